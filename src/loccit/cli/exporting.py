"""Commands that hand words to other programs and take back what they found: export, import-matches."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

import click
from sqlite_utils import Database

from loccit.cli._place import Place, as_json, print_json, say
from loccit.db.connect import open_for_reading
from loccit.db.exported import TABLES, count_private, lines_of, passim_lines, save_reuse
from loccit.db.vault import vault
from loccit.errors import LoccitError
from loccit.ingest.imported import keep
from loccit.ingest.session import open_archive
from loccit.matching.passim import from_passim

KINDS = ("jsonl", "passim", "obsidian")


@click.command()
@click.option("--format", "kind", type=click.Choice(KINDS), default=KINDS[0], show_default=True)
@click.option("--output", metavar="DIR", type=click.Path(path_type=Path), help="Files in this folder, not stdout.")
@click.option("--private", "with_private", is_flag=True, help="Private documents too.")
@as_json
@click.pass_obj
def export(place: Place, kind: str, output: Path | None, *, with_private: bool, as_json: bool) -> None:
    """The archive as JSON Lines: documents, passages, notes and quotations; as input for passim; or as Obsidian notes.

    \b
    loccit export --output lines             documents.jsonl, passages.jsonl, …
    loccit export --private | gzip > all.gz  one stream; `type` says what a line is
    loccit export --format passim --output spark
    loccit export --format obsidian --output vault/sources    a note a document, a block ID a passage

    Private documents (all whose rights nobody has set) are left out without --private. Nothing is overwritten.
    With --json, stdout has the counts of lines by file; it needs --output.
    """
    if as_json and output is None:
        raise LoccitError("C001", "--json tells of files, and there are none.", next_step="add `--output DIR`.")
    if kind == "obsidian" and output is None:
        raise LoccitError("C001", "Obsidian's notes are files.", next_step="add `--output DIR`, a folder of the vault.")
    db = open_for_reading(place.folder().database)
    files = dict(_files(db, kind, with_private=with_private))
    counts = _to_folder(output, files) if output else _to_stdout(files)
    left = 0 if with_private else count_private(db)
    if as_json:
        print_json({"lines": counts, "private_left_out": left})
    else:
        say(_told(counts, kind))
    if left:
        say(f"{left:,} private documents were left out; --private exports them too.")


@click.command("import-matches")
@click.argument("files", nargs=-1, required=True, metavar="FILE…", type=click.Path(path_type=Path))
@as_json
@click.pass_obj
def import_matches(place: Place, files: tuple[Path, ...], as_json: bool) -> None:
    """Reads what passim found into `matches`, as `reuse`; what is there already is not added again.

    \b
    loccit import-matches spark-out/align.json/part-*.json

    A file with a fault changes nothing. What was added is kept in `matches.jsonl`, for `rebuild` and newer captures.
    """
    with open_archive(place.folder()) as writer:
        with writer.db.atomic():
            saved = save_reuse(writer.db, (one for path in files for one in from_passim(_lines(path))))
            keep(writer.folder, writer.db, saved.added)
        told = {"added": len(saved.added), "known": saved.known, "unknown": saved.unknown}
        writer.record("import-matches", {"files": [path.name for path in files], **told})
    if as_json:
        print_json(told)
    else:
        click.echo(f"{told['added']} added, {told['known']} known before.")
    if told["unknown"]:
        say(f"{told['unknown']} name documents or places that this archive does not have.")


def _told(counts: dict[str, int], kind: str) -> str:
    if kind == "obsidian":
        return f"{len(counts):,} notes."
    return ", ".join(f"{count:,} lines of {name}" for name, count in counts.items()) + "."


def _files(db: Database, kind: str, *, with_private: bool) -> Iterator[tuple[str, Iterator[str]]]:
    if kind == "passim":
        yield "passim.jsonl", passim_lines(db, with_private=with_private)
        return
    if kind == "obsidian":
        yield from vault(db, with_private=with_private)
        return
    for table in TABLES:
        yield f"{table}.jsonl", lines_of(db, table, with_private=with_private)


def _to_stdout(files: dict[str, Iterator[str]]) -> dict[str, int]:
    counts = dict.fromkeys(files, 0)
    for name, lines in files.items():
        for line in lines:
            click.echo(line)
            counts[name] += 1
    return counts


def _to_folder(output: Path, files: dict[str, Iterator[str]]) -> dict[str, int]:
    """Writes each file line by line. Raises C001 where one is there already, S002 where it cannot be written."""
    there = [name for name in files if (output / name).exists()]
    if there:
        step = "name another folder, or put the old files away."
        raise LoccitError("C001", f"{output / there[0]} is there already.", next_step=step)
    try:
        output.mkdir(parents=True, exist_ok=True)
        return {name: _write(output / name, lines) for name, lines in files.items()}
    except OSError as fault:
        step = "free some space, or name a place that you may write."
        raise LoccitError("S002", f"{output} cannot be written ({fault.strerror}).", next_step=step) from fault


def _write(path: Path, lines: Iterable[str]) -> int:
    count = 0
    with open(path, "x", encoding="utf-8", newline="\n", errors="surrogatepass") as made:
        for line in lines:
            made.write(line + "\n")
            count += 1
    return count


def _lines(path: Path) -> Iterator[str]:
    """The lines of a file. Raises S001 where it cannot be read, C001 where it is no text."""
    try:
        with open(path, encoding="utf-8") as lines:
            yield from lines
    except OSError as fault:
        raise LoccitError("S001", f"{path} cannot be read ({fault.strerror}).", next_step="check the name.") from fault
    except UnicodeDecodeError as fault:
        step = "give the files in `align.json/` or `out.json/` of passim's output folder."
        raise LoccitError("C001", f"{path} is no text.", next_step=step) from fault
