"""source_texts → docs: every document a Markdown page, every language its lists. Only what changed is written."""

from __future__ import annotations

import hashlib
import os
import pickle
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, field, replace
from functools import lru_cache, partial
from pathlib import Path
from typing import Any

from .. import convert
from ..findings import ERROR, ConversionError, failure, finding
from ..model import Finding, Resolution
from ..readers.sidecar import beside
from ..writers import markdown
from . import downloads, strings
from .catalogue import Catalogue, Entry, choose, clean_symbol, relations, sources
from .pages import pages

GENERATED = "generated: true"
MANY = 24  # documents from which more than one process pays for its start


@dataclass(frozen=True, slots=True)
class Read:
    """One source as it was read: its place in the collection, or why it has none."""

    source: str
    findings: tuple[Finding, ...]
    entry: Entry | None = None
    front: dict[str, Any] = field(default_factory=dict)
    body: str = ""
    json: str = ""
    lines: dict[str, int] = field(default_factory=dict)  # id of each unit -> its first line


@dataclass(slots=True)
class BuildReport:
    """What a build did. Paths of pages are below docs/."""

    read: int = 0
    written: list[str] = field(default_factory=list)
    unchanged: int = 0
    removed: list[str] = field(default_factory=list)
    kept: list[str] = field(default_factory=list)  # former pages of sources that have an error now
    findings: dict[str, list[Finding]] = field(default_factory=dict)  # by path of the source

    @property
    def failed(self) -> list[str]:
        """The sources that have an error."""
        return [path for path, found in self.findings.items() if any(f.severity == ERROR for f in found)]


def build(
    texts: Path,
    docs: Path,
    *,
    cache: Path | None = None,
    progress: Callable[[Iterable[Read], int], Iterable[Read]] | None = None,
) -> BuildReport:
    """Bring `docs` up to date with `texts`.

    Guaranteed after: a page for each document without an error; the former page of one with an error untouched;
    pages of deleted documents removed; nothing in `docs` touched that a build did not write. `progress` may wrap the
    iteration. What was read stays in the folder `cache`, if one is given, for the next build.
    """
    start = time.time() - 1  # some file systems keep whole seconds
    found = sources(texts)
    reading = read_all(found, cache)
    done = list(progress(reading, len(found)) if progress else reading)
    report = BuildReport(read=len(done), findings={r.source: list(r.findings) for r in done if r.findings})
    good = {r.source: r for r in done if r.entry}
    catalogue = choose(r.entry for r in good.values() if r.entry)
    for path, more in catalogue.findings.items():
        report.findings.setdefault(path, []).extend(more)
    for path, found_here in _differing(catalogue, good):
        report.findings.setdefault(path, []).append(found_here)
    wanted = dict(_wanted(catalogue, good))
    for path, text in wanted.items():
        _write(docs, path, text, report)
    for entry in catalogue.entries:
        downloads.write(docs, entry, good[entry.source].json)
    _remove(docs, wanted, report)
    if cache:
        _forget(cache, start)
    return report


def read_all(found: Sequence[Path], cache: Path | None = None) -> Iterator[Read]:
    """Each source read, in order; in as many processes as there are cores when there are many."""
    workers = os.cpu_count() or 1
    read = partial(recall, cache=cache) if cache else read_one
    if len(found) < MANY or workers < 2:
        yield from map(read, found)
        return
    with ProcessPoolExecutor(workers) as pool:
        yield from pool.map(read, found, chunksize=8)


def recall(path: Path, cache: Path) -> Read:
    """What `read_one` gives, from the cache where the file, its YAML and the program are as they were then."""
    kept = cache / _key(path)
    if kept.is_file():
        os.utime(kept)  # still needed, see `_forget`
        return pickle.loads(kept.read_bytes())  # our own: nothing but a build writes there
    done = read_one(path)
    cache.mkdir(parents=True, exist_ok=True)
    part = kept.with_suffix(f".{os.getpid()}")
    part.write_bytes(pickle.dumps(done))
    part.replace(kept)
    return done


