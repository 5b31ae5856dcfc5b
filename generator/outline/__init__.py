"""The outline of a resolution: what stands before the formula, and each paragraph's kind, number and depth.

Numbers decide, never wording: an operative paragraph is one that bears the next number, a point one that bears the next
letter. What bears none goes on with the paragraph above as text of its own, and is reported.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from itertools import takewhile

from ..findings import finding
from ..languages import Language
from ..model import Finding, Item, Passage
from .markers import Level, Marker, descend, key, marker, roman

NUMBER = re.compile(r"\s*(\d{1,3})\s?[.．、](?=\s|[^\d\s])\s*|\s*(\d{1,3})\s?[-–]\s+")
ROMAN_HEADING = re.compile(r"([IVXLC]+|[IVX]+\s*bis)\.?$")
LETTER_HEADING = re.compile(r"([A-ZА-Я])\.?$")
ROMAN_TITLE = re.compile(r"([IVXLC]+)\.?\s+(?=\S)")
LETTER_TITLE = re.compile(r"([A-Z])\.\s+(?=\S)")
TITLE = re.compile(
    r"(?:Резолюция\s+|Resolution\s+)?((?:[A-Z]+-)?\d{1,3}/\d{1,4}(?:\s?[A-Z](?:[-–][A-Z])?)?|\d{1,4}\s?\([\w.\-–]+\))\.?\s+(?=\S)"
)
STARS = re.compile(r"\s*(?:\*\s*){1,3}$|\s*⁂\s*$|\s*_{3,}$|\s*[-–—]{3,}$")
BULLET = re.compile(r"\s*([•●▪◦‣·–—])\s+")
REISSUE = re.compile(r"\s*\*+\s*(?=\S)")


@dataclass(slots=True)
class Outline:
    """What `read` gives."""

    items: list[Item] = field(default_factory=list)
    masthead: list[str] = field(default_factory=list)
    leftover: list[str] = field(default_factory=list)
    number: str | None = None
    title: Passage | None = None
    printed_number: str | None = None
    sponsors: list[str] = field(default_factory=list)
    tabled: str | None = None
    formula: str | None = None
    body: str | None = None
    closing: list[str] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)


@dataclass(slots=True)
class Place:
    """Where the reading stands."""

    annex: str | None = None  # "annex", "annex2"
    composite: str | None = None  # part of a composite resolution: "b"
    section: str | None = None  # "s3"
    subsection: str | None = None  # "c"
    rule: str | None = None  # a numbered rule, article or action of an annex: "art4"
    part: str = "preamble"  # "preamble", "operative", "annex"
    preambular: int = 0
    operative: int = 0
    before: int = 0  # the last number of the section before
    headings: int = 0
    texts: int = 0
    path: tuple[str, ...] = ()  # of the last paragraph or point
    levels: list[Level] = field(default_factory=list)

    @property
    def container(self) -> tuple[str, ...]:
        """What the ids of the paragraphs here begin with: ("b", "s3"), ("annex1", "s2")."""
        return tuple(key for key in (self.annex, self.composite, self.section, self.subsection, self.rule) if key)

    def begin(self, part: str) -> None:
        """Numbers start anew."""
        self.part, self.before = part, max(self.before, self.operative)
        self.preambular = self.operative = self.headings = self.texts = 0
        self.path, self.levels = (), []


def read(passages: Sequence[Passage], language: Language) -> Outline:
    """The outline of the passages of a text (notes aside), in reading order.

    Guaranteed after: each passage is in exactly one of masthead, leftover, title, sponsors, formula, items, closing;
    labels are taken from the passage's start only; anything without a place is kept as an item of kind "text".
    """
    outline = Outline()
    at = _formula(passages, language)
    if at is None:
        at = _run_in(passages, language)
        if at is None:
            outline.findings.append(finding("no-formula", passages[0].lines[0] if passages else 1))
            at = next((i for i, p in enumerate(passages) if _number(p) == 1), 0)
    behind_title = _head(outline, passages[:at], language)
    end = _closing(passages, at, language)
    _walk(outline, [*behind_title, *passages[at : end[0]]], language)
    for passage in passages[end[0] : end[1]]:
        outline.closing += closing_lines(passage.text, language)
    _walk_annexes(outline, passages[end[1] :], language)
    return outline


# ---------------------------------------------------------------- before the formula
def _formula(passages: Sequence[Passage], language: Language) -> int | None:
    return next(
        (i for i, p in enumerate(passages) if p.role not in ("masthead", "title") and _is_formula(p, language)), None
    )


def _is_formula(passage: Passage, language: Language) -> bool:
    found = language.match("formula", passage.text.strip())
    return bool(found and (found.group(2) or passage.role != "masthead") and _long_enough(passage, found.group(2)))


def _long_enough(passage: Passage, sign: str) -> bool:
    """«Генеральная Ассамблея» without its comma is the masthead's line on the first page, the formula further on."""
    return bool(sign) or passage.role == "body"


