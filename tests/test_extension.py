"""The Markdown extension: what it adds, and that it adds nothing to the text."""

from __future__ import annotations

import re
from html.parser import HTMLParser

import markdown
import pytest
import yaml

from generator.site import strings

FORMULA = "*Генеральная Ассамблея*,\n{: #formula .formula }"


def convert(text: str, **options: object) -> markdown.Markdown:
    """The Markdown object after conversion; `.html` is what came out."""
    md = markdown.Markdown(
        extensions=["attr_list", "md_in_html", "toc", "tables", "generator.site.extension"],
        extension_configs={"generator.site.extension": {"language": "ru"} | options},
    )
    md.html = md.convert(text)
    return md


def html(text: str, **options: object) -> str:
    return convert(text, **options).html


class Text(HTMLParser):
    """Text of the element with an id; everything in it, nothing else."""

    def __init__(self, id_: str) -> None:
        super().__init__()
        self.id, self.depth, self.parts = id_, 0, []

    def handle_starttag(self, tag: str, attributes: list) -> None:
        if self.depth or dict(attributes).get("id") == self.id:
            self.depth += tag not in ("br", "hr")

    def handle_endtag(self, tag: str) -> None:
        self.depth -= self.depth > 0

    def handle_data(self, data: str) -> None:
        if self.depth:
            self.parts.append(data)


def text_of(page: str, id_: str) -> str:
    parser = Text(id_)
    parser.feed(page)
    return "".join(parser.parts)


UNITS = [
    # Markdown of the unit, its id, its text on the page
    ("*ссылаясь* на резолюцию 45/158\n{: #pp1 .pp }", "pp1", "ссылаясь на резолюцию 45/158"),
    ('1\\. *просит* 2004 года\n{: #op1 .op data-label="1." }', "op1", "1. просит 2004 года"),
    ('а) *призывает*\n{: #op4-a .point data-label="а)" data-level="1" }', "op4-a", "а) призывает"),
    ('\\(a\\) Requests\n{: #op4-a .point data-label="(a)" data-level="1" }', "op4-a", "(a) Requests"),
    (
        '12\\. Text &lt;script> \\*x\\* \\[x\\]\\(y\\)\n{: #op12 .op data-label="12." }',
        "op12",
        "12. Text <script> *x* [x](y)",
    ),
    ("текст № 5 от 23 декабря 2004 года, A/59/48\n{: #t1 .text }", "t1", "текст № 5 от 23 декабря 2004 года, A/59/48"),
    ("### II. Заголовок {: #s2 .section }", "s2", "II. Заголовок"),
    ("## Приложение {: #annex .annex }", "annex", "Приложение"),
    ("1-е заседание,<br>\n1 мая\n{: #close .closing }", "close", "1-е заседание,\n1 мая"),
    ('*просит*\n{: #op1 .op data-label="1." }', "op1", "просит"),  # the label is not in the text: nothing is added
]


@pytest.mark.parametrize(("source", "id_", "expected"), UNITS)
def test_text_of_a_unit_stays_verbatim(source: str, id_: str, expected: str) -> None:
    page = html(source)
    assert text_of(page, id_) == expected
    assert "\u00a0" not in page
    assert page.count(f'id="{id_}"') == 1


@pytest.mark.parametrize(("source", "id_", "expected"), UNITS)
def test_every_unit_begins_with_an_empty_link_to_itself(source: str, id_: str, expected: str) -> None:
    links = re.findall(r'<a aria-label="([^"]*)" class="anchor" href="#([^"]*)"></a>', html(source))
    assert links == [(f"Ссылка на {id_}", id_)]


@pytest.mark.parametrize(
    ("source", "label"),
    [
        ('1\\. *просит*\n{: #op1 .op data-label="1." }', "1. "),
        ('ii) текст\n{: #op4-a-ii .subpoint data-label="ii)" data-level="2" }', "ii) "),
        ('(1) текст\n{: #op1 .op data-label="2." }', None),  # not what stands there
        ("текст\n{: #pp1 .pp }", None),
    ],
)
def test_printed_label_hangs(source: str, label: str | None) -> None:
    found = re.search(r'<span class="label">([^<]*)</span>', html(source))
    assert (found and found.group(1)) == label


NOTES = "текст[^3], снова[^3] и[^12]\n{: #pp1 .pp }\n\n[^3]: Резолюция 217 А (III).\n\n[^12]: Там же.\n\n[^15]: Ничья."


def test_marks_and_notes_have_the_printed_number_and_the_ids_of_the_contract() -> None:
    page = html(NOTES)
    marks = re.findall(r'<sup id="([^"]+)"><a [^>]*href="([^"]+)"[^>]*>([^<]+)</a>', page)
    assert marks == [("fnref-3", "#fn-3", "3"), ("fnref2-3", "#fn-3", "3"), ("fnref-12", "#fn-12", "12")]
    notes = [text_of(page, f"fn-{n}").strip() for n in (3, 12, 15)]
    assert notes == ["3 Резолюция 217 А (III).", "12 Там же.", "15 Ничья."]
    assert 'value="12"' in page
    for n in (3, 12, 15):
        assert f'<a aria-label="Ссылка на fn-{n}" class="anchor" href="#fn-{n}"></a>' in page


def test_back_links_are_named_and_lead_somewhere() -> None:
    page = html(NOTES)
    links = re.findall(r'<a aria-label="([^"]+)" class="footnote-backref" href="#([^"]+)" title="([^"]+)"', page)
    word = strings.load("ru")["back_to_text"]
    assert links == [
        (f"{word} 3 (1)", "fnref-3", f"{word} 3 (1)"),
        (f"{word} 3 (2)", "fnref2-3", f"{word} 3 (2)"),
        (f"{word} 12", "fnref-12", f"{word} 12"),
    ]


