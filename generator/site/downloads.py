"""What a reader may take away of a document: its JSON and the file it was read from, byte for byte (its hash is shown).

They lie beside its page, /ru/A/RES/59/262.json and .txt, and its front matter lists them: so a build knows its own.
"""

from __future__ import annotations

import filecmp
import json
import re
import shutil
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from ..model import Resolution
from ..writers.json import document
from .catalogue import Entry

LISTED = re.compile(r"^- path: (/\S+)\n  format: ", re.MULTILINE)


def listed(entry: Entry) -> list[dict[str, Any]]:
    """The downloads of a document, as its front matter names them."""
    suffixes = (".json", Path(entry.source).suffix.lower())
    return [{"path": f"{entry.address[:-1]}{suffix}", "format": suffix[1:].upper()} for suffix in suffixes]


def as_json(resolution: Resolution) -> str:
    """The object of the contract, a line of JSON, as `parse` prints it."""
    return json.dumps(document(resolution), ensure_ascii=False) + "\n"


def files(head: str, page: Path) -> set[Path]:
    """The files beside a page that its front matter lists as downloads."""
    names = (Path(path).name for path in LISTED.findall(head))
    return {page.with_name(name) for name in names if name.startswith(f"{page.stem}.")}


def write(docs: Path, entry: Entry, text: str) -> None:
    """Put the downloads of a document beside its page, `text` as its JSON; what is there already stays untouched."""
    ours, source = (docs / one["path"][1:] for one in listed(entry))
    ours.parent.mkdir(parents=True, exist_ok=True)
    if not (ours.is_file() and ours.read_bytes() == text.encode()):
        ours.write_bytes(text.encode())
    if not (source.is_file() and filecmp.cmp(entry.source, source)):
        shutil.copy2(entry.source, source)  # with its time: then the next comparison need not read it


def remove(some: Iterable[Path]) -> None:
    for file in some:
        file.unlink(missing_ok=True)
