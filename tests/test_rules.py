"""The rules of the stages, each case a line of tests/rules/."""

import re

import pytest
from tables import rows

from generator import citations, letters, notes, outline
from generator.hyphens import document_words, line_end
from generator.languages import language
from generator.model import Passage


def passage(text: str, role: str = "body", note: str | None = None, start: int = 0, line: int = 1) -> Passage:
    return Passage(role, text, ((0, start),), (line, line), note=note)


@pytest.mark.parametrize(("code", "left", "right", "expected", "rule", "words"), rows("hyphens", 6))
def test_line_end(code, left, right, expected, rule, words):
    verdict = line_end(left, right, language(code), document_words(words))
    kept = left[:-1] if verdict.text == "" and left[-1] in "-\u00ad" else left
    between = " " if verdict.text == " " else ""
    assert (kept + between + right, verdict.rule) == (expected, rule)


@pytest.mark.parametrize(("code", "labels", "printed", "expected"), rows("marks", 4))
def test_marks(code, labels, printed, expected):
    bodies = [passage(f"{n} Note.", "note", n, 10_000 + i * 10) for i, n in enumerate(labels.split())]
    read = notes.read([passage(printed), *bodies], language(code), printed, certain=False)
    text = read.passages[0].text
    for mark in reversed(read.passages[0].marks):
        text = f"{text[: mark.offset]}⟦{mark.label}⟧{text[mark.offset :]}"
    assert text == expected


@pytest.mark.parametrize(("code", "labels", "expected"), rows("markers", 3))
def test_markers(code, labels, expected):
    formula = language(code).bodies[0] + ","
    paragraphs = [formula, *(f"{label} text of the paragraph" for label in labels.split())]
    read = outline.read([passage(text, line=n) for n, text in enumerate(paragraphs, 1)], language(code))
    reported = {f.line for f in read.findings if f.severity == "warning" and f.code != "no-title"}
    ids = ["-".join(i.path) + "!" * (i.passage.lines[0] in reported) for i in read.items if i.kind != "formula"]
    assert " ".join(ids) == expected


@pytest.mark.parametrize(("code", "marked", "symbol"), rows("citations", 3))
def test_citations(code, marked, symbol):
    text = re.sub(r"[\[\]]", "", marked)
    found = [(text[c.start : c.end], c.symbol) for c in citations.find(text, language(code))]
    cited = re.findall(r"\[(.*?)\]", marked)
    assert found == [(c, symbol) for c in cited]


@pytest.mark.parametrize(("code", "printed", "meant"), rows("letters", 3))
def test_letters(code, printed, meant):
    messages = [f.message for f in letters.scan([passage(printed)], language(code))]
    assert bool(messages) == bool(meant)
    assert all(f"is read as «{meant}" in message for message in messages)


@pytest.mark.parametrize(("code", "marked"), rows("leads", 2))
def test_leads(code, marked):
    text = marked.replace("*", "")
    found = language(code).match("lead", text)
    assert (found.end() if found else 0) == len(marked.split("*")[1] if "*" in marked else "")
