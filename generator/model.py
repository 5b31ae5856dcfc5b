"""The model every stage, reader and writer shares. Imports nothing of ours.

Two values frame the street: a reader gives a `Source`, a writer takes a `Resolution`.
Offsets count Unicode code points from 0; lines and pages count from 1.
"""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass, field
from operator import itemgetter
from typing import Any

ROLES = ("furniture", "masthead", "title", "heading", "body", "table", "note", "closing", "annex")


@dataclass(frozen=True, slots=True)
class Line:
    """One printed line of a source. What the reader does not know stays None, and the stages find out."""

    start: int  # offset of its first character in Source.text, leading spaces included
    end: int  # offset behind its last character, the line break excluded
    number: int  # line of the file it was read from (PDF, DOCX: running line of the text)
    page: int = 1
    role: str | None = None  # one of ROLES, where the reader knows it
    opens: bool | None = None  # True: begins a paragraph; False: goes on with one
    level: int | None = None  # depth of a list item as the format nests it, 0 = operative paragraph
    note: str | None = None  # role "note": label of the note it belongs to, where the reader knows it


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of Source.text of which the reader knows more than its characters."""

    start: int
    end: int
    kind: str  # "mark" (a superscript note mark), "label" (a printed number), "italic", "link", "cell" (of a table)
    value: str | None = None  # link: the address; mark: the note's label; cell: "row,column,rowspan,colspan,head"


@dataclass(frozen=True, slots=True)
class Source:
    """What a reader read, immutable. `text` is never repaired in place: repairs are edits."""

    path: str
    sha256: str  # of the file's bytes
    format: str  # "text", "akn", "pdf", "docx"
    text: str
    lines: tuple[Line, ...]  # in order; together with the line breaks between them they cover `text`
    spans: tuple[Span, ...] = ()  # in order of start
    knows: frozenset[str] = frozenset()  # what is certain and not to be guessed: "lines" "marks" "italics" "labels"
    language: str | None = None
    meta: dict[str, Any] = field(default_factory=dict)  # what the format itself declares (AKN); never inferred
    notes_by_line: bool = False  # True: every line of role "note" is one whole note


@dataclass(frozen=True, slots=True)
class Block:
    """The lines of one paragraph, heading or note, as `pages` puts them together."""

    role: str  # one of ROLES
    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class Passage:
    """A block whose lines are joined: `text` is one line, white space folded, words at line ends restored."""

    role: str
    text: str
    origins: tuple[tuple[int, int], ...]  # (offset in text, offset in the source) where each stretch begins
    lines: tuple[int, int]  # first and last line of the source
    level: int | None = None
    note: str | None = None
    label: int | None = None  # offset in `text` behind the printed number, where the reader knows it
    marks: tuple[Mark, ...] = ()
    italics: tuple[tuple[int, int], ...] = ()
    links: tuple[tuple[int, int, str], ...] = ()
    cells: tuple[tuple[int, int, str], ...] = ()
    alias: str | None = None

    @property
    def printed(self) -> str:
        """The text with its marks back in place, for where no unit can hold them (masthead, closing lines)."""
        text = self.text
        for mark in reversed(self.marks):
            text = f"{text[: mark.offset]}{mark.label}{text[mark.offset :]}"
        return text

    def source_offset(self, offset: int) -> int:
        """Offset in the source of the character at `offset` of the text."""
        k = bisect_right(self.origins, offset, key=itemgetter(0)) - 1
        at, origin = self.origins[k]
        return origin + offset - at


@dataclass(frozen=True, slots=True)
class Item:
    """A passage and its place in the document; `anchors` makes a Unit of it."""

    kind: str
    path: tuple[str, ...]  # parts of its id: ("s3", "op2", "a")
    passage: Passage
    label: str | None = None
    start: int = 0  # offset in the passage's text where the text proper begins
    level: int = 0


@dataclass(frozen=True, slots=True)
class Mark:
    """A place in a text where a footnote is cited."""

    label: str
    offset: int  # in the text of its unit, where the mark stood


@dataclass(frozen=True, slots=True)
class Citation:
    """A document named in a text."""

    start: int
    end: int
    kind: str  # "resolution", "document", "treaty", "ibid"
    symbol: str | None  # the symbol as meant (homoglyphs read, spaces folded)
    unit: str | None = None  # id of the paragraph cited, once references are resolved


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell of a table."""

    text: str
    marks: tuple[Mark, ...] = ()
    rowspan: int = 1
    colspan: int = 1
    head: bool = False


@dataclass(frozen=True, slots=True)
class Unit:
    """Anything a reader may want to link to, footnotes excepted."""

    id: str
    kind: str  # "preamble", "operative", "point", "subpoint", "heading", "annex", "formula", "text", "table"
    parent: str | None
    label: str | None  # as printed
    text: str  # verbatim, without label and marks
    lead: tuple[int, int] | None = None  # the opening words the UN sets in italics
    marks: tuple[Mark, ...] = ()
    citations: tuple[Citation, ...] = ()
    lines: tuple[int, int] = (1, 1)  # first and last line of the source
    italics: tuple[tuple[int, int], ...] = ()  # other italics the source declares (titles of works)
    table: tuple[tuple[Cell, ...], ...] = ()  # kind "table": its rows
    level: int = 0  # depth below the paragraph that opens the list; headings: 1 = section
    aliases: tuple[str, ...] = ()  # ids the source's own format gives (AKN eId)


@dataclass(frozen=True, slots=True)
class Note:
    """A footnote. Its marks stand in the units that cite it."""

    id: str
    label: str
    text: str
    marks: int = 0  # how many places cite it
    citations: tuple[Citation, ...] = ()
    lines: tuple[int, int] = (1, 1)
    italics: tuple[tuple[int, int], ...] = ()
    stands_for: str | None = None  # «Там же»/Ibid.: label of the note it repeats, where that is certain
    paragraphs: tuple[int, ...] = ()  # offsets in `text` at which further paragraphs of the note begin


@dataclass(frozen=True, slots=True)
class Finding:
    """Something an editor should know. Its code is permanent (see findings.py)."""

    severity: str  # "info", "warning", "error"
    code: str
    line: int | None
    message: str


@dataclass(frozen=True, slots=True)
class Resolution:
    """A resolution as read; everything a writer needs. Metadata not in the text come from the sidecar or the format."""

    source: Source
    language: str
    symbol: str | None
    status: str  # "adopted" or "draft"
    body: str | None
    number: str | None
    title: str | None
    sponsors: tuple[str, ...]
    formula: str | None
    units: tuple[Unit, ...]
    notes: tuple[Note, ...]
    closing: tuple[str, ...]
    findings: tuple[Finding, ...]
    masthead: tuple[str, ...] = ()  # lines before the title, as printed
    leftover: tuple[str, ...] = ()  # what stands before the title and is no masthead (end of an agenda item)
    meta: dict[str, Any] = field(default_factory=dict)  # session, date, meeting, agenda_item, official … with no guess
    title_marks: tuple[Mark, ...] = ()
    printed_number: str | None = None  # the number before the title, with what stands round it, as printed
    tabled: str | None = None  # the line that names the sponsors and what they table, as printed
