"""Rows in columns -> the cells of a table, or the columns of a page, by the white space between them.

Nothing is asked of rules: the tables of the UN have few, and those of many PDFs none.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise

from .columns import Columns, Edges, Piece, aligned, edges_of, find_columns, pieces, place_of, split, touched
from .lines import Row
from .printed import Measure, Printed

MAX_ROWS = 500  # of a page: none that is printed has so many; more are not searched for tables
PROSE = 15.0  # em: columns whose pieces are all this wide are columns of text, not of a table


@dataclass(slots=True)
class Table:
    """A table as far as it is read; it may go on at the top of the next page."""

    columns: Columns
    edges: Edges
    size: float
    rows: int = 0  # how many it has so far
    filled: frozenset[int] = frozenset()  # the columns of the last of them that are not empty


def take_tables(pages: list[list[Printed]], body: Measure, tops: list[float]) -> tuple[list[list[Printed]], list[str]]:
    """The pages with each table's rows replaced by its cells, row by row, and what could not be followed.

    Only rows without a role and below the page's top are looked at. A cell's lines follow one another, the first one of
    a table opens; `Printed.cell` is "row,column,rowspan,colspan,head" from 1,1, head 1 or 0. Notes with raised letters
    below a table are further rows of it, one cell wide.
    """
    out: list[list[Printed]] = []
    lost: list[str] = []
    table: Table | None = None
    for page, top in zip(pages, tops, strict=True):
        if len(page) > MAX_ROWS:
            lost.append(f"page {page[0].row.page} has {len(page)} rows and is not searched for tables")
            out.append(page)
            continue
        laid, table = _lay_out(page, body, top, table, lost)
        out.append(laid)
    return out, lost


def _lay_out(
    page: list[Printed], body: Measure, top: float, table: Table | None, lost: list[str]
) -> tuple[list[Printed], Table | None]:
    """One page and the table that is open at its end; `table` is the one open at the end of the page before."""
    out: list[Printed] = []
    first = k = next((n for n, p in enumerate(page) if p.role is None), 0)
    out += page[:first]
    last = -1
    while k < len(page):
        end = _continued(page, k, table, body) if table and k == first else k
        if end == k:
            end, begun = _region(page, k, top)
            if begun and table and k == last and len(begun.columns) == len(table.columns):
                begun.rows, begun.filled = table.rows, table.filled  # the body of the table below its head
            table = begun or (table if page[k].role is not None else None)
        rows = [p.row for p in page[k:end]]
        if not rows:
            out.append(page[k])
        elif table and not _is_prose(rows, table.columns):
            out += _cells(rows, table)
            notes = _notes(page, end)
            out += _note_cells([p.row for p in page[end:notes]], table)
            end = notes
        elif table:
            out += _in_columns(rows, table.columns)
            lost.append(f"{len(table.columns)} columns of text on page {rows[0].page} are read one after the other")
            table = None
        k = last = max(end, k + 1)
    return out, table


def _continued(page: list[Printed], start: int, table: Table, body: Measure) -> int:
    """Where the rows at the top of a page end that go on with the table of the page before."""
    end, wide = start, 0
    while end < len(page) and page[end].role is None and 0.94 < page[end].row.size / table.size < 1.06:
        row = page[end].row
        parts = pieces(row, table.edges)
        inside = table.columns[0][0] - 2 < row.x0 and row.x1 < table.columns[-1][1] + 20
        far = end > start and page[end - 1].row.y - row.y > 3.2 * row.size
        if far or not inside or (len(parts) == 1 and len(touched(table.columns, parts[0])) > 1):
            break
        wide += len(parts) > 1
        end += 1
    other_print = abs(table.size - body.size) > 0.06 * body.size
    return end if wide or other_print else start


# ---------------------------------------------------------------- where a table is
def _region(page: list[Printed], start: int, top: float) -> tuple[int, Table | None]:
    """The end of the table that begins at row `start`, and the table; `start` itself where there is none."""
    end, parts, columns = start, [], []
    while end < len(page) and page[end].role is None and page[end].row.y < top and _near(page, start, end):
        new = pieces(page[end].row)
        if len(new) < 2:
            columns = columns or find_columns(parts)
            if not _within(columns, new[0], start, end):
                break
        else:
            columns = []  # to be found anew, once they are needed
        parts.append(new)
        end += 1
    while end > start and len(parts[-1]) < 2 and not _narrow(page[end - 1].row, find_columns(parts)):
        end -= 1
        parts.pop()
    rows = [p.row for p in page[start:end]]
    columns = find_columns(split(rows, edges_of(rows)))
    if sum(len(row) > 1 for row in parts) < 2 or len(columns) < 2 or not aligned(parts, columns):
        return start, None
    return end, Table(columns, edges_of(rows), rows[-1].size)


def _near(page: list[Printed], start: int, end: int) -> bool:
    """Is this row still of the same print and not far below the one before?"""
    if end == start:
        return len(pieces(page[end].row)) > 1 or _looks_ahead(page, start)
    a, b = page[end - 1].row, page[end].row
    same = 0.94 < a.size / b.size < 1.06 or (len(pieces(b)) > 1 and 0.75 < a.size / b.size < 1.34)
    far = 4.2 if len(pieces(b)) > 1 else 3.2
    return same and a.y - b.y < far * max(a.size, b.size) and a.turned == b.turned


def _looks_ahead(page: list[Printed], start: int) -> bool:
    """A first row with one cell only counts where a row of several follows at once, in print of the same size.

    Of two columns only, it counts where it stands over the second: else it may be the line above the table.
    """
    row = page[start].row
    after = page[start + 1].row if start + 1 < len(page) else None
    if after is None or abs(after.size - row.size) > 0.06 * row.size:
        return False
    parts = pieces(after)
    return len(parts) > 2 or (len(parts) == 2 and row.x0 > parts[0].x1)


def _within(columns: Columns, part: Piece, start: int, end: int) -> bool:
    """May a row with one piece belong to the table: it lies in one column, or nothing is known of the columns yet."""
    if not columns:
        return end == start
    return len(touched(columns, part)) == 1 and (len(columns) > 1 or end == start + 1)


def _narrow(row: Row, columns: Columns) -> bool:
    """A last row of one piece belongs to the table where it stays well inside it."""
    return bool(columns) and row.x1 < columns[-1][0]


# ---------------------------------------------------------------- what is in it
def _is_prose(rows: list[Row], columns: Columns) -> bool:
    wide = all(x1 - x0 > PROSE * rows[0].size for x0, x1 in columns)
    full = sum(len(pieces(row)) > 1 for row in rows)
    return wide and full > 5 and not any(c.char.isdigit() for row in rows for c in row.chars[-3:])


def _in_columns(rows: list[Row], columns: Columns) -> list[Printed]:
    parts = [part for row in rows for part in pieces(row)]
    return [Printed(p.cut()) for k in range(len(columns)) for p in parts if touched(columns, p)[:1] == [k]]


def _cells(rows: list[Row], table: Table) -> list[Printed]:
    """The rows as cells; `table` is told of the rows it has got."""
    out: list[Printed] = []
    for band in _bands(split(rows, table.edges), table.columns):
        parts = _placed(table.columns, [part for row in band for part in row])
        filled = frozenset(k for place, _ in parts for k in place)
        goes_on = band[0][0].row is rows[0] and table.rows and not filled & table.filled
        if not goes_on:
            table.rows, table.filled = table.rows + 1, frozenset()
        table.filled |= filled
        head = int(table.rows == 1 and all(part.row.bold or part.row.italic for _, part in parts))
        for place in sorted({place for place, _ in parts}):
            cell = f"{table.rows},{place[0] + 1},1,{place[-1] - place[0] + 1},{head}"
            lines = [part.cut() for here, part in parts if here == place]
            out += [
                Printed(row, "table", table.rows == 1 and not out and not k, cell=cell) for k, row in enumerate(lines)
            ]
    return out


def _placed(columns: Columns, parts: list[Piece]) -> list[tuple[tuple[int, ...], Piece]]:
    """Each piece with its place; the shorter last line of a cell over several columns has the place of that cell."""
    places = [place_of(columns, part) for part in parts]
    widest = {place: max((p for p in places if set(place) <= set(p)), key=len) for place in places}
    return [(widest[place], part) for place, part in zip(places, parts, strict=True)]


def _notes(page: list[Printed], start: int) -> int:
    """Where the notes end that stand right below a table, each with a raised letter."""
    end = start
    while end < len(page) and page[end].role is None:
        row = page[end].row
        goes_on = end > start and page[end - 1].row.y - row.y < 1.4 * row.size and row.size == page[end - 1].row.size
        if not letter(row) and not goes_on:
            break
        end += 1
    return end


def letter(row: Row) -> str:
    """The raised letter with which a note of a table begins, "" if there is none."""
    first = row.chars[0]
    alone = len(row.chars) > 1 and not row.chars[1].char.isalnum() | row.chars[1].raised
    return first.char if first.raised and first.char.isalpha() and alone else ""


def _note_cells(rows: list[Row], table: Table) -> list[Printed]:
    out = []
    for row in rows:
        table.rows += bool(letter(row))
        cell = f"{table.rows},1,1,{len(table.columns)},0"
        out.append(Printed(row, "table", False, label=int(bool(letter(row))), cell=cell))
    return out


def _bands(rows: list[list[Piece]], columns: Columns) -> list[list[list[Piece]]]:
    """The rows of the table: printed rows that a wider step parts, or that fill the same columns with numbers."""
    steps = [a[0].row.y - b[0].row.y for a, b in pairwise(rows)]
    tight = min(steps, default=0.0)
    out = [[rows[0]]]
    for (a, b), step in zip(pairwise(rows), steps, strict=True):
        wrapped = tight < 1.35 * a[0].row.size and step < 1.12 * tight and not _both_full(a, b, columns)
        if wrapped:
            out[-1].append(b)
        else:
            out.append([b])
    return out


def _both_full(a: list[Piece], b: list[Piece], columns: Columns) -> bool:
    """Two rows close to each other that fill the same columns, some of them with numbers, are two rows."""
    first, second = ({place_of(columns, p): p.cut().text for p in row} for row in (a, b))
    numbers = [k for k in first.keys() & second.keys() if first[k][-1:].isdigit() and second[k][-1:].isdigit()]
    return len(second) > 1 and first.keys() <= second.keys() and bool(numbers)
