"""A document → its sketch: what is kept of its words so that others that share them are found.

The sketch is made where a document is parsed (in any process) and is small: a number for the whole of its words, and
the winnowed 4-grams of its prose, each with the passage it stands in. Site furniture is no passage, so it is left out.
"""

from __future__ import annotations

import hashlib
from bisect import bisect_left
from collections.abc import Iterator, Sequence, Set
from dataclasses import dataclass

from loccit.model import Parsed, Span
from loccit.text.ngrams import GRAM, Words, find_words, say

PROSE_ROLES = frozenset(("standfirst", "body", "list_item", "block_quote", "caption"))
"""The roles of passages whose words travel; code, tables and lines about the author are left out."""
MARKED = frozenset(("direct", "partial", "block", "scare"))
"""The kinds of quotations whose words are somebody's; titles are left out."""


@dataclass(frozen=True, slots=True)
class Stretch:
    """A passage of prose: `pieces` are its stretches of the document's text, as (start, raw text); `marked` the
    quotations in it (spans of the document's text), in order."""

    ordinal: int
    pieces: tuple[tuple[int, str], ...]
    marked: tuple[Span, ...] = ()


@dataclass(frozen=True, slots=True)
class Sketch:
    """What is kept of a document's words.

    `key` is the same for two documents that say the same words (None where a document says nothing). `length` is in
    words. The rest give for the hash of a gram the ordinal of a passage that it stands in, each hash in one of them:
    `marked` every gram inside a quotation, `grams` the winnowed ones of all other prose, `others` those of the rest
    that any five words of a quotation would share. The first two are kept in the archive; all are looked up, the last
    among the marked ones only.
    """

    key: int | None
    length: int
    grams: dict[int, int]
    marked: dict[int, int]
    others: dict[int, int]

    def passage_of(self, hashed: int) -> int:
        """The ordinal of a passage that the gram stands in. Raises KeyError where it stands in none."""
        for grams in (self.grams, self.marked):
            if hashed in grams:
                return grams[hashed]
        return self.others[hashed]

    def without(self, settled: Set[int]) -> tuple[dict[int, int], dict[int, int]]:
        """What is filed of it: `grams` and `marked`, without what stands in settled passages."""
        if not settled:
            return self.grams, self.marked
        grams, marked = (
            {hashed: passage for hashed, passage in some.items() if passage not in settled}
            for some in (self.grams, self.marked)
        )
        return grams, marked


def stretches_of(parsed: Parsed) -> tuple[Stretch, ...]:
    """The passages of a document that are prose, in reading order."""
    text = parsed.text
    marked = sorted((one.start, one.end) for one in parsed.quotations if one.kind in MARKED and one.note is None)
    starts = [start for start, _ in marked]
    found = []
    for passage in parsed.passages:
        if passage.role in PROSE_ROLES:
            inside = marked[bisect_left(starts, passage.start) : bisect_left(starts, passage.end)]
            pieces = tuple((piece.start, text[piece.start : piece.end]) for piece in passage.pieces)
            found.append(Stretch(passage.ordinal, pieces, tuple(Span(start, end) for start, end in inside)))
    return tuple(found)


def words_of(stretch: Stretch) -> Words:
    """The words of a passage with their places in the document's text.

    >>> words_of(Stretch(0, ((0, "The quay"), (12, "closed.")))).starts
    [0, 4, 12]
    """
    if len(stretch.pieces) == 1:
        start, text = stretch.pieces[0]
        words = find_words(text)
        if start:
            words = Words(words.said, [start + at for at in words.starts], [start + at for at in words.ends])
        return words
    whole = Words([], [], [])
    for start, text in stretch.pieces:
        words = find_words(text)
        whole.said.extend(words.said)
        whole.starts.extend(start + at for at in words.starts)
        whole.ends.extend(start + at for at in words.ends)
    return whole


def make_sketch(stretches: Sequence[Stretch]) -> Sketch:
    """The sketch of a document's prose."""
    from loccit.text.grams import winnow  # loads numpy: a tenth of a second that who only reads need not wait

    said: list[Sequence[str]] = []
    inside: list[tuple[int, int, int]] = []
    for at, stretch in enumerate(stretches):
        if stretch.marked:
            words = words_of(stretch)
            inside += [(at, first, last) for first, last in marked_grams(words, stretch.marked)]
            said.append(words.said)
        else:
            said.append([word for _, text in stretch.pieces for word in say(text)])
    ordinals = [stretch.ordinal for stretch in stretches]
    marked, grams, others = winnow(said, inside, ordinals)
    return Sketch(_key(said), sum(map(len, said)), grams, marked, others)


def _key(said: Sequence[Sequence[str]]) -> int | None:
    """64 bits of a hash of all words in their order; None where there are none."""
    words = "".join([" ".join(some) + " " for some in said])
    digest = hashlib.sha256(words.encode("utf-8", "surrogatepass")).digest()
    return int.from_bytes(digest[:8], "big", signed=True) if words.strip() else None


def marked_grams(words: Words, marked: Sequence[Span]) -> Iterator[tuple[int, int]]:
    """For each quotation, the first and the last + 1 of the grams that lie wholly inside it."""
    for span in marked:
        first, last = bisect_left(words.starts, span.start), bisect_left(words.starts, span.end) - GRAM + 1
        if first < last:
            yield first, last
