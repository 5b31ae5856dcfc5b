"""The built site in a real browser, shared by all browser tests.

The site is built once, strictly, from docs/ and served from 127.0.0.1 below a sub-path, as GitHub Pages does. Every
page that a test opens fails the test on an error in its console, on a failed request and on a request elsewhere.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, sync_playwright

ROOT = Path(__file__).parents[2]
BASE = "/un/"
BROWSERS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome")
SIZES = {1440: 900, 768: 1024, 390: 844}


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--mkdocs", default="mkdocs.yml", help="browser tests: build this configuration")
    parser.addoption("--update-pictures", action="store_true", help="browser tests: take the agreed pictures anew")
    parser.addoption("--screens", help="browser tests: a folder for screenshots of the reading page, to look at")


@dataclass(frozen=True, slots=True)
class Site:
    """A served site: its folder and the address of its start page, which ends in a slash."""

    folder: Path
    url: str


class Handler(SimpleHTTPRequestHandler):
    """Serves the folder below BASE; knows 404.html, as static hosts do."""

    def translate_path(self, path: str) -> str:
        return super().translate_path("/" + path.removeprefix(BASE)) if path.startswith(BASE) else "/nonexistent"

    def send_error(self, code: int, message: str | None = None, explain: str | None = None) -> None:
        page = Path(self.directory) / "404.html"
        if code != 404 or not page.is_file():
            return super().send_error(code, message, explain)
        body = page.read_bytes()
        self.send_response(404)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *args: Any) -> None: ...


@pytest.fixture(scope="session")
def site(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    """The site, built from docs/ and served until the session ends."""
    with served(request.config.getoption("--mkdocs"), tmp_path_factory.mktemp("site")) as one:
        yield one


@pytest.fixture(scope="session")
def made_site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    """A site of the made-up pages beside this file: right to left, parts, sections, a table, gaps between languages."""
    configuration = tmp_path_factory.mktemp("made") / "mkdocs.yml"
    configuration.write_text(
        f"INHERIT: {ROOT}/mkdocs.yml\n"
        f"docs_dir: {Path(__file__).parent}/pages\n"
        f"theme: {{custom_dir: {ROOT}/generator/site/theme}}\n"
        f"hooks: [{ROOT}/generator/site/hooks.py]\n"
    )
    with served(str(configuration), tmp_path_factory.mktemp("made-site")) as one:
        yield one


@contextmanager
def served(configuration: str, folder: Path) -> Iterator[Site]:
    server = ThreadingHTTPServer(("127.0.0.1", 0), lambda *args: Handler(*args, directory=str(folder)))
    url = f"http://127.0.0.1:{server.server_address[1]}{BASE}"
    build(configuration, folder, url)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield Site(folder, url)
    server.shutdown()


def build(configuration: str, folder: Path, url: str) -> None:
    """Build strictly into the folder; a warning fails every browser test."""
    environment = os.environ | {"SITE_URL": url, "NO_MKDOCS_2_WARNING": "1"}
    command = [sys.executable, "-m", "mkdocs", "build", "--strict", "--quiet"]
    command += ["--config-file", configuration, "--site-dir", str(folder)]
    done = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True)
    if done.returncode or "WARNING" in done.stderr:
        pytest.fail(f"mkdocs build --strict:\n{done.stderr}", pytrace=False)


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Chromium: the system's, else Playwright's own. There is no skipping: without one the tests fail."""
    path = next(filter(None, map(shutil.which, BROWSERS)), None)
    with sync_playwright() as playwright:
        try:
            one = playwright.chromium.launch(
                executable_path=path, args=["--no-sandbox", "--disable-gpu", "--disable-background-networking"]
            )
        except Exception as error:
            pytest.fail(
                "The browser tests need Chromium: install the package `chromium` (Debian), Google Chrome, or run "
                f"`python -m playwright install chromium`.\n{error}",
                pytrace=False,
            )
        yield one
        one.close()


Visit = Callable[..., Page]


@pytest.fixture
def visit(browser: Browser, site: Site) -> Iterator[Visit]:
    """`visit(path, width=1440, scheme="light", touch=False, scripts=True)` opens a page of the site, settled."""
    with visits(browser, site) as open_:
        yield open_


@pytest.fixture
def visit_made(browser: Browser, made_site: Site) -> Iterator[Visit]:
    """As `visit`, on the site of made-up pages."""
    with visits(browser, made_site) as open_:
        yield open_


@contextmanager
def visits(browser: Browser, site: Site) -> Iterator[Visit]:
    problems: list[str] = []
    contexts = []

    def open_(path: str, width: int = 1440, scheme: str = "light", touch: bool = False, scripts: bool = True) -> Page:
        context = browser.new_context(
            viewport={"width": width, "height": SIZES.get(width, 900)},
            color_scheme=scheme,
            has_touch=touch,
            java_script_enabled=scripts,
            permissions=["clipboard-read", "clipboard-write"],
            reduced_motion="reduce",
        )
        contexts.append(context)
        page = context.new_page()
        watch(page, site, problems)
        page.goto(site.url + path, wait_until="load")
        if scripts:
            page.evaluate("document.fonts.ready")
            page.wait_for_timeout(150)
        return page

    yield open_
    for context in contexts:
        context.close()
    assert not problems, "\n".join(problems)


def watch(page: Page, site: Site, problems: list[str]) -> None:
    """Note errors in the console, failed requests and requests that leave the site."""
    page.on("console", lambda m: problems.append(f"console: {m.text} ({page.url})") if m.type == "error" else None)
    page.on("pageerror", lambda error: problems.append(f"error: {error} ({page.url})"))
    page.on("requestfailed", lambda r: problems.append(f"failed: {r.url} {r.failure}") if aborted(r) else None)
    page.on("request", lambda r: None if at_home(r.url, site) else problems.append(f"leaves the site: {r.url}"))


def aborted(request: Any) -> bool:
    """False for requests that the browser gives up because the page is left."""
    return "ERR_ABORTED" not in (request.failure or "")


def at_home(url: str, site: Site) -> bool:
    return url.startswith((site.url, "data:", "blob:"))
