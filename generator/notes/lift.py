"""Marks out of the text: an edit each, and everything in a passage that holds an offset moved along."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from itertools import groupby

from ..edits import Edit
from ..model import Mark, Passage
from .candidates import Candidate


def lift(body: Sequence[Passage], chosen: Iterable[Candidate]) -> list[Passage]:
    lifted = list(body)
    for k, group in groupby(chosen, key=lambda c: c.passage):
        cuts = [(c.start, c.end, c.label) for c in group]
        lifted[k] = _cut(body[k], cuts)
    return lifted


def edit_of(candidate: Candidate, passage: Passage, text: str) -> Edit:
    start = passage.source_offset(candidate.start)
    end = passage.source_offset(candidate.end - 1) + 1
    return Edit(start, text[start:end], "", candidate.rule)


def known_edits(body: Sequence[Passage], text: str) -> list[Edit]:
    return [
        Edit(start, text[start : start + len(m.label)], "", "mark-known")
        for p in body
        for m in p.marks
        for start in (p.source_offset(m.offset),)
        if text.startswith(m.label, start)
    ]


def without_marks(passage: Passage) -> Passage:
    cuts = []
    for mark in passage.marks:
        end = mark.offset + len(mark.label)
        if passage.text[mark.offset : end] == mark.label:
            cuts.append((mark.offset, end, mark.label))
    return _cut(passage, cuts) if cuts else passage


def _cut(passage: Passage, cuts: Sequence[tuple[int, int, str]]) -> Passage:
    """The passage without the stretches, a mark at each, everything that holds an offset moved along."""
    pieces, marks, at, gone = [], [], 0, 0
    bounds: list[tuple[int, int]] = []
    for start, end, label in cuts:
        pieces.append(passage.text[at:start])
        marks.append(Mark(label, start - gone))
        gone += end - start
        bounds.append((start, end))
        at = end
    text = "".join((*pieces, passage.text[at:]))
    move = lambda offset: offset - sum(min(e, offset) - s for s, e in bounds if s < offset)  # noqa: E731
    return replace(
        passage, text=text, marks=tuple(marks), origins=_origins(passage, bounds, move),
        label=None if passage.label is None else move(passage.label),
        italics=tuple((move(a), move(b)) for a, b in passage.italics),
        links=tuple((move(a), move(b), c) for a, b, c in passage.links),
        cells=tuple((move(a), move(b), c) for a, b, c in passage.cells),
    )  # fmt: skip


def _origins(passage: Passage, bounds: Sequence[tuple[int, int]], move) -> tuple[tuple[int, int], ...]:  # type: ignore[no-untyped-def]
    kept = [(move(at), origin) for at, origin in passage.origins if not any(s <= at < e for s, e in bounds)]
    kept += [(move(end), passage.source_offset(end)) for _, end in bounds if end < len(passage.text)]
    return tuple(sorted(dict(kept).items())) or passage.origins[:1]
