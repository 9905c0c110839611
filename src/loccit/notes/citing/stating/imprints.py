"""Place, publisher and year of a book, in brackets or between commas."""

from __future__ import annotations

import re
from dataclasses import dataclass

from loccit.notes.citing.stating.names import NOT_PEOPLE
from loccit.notes.citing.words import IMPRINT, MONTHS, YEAR

_CAP = r"[A-ZÀ-ÞА-Я][\w.’'-]*"
_OPEN = re.compile(
    rf"[,.] (?P<place>{_CAP}(?: (?:am |an der |de |upon )?{_CAP}){{0,3}}(?:/{_CAP})?)(?:(?:: |, )"
    rf"(?P<publisher>[A-ZÀ-ÞА-Я][^,:;()“”]{{2,60}}))?,? "
    rf"(?P<year>{YEAR})$"
)
"""An imprint without brackets at the end: takes `, Bergen: Quay Press, 2001`, `, Hamburg 1921`, `, Brest, Éditions du
Quai, 1954`; leaves `, 1998`."""
_EDITION = re.compile(
    r"(?:\b\d+(?:st|nd|rd|th|d|e|\.)? (?:rev\. )?(?:edn?\b\.?|Aufl\.?|éd\.?)|\b(?:rev(?:ised)?|new|second"
    r"|third) ed(?:ition|n|\.))[, ]*",
    re.I,
)
_MONTH = re.compile(MONTHS)
_PRESS = re.compile(
    r"\b(?:Press|Verlag|\w+verlag|Publish\w+|Books|UP|Éditions|Edizioni|Editore|Edições|Ediciones|Editorial|Presses|Издательство|Forlag"
    r"|Society|Museum|Institute|Bank|Univers\w+|HMSO|Stationery Office)\b"
)
_PAPER = re.compile(rf"\((?P<series>(?:HC|HL|Cm|Cmn?d|COM|Law Com)\b[^()]*?)(?P<year>{YEAR})[^()]*\)")
"""A paper of a house or a commission: takes `(HC 2011–12, 44)`, `(Law Com No 81, 1977)`."""


@dataclass(frozen=True, slots=True)
class Imprint:
    """Where it stands, and what it states."""

    start: int
    end: int
    place: str
    publisher: str
    year: str
    is_open: bool = False


def imprint_in(words: str) -> Imprint | None:
    """The imprint in brackets, else the one at the end.

    >>> imprint_in("The Quay Book, Bergen: Quay Press, 2001").publisher
    'Quay Press'
    """
    found = IMPRINT.search(words)
    if found:
        place, publisher = place_and_publisher(found["words"] or "")
        return Imprint(found.start(), found.end(), place, publisher, found["year"][:4])
    found = _PAPER.search(words)
    if found:
        return Imprint(found.start(), found.end(), found["series"], "", found["year"])
    found = _OPEN.search(words)
    if found is None:
        return None
    publisher = found["publisher"] or ""
    if publisher and not _PRESS.search(publisher) and ":" not in found.group():
        return None
    if NOT_PEOPLE.search(found["place"]) or _MONTH.fullmatch(found["place"]):
        return None
    return Imprint(found.start(), found.end(), found["place"], publisher.strip(), found["year"], is_open=True)


def place_and_publisher(words: str) -> tuple[str, str]:
    """`Oxford: Quay Press` has both, one word is a place, `Quay University Press` a publisher."""
    words = _EDITION.sub("", words).strip(" ,")
    place, colon, publisher = words.partition(":")
    if colon:
        return place.strip(), publisher.strip()
    first, comma, rest = words.rpartition(", ")
    if comma and _PRESS.search(rest) and not _PRESS.search(first):
        return first.strip(), rest.strip()
    return ("", words) if _PRESS.search(words) else (words, "")
