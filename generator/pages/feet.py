"""The notes of a page: below the footnote rule, or at the foot, where the extraction lost the rule."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from ..model import Line
from .rows import LONE_LABEL, LONE_NUMBER, PARAGRAPH_NUMBER, SENTENCE_END, Row

RULE = re.compile(r"\s*(?:_{5,}|‗{5,}|—{5,}|─{5,}|-{10,})\s*$")
NOTE = re.compile(r"\s{0,4}(\d{1,3})(?:\s+|(?=[^\W\d]))(?=\S)")
NOTE_OPENING = re.compile(r"\s*\d{1,3}\s+(?:[A-ZА-ЯЁ«“\"*]|https?:|\w+/)")
CUT_NOTE = re.compile(r"(?<=[^\W\d_])(\d{1,3})\s+(?:[A-ZА-ЯЁ«“\"*]|https?:|\w+/)")


def part_cut_lines(pages: list[list[Row]]) -> list[list[Row]]:
    """The pages, a note that begins in the middle of a line as a row of its own. A text with rules has none."""
    if any(RULE.match(row.text) for page in pages for row in page):
        return pages
    return [_part_cut_line(page, expected) for page, expected in _expecting(pages)]


def _expecting(pages: list[list[Row]]) -> Iterator[tuple[list[Row], int]]:
    """Each page and the number of the first note that may stand at its foot."""
    expected = 1
    for page in pages:
        yield page, expected
        body = [row for row in page if row.role == "body"]
        cut = _cut_note(body, expected)
        start = cut[0] + 1 if cut else _foot_start(body, expected)
        if start is not None:
            expected = max(_counted(body[start:], int(cut[1].group(1)) if cut else _number(body[start]) or 0)) + 1


def _part_cut_line(page: list[Row], expected: int) -> list[Row]:
    """«стре1 United Nations, Treaty Series»: the first note of a page glued to the word the page's end breaks.

    pdftotext takes the hyphen away at a line end and joins whatever follows. The line becomes two rows.
    """
    body = [row for row in page if row.role == "body"]
    cut = _cut_note(body, expected)
    if not cut:
        return page
    whole, at = body[cut[0]], body[cut[0]].line.start + cut[1].start()
    left, right = (_stretch(whole, *ends) for ends in ((whole.line.start, at), (at, whole.line.end)))
    return [part for row in page for part in ((left, right) if row is whole else (row,))]


def _stretch(row: Row, start: int, end: int) -> Row:
    text = row.text[start - row.line.start : end - row.line.start]
    indent = row.indent if start == row.line.start else 0
    return Row(Line(start, end, row.line.number, row.line.page), text, False, indent, row.role)


def _cut_note(body: list[Row], expected: int) -> tuple[int, re.Match[str]] | None:
    """The row and the place in it where the next note begins behind half a word, if no row begins with that note."""
    if _foot_start(body, expected) is not None:
        return None
    for i in range(len(body) - 1, -1, -1):
        row = body[i]
        found = next((m for m in CUT_NOTE.finditer(row.text) if int(m.group(1)) == expected), None)
        if found:
            return i, found
        if PARAGRAPH_NUMBER.match(row.text) or LONE_LABEL.match(row.text):
            return None
    return None


def take_notes(rows: list[Row], pages: list[list[Row]]) -> None:
    """Note blocks: below a line of underscores, or, where the extraction lost it, at the foot of a page."""
    ruled = [i for i, row in enumerate(rows) if RULE.match(row.text) and row.role == "body"]
    for i in ruled:
        rows[i].role, rows[i].rule = "furniture", "footnote-rule"
    blocks = [_ruled_block(rows, i) for i in ruled] if ruled else list(_foot_blocks(pages))
    previous = 0
    for block, following in zip(blocks, [*blocks[1:], []], strict=False):
        previous = _label_notes(block, previous, _first_number(following), bool(ruled)) or previous


def _ruled_block(rows: list[Row], at: int) -> list[Row]:
    """The rows below the rule to the end of its page: a form feed, furniture, or an indented line that is no note."""
    page, block = rows[at].line.page, []
    for row in rows[at + 1 :]:
        if row.line.page != page or RULE.match(row.text):
            break
        if row.role == "furniture":
            if row.rule in ("job-number", "bar-code"):  # seen between the numbers and the texts of notes apart
                continue
            break
        block.append(row)
    return block


def _foot_blocks(pages: list[list[Row]]) -> Iterator[list[Row]]:
    """Without rules: at the foot of a page, numbers that count on from the page before."""
    expected = 1
    for page in pages if len(pages) > 1 else []:
        body = [row for row in page if row.role == "body"]
        start = _foot_start(body, expected)
        if start is not None:
            expected = max(_counted(body[start:], _number(body[start]) or 0)) + 1
            yield body[start:]


def _foot_start(body: list[Row], expected: int) -> int | None:
    """Where the notes of a page begin: the next number, behind a blank line or before what only a note begins with."""
    for i in range(len(body) - 1, 0, -1):
        row = body[i]
        if PARAGRAPH_NUMBER.match(row.text) or LONE_LABEL.match(row.text):
            return None
        number = _number(row)
        if number == expected and (body[i - 1].blank or NOTE_OPENING.match(row.text)):
            return i
        if number in (expected + 1, expected + 2) and body[i - 1].blank and NOTE_OPENING.match(row.text):
            skipped = i  # the PDF itself may lack a note (A/RES/76/141: no note 11)
            if not any(_number(above) == expected for above in body[max(i - 12, 0) : i]):
                return skipped
    return None


def _counted(block: list[Row], expected: int) -> list[int]:
    """The numbers of a block that count on by one."""
    found = [expected]
    for row in block:
        number = _number(row)
        if number == found[-1] + 1 or (number == found[-1] + 2 and NOTE_OPENING.match(row.text)):
            found.append(number)
    return found


def _number(row: Row) -> int | None:
    found = NOTE.match(row.text) or LONE_NUMBER.match(row.text)
    return int(found.group(1)) if found else None


def _first_number(block: Sequence[Row]) -> int | None:
    return next((n for n in map(_number, block) if n is not None), None)


def _label_notes(block: list[Row], previous: int, following: int | None, ruled: bool) -> int:
    """Give the rows of a note block to their notes; the number of the last one, 0 if there is none.

    A note begins with the next number; the block ends at an indented line that does not (the top of the next page,
    where the extraction gives no form feed) and cannot go past the number the next block begins with. Below a rule
    the first line is a note's, whatever its number (one that stands twice is an error of the notes stage).
    """
    if _apart(block):
        return _label_apart(block)
    limit = following - 1 if following and following > previous + 1 else None
    label, before = previous, ""
    for row in block:
        number, first = _number(row), not before
        if _begins_note(row, number, label, before, limit, first, ruled):
            label = number or 0
            row.opens = True
        elif (first and not row.blank) or (row.indent and not row.blank and _leaves_block(row, block)):
            break
        else:
            row.opens = False
        if not row.blank:
            before = row.text
        row.role, row.note = "note", str(label)
    return label


def _begins_note(
    row: Row, number: int | None, label: int, before: str, limit: int | None, first: bool, ruled: bool
) -> bool:
    """A number that counts on (or opens the block); «Дополнение №/48 (A/59/48)» is none, nor one past the limit."""
    if number is None or row.blank or PARAGRAPH_NUMBER.match(row.text):
        return False
    if first and (ruled or number > label):
        return True
    if limit is not None and number > limit:
        return False
    if number == label + 2 and NOTE_OPENING.match(row.text) and before.rstrip().endswith("."):
        return True  # the PDF lacks a note (A/RES/76/141: no note 11)
    if number != label + 1:
        return False
    return not re.search(r"(?:№|Nos?\.|vol\.|pp?\.|пп?\.|том|[,(–-]|\band|\bи)\s*$", before) and bool(before)


def _leaves_block(row: Row, block: list[Row]) -> bool:
    """An indented line that is no note opens the next page, unless the notes' own lines are as far in (-layout)."""
    others = [r.indent for r in block if r is not row and not r.blank and r.role == "note" and not r.opens]
    return not (others and min(others) >= row.indent)


def _apart(block: list[Row]) -> bool:
    """Numbers that stand on lines of their own, apart from their texts (a default text extraction of some PDFs).

    Beside notes that have their number a lone one stands above its text («10/https://www.un.org/…», A/RES/77/109).
    """
    lone = any(LONE_NUMBER.match(row.text) for row in block)
    return lone and not any(NOTE_OPENING.match(row.text) for row in block)


def _label_apart(block: list[Row]) -> int:
    """Numbers and texts that stand apart, paired in order: the texts keep the order of the page."""
    lone = [row for row in block if LONE_NUMBER.match(row.text)]
    labels = sorted(int(row.text) for row in lone)
    texts = [row for row in block if not row.blank and row not in lone]
    label, last = -1, None
    for row in texts:
        if last is None or SENTENCE_END.search(last.text):
            label = min(label + 1, len(labels) - 1)
            row.opens = True
        else:
            row.opens = False
        row.role, row.note, last = "note", str(labels[label]), row
    for row in lone:
        row.role, row.rule = "furniture", "note-number-apart"
    return labels[-1]
