"""What an archive knows of sameness: the relations of an identifier, and how many origins its words have."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from sqlite_utils import Database

from loccit import ids
from loccit.db.sameness import SavedArchive
from loccit.errors import LoccitError
from loccit.matching.independence import Independence, Tie, find_origins, stands_in
from loccit.matching.sketch import Stretch

MOST_ROWS = 1_000
"""So many relations of one identifier are told."""
MOST_HOPS = 64
"""So many documents are gone through for the origins of one passage."""
INSIDE = ("repeat", "pull_quote")
"""Relations inside one document: they say nothing of independence."""


@dataclass(frozen=True, slots=True)
class Asked:
    """What was asked about: the identifier, its kind, its document, and the stretch of its text (None: all of it)."""

    id: str
    kind: str
    document_id: str
    passage_id: str | None = None
    start: int | None = None
    end: int | None = None


@dataclass(frozen=True, slots=True)
class End:
    """One side of a relation: `id` of a passage or document, and the words that are shared (None: all of it)."""

    id: str
    document_id: str
    title: str | None
    words: str | None
    start: int | None
    end: int | None


@dataclass(frozen=True, slots=True)
class Related:
    """A row of `matches`: `here` is the side that was asked about; `is_later` says that it is side a of the row."""

    kind: str
    here: End
    there: End
    is_later: bool
    score: float | None
    how: str

    @property
    def is_candidate(self) -> bool:
        return "candidate only" in self.how


def find_asked(db: Database, words: str) -> Asked:
    """The passage, quotation or document that an identifier names. Raises C002 (status 1) where it names none that
    has a place in the newest capture."""
    identifier = ids.normalize(words)
    for kind, statement in _ASKED.items():
        row = db.execute(statement, [identifier]).fetchone()
        if row is not None:
            return Asked(identifier, kind, *row)
    raise LoccitError(
        "C002", f"{words!r} is no passage, quotation or document of this archive.",
        next_step=f"`loccit show {words}` says what became of it, `loccit search WORDS` finds others.", status=1,
    )  # fmt: skip


def relations_of(db: Database, asked: Asked) -> list[Related]:
    """Every relation of it, at most MOST_ROWS; of a document those of its passages too, of a quotation those that
    overlap it."""
    rows = db.execute(_OF_DOCUMENT if asked.kind == "document" else _OF_ONE, [asked.passage_id or asked.id]).fetchall()
    found = []
    for kind, *sides, score, how in rows[:MOST_ROWS]:
        a, b = _end(db, *sides[:3]), _end(db, *sides[3:])
        for here, there in ((a, b), (b, a)) if a != b else ((a, b),):
            if _is_here(asked, here):
                found.append(Related(kind, here, there, here is a, score, how))
                break
    return found


def cited_passages(db: Database, document_id: str) -> frozenset[str]:
    """The passages of a document, those without a place too, that somebody cites.

    A passage counts where another document shares its words, and every passage of a document that a note of another
    one cites: which of them the note means is not known.
    """
    rows = db.execute(_CITED, {"document": document_id}).fetchall()
    return frozenset(row[0] for row in rows)


def origins_of(
    db: Database, asked: Asked, *, most: int = MOST_HOPS
) -> tuple[Independence, dict[int, tuple[str, str | None]]]:
    """How many documents hold its words and how many origins they have; and by number each document's ID and title.

    `most` documents are gone through; the answer says so where there are more.
    """
    way = _Ties(db, most)
    ties, numbers = way.follow(asked)
    since = {number: date or "" for number, (_, _, date) in numbers.items()}
    start = next(number for number, (identifier, _, _) in numbers.items() if identifier == asked.document_id)
    found = replace(find_origins(start, ties, since), is_all=not way.is_cut)
    return found, {number: row[:2] for number, row in numbers.items()}


class _Ties:
    """Goes from a passage to all that holds its words: along matches that overlap, and to copies of documents."""

    def __init__(self, db: Database, most: int) -> None:
        self._db = db
        self._most = most
        self._archive = SavedArchive(db)
        self._numbers: dict[int, tuple[str, str | None, str | None]] = {}
        self._ties: list[Tie] = []
        self.is_cut = False
        """Whether it left some out, as there were too many."""

    def follow(self, asked: Asked) -> tuple[list[Tie], dict[int, tuple[str, str | None, str | None]]]:
        """The ties that concern it, and the documents that they name."""
        self._number(asked.document_id)
        first = Asked(asked.id, "whole", asked.id) if asked.kind == "document" else asked
        seen, todo = {asked.document_id}, [first]
        while todo and len(seen) < self._most:
            here = todo.pop(0)
            for related in self._relations(here):
                if related.kind in INSIDE or related.here.document_id == related.there.document_id:
                    continue
                if asked.kind == "document" and related.here.start is not None:
                    continue
                self._tie(related)
                if related.there.document_id not in seen and not related.is_candidate:
                    seen.add(related.there.document_id)
                    todo.append(_as_asked(related.there))
            todo += self._copies(here, seen)
        self.is_cut = self.is_cut or bool(todo)
        return self._ties, self._numbers

    def _copies(self, here: Asked, seen: set[str]) -> Iterator[Asked]:
        """The relatives of its document that hold the passage too."""
        own = self._stretch(here)
        if own is None:
            return
        for related in self._relations(Asked(here.document_id, "whole", here.document_id)):
            other = related.there.document_id
            if len(seen) >= self._most:
                self.is_cut = True
                return
            if related.here.start is None and other != here.document_id and stands_in(own, self._all(other)):
                self._tie(related)
                if other not in seen:
                    seen.add(other)
                    yield Asked(other, "copy", other, here.passage_id)

    def _relations(self, here: Asked) -> list[Related]:
        found = relations_of(self._db, here)
        self.is_cut = self.is_cut or len(found) == MOST_ROWS
        return found

    def _stretch(self, here: Asked) -> Stretch | None:
        """The passage as its own document holds it; one that a copy holds is looked for in the copy's relatives."""
        row = self._db.execute(
            "select d.n, p.ordinal from passages p join documents d on d.id = p.document_id where p.id = ?",
            [here.passage_id],
        ).fetchone()
        found = self._archive.stretches(row[0], [row[1]]) if row else ()
        return found[0] if found else None

    def _all(self, document: str) -> Sequence[Stretch]:
        return self._archive.stretches(self._number(document))

    def _tie(self, related: Related) -> None:
        here, there = self._number(related.here.document_id), self._number(related.there.document_id)
        a, b = (here, there) if related.is_later else (there, here)
        tie = Tie(a, b, related.kind, related.how, related.is_candidate)
        if tie not in self._ties:
            self._ties.append(tie)

    def _number(self, document: str) -> int:
        number, title, date = self._db.execute(_DATED, [document]).fetchone()
        self._numbers[number] = (document, title, date)
        return int(number)


