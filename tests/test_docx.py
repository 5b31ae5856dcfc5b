"""The DOCX reader, on small files written here by hand, and on the two UN reports beside the project."""

from __future__ import annotations

import io
import time
import zipfile
from pathlib import Path
from xml.etree import ElementTree
from xml.sax.saxutils import escape

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator import convert_source
from generator.findings import ConversionError
from generator.model import Source
from generator.readers import docx
from generator.readers import read as read_any

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
LAYOUT = Path(__file__).parents[2] / "shared" / "corpus" / "layout"


# ---------------------------------------------------------------- making files
def part(name: str, inner: str) -> str:
    return f'<w:{name} xmlns:w="{W}" xmlns:r="{R}">{inner}</w:{name}>'


def relations(**targets: str) -> str:
    rows = "".join(f'<Relationship Id="{k}" Type="x" Target="{escape(v)}"/>' for k, v in targets.items())
    return f'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{rows}</Relationships>'


def make(body: str, **parts: str) -> bytes:
    """A DOCX of that body; other parts by name, `footnotes="…"` is word/footnotes.xml."""
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("word/document.xml", part("document", f"<w:body>{body}</w:body>"))
        for name, text in parts.items():
            path = {"rels": "word/_rels/document.xml.rels", "properties": "docProps/custom.xml"}.get(name)
            archive.writestr(path or f"word/{name}.xml", text)
    return file.getvalue()


def run(text: str, properties: str = "") -> str:
    inner = "<w:tab/>".join(f'<w:t xml:space="preserve">{escape(t)}</w:t>' if t else "" for t in text.split("\t"))
    return f"<w:r><w:rPr>{properties}</w:rPr>{inner}</w:r>"


def p(*runs: str, properties: str = "") -> str:
    return f"<w:p><w:pPr>{properties}</w:pPr>{''.join(r if r.startswith('<') else run(r) for r in runs)}</w:p>"


def note(identity: int, *paragraphs: str) -> str:
    ref = "<w:r><w:footnoteRef/></w:r>"
    inner = "".join(p(ref if k == 0 else "", run(f" {text}")) for k, text in enumerate(paragraphs))
    return f'<w:footnote w:id="{identity}">{inner}</w:footnote>'


def ref(identity: int) -> str:
    return f'<w:r><w:footnoteReference w:id="{identity}"/></w:r>'


def cell(text: str, properties: str = "") -> str:
    return f"<w:tc><w:tcPr>{properties}</w:tcPr>{p(text)}</w:tc>"


