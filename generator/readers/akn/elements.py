"""What is asked of an element of the XML: its name, its words, what stands above and behind it. Nothing is changed."""

from __future__ import annotations

from collections.abc import Iterator

from lxml import etree

Element = etree._Element


def name_of(element: Element) -> str:
    """Name without its namespace; "" for comments and processing instructions."""
    return etree.QName(element).localname if isinstance(element.tag, str) else ""


def words_of(element: Element) -> str:
    """The text below an element, white space folded."""
    return " ".join("".join(element.itertext()).split())


def texts_of(element: Element) -> Iterator[str]:
    """The text of an element without its notes, piece by piece, white space as it is."""
    yield element.text or ""
    for child in element:
        if name_of(child) not in ("authorialNote", ""):
            yield from texts_of(child)
        yield child.tail or ""


def upward(element: Element) -> Iterator[Element]:
    """The element itself and all that it stands in, the nearest first."""
    yield element
    yield from element.iterancestors()


def text_behind(element: Element) -> str:
    """The text that follows an element in its paragraph, as far as the next element goes."""
    after = element.getnext()
    return ((element.tail or "").strip() or (words_of(after) if after is not None else "")).strip()
