"""PDF bytes -> glyphs with their place, size and face. The only module that knows pdfium.

Coordinates are points (1/72 inch) with y growing upwards, turned so that the text of a `Sheet` reads horizontally.
"""

from __future__ import annotations

import ctypes
import math
import re
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from typing import NamedTuple

import pypdfium2 as pdfium
import pypdfium2.raw as raw

from ...findings import failure

MAX_BYTES = 64_000_000  # of the file
MAX_PAGES = 1_000  # the longest resolution seen has 59
MAX_GLYPHS = 60_000  # on one page; a full page of small print has about 8,000
MAX_CLAIM = 100_000  # pages (or bookmarks) that a file may claim to have
CLAIM = re.compile(rb"/Count\s+(\d{6,12})\b")
MAX_TOTAL = 2_000_000  # glyphs of a file, about 600 full pages: some 600 MB of memory, a minute
MAX_STREAM = 64_000_000  # bytes of one part of the file, unpacked
MAX_STREAMS = 250_000_000  # of all parts but pictures
MAX_IMAGE = 400_000_000  # the same, of a picture
STREAM = re.compile(rb"stream\r?\n(?=[\x08\x18\x28\x38\x48\x58\x68\x78])")  # compressed by zlib
ITALIC_FLAG, FAKE = 1 << 6, ("italic", "oblique")
LINE_END_HYPHEN = (
    "\x02",
    "\ufffe",
    "\uffff",
)  # what pdfium gives for a printed hyphen (U+002D or U+00AD) at a line end
UNKNOWN = "\ufffd"


class Face(NamedTuple):
    """What a font says of itself."""

    italic: bool
    bold: bool
    barcode: bool


class Glyph(NamedTuple):
    """One printed character; `x1` is where the next one may begin, `y` the base line."""

    char: str
    x0: float
    x1: float
    y: float
    size: float
    face: Face
    owner: int  # the text object of the file it comes from


Rule = tuple[float, float, float]  # x0, x1, y of a horizontal line, or of the upper edge of a box


class Sheet(NamedTuple):
    """The glyphs of one page that are printed in one direction, in the order of the file, and the page's rules."""

    page: int  # from 1
    angle: int  # degrees by which the text was turned
    glyphs: list[Glyph]
    rules: list[Rule]  # of the page, with angle 0 only
    images: int  # pictures that cover a good part of the page
    unread: int  # text that pdfium shows on the page but does not give (a second layer is no such text)


def sheets(data: bytes) -> Iterator[Sheet]:
    """Every page of the PDF, one `Sheet` a direction of print, the direction with most glyphs first.

    Raises ConversionError: unreadable, protected, too-large (MAX_BYTES, MAX_PAGES, MAX_GLYPHS).
    """
    if len(data) > MAX_BYTES:
        raise failure("too-large", what=f"{len(data)} bytes", bound=f"{MAX_BYTES} bytes")
    if b"%PDF-" not in data[:1024]:
        raise failure("unreadable", format="PDF", why="it does not begin with %PDF-")
    if b"%%EOF" not in data[-2048:]:
        raise failure("unreadable", format="PDF", why="it is cut off: its end is missing")
    claimed = max((int(n) for n in CLAIM.findall(data)), default=0)
    if claimed > MAX_CLAIM:
        raise failure("too-large", what=f"{claimed} pages", bound=f"{MAX_PAGES} pages")
    _check_streams(data)
    with _document(data) as document:
        count = len(document)
        if count > MAX_PAGES:
            raise failure("too-large", what=f"{count} pages", bound=f"{MAX_PAGES} pages")
        if count < 1:
            raise failure("unreadable", format="PDF", why="it has no pages")
        total = 0
        for index in range(count):
            made = _page(document, index)
            total += sum(len(sheet.glyphs) for sheet in made)
            if total > MAX_TOTAL:
                raise failure("too-large", what=f"over {total} glyphs", bound=f"{MAX_TOTAL} glyphs")
            yield from made


