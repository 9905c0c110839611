"""Links of a reading → references with their notes, references that dangle, notes that nothing refers to."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, replace

from loccit.model import Link, Span, Target
from loccit.notes.evidence import Body, Mark
from loccit.notes.headings import is_notes_heading
from loccit.notes.linking.extent import Extent, raw_extent, words_of
from loccit.notes.linking.looks import look_of
from loccit.notes.linking.places import NEAR, Places
from loccit.notes.linking.runs import IN_A_RUN, runs_of
from loccit.notes.linking.signs import (
    has_note_id,
    is_mark,
    is_way_back,
    plain,
    says_back,
    says_note,
    says_nothing,
    says_reference,
)

_BRACKETED = re.compile(r"[\[({][^\[\](){}]{1,40}[\])}]")
_PAGE_NUMBER = re.compile(r"\s*[\[({]?(?:Pg|Page|p\.|S\.)?[ .]*(?:\d{1,4}|[ivxlc]{1,7})[\])}]?\s*", re.I)
_NOTE_WORD = re.compile(r"^[\[(\s^↑]*(?:(?:foot|end)?note\s*)?[\[(]?", re.I)
_LONGEST_MORE = 6_000
"""What follows a note in so many characters is not more of it, but the text that nobody divided."""
_CONTAINERS = frozenset(("li", "div", "aside", "dd", "section", "td", "tr", "span", "ol", "dl", "fn", "note"))
"""Elements that hold the whole of a note; a paragraph or an anchor only begins it."""


@dataclass(frozen=True, slots=True)
class Pair:
    """A reference and the note that it leads to."""

    mark: Mark
    body: Body
    link: Link
    place: Target


@dataclass(frozen=True, slots=True)
class _Lead:
    """A link that may be a reference, and where it leads."""

    link: Link
    place: Target


def pairs(places: Places) -> list[Pair]:
    """Every link that is a reference, with its note; a note that is referred to twice comes twice."""
    sure = _sure(places)
    heads = _heads(places, sure)
    raws = {lead.place: raw_extent(places, lead.place, heads) for lead, _ in sure}
    raws = _prolonged(places, raws, heads, sure)
    backs: dict[int, set[str]] = {}
    labels: dict[int, str] = {}
    told: dict[int, str] = {}
    for lead, _ in sure:
        start = raws[lead.place].start
        labels.setdefault(start, _label(places.text[lead.link.start : lead.link.end]))
        told.setdefault(start, _told_label(lead.link))
        backs.setdefault(start, set()).update(_names_at(places, lead.link, raws[lead.place]))
    bodies = {
        raws[lead.place].start: _body(places, raws[lead.place], lead.place, labels, backs, how) for lead, how in sure
    }
    bodies = {start: replace(body, label=body.label or told[start]) for start, body in bodies.items()}
    return [
        Pair(mark_of(places, lead.link, str(raws[lead.place].start), how), body, lead.link, lead.place)
        for lead, how in sure
        if (body := bodies[raws[lead.place].start]).start < body.end
    ]


def _sure(places: Places) -> list[tuple[_Lead, str]]:
    """The links for which there is evidence, with its name; whatever leads to a note that is known is one too."""
    leads = _unstacked(places, list(_leads(places)))
    others = sorted({lead.place.start for lead in leads})
    judged = [(lead, _how(places, lead, raw_extent(places, lead.place, others))) for lead in leads]
    if not all(how for _, how in judged):
        in_runs = runs_of(places, [(lead.link, lead.place) for lead, how in judged if not how])
        judged = [(lead, how or (IN_A_RUN if lead.place in in_runs else None)) for lead, how in judged]
    known = {lead.place for lead, how in judged if how}
    return [(lead, how or "another reference leads there") for lead, how in judged if lead.place in known]


def _unstacked(places: Places, leads: list[_Lead]) -> list[_Lead]:
    """The same; where the empty anchors of several notes stand together, each note begins at its own link back."""
    names: dict[int, set[str]] = defaultdict(set)
    for lead in leads:
        if lead.place.end == lead.place.start:
            names[lead.place.start].add(lead.place.anchor)
    return [
        _at_way_back(places, lead) if len(names[lead.place.start]) > 1 and lead.place.end == lead.place.start else lead
        for lead in leads
    ]


def _at_way_back(places: Places, lead: _Lead) -> _Lead:
    label = plain(places.text[lead.link.start : lead.link.end])
    for way in places.ways_back(lead.link):
        if way.start >= lead.place.start and plain(places.text[way.start : way.end]) == label:
            return replace(lead, place=replace(lead.place, start=way.start, end=way.start))
    return lead


def _heads(places: Places, sure: list[tuple[_Lead, str]]) -> list[int]:
    """Where notes begin: the known ones, and the elements that look like them and have ids like theirs."""
    looks = {look_of(lead.place) for lead, _ in sure}
    alike = {target.start for target in places.targets if target.anchor and look_of(target) in looks}
    return sorted({lead.place.start for lead, _ in sure} | alike)


def _leads(places: Places) -> Iterator[_Lead]:
    """The links that show a mark, or say that they are references, and that lead forward to no heading."""
    for link in places.inner:
        words = places.text[link.start : link.end]
        is_said = says_reference(link.cues)
        if says_back(link.cues) or (is_way_back(words) and not is_said):
            continue
        if not is_said and words.strip() and not (is_mark(words) or says_nothing(words)):
            continue
        place = _place_of(places, link, is_said=is_said)
        if place is not None:
            yield _Lead(link, place)


def _place_of(places: Places, link: Link, *, is_said: bool) -> Target | None:
    """The element that a link means: of several with one id the one that could be a note."""
    for place in sorted(places.named(link.target), key=lambda place: (not says_note(place.cues), place.start)):
        if places.is_at(place, link) or (place.start <= link.start < place.end and not is_said):
            continue
        is_before = place.start < link.start
        if is_before and (place.cues[:1] in (("a",), ("sup",)) or not (is_said or says_note(place.cues))):
            continue
        block = places.block_at(place.start)
        if block is not None and places.blocks[block].kind == "heading" and not says_note(place.cues):
            continue
        return place
    return None


def _how(places: Places, lead: _Lead, raw: Span) -> str | None:
    """The evidence that ties a link to its note, the surest first; None where there is none."""
    link, place = lead.link, lead.place
    words = places.text[link.start : link.end]
    if "carried" in link.cues:
        said = places.text[place.start : place.end]
        if (words.strip() and not is_mark(words)) or says_nothing(said) or is_way_back(said):
            return None
        return "a note in an attribute"
    if "doc-noteref" in link.cues or "noteref" in link.cues:
        return "role noteref"
    back = any(
        places.is_at(home, link) or _is_in_sight(places, home, link, way)
        for way in places.links_in(raw.start - NEAR, raw.end)
        if way is not link
        for home in places.named(way.target)
    )
    if back:
        return "links both ways"
    if says_reference(link.cues):
        return "the reference says so"
    if words.strip() and (says_note(place.cues) or (has_note_id(place.anchor) and _is_listed(places, lead, words))):
        return "the note says so"
    return None


def _is_in_sight(places: Places, home: Target, link: Link, way: Link) -> bool:
    """Whether a note that prints the same mark leads back to the block of the link, if not to the link itself."""
    if plain(places.text[way.start : way.end]) != plain(places.text[link.start : link.end]):
        return False
    block = places.block_before(link.start)
    return block is not None and block.start <= home.start <= link.end and home.end - home.start <= NEAR


def _is_listed(places: Places, lead: _Lead, words: str) -> bool:
    """Whether the place prints the same mark, or is an entry of a list, or the mark is raised."""
    head = _NOTE_WORD.sub("", places.text[lead.place.start : lead.place.start + 20])
    label = plain(words)
    return bool(label) and (head.casefold().startswith(label) or "li" in lead.place.cues or "sup" in lead.link.cues)


def _prolonged(
    places: Places, raws: dict[Target, Span], heads: list[int], sure: list[tuple[_Lead, str]]
) -> dict[Target, Span]:
    """Notes that go on in further paragraphs: those that call themselves notes too, and what stands before the next
    note if that one was due already, its reference standing above them both."""
    due: dict[int, int] = {}
    for lead, _ in sure:
        due[lead.place.start] = min(due.get(lead.place.start, lead.link.start), lead.link.start)
    longer = dict(raws)
    for place, raw in raws.items():
        if place.cues[:1] and place.cues[0] in _CONTAINERS and raw.end == place.end > place.start:
            continue
        behind = bisect_right(heads, place.start)
        limit = heads[behind] if behind < len(heads) else None
        is_due = limit is not None and due.get(limit, len(places.text)) < raw.start
        longer[place] = Span(raw.start, _further(places, raw, limit, is_due=is_due))
    return longer


def _further(places: Places, raw: Span, limit: int | None, *, is_due: bool) -> int:
    """The end of the last block that belongs to the note; `is_due`: the next note's reference stands above it."""
    at = places.block_at(raw.start)
    if at is None or raw.end <= raw.start:
        return raw.end
    is_note, end = says_note(places.blocks[at].cues), raw.end
    for block in places.blocks[at + 1 :]:
        if block.start < raw.end:
            continue
        words = places.text[block.start : block.end]
        if block.kind == "heading" or (limit is not None and block.end > limit) or is_notes_heading(words):
            break
        if not is_due and not (is_note and says_note(block.cues)):
            break
        if block.end - raw.end > _LONGEST_MORE:
            return raw.end
        if not _PAGE_NUMBER.fullmatch(words):
            end = block.end
    return end


