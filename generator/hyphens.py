"""Line ends: nothing, a hyphen or a space stood there in the text. An ordered list of rules, the first opinion wins.

Rules and their order after measurement on 300 Russian documents (29,722 line-end hyphens): the document's own words
first, then two short committed lists, then the default. No dictionary: it invents hyphens (86 of them there).
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field, replace
from operator import itemgetter

from .edits import Edit
from .findings import finding
from .languages import Language
from .model import Block, Finding, Line, Mark, Passage, Source

HYPHENS = "-‐\u2011\u00ad"
WORDS = re.compile(r"[^\W\d_]+(?:[-\u2011][^\W\d_]+)*")
LETTERS_END = re.compile(r"[^\W\d_]+(?=[-‐\u2011\u00ad]$)")
LETTERS_START = re.compile(r"[^\W\d_]+")
SPACES = re.compile(r"\s+")
FOLDED = re.compile(r"\s\s|[^\S ]")  # white space that is more than one space


@dataclass(frozen=True, slots=True)
class Break:
    """A line end at which words meet: `left` ends with the hyphen, both without spaces."""

    left: str  # last word of the line, its hyphen included
    right: str  # first word of the next line
    parts: tuple[str, str]  # the letters next to the break: («трудящихся», «мигрантов»)
    language: Language
    words: frozenset[str]  # the words of the document that stand whole on a line, lower case


@dataclass(frozen=True, slots=True)
class Verdict:
    """What a line end becomes."""

    text: str  # "" joins, "-" keeps the hyphen (as printed), " " parts the words
    rule: str
    certain: bool = True


def break_at(left: str, right: str, language: Language, words: frozenset[str]) -> Break:
    """The break between the last word of one line and the first of the next."""
    before, after = LETTERS_END.search(left), LETTERS_START.match(right)
    parts = (before.group() if before else "", after.group() if after else "")
    return Break(left, right, parts, language, words)


def joins(rule: str) -> Verdict:
    return Verdict("", rule)


def keeps(rule: str) -> Verdict:
    return Verdict("-", rule)


def soft_hyphen(at: Break) -> Verdict | None:
    """U+00AD is a break by its meaning."""
    return joins("soft-hyphen") if at.left.endswith("\u00ad") else None


def not_lower_case(at: Break) -> Verdict | None:
    """«14-/15», «Нью-/Йорке», «COVID-/19», “Non-/Self-Governing”: no word is broken before a digit or a capital."""
    elided = at.right[1:2] in "’'"  # «Кот-/д’Ивуар»
    return None if at.right[:1].islower() and at.parts[0] and not elided else keeps("hyphen-before-capital-or-digit")


def in_address(at: Break) -> Verdict | None:
    """`https://www.un.org/climate-/change`: an address has no soft hyphens."""
    return keeps("hyphen-in-address") if "://" in at.left or at.left.startswith("www.") else None


def other_script(at: Break) -> Verdict | None:
    """“Anti-/corruption” in a Russian text: words of another script are not broken."""
    return None if at.language.match("script", at.right.lower()) else keeps("hyphen-in-other-script")


def own_compound(at: Break) -> Verdict | None:
    """The document has the whole word with its hyphen elsewhere («трудящихся-мигрантов»), and not without."""
    return keeps("hyphen-in-document") if "-".join(at.parts).lower() in at.words else None


def own_word(at: Break) -> Verdict | None:
    """The document has the whole word without a hyphen elsewhere."""
    return joins("joined-in-document") if "".join(at.parts).lower() in at.words else None


def prefix(at: Break) -> Verdict | None:
    """“Co-/operation” (in the name of an organization) where words are not broken: the hyphen is meant."""
    meant = not at.language.soft_hyphens and at.parts[0].lower() in at.language.first_parts
    return keeps("hyphen-of-prefix") if meant else None


def adverb(at: Break) -> Verdict | None:
    """«по-/прежнему», «из-/за»."""
    return keeps("hyphen-of-adverb") if at.language.match("adverbs", "-".join(at.parts)) else None


def particle(at: Break) -> Verdict | None:
    """«каких-/либо», «кто-/то»: the particle and a pronoun before it, never «прави-/то»."""
    left, right = at.parts
    pronoun = re.match(
        r"(?i)(?:как|кто|кого|кому|кем|ком|что|чего|чему|чем|где|куда|когда|откуда|чей|чь|сколько)", left
    )
    return keeps("hyphen-of-particle") if right.lower() in at.language.particles and pronoun else None


def first_part(at: Break) -> Verdict | None:
    """«веб-/сайт», «социально-/экономический» (an adjective must follow: «общественно-/стью» is one word)."""
    left, right = (part.lower() for part in at.parts)
    adjectival = left in at.language.adjectival_parts and at.language.match("adjective", right)
    return keeps("hyphen-of-first-part") if adjectival or left in at.language.first_parts else None


def compound(at: Break) -> Verdict | None:
    """«государств-/членов», «трудящимися-/мигрантами», «женщинам-/фермерам»: a noun and its apposition."""
    return keeps("hyphen-of-compound") if at.language.match("apposition", "-".join(at.parts).lower()) else None


def capitals(at: Break) -> Verdict | None:
    """«ВИЧ-/инфекции», «ООН-/женщины»; but «СПИ-/Дом» is «СПИДом» broken by a program that saw a name."""
    left, right = at.parts
    if len(left) < 2 or not left.isupper():
        return None
    if any(
        name.startswith(left) and name == left + right[: len(name) - len(left)].upper()
        for name in at.language.inflected
    ):
        return joins("joined-name-in-capitals")
    if len(right) > 1 and right.isupper() and left not in at.language.capitals:  # «ЮНСИТ-/РАЛ», but «ООН-/СПАЙДЕР»
        return joins("joined-name-in-capitals") if at.language.soft_hyphens else keeps("hyphen-after-capitals")
    return keeps("hyphen-after-capitals")


def place_name(at: Break) -> Verdict | None:
    """«Шарм-/эш-Шейх», «Рио-/де-Жанейро»: a linking word between parts that begin with capitals."""
    left, right = at.parts
    linked = right in at.language.linking and at.right[len(right) : len(right) + 1] in ("-", "\u2011")
    return keeps("hyphen-of-place-name") if linked and left[:1].isupper() else None


def numeral(at: Break) -> Verdict | None:
    """«восемь-/девять лет»."""
    left, right = at.parts
    both = left.lower() in at.language.numerals and right.lower() in at.language.numerals
    return keeps("hyphen-of-numerals") if both else None


def suspended(at: Break) -> Verdict | None:
    """«средне-/и долгосрочный», “burden-/and responsibility-sharing”: the hyphen stands for the rest of the word."""
    return Verdict(" ", "suspended-hyphen") if at.right in at.language.joining else None


def by_language(at: Break) -> Verdict:
    """Without evidence: where words are broken at line ends the hyphen goes, else it is the word's own."""
    return Verdict("", "joined-by-default", certain=False) if at.language.soft_hyphens else keeps("hyphen-by-default")


