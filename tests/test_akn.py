"""The AKN reader: small files made here, and, where it lies beside the project, what the UN itself published."""

from __future__ import annotations

import os
import time
from pathlib import Path
from xml.etree import ElementTree
from zipfile import ZipFile

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.findings import ConversionError
from generator.model import Source
from generator.readers import akn

CORPUS = Path(__file__).parents[2] / "shared" / "corpus" / "akn"
SESSIONS = ("75-ru", "75-en", "76-ru", "76-en", "77-ru", "77-en", "77-ar", "77-es", "77-fr", "77-zh")
EVERY = 1 if os.environ.get("AKN_ALL") else 10  # of the published files; AKN_ALL=1 reads them all
NS = "{http://docs.oasis-open.org/legaldocml/ns/akn/3.0}"
PARTS = ("coverPage", "preface", "preamble", "mainBody", "conclusions")


# ---------------------------------------------------------------- letters and digits, counted without the reader
def letters(text: str) -> str:
    return "".join(c for c in text if c.isalnum())


def printed(root: ElementTree.Element) -> tuple[str, list[str]]:
    """Letters and digits of the XML's text in order, each note's marker at its place, and those of the notes.

    Left out, as the reader's docstring declares: a number again at the beginning of its heading, a heading that stands
    again beside itself in bold, a note's own number at the beginning of its text.
    """
    body: list[str] = []
    notes: list[str] = []
    for part in _parts(root):
        _collect(part, body, notes)
    return "".join(body), notes


def _parts(element: ElementTree.Element) -> list[ElementTree.Element]:
    if element.tag in [NS + name for name in PARTS]:
        return [element]
    return [part for child in element for part in _parts(child) if child.tag != NS + "meta"]


def _collect(element: ElementTree.Element, into: list[str], notes: list[str], skip: str = "") -> None:
    number, seen = "", set()
    into.append(letters(element.text or "").removeprefix(skip))
    for child in element:
        name, words = child.tag.removeprefix(NS), letters("".join(child.itertext()))
        if name == "authorialNote":
            into.append(letters(child.get("marker", "")))
            notes.append("")
            at, inner = len(notes) - 1, []
            for p in child:
                _collect(p, inner, notes)
            notes[at] = letters(child.get("marker", "")) + _without_own(child, "".join(inner))
        elif name == "span" and words in seen:
            pass
        else:
            repeated = name in ("heading", "subheading") and number and words.startswith(number)
            _collect(child, into, notes, number if repeated else "")
        number = words if name == "num" else ""
        seen |= {words} if name in ("heading", "subheading") else set()
        into.append(letters(child.tail or ""))


def _without_own(note: ElementTree.Element, text: str) -> str:
    sups = [c for p in note for c in p if c.tag == NS + "sup"]
    marker = letters(note.get("marker", ""))
    digits = "".join(letters("".join(s.itertext())) for s in sups)
    return text.removeprefix(marker) if sups and digits.startswith(marker) else text


def of_source(source: Source) -> tuple[str, list[str]]:
    """The same of what the reader gives."""
    body, notes = "", []
    for line in source.lines:
        text = letters(source.text[line.start : line.end])
        if line.role != "note":
            body += text
        elif source.text[line.start : line.end].startswith(f"{line.note} "):
            notes.append(text)
        else:
            notes[-1] += text
    return body, notes


def read(xml: str | bytes) -> Source:
    return akn.read("test.xml", xml.encode() if isinstance(xml, str) else xml)


# ---------------------------------------------------------------- what the UN published
def published() -> list[tuple[str, str]]:
    """(session and language, name) of one published file in EVERY."""
    found = []
    for session in SESSIONS if CORPUS.is_dir() else ():
        with ZipFile(CORPUS / f"{session}.zip") as archive:
            names = sorted(name for name in archive.namelist() if name.endswith(".xml"))
        found += [(session, name) for name in names[::EVERY]]
    return found


@pytest.mark.skipif(not CORPUS.is_dir(), reason="../shared/corpus/akn is not here")
@pytest.mark.parametrize("session", SESSIONS)
def test_letters_and_digits_of_the_published_files(session: str) -> None:
    wrong, refused = [], []
    with ZipFile(CORPUS / f"{session}.zip") as archive:
        for _, name in [x for x in published() if x[0] == session]:
            data = archive.read(name)
            try:
                source = akn.read(name, data)
            except ConversionError as error:
                refused.append((name, error.finding.code))
                continue
            body, notes = printed(ElementTree.fromstring(data))
            if (body, notes) != of_source(source):
                wrong.append(name)
    assert not wrong
    assert len(refused) <= 1 and all(code == "unreadable" for _, code in refused)
