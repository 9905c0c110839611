"""What surer dialects have claimed, so that no character is two marks and no note stands twice."""

from __future__ import annotations

from bisect import bisect_right

from loccit.model import Span
from loccit.notes.evidence import Evidence
from loccit.notes.holes import joined


class Taken:
    """The stretches that are claimed already. Asking costs a search in a sorted list."""

    def __init__(self, spans: tuple[Span, ...] = ()) -> None:
        self._spans = spans
        self._starts = [span.start for span in spans]
        self.has_notes = False
        """Whether a dialect has found notes; page numbers are none."""

    def add(self, seen: Evidence) -> None:
        """Claims the marks, the notes and the residue of what a dialect saw."""
        claimed = [Span(mark.start, mark.end) for mark in seen.marks]
        self.has_notes = self.has_notes or bool(seen.marks and seen.bodies)
        claimed += [body.whole for body in seen.bodies]
        self._spans = joined([*self._spans, *claimed, *seen.residue])
        self._starts = [span.start for span in self._spans]

    def with_(self, seen: Evidence) -> Taken:
        """The same with what another dialect saw."""
        more = Taken(self._spans)
        more.has_notes = self.has_notes
        more.add(seen)
        return more

    def holds(self, start: int, end: int) -> bool:
        """Whether any character from `start` to `end` is claimed."""
        at = bisect_right(self._starts, start) - 1
        if at >= 0 and self._spans[at].end > start:
            return True
        return at + 1 < len(self._starts) and self._starts[at + 1] < end
