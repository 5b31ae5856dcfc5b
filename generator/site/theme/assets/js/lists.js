// Lists of documents: sorted by a click on a column, filtered by words, session, year, body, status and subject. State is in the address.
// Without this script the tables are whole and in the order newest first.
(function () {
  "use strict"
  const twins = { а: "a", в: "b", е: "e", ё: "e", к: "k", м: "m", н: "h", о: "o", р: "p", с: "c", т: "t", у: "y", х: "x" }
  const fold = text => text.toLowerCase().replace(/[авеёкмнорстух]/g, letter => twins[letter])

  document.querySelectorAll("table.list").forEach(table => {
    const body = table.tBodies[0]
    const numbered = new Intl.Collator(document.documentElement.lang, { numeric: true, sensitivity: "base" })
    const rows = [...body.rows].map(row => ({
      row,
      words: fold(row.textContent),
      keys: [...row.cells].map(cell => cell.querySelector("time")?.dateTime || cell.textContent),
      values: {
        session: [row.cells[3].textContent],
        year: [row.querySelector("time")?.dateTime.slice(0, 4)],
        body: [row.dataset.body],
        status: [row.dataset.status],
        subject: (row.dataset.subject || "").split("|"),
      },
    }))
    table.classList.add("ready")
    if (rows.length < 2) return
    const own = document.querySelectorAll("table.list").length === 1
    const state = new URLSearchParams(own ? location.search : "")

    // Columns
    const heads = [...table.tHead.rows[0].cells]
    roles()
    heads.forEach((head, column) => {
      const button = document.createElement("button")
      button.type = "button"
      button.textContent = head.textContent
      head.replaceChildren(button)
      button.addEventListener("click", () => {
        const first = column > 1 ? "descending" : "ascending"
        const other = first === "ascending" ? "descending" : "ascending"
        sort(column, head.getAttribute("aria-sort") === first ? other : first)
        keep("sort", `${column}-${head.getAttribute("aria-sort")}`)
      })
    })

    // The rows are grids to the eye (lists.css); that they are a table is said again for browsers that forget it then.
    function roles() {
      table.setAttribute("role", "table")
      for (const part of [table.tHead, body]) part.setAttribute("role", "rowgroup")
      for (const row of table.rows) {
        row.setAttribute("role", "row")
        for (const cell of row.cells) cell.setAttribute("role", cell.tagName === "TH" ? "columnheader" : "cell")
      }
    }

    function sort(column, order) {
      const sign = order === "descending" ? -1 : 1
      heads.forEach((head, n) => n === column ? head.setAttribute("aria-sort", order) : head.removeAttribute("aria-sort"))
      rows.sort((a, b) => {
        const [x, y] = [a.keys[column], b.keys[column]]
        return x && y ? sign * numbered.compare(x, y) : (y ? 1 : 0) - (x ? 1 : 0) // what is not known stands last
      })
      body.append(...rows.map(one => one.row))
    }

    // Filters
    const tools = document.createElement("form")
    tools.className = "list-tools"
    tools.addEventListener("submit", event => event.preventDefault())
    const shown = document.createElement("output")
    const controls = [field("q", table.dataset.filter, input())]
    for (const key of ["session", "year", "body", "status", "subject"]) {
      const values = [...new Set(rows.flatMap(one => one.values[key]).filter(Boolean))]
      if (values.length > 1) controls.push(field(key, table.dataset[key], select(values.sort(numbered.compare), key)))
    }
    tools.append(shown)
    if (table.dataset.filter) table.before(tools)

    function input() {
      const box = document.createElement("input")
      box.type = "search"
      return box
    }

    function select(values, key) {
      const box = document.createElement("select")
      if (key === "year" || key === "session") values.reverse()
      box.append(new Option(table.dataset.any, ""), ...values.map(value => new Option(value, value)))
      return box
    }

    function field(key, name, box) {
      const label = document.createElement("label")
      label.append(name, box)
      tools.append(label)
      box.name = key
      box.autocomplete = "off"
      box.value = state.get(key) || ""
      if (box.selectedIndex === -1) box.value = ""
      box.addEventListener("input", () => { filter(); keep(key, box.value) })
      return box
    }

    function filter() {
      const [words, ...boxes] = controls
      const wanted = fold(words.value).split(/\s+/).filter(Boolean)
      let count = 0
      for (const one of rows) {
        const fits = wanted.every(word => one.words.includes(word)) &&
          boxes.every(box => !box.value || one.values[box.name].includes(box.value))
        one.row.hidden = !fits
        count += fits
      }
      shown.textContent = count
        ? table.dataset.shown.replace("{n}", count).replace("{all}", rows.length)
        : table.dataset.none
    }

    function keep(key, value) {
      if (!own) return
      value ? state.set(key, value) : state.delete(key)
      const query = state.toString()
      history.replaceState(history.state, "", location.pathname + (query ? `?${query}` : "") + location.hash)
    }

    const [, column, order] = /^([0-3])-((?:a|de)scending)$/.exec(state.get("sort") || "") || []
    if (order) sort(Number(column), order)
    if (table.dataset.filter) filter()
  })
})()
