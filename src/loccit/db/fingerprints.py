"""Where each hash of a run of words stands: what is asked while a document is added, and what is filed of it.

A place of a hash is an *entry*, a number of 64 bits: 32 of the hash, 31 that name the passage, 1 for quotation marks.

1. `fingerprints_recent`: the entries of a document as they were filed, one row. The writer has them in memory.
2. `fingerprints`: whenever there are 65,536 of these, they become a *run*, in the order of their hashes; and four runs
   of one size become one of the next, so that an entry is written again only when there are four times as many.

Hashes are spread evenly, so that of a large run each that is asked for touches a page of its own. `fingerprint_filters`
tells of nearly every hash that nobody used before that it is not there. `shelf` holds all this; only who adds loads it.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from typing import TYPE_CHECKING
from weakref import WeakKeyDictionary

from sqlite_utils import Database

if TYPE_CHECKING:
    from loccit.db.shelf import Shelf


def look_up(
    db: Database, hashes: Collection[int], others: Collection[int] = frozenset()
) -> Iterator[tuple[int, int, int, int]]:
    """The rows of hashes (hash, document, passage, is marked), and of others those that stand in marks; none of them is
    there twice."""
    found = [one for one in _shelf(db).look_up([*hashes, *others]) if one[2] or one[0] not in others]
    wanted = str(sorted({place for _, place, _ in found}))
    named = {place: rest for place, *rest in db.execute(_OF_PLACES, [wanted]).fetchall()} if found else {}
    for hashed, place, is_marked in found:
        first, document = named[place]
        yield hashed, document, place - first, is_marked


def file(db: Database, number: int, grams: Mapping[int, int], marked: Mapping[int, int]) -> None:
    """Files the hashes of the document of a number, each with the ordinal of its passage; `marked` stand in marks."""
    if grams or marked:
        before = db.execute(_LAST).fetchone()
        first = before[0] + 1 if before else 1
        last = first + max(max(some.values(), default=0) for some in (grams, marked))
        db.execute("insert into fingerprint_places values (?, ?, ?)", [first, last, number])
        _shelf(db).file(number, first, grams, marked)


def take_out(db: Database, number: int, hashes: Iterable[int]) -> None:
    """Takes out the rows of a document, found by the hashes of its words."""
    spans = db.execute("select first, last from fingerprint_places where document_n = ?", [number]).fetchall()
    if spans:
        _shelf(db).take_out(number, {*hashes}, spans)
        db.execute("delete from fingerprint_places where document_n = ?", [number])


_LAST = "select last from fingerprint_places where first = (select max(first) from fingerprint_places)"
_OF_PLACES = """
select wanted.value, of.first, of.document_n from json_each(?) wanted cross join fingerprint_places of
where of.first = (select max(first) from fingerprint_places where first <= wanted.value)
"""

_shelves: WeakKeyDictionary[Database, Shelf] = WeakKeyDictionary()
"""What is in memory of a database, as long as it is open: loading it for each document would be most of the work."""


def _shelf(db: Database) -> Shelf:
    """What is in memory; loaded anew where it is not what the database says (a transaction was rolled back)."""
    from loccit.db.shelf import Shelf  # loads numpy: a tenth of a second that who only reads need not wait

    changes = db.execute("select count from fingerprint_changes where id = 1").fetchone()[0]
    shelf = _shelves.get(db)
    if shelf is None or shelf.changes != changes:
        shelf = _shelves[db] = Shelf(db, changes)
    return shelf
