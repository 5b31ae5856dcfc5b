"""Seconds of `build` on the 300 documents of a set: from nothing, nothing changed, one document changed.

    python tests/bench/build.py [--set dev-ru-seed]

Where ../shared is missing it says so and measures 300 copies of a made document.
"""

from __future__ import annotations

import argparse
import os
import tempfile
import time
from pathlib import Path

from parse import texts  # beside this file

from generator.site.build import build, program


def main() -> None:
    words = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    words.add_argument("--set", default="dev-ru-seed", help="dev-ru-seed, dev-ru-pdf or dev-en-pdf")
    name = words.parse_args().set
    with tempfile.TemporaryDirectory() as folder:
        os.chdir(folder)
        name, paths = texts(Path(folder), name)
        own = Path("source_texts", name.split("-")[1])
        own.parent.mkdir()
        paths[0].parent.rename(own)
        for n, path in enumerate(sorted(own.glob("*.txt")), 1):  # symbols of their own: none is refused as a double
            path.with_suffix(".yml").write_text(f"symbol: A/RES/{n}/{n}\n")
        measure(f"{name} from nothing")
        measure(f"{name} with nothing changed")
        first = min(own.glob("*.txt"))
        first.write_text(first.read_text("utf-8") + "\n", "utf-8")
        measure(f"{name} with one document changed")


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
