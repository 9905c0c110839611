"""Turns of minutes and transcripts that begin with initials: `AL: `, `[AL] `, where a line says whose they are."""

from __future__ import annotations

from collections.abc import Sequence

from loccit.text.rosters import roster_of

_FEWEST = 2
"""So many turns at least begin so."""
_TOP = 8_000
"""So many characters from the start hold the line that says who was there."""

Label = tuple[str, int]


def minuted_labels(text: str, texts: Sequence[str], labels: list[Label | None]) -> list[Label | None]:
    """The labels, and those that are initials of somebody who was there, as their names; `texts` are the paragraphs.

    >>> minuted_labels("Present: Ada Lind", ["[AL] The gate is shut.", "[AL] And stays so."], [None, None])
    [('Ada Lind', 5), ('Ada Lind', 5)]
    """
    roster = roster_of([line.strip() for line in text[:_TOP].splitlines() if line.strip()])
    found = [roster.turn(words) for words in texts] if roster else []
    if sum(map(bool, found)) < _FEWEST:
        return labels
    return [own or label for own, label in zip(found, labels, strict=True)]
