"""From printed lines to blocks: page furniture out, note blocks lifted, lines grouped into paragraphs and notes.

A reader that knows the layout (AKN, DOCX, PDF) says so line by line and is believed. For plain text the evidence is the
page: form feeds, the footnote rule, indents, blank lines, and, where a text has none of them, the length of lines.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import groupby, pairwise

from .edits import Edit
from .languages import Language
from .model import Block, Finding, Line, Source

RULE = re.compile(r"\s*(?:_{5,}|‗{5,}|—{5,}|─{5,}|-{10,})\s*$")
SYMBOL = re.compile(r"(?:[AS]|E|ST|[AE]/HRC|CEDAW|CRC)/[\w./()\-]*\d[\w./()\-]*")
FURNITURE = (
    ("page-number", re.compile(r"\s*(?:\d{1,3}\s*/\s*\d{1,3}|[-–—]\s*\d{1,3}\s*[-–—])\s*$")),
    ("job-number", re.compile(r"\s*\*?\d{2}-\d{5}\*?(?:\s+\(\w\))?(?:\s+\d{1,3}(?:\s*/\s*\d{1,3})?)?\s*$")),
    ("bar-code", re.compile(r"\s*\*\d{5,}\*\s*$")),
    ("recycle", re.compile(r"(?i)\s*(?:please recycle|просьба отправить на вторичную переработку)\W*$")),
    ("running-head", re.compile(rf"\s*{SYMBOL.pattern}(?<!\.)\s*$")),
    ("running-head", re.compile(rf"\s*{SYMBOL.pattern}\s{{3,}}\S.*$")),
    ("running-head", re.compile(rf"\s*\S.*?\s{{3,}}{SYMBOL.pattern}\s*$")),
)
ANYWHERE = ("job-number", "bar-code", "recycle")  # never a line of the text, wherever it stands
LONE_NUMBER = re.compile(r"\s*(\d{1,3})\s*$")
NOTE = re.compile(r"\s{0,4}(\d{1,3})(?:\s+|(?=[^\W\d]))(?=\S)")
NOTE_OPENING = re.compile(r"\s*\d{1,3}\s+(?:[A-ZА-ЯЁ«“\"]|https?:|[A-Z]+/|\w+/)")
PARAGRAPH_NUMBER = re.compile(r"\s*\d{1,3}\.\s+\S")
LONE_LABEL = re.compile(r"\s*(?:\d{1,3}\.|\(?[a-z]{1,3}\))\s*$")
SENTENCE_END = re.compile(r"[.,;:!?»”\")\]]\s*(?:\d{1,3}\s*)?$")


@dataclass(slots=True)
class Row:
    """A line and what is found out about it."""

    line: Line
    text: str
    blank: bool
    indent: int
    role: str = "body"
    rule: str = ""  # the rule that took it out of the text
    note: str | None = None
    opens: bool | None = None
    moved: Row | None = None  # a number that stands behind the row it belongs before


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
    rows = [_row(source, line) for line in source.lines]
    if "lines" not in source.knows:
        _find_out(rows, language)
    return _blocks(source, rows)


def _row(source: Source, line: Line) -> Row:
    text = source.text[line.start : line.end]
    stripped = text.lstrip(" \t\u00a0\ufeff")
    row = Row(line, text, not stripped.strip(), len(text) - len(stripped), line.role or "body")
    row.opens, row.note = line.opens, line.note
    if row.role == "furniture":
        row.rule = "furniture"
    return row


# ---------------------------------------------------------------- plain text
def _find_out(rows: list[Row], language: Language) -> None:
    pages = [list(page) for _, page in groupby(rows, key=lambda row: row.line.page)]
    symbol = _running_symbol(pages)
    for number, page in enumerate(pages, 1):
        _take_furniture(page, number, len(pages), symbol)
    _take_notes(rows, pages)
    _open_paragraphs(rows, language, len(pages) > 1)


def _running_symbol(pages: list[list[Row]]) -> str | None:
    """The symbol in the running heads: the commonest at the tops of the pages behind the first, or of its masthead.

    A symbol that stands alone on a page's last line may be the end of a note («… и / A/HRC/49/53.»).
    """
    heads: Counter[str] = Counter()
    for page in pages[1:]:
        top = next((row.text for row in page if not row.blank), "")
        if any(pattern.match(top) for name, pattern in FURNITURE if name == "running-head"):
            heads[SYMBOL.search(top).group()] += 1  # type: ignore[union-attr]
    return heads.most_common(1)[0][0] if heads else None


def _take_furniture(page: list[Row], number: int, count: int, symbol: str | None) -> None:
    """Running heads and page numbers at the edges of a page. The top of page 1 is the masthead, not furniture."""
    for row in page:
        row.rule = next((name for name, pattern in FURNITURE if name in ANYWHERE and pattern.match(row.text)), "")
    if count > 1:
        edges = (page if number > 1 else [], page[::-1])
        for edge in edges:
            for row in edge:
                if row.blank or row.rule:
                    continue
                row.rule = _furniture(row.text, number, symbol)
                if not row.rule:
                    break
    for row in page:
        if row.rule:
            row.role = "furniture"


def _furniture(text: str, page: int, symbol: str | None) -> str:
    lone = LONE_NUMBER.match(text)
    if lone:
        return "page-number" if int(lone.group(1)) == page else ""
    rule = next((name for name, pattern in FURNITURE if pattern.match(text)), "")
    if rule == "running-head" and (symbol is None or symbol not in text):
        return ""
    return rule


def _take_notes(rows: list[Row], pages: list[list[Row]]) -> None:
    """Note blocks: below a line of underscores, or, where the extraction lost it, at the foot of a page."""
    ruled = [i for i, row in enumerate(rows) if RULE.match(row.text) and row.role == "body"]
    for i in ruled:
        rows[i].role, rows[i].rule = "furniture", "footnote-rule"
    blocks = [_ruled_block(rows, i) for i in ruled] if ruled else list(_foot_blocks(pages))
    previous = 0
    for block, following in zip(blocks, [*blocks[1:], []], strict=False):
        previous = _label_notes(block, previous, _first_number(following)) or previous


def _ruled_block(rows: list[Row], at: int) -> list[Row]:
    """The rows below the rule up to the end of its page: a form feed, furniture, or an indented line that is no note."""
    page, block = rows[at].line.page, []
    for row in rows[at + 1 :]:
        if row.line.page != page or RULE.match(row.text):
            break
        if row.role == "furniture":
            if row.rule in (
                "job-number",
                "bar-code",
            ):  # seen between the numbers and the texts of notes that stand apart
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
            expected = max(expected, *_counted(body[start:], expected)) + 1
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
    return None


def _counted(block: list[Row], expected: int) -> list[int]:
    """The numbers of a block that count on by one."""
    found = [expected]
    for row in block:
        if _number(row) == found[-1] + 1:
            found.append(found[-1] + 1)
    return found


def _number(row: Row) -> int | None:
    found = NOTE.match(row.text) or LONE_NUMBER.match(row.text)
    return int(found.group(1)) if found else None


def _first_number(block: Sequence[Row]) -> int | None:
    return next((n for n in map(_number, block) if n is not None), None)


def _label_notes(block: list[Row], previous: int, following: int | None) -> int:
    """Give the rows of a note block to their notes; the number of the last one, 0 if there is none.

    A note begins with the next number; the block ends at an indented line that does not (the top of the next page,
    where the extraction gives no form feed) and cannot go past the number the next block begins with.
    """
    if _apart(block):
        return _label_apart(block)
    limit = following - 1 if following and following > previous + 1 else None
    label, before = previous, ""
    for row in block:
        number = _number(row)
        if _begins_note(row, number, label, before, limit, first=label == previous):
            label = number or 0
            row.opens = True
        elif (label == previous and not row.blank) or (row.indent and not row.blank and _leaves_block(row, block)):
            break
        else:
            row.opens = False
        if not row.blank:
            before = row.text
        row.role, row.note = "note", str(label)
    return label


def _begins_note(row: Row, number: int | None, label: int, before: str, limit: int | None, first: bool) -> bool:
    """A number that counts on (or opens the block); «Дополнение №/48 (A/59/48)» is none, nor one past the limit."""
    if number is None or row.blank or PARAGRAPH_NUMBER.match(row.text):
        return False
    if first and number > label:
        return True
    if number != label + 1 or (limit is not None and number > limit):
        return False
    return not re.search(r"(?:№|Nos?\.|vol\.|pp?\.|пп?\.|том|[,(–-]|\band|\bи)\s*$", before) and bool(before)


def _leaves_block(row: Row, block: list[Row]) -> bool:
    """An indented line that is no note opens the next page, unless the notes' own lines are as far in (pdftotext -layout)."""
    others = [r.indent for r in block if r is not row and not r.blank and r.role == "note" and not r.opens]
    return not (others and min(others) >= row.indent)


