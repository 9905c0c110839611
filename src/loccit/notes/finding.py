"""A reading → its notes: every dialect is asked, the surest first, and none sees what a surer one has taken."""

from __future__ import annotations

from collections.abc import Callable
from typing import cast

from loccit.model import Notes, Reading
from loccit.notes.evidence import Evidence
from loccit.notes.ordering import order
from loccit.notes.taken import Taken
from loccit.registry import modules


def find_notes(reading: Reading) -> Notes:
    """The notes of a reading and the places that refer to them, with the holes that they leave."""
    taken = Taken()
    evidence: list[Evidence] = []
    for find in _dialects():
        seen = find(reading, taken)
        if seen is not None and (seen.marks or seen.bodies or seen.residue):
            evidence.append(seen)
            taken.add(seen)
    return order(reading, evidence) if evidence else Notes(text=reading.text)


Find = Callable[[Reading, Taken], Evidence | None]


def _dialects() -> list[Find]:
    """The `find` of each dialect, by its `SURENESS`: 1 says so by its markup, 9 is a guess by numbers."""
    known = modules("loccit.notes.dialects", "loccit.dialects")
    return [cast(Find, dialect.find) for dialect in sorted(known, key=lambda dialect: cast(int, dialect.SURENESS))]