RULES: tuple[Callable[[Break], Verdict | None], ...] = (
    soft_hyphen, in_address, suspended, capitals, place_name, numeral, not_lower_case, other_script, own_compound,
    prefix, own_word, adverb, particle, first_part, compound,
)  # fmt: skip


def decide(at: Break) -> Verdict:
    """The first opinion of RULES, else the language's default."""
    for rule in RULES:
        verdict = rule(at)
        if verdict:
            return verdict
    return by_language(at)


def line_end(left: str, right: str, language: Language, words: frozenset[str]) -> Verdict:
    """What joins the line `left` (trailing spaces off) to the line `right` (leading spaces off)."""
    last = left[-1:]
    if last in HYPHENS and left[-2:-1].strip():
        return decide(break_at(left.split()[-1], right.split(None, 1)[0], language, words))
    if last == "–" and left[-2:-1].strip(" –—"):  # «14–/15 сентября», «116 a)–/u)»
        return Verdict("", "dash-between-numbers")
    sign = right[0] in ",;" or right.startswith((". ", ".\n"))
    if last.isdigit() and sign:  # «года1/, а также»: pdftotext -raw ends the line behind a raised mark
        return Verdict("", "sign-at-line-start")
    if last == "/" and left[-2:-1].strip():  # «и/или», «1/CMA.3»: of 17,654 slashes 7 stand before a space
        return Verdict("", "slash")
    return Verdict(" ", "line")


def document_words(text: str) -> frozenset[str]:
    """The words that stand whole inside a line, lower case; a word next to a line end may be a half and is left out."""
    whole: set[str] = set()
    for line in text.lower().replace("\u2011", "-").splitlines():
        found = WORDS.findall(line)
        whole.update(found if line.rstrip()[-1:] not in HYPHENS else found[:-1])
    return frozenset(whole | {part for word in whole if "-" in word for part in pairs(word)})


def pairs(word: str) -> Iterable[str]:
    """Neighbouring parts of a compound of three: «женщин-трудящихся-мигрантов»."""
    parts = word.split("-")
    return ("-".join(parts[i : i + 2]) for i in range(len(parts) - 1))


@dataclass(slots=True)
class Draft:
    """A passage in the making."""

    pieces: list[str] = field(default_factory=list)
    origins: list[tuple[int, int]] = field(default_factory=list)
    length: int = 0

    def add(self, text: str, origin: int) -> None:
        if text:
            self.pieces.append(text)
            self.origins.append((self.length, origin))
            self.length += len(text)


