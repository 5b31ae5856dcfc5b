"""From printed lines to blocks: page furniture out, note blocks lifted, lines grouped into paragraphs and notes.

A reader that knows the layout (AKN, DOCX, PDF) says so line by line and is believed. For plain text the evidence is the
page: form feeds, the footnote rule, indents, blank lines, and, where a text has none of them, the length of lines.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import groupby, pairwise

from .edits import Edit
from .findings import finding
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
NOTE_OPENING = re.compile(r"\s*\d{1,3}\s+(?:[A-ZА-ЯЁ«“\"*]|https?:|\w+/)")
CUT_NOTE = re.compile(r"(?<=[^\W\d_])(\d{1,3})\s+(?:[A-ZА-ЯЁ«“\"*]|https?:|\w+/)")
PARAGRAPH_NUMBER = re.compile(r"\s*\d{1,3}\.\s+\S")
POINT = re.compile(r"\s*(?:\([a-z]{1,3}\)|[a-zа-я]{1,2}\)|\([ivx]+\))\s+\S")
TITLE = re.compile(r"\s*(?:[AS]/RES/)?(?:ES-|S-)?\d{1,2}/\d{1,4}\.?\s*[A-ZА-Я«“]")
MARK_END = re.compile(r"(?:[^\W\d]|[,;.:»”)]|(?:19|20)\d\d)\d{1,3}\s*$")
INDENT = 6  # characters by which a paragraph's first line is printed further in
LONE_LABEL = re.compile(r"\s*(?:\d{1,3}\.|\(?[a-z]{1,3}\))\s*$")
CLAUSE_END = re.compile(r"(?:[,;:!?]|(?<!No)\.)[»”\")\]]*\s*(?:\d{1,3}\s*)?$")
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
    apart: bool = False  # a raised mark alone on its line
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
    findings: list[Finding] = []
    if "lines" not in source.knows:
        rows, findings = _find_out(rows, language)
    return _blocks(source, rows, findings)


def _row(source: Source, line: Line) -> Row:
    text = source.text[line.start : line.end]
    stripped = text.lstrip(" \t\u00a0\ufeff")
    row = Row(line, text, not stripped.strip(), len(text) - len(stripped), line.role or "body")
    row.opens, row.note = line.opens, line.note
    if row.role == "furniture":
        row.rule = "furniture"
    return row


# ---------------------------------------------------------------- plain text
def _find_out(rows: list[Row], language: Language) -> tuple[list[Row], list[Finding]]:
    pages = [list(page) for _, page in groupby(rows, key=lambda row: row.line.page)]
    symbol = _running_symbol(pages)
    for number, page in enumerate(pages, 1):
        _take_furniture(page, number, len(pages), symbol)
    if not any(RULE.match(row.text) for row in rows):
        pages = [_part_cut_line(page, expected) for page, expected in _expecting(pages)]
        rows = [row for page in pages for row in page]
    _take_notes(rows, pages)
    findings = _take_marks(rows, language)
    return rows, findings + _open_paragraphs(rows, language, len(pages) > 1)


def _take_marks(rows: list[Row], language: Language) -> list[Finding]:
    """Raised marks alone on a line: taken as cited where the line stands, or out where half a word stands above.

    «соответствую-/7/щие» (A/RES/76/141), “the Paris Agreement,/2/acknowledging” (A/RES/77/165). Each is a finding.
    """
    labels = {row.note for row in rows if row.role == "note"}
    body = [row for row in rows if row.role == "body" and not row.blank]
    capitals, found = _capitals(body, language), []
    for above, row, below in zip(body, body[1:], body[2:], strict=False):
        if not (LONE_NUMBER.match(row.text) and row.text.strip() in labels and below.text.lstrip()[0].isalpha()):
            continue
        row.opens, row.apart = False, True
        if above.text.rstrip().endswith("-"):
            row.role, row.rule = "furniture", "apart-mark"
        if below.text.lstrip()[0].islower() and (capitals or not CLAUSE_END.search(above.text)):
            below.opens = False
        found.append(finding("uncertain-mark", row.line.number, label=row.text.strip(), text=above.text.strip()[-30:]))
    return found


def _running_symbol(pages: list[list[Row]]) -> str | None:
    """The symbol in the running heads: the commonest at the tops of the pages behind the first, or of its masthead.

    A symbol that stands alone on a page's last line may be the end of a note («… и / A/HRC/49/53.»).
    """
    heads: Counter[str] = Counter()
    for page in pages[1:]:
        top = next((row.text for row in page if not row.blank), "")
        if any(pattern.match(top) for name, pattern in FURNITURE if name == "running-head"):
            heads[SYMBOL.search(top).group()] += 1  # type: ignore[union-attr]
    masthead = [row.text.strip() for row in pages[0] if not row.blank][:6] if pages else []
    alone = next((text for text in masthead if SYMBOL.fullmatch(text)), None)  # pdftotext -raw has no page tops
    return heads.most_common(1)[0][0] if heads else alone


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
    """The rows below the rule to the end of its page: a form feed, furniture, or an indented line that is no note."""
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
def _open_paragraphs(rows: list[Row], language: Language, paged: bool) -> list[Finding]:
    """Say of each body row whether it begins a paragraph. A join for want of evidence is a finding."""
    body = [row for row in rows if row.role == "body"]
    margins = _margins(body)
    indented = sum(row.indent > margins[row.line.page] for row in body if not row.blank)
    flush = not indented or indented > 0.9 * sum(not row.blank for row in body)
    width = _width(body)
    capitals = _capitals(body, language)
    previous: Row | None = None
    gap = broken = in_title = False
    carried, found = 0, []
    for row in rows:
        if row.apart:
            continue
        if row.role != "body":
            broken = True  # what stands round a mark alone parts no more than a page's end
            continue
        if row.blank:
            gap = True
            continue
        indent = row.indent - margins[row.line.page]
        if row.opens is None:
            top = previous is None or broken or row.line.page != previous.line.page
            meeting = Meeting(
                previous, row, gap, top, indent, flush, paged, width, in_title, carried, capitals, language
            )
            row.opens = next(opinion for rule in RULES if (opinion := rule(meeting)) is not None)
            if not row.opens and meeting.doubtful:
                found.append(finding("uncertain-join", row.line.number, text=row.text.strip()[:60]))
            carried = _carried(previous, row, carried, width) if flush else row.indent
        in_title = (in_title and not row.opens) or bool(TITLE.match(row.text))
        previous, gap, broken = row, False, False
    if flush:
        _place_lone_labels([row for row in rows if row.role == "body" and not row.blank], language)
    return found


@dataclass(frozen=True, slots=True)
class Meeting:
    """Two lines of the text that meet, and what shows whether the second begins a paragraph."""

    previous: Row | None
    row: Row
    gap: bool  # a blank line parts them
    top: bool  # a page's end, furniture or a note block parts them
    indent: int  # of the second, from the margin of its page
    flush: bool  # the text has no indents
    paged: bool  # the text has form feeds
    width: int  # how many characters a full line holds
    in_title: bool  # the first belongs to the title
    carried: int  # characters of the printed line before the first: indent, label, what a raised mark parted
    capitals: bool  # the first paragraph behind the formula begins with a capital, so all do
    language: Language

    @property
    def spare(self) -> int:
        """How many characters the first line had left for the second's first word."""
        printed = self.carried + len(self.previous.text.strip())  # type: ignore[union-attr]
        while printed > self.width + INDENT:  # pdftotext by default joins whole lines where a word was broken
            printed -= self.width
        return self.width - printed - len(self.row.text.split()[0]) - 1

    @property
    def doubtful(self) -> bool:
        """Text without indents goes on behind a semicolon at the end of a full line, where a paragraph may end too."""
        ended = self.flush and self.previous is not None and self.previous.text.rstrip(" 0123456789").endswith(";")
        return ended and (self.top or not self.gap) and self.row.text.lstrip()[0].isalpha()


