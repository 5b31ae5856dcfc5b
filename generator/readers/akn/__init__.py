"""AKN4UN, the Akoma Ntoso XML in which the UN publishes General Assembly resolutions since session 74.

lxml, entities and external references off: the standard library's parser knows no line numbers and expands entities.
Every text node below coverPage, preface, preamble, mainBody, conclusions and attachments is in the text, except what
the markup says twice and print only once: a number in <num> and again in its heading, a note's own number in its text,
the brackets of an Arabic mark «(1)»; and except marks of direction in a text that runs left to right. What <meta> holds
is `Source.meta`. Elements are read by their role, unknown ones by their text. Faults named here were met in the files
published for sessions 74 to 78.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from typing import Any

from lxml import etree

from ...findings import failure, finding
from ...languages import detect
from ...model import Finding, Source, Span
from ..lines import MARKER, TABBED, Draft, Lines, parse

Element = etree._Element

LANGUAGES = {"ara": "ar", "eng": "en", "fra": "fr", "rus": "ru", "spa": "es", "zho": "zh"}
HEADINGS = re.compile(r"H(?:\d+|Ch)$")  # paragraph classes H1, H23, H4, HCh
NOTES_OF_TABLE = ("FootnoteText", "a5")  # «a5»: 77/261 in Chinese
OUTER = ("intro", "wrapUp", "wrap")  # parts of a list that belong to the paragraph around it
LISTS = ("list", "sublist", "blockList")
ENTRIES = ("point", "item")
TEXTS = ("content", "intro", "wrapUp", "wrap", "listConclusion")
OWN_LETTER = re.compile(r"\s*\(?([^\W\d_]|\*+)\)?(?:\s|$)")
SENTENCE = re.compile(r"[.,;:!?。，；：！？،؛؟][»”\")\u200e\u200f]*$")
DIRECTIONS = dict.fromkeys((0x200E, 0x200F))
LONG_HEADING = 400  # characters; a longer paragraph in bold is text


def read(path: str, data: bytes) -> Source:
    """The text of an AKN4UN resolution, a line a paragraph, with its labels, marks, italics, links and cells.

    Guaranteed: every letter and digit of the XML's text stands in `text` (see the module's docstring); notes come last.
    Raises ConversionError `empty-file`, `too-large`, `unreadable` (not well-formed, entities declared, no AKN).
    """
    root = _parse(data)
    meta = metadata(root)
    reading = Reading(directed=meta.get("language") == "ar")
    reading.document(root)
    reading.add_notes()
    if not reading.lines.pieces:
        raise failure("empty-file", 1)
    language = _language(meta, reading)
    _count_ids(root, reading)
    meta |= {"aliases": reading.aliases, "findings": reading.findings}
    return reading.lines.source(path, data, "akn", reading.knows(), language=language, meta=meta)


def _parse(data: bytes) -> Element:
    if not data.strip(b"\xef\xbb\xbf\r\n\t \0"):
        raise failure("empty-file", 1)
    root = parse(data, "AKN XML")
    if _name(root) != "akomaNtoso":
        raise failure(
            "unreadable", root.sourceline, format="AKN XML", why=f"its root is <{_name(root)}>, not <akomaNtoso>"
        )
    return root


def _name(element: Element) -> str:
    """Name without its namespace; "" for comments and processing instructions."""
    return etree.QName(element).localname if isinstance(element.tag, str) else ""


def _words(element: Element) -> str:
    """The text below an element, white space folded."""
    return " ".join("".join(element.itertext()).split())


def _language(meta: dict[str, Any], reading: Reading) -> str | None:
    """The language the file declares, unless its text speaks against it (78/68, French among the Russian files)."""
    declared = meta.get("language")
    found = detect("\n".join(reading.lines.pieces))
    if found and declared and found != declared:
        reading.fault(None, f"it declares the language «{declared}», its text is «{found}»")
        meta["language"] = found
    return found or declared


def _count_ids(root: Element, reading: Reading) -> None:
    counts = Counter(e.get("eId") for e in root.iter("{*}*") if e.get("eId"))
    twice = [identity for identity, count in counts.items() if count > 1]
    if twice:
        names = ", ".join(twice[:3]) + (" …" if len(twice) > 3 else "")
        reading.fault(None, f"{len(twice)} of its eIds stand more than once ({names})")


# ---------------------------------------------------------------- the text
@dataclass(slots=True)
class Reading:
    """A file being read: the lines so far, the notes to come behind them, what was found to be wrong."""

    lines: Lines = field(default_factory=Lines)
    notes: list[tuple[Element, str]] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)
    aliases: dict[int, str] = field(default_factory=dict)  # index of a line -> eId of its element
    waiting: str | None = None  # a number whose paragraph is still to come
    bare_labels: bool = False  # a paragraph begins with a number that is no <num>
    named: set[str] = field(default_factory=set)  # the eIds given so far
    directed: bool = False  # marks of direction belong to the text: it is written right to left
    titled: bool = False
    grid: tuple[int, int] = (0, 0)  # rows and columns of the last table
    letters: set[str] = field(default_factory=set)  # marks in the last table

    def knows(self) -> set[str]:
        return {"lines", "marks", "italics"} | (set() if self.bare_labels else {"labels"})

    def fault(self, line: int | None, fault: str) -> None:
        self.findings.append(finding("akn-fault", line, fault=fault))

    def add(self, draft: Draft, role: str, element: Element, **known: Any) -> None:
        above = self.lines.lines[-1].role if self.lines.lines else None
        if role == above == "heading" and self.lines.pieces[-1] == draft.text.rstrip():
            self.fault(element.sourceline, f"the heading «{draft.text.rstrip()}» is given twice")
            return
        index = self.lines.add(draft, role, element.sourceline, **known)
        identity = next((e.get("eId") for e in _up(element) if e.get("eId") and _name(e) not in TEXTS), None)
        if index is not None and identity and identity not in self.named:
            self.aliases[index] = identity
            self.named.add(identity)

    # ------------------------------------------------------------ parts
    def document(self, element: Element) -> None:
        """The parts of a document in their order; `collectionBody` only lists the components that follow."""
        for child in element:
            name = _name(child)
            if name == "coverPage":
                for p in child:
                    self.add(self.draft(p), "masthead", p)
            elif name == "preface":
                self.preface(child)
            elif name in ("preamble", "mainBody"):
                self.blocks(child)
            elif name == "conclusions":
                for p in child:
                    self.closing(p)
            elif name == "attachment":
                self.annex(child)
            elif name not in ("meta", "collectionBody", ""):
                self.document(child)

    def annex(self, element: Element) -> None:
        """The first line of an attachment opens an annex, said or not (75/129 has its title only)."""
        first = len(self.lines.lines)
        self.document(element)
        if len(self.lines.lines) > first:
            opening = self.lines.lines[first]
            self.lines.lines[first] = replace(opening, role="annex")

    def preface(self, element: Element) -> None:
        """«77/125. Title» is the title; a letter, and the title of that part, are headings («B» of 75/253 B)."""
        for p in element:
            draft, role, after = Draft(), "heading", ""
            for child in p:
                name = _name(child)
                starts = name == "docNumber" or (name == "docTitle" and after != "docNumber")
                if (starts or (name == "docTitle" and role == "heading")) and not draft.blank:
                    self.add(draft, role, p)
                    draft, role = Draft(), "heading"
                if (name == "docNumber" and any(c.isdigit() for c in _words(child))) or (
                    name == "docTitle" and not self.titled
                ):
                    role, self.titled = "title", True
                draft.add(" ")
                self.inline_child(child, draft)
                after = name if name in ("docNumber", "docTitle") else after
            if role == "title" and not re.search(r"[^\W\d_]{2}", draft.text):
                self.fault(p.sourceline, "the title is missing")
                role = "masthead"
            self.add(draft, role, p)

    def closing(self, p: Element) -> None:
        """Meeting and date, parted by <eol/>."""
        draft = Draft()
        draft.add(self.plain(p.text))
        for child in p:
            if _name(child) == "eol":
                self.add(draft, "closing", p)
                draft = Draft()
                draft.add(self.plain(child.tail))
            else:
                self.inline_child(child, draft)
        self.add(draft, "closing", p)

    # ------------------------------------------------------------ blocks
    def blocks(self, element: Element, depth: int = 0, heading: bool = False) -> None:
        """The blocks below an element. `depth`: of the list we are in; `heading`: the element's class says so."""
        self.loose(element, element.text)
        for child in element:
            name = _name(child)
            if name == "num":
                self.number(self.plain(_words(child)), child)
            elif name in ("heading", "subheading"):
                self.heading(child)
            elif name in LISTS:
                self.blocks(child, depth + 1)
            elif name == "table":
                self.table(child)
            elif name in ("paragraph", *ENTRIES):
                self.paragraph(child, depth)
            elif name in ("p", "listIntroduction", "crossHeading"):
                self.text(child, depth - (name == "listIntroduction"), heading)
            elif name:
                self.blocks(child, depth - (name in OUTER), heading)
            self.loose(element, child.tail)
        if _name(element) in ("mainBody", "section"):
            self.flush(element)

    def paragraph(self, element: Element, depth: int) -> None:
        """A paragraph or an entry of a list. A number that stands alone waits for the paragraph that follows."""
        bare, heading = element.find("{*}num") is None, bool(HEADINGS.match(element.get("class") or ""))
        if not bare or heading or element.find("{*}subheading") is not None:
            self.flush(element)
        if bare and self.is_note_of_table(element):
            self.note_of_table(element)
            return
        self.blocks(element, depth, heading)
        if heading or depth:
            self.flush(element)
        elif self.waiting and not bare:
            self.fault(element.sourceline, f"the number {self.waiting} stands apart from its paragraph")

    def number(self, label: str, element: Element) -> None:
        if label:
            self.flush(element)
            self.waiting = label

    def flush(self, element: Element) -> None:
        """A number that still waits becomes a line of its own (a section's «II»)."""
        if self.waiting:
            draft = Draft()
            draft.label(self.waiting)
            self.waiting = None
            self.add(draft, "heading", element)

    def heading(self, element: Element) -> None:
        """A heading; a section's «II» stands above it on a line of its own, «II.» before it."""
        if self.waiting and self.waiting.isalpha() and not _words(element).startswith(self.waiting):
            self.flush(element)
        self.add(self.labelled(element), "heading", element)

    def text(self, p: Element, depth: int, heading: bool) -> None:
        """A <p>: text, or a heading if it holds one (77/100 in Arabic), or if all of it is bold."""
        inner = [c for c in p if _name(c) in ("heading", "subheading")]
        if inner:
            self.headings_inside(p, inner)
            return
        numbered = self.waiting
        draft = self.labelled(p)
        if draft.blank or (numbered and len(draft.text) <= len(numbered) + 1):
            self.waiting = numbered
            return
        role = "heading" if heading or (not numbered and _is_heading(p)) else "body"
        if not numbered and role == "body":
            numbered = self.tabbed(p, draft)
        self.add(draft, role, p, level=None if role == "heading" else self.level(numbered, depth, p))

    def tabbed(self, p: Element, draft: Draft) -> str | None:
        """A number that the text itself begins with, and a tab behind it («\t43\tWelcomes», 77/118 in Russian)."""
        found = TABBED.match(p.text or "")
        if found and draft.text.startswith(found.group(1)):
            draft.spans.append(Span(0, found.end(1) - found.start(1), "label"))
            return found.group(1)
        self.bare_labels = self.bare_labels or bool(MARKER.match(draft.text))
        return None

    def level(self, label: str | None, depth: int, p: Element) -> int | None:
        """Depth of the list, as the markup nests it; 0 for a paragraph of the operative part."""
        if depth > 0:
            return depth if label else None
        if label:
            return 0 if label[0].isdigit() else None
        operative = any(_name(e) in ("mainBody", "section") for e in _up(p)) and _name(p) == "p"
        return 0 if operative else None

    def headings_inside(self, p: Element, inner: list[Element]) -> None:
        for heading in inner:
            self.heading(heading)
        said = {_words(heading) for heading in inner}
        rest = Draft()
        rest.add(self.plain(p.text))
        for child in p:
            if child in inner:
                rest.add(self.plain(child.tail))
            elif _words(child) in said:
                self.fault(p.sourceline, f"the heading «{_words(child)}» is given twice")
                rest.add(self.plain(child.tail))
            else:
                self.inline_child(child, rest)
        self.add(rest, "heading", p)

    def loose(self, element: Element, text: str | None) -> None:
        """Text between blocks, where none belongs: kept as a paragraph."""
        if text and text.strip():
            draft = Draft()
            draft.add(text)
            self.fault(element.sourceline, f"text outside of any paragraph: {draft.text[:40]}")
            self.add(draft, "body", element)

    def labelled(self, element: Element) -> Draft:
        """The text of an element behind the number that waits for it; a number said again, or its full stop, once."""
        body = self.draft(element)
        if not self.waiting:
            return body
        label, self.waiting = self.waiting, None
        text = body.text
        if text.startswith(label):
            text = text.removeprefix(label)
        elif text.startswith("."):
            label, text = label if label.endswith(".") else f"{label}.", text[1:]
        draft = Draft()
        draft.label(label)
        draft.take(body, len(body.text) - len(text.lstrip()))
        return draft

    # ------------------------------------------------------------ tables
    def table(self, table: Element) -> None:
        """A line a row, cells parted by tabs, an empty last cell followed by one; the first row opens the table."""
        self.flush(table)
        taken: Counter[int] = Counter()  # column -> rows it is still covered from above
        opens, self.grid = True, (0, 0)
        self.letters = {_words(sup).strip("()") for sup in table.iter("{*}sup")}
        for number, row in enumerate(table.iter("{*}tr"), 1):
            before = len(self.lines.lines)
            columns = self.row(row, number, taken, opens)
            self.grid = number, max(columns, self.grid[1])
            opens = opens and len(self.lines.lines) == before

    def row(self, row: Element, number: int, taken: Counter[int], opens: bool) -> int:
        """Adds the row's line, says how many columns it has. `taken` is brought up to date."""
        draft, column, fresh = Draft(), 1, {}
        for cell in row:
            if _name(cell) not in ("td", "th"):
                continue
            while taken[column]:
                column += 1
            rows, columns = _extent(cell, "rowspan"), _extent(cell, "colspan")
            words = Draft()
            for p in cell:
                words.add(" ")
                self.inline(p, words)
            head, start = int(_name(cell) == "th"), len(draft.text)
            words.text = words.text.rstrip(" ")
            draft.take(words)
            draft.spans.append(Span(start, len(draft.text), "cell", f"{number},{column},{rows},{columns},{head}"))
            draft.text += "\t"
            fresh |= {column + k: rows for k in range(columns)}
            column += columns
        for column in [*taken]:
            taken[column] = max(taken[column] - 1, 0)
        taken.update({column: rows - 1 for column, rows in fresh.items() if rows > 1})
        if not draft.text.endswith("\t\t") and len(draft.text) > 1:
            draft.text = draft.text[:-1]
        self.add(draft, "table", row, opens=opens)
        return column - 1

    def is_note_of_table(self, element: Element) -> bool:
        """By its class, or because it begins with a letter that is a mark in the table above."""
        if not self.lines.lines or self.lines.lines[-1].role != "table":
            return False
        found = OWN_LETTER.match("".join(element.itertext()))
        return element.get("class") in NOTES_OF_TABLE or bool(found and found.group(1) in self.letters)

    def note_of_table(self, element: Element) -> None:
        """«a See A/75/383.» below a table is a last row of it, one cell wide."""
        for p in element.iter("{*}p"):
            rows, columns = self.grid = self.grid[0] + 1, self.grid[1]
            draft = self.draft(p)
            draft.spans.append(Span(0, len(draft.text), "cell", f"{rows},1,1,{columns},0"))
            self.add(draft, "table", p, opens=False)

    # ------------------------------------------------------------ text inside a block
    def draft(self, element: Element) -> Draft:
        draft = Draft()
        self.inline(element, draft)
        return draft

    def plain(self, text: str | None) -> str:
        """Without marks of direction where the language runs left to right (77/276 in Chinese is full of them)."""
        return (text or "") if self.directed else (text or "").translate(DIRECTIONS)

    def inline(self, element: Element, draft: Draft) -> None:
        draft.add(self.plain(element.text))
        for child in element:
            self.inline_child(child, draft)

    def inline_child(self, child: Element, draft: Draft) -> None:
        """A child and its tail."""
        name, start = _name(child), len(draft.text)
        if name == "authorialNote":
            self.mark(child, draft)
        elif name == "sup" and self.is_mark(child, draft):
            draft.mark(_words(child).strip("()"))
        elif name == "eol":
            draft.add(" ")
        elif name and name != "img":
            self.inline(child, draft)
        if (name == "span" and "italic" in (child.get("class") or "")) or name == "i":
            draft.span(start, "italic")
        elif name == "a" and child.get("href"):
            draft.span(start, "link", child.get("href"))
        draft.add(self.plain(child.tail))

    def is_mark(self, sup: Element, draft: Draft) -> bool:
        """A superscript that is a note's number repeats its mark; in a table a letter is the mark of its note."""
        words = _words(sup)
        if words.isdigit():
            return draft.repeats(words, [label for _, label in self.notes])
        in_table = next(sup.iterancestors("{*}td", "{*}th"), None) is not None
        if words.strip("()").isdigit():
            self.fault(sup.sourceline, f"the mark {words} has no note")
        return in_table and bool(re.fullmatch(r"[^\W\d_]|\*+", words.strip("()")))

    def mark(self, note: Element, draft: Draft) -> None:
        """A note's mark where it stands; its text comes behind the document."""
        label = (note.get("marker") or "").strip()
        if not label:
            label = str(len(self.notes) + 1)
            self.fault(note.sourceline, f"a note without a marker, counted as {label}")
        elif any(label == known for _, known in self.notes):
            self.fault(note.sourceline, f"the note {label} is given twice")
        bracket = draft.text.rstrip().endswith("(") and _following(note).startswith(")")
        draft.mark(label, bracket)
        self.notes.append((note, label))

    # ------------------------------------------------------------ notes
    def add_notes(self) -> None:
        """The notes in the order of their marks; notes inside of notes come at the end."""
        for note, label in self.notes:
            paragraphs = [*note.iterchildren("{*}p")] or [note]
            for k, p in enumerate(paragraphs):
                self.add_note(p, label, first=k == 0)

    def add_note(self, p: Element, label: str, first: bool) -> None:
        """One paragraph of a note; the first bears the label. The label printed in the note is not said again."""
        own = _own_label(p, label) if first else []
        body = Draft()
        body.add("" if own else self.plain(p.text))
        for child in p:
            body.add(self.plain(child.tail)) if child in own else self.inline_child(child, body)
        cut = re.match(r"\s*(?:\(\)|（）)?\s*", body.text).end() if first else 0  # type: ignore[union-attr]
        draft = Draft()
        if first:
            draft.label(label)
        draft.take(body, cut)
        self.add(draft, "note", p, note=label)


