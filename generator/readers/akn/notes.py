"""The texts of the notes, which come behind the document; `inline` has put them aside at their marks."""

from __future__ import annotations

import re

from ..lines import Draft
from .elements import Element, name_of, words_of
from .inline import inline_child
from .reading import Reading

EMPTIED = re.compile(r"\s*(?:\(\)|（）)?\s*")  # brackets around a label that is gone


def add_notes(reading: Reading) -> None:
    """The notes in the order of their marks; notes inside of notes come at the end."""
    for note, label in reading.notes:  # grows meanwhile
        paragraphs = [*note.iterchildren("{*}p")] or [note]
        for k, p in enumerate(paragraphs):
            _add_paragraph(reading, p, label, first=k == 0)


def _add_paragraph(reading: Reading, p: Element, label: str, first: bool) -> None:
    """One paragraph of a note; the first bears the label. The label printed in the note is not said again."""
    if not first:
        reading.add(_without(reading, p, []), "note", p, note=label)
        return
    body = _without(reading, p, _own_label(p, label))
    cut = EMPTIED.match(body.text).end()  # type: ignore[union-attr]
    draft = Draft()
    draft.label(label)
    draft.take(body, cut)
    reading.add(draft, "note", p, note=label)


def _without(reading: Reading, p: Element, own: list[Element]) -> Draft:
    """The text of a paragraph without the children in `own`, before which nothing stands."""
    draft = Draft()
    draft.add("" if own else reading.plain(p.text))
    for child in p:
        if child in own:
            draft.add(reading.plain(child.tail))
        else:
            inline_child(reading, child, draft)
    return draft


def _own_label(p: Element, label: str) -> list[Element]:
    """The superscripts at the beginning of a note that print its own number («<sup>1</sup><sup>7</sup>»)."""
    own: list[Element] = []
    if (p.text or "").strip():
        return own
    for child in p:
        if name_of(child) != "sup":
            break
        own.append(child)
        if (child.tail or "").strip():
            break
    return own if "".join(map(words_of, own)).strip("()") == label else []
