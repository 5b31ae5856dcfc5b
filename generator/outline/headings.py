"""Sections, parts of composite resolutions, numbered rules, annexes: what ids of paragraphs begin with."""

from __future__ import annotations

import re
from itertools import takewhile

from .head import STARS
from .markers import roman
from .paragraphs import keep, number_of
from .place import Place, Reading, is_formula

ROMAN_HEADING = re.compile(r"([IVXLC]+)\.?$")
LETTER_HEADING = re.compile(r"([A-ZА-Я])\.?$")
ROMAN_TITLE = re.compile(r"([IVXLC]+)\.?\s+(?=\S)")
LETTER_TITLE = re.compile(r"([A-Z])\.\s+(?=\S)")
PART_TITLE = re.compile(r"([A-Z])\s+(?=[A-ZА-ЯЁ])")  # of a composite resolution, its title on the same line


def structure(reading: Reading) -> bool:
    """Read the passage if it is a heading of any kind, a table or `* * *`; True if it was one of them."""
    passage, language = reading.passage, reading.language
    text = passage.text.strip()
    annex = language.match("annex", text)
    if annex or passage.role == "annex":
        _annex(reading, annex)
    elif STARS.match(text):
        keep(reading)
    elif passage.role == "table":
        keep(reading, "table")
    elif _is_section(reading, text):
        _section(reading, text)
    elif passage.role == "heading" or _titles_part(reading) or _numbered_in_annex(reading, text):
        _heading(reading)
    else:
        return False
    return True


def _annex(reading: Reading, found: re.Match[str] | None) -> None:
    """«Приложение II» is annex2; without a number it is the only one, annex."""
    number = (found.group(1) or "") if found and found.lastindex else ""
    index = roman(number.lower()) or reading.language.ordinal(number)
    place, passage = reading.place, reading.passage
    place.enter("annex", f"annex{index or ''}")
    reading.add("annex", place.container, passage.text.strip(), len(passage.text))


def _is_section(reading: Reading, text: str) -> bool:
    """«II», «B», «أولا» alone on a line; with a title behind it only where the reader knows a heading."""
    heading = reading.passage.role == "heading"
    if len(text) > 12 and not heading:
        return False
    named = reading.language.section_of(text) or reading.language.letter_named(text)
    alone = ROMAN_HEADING.match(text) or LETTER_HEADING.match(text) or named
    titled = heading and (ROMAN_TITLE.match(text) or LETTER_TITLE.match(text) or _part_title(reading, text))
    return bool(alone or titled)


def _part_title(reading: Reading, text: str) -> re.Match[str] | None:
    """«A Information in the service of humanity», and the formula follows (the PDF of A/RES/76/84 A-B)."""
    found = PART_TITLE.match(text)
    here = found and any(is_formula(p, reading.language) for p in reading.following(1))
    expected = chr(ord(reading.place.composite or "`") + 1).upper() if len(reading.place.composite or "") < 2 else ""
    return found if here and found.group(1) == expected else None


def _section(reading: Reading, text: str) -> None:
    """«II» opens section 2; «B» before a formula part b of a composite resolution, elsewhere a subsection."""
    place, ordinal, named = reading.place, reading.language.section_of(text), reading.language.letter_named(text)
    numeral = ROMAN_HEADING.match(text) or ROMAN_TITLE.match(text)
    letter = LETTER_HEADING.match(text) or LETTER_TITLE.match(text) or _part_title(reading, text)
    found = None if ordinal or named else numeral or letter
    if ordinal:
        place.enter("section", f"s{ordinal}")
    elif named:
        _lettered(reading, named)
    elif letter and (not numeral or _next_letter(place, letter.group(1))):
        _lettered(reading, letter.group(1))
        found = letter
    elif numeral:
        place.enter("section", f"s{roman(numeral.group(1).lower())}")
    start = found.end() if found and found.end() < len(text) else len(reading.passage.text)
    reading.add("heading", place.container, text[:start].strip(), start, level=len(place.container))


def _lettered(reading: Reading, letter: str) -> None:
    place, folded = reading.place, reading.language.homoglyphs.get(letter, letter).lower()
    if any(is_formula(p, reading.language) for p in reading.following(3)):
        place.enter("composite", folded)
    else:
        place.enter("subsection", folded)


def _next_letter(place: Place, letter: str) -> bool:
    """«C» behind «B» is a letter, behind «II» it would be a hundred; «I» is a number unless «H» came before."""
    last = place.subsection or place.composite or ""
    return ord(letter.lower()) == ord(last[0]) + 1 if last else letter not in "IVX"


def _titles_part(reading: Reading) -> bool:
    """The title of a composite resolution's part: between its letter and its formula."""
    items, place = reading.outline.items, reading.place
    opened = bool(items and place.composite and items[-1].path == place.container)
    return opened and any(is_formula(p, reading.language) for p in reading.following(1))


def _numbered_in_annex(reading: Reading, text: str) -> bool:
    """«Article 4 Notification de la vente judiciaire» as a plain paragraph (77/100 in French): no sign at its end."""
    short = len(text) < 120 and text[-1:] not in ".,;:،؛。，；："
    return short and bool(reading.place.annex) and reading.language.rule_of(text) is not None


def _heading(reading: Reading) -> None:
    """A part, rule, article or action with its number, in which numbers start anew; or a heading without a number."""
    place, text = reading.place, reading.passage.text
    part = reading.language.match("section", text)
    rule = reading.language.rule_of(text) if place.part == "annex" or not place.operative else None
    if part and _free(reading, "composite", key := f"part-{_number_of_part(part.group(1))}"):
        place.enter("composite", key)
        reading.add("heading", place.container, part.group().strip(), part.end(), level=1)
    elif rule and _free(reading, "rule", rule[0]):
        place.enter("rule", rule[0])
        reading.add("heading", place.container, text[: rule[1]].strip(), rule[1], level=3)
    else:
        heading = place.counted(place.container, "h")
        if _opens_document(reading):
            place.enter("rule", heading[-1])
        place.path, place.levels = () if place.rule else heading, []
        reading.add("heading", heading, level=2)


def _opens_document(reading: Reading) -> bool:
    """“Adopts the following declaration:”, its title, and numbers that begin at 1 behind it (75/1, 76/1)."""
    place, items = reading.place, reading.outline.items
    counted = any(i.path == (*place.container, "op1") and i.label is None for i in items)
    return counted and place.part == "operative" and any(number_of(p) == 1 for p in reading.following(3))


def _free(reading: Reading, level: str, key: str) -> bool:
    """False if a heading of that number stands here already: then its number is no address."""
    above = takewhile(lambda name: name != level, ("annex", "composite", "section", "subsection", "rule"))
    path = tuple(value for name in above if (value := getattr(reading.place, name)))
    return all(item.path != (*path, key) for item in reading.outline.items)


def _number_of_part(printed: str) -> str:
    """«II» of «Часть II», “A” of “Part A”, as ids have it."""
    return str(roman(printed.lower())) if set(printed) <= set("IVXLC") else printed.lower()
