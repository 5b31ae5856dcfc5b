"""What the converter knows of each language: one module a language, all of it data in a `Language`."""

from __future__ import annotations

from functools import cache
from importlib import import_module

from .base import Language

CODES = ("ar", "en", "es", "fr", "ru", "zh")


@cache
def language(code: str) -> Language:
    """The language of that code. Raises KeyError for one the converter does not know."""
    if code not in CODES:
        raise KeyError(code)
    return import_module(f"{__name__}.{code}").LANGUAGE


def detect(text: str) -> str | None:
    """The language whose enacting formula, or failing that whose frequent words, the text holds; None if neither."""
    for code in CODES:
        if language(code).names_body(text):
            return code
    words = text.lower().split()
    scores = {code: sum(map(words.count, language(code).frequent)) for code in CODES}
    best = max(scores, key=scores.__getitem__)
    return best if scores[best] else None


__all__ = ["CODES", "Language", "detect", "language"]
