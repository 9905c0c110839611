"""The command that takes something out of sight, for good if that is asked: withdraw."""

from __future__ import annotations

import sys
from typing import Any

import click

from loccit.cli._place import Place, as_json, print_json, say
from loccit.errors import UsageError
from loccit.ingest.withdraw import Hidden, Withdrawal, show_again
from loccit.ingest.withdraw import withdraw as withdraw_from


@click.command()
@click.argument("identifiers", nargs=-1, required=True, metavar="ID…")
@click.option("--reason", help="Why; kept in the ledger with the date.")
@click.option("--undo", is_flag=True, help="Show again what was withdrawn and not purged.")
@as_json
@click.pass_obj
def withdraw(place: Place, identifiers: tuple[str, ...], reason: str | None, undo: bool, as_json: bool) -> None:
    """Takes documents, passages or notes out of search, pages and exports; their IDs answer with hash and date.

    \b
    loccit withdraw d4kmzt0r7w --reason "the author asked for it"
    loccit withdraw p5gdr4rh8p --reason "names a minor"
    loccit withdraw --undo d4kmzt0r7w --reason "the author agreed"
    """
    if not (reason or "").strip():
        raise UsageError("C001", "no reason was given.", next_step='say why, as in --reason "the author asked".')
    assert reason is not None
    act = show_again if undo else withdraw_from
    done = act(place.folder(), identifiers, reason)
    if as_json:
        print_json(_content(done, undo=undo))
    else:
        _tell(done, undo=undo)
    sys.exit(0)


def _content(done: Withdrawal, *, undo: bool) -> dict[str, Any]:
    return {
        "at": done.at, "reason": done.reason, "undone": undo,
        "ids": [
            {"id": one.id, "kind": one.kind, "document_id": one.document_id, "hash": one.hash, "parts": one.parts,
             "sharing": list(one.sharing)}
            for one in done.hidden
        ],
        "already": list(done.already),
    }  # fmt: skip


def _tell(done: Withdrawal, *, undo: bool) -> None:
    for one in done.hidden:
        click.echo(f"{one.id}  {one.kind} {'shown again' if undo else 'withdrawn'}{_with(one)}")
        if one.sharing:
            say(f"  The same words are still shown at {', '.join(one.sharing)}.")
    for identifier in done.already:
        click.echo(f"{identifier}  {'is not withdrawn' if undo else 'was withdrawn before'}")


def _with(one: Hidden) -> str:
    return f", with {one.parts} IDs" if one.parts else ""
