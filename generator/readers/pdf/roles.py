"""Rows -> what each of them is, by its place, size and face: furniture, notes, title, headings, where paragraphs begin.

The words of a row are looked at only where they are the same in every language: numbers, symbols, job numbers.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import pairwise

from .glyphs import Rule
from .lines import SMALL, Row

SYMBOL = re.compile(r"[A-Z]{1,5}(?:/[\w.()\-–]+)+(?: [A-Z](?:[-–][A-Z])?)?(?: \([IVXLC\d]+\))?")
JOB = re.compile(r"\d{2}-\d{5}(?: ?\([A-Z]\))?(?: \d{6})?")  # 22-29448 (R), 26-04887 (E) 150426
FOOT = re.compile(rf"{JOB.pattern}|\d+ ?/ ?\d+|\*\d{{6,}}\*|(?i:please recycle).?|\d{{6}}")
RULE = re.compile(r"[_‗─—]{5,}")
NUMBER = re.compile(r"\d+/\d+[.\s]|\d+ (?:[A-Z] )?\([IVXLC]+\)")  # 77/12. or 217 A (III)
LABEL = re.compile(r"(?:\d{1,3}\.|\(?\w{1,5}\)|[IVXLC]+\.|[A-Z]\.|[•·–—])(?= )")
STARS = re.compile(r"\*{1,3}(?=\s|\w)")
NOTE_SIZE = 0.93  # a note is set in at most this much of the body's size
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
    pairs = [(a, b) for rows in pages for a, b in pairwise(rows) if _same(a.size, size) and _same(b.size, size)]
    steps = Counter(round((a.y - b.y) / size, 2) for a, b in pairs if a.y - b.y > 0.5 * size)
    frequent = [step for step, count in steps.items() if count >= 0.2 * max(steps.values())]
    leading = min(frequent, default=1.25)
    rights = Counter(round(row.x1 / 2) * 2 for rows in pages for row in rows if _same(row.size, size))
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


def _same(a: float, b: float) -> bool:
    return abs(a - b) < 0.02 * b


def _left(pairs: list[tuple[Row, Row]], size: float, leading: float, right: float) -> float:
    full = [b.x0 for a, b in pairs if a.x1 > right - size and a.y - b.y < NEW * leading * size]
    lefts = Counter(round(x) for x in (full or [row.x0 for pair in pairs for row in pair]))
    return float(lefts.most_common(1)[0][0]) if lefts else 0.0


# ---------------------------------------------------------------- furniture
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


# ---------------------------------------------------------------- the text
def take_text(pages: list[list[Printed]], body: Measure) -> None:
    """Masthead, title, headings, closing lines and body; where paragraphs begin, also across page breaks."""
    flow = [p for page in pages for p in page if p.role in (None, "table", "masthead", "title")]
    for last, p in pairwise(flow):
        _raise_lone_mark(last, p, body)
    start = next((k + 1 for k in range(len(flow) - 1, -1, -1) if flow[k].role == "title"), 0)
    for last, p in pairwise([None, *flow]):
        if p.role != "table":
            p.opens = last is None or last.role != p.role or _opens(last, p, body)
    for group in _paragraphs(flow[start:]):
        known = start or group[0].row.page > 1  # without a title (a draft) nobody knows where the masthead ends
        role = _role(group, body)
        for p in group:
            p.role = p.role or (role if known or role == "body" else None)
    for p in flow:
        if p.role != "table":
            p.label = _label(p) if p.opens else 0
    for last, p in pairwise(flow):
        if not p.opens:
            _bring_back_mark(last, p)


def take_title(pages: list[list[Printed]], body: Measure) -> float:
    """Mark the title (a bold row of page 1 that begins with the number of a resolution) and the masthead above it.

    Returns the height below which the text of page 1 lies.
    """
    first = [p for p in pages[0] if p.role is None]
    at = next((k for k, p in enumerate(first) if p.row.bold and NUMBER.match(p.row.text)), None)
    if at is None:
        return float("inf")
    for p in first[:at]:
        p.role = "masthead"
    size, last = first[at].row.size, first[at].row
    for p in first[at:]:
        if not (p.row.bold and _same(p.row.size, size)) or last.y - p.row.y > NEW * body.leading * size:
            break
        p.role, last = "title", p.row
    return last.y


def _role(group: list[Printed], body: Measure) -> str:
    """The role of a paragraph: a heading is bold throughout and short, the closing lines stand at the right."""
    first = group[0].row
    long = len(group) > 5 or (re.match(r"\d{1,3}\. ", first.text) and group[-1].row.text[-1:] in ".;:,")
    if not long and all(p.row.bold and any(c.isalnum() for c in p.row.text) for p in group):
        return "heading"
    right = all(p.row.x0 > (body.left + body.right) / 2 and abs(p.row.x1 - body.right) < 4 for p in group)
    return "closing" if right and first.text[-1:].isalnum() else "body"


def _opens(last: Printed, p: Printed, body: Measure) -> bool:
    """Does this row begin a paragraph? `last` is the row before it in the text, on this page or the one before."""
    a, b = last.row, p.row
    indent = b.x0 - body.left > 0.8 * body.size
    if a.page != b.page or b.y > a.y:
        return _opens_page(a, b, indent, body)
    step = (a.y - b.y) / (body.leading * max(a.size, b.size))
    if step > (1.08 if p.role == "masthead" else NEW) or not _same(a.size, b.size):
        return True
    if a.bold and b.bold:
        return False
    if a.bold != b.bold and b.x0 < body.left + body.size and _room(a, b, body):
        return True
    return indent and b.x0 - a.x0 > 0.8 * body.size


def _opens_page(a: Row, b: Row, indent: bool, body: Measure) -> bool:
    """At the top of a page there is no step to judge by: the indent, else the room left at the end of the last row."""
    if indent and (body.first_line or abs(a.x0 - b.x0) > 0.5 * body.size):
        return True
    if not _same(a.size, b.size) or (a.bold != b.bold and a.text[-1:] in ".;:"):
        return True
    return _room(a, b, body) or bool(indent and LABEL.match(b.text) and b.gaps)


def _room(a: Row, b: Row, body: Measure) -> bool:
    """Would the first word of `b` still have found room behind `a`? Then `a` ended its paragraph."""
    word = next((c.x0 for c in b.chars if c.char == " "), b.x1) - b.x0
    return body.right - a.x1 > word + 0.5 * body.size


def _raise_lone_mark(last: Printed, p: Printed, body: Measure) -> None:
    """A number alone on its row in the print of a superscript, below a full row: a mark that the line break parted."""
    small = p.row.size < SMALL * last.row.size and p.row.text.isdigit() and p.role is None
    if small and abs(p.row.x0 - body.left) < 2 and last.row.x1 > body.right - 2 * body.size:
        raised = tuple(c._replace(raised=True) for c in p.row.chars)
        p.row = replace(p.row, chars=raised, size=last.row.size)


def _bring_back_mark(last: Printed, p: Printed) -> None:
    """A mark that a line break parted from its word goes back to it (77/165: “Paris Agreement,/² acknowledging”)."""
    chars = p.row.chars
    count = next((k for k, c in enumerate(chars) if not (c.raised and c.char.isdigit())), len(chars))
    if count:
        rest = count + 1 if chars[count : count + 1] and chars[count].char == " " else count
        last.row = replace(last.row, chars=last.row.chars + chars[:count])
        p.row = replace(p.row, chars=chars[rest:], gaps=(), seams=())


def _paragraphs(flow: list[Printed]) -> Iterator[list[Printed]]:
    group: list[Printed] = []
    for p in flow:
        if p.opens and group:
            yield group
            group = []
        group.append(p)
    if group:
        yield group


def _label(p: Printed) -> int:
    """How many characters at the start are a printed number: one that stands apart from its text by a wide gap."""
    found = LABEL.match(p.row.text)
    if found and p.row.gaps and p.row.gaps[0][0] == found.end() + 1:
        return found.end()
    return 0