def numbered(level: int, text: str, identity: int = 1) -> str:
    return p(text, properties=f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{identity}"/></w:numPr>')


def levels(*forms: tuple[str, str]) -> str:
    return "".join(
        f'<w:lvl w:ilvl="{k}"><w:start w:val="1"/><w:numFmt w:val="{form}"/><w:lvlText w:val="{text}"/></w:lvl>'
        for k, (form, text) in enumerate(forms)
    )


NUMBERS = part(
    "numbering",
    f'<w:abstractNum w:abstractNumId="7">'
    f"{levels(('decimal', '%1.'), ('lowerLetter', '(%2)'), ('lowerRoman', '(%3)'))}</w:abstractNum>"
    '<w:num w:numId="1"><w:abstractNumId w:val="7"/></w:num>'
    '<w:num w:numId="2"><w:abstractNumId w:val="7"/>'
    '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride></w:num>',
)
STYLES = part(
    "styles",
    '<w:style w:type="paragraph" w:styleId="H1"><w:name w:val="_ H_1"/>'
    '<w:pPr><w:outlineLvl w:val="0"/></w:pPr><w:rPr><w:b/></w:rPr></w:style>'
    '<w:style w:type="paragraph" w:styleId="Session"><w:name w:val="Session"/><w:basedOn w:val="H1"/></w:style>'
    '<w:style w:type="paragraph" w:styleId="Loop"><w:name w:val="Loop"/><w:basedOn w:val="Loop"/></w:style>'
    '<w:style w:type="paragraph" w:styleId="Title"><w:name w:val="Title_H_CH"/></w:style>'
    '<w:style w:type="character" w:styleId="Emphasis"><w:name w:val="Emphasis"/><w:rPr><w:i/></w:rPr></w:style>'
    '<w:style w:type="paragraph" w:styleId="Para"><w:name w:val="Para"/>'
    '<w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>',
)


def read(data: bytes) -> Source:
    return docx.read("test.docx", data)


def texts(source: Source, role: str | None = None) -> list[str]:
    return [source.text[line.start : line.end] for line in source.lines if role in (None, line.role)]


def spans(source: Source, kind: str) -> list[tuple[str, str | None]]:
    return [(source.text[s.start : s.end], s.value) for s in source.spans if s.kind == kind]


def codes(source: Source) -> list[str]:
    return [f.code for f in source.meta["findings"]]


# ---------------------------------------------------------------- what a file holds
def test_footnotes_stand_behind_the_text_and_their_marks_in_it() -> None:
    notes = part(
        "footnotes",
        '<w:footnote w:type="separator" w:id="0"><w:p/></w:footnote>' + note(4, "One.") + note(2, "Two.", "More."),
    )
    source = read(make(p("Noting the report", ref(2), run(", and COVID-19 "), ref(4), run(" too")), footnotes=notes))
    assert texts(source) == ["Noting the report1, and COVID-192 too", "1 Two.", "More.", "2 One."]
    assert spans(source, "mark") == [("1", "1"), ("2", "2")]
    assert [line.note for line in source.lines] == [None, "1", "1", "2"]
    assert spans(source, "label") == [("1", None), ("2", None)]


def test_a_mark_of_its_own_and_notes_after_it_count_on() -> None:
    star = '<w:r><w:footnoteReference w:customMarkFollows="1" w:id="1"/><w:t>*</w:t></w:r>'
    notes = part("footnotes", '<w:footnote w:id="1">' + p("* Reissued.") + "</w:footnote>" + note(2, "One."))
    source = read(make(p("Title", star) + p("Text", ref(2)), footnotes=notes))
    assert texts(source) == ["Title*", "Text1", "* Reissued.", "1 One."]
    assert spans(source, "mark") == [("*", "*"), ("1", "1")]


def test_a_raised_number_repeats_the_mark_of_its_note() -> None:
    raised = '<w:vertAlign w:val="superscript"/>'
    body = p("x", run("1", raised), run(" a"), ref(1), run(" b"), run("1", raised), run(" 5 m"), run("1", raised))
    source = read(make(body, footnotes=part("footnotes", note(1, "N."))))
    assert texts(source)[0] == "x1 a1 b1 5 m1"
    assert [s.start for s in source.spans if s.kind == "mark"] == [4, 7]


def test_numbers_are_computed_as_word_prints_them() -> None:
    body = "".join(
        [
            numbered(0, "one"), numbered(1, "a"), numbered(1, "b"), numbered(2, "i"), numbered(2, "ii"),
            numbered(1, "c"), numbered(0, "two"), numbered(1, "a again"), numbered(0, "new list", 2),
            numbered(0, "none", 0), p("by style", properties='<w:pStyle w:val="Para"/>'),
        ]
    )  # fmt: skip
    source = read(make(body, numbering=NUMBERS, styles=STYLES))
    assert texts(source) == [
        "1. one", "(a) a", "(b) b", "(i) i", "(ii) ii", "(c) c", "2. two",
        "(a) a again", "1. new list", "none", "2. by style",
    ]  # fmt: skip
    assert spans(source, "label")[4] == ("(ii)", None)
    assert "labels" in source.knows


@pytest.mark.parametrize(
    ("form", "value", "printed"),
    [
        ("lowerLetter", 27, "aa"), ("lowerLetter", 53, "aaa"), ("lowerRoman", 49, "xlix"), ("upperRoman", 4, "IV"),
        ("russianLower", 10, "к"), ("chineseCounting", 20, "二十"), ("chineseCounting", 11, "十一"),
        ("arabicAbjad", 3, "ج"), ("decimalZero", 7, "07"), ("none", 7, ""),
    ],
)  # fmt: skip
def test_forms_of_numbers(form: str, value: int, printed: str) -> None:
    assert docx.FORMATS[form](value) == printed


def test_a_number_typed_before_a_tab_is_a_label() -> None:
    source = read(make(p("\t1.\tWelcomes the report;") + p("(a)\tTo go on;")))
    assert texts(source) == ["1. Welcomes the report;", "(a) To go on;"]
    assert spans(source, "label") == [("1.", None), ("(a)", None)]
    assert "labels" not in read(make(p("1. Welcomes the report;"))).knows


def test_italics_by_run_and_by_character_style() -> None:
    body = p(
        run("Recalling", "<w:i/>"),
        run(" its "),
        run("Treaty Series", '<w:rStyle w:val="Emphasis"/>'),
        run("x", '<w:i w:val="0"/>'),
    )
    assert spans(read(make(body, styles=STYLES)), "italic") == [("Recalling", None), ("Treaty Series", None)]


def test_links_hyphens_and_signs() -> None:
    link = f'<w:hyperlink r:id="rId1">{run("A/77/1")}</w:hyperlink>'
    hyphen = '<w:r><w:t>45</w:t><w:noBreakHyphen/><w:t>е</w:t></w:r><w:r><w:sym w:font="Symbol" w:char="F0B7"/></w:r>'
    source = read(make(p("see ", link, run(" "), hyphen), rels=relations(rId1="https://undocs.org/A/77/1")))
    assert texts(source) == ["see A/77/1 45\u2011е•"]
    assert spans(source, "link") == [("A/77/1", "https://undocs.org/A/77/1")]


def test_styles_tell_headings_title_and_masthead() -> None:
    style = '<w:pStyle w:val="{}"/>'.format
    body = p("Eightieth session", properties=style("Session")) + p("Title", properties=style("Title"))
    body += p("Part", properties=style("H1")) + p("Text.", properties=style("Loop")) + p(run("Bold line", "<w:b/>"))
    roles = [line.role for line in read(make(body, styles=STYLES)).lines]
    assert roles == ["masthead", "title", "heading", "body", "heading"]


def test_the_first_pages_header_is_text_and_no_other() -> None:
    section = (
        '<w:sectPr><w:headerReference w:type="default" r:id="rId1"/><w:headerReference w:type="first" r:id="rId2"/>'
        '<w:footerReference w:type="default" r:id="rId3"/><w:titlePg/></w:sectPr>'
    )
    parts = {
        "header1": part("hdr", p("Running head")),
        "header2": part("hdr", f"<w:tbl><w:tr>{cell('A/77/1')}{cell('Distr.: General')}</w:tr></w:tbl>"),
        "footer1": part("ftr", p("22-33333")),
        "rels": relations(rId1="header1.xml", rId2="header2.xml", rId3="footer1.xml"),
    }
    source = read(make(p("Text.") + section, **parts))
    assert texts(source) == ["A/77/1", "Distr.: General", "Text."]
    assert [line.role for line in source.lines] == ["masthead", "masthead", "body"]


def test_tables_with_merged_cells_and_their_notes() -> None:
    raised = run("a", '<w:vertAlign w:val="superscript"/>')
    merged, wide = '<w:vMerge w:val="restart"/>', '<w:gridSpan w:val="2"/>'
    table = (
        f"<w:tbl><w:tr><w:trPr><w:tblHeader/></w:trPr>{cell('Item', merged)}{cell('Sum', wide)}</w:tr>"
        f"<w:tr>{cell('', '<w:vMerge/>')}{cell('2021')}{cell('2022')}</w:tr>"
        f"<w:tr><w:tc>{p('Pay', raised)}</w:tc>{cell('')}{cell('5')}</w:tr></w:tbl>"
    )
    source = read(make(table + p("a\tSee A/77/1.") + p("Text.")))
    assert texts(source) == ["Item\tSum", "2021\t2022", "Paya\t\t5", "a See A/77/1.", "Text."]
    assert spans(source, "cell") == [
        ("Item", "1,1,2,1,1"), ("Sum", "1,2,1,2,1"), ("2021", "2,2,1,1,0"), ("2022", "2,3,1,1,0"),
        ("Paya", "3,1,1,1,0"), ("", "3,2,1,1,0"), ("5", "3,3,1,1,0"), ("a See A/77/1.", "4,1,1,3,0"),
    ]  # fmt: skip
    assert spans(source, "mark") == [("a", "a")]
    assert [line.opens for line in source.lines] == [True, False, False, False, True]


def test_tracked_changes_insertions_stay_deletions_go() -> None:
    gone = "<w:del><w:r><w:delText>old</w:delText></w:r><w:r><w:footnoteReference w:id='9'/></w:r></w:del>"
    body = p("A ", f"<w:ins>{run('new')}</w:ins>", gone, run(" word", ""), properties="<w:rPr><w:del/></w:rPr>") + p(
        " goes on"
    )
    source = read(make(body, footnotes=part("footnotes", note(9, "Gone."))))
    assert texts(source) == ["A new word goes on"]
    assert codes(source) == ["tracked-changes"]


def test_what_cannot_be_followed_is_reported() -> None:
    box = f"<w:r><w:pict><w:txbxContent>{p('In a box')}</w:txbxContent></w:pict></w:r>"
    source = read(make(p("Text", box) + p("a", run("hidden", "<w:vanish/>")) + '<w:altChunk r:id="x"/>'))
    assert texts(source) == ["Text", "In a box", "a"]
    assert codes(source) == ["layout-lost"] * 3


def test_properties_of_the_template() -> None:
    custom = '<Properties><property name="Symbol1"><v>A/RES/77/1</v></property></Properties>'
    assert read(make(p("Text."), properties=custom)).meta["symbol"] == "A/RES/77/1"


# ---------------------------------------------------------------- the whole way
OPERATIVE = [
    (0, "Welcomes", " the report of the Secretary-General;"), (0, "Requests", " Member States:"),
    (1, "To report", " each year;"), (1, "To provide:", ""), (2, "Data;", ""), (2, "Funds;", ""),
    (0, "Decides", " to remain seized of the matter."),
]  # fmt: skip


def test_units_of_a_docx_with_computed_numbers() -> None:
    body = p("77/99. Peace", properties='<w:pStyle w:val="Title"/>') + p(
        run("The General Assembly", "<w:i/>"), run(",")
    )
    body += p(run("Recalling", "<w:i/>"), run(" its resolution 76/1"), ref(1), run(","))
    body += "".join(numbered(level, lead + rest) for level, lead, rest in OPERATIVE)
    body += p("1st plenary meeting") + p("7 October 2022")
    data = make(body, numbering=NUMBERS, styles=STYLES, footnotes=part("footnotes", note(1, "See A/76/1.")))
    resolution = convert_source(read(data)).resolution
    wanted = ["formula", "pp1", "op1", "op2", "op2-a", "op2-b", "op2-b-i", "op2-b-ii", "op3"]
    assert [unit.id for unit in resolution.units][: len(wanted)] == wanted
    assert [(n.id, n.text, n.marks) for n in resolution.notes] == [("fn-1", "See A/76/1.", 1)]
    assert (resolution.number, resolution.title) == ("77/99", "Peace")


WORDS = st.text(
    st.characters(categories=("L", "Nd", "P", "S"), exclude_characters="\ufffe\uffff"), min_size=1, max_size=9
)
LINES = st.lists(st.lists(WORDS, min_size=1, max_size=6).map(" ".join), min_size=1, max_size=6)


@given(LINES)
@settings(max_examples=60)
def test_paragraphs_come_back_word_for_word(lines: list[str]) -> None:
    source = read(make("".join(p(*(run(half) for half in (line[:3], line[3:]))) for line in lines)))
    assert texts(source) == lines
    assert [source.text[line.start : line.end] for line in source.lines] == source.text.split("\n")


@given(st.binary(max_size=400), st.integers(0, 900))
@settings(max_examples=60)
def test_damaged_files_end_in_a_clear_error(noise: bytes, at: int) -> None:
    data = make(p("Text."), footnotes=part("footnotes", note(1, "N.")))
    for broken in (data[:at], data[:at] + noise + data[at + len(noise) :], b"PK\x03\x04" + noise):
        try:
            assert read(broken).lines
        except ConversionError as error:
            assert error.finding.severity == "error"


# ---------------------------------------------------------------- hostile files
LAUGHS = '<!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;">]>'


def bomb(size: int) -> bytes:
    return make("<w:p/>" + " " * size)


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"", "empty-file"),
        (make(""), "empty-file"),
        (make(p("Text."))[:200], "unreadable"),
        (b"\xd0\xcf\x11\xe0" + b"\0" * 600 + "EncryptedPackage".encode("utf-16-le"), "protected"),
        (b"\xd0\xcf\x11\xe0" + b"\0" * 600, "unreadable"),
        (bomb(60_000_000), "too-large"),
        (make("<w:p/>" * 600_000), "too-large"),
    ],
    ids=["empty", "no text", "truncated", "password", "doc", "zip bomb", "too many tags"],
)
def test_hostile_files_end_in_a_clear_error_within_seconds(data: bytes, code: str) -> None:
    began = time.perf_counter()
    with pytest.raises(ConversionError) as caught:
        read(data)
    assert caught.value.finding.code == code
    assert time.perf_counter() - began < 5


