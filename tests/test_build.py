"""The build: what is written, what is left alone, and that one bad file never harms the others."""

import json
import os
import re
import shutil
from pathlib import Path

import pytest
import yaml

from generator.site import build as module
from generator.site.build import build

ROOT = Path(__file__).parent.parent
TEXT = """ 90/{n}. О фонарях номер {n}

 Генеральная Ассамблея,

 ссылаясь на свою резолюцию 89/1 от 2 декабря 2034 года,

 1. призывает зажечь фонари;

 2. постановляет продолжить рассмотрение вопроса.

10-е пленарное заседание,
1 октября 2035 года
"""


@pytest.fixture
def place(tmp_path, monkeypatch):
    """A folder with one Russian document, as a user has it."""
    monkeypatch.chdir(tmp_path)
    add("A-RES-90-1", 1)
    return tmp_path


def add(name: str, n: int, text: str = TEXT, suffix: str = ".txt", language: str = "ru") -> Path:
    path = Path("source_texts", language, name + suffix)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text.replace("{n}", str(n)), "utf-8")
    return path


def run():
    return build(Path("source_texts"), Path("docs"))


def pages() -> dict[str, bytes]:
    return {p.as_posix(): p.read_bytes() for p in Path("docs").rglob("*.md")}


def codes(report, path) -> set[str]:
    return {f.code for f in report.findings.get(path.as_posix(), [])}


def test_a_document_becomes_a_page(place):
    report = run()
    assert "ru/A/RES/90/1.md" in report.written and not report.failed
    head = yaml.safe_load(Path("docs/ru/A/RES/90/1.md").read_text("utf-8").split("---\n")[1])
    assert (head["symbol"], head["lang"], head["generated"]) == ("A/RES/90/1", "ru", True)
    assert "date" not in head and "session" not in head  # neither the text's own words nor a YAML say it for the page


def test_a_second_build_writes_nothing(place):
    run()
    before = {p: os.stat(p).st_mtime_ns for p in pages()}
    report = run()
    assert not report.written and not report.removed
    assert {p: os.stat(p).st_mtime_ns for p in pages()} == before


def test_only_generated_pages_are_touched(place):
    Path("docs").mkdir()
    Path("docs/own.md").write_text("# Mine\n")
    Path("docs/generated.md").write_text("Says «generated: true» in its text only.\n")
    run()
    shutil.rmtree("source_texts/ru")
    run()
    assert Path("docs/own.md").read_text() == "# Mine\n" and Path("docs/generated.md").exists()


def test_the_page_of_a_deleted_source_goes(place):
    gone = add("A-RES-90-2", 2)
    run()
    gone.unlink()
    report = run()
    assert report.removed == ["ru/A/RES/90/2.md"]
    assert Path("docs/ru/A/RES/90/1.md").exists()


def beside(page: str) -> set[str]:
    return {p.suffix for p in Path(page).parent.glob(f"{Path(page).stem}.*")}


def test_the_source_and_the_json_lie_beside_the_page(place):
    report = run()
    assert beside("docs/ru/A/RES/90/1.md") == {".md", ".json", ".txt"} and "ru/A/RES/90/1.json" not in report.written
    assert Path("docs/ru/A/RES/90/1.txt").read_bytes() == Path("source_texts/ru/A-RES-90-1.txt").read_bytes()
    value = json.loads(Path("docs/ru/A/RES/90/1.json").read_text("utf-8"))
    assert (value["symbol"], value["units"][0]["id"]) == ("A/RES/90/1", "pp1")
    head = yaml.safe_load(Path("docs/ru/A/RES/90/1.md").read_text("utf-8").split("---\n")[1])
    assert [one["path"] for one in head["downloads"]] == ["/ru/A/RES/90/1.json", "/ru/A/RES/90/1.txt"]
    before = {p: os.stat(p).st_mtime_ns for p in Path("docs").rglob("1.*")}
    run()
    assert {p: os.stat(p).st_mtime_ns for p in Path("docs").rglob("1.*")} == before


def test_downloads_go_with_their_page_and_with_another_source(place):
    own = Path("docs/ru/A/RES/90")
    run()
    (own / "1.notes.txt").write_text("mine")
    page = Path("docs/ru/A/RES/90/1.md")
    page.write_text(page.read_text("utf-8").replace("1.txt\n", "1.pdf\n"), "utf-8")  # as if read from a PDF before
    (own / "1.pdf").write_text("former")
    run()
    assert beside(page.as_posix()) == {".md", ".json", ".txt"}
    shutil.rmtree("source_texts/ru")
    run()
    assert [p.name for p in own.iterdir()] == ["1.notes.txt"]


