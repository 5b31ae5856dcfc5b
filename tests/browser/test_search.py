"""The search in a real browser: it finds paragraphs, by every form of a word, and leads straight to them."""

from __future__ import annotations

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

DRAFT = "ru/A/C.3/67/L.40/Rev.1/"
ADOPTED = "ru/A/RES/59/262/"
OPTIONS = "[role=option]"
STEM = "мигрант"


def ask(page: Page, query: str) -> Page:
    """Open the dialog by its key and type; the results are there when the status speaks."""
    page.keyboard.press("/")
    expect(page.locator("dialog.find[open] .find__input")).to_be_focused()
    page.fill(".find__input", query)
    expect(page.locator(".find__status")).not_to_be_empty(timeout=10_000)
    page.wait_for_timeout(200)
    return page


def hits(page: Page) -> list[str]:
    return page.locator(OPTIONS).evaluate_all("found => found.map(one => one.getAttribute('href'))")


def test_a_hit_leads_to_a_unit_that_holds_a_form_of_the_word(visit):
    page = ask(visit(ADOPTED), "мигрантам")
    assert len(hits(page)) >= 4
    for address in hits(page):
        page.goto(address)
        unit = page.locator(f"[id='{address.split('#')[1]}']") if "#" in address else page.locator("h1")
        assert STEM in unit.inner_text().lower(), address


FORMS = [
    ("мигрант", "мигрантов", "мигрантам", "мигрантами"),
    ("Ассамблея", "Ассамблеи", "Ассамблею", "ассамблей"),  # Snowball gives them different stems
    ("международная", "международной", "международный"),  # Pagefind reads й as и before it stems
    ("орган", "органа", "органов"),
    ("год", "лет", "года"),
]


@pytest.mark.parametrize("forms", FORMS)
def test_every_form_finds_the_same(visit, forms):
    page = visit(ADOPTED)
    found = []
    for form in forms:
        found.append(hits(ask(page, form)))
        page.keyboard.press("Escape")
    assert found[0] and all(one == found[0] for one in found)


def test_a_longer_word_that_only_begins_like_it_is_no_form(visit):
    page = ask(visit(DRAFT), "миграция")
    marked = page.locator(f"{OPTIONS} mark").all_text_contents()
    assert marked and all(word.lower().startswith("миграци") for word in marked)
    page.fill(".find__input", "мигр")  # still being typed
    page.wait_for_timeout(500)
    marked = page.locator(f"{OPTIONS} mark").all_text_contents()
    assert {word.lower()[:7] for word in marked} > {"миграци"}


def test_a_phrase_is_found_in_every_form(visit):
    page = ask(visit(ADOPTED), '"Генеральная Ассамблея"')
    assert any(one.endswith("#formula") for one in hits(page)) and any(
        one.endswith("59/262/#op12") for one in hits(page)
    )


JUMPS = {
    "59/262": "A/RES/59/262/",
    "A/RES/59/262": "A/RES/59/262/",
    "А/RES/59/262": "A/RES/59/262/",  # a Cyrillic А
    "59/262 п. 4": "A/RES/59/262/#op4",
    "59/262 op4": "A/RES/59/262/#op4",
    "A/C.3/67/L.40/Rev.1": "A/C.3/67/L.40/Rev.1/",
    "OP4 a": "A/C.3/67/L.40/Rev.1/#op4-a",  # on the draft's own page
    "п. 4 а)": "A/C.3/67/L.40/Rev.1/#op4-a",
    "59/262 pp2": "A/RES/59/262/#pp2",
    "59/262, сноска 3": "A/RES/59/262/#fn-3",
    "абз. 5": "A/C.3/67/L.40/Rev.1/#pp5",
}


@pytest.mark.parametrize("query", JUMPS)
def test_the_box_is_a_jump_box(visit, query):
    page = visit(DRAFT)
    page.keyboard.press("Control+k")
    page.fill(".find__input", query)
    expect(page.locator(OPTIONS).first).to_be_visible()
    page.wait_for_timeout(300)
    assert hits(page)[0].endswith("/ru/" + JUMPS[query])
    page.keyboard.press("Enter")
    page.wait_for_url(f"**/ru/{JUMPS[query]}")