def _run_in(passages: Sequence[Passage], language: Language) -> int | None:
    """A formula that runs on into its paragraph: «Генеральная Ассамблея постановляет …»."""
    return next(
        (
            i
            for i, p in enumerate(passages)
            if p.role == "body" and len(p.text) > 60 and language.match("run_in", p.text)
        ),
        None,
    )


def _head(outline: Outline, passages: Sequence[Passage], language: Language) -> list[Passage]:
    """Masthead, leftover of an agenda item, sponsors and title; gives what stands between title and formula."""
    rest = []
    for passage in passages:
        if passage.role == "masthead" or (passage.role == "body" and language.match("masthead", passage.text.strip())):
            outline.masthead.append(passage.text)
        elif not STARS.match(passage.text):
            rest.append(passage)
    for passage in [p for p in rest if p.role == "body"]:
        sponsors = language.match("sponsors", passage.text)
        if sponsors:
            parts = language.pattern("sponsor_breaks").split(sponsors.group(1))
            outline.tabled = passage.text
            outline.sponsors += [part.strip() for part in parts if part.strip()]
            rest.remove(passage)
            outline.leftover += [p.text for p in rest if p.lines < passage.lines]
            rest = [p for p in rest if p.lines > passage.lines]
    behind = _title(outline, rest)
    outline.findings += [finding("leftover", None, text=text) for text in outline.leftover]
    return behind


def _title(outline: Outline, rest: Sequence[Passage]) -> list[Passage]:
    """The title is the paragraph that bears the resolution's number, else the last one before the formula."""
    behind: list[Passage] = []
    declared = [p for p in rest if p.role == "title"]
    numbered = [p for p in declared or rest if TITLE.match(p.text)]
    chosen = (declared or numbered[-1:] or rest[-1:])[:1]
    for passage in rest:
        if passage in chosen:
            found = TITLE.match(passage.text)
            outline.number = found.group(1) if found else None
            outline.printed_number = found.group().strip() if found else None
            outline.title = _from(passage, found.end()) if found else passage
        elif outline.title is None:
            outline.leftover.append(passage.text)
        else:
            behind.append(passage)
    if outline.title is None:
        outline.findings.append(finding("no-title"))
    return behind


def _from(passage: Passage, start: int) -> Passage:
    """The passage from `start` on."""
    marks = tuple(replace(m, offset=m.offset - start) for m in passage.marks)
    return replace(passage, text=passage.text[start:], marks=marks, origins=((0, passage.source_offset(start)),))


# ---------------------------------------------------------------- closing lines
def _closing(passages: Sequence[Passage], start: int, language: Language) -> tuple[int, int]:
    """First and past-the-last index of the closing lines; both the end of the list where there are none."""
    for i in range(len(passages) - 1, start, -1):
        if passages[i].role == "closing" or _closes(passages[i].text, language):
            first = i
            while first > start + 1 and (
                passages[first - 1].role == "closing" or _closes(passages[first - 1].text, language)
            ):
                first -= 1
            return first, i + 1
    return len(passages), len(passages)


def _closes(text: str, language: Language) -> bool:
    text = text.strip()
    return len(text) < 120 and bool(language.match("meeting", text) or language.match("date", text))


