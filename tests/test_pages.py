"""Plain text to blocks: which line begins a paragraph (a table), and that no line is lost on the way (a property).

Whole texts as pdftotext gives them are the golden cases tests/cases/pages-*.
"""

import re
from collections import Counter

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tables import rows
from test_properties import resolution_like

from generator import pages
from generator.languages import language
from generator.pages.furniture import FURNITURE
from generator.readers import text as reader

TAKEN_OUT = {name for name, _ in FURNITURE} | {"footnote-rule", "note-number-apart", "apart-mark"}
PIECES = (
    "Генеральная Ассамблея,", "ссылаясь на резолюцию,", "отмечая доклад1", ", а также", "1.", "1. просит", "2", "a)",
    "1 Резолюция 217 A (III).", "2 Там же.", "стре1 United Nations, Treaty Series.", "мясь улучшить работу,", "\f",
    "25-28683 (R)", "1/4", "A/RES/75/184", "     25-28683 (R)       2/4", "__________", "     просит также;", "",
)  # fmt: skip

pdftotext_like = st.lists(st.sampled_from(PIECES), max_size=50).map("\n".join)


def read(text: str, code: str):
    source = reader.read("memory.txt", text.encode("utf-8"))
    return source, pages.read(source, language(code))


@pytest.mark.parametrize(("code", "printed"), rows("paragraphs", 2))
def test_paragraphs(code, printed):
    lines = re.split(r" ?([⏎¶]) ", "¶ " + printed.replace("·", " ").replace("␤", "\n").replace("␌", "\f"))[1:]
    expected, text = [], []
    for sign, line in zip(lines[::2], lines[1::2], strict=True):
        if sign == "¶":
            expected.append([])
        expected[-1].append(line.strip())
        text.append(line)
    source, found = read("\n".join(text).replace("\n\f", "\f") + "\n", code)
    assert [[source.text[x.start : x.end].strip() for x in b.lines] for b in found.blocks] == expected


@settings(max_examples=300, deadline=None)
@given(pdftotext_like | resolution_like, st.sampled_from(["ru", "en"]))
def test_every_letter_is_in_one_block_or_named(text, code):
    """A letter or digit is in exactly one block, or in an edit whose rule names it furniture; never in both."""
    source, found = read(text, code)
    held = Counter(k for b in found.blocks for line in b.lines for k in range(line.start, line.end))
    out = Counter(k for e in found.edits if e.rule in TAKEN_OUT for k in range(e.start, e.end))
    for k, letter in enumerate(source.text):
        if letter.isalnum():
            assert held[k] + out[k] == 1, (k, letter, source.text[max(k - 20, 0) : k + 20])


@settings(max_examples=200, deadline=None)
@given(pdftotext_like, st.sampled_from(["ru", "en"]))
def test_notes_are_lifted_and_kept(text, code):
    """What a note-block edit lifts out of the text is in a block of role "note", and the other way round."""
    source, found = read(text, code)
    noted = {k for b in found.blocks if b.role == "note" for line in b.lines for k in range(line.start, line.end)}
    lifted = {k for e in found.edits if e.rule == "note-block" for k in range(e.start, e.end)}
    assert {k for k in lifted ^ noted if source.text[k].isalnum()} == set()


def test_note_behind_half_a_word_is_parted():
    """«стре1 United Nations …» at a page's end, «мясь» at the next page's top (A/RES/77/40 by pdftotext)."""
    text = "Генеральная Ассамблея,\nотмечая комитет, стре1 United Nations, Treaty Series.\n\n1/2\n\n\fмясь работать,\n"
    source, found = read(text, "ru")
    assert [(b.role, [source.text[x.start : x.end] for x in b.lines]) for b in found.blocks] == [
        ("body", ["Генеральная Ассамблея,"]),
        ("body", ["отмечая комитет, стре", "мясь работать,"]),
        ("note", ["1 United Nations, Treaty Series."]),
    ]


def test_uncertain_join_is_reported():
    """A full line that ends with a semicolon, and words that open no paragraph known to the language."""
    text = "Генеральная Ассамблея,\nотмечая доклад о фонарях города и об их чистке и ремонте;\nфонари города\n"
    _, found = read(text, "ru")
    assert [(f.code, f.line) for f in found.findings] == [("uncertain-join", 3)]
