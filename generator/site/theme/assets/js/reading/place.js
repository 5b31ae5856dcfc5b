/* Where the reader is, and where the browser put them. */

import { $$, text } from "../page.js"

export const cameBack = performance.getEntriesByType("navigation")[0]?.type === "back_forward"
export const key = `at:${location.pathname}`        // under which the browser keeps the unit that was being read
export const units = () => text ? $$(":scope > [id]", text) : []

/* The unit at the top of the window; none while the head of the document is still in view. */
export function unitInView() {
  const target = document.getElementById(decodeURIComponent(location.hash.slice(1)))
  if (target) {
    const { top, bottom } = target.getBoundingClientRect()
    if (bottom > 60 && top < innerHeight) return target
  }
  const all = units()
  if (!all.length || all[0].getBoundingClientRect().top > innerHeight / 2) return null
  return all.find(unit => unit.getBoundingClientRect().bottom > 80) ?? null
}

/* The faces arrive after the browser has gone to the target, and lines above it break anew: go there once more,
   unless the reader has moved already. */
if (location.hash && document.fonts.status !== "loaded") {
  let moved = false
  for (const type of ["wheel", "touchstart", "pointerdown", "keydown"])
    addEventListener(type, () => { moved = true }, { once: true, passive: true })
  document.fonts.ready.then(() => {
    const target = document.getElementById(decodeURIComponent(location.hash.slice(1)))
    if (target && !moved) target.scrollIntoView({ behavior: "instant" })
  })
}
