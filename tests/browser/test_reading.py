"""Reading a resolution, in a browser: anchors, copy link, notes, languages, side by side, print, access."""

from __future__ import annotations

import gzip
import re
from collections.abc import Callable
from itertools import pairwise
from urllib.parse import urlsplit

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

from .conftest import Site

RU = "ru/A/RES/59/262/"
EN = "en/A/RES/59/262/"
DRAFT = "ru/A/C.3/67/L.40/Rev.1/"
UNITS = ".matter > [id]:not(.footnote)"
Visit = Callable[..., Page]

# What moved without the reader's doing: the sum of layout shifts so far.
SHIFT = """() => new Promise(done => {
  let sum = 0
  new PerformanceObserver(list => list.getEntries().forEach(e => { if (!e.hadRecentInput) sum += e.value }))
    .observe({ type: "layout-shift", buffered: true })
  setTimeout(() => done(sum), 300)
})"""


def tooltip(page: Page):
    return page.locator(".md-tooltip2--active:not([hidden])")


def twice_marked(page: Page) -> str:
    """Id of the second mark of a note that is cited twice."""
    return page.locator("[id^=fnref2-]").first.get_attribute("id")


# -- Anchors and their links ----------------------------------------------------------------------------------------


@pytest.mark.parametrize("path", [RU, EN, DRAFT])
def test_every_unit_has_its_id_once_and_a_link_to_itself(visit: Visit, path: str) -> None:
    page = visit(path)
    ids = page.eval_on_selector_all("[id]", "elements => elements.map(e => e.id)")
    assert len(ids) == len(set(ids))
    units = page.eval_on_selector_all(UNITS, "elements => elements.map(e => e.id)")
    notes = page.eval_on_selector_all(".footnote li", "elements => elements.map(e => e.id)")
    anchors = page.eval_on_selector_all(".anchor", "all => all.map(a => a.getAttribute('href'))")
    assert units
    assert notes
    units += notes
    assert anchors == [f"#{id_}" for id_ in units]


@pytest.mark.parametrize("width", [1440, 768, 390])
@pytest.mark.parametrize("id_", ["pp3", "op4", "fn-3"])
def test_the_target_of_a_link_is_marked_and_clear_of_the_header(visit: Visit, width: int, id_: str) -> None:
    page = visit(f"{RU}#{id_}", width)
    header = page.locator(".md-header").bounding_box()
    target = page.locator(f"#{id_}")
    box = target.bounding_box()
    assert box["y"] >= header["y"] + header["height"]
    assert box["y"] < page.viewport_size["height"]
    plain = page.locator("#pp2").evaluate("e => getComputedStyle(e).backgroundColor")
    assert target.evaluate("e => getComputedStyle(e).backgroundColor") != plain


def test_contents_list_preamble_and_paragraphs_and_follow(visit: Visit) -> None:
    page = visit(f"{RU}#op4")
    names = page.locator(".side__toc a").all_inner_texts()
    operative = page.locator(".matter > .op").count()
    assert names[0] == "Преамбула"
    assert [n for n in names if re.match(r"\d+\.\s\w", n)] == names[1 : operative + 1]
    expect(page.locator(".side .md-nav__link--active")).to_have_attribute("href", "#op4")


def test_link_copied_by_mouse(visit: Visit, site: Site) -> None:
    page = visit(RU)
    page.hover("#op3")
    anchor = page.locator("#op3 > .anchor")
    expect(anchor).to_have_css("opacity", "1")
    anchor.click()
    expect(page.locator(".live")).to_contain_text("#op3")
    assert page.evaluate("navigator.clipboard.readText()") == f"{site.url}{RU}#op3"
    assert page.url.endswith("#op3")


@pytest.mark.parametrize(
    ("path", "id_", "citation"),
    [
        (RU, "op3", "A/RES/59/262, п. 3"),
        (EN, "op3", "A/RES/59/262, para. 3"),
        (RU, "pp4", "A/RES/59/262, 4-й абзац преамбулы"),
        (RU, "fn-5", "A/RES/59/262, прим. 5"),
        (RU, "close", "A/RES/59/262"),
    ],
)
def test_what_is_copied_pastes_as_a_citation(visit: Visit, site: Site, path: str, id_: str, citation: str) -> None:
    page = visit(path)
    page.locator(f"#{id_} > .anchor").focus()
    page.keyboard.press("Enter")
    expect(page.locator(".live")).to_contain_text(f"#{id_}")
    html = page.evaluate(
        "navigator.clipboard.read().then(([item]) => item.getType('text/html')).then(blob => blob.text())"
    )
    assert f'href="{site.url}{path}#{id_}"' in html
    assert f">{citation}</a>" in html