def _up(element: Element) -> Iterator[Element]:
    yield element
    yield from element.iterancestors()


def _extent(cell: Element, name: str) -> int:
    value = cell.get(name) or ""
    return min(max(int(value), 1), 1000) if value.isdecimal() else 1


def _following(element: Element) -> str:
    """The text that follows an element in its paragraph, as far as the next element goes."""
    after = element.getnext()
    return ((element.tail or "").strip() or (_words(after) if after is not None else "")).strip()


def _is_heading(p: Element) -> bool:
    """A paragraph all bold, or centred by two tabs and without a full stop (77/10 in Chinese)."""
    words = "".join(_plain(p))
    bold = "".join(t for e in p if _name(e) == "span" and e.get("class") == "bold" for t in _plain(e)).strip()
    tabs = words[: len(words) - len(words.lstrip())].count("\t")
    words = words.strip()
    if (
        not any(_name(e) == "paragraph" for e in _up(p))
        or len(words) > LONG_HEADING
        or not any(map(str.isalpha, words))
    ):
        return False
    return words == bold or (tabs == 2 and not SENTENCE.search(words) and not MARKER.match(words))


def _plain(element: Element) -> Iterator[str]:
    """The text of an element without its notes."""
    yield element.text or ""
    for child in element:
        if _name(child) not in ("authorialNote", ""):
            yield from _plain(child)
        yield child.tail or ""