def _check_streams(data: bytes) -> None:
    """Unpack every stream before pdfium does, up to the bounds: a few kilobytes may hold gigabytes."""
    total = 0
    for found in STREAM.finditer(data):
        bound = MAX_IMAGE if b"/Image" in data[max(found.start() - 400, 0) : found.start()] else MAX_STREAM
        packed = data[found.end() : data.find(b"endstream", found.end())]
        for _ in range(3):  # filters may be stacked
            try:
                packed = zlib.decompressobj().decompress(packed, bound + 1)
            except zlib.error:
                break
            total += len(packed) if bound == MAX_STREAM else 0
            if len(packed) > bound or total > MAX_STREAMS:
                raise failure(
                    "too-large", what=f"over {bound} bytes in a stream", bound=f"{MAX_STREAMS} bytes unpacked"
                )


@contextmanager
def _document(data: bytes) -> Iterator[pdfium.PdfDocument]:
    try:
        document = pdfium.PdfDocument(data)
    except pdfium.PdfiumError as error:
        if raw.FPDF_GetLastError() in (raw.FPDF_ERR_PASSWORD, raw.FPDF_ERR_SECURITY) or "assword" in str(error):
            raise failure("protected") from None
        raise failure("unreadable", format="PDF", why=str(error)) from None
    try:
        yield document
    finally:
        document.close()


def _page(document: pdfium.PdfDocument, index: int) -> list[Sheet]:
    try:
        page = document[index]
        text = page.get_textpage()
    except pdfium.PdfiumError as error:
        raise failure("unreadable", format="PDF", why=f"page {index + 1}: {error}") from None
    count = raw.FPDFText_CountChars(text)
    if count > MAX_GLYPHS:
        raise failure("too-large", what=f"{count} glyphs on page {index + 1}", bound=f"{MAX_GLYPHS} glyphs a page")
    by_angle: dict[int, list[Glyph]] = {}
    for angle, glyph in _glyphs(text, count):
        by_angle.setdefault(angle, []).append(glyph)
    width, height = page.get_size()
    drawn = _drawn(page, {glyph.owner for glyphs in by_angle.values() for glyph in glyphs}, width, height)
    order = sorted(by_angle, key=lambda a: -len(by_angle[a])) or [0]
    made = [
        Sheet(index + 1, a, by_angle.get(a, []), drawn.rules if a == 0 else [], drawn.images, drawn.unread)
        for a in order
    ]
    text.close()
    page.close()
    return made


def _glyphs(text: pdfium.PdfTextPage, count: int) -> Iterator[tuple[int, Glyph]]:
    """Angle and glyph, one by one, without the spaces and line breaks that pdfium puts in between."""
    x, y, box = ctypes.c_double(), ctypes.c_double(), raw.FS_RECTF()
    objects: dict[int, tuple[int, float, Face]] = {}
    handle, lead = text.raw, ""
    for i in range(count):
        char = _char(handle, i)
        if not char or (char == " " and raw.FPDFText_IsGenerated(handle, i)):
            continue
        if "\ud800" <= char <= "\udbff":
            lead = char
            continue
        if "\udc00" <= char <= "\udfff":
            char, lead = (lead + char).encode("utf-16", "surrogatepass").decode("utf-16", "replace"), ""
        owner = raw.FPDFText_GetTextObject(handle, i)
        key = ctypes.addressof(owner.contents) if owner else 0
        if key not in objects:
            objects[key] = _object(handle, i, owner)
        angle, size, face = objects[key]
        raw.FPDFText_GetCharOrigin(handle, i, x, y)
        raw.FPDFText_GetLooseCharBox(handle, i, box)
        if angle == 0:
            yield 0, Glyph(char, x.value, box.right, y.value, size, face, key)
        else:
            plain = Glyph(char, x.value, box.right, y.value, size, face, key)
            yield angle, _turned(plain, angle, box)


