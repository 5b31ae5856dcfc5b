/* Which printed words are forms of the one asked for.

   Snowball's stems tell it, and for words whose forms have several stems («Ассамблея», «Ассамблеи») the lists that
   generator/site/forms.py makes. Pagefind only proposes documents, by words that begin with a stem: it reads й as и before
   it stems itself, so that to it «международной» is no form of «международная». */

import { base, said } from "../page.js"

const SHORT = 3                                     // letters; a shorter stem would be the beginning of too many words
const stemmers = new Map(), tables = new Map()

/* What stems the words of a language: w => stem, or the word itself where Snowball knows no such language (zh). */
function stemmer(language) {
  if (!stemmers.has(language)) stemmers.set(language, loadStemmer(said.stemmers?.[language]))
  return stemmers.get(language)
}

async function loadStemmer(name) {
  if (!name || name === "none") return word => word
  await script("base")
  await script(name)
  const made = new globalThis[`${name[0].toUpperCase()}${name.slice(1)}Stemmer`]()
  return word => made.stemWord(word)
}

/* Snowball's files are scripts of the old kind: run once, they leave a name. */
const scripts = new Map()
function script(name) {
  if (!scripts.has(name)) scripts.set(name, new Promise((done, failed) => {
    const src = new URL(`../snowball/${name}-stemmer.js`, import.meta.url)
    document.head.append(Object.assign(document.createElement("script"), { src, onload: done, onerror: failed }))
  }))
  return scripts.get(name)
}

/* The words of a language that have a form with this first letter: [[forms of one stem]] each. */
function families(language, letter) {
  const key = `${language}/forms/${letter.codePointAt(0).toString(16)}.txt`
  if (!said.lists?.[language]?.includes(letter) || said.lists[language] === "none") return []
  if (!tables.has(key)) tables.set(key, fetch(new URL(key, base)).then(answer => answer.text()).then(text => text.split("\n").filter(Boolean).map(decoded)))
  return tables.get(key)
}

/* «орган:,ов,ам|а» is [[орган, органов, органам], [органа]]. */
function decoded(line) {
  const [start, ends] = line.split(":")
  return ends.split("|").map(stem => stem.split(",").map(end => start + end))
}

const folded = word => word.toLowerCase().replace(/ё/g, "е")

/* «Трудящихся-мигрантов,» is two words. */
const parts = printed => folded(printed).split(/[^\p{L}\p{M}\d]+/u).filter(Boolean)

/* Of a word asked for: `asked`, what the index is to be asked for; `fits`, whether a printed word is a form of it;
   `begins`, whether one begins with it (it may still be being typed). */
export async function kin(word, languages) {
  const wanted = await Promise.all(parts(word).map(part => relatives(part, languages)))
  const longest = wanted.reduce((a, b) => (b.part.length > a.part.length ? b : a), wanted[0])
  return {
    asked: /\d/.test(word) || !longest ? [word] : longest.asked,  // of a word of several any will do: it is only proposed
    fits: printed => { const own = parts(printed); return wanted.every(one => own.some(one.fits)) },
    begins: printed => { const own = parts(printed); return wanted.every(one => own.some(one.begins)) },
  }
}

/* The same for every form of a word, so that each finds what the others find. */
async function relatives(part, languages) {
  const stems = await Promise.all(languages.map(stemmer))
  const known = (await Promise.all(languages.map(language => families(language, part[0])))).flat()
  const forms = new Set(known.filter(family => family.some(some => some.includes(part))).flat(2))
  const stem = form => stems.map(one => one(form)).reduce((a, b) => (b.length < a.length ? b : a))  // of its own language
  const short = form => stem(form).length < SHORT ? form : stem(form)
  const alike = own => stems.some(one => one(own) === one(part))
  return {
    part,
    asked: [...new Set([part, ...forms].map(short))].sort(),
    fits: own => own === part || (forms.size ? forms.has(own) : alike(own)),
    begins: own => own.startsWith(part),
  }
}
