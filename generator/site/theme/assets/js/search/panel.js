/* The panel of the search, the same in the dialog of every page and on the page /{lang}/search/. */

import { base, fill, language, node, said } from "../page.js"
import { FILTERS, engine, excerpt, find } from "./finder.js"
import { keep, mark } from "./marks.js"
import { named, normal } from "./query.js"

const IN_DIALOG = 5, ON_PAGE = 10                   // documents shown; on the page as many more at each press
const state = { query: "", part: "", everywhere: false, run: 0, pending: false, entered: false }
let panel, input, list, status, filters, share, more
const isDialog = () => panel.tagName === "DIALOG"

export const isOpen = () => Boolean(panel?.open)

/* Open the dialog, or go to the box where the page is the search's own. */
export function show(opener) {
  if (!panel) build(node("dialog", { className: "find", "aria-label": said.search }))
  if (!isDialog()) return input.focus()
  if (!panel.open) {
    opener?.focus()                                 // where the browser puts the focus back
    panel.showModal()
    engine(state.everywhere).then(({ known }) => offer(known, known), () => {})  // a search will say what is wrong
  }
  input.focus()
  input.select()
}

/* Make an element of the page the panel, with the query and the filters of its address. */
export function settle(place) {
  const asked = new URLSearchParams(location.search)
  for (const key of [...FILTERS, "part"]) state[key] = asked.get(key) ?? ""
  state.everywhere = asked.get("all") === "1"
  build(place)
  input.value = asked.get("q") ?? ""
  search()
  input.focus()
}

/* Closed by Escape, the box would keep the focus for a moment, and the next «/» would be typed into it. */
function hide() {
  state.entered = false
  input.blur()
  panel.close()
}

/* -- Its parts -------------------------------------------------------------------------------------------------------- */

function build(place) {
  panel = place
  input = node("input", {
    type: "search", className: "find__input", placeholder: said.placeholder, autocomplete: "off", spellcheck: false,
    role: "combobox", "aria-expanded": "false", "aria-controls": "find-list", "aria-autocomplete": "list", "aria-label": said.search,
  })
  list = node("div", { id: "find-list", className: "found", role: "listbox", "aria-label": said.results })
  status = node("p", { className: "find__status", role: "status" })
  filters = node("div", { className: "find__filters" })
  share = node("a", { className: "find__page", textContent: said.share, href: "#", hidden: !isDialog() })
  const close = node("button", { type: "button", className: "find__close", textContent: "×", "aria-label": said.close, onclick: hide })
  const form = node("form", { className: "find__form", role: "search", onsubmit: event => { event.preventDefault(); go() } }, input, ...(isDialog() ? [close] : []))
  more = node("button", { type: "button", className: "find__more", textContent: said.show_more, hidden: true, onclick: () => search(state.limit + ON_PAGE) })
  panel.append(form, filters, status, list, more, share)
  if (isDialog()) document.body.append(panel)
  input.addEventListener("input", () => {
    Object.assign(state, { pending: true, entered: false })
    clearTimeout(state.wait)
    state.wait = setTimeout(() => search(), 60)
  })
  input.addEventListener("keydown", keys)
  panel.addEventListener("click", event => { if (event.target === panel && isDialog()) hide() })
  chooser("part", said.part, [["preamble", said.part_preamble], ["operative", said.part_operative], ["notes", said.part_notes]])
  for (const key of FILTERS) if (key !== "subject") chooser(key, said[key], [])
  if ((said.languages ?? []).length > 1) everywhere()
}

function chooser(key, label, options) {
  const old = filters.querySelector(`[data-key="${key}"]`)
  const select = node("select", { "aria-label": label, "data-key": key, onchange: () => { state[key] = select.value; search() } },
    node("option", { value: "", textContent: label }), ...options.map(([value, text]) => node("option", { value, textContent: text })))
  select.value = state[key] ?? ""
  if (old) old.replaceWith(select)
  else filters.insertBefore(select, filters.querySelector(".find__all"))
}

