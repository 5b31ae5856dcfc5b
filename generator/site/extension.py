"""Python-Markdown extension of the resolution pages: it enhances what `attr_list` and `footnotes` already carry.

A page without it reads the same; with it a note shows its printed number, a printed label hangs in the margin, every
unit has a link to itself, and the table of contents lists the paragraphs. The text is never changed: white space that
must not break is wrapped, not replaced.

`attr_list` and `md_in_html` must be on; `footnotes` is brought by this extension and must not be listed beside it.
"""

from __future__ import annotations

import html
import re
from typing import Any
from xml.etree import ElementTree as etree

from markdown import Markdown
from markdown.extensions import Extension
from markdown.extensions.footnotes import NBSP_PLACEHOLDER, FootnoteExtension, FootnoteInlineProcessor
from markdown.treeprocessors import Treeprocessor
from markdown.util import AMP_SUBSTITUTE, HTML_PLACEHOLDER_RE

from .strings import load

UNITS = frozenset({"formula", "pp", "op", "point", "subpoint", "section", "annex", "text", "closing", "table-box"})
HEADINGS = frozenset({"section", "annex"})
WORDS_IN_TOC = 9
LETTERS_IN_TOC = 72

LETTER = "0-9A-Za-zА-Яа-яЁё"  # not \w: a Chinese sentence is one run of \w

# Stretches that must not break on the page, though the text keeps its plain space: «№ 5», «2004 года», «1–5 марта»,
# «п. 4», “No. 5”, “23 December”, and symbols, which browsers may break after a slash.
TOGETHER = re.compile(
    r"(?:№|No\.|n°|пп?\.|стр\.|ст\.|paras?\.|art\.|párr\.|par\.)\s\d[\d/]*"
    r"|\b(?:\d{1,4}[–-])?\d{1,4}(?:-[а-яa-z]{1,2})?\s(?:года?|годов|годах|годы|г\.|век[ае]?"
    r"|январ\w|феврал\w|марта?|апрел\w|ма[йя]|июн\w|июл\w|август\w?|сентябр\w|октябр\w|ноябр\w|декабр\w"
    r"|January|February|March|April|May|June|July|August|September|October|November|December"
    r"|janvier|février|mars|avril|mai|juin|juillet|août|septembre|octobre|novembre|décembre)\b"
    rf"|(?<![{LETTER}])[0-9A-ZА-Я][{LETTER}.-]*(?:/[{LETTER}.()-]+)*/[{LETTER}()-]+(?:\.[{LETTER}]+)*"
    r"|\b\d+\s[A-ZА-Я]\s\([IVXLC]+\)"
)


class PrintedMark(FootnoteInlineProcessor):
    """A note mark that shows the printed label. Python-Markdown's own shows a running counter instead."""

    def handleMatch(self, m: re.Match[str], data: str) -> Any:
        sup, start, end = super().handleMatch(m, data)
        if sup is not None:
            sup[0].text = m.group(1)
        return sup, start, end


class PrintedNotes(FootnoteExtension):
    """Python-Markdown's footnotes with the ids of the contract (`fn-5`, `fnref-5`, `fnref2-5`) and printed labels."""

    def __init__(self) -> None:
        super().__init__(SEPARATOR="-", BACKLINK_TEXT="")  # the arrow is drawn by the style sheet: it is no text

    def extendMarkdown(self, md: Markdown) -> None:
        super().extendMarkdown(md)
        md.inlinePatterns.register(PrintedMark(r"\[\^([^\]]*)\]", self), "footnote", 175)


