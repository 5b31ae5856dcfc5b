"""Whether a line begins a paragraph: an ordered list of rules, the first opinion wins.

First what the page shows (indents, blank lines); where a text has neither, what its words and line lengths show.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from ..findings import finding
from ..languages import Language
from ..model import Finding
from .rows import CLAUSE_END, LONE_LABEL, LONE_NUMBER, PARAGRAPH_NUMBER, SENTENCE_END, Row, capitals, names_body

POINT = re.compile(r"\s*(?:\([a-z]{1,3}\)|[a-zа-я]{1,2}\)|\([ivx]+\))\s+\S")
TITLE = re.compile(r"\s*(?:[AS]/RES/)?(?:ES-|S-)?\d{1,2}/\d{1,4}(?:\s?[A-Z])?\.\s*[A-ZА-Я«“]")
MARK_END = re.compile(r"(?:[^\W\d]|[,;.:»”)]|(?:19|20)\d\d)\d{1,3}\s*$")
INDENT = 6  # characters by which a paragraph's first line is printed further in


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
    head: bool  # the formula is not reached yet
    in_title: bool  # the first belongs to the title
    carried: int  # characters of the printed line before the first: indent, label, what a raised mark parted
    capitals: bool  # the first paragraph behind the formula begins with a capital, so all do
    language: Language

    @property
    def spare(self) -> int:
        """How many characters the first line had left for the second's first word."""
        printed = self.carried + len(self.previous.text.strip())  # type: ignore[union-attr]
        over = max(printed - self.width - INDENT, 0)  # pdftotext by default joins whole lines where a word was broken
        printed -= -(-over // self.width) * self.width
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
    named = names_body(at.row, at.language) or (at.previous and names_body(at.previous, at.language))
    return True if named else None


def title_opens(at: Meeting) -> bool | None:
    """“75/184. Missing persons” under a masthead without blank lines (pdftotext -raw)."""
    return True if at.head and TITLE.match(at.row.text) else None


def title_wraps(at: Meeting) -> bool | None:
    """“75/82. Fortieth anniversary of … Disarmament/Research”: the title's lines are as far in as each other."""
    letter = re.fullmatch(r"\s*[A-ZА-Я]\s*", at.row.text)  # «A» of a composite resolution
    same = at.in_title and not (at.gap or at.top or letter) and at.row.indent == at.previous.indent  # type: ignore[union-attr]
    return False if same and at.indent > 0 else None


def label_further_in(at: Meeting) -> bool | None:
    """A number behind the end of a clause, further in than the margin by a page top's one space only: where every
    paragraph above is one line, their first lines are the margin (made by tests/test_roundtrip.py)."""
    return label_opens(at) or None if at.indent > 0 and not at.flush else None


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


def sign_first(at: Meeting) -> bool | None:
    """«года2/, а также»: no paragraph begins with a comma."""
    return False if at.row.text.lstrip()[0] in ",;.:)»”" else None


def sentence_goes_on(at: Meeting) -> bool | None:
    """No paragraph begins where no clause ends; a bracket ends one («1514 (XV)/от 14 декабря») only on a short line."""
    text = at.previous.text  # type: ignore[union-attr]
    if CLAUSE_END.search(text) or (SENTENCE_END.search(text) and at.spare > at.width / 4):
        return None
    return False


def lower_case(at: Meeting) -> bool | None:
    """“the Paris Agreement,/acknowledging”: where paragraphs begin with a capital, a small letter begins none."""
    return False if at.capitals and at.row.text.lstrip()[0].islower() else None


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
    first_line, body_named, title_opens, title_wraps,
    label_further_in, indent_at_page_top, blank_line, indent,  # what the page shows
    label_opens, closing_line, sign_first, sentence_goes_on, lower_case,  # bare text: what the words show
    opening_words, behind_mark, behind_comma, room_left,
)  # fmt: skip


def open_paragraphs(rows: list[Row], language: Language, paged: bool) -> list[Finding]:
    """Say of each body row whether it begins a paragraph. A join for want of evidence is a finding."""
    body = [row for row in rows if row.role == "body"]
    margins = _margins(body, paged)
    indented = sum(row.indent > margins[row.line.page] for row in body if not row.blank)
    flush = not indented or indented > 0.9 * sum(not row.blank for row in body)
    width = _width(body)
    capital = capitals(body, language)
    previous: Row | None = None
    gap = broken = in_title = False
    head = True
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
                previous, row, gap, top, indent, flush, paged, width, head, in_title, carried, capital, language
            )
            row.opens = next(opinion for rule in RULES if (opinion := rule(meeting)) is not None)
            if not row.opens and meeting.doubtful:
                found.append(finding("uncertain-join", row.line.number, text=row.text.strip()[:60]))
            carried = _carried(previous, row, carried, width) if flush else row.indent
        head = head and not names_body(row, language)
        in_title = (in_title and not row.opens) or bool(TITLE.match(row.text))
        previous, gap, broken = row, False, False
    if flush:
        _place_lone_labels([row for row in rows if row.role == "body" and not row.blank], language)
    return found


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


def _margins(body: Iterable[Row], paged: bool) -> dict[int, int]:
    """The left margin of each page: the least indent that a good part of its lines have.

    Without form feeds the text's least indent; on a page of few lines what the whole text has.
    """
    pages: dict[int, Counter[int]] = {}
    whole: Counter[int] = Counter()
    for row in body:
        counts = pages.setdefault(row.line.page, Counter())
        if not row.blank:
            counts[row.indent] += 1
            whole[row.indent] += 1
    if not paged:
        return dict.fromkeys(pages, min(whole, default=0))
    return {page: _margin(counts if counts.total() > 7 else whole) for page, counts in pages.items()}


def _margin(counts: Counter[int]) -> int:
    """The least indent of a sixth of the lines or more."""
    return min((indent for indent, n in counts.items() if n * 6 >= counts.total()), default=0)


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


def take_marks(rows: list[Row], language: Language) -> list[Finding]:
    """Raised marks alone on a line: taken as cited where the line stands, or out where half a word stands above.

    «соответствую-/7/щие» (A/RES/76/141), “the Paris Agreement,/2/acknowledging” (A/RES/77/165). Each is a finding.
    """
    labels = {row.note for row in rows if row.role == "note"}
    body = [row for row in rows if row.role == "body" and not row.blank]
    capital, found = capitals(body, language), []
    for above, row, below in zip(body, body[1:], body[2:], strict=False):
        if not (LONE_NUMBER.match(row.text) and row.text.strip() in labels and below.text.lstrip()[0].isalpha()):
            continue
        row.opens, row.apart = False, True
        if above.text.rstrip().endswith("-"):
            row.role, row.rule = "furniture", "apart-mark"
        if below.text.lstrip()[0].islower() and (capital or not CLAUSE_END.search(above.text)):
            below.opens = False
        found.append(finding("uncertain-mark", row.line.number, label=row.text.strip(), text=above.text.strip()[-30:]))
    return found