function everywhere() {
  const box = node("input", { type: "checkbox", checked: state.everywhere, onchange: () => { state.everywhere = box.checked; search() } })
  filters.append(node("label", { className: "find__all" }, box, ` ${said.everywhere}`))
}

/* A choice for each filter the index knows, of the values the results have; `counts`: value → documents, if known. */
function offer(known, counts) {
  const names = { adopted: said.adopted, draft: said.draft }
  for (const key of FILTERS) {
    if (!Object.keys(known?.[key] ?? {}).length) { filters.querySelector(`[data-key="${key}"]`)?.remove(); continue }
    const values = Object.entries((counts ?? known)[key] ?? {}).filter(([value, n]) => n || value === state[key])
    const sorted = values.sort(([a], [b]) => b.localeCompare(a, language, { numeric: true }))
    chooser(key, said[key], sorted.map(([value, n]) => [value, (names[value] ?? value) + (counts ? ` (${n})` : "")]))
  }
}

/* -- A search --------------------------------------------------------------------------------------------------------- */

/* Search for what the box says and show at most `limit` documents. A way straight to one is there at once, the hits when the engine has them; till then the old ones stay. */
async function search(limit = isDialog() ? IN_DIALOG : ON_PAGE) {
  const run = ++state.run
  state.limit = limit
  state.query = input.value
  remember()
  const query = normal(state.query)
  const answer = find(query, state, limit).catch(error => ({ documents: [], error }))
  const straight = [await jump(state.query)].filter(Boolean)
  if (run !== state.run) return
  if (straight.length) shown(straight)
  const { documents, total, certain, known, counts, error } = await answer
  if (run !== state.run) return
  shown([...straight, ...documents.map(documentOf)])
  status.textContent = error ? said.unavailable : !query || (straight.length && !total) ? "" : total ? fill(certain ? said.count : said.count_most, { n: total }) : said.nothing
  more.hidden = isDialog() || documents.length < limit || documents.length === total
  if (error) throw error
  offer(known, counts)
}

function shown(groups) {
  list.replaceChildren(...groups)
  const options = [...list.querySelectorAll("[role=option]")]
  options.forEach((option, i) => { option.id = `found-${i}` })
  input.setAttribute("aria-expanded", String(options.length > 0))
  choose(options[0])
  state.pending = false
  if (state.entered) go()
}

/* The address of the search, to be sent to a colleague. */
function remember() {
  const values = { q: state.query, part: state.part, all: state.everywhere ? "1" : "", ...Object.fromEntries(FILTERS.map(f => [f, state[f] ?? ""])) }
  const url = new URL(`${language}/search/`, base)
  for (const key in values) if (values[key]) url.searchParams.set(key, values[key])
  share.href = url.href
  if (!isDialog()) history.replaceState(null, "", url)
}

/* -- The document or paragraph a query names --------------------------------------------------------------------------- */

