"""Every "see Section IV.C below", "fig. 3", "note 12" of the passages and notes → where it leads, or why nowhere."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from loccit.model import CrossReference, Finding, Notes, Passage, Section
from loccit.notes.citing.words import SUPRA
from loccit.notes.crossing.captions import Captions, kind_of
from loccit.notes.crossing.forms import LOOKING, OF_ANOTHER, POINTING, found_in
from loccit.notes.crossing.outline import ABOVE, ATTACHED, Outline
from loccit.notes.crossing.places import Places

NO_PLACE = "names no place"


def dangling(crossings: tuple[CrossReference, ...]) -> tuple[Finding, ...]:
    """A finding for each cross-reference that leads nowhere, with the reason why; "see above" says too little to."""
    return tuple(
        Finding("dangling_cross_reference", f"{one.text}: {one.reason}", one.start, one.end)
        for one in crossings
        if one.reason and one.reason != NO_PLACE
    )


def cross_references(
    text: str, passages: tuple[Passage, ...], notes: Notes, sections: tuple[Section, ...]
) -> tuple[CrossReference, ...]:
    """Every cross-reference of the passages and notes, with the section, passage or note it leads to, or the reason.

    A letter alone is read inside the section in which it stands; what is said to be above or below must be there.
    Where nothing has the label the answer is none: never its parent, never the nearest.
    """
    found = list(found_in(text))
    if not found:
        return ()
    desk = _Desk(text, passages, notes, sections)
    return tuple(sorted(desk.crossings(found), key=lambda one: one.start))


@dataclass(frozen=True, slots=True)
class _At:
    """A place that may refer: the words, the passage or note they stand in, and from where they count."""

    match: re.Match[str]
    passage: int | None
    note: int | None
    place: int

    @property
    def way(self) -> str:
        """`above`, `below` or their like; empty where neither is said."""
        return (self.match["way"] or "").strip(" ,")

    def holds(self, start: int) -> bool:
        """Whether something that starts there is on the side that is said."""
        return not self.way or (start < self.place) == (self.way.lower() in ABOVE)


class _Desk:
    """What a document has that can be referred to."""

    def __init__(self, text: str, passages: tuple[Passage, ...], notes: Notes, sections: tuple[Section, ...]) -> None:
        self._text = text
        self._passages = passages
        self._notes = notes
        self._sections = sections
        self._outline = Outline(sections)
        self._captions = Captions(passages, sections)
        self._places = Places(passages, notes)
        self._rules = {"section": self._section, "figure": self._figure, "note": self._note, "bare": self._bare}

    def crossings(self, found: list[tuple[str, re.Match[str]]]) -> Iterator[CrossReference]:
        """A row for each that is one; those of other works are none."""
        for kind, match in found:
            passage, note = self._places.at(match.start())
            if (passage is None and note is None) or self._places.is_mark(*match.span()):
                continue
            place = match.start() if note is None else self._places.anchor(note, match.start())
            row = self._rules[kind](_At(match, passage, note, place))
            if row is not None:
                yield row

    def _section(self, at: _At) -> CrossReference | None:
        """A section is meant of the document itself where it is said to be above or below, or pointed at.

        Chapters, parts and annexes of cited works are none; in a note only what is said to be above or below counts.
        """
        if not at.way and (at.note is not None or self._is_of_another(at) or not self._is_pointed_at(at)):
            return None
        kind = at.match["kind"].lower()
        is_own = kind.startswith(ATTACHED) or kind.startswith(("section", "abschnitt", "sección", "раздел"))
        if not (at.way or is_own or self._outline.paths):
            return None
        section, reason = self._outline.find(at.match["kind"], at.match["label"], at.way, at.place)
        return _row(at, section=section, reason=reason)

    def _figure(self, at: _At) -> CrossReference | None:
        """A figure, table or map by its caption; in a note only one that the document has, or above or below."""
        kind, label = at.match["kind"], at.match["label"]
        if not at.way and self._is_of_another(at):
            return None
        passages, sections = self._captions.find(kind, label)
        if at.passage in passages and self._passages[at.passage or 0].start == at.match.start():
            return None
        here = [one for one in passages if at.holds(self._passages[one].start)]
        heads = [one for one in sections if at.holds(self._sections[one].start)]
        if at.note is not None and not at.way and not (self._is_looked_at(at) and (here or heads)):
            return None
        if not (here or heads or at.way or self._is_looked_at(at)):
            return None
        named = f"{kind} {label}"
        if len(here) == 1 or (not here and len(heads) == 1):
            return _row(at, target_passage=here[0] if here else None, section=None if here else heads[0])
        if here or heads:
            return _row(at, reason=f"{len(here) or len(heads)} captions are called {named}")
        is_there = passages or sections
        return _row(at, reason=f"{named} is there, but not {at.way}" if is_there else self._no_caption(kind, named))

    def _no_caption(self, kind: str, named: str) -> str:
        others = "" if kind_of(kind) in self._captions.kinds else f"; it shows no {kind_of(kind)} with a caption"
        return f"there is no {named} in this document{others}"

    def _note(self, at: _At) -> CrossReference | None:
        """A note by its number, the nearest before it among several; `supra note 5` of a work is a citation."""
        is_cited = at.note is not None and (at.way or SUPRA.search(self._around(at)))
        if is_cited or self._is_of_another(at) or not (at.way or self._is_looked_at(at)):
            return None
        label = at.match["label"]
        same = [one for one in self._notes.notes if one.label == label]
        if not same and not any(one.label for one in self._notes.notes):
            same = [one for one in self._notes.notes if one.ordinal + 1 == int(label)]
        fitting = [one for one in same if at.holds(self._places.anchor(one.ordinal, one.start))]
        if not fitting:
            reason = (
                f"note {label} is there, but not {at.way}" if same else f"there is no note {label} in this document"
            )
            return _row(at, reason=reason)
        before = [one for one in fitting if self._places.anchor(one.ordinal, one.start) <= at.place]
        return _row(at, target_note=(before or fitting[:1])[-1].ordinal)

    def _bare(self, at: _At) -> CrossReference:
        return _row(at, reason=NO_PLACE)

    def _around(self, at: _At) -> str:
        return self._text[max(0, at.match.start() - 8) : at.match.end() + 8]

    def _is_of_another(self, at: _At) -> bool:
        return OF_ANOTHER.match(self._text, at.match.end()) is not None

    def _is_pointed_at(self, at: _At) -> bool:
        return POINTING.search(self._text, max(0, at.match.start() - 24), at.match.start()) is not None

    def _is_looked_at(self, at: _At) -> bool:
        return LOOKING.search(self._text, max(0, at.match.start() - 24), at.match.start()) is not None


def _row(
    at: _At, *, section: int | None = None, target_passage: int | None = None, target_note: int | None = None,
    reason: str | None = None,
) -> CrossReference:  # fmt: skip
    words = " ".join(at.match.group().split())
    return CrossReference(
        words, *at.match.span(), at.passage, at.note, section, reason, target_passage=target_passage,
        target_note=target_note,
    )  # fmt: skip
