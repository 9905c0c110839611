"""A stretch → its statement, by the first form of citation that it has."""

from __future__ import annotations

from collections.abc import Callable

from loccit.notes.citing.stating.articles import article
from loccit.notes.citing.stating.books import book, law_review, series
from loccit.notes.citing.stating.laws import law
from loccit.notes.citing.stating.orders import apa, gost, vancouver
from loccit.notes.citing.stating.peeling import Peeled, peeled
from loccit.notes.citing.stating.plain import issue, map_sheet, plain, spoken_of
from loccit.notes.citing.stating.stated import Statement
from loccit.notes.citing.stating.talks import talk

_FORMS: tuple[Callable[[Peeled, str], Statement | None], ...] = (
    talk, apa, vancouver, gost, law, article, law_review, series, map_sheet, book, spoken_of, issue, plain,
)  # fmt: skip
"""The forms of citation, the surest first; the last one takes everything."""


def statement_of(words: str) -> Statement:
    """What one stretch states.

    >>> statement_of("Maren Tveit, Ice Years (Skarne, 1998), p. 21").title
    'Ice Years'
    """
    words = " ".join(words.split()).rstrip(". ")
    ends = peeled(words)
    return next(found for form in _FORMS if (found := form(ends, words)) is not None)
