"""What was withdrawn, out of the rows: parts of a document that stays, whole documents, and what rested on them.

Everything runs in the caller's transaction. What is left is what a rebuild from the same ledger would make.
"""

from __future__ import annotations

import json
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from importlib import resources

from sqlite_utils import Database

from loccit.db import state
from loccit.db.sameness import forget_relations
from loccit.db.save import remove
from loccit.db.works import unlink_document

_TEMPORARY = ("withheld", "spans", "silent", "uncited")


@dataclass(frozen=True, slots=True)
class Bereft:
    """What has to be made anew after documents were taken out: `documents` whose rows are to be read again, since they
    share a speaker or a work with one of them, and the numbers of those whose `relations` rested on them."""

    documents: tuple[str, ...]
    relations: tuple[int, ...]


def has_withdrawn_parts(db: Database, document_id: str) -> bool:
    """Whether something of a document was withdrawn (or all of it)."""
    row = db.execute(
        "select 1 from ledger where document_id = ? and status = 'withdrawn' limit 1", [document_id]
    ).fetchone()
    return row is not None


def is_withdrawn(db: Database, identifier: str) -> bool:
    """Whether an identifier was withdrawn."""
    row = db.execute("select status from ledger where id = ?", [identifier]).fetchone()
    return bool(row and row[0] == "withdrawn")


def why_withdrawn(db: Database, identifier: str) -> tuple[str, str] | None:
    """When and why something was withdrawn, or the document that it belongs to; None where the archive cannot say."""
    found = db.execute(_WHY, {"id": identifier}).fetchone()
    return (found[0], found[1]) if found else None


def purged_hashes(db: Database) -> set[str]:
    """The originals that were deleted on purpose."""
    return {row[0] for row in db.execute(_PURGED).fetchall()}


def withhold_parts(db: Database, document_id: str) -> bool:
    """Takes the withdrawn parts of a document out of the rows that were just written; whether there were any."""
    if not has_withdrawn_parts(db, document_id):
        return False
    db.conn.create_function("blackened", 2, blackened, deterministic=True)
    for statement in _script():
        db.execute(statement, {"document": document_id} if ":document" in statement else {})
    for table in _TEMPORARY:
        db.execute(f"drop table temp.{table}")
    forget_earlier_texts(db, document_id)
    return True


def blackened(text: str, stretches: str) -> str:
    """A text without what was withdrawn from it; offsets stay. `stretches` is a JSON array of pairs.

    >>> blackened("a secret, told", "[[2, 8]]")
    'a ██████, told'
    """
    for start, end in json.loads(stretches):
        text = text[:start] + "█" * (min(end, len(text)) - start) + text[end:]
    return text


def forget_earlier_texts(db: Database, document_id: str) -> None:
    """Takes out the texts of a document's earlier captures: they may hold what was withdrawn."""
    db.execute("update versions set text = null where document_id = ?", [document_id])


def take_out(db: Database, documents: Iterable[str]) -> Bereft:
    """Takes the rows of documents out, and of what shares a speaker or a work with one; says what has to be made anew.

    Their captures, acquisitions and lines of the ledger stay.
    """
    again: set[str] = set()
    gone = [one for one in documents if db.execute("select 1 from documents where id = ?", [one]).fetchone()]
    related = resting_on(db, [state.number_of(db, document) for document in gone])
    for document in gone:
        again |= _next_with_the_same(db, document)
    for document in gone:
        forget_relations(db, document)
        unlink_document(db, document)
        _forget_shared(db, document)
        _forget_what_people_say(db, document)
        remove(db, document)
        forget_earlier_texts(db, document)
        db.execute("delete from capture_keys where document_id = ?", [document])
    for document in sorted(again.difference(gone)):
        remove(db, document)
    return Bereft(tuple(sorted(again.difference(gone))), tuple(sorted(related)))


def resting_on(db: Database, numbers: Iterable[int]) -> set[int]:
    """The documents added later whose relations were found by way of these, and of one another; these too."""
    found = set(numbers)
    waiting = list(found)
    while waiting:
        later = {row[0] for row in db.execute(_LATER, {"n": waiting.pop()}).fetchall()}
        waiting += later - found
        found |= later
    return found


