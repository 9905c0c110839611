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
    """The innermost quotation of the source that all of the words stand in; the first of several by one speaker, where
    an ellipsis stands for what parts them: `“I need no berth,” said Lind. “I need a ring.”`."""
    runs = [_innermost(several, start, end) for start, end in _runs(fit)]
    whole = _innermost(several, fit.start, fit.end)
    if whole is not None or any(one is None or one.names != runs[0].names for one in runs if runs[0]):
        return whole
    return runs[0]


def _innermost(several: tuple[Said, ...], start: int, end: int) -> Said | None:
    inside = [said for said in several if said.start <= start and end <= said.end]
    return min(inside, key=lambda said: said.end - said.start, default=None)


def _runs(fit: Fit) -> list[tuple[int, int]]:
    """Where the words stand that no ellipsis or bracket stands for."""
    edges = [fit.first, *(edge for gap in fit.gaps for edge in (gap.first, gap.last)), fit.last]
    pairs = zip(edges[::2], edges[1::2], strict=True)
    return [(fit.source.starts[first], fit.source.ends[last - 1]) for first, last in pairs if first < last]


def publishers(place: Place) -> tuple[str, ...]:
    """The publisher's name, and the one in it where it is an address: `Telegraph` of `telegraph.co.uk`."""
    publisher = place.source.publisher or ""
    domain = _DOMAIN.fullmatch(publisher)
    return (publisher, domain.group(1).capitalize()) if domain else (publisher,)
