/* What a query means: its words with the letters meant, or the document and paragraph it names. Knows no page. */

const LATIN = "aceopxykmthbACEOPXYKMTHB", CYRILLIC = "асеорхукмтнвАСЕОРХУКМТНВ"
const swap = (word, from, to) => [...word].map(c => (from.includes(c) ? to[from.indexOf(c)] : c)).join("")

/* A word of two scripts is read in the script most of its letters have; a lone Latin «c» between Russian words is «с».
   So does the index (generator/letters.py). */
export function meant(word, russian) {
  const cyrillic = (word.match(/[а-яё]/gi) ?? []).length, latin = (word.match(/[a-z]/gi) ?? []).length
  if (cyrillic && latin) return cyrillic >= latin ? swap(word, LATIN, CYRILLIC) : swap(word, CYRILLIC, LATIN)
  if (latin === 1 && word.length === 1 && russian) return swap(word, LATIN, CYRILLIC)
  return word
}

/* «А/59/48» with a Cyrillic А is a symbol: its letters are Latin. */
const symbols = query => query.replace(/(?<!\p{L})[А-ЯA-Z]{1,4}(?=\/)/gu, head => swap(head, CYRILLIC, LATIN))

/* The query as the index is asked: letters as meant, no «A/» before a number (it is split off there), plain quotes. */
export function normal(query) {
  const russian = /[а-яё]{2}/i.test(query)
  const fixed = symbols(query).replace(/[\p{L}\p{M}]+/gu, word => meant(word, russian))
  return fixed.replace(/(?<!\p{L})[A-Z]\/(?=\d)/gu, "").replace(/ё/g, "е").replace(/Ё/g, "Е").replace(/[«»„“”]/g, '"').trim()
}

/* The words of a normal query, each once, and its phrases in quotation marks as lists of words. Beside longer words «с»
   and “of” say nothing, unless in a phrase. */
export function terms(query) {
  const phrases = (query.match(/"[^"]+"/g) ?? []).map(phrase => split(phrase.slice(1, -1))).filter(phrase => phrase.length)
  const loose = split(query.replace(/"[^"]*"?/g, " "))
  const long = [...phrases.flat(), ...loose].some(isLong)
  return { phrases, words: [...new Set([...phrases.flat(), ...loose.filter(word => !long || isLong(word))])] }
}

const split = text => text.split(/\s+/).filter(word => /[\p{L}\d]/u.test(word))
const isLong = word => /\d|\p{L}{3}|\p{Script=Han}/u.test(word)

/* -- The box is a jump box: a document, a paragraph ------------------------------------------------------------------- */

const SYMBOL = /^([A-Z][A-Z.\d]{0,7}(?:\/[\w.()-]+)+)(?:[\s,]+(.*))?$/i
const NUMBER = /^((?:(?:ES|S)-)?\d{1,3}\/\d{1,4}[A-Z]?|\d{1,4}\((?:[IVXLC]+|\d{4})\))(?:[\s,]+(.*))?$/i
const PARAGRAPH = /^(?:п\.?|пункт|op|para\.?|paragraph|#op|art[íi]?c?u?l?o?\.?)?\s*(\d{1,3})(?:[\s.-]*\(?([a-zа-я]{1,2})\)?)?(?:[\s-]*\(?([ivx]+)\)?)?$/i
const OTHERS = { pp: /^#?(?:pp|абз\.?|абзац|преамбула,?(?:\s*абз\.?)?|preamble)\s*(\d{1,3})$/i, "fn-": /^#?(?:fn-?|прим\.?|примечание|сноска|note|footnote)\s*(\d{1,3})$/i }
const LOCAL = /^(?:п|op|para|#|абз|pp|fn|сноска|note|footnote)/i

/* What a query names: { symbol, id }, either of them possibly "" (no symbol: a unit of the page at hand); or null. */
export function named(query) {
  const text = symbols(query.trim()).replace(/\s*\/\s*/g, "/")
  const here = LOCAL.test(text) && unit(text)
  if (here) return { symbol: "", id: here }
  const [, symbol, rest] = SYMBOL.exec(text) ?? [null, ...numbered(text)]
  const id = rest ? unit(rest.trim()) : ""
  return symbol && (id || !rest) ? { symbol, id } : null
}

/* «п. 4 a)» is op4-a, «pp2» and «абз. 2» are pp2, «сноска 3» is fn-3; null if it names no unit. */
function unit(text) {
  for (const kind in OTHERS) if (OTHERS[kind].test(text)) return kind + OTHERS[kind].exec(text)[1]
  const [, number, letter, roman] = PARAGRAPH.exec(text) ?? []
  const point = letter && swap(letter.toLowerCase(), CYRILLIC, LATIN)
  return number ? ["op" + number, point, roman?.toLowerCase()].filter(Boolean).join("-") : null
}

/* «59/262 п. 4» is resolution A/RES/59/262, its paragraph 4. */
function numbered(text) {
  const [, number, rest] = NUMBER.exec(text) ?? []
  return number ? [`A/RES/${number.toUpperCase()}`, rest] : []
}
