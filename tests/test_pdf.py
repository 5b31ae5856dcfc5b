"""The PDF reader on small PDFs made by the tests."""

from __future__ import annotations

import re
import time
import tracemalloc
import zlib
from collections import Counter

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from made_pdf import Text, assemble, pdf, stream

from generator.findings import ConversionError
from generator.model import ROLES, Source
from generator.readers import pdf as reader
from generator.readers.pdf import glyphs

LEFT, INDENT, LEADING = 85, 110, 12.5


def read(*pages: list[Text], **more: object) -> Source:
    return reader.read("made.pdf", pdf(*pages, **more))  # type: ignore[arg-type]


def lines(source: Source) -> list[str]:
    return [source.text[line.start : line.end] for line in source.lines]


def roles(source: Source) -> list[tuple[str | None, bool | None, str]]:
    return [(line.role, line.opens, source.text[line.start : line.end]) for line in source.lines]


def spans(source: Source, kind: str) -> list[tuple[str | None, str]]:
    return [(s.value, source.text[s.start : s.end]) for s in source.spans if s.kind == kind]


def shown(source: Source) -> str:
    """The text with its marks in brackets, one line."""
    out, at = "", 0
    for span in (s for s in source.spans if s.kind == "mark"):
        out += source.text[at : span.start] + f"[{span.value}]"
        at = span.end
    return (out + source.text[at:]).replace("\n", " / ")


def wide(x: float, y: float, words: str, size: float = 10) -> Text:
    """Words of which every letter, spaces included, is half an em wide."""
    return Text(x, y, words, size, "wide")


def column(*rows: str, y: float = 700, x: float = LEFT) -> list[Text]:
    return [wide(x, y - k * LEADING, row) for k, row in enumerate(rows)]


FULL = "слова " * 14 + "слова"  # 89 letters: from the left margin, 85, to the right one, 530


def masthead() -> list[Text]:
    rows = ["United Nations", "General Assembly", "Distr.: General", "24 February 2023", "Agenda item 5"]
    return [Text(LEFT, 720 - 14 * k, row) for k, row in enumerate(rows)] + [Text(480, 706, "A/RES/77/999", 10, "bold")]


def foot(page: int) -> list[Text]:
    return [Text(LEFT, 28, "23-12345 (E)", 7), Text(515, 28, f"{page}/2", 8, "bold")]


RESOLUTION = (
    [
        *masthead(),
        Text(107, 620, "77/999. A title of two rows that", 12, "bold"),
        Text(107, 605, "goes on here", 12, "bold"),
        Text(INDENT, 580, "The General Assembly", 10, "italic"),
        Text(193, 580, ","),
        Text(INDENT, 562, "Recalling", 10, "italic"),
        wide(152, 562, "its resolution 74/90"),
        wide(252, 565.3, "2", 6.5),
        wide(255.5, 562, " of long standing which fills the row to the end, and"),
        wide(LEFT, 549.5, FULL),
        Text(LEFT, 103, "1 ", 6),
        Text(92, 100, "First note,", 8),
        Text(LEFT, 93, "2 ", 6),
        Text(92, 90, "Second note which goes on", 8),
        *foot(1),
    ],
    [
        Text(480, 760, "A/RES/77/999", 9, "bold"),
        Text(LEFT, 720, "foot of the first,"),
        Text(INDENT, 702, "1."),
        Text(136, 702, "Decides", 10, "italic"),
        Text(172, 702, "to go on;"),
        Text(107, 680, "Annex", 10.5, "bold"),
        Text(INDENT, 660, "Text of the annex."),
        Text(LEFT, 90, "on the next page.", 8),
        *foot(2),
    ],
)
RULES = {0: [(85, 230, 112)], 1: [(85, 230, 101)]}


