"""Search on a site of 1,000 real documents: time to the first results, bytes loaded, and whether hits hold the word.

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
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

from playwright.sync_api import Page, sync_playwright

ROOT = Path(__file__).parents[2]
CORPUS = ROOT.parent / "shared" / "corpus" / "akn"
WORD = re.compile(r"(?<![\w-])[а-я]{6,}(?![\w-])")


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


def sample(folder: Path, count: int) -> list[str]:
    """Words of the pages, each from another page, the same in every run."""
    chance = random.Random(7)
    pages = sorted((folder / "docs" / "ru" / "A").rglob("*.md"))
    return [
        chance.choice(WORD.findall(p.read_text("utf-8").split("---\n", 2)[2])) for p in chance.choices(pages, k=count)
    ]


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


def holds(page: Page, word: str) -> bool:
    """True if every unit shown has a marked word of the stem (its first five letters)."""
    hits = page.locator("[role=option]").evaluate_all(
        "all => all.map(one => [...one.querySelectorAll('mark')].map(m => m.textContent.toLowerCase()))"
    )
    return bool(hits) and all(any(word[:4] in form for form in forms) for forms in hits)


def main(documents: int = 1000, queries: int = 200) -> None:
    if not CORPUS.is_dir():
        print(f"skipped: no real documents at {CORPUS}")
        return
    folder = Path(tempfile.mkdtemp())
    unpack(folder, documents)
    build(folder)
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(Quiet, directory=str(folder / "site")))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    with sync_playwright() as playwright:
        path = shutil.which("chromium") or shutil.which("google-chrome")
        browser = playwright.chromium.launch(executable_path=path, args=["--no-sandbox", "--disable-gpu"])
        page = browser.new_page()
        loaded: list[tuple[str, int]] = []
        page.on(
            "response",
            lambda r: (
                loaded.append((r.url, int(r.headers.get("content-length", 0)))) if "/pagefind/" in r.url else None
            ),
        )
        page.goto(f"http://127.0.0.1:{server.server_address[1]}/ru/")
        page.keyboard.press("/")
        page.wait_for_timeout(1500)
        words = sample(folder, queries)
        first = ask(page, words[0])
        page.wait_for_timeout(500)
        index = sum(size for url, size in loaded if re.search(r"\.(pf_index|pf_fragment|pf_meta|pf_filter)", url))
        times, right = [], 0
        for word in words:
            times.append(ask(page, word))
            page.wait_for_timeout(250)
            right += holds(page, word)
        browser.close()
    pages = len(list((folder / "docs").rglob("A/**/*.md")))
    print(f"{pages} documents; first query {first:.0f} ms, {index / 1024:.0f} KB beside the engine")
    print(
        f"{len(words)} queries: median {statistics.median(times):.0f} ms, 95th percentile {sorted(times)[int(len(times) * 0.95)]:.0f} ms"
    )
    print(f"hits hold a form of the word in {100 * right / len(words):.1f} % of the queries")
    shutil.rmtree(folder)


if __name__ == "__main__":
    main(*map(int, sys.argv[1:]))