def _own_label(p: Element, label: str) -> list[Element]:
    """The superscripts at the beginning of a note that print its own number («<sup>1</sup><sup>7</sup>»)."""
    own: list[Element] = []
    if (p.text or "").strip():
        return own
    for child in p:
        if _name(child) != "sup":
            break
        own.append(child)
        if (child.tail or "").strip():
            break
    return own if "".join(map(_words, own)).strip("()") == label else []


# ---------------------------------------------------------------- metadata
def metadata(root: Element) -> dict[str, Any]:
    """What the file declares of the document, in its own words; a key is there only if the file has a value for it.

    symbol, number, title, body, language, session, date (adoption) and issued as ISO dates, meeting, agenda_item,
    agenda_title, adopted_by (the line «Resolution adopted …»), committee, report, draft, sponsors, vote, record (of the
    meeting), subjects, sdg, distribution, job_number, status. States and subjects are English in every language.
    """
    of = lambda path: _first(root, path)  # noqa: E731
    found = {
        "symbol": of(".//{*}coverPage//{*}docNumber[@refersTo='#symbol']"),
        "number": of(".//{*}preface//{*}docNumber").rstrip(". "),
        "title": of(".//{*}preface//{*}docTitle[@refersTo='#resolutionTitle']") or of(".//{*}preface//{*}docTitle"),
        "body": of(".//{*}coverPage//{*}docAuthority[@refersTo='#issuingBody']"),
        "language": LANGUAGES.get(_value(root, ".//{*}FRBRlanguage", "language")),
        "session": _value(root, ".//{*}coverPage//{*}session", "value"),
        "date": _value(root, ".//{*}FRBRWork/{*}FRBRdate[@name='adoption']", "date"),
        "issued": _value(root, ".//{*}FRBRExpression/{*}FRBRdate[@name='publication']", "date"),
        "meeting": of(".//{*}conclusions//{*}inline[@name='adoptionMeeting']"),
        "agenda_item": of(".//{*}coverPage//{*}inline[@name='agenda item']"),
        "agenda_title": of(".//{*}coverPage//{*}inline[@name='agenda item name']"),
        "adopted_by": of(".//{*}coverPage//{*}docTitle"),
        "committee": of(".//{*}coverPage//{*}docProponent"),
        "report": of(".//{*}coverPage//{*}docProponent/{*}inline[@name='originating document']"),
        "distribution": of(".//{*}coverPage//{*}docStatus"),
        "job_number": of(".//{*}docketNumber"),
    }
    found |= _workflow(root) | _votes(root) | _keywords(root)
    return {key: value for key, value in found.items() if value}


