"""The search index: Pagefind's, over copies of the built pages in which every letter is the one that is meant.

The pages keep their letters as printed («c удовлетворением» with a Latin c); who searches types the letters meant, and
search.js reads a query the same way. The copies are thrown away.
"""

from __future__ import annotations

import re
import subprocess
import sys
import tempfile
from pathlib import Path

from ..letters import as_meant
from . import strings

DOCUMENT = "data-pagefind-body"  # resolution.html marks the element that is searched
LANGUAGE = re.compile(r'<html[^>]*\blang="([a-z]+)"')
MARK = re.compile(r'<sup id="fnref.*?</sup>', re.DOTALL)
BETWEEN_TAGS = re.compile(r">[^<]+")


def index(site: Path) -> None:
    """Write `pagefind/` and the lists of symbols into a built site. Raises RuntimeError with Pagefind's own words."""
    write_symbols(site)
    with tempfile.TemporaryDirectory(prefix="search-") as copies:
        copy_as_meant(site, Path(copies))
        run("--site", copies, "--output-path", str(site / "pagefind"))


def run(*arguments: str) -> None:
    command = [sys.executable, "-m", "pagefind", *arguments, "--quiet"]
    done = subprocess.run(command, capture_output=True, text=True)
    if done.returncode:
        raise RuntimeError(f"pagefind: {done.stderr.strip() or done.stdout.strip()}")


def copy_as_meant(site: Path, copies: Path) -> None:
    """The pages of documents, copied with the letters that are meant; without a document, the start pages."""
    pages = [(path, path.read_text("utf-8")) for path in sorted(site.rglob("*.html"))]
    searched = [(path, text) for path, text in pages if DOCUMENT in text] or pages
    for path, text in searched:
        copy = copies / path.relative_to(site)
        copy.parent.mkdir(parents=True, exist_ok=True)
        copy.write_text(meant(text), "utf-8")


def meant(page: str) -> str:
    """A page of HTML with the letters that are meant between its tags; attributes, ids among them, stay. Note marks go:
    «человека» with a mark 1 would be found as «человека1»."""
    language = LANGUAGE.search(page)
    code = language[1] if language else ""
    return BETWEEN_TAGS.sub(lambda text: as_meant(text[0], code), MARK.sub("", page))


def write_symbols(site: Path) -> None:
    """`{language}/symbols.txt`: the symbols that have a page, one a line, for the box that takes a symbol."""
    for code in strings.languages():
        pages = sorted(site.glob(f"{code}/[A-Z]*/**/index.html"))
        symbols = [page.parent.relative_to(site / code).as_posix() for page in pages]
        if (site / code).is_dir():
            (site / code / "symbols.txt").write_text("".join(f"{symbol}\n" for symbol in symbols), "utf-8")
