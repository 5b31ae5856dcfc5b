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
from .forms import families

DOCUMENT = "data-pagefind-body"  # resolution.html marks the element that is searched
LANGUAGE = re.compile(r'<html[^>]*\blang="([a-z]+)"')
MARK = re.compile(r'<sup id="fnref.*?</sup>', re.DOTALL)
WORD = re.compile(r"[а-я]{3,}")
BETWEEN_TAGS = re.compile(r">[^<]+")


def index(site: Path) -> None:
    """Write `pagefind/` and the lists of symbols and forms into a built site. Raises RuntimeError, Pagefind's words."""
    write_symbols(site)
    with tempfile.TemporaryDirectory(prefix="search-") as folder:
        copies = Path(folder)
        copy_as_meant(site, copies)
        run("--site", folder, "--output-path", str(site / "pagefind"))
        for language in languages(site):
            write_forms(site / language / "forms", words(copies / language), language)


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
    head, start, text = page.partition(DOCUMENT)
    return head + start + BETWEEN_TAGS.sub(lambda found: as_meant(found[0], code), MARK.sub("", text))


def languages(site: Path) -> list[str]:
    return [code for code in strings.languages() if (site / code).is_dir()]


def words(pages: Path) -> set[str]:
    """All words of the pages below a folder, in small letters with е for ё."""
    texts = (page.read_text("utf-8").lower().replace("ё", "е") for page in pages.rglob("*.html"))
    return {word for text in texts for word in WORD.findall(text)}


def write_forms(folder: Path, some: set[str], language: str) -> None:
    """The words whose forms have several stems, a file for each letter that a form begins with (`find_letters`), named
    by its code. A line is a word: what its forms begin with, a colon, their ends by stem: «орган:,ов,ам|а»."""
    letters = "" if (given := strings.load(language)["find_letters"]) == "none" else given
    lines: dict[str, list[str]] = {letter: [] for letter in letters}
    for family in families(some, language):
        for letter in sorted({form[0] for forms in family for form in forms}):
            lines.setdefault(letter, []).append(line(family))
    for letter in letters:
        folder.mkdir(exist_ok=True)
        (folder / f"{ord(letter):x}.txt").write_text("".join(f"{one}\n" for one in lines[letter]), "utf-8")


def line(family: list[list[str]]) -> str:
    start = common([form for forms in family for form in forms])
    return f"{start}:{'|'.join(','.join(form.removeprefix(start) for form in forms) for forms in family)}"


def common(some: list[str]) -> str:
    """What all words begin with."""
    first, last = min(some), max(some)
    return first[: next((k for k, pair in enumerate(zip(first, last, strict=False)) if len({*pair}) > 1), len(first))]


def write_symbols(site: Path) -> None:
    """`{language}/symbols.txt`: the symbols that have a page, one a line, for the box that takes a symbol."""
    for code in languages(site):
        pages = sorted(site.glob(f"{code}/[A-Z]*/**/index.html"))
        symbols = [page.parent.relative_to(site / code).as_posix() for page in pages]
        (site / code / "symbols.txt").write_text("".join(f"{symbol}\n" for symbol in symbols), "utf-8")
