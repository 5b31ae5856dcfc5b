/* The reading page: copy links, note tooltips, the language switch, two languages side by side, the way back.
   Without this file every link still leads where it says. */

import "./reading/copy.js"
import "./reading/notes.js"
import "./reading/beside.js"
import "./reading/resume.js"
import { $$ } from "./page.js"

const languages = () => $$(".languages[open]")
document.addEventListener("click", event => languages().forEach(menu => { if (!menu.contains(event.target)) menu.open = false }))
document.addEventListener("keydown", event => {
  if (event.key === "Escape") languages().forEach(menu => { menu.open = false; menu.querySelector("summary").focus() })
})

$$(".table-box > .table").forEach(table => { if (table.scrollWidth > table.clientWidth) table.tabIndex = 0 })
document.querySelector("[data-print]")?.addEventListener("click", () => print())
const folds = () => $$("details.fold:not([open])")
addEventListener("beforeprint", () => folds().forEach(fold => { fold.open = fold.dataset.unfolded = true }))
addEventListener("afterprint", () => $$("[data-unfolded]").forEach(fold => { fold.open = false; delete fold.dataset.unfolded }))
const drawer = document.getElementById("__drawer")
const menu = document.querySelector(".menu")
function turn(open) {
  drawer.checked = open
  menu?.setAttribute("aria-expanded", open)
}
menu?.addEventListener("click", () => {
  turn(!drawer.checked)
  if (drawer.checked) document.querySelector(".side a")?.focus({ preventScroll: true })
})
drawer.addEventListener("change", () => turn(drawer.checked))
$$(".side a").forEach(link => link.addEventListener("click", () => turn(false)))
document.addEventListener("keydown", event => {
  if (event.key === "Escape" && drawer.checked) { turn(false); menu?.focus() }
})
