"""The pieces of rows that stand apart, and the columns that they make."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from itertools import pairwise

from .lines import Row
from .printed import LABEL

THOUSANDS = re.compile(r"\d{3}(?!\d)")
ALIGNED = 3.0  # points by which the edges of one column may differ


@dataclass(slots=True)
class Piece:
    """A part of a row that stands apart: `first` to `last` are indexes in its chars."""

    row: Row
    first: int
    last: int

    @property
    def x0(self) -> float:
        return self.row.chars[self.first].x0

    @property
    def x1(self) -> float:
        return max(c.x1 for c in self.row.chars[self.first : self.last])

    def cut(self) -> Row:
        gaps = tuple((i - self.first, gap) for i, gap in self.row.gaps if self.first < i < self.last)
        return replace(self.row, chars=self.row.chars[self.first : self.last], gaps=gaps)


Columns = list[tuple[float, float]]
Edges = tuple[tuple[float, ...], tuple[float, ...]]  # where columns begin, where they end


def pieces(row: Row, edges: Edges = ((), ())) -> list[Piece]:
    """The parts of a row between wide gaps, and between narrow ones where `edges` says that a column begins or ends.

    A number at the start of the row stays with its text.
    """
    label = LABEL.match(row.text)
    cuts = {i for i, _ in row.gaps if not (label and i <= label.end() + 1)}
    cuts |= {i for i in row.seams if _at_edge(row, i, edges)}
    ends = [0, *sorted(cuts), len(row.chars)]
    return [Piece(row, a, _end(row, a, b)) for a, b in pairwise(ends)]


def _at_edge(row: Row, i: int, edges: Edges) -> bool:
    """Does a column begin or end here? Not inside a number («1 814.9»)."""
    if row.chars[i - 2].char.isdigit() and THOUSANDS.match(row.text, i):
        return False
    begins, ends = row.chars[i].x0, row.chars[i - 2].x1
    return any(abs(begins - x) < 1 for x in edges[0]) or any(abs(ends - x) < 1 for x in edges[1])


def _end(row: Row, a: int, b: int) -> int:
    while b > a + 1 and row.chars[b - 1].char == " ":
        b -= 1
    return b


def edges_of(rows: list[Row]) -> Edges:
    """Where pieces begin, and where numbers end: the last words of a cell end anywhere."""
    parts = [piece for row in rows for piece in pieces(row)]
    ends = tuple(piece.x1 for piece in parts if piece.row.chars[piece.last - 1].char in "0123456789)–")
    return tuple(piece.x0 for piece in parts), ends


def split(rows: list[Row], edges: Edges) -> list[list[Piece]]:
    """The pieces of each row, once it is known where the columns begin and end."""
    return [pieces(row, edges) for row in rows]


def find_columns(rows: list[list[Piece]]) -> Columns:
    """From the narrow pieces to the wide: a piece that reaches over two columns spans them.

    Neighbours that never stand side by side are one column (a heading at the left, its numbers at the right).
    """
    columns: Columns = []
    for part in sorted((part for row in rows for part in row), key=lambda p: p.x1 - p.x0):
        near = touched(columns, part)
        if not near:
            columns.append((part.x0, part.x1))
        elif len(near) == 1:
            x0, x1 = columns[near[0]]
            columns[near[0]] = (min(x0, part.x0), max(x1, part.x1))
        columns.sort()
    k = 0
    while k < len(columns) - 1:
        if any(_side_by_side(columns, row, k) for row in rows):
            k += 1
        else:
            columns[k : k + 2] = [(columns[k][0], columns[k + 1][1])]
    return columns


def _side_by_side(columns: Columns, row: list[Piece], k: int) -> bool:
    places = [touched(columns, part) for part in row]
    return [k] in places and [k + 1] in places


def touched(columns: Columns, part: Piece) -> list[int]:
    return [k for k, (x0, x1) in enumerate(columns) if part.x0 < x1 and part.x1 > x0]


def place_of(columns: Columns, part: Piece) -> tuple[int, ...]:
    """The columns a piece stands in; the nearest one where it stands between them."""
    middle = (part.x0 + part.x1) / 2
    nearest = min(range(len(columns)), key=lambda k: abs(sum(columns[k]) / 2 - middle))
    return tuple(touched(columns, part)) or (nearest,)


def aligned(rows: list[list[Piece]], columns: Columns) -> bool:
    """Do the pieces of some column but the first begin, or end, at one place in two rows or more?"""
    for k in range(1, len(columns)):
        parts = [part for row in rows for part in row if touched(columns, part) == [k]]
        for edges in (sorted(p.x0 for p in parts), sorted(p.x1 for p in parts)):
            if any(b - a < ALIGNED for a, b in pairwise(edges)):
                return True
    return False
