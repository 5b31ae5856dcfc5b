/* Finding: Pagefind gives documents and the places of their matches; these become units of the document. */

import { base, language, said } from "../page.js"
import { kin } from "./forms.js"
import { terms } from "./query.js"

export const FILTERS = ["body", "session", "year", "status", "subject"]
const UNIT = /^(?!fnref|notes$)/                    // every other id in a text is a unit
const HEADING = /^[a-z]$|(?:^|-)(?:title|annex\d*|part-\w+|s\d+|h\d+)$/
const PARTS = { preamble: /(^|-)(pp|formula)/, operative: /(^|-)op\d/, notes: /^fn-/ }

const LOOKED_INTO = 8                               // documents loaded for each one shown, if many lack the words in the part

/* Documents with a form of the word stand before those with a longer word that only begins like it; what stands in the
   head of a document stands in its text as well. */
const RANKING = { termSimilarity: 20, diacriticSimilarity: 0, metaWeights: { symbol: 0, heading: 0, title: 0, date: 0, body: 0, session: 0, status: 0 } }

const engines = new Map()

/* The engine of the page's language, or of all; loaded when it is first needed. `known`: its filters and their values. */
export function engine(everywhere) {
  const key = everywhere ? "all" : language
  if (!engines.has(key)) engines.set(key, load(everywhere))
  return engines.get(key)
}

async function load(everywhere) {
  const place = new URL("pagefind/", base)
  const own = await import(new URL("pagefind.js", place))
  const settings = { basePath: place.pathname, baseUrl: base.pathname, ranking: RANKING }
  const found = own.createInstance ? own.createInstance(settings) : own
  if (!own.createInstance) await own.options(settings)
  if (everywhere) for (const code of said.languages ?? []) {
    if (code !== language) await found.mergeIndex(place.href, { language: code, baseUrl: base.pathname, ranking: RANKING })
  }
  const known = await found.filters()               // asked for in any case: else the results come without their counts
  return { search: (words, options) => found.search(words, options), preload: words => found.preload(words), known }
}

/* -- A search --------------------------------------------------------------------------------------------------------- */

/* Hits of a normal query: at most `limit` documents in order, each with the units that hold its words. `total`: how many
   there are; `certain` is false where documents not looked into may lack the words after all. */
export async function find(query, options, limit) {
  const finder = await engine(options.everywhere)
  const { words, phrases } = terms(query)
  if (!words.length) return { documents: [], total: 0, certain: true, known: finder.known }
  const filters = Object.fromEntries(FILTERS.filter(f => options[f]).map(f => [f, options[f]]))
  const ask = one => finder.search(one, { filters })
  const kins = await Promise.all(words.map(word => kin(word, options.everywhere ? said.languages : [language])))
  await Promise.all(kins.flatMap(one => one.asked.map(finder.preload)))  // what it finds depends on what is loaded
  const found = await Promise.all(kins.map(one => Promise.all(one.asked.map(ask))))
  const twins = found.map(answers => Map.groupBy(answers.flatMap(answer => answer.results), one => one.id))
  const { ranked, counts } = await rank(kins, found, twins, ask)
  const results = await phrasesFirst(ranked, phrases, ask)
  const read = [], wanted = { words, phrases, kins, part: options.part, symbols: literals(query).map(whole) }
  let documents = []
  while (read.length < Math.min(results.length, LOOKED_INTO * limit) && documents.length < limit) {
    const next = results.slice(read.length, read.length + limit)
    read.push(...await Promise.all(next.map(one => places(one, twins))))
    documents = hits(read, wanted)
  }
  const unseen = results.length - read.length
  return { documents: documents.slice(0, limit), total: documents.length + unseen, certain: !unseen, known: finder.known, counts }
}

/* The documents that hold all words, the best first, and how many there are for each filter (where Pagefind can say). */
async function rank(kins, found, twins, ask) {
  if (kins.every(one => one.asked.length === 1)) {
    const all = kins.length > 1 ? await ask(kins.map(one => one.asked[0]).join(" ")) : found[0][0]
    return { ranked: all.results.filter(({ id }) => twins.every(some => some.has(id))), counts: all.filters }
  }
  const best = id => twins.reduce((sum, some) => sum + Math.max(...some.get(id).map(one => one.score)), 0)
  const ids = [...twins[0].keys()].filter(id => twins.every(some => some.has(id)))
  const scores = new Map(ids.map(id => [id, best(id)]))
  return { ranked: ids.sort((a, b) => scores.get(b) - scores.get(a)).map(id => twins[0].get(id)[0]) }
}