def test_the_citation_of_a_point_has_its_letters(visit: Visit) -> None:
    page = visit(DRAFT)
    label = page.locator("#op4-a").get_attribute("data-label")
    page.locator("#op4-a > .anchor").focus()
    page.keyboard.press("Enter")
    expect(page.locator(".live")).to_contain_text("#op4-a")
    html = page.evaluate(
        "navigator.clipboard.read().then(([item]) => item.getType('text/html')).then(blob => blob.text())"
    )
    assert f">A/C.3/67/L.40/Rev.1, п. 4 {label}</a>" in html


def test_link_copied_by_keyboard(visit: Visit, site: Site) -> None:
    page = visit(RU)
    page.locator("#op2 > .anchor").focus()
    while page.evaluate("document.activeElement.getAttribute('href')") != "#op3":
        page.keyboard.press("Tab")
        assert page.evaluate("document.activeElement.closest('#op2, [id^=op2-], #op3') !== null")
    expect(page.locator("#op3 > .anchor")).to_have_css("opacity", "1")
    page.keyboard.press("Enter")
    expect(page.locator(".live")).to_contain_text("#op3")
    assert page.evaluate("navigator.clipboard.readText()") == f"{site.url}{RU}#op3"


def test_link_copied_by_touch(visit: Visit, site: Site) -> None:
    page = visit(RU, 390, touch=True)
    page.locator("#op3").scroll_into_view_if_needed()
    page.locator("#op3 > .anchor").tap()
    expect(page.locator(".live")).to_contain_text("#op3")
    assert page.evaluate("navigator.clipboard.readText()") == f"{site.url}{RU}#op3"


def tab_to(page: Page, href: str, most: int) -> None:
    """Press Tab until the link with this address has the focus."""
    for _ in range(most):
        page.keyboard.press("Tab")
        if (page.evaluate("document.activeElement.getAttribute('href')") or "").endswith(href):
            return
    raise AssertionError(f"{href} is not reached in {most} steps")


def copied_by_enter(page: Page, id_: str) -> str:
    page.keyboard.press("Enter")
    expect(page.locator(".live")).to_contain_text(f"#{id_}")
    return page.evaluate("navigator.clipboard.readText()")


@pytest.mark.parametrize("width", [1440, 768, 390])
def test_keyboard_alone_from_the_start_page_to_a_copied_link(visit: Visit, site: Site, width: int) -> None:
    page = visit("ru/", width)
    tab_to(page, "A/C.3/67/L.40/Rev.1/", 40)
    page.keyboard.press("Enter")
    page.wait_for_url(f"**/{DRAFT}")
    tab_to(page, "#op4-a", 400)
    assert copied_by_enter(page, "op4-a") == f"{site.url}{DRAFT}#op4-a"


def test_keyboard_and_search_from_the_start_page_to_a_copied_link(visit: Visit, site: Site) -> None:
    page = visit("ru/")
    page.keyboard.press("/")
    page.keyboard.type("A/C.3/67/L.40/Rev.1 п. 4 a)")
    page.keyboard.press("Enter")
    page.wait_for_url("**/#op4-a")
    tab_to(page, "#op4-a", 1)
    assert copied_by_enter(page, "op4-a") == f"{site.url}{DRAFT}#op4-a"


def test_text_is_copied_verbatim_with_its_number_once(visit: Visit) -> None:
    page = visit(RU)
    page.evaluate("getSelection().selectAllChildren(document.getElementById('op2'))")
    copied = page.evaluate("getSelection().toString()")
    assert re.match(r"2\. \w", copied)
    assert "\u00a0" not in copied
    assert copied.strip() == " ".join(page.locator("#op2").text_content().split())


# -- Notes ----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("path", [RU, EN, DRAFT])
def test_marks_and_notes_show_the_printed_number(visit: Visit, path: str) -> None:
    page = visit(path)
    marks = page.locator(".matter sup[id^=fnref]")
    assert marks.count()
    for mark in marks.all():
        label = mark.get_attribute("id").split("-", 1)[1]
        assert mark.text_content() == label
        assert page.locator(f"#fn-{label} .label").text_content().strip() == label


