"""What a database knows of the history and its ledger does not tell → the lines that tell it.

Arrivals and events are as they were. An identifier comes with the words that its original has, else its row, and with
what became of it; what was withdrawn, with the day and the reason that the events give.
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from sqlite_utils import Database

from loccit import store
from loccit.db import state
from loccit.db.keys import mint_keys
from loccit.errors import LoccitError
from loccit.folder import Folder
from loccit.ingest.behind import Told
from loccit.ingest.captures import known_places
from loccit.ingest.documents import about_of
from loccit.ingest.histories import PARTS, PLACED, WITHDRAWN, hash_of
from loccit.ingest.people import People
from loccit.ingest.prepare import identifiers_of
from loccit.ingest.said import said_of
from loccit.ledger import Acquisition, Event, Fate, Identifier, Line
from loccit.matching.anchors import Known
from loccit.parse import parse
from loccit.text.fold import folded

LOST = "its line in the ledger was lost"
"""The reason of a withdrawal for which no event gives one, as of one that came with an archive that was imported."""
_WITHDRAWALS = ("withdraw", "show again")


@dataclass(frozen=True, slots=True)
class _Row:
    """One identifier as the mirror of the ledger has it."""

    id: str
    kind: str
    document: str
    status: str
    successors: tuple[str, ...]
    version: int
    hash: str | None


@dataclass(slots=True)
class _Words:
    """The words of a document's identifiers: `places` by its rows; `read` by its originals, by ID and by hash."""

    places: dict[str, Known]
    read: dict[str, Identifier] = field(default_factory=dict)
    hashed: dict[tuple[str, str | None], list[Identifier]] = field(default_factory=lambda: defaultdict(list))
    met: dict[str, Identifier] = field(default_factory=dict)

    def of(self, row: _Row) -> Identifier:
        """An identifier with its selectors; with its hash alone where its words are not to be had."""
        if row.id not in self.met:
            self.met[row.id] = self._find(row)
        return self.met[row.id]

    def _find(self, row: _Row) -> Identifier:
        place, read = self.places.get(row.id), self.read.get(row.id)
        bare = Identifier(row.id, row.kind, row.document, row.version, hash=row.hash)
        if place is not None and (read is None or read.exact != place.exact):
            return replace(
                bare, exact=place.exact, prefix=place.prefix, suffix=place.suffix, start=place.start, end=place.end
            )
        if read is None and (same := self.hashed[row.kind, row.hash]):
            read = same.pop(0)
        return replace(read, id=row.id, version=row.version) if read is not None and read.kind == row.kind else bare


def recall(folder: Folder, db: Database, people: People, told: Told) -> Iterator[Line]:
    """The lines in the ledger's order: arrivals, identifiers and fates of each document, events."""
    yield from (one for one in _acquisitions(db) if one.id not in told.acquisitions)
    decided = _decisions(db)
    for document, rows in _rows(db).items():
        missing = [row for row in rows if row.id not in told.known]
        if not missing and all(_is_told(row, told) for row in rows):
            continue
        words = _Words({one.id: one for some in known_places(db, document).values() for one in some})
        if missing or any(row.status == WITHDRAWN for row in rows):
            _read_originals(words, folder, db, people, document)
        yield from map(words.of, missing)
        yield from _fates(rows, told, decided, words)
    yield from (one for one in _events(db) if one.hash not in told.events)


def _is_told(row: _Row, told: Told) -> bool:
    return told.known.get(row.id) == (row.status, row.successors, row.version)


