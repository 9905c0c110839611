"""How far a note goes: from the element that a reference leads to, to the note's words without mark and way back."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass

from loccit.model import Link, Span, Target
from loccit.notes.linking.places import Places
from loccit.notes.linking.signs import is_way_back, plain, says_back, says_note

_LEAD = re.compile(r"[\s\u00a0]*(?:[\^↑↩]+[\s\u00a0]*|Jump up(?: to)?:?[\s\u00a0]*)*", re.I)
_LABEL = re.compile(r"[\[({<]{0,2}(?P<label>\w{1,5}|[*†‡§¶‖#]{1,6}|[⁰¹²³⁴-⁹]+)(?:[\])}>]+[.:]?|[.:)])?(?=[\s\u00a0]|\Z)|[*†‡§¶‖#]{1,6}")
"""A printed label at the head of a note: takes `[1]`, `1.`, `(a)`, `*`; what it takes must equal the reference's."""
_TAIL = re.compile(r"[\s\u00a0]*[\[(]?[↩↑↵⏎⤴⬆\ufe0e\ufe0f^]+[\])]?[\s\u00a0]*\Z")
_OPENING, _CLOSING = "[({<", "])}>.:"


@dataclass(frozen=True, slots=True)
class Extent:
    """One note: all of it, its words, what is no word of it inside, and the label that it prints."""

    whole: Span
    start: int
    end: int
    cuts: tuple[Span, ...]
    label: str


def raw_extent(places: Places, place: Target, others: list[int]) -> Span:
    """The stretch of the note at `place`; `others` are the sorted starts of the places of all notes.

    An element that holds words of its own is the note; an empty or marking one begins it, and the note goes on to the
    end of the block, or of the next block where nothing else stands in this one, but never into the next note.
    """
    behind = others[bisect_right(others, place.start) :]
    limit = behind[0] if behind else len(places.text)
    if _is_whole(places, place, limit):
        return Span(place.start, place.end)
    at = places.block_at(place.start)
    if at is None:
        return Span(place.start, place.end)
    end = min(places.blocks[at].end, limit)
    if not _has_words(places, place.start, end) and at + 1 < len(places.blocks):
        end = max(end, min(places.blocks[at + 1].end, limit))
    return Span(place.start, max(place.end if place.end <= limit else end, end))


def words_of(places: Places, raw: Span, label: str, backs: set[str]) -> Extent:
    """A note without its printed label at the head and without the links back; `backs` are the ids these lead to."""
    ways = [link for link in places.links_in(raw.start, raw.end) if _leads_back(places, link, backs)]
    start, printed = _head(places, raw, label, ways)
    end = _tail(places, start, raw.end, ways)
    cuts = tuple(Span(link.start, link.end) for link in ways if link.start >= start and link.end <= end)
    return Extent(raw, start, end, cuts, printed)


def _is_whole(places: Places, place: Target, limit: int) -> bool:
    return place.end <= limit and place.end > place.start and _has_words(places, place.start, place.end)


def _has_words(places: Places, start: int, end: int) -> bool:
    """Whether a stretch says more than a mark: letters outside its links, or four characters and a space."""
    left = places.text[start:end].strip()
    for link in places.links_in(start, end):
        left = left.replace(places.text[link.start : link.end], "", 1)
    left = left.strip("[](){}.:^↑↩ \u00a0\t\n")
    return len(left) > 5 or (len(left) > 0 and not _LABEL.fullmatch(left))


def _leads_back(places: Places, link: Link, backs: set[str]) -> bool:
    if says_note(link.cues) and not says_back(link.cues) and link.target not in backs:
        return False
    words = places.text[link.start : link.end]
    return link.target in backs or says_back(link.cues) or is_way_back(words)


def _head(places: Places, raw: Span, label: str, ways: list[Link]) -> tuple[int, str]:
    """Where the words begin, and the label that is printed before them."""
    text, printed = places.text, ""
    by_start = {link.start: link for link in ways}
    at, before = raw.start, -1
    while at != before and at < raw.end:
        before = at
        at = min(_LEAD.match(text, at, raw.end).end(), raw.end)  # type: ignore[union-attr]
        opening = at + 1 if text[at : at + 1] in _OPENING and at + 1 in by_start else at
        if opening in by_start:
            link = by_start[opening]
            shown = plain(text[link.start : link.end])
            printed = printed or (shown if not is_way_back(text[link.start : link.end]) else "")
            at = link.end
            while at < raw.end and text[at] in _CLOSING:
                at += 1
            continue
        found = _LABEL.match(text, at, raw.end)
        if found and not printed and label and plain(found.group()) == plain(label):
            printed, at = plain(found.group()), found.end()
    return at, printed


def _tail(places: Places, start: int, end: int, ways: list[Link]) -> int:
    text = places.text
    by_end = {link.end: link for link in ways}
    before = -1
    while end != before and end > start:
        before = end
        end = start + len(text[start:end].rstrip())
        closing = end - 1 if text[end - 1 : end] in ("]", ")") and end - 1 in by_end else end
        if closing in by_end and by_end[closing].start >= start:
            end = by_end[closing].start
            if closing != before and text[end - 1 : end] in ("[", "("):
                end -= 1
            continue
        found = _TAIL.search(text, max(start, end - 12), end)
        if found:
            end = found.start()
    return max(start, end)
