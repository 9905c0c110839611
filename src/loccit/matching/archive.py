"""What matching asks of an archive: a small protocol that the database answers, and the values it answers with.

Documents are named by an integer that the database gives (`documents.n`), which never changes; passages by their
ordinal. `memory.MemoryArchive` is the plain implementation, which says in Python what each answer must be.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple, Protocol

from loccit.matching.sketch import Sketch, Stretch

HOT = 200
"""A hash that stands in so many places says nothing: no more places are kept of it, and none are answered."""


class Posting(NamedTuple):
    """One place of a hash: the document, the ordinal of the passage, and whether it lies inside a quotation there."""

    hash: int
    document: int
    passage: int
    is_marked: bool


@dataclass(frozen=True, slots=True)
class Filed:
    """A document as matching sees it. `length` is `Sketch.length`. `head` is the document that it only repeats (None:
    itself). `captured_at` is what `documents` orders captures by; title, publisher and url are as described."""

    number: int
    length: int
    head: int | None = None
    title: str | None = None
    publisher: str | None = None
    url: str | None = None
    captured_at: str = ""


class Archive(Protocol):
    """What is archived so far. Answers reflect everything added before, in the same transaction too."""

    def with_key(self, key: int) -> int | None:
        """The number of the document added first whose `Sketch.key` this is."""

    def postings(self, sketch: Sketch) -> Iterable[Posting]:
        """Every place of each hash of a sketch, of its `others` those inside quotations only; in any order, and none of
        a hash with HOT such places or more."""

    def filed(self, numbers: Collection[int]) -> Mapping[int, Filed]:
        """The documents of these numbers, without those that were taken out."""

    def stretches(self, number: int, ordinals: Collection[int] | None = None) -> Sequence[Stretch]:
        """The passages of prose of a document (as `stretches_of` makes them), in order; all, or those named."""
