"""A resolution as a Markdown page: plain text, ids as attribute lists, notes as footnotes. Pure: no disk.

Any Markdown tool that knows attribute lists and footnotes can use the page; the site's own extension only adds comfort.
Whatever looks like Markdown or HTML in the source comes out as the characters that were printed.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from html import escape as html_escape
from itertools import pairwise
from typing import Any

import yaml

from ..model import Cell, Mark, Note, Resolution, Unit

ENTITIES = {"&": "&amp;", "<": "&lt;", "~": "&#126;", "|": "&#124;", ":": "&#58;", "=": "&#61;", "@": "&#64;"}
SPECIAL = re.compile(r"[\\`*_{}\[\]&<~|@]|!(?=\[)|:(?=//)")  # special wherever it stands
OPENING = re.compile(r"\s*[#>+\-=:]|\s*\d+[.)]")  # its last character is special at the start of a block
CLASSES = {"preamble": "pp", "operative": "op", "annex": "op", "formula": "formula"}
DUMPER = getattr(yaml, "CSafeDumper", yaml.SafeDumper)  # libyaml's is ten times as fast, where it is there
LABEL = re.compile(r"[^\w.-]")


def page(resolution: Resolution, front: Mapping[str, Any]) -> str:
    """The whole file: front matter, then the body."""
    return f"{front_matter(front)}\n{body(resolution)}"


def front_matter(front: Mapping[str, Any]) -> str:
    """The YAML block of a page. Keys keep their order; what is None, empty or False is left out."""
    kept = {key: value for key, value in front.items() if value not in (None, "", [], {}, (), False)}
    text = yaml.dump(kept, Dumper=DUMPER, allow_unicode=True, sort_keys=False, width=10_000)
    return f"---\n{text}---\n"


def body(resolution: Resolution) -> str:
    """Title, units in reading order, closing lines, all notes in the order of the source."""
    known = {note.label for note in resolution.notes}
    title = inline(resolution.title or resolution.symbol or "", resolution.title_marks, (), known)
    blocks = [f"# {title} {{: #title }}"]
    blocks += [unit(u, known) for u in resolution.units]
    if resolution.closing:
        lines = "<br>".join(escape(line) for line in resolution.closing)
        blocks.append(f"{lines}\n{{: #close .closing }}")
    blocks += [note(n) for n in resolution.notes]
    return "\n\n".join(blocks) + "\n"


# ---------------------------------------------------------------- units
def unit(value: Unit, known: Iterable[str]) -> str:
    """One unit as a block with its id."""
    if value.kind == "table" and value.table:
        return table(value, known)
    if value.kind == "heading" or (value.kind == "annex" and not value.text):
        return heading(value, known)
    italics = (*((value.lead,) if value.lead else ()), *value.italics)
    text = inline(value.text, value.marks, italics, known)
    label = f"{escape(value.label)} " if value.label else ""
    return f"{label}{text}\n{{: #{value.id} {attributes(value)} }}"


def attributes(value: Unit) -> str:
    """Class, printed label and depth, as an attribute list has them."""
    name = CLASSES.get(value.kind, value.kind)
    quoted = (value.label or "").replace("&", "&amp;").replace('"', "&quot;")
    label = f' data-label="{quoted}"' if value.label else ""
    level = f' data-level="{value.level}"' if value.kind in ("point", "subpoint") else ""
    return f".{name}{label}{level}"


def heading(value: Unit, known: Iterable[str]) -> str:
    """A section, annex or cross-heading as a real heading."""
    depth = 2 if value.kind == "annex" else min(2 + value.level, 4)
    words = " ".join(filter(None, (escape(value.label or ""), inline(value.text, value.marks, (), known))))
    name = "annex" if value.kind == "annex" else "section"
    return f"{'#' * depth} {words} {{: #{value.id} .{name} }}"


def table(value: Unit, known: Iterable[str]) -> str:
    """A real table. Every element says that Markdown goes on inside it, for the marks."""
    rows = "\n".join(row(cells, known) for cells in value.table)
    return f'<table id="{value.id}" class="table" markdown="1">\n<tbody markdown="1">\n{rows}\n</tbody>\n</table>'


def row(cells: Sequence[Cell], known: Iterable[str]) -> str:
    return f'<tr markdown="1">{"".join(cell(c, known) for c in cells)}</tr>'


def cell(value: Cell, known: Iterable[str]) -> str:
    name = "th" if value.head else "td"
    spans = "".join(f' {key}="{n}"' for key, n in (("rowspan", value.rowspan), ("colspan", value.colspan)) if n > 1)
    return f'<{name}{spans} markdown="span">{inline(value.text, value.marks, (), known)}</{name}>'


def note(value: Note) -> str:
    """The definition of a footnote; further paragraphs are indented below the first."""
    starts = (0, *value.paragraphs, len(value.text))
    paragraphs = [
        inline(value.text[a:b].strip(), (), [(x - a, y - a) for x, y in value.italics if a <= x and y <= b], ())
        for a, b in pairwise(starts)
    ]
    return f"[^{footnote(value.label)}]: " + "\n\n    ".join(paragraphs)


def footnote(label: str) -> str:
    """A label as a footnote's name: «*» and the like in words of ASCII, the rest as printed."""
    return LABEL.sub(lambda m: f"x{ord(m.group()):x}", label) or "x"


# ---------------------------------------------------------------- text
def inline(text: str, marks: Sequence[Mark], italics: Sequence[tuple[int, int]], known: Iterable[str]) -> str:
    """Text with its marks as footnote references and its italics as emphasis.

    A mark without a note stays as the superscript it was. Emphasis is HTML where Markdown's stars would not see it.
    """
    events: list[tuple[int, int, str]] = []
    for start, end in _apart(italics):
        events += [(start, 2, "<em>"), (end, 0, "</em>")]
    for mark in marks:
        cited = f"[^{footnote(mark.label)}]" if mark.label in known else f"<sup>{html_escape(mark.label)}</sup>"
        events.append((mark.offset, 1, cited))
    out, at = [], 0
    for offset, _, sign in sorted(events):
        out += (escape(text[at:offset], at == 0), sign)
        at = offset
    return _stars("".join((*out, escape(text[at:], at == 0))))


def _apart(spans: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """The spans in order, without those that overlap an earlier one."""
    kept: list[tuple[int, int]] = []
    for start, end in sorted(spans):
        if start < end and (not kept or start >= kept[-1][1]):
            kept.append((start, end))
    return kept


def _stars(text: str) -> str:
    """Emphasis as stars where any Markdown tool reads them so: round words, at a word's edge."""
    return re.sub(r"(?<!\w)<em>(?=[^\W_])([^<>]*[^\W_])</em>(?!\w)", r"*\1*", text)


def escape(text: str, first: bool = True) -> str:
    """Text that Markdown gives back character for character. `first`: it opens a line."""
    opening = OPENING.match(text) if first else None
    if not opening:
        return SPECIAL.sub(_escaped, text)
    at = opening.end() - 1
    return f"{text[:at]}{ENTITIES.get(text[at]) or chr(92) + text[at]}{SPECIAL.sub(_escaped, text[at + 1 :])}"


def _escaped(found: re.Match[str]) -> str:
    char = found.group()
    return ENTITIES.get(char) or f"\\{char}"
