"""What each language's page on the site says, one Markdown file a language."""

from __future__ import annotations

from pathlib import Path

FOLDER = Path(__file__).parent


def load(language: str) -> str | None:
    """The text of the page on the site; None where a language has none yet."""
    path = FOLDER / f"{language}.md"
    return path.read_text("utf-8") if path.is_file() else None
