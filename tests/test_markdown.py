"""The page writer: what it writes, and that Markdown gives every character back."""

import re
from html import unescape

import markdown
import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from generator import convert
from generator.model import Cell, Mark, Note, Unit
from generator.writers import markdown as writer

EXTENSIONS = ["attr_list", "footnotes", "md_in_html", "tables", "fenced_code", "toc"]
HOSTILE = (
    "*", "_", "**a**", "<script>", "</p>", "[x](y)", "![x](y)", "{{ a }}", "{: #x }", "[^1]", "[^1]: a", "`a`", "```",
    "~~~", "&amp;", "&", "\\", "\\*", "|", "a | b", "<http://a.b>", "http://a.b/c_d_e", "a@b.c", "#", "1.", "1)", "-", "+",
    ">", "=", "===", ":", "---", "***", "Term", "!", "*[HTML]: x", "  ", "«»", "а)", "№ 5", "1\\.", "<!-- a -->", "&#35;",
)  # fmt: skip
texts = st.lists(
    st.sampled_from(HOSTILE) | st.text(st.characters(exclude_categories=["C", "Z"]), max_size=5), min_size=1, max_size=8
)


def shown(source: str) -> str:
    """The text a browser shows of the first block."""
    html = markdown.markdown(source, extensions=EXTENSIONS)
    return re.sub(r"\s+", " ", unescape(re.sub(r"<[^>]*>", "", html))).strip()


@settings(max_examples=600, deadline=None)
@given(texts.map(" ".join) | texts.map("".join))
def test_every_character_comes_back(text):
    text = re.sub(r"\s+", " ", text).strip()
    assume(text)
    unit = Unit("op1", "preamble", None, None, text)
    assert shown(writer.unit(unit, ())) == text


@settings(max_examples=200, deadline=None)
@given(texts.map(" ".join), st.data())
def test_marks_and_italics_change_no_character(text, data):
    text = re.sub(r"\s+", " ", text).strip()
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    unit = Unit("op1", "operative", None, "1.", text, lead=(start, end))
    assert shown(writer.unit(unit, ())) == f"1. {text}".strip()


def test_blocks():
    unit = Unit("op4-a", "point", "op4", "а)", "призывает всех", lead=(0, 9), marks=(Mark("2", 14),), level=1)
    assert writer.unit(unit, {"2"}) == 'а) *призывает* всех[^2]\n{: #op4-a .point data-label="а)" data-level="1" }'
    operative = Unit("op1", "operative", None, "1.", "призывает", lead=(0, 9))
    assert writer.unit(operative, ()).startswith("1\\. *призывает*")
    section = Unit("s2", "heading", None, "II", "Фонари", level=1)
    assert writer.unit(section, ()) == "### II Фонари {: #s2 .section }"


def test_a_mark_without_a_note_stays_visible():
    unit = Unit("pp1", "preamble", None, None, "слово", marks=(Mark("7", 5),))
    assert writer.unit(unit, {"1"}).startswith("слово<sup>7</sup>")


def test_notes_of_several_paragraphs():
    note = Note("fn-1", "1", "Первый. Второй.", paragraphs=(8,))
    assert writer.note(note) == "[^1]: Первый.\n\n    Второй."


def test_tables_keep_marks_and_spans():
    rows = ((Cell("Год", head=True, colspan=2),), (Cell("2004", (Mark("1", 4),)), Cell("a | b")))
    unit = Unit("annex-t1", "table", None, None, "", table=rows)
    html = markdown.markdown(writer.unit(unit, {"1"}) + "\n\n[^1]: Note.", extensions=EXTENSIONS)
    assert '<th colspan="2">Год</th>' in html and "a | b" in unescape(html) and 'href="#fn:1"' in html


@pytest.mark.parametrize("path", ["source_texts/ru/A-RES-59-262.txt", "source_texts/ru/A-C.3-67-L.40-Rev.1.txt"])
def test_the_page_of_a_seed_shows_its_words(path):
    resolution = convert(path).resolution
    html = markdown.markdown(writer.body(resolution), extensions=EXTENSIONS)
    words = re.sub(r"\s+", " ", unescape(re.sub(r"<sup.*?</sup>|<[^>]*>", "", html)))
    for unit in resolution.units:
        assert unit.text in words
        assert f'id="{unit.id}"' in html
    assert html.count('class="footnote-ref"') == sum(len(u.marks) for u in resolution.units)


def test_front_matter_leaves_out_what_is_unknown():
    assert writer.front_matter({"lang": "ru", "date": None, "sponsors": []}) == "---\nlang: ru\n---\n"
