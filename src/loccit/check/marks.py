"""Which stretches of a paragraph stand in quotation marks: the outermost ones, with what is between the marks."""

from __future__ import annotations

import re
from dataclasses import dataclass

_PARTNERS = {"“": "”", "„": "“”", "«": "»", "»": "«", "‹": "›", "「": "」", "『": "』", "《": "》", "‘": "’", '"': '"”'}
_MARK = re.compile(r"[“”„«»‹›「」『』《》‘\"]|’")


@dataclass(frozen=True, slots=True)
class Marked:
    """A quoted stretch, marks included; `inner_start` to `inner_end` without them."""

    start: int
    end: int
    inner_start: int
    inner_end: int


def marked_stretches(text: str) -> list[Marked]:
    """The outermost quoted stretches of a paragraph; a mark without partner opens nothing.

    >>> [(one.start, one.end) for one in marked_stretches("He said “no ‘buts’ here”.")]
    [(8, 24)]
    """
    found: list[Marked] = []
    places = [(match.start(), match.group()) for match in _MARK.finditer(text)]
    at = 0
    while at < len(places):
        start, mark = places[at]
        closing = _closing(text, places, at) if _opens(text, start, mark) else None
        if closing is None:
            at += 1
            continue
        end = places[closing][0]
        found.append(Marked(start, end + 1, start + 1, end))
        at = closing + 1
    return found


def _opens(text: str, start: int, mark: str) -> bool:
    before, after = text[start - 1 : start].strip("\u2060"), text[start + 1 : start + 2]
    if mark not in _PARTNERS or not after.strip():
        return False
    return not before.isalnum() if mark in '"‘»' else True


def _closing(text: str, places: list[tuple[int, str]], at: int) -> int | None:
    """Which mark closes the one at `at`: the first partner at its own depth."""
    opened = places[at][1]
    depth = 0
    for later in range(at + 1, len(places)):
        place, mark = places[later]
        if opened == "‘" and (mark != "’" or _is_apostrophe(text, place)):
            continue
        if mark == opened and mark not in '"»' and opened != "‘":
            depth += 1
        elif mark in _PARTNERS[opened]:
            if depth == 0:
                return later
            depth -= 1
    return None


def _is_apostrophe(text: str, place: int) -> bool:
    return text[place - 1 : place].isalnum() and text[place + 1 : place + 2].isalnum()
