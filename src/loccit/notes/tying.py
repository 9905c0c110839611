"""References → references with the passage that they stand in, and the exact place in its text."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, replace
from operator import attrgetter

from loccit.model import VERBATIM_ROLES, Note, Notes, Passage, Reference, Span
from loccit.notes.holes import without


def tie(notes: Notes, passages: tuple[Passage, ...]) -> Notes:
    """The same notes, each reference with the passage that it stands in and the position there.

    A position counts the code points of `Passage.text` before the mark. A reference that stands in no passage (in a
    heading, in another note) keeps None.
    """
    if not notes.references:
        return notes
    starts = [passage.start for passage in passages]
    note_starts = [note.start for note in notes.notes]
    homes: dict[int, list[Reference]] = {}
    for reference in notes.references:
        if not _is_in_a_note(reference, notes.notes, note_starts):
            home = _home(notes, reference, passages, starts)
            if home is not None:
                homes.setdefault(home, []).append(reference)
    placed = {
        reference.ordinal: replace(reference, passage=home, position=position)
        for home, references in homes.items()
        for reference, position in _positions(notes.text, passages[home], references)
    }
    tied = tuple(placed.get(reference.ordinal, reference) for reference in notes.references)
    return replace(notes, references=tied)


def _is_in_a_note(reference: Reference, notes: tuple[Note, ...], starts: list[int]) -> bool:
    at = bisect_right(starts, reference.start)
    near = notes[max(at - 3, 0) : at]
    return any(note.start <= reference.start < note.end and note.ordinal != reference.note for note in near)


def _home(notes: Notes, reference: Reference, passages: tuple[Passage, ...], starts: list[int]) -> int | None:
    """The passage that holds the reference, or that it touches: nothing but holes and spaces lies between."""
    place = reference.start
    at = bisect_right(starts, place) - 1
    if at >= 0 and place < passages[at].end:
        return at
    between = _between(notes, passages[at].end, place) if at >= 0 else "\n\n"
    if not between:
        return at
    behind = at + 1
    if behind < len(passages) and not _between(notes, reference.end, passages[behind].start):
        return behind
    return at if between == "\n" else None


def _between(notes: Notes, start: int, end: int) -> str:
    """What stands between two places apart from holes and spaces; one line break counts."""
    first = max(bisect_right(notes.holes, start, key=_start_of) - 1, 0)
    near = notes.holes[first : bisect_right(notes.holes, end, key=_start_of)]
    left = "".join(notes.text[piece.start : piece.end] for piece in without(start, end, near))
    return left.replace("\r", "").strip(" \t\u00a0\u2002\u2003")


_start_of = attrgetter("start")


def _positions(text: str, passage: Passage, references: list[Reference]) -> Iterator[tuple[Reference, int]]:
    """Each reference (in the order of the text) with its position in the passage."""
    ruler = _Ruler(is_verbatim=passage.role in VERBATIM_ROLES)
    pieces = iter(passage.pieces)
    piece = next(pieces, None)
    for reference in references:
        while piece is not None and piece.end <= reference.start:
            ruler.add(text[piece.start : piece.end])
            piece = next(pieces, None)
        if piece is not None and piece.start < reference.start:
            ruler.add(text[piece.start : reference.start])
            piece = Span(reference.start, piece.end)
        follows = text[piece.start] if piece is not None else " "
        yield reference, min(ruler.position(follows), len(passage.text))


@dataclass(slots=True)
class _Ruler:
    """How long a text is as shown, while it is laid out stretch by stretch."""

    is_verbatim: bool
    length: int = 0
    ends_with_space: bool = False

    def add(self, stretch: str) -> None:
        """Lays out one more stretch."""
        if self.is_verbatim:
            self.length += len(stretch if self.length else stretch.lstrip())
            return
        words = " ".join(stretch.split())
        if words:
            is_apart = self.ends_with_space or stretch[0].isspace()
            self.length += len(words) + (1 if self.length and is_apart else 0)
            self.ends_with_space = stretch[-1].isspace()
        else:
            self.ends_with_space = self.ends_with_space or bool(stretch)

    def position(self, follows: str) -> int:
        """The length so far; the space before a mark counts only where the mark stands close to the next word."""
        is_prefix = self.ends_with_space and self.length > 0 and not follows.isspace()
        return self.length + (1 if is_prefix else 0)