def _as_asked(end: End) -> Asked:
    is_passage = end.id != end.document_id
    kind = "passage" if is_passage else "stretch"
    return Asked(end.id, kind, end.document_id, end.id if is_passage else None, end.start, end.end)


def _is_here(asked: Asked, end: End) -> bool:
    """Whether a side is what was asked about, or overlaps the stretch that was."""
    if asked.kind == "document":
        return end.document_id == asked.document_id
    if end.id != (asked.passage_id or asked.id):
        return False
    if asked.start is None or asked.end is None or end.start is None or end.end is None:
        return True
    return end.start < asked.end and asked.start < end.end


def _end(db: Database, identifier: str, start: int | None, end: int | None) -> End:
    """One side: its document, and the words of the document's text between start and end (SQLite counts from 1)."""
    row = db.execute(_SIDE, {"id": identifier, "start": start, "length": (end or 0) - (start or 0)}).fetchone()
    document, title, words = row or (identifier, None, None)
    return End(identifier, document, title, words, start, end)


_ASKED = {
    "passage": 'select document_id, id, start, "end" from passages where id = ?',
    "quotation": 'select document_id, passage_id, start, "end" from quotations where id = ? and passage_id is not null',
    "document": "select id from documents where id = ?",
}
_ROW = "select kind, a_id, a_start, a_end, b_id, b_start, b_end, score, how from matches"
_OF_ONE = f"{_ROW} where a_id = ?1 union {_ROW} where b_id = ?1 order by kind, score desc limit {MOST_ROWS}"
_OWN = "(select id from passages where document_id = ?1 union all select ?1)"
_OF_DOCUMENT = (
    f"{_ROW} where a_id in {_OWN} union {_ROW} where b_id in {_OWN} order by kind, score desc limit {MOST_ROWS}"
)
_SIDE = """
select d.id, d.title, case when :start is null then null else substr(d.text, :start + 1, :length) end
from documents d where d.id = coalesce((select document_id from passages where id = :id), :id)
"""
_CITED = """
select l.id from ledger l where l.document_id = :document and l.kind = 'passage' and (
  exists (
    select 1 from citations c join works w on w.id = c.work_id
    where w.document_id = :document and c.document_id <> :document
  )
  or exists (select 1 from matches where b_id = l.id and kind not in ('repeat', 'pull_quote'))
  or exists (select 1 from matches where a_id = l.id and kind not in ('repeat', 'pull_quote'))
)
"""
_DATED = """
select n, title, coalesce(published, (select min(captured_at) from versions v where v.document_id = d.id))
from documents d where id = ?
"""