def _names_at(places: Places, link: Link, raw: Span) -> Iterator[str]:
    """The ids by which a note leads back to a reference: those of the link, and of what holds it."""
    if link.anchor:
        yield link.anchor
    for way in places.links_in(raw.start - NEAR, raw.end):
        if any(places.is_at(home, link) for home in places.named(way.target)):
            yield way.target


def _body(
    places: Places, raw: Span, place: Target, labels: dict[int, str], backs: dict[int, set[str]], how: str
) -> Body:
    extent = words_of(places, raw, labels[raw.start], backs[raw.start])
    extent = replace(extent, whole=Span(_with_label_before(places, raw, labels[raw.start]), raw.end))
    return body_of(extent, place.anchor, extent.label or labels[raw.start], how, key=str(raw.start))


def _with_label_before(places: Places, raw: Span, label: str) -> int:
    """Where the note begins: at a bracket before its mark; at the block before it if that prints the label and nothing
    else (`<dt>Note 1</dt>`)."""
    at = places.block_at(raw.start)
    if at is None:
        return raw.start
    block = places.blocks[at]
    if block.start == raw.start - 1 and places.text[block.start] in "([{":
        return block.start
    before = places.blocks[at - 1] if at > 0 and block.start >= raw.start else None
    if before is None or not label:
        return raw.start
    words = places.text[before.start : before.end]
    return before.start if is_mark(words) and plain(words) == plain(label) else raw.start


