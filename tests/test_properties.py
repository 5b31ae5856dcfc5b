"""What holds for any text: it is read without raising, every edit can be undone, no letter is lost."""

import random
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator import ConversionError, convert_source
from generator.account import count
from generator.edits import apply, undo
from generator.readers import text as reader

ROOT = Path(__file__).parent.parent
SEEDS = sorted((ROOT / "source_texts").glob("*/*.txt"))
PIECES = (
    "Генеральная Ассамблея,", "The General Assembly,", "59/262. Защита мигрантов", "ссылаясь на резолюцию 66/172,",
    "1. призывает", "2. ", "а) с)", "(i) (ii)", "b)", "прав человека2", "человека 1 и", "__________", "1 Там же.",
    "2 A/67/299.", "\f", "1/9", "A/RES/59/262", "трудящихся-", "мигрантов", "Приложение", "II", "* * *", "  ", " ", "\n",
    "76-e пленарное заседание,", "23 декабря 2004 года", "\r\n", "\u2028", "\ufeff", "٣", "—", "14–", "15", "Annex I",
)  # fmt: skip

anything = st.text(max_size=400)
resolution_like = st.lists(st.sampled_from(PIECES), max_size=60).map(" ".join) | st.lists(
    st.sampled_from(PIECES), max_size=60
).map("\n".join)


def conversion(text: str, code: str = "ru"):
    """The conversion of a text, or None where it is refused with a finding."""
    try:
        return convert_source(reader.read("memory.txt", text.encode("utf-8", "replace")), language=code)
    except ConversionError:
        return None


def check(done) -> None:
    """Edits undo; inner edits lie inside lifted blocks; letters and digits are accounted for."""
    source = done.source.text
    assert undo(apply(source, done.edits), done.edits) == source
    for edit in (*done.edits, *done.note_edits):
        assert source[edit.start : edit.end] == edit.original
    assert not [f for f in done.findings if f.code == "unaccounted"], done.findings


@settings(max_examples=300, deadline=None)
@given(anything | resolution_like, st.sampled_from(["ru", "en", "ar", "zh", "es", "fr"]))
def test_any_text_is_read_and_undone(text, code):
    done = conversion(text, code)
    if done:
        source = done.source.text
        assert undo(apply(source, done.edits), done.edits) == source


@settings(max_examples=200, deadline=None)
@given(resolution_like)
def test_no_letter_is_lost_silently(text):
    """What the furniture rules do not name is in the resolution, or a finding says that it is not."""
    done = conversion(text)
    if done and not any(f.severity == "error" for f in done.findings):
        check(done)


@pytest.mark.parametrize("path", SEEDS, ids=lambda p: f"{p.parent.name}/{p.stem}")
def test_seeds(path):
    done = conversion(path.read_text("utf-8"), path.parent.name)
    check(done)
    assert count([apply(done.source.text, done.edits)]) <= count([done.source.text])


@pytest.mark.parametrize("seed", range(40))
def test_damaged_seeds(seed):
    """A seed with lines dropped, doubled or swapped: still read, still undone."""
    chance = random.Random(seed)
    lines = SEEDS[seed % len(SEEDS)].read_text("utf-8").splitlines(keepends=True)
    for _ in range(12):
        i, j = chance.randrange(len(lines)), chance.randrange(len(lines))
        lines[i] = chance.choice(["", lines[i] * 2, lines[j], lines[i][: len(lines[i]) // 2], "\f" + lines[i]])
    text = "".join(lines)
    done = conversion(text)
    if done:
        assert undo(apply(text, done.edits), done.edits) == text
