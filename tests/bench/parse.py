"""Documents a second and MB/s of the converter on one core, on a development set of ../shared/fidelity.

python tests/bench/parse.py [--set dev-ru-seed]
"""

from __future__ import annotations

import argparse
import tarfile
import tempfile
import time
from pathlib import Path

from generator import ConversionError, convert

SETS = Path(__file__).parents[3] / "shared" / "fidelity" / "dev-sets.txz"


def main() -> None:
    words = argparse.ArgumentParser(description=__doc__)
    words.add_argument("--set", default="dev-ru-seed")
    name = words.parse_args().set
    if not SETS.is_file():
        raise SystemExit(f"nothing measured: {SETS} is missing")
    with tempfile.TemporaryDirectory() as folder, tarfile.open(SETS) as archive:
        archive.extractall(folder, filter="data")
        measure(name, sorted(Path(folder, name).glob("*.txt")))


def measure(name: str, paths: list[Path]) -> None:
    size = sum(path.stat().st_size for path in paths)
    start, failed = time.process_time(), 0
    for path in paths:
        try:
            convert(path)
        except ConversionError:
            failed += 1
    seconds = time.process_time() - start
    print(
        f"{name}: {len(paths)} documents ({failed} refused), {size / 1e6:.1f} MB in {seconds:.2f} s of one core: "
        f"{len(paths) / seconds:.0f} documents/s, {size / 1e6 / seconds:.2f} MB/s"
    )


if __name__ == "__main__":
    main()