def closing_lines(text: str, language: Language) -> list[str]:
    """«76-e пленарное заседание, 23 декабря 2004 года» in two: the meeting and the date, as printed."""
    text = text.strip()
    meeting = language.match("meeting", text)
    if not meeting or meeting.end() == len(text):
        return [text]
    return [text[: meeting.end()], text[meeting.end() :].strip(" ,،，;")]


# ---------------------------------------------------------------- the text
def _walk(outline: Outline, passages: Sequence[Passage], language: Language) -> None:
    place = Place()
    for i, passage in enumerate(passages):
        following = passages[i + 1 :]
        if _is_formula(passage, language):
            _read_formula(outline, place, passage, language)
        elif passage.role == "closing" or (place.part != "annex" and _closes(passage.text, language)):
            outline.items.append(_part_closing(outline, place, passage))
        elif outline.formula is None and len(passage.text) > 60 and language.match("run_in", passage.text):
            _read_run_in(outline, place, passage, language)
        elif not _structure(outline, place, passage, following, language):
            _paragraph(outline, place, passage, following, language)
    if not any(item.kind == "operative" for item in outline.items):
        outline.findings.append(finding("no-operative"))


def _part_closing(outline: Outline, place: Place, passage: Passage) -> Item:
    """A closing line of a composite resolution's part, before the next part begins."""
    before = sum(item.path[:-1] == place.container and item.path[-1].startswith("close") for item in outline.items)
    return Item("text", (*place.container, f"close{before + 1 if before else ''}"), passage)


def _read_formula(outline: Outline, place: Place, passage: Passage, language: Language) -> None:
    found = language.match("formula", passage.text.strip())
    if outline.formula is None:
        outline.formula, outline.body = passage.text.strip(), found.group(1)  # type: ignore[union-attr]
    else:
        place.begin("preamble")
    outline.items.append(Item("formula", (*place.container, "formula"), passage))


def _read_run_in(outline: Outline, place: Place, passage: Passage, language: Language) -> None:
    found = language.match("run_in", passage.text)
    outline.formula = outline.body = found.group(1)  # type: ignore[union-attr]
    place.part, place.operative, place.path = "operative", 1, ("op1",)
    outline.items.append(Item("operative", ("op1",), passage))
    outline.findings.append(finding("unnumbered-operative", passage.lines[0], id="op1"))


def _structure(
    outline: Outline, place: Place, passage: Passage, following: Sequence[Passage], language: Language
) -> bool:
    """Sections, parts of composite resolutions, headings, annexes and `* * *`; True if the passage was one of them."""
    text = passage.text.strip()
    annex = language.match("annex", text)
    if annex or passage.role == "annex":
        _annex(outline, place, passage, annex)
    elif STARS.match(text):
        outline.items.append(_text(place, passage))
    elif passage.role == "table":
        outline.items.append(_text(place, passage, "table"))
    elif _section(text, passage, language):
        _open_section(outline, place, passage, following, language)
    elif passage.role == "heading" or _titles_part(outline, place, following, language):
        _heading(outline, place, passage, language)
    else:
        return False
    return True


def _titles_part(outline: Outline, place: Place, following: Sequence[Passage], language: Language) -> bool:
    """The title of a composite resolution's part: between its letter and its formula."""
    last = outline.items[-1] if outline.items else None
    opened = bool(last and place.composite and last.path == place.container)
    return opened and bool(following) and _is_formula(following[0], language)


def _heading(outline: Outline, place: Place, passage: Passage, language: Language) -> None:
    """A rule, article or action with its number, in which numbers start anew; or a heading without a number."""
    rule, part = language.rule_of(passage.text), language.match("section", passage.text)
    key = f"part-{_part(part.group(1))}" if part else rule[0] if rule else None
    if part and not _taken(outline, (place.annex, key)):
        place.composite, place.section, place.subsection, place.rule = key, None, None, None
        place.begin(place.part)
        item = Item("heading", place.container, passage, part.group().strip(), part.end(), level=1)
    elif rule and (place.part == "annex" or not place.operative) and not _taken(outline, (*_above(place), key)):
        place.rule, place.operative, place.before = key, 0, 0
        place.begin(place.part)
        item = Item("heading", place.container, passage, passage.text[: rule[1]].strip(), rule[1], level=3)
    else:
        place.headings += 1
        heading = (*place.container, f"h{place.headings}")
        place.path, place.levels = () if place.rule else heading, []
        item = Item("heading", heading, passage, level=2)
    outline.items.append(item)


