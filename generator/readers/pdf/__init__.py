"""A PDF as printed: rows in reading order, with what its layout says for certain.

glyphs (pdfium) -> lines (rows of one base line) -> edges (furniture, notes) -> tables (cells, by their columns)
-> roles (what a row is, where paragraphs begin) -> made (text, lines, spans).

Why pypdfium2: it gives every glyph with its place, advance, size and font, as pdfplumber and pdfminer.six do, but in
C++. On 20 files of ../shared/corpus (316 pages, one core; `python tests/bench/pdf.py --every 6`): pdfium's glyphs alone
66 pages/s, this reader 39, pdfplumber 10, pdfminer.six 17 (both without any row put together), `pdftotext -layout` 471.
Accuracy: `python tests/test_pdf_corpus.py`; the letters and digits of all 105 files equal those of pdftotext -raw.

What is known of the text:
- A hyphen at a line end stays "-", also one that the file holds as U+00AD: pdfium gives both as U+0002. Hyphens inside
  a line are as printed (U+2011 too). A ligature is its letters.
- A space is a gap between glyphs, more so in letter-spaced print; spaces of the file that have no width are no spaces.
- Text printed twice at one place (imitated bold) is there once. A font whose letters are not told gives U+FFFD.
- Text that runs from the right is put in the order in which it is read, with a finding: no PDF tells that order.
"""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from itertools import groupby

from ...findings import failure, finding
from ...model import Finding, Source
from . import edges, glyphs, lines, roles, tables
from .glyphs import Rule, Sheet
from .made import Made
from .printed import Printed, measure

TURNED = 40  # glyphs: less than this beside the main direction is a job number or a bar code


def read(path: str, data: bytes) -> Source:
    """The printed lines of a PDF in reading order; the cells of a table one by one.

    Guaranteed after: every letter and digit of the file is in a line; a mark is a superscript, never a guess; what
    could not be followed is in meta["findings"]. Raises ConversionError (unreadable, protected, too-large).
    """
    found = _pages(glyphs.sheets(data))
    pages, rules = found.rows, found.rules
    if not any(pages):
        raise failure("unreadable", format="PDF", why="it holds no text (scanned pages?)")
    body = measure([[p.row for p in page if not p.row.turned] for page in pages])
    edges.take_furniture(pages, rules, body)
    labels = edges.take_notes(pages, rules, body)
    tops = [roles.take_title(pages, body), *(float("inf") for _ in pages[1:])]
    pages, lost = tables.take_tables(pages, body, tops)
    roles.take_text(pages, body)
    made = Made(labels, {tables.letter(p.row) for page in pages for p in page if p.role == "table"} - {""})
    for printed in (p for page in pages for p in page if p.row.chars):
        made.add(printed)
    text = "\n".join(made.texts)
    doubts = [*found.doubts, *(finding("layout-lost", what=what) for what in lost), *_lost(found.printed, text)]
    return Source(
        path,
        hashlib.sha256(data).hexdigest(),
        "pdf",
        text,
        tuple(made.lines),
        made.all_spans(),
        frozenset(("lines", "marks", "italics")),
        meta={"findings": [*doubts, *made.findings]},
    )


@dataclass(slots=True)
class _Pages:
    """What is left of the sheets once their glyphs are rows."""

    rows: list[list[Printed]] = field(default_factory=list)  # of each page, those in another direction last
    rules: list[list[Rule]] = field(default_factory=list)
    printed: Counter[str] = field(default_factory=Counter)  # every glyph but spaces
    doubts: list[Finding] = field(default_factory=list)


def _pages(sheets: Iterator[Sheet]) -> _Pages:
    pages = _Pages()
    leftward = False
    for _, group in groupby(sheets, key=lambda sheet: sheet.page):
        main, *turned = group
        rows = lines.rows(main) + [replace(row, turned=True) for sheet in turned for row in lines.rows(sheet)]
        pages.rows.append([Printed(row) for row in rows])
        pages.rules.append(main.rules)
        for sheet in (main, *turned):
            pages.printed.update(glyph.char for glyph in sheet.glyphs if glyph.char != " ")
            leftward = leftward or lines.right_to_left(sheet)
        pages.doubts += (finding("layout-lost", what=f"page {main.page} {what}") for what in _doubts(main, turned))
    if leftward:
        what = "it runs from the right; see whether brackets and numbers are where they belong"
        pages.doubts.append(finding("layout-lost", what=what))
    return pages


def _doubts(main: Sheet, turned: list[Sheet]) -> Iterator[str]:
    """What of a page could not be followed."""
    if not main.glyphs:
        yield "is a picture" if main.images else "holds no text"
    if sum(len(sheet.glyphs) for sheet in turned) > TURNED:
        yield "is printed in several directions; the others come last"
    if main.unread:
        yield f"shows {main.unread} pieces of text that cannot be read"
    unknown = sum(glyph.char == glyphs.UNKNOWN for sheet in (main, *turned) for glyph in sheet.glyphs)
    if unknown:
        yield f"has {unknown} glyphs whose letter the font does not tell"


def _lost(printed: Counter[str], text: str) -> Iterator[Finding]:
    """The check that every glyph is in a line."""
    lost = printed - Counter(text)
    if lost:
        yield finding("unaccounted", text="".join(lost.elements())[:80])
