/* Copy links: at every unit, its address as text, its citation as a link. */

import { fill, say, text, words } from "../page.js"

/* The address of a unit as a reader would pass it on: of search words and the like nothing, of `with` yes. */
function addressOf(id) {
  const url = new URL(location.href)
  const beside = url.searchParams.get("with")
  url.search = beside ? `?with=${beside}` : ""
  url.hash = id
  return url.href
}

/* «A/RES/59/262, п. 4 a)»: number and printed letters; of units without a number the symbol alone. */
function citationOf(id) {
  const symbol = text.closest(".resolution").dataset.symbol ?? document.title
  const [, kind, number, rest] = /^(op|pp|fn-)(\d+)((?:-\w+)*)$/.exec(id) ?? []
  if (!kind) return symbol
  const form = { op: words.cite_operative, pp: words.cite_preamble, "fn-": words.cite_note }[kind]
  const above = rest.split("-").map((_, k, parts) => kind + number + parts.slice(0, k + 1).join("-")).slice(1)
  const letters = above.map(one => document.getElementById(one)?.dataset.label ?? "")
  return `${symbol}, ${[fill(form, { n: number }), ...letters].join(" ")}`
}

/* Where plain text is pasted, the address; where formatted text is, the citation as a link. */
async function copy(url, citation) {
  const link = Object.assign(document.createElement("a"), { href: url, textContent: citation }).outerHTML
  try {
    const flavours = { "text/plain": url, "text/html": link }
    for (const type in flavours) flavours[type] = new Blob([flavours[type]], { type })
    await navigator.clipboard.write([new ClipboardItem(flavours)])
    return true
  } catch {                                       // no permission, or a page that is not served securely
    const field = Object.assign(document.createElement("textarea"), { value: url })
    field.style.cssText = "position:fixed;opacity:0"
    document.body.append(field)
    const focused = document.activeElement
    field.select()
    const done = document.execCommand("copy")
    field.remove()
    focused?.focus({ preventScroll: true })
    return done
  }
}

async function copyLink(anchor) {
  const id = anchor.hash.slice(1)
  const url = addressOf(id)
  const done = await copy(url, citationOf(id))
  say(done ? fill(words.copied, { id: `#${id}` }) : fill(words.copy_failed, { url }))
  anchor.classList.toggle("done", done)
  setTimeout(() => anchor.classList.remove("done"), 2000)
}

document.addEventListener("click", event => {
  const anchor = event.target.closest?.(".matter .anchor")
  if (!anchor || event.metaKey || event.ctrlKey || event.shiftKey || event.button) return
  copyLink(anchor)                                // the link itself works on: the unit becomes the target
})
