"""The command line: the only place that prints, and that decides on an exit code (0, 1 a file failed, 2 usage)."""

from __future__ import annotations

import json
import sys
import time
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from pathlib import Path

import click

from . import Conversion, ConversionError, convert
from .findings import ERROR, WARNING, finding
from .languages import CODES
from .model import Finding
from .site.build import BuildReport, Read, build
from .site.catalogue import sources
from .writers import json as contract

FILES = click.Path(exists=False, path_type=Path)
FOLDER = click.Path(file_okay=False, path_type=Path)
SETTINGS = {"help_option_names": ["-h", "--help"], "max_content_width": 100}
LANGUAGE = click.option("--language", type=click.Choice(CODES), help="Language of the files, instead of what is found.")


@click.group(context_settings=SETTINGS)
@click.version_option(package_name="un-resolutions")
def main() -> None:
    """United Nations resolutions: text, PDF, DOCX or XML in, pages with an anchor at every paragraph out.

    Exit codes: 0 done, 1 a file could not be converted (or --strict found a warning), 2 wrong usage. Messages go to
    stderr; only `parse` and `explain` write to stdout.
    """


@main.command("build")
@click.option("--texts", type=FOLDER, default=Path("source_texts"), show_default=True, help="Folder of the documents.")
@click.option("--docs", type=FOLDER, default=Path("docs"), show_default=True, help="Folder of the Markdown pages.")
@click.option("--cache", type=FOLDER, default=Path(".cache/build"), show_default=True, help="Folder of what was read.")
@click.option("--no-cache", is_flag=True, help="Read every document anew.")
@click.option("--watch", is_flag=True, help="Go on: build again whenever a file in TEXTS changes, until interrupted.")
@click.option("--quiet", is_flag=True, help="Say nothing but errors.")
def build_command(texts: Path, docs: Path, cache: Path, no_cache: bool, watch: bool, quiet: bool) -> None:
    """Write the pages of all documents in TEXTS to DOCS.

    Only what changed is written; pages of deleted documents are removed; nothing else in DOCS is touched. A file with
    an error does not stop the others, and its former page stays.
    """
    if not texts.is_dir():
        raise click.UsageError(f"there is no folder {texts}")
    while True:
        seen = _stamps(texts)
        report = build(texts, docs, cache=None if no_cache else cache, progress=None if quiet else _progress)
        _report(report, quiet)
        while watch and _stamps(texts) == seen:
            time.sleep(0.5)
        if not watch:
            sys.exit(1 if report.failed else 0)


def _stamps(texts: Path) -> dict[Path, tuple[int, int]]:
    """Time and size of every file below a folder."""
    found = {path: path.stat() for path in texts.rglob("*") if path.is_file()}
    return {path: (stat.st_mtime_ns, stat.st_size) for path, stat in found.items()}


def _report(report: BuildReport, quiet: bool) -> None:
    for path, found in report.findings.items():
        _say(path, (f for f in found if f.severity == ERROR))
    if not quiet:
        click.echo(_summary(report), err=True)


def _progress(reading: Iterable[Read], count: int) -> Iterator[Read]:
    """A progress bar on a terminal, nothing elsewhere."""
    if not sys.stderr.isatty():
        yield from reading
        return
    with click.progressbar(reading, length=count, label="Reading", file=sys.stderr) as bar:
        yield from bar


def _summary(report: BuildReport) -> str:
    parts = [
        f"{report.read} documents read", f"{len(report.written)} pages written", f"{report.unchanged} unchanged",
        f"{len(report.removed)} removed",
    ]  # fmt: skip
    if report.failed:
        parts.append(f"{len(report.failed)} with an error ({len(report.kept)} former pages kept)")
    warnings = sum(f.severity == WARNING for found in report.findings.values() for f in found)
    return ", ".join(parts) + f"; {warnings} warnings (see `generator check`)"


