"""Documents named in a text. First recognised, each by itself; then what refers back (Ibid.) is resolved."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from .languages import Language
from .model import Citation, Note

LOOKALIKES = str.maketrans("АВЕКМНОРСТУХ", "ABEKMHOPCTYX")
NUMBER = re.compile(
    r"(?<![\w/.\-–])(?:"
    r"(?P<special>(?:ES|S|ЕS|ЭС)-\d{1,2}/\d{1,3})|"
    r"(?P<year>(?:19|20)\d\d/\d{1,3})|"
    r"(?P<session>\d{1,2}/\d{1,3})(?:[\s\u00a0](?P<part>[A-ZА]{1,2})(?![\w/]))?|"
    r"(?P<old>\d{1,4})(?:\s(?P<oldpart>[A-ZА]))?\s?\((?P<roman>[IVXLC]+|S-[IVX]+|ES-[IVX]+)\)|"
    r"(?P<council>\d{1,4})\s?\((?P<in>(?:19|20)\d\d)\)"
    r")(?![\w/]|-\d)"
)
SYMBOL = re.compile(
    r"(?<![\w/.])(?:[AАSESТ]|ST|CD|CEDAW|CRC|CCPR|CERD|CAT|DP|TD|ISBA|UNEP|FCCC|LOS|HSP|E|Е)/"
    r"(?:[\w\-]+(?:\.[\w\-]+)*/)*[\w\-]+(?:\.[\w\-]+)*(?:\s\((?:Part|Parts|SUPP|Vol\.)\s?[\w.]*\))?"
)
TREATY = re.compile(r"United Nations, Treaty Series, vol\. [\d and]+, No\. [\dI\-]+")


def find(text: str, language: Language) -> tuple[Citation, ...]:
    """Every resolution and document the text names, in order, none overlapping another.

    A number is a resolution's only where the nearest announcing word before it says so («резолюция», not «решение»).
    The organ is the one named next to the announcing word or behind the number, else the General Assembly.
    """
    found = [*_resolutions(text, language), *_documents(text), *_treaties(text)]
    found.sort(key=lambda c: (c.start, -c.end))
    kept: list[Citation] = []
    for citation in found:
        if not kept or citation.start >= kept[-1].end:
            kept.append(citation)
    return tuple(kept)


def _documents(text: str) -> Iterator[Citation]:
    for found in SYMBOL.finditer(text):
        symbol = re.sub(r"\s+", "", found.group().translate(LOOKALIKES))
        if re.search(r"\d", symbol):
            kind = "resolution" if "/RES/" in symbol else "document"
            yield Citation(found.start(), found.end(), kind, symbol)


def _treaties(text: str) -> Iterator[Citation]:
    for found in TREATY.finditer(text):
        yield Citation(found.start(), found.end(), "treaty", None)


def _resolutions(text: str, language: Language) -> Iterator[Citation]:
    words = sorted(
        [(m.end(), m.start(), True) for m in language.pattern("resolution").finditer(text)]
        + [(m.end(), m.start(), False) for m in language.pattern("decision").finditer(text)]
    )
    if not words:
        return
    numbers = list(NUMBER.finditer(text))
    for k, number in enumerate(numbers):
        before = [w for w in words if w[0] <= number.start()]
        if before and before[-1][2]:
            following = numbers[k + 1].start() if k + 1 < len(numbers) else len(text)
            announced = before[-1]
            organ = _organ(text, announced, number, following, words, language)
            yield Citation(number.start(), number.end(), "resolution", _symbol(number, organ))


def _organ(
    text: str,
    announced: tuple[int, int, bool],
    number: re.Match[str],
    following: int,
    words: Sequence,
    language: Language,
) -> str:  # type: ignore[type-arg]
    """What the symbol begins with: the organ between announcement and number, right before, or right behind."""
    behind = re.split(r"[,;]", text[number.end() : following])[0]
    for stretch in (behind, text[announced[0] : number.start()][:60], text[max(announced[1] - 36, 0) : announced[1]]):
        for pattern, prefix in language.organs:
            if re.search(pattern, stretch):
                return prefix
    return "A/RES/"


def _symbol(number: re.Match[str], organ: str) -> str:
    get = number.groupdict()
    if get["council"]:
        return f"S/RES/{get['council']}({get['in']})"
    if get["roman"]:
        return f"A/RES/{get['old']}({get['roman']})"
    if get["year"]:
        return f"E/RES/{get['year']}"
    if get["special"]:
        special = get["special"].translate(LOOKALIKES)
        return f"{'A/HRC/RES/' if organ == 'A/HRC/RES/' else 'A/RES/'}{special}"
    part = (get["part"] or "").translate(LOOKALIKES)
    return f"{organ if organ != 'S/RES/' else 'A/RES/'}{get['session']}{part}"


def resolve(notes: Sequence[Note], language: Language) -> list[Note]:
    """«Там же»/Ibid.: the note stands for the note before it, or for what that one stands for itself."""
    resolved: list[Note] = []
    for note in notes:
        found = language.match("ibid", note.text)
        if found and resolved:
            before = resolved[-1]
            ibid = Citation(found.start(), found.end(), "ibid", _cited(before))
            note = replace(note, stands_for=before.stands_for or before.label, citations=(ibid, *note.citations))
        resolved.append(note)
    return resolved


def _cited(note: Note) -> str | None:
    """The one document a note names; None if it names several or none."""
    symbols = {c.symbol for c in note.citations if c.symbol}
    return symbols.pop() if len(symbols) == 1 else None