def test_a_resolution_is_read_row_by_row() -> None:
    source = read(*RESOLUTION, rules=RULES)
    assert roles(source) == [
        ("masthead", True, "United Nations"),
        ("masthead", True, "General Assembly A/RES/77/999"),
        ("masthead", True, "Distr.: General"),
        ("masthead", True, "24 February 2023"),
        ("masthead", True, "Agenda item 5"),
        ("title", True, "77/999. A title of two rows that"),
        ("title", False, "goes on here"),
        ("body", True, "The General Assembly,"),
        ("body", True, "Recalling its resolution 74/902 of long standing which fills the row to the end, and"),
        ("body", False, FULL),
        ("note", True, "1 First note,"),
        ("note", True, "2 Second note which goes on"),
        ("furniture", None, "23-12345 (E) 1/2"),
        ("furniture", None, "A/RES/77/999"),
        ("body", False, "foot of the first,"),
        ("body", True, "1. Decides to go on;"),
        ("heading", True, "Annex"),
        ("body", True, "Text of the annex."),
        ("note", False, "on the next page."),
        ("furniture", None, "23-12345 (E) 2/2"),
    ]
    assert [line.note for line in source.lines if line.role == "note"] == ["1", "2", "2"]
    assert spans(source, "mark") == [("2", "2")]
    assert spans(source, "label") == [("1", "1"), ("2", "2"), ("1.", "1.")]
    assert [text for _, text in spans(source, "italic")] == ["The General Assembly", "Recalling", "Decides"]
    assert source.knows == {"lines", "marks", "italics"}


# ---------------------------------------------------------------- marks
NOTES = [
    piece for k in range(1, 13) for piece in (Text(85, 143 - 10 * k, f"{k} ", 6), wide(95, 140 - 10 * k, "Note.", 8))
]


@pytest.mark.parametrize(
    ("pieces", "expected"),
    [
        (["права", "^1", " и"], "права[1] и"),
        (["74/90", "^2", " и"], "74/90[2] и"),
        (["«Юг»", "^3", ","], "«Юг»[3],"),
        (["права", "^1", "^,", "^2", ";"], "права[1],[2];"),
        (["права", "^12", " и"], "права[12] и"),
        (["10 км", "^2", " и"], "10 км2 и"),  # a power, with a finding
        (["права", "^99", " и"], "права99 и"),  # no such note, with a finding
        (["CO", "_2", " и"], "CO2 и"),  # lowered
        (["в 2004", " и 12 и"], "в 2004 и 12 и"),  # not raised
    ],
)
def test_a_mark_is_what_is_raised_and_has_a_note(pieces: list[str], expected: str) -> None:
    x, texts = float(INDENT), []
    for piece in pieces:
        words = piece.lstrip("^_")
        size, lift = (6.5, 3.3) if piece[0] == "^" else (6.5, -1.5) if piece[0] == "_" else (10, 0)
        texts.append(wide(x, 700 + lift, words, size))
        x += len(words) * size / 2
    source = read([*texts, *column(FULL, FULL, y=687.5), *NOTES])
    assert shown(source).startswith(expected + " / ")
    told = bool(source.meta["findings"])
    assert told == (expected in ("10 км2 и", "права99 и"))


def test_a_mark_parted_from_its_word_goes_back_to_it() -> None:
    rows = [wide(LEFT, 700, FULL), wide(LEFT, 690.8, "1", 6.5), wide(88.25, 687.5, " " + FULL[:40])]
    assert shown(read([*rows, *column(FULL, FULL, y=675), *NOTES])).startswith(f"{FULL}[1] / {FULL[:40]} / ")
    rows = [wide(LEFT, 700, FULL), wide(LEFT, 690.8, "1", 6.5)]
    assert shown(read([*rows, *column(FULL, FULL, y=670), *NOTES])).startswith(f"{FULL}[1] / {FULL}")


def test_a_raised_ordinal_is_no_mark() -> None:
    texts = [wide(LEFT, 700, "the 2"), wide(110, 703.3, "nd", 6.5), wide(121.5, 700, "session")]
    assert shown(read([*texts, *column(FULL, FULL, y=687.5), *NOTES])).startswith("the 2nd session / ")


