"""Rows -> what each of them is, by its place, size and face: masthead, title, headings, where paragraphs begin."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise

from .lines import SMALL, Row
from .printed import LABEL, NEW, Measure, Printed, same

NUMBER = re.compile(r"\d+/\d+[.\s]|\d+ (?:[A-Z] )?\([IVXLC]+\)")  # 77/12. or 217 A (III)


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
        if not (p.row.bold and same(p.row.size, size)) or last.y - p.row.y > NEW * body.leading * size:
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
    if step > (1.08 if p.role == "masthead" else NEW) or not same(a.size, b.size):
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
    if not same(a.size, b.size) or (a.bold != b.bold and a.text[-1:] in ".;:"):
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


def _label(p: Printed) -> int:
    """How many characters at the start are a printed number: one that stands apart from its text by a wide gap."""
    found = LABEL.match(p.row.text)
    if found and p.row.gaps and p.row.gaps[0][0] == found.end() + 1:
        return found.end()
    return 0


def _paragraphs(flow: list[Printed]) -> Iterator[list[Printed]]:
    group: list[Printed] = []
    for p in flow:
        if p.opens and group:
            yield group
            group = []
        group.append(p)
    if group:
        yield group
