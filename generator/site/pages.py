"""The pages that lead to the documents: start pages, lists, search, about. Pure: entries in, texts out.

A list is an HTML table that works without a script; lists.js sorts and filters it in the browser.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from html import escape as html
from typing import Any
from urllib.parse import quote

from ..writers.markdown import escape, front_matter
from . import about, strings
from .catalogue import Entry, newest_first

ALWAYS = ("ru", "en")  # languages that have a start page before they have a document
NEWEST = 20  # rows of a start page
MOST = 5000  # rows of the list of all documents; the older ones beyond it stand in the lists by session

Groups = Mapping[str, Mapping[str, Sequence[Entry]]]  # "session" -> "59" -> its documents


def pages(entries: Sequence[Entry]) -> dict[str, str]:
    """Path below docs/ → text of each page."""
    codes = sorted({*ALWAYS, *(e.language for e in entries)})
    found: dict[str, tuple[dict[str, Any], str]] = {}
    for code in codes:
        own = newest_first(e for e in entries if e.language == code)
        found |= {f"{code}/{path}": page for path, page in _of_language(code, own)}
    found["index.md"] = _root(codes, entries)
    return {path: _text(path, head, body, found) for path, (head, body) in found.items()}


def _text(path: str, head: dict[str, Any], body: str, found: Mapping[str, Any]) -> str:
    """A page with the addresses of its like in the other languages."""
    own = head["lang"]
    others = {code: f"{code}{path.removeprefix(own)}" for code in strings.languages() if path.startswith(f"{own}/")}
    languages = {code: address(other) for code, other in others.items() if other in found}
    if path == "index.md":
        languages = {c: f"/{c}/" for c in strings.languages() if f"{c}/index.md" in found}
    return f"{front_matter({**head, 'languages': languages, 'generated': True})}\n{body}"


def address(path: str) -> str:
    """Address below the site's root of the page at a path below docs/."""
    return "/" + (path.removesuffix("index.md") if path.endswith("index.md") else path.removesuffix(".md") + "/")


def _root(codes: Iterable[str], entries: Sequence[Entry]) -> tuple[dict[str, Any], str]:
    """The page before all languages."""
    words = strings.load(ALWAYS[0])
    lines = []
    for code in codes:
        own = strings.load(code)
        count = own["lists_count"].replace("{n}", str(sum(e.language == code for e in entries)))
        lines.append(f"- [{own['language']}]({code}/index.md): {escape(own['site_name'])}. {escape(count)}")
    return {"title": words["site_name"], "lang": ALWAYS[0], "template": "home.html"}, _page(
        words["site_name"], "\n".join(lines)
    )


def _of_language(code: str, own: Sequence[Entry]) -> Iterator[tuple[str, tuple[dict[str, Any], str]]]:
    """The pages of one language, by their path below its folder."""
    words, groups = strings.load(code), _groups(own)

    def page(title: str, template: str, *blocks: str) -> tuple[dict[str, Any], str]:
        return {"title": title, "lang": code, "template": template}, _page(title, *blocks)

    yield "index.md", page(words["site_name"], "home.html", *_home(code, own, groups, words))
    yield "list.md", page(words["list"], "list.html", *_all(own, words))
    yield "search.md", page(words["search"], "search.html", f"[{escape(words['list'])}](list.md)")
    if text := about.load(code):
        yield "about.md", ({"title": words["about"], "lang": code, "template": "main.html"}, text)
    for kind, values in groups.items():
        for value, some in values.items():
            title = _name(kind, value, some, words)
            yield f"{kind}/{slug(value)}.md", page(title, "list.html", table(some, words, 2))
    if groups["subject"]:
        yield "subjects.md", page(words["lists_by_subject"], "list.html", _links("subject", groups["subject"], words))


def _page(title: str, *blocks: str) -> str:
    return "\n\n".join((f"# {escape(title)}", *filter(None, blocks))) + "\n"


def _home(code: str, own: Sequence[Entry], groups: Groups, words: Mapping[str, str]) -> Iterator[str]:
    """What the collection holds, the ways into it, its newest documents."""
    more = f" [{escape(words['about'])}](about.md)" if about.load(code) else ""
    yield escape(words["site_about"] + ".") + more
    if not own:
        yield escape(words["lists_empty"])
        return
    yield f"## {escape(words['lists_newest'])}"
    yield table(own[:NEWEST], words, 0)
    count = words["lists_count"].replace("{n}", str(len(own)))
    yield f"[{escape(words['list'])}](list.md). {escape(count)}"
    for kind in ("session", "year", "body"):
        if groups[kind]:
            yield f"## {escape(words[f'lists_by_{kind}'])}"
            yield _links(kind, groups[kind], words)
    if groups["subject"]:
        yield f"## [{escape(words['lists_by_subject'])}](subjects.md)"