def _fates(
    rows: Sequence[_Row], told: Told, decided: Mapping[str, tuple[str, str, str]], words: _Words
) -> Iterator[Fate]:
    """What became of identifiers, where the ledger does not tell it. Parts of a document that was withdrawn as a whole
    are told as withdrawn only where they were so by themselves."""
    is_hidden = rows[0].kind == "document" and rows[0].status == WITHDRAWN
    alone = [row for row in rows if decided.get(row.id, ("",))[0] == "withdraw"]
    for row in rows:
        before = told.known.get(row.id, ("current", (), row.version))
        if before == (row.status, row.successors, row.version) or row.kind not in PARTS:
            continue
        with_ = next((one for one in alone if one.id != row.id and _goes_with(row, one, words)), None)
        is_implied = is_hidden and row.id != row.document and row not in alone and with_ is None
        if row.status == WITHDRAWN and (is_implied or before[0] == WITHDRAWN):
            continue
        what, at, reason = decided.get(row.id, ("", "", ""))
        if row.status == WITHDRAWN or before[0] == WITHDRAWN:
            if not what:
                at = decided[with_.id][1] if with_ else _last(decided)
                reason = f"with {with_.id}" if with_ else LOST
            yield Fate(row.id, row.status, row.version, row.successors, reason, at=at)
            continue
        place = words.places.get(row.id)
        if place is None or row.status not in PLACED or row.successors:
            yield Fate(row.id, row.status, row.version, row.successors)
            continue
        yield Fate(
            row.id, row.status, row.version, start=place.start, end=place.end, exact=place.exact, prefix=place.prefix,
            suffix=place.suffix,
        )  # fmt: skip


def _goes_with(row: _Row, other: _Row, words: _Words) -> bool:
    """Whether a part was withdrawn because another holds its words; one whose words are unknown may hold any."""
    if row.kind == "document" or other.kind == "document" or row.status != WITHDRAWN:
        return False
    ours, theirs = words.of(row), words.of(other)
    mine, its = folded(ours.exact or ""), folded(theirs.exact or "")
    return mine in its or its in mine


def _last(decided: Mapping[str, tuple[str, str, str]]) -> str:
    return max((at for _, at, _ in decided.values()), default="")


def _decisions(db: Database) -> dict[str, tuple[str, str, str]]:
    """What people last decided of each identifier: what, when and why."""
    decided = {}
    for one in _events(db):
        for identifier in one.detail.get("ids", ()) if one.what in _WITHDRAWALS else ():
            decided[identifier] = (one.what, one.at, one.detail.get("reason", ""))
    return decided


def _acquisitions(db: Database) -> Iterator[Acquisition]:
    for (sha256,) in db.execute("select sha256 from acquisitions group by sha256 order by min(id)").fetchall():
        document = state.document_of(db, sha256)
        for one in state.acquisitions_of(db, sha256):
            yield replace(one, document=document[0] if document else None)


def _events(db: Database) -> list[Event]:
    rows = db.execute("select id, at, what, detail, previous_hash, hash from events order by id").fetchall()
    return [
        Event(number, at, what, json.loads(detail), previous, hashed)
        for number, at, what, detail, previous, hashed in rows
    ]


def _rows(db: Database) -> dict[str, list[_Row]]:
    """The mirror of the ledger by document, each document before its parts, in the order in which they were given."""
    found: dict[str, list[_Row]] = {}
    for identifier, kind, document, status, successors, version, hashed in db.execute(_MIRROR).fetchall():
        row = _Row(identifier, kind, document, status, tuple(json.loads(successors)), version, hashed)
        found.setdefault(document, []).append(row)
    return found


_MIRROR = """
select l.id, l.kind, coalesce(l.document_id, l.id), l.status, l.successors, l.version, l.hash from ledger l
left join ledger d on d.id = l.document_id left join quotations q on q.id = l.id
order by coalesce(d.n, l.n), instr('document passage note quotation speaker work', l.kind), l.n, q.ordinal, l.id
"""


def _read_originals(words: _Words, folder: Folder, db: Database, people: People, document: str) -> None:
    """Reads the captures of a document, the newest last, for the words of its identifiers."""
    captures = db.execute("select sha256 from versions where document_id = ? order by ordinal", [document]).fetchall()
    if captures:
        words.read[document] = Identifier(document, "document", document, hash=captures[0][0])
    for (sha256,) in captures:
        one = state.acquisitions_of(db, sha256)[0]
        try:
            parsed = parse(store.read_original(folder, sha256), about=about_of(one, said_of(db, people, one, document)))
        except LoccitError:  # purged, or changed: `verify` says so
            continue
        parts = identifiers_of(parsed, mint_keys(parsed, document), sha256, 1)[1:]
        words.read.update((each.id, each) for each in parts)
        for each in parts:
            words.hashed[each.kind, hash_of(each.exact or "")].append(each)
