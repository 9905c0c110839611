"""One reporting clause, as the parts of attribution hand it to one another."""

from __future__ import annotations

from dataclasses import dataclass

from loccit.attribution.sentence.bounds import Range


@dataclass(frozen=True, slots=True)
class Clause:
    """One reporting clause. Ranges and places count tokens of the sentence.

    `sort` is that of the verb, or `by` (according to), `noun` (his claim that), `hearsay`. `rule` is one of
    `rules.FORMS`, or `passive` or `hearsay` where there is no subject. `reporter` is who hands the words on.
    """

    cue: Range
    sort: str
    rule: str
    subject: Range | None
    lemma: str = ""
    reporter: Range | None = None

    @property
    def first(self) -> int:
        """The first token of subject and cue."""
        return min(self.cue[0], self.subject[0]) if self.subject else self.cue[0]

    @property
    def last(self) -> int:
        """The end of subject and cue."""
        return max(self.cue[1], self.subject[1]) if self.subject else self.cue[1]
