"""How far a note goes: from the element that a reference leads to, to the note's words without mark and way back."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass

from loccit.model import Link, Span, Target
from loccit.notes.linking.places import Places
from loccit.notes.linking.signs import is_mark, is_way_back, plain, says_back

_LEAD = re.compile(r"(?:[\^↑↩]+|Jump up(?: to)?:?)[\s\u00a0]*", re.I)
_LABEL = re.compile(
    r"""
    [\[({<]{0,2}
    (?: \w{1,5} | (?<=[\[({])\w[^\[\](){}\n]{0,30}(?=[\])}]) | [*†‡§¶‖#]{1,6} | [⁰¹²³⁴-⁹]+ )
    (?: [\])}>]+[.:]? | [.:)] )?
    (?=[\s\u00a0]|\Z|(?<=[\])}>])[^\W\d_])
    | [*†‡§¶‖#]{1,6}
    """,
    re.X,
)
"""A printed label at the head of a note: takes `[1]`, `1.`, `(a)`, `*`; what it takes must equal the reference's."""
_WORDED = re.compile(r"\[?(?:Foot|End)?note:?[ \u00a0]*(?P<label>[\w*†‡§¶#]{0,6})[ \u00a0]*[:.][ \u00a0]*", re.I)
"""A label in words: takes `[Footnote 3: `, `Note 2. `; leaves `Notes were kept`."""
_TAIL = re.compile(
    r"[\s\u00a0]*[\[(]?[↩↑↵⏎⤴⬆\ufe0e\ufe0f^]+[\])]?[\s\u00a0]*\Z"
    r"|\s*\n\s*(?:Close|Hide|OK|Schließen|Fermer|Cerrar|Закрыть|[×✕✖])\s*\Z"
)
"""What ends a note and is none of its words: an arrow back, the button that shuts it."""
_MARK_BEFORE = 8
"""An anchor may stand behind the printed mark of its note, in so many characters from the start of the block."""
UNCLOSED = 4_000
"""An element that holds the next note too was never closed, if the next note begins within so many characters."""
_BEFORE_A_WAY, _CLOSING = "[({<,; ", "])}>.:"


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
    behind = bisect_right(others, place.start)
    limit = others[behind] if behind < len(others) else len(places.text)
    if place.end > limit and limit - place.start < UNCLOSED:
        return Span(place.start, place.start + len(places.text[place.start : limit].rstrip()))
    if _is_whole(places, place, limit):
        return Span(place.start, place.end)
    at = places.block_at(place.start)
    if at is None:
        return Span(place.start, place.end)
    start, end = place.start, min(places.blocks[at].end, limit)
    before = places.text[places.blocks[at].start : start]
    if 0 < len(before) <= _MARK_BEFORE and is_mark(before):
        start = places.blocks[at].start
    if not _has_words(places, place.start, end) and at + 1 < len(places.blocks):
        more = places.blocks[at + 1]
        is_label = more.start < limit < more.end and is_mark(places.text[more.start : limit])
        end = end if is_label else max(end, min(more.end, limit))
    return Span(start, max(place.end if place.end <= limit else end, end))


def words_of(places: Places, raw: Span, label: str, backs: set[str]) -> Extent:
    """A note without its printed label at the head and without the links back; `backs` are the ids these lead to."""
    ways = [way for link in places.links_in(raw.start, raw.end) if (way := _way_back(places, link, raw, backs))]
    start, printed = _head(places, raw, label, ways)
    end = _tail(places, start, raw.end, ways)
    if places.text[end - 1 : end] == "]" and _WORDED.match(places.text, raw.start, start):
        end -= 1
    if _is_bracketed(places.text[start:end]):
        start, end = start + 1, end - 1
        start += len(places.text[start:end]) - len(places.text[start:end].lstrip())
    cuts = tuple(way for way in ways if way.start >= start and way.end <= end)
    return Extent(raw, start, end, cuts, printed)


def _is_bracketed(words: str) -> bool:
    """Whether one pair of brackets stands round all of a note."""
    return words[:1] == "[" and words[-1:] == "]" and "]" not in words[:-1]


def _is_whole(places: Places, place: Target, limit: int) -> bool:
    return place.end <= limit and place.end > place.start and _has_words(places, place.start, place.end)


def _has_words(places: Places, start: int, end: int) -> bool:
    """Whether a stretch says more than a mark: letters outside its links, or four characters and a space."""
    left = places.text[start:end].strip()
    for link in places.links_in(start, end):
        if says_back(link.cues) or places.named(link.target):
            left = left.replace(places.text[link.start : link.end], "", 1)
    left = left.strip("[](){}.:^↑↩ \u00a0\t\n")
    return bool(left) and not is_mark(left)


def _way_back(places: Places, link: Link, raw: Span, backs: set[str]) -> Span | None:
    """The stretch of a link that leads back; one that was never closed ends with its line."""
    words = places.text[link.start : min(link.end, raw.end)].partition("\n")[0]
    is_lost = not places.named(link.target) and "/" not in link.target and link.start - raw.start < 40
    is_said = says_back(link.cues) or (is_way_back(words) and "/" not in link.target)
    if link.target in backs or is_said or (is_lost and is_mark(words)):
        return Span(link.start, link.start + len(words))
    return None


def _head(places: Places, raw: Span, label: str, ways: list[Span]) -> tuple[int, str]:
    """Where the words begin, and the label that is printed before them."""
    text, printed = places.text, ""
    by_start = {link.start: link for link in ways}
    at, before = raw.start, -1
    while at != before and at < raw.end:
        before = at
        while at < raw.end and text[at].isspace():
            at += 1
        opening = next((place for place in (at, at + 1, at + 2) if place in by_start), at)
        if text[at:opening].strip(_BEFORE_A_WAY):
            opening = at
        if opening in by_start:
            link = by_start[opening]
            shown = text[link.start : link.end].strip("[](){}. ")
            printed = printed or (shown if not is_way_back(text[link.start : link.end]) else "")
            at = link.end
            while at < raw.end and text[at] in _CLOSING:
                at += 1
            continue
        lead = _LEAD.match(text, at, raw.end)
        if lead and lead.end() > at:
            at = lead.end()
            continue
        worded = _WORDED.match(text, at, raw.end)
        if worded and not printed and (not worded["label"] or not label or worded["label"] == plain(label)):
            printed, at = worded["label"] or label, worded.end()
            continue
        behind = None if printed else _label_end(places, at, raw.end, label)
        if behind is not None:
            printed, at = text[at:behind].strip("[](){}<>.: "), behind
    return at, printed


def _label_end(places: Places, at: int, end: int, label: str) -> int | None:
    """Where the note's own label ends: an element of its own (raised, most often) may part it from a first word."""
    if not label:
        return None
    for behind in places.ends_from(at):
        if behind < end and plain(places.text[at:behind]) == plain(label):
            return behind
    found = _LABEL.match(places.text, at, end)
    return found.end() if found and plain(found.group()) == plain(label) else None


def _tail(places: Places, start: int, end: int, ways: list[Span]) -> int:
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
