"""Preambular and operative paragraphs, points, and text that bears no number."""

from __future__ import annotations

import re
from itertools import takewhile

from ..model import Passage
from .markers import Level, Marker, descend, key, marker
from .place import Place, Reading, is_formula

NUMBER = re.compile(r"\s*(\d{1,3})\s?[.．、](?=\s|[^\d\s])\s*|\s*(\d{1,3})\s?[-–]\s+")
LAST_NUMBER = 200  # a preamble is not followed by a paragraph beyond it
SECTION = 14  # characters of the number of a section, in words too
JUMP = 60  # nor does a number jump further: then it is a year or an amount
MARKERS_AHEAD = 12  # passages among which the next marker is looked for


def paragraph(reading: Reading) -> None:
    """Read the passage as a paragraph: by its number, its letter, or the lack of both."""
    place, passage = reading.place, reading.passage
    number = number_of(passage)
    if number is not None and _goes_on(place, number):
        _operative(reading, number)
    elif (point := marker(passage.text, reading.language)) and (place.path or place.part == "annex"):
        _point(reading, point)
    elif _finite(reading):
        unnumbered(reading)
    elif place.part == "preamble":
        place.preambular += 1
        place.path, place.levels = (*place.container, f"pp{place.preambular}"), []
        reading.add("preamble", place.path)
    else:
        keep(reading)
        if place.part == "operative":
            reading.report("not-understood", text=passage.text[:60])


def number_of(passage: Passage) -> int | None:
    """The number at the start of a paragraph («4.», «4 -» in Arabic); None if there is none."""
    found = _numeral(passage)
    return found[0] if found else None


def _numeral(passage: Passage) -> tuple[int, int] | None:
    """The number and where the text behind it begins; also a bare «43» where the reader knows it to be one (77/118)."""
    found = NUMBER.match(passage.text)
    if found:
        return int(found.group(1) or found.group(2)), found.end()
    known = passage.text[: passage.label or 0].strip(" .-–\u200e\u200f")
    return (int(known), passage.label or 0) if known.isascii() and known.isdigit() else None


def _goes_on(place: Place, number: int) -> bool:
    """A paragraph's number: the next one, or one that jumps; a year or an amount at a paragraph's start is none."""
    return number < max(LAST_NUMBER * (place.part == "preamble"), place.operative + JUMP, place.before + JUMP)


def _operative(reading: Reading, number: int) -> None:
    place = reading.place
    end = _numeral(reading.passage)[1]  # type: ignore[index]
    label = reading.passage.text[:end].strip()
    if number not in (place.operative + 1, place.before + 1):
        code = "numbering-repeat" if number <= place.operative else "numbering-jump"
        reading.report(code, label=label, previous=place.operative or "the preamble")
    kind, prefix = ("annex", "p") if place.part == "annex" else ("operative", "op")
    place.part = "annex" if kind == "annex" else "operative"
    place.operative = number
    place.path, place.levels = (*place.container, f"{prefix}{number}"), []
    reading.add(kind, place.path, label, end)


def _finite(reading: Reading) -> bool:
    """A finite verb opens the paragraph (“Urges all countries”), or the reader knows it to stand in the operative part:
    it is operative though it bears no number.

    Where numbers follow before the next section or formula, they decide and not the wording: 75/1 numbers the
    paragraphs of the declaration it adopts, below a heading of many words.
    """
    place, language = reading.place, reading.language
    worded = place.preambular and language.opens_operative(reading.passage.text)
    if place.part != "preamble" or not (worded or reading.passage.level == 0):
        return False
    rest = reading.following(len(reading.passages))
    here = list(takewhile(lambda p: not _sets_apart(p) and not is_formula(p, language), rest))
    told = reading.passage.level == 0 and not any(map(_preambular, here))
    listed = language.operative_lead != r"(?!)" or all(p.level is None for p in reading.passages)
    return bool(told or (worded and listed)) and not any(number_of(p) == 1 for p in here)


def _preambular(passage: Passage) -> bool:
    """The markup says that it is no operative paragraph, and it is no point of one."""
    return passage.role == "body" and passage.level is None and passage.label is None


def _sets_apart(passage: Passage) -> bool:
    """A heading of a section («II», «B», «أولا»), not one of words."""
    return passage.role == "heading" and len(passage.text) <= SECTION


def unnumbered(reading: Reading) -> None:
    """An operative paragraph without a number is counted in its order, and reported."""
    place = reading.place
    place.operative += 1
    place.path, place.levels = (*place.container, f"op{place.operative}"), []
    reading.add("operative", place.path)
    reading.report("unnumbered-operative", id="-".join(place.path))


def _point(reading: Reading, found: Marker) -> None:
    """A point or subpoint, at the depth its marker has in the run."""
    place, ahead = reading.place, reading.following(MARKERS_AHEAD)
    nexts = (marker(p.text, reading.language) for p in ahead)
    depth, system, index, jumped = descend(place.levels, found.readings, next((m.readings for m in nexts if m), {}))
    open_run = place.levels[depth] if depth < len(place.levels) else None
    if jumped:
        previous = key(open_run.system, open_run.last) if open_run else "nothing"
        reading.report("letter-jump", label=found.label, previous=previous)
    prefix = open_run.prefix if open_run else place.path or place.container
    del place.levels[depth:]
    place.levels.append(Level(system, index, prefix))
    place.path = (*prefix, key(system, index))
    reading.add("subpoint" if depth else "point", place.path, found.label, found.end, level=depth + 1)


def keep(reading: Reading, kind: str = "text") -> None:
    """A passage without a number stays where it is, with an id of its own below the paragraph that opens the list."""
    place, passage = reading.place, reading.passage
    above = place.levels[0].prefix if place.levels and not passage.level else place.path or place.container
    reading.add(kind, place.counted(above, kind[0]), level=len(place.levels))
