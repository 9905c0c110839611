"""Links: a reference leads to its note, and most often the note leads back. Any format whose reader keeps links.

A link is a reference if it says so (roles, `epub:type`, class names), or if it shows a mark and the note that it leads
to has a link that leads back to it, or if it shows a mark and leads to what calls itself a note. So every program
that writes notes with ids is read, listed or not; tables of contents and page numbers, whose links show words or lead
to headings, are left alone.
"""

from __future__ import annotations

from loccit.model import Reading, Span
from loccit.notes.evidence import Body, Evidence, Mark
from loccit.notes.linking.groups import grouped
from loccit.notes.linking.loose import dangling, orphans, said_to_be_notes
from loccit.notes.linking.pairing import Pair, pairs
from loccit.notes.linking.places import Places
from loccit.notes.linking.repair import repaired
from loccit.notes.linking.sidenotes import sidenotes
from loccit.notes.taken import Taken

SURENESS = 3
DIALECT = "linked"
_TELLING = frozenset(("jats", "tei", "docbook"))
"""The formats that say of each note that it is one, also where nothing refers to it: on the margin, under a table."""
_ALIKE = 15
"""Characters in which a note beside its line begins as the one in the list does, if it says the same, or less."""


def find(reading: Reading, taken: Taken) -> Evidence | None:
    """References and notes that links tie together, with those that dangle and those that nothing refers to."""
    if not reading.links and not reading.targets:
        return None
    places = Places(reading)
    tied = [pair for pair in pairs(places) if not taken.holds(pair.mark.start, pair.mark.end)]
    beside_marks, beside, again = _beside(reading, tied)
    bodies = {pair.body.key: pair.body for pair in tied}
    lonely = orphans(places, reading.targets, tied)
    mended, loose = repaired(dangling(places, reading.links, tied, lonely), lonely)
    marks = _apart((*(pair.mark for pair in tied), *mended, *loose, *beside_marks))
    found = (*bodies.values(), *lonely, *beside)
    if reading.format in _TELLING:
        found = (*found, *said_to_be_notes(places, reading.targets, found))
    return (
        Evidence(_name(tied), tuple(marks), found, (*again, *grouped(reading.text, marks))) if marks or found else None
    )


def _beside(reading: Reading, tied: list[Pair]) -> tuple[list[Mark], list[Body], tuple[Span, ...]]:
    """The notes beside their lines, and the stretches of those that say again what a link leads to."""
    listed = {pair.mark.start: pair.body for pair in tied}
    marks, bodies, again = [], [], []
    for mark, body in zip(*sidenotes(reading), strict=True):
        other = listed.get(mark.start)
        if other is not None and _begin_alike(reading.text, body, other):
            again.append(body.whole if body.whole.start > mark.start else Span(mark.end, body.whole.end))
        else:
            marks.append(mark)
            bodies.append(body)
    return marks, bodies, tuple(again)


def _begin_alike(text: str, first: Body, second: Body) -> bool:
    length = min(_ALIKE, first.end - first.start, second.end - second.start)
    return text[first.start : first.start + length] == text[second.start : second.start + length]


def _apart(marks: tuple[Mark, ...]) -> list[Mark]:
    """The marks without those that lie inside another one."""
    kept: list[Mark] = []
    for mark in sorted(marks, key=lambda mark: (mark.start, -mark.end)):
        if not kept or mark.start >= kept[-1].end or mark.start == mark.end:
            kept.append(mark)
    return kept


def _name(tied: list[Pair]) -> str:
    ways = sorted({pair.mark.how for pair in tied})
    return ", ".join(ways) if ways else DIALECT
