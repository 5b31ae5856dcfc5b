"""Words whose forms have different stems, for the search.

In the browser a printed word is a form of the one asked for if Snowball gives both the same stem. Of one Russian word
in fifteen the stems differ: «Ассамблея» and «Ассамблеи», «органов» and «органа», «год» and «лет». Of these the search
gets the forms. Which belong together is known by a dictionary (OpenCorpora's, in pymorphy3).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cache
from typing import Any

import pymorphy3
import snowballstemmer

from . import strings

DICTIONARIES = ("ru",)  # the languages that have one
INFLECTED = frozenset("NOUN ADJF ADJS VERB INFN GRND PRTF PRTS".split())
LIKELY = 0.15  # share of a reading among those of a form (OpenCorpora) below which it is passed over


def families(words: Iterable[str], language: str) -> Iterator[list[list[str]]]:
    """For each word whose forms have several stems: its forms, by stem. `words`: all that occur, in small letters with
    е for ё. Of nouns all forms are given, of the others (a verb has a hundred) those that occur."""
    if language not in DICTIONARIES:
        return
    occurring, seen = frozenset(words), set()
    for word in sorted(occurring):
        for reading in readings(word):
            key = (reading.normal_form, reading.tag.POS == "NOUN")
            if key in seen:
                continue
            seen.add(key)
            stems = by_stem(forms(reading, occurring), language)
            if len(stems) > 1:
                yield stems


def readings(word: str) -> list[Any]:
    """What a form may be a form of, without guesses at words the dictionary lacks."""
    found = dictionary().parse(word)
    return [one for one in found if one.is_known and one.score >= LIKELY and one.tag.POS in INFLECTED]


def forms(reading: Any, occurring: frozenset[str]) -> list[str]:
    all_ = dict.fromkeys(one.word.replace("ё", "е") for one in reading.lexeme)
    return [form for form in all_ if reading.tag.POS == "NOUN" or form in occurring]


def by_stem(some: Iterable[str], language: str) -> list[list[str]]:
    stems: dict[str, list[str]] = {}
    for form in some:
        stems.setdefault(stemmer(language).stemWord(form), []).append(form)
    return list(stems.values())


@cache
def dictionary() -> Any:
    return pymorphy3.MorphAnalyzer()


@cache
def stemmer(language: str) -> Any:
    return snowballstemmer.stemmer(strings.load(language)["find_stemmer"])