def first_line(at: Meeting) -> bool | None:
    """Nothing stands above."""
    return True if at.previous is None else None


def body_named(at: Meeting) -> bool | None:
    """«Генеральная Ассамблея,» is a line of its own, whatever stands round it."""
    named = _names_body(at.row, at.language) or (at.previous and _names_body(at.previous, at.language))
    return True if named else None


def title_wraps(at: Meeting) -> bool | None:
    """“75/82. Fortieth anniversary of … Disarmament/Research”: the title's lines are as far in as each other."""
    letter = re.fullmatch(r"\s*[A-ZА-Я]\s*", at.row.text)  # «A» of a composite resolution
    same = at.in_title and not (at.gap or at.top or letter) and at.row.indent == at.previous.indent  # type: ignore[union-attr]
    return False if same and at.indent > 0 else None


def indent_at_page_top(at: Meeting) -> bool | None:
    """At a page's top the blank line says nothing. Without form feeds its lines may be a space further in."""
    return at.indent > (0 if at.paged else 1) if at.top and not at.flush else None


def blank_line(at: Meeting) -> bool | None:
    """A blank line inside a page parts paragraphs."""
    return True if at.gap and not at.top else None


def indent(at: Meeting) -> bool | None:
    """Without form feeds a page's first line has one leading space more (both seeds)."""
    return at.indent > (0 if at.paged else 1) if not at.flush else None


