"""DOCX, the UN's own working format: real footnotes, styles, numbering, italics, tables, tracked changes.

zipfile and lxml, without python-docx: that library opens the two UN reports of ../shared/corpus/layout in two thirds of
the time (32 and 48 ms; this reader 49 and 78 ms), but gives neither footnotes nor computed numbers, headers by page,
hyperlinks in their place or tracked changes, which are what this reader is for. Word's rules followed here: ECMA-376
part 1, 17.9 (numbering), 17.11 (footnotes), 17.13.5 (revisions).

What stands in the text: the header of the first page (the masthead of a UN document), the body, the notes. Furniture
and never in the text: all other headers and footers, comments, field codes, hidden text. Deleted text is left out and
inserted text read, with a finding.
"""

from __future__ import annotations

import re
import zipfile
import zlib
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from io import BytesIO
from typing import Any

from lxml import etree

from ..findings import failure, finding
from ..languages import detect
from ..model import Finding, Source, Span
from .lines import BOUND, MARKER, TABBED, Draft, Lines, parse

Element = etree._Element

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
STRICT = b"http://purl.oclc.org/ooxml/wordprocessingml/main"  # the other namespace Word can save with
OLE = b"\xd0\xcf\x11\xe0"
PARTS = 200_000  # entries of the archive; a document has some dozens
DELETED = ("del", "moveFrom")
INSERTED = ("ins", "moveTo")
MASTHEADS = re.compile(r"(?i)(?:session|agenda|symbol|distr|publication)")
TITLES = re.compile(r"(?i)title")
HEADINGS = re.compile(r"(?i)(?:heading \d|_ ?h[ _]|sub ?title)")
SENTENCE = re.compile(r"[.,;:!?。，；：！？،؛؟][»”\")]*$")
OWN_LETTER = re.compile(r"\s*([^\W\d_]|\*+)(?:\s|$)")
LONG_HEADING = 400  # characters; a longer paragraph in bold is text
BULLETS = {"\uf0b7": "•", "\uf0a7": "▪", "\uf0d8": "►", "\uf02d": "–"}


def read(path: str, data: bytes) -> Source:
    """The text of a DOCX, a line a paragraph, table row or note, with labels, marks, italics, links and cells.

    Guaranteed: printed numbers are in the text whether typed or computed by Word; notes come last, numbered as Word
    prints them. Raises ConversionError: `protected`, `too-large`, `unreadable`, `empty-file`.
    """
    package = _open(data)
    root = package.xml("word/document.xml")
    reading = Reading(package, Styles(package.xml("word/styles.xml")), Numbering(package.xml("word/numbering.xml")))
    reading.document(root)
    if not reading.lines.pieces:
        raise failure("empty-file", 1)
    meta = package.properties() | {"findings": reading.all_findings(root)}
    language = detect("\n".join(reading.lines.pieces))
    return reading.lines.source(path, data, "docx", reading.knows(), language=language, meta=meta)


# ---------------------------------------------------------------- the archive
@dataclass(slots=True)
class Package:
    """The parts of the archive, read within a bound whatever the archive claims of their sizes."""

    archive: zipfile.ZipFile
    names: frozenset[str]

    def bytes(self, name: str) -> bytes:
        if name not in self.names:
            return b""
        try:
            with self.archive.open(name) as part:
                data = part.read(BOUND + 1)
        except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, OSError, ValueError) as error:
            raise failure("unreadable", 1, format="DOCX", why=f"{name} is damaged ({error})") from None
        except RuntimeError:  # zipfile's way to say that a part is encrypted
            raise failure("protected", 1) from None
        if len(data) > BOUND:
            raise failure("too-large", 1, what=f"more than {BOUND >> 20} MB in {name}", bound=f"{BOUND >> 20} MB")
        return data.replace(STRICT, W[1:-1].encode())

    def xml(self, name: str) -> Element:
        data = self.bytes(name)
        return parse(data, f"DOCX ({name})") if data else etree.Element("none")

    def targets(self, name: str) -> dict[str, str]:
        """Relationship id -> target, for a part of the folder `word`."""
        root = self.xml(f"word/_rels/{name}.rels")
        return {r.get("Id") or "": r.get("Target") or "" for r in root}

    def properties(self) -> dict[str, Any]:
        """What the UN's template writes into the file's properties."""
        root = self.xml("docProps/custom.xml")
        named = {p.get("name"): " ".join("".join(p.itertext()).split()) for p in root}
        found = {"symbol": named.get("Symbol1"), "job_number": named.get("JobNo")}
        return {key: value for key, value in found.items() if value}


