"""Words whose forms have several stems, as the search gets them."""

from pathlib import Path

import pytest

from generator.site import search
from generator.site.forms import families


def of(word: str, *words: str) -> set[str]:
    """The forms of the one family of these words that has this word; none if there is no such family."""
    found = [family for family in families({word, *words}, "ru") if any(word in forms for forms in family)]
    assert len(found) <= 1
    return {form for forms in found[0] for form in forms} if found else set()


@pytest.mark.parametrize(
    ("word", "others"),
    [
        ("ассамблеи", {"ассамблея", "ассамблею", "ассамблеями"}),
        ("органа", {"орган", "органов", "органам"}),
        ("лет", {"год", "года", "годах"}),
        ("детей", {"ребенок", "ребенка", "дети", "детьми"}),  # ё is е
        ("оценок", {"оценка", "оценки"}),
    ],
)
def test_forms_belong_together(word: str, others: set[str]) -> None:
    assert of(word) > others


def test_of_verbs_only_what_occurs_is_given() -> None:
    assert of("признавая", "признавать", "признаваемых") == {"признавая", "признавать", "признаваемых"}


@pytest.mark.parametrize("word", ["мигрантами", "конвенция", "зурбаган"])
def test_what_snowball_knows_or_the_dictionary_does_not_needs_no_list(word: str) -> None:
    assert of(word) == set()


def test_other_languages_have_no_lists() -> None:
    assert not list(families({"children", "child"}, "en"))


def test_a_word_is_listed_under_every_letter_its_forms_begin_with(tmp_path: Path) -> None:
    search.write_forms(tmp_path, {"лет", "органа"}, "ru")
    files = {file.name: file.read_text("utf-8") for file in tmp_path.iterdir()}
    assert len(files) == 32 and all(files[f"{ord(letter):x}.txt"].count("\n") == 1 for letter in "олг")
    assert files[f"{ord('л'):x}.txt"] == files[f"{ord('г'):x}.txt"]
    assert files[f"{ord('о'):x}.txt"].startswith("орган:")


def test_pages_are_read_with_the_letters_meant_and_without_marks() -> None:
    head = '<html lang="ru"><main data-pagefind-body>'
    text = '<p id="op1">c учётoм прав человека<sup id="fnref-1"><a href="#fn-1">1</a></sup> и А/59/48</p>'
    assert search.meant(head + text) == head + '<p id="op1">с учётом прав человека и A/59/48</p>'
