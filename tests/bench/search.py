"""Search on a site of 1,000 real documents: time to the first results, bytes loaded, and whether every hit shown leads to
a unit that holds a form of the word (by the Snowball stemmer of the language and the dictionary), and
whether another form of the word finds the same.

    python tests/bench/search.py [documents] [queries]

Reads ../shared/corpus/akn (Russian and English, sessions 75 to 77); says so and stops where it is missing.
"""

from __future__ import annotations

import os
import random
import re
import shutil
import statistics
import subprocess
import sys
import tempfile
import threading
import time
import zipfile
from collections import Counter
from functools import lru_cache, partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlsplit

import snowballstemmer
from lxml import html
from lxml.html import HtmlElement
from playwright.sync_api import Page, sync_playwright

from generator.letters import as_meant
from generator.site import forms

ROOT = Path(__file__).parents[2]
CORPUS = ROOT.parent / "shared" / "corpus" / "akn"
INDEX = re.compile(r"/pagefind/.*\.pf_(?:index|fragment|meta|filter)|/forms/|/symbols\.txt")
WORDS = {"ru": re.compile(r"(?<![\w-])[а-я]{6,}(?![\w-])"), "en": re.compile(r"(?<![\w-])[a-z]{6,}(?![\w-])")}
STEMS = {"ru": snowballstemmer.stemmer("russian"), "en": snowballstemmer.stemmer("english")}


class Quiet(SimpleHTTPRequestHandler):
    def log_message(self, *args: object) -> None: ...


def unpack(folder: Path, count: int) -> None:
    """`count` documents, Russian and English by turns, into source_texts/."""
    for code in ("ru", "en"):
        (folder / "source_texts" / code).mkdir(parents=True)
        left = count // 2
        for session in (75, 76, 77):
            with zipfile.ZipFile(CORPUS / f"{session}-{code}.zip") as archive:
                names = [n for n in archive.namelist() if n.endswith(".xml")][:left]
                left -= len(names)
                for name in names:
                    (folder / "source_texts" / code / Path(name).name).write_bytes(archive.read(name))


def build(folder: Path) -> None:
    texts, docs = folder / "source_texts", folder / "docs"
    subprocess.run(
        [sys.executable, "-m", "generator", "build", "--quiet", "--no-cache", "--texts", texts, "--docs", docs],
        cwd=ROOT,
        stderr=subprocess.DEVNULL,
    )
    (folder / "mkdocs.yml").write_text(
        f"INHERIT: {ROOT}/mkdocs.yml\ndocs_dir: {docs}\nsite_dir: {folder / 'site'}\n"
        f"theme: {{custom_dir: {ROOT}/generator/site/theme}}\nhooks: [{ROOT}/generator/site/hooks.py]\n"
    )
    environment = os.environ | {"NO_MKDOCS_2_WARNING": "1"}
    subprocess.run(
        [sys.executable, "-m", "mkdocs", "build", "-q", "-f", folder / "mkdocs.yml"], check=True, env=environment
    )


def sample(site: Path, language: str, count: int) -> list[str]:
    """Words of the texts, each from another page, the same in every run."""
    chance = random.Random(7)
    pages = chance.choices(sorted((site / language / "A").rglob("index.html")), k=count)
    return [chance.choice(WORDS[language].findall(text_of(page_at(page).find_class("matter")[0]))) for page in pages]


def ask(page: Page, word: str) -> float:
    """Milliseconds from the last letter typed to the first hit shown."""
    page.fill(".find__input", "")
    page.wait_for_function("!document.querySelector('[role=option]')")
    start = time.perf_counter()
    page.fill(".find__input", word)
    page.wait_for_function(
        "document.querySelector('[role=option]') || /ничего/i.test(document.querySelector('.find__status').textContent)"
    )
    return 1000 * (time.perf_counter() - start)


def leads_right(page: Page, site: Path, language: str, word: str) -> bool:
    """True if each hit shown leads to an element of its page that holds a word of the same stem."""
    wanted = family_of(language, word)
    return bool(hits(page)) and all(wanted & stems_at(site, language, unquote(hit)) for hit in hits(page))


def hits(page: Page) -> list[str]:
    return page.locator("[role=option]").evaluate_all("all => all.map(one => one.getAttribute('href'))")


def family_of(language: str, word: str) -> set[str]:
    """The stems of the forms of a word."""
    lexeme = (
        [form.word for one in forms.readings(word) for form in one.lexeme] if language in forms.DICTIONARIES else []
    )
    return {stem_of(form, language) for form in [word, *lexeme]}


