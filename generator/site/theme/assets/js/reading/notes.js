/* Notes: what Material's tooltips lack, and the notes in the margin of very wide screens. */

import { $$, text, words } from "../page.js"

const openTooltips = () => $$(".md-tooltip2[role=dialog]:not([hidden])")
const hosts = new WeakMap()

/* A name, a description for the mark, and none of the links that belong to the note at the foot. */
function complete(tooltip) {
  $$(".footnote-backref, .anchor", tooltip).forEach(link => link.remove())
  $$("[id]", tooltip).forEach(element => element.removeAttribute("id"))
  const label = tooltip.querySelector(".label")?.textContent.trim() ?? ""
  tooltip.setAttribute("aria-label", `${words.note} ${label}`.trim())
  requestAnimationFrame(() => {
    const host = document.querySelector(`[aria-controls="${tooltip.id}"]`)
    hosts.set(tooltip, host)
    host?.setAttribute("aria-describedby", tooltip.id)
  })
}
new MutationObserver(records => {
  for (const { addedNodes } of records)
    for (const node of addedNodes)
      if (node.nodeType === 1 && node.matches(".md-tooltip2[role=dialog]")) complete(node)
}).observe(document.body, { childList: true })

/* Escape closes; Material takes the hidden element away when pointer and focus have left. Who comes back to the mark
   before that gets it again. */
for (const type of ["focusin", "mouseover"])
  document.addEventListener(type, event => {
    const mark = event.target.closest?.(".footnote-ref")
    if (mark) $$(".md-tooltip2[hidden]").forEach(tooltip => { if (hosts.get(tooltip) === mark) tooltip.hidden = false })
  })
document.addEventListener("keydown", event => {
  if (event.key !== "Escape") return
  openTooltips().forEach(tooltip => {
    tooltip.hidden = true
    hosts.get(tooltip)?.removeAttribute("aria-describedby")
  })
})

/* A tap opens; a second tap on the mark goes to the note. */
let touched = null
document.addEventListener("pointerdown", event => {
  const mark = event.target.closest?.(".footnote-ref")
  if (event.pointerType !== "mouse" && !event.target.closest?.(".md-tooltip2")) {
    if (touched && mark !== touched) { touched.dispatchEvent(new MouseEvent("mouseleave")); touched.blur() }
    if (!mark) touched = null
  }
})
document.addEventListener("click", event => {
  const mark = event.target.closest?.(".footnote-ref")
  if (!mark || event.pointerType === "mouse" || !event.pointerType) return
  if (mark === touched) { touched = null; return }
  event.preventDefault()
  touched = mark
  mark.focus({ preventScroll: true })
})

/* Very wide screens: each note in the margin, too, beside its first mark. A picture of the note, no second copy of it:
   hidden from assistive technology, out of the tab order, not in print. */
const wide = matchMedia("(min-width: 100em)")
export function notesInMargin() {
  $$(".margin-note").forEach(note => note.remove())
  if (!text || !wide.matches || document.documentElement.classList.contains("beside")) return
  const top = text.getBoundingClientRect().top
  let free = 0
  for (const mark of $$("sup[id^='fnref-'] .footnote-ref", text)) {
    const note = document.getElementById(mark.hash.slice(1))
    if (!note) continue
    const picture = document.createElement("aside")
    picture.className = "margin-note"
    picture.inert = true
    picture.ariaHidden = "true"
    picture.textContent = [...note.children].map(part => part.textContent.trim()).filter(Boolean).join(" ")
    text.append(picture)
    free = Math.max(free, mark.getBoundingClientRect().top - top - 4)
    picture.style.top = `${free}px`
    free += picture.offsetHeight + 8
  }
}
document.fonts.ready.then(notesInMargin)
let settle
addEventListener("resize", () => { clearTimeout(settle); settle = setTimeout(notesInMargin, 150) })