@pytest.mark.parametrize("which", ["first", "second"])
def test_tooltip_by_hover(visit: Visit, which: str) -> None:
    page = visit(DRAFT)
    id_ = twice_marked(page) if which == "second" else "fnref-1"
    page.locator(f"#{id_} a").hover()
    label = id_.split("-", 1)[1]
    expect(tooltip(page)).to_have_count(1)
    expect(tooltip(page)).to_have_accessible_name(f"Примечание {label}")
    note = page.locator(f"#fn-{label} p").first.inner_text()
    assert tooltip(page).inner_text().split()[:8] == note.split()[:8]
    assert tooltip(page).locator(".footnote-backref, [id]").count() == 0
    page.mouse.move(0, 0)
    expect(tooltip(page)).to_have_count(0)


@pytest.mark.parametrize("which", ["first", "second"])
def test_tooltip_by_focus_and_escape(visit: Visit, which: str) -> None:
    page = visit(DRAFT)
    mark = page.locator(f"#{twice_marked(page) if which == 'second' else 'fnref-2'} a")
    mark.focus()
    expect(tooltip(page)).to_have_count(1)
    expect(mark).to_have_attribute("aria-describedby", tooltip(page).get_attribute("id"))
    page.keyboard.press("Escape")
    expect(tooltip(page)).to_have_count(0)
    expect(mark).to_be_focused()
    page.keyboard.press("Tab")
    page.keyboard.press("Shift+Tab")
    expect(tooltip(page)).to_have_count(1)


@pytest.mark.parametrize("which", ["first", "second"])
def test_tooltip_by_tap(visit: Visit, which: str) -> None:
    page = visit(DRAFT, 390, touch=True)
    mark = page.locator(f"#{twice_marked(page) if which == 'second' else 'fnref-2'} a")
    mark.scroll_into_view_if_needed()
    mark.tap()
    expect(tooltip(page)).to_have_count(1)
    assert "#" not in page.url
    box = tooltip(page).locator(".md-tooltip2__inner").bounding_box()
    assert box["x"] >= 0
    assert box["x"] + box["width"] <= 390
    mark.tap()
    assert urlsplit(page.url).fragment.startswith("fn-")


def test_a_tap_elsewhere_closes_the_tooltip(visit: Visit) -> None:
    page = visit(DRAFT, 390, touch=True)
    mark = page.locator("#fnref-2 a")
    mark.scroll_into_view_if_needed()
    mark.tap()
    expect(tooltip(page)).to_have_count(1)
    page.touchscreen.tap(200, 80)
    expect(tooltip(page)).to_have_count(0)


@pytest.mark.parametrize("width", [1440, 768, 390])
@pytest.mark.parametrize("path", [RU, EN, DRAFT])
def test_nothing_moves_when_a_page_loads_and_a_tooltip_opens(visit: Visit, path: str, width: int) -> None:
    page = visit(path, width)
    height = page.evaluate("document.documentElement.scrollHeight")
    before = page.evaluate(SHIFT)
    page.locator("#fnref-1 a").focus()
    expect(tooltip(page)).to_have_count(1)
    assert page.evaluate(SHIFT) == before
    assert before < 0.02
    assert page.evaluate("document.documentElement.scrollHeight") == height


@pytest.mark.parametrize("width", [1440, 768, 390])
def test_nothing_moves_when_the_second_language_opens(visit: Visit, width: int) -> None:
    page = visit(RU, width)
    before = page.evaluate(SHIFT)
    page.locator(".beside-switch").click()
    expect(page.locator("[data-unit=op3]")).to_be_visible()
    assert page.evaluate(SHIFT) == before
    page.locator(".beside-switch").click()
    expect(page.locator(".other")).to_have_count(0)
    assert page.evaluate(SHIFT) == before


def test_notes_stand_in_the_margin_of_very_wide_screens(visit: Visit) -> None:
    page = visit(DRAFT, 1920)
    boxes = [note.bounding_box() for note in page.locator(".margin-note").all()]
    assert len(boxes) == page.locator(".footnote li").count()
    edge = page.locator("#pp1").bounding_box()
    assert all(box["x"] > edge["x"] + edge["width"] for box in boxes)
    assert all(box["x"] + box["width"] <= 1920 for box in boxes)
    assert all(a["y"] + a["height"] <= b["y"] for a, b in pairwise(boxes))
    assert abs(page.locator("#fnref-1").bounding_box()["y"] - boxes[0]["y"]) < 12
    assert page.evaluate(SHIFT) < 0.02
    assert Axe().run(page).violations_count == 0
    page.emulate_media(media="print")
    expect(page.locator(".margin-note").first).to_be_hidden()


