"""What the reading page looks like: measure, hanging numbers, faces, right to left, and pictures to look at."""

from __future__ import annotations

import gzip
import json
from base64 import b64encode
from collections.abc import Callable
from pathlib import Path
from statistics import median

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

from .conftest import Site
from .test_reading import DRAFT, EN, RU, rows, tooltip

MADE = "ru/A/RES/69/96/"
ARABIC = "ar/A/RES/77/1/"
PICTURES = Path(__file__).parent / "pictures"
DIFFERENT = (
    0.012  # part of the pixels that may differ: smoothing of letters changes with the browser, a shift does more
)
Visit = Callable[..., Page]

# Part of the pixels of two pictures that clearly differ; 1 if their sizes do.
COMPARE = """async (sources) => {
  const pictures = await Promise.all(sources.map(async source => {
    const image = new Image()
    image.src = `data:image/png;base64,${source}`
    await image.decode()
    const canvas = new OffscreenCanvas(image.width, image.height)
    const context = canvas.getContext("2d")
    context.drawImage(image, 0, 0)
    return context.getImageData(0, 0, image.width, image.height)
  }))
  const [a, b] = pictures
  if (a.width !== b.width || a.height !== b.height) return 1
  let count = 0
  for (let k = 0; k < a.data.length; k += 4)
    if ([0, 1, 2].some(c => Math.abs(a.data[k + c] - b.data[k + c]) > 80)) count++
  return count * 4 / a.data.length
}"""

# Lines of a unit as drawn: [left, right, letters] each, note marks and the copy link left out.
LINES = """(id) => {
  const lines = new Map()
  const walk = document.createTreeWalker(document.getElementById(id), NodeFilter.SHOW_TEXT)
  while (walk.nextNode()) {
    const node = walk.currentNode
    if (node.parentElement.closest("sup, .label")) continue
    for (let k = 0; k < node.length; k++) {
      const range = document.createRange()
      range.setStart(node, k)
      range.setEnd(node, k + 1)
      const box = range.getClientRects()[0]
      if (!box || !box.width) continue
      const y = Math.round((box.top + box.bottom) / 2 / 8)
      const key = [...lines.keys()].find(other => Math.abs(other - y) < 2) ?? y
      const line = lines.get(key) ?? [box.left, box.right, 0]
      lines.set(key, [Math.min(line[0], box.left), Math.max(line[1], box.right), line[2] + 1])
    }
  }
  return [...lines.values()]
}"""


@pytest.mark.parametrize(("width", "least", "most"), [(1440, 55, 80), (768, 55, 80), (390, 28, 48)])
@pytest.mark.parametrize("path", [RU, EN])
def test_lines_have_a_readable_measure(visit: Visit, path: str, width: int, least: int, most: int) -> None:
    page = visit(path, width)
    full = [line[2] for id_ in ("pp1", "pp2", "op1", "op2") for line in page.evaluate(LINES, id_)[:-1]]
    assert least <= median(full) <= most
    assert max(full) <= most + 12


@pytest.mark.parametrize("width", [1440, 390])
@pytest.mark.parametrize("path", [RU, EN, DRAFT])
def test_numbers_and_letters_hang(visit: Visit, path: str, width: int) -> None:
    """The text of a numbered unit has one left edge, in all lines and all units of a level; the label stands out."""
    page = visit(path, width)
    edges: dict[str, set[int]] = {}
    for unit in page.locator(".matter > [data-label]").all():
        id_, level = unit.get_attribute("id"), unit.get_attribute("data-level") or "0"
        lefts = [line[0] for line in page.evaluate(LINES, id_)]
        assert max(lefts) - min(lefts) < 4, id_  # an upright and a slanted letter differ a little
        label = unit.locator(".label").bounding_box()
        assert label["x"] < min(lefts) - 8, id_
        edges.setdefault(level, set()).add(round(unit.bounding_box()["x"]))
    assert all(len(found) == 1 for found in edges.values()), edges
    assert sorted(edges, key=lambda level: min(edges[level])) == sorted(edges)


