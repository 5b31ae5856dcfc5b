"""The walk over the blocks of a part: paragraphs, lists and their entries, sections; a line a paragraph."""

from __future__ import annotations

import re

from ..lines import Draft
from .elements import Element, name_of, upward
from .headings import add_heading, add_headings_inside, is_heading
from .numbers import await_text, flush, labelled, typed_number
from .reading import Reading
from .tables import add_note_below, add_table, is_note_below

HEADINGS = re.compile(r"H(?:\d+|Ch)$")  # paragraph classes H1, H23, H4, HCh
OUTER = ("intro", "wrapUp", "wrap")  # parts of a list that belong to the paragraph around it
LISTS = ("list", "sublist", "blockList")
ENTRIES = ("point", "item")


def blocks(reading: Reading, element: Element, depth: int = 0, heading: bool = False) -> None:
    """Reads the blocks in an element. `depth`: of the list we are in; `heading`: the element's class says it is one.

    A level of the XML costs at most three calls, and `parse` lets no more than 256 levels in: the stack suffices.
    """
    _loose(reading, element, element.text)
    for child in element:
        _block(reading, child, depth, heading)
        _loose(reading, element, child.tail)
    if name_of(element) in ("mainBody", "section"):
        flush(reading, element)


def _block(reading: Reading, element: Element, depth: int, heading: bool) -> None:
    """One block by its role; an unknown one by what stands in it."""
    name = name_of(element)
    if name == "num":
        await_text(reading, element)
    elif name in ("heading", "subheading"):
        add_heading(reading, element)
    elif name in LISTS:
        blocks(reading, element, depth + 1)
    elif name == "table":
        add_table(reading, element)
    elif name in ("paragraph", *ENTRIES):
        _paragraph(reading, element, depth)
    elif name in ("p", "listIntroduction", "crossHeading"):
        _text(reading, element, depth - (name == "listIntroduction"), heading)
    elif name:
        blocks(reading, element, depth - (name in OUTER), heading)


def _loose(reading: Reading, element: Element, text: str | None) -> None:
    """Text between blocks, where none belongs: kept as a paragraph."""
    if text and text.strip():
        draft = Draft()
        draft.add(text)
        reading.fault(element.sourceline, f"text outside of any paragraph: {draft.text[:40]}")
        reading.add(draft, "body", element)


def _paragraph(reading: Reading, element: Element, depth: int) -> None:
    """A paragraph or an entry of a list. A number that stands alone waits for the paragraph that follows."""
    bare, heading = element.find("{*}num") is None, bool(HEADINGS.match(element.get("class") or ""))
    if not bare or heading or element.find("{*}subheading") is not None:
        flush(reading, element)
    if bare and is_note_below(reading, element):
        add_note_below(reading, element)
        return
    blocks(reading, element, depth, heading)
    if heading or depth:
        flush(reading, element)
    elif reading.waiting and not bare:
        reading.fault(element.sourceline, f"the number {reading.waiting} stands apart from its paragraph")


def _text(reading: Reading, p: Element, depth: int, heading: bool) -> None:
    """A <p>: text, or a heading if it holds one (77/100 in Arabic), or if all of it is bold.

    A <p> that holds nothing leaves the number that waits to the next.
    """
    inner = [c for c in p if name_of(c) in ("heading", "subheading")]
    if inner:
        add_headings_inside(reading, p, inner)
        return
    number = reading.waiting
    draft = labelled(reading, p)
    if draft.blank or (number and len(draft.text) <= len(number) + 1):
        reading.waiting = number
    elif heading or (not number and is_heading(p)):
        reading.add(draft, "heading", p)
    else:
        number = number or typed_number(reading, p, draft)
        reading.add(draft, "body", p, level=_level(number, depth, p))


def _level(label: str | None, depth: int, p: Element) -> int | None:
    """Depth of the list, as the markup nests it; 0 for a paragraph of the operative part."""
    if depth > 0:
        return depth if label else None
    if label:
        return 0 if label[0].isdigit() else None
    operative = any(name_of(e) in ("mainBody", "section") for e in upward(p)) and name_of(p) == "p"
    return 0 if operative else None