def label_opens(at: Meeting) -> bool | None:
    """«1. призывает», “(a) To ensure”: a number or letter behind the end of a sentence or of a clause."""
    if PARAGRAPH_NUMBER.match(at.row.text) or POINT.match(at.row.text):
        return bool(SENTENCE_END.search(at.previous.text))  # type: ignore[union-attr]
    return None


def closing_line(at: Meeting) -> bool | None:
    """“71st plenary meeting”, “26 May 2021”: behind the last paragraph, however long its last line is."""
    text = at.row.text.strip()
    meeting = at.language.match("meeting", text) and SENTENCE_END.search(at.previous.text)  # type: ignore[union-attr]
    date = at.language.match("date", text) and at.language.match("meeting", at.previous.text.strip())  # type: ignore[union-attr]
    return True if meeting or date else None


def sentence_goes_on(at: Meeting) -> bool | None:
    """No paragraph begins where no clause ends; a bracket ends one («1514 (XV)/от 14 декабря») only on a short line."""
    text = at.previous.text  # type: ignore[union-attr]
    if CLAUSE_END.search(text) or (SENTENCE_END.search(text) and at.spare > at.width / 4):
        return None
    return False


def lower_case(at: Meeting) -> bool | None:
    """“the Paris Agreement,/acknowledging”: where paragraphs begin with a capital, a small letter begins none."""
    return False if at.capitals and at.row.text.lstrip()[0].islower() else None


def sign_first(at: Meeting) -> bool | None:
    """«года2/, а также»: no paragraph begins with a comma."""
    return False if at.row.text.lstrip()[0] in ",;.:)»”" else None


def opening_words(at: Meeting) -> bool | None:
    """«ссылаясь на», “Recalling”: the opening words of the language, behind whatever ends a clause.

    A paragraph may go on with such words behind a comma («до 2030 года10,/учитывая, что», A/RES/76/141); to ask for a
    short line there loses more paragraphs than it saves (25 documents of ../shared/corpus/pdf).
    """
    return True if at.language.match("lead", at.row.text.strip()) else None


def behind_mark(at: Meeting) -> bool | None:
    """“of 12 August 19491/and the”: pdftotext -raw ends the line behind a raised mark, so its length says nothing."""
    return False if MARK_END.search(at.previous.text) else None  # type: ignore[union-attr]


def behind_comma(at: Meeting) -> bool | None:
    """A short line that ends with a comma is no evidence: lines end early before a long word."""
    return False if at.previous.text.rstrip().endswith(",") else None  # type: ignore[union-attr]


def room_left(at: Meeting) -> bool | None:
    """The line above had room for the next word and stopped."""
    return at.spare > 0


RULES: tuple[Callable[[Meeting], bool | None], ...] = (
    first_line, body_named, title_wraps, indent_at_page_top, blank_line, indent,  # what the page shows
    label_opens, closing_line, sign_first, sentence_goes_on, lower_case,  # bare text: what the words show
    opening_words, behind_mark, behind_comma, room_left,
)  # fmt: skip


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
    """How many characters a full line holds: the upper end of the stretch of eight lengths that most lines have.

    pdftotext by default joins the halves of broken words, so lines longer than the page is wide are no full lines.
    """
    counts = Counter(len(row.text.rstrip()) for row in body if not row.blank)
    counts = Counter({length: n for length, n in counts.items() if length > 40}) or counts
    reach = {length: sum(counts[k] for k in range(length - 7, length + 1)) for length in counts}
    return max(reach, key=lambda length: (reach[length], length), default=0)


def _carried(previous: Row | None, row: Row, carried: int, width: int) -> int:
    """How much of the printed line stands before this row: a paragraph's indent, its label, the part up to a mark."""
    if row.opens:
        return INDENT
    if previous is not None and LONE_LABEL.match(previous.text):
        return 2 * INDENT
    if previous is not None and MARK_END.search(previous.text):
        printed = carried + len(previous.text.strip())
        return printed if printed + len(row.text.strip()) <= width + INDENT else 0
    return 0


def _capitals(body: Sequence[Row], language: Language) -> bool:
    """True if the paragraph behind the formula begins with a capital letter."""
    printed = [row for row in body if not row.blank]
    behind = (below for row, below in pairwise(printed) if _names_body(row, language))
    return next((row.text.lstrip()[:1].isupper() for row in behind), False)


def _names_body(row: Row, language: Language) -> bool:
    found = language.match("formula", row.text.strip())
    return bool(found and found.group(2))


# ---------------------------------------------------------------- blocks and edits
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
