"""What stands before the formula and behind the text: masthead, title, sponsors; meeting and date."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from ..findings import finding
from ..languages import Language
from ..model import Passage
from .place import Outline

TITLE = re.compile(
    r"(?:Резолюция\s+|Resolution\s+)?"
    r"((?:[A-Z]+-)?\d{1,3}/\d{1,4}(?:\s?[A-Z](?:[-–][A-Z])?)?|\d{1,4}\s?\([\w.\-–]+\))\.?\s+(?=\S)"
)
STARS = re.compile(r"\s*(?:\*\s*){1,3}$|\s*⁂\s*$|\s*_{3,}$|\s*[-–—]{3,}$")


def read_head(outline: Outline, passages: Sequence[Passage], language: Language) -> list[Passage]:
    """Masthead, leftover of an agenda item, sponsors and title; gives what stands between title and formula."""
    rest = []
    for passage in passages:
        if passage.role == "masthead" or (passage.role == "body" and language.match("masthead", passage.text.strip())):
            outline.masthead.append(passage.printed)
        elif not STARS.match(passage.text):
            rest.append(passage)
    rest = _sponsors(outline, rest, language)
    return _title(outline, rest)


def _sponsors(outline: Outline, rest: list[Passage], language: Language) -> list[Passage]:
    """«Аргентина … и Чили: пересмотренный проект резолюции»: what stands above it is the end of an agenda item."""
    for k, passage in enumerate(rest):
        found = language.match("sponsors", passage.text) if passage.role == "body" else None
        if found:
            states = language.pattern("sponsor_breaks").split(found.group(1))
            outline.sponsors = [state.strip() for state in states if state.strip()]
            outline.tabled = passage.printed
            _leftover(outline, rest[:k])
            return rest[k + 1 :]
    return rest


def _leftover(outline: Outline, passages: Sequence[Passage]) -> None:
    """Kept as such: never part of the title."""
    outline.leftover += [p.printed for p in passages]
    outline.findings += [finding("leftover", p.lines[0], text=p.printed) for p in passages]


def _title(outline: Outline, rest: Sequence[Passage]) -> list[Passage]:
    """The title is the paragraph that bears the resolution's number, else the last one before the formula."""
    declared = [k for k, p in enumerate(rest) if p.role == "title"]
    numbered = [k for k, p in enumerate(rest) if TITLE.match(p.text)]
    if not rest:
        outline.findings.append(finding("no-title"))
        return []
    at = declared[0] if declared else numbered[-1] if numbered else len(rest) - 1
    found = TITLE.match(rest[at].text)
    if found:
        outline.number, outline.printed_number = found.group(1), found.group().strip()
    outline.title = _from(rest[at], found.end()) if found else rest[at]
    _leftover(outline, rest[:at])
    return list(rest[at + 1 :])


def _from(passage: Passage, start: int) -> Passage:
    """The passage from `start` on."""
    marks = tuple(replace(m, offset=m.offset - start) for m in passage.marks)
    return replace(passage, text=passage.text[start:], marks=marks, origins=((0, passage.source_offset(start)),))


def find_closing(passages: Sequence[Passage], start: int, language: Language) -> tuple[int, int]:
    """First and past-the-last index of the closing lines; both the end of the list where there are none."""
    closing = [p.role == "closing" or closes(p.text, language) for p in passages]
    for last in range(len(passages) - 1, start, -1):
        if closing[last]:
            first = last
            while first > start + 1 and closing[first - 1]:
                first -= 1
            return first, last + 1
    return len(passages), len(passages)


def closes(text: str, language: Language) -> bool:
    """True for a meeting or a date that stands alone."""
    text = text.strip()
    return len(text) < 120 and bool(language.match("meeting", text) or language.match("date", text))


def closing_lines(text: str, language: Language) -> list[str]:
    """«76-e пленарное заседание, 23 декабря 2004 года» in two: the meeting and the date, as printed."""
    text = text.strip()
    meeting = language.match("meeting", text)
    if not meeting or meeting.end() == len(text):
        return [text]
    return [text[: meeting.end()], text[meeting.end() :].strip(" ,،，;")]
