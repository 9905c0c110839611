"""Documents that say the same: a sketch and the archive → candidates by shared grams → relations, by shared words.

A relation is stated, never acted upon. A document is tied to the *head*, the first that said it, and not to every
copy; nothing is concluded from two relations about a third.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass

from loccit.matching.archive import Archive, Filed, Posting
from loccit.matching.capture import even_url
from loccit.matching.sketch import Sketch, Stretch
from loccit.text.fold import folded
from loccit.text.ngrams import WITHOUT_SPACES, say

LEAST_GRAMS = 3
"""A candidate shares so many grams, or all that there are."""
SHARED = 0.06
"""… and so much of the smaller sketch (unrelated news .02, scanning noise in a quarter of the words .08)."""
GRAMS_A_WORD = 0.35
CANDIDATES = 8
"""So many are compared word by word, those that share most first."""
COVERED = 0.3
"""So much of the shorter document's words must stand in runs (of three) that the other has too."""
LEAST_WORDS = 12
"""… and so many words; or nearly all of a shorter document (WHOLE)."""
WHOLE, PART = 0.8, 0.6
"""`contains`: of the one side WHOLE or more is in the other, and of that other no more than PART is in the one."""
STORIES = 4
"""A passage half of whose grams stand in so many documents that do not repeat each other is a site's, not a story's."""
KNOWN, COPIED = 0.8, 0.5
"""A passage so much of whose words a relative has is known and not indexed again; or copied with changes: what it
quotes is told of the relative, and not looked for again."""

RUN, LONG_RUN = 3, 6
"""Words in a run; so many in scripts without spaces, where three characters are shared by chance with any long book (by
half of a page of Japanese; six by .09 at most, of 15 pages and a novel)."""

_Run = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Relation:
    """`a` and `b` are numbers of documents, as in `matches`: a the later one, or the one that contains the other.

    `score` is the share of the shorter document's words that the other has (0 to 1).
    """

    kind: str
    a: int
    b: int
    score: float
    how: str


@dataclass(frozen=True, slots=True)
class Related:
    """What a document is to others. `head` is the document that it only repeats; `known` the ordinals of its passages
    whose words another document of these relations has; `common` those that are a site's furniture. `family` are the
    documents that say the same as this one: what it shares with them is no quotation. `copied` are the known passages
    and those that were changed on the way."""

    relations: tuple[Relation, ...] = ()
    head: int | None = None
    known: frozenset[int] = frozenset()
    common: frozenset[int] = frozenset()
    family: frozenset[int] = frozenset()
    copied: frozenset[int] = frozenset()


def relate_documents(
    ours: Filed, sketch: Sketch, stretches: Sequence[Stretch], archive: Archive, postings: Sequence[Posting]
) -> Related:
    """The relations of a document that is being added to those before it. `postings` are those of its sketch."""
    twin = None if sketch.key is None else archive.with_key(sketch.key)
    first = archive.filed([twin]).get(twin) if twin is not None else None
    if first is not None:
        same = Relation("same_text", ours.number, first.number, 1.0, "the same words in the same order")
        return Related((same,), first.head or first.number, frozenset(one.ordinal for one in stretches))
    common = _common_passages(sketch, postings)
    candidates = _candidates(
        ours, sketch, archive, [one for one in postings if sketch.passage_of(one.hash) not in common]
    )
    if not candidates:
        return Related(common=common)
    said = {one.ordinal: _said(one) for one in stretches if one.ordinal not in common}
    verified = [found for other in candidates if (found := _compare(ours, said, other, archive))]
    kept = _without_copies(verified)
    repeated = [one.other for one in kept if one.relation.kind != "contains"]
    head = next((other.head or other.number for other in repeated), None)
    known = frozenset(ordinal for one in kept for ordinal in one.known)
    copied = frozenset(ordinal for one in kept for ordinal in one.copied)
    family = {number for one in verified for number in (one.other.number, one.other.head) if number is not None}
    return Related(tuple(one.relation for one in kept), head, known, common, frozenset(family), copied)


@dataclass(frozen=True, slots=True)
class _Compared:
    other: Filed
    relation: Relation
    known: frozenset[int]
    copied: frozenset[int]


def _common_passages(sketch: Sketch, postings: Iterable[Posting]) -> frozenset[int]:
    """The passages that are furniture: half of their grams stand in STORIES documents or more."""
    documents: dict[int, set[int]] = defaultdict(set)
    for posting in postings:
        documents[posting.hash].add(posting.document)
    often: dict[int, int] = defaultdict(int)
    for hashed, found in documents.items():
        if len(found) >= STORIES:
            often[sketch.passage_of(hashed)] += 1
    if not often:
        return frozenset()
    grams: dict[int, int] = defaultdict(int)
    for passage in [*sketch.grams.values(), *sketch.marked.values()]:
        grams[passage] += 1
    return frozenset(passage for passage, count in often.items() if 2 * count >= grams[passage])


