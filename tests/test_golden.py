"""Golden cases: a made text, and what is read out of it, to be read by people before it is accepted.

`pytest tests/test_golden.py --update-golden` rewrites the golden files; then the diff is read, line by line.
"""

from pathlib import Path

import pytest

from generator import convert

ROOT = Path(__file__).parent.parent
CASES = sorted((ROOT / "tests" / "cases").glob("*/in.txt"))
SEEDS = sorted((ROOT / "source_texts").glob("*/*.txt"))


def plain(done) -> str:
    """A resolution as lines: fields, then a line a unit (id, kind, lines, label, text with ⟦marks⟧ and *lead*), notes."""
    r = done.resolution
    head = [f"number: {r.number}", f"title: {r.title}", f"formula: {r.formula}"]
    head += [f"masthead: {line}" for line in r.masthead] + [f"leftover: {line}" for line in r.leftover]
    head += [f"tabled: {r.tabled}", f"sponsors: {'; '.join(r.sponsors)}"] if r.tabled else []
    units = [f"{u.id} {u.kind} {u.lines[0]}-{u.lines[1]} [{u.label or ''}] {_marked(u)}" for u in r.units]
    notes = [f"{n.id} {n.lines[0]}-{n.lines[1]} x{n.marks} [{n.label}] {n.text}" for n in r.notes]
    end = [f"closing: {line}" for line in r.closing]
    found = [f"{f.severity} {f.code} {f.line}: {f.message}" for f in r.findings if f.code != "uncertain-hyphen"]
    return "\n".join([*head, "", *units, "", *notes, "", *end, "", *found, ""])


def _marked(unit) -> str:
    places = [(m.offset, f"⟦{m.label}⟧") for m in unit.marks]
    places += [(at, "*") for at in unit.lead or ()]
    text = unit.text
    for at, sign in sorted(places, key=lambda p: -p[0]):
        text = text[:at] + sign + text[at:]
    return text


def compare(golden: Path, found: str, update: bool) -> None:
    if update:
        golden.write_text(found, "utf-8")
    assert found == golden.read_text("utf-8")


@pytest.mark.parametrize("path", CASES, ids=lambda p: p.parent.name)
def test_case(path, request):
    code = path.parent.name.rsplit("-", 1)[1]
    done = convert(path, language=code)
    compare(path.with_name("golden.txt"), plain(done), request.config.getoption("--update-golden"))


@pytest.mark.parametrize("path", SEEDS, ids=lambda p: f"{p.parent.name}-{p.stem}")
def test_seed(path, request):
    golden = ROOT / "tests" / "cases" / "seeds" / f"{path.parent.name}-{path.stem}.txt"
    compare(golden, plain(convert(path)), request.config.getoption("--update-golden"))


COUNTS = {"A-RES-59-262": (20, 5, 5), "A-C.3-67-L.40-Rev.1": (76, 22, 26)}


@pytest.mark.parametrize("name", COUNTS)
def test_counts_of_the_seeds(name):
    r = convert(ROOT / "source_texts" / "ru" / f"{name}.txt").resolution
    units = [u for u in r.units if u.kind in ("preamble", "operative", "point", "subpoint")]
    assert (len(units), len(r.notes), sum(len(u.marks) for u in units)) == COUNTS[name]
    assert not [f for f in r.findings if f.severity != "info"]