def _above(place: Place) -> tuple[str | None, ...]:
    return place.annex, place.composite, place.section, place.subsection


def _taken(outline: Outline, keys: tuple[str | None, ...]) -> bool:
    """True if a heading of that number stands here already: then the number is no address, and it counts as a heading."""
    path = tuple(key for key in keys if key)
    return any(item.path == path for item in outline.items)


def _part(printed: str) -> str:
    """The number of a part («Часть II», “Part A”), as ids have it."""
    return str(roman(printed.lower())) if set(printed) <= set("IVXLC") else printed.lower()


def _section(text: str, passage: Passage, language: Language) -> bool:
    if len(text) > 12 and passage.role != "heading":
        return False
    found = ROMAN_HEADING.match(text) or LETTER_HEADING.match(text) or language.section_of(text)
    titled = passage.role == "heading" and (ROMAN_TITLE.match(text) or LETTER_TITLE.match(text))
    return bool(found or titled)


def _open_section(
    outline: Outline, place: Place, passage: Passage, following: Sequence[Passage], language: Language
) -> None:
    """«II» opens section 2; «B» before a formula part b of a composite resolution, elsewhere a subsection."""
    text = passage.text.strip()
    numeral = ROMAN_HEADING.match(text) or ROMAN_TITLE.match(text)
    letter = LETTER_HEADING.match(text) or LETTER_TITLE.match(text)
    part = "annex" if place.annex else "preamble"
    ordinal = language.section_of(text)
    if ordinal:
        found = None
        place.section, place.subsection, place.rule = f"s{ordinal}", None, None
    elif letter and (not numeral or _next_letter(place, letter.group(1))):
        found, folded = letter, _fold(letter.group(1), language)
        if _formula_soon(following, language):
            place.composite, place.section, place.subsection, place.rule = folded, None, None, None
            place.operative = place.before = 0
        else:
            place.subsection, place.rule = folded, None
    else:
        found = numeral
        place.rule, place.subsection = None, None
        place.section = f"s{roman(numeral.group(1).lower())}"  # type: ignore[union-attr]
    place.begin(part)
    start = found.end() if found and found.end() < len(text) else len(passage.text)
    label = text[:start].strip()
    outline.items.append(Item("heading", place.container, passage, label, start, level=len(place.container)))


def _next_letter(place: Place, letter: str) -> bool:
    """«C» behind «B» is a letter, behind «II» it would be a hundred; «I» is a number unless «H» came before."""
    last = place.subsection or place.composite or ""
    return ord(letter.lower()) == ord(last[0]) + 1 if last else letter not in "IVX"


def _formula_soon(following: Sequence[Passage], language: Language) -> bool:
    return any(_is_formula(p, language) for p in following[:3])


def _fold(letter: str, language: Language) -> str:
    return language.homoglyphs.get(letter, letter).lower()


# ---------------------------------------------------------------- paragraphs and points
def _paragraph(
    outline: Outline, place: Place, passage: Passage, following: Sequence[Passage], language: Language
) -> None:
    number = _number(passage)
    if number is not None and _continues_numbers(place, number):
        _operative(outline, place, passage, number)
    elif (point := marker(passage.text, language)) and (place.path or place.part == "annex"):
        _point(outline, place, passage, point, following, language)
    elif _finite(place, passage, following, language):
        _count_operative(outline, place, passage)
    elif place.part == "preamble":
        place.preambular += 1
        place.path = (*place.container, f"pp{place.preambular}")
        place.levels = []
        outline.items.append(Item("preamble", place.path, passage))
    else:
        outline.items.append(_text(place, passage))
        if place.part == "operative":
            outline.findings.append(finding("not-understood", passage.lines[0], text=passage.text[:60]))


