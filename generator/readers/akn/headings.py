"""Headings: those that the markup names, and paragraphs that are headings by their looks."""

from __future__ import annotations

import re

from ..lines import MARKER, Draft
from .elements import Element, name_of, texts_of, upward, words_of
from .inline import inline_child
from .numbers import flush, labelled
from .reading import Reading

SENTENCE = re.compile(r"[.,;:!?。，；：！？،؛؟][»”\")\u200e\u200f]*$")
LONG_HEADING = 400  # characters; a longer paragraph in bold is text


def add_heading(reading: Reading, element: Element) -> None:
    """A heading; a section's «II» stands above it on a line of its own, «II.» before it."""
    if reading.waiting and reading.waiting.isalpha() and not words_of(element).startswith(reading.waiting):
        flush(reading, element)
    reading.add(labelled(reading, element), "heading", element)


def add_headings_inside(reading: Reading, p: Element, inner: list[Element]) -> None:
    """The headings `inner` of a <p>, a line each, then the rest of the <p>, without what they said already."""
    for heading in inner:
        add_heading(reading, heading)
    reading.add(_rest(reading, p, inner), "heading", p)


def _rest(reading: Reading, p: Element, inner: list[Element]) -> Draft:
    """The text of a <p> beside its headings; a child that says one of them again is a fault and left out."""
    said = {words_of(heading) for heading in inner}
    rest = Draft()
    rest.add(reading.plain(p.text))
    for child in p:
        again = child not in inner and words_of(child) in said
        if again:
            reading.fault(p.sourceline, f"the heading «{words_of(child)}» is given twice")
        if again or child in inner:
            rest.add(reading.plain(child.tail))
        else:
            inline_child(reading, child, rest)
    return rest


def is_heading(p: Element) -> bool:
    """A paragraph all bold, or centred by two tabs and without a full stop (77/10 in Chinese)."""
    text = "".join(texts_of(p))
    words = text.strip()
    if len(words) > LONG_HEADING or not any(map(str.isalpha, words)):
        return False
    if not any(name_of(e) == "paragraph" for e in upward(p)):
        return False
    tabs = text[: len(text) - len(text.lstrip())].count("\t")
    return words == _bold(p) or (tabs == 2 and not SENTENCE.search(words) and not MARKER.match(words))


def _bold(p: Element) -> str:
    spans = (e for e in p if name_of(e) == "span" and e.get("class") == "bold")
    return "".join(text for span in spans for text in texts_of(span)).strip()
