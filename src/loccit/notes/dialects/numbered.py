"""Printed numbers, letters and symbols without any link: `[1]`, `(1)`, `{1}`, `word1`, `¹`, `*` and their notes.

A line that begins with a label may begin a note. Marks and notes are tied by their labels in the one order that ties
the most, so that it does not matter whether notes stand below their paragraph, at the foot of the page, at the end of
the chapter or of the text, and whether the count restarts. Lists of which too few entries are referred to are lists.
Nor are the paragraphs of laws, contracts and judgments notes: `section 36(2)(b)`, `at [28]` and `§ 12` name them.
"""

from __future__ import annotations

from loccit.model import Reading
from loccit.notes.evidence import Evidence
from loccit.notes.numbering.heads import Head, heads_of
from loccit.notes.numbering.pairing import Marks, best_tie
from loccit.notes.numbering.reporting import evidence_of, noteless
from loccit.notes.taken import Taken

SURENESS = 8
_WAYS = 3
"""A text may mark its notes in so many ways at once: the author's by stars, the editor's by numbers."""


def find(reading: Reading, taken: Taken) -> Evidence | None:
    """The notes that marks refer to, by the ways of marking that tie the most."""
    signs = {sign.start for sign in reading.marks}
    heads = [head for head in heads_of(reading) if not taken.holds(head.start, head.words)]
    heads = [head for head in heads if head.style != "symbol" or head.start not in signs]
    heads = _without_sections(heads)
    if not heads and "[1]" not in reading.text:
        return None
    marks = Marks(reading)
    found: Evidence | None = None
    for _ in range(_WAYS):
        tied = best_tie(marks, heads, taken) if heads else None
        if tied is None:
            break
        seen = evidence_of(reading, tied, marks)
        claimed = Taken()
        claimed.add(seen)
        heads = [head for head in heads if not claimed.holds(head.start, head.words)]
        taken = taken.with_(seen)
        found = seen if found is None else found.joined(seen)
    return found or (None if taken.has_notes else noteless(marks))


def _without_sections(heads: list[Head]) -> list[Head]:
    """The heads without lines that begin with `§` or `¶`: sections, unless others begin with `*` or `†`."""
    if any(head.style == "symbol" and head.label[:1] in "*†‡" for head in heads):
        return heads
    return [head for head in heads if head.style != "symbol" or head.label[:1] not in "§¶"]
