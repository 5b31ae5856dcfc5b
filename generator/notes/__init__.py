"""Footnotes: the bodies are read first, then a number in the text is a mark only if that note exists.

Between two note blocks the first marks of the notes of the page stand in order, so the places are found as one
alignment: one missing mark never blocks the rest. How surely a number looks like a mark is its strength.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from ..edits import Edit
from ..findings import finding
from ..languages import Language
from ..model import Finding, Note, Passage
from .bodies import numbering, read_bodies
from .candidates import NAMES, WEAK, Candidate
from .choice import choose
from .lift import edit_of, known_edits, lift, without_marks

GLUED = re.compile(r"(?<=[а-яёa-z»”])\d{1,3}(?=[\s,;.]|$)")


@dataclass(slots=True)
class Notes:
    """What `read` gives: the text's passages without marks, the notes, the edits and findings made on the way."""

    passages: list[Passage]
    notes: list[Note]
    edits: list[Edit]
    findings: list[Finding]


def read(passages: Sequence[Passage], language: Language, text: str, certain: bool) -> Notes:
    """Tell notes from text, and marks from numbers.

    Comes in: all passages, `text` of the source, `certain`: the reader knows every mark (then none is looked for).
    Guaranteed after: every mark has a note of its label; a note without a mark, a number that must be a mark but has
    no note, and a place taken on weak evidence are findings; what is not a mark stays in the text untouched.
    """
    body = [p for p in passages if p.role != "note"]
    notes, findings = read_bodies([p for p in passages if p.role == "note"])
    findings += numbering(notes)
    if certain:
        body, edits = [without_marks(p) for p in body], known_edits(body, text)
    else:
        chosen = choose(body, notes, passages, language)
        findings += _weak(chosen, body)
        edits = [edit_of(c, body[c.passage], text) for c in chosen]
        body = lift(body, chosen)
    counts: dict[str, int] = {}
    for mark in (m for p in body for m in p.marks):
        counts[mark.label] = counts.get(mark.label, 0) + 1
    findings += _unmatched(notes, counts, body, certain)
    return Notes(body, [replace(n, marks=counts.get(n.label, 0)) for n in notes], edits, findings)


def _weak(chosen: Iterable[Candidate], body: Sequence[Passage]) -> list[Finding]:
    return [
        finding(
            "uncertain-mark",
            body[c.passage].lines[0],
            label=c.label,
            text=body[c.passage].text[max(c.start - 20, 0) : c.end + 10],
        )
        for c in chosen
        if c.strength < WEAK
    ]


def _unmatched(notes: Sequence[Note], counts: dict[str, int], body: Sequence[Passage], certain: bool) -> list[Finding]:
    """Notes no mark cites, marks without a note, and, where marks are not certain, numbers glued to a word.

    Letters raised in a table have their notes in its last rows.
    """
    found = [finding("note-without-mark", n.lines[0], label=n.label) for n in notes if not counts.get(n.label)]
    labels = {n.label for n in notes}
    for passage in body:
        lone = [m.label for m in passage.marks if m.label not in labels]
        if passage.role == "table":
            lone = [label for label in lone if label.isdigit()]
        elif not certain:
            lone += _glued(passage.text)
        found += [finding("mark-without-note", passage.lines[0], label=label) for label in lone]
    return found


def _glued(text: str) -> list[str]:
    """Numbers glued to a word that no name is."""
    return [m.group() for m in GLUED.finditer(text) if not NAMES.search(text[: m.start()])]


__all__ = ["Notes", "read"]
