/* What the page says to the search: its words and languages (main.html), where the site begins, its own language. */

export const said = JSON.parse(document.getElementById("find-words")?.textContent ?? "{}")
export const base = new URL(said.base ?? ".", location.href)
export const language = document.documentElement.lang || "ru"

export const fill = (sentence, values) => (sentence ?? "").replace(/\{(\w+)\}/g, (_, key) => values[key] ?? "")

/* An element with properties (className, onclick), attributes (role, aria-label) and children. */
export function node(name, attributes = {}, ...children) {
  const made = Object.assign(document.createElement(name), attributes)
  for (const key in attributes) if (key.includes("-") || key === "role") made.setAttribute(key, attributes[key])
  made.append(...children)
  return made
}