/* A way straight there, where it exists. */
async function jump(query) {
  const asked = named(query)
  if (!asked) return null
  const { symbol, id } = asked
  if (!(symbol ? await exists(symbol) : document.querySelector(`.resolution [id="${id}"]`))) return null
  const url = symbol ? new URL(`${language}/${symbol}/${id ? `#${id}` : ""}`, base) : new URL(`#${id}`, location.href)
  const label = [symbol, id && spoken(id)].filter(Boolean).join(", ")
  return group(label, "", [option(url, said.jump, node("span", { className: "found__text", textContent: label }), [])])
}

/* The documents of the language, a symbol a line; loaded when a query first looks like one. */
let symbols
async function exists(symbol) {
  symbols ??= fetch(new URL(`${language}/symbols.txt`, base)).then(answer => answer.text())
  return `\n${await symbols}\n`.includes(`\n${symbol}\n`)
}

/* «п. 4 a)» of op4-a */
function spoken(id) {
  const [, , kind, number, rest] = /^(.*?)(op|pp|fn-|p)(\d+)((?:-\w+)*)$/.exec(id) ?? []
  const name = { op: said.operative, p: said.operative, pp: said.preambular, "fn-": said.note }[kind]
  if (name) return [fill(name, { n: number }), ...rest.split("-").filter(Boolean).map(letter => `${letter})`)].join(" ")
  return said[`unit_${id}`] ?? said.unit_heading ?? id
}

/* -- What is shown ----------------------------------------------------------------------------------------------------- */

function documentOf({ data, hits }) {
  const { symbol = "", heading = "", date = "", unofficial } = data.meta
  const when = date && new Intl.DateTimeFormat(language, { dateStyle: "long" }).format(new Date(`${date}T12:00`))
  const small = [when, unofficial && said.unofficial].filter(Boolean).join(" · ")
  const address = new URL(data.url.replace(/^\//, ""), data.url.startsWith(base.pathname) ? location.origin : base)
  const forms = hits.flatMap(hit => [...hit.places.keys()].map(i => hit.text[i]))
  return group(`${symbol} ${heading}`.trim(), small, hits.slice(0, 3).map(hit => {
    const url = new URL(address)
    url.hash = hit.id === "title" ? "" : hit.id
    return option(url, spoken(hit.id), excerptOf(hit), forms)
  }), hits.length > 3 ? fill(said.more, { n: hits.length - 3 }) : "")
}

function excerptOf(hit) {
  const { start, end, before, after } = excerpt(hit)
  const line = node("span", { className: "found__text" }, before ? "… " : "")
  for (let i = start; i < end; i++) line.append(...(hit.places.has(i) ? marked(hit.text[i]) : [hit.text[i]]), " ")
  if (after) line.append("…")
  return line
}

/* A word with its letters marked and its stops not. */
function marked(word) {
  const [, before, letters, after] = /^([^\p{L}\d]*)(.*?)([^\p{L}\d]*)$/u.exec(word)
  return [before, node("mark", { textContent: letters }), after]
}

function group(title, small, options, more = "") {
  return node("div", { className: "found__document", role: "group", "aria-label": title },
    node("p", { className: "found__title", "aria-hidden": "true" }, title, node("small", { textContent: small })), ...options,
    ...(more ? [node("p", { className: "found__more", textContent: more, "aria-hidden": "true" })] : []))
}

function option(url, label, text, forms) {
  const made = node("a", { href: url.href, className: "found__unit", role: "option", tabIndex: -1, "aria-selected": "false" },
    node("b", { textContent: label }), " ", text)
  made.addEventListener("click", event => {
    keep(url, forms)
    if (!isDialog() || url.pathname !== location.pathname) return
    if (!url.hash) event.preventDefault()           // here already
    hide()
    setTimeout(() => mark(isOpen))
  })
  return made
}

/* -- Keys -------------------------------------------------------------------------------------------------------------- */

function choose(option) {
  list.querySelectorAll("[aria-selected=true]").forEach(other => other.setAttribute("aria-selected", "false"))
  option?.setAttribute("aria-selected", "true")
  option?.scrollIntoView({ block: "nearest" })
  option ? input.setAttribute("aria-activedescendant", option.id) : input.removeAttribute("aria-activedescendant")
}

/* Enter: go to what is chosen; pressed before anything is shown, as soon as it is. */
function go() {
  state.entered = state.pending
  if (!state.pending) list.querySelector("[aria-selected=true]")?.click()
}

function keys(event) {
  const options = [...list.querySelectorAll("[role=option]")]
  const at = options.findIndex(option => option.getAttribute("aria-selected") === "true")
  if (event.key === "Escape" && isDialog()) {
    event.preventDefault()                          // the browser would only empty the box
    hide()
  }
  if ((event.key === "ArrowDown" || event.key === "ArrowUp") && options.length) {
    event.preventDefault()
    choose(options[(at + (event.key === "ArrowDown" ? 1 : options.length - 1)) % options.length])
  }
}