# ---------------------------------------------------------------- paragraphs
PARAGRAPHS = {
    "goes on at the margin": ([(85, 700, FULL), (85, 687.5, FULL)], [True, False]),
    "indent": ([(85, 700, FULL), (110, 687.5, FULL)], [True, True]),
    "space above": ([(85, 700, FULL), (85, 682, FULL)], [True, True]),
    "hanging indent": ([(85, 700, FULL), (85, 687.5, FULL), (110, 675, FULL[:80]), (110, 662.5, FULL)], [1, 0, 1, 0]),
}


@pytest.mark.parametrize("case", PARAGRAPHS)
def test_where_paragraphs_begin(case: str) -> None:
    texts, opens = PARAGRAPHS[case]
    source = read([wide(*text) for text in texts] + column(FULL, FULL, FULL, FULL, y=600))
    assert [line.opens for line in source.lines][: len(opens)] == [bool(o) for o in opens]


@pytest.mark.parametrize(
    ("last", "first", "opens"),
    [
        ((85, FULL), (85, FULL), False),
        ((85, FULL), (110, FULL[:80]), True),
        ((85, "короткая строка"), (85, FULL), True),  # the first word would have found room
        ((110, FULL[:80] + "сл-"), (85, "ова и дальше"), False),
    ],
)
def test_a_paragraph_across_a_page_break(last: tuple[float, str], first: tuple[float, str], opens: bool) -> None:
    above, below = column(FULL, FULL, FULL, y=200), column(FULL, FULL, y=687.5)
    source = read([*above, wide(last[0], 162.5, last[1])], [wide(first[0], 700, first[1]), *below])
    assert source.lines[4].page == 2
    assert source.lines[4].opens is opens


TITLE = Text(107, 740, "77/999. A title", 12, "bold")


def test_closing_lines_stand_at_the_right() -> None:
    source = read(
        [TITLE, *column(FULL, FULL, FULL), wide(420, 640, "30 декабря 2022 года а"), wide(465, 622, "100-е засед.а")]
    )
    assert [role for role, _, _ in roles(source)] == ["title"] + ["body"] * 3 + ["closing"] * 2


def test_a_bold_row_inside_a_paragraph_is_no_heading() -> None:
    rows = ["It trusts that the", "recommendations will be carried out", "in time by the Secretary-General."]
    texts = [Text(LEFT, 700 - 12 * k, row, 10, "plain" if k != 1 else "bold") for k, row in enumerate(rows)]
    source = read([TITLE, *texts, *(Text(LEFT, 640 - 12 * k, row) for k, row in enumerate(rows))])
    assert [role for role, _, _ in roles(source)] == ["title"] + ["body"] * 6


def test_without_a_title_nothing_is_said_of_what_may_be_masthead() -> None:
    source = read([Text(107, 740, "Fifty-ninth session", 12, "bold"), *column(FULL, FULL)])
    assert [role for role, _, _ in roles(source)] == [None, "body", "body"]


# ---------------------------------------------------------------- letters
def test_hyphens_stay_as_printed() -> None:
    rows = column(FULL[:-1] + "-", "вами и нерабо\u00ad", "чий, из\u2011за")
    assert lines(read(rows)) == [FULL[:-1] + "-", "вами и нерабо-", "чий, из\u2011за"]


def test_a_ligature_is_its_letters() -> None:
    assert lines(read(column("\ufb01ne")))[0] == "fine"


def test_a_font_that_does_not_tell_its_letters_is_reported() -> None:
    source = read([*column(FULL), Text(LEFT, 650, "абв", 10, "mute")])
    assert "\ufffd\ufffd\ufffd" in source.text
    assert [f.code for f in source.meta["findings"]] == ["layout-lost"]


@pytest.mark.parametrize("spacing", [0, 0.3, 3, 6])
def test_letter_spaced_words_stay_words(spacing: float) -> None:
    rows = [Text(LEFT, 650, "spaced out words", spacing=spacing), *column(FULL)]
    assert "spaced out words" in read(rows).text


