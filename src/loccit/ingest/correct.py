"""`corrections.yml` → the rows it sets right, each marked as a person's word."""

from __future__ import annotations

from sqlite_utils import Database

from loccit import ids
from loccit.db.keys import Keys
from loccit.ingest.people import People, Said

HOW = "a person's word (corrections.yml)"

_BY_SPEAKER = {
    ("q", "speaker"): "update quotations set speaker_id = :speaker, how = :how where id = :id",
    ("q", "reported_by"): "update quotations set reported_by_id = :speaker, how = :how where id = :id",
    ("p", "voice"): "update passages set voice_id = :speaker, voice_how = :how where id = :id",
}
_BY_VALUE = {
    ("q", "kind"): "update quotations set kind = :value, how = :how where id = :id",
    ("s", "name"): "update speakers set name = :value where id = :id",
    ("s", "kind"): "update speakers set kind = :value where id = :id",
    ("w", "title"): "update works set title = :value where id = :id",
    ("w", "publisher"): "update works set publisher = :value where id = :id",
    ("w", "issued"): "update works set issued = :value where id = :id",
    ("w", "container"): "update works set container = :value where id = :id",
    ("w", "document"): "update works set document_id = :value where id = :id",
}
_JOIN = (
    "update quotations set speaker_id = :into where speaker_id = :id",
    "update quotations set reported_by_id = :into where reported_by_id = :id",
    "update passages set voice_id = :into where voice_id = :id",
    "update attributions set source_id = :into where source_id = :id",
    "update speaker_names set speaker_id = :into where speaker_id = :id",
)
"""How the rows of one speaker go to another; with a document, only those in it."""


def correct(db: Database, keys: Keys, people: People) -> list[str]:
    """Applies the corrections of a document and its parts, and lists them in `corrections`.

    Gives the IDs of those who bear a speaker's name in it and are somebody else, as a person says.
    """
    if not people.corrections:
        return []
    parted = _parted(db, keys, people)
    for identifier in (*keys.owned(), *parted, *keys.speakers, *keys.works):
        said = people.corrections.get(identifier)
        db.execute("delete from corrections where target_id = ?", [identifier])
        if said is None:
            continue
        note = said.value("note")
        for field, value in said.pairs:
            if field == "note":
                continue
            db.execute("insert into corrections values (?, ?, ?, ?)", [identifier, field, value, note])
            _apply(db, identifier, field, value, keys.document)
    return parted


def parted_id(speaker: str, document_id: str) -> str:
    """The ID of whoever bears a speaker's name in a document of which a person says that it is somebody else."""
    return ids.mint("s", "apart", speaker, document_id)


def _parted(db: Database, keys: Keys, people: People) -> list[str]:
    """Parts the speakers of a document whom a person calls somebody else there; the IDs of those."""
    made = []
    for speaker in dict.fromkeys(keys.speakers):
        said = people.corrections.get(speaker)
        if said is None or not is_apart(said, keys.document):
            continue
        made.append(parted_id(speaker, keys.document))
        values = {"into": made[-1], "id": speaker, "document": keys.document}
        db.execute("insert or ignore into speakers select :into, name, kind from speakers where id = :id", values)
        for statement in _JOIN:
            db.execute(f"{statement} and document_id = :document", values)
    return made


def is_apart(said: Said, document_id: str) -> bool:
    """Whether a person says that a speaker is somebody else in a document."""
    return any(field == "apart" and ids.normalize(value) == document_id for field, value in said.pairs)


def _apply(db: Database, identifier: str, field: str, value: str, document_id: str) -> None:
    rule = (identifier[0], field)
    if rule in _BY_SPEAKER:
        speaker = _speaker(db, value, document_id) if value else None
        db.execute(_BY_SPEAKER[rule], {"speaker": speaker, "how": HOW, "id": identifier})
    elif rule in _BY_VALUE:
        db.execute(_BY_VALUE[rule], {"value": value or None, "how": HOW, "id": identifier})
    elif rule == ("s", "same_as"):
        for statement in _JOIN:
            db.execute(statement, {"into": ids.normalize(value), "id": identifier})


def _speaker(db: Database, name: str, document_id: str) -> str:
    """The speaker that a person named: by ID, by name in the document, by name in the archive, or a new one."""
    identifier = ids.normalize(name)
    if ids.is_valid(identifier) and identifier.startswith("s"):
        return identifier
    row = db.execute(
        "select s.id from speakers s left join speaker_names n on n.speaker_id = s.id and n.document_id = :document"
        " where s.name = :name or n.name = :name order by n.document_id is null limit 1",
        {"document": document_id, "name": name},
    ).fetchone()
    if row:
        return str(row[0])
    minted = ids.mint("s", "person", name.casefold())
    db.execute("insert or ignore into speakers values (?, ?, 'person')", [minted, name])
    db.execute("insert into speaker_names values (?, ?, ?, '')", [minted, document_id, name])
    return minted