def test_notes_lead_to_the_text_and_back_without_scripts(visit: Visit) -> None:
    page = visit(RU, scripts=False)
    page.locator("#fnref-2 a").click()
    assert page.url.endswith("#fn-2")
    page.locator("#fn-2 .footnote-backref").click()
    assert page.url.endswith("#fnref-2")


# -- Languages ------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(("path", "code"), [(RU, "ru"), (EN, "en")])
def test_the_page_declares_its_languages(visit: Visit, site: Site, path: str, code: str) -> None:
    page = visit(path)
    expect(page.locator("html")).to_have_attribute("lang", code)
    links = page.eval_on_selector_all("link[rel=alternate]", "all => all.map(l => [l.hreflang, l.href])")
    assert sorted(links) == [["en", site.url + EN], ["ru", site.url + RU]]
    assert page.locator("link[rel=canonical]").get_attribute("href") == site.url + path


def test_the_switch_keeps_the_paragraph(visit: Visit, site: Site) -> None:
    page = visit(f"{RU}#op3")
    page.locator(".languages summary").click()
    page.locator(".languages a[lang=en]").click()
    page.wait_for_url(f"{site.url}{EN}#op3")


def test_the_switch_keeps_the_paragraph_that_is_being_read(visit: Visit, site: Site) -> None:
    page = visit(RU)
    page.locator("#op5").evaluate("e => scrollTo({ top: e.getBoundingClientRect().top - 80, behavior: 'instant' })")
    page.locator(".languages summary").click()
    page.locator(".languages a[lang=en]").click()
    page.wait_for_url(re.compile(re.escape(site.url + EN) + "#op[45]$"))


def test_the_same_paragraph_in_the_other_language_without_scripts(visit: Visit, site: Site) -> None:
    page = visit(f"{RU}#op3", scripts=False)
    page.locator("noscript:has(+ #op3) a[lang=en]").click()
    assert page.url == f"{site.url}{EN}#op3"
    page.locator(".languages summary").click()
    page.locator(".languages a[lang=ru]").click()
    assert page.url == f"{site.url}{RU}"


def test_a_missing_language_offers_the_official_document(visit: Visit) -> None:
    page = visit(DRAFT)
    assert page.locator("link[rel=alternate][hreflang=en]").count() == 0
    page.locator(".languages summary").click()
    link = page.locator(".languages a[lang=en]")
    assert link.get_attribute("href").startswith("https://docs.un.org/en/A/C.3/67/L.40")
    assert page.locator(".beside-switch").count() == 0


def test_an_unofficial_translation_says_so(visit: Visit) -> None:
    page = visit(EN)
    expect(page.locator(".badge--unofficial")).to_be_visible()
    expect(page.locator(".notice")).to_be_visible()
    page.emulate_media(media="print")
    expect(page.locator(".notice")).to_be_visible()


# -- Side by side ---------------------------------------------------------------------------------------------------


def rows(page: Page) -> list[list[str]]:
    """[id, id of the unit beside it] for each unit."""
    return page.eval_on_selector_all(
        ".matter > [id]:not(.other)", "all => all.map(u => [u.id, u.nextElementSibling?.dataset.unit ?? ''])"
    )


def test_side_by_side_says_that_the_other_text_is_unofficial(visit: Visit) -> None:
    page = visit(f"{RU}?with=en")
    notice = page.locator(".notice--other")
    expect(notice).to_contain_text("Not an official document")
    expect(notice).to_have_attribute("lang", "en")
    page.emulate_media(media="print")
    expect(notice).to_be_visible()
    page.emulate_media(media="screen")
    page.locator(".beside-switch").click()
    expect(notice).to_have_count(0)