def test_words_set_one_by_one_without_spaces_between() -> None:
    texts = [wide(85 + 27 * k, 700, "слово") for k in range(5)]
    assert lines(read(texts)) == ["слово слово слово слово слово"]


# ---------------------------------------------------------------- tables, columns, directions
def cells(source: Source) -> dict[str, str]:
    return {s.value or "": source.text[s.start : s.end].replace("\n", " / ") for s in source.spans if s.kind == "cell"}


def test_a_table_is_read_cell_by_cell() -> None:
    table = [
        (85, 500, "Название"), (250, 500, "Число"), (330, 500, "Вид"),
        (85, 486, "Длинное назва-"), (250, 486, "1"), (330, 486, "Новая"),
        (85, 475.5, "ние"), (330, 475.5, "долж-"), (330, 465, "ность"),
        (85, 451, "Итого"), (250, 451, "12"),
    ]  # fmt: skip
    texts = column(FULL, FULL) + [wide(x, y, words, 8.5) for x, y, words in table] + column(FULL, FULL, y=420)
    source = read(texts)
    assert cells(source) == {
        "1,1,1,1,0": "Название", "1,2,1,1,0": "Число", "1,3,1,1,0": "Вид",
        "2,1,1,1,0": "Длинное назва- / ние", "2,2,1,1,0": "1", "2,3,1,1,0": "Новая / долж- / ность",
        "3,1,1,1,0": "Итого", "3,2,1,1,0": "12", "3,3,1,1,0": "",
    }  # fmt: skip
    assert [line.opens for line in source.lines if line.role == "table"] == [True] + [False] * 10
    assert [r for r, _, _ in roles(source)] == ["body"] * 2 + ["table"] * 11 + ["body"] * 2


def test_a_table_goes_on_over_the_page() -> None:
    """A row of it, too: «Г» has its second cell on the next page. Its notes have raised letters."""
    above = [(85, 600, "А"), (250, 600, "слово"), (330, 600, "1"), (85, 580, "Г"), (330, 580, "2")]
    below = [(250, 700, "второе"), (250, 690, "слово"), (85, 670, "Д"), (250, 670, "слово"), (330, 670, "3")]
    first, second = ([wide(x, y, words, 8) for x, y, words in rows] for rows in (above, below))
    second += [wide(334, 673, "а", 5), wide(85, 643, "а", 5), wide(90, 640, "Примечание.", 8)]
    source = read(column(FULL, FULL) + first, second + column(FULL, FULL, y=600))
    assert cells(source) == {
        "1,1,1,1,0": "А", "1,2,1,1,0": "слово", "1,3,1,1,0": "1",
        "2,1,1,1,0": "Г", "2,2,1,1,0": "второе / слово", "2,3,1,1,0": "2",
        "3,1,1,1,0": "Д", "3,2,1,1,0": "слово", "3,3,1,1,0": "3а",
        "4,1,1,3,0": "а Примечание.",
    }  # fmt: skip
    assert spans(source, "mark") == [("а", "а")]
    assert roles(source)[-2][0] == "body"


def test_justified_prose_with_wide_gaps_is_no_table() -> None:
    texts = column(FULL, FULL)
    for k, at in enumerate((210, 290, 180, 260)):
        texts += [wide(85, 600 - LEADING * k, "слова слово"), wide(at, 600 - LEADING * k, "слово " * 5)]
    assert not cells(read(texts))


def test_columns_of_text_are_read_one_after_the_other() -> None:
    left = column(*[f"левая колонка текста {k} слово слово сл"[:40] for k in "абвгдежз"], y=700, x=60)
    right = column(*[f"правая колонка текста {k} слово слово с"[:40] for k in "абвгдежз"], y=700, x=320)
    source = read([piece for pair in zip(left, right, strict=True) for piece in pair])
    text = [line[:5] for line in lines(source)]
    assert text == ["левая"] * 8 + ["права"] * 8
    assert "one after the other" in source.meta["findings"][0].message


