"""Footnotes: the bodies are read first, then a number in the text is a mark only if that note exists.

Between two note blocks the first marks of the notes of the page stand in order, so the places are found as one
alignment: one missing mark never blocks the rest. How surely a number looks like a mark is its strength.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby

from .edits import Edit
from .findings import finding
from .languages import Language
from .model import Finding, Mark, Note, Passage

LABEL = re.compile(r"(\d{1,3}|\*{1,3}|[a-z])(?:\s+|(?=[^\W\d]))")
NUMBER = re.compile(r"\d+")
NAMES = re.compile(r"(?:CO|SO|NO|H|N|G|PM|P|SARS-CoV-|CoV-|CH|O|Rev|Corr|Add|MARPOL|Web|B|A|C|L|E|Q|F|R)$")
NAMED = re.compile(r"(?:CO2|SO2|NO2|N2O|CH4|H1N1|H5N1|PM10|G7|G8|G20|G77)$")  # their digits are their own
ABBREVIATION = re.compile(
    r"(?:Rev|Res|Dec|Add|Corr|L|C|Nos?|vol|p|pp|para|paras|art|No|A|E|CN|INF|SR|PV|CP|COP|CMA|CMP|SBI)$"
)
RESOLUTION = re.compile(r"(?:^|\D)\d{1,2}/(\d+)$")
DECISION = re.compile(
    r"(?i)(?:decisions?|решени\w+|décisions?|decisi\w+)\s+(?:\d+/)?$"
)  # these are numbered from 400 up
STRONG, FAIR, WEAK, FAINT = 10.0, 6.0, 2.0, 0.5


@dataclass(frozen=True, slots=True)
class Candidate:
    """A number in the text that may be a mark."""

    passage: int
    start: int  # of what goes when it is a mark: its digits and the space before a spaced one
    end: int
    label: str
    offset: int  # in the source: for the order of marks and notes
    strength: float
    rule: str


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
    notes, findings = _notes([p for p in passages if p.role == "note"])
    findings += _numbering(notes)
    if certain:
        body, edits = [_without(p) for p in body], _mark_edits(body, text)
    else:
        chosen = _choose(body, notes, passages, language)
        findings += _weak(chosen, body)
        edits = [_edit(c, body[c.passage], text) for c in chosen]
        body = _lift(body, chosen)
    counts: dict[str, int] = {}
    for mark in (m for p in body for m in p.marks):
        counts[mark.label] = counts.get(mark.label, 0) + 1
    findings += _unmatched(notes, counts, body)
    return Notes(body, [replace(n, marks=counts.get(n.label, 0)) for n in notes], edits, findings)


# ---------------------------------------------------------------- bodies
def _notes(passages: Sequence[Passage]) -> tuple[list[Note], list[Finding]]:
    notes: list[Note] = []
    findings: list[Finding] = []
    for passage in passages:
        label, start = _label(passage)
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


def _label(passage: Passage) -> tuple[str | None, int]:
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


def _numbering(notes: Sequence[Note]) -> list[Finding]:
    """One finding at the first note that does not count on from 1."""
    digits = [n for n in notes if n.label.isdigit()]
    for expected, note in enumerate(digits, 1):
        if int(note.label) != expected:
            previous = digits[expected - 2].label if expected > 1 else "nothing"
            values = {"count": len(digits), "label": note.label, "previous": previous}
            return [finding("note-numbering", note.lines[0], **values)]
    return []


# ---------------------------------------------------------------- candidates
def _candidates(body: Sequence[Passage], labels: frozenset[str], language: Language) -> Iterator[Candidate]:
    head = next((k for k, p in enumerate(body) if language.match("formula", p.text)), 0)
    for k, passage in enumerate(body):
        for number in NUMBER.finditer(passage.text):
            for candidate in _readings(k, passage, number, labels, language):
                if k >= head or candidate.strength >= STRONG:  # a masthead is full of numbers, a title may bear a mark
                    yield candidate


def _readings(
    k: int, passage: Passage, number: re.Match[str], labels: frozenset[str], language: Language
) -> Iterator[Candidate]:
    """The ways to read a number as a mark: whole, or its last digits as a mark glued to the number before it."""
    text, start, end = passage.text, number.start(), number.end()
    if number.group() in labels:
        whole = _strength(text, start, end, language)
        if whole:
            strength, rule, cut = whole
            upto = end + (cut < start and text[end : end + 2] in (" ,", " ;", " ."))  # «2004 года 4 , и»
            yield Candidate(k, cut, upto, number.group(), passage.source_offset(start), strength, rule)
    for size in (1, 2, 3):
        label = text[max(end - size, start + 1) : end]
        if len(label) == size and label in labels and label[0] != "0":
            strength = _glued_to_digits(text, start, end, end - size)
            if strength:
                yield Candidate(
                    k, end - size, end, label, passage.source_offset(end - size), strength, "mark-after-digit"
                )


def _strength(text: str, start: int, end: int, language: Language) -> tuple[float, str, int] | None:
    """Strength, rule and beginning of what goes, for a number that stands whole; None if it cannot be a mark."""
    before, after = text[start - 1 : start], text[end : end + 1]
    if not before or (after and after.isalpha() and before in " "):
        return None
    if before.isalpha():
        return _after_letter(text, start, end, language)
    if before == ")" and text[start - 2].isdigit():  # «рекомендации (2019)1»
        return FAINT, "mark-glued", start
    if before in "»”\")’'":
        return STRONG, "mark-glued", start
    if before in ",;.:":
        return _after_punctuation(text, start, end, language)
    if before == " ":
        return _spaced(text, start, end, language)
    return None


def _after_letter(text: str, start: int, end: int, language: Language) -> tuple[float, str, int] | None:
    if text[end : end + 1].isalpha():
        return WEAK, "mark-inside-word", start
    word = re.search(r"[^\W\d_]+$", text[:start][-40:]).group()  # type: ignore[union-attr]
    if NAMED.match(word + text[start:end]):
        return None
    if text[end : end + 1] in "-–/" or (NAMES.match(word) and len(word) < 4):
        return FAINT, "mark-after-name", start
    return (STRONG if word[-1].islower() else FAIR), "mark-glued", start


def _after_punctuation(text: str, start: int, end: int, language: Language) -> tuple[float, str, int] | None:
    sign, before = text[start - 1], text[: start - 1][-40:]
    if text[end : end + 1].strip() and text[end] not in ",;.)":
        return (WEAK, "mark-inside-word", start) if text[end].isalpha() and sign == "," else None
    if before[-1:].isdigit():
        if sign in ".:":  # «задачи 16.4»
            return (FAIR, "mark-after-digit-and-sign", start) if end == len(text) and before[-4:].isdigit() else None
        thousands = sign == "," and end - start == 3
        sure = language.marks_after_punctuation and sign in ",;" and not thousands
        return (FAIR if sure else WEAK), "mark-after-digit-and-sign", start
    word = re.search(r"[^\W\d_]*$", before).group()  # type: ignore[union-attr]
    if sign == "." and (ABBREVIATION.match(word) or not re.match(r"$|\s+[A-ZА-ЯЁ]", text[end:])):
        return None
    strength = STRONG if language.marks_after_punctuation else FAIR
    return strength, "mark-after-punctuation", start


def _spaced(text: str, start: int, end: int, language: Language) -> tuple[float, str, int] | None:
    """«человека 1 и», «2004 года 4 , и», “1993, 2 all States”: the space goes with the mark."""
    left = text[: start - 1]
    word = re.search(r"[^\W_]*$", left[-40:]).group()  # type: ignore[union-attr]
    if not left or language.match("before_number", word):
        return None
    rest = text[end : end + 24]
    if left[-1].isalpha() or left[-1] in "»”)":
        if re.match(r"\s?[,;.](?!\d)|$", rest):
            return FAIR if rest[:1] == " " else WEAK, "mark-spaced", start - 1
        following = re.match(r"\s(\w+)", rest)
        if following and following.group(1) in language.conjunctions:
            return WEAK + 1, "mark-spaced", start - 1
        return None
    if left[-1] in ",;." and language.marks_after_punctuation and not left[-2:-1].isdigit() | (rest[:2] in (", ",)):
        return WEAK + 1, "mark-spaced", start - 1
    if left[-1] in ",;" and re.match(r"\s[a-z]|$", rest) and language.marks_after_punctuation:
        return WEAK, "mark-spaced", start - 1
    return None


def _glued_to_digits(text: str, start: int, end: int, cut: int) -> float:
    """«74/902» is 74/90 and mark 2: a number no resolution has. The less natural the whole, the surer the mark."""
    whole, rest = text[start:end], text[start:cut]
    after = text[end : end + 1]
    if after.isalnum() or (after in "/-–" and after):
        return 0
    natural = re.match(r"\s+(?:год|г\.|г\b)", text[end : end + 8])
    if natural and len(whole) <= 4:
        return 0
    if re.fullmatch(r"(?:19|20)\d\d", whole) and text[start - 1 : start] in " (":  # “of 2019,”
        return 0
    strange = re.match(r"(?:19|20)\d\d$", rest) and len(whole) > 4
    resolution = RESOLUTION.search(text[max(start - 4, 0) : end])
    decided = DECISION.search(text[max(start - 24, 0) : start])
    if resolution and not decided and int(resolution.group(1)) > 350 and int(rest) <= 350 and rest[0] != "0":
        strange = True
    if strange:
        return FAIR
    return WEAK - 0.5 if after in ",;" else FAINT


# ---------------------------------------------------------------- choice
def _choose(
    body: Sequence[Passage], notes: Sequence[Note], passages: Sequence[Passage], language: Language
) -> list[Candidate]:
    """The candidates that are marks: the first mark of each note by alignment, region by region, then the repeats."""
    labels = frozenset(n.label for n in notes if n.label.isdigit())
    if not labels:
        return []
    found = list(_candidates(body, labels, language))
    places = {p.note or _label(p)[0]: p.origins[0][1] for p in reversed(passages) if p.role == "note"}
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


def _weak(chosen: Iterable[Candidate], body: Sequence[Passage]) -> list[Finding]:
    return [
        finding(
            "uncertain-mark",
            _line(body[c.passage]),
            label=c.label,
            text=body[c.passage].text[max(c.start - 20, 0) : c.end + 10],
        )
        for c in chosen
        if c.strength < WEAK
    ]


def _unmatched(notes: Sequence[Note], counts: dict[str, int], body: Sequence[Passage]) -> list[Finding]:
    found = [finding("note-without-mark", n.lines[0], label=n.label) for n in notes if not counts.get(n.label)]
    labels = {n.label for n in notes}
    for passage in body:
        for mark in passage.marks:
            if mark.label not in labels:
                found.append(finding("mark-without-note", passage.lines[0], label=mark.label))
        for glued in re.finditer(r"(?<=[а-яёa-z»”])\d{1,3}(?=[\s,;.]|$)", passage.text):
            if not NAMES.search(passage.text[: glued.start()]):
                found.append(finding("mark-without-note", passage.lines[0], label=glued.group()))
    return found


def _line(passage: Passage) -> int:
    return passage.lines[0]


# ---------------------------------------------------------------- marks out of the text
def _lift(body: Sequence[Passage], chosen: Iterable[Candidate]) -> list[Passage]:
    lifted = list(body)
    for k, group in groupby(chosen, key=lambda c: c.passage):
        cuts = [(c.start, c.end, c.label) for c in group]
        lifted[k] = _cut(body[k], cuts)
    return lifted


def _edit(candidate: Candidate, passage: Passage, text: str) -> Edit:
    start = passage.source_offset(candidate.start)
    end = passage.source_offset(candidate.end - 1) + 1
    return Edit(start, text[start:end], "", candidate.rule)


def _mark_edits(body: Sequence[Passage], text: str) -> list[Edit]:
    return [
        Edit(start, text[start : start + len(m.label)], "", "mark-known")
        for p in body
        for m in p.marks
        for start in (p.source_offset(m.offset),)
        if text.startswith(m.label, start)
    ]


def _without(passage: Passage) -> Passage:
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


__all__ = ["Notes", "read"]
