"""A reference whose link leads nowhere, and the note with its number that nothing refers to: they belong together."""

from __future__ import annotations

import re
from dataclasses import replace

from loccit.notes.evidence import Body, Mark

_NUMBERED_ID = re.compile(r"[A-Za-z_:.-]*?0*(\d+)")
HOW = "same number; its link leads nowhere"


def repaired(loose: list[Mark], lonely: list[Body]) -> tuple[list[Mark], list[Mark]]:
    """The marks that a note was found for by its number, and those that stay dangling.

    The number must be the note's own, printed or in its id; its place in a list is not enough.
    """
    by_number: dict[str, list[Body]] = {}
    for body in lonely:
        found = _NUMBERED_ID.fullmatch(body.source_id)
        number = body.label or (found[1] if found else "")
        if number:
            by_number.setdefault(number, []).append(body)
    again = []
    for mark in loose:
        bodies = by_number.get(mark.label, [])
        if len(bodies) == 1:
            again.append(replace(mark, key=bodies[0].key, how=HOW))
    mended = {mark.start for mark in again}
    return again, [mark for mark in loose if mark.start not in mended]
