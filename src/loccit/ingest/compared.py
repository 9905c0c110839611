"""The captures of a document, read again from their originals, and what changed from one to the next."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence, Set
from dataclasses import dataclass, replace
from itertools import pairwise

from sqlite_utils import Database

from loccit import store
from loccit.db import state
from loccit.db.compared import Asked, cited_passages
from loccit.db.withheld import has_withdrawn_parts
from loccit.errors import LoccitError, UsageError
from loccit.folder import Folder
from loccit.ingest.documents import about_of
from loccit.ingest.people import People, read_people
from loccit.ingest.said import said_of
from loccit.ledger import Acquisition
from loccit.matching.anchors import CONTEXT, Known, Place
from loccit.matching.reanchor import reanchor
from loccit.matching.versions import Change, Comparison, compare_captures
from loccit.parse import parse


@dataclass(frozen=True, slots=True)
class Capture:
    """One capture of a document; `ordinal` counts arrivals, from 1. `captured_at` is None where nobody knows it: then
    it came at `added_at`, and was made no later."""

    ordinal: int
    captured_at: str | None
    sha256: str
    added_at: str


@dataclass(frozen=True, slots=True)
class Step:
    """What changed from one capture to a later one. The change is silent where `comparison.notices` is empty.

    A change's `id` is None where the archive never gave the passage one; an added passage has that of its place.
    """

    older: Capture
    newer: Capture
    comparison: Comparison

    @property
    def is_certain(self) -> bool:
        """Whether it is known that the newer one is newer; else they stand in the order in which they came."""
        made = self.newer.captured_at
        return made is not None and (self.older.captured_at or self.older.added_at) <= made


@dataclass(frozen=True, slots=True)
class _Cut:
    """A capture's text as passages; `ids` names each, with `?` and its ordinal where nothing is known of it."""

    text: str
    places: tuple[Place, ...]
    ids: tuple[str, ...] = ()

    def known(self) -> tuple[Known, ...]:
        return tuple(
            Known(
                key, one.text, self.text[max(0, one.start - CONTEXT) : one.start],
                self.text[one.end : one.end + CONTEXT], one.start, one.end,
            )
            for key, one in zip(self.ids, self.places, strict=True)
        )  # fmt: skip


def captures_of(db: Database, document_id: str) -> list[Capture]:
    """The captures of a document by the time when they were made, else came; the oldest first."""
    rows = db.execute(
        "select ordinal, captured_at, sha256, (select min(added_at) from acquisitions a where a.sha256 = v.sha256)"
        f" from versions v where document_id = ? order by {state.BY_TIME}, ordinal",
        [document_id],
    ).fetchall()
    return [Capture(*row) for row in rows]


def compare(folder: Folder, db: Database, asked: Asked, chosen: Sequence[int] = ()) -> list[Step]:
    """What changed between each capture of a document and the next, or between those chosen by their ordinals.

    Raises C001 for a capture that the document does not have.
    """
    if has_withdrawn_parts(db, asked.document_id):
        raise LoccitError(
            "C002", f"something of {asked.document_id} was withdrawn; its captures are not compared any more.",
            next_step=f"`loccit show {asked.document_id}` shows what is left.", status=1,
        )  # fmt: skip
    captures = captures_of(db, asked.document_id)
    if chosen:
        captures = [_find(captures, ordinal) for ordinal in chosen]
    if len(captures) < 2:
        return []
    reading = _Reading(folder, db, asked.document_id)
    cuts = {one.ordinal: reading.cut(one) for one in captures}
    cited = cited_passages(db, asked.document_id)
    return [Step(a, b, _compare(cuts[a.ordinal], cuts[b.ordinal], cited)) for a, b in pairwise(captures)]


def _find(captures: Sequence[Capture], ordinal: int) -> Capture:
    for one in captures:
        if one.ordinal == ordinal:
            return one
    there = ", ".join(str(one.ordinal) for one in sorted(captures, key=lambda one: one.ordinal))
    raise UsageError(
        "C001", f"the document has no capture {ordinal}.", next_step=f"choose of {there}, as in `--captures 1,2`."
    )