def _open(data: bytes) -> Package:
    if data.startswith(OLE):
        if "EncryptedPackage".encode("utf-16-le") in data:
            raise failure("protected", 1)
        raise failure("unreadable", 1, format="DOCX", why="it is in the older DOC format; save it as DOCX")
    if not data:
        raise failure("empty-file", 1)
    try:
        archive = zipfile.ZipFile(BytesIO(data))
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError) as error:
        raise failure("unreadable", 1, format="DOCX", why=f"{error}") from None
    names = archive.namelist()
    if len(names) > PARTS:
        raise failure("too-large", 1, what=f"{len(names)} parts", bound=f"{PARTS}")
    if "word/document.xml" not in names:
        raise failure("unreadable", 1, format="DOCX", why="it holds no word/document.xml")
    return Package(archive, frozenset(names))


# ---------------------------------------------------------------- styles
def _name(element: Element) -> str:
    return etree.QName(element).localname if isinstance(element.tag, str) else ""


def _val(parent: Element | None, path: str) -> str | None:
    """The w:val of the element at the path; "" where it has none; None where there is no such element."""
    found = None if parent is None else parent.find("/".join(W + step for step in path.split("/")))
    return None if found is None else (found.get(W + "val") or "")


def _on(parent: Element | None, path: str) -> bool | None:
    """A property that is on or off; None where it is not said."""
    value = _val(parent, path)
    return None if value is None else value not in ("0", "false", "none", "off")


@dataclass(slots=True)
class Styles:
    """styles.xml: what a style says, its bases included."""

    root: Element
    by_id: dict[str, Element] = field(init=False)

    def __post_init__(self) -> None:
        self.by_id = {s.get(W + "styleId") or "": s for s in self.root.iter(W + "style")}

    def chain(self, identity: str | None) -> list[Element]:
        """The style and its bases, the nearest first; a circle of bases ends where it closes."""
        found: list[Element] = []
        style = self.by_id.get(identity or "")
        while style is not None and style not in found:
            found.append(style)
            style = self.by_id.get(_val(style, "basedOn") or "")
        return found

    def name(self, identity: str | None) -> str:
        chain = self.chain(identity)
        return (_val(chain[0], "name") or "") if chain else (identity or "")

    def on(self, identity: str | None, path: str) -> bool | None:
        return next((on for on in (_on(style, path) for style in self.chain(identity)) if on is not None), None)

    def value(self, identity: str | None, path: str) -> str | None:
        return next((v for v in (_val(style, path) for style in self.chain(identity)) if v is not None), None)