@pytest.mark.parametrize(("path", "letter"), [(RU, "Ж"), (EN, "Q")])
def test_the_faces_are_the_site_s_own(visit: Visit, path: str, letter: str) -> None:
    page = visit(path)
    loaded = page.evaluate(
        "[...document.fonts].filter(f => f.status === 'loaded').map(f => f.family.replaceAll('\"', ''))"
    )
    assert {"Source Serif", "Golos"} <= set(loaded)
    assert page.evaluate("l => document.fonts.check('19px \"Source Serif\"', l)", letter)
    assert "Source Serif" in page.locator("#op1").evaluate("e => getComputedStyle(e).fontFamily")


@pytest.mark.parametrize("width", [1440, 390])
def test_what_belongs_together_stays_on_one_line(visit: Visit, width: int) -> None:
    page = visit(DRAFT, width)
    boxes = page.eval_on_selector_all(".matter .nb", "all => all.map(e => e.getClientRects().length)")
    assert boxes
    assert set(boxes) == {1}


def test_no_hyphen_of_the_browser(visit: Visit) -> None:
    page = visit(DRAFT, 390)
    found = page.eval_on_selector_all(".matter, .matter *", "all => all.map(e => getComputedStyle(e).hyphens)")
    assert "auto" not in found


def test_arabic_reads_from_right_to_left(visit_made: Visit) -> None:
    page = visit_made(f"{ARABIC}#op1")
    expect(page.locator("html")).to_have_attribute("lang", "ar")
    assert page.evaluate("getComputedStyle(document.querySelector('.matter')).direction") == "rtl"
    label, unit = page.locator("#op1 .label").bounding_box(), page.locator("#op1").bounding_box()
    assert label["x"] > unit["x"] + unit["width"] / 2
    assert label["x"] >= max(line[1] for line in page.evaluate(LINES, "op1"))
    assert page.locator("#op1 > .anchor").bounding_box()["x"] < unit["x"]
    assert page.locator(".side__toc").bounding_box()["x"] > unit["x"]
    assert page.evaluate("document.documentElement.scrollWidth") <= 1440
    page.locator("#fnref-1 a").focus()
    expect(tooltip(page)).to_have_accessible_name("حاشية 1")


@pytest.mark.parametrize("width", [1440, 390])
@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("path", [ARABIC, MADE, f"{MADE}?with=en"])
def test_no_barrier_on_made_up_pages(visit_made: Visit, path: str, scheme: str, width: int) -> None:
    page = visit_made(path, width, scheme)
    found = Axe().run(page)
    assert found.violations_count == 0, found.generate_report()
    assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_parts_sections_and_gaps_side_by_side(visit_made: Visit) -> None:
    page = visit_made(f"{MADE}?with=en")
    expect(page.locator("[data-unit=a]")).to_be_visible()
    pairs = dict(rows(page))
    assert [id_ for id_, other in pairs.items() if other] == ["a", "a-formula", "a-pp1", "a-op1", "a-op1-a", "close"]
    only_there = page.eval_on_selector_all(".gap + .other", "all => all.map(e => e.dataset.unit)")
    assert only_there == ["a-op2"]
    alone = sum(not other for other in pairs.values()) + len(only_there)
    expect(page.locator(".beside-count")).to_contain_text(str(alone))