def _char(handle: object, i: int) -> str:
    """The character, "" for a line break of pdfium's own, U+FFFD where the font does not say which letter it shows."""
    code = raw.FPDFText_GetUnicode(handle, i)
    char = chr(code)
    if char in "\r\n":
        return ""
    if char in LINE_END_HYPHEN:
        return "-"
    if code == 0 or 0xE000 <= code <= 0xF8FF or raw.FPDFText_HasUnicodeMapError(handle, i) == 1:
        return UNKNOWN
    return " " if char.isspace() else char


def _turned(glyph: Glyph, angle: int, box: raw.FS_RECTF) -> Glyph:
    """The glyph after the page is turned back by `angle` degrees."""
    x, y = glyph.x0, glyph.y
    cos, sin = math.cos(math.radians(angle)), math.sin(math.radians(angle))
    ends = [a * cos + b * sin for a in (box.left, box.right) for b in (box.bottom, box.top)]
    return glyph._replace(x0=x * cos + y * sin, x1=max(ends), y=y * cos - x * sin)


def _object(handle: object, i: int, owner: object) -> tuple[int, float, Face]:
    """Angle in degrees, size on the page and face of the text object to which glyph `i` belongs."""
    matrix, size = raw.FS_MATRIX(), ctypes.c_float()
    raw.FPDFText_GetMatrix(handle, i, matrix)
    angle = round(math.degrees(math.atan2(matrix.b, matrix.a))) % 360
    nominal = raw.FPDFText_GetFontSize(handle, i)
    if owner and raw.FPDFTextObj_GetFontSize(owner, size):
        nominal = size.value
    return angle, round(abs(nominal * math.hypot(matrix.c, matrix.d)), 2), _face(handle, i)


def _face(handle: object, i: int) -> Face:
    name, flags = ctypes.create_string_buffer(256), ctypes.c_int()
    raw.FPDFText_GetFontInfo(handle, i, name, 256, flags)
    known = name.value.decode("utf-8", "replace").lower()
    slanted = bool(flags.value & ITALIC_FLAG) or any(word in known for word in FAKE)
    barcode = "barcode" in known or "3 of 9" in known or "code39" in known
    return Face(slanted, "bold" in known or "black" in known or raw.FPDFText_GetFontWeight(handle, i) >= 600, barcode)


class _Drawn(NamedTuple):
    rules: list[Rule]
    images: int
    unread: int


def _drawn(page: pdfium.PdfPage, owners: set[int], width: float, height: float) -> _Drawn:
    """What else is on the page: horizontal rules (and upper edges of boxes, which is how a border above a block is
    drawn), large images, and text that came with no glyph and is no second print of text that did.
    """
    rules, images, read, unread = [], 0, [], []
    for k in range(min(raw.FPDFPage_CountObjects(page), MAX_GLYPHS)):
        item = raw.FPDFPage_GetObject(page, k)
        kind = raw.FPDFPageObj_GetType(item)
        x0, y0, x1, y1 = box = _box(item)
        if kind == raw.FPDF_PAGEOBJ_TEXT and x1 - x0 > 0.1 and y1 - y0 > 0.1:
            (read if ctypes.addressof(item.contents) in owners else unread).append(box)
        elif kind == raw.FPDF_PAGEOBJ_IMAGE:
            images += (x1 - x0) * (y1 - y0) > 0.25 * width * height
        elif kind == raw.FPDF_PAGEOBJ_PATH and x1 - x0 > 20 and y1 - y0 < 0.9 * height:
            rules.append((x0, x1, y1))
    lost = [box for box in unread if not any(all(abs(a - b) < 2 for a, b in zip(box, o, strict=True)) for o in read)]
    return _Drawn(rules, images, len(lost))


def _box(item: object) -> tuple[float, float, float, float]:
    left, low, right, top = (ctypes.c_float() for _ in range(4))
    raw.FPDFPageObj_GetBounds(item, left, low, right, top)
    return left.value, low.value, right.value, top.value
