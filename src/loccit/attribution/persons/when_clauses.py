"""Whom a pronoun means behind a clause that opens its sentence: `When the tuner, Jon Holm, asked him why, he said`.

Whoever asks or tells another one is not who then speaks; to whom alone something happens goes on as the subject.
"""

from __future__ import annotations

import re

from loccit.attribution.persons.cast import Cast, Person

_OPENS = re.compile(
    r"(?:\A|[.!?…\n\ue001\ue000] ?)(?:But |And )?(?:After|As|Once|Until|When|While)\b(?P<clause>[^.!?;:\n]{1,200}), \Z"
)
"""A sentence up to its main subject: takes `When Jon Holm asked him why, `."""
_HEARER = re.compile(
    r"\b(?:him|her)(?=,|\Z| (?:about|for|how|if|that|to|what|when|where|whether|who|why|with)\b)", re.IGNORECASE
)
"""One to whom something is done: takes `asked him why`, leaves `asked her mother`."""
_SUFFERS = re.compile(r"\b(?:was|were|is|are|had been|has been) (?:\w+ly )?\w+(?:ed|en|wn|ght|ade|eld|old)\b")
"""What happens to a subject: takes `was recalled`, `had been told`."""
_REACH = 240


def opening_clause(cast: Cast, place: int) -> tuple[Person, bool] | None:
    """The only person named in the clause that opens a pronoun's sentence, right before it, and whether the pronoun
    means that person; None where there is no such clause, or where it is open."""
    if cast.language.alike or not cast.whole.endswith(", ", 0, place):
        return None
    found = _OPENS.search(cast.whole, max(place - _REACH, 0), place)
    named = {id(one.person): one for one in cast.between(found.start("clause"), place)} if found else {}
    if found is None or len(named) != 1:
        return None
    (only,) = named.values()
    if _HEARER.search(cast.whole, only.at, place - 2):
        return only.person, False
    return (only.person, True) if _SUFFERS.search(cast.whole, only.at, place) and not only.owns else None
