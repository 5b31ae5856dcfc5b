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
