"""The outline of a resolution: what stands before the formula, and each paragraph's kind, number and depth.

Numbers decide, never wording: an operative paragraph is one that bears the next number, a point one that bears the next
letter. What bears none goes on with the paragraph above as text of its own, and is reported.
"""

from __future__ import annotations

from collections.abc import Sequence

from ..findings import finding
from ..languages import Language
from ..model import Passage
from .head import closes, closing_lines, find_closing, read_head
from .headings import structure
from .paragraphs import number_of, paragraph
from .place import Outline, Place, Reading, is_formula

RUN_IN = 60  # characters: a formula that runs on into its paragraph is longer than any heading


def read(passages: Sequence[Passage], language: Language) -> Outline:
    """The outline of the passages of a text (notes aside), in reading order.

    Guaranteed after: each passage is in exactly one of masthead, leftover, title, sponsors, formula, items, closing;
    labels are taken from the passage's start only; anything without a place is kept as an item of kind "text".
    """
    outline = Outline()
    at = _formula(outline, passages, language)
    behind_title = read_head(outline, passages[:at], language)
    first, end = find_closing(passages, at, language)
    _walk(Reading(language, outline, Place(), [*behind_title, *passages[at:first]]))
    for passage in passages[first:end]:
        outline.closing += closing_lines(passage.printed, language)
    _walk(Reading(language, outline, Place(part="annex", annex="annex"), passages[end:]))
    if not any(item.kind == "operative" for item in outline.items):
        outline.findings.append(finding("no-operative"))
    return outline


def _formula(outline: Outline, passages: Sequence[Passage], language: Language) -> int:
    """Index of the first formula, alone or run in; without one, of the first numbered paragraph, with a finding."""
    alone = (i for i, p in enumerate(passages) if p.role not in ("masthead", "title") and is_formula(p, language))
    run_in = (i for i, p in enumerate(passages) if _runs_in(p, language))
    at = next(alone, next(run_in, None))
    if at is None:
        outline.findings.append(finding("no-formula", passages[0].lines[0] if passages else 1))
        at = next((i for i, p in enumerate(passages) if number_of(p) == 1), 0)
    return at


def _runs_in(passage: Passage, language: Language) -> bool:
    """«Генеральная Ассамблея постановляет …»: the formula goes on as the paragraph."""
    return passage.role == "body" and len(passage.text) > RUN_IN and bool(language.match("run_in", passage.text))


def _walk(reading: Reading) -> None:
    for at in range(len(reading.passages)):
        reading.at = at
        passage, place = reading.passage, reading.place
        if is_formula(passage, reading.language):
            _read_formula(reading)
        elif passage.role == "closing" or (place.part != "annex" and closes(passage.text, reading.language)):
            _close_part(reading)
        elif reading.outline.formula is None and _runs_in(passage, reading.language):
            _read_run_in(reading)
        elif not structure(reading):
            paragraph(reading)


def _read_formula(reading: Reading) -> None:
    """The first formula is the resolution's; a further one begins a part of a composite resolution."""
    text = reading.passage.text.strip()
    if reading.outline.formula is None:
        reading.outline.formula = text
        reading.outline.body = reading.language.match("formula", text).group(1)  # type: ignore[union-attr]
    else:
        reading.place.begin("preamble")
    reading.add("formula", (*reading.place.container, "formula"))


def _read_run_in(reading: Reading) -> None:
    found, place = reading.language.match("run_in", reading.passage.text), reading.place
    reading.outline.formula = reading.outline.body = found.group(1)  # type: ignore[union-attr]
    place.part, place.operative, place.path = "operative", 1, ("op1",)
    reading.add("operative", ("op1",))
    reading.report("unnumbered-operative", id="op1")


def _close_part(reading: Reading) -> None:
    """A closing line of a composite resolution's part, before the next part begins."""
    here = reading.place.container
    before = sum(i.path[:-1] == here and i.path[-1].startswith("close") for i in reading.outline.items)
    reading.add("text", (*here, f"close{before + 1 if before else ''}"))


__all__ = ["Outline", "closing_lines", "read"]
