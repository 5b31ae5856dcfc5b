"""The parts of a document in their order: cover page, preface, body, conclusions, attachments."""

from __future__ import annotations

import re
from dataclasses import replace

from ..lines import Draft
from .blocks import blocks
from .elements import Element, name_of, words_of
from .inline import draft_of, inline_child
from .reading import Reading

WORD = re.compile(r"[^\W\d_]{2}")


def document(reading: Reading, element: Element) -> None:
    """Reads every part below an element; `collectionBody` only lists the components that follow."""
    for child in element:
        name = name_of(child)
        if name == "coverPage":
            for p in child:
                reading.add(draft_of(reading, p), "masthead", p)
        elif name == "preface":
            for p in child:
                _preface(reading, p)
        elif name in ("preamble", "mainBody"):
            blocks(reading, child)
        elif name == "conclusions":
            for p in child:
                _closing(reading, p)
        elif name == "attachment":
            _annex(reading, child)
        elif name not in ("meta", "collectionBody", ""):
            document(reading, child)


def _annex(reading: Reading, element: Element) -> None:
    """The first line of an attachment opens an annex, said or not (75/129 has its title only)."""
    lines = reading.lines.lines
    first = len(lines)
    document(reading, element)
    if len(lines) > first:
        lines[first] = replace(lines[first], role="annex")


def _preface(reading: Reading, p: Element) -> None:
    """«77/125. Title» is the title; a letter, and the title of that part, are headings («B» of 75/253 B)."""
    draft, role, after = Draft(), "heading", ""
    for child in p:
        name = name_of(child)
        if _begins_line(name, role, after) and not draft.blank:
            reading.add(draft, role, p)
            draft, role = Draft(), "heading"
        if _is_title(reading, child):
            role, reading.titled = "title", True
        draft.add(" ")
        inline_child(reading, child, draft)
        after = name if name in ("docNumber", "docTitle") else after
    if role == "title" and not WORD.search(draft.text):
        reading.fault(p.sourceline, "the title is missing")
        role = "masthead"
    reading.add(draft, role, p)


def _begins_line(name: str, role: str, after: str) -> bool:
    """A number does, and a title; only the title of the resolution stands on the line of its number, `after` it."""
    return name == "docNumber" or (name == "docTitle" and (after != "docNumber" or role == "heading"))


def _is_title(reading: Reading, child: Element) -> bool:
    """The resolution's number («77/125.», not «B»), or the first title."""
    name = name_of(child)
    if name == "docNumber":
        return any(c.isdigit() for c in words_of(child))
    return name == "docTitle" and not reading.titled


def _closing(reading: Reading, p: Element) -> None:
    """Meeting and date, parted by <eol/>: a line each."""
    draft = Draft()
    draft.add(reading.plain(p.text))
    for child in p:
        if name_of(child) == "eol":
            reading.add(draft, "closing", p)
            draft = Draft()
            draft.add(reading.plain(child.tail))
        else:
            inline_child(reading, child, draft)
    reading.add(draft, "closing", p)
