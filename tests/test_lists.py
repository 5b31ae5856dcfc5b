"""Start pages and lists: made-up entries in, pages out. In the browser: tests/browser/test_lists.py."""

from __future__ import annotations

import re

import pytest
import yaml

from generator.site import pages as site_pages
from generator.site import strings
from generator.site.catalogue import Entry
from generator.site.pages import pages, shown_date

DATES = {
    "ru": "3 декабря 2004 года",
    "en": "3 December 2004",
    "fr": "3 décembre 2004",
    "es": "3 de diciembre de 2004",
    "ar": "3 كانون الأول/ديسمبر 2004",
    "zh": "2004年12月3日",
}


def entry(n: int, language: str = "ru", **more) -> Entry:
    return Entry(language=language, symbol=f"A/RES/90/{n}", source=f"{n}.txt", title=f"Фонари {n}", session=90, **more)


def head(text: str) -> dict:
    return yaml.safe_load(text.split("---\n")[1])


@pytest.mark.parametrize(("code", "said"), DATES.items())
def test_dates_are_written_as_the_language_does(code, said):
    assert shown_date("2004-12-03", strings.load(code)) == said


@pytest.mark.parametrize("code", strings.languages())
def test_every_language_has_its_own_words_for_lists(code):
    own = yaml.safe_load((strings.FOLDER / f"{code}.yml").read_text("utf-8"))
    english = {key for key in strings.load("en") if key.startswith("lists_")}
    assert {key for key in own if key.startswith("lists_")} == english
    assert {f"lists_body_{body}" for body in site_pages.BODIES} <= english
    for key in english:
        assert set(re.findall(r"\{\w+\}", own[key])) == set(re.findall(r"\{\w+\}", strings.load("en")[key])), key


def test_nothing_is_a_site_too():
    found = pages([])
    names = ("index", "list", "search", "about")
    assert set(found) == {"index.md", *(f"{code}/{name}.md" for code in ("ru", "en") for name in names)}
    assert "<table" not in "".join(found.values())


def test_every_page_is_marked_and_knows_its_counterparts():
    found = pages([entry(1, body="Генеральная Ассамблея"), entry(1, "en", body="General Assembly"), entry(2, "ar")])
    for path, text in found.items():
        meta = head(text)
        assert meta["generated"] is True and meta["title"] and meta["template"], path
        for address in meta["languages"].values():
            assert any(address == site_pages.address(other) for other in found), (path, address)
    assert set(head(found["index.md"])["languages"]) == {"ar", "en", "ru"}
    assert set(head(found["ru/session/90.md"])["languages"]) == {"ar", "en", "ru"}
    assert set(head(found["ru/body/general-assembly.md"])["languages"]) == {"en", "ru"}
    assert "ar/about.md" not in found


def test_a_body_without_an_address_of_its_own_has_one_by_its_name():
    found = pages([entry(1, body="Комитет по фонарям"), entry(2, body="СОВЕТ БЕЗОПАСНОСТИ")])
    assert "ru/body/комитет-по-фонарям.md" in found and "ru/body/security-council.md" in found


def test_groups_hold_their_documents_and_no_other():
    found = pages([entry(1, date="2035-05-01", subjects=("Фонари",)), entry(2, date="2036-05-01"), entry(3)])
    rows = {path: set(re.findall(r'A/RES/90/(\d)/">A/RES', text)) for path, text in found.items()}
    assert rows["ru/year/2035.md"] == rows["ru/subject/фонари.md"] == {"1"}
    assert rows["ru/year/2036.md"] == {"2"}
    assert rows["ru/session/90.md"] == rows["ru/list.md"] == rows["ru/index.md"] == rows["index.md"] == {"1", "2", "3"}


def test_a_row_says_what_filters_need():
    text = pages([entry(1, body="B", subjects=("Фонари", 'с "кавычкой"'), status="draft", unofficial=True), entry(2)])
    row = next(line for line in text["ru/list.md"].splitlines() if "A/RES/90/1" in line)
    assert 'data-status="Проект"' in row and 'data-body="B"' in row
    assert 'data-subject="Фонари|с &quot;кавычкой&quot;"' in row
    assert row.count('class="badge"') == 2


def test_a_list_longer_than_most_says_how_many_are_left_out(monkeypatch):
    monkeypatch.setattr(site_pages, "MOST", 2)
    text = pages([entry(n) for n in range(1, 6)])["ru/list.md"]
    assert text.count("<tr data-status") == 2 and "(3)" in text
