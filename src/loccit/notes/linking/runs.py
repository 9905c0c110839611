"""Links that say nothing of themselves, and yet are references: their marks count from one, and so do their notes."""

from __future__ import annotations

import re
from collections import defaultdict

from loccit.model import Link, Target
from loccit.notes.linking.looks import look_of
from loccit.notes.linking.places import Places
from loccit.notes.linking.signs import plain

IN_A_RUN = "marks and notes count alike"
_LEAST = 3
_WORD = re.compile(r"[^\W\d_]{2,}")
_LOOK_BACK = 40
_AMONG_WORDS = 0.6
"""Of so large a share of the links the words before them are no links: else they are a row of page numbers."""


def runs_of(places: Places, leads: list[tuple[Link, Target]]) -> set[Target]:
    """The places that links lead to in a run: marks 1, 2, 3 … in the order of the text, and places in the same order,
    behind them all and of one look, each with words of its own."""
    groups: dict[tuple[tuple[str, ...], str], list[tuple[Link, Target]]] = defaultdict(list)
    for link, place in leads:
        groups[look_of(place)].append((link, place))
    found: set[Target] = set()
    for group in groups.values():
        if _is_run(places, sorted(group, key=lambda lead: lead[0].start)):
            found.update(place for _, place in group)
    return found


def _is_run(places: Places, group: list[tuple[Link, Target]]) -> bool:
    first: dict[Target, Link] = {}
    for link, place in group:
        first.setdefault(place, link)
    if len(first) < _LEAST:
        return False
    labels = [plain(places.text[link.start : link.end]) for link in first.values()]
    starts = [place.start for place in first]
    is_count = labels == [str(number) for number in range(1, len(labels) + 1)]
    if starts != sorted(starts) or not (is_count or _print_the_same(places, first)):
        return False
    if any(not _says_more(places, place) for place in first):
        return False
    among = sum(stands_behind_words(places, link) for link, _ in group)
    return among >= _AMONG_WORDS * len(group)


def _print_the_same(places: Places, first: dict[Target, Link]) -> bool:
    """Whether every place begins with the mark of its link: stars, letters."""
    return all(
        (mark := places.text[link.start : link.end].strip()) and places.text.startswith(mark, place.start)
        for place, link in first.items()
    )


def _says_more(places: Places, place: Target) -> bool:
    """Whether a place holds words, or begins a block that does."""
    at = places.block_at(place.start)
    end = max(place.end, places.blocks[at].end if at is not None else place.end)
    return _WORD.search(places.text, place.start, min(end, place.start + 400)) is not None


def stands_behind_words(places: Places, link: Link) -> bool:
    """Whether words stand before a link, in its block and behind the link before it."""
    block = places.block_before(link.start)
    start = max(block.start if block else 0, link.start - _LOOK_BACK)
    start = max([start, *(other.end for other in places.links_in(start, link.start) if other.end <= link.start)])
    return _WORD.search(places.text, start, link.start) is not None
