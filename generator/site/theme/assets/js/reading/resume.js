/* The way back: the unit that was being read, for this tab and for the next visit. */

import { fill, store, text, words } from "../page.js"
import { cameBack, key, unitInView, units } from "./place.js"

if (text) {
  const before = store(localStorage, key)
  addEventListener("pagehide", () => {
    const id = unitInView()?.id ?? ""
    store(sessionStorage, key, id)
    store(localStorage, key, id)
  })
  const unit = before && document.getElementById(before)
  if (unit && !location.hash && !location.search && !cameBack && scrollY < 10 && units().indexOf(unit) > 2) offer(unit)
}

function offer(unit) {
  const link = document.createElement("a")
  link.className = "tool resume"
  link.href = `#${unit.id}`
  link.textContent = fill(words.resume, { id: unit.querySelector(".label")?.textContent.trim() || unit.id })
  text.parentElement.append(link)
  const gone = () => link.remove()
  link.addEventListener("click", gone)
  setTimeout(gone, 15000)
}
