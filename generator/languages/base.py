"""The fields of a language. A seventh language is one more module that fills them."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

LATIN = "abcdefghijklmnopqrstuvwxyz"


def any_of(*phrases: str) -> str:
    """A regular expression group for any of the phrases, longest first, white space loose."""
    ordered = sorted(phrases, key=len, reverse=True)
    return "(?:" + "|".join(re.escape(p).replace(r"\ ", r"\s+") for p in ordered) + ")"


def number(digits: str) -> int:
    """The value of a number in European or Chinese digits («十二»); 0 for anything else."""
    if digits.isdecimal():
        return int(digits)
    if digits == "premier":  # “Article premier”
        return 1
    values = {c: i for i, c in enumerate("零一二三四五六七八九")}
    if not set(digits) <= {*values, "十"}:
        return 0
    tens, ten, ones = digits.rpartition("十")
    return (10 * values.get(tens, 1) if ten else 0) + values.get(ones, 0)


@dataclass(frozen=True)
class Language:
    """Words, forms and signs of one language, as resolutions use them."""

    code: str
    bodies: tuple[str, ...]  # who enacts, as the formula names it
    frequent: tuple[str, ...]  # words by which a text of the language is known
    lead: str = r"(?!)"  # pattern of the opening words that the UN sets in italics
    operative_lead: str = r"(?!)"  # those that open an operative paragraph (finite verbs)
    sponsors: str = r"(?!)"  # the line that names who tables a draft; group 1 = the states
    sponsor_breaks: str = r",\s+|\s+and\s+"
    meeting: str = r"(?!)"  # closing line: the meeting
    date: str = r"(?!)"  # closing line: the date
    masthead: str = r"(?!)"  # lines that stand before the title
    annex: str = r"(?!)"  # the line that opens an annex; group 1 = its number, if any
    section: str = r"(?!)"  # heading word before a section's number; group 1 = the number
    subpoint: str = r"(?!)"  # labels of the third level that are not letters; group 1 = the label
    ordinals: tuple[str, ...] = ()  # numbers of sections and third levels in words or signs, in order from 1
    annex_ordinals: tuple[str, ...] = ()  # numbers of annexes in words, in order from 1: «الأول»
    letter_names: tuple[str, ...] = ()  # letters of parts in words, in order from a: «باء»
    rules: tuple[tuple[str, str], ...] = ()  # numbered items of annexes: (part of the id, the word before the number)
    ibid: str = r"(?!)"  # «there too», at the start of a note
    resolution: str = r"(?!)"  # words that announce a resolution's number
    decision: str = r"(?!)"  # words that announce a decision's number
    organs: tuple[tuple[str, str], ...] = ()  # pattern of an organ's name -> what its resolutions' symbols begin with
    soft_hyphens: bool = False  # True: words are broken at line ends with a hyphen that is not their own
    first_parts: frozenset[str] = frozenset()  # first parts of compounds, whatever follows: «веб-»
    adjectival_parts: frozenset[str] = frozenset()  # first parts of compound adjectives: «социально-»
    adjective: str = r"(?!)"  # how an adjective ends
    heads: frozenset[str] = frozenset()  # stems that take an apposition with a hyphen: «государств-»
    appositions: frozenset[str] = frozenset()  # stems of such appositions: «-членов»
    joining: tuple[str, ...] = ()  # “and”, “or”: what may follow a hyphen that stands for the rest of a word
    inflected: tuple[str, ...] = ()  # names in capitals that take endings: «СПИДом»
    capitals: frozenset[str] = frozenset()  # names in capitals that other names in capitals follow: «ООН-СПАЙДЕР»
    numerals: frozenset[str] = frozenset()  # «восемь-девять»
    linking: frozenset[str] = frozenset()  # what links the parts of a place's name: «Шарм-эш-Шейх»
    particles: frozenset[str] = frozenset()  # second parts: «-либо»
    adverbs: str = r"(?!)"  # what makes a word of two with a short first part: «по-прежнему»
    conjunctions: tuple[str, ...] = ()  # words that may follow a spaced mark
    marks_after_punctuation: bool = False
    before_number: str = r"(?!)"  # words after which a number is no mark: «№», «статья», “No.”
    alphabets: tuple[str, ...] = (LATIN,)  # letters of points, in the order of the run
    homoglyphs: dict[str, str] = field(default_factory=dict)  # letter of the language -> Latin letter that looks alike
    script: str = r"[a-z]"  # a letter of the language's own script, lower case
    right_to_left: bool = False

    def __post_init__(self) -> None:
        patterns = {name: re.compile(getattr(self, name)) for name in _PATTERNS}
        patterns["formula"] = re.compile(rf"({any_of(*self.bodies)})\s*([,،，:]?)\s*$")
        patterns["run_in"] = re.compile(rf"({any_of(*self.bodies)})(?=[\s,،，])")
        names = rf"^[\s\ufeff]*{any_of(*self.bodies)}[\s\d]*[,،，:]?[ \t\r]*$"
        patterns["named"] = re.compile(names, re.MULTILINE)
        patterns["apposition"] = re.compile(
            rf"(?:{'|'.join(sorted(self.heads)) or '(?!)'})\w{{0,5}}-(?:{'|'.join(sorted(self.appositions)) or '(?!)'})"
        )
        object.__setattr__(self, "re", patterns)

    def match(self, name: str, text: str, at: int = 0) -> re.Match[str] | None:
        """Match of the field `name` (or "formula", "run_in") at that offset."""
        return self.re[name].match(text, at)  # type: ignore[attr-defined]

    def pattern(self, name: str) -> re.Pattern[str]:
        """The compiled pattern of the field `name`."""
        return self.re[name]  # type: ignore[attr-defined]

    def opens_operative(self, text: str) -> bool:
        """True if the paragraph begins with a finite verb; where the verbs are not listed, if it ends without a comma."""
        if self.operative_lead == r"(?!)":
            return not text.rstrip("\u200e\u200f ").endswith((",", "،", "，", ",”", "،”"))
        return bool(self.match("operative_lead", text))

    def ordinal(self, label: str) -> int:
        """The place of a label of a section or third level in its run; 0 if it is none."""
        bare = re.sub(r"[\W_]", "", label)
        for words in (self.ordinals, self.annex_ordinals):
            found = [i for i, word in enumerate(words, 1) if word in (label, bare)]
            if found:
                return found[0]
        return number(bare)

    def section_of(self, text: str) -> int:
        """The number of a section whose heading is this text alone («أولا», 十一); 0 for any other text."""
        return self.ordinal(text.strip()) if self.ordinals and len(text) < 24 and not text.isdecimal() else 0

    def letter_named(self, text: str) -> str | None:
        """The Latin letter of a part whose heading is a letter's name; None for any other text."""
        name = text.strip()
        return chr(97 + self.letter_names.index(name)) if name in self.letter_names else None

    def rule_of(self, text: str) -> tuple[str, int] | None:
        """Part of the id and end of the label of a heading like «Правило 3», “Article 4”, 第四条; None for any other."""
        for key, pattern in self.rules:
            found = re.match(rf"\s*(?:{pattern})\.?", text)
            if found:
                return f"{key}{number(found.group(1))}", found.end()
        other = re.fullmatch(r"\s*(?:[^\W\d_]+\s+){1,3}(\d{1,3})\.?\s*", text)  # «Руководящее положение 4»
        return (f"n{other.group(1)}", other.end()) if other else None

    def names_body(self, text: str) -> bool:
        """True if a line of the text is the language's enacting formula."""
        return bool(self.re["named"].search(text))  # type: ignore[attr-defined]


_PATTERNS = (
    "lead", "operative_lead", "sponsors", "sponsor_breaks", "meeting", "date", "masthead", "annex", "section",
    "ibid", "resolution", "decision", "adverbs", "adjective", "script", "before_number", "subpoint",
)  # fmt: skip