def _candidates(ours: Filed, sketch: Sketch, archive: Archive, postings: Iterable[Posting]) -> list[Filed]:
    """The documents that share enough grams to be compared, those that share most first."""
    shared: dict[int, set[int]] = defaultdict(set)
    for posting in postings:
        if posting.hash in sketch.grams or not posting.is_marked:
            shared[posting.document].add(posting.hash)
    size = len(sketch.grams) + len(sketch.marked)
    least = min(LEAST_GRAMS, size)
    filed = archive.filed([number for number, hashes in shared.items() if len(hashes) >= least])
    counts = []
    for number, other in filed.items():
        smaller = min(size, GRAMS_A_WORD * other.length)
        if number != ours.number and len(shared[number]) >= SHARED * smaller:
            counts.append((-len(shared[number]), number))
    return [filed[number] for _, number in sorted(counts)[:CANDIDATES]]


def _compare(ours: Filed, said: Mapping[int, list[str]], other: Filed, archive: Archive) -> _Compared | None:
    """The relation to one candidate, if enough words are shared."""
    theirs = [_said(one) for one in archive.stretches(other.number)]
    their_runs = runs_of(theirs)
    found = {ordinal: count_covered(words, their_runs) for ordinal, words in said.items()}
    our_runs = runs_of(said.values())
    our_words, their_words = sum(found.values()), sum(count_covered(words, our_runs) for words in theirs)
    our_share = our_words / max(1, sum(map(len, said.values())))
    their_share = their_words / max(1, other.length)
    share = max(our_share, their_share)
    if share < COVERED or (min(our_words, their_words) < LEAST_WORDS and share < WHOLE):
        return None
    if share < WHOLE and sum(words >= LEAST_WORDS // 2 for words in found.values()) < 2:
        return None  # one passage in common is a quotation or a notice, not a story
    parts = {ordinal: found[ordinal] / len(words) for ordinal, words in said.items() if words}
    return _Compared(
        other,
        _judge(ours, other, our_share, their_share),
        known=frozenset(ordinal for ordinal, part in parts.items() if part >= KNOWN),
        copied=frozenset(ordinal for ordinal, part in parts.items() if part >= COPIED),
    )


def _judge(ours: Filed, other: Filed, our_share: float, their_share: float) -> Relation:
    share = max(our_share, their_share)
    is_older = bool(ours.captured_at) and ours.captured_at < other.captured_at
    later, earlier = (other, ours) if is_older else (ours, other)
    if _is_same_work(ours, other):
        return Relation("updated_version", later.number, earlier.number, share, "the same title or address")
    if their_share >= WHOLE and our_share <= PART:
        return Relation("contains", ours.number, other.number, share, "its words are a part of the other's")
    if our_share >= WHOLE and their_share <= PART:
        return Relation("contains", other.number, ours.number, share, "its words are a part of the other's")
    return Relation("near_duplicate", ours.number, other.number, share, "words shared in runs of three")


def _is_same_work(ours: Filed, other: Filed) -> bool:
    """Whether two documents look like captures of one work: one address, or one title and no two publishers."""
    if ours.url and other.url and even_url(ours.url) == even_url(other.url):
        return True
    if not ours.title or not other.title or folded(ours.title).lower() != folded(other.title).lower():
        return False
    return bool(ours.publisher) and ours.publisher == other.publisher


def _without_copies(verified: Sequence[_Compared]) -> list[_Compared]:
    """Without those that only repeat another one of them."""
    numbers: Set[int] = {one.other.number for one in verified}
    return [one for one in verified if one.other.head is None or one.other.head not in numbers]


def _said(stretch: Stretch) -> list[str]:
    return [word for _, text in stretch.pieces for word in say(text)]


def runs_of(passages: Iterable[list[str]]) -> set[_Run]:
    return {run for said in passages for _, run in _runs(said)}


def count_covered(said: list[str], runs: Set[_Run]) -> int:
    """How many words stand in a run that is among `runs`."""
    covered = reached = 0
    for at, run in _runs(said):
        if run in runs:
            covered += at + len(run) - max(at, reached)
            reached = at + len(run)
    return covered


def _runs(said: list[str]) -> Iterator[tuple[int, _Run]]:
    """The runs of RUN words, and of LONG_RUN where a script without spaces begins one, each with its place."""
    three = enumerate(zip(said, said[1:], said[2:], strict=False))
    letters = "".join(said)
    if letters.isascii() or not WITHOUT_SPACES.search(letters):
        yield from three
        return
    for at, run in three:
        if not WITHOUT_SPACES.match(run[0]):
            yield at, run
        elif at + LONG_RUN <= len(said):
            yield at, tuple(said[at : at + LONG_RUN])
