"""Heads and marks of a reading → one way of marking notes: the pair of styles that ties the most together."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from loccit.model import Reading, Span
from loccit.notes.holes import joined
from loccit.notes.numbering.alignment import aligned
from loccit.notes.numbering.apparatus import KEEPS_NOTES, TYPED, is_apparatus, is_whole
from loccit.notes.numbering.heads import Head
from loccit.notes.numbering.marks import Sighting, sightings
from loccit.notes.taken import Taken
from loccit.notes.verbatim import code_spans

_MARKS_OF: dict[str, tuple[str, ...]] = {
    "[]": ("[]", "super", "raised"),
    "()": ("()", "raised", "super", "glued"),
    "{}": ("{}",),
    "<>": ("<>",),
    "\\\\": ("\\\\",),
    "fn": ("[]",),
    "said": ("(note)", "[]", "()", "raised", "super"),
    "//": ("//",),
    "n/": ("n/", "raised", "super"),
    "=n=": ("=n=",),
    "*n": ("*n", "raised"),
    "caret": ("caret", "raised", "super"),
    "super": ("super", "raised"),
    "raised": ("raised", "super", "[]", "glued"),
    "symbol": ("symbol", "raised", "[]", "()"),
    "worded": ("[]", "()", "{}", "super", "raised", "caret", "symbol", "glued"),
    ".": ("[]", "raised", "super", "glued", "()", "caret", "{}"),
    "a.": ("raised", "[]", "super"),
    ")": ("raised", "super", "[]", "()", "glued"),
    " ": ("raised", "super", "[]", "()", "glued"),
    "listed": ("raised", "[]", "super", "()", "glued"),
}
"""The styles of marks that may belong to notes of each style, the likeliest first."""
_PLAIN_LABELS = frozenset((".", ")", " ", "listed", "a."))
"""Styles in which lists and tables begin their lines too."""
_LISTS = _PLAIN_LABELS | {"()"}
_ASKS_LABELS = frozenset(("glued", "super", "raised"))
"""Styles in which two numbers may stand as one."""
_LEAST_RUN, _MOST_OF_IT = 4, 0.9
_ROUNDS = 4
"""How often what is a list is left out before nothing is said of the rest."""
_AHEAD = 20
"""A number so much above the one before, between it and the next one, is a year or a page."""
_DOUBTFUL = frozenset(("glued", "()"))
_BEHIND_A_WORD = re.compile(r"[\w.,;:!?)”’»\"'\]…][ \u00a0]?\Z")
_HEADING_WEIGHT, _LAST_WEIGHT = 0.2, 0.1
_OUTSIDE = frozenset(("nav", "footer", "hidden", "header", "menu", "comment"))


@dataclass(frozen=True, slots=True)
class Tied:
    """One way of marking notes: the notes' heads, all marks seen, and the pairs (place of mark, place of head)."""

    heads: tuple[Head, ...]
    marks: tuple[Sighting, ...]
    pairs: dict[int, int]
    head_style: str
    mark_style: str

    @property
    def weight(self) -> float:
        """How much speaks for it; marks that may well be something else speak less."""
        return sum(self.marks[place].weight for place in self.pairs)


class Marks:
    """The marks of a reading by their style, each style looked for once."""

    def __init__(self, reading: Reading) -> None:
        self._reading = reading
        self._shut = _shut(reading)
        self._signs = {sign.start for sign in reading.marks}
        self._found: dict[tuple[str, frozenset[str]], list[Sighting]] = {}

    def of(self, style: str, labels: frozenset[str]) -> list[Sighting]:
        """Every mark of that style outside menus and links; only glued digits depend on the labels."""
        key = (style, labels if style in _ASKS_LABELS else frozenset())
        if key not in self._found:
            seen = sightings(self._reading, style, labels)
            free = [mark for mark in seen if not self._shut.holds(mark.start, mark.end)]
            self._found[key] = free if style != "symbol" else [mark for mark in free if mark.start not in self._signs]
        return self._found[key]

    def are_of_notes(self, tied: Tied) -> bool:
        """Whether what is tied is an apparatus of notes, where it could be the points of a law, a contract, a list."""
        if tied.head_style not in _LISTS | {"[]"} or not any(head.label.isalnum() for head in tied.heads):
            return True
        if tied.mark_style in TYPED and self._reading.format in KEEPS_NOTES:
            return is_whole(tied.heads, tied.marks, tied.pairs)
        is_open = not all(head.under_heading for head in tied.heads)
        is_doubtful = {"()": True, "glued": is_open, "[]": is_open and not _stand_together(tied.heads)}
        return not is_doubtful.get(tied.mark_style) or is_apparatus(tied.heads, tied.marks, tied.pairs)

    def is_behind_a_word(self, mark: Sighting) -> bool:
        """Whether a word, or what closes one, stands before a mark, with one space between at most."""
        before = self._reading.text[max(0, mark.start - 2) : mark.start]
        return bool(_BEHIND_A_WORD.search(before))