class Units(Treeprocessor):
    """Labels, links and the table of contents of the units.

    Runs after everything that reads or writes text nodes. Afterwards
    1. each unit with an id begins with `<a class="anchor" …></a>`, and a comment `<!--unit:op4-a-->` stands before it;
    2. the printed label of a unit or note stands in `<span class="label">`;
    3. the text content of every unit is what it was; that of a note is its label, a space and its text;
    4. `md.toc_tokens` lists title, preamble, paragraphs, headings and notes, where the page has units at all.
    """

    def __init__(self, md: Markdown, notes: PrintedNotes, words: dict[str, str], stands_for: dict[str, str]) -> None:
        super().__init__(md)
        self.notes = notes
        self.words = words
        self.stands_for = stands_for

    def run(self, root: etree.Element) -> None:
        box_tables(root)
        even_headings(root)
        units = [element for element in root.iter() if element.get("id") and UNITS & classes(element)]
        tokens = self.contents(root, units) if units else None  # before the text gets labels and links
        for unit in units:
            self.enhance(unit)
        leave_slots(root)
        for mark in root.iter("sup"):
            self.name_mark(mark)
        footnotes = root.find(".//div[@class='footnote']")
        if footnotes is not None:
            self.dress_notes(footnotes)
            if tokens:
                tokens[0]["children"].append(token("notes", html.escape(self.words["notes"]), 2))
        if tokens:
            self.md.toc_tokens = tokens
        keep_together(root)

    def enhance(self, unit: etree.Element) -> None:
        """Put the self-link first, then the printed label in its span."""
        anchor = self.link_to(unit)
        label, rest = unit.get("data-label"), unit.text or ""
        unit.text = None
        unit.insert(0, anchor)
        if label and rest.lstrip().startswith(label):
            span = etree.Element("span", {"class": "label"})
            text = rest.lstrip()[len(label) :]
            span.text = label + " " * text.startswith(" ")  # the space goes with the label, which hangs
            span.tail = text.removeprefix(" ")
            unit.insert(1, span)
        else:
            anchor.tail = rest

    def link_to(self, element: etree.Element) -> etree.Element:
        """The self-link of a unit or note: no text, a name."""
        name = f"{self.words['link_to']} {element.get('id')}"
        return etree.Element("a", {"class": "anchor", "href": f"#{element.get('id')}", "aria-label": name})

    def name_mark(self, mark: etree.Element) -> None:
        link = mark.find("a[@class='footnote-ref']")
        if link is not None:
            link.set("aria-label", f"{self.words['note']} {link.text}")
            link.set("role", "doc-noteref")

    def dress_notes(self, div: etree.Element) -> None:
        """Heading instead of a rule; printed labels instead of a counter; back links named by the mark they lead to."""
        div.set("role", "doc-endnotes")
        rule = div.find("hr")
        if rule is not None:
            rule.tag = "h2"
            rule.set("id", "notes")
            rule.text = self.words["notes"]
        for item in div.iterfind("ol/li"):
            label = item.get("id", "").removeprefix("fn-")
            if label.isdecimal():
                item.set("value", label)
            first = item[0] if len(item) else item
            span = etree.Element("span", {"class": "label"})
            span.text, span.tail, first.text = f"{label} ", (first.text or "").lstrip(), None
            first.insert(0, span)
            item.insert(0, self.link_to(item))
            self.dress_backlinks(item, label)
            for element in item.iter():  # the text of a note ends where it is printed to end
                element.text = element.text and element.text.replace(NBSP_PLACEHOLDER, "")
                element.tail = element.tail and element.tail.replace(NBSP_PLACEHOLDER, "")
            self.stand_for(item, label, div)

    def dress_backlinks(self, item: etree.Element, label: str) -> None:
        count = self.notes.found_refs.get(f"fnref-{label}", 0)
        for parent in item.iter():
            for number, link in enumerate(parent.findall("a[@class='footnote-backref']"), start=1):
                if not count:  # a note nobody cites has nowhere to lead back to
                    parent.remove(link)
                    continue
                name = f"{self.words['back_to_text']} {label}" + (f" ({number})" if count > 1 else "")
                link.set("title", name)
                link.set("aria-label", name)

    def stand_for(self, item: etree.Element, label: str, div: etree.Element) -> None:
        """«Там же»: show the note it stands for, where the page declares it."""
        other = div.find(f"ol/li[@id='fn-{self.stands_for.get(label)}']")
        if other is None:
            return
        hint = etree.SubElement(item, "p", {"class": "stands-for", "data-pagefind-ignore": "all"})
        link = etree.SubElement(hint, "a", {"href": f"#{other.get('id')}"})
        link.text = f"{self.words['note']} {self.stands_for[label]}"
        link.tail = ": " + self.note_text(other)

    def contents(self, root: etree.Element, units: list[etree.Element]) -> list[dict[str, Any]]:
        """Nested toc tokens: the title, below it preamble, paragraphs and headings, below these their paragraphs."""
        title = root.find("h1")
        name = html.escape(self.flat(title)) if title is not None else ""
        top = token(title.get("id", "title") if title is not None else "title", name, 1)
        open_, preamble = [top], False
        for unit in units:
            kinds = classes(unit)
            if HEADINGS & kinds:
                level = max(2, int(unit.tag[1])) if unit.tag[1:].isdigit() else 2
                while open_[-1]["level"] >= level:
                    open_.pop()
                open_[-1]["children"].append(token(unit.get("id", ""), html.escape(self.flat(unit)), level))
                open_.append(open_[-1]["children"][-1])
                preamble = False  # a part or a section may have a preamble of its own
            elif kinds & {"formula", "pp"} and not preamble:
                preamble = True
                open_[-1]["children"].append(token(unit.get("id", ""), html.escape(self.words["preamble"]), 6))
            elif "op" in kinds:
                open_[-1]["children"].append(token(unit.get("id", ""), self.first_words(unit), 6))
        return [top]

    def flat(self, element: etree.Element) -> str:
        """Text of an element without its note marks, entities read, white space folded."""
        return " ".join(HTML_PLACEHOLDER_RE.sub(self.stashed, bare(element)).replace(AMP_SUBSTITUTE, "&").split())

    def stashed(self, m: re.Match[str]) -> str:
        """What a placeholder of Python-Markdown stands for: an entity is its character, a tag is a space."""
        raw = self.md.htmlStash.rawHtmlBlocks[int(m.group(1))]
        return html.unescape(raw) if isinstance(raw, str) and raw.startswith("&") else " "

    def first_words(self, unit: etree.Element) -> str:
        """Number and first words of a paragraph, as HTML."""
        label = unit.get("data-label") or ""
        text = self.flat(unit).removeprefix(label).lstrip()
        short = " ".join(text.split()[:WORDS_IN_TOC])[:LETTERS_IN_TOC]
        number = f'<span class="n">{html.escape(label)}</span> ' if label else ""
        return f"{number}{html.escape(short)}{'…' if len(short) < len(text) else ''}"

    def note_text(self, item: etree.Element) -> str:
        """Text of a note without its label and back links."""
        text = " ".join(self.flat(p) for p in item if not {"stands-for", "anchor"} & classes(p))
        return text.removeprefix(item.get("id", "").removeprefix("fn-")).strip()


