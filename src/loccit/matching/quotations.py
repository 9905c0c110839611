"""Words that travel: the same quotation in two documents, its variants, and reused sentences.

Where one side stands in quotation marks, the whole stretch inside the marks is looked for on the other side; that
settles where it begins and ends, and lets words be left out, put in brackets or changed. Without marks on either side
only long runs count.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence, Set
from dataclasses import dataclass

from loccit.matching.archive import Archive, Posting
from loccit.matching.runs import APART, clip, hanging_together, shared_runs
from loccit.matching.sketch import Sketch, Stretch, words_of
from loccit.model import Span
from loccit.text.align import Run, align
from loccit.text.ngrams import GRAM, Words, say

RARE = 4
"""A gram in more documents than this is a phrase of the language or of a site, and no evidence of its own."""
FRAGMENT, LONG = 5, 10
"""Fewer shared words than FRAGMENT are nothing; fewer than LONG are a candidate, marked so, and where only one side
stands in marks no more than `reuse`: the words may have been said twice."""
FOUND, FOUND_OF_FEW = 0.7, 0.8
"""So much of the quoted words (those in brackets left out) must stand on the other side, in order; of a candidate."""
SHORT = 7
"""A quotation of which words are missing needs so many that are not."""
PLAIN, SENTENCE = 14, 9
"""Shared words in one run that count where neither side has marks: anywhere, or where they are a whole sentence."""
LEFT_OUT = 60
"""Words between two shared runs of one quotation, left out at an ellipsis."""
PARTNERS = 16
"""Of a quotation, so many places in other documents are told, the longest and earliest first."""
PLAIN_GRAMS = 3
"""So many rare grams two passages share without marks, of the two of five that are kept, before they are compared."""
PAIRS = 256
"""So many pairs of passages are compared for one document, those that share most grams first."""

_BRACKETED = re.compile(r"\[[^\[\]]{0,200}\]")
"""What the quoting side put in: `[the harbour]`, `[t]` of `[t]he`."""
_FIRST_LETTER = re.compile(r"\[\w\](?=\w)")
"""Takes `[t]` of `[t]he`: what is left of the word is found nowhere."""
_CLOSING, _ENDS = " \r\n\t\"'”’)]", ("", ".", "!", "?", "…", "。", "။")


@dataclass(frozen=True, slots=True)
class Side:
    """One side of a match: document, passage (ordinal) and span of the document's text. `marked` is the quotation
    that it stands in, where there is one (its span; the same as the side's own where all of it is matched)."""

    document: int
    passage: int
    start: int
    end: int
    marked: Span | None = None


@dataclass(frozen=True, slots=True)
class Match:
    """A row of `matches`: `a` quotes, or is the later side where both or neither stand in marks.

    `score` is the share of the quoted words that the other side has, 0 to 1.
    """

    kind: str
    a: Side
    b: Side
    score: float
    how: str


@dataclass(frozen=True, slots=True)
class Said:
    """A passage as it is compared: its words, its raw text by offset, its quotations as ranges of words."""

    document: int
    stretch: Stretch
    words: Words
    marked: tuple[tuple[int, int, Span], ...]

    def raw(self, span: Span) -> str:
        """The document's text in a span, as far as it lies in this passage."""
        return "".join(text[max(0, span.start - at) : max(0, span.end - at)] for at, text in self.stretch.pieces)


def find_matches(
    number: int, sketch: Sketch, stretches: Sequence[Stretch], archive: Archive, postings: Iterable[Posting]
) -> list[Match]:
    """The quotations and sentences that a document which is being added shares with those before it.

    `stretches` are the passages worth looking at (without those that another document is known to have whole), in
    order; `postings` those of all grams, without those of documents that say the same as this one.
    """
    ours = {one.ordinal: one for one in stretches}
    pairs = _pairs(sketch, ours.keys(), postings, number)
    wanted: dict[int, set[int]] = defaultdict(set)
    for _, document, passage in pairs:
        wanted[document].add(passage)
    theirs = {
        (document, one.ordinal): as_said(document, one)
        for document, ordinals in wanted.items()
        for one in archive.stretches(document, ordinals)
    }
    said: dict[int, Said] = {}
    found: list[Match] = []
    for our_passage, document, passage in pairs:
        if (document, passage) in theirs:
            one = said.setdefault(our_passage, as_said(number, ours[our_passage]))
            found.extend(compare(one, theirs[document, passage]))
    return _first_partners(found, number)


def as_said(document: int, stretch: Stretch) -> Said:
    """A passage made ready to be compared."""
    words = words_of(stretch)
    ranges = [(bisect_left(words.starts, one.start), bisect_left(words.starts, one.end), one) for one in stretch.marked]
    return Said(document, stretch, words, tuple(one for one in ranges if one[1] - one[0] >= FRAGMENT))


def compare(ours: Said, theirs: Said) -> Iterator[Match]:
    """What two passages share; `ours` is of the later document."""
    runs = shared_runs(ours.words.said, theirs.words.said)
    if not runs:
        return
    told: list[tuple[int, int]] = []
    for first, last, span in ours.marked:
        is_inside = any(start <= first and last <= end for start, end in told)  # a quotation in a quotation
        found = None if is_inside else _find_quoted(ours, theirs, (first, last, span), runs)
        if found:
            told.append((first, last))
            yield found
    turned = [Run(run.b, run.a, run.size) for run in runs if not _lies_in(run.a, run.size, told)]
    for quoted in theirs.marked:
        found = _find_quoted(theirs, ours, quoted, turned)
        if found:
            at = bisect_left(ours.words.starts, found.b.start)
            told.append((at, bisect_left(ours.words.starts, found.b.end)))
            yield found
    for run in runs:
        if run.size < SENTENCE or _lies_in(run.a, run.size, told):
            continue
        a, b = _side(ours, run.a, run.a + run.size), _side(theirs, run.b, run.b + run.size)
        if run.size >= PLAIN:
            yield Match("reuse", a, b, 1.0, f"{run.size} words in a row, without marks")
        elif _is_sentence(ours, a) or _is_sentence(theirs, b):
            yield Match("reuse", a, b, 1.0, "a whole sentence, without marks")


def _pairs(sketch: Sketch, passages: Set[int], postings: Iterable[Posting], number: int) -> list[tuple[int, int, int]]:
    """(our passage, document, its passage) worth comparing: one rare gram in marks, or PLAIN_GRAMS without."""
    documents: dict[int, set[int]] = defaultdict(set)
    places = [one for one in postings if one.document != number]
    for posting in places:
        documents[posting.hash].add(posting.document)
    plain: dict[tuple[int, int, int], int] = defaultdict(int)
    in_marks: set[tuple[int, int, int]] = set()
    for hashed, document, passage, is_marked in places:
        if len(documents[hashed]) > RARE:
            continue
        key = (sketch.passage_of(hashed), document, passage)
        plain[key] += 1
        if is_marked or hashed in sketch.marked:
            in_marks.add(key)
    worth = [key for key, count in plain.items() if key[0] in passages and (count >= PLAIN_GRAMS or key in in_marks)]
    return sorted(sorted(worth, key=lambda key: -plain[key])[:PAIRS])


def _find_quoted(quoting: Said, source: Said, quoted: tuple[int, int, Span], runs: Sequence[Run]) -> Match | None:
    """The quotation on the other side, if enough of it stands there in order; `runs` go from quoting to source."""
    first, last, span = quoted
    inside = [clipped for run in runs if (clipped := clip(run, first, last)).size >= GRAM]
    if not inside:
        return None
    anchor = max(inside, key=lambda run: run.size)
    raw = quoting.raw(span)
    own = last - first - _count_bracketed(raw)
    kept = [anchor] if anchor.size == last - first else _fit(quoting, source, quoted, anchor, raw)
    matched = sum(run.size for run in kept)
    is_whole = len(kept) == 1 and matched == last - first
    if matched < FRAGMENT or not (is_whole or _is_enough(matched, own, kept, is_elided=_is_elided(raw))):
        return None
    other = _side(source, kept[0].b, kept[-1].b + kept[-1].size)
    a = Side(quoting.document, quoting.stretch.ordinal, span.start, span.end, span)
    is_candidate = matched < LONG and not other.marked
    kind = "reuse" if is_candidate else "same_quotation" if is_whole else "quotation_variant"
    return Match(kind, a, other, min(1.0, matched / max(1, own)), _how(raw, matched, is_whole, bool(other.marked)))


def _is_enough(matched: int, own: int, kept: Sequence[Run], *, is_elided: bool) -> bool:
    """Whether changed words are still the quotation: of a short one nearly all must be there, close together; the
    stretches on both sides of an ellipsis may stand apart."""
    if matched >= LONG:
        return matched >= own * FOUND
    spread = kept[-1].b + kept[-1].size - kept[0].b
    apart = LEFT_OUT if is_elided and all(run.size >= FRAGMENT - 2 for run in kept) else 2
    return spread <= matched + apart and (matched >= own or matched >= max(SHORT, own * FOUND_OF_FEW))


def _fit(quoting: Said, source: Said, quoted: tuple[int, int, Span], anchor: Run, raw: str) -> list[Run]:
    """The runs that hang together with the longest one, when the rest of a quotation is looked for around it."""
    first, last, _ = quoted
    slack = LEFT_OUT if _is_elided(raw) else 2 * APART
    start = max(0, anchor.b - (anchor.a - first) - slack)
    end = anchor.b + (last - anchor.a) + slack
    head = align(quoting.words.said[first : anchor.a], source.words.said[start : anchor.b])
    tail = align(quoting.words.said[anchor.a + anchor.size : last], source.words.said[anchor.b + anchor.size : end])
    before = [Run(first + run.a, start + run.b, run.size) for run in head]
    behind = [Run(anchor.a + anchor.size + run.a, anchor.b + anchor.size + run.b, run.size) for run in tail]
    return hanging_together(before, anchor, behind, slack)


def _is_elided(raw: str) -> bool:
    return "…" in raw or "..." in raw or ". ." in raw


def _count_bracketed(raw: str) -> int:
    """How many words of a quotation stand in brackets, or have their first letter there: the quoting side's own."""
    if "[" not in raw:
        return 0
    return sum(len(say(found)) for found in _BRACKETED.findall(raw)) + len(_FIRST_LETTER.findall(raw))


def _how(raw: str, matched: int, is_whole: bool, is_marked: bool) -> str:
    change = "words left out" if _is_elided(raw) else "words in brackets" if "[" in raw else "words changed"
    how = f"{'the same words' if is_whole else change}, in marks on {'both sides' if is_marked else 'one side'}"
    return how if matched >= LONG else f"{how}; a candidate only: {matched} words"


def _lies_in(start: int, size: int, told: Iterable[tuple[int, int]]) -> bool:
    """Whether more than half of a run has been told already."""
    return any(2 * (min(start + size, last) - max(start, first)) > size for first, last in told)


def _is_sentence(said: Said, side: Side) -> bool:
    """Whether a stretch begins and ends where a sentence does."""
    for start, text in said.stretch.pieces:
        if start <= side.start and side.end <= start + len(text):
            before = text[: side.start - start].rstrip(_CLOSING)
            after = text[side.end - start :].lstrip(_CLOSING)
            return before[-1:] in _ENDS and after[:1] in _ENDS
    return False


def _side(said: Said, first: int, last: int) -> Side:
    start, end = said.words.starts[first], said.words.ends[last - 1]
    marked = next((span for one, two, span in said.marked if one <= first and last <= two), None)
    return Side(said.document, said.stretch.ordinal, start, end, marked)


def _first_partners(found: Sequence[Match], number: int) -> list[Match]:
    """The matches, each place of ours with PARTNERS others at most."""
    count: dict[tuple[int, int], int] = defaultdict(int)
    kept = []
    for match in sorted(found, key=lambda one: (-one.score, one.b.document, one.b.start)):
        ours = match.a if match.a.document == number else match.b
        count[ours.start, ours.end] += 1
        if count[ours.start, ours.end] <= PARTNERS:
            kept.append(match)
    return sorted(kept, key=lambda one: (one.a.document, one.a.start, one.b.document, one.b.start))
