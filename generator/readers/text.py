"""Plain text as an extraction from a PDF gives it: printed lines, form feeds between pages, nothing else known."""

from __future__ import annotations

import hashlib
import re

from ..findings import failure
from ..model import Line, Source

LINE = re.compile(r"[^\n\f\r\x0b\x85\u2028\u2029]*")
BREAK = re.compile(r"\r\n|[\n\f\r\x0b\x85\u2028\u2029]")


def read(path: str, data: bytes) -> Source:
    """The text of a file. Raises ConversionError `not-utf8` with the encoding it seems to have, and the line."""
    text = decode(data)
    return Source(path, hashlib.sha256(data).hexdigest(), "text", text, tuple(lines(text)))


def decode(data: bytes) -> str:
    """The bytes as UTF-8, a byte order mark kept (it is a character of the source)."""
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as error:
        raise failure("not-utf8", data.count(b"\n", 0, error.start) + 1, guess=guess_encoding(data)) from None
    if "\0" in text:
        line = text.count("\n", 0, text.index("\0")) + 1
        raise failure("not-utf8", line, guess="UTF-16" if text.count("\0") > len(text) // 4 else "binary")
    return text


def guess_encoding(data: bytes) -> str:
    """The encoding a text seems to have: by its byte order mark, else by the letters each would give."""
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return "UTF-16"
    sample = data[:20_000]
    scores = {name: plausible(sample, codec) for name, codec in ENCODINGS.items()}
    return max(scores, key=scores.__getitem__)


ENCODINGS = {"Windows-1251": "cp1251", "KOI8-R": "koi8-r", "CP866": "cp866", "Windows-1252": "cp1252"}
FREQUENT = frozenset("оеаинтсрвлкмдпуя ,.\n")  # the commonest letters of Russian text


def plausible(sample: bytes, codec: str) -> float:
    """Share of the characters that text in that encoding would be made of."""
    text = sample.decode(codec, errors="replace")
    if codec == "cp1252":
        return sum(c.isascii() for c in text) / len(text)
    return sum(c in FREQUENT for c in text) / len(text)


def lines(text: str) -> list[Line]:
    """The printed lines of a text; a form feed begins a new page."""
    found, at, number, page = [], 0, 1, 1
    while True:
        end = LINE.match(text, at).end()  # type: ignore[union-attr]
        found.append(Line(at, end, number, page))
        broken = BREAK.match(text, end)
        if not broken:
            return found
        page += broken.group() == "\f"
        number += broken.group() != "\f" or end > at
        at = broken.end()
