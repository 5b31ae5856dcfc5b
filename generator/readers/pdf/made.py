"""The text, lines and spans of a Source, put together from what the rows are known to be."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from itertools import groupby

from ...findings import finding
from ...model import Finding, Line, Span
from .lines import Char
from .printed import Printed

POWER = re.compile(r"(?:^|[\s\d(/])(?:[кмдс]?м|[kcdm]?m)$")  # km², м³: a unit of measure before the raised number


@dataclass(slots=True)
class Made:
    """The parts of a Source as they grow. `add` the rows in order."""

    labels: set[str]  # of all notes
    letters: set[str]  # of the notes below tables
    texts: list[str] = field(default_factory=list)
    lines: list[Line] = field(default_factory=list)
    spans: list[Span] = field(default_factory=list)
    tables: list[list[Span]] = field(default_factory=list)  # the cells of each
    findings: list[Finding] = field(default_factory=list)
    at: int = 0

    def add(self, p: Printed) -> None:
        text = p.row.text
        number = len(self.lines) + 1
        self.lines.append(Line(self.at, self.at + len(text), number, p.row.page, p.role, p.opens, note=p.note))
        self.texts.append(text)
        if p.cell:
            self._cell(p, self.at + len(text))
        if p.label:
            self.spans.append(Span(self.at, self.at + p.label, "label", text[: p.label]))
        if p.role != "furniture":
            self.spans += self._marks(p, number)
            self.spans += self._italics(p)
        self.at += len(text) + 1

    def all_spans(self) -> tuple[Span, ...]:
        """All spans in order, those of empty cells among them."""
        cells = (span for table in self.tables for span in (*table, *_empty_cells(table)))
        return tuple(sorted((*self.spans, *cells), key=lambda s: (s.start, s.end)))

    def _cell(self, p: Printed, end: int) -> None:
        """A cell of several rows is one span."""
        if p.opens:
            self.tables.append([])
        cells = self.tables[-1]
        if cells and cells[-1].value == p.cell:
            cells[-1] = replace(cells[-1], end=end)
        else:
            cells.append(Span(self.at, end, "cell", p.cell))

    def _marks(self, p: Printed, line: int) -> Iterator[Span]:
        chars, start = p.row.chars, p.label if p.role in ("note", "table") else 0
        letters = self.letters if p.role == "table" else set()
        for kind, group in groupby(range(start, len(chars)), key=lambda k: _kind(chars[k], k, letters)):
            part = list(group)
            label, before = p.row.text[part[0] : part[-1] + 1], p.row.text[: part[0]]
            if not kind:
                continue
            mark = self._is_mark(label, before)
            if mark:
                yield Span(self.at + part[0], self.at + part[-1] + 1, "mark", label)
            if not mark or label not in self.labels | letters:
                what = f"the raised «{label}» behind «{before[-12:]}» is the mark of no note"
                self.findings.append(finding("layout-lost", line, what=what))

    def _is_mark(self, label: str, before: str) -> bool:
        """A raised number is a mark where its note, or one of a higher number, is in the document; a power is none."""
        if POWER.search(before) and label in ("2", "3"):
            return False
        higher = any(n.isdigit() and label.isdigit() and int(n) > int(label) for n in self.labels)
        return label in self.labels or label in self.letters or higher

    def _italics(self, p: Printed) -> Iterator[Span]:
        chars = p.row.chars
        for slanted, group in groupby(range(len(chars)), key=lambda k: chars[k].italic):
            part = [k for k in group if chars[k].char != " "] if slanted else []
            if part:
                yield Span(self.at + part[0], self.at + part[-1] + 1, "italic")


def _kind(char: Char, place: int, letters: set[str]) -> str:
    """Equal for the characters of one mark, "" for what is none: numbers go together, letters stand for themselves."""
    if not char.raised:
        return ""
    if char.char in letters:
        return f"letter {place}"
    return "number" if char.char.isdigit() or char.char == "*" else ""


def _empty_cells(cells: list[Span]) -> Iterator[Span]:
    """A span without characters for each place of a table that has no cell: where its row begins."""
    rows: dict[int, dict[int, Span]] = {}
    for span in cells:
        row, column, _, columns, _ = map(int, (span.value or "").split(","))
        rows.setdefault(row, {}).update({column + k: span for k in range(columns)})
    width = max(column for filled in rows.values() for column in filled)
    for row, filled in rows.items():
        place = min(span.start for span in filled.values())
        for column in range(1, width + 1):
            if column not in filled:
                yield Span(place, place, "cell", f"{row},{column},1,1,0")
