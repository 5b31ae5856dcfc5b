"""The pages that lead to the documents: start pages, lists, search, about. Pure: entries in, texts out.

A list is an HTML table that works without a script; lists.js sorts and filters it in the browser.

Addresses, each only where it has documents (start page, list, search and page on the site: always):

    /                       all languages
    /{lang}/                start page of a language
    /{lang}/list/           all documents, newest first
    /{lang}/search/  /{lang}/about/
    /{lang}/session/59/     /{lang}/year/2004/
    /{lang}/body/general-assembly/   the same in every language (BODIES); other bodies by their own name
    /{lang}/subjects/       /{lang}/subject/{its own name}/
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
BODIES = ("general-assembly", "security-council", "economic-and-social-council", "human-rights-council",
          "trusteeship-council")  # fmt: skip # in addresses; their names are the strings lists_body_…

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
    first, words = ALWAYS[0], strings.load(ALWAYS[0])
    choice = "\n".join(_choice(code, sum(e.language == code for e in entries)) for code in codes)
    blocks = [escape(words["site_about"] + "."), _invite(words, f"{first}/"), f'<ul class="choice">\n{choice}\n</ul>']
    if newest := newest_first(e for e in entries if e.language == first)[:NEWEST]:
        blocks += [f"## {escape(words['lists_newest'])}", table(newest, words, f"{first}/", tools=False)]
    head = {"title": words["site_name"], "lang": first, "template": "home.html"}
    return head, _page(words["site_name"], *blocks)


def _choice(code: str, count: int) -> str:
    """A language to choose, in its own words."""
    own = strings.load(code)
    said = html(own["lists_count"].replace("{n}", _number(count)))
    way = ' dir="rtl"' if code == "ar" else ""
    link = f'<a href="{code}/" hreflang="{code}">{html(own["language"])}</a>'
    return f'<li lang="{code}"{way}>{link} <span>{said}</span></li>'


def _invite(words: Mapping[str, str], up: str = "") -> str:
    """The way to search, large; search.js opens its dialog instead of the page."""
    return f'[{escape(words["lists_invite"])}]({up}search.md){{: .invite data-search-open="" }}'


def _number(count: int) -> str:
    """A number with its thousands apart, as ISO 31-0 sets them in every language: 3 000."""
    return f"{count:,}".replace(",", "\u00a0") if count > 9999 else str(count)


def _of_language(code: str, own: Sequence[Entry]) -> Iterator[tuple[str, tuple[dict[str, Any], str]]]:
    """The pages of one language, by their path below its folder."""
    words = strings.load(code)
    groups = _groups(own, words)

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
            yield f"{kind}/{_part(kind, value, words)}.md", page(title, "list.html", table(some, words, "../../"))
    if groups["subject"]:
        yield "subjects.md", page(words["lists_by_subject"], "list.html", _links("subject", groups["subject"], words))


def _page(title: str, *blocks: str) -> str:
    return "\n\n".join((f"# {escape(title)}", *filter(None, blocks))) + "\n"


def _home(code: str, own: Sequence[Entry], groups: Groups, words: Mapping[str, str]) -> Iterator[str]:
    """What the collection holds, the ways into it, its newest documents."""
    more = f" [{escape(words['about'])}](about.md)" if about.load(code) else ""
    yield escape(words["site_about"] + ".") + more
    yield _invite(words)
    if not own:
        yield escape(words["lists_empty"])
        return
    yield f"## {escape(words['lists_newest'])}"
    yield table(own[:NEWEST], words, "", tools=False)
    count = words["lists_count"].replace("{n}", _number(len(own)))
    yield f"[{escape(words['list'])}](list.md). {escape(count)}"
    for kind in ("session", "year", "body"):
        if groups[kind]:
            yield f"## {escape(words[f'lists_by_{kind}'])}"
            yield _links(kind, groups[kind], words)
    if groups["subject"]:
        yield f"## [{escape(words['lists_by_subject'])}](subjects.md)"


def _all(own: Sequence[Entry], words: Mapping[str, str]) -> Iterator[str]:
    yield table(own[:MOST], words, "../") if own else escape(words["lists_empty"])
    if own[MOST:]:
        yield escape(words["lists_older"].replace("{n}", str(len(own) - MOST)))


# ---------------------------------------------------------------- groups
BY: dict[str, Callable[[Entry], Sequence[str]]] = {
    "session": lambda e: [str(e.session)] if e.session else [],
    "year": lambda e: [e.date[:4]] if e.date else [],
    "body": lambda e: [e.body] if e.body else [],
    "subject": lambda e: e.subjects,
}


def _groups(own: Sequence[Entry], words: Mapping[str, str]) -> Groups:
    """Kind → value → documents; numbers from the highest down, words in their order. Spellings of one slug are one."""
    found: dict[str, dict[str, list[Entry]]] = {}
    for kind, values in BY.items():
        named: dict[str, str] = {}
        some: dict[str, list[Entry]] = {}
        for entry in own:
            for value in dict.fromkeys(named.setdefault(_part(kind, v, words), v) for v in values(entry) if slug(v)):
                some.setdefault(value, []).append(entry)
        found[kind] = {v: some[v] for v in sorted(some, key=lambda v: (-int(v), v) if v.isdecimal() else (0, v))}
    return found


def slug(value: str) -> str:
    """The part of an address that a word or number makes, in its own letters."""
    return re.sub(r"\W+", "-", value.casefold()).strip("-")


def _part(kind: str, value: str, words: Mapping[str, str]) -> str:
    """The last part of the address of a group: of a known body the same in every language."""
    known = {words[f"lists_body_{body}"].casefold(): body for body in BODIES} if kind == "body" else {}
    return known.get(value.casefold(), slug(value))


def _links(kind: str, groups: Mapping[str, Sequence[Entry]], words: Mapping[str, str]) -> str:
    """A list of links with the number of documents behind each."""
    paths = {value: f"{kind}/{quote(_part(kind, value, words))}.md" for value in groups}
    return "\n".join(
        f"- [{escape(_name(kind, value, some, words))}]({paths[value]}) {_number(len(some))}"
        for value, some in groups.items()
    )


def _name(kind: str, value: str, some: Sequence[Entry], words: Mapping[str, str]) -> str:
    return words["lists_session"].replace("{n}", value) if kind == "session" else value


# ---------------------------------------------------------------- the table
SAID = {"filter": "lists_filter", "any": "lists_any", "shown": "lists_shown", "none": "lists_none",
        "year": "lists_year", "body": "body", "status": "status", "session": "session",
        "subject": "lists_subject"}  # fmt: skip


def table(entries: Sequence[Entry], words: Mapping[str, str], up: str, tools: bool = True) -> str:
    """The documents as a table. `up`: from the page's address to its language's start page; `tools`: with filters."""
    bodies = len({e.body for e in entries}) > 1
    data = "".join(f' data-{key}="{html(words[name])}"' for key, name in SAID.items()) if tools else ""
    head = "".join(f'<th scope="col">{html(words[key])}</th>' for key in ("symbol", "lists_title", "date", "session"))
    rows = "\n".join(_row(e, words, up, bodies) for e in entries)
    return f'<table class="list"{data}>\n<thead><tr>{head}</tr></thead>\n<tbody>\n{rows}\n</tbody>\n</table>'


def _row(entry: Entry, words: Mapping[str, str], up: str, bodies: bool) -> str:
    body = f' data-body="{html(entry.body)}"' if bodies and entry.body else ""
    subjects = f' data-subject="{html("|".join(entry.subjects))}"' if entry.subjects else ""
    signs = [words["draft"]] * (entry.status == "draft") + [words["unofficial"]] * entry.unofficial
    badges = "".join(f' <span class="badge">{html(sign)}</span>' for sign in signs)
    date = f'<time datetime="{entry.date}">{html(shown_date(entry.date, words))}</time>' if entry.date else ""
    href = f"{up}{quote(entry.symbol)}/"  # the title leads there, too, but is no second stop for the keyboard
    return (
        f'<tr data-status="{html(words[entry.status])}"{body}{subjects}>'
        f'<td><a href="{href}">{html(entry.symbol)}</a></td>'
        f'<td><a href="{href}" tabindex="-1">{html(_one_line(entry.title))}</a>{badges}</td><td>{date}</td>'
        f"<td>{entry.session or ''}</td></tr>"
    )


def _one_line(text: str) -> str:
    return re.sub(r"\s+", " ", text)


def shown_date(date: str, words: Mapping[str, Any]) -> str:
    """A date of ISO 8601 in the words of the language."""
    year, month, day = date[:10].split("-")
    named = {"year": year, "month": words["months"][int(month) - 1], "day": str(int(day))}
    return re.sub(r"\{(\w+)\}", lambda found: named[found.group(1)], words["date_format"])
