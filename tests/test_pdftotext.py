"""Plain text as pdftotext gives it from the PDFs of ../shared/corpus/pdf: by default, with -layout and with -raw.

`python tests/test_pdftotext.py` prints the figures. Much of what a PDF shows is lost in such a text: by default a word
broken at a page's end is glued to what follows it («стре1 United Nations, Treaty Series»), hyphens at line ends are
taken away («НьюЙорке»), raised numbers stand on lines of their own. What is asked here: every file is read, a loss is a
finding, and the rates below do not fall.
"""

from __future__ import annotations

import shutil
import subprocess
from collections import Counter
from pathlib import Path

import pytest
from test_pdf_corpus import PDFS, fidelity, plain_scheme

from generator import convert
from generator.writers import json as writer

VARIANTS = {"default": [], "layout": ["-layout"], "raw": ["-raw"]}
UNITS = {"default": 0.91, "layout": 0.99, "raw": 0.95}  # share of the plain scheme's units with the exact text

pytestmark = [
    pytest.mark.skipif(not PDFS, reason="../shared/corpus/pdf is not here"),
    pytest.mark.skipif(not shutil.which("pdftotext"), reason="pdftotext is not installed"),
]


def extracted(path: Path, variant: str, folder: Path) -> Path:
    text = folder / variant / path.parent.name / f"{path.stem}.txt"
    text.parent.mkdir(parents=True, exist_ok=True)
    subprocess.run(["pdftotext", *VARIANTS[variant], str(path), str(text)], check=True)
    return text


def totals(variant: str, folder: Path) -> Counter:
    score, total = fidelity("score").score, Counter()
    for path, gold in plain_scheme(folder):
        found = score(gold, writer.document(convert(extracted(path, variant, folder)).resolution))
        total.update({key: int(value) for key, value in found.items() if isinstance(value, int)})
        total["documents"] += 1
    return total


@pytest.mark.parametrize("variant", VARIANTS)
def test_units_of_the_plain_scheme(variant: str, tmp_path: Path) -> None:
    total = totals(variant, tmp_path)
    assert total["same"] >= UNITS[variant] * total["units"], dict(total)


@pytest.mark.parametrize("variant", VARIANTS)
def test_every_file_is_read(variant: str, tmp_path: Path) -> None:
    for path in PDFS:
        assert convert(extracted(path, variant, tmp_path)).resolution.units, path


def main() -> None:
    import tempfile

    for variant in VARIANTS:
        with tempfile.TemporaryDirectory() as folder:
            total = totals(variant, Path(folder))
        print(
            f"{variant}: perfect {total['perfect']} of {total['documents']} | units {total['same']} of {total['units']} | "
            f"notes {total['notes_same']} of {total['notes']} | marks {total['marks_same']} of {total['marks']}, "
            f"{total['marks_extra']} too many"
        )


if __name__ == "__main__":
    main()
