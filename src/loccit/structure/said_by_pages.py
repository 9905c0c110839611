"""Lines → the phrases of pages, not of authors, that they say: menus, links to other pages, what readers are asked."""

from __future__ import annotations

import functools
import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Sequence
from itertools import accumulate

from loccit.structure import cues
from loccit.structure.phrases import phrases

_OPENERS = {"start": ("page", 200), "end": ("behind", 80), "also": ("also", 200), "credit": ("from", 90)}
"""A block of fewer characters that begins with such a phrase: what it says."""
_ANYWHERE = {"within": "within", "ask": "ask", "talk": "talk"}
"""A block that holds such a phrase: what it says …"""
_LONG = 400
"""… unless it has so many characters."""
_LONG_OPENER = max(most for _, most in _OPENERS.values())
_LONGEST = 900
"""A line of so many characters is the author's."""
_LABEL = 120
"""The label of a page's own list stands in a line of fewer characters."""
_LEAD = re.compile(r"[\W\d_]{0,8}")
"""What may stand before a phrase: bullets, figures, signs."""

Opening = tuple[str, str, int]
"""A phrase, what a block says that begins with it, and how many characters such a block has at most."""


def said_by_pages(lines: Sequence[str]) -> list[list[str]]:
    """For each line what it says as pages do: `page`, `behind`, `also`, `from`, `within`, `ask`, `talk`, `credit`,
    `notice`, `label`; most say nothing."""
    held = _held_in(lines)
    return [_said(line, held.get(line, ())) if len(line) < _LONGEST else [] for line in lines]


def _held_in(lines: Sequence[str]) -> dict[str, list[str]]:
    """What the lines say that hold a phrase anywhere; it is looked for once, in all the short ones together."""
    short = list(dict.fromkeys(line for line in lines if len(line) < _LONG))
    lower = [line.lower() for line in short]
    whole, starts = "\n".join(lower), list(accumulate((len(line) + 1 for line in lower), initial=0))
    found: dict[str, list[str]] = defaultdict(list)
    for phrase, name in _held():
        at = whole.find(phrase)
        while at >= 0:
            place = bisect_right(starts, at) - 1
            found[short[place]].append(name)
            at = whole.find(phrase, starts[place + 1])
    return found


def _said(words: str, held: Sequence[str]) -> list[str]:
    """What a line says, given what the phrases say that it holds."""
    said = _opens(words.lower()) if len(words) < _LONG_OPENER else []
    said += held
    if cues.is_caption(words):
        said.append("credit")
    if cues.is_notice(words):
        said.append("notice")
    if "page" in said and len(words) < _LABEL and cues.labels_furniture(words):
        said.append("label")
    return list(dict.fromkeys(said)) if len(said) > 1 else said


def _opens(lower: str) -> list[str]:
    """What a line says with its first words."""
    openings, said = _openings(), []
    lead = _LEAD.match(lower)
    for at in (0, lead.end()) if lead and lead.end() else (0,):
        for phrase, name, most in openings.get(lower[at : at + 2], ()) or openings.get(lower[at : at + 1], ()):
            behind = at + len(phrase)
            if len(lower) < most and lower.startswith(phrase, at) and not lower[behind : behind + 1].isalnum():
                said.append(name)
    return said


@functools.cache
def _openings() -> dict[str, list[Opening]]:
    """The phrases with which blocks begin, by their first two characters."""
    found: dict[str, list[Opening]] = defaultdict(list)
    for section, (name, most) in _OPENERS.items():
        for phrase in phrases(section):
            found[phrase[:2]].append((phrase, name, most))
    return dict(found)


@functools.cache
def _held() -> list[tuple[str, str]]:
    return [(phrase, name) for section, name in _ANYWHERE.items() for phrase in phrases(section)]
