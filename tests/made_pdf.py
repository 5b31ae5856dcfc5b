"""Small PDFs for the tests, written by hand: text at a place, in a size, in one of five fonts.

`plain`, `italic`, `bold` are Times with Latin letters. In `wide` every letter, Cyrillic ones too, is a box half an em
wide; `mute` is the same, but does not tell which letter a box stands for.
"""

from __future__ import annotations

from typing import NamedTuple

FONTS = {"plain": "Times-Roman", "italic": "Times-Italic", "bold": "Times-Bold"}
# beside Windows-1251, in the place of letters no test needs
EXTRA = {"\u2011": 0x81, "\ufb01": 0x83, "ا": 0x80, "ب": 0x8A, "ت": 0x8C, "،": 0x8D}


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
    names = " ".join(f"/box{code}" for code in range(32, 256))
    shapes = " ".join(f"/box{code} 8 0 R" for code in range(32, 256))
    for number, extra in ((6, "/ToUnicode 9 0 R"), (7, "")):
        made[number] = (
            f"<< /Type /Font /Subtype /Type3 /FontBBox [0 -200 500 700] /FontMatrix [0.001 0 0 0.001 0 0] "
            f"/FirstChar 32 /LastChar 255 /Widths [{'500 ' * 224}] "
            f"/Encoding << /Type /Encoding /Differences [32 {names}] >> "
            f"/CharProcs << {shapes} >> /Resources << >> {extra} >>"
        ).encode()
    return {**made, 8: stream(b"500 0 20 0 480 650 d1 20 0 460 650 re f"), 9: stream(_to_unicode())}


def _to_unicode() -> bytes:
    letters = {code: bytes([code]).decode("cp1251", "replace") for code in range(32, 256)}
    letters |= {code: "fi" if letter == "\ufb01" else letter for letter, code in EXTRA.items()}
    pairs = [f"<{code:02x}> <{letter.encode('utf-16-be').hex()}>" for code, letter in letters.items()]
    blocks = [pairs[k : k + 100] for k in range(0, len(pairs), 100)]
    body = " ".join(f"{len(block)} beginbfchar {' '.join(block)} endbfchar" for block in blocks)
    head = "/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapName /X def /CMapType 2 def "
    return f"{head} 1 begincodespacerange <00> <ff> endcodespacerange {body} endcmap end end".encode()


def _draw(text: Text) -> bytes:
    cos, sin = ((1, 0), (0, 1), (-1, 0), (0, -1))[text.quarters]
    if text.font in FONTS:
        codes = text.words.encode("cp1252")
    else:
        codes = b"".join(bytes([EXTRA[c]]) if c in EXTRA else c.encode("cp1251") for c in text.words)
    place = f"{cos} {sin} {-sin} {cos} {text.x} {text.y} Tm"
    return f"BT /{text.font} {text.size} Tf {text.spacing} Tc {place} <{codes.hex()}> Tj ET\n".encode()


def _rule(x0: float, x1: float, y: float) -> bytes:
    return f"{x0} {y} m {x1} {y} l S\n".encode()