def make_room(db: Database, document: str, shared: Mapping[str, Sequence[str]]) -> None:
    """Takes out the rows of speakers (`s`) and works (`w`) that this document, shown again, is the first to name."""
    for kind, statements in _MAKE_ROOM.items():
        for one in shared[kind]:
            for statement in statements:
                db.execute(statement, {"id": one, "document": document})


def _next_with_the_same(db: Database, document: str) -> set[str]:
    """For each speaker and work that this document was the first to name: the first of the others that do."""
    found = set()
    for statement in (_NEXT_SPEAKER, _NEXT_WORK):
        found |= {row[0] for row in db.execute(statement, {"document": document}).fetchall() if row[0]}
    return found


def _forget_shared(db: Database, document: str) -> None:
    """The rows of speakers and works that this document was the first to name: the next one writes them anew."""
    db.execute(f"delete from speakers where id in ({_FIRST_SPEAKERS})", {"document": document})
    db.execute(f"delete from title_keys where id in ({_FIRST_WORKS})", {"document": document})
    db.execute(f"delete from works where id in ({_FIRST_WORKS})", {"document": document})


def _forget_what_people_say(db: Database, document: str) -> None:
    db.execute("delete from corrections where target_id in (select id from ledger where document_id = ?)", [document])
    db.execute("delete from archive_state where key = ?", [f"people:{document}"])


def _script() -> Collection[str]:
    script = resources.files("loccit.db.sql").joinpath("withhold.sql").read_text("utf-8")
    return [statement for statement in script.split(";\n") if statement.strip()]


_WHY = """
select e.at, e.detail ->> '$.reason' from events e, json_each(e.detail, '$.ids') j
where e.what = 'withdraw' and j.value in (:id, (select document_id from ledger where id = :id))
order by j.value = :id desc, e.id desc limit 1
"""
_PURGED = "select j.value from events e, json_each(e.detail, '$.originals') j where e.what = 'purge'"
_LATER = """
with mine(id) as (
  select id from documents where n = :n
  union all select p.id from passages p join documents d on d.id = p.document_id where d.n = :n
), other(id) as (
  select m.b_id from mine join matches m on m.a_id = mine.id where m.kind not in ('repeat', 'pull_quote')
  union select m.a_id from mine join matches m on m.b_id = mine.id where m.kind not in ('repeat', 'pull_quote')
)
select d.n from other left join passages p on p.id = other.id
  join documents d on d.id = coalesce(p.document_id, other.id) where d.n > :n
union select document_n from sketches where head = :n and document_n > :n
"""
_FIRST_SPEAKERS = """
select mine.speaker_id from speaker_names mine where mine.document_id = :document and not exists (
  select 1 from speaker_names x join documents o on o.id = x.document_id
  where x.speaker_id = mine.speaker_id and o.n < (select n from documents where id = :document))
"""
_FIRST_WORKS = """
select mine.work_id from citations mine where mine.document_id = :document and not exists (
  select 1 from citations x join documents o on o.id = x.document_id
  where x.work_id = mine.work_id and o.n < (select n from documents where id = :document))
"""
_NEXT_SPEAKER = f"""
select (select o.id from speaker_names x join documents o on o.id = x.document_id
  where x.speaker_id = s.speaker_id and x.document_id <> :document order by o.n limit 1)
from ({_FIRST_SPEAKERS}) s
"""
_NEXT_WORK = f"""
select (select o.id from citations x join documents o on o.id = x.document_id
  where x.work_id = w.work_id and x.document_id <> :document order by o.n limit 1)
from ({_FIRST_WORKS}) w
"""
_IS_FIRST = """
not exists (select 1 from {names} x join documents o on o.id = x.document_id
  where x.{key} = :id and o.n < (select n from ledger where id = :document))
"""
_FIRST_SPEAKER = _IS_FIRST.format(names="speaker_names", key="speaker_id")
_FIRST_WORK = _IS_FIRST.format(names="citations", key="work_id")
_MAKE_ROOM = {
    "s": (f"delete from speakers where id = :id and {_FIRST_SPEAKER}",),
    "w": (
        f"delete from title_keys where id = :id and {_FIRST_WORK}",
        f"delete from works where id = :id and {_FIRST_WORK}",
    ),
}
