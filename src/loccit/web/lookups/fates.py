"""What became of an identifier: every one that was ever given has an answer."""

from __future__ import annotations

import json
import sqlite3

from loccit import ids
from loccit.web.lookups.values import Fate


def fate_of(connection: sqlite3.Connection, identifier: str) -> Fate | None:
    """What the ledger says of an identifier; None where it was never given."""
    row = connection.execute(
        "select id, kind, document_id, status, successors, version, exact, prefix, suffix, hash from ledger"
        " where id = ?",
        (identifier,),
    ).fetchone()
    if row is None:
        return None
    is_shown = row["status"] != "withdrawn"
    return Fate(
        row["id"], row["kind"], row["document_id"], row["status"], tuple(json.loads(row["successors"] or "[]")),
        row["version"], row["exact"] if is_shown else None, row["prefix"] if is_shown else None,
        row["suffix"] if is_shown else None, row["hash"],
    )  # fmt: skip


def meant(connection: sqlite3.Connection, identifier: str) -> list[str]:
    """The identifiers one slip away from an unknown one, six at most."""
    letters = identifier[:12].lower()
    return ids.nearest(letters, lambda one: fate_of(connection, one) is not None)[:6]


def withdrawal(connection: sqlite3.Connection, document_id: str | None) -> Fate | None:
    """The fate of a withdrawn document; None where it is not withdrawn."""
    if document_id is None:
        return None
    fate = fate_of(connection, document_id)
    return fate if fate and fate.status == "withdrawn" else None
