"""Whether marks and the heads of notes that bear their labels are notes: what counts up together, nearly all of it.

The paragraphs of laws, contracts and judgments begin with labels as notes do, and other paragraphs name them: by
`section 36(2)`, `limb (b)`, `[28]`. What tells notes from them is that each is referred to once, in its turn.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from loccit.notes.numbering.heads import Head
from loccit.notes.numbering.marks import PART_WEIGHT, Sighting

KEEPS_NOTES = frozenset(("docx", "odt", "rtf"))
"""Formats that keep notes as notes: labels in their text are something else, unless they are a whole apparatus."""
TYPED = frozenset(("()", "[]", "glued", "(note)"))
"""Styles of marks that stand in the line as other things do."""
_MOST, _NEARLY_ALL = 0.6, 0.8
_FIRST = frozenset(("1", "a", "A", "i", "I"))
_LEAST_RUN = 3
_NUMBER = re.compile(r"\d+")


def is_apparatus(heads: Sequence[Head], marks: Sequence[Sighting], pairs: dict[int, int]) -> bool:
    """Whether most of the notes are referred to, in the order of their count, by most of the marks that there are."""
    sound = _sound(marks, pairs)
    labels = {head.label for head in heads}
    seen = sum(mark.label in labels and mark.weight > PART_WEIGHT for mark in marks)
    counts = _counts(_labels_met(heads, sound), _MOST, may_restart=True)
    return len(sound) >= _MOST * len(heads) and 2 * len(sound) >= seen and counts


def is_whole(heads: Sequence[Head], marks: Sequence[Sighting], pairs: dict[int, int]) -> bool:
    """Whether notes that somebody typed stand together, behind all their marks, count from one, and are referred to in
    their turn, nearly all of them."""
    sound = _sound(marks, pairs)
    labels = [head.label for head in heads]
    if len(labels) < _LEAST_RUN or labels[0] not in _FIRST or not _counts(labels, _NEARLY_ALL):
        return False
    is_together = len({head.group for head in heads}) == 1 or all(head.under_heading for head in heads)
    is_behind = all(marks[place].end <= heads[0].start for place in sound)
    is_met = len(sound) >= _NEARLY_ALL * len(heads)
    return is_together and is_behind and is_met and _counts(_labels_met(heads, sound), _NEARLY_ALL)


def _sound(marks: Sequence[Sighting], pairs: dict[int, int]) -> dict[int, int]:
    """The pairs without the marks that belong to a part of a law."""
    return {place: head for place, head in pairs.items() if marks[place].weight > PART_WEIGHT}


def _labels_met(heads: Sequence[Head], sound: dict[int, int]) -> list[str]:
    return [heads[head].label for _, head in sorted(sound.items())]


def _counts(labels: Sequence[str], share: float, *, may_restart: bool = False) -> bool:
    """Whether most labels are the next one after the label before them, or begin the count anew."""
    steps = sum(_is_next(first, second) or (may_restart and second in _FIRST) for first, second in pairwise(labels))
    return steps >= share * (len(labels) - 1)


def _is_next(first: str, second: str) -> bool:
    """Whether a label follows another: `4` and `5`, `4` and `4a`, `4a` and `5`, `b` and `c`."""
    numbers = [_NUMBER.match(label) for label in (first, second)]
    if numbers[0] and numbers[1]:
        step = int(numbers[1].group()) - int(numbers[0].group())
        return step == 1 or (step == 0 and first < second)
    return len(first) == len(second) == 1 and ord(second) == ord(first) + 1