def _first(root: Element, path: str) -> str:
    element = root.find(path)
    return "" if element is None else " ".join("".join(_plain(element)).split())


def _value(root: Element, path: str, name: str) -> str:
    element = root.find(path)
    return "" if element is None else (element.get(name) or "")


def _workflow(root: Element) -> dict[str, Any]:
    """Draft, sponsors, record of the meeting and status, from the steps of the first <workflow>."""
    steps = {step.get("outcome"): step for step in reversed(root.findall(".//{*}workflow/{*}step"))}
    get = lambda outcome, name: steps[outcome].get(name) or "" if outcome in steps else ""  # noqa: E731
    tabled = [get(outcome, "by") for outcome in ("draftResolution", "draftResolutionAdditionalSponsors")]
    sponsors = [name for text in tabled if text[:1].isupper() for name in names(text)]  # no «submitted by the Chair»
    return {
        "draft": get("draftResolution", "as"),
        "sponsors": sponsors,
        "record": get("adopted", "as"),
        "status": "adopted" if "adopted" in steps else "",
    }


# names of states that hold an «and»
PAIRS = re.compile(r"(?:Antigua|Bosnia|Saint Kitts|Saint Vincent|Sao Tome|Trinidad|Great Britain)\Z")


def names(text: str) -> list[str]:
    """The names in «Algeria, Bahrain, Trinidad and Tobago and Zambia»."""
    found = [part for part in (p.strip() for p in text.split(", ")) if part]
    if not found:
        return []
    pieces = found.pop().split(" and ")
    while pieces:
        name = pieces.pop(0)
        while pieces and PAIRS.search(name):
            name += " and " + pieces.pop(0)
        found.append(name.strip())
    return [name for name in found if name]


