"""What the collection holds: which files there are, the address of each document, what each says of the others."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from pathlib import Path
from typing import Any

from ..findings import finding
from ..languages import CODES
from ..letters import meant_symbol
from ..model import Finding
from ..readers import PREFERENCE, SUFFIXES

OFFICIAL = "https://docs.un.org/{language}/{symbol}"


@dataclass(frozen=True, slots=True)
class Entry:
    """One document in one language, as lists and other documents see it."""

    language: str
    symbol: str
    source: str  # path of the file it was read from
    title: str
    number: str | None = None
    date: str | None = None  # ISO 8601
    session: int | None = None
    status: str = "adopted"
    body: str | None = None
    unofficial: bool = False
    subjects: tuple[str, ...] = ()
    format: str = "text"
    units: int = 0

    @property
    def page(self) -> str:
        """Path of its page below docs/."""
        return f"{self.language}/{self.symbol}.md"

    @property
    def address(self) -> str:
        """Its address below the site's root; the path that docs.un.org uses."""
        return f"/{self.language}/{self.symbol}/"


@dataclass(slots=True)
class Catalogue:
    """Entries in the order of the sources, and what keeps a file out."""

    entries: list[Entry] = field(default_factory=list)
    findings: dict[str, list[Finding]] = field(default_factory=dict)  # path of a source -> findings
    passed_over: set[str] = field(default_factory=set)  # sources another format of the same document stands before


def sources(folder: Path) -> list[Path]:
    """The documents below a folder, in a stable order; YAML, hidden and unknown files are none."""
    found = (p for p in folder.rglob("*") if p.suffix.lower() in SUFFIXES and p.is_file())
    return sorted(p for p in found if not any(part.startswith(".") for part in p.relative_to(folder).parts))


def clean_symbol(symbol: str) -> str:
    """A symbol as an address has it: letters as meant, no white space, nothing that leaves the folder."""
    parts = [part for part in meant_symbol(symbol).split("/") if part.strip(".")]
    return "/".join(re.sub(r"[^\w.()\-]", "", part) for part in parts)


def choose(entries: Iterable[Entry]) -> Catalogue:
    """One entry a symbol and language: AKN before DOCX before PDF before text; two of one format are an error."""
    catalogue = Catalogue()
    groups: dict[tuple[str, str], list[Entry]] = {}
    for entry in entries:
        groups.setdefault((entry.symbol, entry.language), []).append(entry)
    for group in groups.values():
        ranked = sorted(group, key=lambda e: PREFERENCE.index(e.format))
        best = [e for e in ranked if e.format == ranked[0].format]
        if len(best) > 1:
            _refuse(catalogue, best)
            continue
        catalogue.entries.append(best[0])
        if ranked[1:]:
            others = ", ".join(e.source for e in ranked[1:])
            code = finding("preferred-source", None, others=others, format=best[0].format.upper())
            catalogue.findings.setdefault(best[0].source, []).append(code)
            catalogue.passed_over.update(e.source for e in ranked[1:])
    return catalogue


def _refuse(catalogue: Catalogue, entries: Sequence[Entry]) -> None:
    for entry in entries:
        other = next(e.source for e in entries if e is not entry)
        found = finding("duplicate-symbol", 1, symbol=entry.symbol, language=entry.language, other=other)
        catalogue.findings.setdefault(entry.source, []).append(found)


def order(entry: Entry) -> tuple[Any, ...]:
    """Sort key: by the numbers in the symbol, so that 59/9 stands before 59/262."""
    return tuple((0, int(p), "") if p.isdigit() else (1, 0, p) for p in re.split(r"(\d+)", entry.symbol))


def newest_first(entries: Iterable[Entry]) -> list[Entry]:
    """Entries by date, the newest first; those without a date by session and symbol behind."""
    return sorted(entries, key=lambda e: (e.date or "", e.session or 0, order(e)), reverse=True)


def relations(entries: Sequence[Entry]) -> dict[tuple[str, str], dict[str, Any]]:
    """For each (language, symbol): the document's pages in other languages, and its neighbours in its own."""
    languages: dict[str, dict[str, str]] = {}
    for entry in entries:
        languages.setdefault(entry.symbol, {})[entry.language] = entry.address
    known = {(e.language, e.symbol): e for e in entries}
    related: dict[tuple[str, str], dict[str, Any]] = {
        key: _languages(entry, languages[entry.symbol]) for key, entry in known.items()
    }
    for code in CODES:
        own = sorted((e for e in entries if e.language == code), key=order)
        for before, after in pairwise(own):
            related[code, before.symbol]["next"] = _neighbour(after)
            related[code, after.symbol]["previous"] = _neighbour(before)
    return related


def _languages(entry: Entry, pages: Mapping[str, str]) -> dict[str, Any]:
    missing = {c: OFFICIAL.format(language=c, symbol=entry.symbol) for c in CODES if c not in pages}
    return {"languages": dict(sorted(pages.items())), "missing": missing}


def _neighbour(entry: Entry) -> dict[str, str]:
    return {"path": entry.address, "title": f"{entry.number or entry.symbol}. {entry.title}"}
