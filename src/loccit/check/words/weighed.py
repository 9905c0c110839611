"""A place where a quotation stands, with what is said of it there, and what the source tells about that place."""

from __future__ import annotations

import re
from dataclasses import dataclass

from loccit.check.verdicts import Change
from loccit.check.words.fitting import Fit
from loccit.citable import Place, Said

_DOMAIN = re.compile(r"(?:www\.)?([\w-]{4,})(?:\.[\w-]{2,})+")
"""Takes `telegraph.example`, with the name in it."""


@dataclass(frozen=True, slots=True)
class Weighed:
    """A place with its verdict, and what the verdict rests on; `unconfirmed` is the name that the draft gives the words
    to, where the archive neither confirms it nor knows better."""

    code: str
    place: Place
    fit: Fit
    diff: tuple[Change, ...] = ()
    next_step: str = ""
    notes: tuple[str, ...] = ()
    unconfirmed: str = ""


def covering(several: tuple[Said, ...], fit: Fit) -> Said | None:
    """The innermost quotation of the source that all of the words stand in."""
    inside = [said for said in several if said.start <= fit.start and fit.end <= said.end]
    return min(inside, key=lambda said: said.end - said.start, default=None)


def publishers(place: Place) -> tuple[str, ...]:
    """The publisher's name, and the one in it where it is an address: `Telegraph` of `telegraph.co.uk`."""
    publisher = place.source.publisher or ""
    domain = _DOMAIN.fullmatch(publisher)
    return (publisher, domain.group(1).capitalize()) if domain else (publisher,)
