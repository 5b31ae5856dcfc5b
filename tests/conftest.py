"""Options and shared paths of the tests."""

from pathlib import Path

import pytest

SHARED = Path(__file__).parent.parent.parent / "shared"


def pytest_addoption(parser):
    parser.addoption("--update-golden", action="store_true", help="rewrite the golden files; then read the diff")


@pytest.fixture(scope="session")
def shared():
    """The folder of real documents beside the project; tests that need it skip, visibly, where it is missing."""
    if not (SHARED / "corpus").is_dir():
        pytest.skip(f"no real documents at {SHARED}")
    return SHARED