@pytest.mark.parametrize(
    "query", ["59/328, (A/59/328)", "1.5-2,5%", "[A/59/48]", "«", '"', "<b>", "100%", "\\", "a" * 300]
)
def test_no_query_is_too_odd(visit, query):
    page = visit(DRAFT)
    page.keyboard.press("/")
    page.fill(".find__input", query)
    page.wait_for_timeout(700)  # an error on the page fails the test
    page.fill(".find__input", "мигрантам")
    expect(page.locator(OPTIONS).first).to_be_visible()


def test_no_jump_where_there_is_no_document(visit):
    page = ask(visit(ADOPTED), "59/999")
    assert not [one for one in hits(page) if "59/999" in one]


@pytest.mark.parametrize("query", ["А/59/328", "A/59/328"])
def test_a_letter_of_the_other_script_hides_no_hit(visit, query):
    page = ask(visit(ADOPTED), query)
    assert any(one.endswith("/ru/A/RES/59/262/#fn-3") for one in hits(page))


def test_mixed_and_dotted_letters(visit):
    page = visit(ADOPTED)
    expected = hits(ask(page, "удовлетворением"))
    for query in ("удовлетвoрением", "удовлетворениём"):  # a Latin o; ё for е
        page.keyboard.press("Escape")
        assert hits(ask(page, query)) == expected


def test_a_phrase_in_quotation_marks(visit):
    page = ask(visit(ADOPTED), "«вступлении в силу»")
    assert len(hits(page)) == 1 and hits(page)[0].endswith("#pp3")


def test_enter_before_the_hits_are_there_goes_when_they_are(visit):
    page = visit(DRAFT)
    page.keyboard.press("/")
    page.keyboard.type("59/262 п. 4")
    page.keyboard.press("Enter")
    page.wait_for_url("**/ru/A/RES/59/262/#op4")


def test_a_phrase_beside_words(visit):
    page = ask(visit(ADOPTED), "«вступлении в силу» семей")
    assert hits(page)[0].endswith("#pp3")
    page.fill(".find__input", "«вступлении в силу» «силу вступлении»")
    expect(page.locator(OPTIONS)).to_have_count(0)


def test_filters_are_offered_before_the_first_word_and_stay(visit):
    page = visit(ADOPTED)
    page.keyboard.press("/")
    names = "all => all.map(select => select.dataset.key)"
    offered = ["part", "body", "session", "year", "status"]
    assert page.locator(".find__filters select").evaluate_all(names) == offered
    page.fill(".find__input", "мигрантам")
    expect(page.locator(OPTIONS).first).to_be_visible()
    assert page.locator(".find__filters select").evaluate_all(names) == offered
    assert "Генеральная Ассамблея (2)" in page.locator("[data-key=body]").inner_text()


def test_letters_of_the_other_script_in_the_text_hide_no_hit(visit_made):
    """The made page prints «учётoм» with ё and a Latin o, «c» in Latin before it, and «А/69/1» with a Cyrillic А."""
    page = visit_made("ru/A/RES/69/96/")
    for query in ("учета", "учётом", "учётoм", '"с учетом"', "А/69/1", "A/69/1"):
        ask(page, query)
        assert [one.split("#")[1] for one in hits(page)] == ["b-s1-op2"], query
        page.keyboard.press("Escape")
    ask(page, "учет")
    page.keyboard.press("Enter")
    expect(page.locator(".unmark")).to_be_visible()
    assert page.evaluate("[...CSS.highlights.get('found')].map(String)") == ["учётoм"]


def test_a_heading_is_shown_without_the_stop_of_the_index(visit):
    page = ask(visit(ADOPTED), "мигрантам")
    title = page.locator(OPTIONS).filter(has_text="Заголовок").last.inner_text()
    assert title.endswith("семей")


def test_keys_and_focus(visit):
    page = visit(ADOPTED)
    page.locator("[data-search-open]").first.focus()
    page.keyboard.press("Enter")
    page.fill(".find__input", "мигрантам")
    expect(page.locator(OPTIONS).nth(1)).to_be_visible()
    page.wait_for_timeout(300)
    page.keyboard.press("ArrowDown")
    chosen = page.locator("[aria-selected=true]")
    assert (
        chosen.get_attribute("id") == page.locator(".find__input").get_attribute("aria-activedescendant") == "found-1"
    )
    page.keyboard.press("Escape")
    expect(page.locator("dialog.find")).not_to_be_visible()
    expect(page.locator("[data-search-open]").first).to_be_focused()


