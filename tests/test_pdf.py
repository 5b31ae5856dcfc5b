"""The PDF reader on small PDFs made by the tests."""

from __future__ import annotations

import re
import time
import tracemalloc
import zlib
from collections import Counter

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from made_pdf import Text, assemble, pdf, stream

from generator.findings import ConversionError
from generator.model import ROLES, Source
from generator.readers import pdf as reader
from generator.readers.pdf import glyphs

LEFT, INDENT, LEADING = 85, 110, 12.5


def read(*pages: list[Text], **more: object) -> Source:
    return reader.read("made.pdf", pdf(*pages, **more))  # type: ignore[arg-type]


def lines(source: Source) -> list[str]:
    return [source.text[line.start : line.end] for line in source.lines]


def roles(source: Source) -> list[tuple[str | None, bool | None, str]]:
    return [(line.role, line.opens, source.text[line.start : line.end]) for line in source.lines]


def spans(source: Source, kind: str) -> list[tuple[str | None, str]]:
    return [(s.value, source.text[s.start : s.end]) for s in source.spans if s.kind == kind]


def shown(source: Source) -> str:
    """The text with its marks in brackets, one line."""
    out, at = "", 0
    for span in (s for s in source.spans if s.kind == "mark"):
        out += source.text[at : span.start] + f"[{span.value}]"
        at = span.end
    return (out + source.text[at:]).replace("\n", " / ")


def body(*rows: str, y: float = 600, first: float = INDENT) -> list[Text]:
    """Rows of a paragraph from `y` down, the first one indented."""
    return [Text(LEFT if k else first, y - k * LEADING, row) for k, row in enumerate(rows)]


FULL = "words that fill the row up to the margin of the page so that nothing else could find room in it "
FILLER = body(FULL, FULL, FULL, "the end,", y=720)


def masthead() -> list[Text]:
    rows = ["United Nations", "General Assembly", "Distr.: General", "24 February 2023", "Agenda item 5"]
    return [Text(LEFT, 720 - 14 * k, row) for k, row in enumerate(rows)] + [Text(480, 706, "A/RES/77/999", 10, "bold")]


def foot(page: int) -> list[Text]:
    return [Text(LEFT, 28, "23-12345 (E)", 7), Text(515, 28, f"{page}/2", 8, "bold")]


RESOLUTION = (
    [
        *masthead(),
        Text(107, 620, "77/999. A title of two rows that", 12, "bold"),
        Text(107, 605, "goes on here", 12, "bold"),
        Text(INDENT, 580, "The General Assembly", 10, "italic"),
        Text(193, 580, ","),
        Text(INDENT, 562, "Recalling", 10, "italic"),
        Text(150, 562, "its resolution 74/90"),
        Text(233, 565.3, "2", 6.5),
        Text(237, 562, " of long standing which fills the row to the end, and"),
        Text(LEFT, 549.5, "another row of it, which goes on overleaf because the page is full of words at the"),
        Text(LEFT, 103, "1 ", 6),
        Text(92, 100, "First note,", 8),
        Text(LEFT, 93, "2 ", 6),
        Text(92, 90, "Second note which goes on", 8),
        *foot(1),
    ],
    [
        Text(480, 760, "A/RES/77/999", 9, "bold"),
        Text(LEFT, 720, "foot of the first,"),
        Text(INDENT, 702, "1."),
        Text(136, 702, "Decides", 10, "italic"),
        Text(172, 702, "to go on;"),
        Text(107, 680, "Annex", 10.5, "bold"),
        Text(INDENT, 660, "Text of the annex."),
        Text(420, 640, "30 December 2022", 10, "italic"),
        Text(LEFT, 90, "on the next page.", 8),
        *foot(2),
    ],
)
RULES = {0: [(85, 230, 112)], 1: [(85, 230, 101)]}


def test_a_resolution_is_read_row_by_row() -> None:
    source = read(*RESOLUTION, rules=RULES)
    assert roles(source) == [
        ("masthead", True, "United Nations"),
        ("masthead", True, "General Assembly A/RES/77/999"),
        ("masthead", False, "Distr.: General"),
        ("masthead", False, "24 February 2023"),
        ("masthead", False, "Agenda item 5"),
        ("title", True, "77/999. A title of two rows that"),
        ("title", False, "goes on here"),
        ("body", True, "The General Assembly,"),
        ("body", True, "Recalling its resolution 74/902 of long standing which fills the row to the end, and"),
        ("body", False, "another row of it, which goes on overleaf because the page is full of words at the"),
        ("note", True, "1 First note,"),
        ("note", True, "2 Second note which goes on"),
        ("furniture", None, "23-12345 (E) 1/2"),
        ("furniture", None, "A/RES/77/999"),
        ("body", False, "foot of the first,"),
        ("body", True, "1. Decides to go on;"),
        ("heading", True, "Annex"),
        ("body", True, "Text of the annex."),
        ("body", True, "30 December 2022"),
        ("note", False, "on the next page."),
        ("furniture", None, "23-12345 (E) 2/2"),
    ]
    assert [line.note for line in source.lines if line.role == "note"] == ["1", "2", "2"]
    assert spans(source, "mark") == [("2", "2")]
    assert spans(source, "label") == [("1", "1"), ("2", "2"), ("1.", "1.")]
    assert [text for _, text in spans(source, "italic")] == [
        "The General Assembly", "Recalling", "Decides", "30 December 2022",
    ]  # fmt: skip
    assert source.knows == {"lines", "marks", "italics"}