def join(
    source: Source, blocks: Iterable[Block], language: Language
) -> tuple[list[Passage], list[Edit], list[Finding]]:
    """Each block as one line of text.

    Guaranteed after: no line break and no run of white space in any passage; a hyphen at a line end is joined or kept
    by a named rule; a line end is an edit; a join for want of evidence is a finding. The words are never changed.
    """
    words = document_words(source.text)
    starts = [span.start for span in source.spans]
    passages, edits, findings = [], [], []
    for block in blocks:
        passage = _join_block(source, block, language, words, edits, findings)
        if passage:
            passages.append(_with_spans(passage, block, source, starts))
    return passages, edits, findings


def _join_block(source, block, language, words, edits, findings) -> Passage | None:  # type: ignore[no-untyped-def]
    draft, previous = Draft(), None
    for line in block.lines:
        start, end = _trimmed(source.text, line)
        if start == end:
            continue
        if previous is not None and start < previous:  # a number moved before its paragraph: its edits are `pages`'
            draft.add(" ", previous)
        elif previous is not None:
            verdict = _join_lines(source.text, draft, previous, start, language, words, edits)
            if not verdict.certain:
                findings.append(_uncertain(source.text, previous, start, line))
        _add_line(source.text, draft, start, end, edits)
        previous = end
    if not draft.pieces:
        return None
    first, numbers = block.lines[0], [line.number for line in block.lines]
    span = (min(numbers), max(numbers))
    return Passage(block.role, "".join(draft.pieces), tuple(draft.origins), span, first.level, first.note)


def _trimmed(text: str, line: Line) -> tuple[int, int]:
    raw = text[line.start : line.end]
    return line.start + len(raw) - len(raw.lstrip(" \t\ufeff\u00a0\u200e\u200f")), line.start + len(raw.rstrip())


def _join_lines(text, draft, end, start, language, words, edits) -> Verdict:  # type: ignore[no-untyped-def]
    left, right = "".join(draft.pieces[-3:]), text[start : start + 200]
    if text[end : end + 1].strip():  # a note cut the word off in the middle of the line: «стре1 United Nations»
        whole = (left.split()[-1] + right.split(None, 1)[0]).strip(".,;:").lower() in words
        verdict = Verdict("", "word-cut-by-note", certain=whole)
    else:
        verdict = line_end(left, right, language, words)
    if verdict.text == " ":
        draft.add(" ", end)
        edits.append(Edit(end, text[end:start], " ", "line"))
    elif verdict.text == "" and left[-1] in HYPHENS:
        last = draft.pieces[-1]
        draft.pieces[-1], draft.length = last[:-1], draft.length - 1
        edits.append(Edit(end - 1, text[end - 1 : start], "", verdict.rule))
    else:
        edits.append(Edit(end, text[end:start], "", verdict.rule))
    return verdict


def _add_line(text: str, draft: Draft, start: int, end: int, edits: list[Edit]) -> None:
    """The characters of a line, runs of white space folded to one space."""
    at = start
    for run in SPACES.finditer(text, start, end) if FOLDED.search(text, start, end) else ():
        if run.group() != " ":
            draft.add(text[at : run.start()], at)
            draft.add(" ", run.start())
            edits.append(Edit(run.start(), run.group(), " ", "white-space"))
            at = run.end()
    draft.add(text[at:end], at)


def _uncertain(text: str, end: int, start: int, line: Line) -> Finding:
    left = text[:end][-40:].split()[-1]
    right = re.match(r"[^\W\d_]+", text[start : start + 40]).group()  # type: ignore[union-attr]
    word = LETTERS_END.search(left)
    return finding(
        "uncertain-hyphen", line.number - 1, printed=f"{word.group() if word else left}-|{right}",
        joined=(word.group() if word else left) + right,
    )  # fmt: skip


def _with_spans(passage: Passage, block: Block, source: Source, starts: list[int]) -> Passage:
    """The passage with what the reader knows of its characters. A passage of a plain text has none."""
    found: dict[str, list] = {"mark": [], "label": [], "italic": [], "link": [], "cell": []}
    for line in block.lines:
        for k in range(bisect_left(starts, line.start), bisect_left(starts, line.end)):
            span = source.spans[k]
            found[span.kind].append((_inside(passage, span.start), _inside(passage, span.end), span.value))
    marks = tuple(Mark(value or passage.text[a:b], a) for a, b, value in found["mark"])
    return replace(
        passage,
        label=found["label"][0][1] if found["label"] and found["label"][0][0] == 0 else None,
        marks=marks,
        italics=tuple((a, b) for a, b, _ in found["italic"] if a < b),
        links=tuple(found["link"]),
        cells=tuple(found["cell"]),
    )


def _inside(passage: Passage, offset: int) -> int:
    """Offset in the passage's text of the source's character at `offset` (the next one that is left, if it went)."""
    origins = passage.origins
    k = max(bisect_right(origins, offset, key=itemgetter(1)) - 1, 0)
    at, origin = origins[k]
    end = origins[k + 1][0] if k + 1 < len(origins) else len(passage.text)
    return min(max(at + offset - origin, at), end)
