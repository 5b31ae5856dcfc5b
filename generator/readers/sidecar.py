"""The small YAML beside a document: what its text does not say. Nothing in it is guessed, nothing in it is ignored."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path
from typing import Any

import yaml

from ..findings import failure

FIELDS: dict[str, tuple[type, ...]] = {
    "symbol": (str,),
    "symbol_note": (str,),  # why the symbol is believed to be so, where the text does not bear it
    "language": (str,),
    "number": (str,),
    "title": (str,),
    "body": (str,),
    "session": (int,),
    "date": (date,),
    "meeting": (str,),
    "status": (str,),
    "outcome": (str,),  # symbol of what became of a draft
    "agenda_item": (str,),
    "committee": (str,),
    "vote": (str,),
    "sponsors": (list,),
    "subjects": (list,),
    "official": (str,),  # address of the official document
    "unofficial": (bool,),  # a working translation
    "ids": (dict,),  # line of the source -> id, where a printed number is wrong
}
STATUSES = ("adopted", "draft")
ID = re.compile(r"[a-z][a-z0-9]*(?:-[a-z0-9]+)*$")


def beside(path: str | Path) -> Path:
    """The YAML that belongs to the document at `path`."""
    return Path(path).with_suffix(".yml")


def load(path: str | Path) -> dict[str, Any]:
    """The fields of the YAML beside the document at `path`, {} if there is none.

    Guaranteed after: only known fields, each of its type; `date` as ISO 8601 text. Raises ConversionError
    `bad-metadata` with the line of the fault in the YAML.
    """
    sidecar = beside(path)
    if not sidecar.is_file():
        return {}
    try:
        text = sidecar.read_text("utf-8")
        values = yaml.safe_load(text)
    except UnicodeDecodeError:
        raise failure("bad-metadata", 1, why=f"{sidecar.name} is not UTF-8") from None
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        why = f"{sidecar.name}: {getattr(error, 'problem', None) or 'not YAML'}"
        raise failure("bad-metadata", mark.line + 1 if mark else 1, why=why) from None
    return _checked(values if values is not None else {}, text, sidecar.name)


def _checked(values: Any, text: str, name: str) -> dict[str, Any]:
    if not isinstance(values, dict):
        raise failure("bad-metadata", 1, why=f"{name} holds no fields")
    for key, value in values.items():
        fault = _fault(key, value)
        if fault:
            raise failure("bad-metadata", _line(text, key), why=f"{name}: {fault}")
    return {k: v.isoformat() if isinstance(v, date) else v for k, v in values.items() if v is not None}


def _fault(key: Any, value: Any) -> str | None:
    """What is wrong with a field; None if nothing is."""
    if key not in FIELDS:
        return f"unknown field «{key}»"
    if value is None:
        return None
    if not isinstance(value, FIELDS[key]) or (isinstance(value, bool) and bool not in FIELDS[key]):
        return f"«{key}» is to be {FIELDS[key][0].__name__}, not {type(value).__name__}"
    if key == "status" and value not in STATUSES:
        return f"«status» is one of {', '.join(STATUSES)}"
    if key == "official" and not value.startswith("https://"):
        return "«official» is to begin with https://"
    if key in ("sponsors", "subjects") and not all(isinstance(item, str) for item in value):
        return f"«{key}» is a list of texts"
    if key == "ids" and not all(isinstance(k, int) and isinstance(v, str) and ID.match(v) for k, v in value.items()):
        return "«ids» maps a line of the source to an id like op4-a"
    return None


def _line(text: str, key: Any) -> int:
    """The line of the YAML on which a field begins."""
    found = re.search(rf"^[\"']?{re.escape(str(key))}[\"']?\s*:", text, re.MULTILINE)
    return text.count("\n", 0, found.start()) + 1 if found else 1
