/* The reading page: copy links, note tooltips, the language switch, two languages side by side, the way back.
   Without this file every link still leads where it says. */
(function () {
  "use strict"

  const words = JSON.parse(document.getElementById("strings").textContent)
  const live = document.querySelector(".live")
  const text = document.querySelector(".resolution .matter")
  const $$ = (selector, root = document) => [...root.querySelectorAll(selector)]
  const fill = (sentence, values) => (sentence ?? "").replace(/\{(\w+)\}/g, (_, key) => values[key])

  /* Say it: shown for a moment, and read by screen readers. */
  let hush
  function say(sentence) {
    live.textContent = sentence
    live.classList.add("live--on")
    clearTimeout(hush)
    hush = setTimeout(() => live.classList.remove("live--on"), 4000)
  }

  /* -- Copy links ------------------------------------------------------------------------------------------------ */

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
    const symbol = document.querySelector(".resolution").dataset.symbol ?? document.title
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

  /* -- Notes: what Material's tooltips lack ------------------------------------------------------------------------ */

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
    $$(".languages[open]").forEach(menu => { menu.open = false; menu.querySelector("summary").focus() })
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
  function notesInMargin() {
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

  /* -- Where the reader is ----------------------------------------------------------------------------------------- */

  const units = () => text ? $$(":scope > [id]", text) : []

  /* The unit at the top of the window; none while the head of the document is still in view. */
  function unitInView() {
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

  /* -- Language switch: the other page, the same paragraph ----------------------------------------------------------- */

  function aim(link) {
    link.hash = unitInView()?.id ?? location.hash
  }
  for (const type of ["pointerdown", "focusin", "click"])
    document.addEventListener(type, event => {
      const link = event.target.closest?.("a[data-language]")
      if (link) aim(link)
    }, true)
  document.addEventListener("click", event => {
    $$(".languages[open]").forEach(menu => { if (!menu.contains(event.target)) menu.open = false })
  })

  /* -- Two languages side by side ------------------------------------------------------------------------------------ */

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
    $$(".other, .gap, .title-other", text.parentElement).forEach(element => element.remove())
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
    document.querySelector(".resolution h1").after(title)
    count.textContent = alone ? fill(words.beside_count, { n: alone }) : words.beside_whole
    mountTooltips()
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

  for (const button of switches) {
    button.addEventListener("click", event => { event.preventDefault(); beside(button) })
    button.addEventListener("keydown", event => { if (event.key === " ") { event.preventDefault(); beside(button) } })
  }

  /* Opened with ?with=en: the page waits for the second language (main.html), then goes to where it was asked to be. */
  const wanted = switches.find(one => one.dataset.with === new URLSearchParams(location.search).get("with"))
  const back = performance.getEntriesByType("navigation")[0]?.type === "back_forward"
  const show = () => document.documentElement.classList.remove("waiting")
  if (wanted && text) beside(wanted).then(() => {
    show()
    const place = back && store(sessionStorage, `at:${location.pathname}`) || decodeURIComponent(location.hash.slice(1))
    if (place) document.getElementById(place)?.scrollIntoView({ behavior: "instant" })
  })
  else show()

  /* A selection that begins in one language stays in it. */
  text?.addEventListener("pointerdown", event => {
    if (document.documentElement.classList.contains("beside"))
      document.documentElement.dataset.select = event.target.closest(".other") ? "other" : "own"
  })

  /* -- The way back: the unit that was being read, for this tab and for the next visit -------------------------------- */

  function store(kind, key, value) {
    try { return value === undefined ? kind.getItem(key) : kind.setItem(key, value) } catch { return null }
  }
  if (text) {
    const key = `at:${location.pathname}`
    const before = store(localStorage, key)
    addEventListener("pagehide", () => {
      const id = unitInView()?.id ?? ""
      store(sessionStorage, key, id)
      store(localStorage, key, id)
    })
    const unit = before && document.getElementById(before)
    if (unit && !location.hash && !back && !wanted && scrollY < 10 && units().indexOf(unit) > 2) offer(unit)
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

  /* -- Small things ---------------------------------------------------------------------------------------------------- */

  $$(".table-box > .table").forEach(table => { if (table.scrollWidth > table.clientWidth) table.tabIndex = 0 })
  document.querySelector("[data-print]")?.addEventListener("click", () => print())
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
})()
