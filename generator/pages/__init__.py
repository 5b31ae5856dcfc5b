"""From printed lines to blocks: page furniture out, note blocks lifted, lines grouped into paragraphs and notes.

A reader that knows the layout (AKN, DOCX, PDF) says so line by line and is believed. For plain text the evidence is the
page: form feeds, the footnote rule, indents, blank lines, and, where a text has none of them, the length of lines.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import groupby, pairwise

from ..edits import Edit
from ..languages import Language
from ..model import Block, Finding, Line, Source
from .feet import part_cut_lines, take_notes
from .furniture import running_symbol, take_furniture
from .paragraphs import open_paragraphs, take_marks
from .rows import Row, row_of


@dataclass(slots=True)
class Pages:
    """What `read` gives: blocks in reading order (notes last), the edits that took lines out, findings."""

    blocks: list[Block]
    edits: list[Edit] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)


def read(source: Source, language: Language) -> Pages:
    """The blocks of a source.

    Guaranteed after: every line with a letter or digit is in exactly one block or in an edit that names why it went;
    a paragraph that a page break or a note block interrupts is one block; notes come behind the text, in order.
    """
    rows = [row_of(source, line) for line in source.lines]
    findings: list[Finding] = []
    if "lines" not in source.knows:
        rows, findings = _find_out(rows, language)
    return _blocks(source, rows, findings)


def _find_out(rows: list[Row], language: Language) -> tuple[list[Row], list[Finding]]:
    pages = [list(page) for _, page in groupby(rows, key=lambda row: row.line.page)]
    symbol = running_symbol(pages)
    for number, page in enumerate(pages, 1):
        take_furniture(page, number, len(pages), symbol)
    pages = part_cut_lines(pages)
    rows = [row for page in pages for row in page]
    take_notes(rows, pages)
    findings = take_marks(rows, language)
    return rows, findings + open_paragraphs(rows, language, len(pages) > 1)


def _blocks(source: Source, rows: list[Row], findings: list[Finding]) -> Pages:
    """Group the rows into blocks, and write an edit for every stretch of lines that leaves the text."""
    body: list[list[Row]] = []
    notes: list[list[Row]] = []
    for row in rows:
        if row.blank or row.role == "furniture":
            continue
        into = notes if row.role == "note" else body
        fresh = not into or row.opens or (row.opens is None and into[-1][-1].role != row.role)
        if row.role == "note" and into and into[-1][-1].note != row.note:
            fresh = True
        if row.moved and into and into[-1][-1] is row.moved:
            into[-1].insert(-1, row)
        elif fresh:
            into.append([row])
        else:
            into[-1].append(row)
    blocks = [Block(group[0].role, _lines(group)) for group in (*body, *notes)]
    return Pages(blocks, list(_lifts(source, rows)), findings)


def _lines(group: list[Row]) -> tuple[Line, ...]:
    return tuple(
        row.line
        if row.line.note == row.note
        else Line(row.line.start, row.line.end, row.line.number, row.line.page, note=row.note)
        for row in group
    )


def _lifts(source: Source, rows: list[Row]) -> Iterator[Edit]:
    """One edit for each run of lines of one fate (a note block, a rule, a running head)."""
    fate = lambda row: "note-block" if row.role == "note" else row.rule  # noqa: E731
    for rule, group in groupby((row for row in rows if not (row.blank and row.role == "body")), key=fate):
        run = list(group)
        if rule:
            yield from _lift(source, run, rule)
    for row in rows:
        if row.moved:
            label = row.text.strip()
            yield Edit(row.moved.line.start, "", f"{label} ", "number-apart")
            yield Edit(row.line.start, source.text[row.line.start : row.line.end], "", "number-apart")


def _lift(source: Source, run: list[Row], rule: str) -> Iterator[Edit]:
    """The edits that take a run of rows out, without the lines of another fate that may stand between them."""
    start = run[0].line.start
    for row, following in pairwise(run):
        if following.line.number > row.line.number + 1 and source.text[row.line.end : following.line.start].strip():
            yield Edit(start, source.text[start : row.line.end], "", rule)
            start = following.line.start
    yield Edit(start, source.text[start : run[-1].line.end], "", rule)


__all__ = ["Pages", "read"]
