"""The text inside a block: words, italics, links, and the marks of notes where they stand."""

from __future__ import annotations

import re

from ..lines import Draft
from .elements import Element, name_of, text_behind, words_of
from .reading import Reading

LETTER_MARK = re.compile(r"[^\W\d_]|\*+")


def draft_of(reading: Reading, element: Element) -> Draft:
    """The text of an element as a line in the making."""
    draft = Draft()
    inline(reading, element, draft)
    return draft


def inline(reading: Reading, element: Element, draft: Draft) -> None:
    """Append all that stands in an element."""
    draft.add(reading.plain(element.text))
    for child in element:
        inline_child(reading, child, draft)


def inline_child(reading: Reading, child: Element, draft: Draft) -> None:
    """Append a child and its tail. A note leaves only its mark; a picture leaves nothing."""
    name, start = name_of(child), len(draft.text)
    if name == "authorialNote":
        _mark(reading, child, draft)
    elif name == "sup" and _is_mark(reading, child, draft):
        draft.mark(words_of(child).strip("()"))
    elif name == "eol":
        draft.add(" ")
    elif name and name != "img":
        inline(reading, child, draft)
    if (name == "span" and "italic" in (child.get("class") or "")) or name == "i":
        draft.span(start, "italic")
    elif name == "a" and child.get("href"):
        draft.span(start, "link", child.get("href"))
    draft.add(reading.plain(child.tail))


# ---------------------------------------------------------------- marks
def _is_mark(reading: Reading, sup: Element, draft: Draft) -> bool:
    """A superscript that is a note's number repeats its mark; in a table a letter is the mark of its note."""
    words = words_of(sup)
    if words.isdigit():
        return draft.repeats(words, [label for _, label in reading.notes])
    in_table = next(sup.iterancestors("{*}td", "{*}th"), None) is not None
    if words.strip("()").isdigit():
        reading.fault(sup.sourceline, f"the mark {words} has no note")
    return in_table and bool(LETTER_MARK.fullmatch(words.strip("()")))


def _mark(reading: Reading, note: Element, draft: Draft) -> None:
    """A note's mark where it stands; its text comes behind the document."""
    label = _label(reading, note)
    bracket = draft.text.rstrip().endswith("(") and text_behind(note).startswith(")")
    draft.mark(label, bracket)
    reading.notes.append((note, label))


def _label(reading: Reading, note: Element) -> str:
    """The label that the markup gives to a note, else its count; a fault if it has none or another note has it."""
    label = (note.get("marker") or "").strip()
    if not label:
        label = str(len(reading.notes) + 1)
        reading.fault(note.sourceline, f"a note without a marker, counted as {label}")
    elif any(label == known for _, known in reading.notes):
        reading.fault(note.sourceline, f"the note {label} is given twice")
    return label
