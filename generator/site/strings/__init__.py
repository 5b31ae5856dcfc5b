"""The words of the interface, one YAML file a language: flat, all keys in all languages."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

import yaml

FOLDER = Path(__file__).parent
FALLBACK = "en"


def languages() -> list[str]:
    """Codes of the languages that have a file of strings, sorted."""
    return sorted(path.stem for path in FOLDER.glob("*.yml"))


@lru_cache
def load(language: str) -> dict[str, str]:
    """The strings of a language; of English where there is no such language. A missing key is English, too."""
    own = FOLDER / f"{language}.yml"
    strings = yaml.safe_load((FOLDER / f"{FALLBACK}.yml").read_text(encoding="utf-8"))
    if own.is_file():
        strings |= yaml.safe_load(own.read_text(encoding="utf-8"))
    return strings
