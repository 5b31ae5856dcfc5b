"""Letters that look alike: the text stays as printed, what search and ids read instead is a finding.

Rules go by the kind of word, not by letter: a lone letter between words of the other script, a word of two scripts, a
document symbol, a list marker.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from .findings import finding
from .languages import Language
from .model import Finding, Passage

CYRILLIC_TO_LATIN = str.maketrans("АВЕКМНОРСТУХаеорсухІіЈј", "ABEKMHOPCTYXaeopcyxIiJj")
LATIN_TO_CYRILLIC = str.maketrans("ABEKMHOPCTYXaeopcyx", "АВЕКМНОРСТУХаеорсух")
SYMBOL = re.compile(r"(?<![\w/])[A-ZА-Я]{1,6}(?:/[\w.()]+){1,6}(?<!\.)")
MIXED = re.compile(r"[^\W\d_]*(?:[a-zA-Z][а-яёА-ЯЁ]|[а-яёА-ЯЁ][a-zA-Z])[^\W\d_]*")
MEETING = re.compile(r"[a-zA-Z][а-яёА-ЯЁ]|[а-яёА-ЯЁ][a-zA-Z]")
LONE_LATIN = re.compile(r"(?<![\w/’'.])[aceopxyKCOABHM](?=\s+[а-яё]{2,})(?![.)])")
ORDINAL = re.compile(r"(?<=\d[-\u2011])[a-z](?=\s+[а-яё])")


def meant_symbol(symbol: str) -> str:
    """A document symbol as meant: Cyrillic letters that look Latin read as Latin, white space out."""
    return re.sub(r"\s+", "", symbol.translate(CYRILLIC_TO_LATIN))


class Place(NamedTuple):
    """Letters of the other script in a text: where they stand and what is meant; `shown` more are quoted with them."""

    start: int
    end: int
    meant: str
    shown: int = 0


def scan(passages: Sequence[Passage], language: Language) -> list[Finding]:
    """A finding for every place where a letter of the other script is printed. Nothing is changed."""
    return [_finding(p, place) for p in passages for place in places(p.text, language.code)]


def as_meant(text: str, language: str) -> str:
    """The text with the letters that are meant, as search reads it. Its length stays."""
    out, last = [], 0
    for place in sorted(places(text, language)):
        if place.start >= last:  # «АRES/5» is a symbol and a word of two scripts: once is enough
            out += text[last : place.start], place.meant
            last = place.end
    return "".join((*out, text[last:]))


def places(text: str, language: str) -> Iterator[Place]:
    """Every place where a letter of the other script is printed. `language`: its code."""
    if language == "ru":
        yield from _symbols(text)
        yield from _latin(text)
        yield from _marker(text)
    elif not text.isascii():
        yield from _mixed(text)


def _finding(passage: Passage, place: Place) -> Finding:
    quoted = min(place.end + place.shown, len(passage.text))
    printed, rest = passage.text[place.start : quoted], passage.text[place.end : quoted]
    return finding("homoglyph", passage.lines[0], printed=printed, meant=place.meant + rest)


def _symbols(text: str) -> Iterator[Place]:
    for found in SYMBOL.finditer(text):
        if re.search("[А-Яа-я]", found.group()) and re.search(r"\d", found.group()):
            yield Place(*found.span(), meant_symbol(found.group()))


def _latin(text: str) -> Iterator[Place]:
    if not re.search("[a-zA-Z]", text):
        return
    yield from _mixed(text)
    for pattern in (LONE_LATIN, ORDINAL):
        for found in pattern.finditer(text):
            yield Place(*found.span(), found.group().translate(LATIN_TO_CYRILLIC), shown=16)


def _mixed(text: str) -> Iterator[Place]:
    for found in MIXED.finditer(text) if MEETING.search(text) else ():
        yield Place(*found.span(), majority(found.group()))


def _marker(text: str) -> Iterator[Place]:
    """«а)», «(с)»: a letter that counts points is Latin (UN editorial manual; contract, unit ids)."""
    if marker := re.match(r"\s*(\(?)([асеохрукмтнв])\)", text):
        yield Place(marker.start(1), marker.end(), marker[1] + marker[2].translate(CYRILLIC_TO_LATIN) + ")")


def majority(word: str) -> str:
    """A word of two scripts in the script most of its letters have."""
    cyrillic = len(re.findall("[а-яёА-ЯЁ]", word))
    return word.translate(LATIN_TO_CYRILLIC if cyrillic * 2 >= len(word) else CYRILLIC_TO_LATIN)
