"""Seconds of `build` on a development set of ../shared/fidelity: from nothing, unchanged, one document changed.

python tests/bench/build.py [--set dev-ru-seed]
"""

from __future__ import annotations

import argparse
import os
import tarfile
import tempfile
import time
from pathlib import Path

from generator.site.build import build, program

SETS = Path(__file__).parents[3] / "shared" / "fidelity" / "dev-sets.txz"


def main() -> None:
    words = argparse.ArgumentParser(description=__doc__)
    words.add_argument("--set", default="dev-ru-seed")
    name = words.parse_args().set
    if not SETS.is_file():
        raise SystemExit(f"nothing measured: {SETS} is missing")
    with tempfile.TemporaryDirectory() as folder, tarfile.open(SETS) as archive:
        archive.extractall(folder, filter="data")
        os.chdir(folder)
        texts = Path("source_texts", name.split("-")[1])
        texts.parent.mkdir()
        Path(name).rename(texts)
        for n, path in enumerate(sorted(texts.glob("*.txt")), 1):  # symbols of their own: none is refused as a double
            path.with_suffix(".yml").write_text(f"symbol: A/RES/{n}/{n}\n")
        measure("from nothing")
        measure("nothing changed")
        first = min(texts.glob("*.txt"))
        first.write_text(first.read_text("utf-8") + "\n", "utf-8")
        measure("one document changed")


def measure(what: str) -> None:
    program.cache_clear()
    start = time.perf_counter()
    report = build(Path("source_texts"), Path("docs"), cache=Path("cache"))
    seconds = time.perf_counter() - start
    print(
        f"build, {what}: {report.read} documents, {len(report.written)} pages written, {len(report.failed)} refused, "
        f"{seconds:.2f} s ({report.read / seconds:.0f} documents/s, {os.cpu_count()} cores)"
    )


if __name__ == "__main__":
    main()