@main.command()
@click.argument("files", nargs=-1, required=True, type=FILES)
@LANGUAGE
def parse(files: tuple[Path, ...], language: str | None) -> None:
    """Print the JSON of each file, one object a line, in the order of FILES.

    A file that cannot be converted gives a line with "source" and "error", so that N files always give N lines.
    """
    failed = False
    for path in files:
        found = _read(path, language)
        line = contract.failed(str(path), found) if isinstance(found, Finding) else contract.document(found.resolution)
        error = found if isinstance(found, Finding) else _first_error(found)
        if error:
            failed = True
            line["error"] = contract.failed("", error)["error"]
            _say(str(path), [error])
        click.echo(json.dumps(line, ensure_ascii=False))
    sys.exit(1 if failed else 0)


def _read(path: Path, language: str | None) -> Conversion | Finding:
    """The conversion of a file, or the finding that says why there is none."""
    try:
        return convert(path, language=language)
    except ConversionError as error:
        return error.finding
    except OSError as error:
        return finding("unreadable", None, format="file", why=error.strerror or str(error))


def _first_error(done: Conversion) -> Finding | None:
    return next((f for f in done.findings if f.severity == ERROR), None)


@main.command()
@click.argument("files", nargs=-1, type=FILES)
@click.option("--strict", is_flag=True, help="Fail on warnings too.")
@click.option("--all", "everything", is_flag=True, help="Show findings of severity info too.")
@LANGUAGE
def check(files: tuple[Path, ...], strict: bool, everything: bool, language: str | None) -> None:
    """Show what an editor should know of FILES (without any: of source_texts), as file:line: severity code message."""
    failing = {ERROR, WARNING} if strict else {ERROR}
    count = failed = 0
    for path in files or sources(Path("source_texts")):
        done = _read(path, language)
        found = [done] if isinstance(done, Finding) else list(done.findings)
        _say(str(path), (f for f in found if everything or f.severity != "info"))
        count += 1
        failed += any(f.severity in failing for f in found)
    click.echo(f"{count} files checked, {failed} of them fail", err=True)
    sys.exit(1 if failed else 0)


def _say(path: str, found: Iterable[Finding]) -> None:
    for f in found:
        click.echo(f"{path}:{f.line or 1}: {f.severity} {f.code} {f.message}", err=True)


@main.command()
@click.argument("file", metavar="FILE[:LINE]")
@LANGUAGE
def explain(file: str, language: str | None) -> None:
    """Show which rule joined, kept or lifted what, in the whole FILE or on one LINE of it."""
    path, _, line = file.rpartition(":")
    if not (path and line.isdigit()):
        path, line = file, ""
    done = _read(Path(path), language)
    if isinstance(done, Finding):
        _say(path, [done])
        sys.exit(1)
    for number, text in explanations(done):
        if not line or number == int(line):
            click.echo(f"{path}:{number}: {text}")


def explanations(done: Conversion) -> Iterator[tuple[int, str]]:
    """Line and sentence for each edit and each unit, in the order of the source."""
    starts = [line.start for line in done.source.lines]
    said = [
        (e.start, f"{e.rule}: {_shown(e.original)} → {_shown(e.replacement)}") for e in (*done.edits, *done.note_edits)
    ]
    numbered = [(_line(done, starts, at), words) for at, words in said]
    numbered += [
        (u.lines[0], f"unit {u.id} ({u.kind}), lines {u.lines[0]}–{u.lines[1]}") for u in done.resolution.units
    ]
    numbered += [
        (n.lines[0], f"note {n.id}, lines {n.lines[0]}–{n.lines[1]}, cited {n.marks} times")
        for n in done.resolution.notes
    ]
    yield from sorted(numbered, key=lambda pair: pair[0])


def _line(done: Conversion, starts: list[int], offset: int) -> int:
    return done.source.lines[max(bisect_right(starts, offset) - 1, 0)].number


def _shown(text: str) -> str:
    """A short text in quotation marks, line breaks visible."""
    flat = text.replace("\n", "⏎").replace("\f", "␌")
    return f"«{flat if len(flat) <= 60 else flat[:40] + ' … ' + flat[-15:]}»"


if __name__ == "__main__":
    main()