def _apart(block: list[Row]) -> bool:
    """Numbers that stand on lines of their own, apart from their texts (a default text extraction of some PDFs)."""
    return any(LONE_NUMBER.match(row.text) for row in block)


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


# ---------------------------------------------------------------- paragraphs
def _open_paragraphs(rows: list[Row], language: Language, paged: bool) -> None:
    """Say of each body row whether it begins a paragraph."""
    body = [row for row in rows if row.role == "body"]
    margins = _margins(body)
    indented = sum(row.indent > margins[row.line.page] for row in body if not row.blank)
    flush = not indented or indented > 0.9 * sum(not row.blank for row in body)
    width = _width(body)
    previous: Row | None = None
    gap = broken = False
    for row in rows:
        if row.role != "body":
            broken = True
            continue
        if row.blank:
            gap = True
            continue
        indent = row.indent - margins[row.line.page]
        if row.opens is None:
            row.opens = _opens(previous, row, gap, broken, indent, flush, width, paged, language)
        previous, gap, broken = row, False, False
    if flush:
        _place_lone_labels([row for row in rows if row.role == "body" and not row.blank], language)


def _place_lone_labels(body: list[Row], language: Language) -> None:
    """«1.» on a line of its own, before its paragraph or behind the paragraph's first line (A/RES/59/262 in English).

    It opens the paragraph that follows, or it moves before the line above when that line opens the paragraph.
    """
    for i, row in enumerate(body):
        if not LONE_LABEL.match(row.text) or i + 1 == len(body):
            continue
        above, below = body[i - 1] if i else None, body[i + 1]
        if above and not SENTENCE_END.search(above.text) and language.match("lead", above.text.strip()):
            above.opens, row.opens, below.opens = True, False, False
            row.moved = above
        else:
            row.opens, below.opens = True, False