def stems_at(site: Path, language: str, address: str) -> set[str]:
    """The stems of the words at an address of the site."""
    url = urlsplit(address)
    found = page_at(site / url.path.strip("/") / "index.html").xpath("//*[@id=$id]", id=url.fragment or "title")
    return {stem_of(form, language) for form in re.findall(r"\w+", text_of(found[0]))} if found else set()


def text_of(element: HtmlElement) -> str:
    """The text of an element without its note marks."""
    return "".join(element.xpath(".//text()[not(ancestor::sup)]"))


def other_form(site: Path, language: str, word: str) -> str:
    """Another form of the word that occurs in the texts, if one does: by the dictionary, or else by its stem."""
    occurring = vocabulary(site, language)
    if language in forms.DICTIONARIES:
        own = {form for one in forms.readings(word)[:1] for form in forms.forms(one, frozenset(occurring))}
    else:
        own = {form for form in occurring if stem_of(form, language) == stem_of(word, language)}
    return next((form for form in occurring if form != word and form in own), word)


@lru_cache
def vocabulary(site: Path, language: str) -> list[str]:
    """All words of the texts, the most frequent first."""
    pages = (site / language / "A").rglob("index.html")
    texts = (text_of(html.fromstring(page.read_text("utf-8")).find_class("matter")[0]) for page in pages)
    return [word for word, _ in Counter(w for text in texts for w in WORDS[language].findall(text)).most_common()]


def stem_of(word: str, language: str) -> str:
    return STEMS[language].stemWord(as_meant(word, language).lower().replace("ё", "е"))


@lru_cache(maxsize=64)
def page_at(path: Path) -> HtmlElement:
    return html.fromstring(path.read_text("utf-8"))


def measure(page: Page, folder: Path, url: str, language: str, queries: int) -> dict[str, Any]:
    """Ask for `queries` words of the language, each in an empty box."""
    loaded: list[int] = []
    page.on(
        "response", lambda r: loaded.append(int(r.headers.get("content-length", 0))) if INDEX.search(r.url) else None
    )
    page.goto(f"{url}/{language}/")
    page.keyboard.press("/")
    page.wait_for_timeout(1500)
    words = sample(folder / "site", language, queries)
    first = ask(page, words[0])
    page.wait_for_timeout(500)
    bytes_of_first, times, wrong, unlike = sum(loaded), [], [], []
    for word in words:
        times.append(ask(page, word))
        page.wait_for_timeout(250)
        if not leads_right(page, folder / "site", language, word):
            wrong.append(word)
        found, other = hits(page), other_form(folder / "site", language, word)
        ask(page, other)
        page.wait_for_timeout(250)
        if set(hits(page)) != set(found):
            unlike.append(f"{word}/{other}")
    return {"first": first, "bytes": bytes_of_first, "times": times, "wrong": wrong, "unlike": unlike}


def main(documents: int = 1000, queries: int = 200) -> None:
    if not CORPUS.is_dir():
        print(f"skipped: no real documents at {CORPUS}")
        return
    folder = Path(tempfile.mkdtemp())
    unpack(folder, documents)
    build(folder)
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(Quiet, directory=str(folder / "site")))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    url = f"http://127.0.0.1:{server.server_address[1]}"
    print(f"{len(list((folder / 'docs').rglob('A/**/*.md')))} documents")
    with sync_playwright() as playwright:
        path = shutil.which("chromium") or shutil.which("google-chrome")
        browser = playwright.chromium.launch(executable_path=path, args=["--no-sandbox", "--disable-gpu"])
        for language in ("ru", "en"):
            report(language, measure(browser.new_context().new_page(), folder, url, language, queries // 2))
        browser.close()
    shutil.rmtree(folder)


def report(language: str, found: dict[str, Any]) -> None:
    times, wrong, unlike = sorted(found["times"]), found["wrong"], found["unlike"]
    print(
        f"{language}: first query {found['first']:.0f} ms, {found['bytes'] / 1024:.0f} KB beside the engine; "
        f"{len(times)} queries: median {statistics.median(times):.0f} ms, "
        f"95th percentile {times[int(len(times) * 0.95)]:.0f} ms; "
        f"all hits lead to a form of the word in {100 - 100 * len(wrong) / len(times):.1f} %"
        + (f", not for {', '.join(wrong)}" if wrong else "")
        + f"; another form finds the same in {100 - 100 * len(unlike) / len(times):.1f} %"
        + (f", not for {', '.join(unlike)}" if unlike else "")
    )


if __name__ == "__main__":
    main(*map(int, sys.argv[1:]))
