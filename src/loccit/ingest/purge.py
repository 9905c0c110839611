"""Purging: what was withdrawn is deleted: originals, texts, the words in the ledger. ID, hash, date and reason stay.

`purging.json` names it before the first byte goes, and is deleted last: whoever opens the archive after a kill
completes it. Each step may be done twice. Copies elsewhere cannot be reached; `Purge.beyond_reach` says what is known
of them.
"""

from __future__ import annotations

import json
import os
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from typing import Any

from sqlite_utils import Database

from loccit import store
from loccit.clock import utc_now
from loccit.db import state
from loccit.errors import LoccitError, UsageError
from loccit.folder import Folder, sync_directory
from loccit.ingest.documents import keep_keys_of_withdrawn
from loccit.ingest.histories import PARTS, hash_of, histories, settle
from loccit.ingest.people import read_people
from loccit.ledger import Acquisition, Event, Fate, Identifier, Line, lines, make_event, rewrite

NAME = "purged"
"""The name that the arrivals of purged bytes have afterwards: a file's name may say too much."""
_OWN = frozenset(
    (
        "archive.db", "archive.db-wal", "archive.db-shm", "archive.db.new", "bag-info.txt", "bagit.txt",
        "corrections.yml", "data", "ledger.jsonl", "ledger.jsonl.torn", "ledgers", "lock", "manifest-sha256.txt",
        "matches.jsonl", "purging.json", "sources.yml", "tagmanifest-sha256.txt", "tmp",
    )
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Purge:
    """What is deleted: `originals` by sha256, those of containers that hold them too (`containers`). `beyond_reach` are
    sentences about copies that stay."""

    documents: tuple[str, ...]
    originals: tuple[str, ...]
    containers: tuple[str, ...] = ()
    beyond_reach: tuple[str, ...] = ()


def plan_purge(folder: Folder, db: Database, documents: Sequence[str]) -> Purge:
    """What a purge of documents deletes. Raises C001 where their bytes belong to something that stays."""
    wanted = set(documents)
    originals: dict[str, None] = {}
    for document in documents:
        rows = db.execute("select sha256 from versions where document_id = ? order by ordinal", [document]).fetchall()
        originals.update((row[0], None) for row in rows)
    containers: dict[str, None] = {}
    waiting = list(originals)
    while waiting:
        for container in _containers_of(db, waiting.pop()):
            if container not in originals and container not in containers:
                containers[container] = None
                waiting.append(container)
    for sha256 in (*originals, *containers):
        for (other,) in db.execute("select document_id from versions where sha256 = ?", [sha256]).fetchall():
            if other not in wanted:
                raise _belongs_to(other, sha256)
    gone = tuple(one for one in (*originals, *containers) if state.has_original(db, one))
    return Purge(tuple(documents), gone, tuple(containers), tuple(_beyond_reach(folder, db, documents)))


def begin_purge(folder: Folder, db: Database, purge: Purge, reason: str) -> None:
    """Writes down what is to be purged, for good; `complete_purge` does it."""
    number, previous = state.last_event(db)
    detail = {"ids": list(purge.documents), "originals": list(purge.originals), "reason": reason}
    plan = {
        "documents": purge.documents, "originals": purge.originals, "ledger_bytes": folder.ledger.stat().st_size,
        "event": asdict(make_event(number + 1, utc_now(), "purge", detail, previous)),
    }  # fmt: skip
    temporary = folder.temporary / folder.purging.name
    with temporary.open("w", encoding="utf-8") as out:
        json.dump(plan, out)
        out.flush()
        os.fsync(out.fileno())
    os.replace(temporary, folder.purging)
    sync_directory(folder.root)


def is_purging(folder: Folder) -> bool:
    """Whether a purge began and did not come to its end."""
    return folder.purging.exists()


def purge_files(folder: Folder) -> None:
    """The part of a purge that needs no database: the words in the ledgers, the originals, the manifest."""
    plan = _read_plan(folder)
    documents, originals, event = set(plan["documents"]), set(plan["originals"]), Event(**plan["event"])
    known = histories(folder, documents)
    hashes = {key: hash_of(one.exact) for key, one in known.items() if one.exact is not None}
    is_told = any(isinstance(line, Event) and line.hash == event.hash for line in lines(folder))

    def without_words(line: Line) -> Line:
        return _without_words(line, documents, originals, hashes)

    more = () if is_told else (event,)
    rewrite(folder.ledger, without_words, more, temporary=folder.temporary / "ledger.jsonl")
    for path in sorted(folder.ledgers.glob("*.jsonl")) if folder.ledgers.is_dir() else ():
        _clean_imported(folder, path, without_words)
    _forget_torn_lines(folder, (*known, *originals))
    store.delete_originals(folder, originals)


def purge_rows(folder: Folder, db: Database) -> None:
    """The part of a purge in the database. Raises D001 where it is not the one that the purge began with."""
    plan = _read_plan(folder)
    size = folder.ledger.stat().st_size
    seen = int(state.get_state(db, "ledger_bytes", "0"))
    if seen not in (0, plan["ledger_bytes"], size):
        raise LoccitError(
            "D001", "the database is not the one that a purge began with.",
            next_step="`loccit rebuild` makes it anew, and completes the purge.",
        )  # fmt: skip
    if seen:
        with db.atomic():
            for sha256 in plan["originals"]:
                db.execute("delete from originals where sha256 = ?", [sha256])
                db.execute(_ANONYMOUS, [NAME, sha256])
                db.execute("delete from findings where document_id is null and instr(message, ?)", [sha256])
            for document in plan["documents"]:
                keep_keys_of_withdrawn(db, document)
            settle(db, folder, plan["documents"])
            state.add_event(db, Event(**plan["event"]))
            state.set_state(db, "ledger_bytes", str(size))
    for index in ("passages_fts", "notes_fts", "documents_fts"):
        db.execute(f"insert into {index}({index}) values ('optimize')")
    db.execute("vacuum")  # deleted words would stay in pages that are free


def end_purge(folder: Folder) -> None:
    """Says that a purge came to its end."""
    folder.purging.unlink()
    sync_directory(folder.root)


def _read_plan(folder: Folder) -> dict[str, Any]:
    plan: dict[str, Any] = json.loads(folder.purging.read_text("utf-8"))
    return plan


def _without_words(
    line: Line, documents: Collection[str], originals: Collection[str], hashes: Mapping[str, str]
) -> Line:
    if isinstance(line, Acquisition) and line.sha256 in originals:
        return replace(line, name=NAME, url=None, note=None, given={})
    if isinstance(line, Identifier) and line.document in documents and line.kind in PARTS:
        hashed = hashes.get(line.id, line.hash) if line.kind != "document" else line.hash
        return Identifier(line.id, line.kind, line.document, line.version, hash=hashed)
    if isinstance(line, Fate) and (line.id in hashes or line.id in documents):
        return Fate(line.id, line.status, line.version, line.successors, line.reason, at=line.at)
    return line


def _containers_of(db: Database, sha256: str) -> Iterator[str]:
    """The kept containers that hold an original, as the notes of its arrivals say."""
    for (note,) in db.execute("select note from acquisitions where sha256 = ? and note is not null", [sha256]):
        container = note.partition(store.IN_CONTAINER)[2][:64]
        if len(container) == 64 and state.has_original(db, container):
            yield container


def _belongs_to(other: str, sha256: str) -> UsageError:
    return UsageError(
        "C001", f"the original {sha256[:12]}… holds what is to be purged, and is {other} too.",
        next_step=f"purge {other} with it; nothing was deleted.",
    )  # fmt: skip


def _clean_imported(folder: Folder, path: Path, change: Callable[[Line], Line]) -> None:
    """An imported ledger without the words; its name is its hash, so it gets another one."""
    before = path.read_bytes()
    rewrite(path, change, temporary=folder.temporary / path.name)
    if path.read_bytes() != before:
        os.replace(path, path.with_name(f"{store.hash_file(path)}.jsonl"))
        sync_directory(path.parent)


def _forget_torn_lines(folder: Folder, named: Collection[str]) -> None:
    torn = Path(f"{folder.ledger}.torn")
    if not torn.exists():
        return
    kept = [line for line in torn.read_bytes().splitlines(keepends=True) if not any(n.encode() in line for n in named)]
    temporary = folder.temporary / torn.name
    temporary.write_bytes(b"".join(kept))
    os.replace(temporary, torn)


def _beyond_reach(folder: Folder, db: Database, documents: Sequence[str]) -> Iterator[str]:
    """What may hold the words still, and is not ours to change."""
    repository = next((one for one in folder.root.resolve().parents if (one / ".git").exists()), None)
    if repository is not None:
        yield f"the git repository {repository} keeps what was committed"
    for path in sorted(folder.root.iterdir()):
        if path.name not in _OWN:
            yield f"{path} was not looked into"
    people = read_people(folder)
    for document in documents:
        names = db.execute(_NAMES, [document]).fetchall()
        if any(people.of_source(name, sha256, document) for name, sha256 in names):
            yield f"sources.yml or corrections.yml speaks of {document}"
    yield "backups of this folder, published copies, evidence packs, and archives that imported it, made before now"


_ANONYMOUS = "update acquisitions set name = ?, url = null, note = null, given = '{}' where sha256 = ?"
_NAMES = "select a.name, a.sha256 from acquisitions a join versions v on v.sha256 = a.sha256 where v.document_id = ?"
