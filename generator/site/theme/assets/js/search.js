/* Search that finds paragraphs: a dialog on every page («/», Ctrl+K) and the page /{lang}/search/. Pagefind does the
   finding (stems, an index a language); what it finds is shown by unit, and the words found stay marked on the page. */
(function () {
  "use strict"

  const said = JSON.parse(document.getElementById("find-words")?.textContent ?? "{}")
  const base = new URL(said.base ?? ".", location.href)
  const language = document.documentElement.lang || "ru"
  const UNIT = /^(?:(?:[a-z]|part-\w+|annex\d*|s\d+|h\d+|art\d+|n\d+|rule\d+)-)*(?:pp\d|op\d|p\d|s\d|h\d|t\d|annex|fn-\d|formula|close|title|art\d|n\d|rule\d)/
  const FILTERS = ["body", "session", "year", "status", "subject"]
  const fill = (sentence, values) => (sentence ?? "").replace(/\{(\w+)\}/g, (_, key) => values[key] ?? "")
  const node = (name, attributes = {}, ...children) => {
    const made = Object.assign(document.createElement(name), attributes)
    for (const key in attributes) if (key.includes("-") || key === "role") made.setAttribute(key, attributes[key])
    made.append(...children)
    return made
  }

  /* -- The words of a query ---------------------------------------------------------------------------------------- */

  const LATIN = "aceopxykmthbACEOPXYKMTHB", CYRILLIC = "асеорхукмтнвАСЕОРХУКМТНВ"
  const swap = (word, from, to) => [...word].map(c => (from.includes(c) ? to[from.indexOf(c)] : c)).join("")

  /* A word of two scripts is read in the script most of its letters have; a lone Latin «c» between Russian words is «с». */
  function meant(word, russian) {
    const cyrillic = (word.match(/[а-яё]/gi) ?? []).length, latin = (word.match(/[a-z]/gi) ?? []).length
    if (cyrillic && latin) return cyrillic >= latin ? swap(word, LATIN, CYRILLIC) : swap(word, CYRILLIC, LATIN)
    if (latin === 1 && word.length === 1 && russian) return swap(word, LATIN, CYRILLIC)
    return word
  }

  function normal(query) {
    const russian = /[а-яё]{2}/i.test(query)
    const fixed = symbols(query).replace(/[\p{L}\p{M}]+/gu, word => meant(word, russian))
    return fixed.replace(/(?<!\p{L})[A-Z]\/(?=\d)/gu, "").replace(/ё/g, "е").replace(/Ё/g, "Е").replace(/[«»„“”]/g, '"').trim()
  }

  /* «А/59/48» with a Cyrillic А is a symbol: its letters are Latin. */
  const symbols = query => query.replace(/(?<![\p{L}])[А-ЯA-Z]{1,4}(?=\/)/gu, head => swap(head, CYRILLIC, LATIN))

  /* -- The box is a jump box --------------------------------------------------------------------------------------- */

  const SYMBOL = /^([A-Z][A-Z.\d]{0,7}(?:\/[\w.()-]+)+)(?:[\s,]+(.*))?$/i
  const NUMBER = /^((?:(?:ES|S)-)?\d{1,3}\/\d{1,4}[A-Z]?|\d{1,4}\((?:[IVXLC]+|\d{4})\))(?:[\s,]+(.*))?$/i
  const PARAGRAPH = /^(?:п\.?|пункт|op|para\.?|paragraph|#op|art[íi]?c?u?l?o?\.?)?\s*(\d{1,3})(?:[\s.-]*\(?([a-zа-я]{1,2})\)?)?(?:[\s-]*\(?([ivx]+)\)?)?$/i

  function jump(query) {
    const text = symbols(query.trim()).replace(/\s*\/\s*/g, "/")
    const here = document.querySelector(".resolution")
    const local = here && /^(?:п|op|para|#|пункт)/i.test(text) ? PARAGRAPH.exec(text) : null
    if (local) return { url: new URL(`#${unit(local)}`, location.href), label: spoken(unit(local)), local: unit(local) }
    const [, symbol, rest] = SYMBOL.exec(text) ?? [null, ...bare(text)]
    const paragraph = rest ? PARAGRAPH.exec(rest.trim()) : null
    if (!symbol || (rest && !paragraph)) return null
    const id = paragraph ? unit(paragraph) : ""
    const url = new URL(`${language}/${symbol}/${id ? `#${id}` : ""}`, base)
    return { url, symbol, label: id ? `${symbol}, ${spoken(id)}` : symbol }
  }

  /* «59/262 п. 4» is resolution A/RES/59/262, its paragraph 4. */
  function bare(text) {
    const [, number, rest] = NUMBER.exec(text) ?? []
    return number ? [`A/RES/${number.toUpperCase()}`, rest] : []
  }

  const unit = ([, number, letter, roman]) =>
    ["op" + number, letter && swap(letter.toLowerCase(), CYRILLIC, LATIN), roman?.toLowerCase()].filter(Boolean).join("-")

  /* «п. 4 a)» of op4-a */
  function spoken(id) {
    const [, above, kind, number, rest] = /^(.*?)(op|pp|fn-|p)(\d+)((?:-\w+)*)$/.exec(id) ?? []
    const name = { op: said.operative, p: said.operative, pp: said.preambular, "fn-": said.note }[kind]
    if (name) return [fill(name, { n: number }), ...rest.split("-").filter(Boolean).map(letter => `${letter})`)].join(" ")
    return said[`unit_${id}`] ?? said.unit_heading ?? id
  }

  const PARTS = { preamble: /(^|-)(pp|formula)/, operative: /(^|-)op\d/, notes: /^fn-/ }

  /* -- Finding ------------------------------------------------------------------------------------------------------ */

  const engines = new Map()

  /* The engine of one language, or of all of them; loaded when it is first needed. */
  async function engine(everywhere) {
    const key = everywhere ? "all" : language
    if (!engines.has(key)) engines.set(key, load(everywhere))
    return engines.get(key)
  }

  async function load(everywhere) {
    const place = new URL("pagefind/", base)
    const own = await import(new URL("pagefind.js", place))
    const found = own.createInstance ? own.createInstance({ basePath: place.pathname, baseUrl: base.pathname }) : own
    if (!own.createInstance) await own.options({ baseUrl: base.pathname })
    if (everywhere) for (const code of said.languages ?? []) {
      if (code !== language) await found.mergeIndex(place.href, { language: code, baseUrl: base.pathname })
    }
    await found.filters()                           // else the results come without their counts
    return found
  }

  /* Hits of a query: documents in order, each with the units that hold its words. */
  async function find(query, options, limit) {
    const finder = await engine(options.everywhere)
    const filters = Object.fromEntries(FILTERS.filter(f => options[f]).map(f => [f, options[f]]))
    const phrase = /^"[^"]+"$/.test(query)
    const found = await finder.search(query, { filters })
    const documents = []
    for (const result of found.results) {
      if (documents.length >= limit) break
      const data = await result.data()
      const hits = units(data, options.part, query)
      if (hits.length) documents.push({ data, hits })
    }
    return { documents, total: found.results.length, filters: found.filters, phrase }
  }

  /* The units a document's matches stand in: the last unit's anchor at or before the place of each. */
  function units(data, part, query) {
    const long = /[\p{L}\d]{3}/u.test(query)        // beside longer words, «с» and “of” say nothing of a place
    const words = data.raw_content ? data.raw_content.split(/\s+/) : data.content.split(/\s+/)
    const anchors = data.anchors.filter(a => UNIT.test(a.id)).sort((a, b) => a.location - b.location)
    const hits = new Map()
    for (const place of data.locations) {
      const k = anchors.findLastIndex(a => a.location <= place)
      const id = k < 0 ? "title" : anchors[k].id
      if (long && (words[place] ?? "").replace(/[^\p{L}\d]/gu, "").length < 3) continue
      if (part && !PARTS[part].test(id)) continue
      const hit = hits.get(id) ?? { id, places: [], from: anchors[k]?.location ?? 0, to: anchors[k + 1]?.location ?? words.length }
      hit.places.push(place)
      hits.set(id, hit)
    }
    const kinds = hit => new Set(hit.places.map(i => words[i].toLowerCase().slice(0, 4))).size
    const worth = hit => kinds(hit) * 100 + hit.places.length
    return [...hits.values()].map(hit => ({ ...hit, words })).sort((a, b) => worth(b) - worth(a))
  }

  /* Up to thirty words round the first match, the matches marked. */
  function excerpt({ words, places, from, to }) {
    const label = /^(?:\(?[\p{L}\d]{1,4}\)|\d+\.?)$/u.test(words[from] ?? "") && places[0] > from ? 1 : 0  // it stands before
    const start = Math.max(from + label, places[0] - 10), end = Math.min(to, start + 30)
    const line = node("span", { className: "found__text" }, start > from + label ? "… " : "")
    for (let i = start; i < end; i++) {
      const marked = places.includes(i)
      line.append(marked ? node("mark", { textContent: words[i] }) : words[i], " ")
    }
    if (end < to) line.append("…")
    return line
  }

  /* -- What is shown ------------------------------------------------------------------------------------------------ */

  const state = { query: "", part: "", everywhere: false, run: 0 }
  let panel, input, list, status, filters

  function build(page) {
    input = node("input", {
      type: "search", className: "find__input", placeholder: said.placeholder, autocomplete: "off", spellcheck: false,
      role: "combobox", "aria-expanded": "false", "aria-controls": "find-list", "aria-autocomplete": "list", "aria-label": said.search,
    })
    list = node("div", { id: "find-list", className: "found", role: "listbox", "aria-label": said.results })
    status = node("p", { className: "find__status", role: "status" })
    filters = node("div", { className: "find__filters" })
    const close = node("button", { type: "button", className: "find__close", textContent: "×", "aria-label": said.close, onclick: hide })
    const form = node("form", { className: "find__form", role: "search", onsubmit: event => { event.preventDefault(); open() } }, input, ...(page ? [] : [close]))
    const link = node("a", { className: "find__page", textContent: said.share, href: "#", hidden: page })
    panel = page ?? node("dialog", { className: "find", "aria-label": said.search })
    panel.append(form, filters, status, list, link)
    if (!page) document.body.append(panel)
    input.addEventListener("input", () => { clearTimeout(state.wait); state.wait = setTimeout(search, 60) })
    input.addEventListener("keydown", keys)
    panel.addEventListener("click", event => { if (event.target === panel && !page) hide() })
    state.link = link
    chooser("part", said.part, [["preamble", said.part_preamble], ["operative", said.part_operative], ["notes", said.part_notes]])
    if ((said.languages ?? []).length > 1) everywhere()
  }

  function chooser(key, label, options) {
    const old = filters.querySelector(`[data-key="${key}"]`)
    const select = node("select", { "aria-label": label, "data-key": key, onchange: () => { state[key] = select.value; search() } },
      node("option", { value: "", textContent: label }), ...options.map(([value, text]) => node("option", { value, textContent: text })))
    select.value = state[key] ?? ""
    old ? old.replaceWith(select) : filters.append(select)
  }

  function everywhere() {
    const box = node("input", { type: "checkbox", checked: state.everywhere, onchange: () => { state.everywhere = box.checked; search() } })
    filters.append(node("label", { className: "find__all" }, box, ` ${said.everywhere}`))
  }

  /* Filters Pagefind knows of in these results; one with a single value says nothing. */
  function offer(known) {
    const names = { adopted: said.adopted, draft: said.draft }
    for (const key of FILTERS) {
      const values = Object.entries(known?.[key] ?? {}).filter(([, n]) => n)
      if (values.length < 2 && !state[key]) { filters.querySelector(`[data-key="${key}"]`)?.remove(); continue }
      const sorted = values.sort(([a], [b]) => b.localeCompare(a, language, { numeric: true }))
      chooser(key, said[key], sorted.map(([value, n]) => [value, `${names[value] ?? value} (${n})`]))
    }
  }

  async function search() {
    const run = ++state.run
    state.query = input.value
    const query = normal(state.query)
    remember()
    list.replaceChildren()
    const straight = jump(state.query)
    const first = straight && (await exists(straight))
    if (run !== state.run) return
    if (first) list.append(group(straight.label, "", [option(straight.url, said.jump, node("span", { className: "found__text", textContent: straight.label }), [])]))
    if (!query) { offer({}); status.textContent = ""; return shown() }
    try {
      const { documents, total, filters: known } = await find(query, state, panel.tagName === "DIALOG" ? 5 : 30)
      if (run !== state.run) return
      for (const one of documents) list.append(documentOf(one))
      offer(known)
      status.textContent = documents.length ? fill(said.count, { n: total }) : said.nothing
    } catch (error) {
      status.textContent = said.unavailable
      throw error
    }
    shown()
  }

  function shown() {
    const options = [...list.querySelectorAll("[role=option]")]
    options.forEach((option, i) => { option.id = `found-${i}` })
    input.setAttribute("aria-expanded", String(options.length > 0))
    choose(options[0])
  }

  /* The documents of the language, a symbol a line; loaded when a query first looks like one. */
  let symbolsKnown
  async function exists({ symbol, local }) {
    if (local) return Boolean(document.getElementById(local))
    symbolsKnown ??= fetch(new URL(`${language}/symbols.txt`, base)).then(answer => answer.text())
    return `\n${await symbolsKnown}\n`.includes(`\n${symbol}\n`)
  }

  function documentOf({ data, hits }) {
    const { symbol = "", heading = "", date = "", unofficial } = data.meta
    const when = date && new Intl.DateTimeFormat(language, { dateStyle: "long" }).format(new Date(`${date}T12:00`))
    const small = [when, unofficial && said.unofficial].filter(Boolean).join(" · ")
    const address = new URL(data.url.replace(/^\//, ""), data.url.startsWith(base.pathname) ? location.origin : base)
    const shownHits = hits.slice(0, 3), forms = hit => hit.places.map(i => hit.words[i])
    return group(`${symbol} ${heading}`.trim(), small, shownHits.map(hit => {
      const url = new URL(address)
      url.hash = hit.id === "title" ? "" : hit.id
      return option(url, spoken(hit.id), excerpt(hit), forms(hit))
    }), hits.length > 3 ? fill(said.more, { n: hits.length - 3 }) : "")
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
      if (panel.tagName !== "DIALOG" || !samePage(url)) return
      if (!url.hash) event.preventDefault()         // here already
      hide()
      setTimeout(mark)
    })
    return made
  }

  const samePage = url => url.pathname === location.pathname

  function choose(option) {
    list.querySelectorAll("[aria-selected=true]").forEach(other => other.setAttribute("aria-selected", "false"))
    option?.setAttribute("aria-selected", "true")
    option?.scrollIntoView({ block: "nearest" })
    option ? input.setAttribute("aria-activedescendant", option.id) : input.removeAttribute("aria-activedescendant")
  }

  function keys(event) {
    const options = [...list.querySelectorAll("[role=option]")]
    const at = options.findIndex(option => option.getAttribute("aria-selected") === "true")
    if (event.key === "Escape" && panel.tagName === "DIALOG") {
      event.preventDefault()                        // the browser would only empty the box
      hide()
    }
    if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      event.preventDefault()
      choose(options[(at + (event.key === "ArrowDown" ? 1 : options.length - 1)) % options.length])
    }
  }

  const open = () => list.querySelector("[aria-selected=true]")?.click()

  /* The address of the search, to be sent to a colleague. */
  function remember() {
    const values = { q: state.query, part: state.part, all: state.everywhere ? "1" : "", ...Object.fromEntries(FILTERS.map(f => [f, state[f] ?? ""])) }
    const url = new URL(`${language}/search/`, base)
    for (const key in values) if (values[key]) url.searchParams.set(key, values[key])
    if (state.link) state.link.href = url.href
    if (panel.tagName !== "DIALOG") history.replaceState(null, "", url)
  }

  /* -- The words found stay marked until they are dismissed --------------------------------------------------------- */

  const KEPT = "found-words"
  const keep = (url, forms) => forms.length && sessionStorage.setItem(KEPT, JSON.stringify({ path: url.pathname, forms: [...new Set(forms)] }))

  function mark() {
    const kept = JSON.parse(sessionStorage.getItem(KEPT) ?? "null")
    const text = document.querySelector(".resolution .matter, .resolution .text")
    if (!kept || kept.path !== location.pathname || !text || !CSS.highlights) return
    sessionStorage.removeItem(KEPT)
    const forms = new Set(kept.forms.map(form => form.toLowerCase().replace(/^[^\p{L}\d]+|[^\p{L}\d]+$/gu, "")))
    const ranges = []
    for (const walker = document.createTreeWalker(text, NodeFilter.SHOW_TEXT); walker.nextNode();) {
      for (const found of walker.currentNode.data.matchAll(/[\p{L}\d]+(?:[-’'][\p{L}\d]+)*/gu)) {
        if (!forms.has(found[0].toLowerCase())) continue
        const range = new Range()
        range.setStart(walker.currentNode, found.index)
        range.setEnd(walker.currentNode, found.index + found[0].length)
        ranges.push(range)
      }
    }
    if (!ranges.length) return
    CSS.highlights.set("found", new Highlight(...ranges))
    const button = node("button", { type: "button", className: "unmark", textContent: said.unmark })
    const dismiss = () => { CSS.highlights.delete("found"); button.remove(); document.removeEventListener("keydown", escape) }
    const escape = event => event.key === "Escape" && !panel?.open && dismiss()
    button.addEventListener("click", dismiss)
    document.addEventListener("keydown", escape)
    document.querySelectorAll(".unmark").forEach(other => other.remove())
    document.body.append(button)
  }

  /* -- The dialog and the page --------------------------------------------------------------------------------------- */

  /* Closed by Escape, the box would keep the focus for a moment, and the next «/» would be typed into it. */
  function hide() {
    input.blur()
    panel.close()
  }

  function show(opener) {
    if (!panel) build()
    if (panel.tagName !== "DIALOG") return input.focus()
    if (panel.open) return (input.focus(), input.select())
    opener?.focus()                                 // where the browser puts the focus back
    panel.showModal()
    input.focus()
    input.select()
    engine(false)
  }

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
  if (page) {
    const asked = new URLSearchParams(location.search)
    for (const key of [...FILTERS, "part"]) state[key] = asked.get(key) ?? ""
    state.everywhere = asked.get("all") === "1"
    build(page)
    input.value = asked.get("q") ?? ""
    search()
    input.focus()
  }
  mark()
})()