def test_the_index_knows_each_document_by_its_facts(made_site: Site) -> None:
    found = {}
    for file in (made_site.folder / "pagefind/fragment").iterdir():
        data = gzip.decompress(file.read_bytes())
        fragment = json.loads(data[data.index(b"{") :])
        found[fragment["url"]] = fragment
    fragment = found["/ru/A/RES/69/96/"]
    assert fragment["meta"]["symbol"] == "A/RES/69/96"
    assert fragment["meta"]["heading"] == "Вопросы, касающиеся выдуманной резолюции"
    assert fragment["filters"] == {
        "body": ["Генеральная Ассамблея"],
        "session": ["69"],
        "status": ["adopted"],
        "year": ["2014"],
    }
    assert {"a-op1-a-xviii", "annex-r1-p1", "fn-2", "b-t1"} <= {anchor["id"] for anchor in fragment["anchors"]}
    assert "Принята" not in fragment["content"]  # the head of the page is no part of the text
    assert "English" not in fragment["content"]
    assert len(found) == 3


def test_ibid_says_what_it_stands_for(visit_made: Visit) -> None:
    page = visit_made(MADE)
    page.locator("#fnref-2 a").hover()
    expect(tooltip(page)).to_contain_text("Примечание 1: Официальные отчеты")


def test_the_contents_show_parts_and_sections(visit_made: Visit) -> None:
    page = visit_made(MADE)
    top = page.locator(".side__toc > ul > li > a").all_inner_texts()
    assert [name.split(".")[0] for name in top] == ["А", "B", "Приложение", "Примечания"]
    assert page.locator("[href='#a'] + ul > li > a").first.inner_text() == "Преамбула"


@pytest.mark.parametrize(
    ("name", "path", "width", "scheme"),
    [
        ("page", MADE, 1440, "light"),
        ("page-dark", f"{MADE}#a-op1-a", 1440, "dark"),
        ("page-narrow", f"{MADE}#a-op1-a", 390, "light"),
        ("beside", f"{MADE}?with=en#a", 1440, "light"),
    ],
)
def test_the_page_looks_as_agreed(
    visit_made: Visit, request: pytest.FixtureRequest, name: str, path: str, width: int, scheme: str
) -> None:
    """The made-up page against a picture of it; after a change meant to be seen: --update-pictures, then look."""
    page = visit_made(path, width, scheme)
    page.wait_for_timeout(400)
    shot, agreed = page.screenshot(), PICTURES / f"{name}.png"
    if request.config.getoption("--update-pictures"):
        agreed.parent.mkdir(exist_ok=True)
        agreed.write_bytes(shot)
    pair = [b64encode(picture).decode() for picture in (agreed.read_bytes(), shot)]
    assert page.evaluate(COMPARE, pair) < DIFFERENT


def test_a_shift_of_the_text_would_be_seen(visit_made: Visit) -> None:
    page = visit_made(MADE)
    before = page.screenshot()
    page.add_style_tag(content=".matter, .head { transform: translateY(3px) }")
    pair = [b64encode(picture).decode() for picture in (before, page.screenshot())]
    assert page.evaluate(COMPARE, pair) > DIFFERENT


@pytest.mark.parametrize("width", [1440, 768, 390])
@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("name", ["ru", "en", "beside", "note", "draft"])
def test_pictures_to_look_at(visit: Visit, request: pytest.FixtureRequest, name: str, scheme: str, width: int) -> None:
    """Screenshots for the eye, kept as an artifact; run with --screens FOLDER."""
    folder = request.config.getoption("--screens")
    if not folder:
        pytest.skip("no --screens FOLDER")
    paths = {"ru": RU, "en": EN, "beside": f"{RU}?with=en#op2", "note": f"{RU}#op3", "draft": f"{DRAFT}#op4-a"}
    page = visit(paths[name], width, scheme)
    if name == "note":
        page.locator("#op3 .footnote-ref").first.focus()
        expect(tooltip(page)).to_have_count(1)
    page.wait_for_timeout(400)
    Path(folder).mkdir(parents=True, exist_ok=True)
    page.screenshot(path=Path(folder) / f"{name}-{width}-{scheme}.png")
    if name in ("ru", "en", "beside") and scheme == "light" and width == 1440:
        page.pdf(path=Path(folder) / f"{name}.pdf", format="A4")
