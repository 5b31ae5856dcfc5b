"""The command line: N lines for N files, exit codes, nothing but data on stdout."""

import json
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner

from generator.__main__ import main

ROOT = Path(__file__).parent.parent
SEED = str(ROOT / "source_texts" / "ru" / "A-RES-59-262.txt")


def run(*words: str):
    return CliRunner().invoke(main, words)


def test_parse_gives_a_line_for_every_file_in_order(tmp_path):
    empty = tmp_path / "empty.txt"
    empty.write_text("")
    done = run("parse", SEED, str(empty), str(tmp_path / "none.txt"), SEED)
    lines = [json.loads(line) for line in done.stdout.splitlines()]
    assert [line["source"]["path"] for line in lines] == [SEED, str(empty), str(tmp_path / "none.txt"), SEED]
    assert ["error" in line for line in lines] == [False, True, True, False]
    assert lines[1]["error"]["code"] == "empty-file" and done.exit_code == 1
    assert "empty-file" in done.stderr


def test_parse_has_the_fields_of_the_contract():
    line = json.loads(run("parse", SEED).stdout)
    assert line["schema"] == 1 and line["symbol"] == "A/RES/59/262" and line["language"] == "ru"
    assert set(line["units"][0]) >= {"id", "kind", "parent", "label", "text", "lead", "marks", "citations", "lines"}
    assert {u["kind"] for u in line["units"]} == {"preamble", "operative"}
    assert line["closing"] == ["76-e пленарное заседание", "23 декабря 2004 года"]
    third = next(u for u in line["units"] if u["id"] == "op3")
    assert [m["label"] for m in third["marks"]] == ["4", "5"]
    assert third["text"][: third["marks"][0]["offset"]].endswith("в Женеве 1–5 марта 2004 года")


@pytest.mark.parametrize(
    ("words", "code"),
    [
        (["check", SEED], 0), (["check", "--strict", SEED], 0), (["explain", SEED], 0), (["--help"], 0),
        (["parse"], 2), (["no-such-command"], 2), (["check", "--no-such-option", SEED], 2), (["explain", "none.txt"], 1),
        (["build", "--texts", "no/such/folder"], 2),
    ],
)  # fmt: skip
def test_exit_codes(words, code):
    assert run(*words).exit_code == code


def test_check_names_file_line_severity_and_code(tmp_path):
    text = Path(SEED).read_text("utf-8").replace("Конвенции3;", "Конвенции;")
    path = tmp_path / "ru" / "A-RES-59-262.txt"
    path.parent.mkdir()
    path.write_text(text, "utf-8")
    done = run("check", str(path))
    assert done.exit_code == 0 and f"{path}:" in done.stderr and "warning note-without-mark" in done.stderr
    assert not done.stdout
    assert run("check", "--strict", str(path)).exit_code == 1


def test_explain_names_the_rule_of_a_line():
    done = run("explain", f"{SEED}:31")
    assert "hyphen" in done.stdout and all(line.startswith(f"{SEED}:31:") for line in done.stdout.splitlines())


def test_the_module_runs_as_a_command():
    done = subprocess.run([sys.executable, "-m", "generator", "--help"], capture_output=True, text=True, cwd=ROOT)
    assert done.returncode == 0 and all(word in done.stdout for word in ("build", "parse", "check", "explain"))
