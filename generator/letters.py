"""Letters that look alike: the text stays as printed, what search and ids read instead is a finding.

Rules go by the kind of word, not by letter: a lone letter between words of the other script, a word of two scripts, a
document symbol, a list marker.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

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


def scan(passages: Sequence[Passage], language: Language) -> list[Finding]:
    """A finding for every place where a letter of the other script is printed. Nothing is changed."""
    if language.code != "ru":
        return [f for p in passages if not p.text.isascii() for f in _cyrillic(p)]
    return [f for p in passages for f in _scan(p)]


def _scan(passage: Passage) -> Iterator[Finding]:
    text, line = passage.text, passage.lines[0]
    for found in SYMBOL.finditer(text):
        if re.search("[А-Яа-я]", found.group()) and re.search(r"\d", found.group()):
            yield finding("homoglyph", line, printed=found.group(), meant=meant_symbol(found.group()))
    if re.search("[a-zA-Z]", text):
        yield from _latin(text, line)
    marker = re.match(r"\s*\(?([асеохрукмтнв])\)", text)
    if marker:
        yield finding(
            "homoglyph", line, printed=marker.group().strip(), meant=marker.group(1).translate(CYRILLIC_TO_LATIN) + ")"
        )


def _latin(text: str, line: int) -> Iterator[Finding]:
    for found in MIXED.finditer(text) if MEETING.search(text) else ():
        yield finding("homoglyph", line, printed=found.group(), meant=majority(found.group()))
    for pattern in (LONE_LATIN, ORDINAL):
        for found in pattern.finditer(text):
            end = min(found.end() + 16, len(text))
            yield finding(
                "homoglyph",
                line,
                printed=text[found.start() : end],
                meant=found.group().translate(LATIN_TO_CYRILLIC) + text[found.end() : end],
            )


def _cyrillic(passage: Passage) -> Iterator[Finding]:
    for found in MIXED.finditer(passage.text):
        yield finding("homoglyph", passage.lines[0], printed=found.group(), meant=majority(found.group()))


def majority(word: str) -> str:
    """A word of two scripts in the script most of its letters have."""
    cyrillic = len(re.findall("[а-яёА-ЯЁ]", word))
    return word.translate(LATIN_TO_CYRILLIC if cyrillic * 2 >= len(word) else CYRILLIC_TO_LATIN)