# ---------------------------------------------------------------- numbering
@dataclass(slots=True)
class Numbering:
    """numbering.xml, and how far each list has counted."""

    root: Element
    levels: dict[str, dict[int, Element]] = field(init=False)  # abstract list -> level -> its definition
    lists: dict[str, Element] = field(init=False)  # numId -> w:num
    counts: dict[str, dict[int, int]] = field(default_factory=dict)
    begun: set[tuple[str, int]] = field(default_factory=set)
    strange: set[str] = field(default_factory=set)  # number formats not known here, printed as decimals

    def __post_init__(self) -> None:
        abstract = self.root.findall(W + "abstractNum")
        self.levels = {a.get(W + "abstractNumId") or "": _levels(a) for a in abstract}
        self.lists = {n.get(W + "numId") or "": n for n in self.root.findall(W + "num")}

    def label(self, identity: str, level: int) -> str:
        """The printed number of the next paragraph of that list and level, as Word computes it; "" for none."""
        number = self.lists.get(identity)
        abstract = _val(number, "abstractNumId") or ""
        definitions = self.levels.get(abstract, {}) | ({} if number is None else _overridden(number))
        definition = definitions.get(level)
        if number is None or definition is None:
            return ""
        counts = self.counts.setdefault(abstract, {})
        restart = _restart(number, level)
        if restart is not None and (identity, level) not in self.begun:
            counts[level] = restart - 1
        self.begun.add((identity, level))
        counts[level] = counts.get(level, _start(definition) - 1) + 1
        for deeper in [k for k in counts if k > level and _val(definitions.get(k), "lvlRestart") != "0"]:
            del counts[deeper]
        return self.printed(definitions, definition, counts)

    def printed(self, definitions: dict[int, Element], definition: Element, counts: dict[int, int]) -> str:
        text = _val(definition, "lvlText") or ""
        if _val(definition, "numFmt") == "bullet":
            return BULLETS.get(text, "•" if not text or "\ue000" <= text[0] <= "\uf8ff" else text)
        legal = _on(definition, "isLgl")

        def number(found: re.Match[str]) -> str:
            level = int(found.group(1)) - 1
            at = definitions.get(level, definition)
            value = counts.get(level, _start(at))
            return self.format(value, "decimal" if legal else _val(at, "numFmt") or "decimal")

        return re.sub(r"%(\d)", number, text).strip()

    def format(self, value: int, name: str) -> str:
        if name not in FORMATS:
            self.strange.add(name)
        return FORMATS.get(name, str)(value)


def _levels(parent: Element) -> dict[int, Element]:
    return {int(level.get(W + "ilvl") or 0): level for level in parent.findall(W + "lvl")}


def _overridden(number: Element) -> dict[int, Element]:
    found: dict[int, Element] = {}
    for override in number.findall(W + "lvlOverride"):
        found |= _levels(override)
    return found


def _restart(number: Element, level: int) -> int | None:
    for override in number.findall(W + "lvlOverride"):
        if override.get(W + "ilvl") == str(level):
            return _int(_val(override, "startOverride"), None)
    return None


def _start(definition: Element) -> int:
    return _int(_val(definition, "start"), 1) or 0


def _int(value: str | None, default: int | None) -> int | None:
    return int(value) if value is not None and re.fullmatch(r"-?\d{1,6}", value) else default