def test_the_words_stay_marked_until_dismissed(visit):
    page = ask(visit(ADOPTED), "Конвенции")
    page.keyboard.press("Enter")
    button = page.locator(".unmark")
    expect(button).to_be_visible()
    marked = "[...CSS.highlights.get('found') ?? []].map(range => String(range))"
    assert {"конвенции", "конвенцию"} <= {form.lower() for form in page.evaluate(marked)}  # all its forms on the page
    page.keyboard.press("Escape")
    expect(button).to_have_count(0)
    assert page.evaluate(marked) == []


def test_of_a_phrase_its_small_words_are_not_marked(visit):
    page = ask(visit(ADOPTED), "«вступлении в силу»")
    page.keyboard.press("Enter")
    expect(page.locator(".unmark")).to_be_visible()
    assert set(page.evaluate("[...CSS.highlights.get('found')].map(String)")) == {"вступлении", "силу"}


def test_a_search_can_be_sent(visit):
    page = visit("ru/search/?q=мигрантам&part=operative")
    expect(page.locator(OPTIONS).first).to_be_visible()
    assert all("#op" in one for one in hits(page))
    page.fill(".find__input", "сноски")
    page.wait_for_timeout(400)
    assert "q=%D1%81%D0%BD%D0%BE%D1%81%D0%BA%D0%B8" in page.url and "part=operative" in page.url


def test_filters_of_what_is_found(visit):
    page = ask(visit(ADOPTED), "мигрантам")
    page.select_option("[data-key=status]", "draft")
    page.wait_for_timeout(400)
    assert hits(page) and all("/L.40/Rev.1/" in one for one in hits(page))


def test_a_language_stays_by_itself_or_all_are_asked(visit):
    page = ask(visit("en/A/RES/59/262/"), "Convention")
    assert hits(page) and all("/en/" in one for one in hits(page))
    assert page.locator(".found__title").first.inner_text().endswith("Unofficial translation")
    page.check(".find__all input")
    page.fill(".find__input", "A/CONF.157/24")
    page.wait_for_timeout(800)
    assert {one.split("/un/")[1][:2] for one in hits(page)} == {"en", "ru"}


def test_all_languages_know_the_forms_of_each(visit):
    page = visit("en/A/RES/59/262/")
    page.keyboard.press("/")
    page.check(".find__all input")
    found = []
    for form in ("международной", "международный"):
        page.fill(".find__input", form)
        page.wait_for_timeout(800)
        found.append(hits(page))
    assert found[0] and found[0] == found[1] and all("/ru/" in one for one in found[0])


def test_by_touch_on_a_phone(visit):
    page = visit(ADOPTED, width=390, touch=True)
    page.locator("[data-search-open]").first.tap()
    page.fill(".find__input", "мигрантам")
    expect(page.locator(OPTIONS).first).to_be_visible()
    assert page.evaluate("document.documentElement.scrollWidth") <= 390
    page.locator(OPTIONS).nth(1).tap()
    page.wait_for_url("**/#*")


def test_without_scripts_the_lists_serve(visit):
    page = visit("ru/search/", scripts=False)
    assert page.locator("a[href*='list']").count()


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("path", [ADOPTED, "en/A/RES/59/262/"])
def test_no_barrier_in_the_dialog(visit, path, scheme):
    page = ask(visit(path, scheme=scheme), "A/CONF.157/24")
    found = Axe().run(page).response["violations"]
    assert not found, [(v["id"], [n["html"] for n in v["nodes"]]) for v in found]


@pytest.mark.parametrize("width", [1440, 390])
@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("path", ["ru/search/?q=мигрантам", "en/search/?q=migrants"])
def test_no_barrier_on_the_page(visit, path, scheme, width):
    page = visit(path, width, scheme=scheme)
    expect(page.locator(OPTIONS).first).to_be_visible()
    found = Axe().run(page).response["violations"]
    assert not found, [(v["id"], [n["html"] for n in v["nodes"]]) for v in found]
    assert page.evaluate("document.documentElement.scrollWidth") <= width
