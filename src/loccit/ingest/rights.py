"""What may be shown of each capture of a document, by what people say and how its bytes came.

The nearest word counts: of the document by its ID, of the capture (by hash, path or name; else the last `--rights` with
which its bytes came), else what holds for the capture before it, else nothing may be shown. A capture that a newer one
has replaced is shown only as far as its own word and that about the document both allow.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import groupby

from sqlite_utils import Database

from loccit.db import state
from loccit.ingest.people import People, Said
from loccit.ingest.said_values import RIGHTS
from loccit.ledger import Acquisition

Captures = Sequence[Sequence[Acquisition]]
"""The arrivals of each capture of a document, captures and arrivals in the order in which they came."""


def note_rights(db: Database, people: People, document_id: str) -> bool:
    """Writes the rights of a document and its captures; whether they were others."""
    captures = captures_of(db, document_id)
    shown = db.execute("select sha256, rights from documents where id = ?", [document_id]).fetchone()
    rights = rights_of(people, document_id, captures, shown=shown[0] if shown else None)
    before = dict(db.execute("select sha256, rights from versions where document_id = ?", [document_id]).fetchall())
    if before == rights and (shown is None or shown[1] == rights[shown[0]]):
        return False
    db.conn.executemany(
        "update versions set rights = ? where document_id = ? and sha256 = ?",
        [(value, document_id, sha256) for sha256, value in rights.items()],
    )
    if shown:
        db.execute("update documents set rights = ? where id = ?", [rights[shown[0]], document_id])
    return True


def note_missing_rights(db: Database, people: People) -> None:
    """Writes the rights of documents of which a capture has none yet."""
    for (document,) in db.execute("select distinct document_id from versions where rights is null").fetchall():
        note_rights(db, people, document)


def captures_of(db: Database, document_id: str) -> list[list[Acquisition]]:
    """The arrivals of each capture of a document."""
    rows = db.execute("select sha256 from versions where document_id = ? order by ordinal", [document_id]).fetchall()
    return [state.acquisitions_of(db, sha256) for (sha256,) in rows]


def in_captures(arrivals: Iterable[Acquisition]) -> list[list[Acquisition]]:
    """The same out of the arrivals of a document."""
    some = list(arrivals)
    order = {one.sha256: place for place, one in reversed(list(enumerate(some)))}
    some.sort(key=lambda one: order[one.sha256])
    return [list(group) for _, group in groupby(some, key=lambda one: one.sha256)]


def rights_of(people: People, document_id: str, captures: Captures, *, shown: str | None = None) -> dict[str, str]:
    """What may be shown of each capture, by its sha256; `shown` is that of the one that the document shows (else the
    last one)."""
    of_document = _stated(people.of_source("", "", document_id))
    shown = shown or (captures[-1][0].sha256 if captures else None)
    found: dict[str, str] = {}
    before = "private"
    for arrivals in captures:
        own = _own_word(people, arrivals)
        before = own or before
        is_shown = arrivals[0].sha256 == shown
        words = [of_document] if of_document and (is_shown or not own) else [of_document, before]
        found[arrivals[0].sha256] = narrowest(words)
    return found


def narrowest(some: Iterable[str | None]) -> str:
    """The rights that let see least of those that are said; `private` where none are."""
    return max((one for one in some if one), key=RIGHTS.index, default="private")


def _own_word(people: People, arrivals: Sequence[Acquisition]) -> str | None:
    """What is said of one capture."""
    stated = [found for one in arrivals if (found := _stated(people.of_source(one.name, one.sha256)))]
    if stated:
        return narrowest(stated)
    return next((one.given["rights"] for one in reversed(arrivals) if one.given.get("rights")), None)


def _stated(said: Sequence[Said]) -> str | None:
    return next((value for one in said if (value := one.value("rights"))), None)
