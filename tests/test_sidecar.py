"""The YAML beside a document: what is accepted, what is refused and with which line."""

import pytest

from generator import ConversionError
from generator.readers import sidecar


def load(tmp_path, text: str):
    path = tmp_path / "A-RES-90-1.txt"
    path.with_suffix(".yml").write_bytes(text.encode() if isinstance(text, str) else text)
    return sidecar.load(path)


def test_without_a_file_there_are_no_fields(tmp_path):
    assert sidecar.load(tmp_path / "A-RES-90-1.txt") == {}


@pytest.mark.parametrize(
    ("text", "fields"),
    [
        ("", {}), ("# nothing yet\n", {}), ("session:\n", {}),
        ("date: 2004-12-23", {"date": "2004-12-23"}),
        ("symbol: А/RES/59/262", {"symbol": "А/RES/59/262"}),
        ("unofficial: true\nsession: 59", {"unofficial": True, "session": 59}),
        ("subjects: [a, b]", {"subjects": ["a", "b"]}),
        ("ids:\n  302: op4-b\n  310: annex1-s2-p3-a", {"ids": {302: "op4-b", 310: "annex1-s2-p3-a"}}),
    ],
)  # fmt: skip
def test_accepted(tmp_path, text, fields):
    assert load(tmp_path, text) == fields


@pytest.mark.parametrize(
    ("text", "line", "said"),
    [
        ("session: 59\ncolour: red", 2, "unknown field «colour»"),
        ("session: '59'", 1, "«session» is to be int, not str"),
        ("session: true", 1, "«session» is to be int, not bool"),
        ("date: 23 December 2004", 1, "«date» is to be date, not str"),
        ("symbol: x\n\nstatus: lost", 3, "adopted, draft"),
        ("official: http://docs.un.org/", 1, "https://"),
        ("subjects: [1, 2]", 1, "a list of texts"),
        ("ids: {op4: 302}", 1, "maps a line"),
        ("ids: {302: Op 4}", 1, "maps a line"),
        ("symbol: [x\n", 2, "A-RES-90-1.yml"),
        ("- symbol", 1, "no fields"),
        (b"symbol: \xc0", 1, "not UTF-8"),
        ("symbol: !!python/name:os.system x", 1, "A-RES-90-1.yml"),
    ],
)
def test_refused_with_its_line(tmp_path, text, line, said):
    with pytest.raises(ConversionError) as error:
        load(tmp_path, text)
    found = error.value.finding
    assert (found.code, found.line) == ("bad-metadata", line) and said in found.message