@pytest.mark.parametrize("quarters", [1, 2, 3])
def test_a_turned_page_is_read_along_its_lines(quarters: int) -> None:
    step = {1: (LEADING, 0), 2: (0, LEADING), 3: (-LEADING, 0)}[quarters]
    start = {1: (200, 100), 2: (500, 300), 3: (400, 700)}[quarters]
    rows = ["первая строка", "вторая строка", "третья"]
    texts = [
        Text(start[0] + k * step[0], start[1] + k * step[1], row, 10, "wide", quarters) for k, row in enumerate(rows)
    ]
    source = read(texts)
    assert lines(source) == rows
    assert not source.meta["findings"]


def test_several_directions_on_a_page_are_reported() -> None:
    texts = [*column(FULL), Text(40, 100, "повернутый текст на полях этой страницы очень длинный", 10, "wide", 1)]
    source = read(texts)
    assert lines(source)[-1].startswith("повернутый")
    assert "several directions" in source.meta["findings"][0].message


@pytest.mark.parametrize(
    ("seen", "read_as"),
    [
        ("باتب ابت", "تبا بتاب"),
        ("تاب 59/262 ابت", "تبا 59/262 بات"),
        ("ت 17 ،2004 اب", "با 2004، 17 ت"),
        ("تب A/RES 5 ،ابت ابت", "تبا تبا، A/RES 5 بت"),
    ],
)
def test_text_that_runs_from_the_right(seen: str, read_as: str) -> None:
    """`seen`: from left to right on the page."""
    source = read([wide(300, 700, seen)])
    assert lines(source) == [read_as]
    assert "from the right" in source.meta["findings"][0].message


# ---------------------------------------------------------------- nothing is lost
words = st.text("абвгд xyz123,;-", min_size=1, max_size=12).filter(str.strip)
places = st.builds(
    Text, st.integers(0, 600), st.integers(0, 780), words, st.sampled_from([6.5, 8, 10, 12, 20]), st.just("wide"),
    st.sampled_from([0, 0, 0, 1, 2]), st.sampled_from([0, 0.3, 4]),
)  # fmt: skip


@settings(max_examples=150, deadline=None)
@given(st.lists(st.lists(places, max_size=25, unique_by=lambda t: t.words), min_size=1, max_size=3).filter(any))
def test_every_letter_is_in_exactly_one_line(pages: list[list[Text]]) -> None:
    source = read(*pages)
    wanted = Counter("".join(text.words for page in pages for text in page))
    printed = Counter("".join(lines(source)))
    assert {c: n for c, n in printed.items() if c.isalnum()} == {c: n for c, n in wanted.items() if c.isalnum()}
    assert "\n".join(lines(source)) == source.text
    assert all(line.role in (*ROLES, None) for line in source.lines)
    assert not any("  " in line or line != line.strip() for line in lines(source))
    assert list(source.spans) == sorted(source.spans, key=lambda s: (s.start, s.end))


