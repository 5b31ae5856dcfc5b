/* The words found stay marked on the page they led to, until they are dismissed. */

import { language, node, said } from "../page.js"
import { meant } from "./query.js"

const KEPT = "found-words"
const WORD = /[\p{L}\d]+(?:[-’'][\p{L}\d]+)*/gu

/* Keep the forms of the words found for the page a hit leads to; of a phrase not its «в» and “of”. */
export function keep(url, forms) {
  const long = forms.filter(form => /\p{L}{3}|\d/u.test(form)), kept = [...new Set(long.length ? long : forms)]
  if (kept.length) sessionStorage.setItem(KEPT, JSON.stringify({ path: url.pathname, forms: kept }))
}

/* Mark the forms kept for this page, once. `busy()`: Escape means something else now. */
export function mark(busy) {
  const kept = JSON.parse(sessionStorage.getItem(KEPT) ?? "null")
  const text = document.querySelector(".resolution .matter, .resolution .text")
  if (!kept || kept.path !== location.pathname || !text || !CSS.highlights) return
  sessionStorage.removeItem(KEPT)
  const ranges = places(text, new Set(kept.forms.map(form => form.toLowerCase().match(WORD)?.[0])))
  if (!ranges.length) return
  CSS.highlights.set("found", new Highlight(...ranges))
  offerDismissal(busy)
}

/* Where the forms stand in an element, compared by the letters that are meant. */
function places(element, forms) {
  const ranges = []
  for (const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT); walker.nextNode();) {
    for (const found of walker.currentNode.data.matchAll(WORD)) {
      if (!forms.has(meant(found[0], language === "ru").toLowerCase())) continue
      const range = new Range()
      range.setStart(walker.currentNode, found.index)
      range.setEnd(walker.currentNode, found.index + found[0].length)
      ranges.push(range)
    }
  }
  return ranges
}

function offerDismissal(busy) {
  const button = node("button", { type: "button", className: "unmark", textContent: said.unmark })
  const dismiss = () => { CSS.highlights.delete("found"); button.remove(); document.removeEventListener("keydown", escape) }
  const escape = event => event.key === "Escape" && !busy() && dismiss()
  button.addEventListener("click", dismiss)
  document.addEventListener("keydown", escape)
  document.querySelectorAll(".unmark").forEach(other => other.remove())
  document.body.append(button)
}
