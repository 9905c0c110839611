"""The command that joins two archives: import."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import click

from loccit.cli._place import Place, as_json, print_json, say
from loccit.folder import find_folder
from loccit.ingest.join import Joined, join, preview_join

_WORDS = {
    "documents": "new documents", "captures": "captures of documents that are here too", "same": "known documents",
    "originals": "originals", "acquisitions": "arrivals", "adopted": "IDs taken over where none stood",
    "moved": "IDs moved to those that stand here", "other": "IDs without a place", "withdrawn": "withdrawn there",
    "renamed": "IDs that name something else here",
}  # fmt: skip


@click.command("import")
@click.argument("other", type=click.Path(path_type=Path))
@click.option("--workers", type=click.IntRange(1, 64), help="Processes that read; as many as there are cores.")
@click.option("--dry-run", is_flag=True, help="Only say what would be taken over.")
@as_json
@click.pass_obj
def import_(place: Place, /, other: Path, workers: int | None, *, dry_run: bool, as_json: bool) -> None:
    """Joins another archive: its originals and arrivals are taken over, and every ID of both stays valid.

    \b
    loccit import ../colleague/archive --dry-run
    loccit import ../colleague/archive
    """
    folder = place.folder()
    root = find_folder(str(other), environ={}, start=Path.cwd()).root
    if dry_run:
        joined = preview_join(folder, root)
    else:
        hear = _Heard()
        joined = join(folder, root, workers=workers or os.cpu_count() or 1, on_document=hear)
        hear.end()
    if as_json:
        print_json({"ledger": joined.ledger, "known": joined.is_known, "dry_run": dry_run, "counts": joined.counts})
    else:
        click.echo(_in_words(joined))
    for message in joined.messages:
        say(message)


class _Heard:
    """A number that counts up, on a terminal."""

    def __init__(self) -> None:
        self.count = 0

    def __call__(self) -> None:
        self.count += 1
        if sys.stderr.isatty():
            click.echo(f"\r{self.count:,} documents", nl=False, err=True)

    def end(self) -> None:
        """Leaves the line."""
        if sys.stderr.isatty() and self.count:
            click.echo("", err=True)


def _in_words(joined: Joined) -> str:
    told = [f"{count:>10,}  {_WORDS[name]}" for name, count in joined.counts.items() if count]
    if joined.is_known:
        return "this ledger was imported before: nothing new."
    return "\n".join(told) if told else "nothing new."