def test_ibid_shows_the_note_it_stands_for_where_the_page_says_so() -> None:
    page = html(NOTES, stands_for={"12": 3})
    assert text_of(page, "fn-12").split() == "12 Там же. Примечание 3: Резолюция 217 А (III).".split()
    assert '<a href="#fn-3">Примечание 3</a>' in page
    assert page.count("stands-for") == 1
    assert "stands-for" not in html(NOTES)
    assert "stands-for" not in html(NOTES, stands_for={"12": "99"})


@pytest.mark.parametrize(("language", "word"), [("ru", "Примечания"), ("en", "Notes"), ("zh", "脚注"), ("xx", "Notes")])
def test_words_are_of_the_page_s_language(language: str, word: str) -> None:
    assert f'<h2 id="notes">{word}</h2>' in html(NOTES, language=language)


@pytest.mark.parametrize(
    ("text", "together"),
    [
        ("см. № 5 и", ["№ 5"]),
        ("в 2004 году, 23 декабря 2004 года", ["2004 году", "23 декабря", "2004 года"][1:]),
        ("документ A/59/48 и А/RES/217", ["A/59/48", "А/RES/217"]),
        ("on 23 December 2004, No. 14152", ["23 December", "No. 14152"]),
        ("Резолюция 217 А (III)", ["217 А (III)"]),
        ("A/C.3/67/L.40/Rev.1.", ["A/C.3/67/L.40/Rev.1"]),
        ("в Женеве 1–5 марта 2004 года", ["1–5 марта", "2004 года"]),
        ("大会第70/1号决议重申了可持续发展目标", ["70/1"]),
        ("слова без чисел", []),
    ],
)
def test_what_must_not_break_is_wrapped(text: str, together: list[str]) -> None:
    page = html(f"{text}\n{{: #pp1 .pp }}")
    assert re.findall(r'<span class="nb">([^<]*)</span>', page) == together
    assert text_of(page, "pp1") == text


def names(tokens: list, depth: int = 0) -> list[tuple[int, str, str]]:
    """(depth, id, name without markup) of each token, in order."""
    rows = []
    for token in tokens:
        rows.append((depth, token["id"], re.sub(r"<[^>]+>", "", token["name"])))
        rows += names(token["children"], depth + 1)
    return rows


def test_contents_list_the_units() -> None:
    page = "\n\n".join(
        [
            "# Защита &lt;мигрантов> &amp; A {: #title }",
            FORMULA,
            "*ссылаясь* на[^1]\n{: #pp1 .pp }",
            '1\\. *просит* раз два три четыре пять шесть семь восемь девять\n{: #op1 .op data-label="1." }',
            'а) пункт\n{: #op1-a .point data-label="а)" data-level="1" }',
            "## II. Второй раздел {: #s2 .section }",
            "*учитывая*\n{: #s2-pp1 .pp }",
            '1\\. *решает*[^1]\n{: #s2-op1 .op data-label="1." }',
            "## Приложение {: #annex .annex }",
            "[^1]: Примечание.",
        ]
    )
    assert names(convert(page).toc_tokens) == [
        (0, "title", "Защита &lt;мигрантов&gt; &amp; A"),
        (1, "formula", "Преамбула"),
        (1, "op1", "1. просит раз два три четыре пять шесть семь восемь…"),
        (1, "s2", "II. Второй раздел"),
        (2, "s2-pp1", "Преамбула"),
        (2, "s2-op1", "1. решает"),
        (1, "annex", "Приложение"),
        (1, "notes", "Примечания"),
    ]


def test_no_level_of_headings_is_skipped() -> None:
    page = html("# Т {: #title }\n\n#### А {: #a .section }\n\n#### Б {: #b .section }\n\n## В {: #annex .annex }")
    assert re.findall(r"<(h\d)", page) == ["h1", "h2", "h2", "h2"]


def test_a_page_without_units_keeps_its_own_contents() -> None:
    assert names(convert("# О сайте\n\n## Как сделан {: #how }\n\nтекст").toc_tokens) == [
        (0, "_1", "О сайте"),
        (1, "how", "Как сделан"),
    ]


TABLE = """<table id="annex-t1" markdown="1"><tr markdown="1"><td markdown="1">A/59/48[^1]</td></tr></table>

[^1]: Примечание."""


def test_a_table_has_its_id_a_link_and_its_marks() -> None:
    page = html(TABLE)
    assert re.search(r'<div class="table-box" id="annex-t1"><a [^>]*href="#annex-t1"></a><table class="table">', page)
    assert page.count("annex-t1") == 4  # slot, id, link and its name
    assert 'id="fnref-1"' in page


def test_all_languages_have_the_same_strings() -> None:
    keys = {
        code: set(yaml.safe_load((strings.FOLDER / f"{code}.yml").read_text("utf-8"))) for code in strings.languages()
    }
    assert sorted(keys) == ["ar", "en", "es", "fr", "ru", "zh"]
    assert all(found == keys["en"] for found in keys.values())


@pytest.mark.parametrize("code", strings.languages())
def test_strings_are_complete(code: str) -> None:
    words, english = strings.load(code), strings.load("en")
    assert len(words["months"]) == 12
    for key, value in words.items():
        assert value, key
        assert sorted(re.findall(r"\{\w+\}", str(value))) == sorted(re.findall(r"\{\w+\}", str(english[key]))), key
