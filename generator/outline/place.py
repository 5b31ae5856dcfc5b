"""The state of one reading: what is found so far, and where the reading stands."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field

from ..findings import finding
from ..languages import Language
from ..model import Finding, Item, Passage
from .markers import Level

FORMULA = 80  # characters: no formula is longer


@dataclass(slots=True)
class Outline:
    """What `outline.read` gives."""

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
    """What the next paragraph's id is made of."""

    annex: str | None = None  # "annex", "annex2"
    composite: str | None = None  # part of a composite resolution ("b") or of a long document ("part-2")
    section: str | None = None  # "s3"
    subsection: str | None = None  # "c"
    rule: str | None = None  # a numbered rule, article or action: "art4"
    part: str = "preamble"  # "preamble", "operative", "annex"
    preambular: int = 0
    operative: int = 0
    before: int = 0  # the last number of the section before
    counts: Counter[tuple[str, ...]] = field(default_factory=Counter)  # what bears no number is counted where it stands
    path: tuple[str, ...] = ()  # of the last paragraph or point
    levels: list[Level] = field(default_factory=list)

    @property
    def container(self) -> tuple[str, ...]:
        """What the ids of the paragraphs here begin with: ("b", "s3"), ("annex1", "s2")."""
        return tuple(key for key in (self.annex, self.composite, self.section, self.subsection, self.rule) if key)

    def enter(self, level: str, key: str) -> None:
        """Enter a part of that level ("annex", "composite", …): those below it are left, numbers start anew."""
        levels = ("annex", "composite", "section", "subsection", "rule")
        setattr(self, level, key)
        for below in levels[levels.index(level) + 1 :]:
            setattr(self, below, None)
        self.begin("annex" if self.annex else "preamble" if level != "rule" else self.part)

    def counted(self, above: tuple[str, ...], kind: str) -> tuple[str, ...]:
        """The path of the next heading or text without a number below `above`: (…, "h2"), (…, "t1")."""
        self.counts[*above, kind] += 1
        return (*above, f"{kind}{self.counts[*above, kind]}")

    def begin(self, part: str) -> None:
        """Numbers start anew; that they may also go on from the section before is kept in `before`."""
        self.part, self.before = part, self.operative or self.before
        self.preambular = self.operative = 0
        self.path, self.levels = (), []


@dataclass(slots=True)
class Reading:
    """One walk over passages."""

    language: Language
    outline: Outline
    place: Place
    passages: Sequence[Passage]
    at: int = 0

    @property
    def passage(self) -> Passage:
        return self.passages[self.at]

    def following(self, count: int) -> Sequence[Passage]:
        """The next passages, `count` of them at the most."""
        return self.passages[self.at + 1 : self.at + 1 + count]

    def add(self, kind: str, path: tuple[str, ...], label: str | None = None, start: int = 0, level: int = 0) -> None:
        """The passage read now becomes an item."""
        self.outline.items.append(Item(kind, path, self.passage, label, start, level))

    def report(self, code: str, **values: object) -> None:
        self.outline.findings.append(finding(code, self.passage.lines[0], **values))


def is_formula(passage: Passage, language: Language) -> bool:
    """True for the enacting formula. Without its comma, «Генеральная Ассамблея» may be a line of the masthead."""
    found = language.match("formula", passage.text.strip()) if len(passage.text) < FORMULA else None
    return bool(found) and (bool(found.group(2)) or passage.role == "body")
