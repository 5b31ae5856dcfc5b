"""The documents for people are complete: every finding, field, command, option and make target is in them."""

import re
from pathlib import Path

import pytest

from generator.__main__ import main
from generator.findings import CODES
from generator.readers.sidecar import FIELDS

ROOT = Path(__file__).parent.parent
CONTRIBUTING = (ROOT / "CONTRIBUTING.md").read_text("utf-8")


def rows(heading: str) -> dict[str, str]:
    """The rows of the table below a heading: the first code in each, and the rest of it."""
    part = re.split(r"^## ", CONTRIBUTING.split(f"## {heading}\n", 1)[1], flags=re.MULTILINE)[0]
    return dict(re.findall(r"^\| `([\w-]+)[^`]*`(.*)$", part, re.MULTILINE))


def test_every_finding_is_listed_with_its_severity_its_sentence_and_what_to_do():
    listed = {code: re.fullmatch(r" \| (.+) \| (.{5,}) \|", rest) for code, rest in rows("Findings").items()}
    assert all(listed.values())
    assert {code: row and row[1] for code, row in listed.items()} == {
        c: f"{s} | {text}" for c, (s, text) in CODES.items()
    }


def test_every_field_of_the_yaml_is_listed():
    assert set(rows("The YAML beside a document")) == set(FIELDS)


def test_every_command_is_listed():
    assert set(rows("The command line")) == set(main.commands)


@pytest.mark.parametrize("name", main.commands)
def test_every_option_of_a_command_is_listed_and_has_its_help(name):
    options = {option for p in main.commands[name].params for option in p.opts if option.startswith("--")}
    assert set(re.findall(r"`(--[\w-]+)", rows("The command line")[name])) == options
    assert all(p.help for p in main.commands[name].params if p.param_type_name == "option")
    assert main.commands[name].help


@pytest.mark.parametrize("name", ["README.md", "CONTRIBUTING.md", "ARCHITECTURE.md"])
def test_links_and_make_targets_of_the_documents_exist(name):
    text, makefile = (ROOT / name).read_text("utf-8"), (ROOT / "Makefile").read_text("utf-8")
    for link in re.findall(r"\]\((?!https?:)([^)#]+)", text):
        assert (ROOT / link).is_file(), link
    for target in re.findall(r"\bmake ([a-z]+)(?=[ `\n]  |`)", text):
        assert re.search(rf"^{target}:", makefile, re.MULTILINE), target


def test_every_module_of_the_street_is_in_the_architecture():
    text = (ROOT / "ARCHITECTURE.md").read_text("utf-8")
    for path in (ROOT / "generator").iterdir():
        if path.stem.startswith("_") or path.suffix not in ("", ".py") or path.stem in ("model", "edits", "py"):
            continue
        assert f"`{path.stem}/`" in text or f"`{path.stem}`" in text or f"`{path.stem}.py`" in text, path.name
