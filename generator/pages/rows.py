"""A printed line and what is found out about it; the signs that more than one stage of the pages looks for."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from ..languages import Language
from ..model import Line, Source

LONE_NUMBER = re.compile(r"\s*(\d{1,3})\s*$")
PARAGRAPH_NUMBER = re.compile(r"\s*\d{1,3}\.\s+\S")
LONE_LABEL = re.compile(r"\s*(?:\d{1,3}\.|\(?[a-z]{1,3}\))\s*$")
CLAUSE_END = re.compile(r"(?:[,;:!?]|(?<!No)\.)[»”\")\]]*\s*(?:\d{1,3}\s*)?$")
SENTENCE_END = re.compile(r"[.,;:!?»”\")\]]\s*(?:\d{1,3}\s*)?$")


FORMULA = 60  # characters: no formula is longer


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


def row_of(source: Source, line: Line) -> Row:
    text = source.text[line.start : line.end]
    stripped = text.lstrip(" \t\u00a0\ufeff")
    row = Row(line, text, not stripped.strip(), len(text) - len(stripped), line.role or "body")
    row.opens, row.note = line.opens, line.note
    if row.role == "furniture":
        row.rule = "furniture"
    return row


def capitals(body: Sequence[Row], language: Language) -> bool:
    """True if the paragraph behind the formula begins with a capital letter."""
    printed = [row for row in body if not row.blank]
    behind = (below for row, below in pairwise(printed) if names_body(row, language))
    return next((row.text.lstrip()[:1].isupper() for row in behind), False)


def names_body(row: Row, language: Language) -> bool:
    """True for a line that is the enacting formula and nothing else, its comma included."""
    text = row.text.strip()
    found = language.match("formula", text) if len(text) < FORMULA else None
    return bool(found and found.group(2))
