"""Commands that make and keep an archive: init, add, status."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

import click

from loccit.cli._place import Place, as_json, print_json, say
from loccit.db.connect import open_for_reading
from loccit.folder import init_folder
from loccit.ingest import Options, Outcome, Summary, preview
from loccit.ingest import add as add_files
from loccit.ingest.session import open_archive
from loccit.ingest.walk import walk

_WORDS = {
    "new": "new",
    "newer_capture": "newer capture",
    "same_text": "same text",
    "same_bytes": "same bytes",
    "withdrawn": "withdrawn",
    "container": "container",
    "unreadable": "UNREADABLE",
    "skipped": "skipped",
}


@click.command()
@click.argument("directory", required=False, default=".", type=click.Path(path_type=Path))
@as_json
def init(directory: Path, as_json: bool) -> None:
    """Makes DIRECTORY/archive/ and DIRECTORY/metadata.yml; overwrites nothing."""
    folder = init_folder(directory)
    with open_archive(folder) as writer:
        writer.record("init", {})
    if as_json:
        print_json({"archive": str(folder.root), "metadata": str(folder.metadata)})
    else:
        say(f"Made {folder.root} and {folder.metadata}.\n  Next: `loccit -a {folder.root} add FILES`.")


@click.command()
@click.argument("paths", nargs=-1, required=True, metavar="PATH…")
@click.option("--url", help="Where the file was found.")
@click.option("--retrieved-at", metavar="TIME", help="When it was fetched (ISO 8601; UTC if no zone is said).")
@click.option("--note", help="Anything worth remembering about how it came.")
@click.option("--rights", type=click.Choice(["open", "quote", "private"]), help="What may be shown; private if unsaid.")
@click.option("--encoding", help="The files' encoding, where the guess is wrong.")
@click.option("--version-of", metavar="ID", help="They are captures of this document.")
@click.option("--new", "is_new", is_flag=True, help="They are captures of no archived document.")
@click.option("--members-only", is_flag=True, help="Keep the files in a container, but not the container.")
@click.option("--workers", type=click.IntRange(1, 64), help="Processes that read; as many as there are cores.")
@click.option("--dry-run", is_flag=True, help="Say what would be done, and do nothing.")
@as_json
@click.pass_obj
def add(
    place: Place, /, paths: tuple[str, ...], as_json: bool, workers: int | None, dry_run: bool, **said: Any
) -> None:
    """Adds files, folders (sorted) and containers; - is standard input.

    \b
    loccit add report.html
    loccit add ~/scrapes --rights quote --note "harvest of May"
    curl -s https://example.org/page | loccit add - --url https://example.org/page
    """
    options = Options(**said) if workers is None else Options(**said, workers=workers)
    folder = place.folder()
    is_terminal = sys.stderr.isatty()
    expected = sum(1 for _ in walk(list(paths), folder)) if is_terminal else 0
    told = _Told(is_quiet=as_json, is_terminal=is_terminal, expected=expected)
    act = preview if dry_run else add_files
    try:
        summary = act(folder, list(paths), options, on_file=told.hear)
    except KeyboardInterrupt:
        told.end()
        say(told.stopped(is_dry=dry_run))
        sys.exit(1)
    told.end()
    if as_json:
        print_json({"counts": summary.counts(), "files": [outcome.as_json() for outcome in summary.outcomes]})
    else:
        click.echo(_in_words(summary))
    for message in summary.messages:
        say(message)
    sys.exit(0 if summary.is_complete() else 1)


@click.command()
@as_json
@click.pass_obj
def status(place: Place, as_json: bool) -> None:
    """What the archive holds, and what is odd in it."""
    db = open_for_reading(place.folder().database)
    tables = ("originals", "acquisitions", "documents", "passages", "notes", "quotations", "speakers", "works")
    counts = {table: db.execute(f"select count(*) from {table}").fetchone()[0] for table in tables}
    findings = dict(db.execute("select code, count(*) from findings group by code order by 2 desc").fetchall())
    readers = dict(db.execute("select reader, count(*) from documents group by reader order by 2 desc").fetchall())
    if as_json:
        print_json({"archive": str(place.folder().root), **counts, "findings": findings, "readers": readers})
        return
    for table, count in counts.items():
        click.echo(f"{count:>10,}  {table}")
    for code, count in findings.items():
        click.echo(f"{count:>10,}  {code}")


_BAR = 30
"""Characters of the bar."""


class _Told:
    """Progress: a bar on a terminal, one line a file otherwise. Files inside containers come on top of `expected`."""

    def __init__(self, *, is_quiet: bool, is_terminal: bool, expected: int) -> None:
        self.is_quiet = is_quiet
        self.is_terminal = is_terminal
        self.expected = expected
        self.count = 0

    def hear(self, outcome: Outcome) -> None:
        """Tells of one file."""
        self.count += 1
        if outcome.status == "unreadable":
            self._line(f"{outcome.name}: {_WORDS['unreadable']}: Error {outcome.code}: {outcome.message}")
            if outcome.next_step:
                self._line(f"  Next: {outcome.next_step}")
        elif outcome.next_step or outcome.incomplete:
            self._line(_line_of(outcome))
            for told in filter(None, (outcome.incomplete, outcome.next_step and f"Next: {outcome.next_step}")):
                self._line(f"  {told}")
        elif not self.is_terminal and not self.is_quiet:
            self._line(_line_of(outcome))
        if self.is_terminal:
            click.echo(f"\r{progress(self.count, self.expected)}", nl=False, err=True)

    def end(self) -> None:
        """Leaves the terminal's line."""
        if self.is_terminal and self.count:
            click.echo("", err=True)

    def stopped(self, *, is_dry: bool) -> str:
        """What is said where somebody ends the command before it is done."""
        if is_dry:
            return "Stopped; nothing was to be kept."
        files = "1 file of this command is" if self.count == 1 else f"{self.count:,} files of this command are"
        return (
            f"Stopped: {files} kept.\n  Next: the same command again goes on; what is kept already is not added twice."
        )

    def _line(self, words: str) -> None:
        if self.is_terminal:
            click.echo("\r\033[K", nl=False, err=True)
        say(words)


def progress(count: int, expected: int) -> str:
    """How far it has come.

    >>> progress(15, 60)
    '[#######-----------------------]  25 %  15 of 60 files'
    """
    whole = max(expected, count, 1)
    done = _BAR * count // whole
    return f"[{'#' * done}{'-' * (_BAR - done)}] {100 * count // whole:>3} %  {count:,} of {whole:,} files"


def _line_of(outcome: Outcome) -> str:
    what = _WORDS[outcome.status]
    if outcome.status == "new":
        told = f", {outcome.message.rstrip('.')}" if outcome.message else ""
        return (
            f"{outcome.name}: {what} {outcome.document_id} ({outcome.passages} passages, {outcome.notes} notes{told})"
        )
    identifier = f" {outcome.document_id}" if outcome.document_id and outcome.status != "same_bytes" else ""
    return f"{outcome.name}: {what}{identifier}: {outcome.message}"


def _in_words(summary: Summary) -> str:
    counts = [f"{count} {_WORDS[status].lower()}" for status, count in summary.counts().items() if count]
    return ", ".join(counts) + "." if counts else "nothing to add."
