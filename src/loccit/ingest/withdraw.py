"""Withdrawing: documents, passages and notes that are not to be shown any more; and showing them again.

What is withdrawn keeps its line in the ledger, with hash, date and reason. Its rows go; so do those of what holds its
words: the quotations in it, old passages that said the same. The original stays until it is purged (`purge`).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass, replace

from sqlite_utils import Database

from loccit import ids
from loccit.clock import utc_now
from loccit.db import state
from loccit.db.connect import open_for_reading
from loccit.errors import LoccitError, UsageError
from loccit.folder import Folder
from loccit.ingest.histories import PARTS, WITHDRAWN, History, hash_of, histories
from loccit.ingest.purge import Purge, begin_purge, plan_purge
from loccit.ingest.replay import catch_up
from loccit.ingest.session import complete_purge, open_archive
from loccit.ingest.workers import Workers
from loccit.ingest.writer import Writer
from loccit.ledger import Fate, append, make_event, spell
from loccit.text.fold import folded

MOST_SHARING = 20
"""So many places elsewhere that share the words are named."""


@dataclass(frozen=True, slots=True)
class Hidden:
    """One thing that was withdrawn (or is shown again). `parts` counts the identifiers that went with it.

    `sharing` names what says the same words elsewhere in the archive, and is shown as before.
    """

    id: str
    kind: str
    document_id: str
    hash: str | None
    parts: int
    sharing: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Withdrawal:
    """What `withdraw` did. `already` were withdrawn before (or, undoing, were not)."""

    at: str
    reason: str
    hidden: tuple[Hidden, ...]
    already: tuple[str, ...] = ()
    messages: tuple[str, ...] = ()


def withdraw(folder: Folder, words: Sequence[str], reason: str) -> Withdrawal:
    """Withdraws what identifiers name, all or nothing. Raises C002 for an unknown one, C001 for one that cannot be."""
    with open_archive(folder) as writer, Workers(1) as here:
        done = withdraw_in(writer, here, words, reason)
    return replace(done, messages=tuple(writer.messages))


def withdraw_in(writer: Writer, workers: Workers, words: Sequence[str], reason: str) -> Withdrawal:
    """`withdraw` in an archive that is held for writing."""
    asked = list(dict.fromkeys(_find(writer.db, one) for one in words))
    known = histories(writer.folder, {document for _, _, document in asked}, {one for one, _, _ in asked})
    at, given = utc_now(), " ".join(reason.split())
    fates: dict[str, Fate] = {}
    hidden, already = [], []
    for identifier, kind, document in asked:
        one = known[identifier]
        if WITHDRAWN in (one.status, known[document].status):
            already.append(identifier)
            continue
        lines = list(_fates(writer.db, known, identifier, given, at))
        fates.update((fate.id, fate) for fate in lines if fate.id not in fates)
        hashed = one.given.hash or (hash_of(one.exact) if one.exact is not None else None)
        parts = _parts_of(writer.db, identifier) if kind == "document" else len(lines) - 1
        hidden.append(Hidden(identifier, kind, document, hashed, parts, _sharing(writer.db, identifier)))
    if fates:
        _decide(writer, workers, "withdraw", list(fates.values()), [one.id for one in hidden], given, at)
    return Withdrawal(at, given, tuple(hidden), tuple(already))


def show_again(folder: Folder, words: Sequence[str], reason: str) -> Withdrawal:
    """The way back for what was withdrawn and not purged. Raises C001 where there is none."""
    with open_archive(folder) as writer, Workers(1) as here:
        asked = list(dict.fromkeys(_find(writer.db, one) for one in words))
        known = histories(folder, {document for _, _, document in asked}, {one for one, _, _ in asked})
        at, given = utc_now(), " ".join(reason.split())
        fates: list[Fate] = []
        shown = []
        for identifier, kind, document in asked:
            if known[identifier].status != WITHDRAWN and known[document].status != WITHDRAWN:
                continue
            _ensure_can_be_shown(writer, known, identifier, document)
            lines = list(_fates_back(known, identifier, given, at))
            fates += lines
            parts = _parts_of(writer.db, identifier) if kind == "document" else len(lines) - 1
            shown.append(Hidden(identifier, kind, document, None, parts))
        if fates:
            _decide(writer, here, "show again", fates, [one.id for one in shown], given, at)
    already = tuple(one for one, _, _ in asked if one not in {done.id for done in shown})
    return Withdrawal(at, given, tuple(shown), already, tuple(writer.messages))


def preview_purge(folder: Folder, words: Sequence[str]) -> Purge:
    """What a purge of documents would delete; nothing is written."""
    with closing(open_for_reading(folder.database)) as db:
        return plan_purge(folder, db, [_find_document(db, one) for one in words])


def purge(folder: Folder, words: Sequence[str], reason: str) -> tuple[Withdrawal, Purge]:
    """Withdraws documents and deletes their originals, their texts and their words in the ledger, for good.

    Raises C001, before anything is changed, for parts of documents and for bytes that belong to others too.
    """
    preview_purge(folder, words)
    done = withdraw(folder, words, reason)
    with open_archive(folder) as writer:
        planned = plan_purge(folder, writer.db, [_find_document(writer.db, one) for one in words])
        begin_purge(folder, writer.db, planned, done.reason)
        complete_purge(writer)
    return replace(done, messages=(*done.messages, *writer.messages)), planned


def _find_document(db: Database, words: str) -> str:
    identifier, kind, document = _find(db, words)
    if kind != "document":
        raise UsageError(
            "C001", f"{identifier} is a {kind}; a purge deletes whole originals.",
            next_step=f"withdraw {identifier} without --purge, or purge {document}.",
        )  # fmt: skip
    return identifier


def _decide(
    writer: Writer, workers: Workers, what: str, fates: Sequence[Fate], identifiers: list[str], reason: str, at: str
) -> None:
    """Puts a decision into the ledger, for good, and makes the database follow as after a crash."""
    number, previous = state.last_event(writer.db)
    event = make_event(number + 1, at, what, {"ids": identifiers, "reason": reason}, previous)
    append(writer.folder, [*map(spell, fates), spell(event)])
    catch_up(writer, workers)


def _find(db: Database, words: str) -> tuple[str, str, str]:
    """Identifier, kind and document of what somebody names; one that moved is followed."""
    identifier = ids.normalize(words)
    row = db.execute("select kind, document_id, status, successors ->> 0 from ledger where id = ?", [identifier])
    found = row.fetchone()
    if found is None:
        raise UsageError("C002", f"{words!r} was never given.", next_step="`loccit search WORDS` finds identifiers.")
    kind, document, status, successor = found
    if status == "moved" and successor:
        return _find(db, successor)
    if kind == "quotation":
        raise _within(db, identifier)
    if kind not in PARTS:
        raise UsageError(
            "C001", f"{identifier} is a {kind}, which many documents may name; it cannot be withdrawn by itself.",
            next_step=f"withdraw the documents or passages that name it: `loccit show {identifier}` lists them.",
        )  # fmt: skip
    return identifier, kind, document or identifier


def _within(db: Database, quotation: str) -> UsageError:
    row = db.execute("select coalesce(passage_id, note_id) from quotations where id = ?", [quotation]).fetchone()
    home = row[0] if row else None
    step = f"withdraw {home}, which it is a part of." if home else f"`loccit show {quotation}` says where it stood."
    return UsageError("C001", f"{quotation} is a quotation: its words stand in a passage or note.", next_step=step)


def _fates(db: Database, known: dict[str, History], identifier: str, reason: str, at: str) -> Iterator[Fate]:
    """The line of what is withdrawn, and those of what holds its words."""
    one = known[identifier]
    yield Fate(identifier, WITHDRAWN, one.version, reason=reason, at=at)
    if one.given.kind == "document":
        return
    inside = "select id from quotations where ?1 in (passage_id, note_id) order by ordinal"
    quoted = {row[0] for row in db.execute(inside, [identifier]).fetchall()}
    words = folded(one.exact or "")
    for key, other in known.items():
        is_old = not other.has_place and other.given.document == one.given.document
        says_it = is_old and bool(other.exact) and _overlap(words, folded(other.exact or ""))
        if key != identifier and other.status != WITHDRAWN and (key in quoted or says_it):
            yield Fate(key, WITHDRAWN, other.version, reason=f"with {identifier}", at=at)


def _fates_back(known: dict[str, History], identifier: str, reason: str, at: str) -> Iterator[Fate]:
    for key, one in known.items():
        if key == identifier or (one.status == WITHDRAWN and one.reason == f"with {identifier}"):
            yield Fate(key, one.before, one.version, one.successors, reason=reason, at=at)


def _overlap(words: str, others: str) -> bool:
    return bool(words) and bool(others) and (words in others or others in words)


def _ensure_can_be_shown(writer: Writer, known: dict[str, History], identifier: str, document: str) -> None:
    if known[document].status == WITHDRAWN and document != identifier:
        raise UsageError(
            "C001", f"{identifier} belongs to {document}, which was withdrawn as a whole.",
            next_step=f"`loccit withdraw --undo {document} --reason WHY` shows it again.",
        )  # fmt: skip
    captures = writer.db.execute("select sha256 from versions where document_id = ?", [document]).fetchall()
    if any(not state.has_original(writer.db, sha256) for (sha256,) in captures):
        raise LoccitError(
            "C001", f"{identifier} was purged: its original and its words are not there any more.",
            next_step="only its hash, the date and the reason were kept; add the source to another archive.", status=1,
        )  # fmt: skip


def _parts_of(db: Database, document: str) -> int:
    return int(db.execute("select count(*) - 1 from ledger where document_id = ?", [document]).fetchone()[0])


def _sharing(db: Database, identifier: str) -> tuple[str, ...]:
    """What shares words with a document or passage, in the archive's own relations."""
    rows = db.execute(_SHARING, {"id": identifier, "most": MOST_SHARING}).fetchall()
    return tuple(row[0] for row in rows)


_SHARING = """
with mine(id) as (select :id union all select id from passages where document_id = :id)
select other from (
  select m.b_id as other, m.score as score from mine join matches m on m.a_id = mine.id
  union all select m.a_id, m.score from mine join matches m on m.b_id = mine.id
  union all select p.id, 2 from passages p join passages own on own.key_hash = p.key_hash
    where (own.id = :id or own.document_id = :id) and p.id <> own.id
  union all select n.id, 2 from notes n where n.text = (select text from notes where id = :id)
) where other not in (select id from mine) and other <> coalesce(
  (select document_id from ledger where id = :id), :id)
group by other order by max(score) desc, other limit :most
"""
