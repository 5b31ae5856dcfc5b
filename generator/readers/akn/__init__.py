"""AKN4UN, the Akoma Ntoso XML in which the UN publishes General Assembly resolutions since session 74.

lxml, entities and external references off: the standard library's parser knows no line numbers and expands entities.
Every text node below coverPage, preface, preamble, mainBody, conclusions and attachments is in the text, except what
the markup says twice and print only once: a number in <num> and again in its heading, a note's own number in its text,
the brackets of an Arabic mark «(1)»; and except marks of direction in a text that runs left to right. What <meta> holds
is `Source.meta`. Elements are read by their role, unknown ones by their text. Faults named here were met in the files
published for sessions 74 to 78.

parts (cover page to attachments) -> blocks (paragraphs, lists) -> tables, headings, numbers (what a line is)
-> inline (words, italics, links, marks of notes) -> notes (behind the document). `reading` is what all of them add to,
`elements` what they ask of the XML; meta reads what the file declares of its document.
"""

from __future__ import annotations

from collections import Counter
from typing import Any

from ...findings import failure
from ...languages import detect
from ...model import Source
from ..lines import parse
from . import notes, parts
from .elements import Element, name_of
from .meta import metadata
from .reading import Reading


def read(path: str, data: bytes) -> Source:
    """The text of an AKN4UN resolution, a line a paragraph, with its labels, marks, italics, links and cells.

    Guaranteed: every letter and digit of the XML's text stands in `text` (see the module's docstring); notes come last.
    Raises ConversionError `empty-file`, `too-large`, `unreadable` (not well-formed, entities declared, no AKN).
    """
    root = _parse(data)
    meta = metadata(root)
    reading = Reading(directed=meta.get("language") == "ar")
    parts.document(reading, root)
    notes.add_notes(reading)
    if not reading.lines.pieces:
        raise failure("empty-file", 1)
    language = _language(meta, reading)
    _count_ids(root, reading)
    meta |= {"aliases": reading.aliases, "findings": reading.findings}
    return reading.lines.source(path, data, "akn", reading.knows(), language=language, meta=meta)


def _parse(data: bytes) -> Element:
    """The root, which is <akomaNtoso>."""
    if not data.strip(b"\xef\xbb\xbf\r\n\t \0"):
        raise failure("empty-file", 1)
    root = parse(data, "AKN XML")
    if name_of(root) != "akomaNtoso":
        why = f"its root is <{name_of(root)}>, not <akomaNtoso>"
        raise failure("unreadable", root.sourceline, format="AKN XML", why=why)
    return root


def _language(meta: dict[str, Any], reading: Reading) -> str | None:
    """The language the file declares, unless its text speaks against it (78/68, French among the Russian files)."""
    declared = meta.get("language")
    found = detect("\n".join(reading.lines.pieces))
    if found and declared and found != declared:
        reading.fault(None, f"it declares the language «{declared}», its text is «{found}»")
        meta["language"] = found
    return found or declared


def _count_ids(root: Element, reading: Reading) -> None:
    """An eId that stands more than once is a fault; only its first line bears it."""
    counts = Counter(e.get("eId") for e in root.iter("{*}*") if e.get("eId"))
    twice = [identity for identity, count in counts.items() if count > 1]
    if twice:
        names = ", ".join(twice[:3]) + (" …" if len(twice) > 3 else "")
        reading.fault(None, f"{len(twice)} of its eIds stand more than once ({names})")
