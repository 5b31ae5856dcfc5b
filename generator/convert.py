"""The street, in one place: every stage called once, in order."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from . import account, anchors, citations, hyphens, letters, notes, outline, pages, readers
from .edits import Edit, settle
from .findings import failure
from .languages import CODES, Language, detect, language
from .model import Finding, Resolution, Source
from .readers import sidecar


@dataclass(frozen=True, slots=True)
class Conversion:
    """A resolution and how it was read."""

    resolution: Resolution
    edits: tuple[Edit, ...]  # of the text: undo(apply(source.text, edits), edits) == source.text
    note_edits: tuple[Edit, ...]  # inside the note blocks that `edits` lifts out
    findings: tuple[Finding, ...]
    source: Source


def convert(path: str | Path, *, language: str | None = None, meta: Mapping[str, Any] | None = None) -> Conversion:
    """The resolution in the file at `path`.

    `language`, `meta` and the YAML beside the file speak before the text, in this order. Raises ConversionError
    with the finding that says why a file cannot be converted, OSError if it cannot be opened.
    """
    meta = {**sidecar.load(path), **(meta or {})}
    return convert_source(readers.read(path), language=language, meta=meta)


def convert_source(source: Source, *, language: str | None = None, meta: Mapping[str, Any] | None = None) -> Conversion:
    """The resolution of a source already read. See `convert`."""
    meta = dict(meta or {})
    speech = _language(source, language or meta.get("language"))
    read = pages.read(source, speech)
    passages, joins, joined = hyphens.join(source, read.blocks, speech)
    if not passages:
        raise failure("empty-file", 1)
    noted = notes.read(passages, speech, source.text, "marks" in source.knows)
    lines = outline.read(noted.passages, speech)
    units = anchors.assign(lines.items, speech, meta.get("ids"))
    cited = [replace(unit, citations=citations.find(unit.text, speech)) for unit in units.units]
    footnotes = citations.resolve([replace(n, citations=citations.find(n.text, speech)) for n in noted.notes], speech)
    edits, note_edits = settle(read.edits, [*joins, *noted.edits])
    found = [
        *source.meta.get("findings", ()), *read.findings, *joined, *letters.scan(passages, speech), *noted.findings,
        *lines.findings, *units.findings,
    ]  # fmt: skip
    resolution = _resolution(source, speech, meta, lines, cited, footnotes)
    resolution = replace(resolution, findings=_in_order([*found, *account.check(source, edits, resolution)]))
    return Conversion(resolution, edits, note_edits, resolution.findings, source)


def _in_order(findings: list[Finding]) -> tuple[Finding, ...]:
    return tuple(sorted(dict.fromkeys(findings), key=lambda f: f.line or 0))


def _language(source: Source, given: str | None) -> Language:
    """The language: given by the caller or the YAML, else declared by the format, by the folder, by the text itself.

    Raises ConversionError where the folder says one language and the enacting formula another.
    """
    if given:
        return language(given)
    folder = next((part for part in reversed(Path(source.path).parts[:-1]) if part in CODES), None)
    enacts = [code for code in CODES if language(code).names_body(source.text)]
    if folder and enacts and folder not in enacts:  # A/RES/78/68 lies in French among the Russian files of the UN
        raise failure("language-mismatch", 1, given=folder, found=enacts[0])
    code = source.language or folder or detect(source.text)
    if code is None:
        raise failure("unknown-language", 1)
    return language(code)


def _resolution(source, speech, meta, lines, units, notes_) -> Resolution:  # type: ignore[no-untyped-def]
    declared = {**{k: v for k, v in source.meta.items() if k not in ("findings", "aliases")}, **meta}
    number = declared.get("number") or lines.number
    return Resolution(
        source=source,
        language=speech.code,
        symbol=declared.get("symbol") or _symbol(number, lines.masthead),
        status=declared.get("status") or ("adopted" if number else "draft"),
        body=declared.get("body") or lines.body,
        number=number,
        title=lines.title.text if lines.title else declared.get("title"),
        sponsors=tuple(lines.sponsors or declared.get("sponsors") or ()),
        formula=lines.formula,
        units=tuple(units),
        notes=tuple(notes_),
        closing=tuple(lines.closing),
        findings=(),
        masthead=tuple(lines.masthead),
        leftover=tuple(lines.leftover),
        meta=declared,
        title_marks=lines.title.marks if lines.title else (),
        printed_number=lines.printed_number,
        tabled=lines.tabled,
    )


def _symbol(number: str | None, masthead: list[str]) -> str | None:
    """The symbol the text itself gives: in its masthead, or by the number before the title."""
    for line in masthead:
        found = re.search(r"(?<![\w/])[AS]/RES/[\w\-/]+(?:\s?\([\w.]+\))?", letters.meant_symbol(line))
        if found:
            return found.group()
    if number and re.fullmatch(r"\d{1,3}/\d{1,3}(?:\s?[A-Z])?", number):
        return "A/RES/" + number.replace(" ", "")
    return None