def _compare(older: _Cut, newer: _Cut, cited: Set[str]) -> Comparison:
    known = older.known()
    found = compare_captures(known, newer.places, reanchor(known, newer.places, newer.text), cited=cited)
    return replace(found, changes=tuple(replace(one, id=_name(one, newer)) for one in found.changes))


def _name(change: Change, newer: _Cut) -> str | None:
    name = newer.ids[change.place] if change.id is None and change.place is not None else change.id
    return None if name is None or name.startswith("?") else name


class _Reading:
    """Cuts the captures of one document into passages, and names them by what the archive knows."""

    def __init__(self, folder: Folder, db: Database, document_id: str) -> None:
        self._folder = folder
        self._db = db
        self._document = document_id
        self._people: People = read_people(folder)
        text, self._shown = db.execute("select text, sha256 from documents where id = ?", [document_id]).fetchone()
        rows = db.execute(
            'select id, text, start, "end" from passages where document_id = ? order by ordinal', [document_id]
        ).fetchall()
        self._newest = _Cut(text, tuple(Place(*row[1:]) for row in rows), tuple(row[0] for row in rows))

    def cut(self, capture: Capture) -> _Cut:
        """The passages of a capture: those of the tables where it is the one that is shown."""
        if capture.sha256 == self._shown:
            return self._newest
        cut = self._read(capture)
        return replace(cut, ids=tuple(self._names(cut)))

    def _read(self, capture: Capture) -> _Cut:
        """From the original, else from the text that was kept of it, cut at empty lines."""
        try:
            arrival = self._arrival(capture)
            about = about_of(arrival, said_of(self._db, self._people, arrival, self._document))
            parsed = parse(store.read_original(self._folder, capture.sha256), about=about)
        except LoccitError:
            row = self._db.execute(
                "select text from versions where document_id = ? and ordinal = ?", [self._document, capture.ordinal]
            ).fetchone()
            if row is None or row[0] is None:
                raise
            return _Cut(row[0], tuple(_paragraphs(row[0])))
        return _Cut(parsed.text, tuple(Place(one.text, one.start, one.end) for one in parsed.passages))

    def _arrival(self, capture: Capture) -> Acquisition:
        row = self._db.execute(
            "select id, name, url, given ->> 'encoding' from acquisitions where sha256 = ? order by id",
            [capture.sha256],
        ).fetchone()
        number, name, url, encoding = row
        given = {"encoding": encoding} if encoding else {}
        return Acquisition(number, capture.sha256, name, "", url=url, given=given)

    def _names(self, cut: _Cut) -> Iterator[str]:
        """Each passage's identifier: that of the place it came to in the newest capture, else of the lost words."""
        as_known = replace(cut, ids=tuple(f"?{ordinal}" for ordinal in range(len(cut.places)))).known()
        anchoring = reanchor(as_known, self._newest.places, self._newest.text)
        came_to = {fate.id: self._newest.ids[fate.place] for fate in anchoring.fates if fate.place is not None}
        lost = self._lost()
        for one in as_known:
            name = came_to.get(one.id)
            yield name if name is not None else lost.pop(one.exact, one.id)

    def _lost(self) -> dict[str, str]:
        """The identifiers without a place by their last words."""
        rows: Mapping[str, str] = dict(
            self._db.execute(
                "select exact, id from ledger where document_id = ? and kind = 'passage' and exact is not null"
                " and status in ('gone', 'split', 'merged')",
                [self._document],
            ).fetchall()
        )
        return dict(rows)


def _paragraphs(text: str) -> Iterator[Place]:
    """A text without markup, cut at empty lines."""
    at = 0
    for block in text.split("\n\n"):
        words = block.strip()
        if words:
            start = at + block.index(words)
            yield Place(words, start, start + len(words))
        at += len(block) + 2
