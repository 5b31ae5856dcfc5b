"""One module a format; each reads bytes into a `Source`. The format is known by its content, not only by its suffix."""

from __future__ import annotations

from importlib import import_module
from pathlib import Path

from ..findings import failure
from ..model import Source

SUFFIXES = {".txt": "text", ".xml": "akn", ".akn": "akn", ".pdf": "pdf", ".docx": "docx"}
PREFERENCE = ("akn", "docx", "pdf", "text")  # several files for one document and language: the first is read


def recognise(data: bytes) -> str:
    """The format of a file by its first bytes: "pdf", "docx" (any zip or OLE container), "akn" (any XML) or "text"."""
    head = data[:1024].lstrip(b"\xef\xbb\xbf\xff\xfe\r\n\t \0")
    if head.startswith(b"%PDF-"):
        return "pdf"
    if head.startswith((b"PK\x03\x04", b"\xd0\xcf\x11\xe0")):
        return "docx"
    if head.startswith((b"<?xml", b"<akomaNtoso", b"<akn")) or b"<akomaNtoso" in head:
        return "akn"
    return "text"


def read(path: str | Path, data: bytes | None = None) -> Source:
    """The source in the file at `path`. Raises ConversionError (empty, not what its name says, …) or OSError."""
    path = Path(path)
    data = path.read_bytes() if data is None else data
    found = recognise(data)
    named = SUFFIXES.get(path.suffix.lower(), found)
    if not data.strip(b"\xef\xbb\xbf\r\n\t\f \0"):
        raise failure("empty-file", 1)
    if named != found and "pdf" in (named, found):
        raise failure("wrong-format", 1, suffix=path.suffix, found=found.upper())
    if found == "text" and named in ("akn", "docx"):
        raise failure("unreadable", 1, format=named.upper(), why="its content is plain text or damaged")
    if found != named and named == "text":
        raise failure("wrong-format", 1, suffix=path.suffix, found=found.upper())
    return import_module(f"{__name__}.{found}").read(str(path), data)