def test_entities_in_a_part_are_refused() -> None:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        archive.writestr(
            "word/document.xml", LAUGHS + part("document", "<w:body><w:p><w:r><w:t>&b;</w:t></w:r></w:p></w:body>")
        )
    with pytest.raises(ConversionError) as caught:
        read(file.getvalue())
    assert caught.value.finding.code == "unreadable"


def test_an_encrypted_part_asks_for_its_password() -> None:
    data = bytearray(make(p("Text.")))
    for signature, offset in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        data[data.index(signature) + offset] |= 1
    with pytest.raises(ConversionError) as caught:
        read(bytes(data))
    assert caught.value.finding.code == "protected"


def test_a_docx_is_known_by_its_content() -> None:
    assert read_any("paper.docx", make(p("Text."))).format == "docx"


# ---------------------------------------------------------------- what the UN published
def letters(text: str) -> str:
    return "".join(sorted(c for c in text if c.isalnum()))


@pytest.mark.skipif(not LAYOUT.is_dir(), reason="../shared/corpus/layout is not here")
@pytest.mark.parametrize("name", ["A_80_604_Add.1.docx", "A_80_604_Add.3.docx"])
def test_letters_of_published_reports(name: str) -> None:
    """Every w:t of the body, the first page's header and the notes, and the marks and labels of the notes on top."""
    data = (LAYOUT / name).read_bytes()
    archive = zipfile.ZipFile(io.BytesIO(data))
    text = ""
    for part_name in ("document", "header3", "footnotes"):
        root = ElementTree.fromstring(archive.read(f"word/{part_name}.xml"))
        text += "".join(t.text or "" for t in root.iter(f"{{{W}}}t"))
    source = read(data)
    notes = [line.note or "" for line in source.lines if line.role == "note"]
    marks = [value or "" for _, value in spans(source, "mark") if value in notes]
    assert marks == notes == ["1", "2"]
    assert letters(source.text) == letters(text + "".join(marks) + "".join(notes))
