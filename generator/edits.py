"""The ledger: every repair is an Edit of the immutable source, with the name of the rule that made it."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator
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


def settle(lifts: Iterable[Edit], repairs: Iterable[Edit]) -> tuple[tuple[Edit, ...], tuple[Edit, ...]]:
    """The ledger from the edits of all stages: (edits of the text, edits inside what was lifted out of it).

    `lifts` take whole lines out and do not overlap; `repairs` are the rest. Guaranteed after: each of the two results
    is in order and disjoint. A line join that spans lifted lines is parted around them; a repair inside another one
    (the line end before a spaced mark) is part of that one.
    """
    lifts = sorted(lifts, key=_place)
    starts = [lift.start for lift in lifts]
    ledger, inner = [*lifts], []
    for edit in repairs:
        k = bisect_right(starts, edit.start) - 1
        if k >= 0 and edit.start < lifts[k].end:
            inner.append(edit)
        else:
            inside = lifts[k + 1 : bisect_right(starts, edit.end - 1)]
            ledger += _parted(edit, inside) if inside else (edit,)
    return _disjoint(ledger), _disjoint(inner)


def _place(edit: Edit) -> tuple[int, int]:
    return edit.start, -len(edit.original)


def _parted(join: Edit, lifts: list[Edit]) -> Iterator[Edit]:
    """A join parted around the lines lifted from its middle: the first part keeps the join's replacement."""
    at, replacement = join.start, join.replacement
    for lift in lifts:
        yield Edit(at, join.original[at - join.start : lift.start - join.start], replacement, join.rule)
        at, replacement = lift.end, ""
    yield Edit(at, join.original[at - join.start :], replacement, join.rule)


def _disjoint(edits: Iterable[Edit]) -> tuple[Edit, ...]:
    """The edits in order, without those that lie inside another one and those that change nothing."""
    kept: list[Edit] = []
    for edit in sorted(edits, key=_place):
        if edit.original != edit.replacement and (not kept or edit.start >= kept[-1].end):
            kept.append(edit)
    return tuple(kept)