def _key(path: Path) -> str:
    """The name under which what was read of a file is kept."""
    digest = hashlib.sha256(f"{program()}\0{path.as_posix()}\0".encode())
    for file in (path, beside(path)):
        digest.update(file.read_bytes() + b"\0" if file.is_file() else b"\0")
    return digest.hexdigest()


@lru_cache
def program() -> str:
    """The checksum of the generator's own modules: a changed rule makes every kept reading void."""
    modules = sorted(Path(__file__).parents[1].rglob("*.py"))
    return hashlib.sha256(b"\0".join(module.read_bytes() for module in modules)).hexdigest()


def _forget(cache: Path, since: float) -> None:
    """Remove what no source has needed since then."""
    for kept in cache.glob("*"):
        if kept.stat().st_mtime < since:
            kept.unlink()


def read_one(path: Path) -> Read:
    """One source read and written as the body of its page. Never raises for what a file holds."""
    name = path.as_posix()
    try:
        resolution = convert(path).resolution
        if any(f.severity == ERROR for f in resolution.findings):
            return Read(name, resolution.findings)
        entry = _entry(resolution)
    except ConversionError as error:
        return Read(name, (error.finding,))
    except OSError as error:
        return Read(name, (finding("unreadable", 1, format="file", why=error.strerror or str(error)),))
    lines = {unit.id: unit.lines[0] for unit in resolution.units}
    head, body = front(resolution, entry), markdown.body(resolution)
    return Read(name, resolution.findings, entry, head, body, downloads.as_json(resolution), lines)


def _entry(resolution: Resolution) -> Entry:
    """The resolution's place in the collection. Raises ConversionError without a symbol: then it has no address."""
    if not resolution.symbol:
        raise failure("no-symbol", 1)
    meta = resolution.meta
    return Entry(
        language=resolution.language,
        symbol=clean_symbol(resolution.symbol),
        source=Path(resolution.source.path).as_posix(),
        title=resolution.title or resolution.symbol,
        number=resolution.number,
        date=meta.get("date"),
        session=_number(meta.get("session")),
        status=resolution.status,
        body=resolution.body,
        unofficial=bool(meta.get("unofficial")),
        subjects=tuple(meta.get("subjects") or ()),
        format=resolution.source.format,
        units=len(resolution.units),
    )


def _number(declared: Any) -> int | None:
    """A session as a number; None for what some XML declares instead («десятая чрезвычайная специальная»)."""
    return int(declared) if str(declared).isdecimal() else None


def front(resolution: Resolution, entry: Entry) -> dict[str, Any]:
    """The front matter of a page, without what other documents say of it. Unknown fields are absent, never guessed."""
    meta, kinds = resolution.meta, [unit.kind for unit in resolution.units]
    known = (
        "symbol_note",
        "session",
        "date",
        "meeting",
        "agenda_item",
        "committee",
        "vote",
        "subjects",
        "outcome",
        "official",
    )
    words = strings.load(entry.language)
    return {
        "title": ". ".join(filter(None, (resolution.number, resolution.title))) or entry.symbol,
        "lang": entry.language,
        "template": "resolution.html",
        "symbol": entry.symbol,
        "number": resolution.number,
        "heading": resolution.title,
        "body": resolution.body,
        "status": resolution.status,
        "unofficial": entry.unofficial,
        **{key: meta.get(key) for key in known},
        "meeting": meta.get("meeting") or (resolution.closing[0] if len(resolution.closing) > 1 else None),
        "sponsors": list(resolution.sponsors),
        "leftover": list(resolution.leftover),
        "masthead": list(resolution.masthead),
        "source": {
            "path": entry.source,
            "sha256": resolution.source.sha256,
            "format": resolution.source.format,
        },
        "downloads": downloads.listed(entry),
        "breadcrumbs": list(_crumbs(entry, words)),
        "counts": {
            "preamble": kinds.count("preamble"),
            "operative": kinds.count("operative"),
            "notes": len(resolution.notes),
        },
        "stands_for": {n.label: n.stands_for for n in resolution.notes if n.stands_for},
        "description": _description(resolution),
    }


