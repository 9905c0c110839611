"""A token behind the words that a draft quotes, in the clause that it stands in."""

from __future__ import annotations

from dataclasses import dataclass

from loccit.check.cuts.clauses import CLAUSE_MARKS
from loccit.check.words.fitting import Fit
from loccit.check.words.lexicon import Lexicon
from loccit.check.words.tokens import is_word

LONGEST = 16
"""Tokens of a clause that are looked at."""


@dataclass(frozen=True, slots=True)
class Spot:
    """A token behind the words: `keys[at]`, in a clause that begins at `start`; `is_joined` where `and` or the like
    stands before it in that clause."""

    fit: Fit
    words: Lexicon
    keys: tuple[str, ...]
    at: int
    start: int
    is_joined: bool

    @property
    def key(self) -> str:
        return self.keys[self.at]

    @property
    def opens(self) -> bool:
        """Whether it is the first word of its clause."""
        return is_word(self.key) and not any(map(is_word, self.keys[self.start : self.at]))

    @property
    def clause(self) -> tuple[str, ...]:
        """The rest of its clause, from the token on."""
        rest = self.keys[self.at : self.at + LONGEST]
        return rest[: next((end for end, key in enumerate(rest) if key in CLAUSE_MARKS or key in ".!?"), len(rest))]

    @property
    def quoted(self) -> tuple[str, ...]:
        """The tokens that are quoted."""
        return self.fit.source.keys[self.fit.first : self.fit.last]

    @property
    def earlier(self) -> tuple[str, ...]:
        """The two tokens before it, those of the quotation included."""
        end = self.fit.last + self.at
        return tuple(key.casefold() for key in self.fit.source.keys[max(0, end - 2) : end])
