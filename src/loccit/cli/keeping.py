"""Commands that keep an archive whole: verify, rebuild, apply."""

from __future__ import annotations

import os
import sys

import click

from loccit.cli._place import Place, as_json, print_json, say
from loccit.errors import LoccitError
from loccit.folder import Folder
from loccit.ingest.apply import apply as apply_people
from loccit.ingest.apply import not_followed
from loccit.ingest.lost_lines import write_lost_lines
from loccit.ingest.rebuild import rebuild as rebuild_archive
from loccit.ingest.session import open_archive
from loccit.ingest.telling import not_joined, step_to_join
from loccit.ingest.verify import verify as verify_archive


@click.command()
@click.option("--repair", is_flag=True, help="Complete what an interrupted command left, and rebuild where needed.")
@as_json
@click.pass_obj
def verify(place: Place, repair: bool, as_json: bool) -> None:
    """Re-hashes the originals; checks manifest, ledger, events, database and index; names what is wrong."""
    folder = place.folder()
    on_step = (lambda step: say(f"checking {step} …")) if sys.stderr.isatty() else (lambda _: None)
    if repair:
        _repair(folder)
    faults = verify_archive(folder, on_step=on_step)
    if as_json:
        print_json([{"code": one.code, "subject": one.subject, "message": one.message} for one in faults])
    for fault in faults if not as_json else ():
        click.echo(f"{fault.code}: {fault.subject} {fault.message}")
    codes = {fault.code for fault in faults}
    if codes & {"bag_open", "purge_open"} and "ledger_forked" not in codes:
        say("  Next: run `loccit add` again, or `loccit verify --repair`.")
    if not faults:
        say("All is as it was: nothing changed since it was added. (That proves neither authorship nor truth.)")
    sys.exit(1 if faults else 0)


@click.command()
@click.option("--workers", type=click.IntRange(1, 64), help="Processes that read; as many as there are cores.")
@as_json
@click.pass_obj
def rebuild(place: Place, workers: int | None, as_json: bool) -> None:
    """Makes the database anew from the bag and its ledger; identifiers stay as they are."""
    count = 0

    def hear() -> None:
        nonlocal count
        count += 1
        if sys.stderr.isatty():
            click.echo(f"\r{count:,} documents", nl=False, err=True)

    done = rebuild_archive(place.folder(), workers=workers or os.cpu_count() or 1, on_document=hear, on_message=say)
    if sys.stderr.isatty() and count:
        click.echo("", err=True)
    if as_json:
        print_json({"documents": done})
    else:
        click.echo(f"{done:,} documents.")


@click.command()
@as_json
@click.pass_obj
def apply(place: Place, as_json: bool) -> None:
    """Takes over what people wrote in sources.yml and corrections.yml."""
    with open_archive(place.folder()) as writer:
        changed = apply_people(writer)
        if changed:
            writer.record("apply", {"documents": changed})
        apart = not_followed(writer)
    if as_json:
        print_json({"documents": changed, "not_followed": [{"document": one, "version_of": of} for one, of in apart]})
    else:
        click.echo(f"{len(changed)} documents changed." if changed else "nothing to change.")
    for document, other in apart:
        say(f"sources.yml, version_of: {not_joined(document, other)}\n  Next: {step_to_join(other)}")
    sys.exit(1 if apart else 0)


def _repair(folder: Folder) -> None:
    try:
        if written := write_lost_lines(folder):
            say(f"{written:,} lines that the ledger had lost were written anew from the database.")
        with open_archive(folder):
            pass
    except LoccitError as error:
        if error.code not in ("D001", "A001"):
            raise
    mended = {"database_behind", "database_damaged", "database_missing", "index_damaged", "row_missing", "row_unknown"}
    if any(fault.code in mended for fault in verify_archive(folder)):
        rebuild_archive(folder, on_message=say)