def _margins(body: Iterable[Row]) -> dict[int, int]:
    """The left margin of each page: the commonest indent of its lines, of the whole text where a page has few."""
    pages: dict[int, Counter[int]] = {}
    whole: Counter[int] = Counter()
    for row in body:
        counts = pages.setdefault(row.line.page, Counter())
        if not row.blank:
            counts[row.indent] += 1
            whole[row.indent] += 1
    return {page: _commonest(counts if counts.total() > 7 else whole) for page, counts in pages.items()}


def _commonest(counts: Counter[int]) -> int:
    return min(counts, key=lambda indent: (-counts[indent], indent), default=0)


def _width(body: Iterable[Row]) -> int:
    """How many characters a full line holds: the length that a tenth of the lines reach."""
    lengths = sorted(len(row.text.rstrip()) for row in body if not row.blank)
    return lengths[int(len(lengths) * 0.9)] if lengths else 0


def _opens(
    previous: Row | None,
    row: Row,
    gap: bool,
    broken: bool,
    indent: int,
    flush: bool,
    width: int,
    paged: bool,
    language: Language,
) -> bool:
    if previous is None or _names_body(previous, language) or _names_body(row, language):
        return True
    page_top = broken or row.line.page != previous.line.page
    if flush and (page_top or not gap):
        return _opens_bare(previous, row, width, language)
    if page_top:
        return indent > (0 if paged else 1)
    if gap:
        return True
    if paged:
        return indent > 0
    return indent > 1  # without form feeds a page's first line has one leading space more (both seeds)


def _names_body(row: Row, language: Language) -> bool:
    found = language.match("formula", row.text.strip())
    return bool(found and found.group(2))


def _opens_bare(previous: Row, row: Row, width: int, language: Language) -> bool:
    """Neither indents nor blank lines: a number, or opening words behind a line that had room for the next word."""
    if PARAGRAPH_NUMBER.match(row.text):
        return bool(SENTENCE_END.search(previous.text))
    if not SENTENCE_END.search(previous.text):
        return False
    spare = width - len(previous.text.rstrip()) - len(row.text.split()[0]) - 1
    comma = previous.text.rstrip().endswith(",")
    return bool(language.match("lead", row.text.strip())) or (spare > 0 and not comma)


# ---------------------------------------------------------------- blocks and edits
def _blocks(source: Source, rows: list[Row]) -> Pages:
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
    return Pages(blocks, list(_lifts(source, rows)))


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
