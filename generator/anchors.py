"""Ids from printed numbers: an Item's path becomes its unit's id and its parent's."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from operator import itemgetter

from .findings import finding
from .languages import Language
from .model import Cell, Finding, Item, Mark, Passage, Unit


@dataclass(slots=True)
class Anchored:
    """What `assign` gives."""

    units: list[Unit]
    findings: list[Finding]


def assign(items: Sequence[Item], language: Language, settled: Mapping[int, str] | None = None) -> Anchored:
    """A unit of each item, in order.

    `settled`: the id an editor gave the unit that begins at that line of the source. Guaranteed after: ids are ASCII,
    lower case, without a suffix nobody printed; an id that stands twice is an error with both lines; both units stay.
    """
    settled = settled or {}
    units: list[Unit] = []
    findings: list[Finding] = []
    seen: dict[str, int] = {}
    for item in items:
        line = item.passage.lines[0]
        identity = settled.get(line) or "-".join(item.path)
        if identity in seen:
            findings.append(finding("duplicate-id", line, id=identity, other=seen[identity]))
        seen.setdefault(identity, line)
        units.append(_unit(item, identity, _parent(item.path, seen), language))
    return Anchored(units, findings)


def _parent(path: tuple[str, ...], seen: Mapping[str, int]) -> str | None:
    """The longest beginning of the path that is a unit itself."""
    for size in range(len(path) - 1, 0, -1):
        if "-".join(path[:size]) in seen:
            return "-".join(path[:size])
    return None


def _unit(item: Item, identity: str, parent: str | None, language: Language) -> Unit:
    passage, start = item.passage, item.start
    text = passage.text[start:]
    start += len(text) - len(text.lstrip())
    text = passage.text[start:].rstrip()
    move = lambda offset: min(max(offset - start, 0), len(text))  # noqa: E731
    return Unit(
        identity, item.kind, parent, item.label, text,
        lead=_lead(item, text, language),
        marks=tuple(Mark(m.label, move(m.offset)) for m in passage.marks),
        lines=passage.lines,
        italics=tuple((move(a), move(b)) for a, b in passage.italics if move(a) < move(b)),
        table=_table(passage) if item.kind == "table" else (),
        level=item.level,
        aliases=(passage.alias,) if passage.alias else (),
    )  # fmt: skip


def _lead(item: Item, text: str, language: Language) -> tuple[int, int] | None:
    """The opening words in italics: as the source has them, else by the language's list of forms."""
    if item.kind == "formula":
        return (0, len(re.sub(r"[\s,،，]+$", "", text)))
    if item.kind not in ("preamble", "operative", "point", "subpoint"):
        return None
    found = language.match("lead", text)
    return found.span() if found else None


def _table(passage: Passage) -> tuple[tuple[Cell, ...], ...]:
    """The rows of a table from the cells its reader saw ("row,column,rowspan,colspan,head", a PDF's in any order)."""
    rows: dict[int, list[tuple[int, Cell]]] = {}
    for start, end, value in passage.cells:
        row, column, rowspan, colspan, head = (int(number) for number in value.split(","))
        text = passage.text[start:end]
        marks = tuple(Mark(m.label, m.offset - start) for m in passage.marks if start <= m.offset <= end)
        rows.setdefault(row, []).append((column, Cell(text.strip(), marks, rowspan, colspan, bool(head))))
    ordered = (sorted(cells, key=itemgetter(0)) for _, cells in sorted(rows.items()))
    return tuple(tuple(cell for _, cell in cells) for cells in ordered)
