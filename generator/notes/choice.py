"""Which candidates are marks: an alignment a page for the first marks, then what was left, then the repeats."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from itertools import groupby

from ..languages import Language
from ..model import Note, Passage
from .bodies import label_of
from .candidates import FAIR, STRONG, WEAK, Candidate, candidates


def choose(
    body: Sequence[Passage], notes: Sequence[Note], passages: Sequence[Passage], language: Language
) -> list[Candidate]:
    """The candidates that are marks: the first mark of each note by alignment, region by region, then the repeats."""
    labels = frozenset(n.label for n in notes if n.label.isdigit())
    if not labels:
        return []
    found = list(candidates(body, labels, language))
    places = {p.note or label_of(p)[0]: p.origins[0][1] for p in reversed(passages) if p.role == "note"}
    regions = _regions(body, notes, places)
    firsts: list[Candidate] = []
    for labels_here, low, high in regions:
        firsts += _align(labels_here, [c for c in found if low <= c.offset < high])
    firsts = _cited_before(notes, firsts, found)
    firsts += _second_pass(notes, firsts, found)
    return sorted({*firsts, *_repeats(found, firsts)}, key=lambda c: (c.passage, c.start))


def _regions(
    body: Sequence[Passage], notes: Sequence[Note], places: dict[str | None, int]
) -> list[tuple[list[str], int, int]]:
    """For each note block its labels and the stretch of the source they are first cited in: since the block before."""
    starts = [p.origins[k][1] for p in body for k in range(len(p.origins))]
    starts.sort()
    block = lambda n: bisect_left(starts, places.get(n.label, 1 << 60))  # noqa: E731
    low, regions = 0, []
    for _, group in groupby((n for n in notes if n.label.isdigit()), key=block):
        members = list(group)
        high = places.get(members[0].label, 1 << 60)
        regions.append(([n.label for n in members], low, high))
        low = high
    if regions:
        regions[-1] = (*regions[-1][:2], max(regions[-1][2], 1 << 60))
    return regions


def _align(labels: Sequence[str], found: Sequence[Candidate]) -> list[Candidate]:
    """A candidate for each label, in order of the text, of the greatest strength in all; a label may stay without."""
    best: list[tuple[float, int, tuple[Candidate, ...]]] = [(0.0, -1, ())]
    for label in labels:
        mine = [c for c in found if c.label == label]
        fresh = list(best)
        for candidate in mine:
            at = candidate.offset
            score, _, chain = max((b for b in best if b[1] < at), key=lambda b: b[0])
            fresh.append((score + candidate.strength - 1e-9 * at, at, (*chain, candidate)))
        best = _frontier(fresh)
    return list(max(best, key=lambda b: b[0])[2])


def _frontier(states: list[tuple[float, int, tuple[Candidate, ...]]]) -> list[tuple[float, int, tuple[Candidate, ...]]]:
    """States worth keeping: none that ends later with no greater strength."""
    kept: list[tuple[float, int, tuple[Candidate, ...]]] = []
    for state in sorted(states, key=lambda s: (s[1], -s[0])):
        if not kept or state[0] > kept[-1][0]:
            kept.append(state)
    return kept


def _cited_before(notes: Sequence[Note], firsts: Sequence[Candidate], found: Sequence[Candidate]) -> list[Candidate]:
    """A note may be printed on the page behind its mark («status5», A/RES/75/41): a strong candidate between the marks
    of its neighbours is surer than a weak one among the marks of its page."""
    placed = {c.label: c for c in firsts}
    taken = {(c.passage, c.end) for c in firsts}
    labels = [n.label for n in notes if n.label.isdigit()]
    for k, label in enumerate(labels):
        mine = placed.get(label)
        if mine and mine.strength > WEAK:
            continue
        low = max((placed[n].offset for n in labels[:k] if n in placed), default=-1)
        sure = (placed[n].offset for n in labels[k + 1 :] if n in placed and placed[n].strength >= FAIR)
        high = min(sure, default=1 << 60)
        here = (c for c in found if c.label == label and c.strength >= STRONG and low < c.offset < high)
        better = next((c for c in here if (c.passage, c.end) not in taken), None)
        if better:
            placed[label] = better
    return list(placed.values())


def _second_pass(notes: Sequence[Note], firsts: Sequence[Candidate], found: Sequence[Candidate]) -> list[Candidate]:
    """For a note still without a mark: the strongest candidate between the marks of its neighbours, page aside."""
    placed = {c.label: c.offset for c in firsts}
    taken = {(c.passage, c.end) for c in firsts}
    more = []
    for note in notes:
        if note.label.isdigit() and note.label not in placed:
            number = int(note.label)
            low = max((at for label, at in placed.items() if int(label) < number), default=-1)
            high = min((at for label, at in placed.items() if int(label) > number), default=1 << 60)
            here = [
                c for c in found if c.label == note.label and low < c.offset < high and (c.passage, c.end) not in taken
            ]
            strong = max(here, key=lambda c: c.strength, default=None)
            if strong and strong.strength >= FAIR:
                more.append(strong)
                placed[note.label] = strong.offset
    return more


def _repeats(found: Sequence[Candidate], firsts: Sequence[Candidate]) -> Iterator[Candidate]:
    """Further marks of notes already cited: only such as cannot be anything else."""
    taken = {(c.passage, c.end) for c in firsts}
    first = {c.label: c.offset for c in firsts}
    for candidate in found:
        seen = first.get(candidate.label)
        again = seen is not None and candidate.offset > seen and candidate.strength >= STRONG
        if again and (candidate.passage, candidate.end) not in taken:
            yield candidate
