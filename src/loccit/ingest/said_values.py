"""A value that people write in `sources.yml` or `corrections.yml` → as it is kept, or what is wrong with it."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from loccit import ids
from loccit.clock import in_utc
from loccit.model import DOUBLED_APOSTROPHES
from loccit.structure.stated_dates import stated_date
from loccit.text.bibliographic import doi_in

RIGHTS = ("open", "quote", "private")
_DATES = (
    "no date that is certain; write it as 1790, 1790-01, 1790-01-15, '15 January 1790', 'c. 1790' (about that year) or"
    " '1790?' (perhaps), and say in `note` what else is known"
)


def kept(name: str, words: str) -> str:
    """The value of a field as it is kept: dates are ISO 8601 or EDTF, a DOI is bare. Raises ValueError with what is
    wrong with it, and how it is written."""
    keep = _KEPT.get(name)
    return keep(words) if keep else words


def _rights(words: str) -> str:
    if words not in RIGHTS:
        raise ValueError(f"rights are one of {', '.join(RIGHTS)}, not {words!r}")
    return words


def _time(words: str) -> str:
    if in_utc(words) is None:
        raise ValueError(f"{words!r} is no time; write it as 2021-06-15T07:02Z or 2021-06-15")
    return words


def _date(words: str) -> str:
    found = stated_date(words)
    if words.strip() and found is None:
        raise ValueError(f"{words!r} is {_DATES}")
    return found or words


def _doi(words: str) -> str:
    found = doi_in(words)
    if found is None:
        raise ValueError(f"{words!r} is no DOI; write it as 10.5555/skarne.7")
    return found


def _marks(words: str) -> str:
    if words != DOUBLED_APOSTROPHES:
        raise ValueError(f"'quotation_marks' can be {DOUBLED_APOSTROPHES!r}, not {words!r}")
    return words


def _identifier(name: str, kind: str) -> Callable[[str], str]:
    """A field whose value is the identifier of a kind, by its first letter."""

    def keep(words: str) -> str:
        identifier = ids.normalize(words)
        if not ids.is_valid(identifier) or identifier[0] != kind[0]:
            raise ValueError(f"{name!r} takes the ID of a {kind}, not {words!r}")
        return words

    return keep


_KEPT: Mapping[str, Callable[[str], str]] = {
    "rights": _rights,
    "retrieved_at": _time,
    "published": _date,
    "updated": _date,
    "doi": _doi,
    "quotation_marks": _marks,
    "same_as": _identifier("same_as", "speaker"),
    "apart": _identifier("apart", "document"),
}
