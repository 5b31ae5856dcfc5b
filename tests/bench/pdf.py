"""Pages a second of the PDF reader, of pdfium alone and of other libraries, on the PDFs of ../shared/corpus.

    python tests/bench/pdf.py [--every N]

pdftotext (poppler) and pdfplumber with pdfminer.six are measured where they are installed; they are no dependencies.
"""

from __future__ import annotations

import argparse
import shutil
import subprocess
import time
from collections.abc import Callable
from pathlib import Path

from generator.readers import pdf as reader
from generator.readers.pdf import glyphs

CORPUS = Path(__file__).parents[3] / "shared" / "corpus"


def ours(path: Path) -> None:
    reader.read(str(path), path.read_bytes())


def pdfium(path: Path) -> None:
    for _ in glyphs.sheets(path.read_bytes()):
        pass


def poppler(path: Path) -> None:
    subprocess.run(["pdftotext", "-layout", str(path), "/dev/null"], check=True)


def plumber(path: Path) -> None:
    import pdfplumber

    with pdfplumber.open(path) as document:
        for page in document.pages:
            _ = page.chars


def miner(path: Path) -> None:
    from pdfminer.high_level import extract_pages

    for _ in extract_pages(path, laparams=None):
        pass


def tools() -> dict[str, Callable[[Path], None]]:
    found = {"this reader": ours, "pdfium, glyphs only": pdfium}
    if shutil.which("pdftotext"):
        found["pdftotext -layout"] = poppler
    for name, module, run in (("pdfplumber, glyphs only", "pdfplumber", plumber), ("pdfminer.six", "pdfminer", miner)):
        try:
            __import__(module)
        except ImportError:
            print(f"{name}: not installed")
        else:
            found[name] = run
    return found


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--every", type=int, default=1, help="only every N-th file")
    chosen = sorted(CORPUS.glob("pdf/*/*.pdf"))[:: parser.parse_args().every] + sorted(CORPUS.glob("layout/*.pdf"))
    if not chosen:
        print(f"skipped: no PDFs at {CORPUS}")
        return
    pages = sum(max(sheet.page for sheet in glyphs.sheets(path.read_bytes())) for path in chosen)
    print(f"{len(chosen)} files, {pages} pages")
    for name, run in tools().items():
        start = time.perf_counter()
        for path in chosen:
            run(path)
        print(f"{name}: {pages / (time.perf_counter() - start):.0f} pages/s")


if __name__ == "__main__":
    main()
