"""Documents a second and MB/s of the converter on one core, on a development set of ../shared/fidelity.

    python tests/bench/parse.py [--set dev-ru-seed]

Where ../shared is missing it says so and measures 300 copies of a made document.
"""

from __future__ import annotations

import argparse
import tarfile
import tempfile
import time
from pathlib import Path

from generator import ConversionError, convert

SETS = Path(__file__).parents[3] / "shared" / "fidelity" / "dev-sets.txz"
COPIES = 300
PREAMBLE = (
    " ссылаясь на свою резолюцию 88/{k} от 2 декабря 2033 года{k} и на Про-\nграмму действий по освещению городов, а также "
    "на права трудя-\nщихся-фонарщиков и членов их семей,\n\n"
)
OPERATIVE = (
    "  {k}. просит Генерального секретаря:\n\n а) представить доклад о ходе осуществления насто-\nящей резолюции;\n\n"
    " б) изыскать средства на масло и на фитили в 2035–\n2036 годах.\n\n"
)


def main() -> None:
    words = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    words.add_argument("--set", default="dev-ru-seed", help="dev-ru-seed, dev-ru-pdf or dev-en-pdf")
    with tempfile.TemporaryDirectory() as folder:
        measure(*texts(Path(folder), words.parse_args().set))


def texts(folder: Path, name: str) -> tuple[str, list[Path]]:
    """What is measured, and its files, unpacked into a folder of that name below `folder`."""
    if SETS.is_file():
        with tarfile.open(SETS) as archive:
            archive.extractall(folder, filter="data")
        return name, sorted((folder / name).glob("*.txt"))
    print(f"skipped: {name}, for {SETS} is missing; a made document instead")
    paths = [folder / "made-ru" / f"{n}.txt" for n in range(1, COPIES + 1)]
    paths[0].parent.mkdir()
    for n, path in enumerate(paths, 1):
        path.write_text(made(n), "utf-8")
    return "made-ru", paths


def made(n: int) -> str:
    """A resolution of 20 preambular paragraphs, 20 notes and 20 operative paragraphs with two points each."""
    preamble = "".join(PREAMBLE.format(k=k) for k in range(1, 21))
    notes = "".join(f"{k} А/88/{k}, приложение.\n" for k in range(1, 21))
    operative = "".join(OPERATIVE.format(k=k) for k in range(1, 21))
    head, end = f" 90/{n}. О фонарях\n\n Генеральная Ассамблея,\n\n", "10-е пленарное заседание,\n1 октября 2035 года\n"
    return f"{head}{preamble}__________________\n\n{notes}{operative}{end}"


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
