"""The bodies of footnotes: labels, texts, further paragraphs."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from ..findings import finding
from ..model import Finding, Note, Passage

LABEL = re.compile(r"(\d{1,3}|\*{1,3}|[a-z])(?:\s+|(?=[^\W\d]))")


def read_bodies(passages: Sequence[Passage]) -> tuple[list[Note], list[Finding]]:
    notes: list[Note] = []
    findings: list[Finding] = []
    for passage in passages:
        label, start = label_of(passage)
        if (notes and label is not None and notes[-1].label == label and passage.note == label and not start) or (
            label is None and notes
        ):
            notes[-1] = _longer(notes[-1], passage)
        elif label is not None and any(n.label == label for n in notes):
            other = next(n.lines[0] for n in notes if n.label == label)
            findings.append(finding("duplicate-note", passage.lines[0], label=label, other=other))
        else:
            notes.append(_note(passage, label or "", start))
    return notes, findings


def label_of(passage: Passage) -> tuple[str | None, int]:
    """Label of a note and the offset at which its text begins."""
    if passage.label is not None:
        return passage.note or passage.text[: passage.label].strip(), passage.label
    found = LABEL.match(passage.text)
    if found and (passage.note is None or found.group(1) == passage.note):
        return found.group(1), found.end()
    return passage.note, 0


def _note(passage: Passage, label: str, start: int) -> Note:
    text = passage.text[start:]
    start += len(text) - len(text.lstrip())
    italics = tuple((max(a - start, 0), b - start) for a, b in passage.italics if b > start)
    return Note(f"fn-{label.lower()}", label, passage.text[start:].rstrip(), lines=passage.lines, italics=italics)


def _longer(note: Note, passage: Passage) -> Note:
    """The note with one more paragraph."""
    at = len(note.text) + 1
    italics = (*note.italics, *((a + at, b + at) for a, b in passage.italics))
    lines = (note.lines[0], max(note.lines[1], passage.lines[1]))
    text = f"{note.text} {passage.text}"
    return replace(note, text=text, lines=lines, italics=italics, paragraphs=(*note.paragraphs, at))


def numbering(notes: Sequence[Note]) -> list[Finding]:
    """One finding at the first note that does not count on from 1."""
    digits = [n for n in notes if n.label.isdigit()]
    for expected, note in enumerate(digits, 1):
        if int(note.label) != expected:
            previous = digits[expected - 2].label if expected > 1 else "nothing"
            values = {"count": len(digits), "label": note.label, "previous": previous}
            return [finding("note-numbering", note.lines[0], **values)]
    return []
