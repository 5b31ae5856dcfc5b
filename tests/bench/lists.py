"""Milliseconds in a list of 3,000 made-up documents in headless Chromium: to show it, to filter it, to sort it.

python tests/bench/lists.py [--rows 3000]
"""

from __future__ import annotations

import argparse
import random
import shutil
import subprocess
import sys
import tempfile
import threading
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from statistics import median

from playwright.sync_api import Page, sync_playwright

from generator.site.catalogue import Entry
from generator.site.pages import pages

ROOT = Path(__file__).parents[2]
WORDS = "Защита мигрантов и членов их семей доклад Генерального секретаря о выполнении решений конференции".split()
SUBJECTS = ("Мигранты", "Права человека", "Разоружение", "Бюджет", "Дети")
# Changes one control and waits until the frame after it has been drawn.
CHANGE = """async ([at, value]) => {
  const box = document.querySelector(at), start = performance.now()
  if (value === null) box.click()
  else { box.value = value; box.dispatchEvent(new Event("input")) }
  await new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)))
  return performance.now() - start
}"""
CHANGES = {
    "filter by words": [(".list-tools input", "мигрантов 147"), (".list-tools input", "")],
    "filter by subject": [("select[name=subject]", "Дети"), ("select[name=subject]", "")],
    "sort by symbol": [(".list th:nth-child(1) button", None)] * 2,
    "sort by title": [(".list th:nth-child(2) button", None)] * 2,
}
SHOWN = "performance.getEntriesByName('first-contentful-paint')[0].startTime"
READY = "performance.getEntriesByType('navigation')[0].domContentLoadedEventEnd"


class Quiet(SimpleHTTPRequestHandler):
    def log_message(self, *args: object) -> None: ...


def made(rows: int) -> list[Entry]:
    chance = random.Random(1)
    return [
        Entry("ru", f"A/RES/{59 + n % 20}/{n // 20 + 1}", "", " ".join(chance.choices(WORDS, k=chance.randint(3, 20))),
              date=f"{2004 + n % 20}-12-{n % 28 + 1:02}", session=59 + n % 20, body=f"Орган {n % 2}",
              subjects=tuple(chance.sample(SUBJECTS, n % 3)))
        for n in range(rows)
    ]  # fmt: skip


def main() -> None:
    words = argparse.ArgumentParser(description=__doc__)
    words.add_argument("--rows", type=int, default=3000)
    rows = words.parse_args().rows
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        for path, text in pages(made(rows)).items():
            page = folder / "docs" / path
            page.parent.mkdir(parents=True, exist_ok=True)
            page.write_text(text, "utf-8")
        (folder / "mkdocs.yml").write_text(
            f"INHERIT: {ROOT}/mkdocs.yml\ntheme: {{custom_dir: {ROOT}/generator/site/theme}}\n"
            f"hooks: [{ROOT}/generator/site/hooks.py]\n"
        )
        build = [sys.executable, "-m", "mkdocs", "build", "--strict", "--quiet", "-f", folder / "mkdocs.yml"]
        subprocess.run(build, check=True, cwd=ROOT)
        serve(folder / "site", rows)


def serve(site: Path, rows: int) -> None:
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(Quiet, directory=site))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    path = shutil.which("chromium") or shutil.which("google-chrome")
    with sync_playwright() as play:
        browser = play.chromium.launch(executable_path=path, args=["--no-sandbox"])
        for width in (1440, 390):
            page = browser.new_page(viewport={"width": width, "height": 900})
            page.goto(f"http://127.0.0.1:{server.server_port}/ru/list/")
            measure(page, f"{rows} rows, {width} px")
        browser.close()
    server.shutdown()


def measure(page: Page, what: str) -> None:
    print(f"{what}: first paint {page.evaluate(SHOWN):.0f} ms, ready {page.evaluate(READY):.0f} ms")
    for name, changes in CHANGES.items():
        taken = [page.evaluate(CHANGE, list(change)) for _ in range(3) for change in changes]
        print(f"  {name}: {median(taken):.0f} ms to the next frame (longest {max(taken):.0f})")


if __name__ == "__main__":
    main()
