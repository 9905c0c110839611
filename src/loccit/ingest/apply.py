"""What changed in the files that people write → the rows of the documents that it is about."""

from __future__ import annotations

from sqlite_utils import Database

from loccit import ids
from loccit.db import state
from loccit.db.save import remove
from loccit.ingest.people import People
from loccit.ingest.replay import read_missing
from loccit.ingest.rights import note_rights
from loccit.ingest.said import said_of
from loccit.ingest.workers import Workers
from loccit.ingest.writer import Writer


def apply(writer: Writer) -> list[str]:
    """Makes anew the rows of each document about which people say something else than before; returns their IDs.

    Identifiers stay: nothing that people say changes one.
    """
    mentioned = _mentioned(writer.db, writer.people)
    changed = [document for document in mentioned if _is_changed(writer, document)]
    with writer.db.atomic():
        seen = [
            document for document in _several(writer.db, mentioned) if note_rights(writer.db, writer.people, document)
        ]
    if not changed:
        return seen
    with writer.db.atomic():
        for document in changed:
            remove(writer.db, document)
    with Workers(1) as here:
        read_missing(writer, here)
    return [*changed, *(document for document in seen if document not in changed)]


def _several(db: Database, mentioned: list[str]) -> list[str]:
    """Documents with several captures, of each of which something may be said, and those of which something is."""
    rows = db.execute("select document_id from versions group by 1 having count(*) > 1").fetchall()
    return list(dict.fromkeys([*mentioned, *(row[0] for row in rows)]))


def not_followed(writer: Writer) -> list[tuple[str, str]]:
    """What `version_of` says of documents that are archived already and of which no capture can be made: the document,
    and the one that it is said to be a capture of."""
    found = []
    for document in _mentioned(writer.db, writer.people) if writer.people.sources else ():
        newest = state.newest_capture(writer.db, document)
        first = state.acquisitions_of(writer.db, newest[0])[0] if newest else None
        said = writer.people.of_source(first.name, first.sha256, document) if first else ()
        other = next((value for one in said if (value := one.value("version_of"))), "")
        if other and ids.normalize(other) != document:
            found.append((document, ids.normalize(other)))
    return found


def _mentioned(db: Database, people: People) -> list[str]:
    """Documents of which people say something, or said something when their rows were made."""
    before = {
        row[0].removeprefix("people:") for row in db.execute("select key from archive_state where key like 'people:%'")
    }
    owners = {row[0] for key in people.corrections for row in db.execute(_OWNERS, {"id": key}).fetchall()}
    named = set()
    if people.sources:
        for document, name, sha256 in db.execute(_NAMES).fetchall():
            if people.of_source(name, sha256, document):
                named.add(document)
    wanted = before | owners | named
    return [row[0] for row in db.execute("select id from documents order by n").fetchall() if row[0] in wanted]


_OWNERS = """
select document_id from ledger where id = :id and document_id is not null
union select document_id from speaker_names where speaker_id = :id
union select document_id from citations where work_id = :id
"""
_NAMES = "select v.document_id, a.name, a.sha256 from acquisitions a join versions v on v.sha256 = a.sha256"


def _is_changed(writer: Writer, document: str) -> bool:
    db, people = writer.db, writer.people
    newest = state.newest_capture(db, document)
    if newest is None:
        return False
    first = state.acquisitions_of(db, newest[0])[0]
    digest, *moved = (state.get_state(db, f"people:{document}") or "").split(" ")
    parts = (*_parts(db, document), *moved)
    return digest != people.digest(said_of(db, people, first, document), parts)


def _parts(db: Database, document: str) -> list[str]:
    """A document's identifiers in the order in which its digest was made."""
    found = [document]
    for statement in (
        "select id from passages where document_id = ? order by ordinal",
        "select id from notes where document_id = ? order by ordinal",
        "select id from quotations where document_id = ? order by ordinal",
        "select distinct speaker_id from speaker_names where document_id = ?",
        "select distinct work_id from citations where document_id = ? and work_id is not null",
    ):
        found += [row[0] for row in db.execute(statement, [document]).fetchall()]
    return found
