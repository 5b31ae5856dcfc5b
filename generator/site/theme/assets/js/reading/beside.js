/* Two languages side by side, and the switch from one to the other: the same paragraph. */

import { $$, fill, store, text, words } from "../page.js"
import { notesInMargin } from "./notes.js"
import { cameBack, key, unitInView, units } from "./place.js"

/* -- The other page -------------------------------------------------------------------------------------------------- */

function aim(link) {
  link.hash = unitInView()?.id ?? location.hash
}
for (const type of ["pointerdown", "focusin", "click"])
  document.addEventListener(type, event => {
    const link = event.target.closest?.("a[data-language]")
    if (link) aim(link)
  }, true)
/* -- Side by side ---------------------------------------------------------------------------------------------------- */

const switches = $$(".beside-switch")
const count = document.querySelector(".beside-count")
const pages = new Map()

function fetchPage(path) {
  if (!pages.has(path)) pages.set(path, fetch(path).then(async answer => {
    if (!answer.ok) throw new Error(answer.status)
    return new DOMParser().parseFromString(await answer.text(), "text/html")
  }))
  return pages.get(path)
}

/* A copy without ids (they are this page's); note marks lead to the notes beside, which keep theirs with a prefix. */
function counterpart(unit, language, direction) {
  const other = unit.cloneNode(true)
  other.classList.add("other")
  other.lang = language
  other.dir = direction
  other.dataset.unit = unit.id
  $$(".anchor, .footnote-backref, noscript", other).forEach(element => element.remove())
  $$("[id]", other).forEach(element => element.removeAttribute("id"))
  other.removeAttribute("id")
  $$(".footnote-ref", other).forEach(mark => { mark.hash = `${language}-${mark.hash.slice(1)}` })
  if (unit.matches("li")) other.id = `${language}-${unit.id}`
  return other
}

function blank(like, classes) {
  const element = document.createElement(like.matches("li") ? "li" : "p")
  element.className = `none ${classes}`
  element.textContent = words.beside_none
  return element
}

/* Put `theirs` next to `ours` by id, in their order; what has no counterpart keeps its place. Returns how many. */
function align(ours, theirs, language, direction) {
  const own = new Map(ours.map(unit => [unit.id, unit]))
  const known = new Set(theirs.map(unit => unit.id))
  let alone = 0
  for (const unit of ours)
    if (!known.has(unit.id)) { unit.after(blank(unit, "other")); alone++ }
  let last = null
  for (const unit of theirs) {
    const copy = counterpart(unit, language, direction)
    if (own.has(unit.id)) {
      own.get(unit.id).after(copy)
    } else {
      const gap = blank(unit, "gap")
      if (last) last.after(gap, copy)
      else ours[0]?.before(gap, copy)
      alone++
    }
    last = copy
  }
  return alone
}

/* Change the page, and keep what the reader looks at where it is. */
function holding(change) {
  const unit = unitInView()
  const before = unit?.getBoundingClientRect().top
  change()
  if (unit) scrollBy({ top: unit.getBoundingClientRect().top - before, behavior: "instant" })
}

function clear() {
  $$(".other, .gap, .title-other, .notice--other", text.parentElement).forEach(element => element.remove())
  document.documentElement.classList.remove("beside")
  switches.forEach(one => one.setAttribute("aria-pressed", "false"))
  count.textContent = ""
  notesInMargin()
}

function lay(page, button) {
  const language = page.documentElement.lang
  const direction = page.body.dir || "ltr"
  const theirs = page.querySelector(".resolution .matter")
  clear()
  document.documentElement.classList.add("beside")
  notesInMargin()
  button.setAttribute("aria-pressed", "true")
  let alone = align(units(), $$(":scope > [id]", theirs), language, direction)
  const list = text.querySelector(".footnote > ol")
  if (list) alone += align($$(":scope > li", list), $$(".footnote > ol > li", theirs), language, direction)
  const title = Object.assign(document.createElement("p"), { className: "title-other", lang: language, dir: direction })
  title.textContent = page.querySelector("h1").textContent.trim()
  document.querySelector(".resolution h1").after(title, ...notices(page, language, direction))
  count.textContent = alone ? fill(words.beside_count, { n: alone }) : words.beside_whole
  mountTooltips()
}

/* What the other page says of itself («unofficial translation») holds beside as well, and in print. */
function notices(page, language, direction) {
  return $$(".notice", page).map(notice => {
    const copy = document.importNode(notice, true)
    copy.classList.add("notice--other")
    Object.assign(copy, { lang: language, dir: direction })
    return copy
  })
}

/* Material mounts what is new when it is told of a document; it must not see the alternates then (see main.html). */
function mountTooltips() {
  const alternates = $$("link[rel=alternate]")
  alternates.forEach(link => { link.rel = "alternate " })
  window.document$?.next(document)
  alternates.forEach(link => { link.rel = "alternate" })
}

function remember(language) {
  const url = new URL(location.href)
  language ? url.searchParams.set("with", language) : url.searchParams.delete("with")
  history.replaceState(history.state, "", url)
}

async function beside(button) {
  if (button.getAttribute("aria-pressed") === "true") { holding(clear); remember(null); return }
  count.textContent = words.beside_loading
  try {
    const page = await fetchPage(button.dataset.path)
    holding(() => lay(page, button))
    remember(button.dataset.with)
  } catch {
    clear()
    count.textContent = words.beside_failed
  }
}

/* The other page is fetched as soon as the switch is aimed at, so that it opens at once. */
for (const button of switches) {
  for (const type of ["pointerenter", "focus"]) button.addEventListener(type, () => fetchPage(button.dataset.path).catch(() => {}))
  button.addEventListener("click", event => { event.preventDefault(); beside(button) })
  button.addEventListener("keydown", event => { if (event.key === " ") { event.preventDefault(); beside(button) } })
}

/* Opened with ?with=en: the page waits for the second language (main.html), then goes to where it was asked to be. */
const wanted = switches.find(one => one.dataset.with === new URLSearchParams(location.search).get("with"))
const show = () => document.documentElement.classList.remove("waiting")
if (wanted && text) beside(wanted).then(() => {
  show()
  const place = cameBack && store(sessionStorage, key) || decodeURIComponent(location.hash.slice(1))
  if (place) document.getElementById(place)?.scrollIntoView({ behavior: "instant" })
})
else show()

/* A selection that begins in one language stays in it. */
text?.addEventListener("pointerdown", event => {
  if (document.documentElement.classList.contains("beside"))
    document.documentElement.dataset.select = event.target.closest(".other") ? "other" : "own"
})