/* Documents that Pagefind knows to hold the phrases as they were typed, before those that may hold other forms of them. */
async function phrasesFirst(results, phrases, ask) {
  const exact = await Promise.all(phrases.map(async phrase => new Set((await ask(`"${phrase.join(" ")}"`)).results.map(one => one.id))))
  const sure = results.filter(({ id }) => exact.every(some => some.has(id)))
  return [...sure, ...results.filter(one => !sure.includes(one))]
}

/* The symbols in a query, «conf.157/24»: the index knows their parts only, a hit must hold them whole. */
const literals = query => query.toLowerCase().split(/[\s"]+/)
  .map(word => word.replace(/^[^\p{L}\d]+|[^\p{L}\d]+$/gu, "")).filter(word => /\d/.test(word) && /[/.]/.test(word))

const whole = literal => new RegExp(`(?<![\\p{L}\\d])${literal.replace(/[.*+?^${}()|[\]\\/]/g, "\\$&")}(?![\\p{L}\\d])`, "u")

/* A document, its text as words and the places proposed for each word asked for: { data, text, places: [[place]] }.
   Pagefind may give the same object for another search: one after the other, copied. */
async function places(result, twins) {
  const data = await result.data(), found = []
  for (const twin of twins) {
    const some = new Set()
    for (const one of twin.get(result.id)) for (const place of (await one.data()).locations) some.add(place)
    found.push([...some].sort((a, b) => a - b))
  }
  return { data, text: (data.raw_content ?? data.content).split(/\s+/), places: found }
}

/* The documents that hold every word and phrase, with their units. A word is found in its forms; one that is found in
   none (it is still being typed), in the words that begin with it. */
function hits(read, { words, phrases, kins, part, symbols }) {
  const formed = kins.map(({ fits }, k) => read.some(({ text, places }) => places[k].some(at => fits(text[at]))))
  const documents = read.map(({ data, text, places }) => {
    const forms = places.map((some, k) => some.filter(at => (formed[k] ? kins[k].fits : kins[k].begins)(text[at])))
    const runs = phrases.map(phrase => consecutive(phrase.map(word => forms[words.indexOf(word)])))
    if (![...forms, ...runs].every(some => some.length)) return { data, hits: [] }
    const alone = forms.filter((_, k) => !phrases.some(phrase => phrase.includes(words[k])))
    return { data, hits: units(text, data.anchors, [...alone, ...runs], part, symbols) }
  })
  return documents.filter(one => one.hits.length)
}

/* The places of words that follow each other. */
function consecutive(forms) {
  const starts = forms[0].filter(at => forms.every((some, k) => some.includes(at + k)))
  return starts.flatMap(at => forms.map((_, k) => at + k))
}

/* The units in which places lie (the last unit's anchor at or before each), those with the most different words first. */
function units(text, anchors, found, part, symbols) {
  const ids = anchors.filter(a => UNIT.test(a.id)).sort((a, b) => a.location - b.location)
  const units = new Map()
  found.forEach((places, word) => places.forEach(at => {
    const k = ids.findLastIndex(a => a.location <= at), id = ids[k]?.id ?? "title"
    const unit = units.get(id) ?? { id, text, from: ids[k]?.location ?? 0, to: ids[k + 1]?.location ?? text.length, places: new Map(), kinds: new Set() }
    unit.places.set(at, word)
    unit.kinds.add(word)
    units.set(id, unit)
  }))
  const here = [...units.values()].filter(({ id, from, to }) =>
    (!part || PARTS[part].test(id)) && symbols.every(one => one.test(text.slice(from, to).join(" ").toLowerCase())))
  for (const { id, to } of here) if (HEADING.test(id)) text[to - 1] = text[to - 1].replace(/\.$/, "")  // Pagefind's own stop
  const worth = unit => unit.kinds.size * 100 + unit.places.size
  return here.sort((a, b) => worth(b) - worth(a))
}

/* Thirty words of a hit, those that hold the most different words asked for: { start, end }, without the label in
   front; is there more before and after? */
export function excerpt({ text, places, from, to }) {
  const label = /^(?:\(?[\p{L}\d]{1,4}\)|\d+\.?)$/u.test(text[from] ?? "") && !places.has(from) ? 1 : 0
  const window = at => { const start = Math.max(from + label, at - 10); return { start, end: Math.min(to, start + 30) } }
  const kinds = ({ start, end }) => new Set([...places].filter(([at]) => at >= start && at < end).map(([, word]) => word)).size
  const best = [...places.keys()].sort((a, b) => a - b).map(window).reduce((a, b) => (kinds(b) > kinds(a) ? b : a))
  return { ...best, before: best.start > from + label, after: best.end < to }
}
