/* What the page says to the scripts: its words and languages (main.html), where the site begins, the text it holds. */

const given = id => JSON.parse(document.getElementById(id)?.textContent ?? "{}")

export const words = given("strings")               // of the reading page
export const said = given("find-words")             // of the search
export const base = new URL(said.base ?? ".", location.href)
export const language = document.documentElement.lang || "ru"
export const text = document.querySelector(".resolution .matter")

export const $$ = (selector, root = document) => [...root.querySelectorAll(selector)]
export const fill = (sentence, values) => (sentence ?? "").replace(/\{(\w+)\}/g, (_, key) => values[key] ?? "")

/* An element with properties (className, onclick), attributes (role, aria-label) and children. */
export function node(name, attributes = {}, ...children) {
  const made = Object.assign(document.createElement(name), attributes)
  for (const key in attributes) if (key.includes("-") || key === "role") made.setAttribute(key, attributes[key])
  made.append(...children)
  return made
}

/* Say it: shown for a moment, and read by screen readers. */
let hush
export function say(sentence) {
  const live = document.querySelector(".live")
  live.textContent = sentence
  live.classList.add("live--on")
  clearTimeout(hush)
  hush = setTimeout(() => live.classList.remove("live--on"), 4000)
}

/* Read or, with a value, write what the browser keeps; nothing where it keeps nothing. */
export function store(kind, key, value) {
  try { return value === undefined ? kind.getItem(key) : kind.setItem(key, value) } catch { return null }
}