def _crumbs(entry: Entry, words: dict[str, str]) -> Iterator[dict[str, str]]:
    """The way from the start page to a document: through the list of its session, where one is known."""
    yield {"path": f"/{entry.language}/", "title": words["home"]}
    if entry.session:
        title = words["lists_session"].replace("{n}", str(entry.session))
        yield {"path": f"/{entry.language}/session/{entry.session}/", "title": title}


def _description(resolution: Resolution) -> str:
    """What a search engine shows: the first operative paragraph, cut at a word."""
    text = next((u.text for u in resolution.units if u.kind == "operative"), resolution.title or "")
    return text if len(text) <= 200 else text[:200].rsplit(" ", 1)[0] + " …"


def _differing(catalogue: Catalogue, good: dict[str, Read]) -> Iterator[tuple[str, Finding]]:
    """The first unit of a document that another language of it lacks: links from one to the other would miss it."""
    groups: dict[str, list[Entry]] = {}
    for entry in catalogue.entries:
        groups.setdefault(entry.symbol, []).append(entry)
    for first, *others in groups.values():
        here = good[first.source].lines
        for other in others:
            there = good[other.source].lines
            for path, own, foreign, language in ((first, here, there, other), (other, there, here, first)):
                lacking = next((identity for identity in own if identity not in foreign), None)
                if lacking:
                    values = {"id": lacking, "here": path.source, "there": language.source}
                    yield path.source, finding("id-differs", own[lacking], **values)


def _wanted(catalogue: Catalogue, good: dict[str, Read]) -> Iterator[tuple[str, str]]:
    """Every page the site is to have: its path and its text."""
    related = relations(catalogue.entries)
    addresses = {(e.language, e.symbol): e.address for e in catalogue.entries}
    for entry in catalogue.entries:
        read = good[entry.source]
        outcome = addresses.get((entry.language, clean_symbol(read.front.get("outcome") or "")))
        more = {**related[entry.language, entry.symbol], "outcome_path": outcome, "generated": True}
        yield entry.page, f"{markdown.front_matter({**read.front, **more})}\n{read.body}"
    yield from pages([replace(e, source="") for e in catalogue.entries]).items()


# ---------------------------------------------------------------- disk
def _write(docs: Path, path: str, text: str, report: BuildReport) -> None:
    target, data = docs / path, text.encode()
    if target.is_file() and target.read_bytes() == data:
        report.unchanged += 1
        return
    former = _head(target) or "" if target.is_file() else ""
    downloads.remove(downloads.files(former, target) - downloads.files(text, target))
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_bytes(data)
    report.written.append(path)


def _remove(docs: Path, wanted: dict[str, str], report: BuildReport) -> None:
    """Pages a former build wrote and this one does not want, unless their source has an error now."""
    failed = set(report.failed)
    for target in sorted(docs.rglob("*.md")):
        path = target.relative_to(docs).as_posix()
        if path in wanted or not (head := _head(target)):
            continue
        if any(f"  path: {source}\n" in head for source in failed):
            report.kept.append(path)
            continue
        downloads.remove(downloads.files(head, target))
        target.unlink()
        report.removed.append(path)
        _remove_empty(target.parent, docs)


def _head(target: Path) -> str | None:
    """The front matter of a page that a build wrote; None for any other page."""
    text = target.read_text("utf-8", errors="replace")
    head = text[4:].partition("\n---\n")[0] + "\n" if text.startswith("---\n") else ""
    return head if f"\n{GENERATED}\n" in f"\n{head}" else None


def _remove_empty(folder: Path, docs: Path) -> None:
    while folder != docs and not any(folder.iterdir()):
        folder.rmdir()
        folder = folder.parent


__all__ = ["BuildReport", "Read", "build", "read_all", "read_one"]
