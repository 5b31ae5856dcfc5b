"""Reads tests/rules/*.txt: a case a line, fields between bars; a failing test names file and line."""

from pathlib import Path

import pytest

RULES = Path(__file__).parent / "rules"


def rows(name: str, fields: int) -> list:
    """The cases of a table as pytest parameters, each of at least `fields` fields (missing ones are empty)."""
    found = []
    for number, line in enumerate((RULES / f"{name}.txt").read_text("utf-8").splitlines(), 1):
        if line.strip() and not line.startswith("#"):
            cells = [cell.strip() for cell in line.split("|")]
            found.append(pytest.param(*cells, *[""] * (fields - len(cells)), id=f"{name}.txt:{number}"))
    return found
