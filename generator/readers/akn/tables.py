"""Tables: a line a row, a span a cell, and the notes below a table, which are its last rows."""

from __future__ import annotations

import re
from collections import Counter

from ...model import Span
from ..lines import Draft
from .elements import Element, name_of, words_of
from .inline import draft_of, inline
from .numbers import flush
from .reading import Reading, Table

NOTES_OF_TABLE = ("FootnoteText", "a5")  # «a5»: 77/261 in Chinese
OWN_LETTER = re.compile(r"\s*\(?([^\W\d_]|\*+)\)?(?:\s|$)")
MOST = 1000  # rows or columns that a cell may claim to cover


def add_table(reading: Reading, table: Element) -> None:
    """A line a row, cells parted by tabs, an empty last cell followed by one; the first row opens the table."""
    flush(reading, table)
    reading.table = Table(letters={words_of(sup).strip("()") for sup in table.iter("{*}sup")})
    taken: Counter[int] = Counter()  # column -> rows it is still covered from above
    first = len(reading.lines.lines)
    for number, row in enumerate(table.iter("{*}tr"), 1):
        columns = _add_row(reading, row, number, taken, opens=len(reading.lines.lines) == first)
        reading.table.rows, reading.table.columns = number, max(columns, reading.table.columns)


def _add_row(reading: Reading, row: Element, number: int, taken: Counter[int], opens: bool) -> int:
    """Adds the row's line, says how many columns it has. `taken` is brought up to date."""
    draft, column, fresh = Draft(), 1, {}
    for cell in row:
        if name_of(cell) not in ("td", "th"):
            continue
        while taken[column]:
            column += 1
        rows, columns = _extent(cell, "rowspan"), _extent(cell, "colspan")
        _add_cell(reading, cell, draft, f"{number},{column},{rows},{columns},{int(name_of(cell) == 'th')}")
        fresh |= {column + k: rows for k in range(columns)}
        column += columns
    for above in [*taken]:
        taken[above] = max(taken[above] - 1, 0)
    taken.update({covered: rows - 1 for covered, rows in fresh.items() if rows > 1})
    if not draft.text.endswith("\t\t") and len(draft.text) > 1:
        draft.text = draft.text[:-1]
    reading.add(draft, "table", row, opens=opens)
    return column - 1


def _add_cell(reading: Reading, cell: Element, draft: Draft, place: str) -> None:
    """Append the text of a cell, its paragraphs parted by spaces, and a tab; an empty cell has a span too."""
    words = Draft()
    for p in cell:
        words.add(" ")
        inline(reading, p, words)
    words.text = words.text.rstrip(" ")
    start = len(draft.text)
    draft.take(words)
    draft.spans.append(Span(start, len(draft.text), "cell", place))
    draft.text += "\t"


def _extent(cell: Element, name: str) -> int:
    value = cell.get(name) or ""
    return min(max(int(value), 1), MOST) if value.isdecimal() else 1


# ---------------------------------------------------------------- notes below a table
def is_note_below(reading: Reading, paragraph: Element) -> bool:
    """By its class, or because it begins with a letter that is a mark in the table above."""
    if reading.last_role() != "table":
        return False
    found = OWN_LETTER.match("".join(paragraph.itertext()))
    return paragraph.get("class") in NOTES_OF_TABLE or bool(found and found.group(1) in reading.table.letters)


def add_note_below(reading: Reading, paragraph: Element) -> None:
    """«a See A/75/383.» below a table is a last row of it, one cell wide."""
    for p in paragraph.iter("{*}p"):
        reading.table.rows += 1
        draft = draft_of(reading, p)
        draft.spans.append(Span(0, len(draft.text), "cell", f"{reading.table.rows},1,1,{reading.table.columns},0"))
        reading.add(draft, "table", p, opens=False)
