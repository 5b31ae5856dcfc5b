"""The number of a paragraph: in <num> it stands apart and waits for its text, or the text itself begins with it."""

from __future__ import annotations

from ...model import Span
from ..lines import MARKER, TABBED, Draft
from .elements import Element, words_of
from .inline import draft_of
from .reading import Reading


def await_text(reading: Reading, num: Element) -> None:
    """The number in <num> waits for the paragraph or heading that follows; one that waited before has none."""
    label = reading.plain(words_of(num))
    if label:
        flush(reading, num)
        reading.waiting = label


def flush(reading: Reading, element: Element) -> None:
    """A number that still waits becomes a line of its own (a section's «II»). After it none waits."""
    if reading.waiting:
        draft = Draft()
        draft.label(reading.waiting)
        reading.waiting = None
        reading.add(draft, "heading", element)


def labelled(reading: Reading, element: Element) -> Draft:
    """The text of an element behind the number that waits for it. After it none waits."""
    body = draft_of(reading, element)
    if not reading.waiting:
        return body
    label, text = _parted(reading.waiting, body.text)
    reading.waiting = None
    draft = Draft()
    draft.label(label)
    draft.take(body, len(body.text) - len(text.lstrip()))
    return draft


def _parted(label: str, text: str) -> tuple[str, str]:
    """Number and text, each once: the text may say the number again («II.» in H23), or begin with its full stop."""
    if text.startswith(label):
        return label, text.removeprefix(label)
    if text.startswith("."):
        return label if label.endswith(".") else f"{label}.", text[1:]
    return label, text


def typed_number(reading: Reading, p: Element, draft: Draft) -> str | None:
    """A number that the text itself begins with, and a tab behind it («\t43\tWelcomes», 77/118 in Russian).

    It becomes a label in `draft`. Without the tab it is only a guess, and then labels are not known of the document.
    """
    found = TABBED.match(p.text or "")
    if found and draft.text.startswith(found.group(1)):
        draft.spans.append(Span(0, found.end(1) - found.start(1), "label"))
        return found.group(1)
    reading.bare_labels = reading.bare_labels or bool(MARKER.match(draft.text))
    return None
