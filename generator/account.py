"""Every letter and digit of the source is somewhere: in a unit, a note, the head, the closing or furniture."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator

from .edits import Edit
from .findings import finding
from .model import Finding, Resolution, Source

NOT_COUNTED = re.compile(r"[\W_]+")  # for strings; `count` drops the same characters
MOVED = ("note-block", "number-apart", "note-number-apart")  # lifted from their place, but not out of the document


def check(source: Source, edits: Iterable[Edit], resolution: Resolution) -> list[Finding]:
    """Findings `unaccounted` for what the source holds and the resolution does not, or the other way round.

    What a reader or rule declares furniture is taken off. The order of characters is the stages' own matter; that none
    is lost or doubled is checked here, on the finished resolution, by counting.
    """
    furniture = "".join(e.original for e in edits if not e.replacement and e.rule not in MOVED and not _is_mark(e))
    here = count([source.text])
    here.subtract(count([furniture]))
    there = count(_texts(resolution))
    if {k: v for k, v in here.items() if v} == dict(there):
        return []
    return list(_differences(source, here, there, resolution))


def count(texts: Iterable[str]) -> Counter[str]:
    """How often each letter and digit stands in the texts."""
    found = Counter("".join(texts))
    for char in [char for char in found if not char.isalnum()]:
        del found[char]
    return found


def _is_mark(edit: Edit) -> bool:
    return edit.rule.startswith("mark")


def _texts(resolution: Resolution) -> Iterator[str]:
    yield from (*resolution.masthead, *resolution.leftover, *resolution.closing, resolution.tabled or "")
    yield from (resolution.printed_number or "", resolution.title or "")
    yield from (mark.label for mark in resolution.title_marks)
    for unit in resolution.units:
        yield from (unit.label or "", unit.text)
        yield from (mark.label for mark in unit.marks)
    for note in resolution.notes:
        yield from (note.label, note.text)


def _differences(source: Source, here: Counter[str], there: Counter[str], resolution: Resolution) -> Iterator[Finding]:
    """The lines whose words the resolution lacks; failing that, the characters that differ in number."""
    printed = NOT_COUNTED.sub("", "".join(_texts(resolution)))
    lost = [line for line in source.lines if _core(source.text[line.start : line.end]) not in printed]
    missing = here - there
    for line in lost:
        text = source.text[line.start : line.end].strip()
        if Counter(NOT_COUNTED.sub("", text)) - missing == Counter():
            yield finding("unaccounted", line.number, text=text[:80])
            return
    more = there - here
    said = "".join(sorted(missing.elements()))[:40] or "".join(sorted(more.elements()))[:40]
    yield finding("unaccounted", None, text=f"{'missing' if missing else 'too many'}: {said}")


def _core(line: str) -> str:
    """The middle of a line, where neither a label nor a mark nor a broken word stands."""
    words = NOT_COUNTED.sub(" ", line).split()
    return "".join(words[1:-1])
