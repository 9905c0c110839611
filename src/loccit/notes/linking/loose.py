"""What links leave over: notes that nothing refers to, and references whose note is not there."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Sequence
from itertools import pairwise
from operator import attrgetter

from loccit.model import Link, Span, Target
from loccit.notes.evidence import Body, Mark
from loccit.notes.holes import joined
from loccit.notes.linking.extent import Extent, raw_extent, words_of
from loccit.notes.linking.looks import NUMBERS, look_of, shape_of
from loccit.notes.linking.pairing import Pair, body_of, mark_of
from loccit.notes.linking.places import NEAR, Places
from loccit.notes.linking.runs import stands_behind_words
from loccit.notes.linking.signs import is_mark, is_way_back, plain, says_back, says_reference

_ROLES = frozenset(("doc-noteref", "noteref"))
"""Roles that are given to references and to nothing else; where such a link leads to no words, its note is missing."""
_LONGEST_MARK = 8
_STEM = re.compile(r"[^\d:.-]{4,}")
"""What ids of one kind begin with: `cite_note` of `cite_note-x-3`."""


def orphans(places: Places, targets: Sequence[Target], tied: list[Pair]) -> list[Body]:
    """The notes that stand among the others, look like them, and that nothing refers to."""
    if not tied:
        return []
    wholes = sorted({pair.body.whole for pair in tied})
    families = {pair.place.cues for pair in tied}
    looks = {look_of(pair.place) for pair in tied}
    shapes = {shape for _, shape in looks}
    heads = sorted(
        {pair.place.start for pair in tied} | {target.start for target in targets if look_of(target) in looks}
    )
    reach = _reach(places, wholes)
    found: list[Body] = []
    for target in targets:
        if target.cues not in families or not target.anchor or not reach.start <= target.start <= reach.end:
            continue
        raw = raw_extent(places, target, heads)
        if any(raw.start < whole.end and whole.start < raw.end for whole in [*wholes, *(body.whole for body in found)]):
            continue
        if any(abs(target.start - pair.link.start) <= NEAR for pair in tied):
            continue
        if shape_of(target.anchor) in shapes or _has_way_back(places, raw):
            extent = words_of(places, raw, _label_of(places, raw, target), set())
            if extent.start < extent.end:
                found.append(body_of(extent, target.anchor, extent.label, "stands among the notes"))
                reach = _reach(places, [*wholes, *(body.whole for body in found)])
    return found


def said_to_be_notes(places: Places, targets: Sequence[Target], found: Iterable[Body]) -> list[Body]:
    """The notes that their format says are notes, that nothing refers to, and that are not among those found."""
    known = joined([body.whole for body in found])
    lonely: list[Body] = []
    for target in targets:
        if "doc-footnote" not in target.cues or target.start == target.end:
            continue
        at = bisect_right(known, target.start, key=attrgetter("start")) - 1
        if at >= 0 and target.start < known[at].end:
            continue
        block = places.block_before(target.start)
        is_own = block is not None and "doc-footnote" in block.cues and target.end <= block.end
        whole = Span(block.start, block.end) if block is not None and is_own else Span(target.start, target.end)
        label = next((cue.removeprefix("label:") for cue in target.cues if cue.startswith("label:")), "")
        extent = Extent(whole, target.start, target.end, (), label)
        lonely.append(body_of(extent, target.anchor, label, "a note by its markup"))
    return lonely


_PRINTED = re.compile(r"[\[(](?P<label>\w{1,4}|[*†‡§¶])[\])]")


def _label_of(places: Places, raw: Span, target: Target) -> str:
    """The label that a note prints in brackets, else the number in its id."""
    printed = _PRINTED.match(places.text, raw.start, raw.end)
    number = NUMBERS.findall(target.anchor)
    return printed["label"] if printed else number[-1] if number else ""


def dangling(places: Places, links: Sequence[Link], tied: list[Pair], lonely: list[Body]) -> list[Mark]:
    """The references whose note is not there: they say that they are references, or look like those that are."""
    families = {(pair.link.cues, kin) for pair in tied for kin in _kin(pair.link.target)}
    elsewhere = _counted_elsewhere(places, links)
    wholes = sorted([*(pair.body.whole for pair in tied), *(body.whole for body in lonely)])
    known = {pair.link.start for pair in tied}
    loose: list[Mark] = []
    for link in links:
        words = places.text[link.start : link.end]
        is_empty = link.start not in known and not _ROLES.isdisjoint(link.cues)
        if (places.named(link.target) and not is_empty) or not link.target:
            continue
        if says_back(link.cues) or is_way_back(words):
            continue
        is_like = is_mark(words) and any((link.cues, kin) in families for kin in _kin(link.target))
        is_said = says_reference(link.cues) and "#" in link.target + "#" * ("/" not in link.target)
        if not (is_like or is_said or link.start in elsewhere):
            continue
        if any(whole.start <= link.start < whole.end for whole in wholes):
            continue
        loose.append(mark_of(places, link, f"missing {link.target}", "a link that leads nowhere"))
    return loose


_LEAST_COUNT, _MOST = 3, 0.8


def _counted_elsewhere(places: Places, links: Sequence[Link]) -> set[int]:
    """Where links stand that lead to the notes of another file: their marks count up, each behind words."""
    out = [link for link in links if not places.named(link.target) and link.target]
    short = [link for link in out if link.end - link.start <= _LONGEST_MARK]
    marked = [(link, plain(places.text[link.start : link.end])) for link in short]
    counted = [(link, int(label)) for link, label in marked if label.isdigit() and len(label) <= 4]
    counted = [(link, number) for link, number in counted if stands_behind_words(places, link)]
    steps = sum(second == first + 1 for (_, first), (_, second) in pairwise(counted))
    if len(counted) < _LEAST_COUNT or steps < _MOST * (len(counted) - 1):
        return set()
    return {link.start for link, _ in counted}


def _kin(anchor: str) -> tuple[str, ...]:
    """The forms in which ids of one kind agree: with their numbers taken out, and their beginning."""
    stem = _STEM.match(anchor)
    return (shape_of(anchor), stem.group()) if stem else (shape_of(anchor),)


def _reach(places: Places, wholes: list[Span]) -> Span:
    """From the first note to the end of the block behind the last one."""
    end = max(whole.end for whole in wholes)
    behind = places.block_at(end + 1)
    return Span(min(whole.start for whole in wholes), places.blocks[behind].end if behind is not None else end)


def _has_way_back(places: Places, raw: Span) -> bool:
    ways = places.links_in(raw.start, raw.end)
    return any(says_back(way.cues) or is_way_back(places.text[way.start : way.end]) for way in ways)