# ---------------------------------------------------------------- files that are none
def _huge() -> bytes:
    rows = b"".join(b"BT /plain 1 Tf 10 %d Td (%d %s) Tj ET\n" % (k % 700, k, b"x" * 1000) for k in range(1000))
    page = (
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents 5 0 R /Resources << /Font << /plain 4 0 R >> "
    )
    catalog = {1: b"<< /Type /Catalog /Pages 2 0 R >>", 2: b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>"}
    font = b"<< /Type /Font /Subtype /Type1 /BaseFont /Times-Roman >>"
    drawn = stream(zlib.compress(rows), b"/Filter /FlateDecode")
    return assemble({**catalog, 3: page + b">> >>", 4: font, 5: drawn})


def _bomb() -> bytes:
    packer = zlib.compressobj(9)
    packed = b"".join(packer.compress(b" " * 1_000_000) for _ in range(500)) + packer.flush()
    drawn = stream(zlib.compress(packed), b"/Filter [/FlateDecode /FlateDecode]")
    whole = pdf(column(FULL))
    page = whole[whole.index(b"10 0 obj") + 9 : whole.index(b"endobj", whole.index(b"10 0 obj"))]
    catalog = {1: b"<< /Type /Catalog /Pages 2 0 R >>", 2: b"<< /Type /Pages /Kids [10 0 R] /Count 1 >>"}
    return assemble({**catalog, 10: page, 11: drawn})


def _locked() -> bytes:
    lock = b"<< /Filter /Standard /V 1 /R 2 /P -44 /O <%s> /U <%s> >>" % (b"41" * 32, b"42" * 32)
    whole = pdf(column(FULL)).replace(b"/Root 1 0 R", b"/Root 1 0 R /Encrypt 99 0 R /ID [<41> <41>]")
    at = whole.rindex(b"xref\n0 ")
    moved = whole[:at] + b"99 0 obj\n" + lock + b"\nendobj\n"
    return moved + whole[at:].split(b"startxref")[0][whole[at:].index(b"trailer") :] + b"startxref\n0\n%%EOF\n"


HOSTILE = {
    "not a PDF": (lambda: b"Resolution 59/262", "unreadable"),
    "nothing but a header": (lambda: b"%PDF-1.7\n%%EOF\n", "unreadable"),
    "cut off": (lambda: pdf(column(FULL), column(FULL))[:-200], "unreadable"),
    "no pages": (lambda: pdf(), "unreadable"),
    "no text": (lambda: pdf([]), "unreadable"),
    "two thousand million pages": (lambda: pdf(column(FULL), count="2147483647"), "too-large"),
    "half a million pages": (lambda: pdf(column(FULL), count="500000"), "too-large"),
    "a million glyphs on a page": (_huge, "too-large"),
    "a stream of half a gigabyte": (_bomb, "too-large"),
    "too many bytes": (lambda: pdf(column(FULL)) + b" " * glyphs.MAX_BYTES, "too-large"),
    "a password": (_locked, "protected"),
}


@pytest.mark.parametrize("case", HOSTILE)
def test_a_file_that_cannot_be_read_is_refused_within_seconds(case: str) -> None:
    """Within five seconds and 200 MB of memory, of which the files of this test take up to 64."""
    make, code = HOSTILE[case]
    data = make()
    tracemalloc.start()
    start = time.perf_counter()
    with pytest.raises(ConversionError) as caught:
        reader.read("hostile.pdf", data)
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert caught.value.finding.code == code
    assert time.perf_counter() - start < 5
    assert peak < 200_000_000


def test_a_page_of_thousands_of_rows_is_read_within_seconds() -> None:
    rows = [Text(50, 780 - 0.07 * k, f"bc{k % 7}", 0.5) for k in range(8000)]
    start = time.perf_counter()
    source = read([*rows, Text(53, 780, "a", 0.5), Text(53, 779.93, "b", 0.5)])
    assert len(source.lines) == 8000
    assert time.perf_counter() - start < 5
    assert "not searched for tables" in source.meta["findings"][0].message


def test_a_file_of_too_many_glyphs_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(glyphs, "MAX_TOTAL", 500)
    with pytest.raises(ConversionError, match="over the bound of 500 glyphs"):
        read(*[column(FULL, FULL) for _ in range(4)])


@settings(max_examples=100, deadline=None)
@given(st.data())
def test_a_damaged_file_is_read_or_refused(data: st.DataObject) -> None:
    whole = bytearray(pdf(column(FULL, FULL), column(FULL)))
    for _ in range(data.draw(st.integers(1, 20))):
        whole[data.draw(st.integers(0, len(whole) - 1))] = data.draw(st.integers(0, 255))
    try:
        source = reader.read("damaged.pdf", bytes(whole))
    except ConversionError as error:
        assert error.finding.code in ("unreadable", "protected", "too-large")
    else:
        assert re.search(r"\w", source.text) or source.meta["findings"]