def _finite(place: Place, passage: Passage, following: Sequence[Passage], language: Language) -> bool:
    """A finite verb opens the paragraph (“Urges all countries”): it is operative though it bears no number.

    Where numbers follow before the next heading or formula, they decide and not the wording.
    """
    if place.part != "preamble" or not place.preambular or not language.opens_operative(passage.text):
        return False
    here = takewhile(lambda p: p.role != "heading" and not _is_formula(p, language), following)
    return not any(_number(p) == 1 for p in here)


def _count_operative(outline: Outline, place: Place, passage: Passage) -> None:
    place.operative += 1
    place.path, place.levels = (*place.container, f"op{place.operative}"), []
    outline.items.append(Item("operative", place.path, passage))
    outline.findings.append(finding("unnumbered-operative", passage.lines[0], id="-".join(place.path)))


def _number(passage: Passage) -> int | None:
    found = NUMBER.match(passage.text)
    return int(found.group(1) or found.group(2)) if found else None


def _continues_numbers(place: Place, number: int) -> bool:
    """An operative number: the next one, or one that jumps; a year or an amount at a paragraph's start is none."""
    if place.part == "preamble":
        return number < 200
    return number < max(place.operative, place.before) + 60


def _operative(outline: Outline, place: Place, passage: Passage, number: int) -> None:
    found = NUMBER.match(passage.text)
    label = passage.text[: found.end()].strip()  # type: ignore[union-attr]
    if number not in (place.operative + 1, place.before + 1):
        code = "numbering-repeat" if number <= place.operative else "numbering-jump"
        outline.findings.append(
            finding(code, passage.lines[0], label=label, previous=place.operative or "the preamble")
        )
    prefix = "p" if place.part == "annex" else "op"
    if place.part == "preamble":
        place.part = "operative"
    place.operative, place.texts = number, 0
    place.path, place.levels = (*place.container, f"{prefix}{number}"), []
    outline.items.append(Item("operative" if prefix == "op" else "annex", place.path, passage, label, found.end()))  # type: ignore[union-attr]


def _point(
    outline: Outline, place: Place, passage: Passage, found: Marker, following: Sequence[Passage], language: Language
) -> None:
    nexts = (marker(p.text, language) for p in following[:12])
    next_readings = next((m.readings for m in nexts if m), {})
    depth, system, index, jumped = descend(place.levels, found.readings, next_readings)
    if jumped:
        previous = key(place.levels[depth].system, place.levels[depth].last) if depth < len(place.levels) else "nothing"
        outline.findings.append(finding("letter-jump", passage.lines[0], label=found.label, previous=previous))
    prefix = place.levels[depth].prefix if depth < len(place.levels) else place.path or place.container
    del place.levels[depth:]
    place.levels.append(Level(system, index, prefix))
    place.path = (*prefix, key(system, index))
    kind = "point" if depth == 0 else "subpoint"
    outline.items.append(Item(kind, place.path, passage, found.label, found.end, level=depth + 1))


def _text(place: Place, passage: Passage, kind: str = "text") -> Item:
    """A passage without a number: it stays where it is, with an id of its own below the paragraph above its list."""
    place.texts += 1
    above = place.levels[0].prefix if place.levels and not passage.level else place.path or place.container
    return Item(kind, (*above, f"{kind[0]}{place.texts}"), passage, level=len(place.levels))


# ---------------------------------------------------------------- annexes
def _walk_annexes(outline: Outline, passages: Sequence[Passage], language: Language) -> None:
    """What stands behind the closing lines."""
    place = Place(part="annex", annex="annex")
    for i, passage in enumerate(passages):
        following = passages[i + 1 :]
        if not _structure(outline, place, passage, following, language):
            _paragraph(outline, place, passage, following, language)


def _annex(outline: Outline, place: Place, passage: Passage, found: re.Match[str] | None) -> None:
    number = (found.group(1) or "") if found and found.lastindex else ""
    index = (roman(number.lower()) if number else 0) or (int(number) if number.isdigit() else 0)
    place.annex, place.composite, place.section, place.subsection = f"annex{index or ''}", None, None, None
    place.rule, place.operative, place.before = None, 0, 0
    place.begin("annex")
    outline.items.append(Item("annex", place.container, passage, passage.text.strip(), len(passage.text)))


__all__ = ["Outline", "closing_lines", "read"]
