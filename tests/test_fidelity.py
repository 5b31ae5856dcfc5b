"""Three sets of 300 real resolutions as page-broken text: how many are read perfectly (../shared/fidelity)."""

import importlib.util
import json
import tarfile

import pytest

from generator import ConversionError, convert
from generator.writers import json as contract

SETS = ("dev-ru-seed", "dev-ru-pdf", "dev-en-pdf")


@pytest.fixture(scope="module")
def sets(shared, tmp_path_factory):
    folder = tmp_path_factory.mktemp("fidelity")
    with tarfile.open(shared / "fidelity" / "dev-sets.txz") as archive:
        archive.extractall(folder, filter="data")
    return folder


@pytest.fixture(scope="module")
def score(shared):
    spec = importlib.util.spec_from_file_location("score", shared / "fidelity" / "score.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module.score


def parsed(path) -> dict:
    try:
        return contract.document(convert(path).resolution)
    except ConversionError as error:
        return contract.failed(str(path), error.finding)


@pytest.mark.parametrize("name", SETS)
def test_share_of_perfect_documents(sets, score, name):
    golds = [json.loads(line) for line in (sets / name / "gold.jsonl").read_text("utf-8").splitlines()]
    scores = [score(gold, parsed(sets / name / gold["file"])) for gold in golds]
    perfect = sum(s["perfect"] for s in scores) / len(scores)
    units = sum(s["same"] for s in scores) / sum(s["units"] for s in scores)
    imperfect = [gold["file"] for gold, s in zip(golds, scores, strict=True) if not s["perfect"]]
    assert perfect >= 0.97 and units >= 0.999, f"{perfect:.2%} perfect, {units:.3%} of units; {imperfect}"


def test_raw_extraction_of_59_262(shared):
    r = convert(shared / "corpus" / "raw-en" / "A_RES_59_262.txt").resolution
    ids = [u.id for u in r.units if u.kind != "formula"]
    assert ids == [f"pp{n}" for n in range(1, 9)] + [f"op{n}" for n in range(1, 13)]
    assert [(n.label, n.marks) for n in r.notes] == [(str(n), 1) for n in range(1, 6)]
    assert {u.id: [m.label for m in u.marks] for u in r.units if u.marks} == {
        "pp1": ["1"], "pp4": ["2"], "op1": ["3"], "op3": ["4", "5"],
    }  # fmt: skip
    assert r.units[9].text.startswith("Welcomes the increasing number of signatures, ratifications or accessions to")
