"""A PDF as printed: rows in reading order, with what its layout says for certain.

glyphs (pdfium) -> lines (rows of one base line) -> tables (cells) and roles (what a row is, where paragraphs begin).

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
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from itertools import groupby

from ...findings import failure, finding
from ...model import Finding, Line, Source, Span
from . import glyphs, lines, roles, tables
from .glyphs import Rule, Sheet
from .roles import Printed

TURNED = 40  # glyphs: less than this beside the main direction is a job number or a bar code
POWER = re.compile(r"(?:^|[\s\d(/])(?:[кмдс]?м|[kcdm]?m)$")  # km², м³: a unit of measure before the raised number


def read(path: str, data: bytes) -> Source:
    """The printed lines of a PDF in reading order; the cells of a table one by one.

    Guaranteed after: every letter and digit of the file is in a line; a mark is a superscript, never a guess; what
    could not be followed is in meta["findings"]. Raises ConversionError (unreadable, protected, too-large).
    """
    sheets = list(glyphs.sheets(data))
    pages, rules = _pages(sheets)
    if not any(pages):
        raise failure("unreadable", format="PDF", why="it holds no text (scanned pages?)")
    body = roles.measure([[p.row for p in page if not p.row.turned] for page in pages])
    roles.take_furniture(pages, rules, body)
    labels = roles.take_notes(pages, rules, body)
    tops = [roles.take_title(pages, body), *(float("inf") for _ in pages[1:])]
    pages, lost = tables.take_tables(pages, body, tops)
    roles.take_text(pages, body)
    made = _Made([finding("layout-lost", what=what) for what in lost])
    for printed in (p for page in pages for p in page if p.row.chars):
        made.add(printed, labels)
    made.findings += _doubts(sheets, made)
    text = "\n".join(made.texts)
    knows = frozenset(("lines", "marks", "italics"))
    return Source(
        path,
        hashlib.sha256(data).hexdigest(),
        "pdf",
        text,
        tuple(made.lines),
        tuple(sorted(made.spans, key=lambda s: (s.start, s.end))),
        knows,
        meta={"findings": made.findings},
    )


def _pages(sheets: list[Sheet]) -> tuple[list[list[Printed]], list[list[Rule]]]:
    """The rows of each page, those printed in another direction last, and its horizontal rules."""
    pages, rules = [], []
    for _, group in groupby(sheets, key=lambda sheet: sheet.page):
        main, *turned = group
        rows = lines.rows(main) + [replace(row, turned=True) for sheet in turned for row in lines.rows(sheet)]
        pages.append([Printed(row) for row in rows])
        rules.append(main.rules)
    return pages, rules


def _doubts(sheets: list[Sheet], made: _Made) -> Iterator[Finding]:
    """What could not be followed: text in several directions, glyphs without a letter, empty pages, lost glyphs."""
    for page, group in groupby(sheets, key=lambda sheet: sheet.page):
        main, *turned = group
        if not main.glyphs:
            what = "is a picture" if main.images else "holds no text"
            yield finding("layout-lost", what=f"page {page} {what}")
        if sum(len(sheet.glyphs) for sheet in turned) > TURNED:
            yield finding("layout-lost", what=f"page {page} is printed in several directions; the others come last")
        if main.unread:
            yield finding("layout-lost", what=f"page {page} shows {main.unread} pieces of text that cannot be read")
        unknown = sum(glyph.char == glyphs.UNKNOWN for sheet in (main, *turned) for glyph in sheet.glyphs)
        if unknown:
            yield finding("layout-lost", what=f"page {page} has {unknown} glyphs whose letter the font does not tell")
    if any(lines.right_to_left(sheet) for sheet in sheets):
        yield finding(
            "layout-lost", what="it runs from the right; see whether brackets and numbers are where they belong"
        )
    printed = Counter(g.char for sheet in sheets for g in sheet.glyphs if g.char != " ")
    lost = printed - Counter("".join(made.texts))
    if lost:
        yield finding("unaccounted", text="".join(lost.elements())[:80])


@dataclass(slots=True)
class _Made:
    """The parts of a Source as they grow."""

    findings: list[Finding]
    texts: list[str] = field(default_factory=list)
    lines: list[Line] = field(default_factory=list)
    spans: list[Span] = field(default_factory=list)
    at: int = 0

    def add(self, p: Printed, labels: set[str]) -> None:
        text = p.row.text
        number = len(self.lines) + 1
        self.lines.append(Line(self.at, self.at + len(text), number, p.row.page, p.role, p.opens, note=p.note))
        self.texts.append(text)
        if p.cell and p.opens:
            self.spans.append(Span(self.at, self.at + len(text), "cell", p.cell))
        elif p.cell:
            last = max(k for k, s in enumerate(self.spans) if s.kind == "cell")
            self.spans[last] = replace(self.spans[last], end=self.at + len(text))
        if p.label:
            self.spans.append(Span(self.at, self.at + p.label, "label", text[: p.label]))
        if p.role != "furniture":
            self._marks(p, labels, number)
            self._italics(p)
        self.at += len(text) + 1

    def _marks(self, p: Printed, labels: set[str], line: int) -> None:
        chars, start = p.row.chars, p.label if p.role == "note" else 0
        for raised, group in groupby(range(start, len(chars)), key=lambda k: _markable(chars[k])):
            part = list(group)
            if not raised:
                continue
            label, before = (p.row.text[a:b] for a, b in ((part[0], part[-1] + 1), (0, part[0])))
            if not _is_mark(label, before, labels):
                what = f"the raised «{label}» behind «{before[-12:]}» is the mark of no note"
                self.findings.append(finding("layout-lost", line, what=what))
                continue
            self.spans.append(Span(self.at + part[0], self.at + part[-1] + 1, "mark", label))
            if label not in labels:
                self.findings.append(finding("layout-lost", line, what=f"note {label} stands on no page"))

    def _italics(self, p: Printed) -> None:
        chars = p.row.chars
        for slanted, group in groupby(range(len(chars)), key=lambda k: chars[k].italic):
            part = [k for k in group if chars[k].char != " "] if slanted else []
            if part:
                self.spans.append(Span(self.at + part[0], self.at + part[-1] + 1, "italic"))


def _markable(char: lines.Char) -> bool:
    return char.raised and (char.char.isdigit() or char.char == "*")


def _is_mark(label: str, before: str, labels: set[str]) -> bool:
    """A raised number is a mark where its note, or a note of a higher number, is in the document; a power is none."""
    if POWER.search(before) and label in ("2", "3"):
        return False
    return label in labels or any(n.isdigit() and label.isdigit() and int(n) > int(label) for n in labels)