def body_of(extent: Extent, anchor: str, label: str, how: str, *, key: str = "") -> Body:
    """A note as evidence; `key` ties it to its marks."""
    key = key or str(extent.whole.start)
    return Body(extent.start, extent.end, extent.whole, label, key, how, anchor, extent.cuts)


def mark_of(places: Places, link: Link, key: str, how: str) -> Mark:
    """The printed mark: what the link shows, with brackets around it; nothing where the link shows words.

    What shows nothing and stands before the first word of a block belongs to the last word of the block before.
    """
    text = places.text
    words = text[link.start : link.end]
    if not words:
        at = places.end_before(link.start)
        return Mark(at, at, _told_label(link), key, how)
    if words.strip() and not is_mark(words) and not _BRACKETED.fullmatch(words.strip()):
        return Mark(link.end, link.end, "", key, how)
    start, end = link.start, link.end
    start += len(words) - len(words.lstrip())
    end = max(start, end - (len(words) - len(words.rstrip())))
    if text[start - 1 : start] + text[end : end + 1] in ("[]", "()", "{}"):
        start, end = start - 1, end + 1
    return Mark(start, end, _label(words), key, how)


def _told_label(link: Link) -> str:
    """The number that a program prints at a reference, as its reader computed it: the cue `label:3`."""
    return next((cue.removeprefix("label:") for cue in link.cues if cue.startswith("label:")), "")


def _label(words: str) -> str:
    """A mark as printed, without its brackets."""
    return words.strip().strip("[](){}<>.: \u00a0")