def best_tie(marks: Marks, heads: list[Head], taken: Taken) -> Tied | None:
    """The pair of styles that ties most notes to marks; None where nothing is tied well enough."""
    by_style: dict[str, list[Head]] = defaultdict(list)
    for head in heads:
        by_style[head.style].append(head)
    best: Tied | None = None
    for head_style, own in by_style.items():
        if taken.has_notes and head_style in _LISTS:
            own = [head for head in own if head.under_heading]
        own = _in_runs(own)
        labels = _labels(own)
        for mark_style in _MARKS_OF[head_style]:
            if taken.has_notes and mark_style in _DOUBTFUL:
                continue
            seen = [mark for mark in marks.of(mark_style, labels) if not taken.holds(mark.start, mark.end)]
            tied = _tie(own, seen, head_style, mark_style) if seen else None
            if tied is not None and not marks.are_of_notes(tied):
                continue
            if tied is not None and (best is None or tied.weight > best.weight):
                best = tied
    return best


def _in_runs(heads: list[Head]) -> list[Head]:
    """The heads without the numbers that stand at the start of a wrapped line: `2007. Read` between notes 3 and 4."""
    kept: list[Head] = []
    for place, head in enumerate(heads):
        before = kept[-1].label if kept else ""
        following = {more.label for more in heads[place + 1 : place + 4]}
        is_ahead = before.isdigit() and head.label.isdigit() and int(head.label) > int(before) + _AHEAD
        if not (is_ahead and str(int(before) + 1) in following):
            kept.append(head)
    return kept


def _tie(heads: list[Head], marks: list[Sighting], head_style: str, mark_style: str) -> Tied | None:
    """The pairs after what is a list and no notes has been left out; without one list, another may be none either."""
    for _ in range(_ROUNDS):
        inside = Taken(joined(Span(head.start, max(head.words, head.end)) for head in heads))
        free = tuple(mark for mark in marks if not inside.holds(mark.start, mark.end))
        pairs = aligned(free, heads, _favour(heads))
        kept = _covered(heads, pairs, head_style)
        if len(kept) == len(heads):
            tied = Tied(tuple(heads), free, pairs, head_style, mark_style)
            return tied if heads and _is_enough(tied) else None
        heads = kept
    return None


def _covered(heads: list[Head], pairs: dict[int, int], style: str) -> list[Head]:
    """The heads without those groups of which less than half is referred to."""
    size = Counter(head.group for head in heads)
    met = Counter(heads[place].group for place in set(pairs.values()))
    least = 0.5 if style in _PLAIN_LABELS else 0.3
    kept = {group for group in size if met[group] and met[group] >= least * size[group]}
    alone = {head.group for head in heads if style not in _PLAIN_LABELS and style != "symbol" and kept}
    return [head for head in heads if head.group in kept or (head.group in alone and size[head.group] <= 2)]


def _is_enough(tied: Tied) -> bool:
    """Whether the pairs are no chance: two of a plain kind, most of a doubtful kind firm, or one that is certain."""
    count = len(tied.pairs)
    firm = sum(tied.marks[place].is_firm for place in tied.pairs)
    if not count or (tied.mark_style in _DOUBTFUL and firm < 0.5 * count and not _is_whole_run(tied)):
        return False
    if count >= 2:
        return count >= 0.5 * len(tied.heads) or tied.head_style not in _PLAIN_LABELS
    only = tied.heads[next(iter(tied.pairs.values()))]
    is_first = only.label in ("1", "a", "A", "i", "I", "*") or not only.label.isalnum()
    if tied.mark_style == "symbol" and not firm:
        return False
    if tied.mark_style in _DOUBTFUL or tied.head_style in _PLAIN_LABELS:
        return is_first and only.under_heading
    return is_first or only.under_heading or only.style == "worded"


def _stand_together(heads: Sequence[Head]) -> bool:
    """Whether the notes are one list, which may be referred to in any order."""
    return len({head.group for head in heads}) == 1


def _is_whole_run(tied: Tied) -> bool:
    """Whether the notes are 1 to n under a heading that says so, and almost all are referred to: no chance either."""
    labels = [head.label for head in tied.heads]
    is_run = labels == [str(number) for number in range(1, len(labels) + 1)]
    is_said = len(labels) >= _LEAST_RUN and all(head.under_heading for head in tied.heads)
    return is_run and is_said and len(tied.pairs) >= _MOST_OF_IT * len(labels)


def _favour(heads: list[Head]) -> dict[int, float]:
    """What speaks for a group of heads besides its pairs: a heading "Notes", or that it is the last."""
    favour = {head.group: _HEADING_WEIGHT for head in heads if head.under_heading}
    last = heads[-1].group if heads else 0
    favour[last] = favour.get(last, 0.0) + _LAST_WEIGHT
    return favour


def _labels(heads: list[Head]) -> frozenset[str]:
    """The labels that marks may bear: those of the notes, and the numbers between them."""
    numbers = [int(head.label) for head in heads if head.label.isdigit()]
    between = {str(number) for number in range(1, max(numbers) + 1)} if numbers and max(numbers) < 5_000 else set()
    return frozenset({head.label for head in heads} | between)


def _shut(reading: Reading) -> Taken:
    """Stretches in which no reference stands: menus and footers of a page, code, and links that show words."""
    spans = [Span(block.start, block.end) for block in reading.blocks if not _OUTSIDE.isdisjoint(block.cues)]
    spans += [Span(block.start, block.end) for block in reading.blocks if block.kind == "code"]
    spans += [Span(link.start, link.end) for link in reading.links if link.end - link.start > 6]
    spans += code_spans(reading.text) if reading.format == "markdown" else ()
    return Taken(joined(spans))
