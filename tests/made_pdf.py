"""Small PDFs for the tests, written by hand: text at a place, in a size, in one of four fonts.

`plain`, `italic`, `bold` are Times with Latin letters; `wide` has every letter of Unicode (no glyphs, but a ToUnicode
map and widths of half an em), `mute` is the same without a ToUnicode map.
"""

from __future__ import annotations

from typing import NamedTuple

FONTS = {"plain": "Times-Roman", "italic": "Times-Italic", "bold": "Times-Bold"}
TO_UNICODE = (
    b"/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapName /X def /CMapType 2 def "
    b"1 begincodespacerange <0000> <FFFF> endcodespacerange "
    b"2 beginbfrange <0020> <00FF> <0020> <0400> <04FF> <0400> endbfrange "
    b"3 beginbfchar <2011> <2011> <FB01> <00660069> <00AD> <00AD> endbfchar endcmap end end"
)


class Text(NamedTuple):
    """Words on a page: where their base line begins, in which size and font, turned by how many quarters."""

    x: float
    y: float
    words: str
    size: float = 10
    font: str = "plain"
    quarters: int = 0
    spacing: float = 0  # between letters


def pdf(*pages: list[Text], rules: dict[int, list[tuple[float, float, float]]] | None = None, count: str = "") -> bytes:
    """A PDF of these pages (612 by 792 points). `rules`: page index -> lines (x0, x1, y); `count`: pages it claims."""
    kids = " ".join(f"{10 + 2 * k} 0 R" for k in range(len(pages)))
    objects = {
        1: b"<< /Type /Catalog /Pages 2 0 R >>",
        2: f"<< /Type /Pages /Kids [{kids}] /Count {count or len(pages)} >>".encode(),
        **_fonts(),
    }
    for k, texts in enumerate(pages):
        drawn = b"".join(map(_draw, texts)) + b"".join(_rule(*r) for r in (rules or {}).get(k, []))
        objects[10 + 2 * k] = (
            f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents {11 + 2 * k} 0 R /Resources << /Font "
            "<< /plain 3 0 R /italic 4 0 R /bold 5 0 R /wide 6 0 R /mute 7 0 R >> >> >>"
        ).encode()
        objects[11 + 2 * k] = stream(drawn)
    return assemble(objects)


def assemble(objects: dict[int, bytes], trailer: bytes = b"") -> bytes:
    """The file of these objects; object 1 is the catalogue."""
    out, places = b"%PDF-1.7\n", {}
    for number, body in sorted(objects.items()):
        places[number] = len(out)
        out += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    start, size = len(out), max(objects) + 1
    entries = [b"0000000000 65535 f \n"]
    entries += [b"%010d 00000 n \n" % places[n] if n in places else b"0000000000 00000 f \n" for n in range(1, size)]
    out += b"xref\n0 %d\n%s" % (size, b"".join(entries))
    return out + b"trailer << /Size %d /Root 1 0 R %s >>\nstartxref\n%d\n%%%%EOF\n" % (size, trailer, start)


def stream(data: bytes, more: bytes = b"") -> bytes:
    return b"<< /Length %d %s >>\nstream\n%s\nendstream" % (len(data), more, data)


def _fonts() -> dict[int, bytes]:
    made = {
        3 + k: f"<< /Type /Font /Subtype /Type1 /BaseFont /{name} /Encoding /WinAnsiEncoding >>".encode()
        for k, name in enumerate(FONTS.values())
    }
    for number, extra in ((6, b"/ToUnicode 9 0 R"), (7, b"")):
        made[number] = (
            b"<< /Type /Font /Subtype /Type0 /BaseFont /Wide /Encoding /Identity-H /DescendantFonts [8 0 R] %s >>" % extra
        )
    made[8] = (
        b"<< /Type /Font /Subtype /CIDFontType2 /BaseFont /Wide /DW 500 /CIDSystemInfo << /Registry (Adobe) "
        b"/Ordering (Identity) /Supplement 0 >> /FontDescriptor << /Type /FontDescriptor /FontName /Wide /Flags 4 "
        b"/FontBBox [0 -200 500 800] /ItalicAngle 0 /Ascent 800 /Descent -200 /CapHeight 700 /StemV 80 >> >>"
    )
    return {**made, 9: stream(TO_UNICODE)}


def _draw(text: Text) -> bytes:
    cos, sin = ((1, 0), (0, 1), (-1, 0), (0, -1))[text.quarters]
    if text.font in FONTS:
        escaped = text.words.encode("cp1252").replace(b"\\", b"\\\\").replace(b"(", b"\\(").replace(b")", b"\\)")
        shown = b"(" + escaped + b")"
    else:
        shown = b"<" + text.words.encode("utf-16-be").hex().encode() + b">"
    place = f"{cos} {sin} {-sin} {cos} {text.x} {text.y} Tm"
    return f"BT /{text.font} {text.size} Tf {text.spacing} Tc {place} ".encode() + shown + b" Tj ET\n"


def _rule(x0: float, x1: float, y: float) -> bytes:
    return f"{x0} {y} m {x1} {y} l S\n".encode()
