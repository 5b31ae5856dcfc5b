"""Every finding the converter can make: permanent code, severity, sentence. Values, never logging.

A code is never renamed or given another meaning: editors silence and count by it.
CONTRIBUTING.md lists them; a test keeps that list complete.
"""

from __future__ import annotations

from .model import Finding

INFO, WARNING, ERROR = "info", "warning", "error"

CODES: dict[str, tuple[str, str]] = {
    # the file
    "empty-file": (ERROR, "the file holds no text"),
    "not-utf8": (ERROR, "the file is not UTF-8; it seems to be {guess}"),
    "wrong-format": (ERROR, "the file is named {suffix} but its content is {found}"),
    "unreadable": (ERROR, "the file cannot be read as {format}: {why}"),
    "protected": (ERROR, "the file asks for a password"),
    "too-large": (ERROR, "the file claims {what}, over the bound of {bound}"),
    "bad-metadata": (ERROR, "the YAML beside the text cannot be used: {why}"),
    "duplicate-symbol": (ERROR, "{symbol} in {language} is also given by {other}"),
    "no-symbol": (ERROR, "neither the text nor its YAML gives the document's symbol, so it has no address"),
    "preferred-source": (INFO, "read instead of {others}: {format} comes first in the order AKN, DOCX, PDF, text"),
    "unknown-language": (
        ERROR,
        "the language cannot be told; put the file in a language's folder or give it in the YAML",
    ),
    "language-mismatch": (ERROR, "the file lies under «{given}» but its text is «{found}»"),
    # the outline
    "no-formula": (ERROR, "no enacting formula («The General Assembly,») was found"),
    "no-operative": (WARNING, "no operative paragraph was found"),
    "unnumbered-operative": (WARNING, "an operative paragraph without a number, counted as {id}"),
    "numbering-jump": (WARNING, "paragraph {label} follows {previous}"),
    "numbering-repeat": (WARNING, "paragraph {label} repeats a number already used"),
    "letter-jump": (WARNING, "point {label} follows {previous}"),
    "duplicate-id": (ERROR, "the id {id} is also at line {other}"),
    "ambiguous-marker": (INFO, "{label} may be a letter or a roman number; read as {read}"),
    "not-understood": (WARNING, "kept in place as text: {text}"),
    "leftover": (INFO, "text before the title is kept apart: {text}"),
    "no-title": (WARNING, "no title was found"),
    # the notes
    "note-without-mark": (WARNING, "note {label} is cited nowhere"),
    "mark-without-note": (WARNING, "the mark {label} has no note"),
    "note-numbering": (WARNING, "notes are not numbered 1 to {count}: {label} follows {previous}"),
    "duplicate-note": (ERROR, "note {label} is also at line {other}"),
    "uncertain-mark": (WARNING, "the place of mark {label} is not certain: {text}"),
    # the letters and the lines
    "homoglyph": (INFO, "«{printed}» is read as «{meant}» by search and ids"),
    "uncertain-hyphen": (INFO, "«{printed}» was joined to «{joined}» for want of evidence"),
    "uncertain-join": (WARNING, "line joined to the paragraph above for want of evidence: {text}"),
    "unaccounted": (ERROR, "text that no rule claims: {text}"),
    "reissue-note": (INFO, "a reissue note: {text}"),
    # the formats
    "akn-fault": (WARNING, "a known fault of the XML: {fault}"),
    "layout-lost": (WARNING, "the layout could not be followed: {what}"),
    "tracked-changes": (
        WARNING,
        "the file holds tracked changes: {insertions} insertions are read as text, {deletions} deletions are left out",
    ),
    "id-differs": (WARNING, "the unit {id} stands in {here} and not in {there}"),
}


def finding(code: str, line: int | None = None, **values: object) -> Finding:
    """The finding of that code. Raises KeyError for a code that is not in CODES or a value its sentence lacks."""
    severity, sentence = CODES[code]
    return Finding(severity, code, line, sentence.format(**values))


class ConversionError(Exception):
    """A file that cannot be converted; carries the finding that says why."""

    def __init__(self, found: Finding):
        super().__init__(found.message)
        self.finding = found


def failure(code: str, line: int | None = None, **values: object) -> ConversionError:
    """The error to raise for that code."""
    return ConversionError(finding(code, line, **values))
