"""The labels of points, and their depth: which run a letter or a roman number goes on with, or opens."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from ..languages import Language

POINT = re.compile(r"\s*([(（]?\s*([^\W\d_]{1,5}|([^\W\d_])\s\3|\d{1,2})[)）])[\s\u200e\u200f]*")
ROMAN = re.compile(r"(?=[ivxl])(x{0,3}l?)(ix|iv|v?i{0,3})$")
ROMAN_VALUES = {"i": 1, "v": 5, "x": 10, "l": 50, "c": 100}
LETTERS_OF_RUN = 26  # behind the last one they double: «aa)», «qq)»


@dataclass(slots=True)
class Level:
    """An open list: its alphabet and the place of its last marker."""

    system: str  # "latin", "local", "roman", "digit"
    last: int
    prefix: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Marker:
    """The label of a point as printed, every reading of it, and the offset at which the text begins."""

    label: str
    readings: dict[str, int]
    end: int


def marker(text: str, language: Language) -> Marker | None:
    """The marker at the start of a paragraph; None if there is none."""
    third = language.match("subpoint", text)
    if third:
        return Marker(third.group(1), {"roman": language.ordinal(third.group(1))}, third.end())
    found = POINT.match(text)
    if not found:
        return None
    readings = values(re.sub(r"[\sـ]", "", found.group(2)), language)
    return Marker(found.group(1), readings, found.end()) if readings else None


def descend(levels: Sequence[Level], readings: dict[str, int], following: dict[str, int]) -> tuple[int, str, int, bool]:
    """Depth, system and place of a marker in its run: (depth, system, index, jumped).

    A run goes on if the marker is its next member (so «h) i) j)» are letters); else a new list opens a level below if
    the marker is a first member; else the run with the smallest jump takes it and `jumped` is true.
    """
    for depth in range(len(levels) - 1, -1, -1):
        index = readings.get(levels[depth].system)
        if index == levels[depth].last + 1 and not _opens_roman(readings, following, levels[depth].last):
            return depth, levels[depth].system, index, False
    system = _first_of(readings, following)
    if system:
        return len(levels), system, 1, False
    jumps = [(abs(readings[x.system] - x.last), d) for d, x in enumerate(levels) if x.system in readings]
    if jumps:
        depth = min(jumps)[1]
        return depth, levels[depth].system, readings[levels[depth].system], True
    system, index = next(iter(readings.items()))
    return len(levels), system, index, True


def _opens_roman(readings: dict[str, int], following: dict[str, int], last: int) -> bool:
    """«i)» behind «h)» is roman after all when «ii)» follows."""
    return readings.get("roman") == 1 and last == 8 and following.get("roman") == 2 and following.get("latin") != 10


def _first_of(readings: dict[str, int], following: dict[str, int]) -> str | None:
    """The system a new list opens in: «а)» is Cyrillic when «б)» follows, Latin when «b)» does."""
    firsts = [system for system, index in readings.items() if index == 1]
    return next((s for s in firsts if following.get(s) == 2), firsts[0] if firsts else None)


def values(marker: str, language: Language) -> dict[str, int]:
    """Every reading of a marker: its place from 1 in the Latin run, in the language's own, as roman number, digit."""
    found: dict[str, int] = {}
    text = marker.lower()
    if text.isdigit():
        return {"digit": int(text)}
    latin = "".join(language.homoglyphs.get(c, c) for c in text)
    if latin.isascii() and latin.isalpha() and len(set(latin)) == 1:
        found["latin"] = ord(latin[0]) - 96 + LETTERS_OF_RUN * (len(latin) - 1)
    if ROMAN.fullmatch(latin):
        found["roman"] = roman(latin)
    for alphabet in language.alphabets:
        own = text[0] if text[0] in alphabet else latin[0]  # «ﻫ» is «ه» as a run's form has it
        if len(set(text)) == 1 and own in alphabet and not alphabet.isascii():
            found["local"] = alphabet.index(own) + 1 + LETTERS_OF_RUN * (len(text) - 1)
    return found


def roman(numeral: str) -> int:
    """The value of a roman number, lower case; 0 for what is none."""
    digits = [ROMAN_VALUES.get(c, 0) for c in numeral]
    return sum(-a if a < b else a for a, b in pairwise([*digits, 0]))


def key(system: str, index: int) -> str:
    """The part of an id: letters by their place in the run, roman numbers in roman."""
    if system == "digit":
        return str(index)
    if system == "roman":
        return to_roman(index)
    return chr(97 + (index - 1) % 26) * ((index - 1) // 26 + 1)


def to_roman(value: int) -> str:
    out = ""
    for size, letters in ((50, "l"), (40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i")):
        out += letters * (value // size)
        value %= size
    return out
