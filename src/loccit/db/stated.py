"""Two stretches of an archive that may contradict each other: the values that suggestions are made of."""

from __future__ import annotations

from dataclasses import dataclass

KINDS = {
    "count": "numbers",
    "sum": "sums",
    "share": "shares",
    "rank": "ranks",
    "date": "dates",
    "month": "dates",
    "year": "years",
    "age": "ages",
    "time": "lengths of time",
    "standing": "who stands above whom",
    "wording": "words in marks",
    "source": "a source older than the event",
    "speaker": "the same words of two speakers",
}
"""The kinds of suggestions, with what differs in the words of people."""


@dataclass(frozen=True, slots=True)
class Stated:
    """One side of a suggestion, with its place: a sentence of a passage or note. `figure` is what differs; `at` where
    it begins in the sentence, in code points (None where it is a name that the archive gives to the words)."""

    document_id: str
    title: str | None
    passage_id: str
    sentence: str
    figure: str
    start: int
    at: int | None = None


@dataclass(frozen=True, slots=True)
class Disagreement:
    """Two places that differ; nothing says which is right, or whether they speak of one thing at all.

    `kind` is one of KINDS, `shared` the words that both are about, the rarest first.
    """

    kind: str
    a: Stated
    b: Stated
    shared: tuple[str, ...]
    score: float

    def sides_from(self, passage_id: str) -> tuple[Stated, Stated]:
        """Both sides, that of a passage or note first."""
        return (self.b, self.a) if self.b.passage_id == passage_id != self.a.passage_id else (self.a, self.b)
