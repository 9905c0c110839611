"""What people say of a capture in `sources.yml` and `corrections.yml`: of it, else of the captures before it.

What somebody knows of a source (its title, its date, what may be shown) holds for the next capture of it too, however
that one's file is called, until something else is said of that one.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from sqlite_utils import Database

from loccit.ingest.people import People, Said
from loccit.ledger import Acquisition

_OF_ONE_CAPTURE = frozenset(("encoding", "retrieved_at", "updated", "version_of", "note"))
"""Fields that are about the bytes of one capture, or about how it came."""


def said_of(db: Database, people: People, one: Acquisition, document_id: str) -> tuple[Said, ...]:
    """What people say of a capture, the most exact first: of its document by ID, of it, and of those before it.

    `one` is an arrival of it, which need not be written yet. Of earlier captures only what is said of nothing nearer.
    """
    said = people.of_source(one.name, one.sha256, document_id)
    if not people.sources:
        return said
    return (*said, *_what_is_left(said, _of_others(db, people, one, document_id)))


def _of_others(db: Database, people: People, one: Acquisition, document_id: str) -> Iterator[Said]:
    """What is said of the other arrivals of a capture, and then of the captures before it, the latest first."""
    for name, sha256 in db.execute(_ARRIVALS, {"document": document_id, "sha256": one.sha256}).fetchall():
        for said in people.of_source(name, sha256):
            if sha256 == one.sha256:
                yield said
            else:
                pairs = tuple(pair for pair in said.pairs if pair[0] not in _OF_ONE_CAPTURE)
                yield replace(said, pairs=pairs)


def _what_is_left(nearer: Iterable[Said], farther: Iterable[Said]) -> Iterator[Said]:
    """The fields of what is farther off that nothing nearer says."""
    known = {name for said in nearer for name, _ in said.pairs}
    for said in farther:
        pairs = tuple(pair for pair in said.pairs if pair[0] not in known)
        known |= {name for name, _ in pairs}
        if pairs:
            yield replace(said, pairs=pairs)


_ARRIVALS = """
select a.name, a.sha256 from versions v join acquisitions a on a.sha256 = v.sha256
where v.document_id = :document and v.ordinal <= coalesce(
  (select ordinal from versions where document_id = :document and sha256 = :sha256), v.ordinal)
order by v.ordinal desc, a.id
"""
