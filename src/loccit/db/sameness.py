"""What matching asks of the archive, answered by SQLite; and what it found, as rows of `matches`."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence, Set
from itertools import groupby
from operator import itemgetter
from typing import Any

from sqlite_utils import Database

from loccit.db.fingerprints import file, look_up, take_out
from loccit.db.state import BY_TIME, padded
from loccit.matching.archive import HOT, Filed, Posting
from loccit.matching.quotations import Match
from loccit.matching.relate import Relations, relate
from loccit.matching.sketch import MARKED, PROSE_ROLES, Sketch, Stretch, make_sketch
from loccit.model import Span
from loccit.text.ngrams import hash_grams, say

_MANY = 500


class SavedArchive:
    """`matching.archive.Archive` over the tables `sketches`, those of fingerprints, `passages` and `documents`.

    `before` makes it what it was when the document of that number came.
    """

    def __init__(self, db: Database, *, before: int | None = None) -> None:
        self._db = db
        self._hot: set[int] = set()
        self._before = before

    def with_key(self, key: int) -> int | None:
        """The number of the document added first that has these words."""
        row = self._db.execute("select min(document_n) from sketches where key = ?", [key]).fetchone()
        found = row[0] if row else None
        return None if found is not None and self._before is not None and found >= self._before else found

    def postings(self, sketch: Sketch) -> Iterator[Posting]:
        """The places of each hash that is not hot, and of `others` those inside quotations."""
        return self._without_hot(look_up(self._db, [*sketch.grams, *sketch.marked], sketch.others))

    def filed(self, numbers: Collection[int]) -> Mapping[int, Filed]:
        """The documents of these numbers."""
        rows = self._in(
            "select s.document_n, s.length, s.head, d.title, d.publisher, d.url,"
            f" (select max({BY_TIME}) from versions v where v.document_id = d.id)"
            " from sketches s join documents d on d.n = s.document_n where s.document_n in ({})",
            numbers,
        )
        return {row[0]: Filed(row[0], row[1], row[2], row[3], row[4], row[5], row[6] or "") for row in rows}

    def stretches(self, number: int, ordinals: Collection[int] | None = None) -> Sequence[Stretch]:
        """The passages of prose of a document, all or those named."""
        document, text = self._db.execute("select id, text from documents where n = ?", [number]).fetchone()
        roles = ", ".join(f"'{role}'" for role in sorted(PROSE_ROLES))
        where = f"document_id = ? and role in ({roles})"
        if ordinals is not None:
            where += f" and p.ordinal in ({', '.join(str(int(one)) for one in ordinals)})"
        pieces: dict[int, list[tuple[int, str]]] = defaultdict(list)
        for ordinal, start, end in self._db.execute(
            'select p.ordinal, x.start, x."end" from passages p join passage_pieces x on x.passage_id = p.id'
            f" where p.{where} order by p.ordinal, x.ordinal",
            [document],
        ).fetchall():
            pieces[ordinal].append((start, text[start:end]))
        marked = self._marked(document)
        return [
            Stretch(
                ordinal, tuple(some),
                tuple(one for one in marked if some[0][0] <= one.start < some[-1][0] + len(some[-1][1])),
            )
            for ordinal, some in pieces.items()
        ]  # fmt: skip

    def add(self, filed: Filed, sketch: Sketch, settled: Set[int]) -> None:
        """Files a document with the places of its sketch, but those in passages that are settled."""
        self._db.execute(
            "insert into sketches values (?, ?, ?, ?) on conflict (document_n) do update set length = excluded.length,"
            " head = excluded.head, key = excluded.key",
            [filed.number, filed.length, filed.head, sketch.key],
        )
        grams, marked = sketch.without(settled)
        if self._hot:
            grams, marked = _without(grams, self._hot), _without(marked, self._hot)
        file(self._db, filed.number, grams, marked)

    def _marked(self, document: str) -> list[Span]:
        kinds = ", ".join(f"'{kind}'" for kind in sorted(MARKED))
        rows = self._db.execute(
            f'select start, "end" from quotations where document_id = ? and note_id is null and kind in ({kinds})'
            ' order by start, "end"',
            [document],
        ).fetchall()
        return [Span(*row) for row in rows]

    def _without_hot(self, rows: Iterable[tuple[int, int, int, int]]) -> Iterator[Posting]:
        found: dict[int, list[Posting]] = defaultdict(list)
        for hashed, document, passage, is_marked in rows:
            if self._before is not None and document >= self._before:
                continue
            found[hashed].append(Posting(hashed, document, passage, bool(is_marked)))
        for hashed, places in found.items():
            if len(places) < HOT:
                yield from places
            else:
                self._hot.add(hashed)

    def _in(self, statement: str, values: Collection[Any]) -> Iterable[tuple[Any, ...]]:
        wanted = list(values)
        for at in range(0, len(wanted), _MANY):
            some = padded(wanted[at : at + _MANY])
            yield from self._db.execute(statement.format(", ".join("?" * len(some))), some).fetchall()


def _without(grams: Mapping[int, int], hot: Set[int]) -> dict[int, int]:
    return {hashed: passage for hashed, passage in grams.items() if hashed not in hot}


def file_relations(
    db: Database, document_id: str, sketch: Sketch, stretches: Sequence[Stretch], *, before: int | None = None
) -> Relations:
    """States what a document that was just saved shares with those before it, and files it for later ones.

    `before` leaves those of that number and later out.
    """
    archive = SavedArchive(db, before=before)
    number, title, publisher, url, captured_at = db.execute(
        f"select n, title, publisher, url, (select max({BY_TIME}) from versions v where v.document_id = d.id)"
        " from documents d where id = ?",
        [document_id],
    ).fetchone()
    ours = Filed(number, sketch.length, None, title, publisher, url, captured_at or "")
    relations = relate(ours, sketch, stretches, archive)
    archive.add(relations.filed, sketch, relations.settled)
    if relations.documents or relations.matches:
        db.conn.executemany("insert into matches values (?, ?, ?, ?, ?, ?, ?, ?, ?)", list(_rows(db, relations)))
    return relations


def later_sharing(db: Database, numbers: Iterable[int]) -> set[int]:
    """The documents that came after any of these and may share words with it."""
    archive = SavedArchive(db)
    found: set[int] = set()
    for number in numbers:
        if not db.execute("select 1 from documents where n = ?", [number]).fetchone():
            continue
        sketch = make_sketch(archive.stretches(number))
        found.update(one.document for one in archive.postings(sketch) if one.document > number)
    return found


def refile_relations(db: Database, numbers: Iterable[int]) -> None:
    """Finds the relations of documents again, each with those that came before it, as if they came once more."""
    rows = [db.execute("select n, id from documents where n = ?", [one]).fetchone() for one in sorted(numbers)]
    there = [row for row in rows if row]
    for _, document_id in there:
        forget_relations(db, document_id)
    for number, document_id in there:
        stretches = SavedArchive(db).stretches(number)
        file_relations(db, document_id, make_sketch(stretches), stretches, before=number)


def is_filed(db: Database, document_id: str) -> bool:
    """Whether a document's words are filed already: people's facts change its rows, but not its words."""
    row = db.execute(
        "select 1 from sketches s join documents d on d.n = s.document_n where d.id = ?", [document_id]
    ).fetchone()
    return row is not None


def forget_relations_of_other(db: Database, document_id: str, sha256: str) -> None:
    """`forget_relations` where the rows of a document are those of another capture than `sha256`."""
    row = db.execute("select sha256 from documents where id = ?", [document_id]).fetchone()
    if row is not None and row[0] != sha256:
        forget_relations(db, document_id)


def forget_relations(db: Database, document_id: str) -> None:
    """Takes out what a document shares with others, before it is read otherwise."""
    row = db.execute("select n from documents where id = ?", [document_id]).fetchone()
    if row is None:
        return
    take_out(db, row[0], _hashes_of(db, document_id))
    db.execute("delete from sketches where document_n = ?", [row[0]])
    passages = "(select id from passages where document_id = :document)"
    db.execute(
        f"delete from matches where kind not in ('repeat', 'pull_quote') and (a_id = :document or b_id = :document"
        f" or a_id in {passages} or b_id in {passages})",
        {"document": document_id},
    )


def _hashes_of(db: Database, document_id: str) -> set[int]:
    """The hashes of all that a document says, whatever the roles of its passages were when it was filed."""
    rows = db.execute(
        'select p.id, substr(d.text, x.start + 1, x."end" - x.start) from passages p'
        " join documents d on d.id = p.document_id join passage_pieces x on x.passage_id = p.id"
        " where p.document_id = ? order by p.ordinal, x.ordinal",
        [document_id],
    ).fetchall()
    passages = groupby(rows, key=itemgetter(0))
    return {hashed for _, some in passages for hashed in hash_grams([word for row in some for word in say(row[1])])}


def _rows(db: Database, relations: Relations) -> Iterator[tuple[Any, ...]]:
    names: dict[int, str] = {}

    def name(number: int) -> str:
        if number not in names:
            names[number] = db.execute("select id from documents where n = ?", [number]).fetchone()[0]
        return names[number]

    for one in relations.documents:
        yield one.kind, name(one.a), name(one.b), None, None, None, None, one.score, one.how
    for match in relations.matches:
        yield (
            match.kind, _place(db, name, match, "a"), _place(db, name, match, "b"), match.a.start,
            match.a.end, match.b.start, match.b.end, match.score, match.how,
        )  # fmt: skip


def _place(db: Database, name: Any, match: Match, side: str) -> str:
    one = match.a if side == "a" else match.b
    row = db.execute(
        "select id from passages where document_id = ? and ordinal = ?", [name(one.document), one.passage]
    ).fetchone()
    return str(row[0]) if row else str(name(one.document))