@pytest.mark.parametrize("width", [1440, 768, 390])
def test_side_by_side_puts_each_unit_next_to_its_own(visit: Visit, site: Site, width: int) -> None:
    page = visit(RU, width)
    ids = page.eval_on_selector_all(UNITS, "all => all.map(u => u.id)")
    page.locator(".beside-switch").click()
    expect(page.locator("html")).to_have_class(re.compile("beside"))
    assert urlsplit(page.url).query == "with=en"
    assert rows(page) == [[id_, id_] for id_ in ids]
    own, other = page.locator("#op3").bounding_box(), page.locator("[data-unit=op3]").bounding_box()
    if width > 600:
        assert abs(own["y"] - other["y"]) < 2
        assert other["x"] >= own["x"] + own["width"]
    else:
        assert other["y"] >= own["y"] + own["height"] - 1
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    expect(page.locator("[data-unit=op3]")).to_have_attribute("lang", "en")
    page.locator(".beside-switch").click()
    assert page.locator(".other").count() == 0
    assert page.url == site.url + RU


def test_side_by_side_from_its_address_goes_to_the_unit_without_a_shift(visit: Visit) -> None:
    page = visit(f"{RU}?with=en#op8")
    expect(page.locator("[data-unit=op8]")).to_be_visible()
    box = page.locator("#op8").bounding_box()
    assert 40 < box["y"] < 300
    assert page.evaluate(SHIFT) < 0.02


def test_side_by_side_keeps_what_is_being_read_in_place(visit: Visit) -> None:
    page = visit(f"{RU}#op6")
    before = page.locator("#op6").bounding_box()["y"]
    page.locator(".beside-switch").evaluate("e => e.click()")
    expect(page.locator("[data-unit=op6]")).to_be_visible()
    assert abs(page.locator("#op6").bounding_box()["y"] - before) < 3


def test_side_by_side_shows_and_counts_what_has_no_counterpart(visit: Visit) -> None:
    page = visit(RU)
    page.route(
        f"**/{EN}",
        lambda route: route.fulfill(
            response=(answer := route.fetch()),
            body=answer.text().replace('id="op2"', 'id="op2-bis"').replace('id="pp4"', 'id="pp99"'),
        ),
    )
    page.locator(".beside-switch").click()
    expect(page.locator(".beside-count")).to_contain_text("4")
    pairs = dict(rows(page))
    assert pairs["op2"] == pairs["pp4"] == ""
    assert pairs["op3"] == "op3"
    assert page.locator("#op2 + .none").text_content() == "Нет соответствия"
    assert page.locator(".gap + [data-unit=op2-bis]").count() == 1
    assert page.locator("#op2-bis").count() == 0


def test_a_selection_side_by_side_stays_in_its_language(visit: Visit) -> None:
    page = visit(f"{RU}?with=en#op2")
    expect(page.locator("[data-unit=op2]")).to_be_visible()
    for start, end, wanted, unwanted in [
        ("#op2", "#op4", "[а-яё]", "[a-z]{3}"),
        ("[data-unit=op2]", "[data-unit=op4]", "[a-z]", "[а-яё]{3}"),
    ]:
        first, last = page.locator(start).bounding_box(), page.locator(end).bounding_box()
        page.mouse.move(first["x"] + 60, first["y"] + 12)
        page.mouse.down()
        page.mouse.move(last["x"] + 120, last["y"] + 12, steps=5)
        page.mouse.up()
        selected = page.evaluate("getSelection().toString()")
        assert re.search(wanted, selected)
        assert not re.search(unwanted, selected)
        page.mouse.click(5, 500)


def test_side_by_side_notes_open_in_their_own_language(visit: Visit) -> None:
    page = visit(f"{RU}?with=en")
    mark = page.locator(".other .footnote-ref").first
    expect(mark).to_be_visible()
    mark.hover()
    expect(tooltip(page)).to_have_count(1)
    english = page.locator("li.other").first.inner_text()
    assert english.split()[1] in tooltip(page).inner_text()


# -- Widths, print, weight, access -----------------------------------------------------------------------------------


@pytest.mark.parametrize("width", [390, 768, 1440])
@pytest.mark.parametrize("path", [RU, EN, DRAFT])
def test_nothing_sticks_out(visit: Visit, path: str, width: int) -> None:
    page = visit(path, width)
    assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_the_drawer_opens_by_keyboard_and_closes(visit: Visit) -> None:
    page = visit(RU, 768)
    page.locator("button.menu").focus()
    page.keyboard.press("Enter")
    link = page.locator(".side__toc a[href='#op2']")
    expect(link).to_be_in_viewport()
    page.keyboard.press("Escape")
    expect(link).not_to_be_in_viewport()
    page.keyboard.press("Enter")
    link.click()
    assert page.url.endswith("#op2")
    expect(link).not_to_be_in_viewport()