def letters(alphabet: str) -> Any:
    """Numbers as letters; behind the last one they are doubled («z», «aa», «bb»)."""
    return lambda n: alphabet[(n - 1) % len(alphabet)] * ((n - 1) // len(alphabet) + 1) if n > 0 else str(n)


def roman(value: int) -> str:
    """5 -> «v»."""
    out = ""
    for size, sign in ROMAN:
        out += sign * (value // size)
        value %= size
    return out


LATIN, RUSSIAN = "abcdefghijklmnopqrstuvwxyz", "абвгдежзиклмнопрстуфхцчшщыэюя"
ROMAN = (
    (1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"), (40, "xl"), (10, "x"),
    (9, "ix"), (5, "v"), (4, "iv"), (1, "i"),
)  # fmt: skip
CHINESE = "〇一二三四五六七八九"
FORMATS: dict[str, Any] = {
    "decimal": str,
    "decimalZero": lambda n: f"{n:02}",
    "lowerLetter": letters(LATIN),
    "upperLetter": letters(LATIN.upper()),
    "lowerRoman": roman,
    "upperRoman": lambda n: roman(n).upper(),
    "russianLower": letters(RUSSIAN),
    "russianUpper": letters(RUSSIAN.upper()),
    "arabicAbjad": letters("أبجدهوزحطيكلمنسعفصقرشتثخذضظغ"),
    "arabicAlpha": letters("أبتثجحخدذرزسشصضطظعغفقكلمنهوي"),
    "chineseCounting": lambda n: chinese(n),
    "chineseCountingThousand": lambda n: chinese(n),
    "taiwaneseCountingThousand": lambda n: chinese(n),
    "none": lambda n: "",
}


def chinese(value: int) -> str:
    """1 to 99: «一», «十一», «二十»."""
    tens, ones = divmod(value, 10)
    if not 0 < value < 100:
        return str(value)
    return (CHINESE[tens] if tens > 1 else "") + ("十" if tens else "") + (CHINESE[ones] if ones else "")


# ---------------------------------------------------------------- the text
@dataclass(slots=True)
class Context:
    """The part a text stands in: its relationships, and whether it is a table's cell."""

    links: dict[str, str]
    role: str | None = None  # "masthead", "note", where the part says so
    in_table: bool = False


@dataclass(slots=True)
class Reading:
    """A document being read."""

    package: Package
    styles: Styles
    numbering: Numbering
    lines: Lines = field(default_factory=Lines)
    labels: dict[tuple[str, str], str] = field(default_factory=dict)  # ("footnote", id) -> printed label, in order
    cited: list[str] = field(default_factory=list)  # labels of the notes cited so far
    carried: Draft | None = None  # a paragraph whose end was deleted goes on in the next one
    boxes: list[Element] = field(default_factory=list)
    letters: set[str] = field(default_factory=set)  # marks in the last table
    grid: tuple[int, int] = (0, 0)  # rows and columns of the last table
    lost: Counter[str] = field(default_factory=Counter)
    titled: bool = False
    bare_labels: bool = False

    def knows(self) -> set[str]:
        return {"lines", "marks", "italics"} | (set() if self.bare_labels else {"labels"})

    def all_findings(self, root: Element) -> list[Finding]:
        found = [finding("layout-lost", None, what=f"{what} ({count})") for what, count in self.lost.items()]
        found += [finding("layout-lost", None, what=f"numbers of the form {name}") for name in self.numbering.strange]
        changes = [sum(1 for _ in root.iter(*(W + name for name in names))) for names in (INSERTED, DELETED)]
        if any(changes):
            found.append(finding("tracked-changes", None, insertions=changes[0], deletions=changes[1]))
        return found

    def document(self, root: Element) -> None:
        body = root.find(W + "body")
        if body is None:
            raise failure("unreadable", 1, format="DOCX", why="word/document.xml holds no body")
        self.number_notes(body)
        targets = self.package.targets("document.xml")
        self.masthead(body, targets)
        self.blocks(body, Context(targets))
        self.notes()

    def masthead(self, body: Element, targets: dict[str, str]) -> None:
        """The header of the first page: symbol, «Distr.: General», date."""
        for section in body.iter(W + "sectPr"):
            for header in section.findall(W + "headerReference"):
                if header.get(W + "type") == "first" and section.find(W + "titlePg") is not None:
                    part = targets.get(header.get(R + "id") or "", "")
                    self.blocks(self.package.xml(f"word/{part}"), Context(self.package.targets(part), "masthead"))
                    return

    # ------------------------------------------------------------ notes
    def number_notes(self, body: Element) -> None:
        """The label of each note, by the order of the references that are not deleted."""
        counts: Counter[str] = Counter()
        for reference in body.iter(W + "footnoteReference", W + "endnoteReference"):
            if any(_name(e) in DELETED for e in reference.iterancestors()):
                continue
            kind = _name(reference).removesuffix("Reference")
            key = kind, reference.get(W + "id") or ""
            if _flag(reference, "customMarkFollows"):
                self.labels[key] = "".join(t.text or "" for t in reference.itersiblings(W + "t")).strip() or "*"
            elif key not in self.labels:
                counts[kind] += 1
                self.labels[key] = FORMATS[self.note_format(body, kind)](counts[kind])

    def note_format(self, body: Element, kind: str) -> str:
        settings = self.package.xml("word/settings.xml")
        said = _val(settings, f"{kind}Pr/numFmt") or _val(body, f"sectPr/{kind}Pr/numFmt")
        if (_val(settings, f"{kind}Pr/numRestart") or "continuous") != "continuous":
            self.lost["notes that are numbered anew on each page or section"] = 1
        default = "decimal" if kind == "footnote" else "lowerRoman"
        return said if said in FORMATS else default

    def notes(self) -> None:
        for kind in ("footnote", "endnote"):
            root = self.package.xml(f"word/{kind}s.xml")
            by_id = {n.get(W + "id"): n for n in root.findall(W + kind)}
            context = Context(self.package.targets(f"{kind}s.xml"), "note")
            for (which, identity), label in self.labels.items():
                if which == kind and identity in by_id:
                    self.note(by_id[identity], label, context)

    def note(self, note: Element, label: str, context: Context) -> None:
        first = True
        for p in note.iter(W + "p"):
            body = Draft()
            self.inline(p, body, context)
            draft, cut = Draft(), 0
            if first:
                draft.label(label)
                cut = len(label) if body.text.startswith(label) and not label.isalnum() else 0
                cut += len(body.text[cut:]) - len(body.text[cut:].lstrip())
            draft.take(body, cut)
            first = self.lines.add(draft, "note", note=label) is None and first

    # ------------------------------------------------------------ blocks
    def blocks(self, parent: Element, context: Context) -> None:
        for child in parent:
            name = _name(child)
            if name == "p":
                self.paragraph(child, context)
            elif name == "tbl" and context.role == "masthead":
                for p in child.iter(W + "p"):
                    self.paragraph(p, context)
            elif name == "tbl":
                self.table(child, context)
            elif name in ("sdt", "sdtContent", "customXml", *INSERTED):
                self.blocks(child, context)
            elif name == "altChunk":
                self.lost["text in another format within the file"] += 1

    def paragraph(self, p: Element, context: Context) -> None:
        properties = p.find(W + "pPr")
        style = _val(properties, "pStyle")
        label = self.label(properties, style)
        draft = self.carried or Draft()
        if label and draft.blank:
            draft.label(label)
        self.inline(p, draft, context)
        if properties is not None and properties.find(f"{W}rPr/{W}del") is not None:
            self.carried = draft
            return
        self.carried = None
        if not label and self.is_note_of_table(p, draft):
            self.note_of_table(draft)
        elif not label or draft.text.strip() != label:
            self.add(p, draft, self.role(p, style, draft, label, context), label)
        self.text_boxes(context)

    def add(self, p: Element, draft: Draft, role: str, label: str | None) -> None:
        """A paragraph's line; a number typed before a tab is a label too."""
        found = None if label else TABBED.match(_raw(p))
        if found and draft.text.startswith(found.group(1)):
            draft.spans.append(Span(0, found.end(1) - found.start(1), "label"))
        elif not label and role == "body" and MARKER.match(draft.text):
            self.bare_labels = True
        self.lines.add(draft, role)

    def text_boxes(self, context: Context) -> None:
        boxes, self.boxes = self.boxes, []
        for box in boxes:
            self.lost["a text box, read behind the paragraph it hangs on"] += 1
            self.blocks(box, context)

    def label(self, properties: Element | None, style: str | None) -> str | None:
        """The number Word prints before a paragraph, by its own properties, else by its style's."""
        identity = _val(properties, "numPr/numId") or self.styles.value(style, "pPr/numPr/numId")
        if not identity or identity == "0":
            return None
        level = _val(properties, "numPr/ilvl") or self.styles.value(style, "pPr/numPr/ilvl") or "0"
        return self.numbering.label(identity, _int(level, 0) or 0) or None

    def role(self, p: Element, style: str | None, draft: Draft, label: str | None, context: Context) -> str:
        """By the style's name, its level in the outline, else because all of it is bold."""
        name = self.styles.name(style)
        if context.role or MASTHEADS.match(name):
            return context.role or "masthead"
        if TITLES.match(name) and not self.titled and not draft.blank:
            self.titled = True
            return "title"
        outline = _int(_val(p, "pPr/outlineLvl") or self.styles.value(style, "pPr/outlineLvl"), 9)
        if HEADINGS.match(name) or TITLES.match(name) or (outline is not None and outline < 9):
            return "heading"
        short = len(draft.text) <= LONG_HEADING and not SENTENCE.search(draft.text.rstrip())
        return "heading" if short and not label and self.all_bold(p, style) else "body"

    def all_bold(self, p: Element, style: str | None) -> bool:
        runs = [r for r in p.iter(W + "r") if any((t.text or "").strip() for t in r.iter(W + "t"))]
        return bool(runs) and all(self.run_on(r, "b", style) for r in runs) and any(c.isalpha() for c in _raw(p))

    def run_on(self, run: Element, name: str, style: str | None = None) -> bool:
        """A property of a run, by itself, its character style, or its paragraph's style."""
        properties = run.find(W + "rPr")
        said = _on(properties, name)
        if said is None:
            said = self.styles.on(_val(properties, "rStyle"), f"rPr/{name}")
        return bool(self.styles.on(style, f"rPr/{name}") if said is None else said)

    # ------------------------------------------------------------ tables
    def table(self, table: Element, context: Context) -> None:
        """A line a row, cells parted by tabs; the first row opens the table."""
        inside = Context(context.links, context.role, in_table=True)
        rows = [row for row in _rows(table) if row.find(f"{W}trPr/{W}del") is None]
        merged = _merged(rows)
        self.letters, self.grid, opens = set(), (0, 0), True
        for number, row in enumerate(rows, 1):
            draft, column = Draft(), 1
            head = int(bool(_on(row, "trPr/tblHeader")))
            for cell in _cells(row):
                columns = _int(_val(cell, "tcPr/gridSpan"), 1) or 1
                if (number, column) in merged:
                    words = self.cell(cell, inside)
                    start = len(draft.text)
                    draft.take(words)
                    value = f"{number},{column},{merged[number, column]},{columns},{head}"
                    draft.spans.append(Span(start, len(draft.text), "cell", value))
                    draft.text += "\t"
                column += columns
            if not draft.text.endswith("\t\t") and len(draft.text) > 1:
                draft.text = draft.text[:-1]
            self.grid = number, max(self.grid[1], column - 1)
            opens = self.lines.add(draft, "table", opens=opens) is None and opens

    def cell(self, cell: Element, context: Context) -> Draft:
        """The paragraphs of a cell in one; a table within a cell is read as text of it."""
        draft = Draft()
        for p in cell.iter(W + "p"):
            draft.add(" ")
            label = self.label(p.find(W + "pPr"), _val(p, "pPr/pStyle"))
            draft.add(f"{label} " if label else "")
            self.inline(p, draft, context)
        draft.text = draft.text.rstrip(" ")
        self.letters |= {span.value or "" for span in draft.spans if span.kind == "mark"}
        return draft

    def is_note_of_table(self, p: Element, draft: Draft) -> bool:
        """«a Estimates as at …» below a table that has a mark «a»."""
        found = OWN_LETTER.match(draft.text)
        after_table = bool(self.lines.lines) and self.lines.lines[-1].role == "table"
        return after_table and bool(found and found.group(1) in self.letters)

    def note_of_table(self, draft: Draft) -> None:
        rows, columns = self.grid = self.grid[0] + 1, self.grid[1]
        draft.spans.append(Span(0, len(draft.text.rstrip()), "cell", f"{rows},1,1,{columns},0"))
        self.lines.add(draft, "table", opens=False)

    # ------------------------------------------------------------ runs
    def inline(self, parent: Element, draft: Draft, context: Context) -> None:
        for child in parent:
            name, start = _name(child), len(draft.text)
            if name == "r":
                self.run(child, draft, context)
            elif name == "hyperlink":
                self.inline(child, draft, context)
                target = context.links.get(child.get(R + "id") or "")
                if target:
                    draft.span(start, "link", target)
            elif name in ("sdt", "sdtContent", "smartTag", "customXml", "fldSimple", "dir", "bdo", *INSERTED):
                self.inline(child, draft, context)

    def run(self, run: Element, draft: Draft, context: Context) -> None:
        if self.run_on(run, "vanish"):
            self.lost["hidden text"] += 1
            return
        start, marks = len(draft.text), self.is_mark(run, draft, context)
        for child in self.content(run):
            name = _name(child)
            if name == "t" and marks:
                _marks(child.text or "", draft)
            elif name == "t":
                draft.add(child.text or "")
            elif name in ("tab", "br", "cr", "ptab"):
                draft.add(" ")
            elif name == "noBreakHyphen":
                draft.add("\u2011")
            elif name == "sym":
                self.symbol(child, draft)
            elif name in ("footnoteReference", "endnoteReference"):
                self.reference(child, draft)
                if _flag(child, "customMarkFollows"):
                    break
        if self.run_on(run, "i"):
            draft.span(start, "italic")

    def content(self, run: Element) -> Iterator[Element]:
        """The children of a run; of alternatives the first. Text boxes are kept for after the paragraph."""
        for child in run:
            if _name(child) == "AlternateContent":
                child = next((c for c in child if _name(c) == "Choice"), child)
            boxes = list(child.iter(W + "txbxContent")) if _name(child) in ("Choice", "drawing", "pict") else []
            self.boxes += boxes
            if not boxes:
                yield child

    def symbol(self, sign: Element, draft: Draft) -> None:
        """A sign by its code in a font of signs: known bullets, else the code's own character, reported."""
        code = sign.get(W + "char") or ""
        character = chr(int(code, 16)) if re.fullmatch(r"[0-9A-Fa-f]{1,5}", code) else ""
        if character not in BULLETS:
            self.lost[f"a sign of the font {sign.get(W + 'font')}"] += 1
        draft.add(BULLETS.get(character, character))

    def reference(self, reference: Element, draft: Draft) -> None:
        key = _name(reference).removesuffix("Reference"), reference.get(W + "id") or ""
        if key in self.labels:
            self.cited.append(self.labels[key])
            draft.mark(self.labels[key])

    def is_mark(self, run: Element, draft: Draft, context: Context) -> bool:
        """Superscript that repeats a note's number, or letters in a table («a,b»)."""
        properties = run.find(W + "rPr")
        raised = _val(properties, "vertAlign") or self.styles.value(_val(properties, "rStyle"), "rPr/vertAlign")
        words = "".join(t.text or "" for t in run.iter(W + "t")).strip()
        if raised != "superscript" or not words or context.role == "note":
            return False
        attached = bool(draft.text) and not draft.text.endswith(" ")
        if words.isdigit():
            return draft.repeats(words, self.cited)
        return attached and context.in_table and bool(re.fullmatch(r"(?:[^\W\d_]|\*+)(?:, ?[^\W\d_])*", words))


def _marks(words: str, draft: Draft) -> None:
    for piece in re.split(r"(, ?)", words.strip()):
        if piece.strip(", "):
            draft.mark(piece)
        elif piece:
            draft.add(piece)


def _flag(element: Element, name: str) -> bool:
    return (element.get(W + name) or "0") not in ("0", "false", "off")


def _raw(p: Element) -> str:
    """The text of a paragraph with its tabs, for what its beginning looks like."""
    signs = (e for e in p.iter(W + "t", W + "tab") if _name(e.getparent()) == "r")
    return "".join("\t" if _name(e) == "tab" else e.text or "" for e in signs)


def _rows(table: Element) -> Iterator[Element]:
    for child in table:
        if _name(child) == "tr":
            yield child
        elif _name(child) in ("sdt", "sdtContent", "customXml", *INSERTED):
            yield from _rows(child)


def _cells(row: Element) -> Iterator[Element]:
    for child in row:
        if _name(child) == "tc":
            yield child
        elif _name(child) in ("sdt", "sdtContent", "customXml"):
            yield from _cells(child)


def _merged(rows: list[Element]) -> dict[tuple[int, int], int]:
    """(row, column) of each cell that is printed -> how many rows it spans; merged cells below it are left out."""
    spans: dict[tuple[int, int], int] = {}
    above: dict[int, tuple[int, int]] = {}
    for number, row in enumerate(rows, 1):
        column = 1
        for cell in _cells(row):
            merge = _val(cell, "tcPr/vMerge")
            if merge is not None and merge != "restart" and column in above:
                spans[above[column]] += 1
            else:
                spans[number, column] = 1
                above.pop(column, None)
                if merge == "restart":
                    above[column] = number, column
            column += _int(_val(cell, "tcPr/gridSpan"), 1) or 1
    return spans


__all__ = ["Numbering", "chinese", "read", "roman"]
