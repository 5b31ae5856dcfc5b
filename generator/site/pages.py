"""The pages that lead to the documents: start page, lists, search, about. Pure: entries in, texts out."""

from __future__ import annotations

from collections.abc import Sequence

from ..writers.markdown import escape, front_matter
from .catalogue import Entry, newest_first


def pages(entries: Sequence[Entry]) -> dict[str, str]:
    """Path below docs/ → text of each page."""
    found = {"index.md": front_matter({"title": "Резолюции ООН", "lang": "ru", "template": "home.html", "generated": True})}
    for code in sorted({"ru", "en", *(e.language for e in entries)}):
        own = newest_first(e for e in entries if e.language == code)
        rows = "\n\n".join(f"[{escape(e.symbol)}](/{e.page}) {escape(e.title)}" for e in own).replace("](/" + code + "/", "](")
        head = front_matter({"title": code, "lang": code, "template": "list.html", "generated": True})
        found[f"{code}/index.md"] = f"{head}\n{rows}\n"
    return found
