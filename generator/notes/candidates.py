"""Numbers in the text that may be marks, and how surely each looks like one."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from ..languages import Language
from ..model import Passage

NUMBER = re.compile(r"\d+")
NAMES = re.compile(r"(?:CO|SO|NO|H|N|G|PM|P|SARS-CoV-|CoV-|CH|O|Rev|Corr|Add|MARPOL|Web|B|A|C|L|E|Q|F|R)$")
NAMED = re.compile(r"(?:CO2|SO2|NO2|N2O|CH4|H1N1|H5N1|PM10|G7|G8|G20|G77)$")  # their digits are their own
ABBREVIATION = re.compile(
    r"(?:Rev|Res|Dec|Add|Corr|L|C|Nos?|vol|p|pp|para|paras|art|No|A|E|CN|INF|SR|PV|CP|COP|CMA|CMP|SBI)$"
)
RESOLUTION = re.compile(r"(?:^|\D)\d{1,2}/(\d+)$")
DECISION = re.compile(
    r"(?i)(?:decisions?|решени\w+|décisions?|decisi\w+)\s+(?:\d+/)?$"
)  # decisions are numbered from 400 up
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


def candidates(body: Sequence[Passage], labels: frozenset[str], language: Language) -> Iterator[Candidate]:
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