def test_the_way_to_a_document_leads_through_its_session(place):
    Path("source_texts/ru/A-RES-90-1.yml").write_text("session: 90\n")
    run()
    head = yaml.safe_load(Path("docs/ru/A/RES/90/1.md").read_text("utf-8").split("---\n")[1])
    assert [crumb["path"] for crumb in head["breadcrumbs"]] == ["/ru/", "/ru/session/90/"]
    assert Path("docs/ru/session/90.md").is_file()


def test_adding_a_document_changes_no_text_of_another(place):
    run()
    body = Path("docs/ru/A/RES/90/1.md").read_text("utf-8").split("---\n", 2)[2]
    add("A-RES-90-2", 2)
    run()
    assert Path("docs/ru/A/RES/90/1.md").read_text("utf-8").split("---\n", 2)[2] == body


BAD = {
    "empty-file": b"\n \n",
    "not-utf8": "Генеральная Ассамблея,\n\n 1. призывает всех".encode("cp1251"),
    "wrong-format": b"%PDF-1.4\n1 0 obj\n",
    "no-formula": " 90/2. О фонарях\n\n призывает всех\n".encode(),
    "duplicate-id": TEXT.replace("2. постановляет", "1. постановляет").encode(),
}


@pytest.mark.parametrize("code", BAD)
def test_a_file_with_an_error_keeps_its_former_page(place, code):
    path = add("A-RES-90-2", 2)
    run()
    former = Path("docs/ru/A/RES/90/2.md").read_bytes()
    path.write_bytes(BAD[code].replace(b"{n}", b"2"))
    add("A-RES-90-3", 3)
    report = run()
    assert report.failed == [path.as_posix()] and code in codes(report, path)
    assert all(f.line for f in report.findings[path.as_posix()] if f.severity == "error")
    assert Path("docs/ru/A/RES/90/2.md").read_bytes() == former and report.kept == ["ru/A/RES/90/2.md"]
    assert Path("docs/ru/A/RES/90/3.md").exists()


WARNED = {
    "numbering-jump": TEXT.replace(" 2. постановляет", " 4. постановляет"),
    "note-without-mark": TEXT + "\n__________\n1 Примечание.\n",
    "mark-without-note": TEXT.replace("фонари;", "фонари7;"),
}


@pytest.mark.parametrize("code", WARNED)
def test_a_doubtful_file_is_converted_and_reported(place, code):
    path = add("A-RES-90-2", 2, WARNED[code])
    report = run()
    assert code in codes(report, path) and not report.failed
    assert Path("docs/ru/A/RES/90/2.md").exists()


def test_not_utf8_names_the_encoding_it_seems_to_be(place):
    path = Path("source_texts/ru/A-RES-90-2.txt")
    path.write_bytes(TEXT.encode("cp1251"))
    message = run().findings[path.as_posix()][0].message
    assert "Windows-1251" in message


def test_a_text_in_the_folder_of_another_language(place):
    path = add("A-RES-90-2", 2, language="fr")
    assert codes(run(), path) == {"language-mismatch"}


def test_two_files_for_one_symbol_and_language(place):
    first, second = Path("source_texts/ru/A-RES-90-1.txt"), add("copy", 1)
    report = run()
    assert sorted(report.failed) == sorted([first.as_posix(), second.as_posix()])
    assert codes(report, first) == codes(report, second) == {"duplicate-symbol"}
    assert str(second) in report.findings[first.as_posix()][0].message


SIDECARS = {
    "symbol: [": 1,
    "symbol: A/RES/90/1\ncolour: red": 2,
    "session: ninety": 1,
    "symbol: A/RES/90/1\nstatus: lost": 2,
    "- a": 1,
    "ids: {7: Op 4}": 1,
}


@pytest.mark.parametrize("text", SIDECARS)
def test_a_broken_yaml(place, text):
    path = Path("source_texts/ru/A-RES-90-1.txt")
    path.with_suffix(".yml").write_text(text, "utf-8")
    found = run().findings[path.as_posix()][0]
    assert (found.code, found.line) == ("bad-metadata", SIDECARS[text])
    assert path.with_suffix(".yml").name in found.message


