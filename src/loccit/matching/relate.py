"""A document that is being added + the archive → everything it shares with others, and what to keep of it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from loccit.matching.archive import Archive, Filed, Posting
from loccit.matching.documents import Related, Relation, relate_documents
from loccit.matching.quotations import Match, find_matches
from loccit.matching.sketch import Sketch, Stretch


@dataclass(frozen=True, slots=True)
class Relations:
    """What `relate` finds: relations between whole documents, matches between stretches, and what is to be filed.

    `filed` is the document as later ones shall see it (with its head); `settled` are the ordinals of its passages that
    the archive has already or that are a site's: no place of theirs is filed.
    """

    documents: tuple[Relation, ...]
    matches: tuple[Match, ...]
    filed: Filed
    settled: frozenset[int]


def relate(ours: Filed, sketch: Sketch, stretches: Sequence[Stretch], archive: Archive) -> Relations:
    """What a document has in common with those added before it; `stretches` and `sketch` are its own.

    What its cost depends on is its own length and what it shares, not the size of the archive: one look-up, and a
    comparison with each of a bounded number of candidates.
    """
    postings = [one for one in archive.postings(sketch) if one.document != ours.number]
    kept = [one for one in postings if one.hash not in sketch.others]
    related = relate_documents(ours, sketch, stretches, archive, kept)
    settled = related.known | related.common
    open_stretches = [one for one in stretches if one.ordinal not in settled | related.copied]
    matches: list[Match] = []
    if open_stretches:
        strangers = _without_family(related, postings, archive)
        matches = find_matches(ours.number, sketch, open_stretches, archive, strangers)
    return Relations(related.relations, tuple(matches), replace(ours, head=related.head), settled)


def _without_family(related: Related, postings: Sequence[Posting], archive: Archive) -> list[Posting]:
    """The places in documents that do not say the same as this one."""
    if not related.family:
        return list(postings)
    filed = archive.filed({one.document for one in postings})
    family = {number for number, one in filed.items() if number in related.family or one.head in related.family}
    return [one for one in postings if one.document not in family]