def _votes(root: Element) -> dict[str, Any]:
    """{"vote": {"outcome": …, "in_favour": 141, "states_in_favour": [names], …}}, as far as there are counts."""
    voting = root.find(".//{*}voting")
    if voting is None:
        return {}
    vote: dict[str, Any] = {"outcome": voting.get("outcome") or ""}
    for count in voting.iter("{*}count"):
        key = re.sub(r"[A-Z]", lambda m: "_" + m.group().lower(), (count.get("refersTo") or "").lstrip("#"))
        if key and (count.get("value") or "").isdecimal():
            vote[key] = int(count.get("value"))  # type: ignore[arg-type]
            vote[f"states_{key}"] = [_words(state) for state in count.iter("{*}organization")]
    return {"vote": vote}


def _keywords(root: Element) -> dict[str, Any]:
    """Subjects of the thesaurus of the UN, and the numbers of the Sustainable Development Goals."""
    subjects, goals = [], []
    for keyword in root.iter("{*}keyword"):
        dictionary, value = keyword.get("dictionary") or "", keyword.get("value") or ""
        if dictionary.startswith("UNBIS"):
            subjects.append(" ".join(value.replace("_", " ").split()).lower())
        elif dictionary == "SDGO" and value.isdecimal():
            goals.append(int(value))
    return {"subjects": sorted(set(subjects)), "sdg": sorted(set(goals))}


__all__ = ["metadata", "names", "read"]
