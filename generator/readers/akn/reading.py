"""A file being read: what the rooms of this reader know of it so far, and the lines they add."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from ...findings import finding
from ...model import Finding
from ..lines import Draft, Lines
from .elements import Element, name_of, upward

TEXTS = ("content", "intro", "wrapUp", "wrap", "listConclusion")  # their eIds only repeat that of their paragraph
DIRECTIONS = dict.fromkeys((0x200E, 0x200F))


@dataclass(slots=True)
class Table:
    """What the notes below a table ask of it."""

    rows: int = 0
    columns: int = 0
    letters: set[str] = field(default_factory=set)  # the superscripts in it: marks of its notes


@dataclass(slots=True)
class Reading:
    """A file being read: the lines so far, the notes to come behind them, what was found to be wrong."""

    lines: Lines = field(default_factory=Lines)
    notes: list[tuple[Element, str]] = field(default_factory=list)  # with their labels, in the order of their marks
    findings: list[Finding] = field(default_factory=list)
    aliases: dict[int, str] = field(default_factory=dict)  # index of a line -> eId of its element
    named: set[str] = field(default_factory=set)  # the eIds given so far
    waiting: str | None = None  # a number whose paragraph is still to come
    bare_labels: bool = False  # a paragraph begins with a number that is no <num>
    directed: bool = False  # marks of direction belong to the text: it is written right to left
    titled: bool = False  # the title was met
    table: Table = field(default_factory=Table)  # the last one

    def knows(self) -> set[str]:
        return {"lines", "marks", "italics"} | (set() if self.bare_labels else {"labels"})

    def fault(self, line: int | None, fault: str) -> None:
        self.findings.append(finding("akn-fault", line, fault=fault))

    def plain(self, text: str | None) -> str:
        """Without marks of direction where the language runs left to right (77/276 in Chinese is full of them)."""
        return (text or "") if self.directed else (text or "").translate(DIRECTIONS)

    def last_role(self) -> str | None:
        """The role of the line above, None before the first."""
        return self.lines.lines[-1].role if self.lines.lines else None

    def add(self, draft: Draft, role: str, element: Element, **known: Any) -> None:
        """Add a line, unless it is blank or says the heading above it again; the latter is a fault.

        The line bears the eId of the nearest element that has one, if no line before it does.
        """
        if role == "heading" == self.last_role() and self.lines.pieces[-1] == draft.text.rstrip():
            self.fault(element.sourceline, f"the heading «{draft.text.rstrip()}» is given twice")
            return
        index = self.lines.add(draft, role, element.sourceline, **known)
        identity = next((e.get("eId") for e in upward(element) if e.get("eId") and name_of(e) not in TEXTS), None)
        if index is not None and identity and identity not in self.named:
            self.aliases[index] = identity
            self.named.add(identity)
