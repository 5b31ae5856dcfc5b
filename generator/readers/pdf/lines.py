"""Glyphs -> printed rows: what stands on one base line, superscripts included, with single spaces between words."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from statistics import median
from typing import NamedTuple
from unicodedata import bidirectional

from .glyphs import Glyph, Sheet

SPACE = (
    0.13  # em: a wider gap between two glyphs is a space (kerning stays under 0.08, the tightest space seen is 0.19)
)
SPLIT = 1.0  # em: a wider gap parts two pieces of a row (cells, a number and its text)
LEFTWARD = ("R", "AL")
KINDS = {"L": "L", "EN": "1", "AN": "1", "CS": ",", "ES": ",", "ET": "%", "R": "R", "AL": "R"}
RIGHTWARD = re.compile(
    r"[%1](?:,?[%1])*(?:[n,%1]*L[L1n,%]*[L1%])?|L(?:[L1n,%]*[L1%])?"
)  # see the Unicode bidi algorithm
SMALL = 0.86  # a superscript is at most this much of the size beside it


class Run(NamedTuple):
    """Glyphs that follow one another on one base line in one size."""

    glyphs: list[Glyph]
    x0: float
    x1: float
    y: float
    size: float
    before: bool = False  # a space is printed before it
    behind: bool = False  # and behind it


class Char(NamedTuple):
    """A character of a row's text and what its glyph knows."""

    char: str
    x0: float
    x1: float
    raised: bool
    italic: bool
    bold: bool
    barcode: bool


@dataclass(frozen=True, slots=True)
class Row:
    """One printed row. `chars` hold the spaces too; `gaps` say where in `chars` a wide gap (0.9 em) ends."""

    page: int
    y: float
    size: float  # of most of its glyphs
    chars: tuple[Char, ...]
    gaps: tuple[tuple[int, float], ...] = field(default=())  # (index in chars of the glyph behind it, width in em)
    seams: tuple[int, ...] = ()  # where a smaller gap parts two runs without a space printed between them
    turned: bool = False

    @property
    def text(self) -> str:
        return "".join(c.char for c in self.chars)

    @property
    def x0(self) -> float:
        return self.chars[0].x0

    @property
    def x1(self) -> float:
        return max(c.x1 for c in self.chars)

    @property
    def bold(self) -> bool:
        return all(c.bold for c in self.chars if c.char.isalnum() and not c.raised)

    @property
    def italic(self) -> bool:
        letters = [c.italic for c in self.chars if c.char.isalpha()]
        return bool(letters) and all(letters)


def rows(sheet: Sheet) -> list[Row]:
    """The rows of a sheet from top to bottom. Every glyph but white space is in exactly one of them.

    A page written from the right is turned over first, so that its margin, too, is at the left (then x is negative).
    """
    leftward = right_to_left(sheet)
    runs = [_run([glyph]) for glyph in _mirrored(sheet.glyphs)] if leftward else _runs(sheet.glyphs)
    made = [_row(sheet, band, raised) for band, raised in _hosts(_bands(runs))]
    if leftward:
        made = [replace(row, chars=_logical(row.chars)) for row in made]
    return sorted((row for row in made if row.chars), key=lambda row: -row.y)


def right_to_left(sheet: Sheet) -> bool:
    """Are most of its letters of a script that is written from the right?"""
    kinds = [bidirectional(glyph.char) for glyph in sheet.glyphs]
    return sum(kind in LEFTWARD for kind in kinds) > kinds.count("L")


def _mirrored(glyphs: list[Glyph]) -> list[Glyph]:
    """The glyphs of a page turned over; the letters of a lam-alef, which is one glyph, in their order."""
    out: list[Glyph] = []
    for glyph in (g._replace(x0=-g.x1, x1=-g.x0) for g in glyphs if g.char != " "):
        if out and out[-1].x0 == glyph.x0 and glyph.char == "ل" and out[-1].owner == glyph.owner:
            out.insert(-1, glyph)
        else:
            out.append(glyph)
    return out


def _logical(chars: tuple[Char, ...]) -> tuple[Char, ...]:
    """The characters as they are read, from their order seen from the right: numbers and foreign words, which
    run to the right, are turned round, with a sign between two digits and what stands between two foreign words.
    """
    kinds = "".join(KINDS.get(bidirectional(c.char), "n") for c in chars)
    out = list(chars)
    for found in RIGHTWARD.finditer(kinds):
        out[found.start() : found.end()] = reversed(out[found.start() : found.end()])
    return tuple(out)


def _runs(glyphs: list[Glyph]) -> list[Run]:
    out: list[list[Glyph]] = []
    last = None
    for glyph in glyphs:
        if last is None or not _follows(last, glyph):
            out.append([])
        out[-1].append(glyph)
        last = glyph
    runs = [_run(part) for part in out]
    for k, run in enumerate(runs):
        if not run.glyphs:  # a space on its own belongs to its neighbours
            for n in (k - 1, k + 1):
                if 0 <= n < len(runs) and abs(runs[n].y - run.y) < 0.05 * run.size:
                    runs[n] = runs[n]._replace(before=n > k or runs[n].before, behind=n < k or runs[n].behind)
    return [run for run in runs if run.glyphs]