def classes(element: etree.Element) -> set[str]:
    """The classes of an element."""
    return set((element.get("class") or "").split())


def token(id_: str, name: str, level: int) -> dict[str, Any]:
    """A toc token as Python-Markdown's `toc` makes them; `name` is HTML."""
    return {"level": level, "id": id_, "name": name, "html": name, "data-toc-label": "", "children": []}


def bare(element: etree.Element) -> str:
    """Text of an element without note marks and links of units; placeholders stay."""
    parts = [element.text or ""]
    for child in element:
        if child.tag not in ("sup", etree.Comment) and not {"anchor", "footnote-backref"} & classes(child):
            parts.append(bare(child))
        parts.append(child.tail or "")
    return "".join(parts)


def box_tables(root: etree.Element) -> None:
    """Put each table that has an id into a box that carries the id: a wide table scrolls in it, a link finds room."""
    for at, table in enumerate(list(root)):
        if table.tag == "table" and (id_ := table.get("id")):
            box = etree.Element("div", {"class": "table-box", "id": id_})
            box.tail, table.tail = table.tail, None
            del table.attrib["id"]
            table.set("class", f"{table.get('class') or ''} table".strip())  # Material wraps those without a class
            root[at] = box
            box.append(table)


def even_headings(root: etree.Element) -> None:
    """Headings nested as they are, without a level left out between them."""
    if root.find("h1") is None:
        return
    above: list[int] = []
    for element in root.iter():
        if isinstance(element.tag, str) and re.fullmatch("h[1-6]", element.tag):
            level = int(element.tag[1])
            above = [*(one for one in above if one < level), level]
            element.tag = f"h{len(above)}"


def leave_slots(root: etree.Element) -> None:
    """A comment before each unit, where the template may put links to the same unit in other languages."""
    for at, element in reversed(list(enumerate(root))):
        if element.get("id") and UNITS & classes(element):
            slot = etree.Comment(f"unit:{element.get('id')}")
            slot.tail = "\n"
            root.insert(at, slot)


def keep_together(parent: etree.Element) -> None:
    """Wrap what must not break in `<span class="nb">`; the text content stays the same."""
    for child in list(parent):
        if child.tag not in ("a", "code", "pre", etree.Comment):
            keep_together(child)
        split_text(parent, child, child.tail)
    split_text(parent, None, parent.text)


def split_text(parent: etree.Element, after: etree.Element | None, text: str | None) -> None:
    """Replace the text node behind `after` (None: at the start of `parent`) by text and spans."""
    if not text or not (found := list(TOGETHER.finditer(text))):
        return
    at = list(parent).index(after) + 1 if after is not None else 0
    ends = [m.start() for m in found[1:]] + [len(text)]
    for k, (m, end) in enumerate(zip(found, ends, strict=True)):
        span = etree.Element("span", {"class": "nb"})
        span.text, span.tail = m.group(), text[m.end() : end]
        parent.insert(at + k, span)
    if after is not None:
        after.tail = text[: found[0].start()]
    else:
        parent.text = text[: found[0].start()]


class Resolution(Extension):
    """`language` is the language of the words it adds: names of links, «Преамбула», «Примечания».

    `stands_for` says for which note a «Там же»/Ibid. stands: label -> label (front matter `stands_for`).
    """

    def __init__(self, **kwargs: Any) -> None:
        self.config = {"language": ["en", "code of the page's language"], "stands_for": [{}, "label -> label"]}
        super().__init__(**kwargs)

    def extendMarkdown(self, md: Markdown) -> None:
        notes = PrintedNotes()
        notes.extendMarkdown(md)
        words = load(self.getConfig("language"))
        # Below `unescape` (0) and MkDocs' own (down to -1): from here on text nodes are final.
        stands_for = {str(label): str(other) for label, other in self.getConfig("stands_for").items()}
        md.treeprocessors.register(Units(md, notes, words, stands_for), "resolution-units", -5)


def makeExtension(**kwargs: Any) -> Resolution:
    """Entry point of Python-Markdown."""
    return Resolution(**kwargs)
