"""What the readers of XML (AKN, DOCX) share: the safe parser, a line with its spans, the lines of a whole source."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from typing import Any

from lxml import etree

from ..findings import failure
from ..model import Line, Source, Span

BOUND = 32 * 1024 * 1024  # bytes of one XML part; the largest published resolution has 0.6 MB
TAGS = 500_000  # in one part, closing ones included; a published resolution has 7,000, a report in DOCX 40,000
SPACE = re.compile(r"[ \t\r\n]+")  # no other white space is touched: a no-break space is the text's own
SPACES = " \u00a0"
NO_SPACE_BEFORE = re.compile(r"[\s,.;:!?)\]»”’،؛؟。，；、：）】]")


# A printed number that a tab parts from its text («\t(a)\tTo cooperate», «\t43\tWelcomes»): typed, yet certain.
TABBED = re.compile(r"\s*((?:\(?[^\W\d_]{1,5}\)|\d{1,3}(?:\s?[.\-–])?|[’‘']\d{1,2}[’‘']|[㈠-㈩]))[ \u200e\u200f]*\t")
MARKER = re.compile(r"\s*(?:\(?[^\W_]{1,4}\)|\d{1,3}\s?[.\-–])\s")  # the like without a tab: only a guess

UNIT = re.compile(r"(?:^|[\W\d])(?:[kcdm]?m|[кдсм]?м)$")  # «2 million m²»: what a raised number behind it is no mark


def parse(data: bytes, format: str) -> etree._Element:
    """The root of an XML document. Raises ConversionError: `too-large`, `unreadable` (broken, or it declares entities).

    Nothing outside of the data is read, no entity is expanded (a "billion laughs" file ends here).
    """
    if len(data) > BOUND:
        raise failure("too-large", 1, what=f"{len(data) >> 20} MB of XML", bound=f"{BOUND >> 20} MB")
    if data.count(b"<") > TAGS:
        raise failure("too-large", 1, what=f"{data.count(b'<')} tags of XML", bound=f"{TAGS}")
    quiet = {"remove_comments": True, "remove_pis": True}  # they are no text of the document
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False, **quiet)
    try:
        root = etree.fromstring(data, parser)
    except etree.XMLSyntaxError as error:
        raise failure("unreadable", error.lineno or 1, format=format, why=error.msg or "no XML") from None
    declared = root.getroottree().docinfo.internalDTD
    if declared is not None and any(True for _ in declared.iterentities()):
        raise failure("unreadable", 1, format=format, why="it declares entities, which are never read")
    return root


@dataclass(slots=True)
class Draft:
    """One line in the making: its text, white space folded, and the spans known of it, by offsets in the text."""

    text: str = ""
    spans: list[Span] = field(default_factory=list)
    owed: bool = False  # a space stood before a mark: it goes behind it where a word follows
    bracket: bool = False  # the mark was printed in brackets: the closing one is still to come

    def add(self, text: str) -> None:
        """Append text; runs of white space become one space, none at the beginning of a line."""
        text = SPACE.sub(" ", text)
        if self.bracket and text.strip():
            text, self.bracket = text.lstrip().removeprefix(")"), False
        if self.owed and text:
            text, self.owed = text if NO_SPACE_BEFORE.match(text) else f" {text}", False
        if not self.text or self.text.endswith(" "):
            text = text.lstrip(" ")
        self.text += text

    def mark(self, label: str, bracket: bool = False) -> None:
        """Append a note's mark, directly behind the word before it; `bracket`: it is printed as «(1)»."""
        if bracket:
            self.text = self.text.rstrip(SPACES)[:-1]
        bare = self.text.rstrip(SPACES)
        self.owed = bool(bare) and (self.owed or bare != self.text)
        self.text, self.bracket = bare + label, bracket
        self.spans.append(Span(len(bare), len(self.text), "mark", label))

    def span(self, start: int, kind: str, value: str | None = None) -> None:
        """Say what the text from `start` on is; spaces at its ends are left out, an empty span is not made."""
        start = min(start, len(self.text))
        words = self.text[start:]
        start += len(words) - len(words.lstrip(SPACES))
        end = len(self.text.rstrip(SPACES))
        if start < end:
            self.spans.append(Span(start, end, kind, value))

    def take(self, other: Draft, cut: int = 0) -> None:
        """Append the text of another draft from `cut` on, with its spans."""
        at, by = len(self.text), len(self.text) - cut
        self.text += other.text[cut:]
        for span in other.spans:
            start = max(span.start + by, at)
            if start < span.end + by or span.kind == "cell":
                self.spans.append(replace(span, start=start, end=span.end + by))

    def label(self, label: str) -> None:
        """Append the printed number of the paragraph that the line begins with, and the space behind it."""
        self.text = label
        self.spans.append(Span(0, len(label), "label"))
        self.text += " "

    def repeats(self, number: str, cited: Iterable[str]) -> bool:
        """A raised number here is the mark of a note again: the note was cited before, and it is no square metre."""
        attached = bool(self.text.strip(SPACES)) and not UNIT.search(self.text)
        return attached and number.isdigit() and number in cited

    @property
    def blank(self) -> bool:
        return not self.text.strip()


@dataclass(slots=True)
class Lines:
    """The lines of a source, added one by one."""

    pieces: list[str] = field(default_factory=list)
    lines: list[Line] = field(default_factory=list)
    spans: list[Span] = field(default_factory=list)
    at: int = 0

    def add(self, draft: Draft, role: str, number: int | None = None, **known: Any) -> int | None:
        """Add a line, unless it is blank; its index. `number` is its line in the file, else the running line."""
        if draft.blank:
            return None
        text = draft.text.rstrip(" ")
        known.setdefault("opens", True)
        index = len(self.lines)
        self.lines.append(Line(self.at, self.at + len(text), number or index + 1, role=role, **known))
        self.spans += [_moved(span, self.at, len(text)) for span in draft.spans]
        self.pieces.append(text)
        self.at += len(text) + 1
        return index

    def source(self, path: str, data: bytes, format: str, knows: Iterable[str], **known: Any) -> Source:
        """The source of these lines."""
        spans = sorted(self.spans, key=lambda s: (s.start, -s.end))
        digest = hashlib.sha256(data).hexdigest()
        text = "\n".join(self.pieces)
        return Source(path, digest, format, text, tuple(self.lines), tuple(spans), frozenset(knows), **known)


def _moved(span: Span, by: int, limit: int) -> Span:
    return replace(span, start=min(span.start, limit) + by, end=min(span.end, limit) + by)


__all__ = ["BOUND", "MARKER", "TABBED", "Draft", "Lines", "parse"]
