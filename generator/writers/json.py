"""The JSON of the contract, one object a resolution. Pure: a Resolution in, values out."""

from __future__ import annotations

from typing import Any

from ..model import Citation, Finding, Note, Resolution, Unit

SCHEMA = 1


def document(resolution: Resolution) -> dict[str, Any]:
    """The object of one resolution. Fields beyond the contract come behind its own and may grow."""
    return {
        "schema": SCHEMA,
        "source": {"path": resolution.source.path, "sha256": resolution.source.sha256},
        "symbol": resolution.symbol,
        "language": resolution.language,
        "status": resolution.status,
        "body": resolution.body,
        "number": resolution.number,
        "title": resolution.title,
        "sponsors": list(resolution.sponsors),
        "formula": resolution.formula,
        "units": [unit(u) for u in resolution.units if u.kind != "formula"],
        "notes": [note(n) for n in resolution.notes],
        "closing": list(resolution.closing),
        "findings": [finding(f) for f in resolution.findings],
        "masthead": list(resolution.masthead),
        "leftover": list(resolution.leftover),
        "meta": resolution.meta,
    }


def failed(path: str, found: Finding) -> dict[str, Any]:
    """The object of a file that could not be converted."""
    return {"source": {"path": path}, "error": {"code": found.code, "line": found.line, "message": found.message}}


def unit(value: Unit) -> dict[str, Any]:
    out: dict[str, Any] = {
        "id": value.id,
        "kind": value.kind,
        "parent": value.parent,
        "label": value.label,
        "text": value.text,
        "lead": list(value.lead) if value.lead else None,
        "marks": [{"label": m.label, "offset": m.offset} for m in value.marks],
        "citations": [citation(c) for c in value.citations],
        "lines": list(value.lines),
    }
    if value.table:
        out["table"] = [
            [{"text": c.text, "rowspan": c.rowspan, "colspan": c.colspan, "head": c.head} for c in row]
            for row in value.table
        ]
    if value.aliases:
        out["aliases"] = list(value.aliases)
    return out


def note(value: Note) -> dict[str, Any]:
    out: dict[str, Any] = {
        "id": value.id,
        "label": value.label,
        "text": value.text,
        "marks": value.marks,
        "citations": [citation(c) for c in value.citations],
        "lines": list(value.lines),
    }
    if value.stands_for:
        out["stands_for"] = value.stands_for
    return out


def citation(value: Citation) -> dict[str, Any]:
    return {"start": value.start, "end": value.end, "kind": value.kind, "symbol": value.symbol, "unit": value.unit}


def finding(value: Finding) -> dict[str, Any]:
    return {"severity": value.severity, "code": value.code, "line": value.line, "message": value.message}
