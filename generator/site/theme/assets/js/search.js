/* Search that finds paragraphs: a dialog on every page («/», Ctrl+K) and the page /{lang}/search/. Pagefind does the
   finding (stems, an index a language); what it finds is shown by unit, and the words found stay marked on the page.

   query.js → finder.js → panel.js; marks.js marks what was found. */

import { isOpen, settle, show } from "./search/panel.js"
import { mark } from "./search/marks.js"

document.addEventListener("click", event => {
  const opener = event.target.closest?.("[data-search-open]")
  if (!opener || event.metaKey || event.ctrlKey || event.shiftKey) return
  event.preventDefault()
  show(opener)
})

/* Before the theme's own keys: «/» and Ctrl+K are the search's. */
document.addEventListener("keydown", event => {
  const writing = /^(?:INPUT|TEXTAREA|SELECT)$/.test(document.activeElement?.tagName) || document.activeElement?.isContentEditable
  const asked = (event.key === "/" && !writing && !event.ctrlKey && !event.metaKey) || (event.key.toLowerCase() === "k" && (event.ctrlKey || event.metaKey))
  if (!asked) return
  event.preventDefault()
  event.stopPropagation()
  show()
}, true)

const page = document.querySelector(".find--page")
if (page) settle(page)
mark(isOpen)
