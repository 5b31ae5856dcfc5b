"""The ledger: every repair is an Edit of the immutable source, with the name of the rule that made it."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Edit:
    """`original` at `start` of the source becomes `replacement`, because `rule` said so."""

    start: int
    original: str
    replacement: str
    rule: str

    @property
    def end(self) -> int:
        return self.start + len(self.original)


def apply(text: str, edits: Iterable[Edit]) -> str:
    """The text with the edits carried out. Edits are in order of start and do not overlap."""
    out, at = [], 0
    for edit in edits:
        out += (text[at : edit.start], edit.replacement)
        at = edit.end
    return "".join((*out, text[at:]))


def undo(repaired: str, edits: Iterable[Edit]) -> str:
    """The source back, from the repaired text and the edits alone: undo(apply(text, edits), edits) == text."""
    out, at, source_at = [], 0, 0
    for edit in edits:
        upto = at + edit.start - source_at
        out += (repaired[at:upto], edit.original)
        at, source_at = upto + len(edit.replacement), edit.end
    return "".join((*out, repaired[at:]))


def origin(offset: int, edits: list[Edit]) -> int:
    """Offset in the source of the character at `offset` of the repaired text (the start of the edit, inside one)."""
    shift, starts = 0, []
    for edit in edits:
        starts.append(edit.start + shift)
        shift += len(edit.replacement) - len(edit.original)
    k = bisect_right(starts, offset) - 1
    if k < 0:
        return offset
    inside = offset - starts[k]
    if inside < len(edits[k].replacement):
        return edits[k].start
    return edits[k].end + inside - len(edits[k].replacement)


def settle(text: str, edits: Iterable[Edit], lifted: str = "note-block") -> tuple[tuple[Edit, ...], tuple[Edit, ...]]:
    """The ledger from the edits of all stages: (edits of the text, edits inside what was lifted out of it).

    Guaranteed after: each of the two is in order and disjoint. A line join that spans lifted lines is parted around
    them; an edit inside another one that is no lift (the line end before a spaced mark) is part of that one.
    """
    ledger: list[Edit] = []
    inner: list[Edit] = []
    for edit in sorted(set(edits), key=lambda e: (e.start, -len(e.original), not e.original)):
        last = ledger[-1] if ledger else None
        if last is None or edit.start >= last.end:
            ledger.append(edit)
        elif last.rule == lifted:
            if not inner or edit.start >= inner[-1].end:
                inner.append(edit)
        elif edit.replacement == "" and edit.end <= last.end and "\n" in last.original and edit.original.strip():
            ledger[-1:] = _part(last, edit)
    return tuple(e for e in ledger if e.original or e.replacement), tuple(inner)


def _part(join: Edit, lift: Edit) -> list[Edit]:
    """A join parted around the lines lifted from its middle: the first part keeps the join's replacement."""
    before = join.original[: lift.start - join.start]
    after = join.original[lift.end - join.start :]
    return [Edit(join.start, before, join.replacement, join.rule), lift, Edit(lift.end, after, "", join.rule)]
