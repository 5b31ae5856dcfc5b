"""Units → page-broken text → units: a made resolution, laid out as the seeds are, is read back as it was."""

import textwrap
from dataclasses import dataclass, field

from hypothesis import given, settings
from hypothesis import strategies as st

from generator import convert_source
from generator.readers import text as reader

WORDS = (
    "фонари лестница масло вечер утро город улица свет тень мост река площадь дозор сторож ремесло устав совет".split()
)
LETTERS = "abcdefgh"
sentences = st.lists(st.sampled_from(WORDS), min_size=2, max_size=40).map(" ".join)


@dataclass
class Made:
    """A made unit: its id, label and text; `note` cited behind its last word."""

    id: str
    label: str
    text: str
    note: str | None = None


@dataclass
class Document:
    units: list[Made] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)


@st.composite
def documents(draw) -> Document:
    """A preamble, numbered paragraphs, some with points; notes numbered in the order of their marks."""
    document = Document()
    for n in range(1, draw(st.integers(1, 5)) + 1):
        add(document, draw, f"pp{n}", "", "ссылаясь на ", ",")
    for n in range(1, draw(st.integers(1, 6)) + 1):
        points = draw(st.integers(0, 4))
        add(document, draw, f"op{n}", f"{n}.", "призывает ", ":" if points else ";")
        for letter in LETTERS[:points]:
            add(document, draw, f"op{n}-{letter}", f"{letter})", "", ";")
    return document


def add(document: Document, draw, identity: str, label: str, lead: str, sign: str) -> None:
    cited = draw(st.booleans()) and draw(st.booleans())
    if cited:
        document.notes.append(draw(sentences))
    note = str(len(document.notes)) if cited else None
    document.units.append(Made(identity, label, lead + draw(sentences) + sign, note))


def printed(unit: Made) -> str:
    """The paragraph with its label and its mark glued to the last word, before the sign."""
    mark = unit.note or ""
    return f"{unit.label} {unit.text[:-1]}{mark}{unit.text[-1]}".strip()


def lay_out(document: Document, height: int, width: int) -> str:
    """Pages of `height` lines: paragraphs indented by one space, notes below a rule, one space more at a page's top."""
    pages: list[list[str]] = [[" 90/1. О фонарях", "", " Генеральная Ассамблея,"]]
    feet: list[list[str]] = [[]]
    for unit in document.units:
        lines = textwrap.wrap(printed(unit), width, break_on_hyphens=False)
        for k, line in enumerate(lines):
            if len(pages[-1]) >= height:
                pages.append([])
                feet.append([])
            top = not pages[-1]
            if k == 0 and not top:
                pages[-1].append("")
            pages[-1].append(" " * ((k == 0) + (top and len(pages) > 1)) + line)
        if unit.note:
            feet[-1] += textwrap.wrap(f"{unit.note} {document.notes[int(unit.note) - 1].capitalize()}.", width)
    return "\n".join(line for page, foot in zip(pages, feet, strict=True) for line in whole(page, foot)) + "\n"


def whole(page: list[str], foot: list[str]) -> list[str]:
    return [*page, "", "__________________", "", *foot] if foot else page


@settings(max_examples=150, deadline=None)
@given(documents(), st.integers(20, 40), st.integers(50, 90))
def test_what_is_laid_out_is_read_back(document, height, width):
    text = lay_out(document, height, width)
    read = convert_source(reader.read("made.txt", text.encode()), language="ru").resolution
    found = [(u.id, u.label or "", u.text, [m.label for m in u.marks]) for u in read.units if u.kind != "formula"]
    assert found == [(u.id, u.label, u.text, [u.note] if u.note else []) for u in document.units], text
    assert [n.text for n in read.notes] == [f"{note.capitalize()}." for note in document.notes]
    for unit in read.units:
        assert all(mark.offset == len(unit.text) - 1 for mark in unit.marks)
