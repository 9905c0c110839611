"""Which passage or note holds a place, and from where its "above" and "below" count."""

from __future__ import annotations

from bisect import bisect_right

from loccit.model import Notes, Passage


class Places:
    """Which passage or note holds a place."""

    def __init__(self, passages: tuple[Passage, ...], notes: Notes) -> None:
        self._passages = passages
        self._starts = [passage.start for passage in passages]
        self._notes = notes.notes
        self._note_starts = [note.start for note in notes.notes]
        self._marks = sorted((one.start, one.end) for one in notes.references if one.start < one.end)
        self._anchors = {one.note: one.start for one in reversed(notes.references) if one.note is not None}

    def anchor(self, note: int, otherwise: int) -> int:
        """Where a note is referred to first: its "above" and "below" count from there, not from the tail."""
        return self._anchors.get(note, otherwise)

    def is_mark(self, start: int, end: int) -> bool:
        """Whether a stretch stands in the printed mark of a note: `[note 2]`."""
        at = bisect_right(self._marks, (start, end)) - 1
        near = self._marks[max(at, 0) : at + 2]
        return any(first <= start and end <= last for first, last in near)

    def at(self, place: int) -> tuple[int | None, int | None]:
        """The passage, else the note (an inline note stands inside a passage's span)."""
        at = bisect_right(self._note_starts, place)
        for note in reversed(self._notes[max(at - 3, 0) : at]):
            if place < note.end:
                return None, note.ordinal
        home = bisect_right(self._starts, place) - 1
        if home >= 0 and place < self._passages[home].end:
            return home, None
        return None, None
