"""A way of marking notes → evidence: each note's extent, each mark's note, and the marks whose note is missing."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator

from loccit.model import Reading, Span
from loccit.notes.evidence import Body, Evidence, Mark
from loccit.notes.holes import joined
from loccit.notes.numbering.heads import Head
from loccit.notes.numbering.lengths import ends_of
from loccit.notes.numbering.pairing import Marks, Tied
from loccit.notes.numbering.swallowing import swallowing
from loccit.notes.taken import Taken

_PRINTED = {"[]": "[1]", "()": "(1)", "{}": "{1}", "<>": "<1>", "\\\\": "\\1\\", "super": "¹", "raised": "raised 1"}
_PRINTED |= {"a.": "i.", "(note)": "(note 1)", "//": "/1/", "n/": "1/", "=n=": "=1=", "*n": "*1", "said": "Note 1."}
_PRINTED |= {"caret": "^1", "symbol": "*", "glued": "word1", "worded": "[Footnote 1: …]", "fn": "[FN#1]"}
_PRINTED |= {".": "1.", ")": "1)", " ": "1", "listed": "a list"}
_LEAST_NOTELESS = 3
_LONGEST_RUN = 2_000
_AHEAD = 2
"""A mark without a note dangles if its number is at most so much above the last note's."""


def evidence_of(reading: Reading, tied: Tied, marks: Marks) -> Evidence:
    """What the pairs say: notes, references, notes used again, references that dangle.

    Where the text goes on in a note's paragraph the note's end is unknown: its reference dangles, the text is kept.
    """
    lost = swallowing(tied, marks)
    how = f"{_PRINTED[tied.mark_style]} in the text, {_PRINTED[tied.head_style]} at the note, in one order"
    ends = ends_of(reading, tied)
    bodies = tuple(
        _body(reading.text, head, end, place, how)
        for place, (head, end) in enumerate(zip(tied.heads, ends, strict=True))
        if place not in lost
    )
    first = [
        _mark(tied, mark, f"missing {tied.marks[mark].label}" if head in lost else str(head), how)
        for mark, head in sorted(tied.pairs.items())
    ]
    again = list(_again(tied, how))
    return Evidence(how.partition(",")[0], tuple(sorted([*first, *again], key=lambda mark: mark.start)), bodies)


def noteless(marks: Marks) -> Evidence | None:
    """The marks of a text whose notes are not there: `[1]`, `[2]`, `[3]` …, each behind a word, up to the last."""
    seen = [mark for mark in marks.of("[]", frozenset()) if mark.label.isdigit()]
    last = 0
    for mark in seen:
        if not (mark.is_firm and marks.is_behind_a_word(mark)) or int(mark.label) > last + 1:
            return None
        last = max(last, int(mark.label))
    if last < _LEAST_NOTELESS:
        return None
    how = "[1] in the text, counting up; no notes"
    return Evidence(how, tuple(Mark(one.start, one.end, one.label, f"missing {one.label}", how) for one in seen), ())


def _mark(tied: Tied, place: int, key: str, how: str) -> Mark:
    seen = tied.marks[place]
    return Mark(seen.start, seen.end, seen.label, key, how)


def _body(text: str, head: Head, end: int, place: int, how: str) -> Body:
    words = min(head.words, end)
    end = words + len(text[words:end].rstrip())
    whole = Span(head.start, end + (1 if head.style == "worded" and text[end : end + 1] == "]" else 0))
    return Body(words, end, whole, head.label, str(place), how, head.label)


def _again(tied: Tied, how: str) -> Iterator[Mark]:
    """The marks that the order left over: a note referred to again, or one that is missing."""
    if tied.mark_style == "symbol":
        return
    used = sorted(tied.pairs)
    is_interleaved = tied.marks[used[-1]].start > min(tied.heads[head].start for head in tied.pairs.values())
    claimed = Taken(joined(Span(tied.marks[place].start, tied.marks[place].end) for place in used))
    for place, seen in enumerate(tied.marks):
        if place in tied.pairs or not seen.is_firm or claimed.holds(seen.start, seen.end):
            continue
        near = _nearest(used, place)
        head = _same_run(tied.heads, tied.pairs[near], seen.label)
        if head is not None and (is_interleaved or tied.heads[head].start > seen.start):
            yield _mark(tied, place, str(head), how + "; again")
        elif head is None and _dangles(tied, seen.label):
            yield _mark(tied, place, f"missing {seen.label}", how)


def _nearest(used: list[int], place: int) -> int:
    """The tied mark before the place, or the first one."""
    at = bisect_right(used, place) - 1
    return used[max(at, 0)]


def _same_run(heads: tuple[Head, ...], place: int, label: str) -> int | None:
    """The note of that label in the same count as the note at `place`: the count restarts where a number falls."""
    for step in (-1, 1):
        at = place
        while 0 <= at < len(heads) and abs(at - place) <= _LONGEST_RUN:
            if heads[at].label == label:
                return at
            behind = at + step
            if 0 <= behind < len(heads) and _restarts(heads[min(at, behind)].label, heads[max(at, behind)].label):
                break
            at = behind
    return None


def _restarts(first: str, second: str) -> bool:
    return first.isdigit() and second.isdigit() and int(second) <= int(first)


def _dangles(tied: Tied, label: str) -> bool:
    """Whether a mark without a note is one, and not something in brackets: the count goes that far, or almost."""
    if not label.isdigit() or tied.mark_style == "()":
        return False
    numbers = [int(head.label) for head in tied.heads if head.label.isdigit()]
    return bool(numbers) and 0 < int(label) <= max(numbers) + _AHEAD
