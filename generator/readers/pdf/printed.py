"""What is found out about a row, and the measure of a document's body."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import pairwise

from .lines import Row

LABEL = re.compile(r"(?:\d{1,3}\.|\(?\w{1,5}\)|[IVXLC]+\.|[A-Z]\.|[•·–—])(?= )")
NEW = 1.25  # times the leading: a wider step to the next row begins a paragraph


@dataclass(slots=True)
class Printed:
    """A row and what is found out about it."""

    row: Row
    role: str | None = None
    opens: bool | None = None
    note: str | None = None
    label: int = 0  # how many characters at its start are a printed number
    cell: str | None = None  # of a table: "row,column,rowspan,colspan,head"


@dataclass(frozen=True, slots=True)
class Measure:
    """The layout of a document, in points: size and leading of its body, left and right margin."""

    size: float
    leading: float  # in em
    left: float
    right: float
    first_line: bool = False  # paragraphs have their first row indented, and no other


def measure(pages: Iterable[list[Row]]) -> Measure:
    """The body's measure: what most glyphs are set in, and where the rows that go on with a full row begin and end."""
    pages = list(pages)
    sizes: Counter[float] = Counter()
    for row in (row for rows in pages for row in rows):
        sizes[row.size] += len(row.chars)
    if not sizes:
        return Measure(10.0, 1.25, 0.0, 0.0)
    enough = 0.4 * max(sizes.values())  # where tables prevail the body is the larger print
    size = max(s for s, count in sizes.items() if count >= enough)
    pairs = [(a, b) for rows in pages for a, b in pairwise(rows) if same(a.size, size) and same(b.size, size)]
    steps = Counter(round((a.y - b.y) / size, 2) for a, b in pairs if a.y - b.y > 0.5 * size)
    frequent = [step for step, count in steps.items() if count >= 0.2 * max(steps.values())]
    leading = min(frequent, default=1.25)
    rights = Counter(round(row.x1 / 2) * 2 for rows in pages for row in rows if same(row.size, size))
    right = max((x for x, count in rights.items() if count >= 0.1 * max(rights.values())), default=0.0)
    left = _left(pairs, size, leading, right)
    below = [
        b.x0 for a, b in pairs if a.x0 > left + 0.8 * size and a.x1 > right - size and _step(a, b, size) < NEW * leading
    ]
    first_line = bool(below) and sum(abs(x - left) < 2 for x in below) > 0.8 * len(below)
    return Measure(size, leading, left, right, first_line)


def _step(a: Row, b: Row, size: float) -> float:
    """From one row down to the next, in em of the body."""
    return (a.y - b.y) / size


def same(a: float, b: float) -> bool:
    return abs(a - b) < 0.02 * b


def _left(pairs: list[tuple[Row, Row]], size: float, leading: float, right: float) -> float:
    full = [b.x0 for a, b in pairs if a.x1 > right - size and a.y - b.y < NEW * leading * size]
    lefts = Counter(round(x) for x in (full or [row.x0 for pair in pairs for row in pair]))
    return float(lefts.most_common(1)[0][0]) if lefts else 0.0
