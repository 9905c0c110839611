"""What became of an identifier decides what is cited."""

from __future__ import annotations

from loccit import ids
from loccit.citable import Citable, Fate, Source
from loccit.cite import Found, find

OLD, NEW = ids.mint("p", "old"), ids.mint("p", "new")
SOURCE = Source(ids.mint("d", "x"), "a" * 64)


class Small:
    """An archive of one passage that moved."""

    def fate(self, identifier: str) -> Fate | None:
        return {OLD: Fate(OLD, "passage", "moved", SOURCE.id, (NEW,)), NEW: Fate(NEW, "passage", "current")}.get(
            identifier
        )

    def is_known(self, identifier: str) -> bool:
        return identifier in (OLD, NEW)

    def citable(self, identifier: str) -> Citable | None:
        return Citable(NEW, "passage", SOURCE) if identifier == NEW else None


def test_what_moved_is_cited_where_it_went_with_a_notice():
    found = find(Small(), OLD)
    assert found == Found(OLD, (Citable(NEW, "passage", SOURCE),), f"{OLD} was moved; cited is {NEW}.")
