"""Start pages, lists and the page on the site in a real browser."""

from __future__ import annotations

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

from .test_reading import SHIFT

# The list as if it had 3,000 documents: its own first row again and again, then the script anew.
MANY = """async () => {
  document.querySelector(".list-tools")?.remove()
  const body = document.querySelector("table.list tbody"), first = body.rows[0]
  body.replaceChildren(...Array.from({ length: 3000 }, (_, n) => {
    const row = first.cloneNode(true)
    row.querySelector("a").textContent = `A/RES/${10 + n % 60}/${n}`
    row.querySelector("time").dateTime = `${1990 + n % 30}-01-01`
    row.dataset.status = n % 3 ? "one" : "other"
    row.dataset.subject = n % 4 ? "Дети" : "Дети|Фонари"
    row.cells[3].textContent = 10 + n % 60
    return row
  }))
  const script = document.createElement("script")
  script.src = document.querySelector("script[src*='lists.js']").src
  await new Promise(done => { script.onload = done; document.body.append(script) })
}"""
SHOWN = "table.list tbody tr:not([hidden])"


def symbols(page: Page) -> list[str]:
    return page.locator(f"{SHOWN} td:first-child").all_text_contents()


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("path", ["", "ru/", "en/", "ru/list/", "en/list/", "ru/session/59/", "ru/about/", "en/about/"])
def test_no_barrier(visit, path, scheme):
    found = Axe().run(visit(path, scheme=scheme)).response["violations"]
    assert not found, [(v["id"], [n["html"] for n in v["nodes"]]) for v in found]


@pytest.mark.parametrize("path", ["", "ru/", "ru/list/", "ru/about/", "en/list/"])
def test_a_phone_shows_it_whole(visit, path):
    page = visit(path, width=390)
    assert page.evaluate("document.documentElement.scrollWidth") <= 390


@pytest.mark.parametrize("width", [390, 768, 1440])
@pytest.mark.parametrize("path", ["", "ru/", "en/", "ru/list/", "ru/session/59/", "ru/search/", "ru/about/"])
def test_nothing_moves_when_a_page_loads(visit, path, width):
    assert visit(path, width=width).evaluate(SHIFT) < 0.02


def test_a_list_is_shown_even_if_its_script_is_not_there(browser, site):
    page = browser.new_page()
    page.route("**/lists.js", lambda route: route.abort())
    page.goto(f"{site.url}ru/list/")
    expect(page.locator("table.list")).to_be_visible()
    page.close()


def test_the_newest_stands_first_and_a_column_sorts_by_keyboard(visit):
    page = visit("ru/list/")
    assert symbols(page) == ["A/RES/59/262", "A/C.3/67/L.40/Rev.1"]
    page.locator(".list th button").nth(3).focus()
    page.keyboard.press("Enter")
    assert symbols(page)[0] == "A/C.3/67/L.40/Rev.1"
    assert page.locator(".list th").nth(3).get_attribute("aria-sort") == "descending"
    page.reload()
    assert symbols(page)[0] == "A/C.3/67/L.40/Rev.1"  # the address keeps the order


def test_without_scripts_the_list_leads_to_its_documents(visit):
    page = visit("ru/list/", scripts=False)
    page.locator("table.list a").first.click()
    assert page.url.endswith("/ru/A/RES/59/262/")


def test_the_start_page_invites_to_search_and_to_each_language(visit):
    page = visit("", scripts=False)
    assert {link.get_attribute("hreflang") for link in page.locator(".choice a").all()} == {"en", "ru"}
    assert page.locator(".list-tools").count() == 0  # the newest documents only: nothing to filter
    page.locator("a.invite").click()
    assert page.url.endswith("/ru/search/")


def test_three_thousand_rows_are_filtered_and_sorted(visit):
    page = visit("ru/list/")
    page.evaluate(MANY)
    page.locator(".list-tools input").fill("Междунар А/RES/59/2989")
    assert symbols(page) == ["A/RES/59/2989"]  # with a Cyrillic А, and words in any order
    page.locator(".list-tools input").fill("нет такого")
    assert page.locator(".list-tools output").text_content() == "Ничего не подходит"
    page.locator(".list-tools input").fill("")
    page.locator(".list-tools select[name=year]").select_option("1990")
    assert page.locator(".list-tools output").text_content() == "100 из 3000"
    page.locator(".list-tools select[name=status]").select_option("other")
    assert len(symbols(page)) == 100 and "year=1990" in page.url
    page.locator(".list-tools select[name=year]").select_option("")
    page.locator(".list-tools select[name=status]").select_option("")
    page.locator(".list-tools select[name=subject]").select_option("Фонари")
    assert page.locator(".list-tools output").text_content() == "750 из 3000"
    page.locator(".list-tools select[name=session]").select_option("12")
    assert page.locator(".list-tools output").text_content() == "Ничего не подходит"  # 2, 62, 122 …: none a fourth
    page.locator(".list-tools select[name=subject]").select_option("")
    page.locator(".list-tools select[name=session]").select_option("")
    page.locator(".list th button").first.click()
    first, second, *_ = symbols(page)
    assert (first, second) == ("A/RES/10/0", "A/RES/10/60")  # numbers as numbers: 10/60 before 10/120
