"""What the file declares of its document: <meta>, cover page, preface and conclusions, beside the text that is read."""

from __future__ import annotations

import re
from typing import Any

from .elements import Element, texts_of, words_of

LANGUAGES = {"ara": "ar", "eng": "en", "fra": "fr", "rus": "ru", "spa": "es", "zho": "zh"}
FIELDS = {  # where a field stands, and the attribute that holds it; without one it is the text
    "symbol": (".//{*}coverPage//{*}docNumber[@refersTo='#symbol']", ""),
    "number": (".//{*}preface//{*}docNumber", ""),
    "title": (".//{*}preface//{*}docTitle[@refersTo='#resolutionTitle']", ""),
    "body": (".//{*}coverPage//{*}docAuthority[@refersTo='#issuingBody']", ""),
    "language": (".//{*}FRBRlanguage", "language"),
    "session": (".//{*}coverPage//{*}session", "value"),
    "date": (".//{*}FRBRWork/{*}FRBRdate[@name='adoption']", "date"),
    "issued": (".//{*}FRBRExpression/{*}FRBRdate[@name='publication']", "date"),
    "meeting": (".//{*}conclusions//{*}inline[@name='adoptionMeeting']", ""),
    "agenda_item": (".//{*}coverPage//{*}inline[@name='agenda item']", ""),
    "agenda_title": (".//{*}coverPage//{*}inline[@name='agenda item name']", ""),
    "adopted_by": (".//{*}coverPage//{*}docTitle", ""),
    "committee": (".//{*}coverPage//{*}docProponent", ""),
    "report": (".//{*}coverPage//{*}docProponent/{*}inline[@name='originating document']", ""),
    "distribution": (".//{*}coverPage//{*}docStatus", ""),
    "job_number": (".//{*}docketNumber", ""),
}
ANY_TITLE = ".//{*}preface//{*}docTitle"
# states whose names hold an «and»
PAIRS = re.compile(r"(?:Antigua|Bosnia|Saint Kitts|Saint Vincent|Sao Tome|Trinidad|Great Britain)\Z")


def metadata(root: Element) -> dict[str, Any]:
    """What the file declares of the document, in its own words; a key is there only if the file has a value for it.

    symbol, number, title, body, language, session, date (adoption) and issued as ISO dates, meeting, agenda_item,
    agenda_title, adopted_by (the line «Resolution adopted …»), committee, report, draft, sponsors, vote, record (of the
    meeting), subjects, sdg, distribution, job_number, status. States and subjects are English in every language.
    """
    found: dict[str, Any] = {key: _value(root, *place) for key, place in FIELDS.items()}
    found["number"] = found["number"].rstrip(". ")
    found["title"] = found["title"] or _value(root, ANY_TITLE)
    found["language"] = LANGUAGES.get(found["language"])
    found |= _workflow(root) | _votes(root) | _keywords(root)
    return {key: value for key, value in found.items() if value}


def _value(root: Element, path: str, attribute: str = "") -> str:
    """An attribute of the first element at `path`, or its text without notes; "" where there is none."""
    element = root.find(path)
    if element is None:
        return ""
    return (element.get(attribute) or "") if attribute else " ".join("".join(texts_of(element)).split())


def _workflow(root: Element) -> dict[str, Any]:
    """Draft, sponsors, record of the meeting and status, from the steps of <workflow>; the first of its kind counts."""
    steps = {step.get("outcome"): step.attrib for step in reversed(root.findall(".//{*}workflow/{*}step"))}
    tabled = [steps.get(f"draftResolution{more}", {}).get("by") or "" for more in ("", "AdditionalSponsors")]
    sponsors = [name for text in tabled if text[:1].isupper() for name in names(text)]  # no «submitted by the Chair»
    return {
        "draft": steps.get("draftResolution", {}).get("as") or "",
        "sponsors": sponsors,
        "record": steps.get("adopted", {}).get("as") or "",
        "status": "adopted" if "adopted" in steps else "",
    }


def names(text: str) -> list[str]:
    """The names in «Algeria, Bahrain, Trinidad and Tobago and Zambia»; an «and» may belong to a name."""
    found = [part for part in map(str.strip, text.split(", ")) if part]
    pieces = found.pop().split(" and ") if found else []
    while pieces:
        name = pieces.pop(0)
        while pieces and PAIRS.search(name):
            name += " and " + pieces.pop(0)
        found.append(name.strip())
    return [name for name in found if name]


def _votes(root: Element) -> dict[str, Any]:
    """{"vote": {"outcome": …, "in_favour": 141, "states_in_favour": [names], …}}, as far as there are counts."""
    voting = root.find(".//{*}voting")
    if voting is None:
        return {}
    vote: dict[str, Any] = {"outcome": voting.get("outcome") or ""}
    for count in voting.iter("{*}count"):
        key = re.sub(r"[A-Z]", lambda m: "_" + m.group().lower(), (count.get("refersTo") or "").lstrip("#"))
        if key and (count.get("value") or "").isdecimal():
            vote[key] = int(count.get("value"))  # type: ignore[arg-type]
            vote[f"states_{key}"] = [words_of(state) for state in count.iter("{*}organization")]
    return {"vote": vote}


def _keywords(root: Element) -> dict[str, Any]:
    """Subjects of the thesaurus of the UN, and the numbers of the Sustainable Development Goals."""
    subjects, goals = [], []
    for keyword in root.iter("{*}keyword"):
        dictionary, value = keyword.get("dictionary") or "", keyword.get("value") or ""
        if dictionary.startswith("UNBIS"):
            subjects.append(" ".join(value.replace("_", " ").split()).lower())
        elif dictionary == "SDGO" and value.isdecimal():
            goals.append(int(value))
    return {"subjects": sorted(set(subjects)), "sdg": sorted(set(goals))}
