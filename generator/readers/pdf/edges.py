"""The edges of the pages: running heads, page numbers, job numbers and bar codes, and the notes at the foot.

Words are looked at only where they are the same in every language: numbers, symbols, job numbers.
"""

from __future__ import annotations

import re
from collections import Counter
from itertools import pairwise

from .glyphs import Rule
from .lines import Row
from .printed import Measure, Printed

SYMBOL = re.compile(r"[A-Z]{1,5}(?:/[\w.()\-–]+)+(?: [A-Z](?:[-–][A-Z])?)?(?: \([IVXLC\d]+\))?")
JOB = re.compile(r"\d{2}-\d{5}(?: ?\([A-Z]\))?(?: \d{6})?")  # 22-29448 (R), 26-04887 (E) 150426
FOOT = re.compile(rf"{JOB.pattern}|\d+ ?/ ?\d+|\*\d{{6,}}\*|(?i:please recycle).?|\d{{6}}")
RULE = re.compile(r"[_‗─—]{5,}")
STARS = re.compile(r"\*{1,3}(?=\s|\w)")
NOTE_SIZE = 0.93  # a note is set in at most this much of the body's size


def take_furniture(pages: list[list[Printed]], rules: list[list[Rule]], body: Measure) -> None:
    """Give running heads, page numbers, job numbers, bar codes and footnote rules the role "furniture"."""
    heads = Counter(_shape(page[0].row) for page in pages[1:] if page)
    feet = Counter(shape for page in pages for shape in {_shape(p.row) for p in page[-3:]})
    for number, page in enumerate(pages):
        for p in page:
            if _anywhere(p.row):
                p.role = "furniture"
        if number:
            _take_head([p for p in page if not p.role], heads, rules[number], body)
        _take_foot([p for p in page if not p.role], feet)


def _shape(row: Row) -> tuple[int, str]:
    """Where a row stands and its text, page and job numbers aside: the same on every page for heads and feet."""
    return round(row.y / 3), " ".join("0" if FOOT.fullmatch(p) or p.isdigit() else p for p in _pieces(row))


def _anywhere(row: Row) -> bool:
    """Never a part of the text: rules of underscores, bar codes, a job number standing alone."""
    text = row.text
    return bool(RULE.fullmatch(text) or JOB.fullmatch(text)) or all(c.barcode for c in row.chars if c.char != " ")


def _take_head(page: list[Printed], heads: Counter, rules: list[Rule], body: Measure) -> None:
    if len(page) < 2:
        return
    first, second = page[0].row, page[1].row
    symbol = any(SYMBOL.fullmatch(piece) for piece in _pieces(first))
    apart = first.y - second.y > 1.5 * body.leading * body.size
    if heads[_shape(first)] > 1 or (symbol and (apart or first.size < body.size)):
        page[0].role = "furniture"
        below = [y for x0, x1, y in rules if first.y - 3 * body.size < y < first.y]
        for p in page[1:3]:  # a long running title goes on above the rule
            if below and p.row.y > max(below):
                p.role = "furniture"


def _take_foot(page: list[Printed], feet: Counter) -> None:
    for p in reversed(page[-4:]):
        pieces = _pieces(p.row)
        if p.row.chars[0].raised or not (all(map(FOOT.fullmatch, pieces)) or feet[_shape(p.row)] > 1):
            break
        if pieces and (len(pieces) > 1 or not pieces[0].isdigit() or feet[_shape(p.row)] > 1):
            p.role = "furniture"


def _pieces(row: Row) -> list[str]:
    """The texts of a row that stand far apart."""
    cuts = [0, *(i for i, gap in row.gaps if gap > 2), len(row.chars)]
    return [piece for a, b in pairwise(cuts) if (piece := row.text[a:b].strip())]


# ---------------------------------------------------------------- notes
def take_notes(pages: list[list[Printed]], rules: list[list[Rule]], body: Measure) -> set[str]:
    """Give the rows at the foot of each page to their notes; returns the labels of all notes.

    A note begins with a raised number in small print below the body; what follows in small print goes on with it, also
    at the foot of the next page below a rule. A number that is not raised counts only below a rule and in sequence.
    """
    labels: list[str] = []
    for page, lines in zip(pages, rules, strict=True):
        block = _note_block(page, lines, body, labels)
        for p in block:
            count = _note_label(p.row, labels, first=p is block[0] and _ruled(page, p, lines))
            if count:
                p.label, p.opens = count, True
                labels.append(p.row.text[:count].strip())
            else:
                p.opens = False
            p.role, p.note = "note", labels[-1]
    return set(labels)


def _note_block(page: list[Printed], lines: list[Rule], body: Measure, labels: list[str]) -> list[Printed]:
    rows = [p for p in page if p.role != "furniture"]
    at = len(rows)
    while at and rows[at - 1].row.size <= NOTE_SIZE * body.size:
        at -= 1
    small = rows[at:]
    ruled = [k for k, p in enumerate(small) if _ruled(page, p, lines)]
    for k in ruled:
        if _note_label(small[k].row, labels, first=True) or (labels and _goes_on(small[k:], body)):
            return small[k:]
    start = next((k for k, p in enumerate(small) if _note_label(p.row, labels, first=False)), len(small))
    return small[start:]


def _goes_on(rows: list[Printed], body: Measure) -> bool:
    """Small print below a rule that may be the rest of a note: it begins at the margin and has no columns."""
    return abs(rows[0].row.x0 - body.left) < 3 * body.size and not any(gap > 2 for p in rows for _, gap in p.row.gaps)


def _ruled(page: list[Printed], p: Printed, lines: list[Rule]) -> bool:
    """Does a rule (drawn, or of underscores) stand between this row and the text above it?"""
    k = page.index(p)
    if k and RULE.fullmatch(page[k - 1].row.text):
        return True
    above = page[k - 1].row.y if k else float("inf")
    return any(p.row.y + 0.5 * p.row.size < y < min(above, p.row.y + 4 * p.row.size) for _, _, y in lines)


def _note_label(row: Row, labels: list[str], first: bool) -> int:
    """How many characters at the start of the row are the label of a note, 0 if it goes on with one."""
    count = 0
    while count < len(row.chars) and row.chars[count].raised and row.chars[count].char.isdigit():
        count += 1
    if count:
        return count
    stars = STARS.match(row.text)
    if stars:
        return stars.end()
    number = re.match(r"(\d{1,3}) ", row.text)
    expected = str(int(labels[-1]) + 1) if labels and labels[-1].isdigit() else "1"
    return number.end(1) if first and number and number.group(1) == expected else 0