def _follows(last: Glyph, glyph: Glyph) -> bool:
    same_line = abs(glyph.y - last.y) < 0.05 * glyph.size and abs(glyph.size - last.size) < 0.05
    widest = SPLIT if glyph.owner == last.owner else SPACE
    return same_line and -0.5 * glyph.size < glyph.x0 - last.x1 < widest * glyph.size


def _run(glyphs: list[Glyph]) -> Run:
    """Without the spaces at either end: they may lie under the glyphs of another run."""
    a, b = 0, len(glyphs)
    while a < b and glyphs[a].char == " ":
        a += 1
    while b > a and glyphs[b - 1].char == " ":
        b -= 1
    kept = glyphs[a:b] or glyphs[:1]
    right = max(g.x1 for g in kept)
    return Run(glyphs[a:b], kept[0].x0, right, kept[0].y, kept[0].size, a > 0, b < len(glyphs))


def _bands(runs: list[Run]) -> list[list[Run]]:
    """Runs that share a base line, the highest first."""
    out: list[list[Run]] = []
    for run in sorted(runs, key=lambda r: -r.y):
        if out and abs(out[-1][0].y - run.y) < 0.12 * run.size:
            out[-1].append(run)
        else:
            out.append([run])
    return out


def _hosts(bands: list[list[Run]]) -> list[tuple[list[Run], list[Run]]]:
    """Each band with the superscripts (and subscripts) that belong to it; bands of nothing else disappear."""
    guests: dict[int, list[Run]] = {}
    kept: list[list[Run]] = []
    for k, band in enumerate(bands):
        kept.append([])
        for run in band:
            host = next((n for n in _near(bands, k) if any(_beside(run, other) for other in bands[n])), None)
            if host is None:
                kept[k].append(run)
            else:
                guests.setdefault(host, []).append(run)
    return [(band, guests.get(k, [])) for k, band in enumerate(kept) if band or k in guests]


def _near(bands: list[list[Run]], k: int) -> list[int]:
    """Indexes of the bands that may be host to a run of band k: below it first, at most one line of 30 points away."""
    y = bands[k][0].y
    below = [n for n in range(k + 1, min(k + 4, len(bands))) if y - bands[n][0].y < 30]
    above = [n for n in range(k - 1, max(k - 4, -1), -1) if bands[n][0].y - y < 15]
    return below + above


def _beside(run: Run, host: Run) -> bool:
    """Is `run` a superscript or a subscript of `host`: smaller, lifted or lowered by part of a line, next to it?"""
    if run.size > SMALL * host.size:
        return False
    lift = (run.y - host.y) / host.size
    near = host.x0 - 3 * run.size < run.x0 < host.x1 + 0.8 * host.size
    return near and (0.15 < lift < 0.75 or -0.35 < lift < -0.05)


def _row(sheet: Sheet, band: list[Run], guests: list[Run]) -> Row:
    base = band[0].y if band else guests[0].y
    runs = sorted([(run, False) for run in band] + [(run, run.y > base) for run in guests], key=lambda pair: pair[0].x0)
    size = _main_size([run for run, _ in runs])
    chars, gaps, seams, end = [], [], [], None
    space = _space([run for run, _ in runs])
    spaced = False
    for run, raised in runs:
        spaced = spaced or run.before
        for glyph in run.glyphs:
            gap = 0.0 if end is None else (glyph.x0 - end) / size
            if glyph.char == " ":
                if chars and chars[-1].char != " ":
                    chars.append(_made(glyph, raised))
                continue  # `end` stays: the gap of a word counts its spaces
            if chars and gap > space and chars[-1].char != " ":
                chars.append(Char(" ", end, glyph.x0, raised, glyph.face.italic, glyph.face.bold, False))
                if glyph is run.glyphs[0] and (not spaced or gap > 0.45):
                    seams.append(len(chars))
            if gap > 0.9:
                gaps.append((len(chars), gap))
            chars.append(_made(glyph, raised))
            end = max(glyph.x1, end) if end is not None and glyph.x1 - end > -size else glyph.x1
        spaced = run.behind
    return Row(sheet.page, base, size, tuple(chars), tuple(gaps), tuple(seams), sheet.angle != 0)


def _made(glyph: Glyph, raised: bool) -> Char:
    return Char(glyph.char, glyph.x0, glyph.x1, raised, glyph.face.italic, glyph.face.bold, glyph.face.barcode)


def _main_size(runs: list[Run]) -> float:
    weights: dict[float, int] = {}
    for run in runs:
        weights[run.size] = weights.get(run.size, 0) + len(run.glyphs)
    return max(weights, key=lambda size: (weights[size], size))


def _space(runs: list[Run]) -> float:
    """The gap in em above which there is a space: more in letter-spaced print."""
    gaps = [
        (b.x0 - a.x1) / b.size
        for run in runs
        for a, b in zip(run.glyphs, run.glyphs[1:], strict=False)
        if a.char != " " and b.char != " "
    ]
    return SPACE + max(0.0, median(gaps)) if len(gaps) > 3 else SPACE