def test_print_has_text_and_notes_and_says_where_from(visit: Visit, site: Site) -> None:
    page = visit(RU)
    page.emulate_media(media="print")
    for gone in (".md-header", ".md-sidebar--primary", ".tools", "#op3 > .anchor", ".footnote-backref"):
        expect(page.locator(gone).first).to_be_hidden()
    for there in ("#op3", "#fn-5", ".imprint"):
        expect(page.locator(there)).to_be_visible()
    assert site.url + RU in page.locator(".imprint").inner_text()
    style = page.locator("head style").first.text_content()
    assert "A/RES/59/262" in style
    assert page.pdf(format="A4").startswith(b"%PDF")


@pytest.mark.parametrize(("path", "word"), [(RU, ""), (EN, "Unofficial translation"), (DRAFT, "Проект")])
def test_every_printed_page_says_what_the_document_is(visit: Visit, path: str, word: str) -> None:
    page = visit(path)
    rules = page.evaluate("[...document.querySelector('head style').sheet.cssRules].map(r => r.cssText).join()")
    assert f'@top-right {{ content: "{word}"; }}' in rules


def test_the_sitemap_has_every_page_and_its_languages(site: Site) -> None:
    sitemap = (site.folder / "sitemap.xml").read_text("utf-8")
    for path in (RU, EN, DRAFT):
        assert f"<loc>{site.url}{path}</loc>" in sitemap
    assert sitemap.count(f'hreflang="en" href="{site.url}{EN}"') == 2
    assert "404" not in sitemap


@pytest.mark.parametrize("path", ["ru/", "ru/list/", "ru/search/", DRAFT, f"{RU}?with=en"])
def test_a_page_weighs_little(visit: Visit, site: Site, path: str) -> None:
    """All that the browser fetches for a page, fonts aside, each compressed as a server would: at most 150 KB.

    What Pagefind loads is counted by tests/bench/search.py, on a site of 1,000 documents."""
    page = visit(path)
    urls = {page.url, *page.evaluate("performance.getEntriesByType('resource').map(e => e.name)")}
    paths = [urlsplit(url).path.removeprefix("/un/") for url in urls if not url.startswith("data:")]
    paths = [path + "index.html" * path.endswith("/") for path in paths if "pagefind/" not in path]
    size = sum(len(gzip.compress((site.folder / path).read_bytes())) for path in paths if not path.endswith(".woff2"))
    assert 10_000 < size <= 150_000


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [1440, 390])
@pytest.mark.parametrize("path", [RU, EN, DRAFT, f"{RU}?with=en", "ru/", "en/", "404.html"])
def test_no_barrier_known_to_axe(visit: Visit, path: str, scheme: str, width: int) -> None:
    page = visit(path, width, scheme)
    if "with" in path:
        expect(page.locator(".other").first).to_be_visible()
    found = Axe().run(page)
    assert found.violations_count == 0, found.generate_report()


def test_no_barrier_with_a_tooltip_and_the_menu_open(visit: Visit) -> None:
    page = visit(RU)
    page.locator("#fnref-1 a").hover()
    expect(tooltip(page)).to_have_count(1)
    page.wait_for_timeout(400)
    page.locator(".languages").evaluate("e => { e.open = true }")
    found = Axe().run(page)
    assert found.violations_count == 0, found.generate_report()


def test_the_theme_can_be_switched_and_stays(visit: Visit) -> None:
    page = visit(RU)
    scheme = "document.body.getAttribute('data-md-color-scheme')"
    assert page.evaluate(scheme) == "default"
    page.locator("[data-md-component=palette] label:visible").click()
    assert page.evaluate(scheme) == "slate"
    page.reload()
    assert page.evaluate(scheme) == "slate"


def test_reading_goes_on_where_it_stopped(visit: Visit, site: Site) -> None:
    page = visit(RU)
    page.locator("#op7").evaluate("e => scrollTo({ top: e.getBoundingClientRect().top - 80, behavior: 'instant' })")
    page.goto(f"{site.url}{DRAFT}")
    page.goto(f"{site.url}{RU}")
    page.locator(".resume").click()
    assert re.search(r"#op[67]$", page.url)