def _all(own: Sequence[Entry], words: Mapping[str, str]) -> Iterator[str]:
    yield table(own[:MOST], words, 1) if own else escape(words["lists_empty"])
    if own[MOST:]:
        yield escape(words["lists_older"].replace("{n}", str(len(own) - MOST)))


# ---------------------------------------------------------------- groups
BY: dict[str, Callable[[Entry], Sequence[str]]] = {
    "session": lambda e: [str(e.session)] if e.session else [],
    "year": lambda e: [e.date[:4]] if e.date else [],
    "body": lambda e: [e.body] if e.body else [],
    "subject": lambda e: e.subjects,
}


def _groups(own: Sequence[Entry]) -> Groups:
    """Kind → value → documents; numbers from the highest down, words in their order. Spellings of one slug are one."""
    found: dict[str, dict[str, list[Entry]]] = {}
    for kind, values in BY.items():
        named: dict[str, str] = {}
        some: dict[str, list[Entry]] = {}
        for entry in own:
            for value in dict.fromkeys(named.setdefault(slug(v), v) for v in values(entry) if slug(v)):
                some.setdefault(value, []).append(entry)
        found[kind] = {v: some[v] for v in sorted(some, key=lambda v: (-int(v), v) if v.isdecimal() else (0, v))}
    return found


def slug(value: str) -> str:
    """The part of an address that a word or number makes, in its own letters."""
    return re.sub(r"\W+", "-", value.casefold()).strip("-")


def _links(kind: str, groups: Mapping[str, Sequence[Entry]], words: Mapping[str, str]) -> str:
    """A list of links with the number of documents behind each."""
    return "\n".join(
        f"- [{escape(_name(kind, value, some, words))}]({kind}/{quote(slug(value))}.md) {len(some)}"
        for value, some in groups.items()
    )


def _name(kind: str, value: str, some: Sequence[Entry], words: Mapping[str, str]) -> str:
    return words["lists_session"].replace("{n}", value) if kind == "session" else value


# ---------------------------------------------------------------- the table
def table(entries: Sequence[Entry], words: Mapping[str, str], depth: int) -> str:
    """The documents as a table. `depth`: folders between the page's address and its language's start page."""
    up, bodies = "../" * depth, len({e.body for e in entries}) > 1
    said = {"filter": "lists_filter", "any": "lists_any", "shown": "lists_shown", "none": "lists_none",
            "year": "lists_year", "body": "body", "status": "status"}  # fmt: skip
    data = "".join(f' data-{key}="{html(words[name])}"' for key, name in said.items())
    head = "".join(f'<th scope="col">{html(words[key])}</th>' for key in ("symbol", "lists_title", "date", "session"))
    rows = "\n".join(_row(e, words, up, bodies) for e in entries)
    return f'<table class="list"{data}>\n<thead><tr>{head}</tr></thead>\n<tbody>\n{rows}\n</tbody>\n</table>'


def _row(entry: Entry, words: Mapping[str, str], up: str, bodies: bool) -> str:
    body = f' data-body="{html(entry.body)}"' if bodies and entry.body else ""
    signs = [words["draft"]] * (entry.status == "draft") + [words["unofficial"]] * entry.unofficial
    badges = "".join(f' <span class="badge">{html(sign)}</span>' for sign in signs)
    date = f'<time datetime="{entry.date}">{html(shown_date(entry.date, words))}</time>' if entry.date else ""
    link = f'<a href="{up}{quote(entry.symbol)}/">'
    return (
        f'<tr{body} data-status="{html(words[entry.status])}"><td>{link}{html(entry.symbol)}</a></td>'
        f"<td>{link}{html(_one_line(entry.title))}</a>{badges}</td><td>{date}</td><td>{entry.session or ''}</td></tr>"
    )


def _one_line(text: str) -> str:
    return re.sub(r"\s+", " ", text)


def shown_date(date: str, words: Mapping[str, Any]) -> str:
    """A date of ISO 8601 in the words of the language."""
    year, month, day = date[:10].split("-")
    named = {"year": year, "month": words["months"][int(month) - 1], "day": str(int(day))}
    return re.sub(r"\{(\w+)\}", lambda found: named[found.group(1)], words["date_format"])
