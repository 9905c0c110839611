"""The command that takes something out of sight, for good if that is asked: withdraw."""

from __future__ import annotations

from typing import Any

import click

from loccit.cli._place import Place, as_json, print_json, say
from loccit.errors import UsageError
from loccit.ingest.purge import Purge
from loccit.ingest.withdraw import Hidden, Withdrawal, preview_purge, purge, show_again
from loccit.ingest.withdraw import withdraw as withdraw_from


@click.command()
@click.argument("identifiers", nargs=-1, required=True, metavar="ID…")
@click.option("--reason", help="Why; kept in the ledger with the date.")
@click.option("--undo", is_flag=True, help="Show again what was withdrawn and not purged.")
@click.option("--purge", "is_purge", is_flag=True, help="Delete the originals, texts and words of documents, for good.")
@click.option("--yes", "is_sure", is_flag=True, help="Purge; without it --purge only says what it would delete.")
@as_json
@click.pass_obj
def withdraw(place: Place, /, identifiers: tuple[str, ...], *, as_json: bool, **said: Any) -> None:
    """Takes documents, passages or notes out of search, pages and exports; their IDs answer with hash and date.

    \b
    loccit withdraw d4kmzt0r7w --reason "the author asked for it"
    loccit withdraw p5gdr4rh8p --reason "names a minor"
    loccit withdraw --undo d4kmzt0r7w --reason "the author agreed"
    loccit withdraw d4kmzt0r7w --reason "court order 12/24" --purge --yes
    """
    reason, folder = said["reason"] or "", place.folder()
    if said["undo"] and said["is_purge"]:
        raise UsageError("C001", "--undo and --purge exclude each other.", next_step="choose one of them.")
    if not reason.strip():
        raise UsageError("C001", "no reason was given.", next_step='say why, as in --reason "the author asked".')
    purged = None
    if said["is_purge"]:
        if not said["is_sure"]:
            raise _not_sure(preview_purge(folder, identifiers))
        done, purged = purge(folder, identifiers, reason)
    else:
        done = (show_again if said["undo"] else withdraw_from)(folder, identifiers, reason)
    if as_json:
        print_json(_content(done, purged, is_undone=said["undo"]))
    else:
        _tell(done, is_undone=said["undo"])
        _tell_purge(purged)
    for message in done.messages:
        say(message)


def _not_sure(planned: Purge) -> UsageError:
    _tell_purge(planned, would="would be ")
    return UsageError("C001", "nothing was changed.", next_step="the same with --yes; it cannot be undone.")


def _tell_purge(purged: Purge | None, would: str = "") -> None:
    for sha256 in purged.originals if purged else ():
        kind = "container that holds it" if purged and sha256 in purged.containers else "original"
        click.echo(f"{sha256}  {kind} {would}deleted")
    if purged:
        say("Out of reach, and to be looked after by hand:")
    for sentence in purged.beyond_reach if purged else ():
        say(f"  {sentence}")


def _content(done: Withdrawal, purged: Purge | None, *, is_undone: bool) -> dict[str, Any]:
    return {
        "at": done.at, "reason": done.reason, "undone": is_undone,
        "ids": [
            {"id": one.id, "kind": one.kind, "document_id": one.document_id, "hash": one.hash, "parts": one.parts,
             "sharing": list(one.sharing)}
            for one in done.hidden
        ],
        "already": list(done.already),
        "purged": None if purged is None else {
            "originals": list(purged.originals), "containers": list(purged.containers),
            "beyond_reach": list(purged.beyond_reach),
        },
    }  # fmt: skip


def _tell(done: Withdrawal, *, is_undone: bool) -> None:
    for one in done.hidden:
        click.echo(f"{one.id}  {one.kind} {'shown again' if is_undone else 'withdrawn'}{_with(one)}")
        if one.sharing:
            say(f"  The same words are still shown at {', '.join(one.sharing)}.")
    for identifier in done.already:
        click.echo(f"{identifier}  {'is not withdrawn' if is_undone else 'was withdrawn before'}")


def _with(one: Hidden) -> str:
    return f", with {one.parts} IDs" if one.parts else ""