def test_an_editor_settles_a_misprinted_number(place):
    path = add("A-RES-90-2", 2, TEXT.replace(" 2. постановляет", " 1. постановляет"))
    assert run().failed
    path.with_suffix(".yml").write_text("ids:\n  9: op2\n")
    assert not run().failed
    assert '{: #op2 .op data-label="1." }' in Path("docs/ru/A/RES/90/2.md").read_text("utf-8")


def test_many_documents_are_read_by_several_processes_alike(place):
    for n in range(2, 40):
        add(f"A-RES-90-{n}", n)
    report = run()
    assert report.read == 39 and not report.failed
    assert len([p for p in report.written if p.startswith("ru/A/RES/90/")]) == 39
    assert not run().written


def test_a_translation_is_known_to_both_pages(place):
    english = TEXT.replace("О фонарях номер", "Lamps,").replace("Генеральная Ассамблея", "The General Assembly")
    add("A-RES-90-1", 1, english, language="en")
    run()
    for code in ("ru", "en"):
        head = yaml.safe_load(Path(f"docs/{code}/A/RES/90/1.md").read_text("utf-8").split("---\n")[1])
        assert head["languages"] == {"en": "/en/A/RES/90/1/", "ru": "/ru/A/RES/90/1/"}
        assert set(head["missing"]) == {"ar", "es", "fr", "zh"}


def test_a_translation_that_lacks_a_paragraph_is_reported(place):
    english = TEXT.replace("О фонарях номер", "Lamps,").replace("Генеральная Ассамблея", "The General Assembly")
    path = add(
        "A-RES-90-1", 1, english.replace(" 2. постановляет продолжить рассмотрение вопроса.\n", ""), language="en"
    )
    found = run().findings["source_texts/ru/A-RES-90-1.txt"]
    assert [(f.code, f.line) for f in found] == [("id-differs", 9)]
    assert "op2" in found[0].message and path.as_posix() in found[0].message


def test_what_was_read_is_kept_until_the_file_or_its_yaml_changes(place, monkeypatch):
    cache, read = Path("cache"), []
    real = module.read_one
    monkeypatch.setattr(module, "read_one", lambda path: read.append(path.name) or real(path))
    second = add("A-RES-90-2", 2)
    for change in (lambda: None, lambda: None, lambda: second.write_text(TEXT.replace("{n}", "2") + "\n"),
                   lambda: second.with_suffix(".yml").write_text("session: 90\n")):  # fmt: skip
        change()
        build(Path("source_texts"), Path("docs"), cache=cache)
        read.append("|")
    assert read == ["A-RES-90-1.txt", "A-RES-90-2.txt", "|", "|", "A-RES-90-2.txt", "|", "A-RES-90-2.txt", "|"]


def test_the_cache_keeps_no_reading_of_a_file_that_is_gone(place):
    cache = Path("cache")
    gone = add("A-RES-90-2", 2)
    build(Path("source_texts"), Path("docs"), cache=cache)
    for kept in cache.iterdir():
        os.utime(kept, (1, 1))
    gone.unlink()
    build(Path("source_texts"), Path("docs"), cache=cache)
    assert len(list(cache.iterdir())) == 1


def test_lists_name_every_document_once_newest_first(place):
    for n, date in ((2, "2035-10-02"), (3, "2033-01-01")):
        path = add(f"A-RES-90-{n}", n)
        path.with_suffix(".yml").write_text(f"date: {date}\nsession: {88 + n}\nsubjects: [Фонари, '<b>']\n")
    run()
    text = Path("docs/ru/list.md").read_text("utf-8")
    assert re.findall(r'<td><a href="\.\./A/RES/90/(\d)/">A/RES', text) == ["2", "3", "1"]
    for path, rows in {"session/90": 1, "session/91": 1, "year/2035": 1, "subject/фонари": 2, "subject/b": 2}.items():
        page = Path(f"docs/ru/{path}.md").read_text("utf-8")
        assert page.count("<tr data-status") == rows and page.count('href="../../A/RES/90/') == 2 * rows
    assert "# &lt;b>" in page and "<b>" not in page.split("---\n", 2)[2]


def test_every_language_has_its_start_page_with_or_without_documents(place):
    run()
    for code in ("ru", "en"):
        for name in ("index", "list", "search", "about"):
            head = yaml.safe_load(Path(f"docs/{code}/{name}.md").read_text("utf-8").split("---\n")[1])
            assert head["lang"] == code and set(head["languages"]) == {"ru", "en"}


def test_a_session_without_a_number_stops_no_list():
    from generator.site.build import _number

    assert [_number(value) for value in (59, "59", "59-я сессия", None, True)] == [59, 59, None, None, None]
