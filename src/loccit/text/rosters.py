"""The lines of minutes and transcripts that name who takes part → the names, and the initials that stand for them.

`Present: Ada Lind (chair), Tom Reyes`, `AL = Ada Lind`, `Interviewer: Mara Holm (MH)`. Initials that fit two names are
nobody's. Out of `data/rosters.txt`.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from importlib import resources

from loccit.text.speaker_lines import NAME, UPPER

_TOP = 80
"""Among so many lines from the start stand the names."""
_LONGEST = 40
"""So many names at most stand below one heading."""
_INITIALS = rf"[{UPPER}]\.?(?:[ -]?[{UPPER}]\.?){{1,3}}"
_TITLE = (
    r"(?:(?:Mr|Mrs|Ms|Miss|Dr|Prof|Cllr|Councillor|Sir|Dame|Lord|Lady|Herr|Frau|Mme|M|Sr|Sra|Don|Doña|Sig|Dott|Avv|г-н|"
    r"г-жа)\.?\s)+"
)
_PERSON = re.compile(
    rf"\s*(?:{_TITLE})?(?P<name>{NAME})\s*(?:[(\[](?P<bracket>[^()\[\]]{{1,60}})[)\]])?[\s,.]*(?:[-–—].*)?"
)
"""Takes `Ada Lind`, `Ms Ada Lind (chair)`, `Ada Lind (AL) - keeper`."""
_PARTED = re.compile(r"[;|\t•]|,(?![^()]*\))|\s(?:and|und|et|y|e|и|&)\s")
_KEY = re.compile(
    rf"\W*(?P<initials>{_INITIALS})\s*(?:=|:|[-–—])\s*(?:{_TITLE})?(?P<name>{NAME})[\s,.]*(?:[(\[,–—-].{{0,60}})?"
)
"""A line of a key: takes `AL = Ada Lind`, `AL: Ada Lind (chair)`."""
_TURN = re.compile(
    rf"(?:[-*•–]\s+)?(?:\[(?P<set>{_INITIALS})\]\s?:?|(?P<initials>{_INITIALS})(?:\s?[:：]|\s[-–—]))\s+(?=\S)"
)
"""A turn: takes `AL: `, `[AL] `, `- A.L. – `; leaves `A. Lind: `."""


@dataclass(frozen=True, slots=True)
class Roster:
    """Who takes part: the name by the initials that stand for it alone, and the places of the lines that say so."""

    initials: Mapping[str, str]
    names: tuple[str, ...]
    lines: frozenset[int]

    def turn(self, line: str) -> tuple[str, int] | None:
        """Who has the floor in a line that begins with their initials, and where its words begin.

        >>> roster_of(["Present: Ada Lind (chair), Tom Reyes"]).turn("AL: close the gate")
        ('Ada Lind', 4)
        """
        match = _TURN.match(line)
        name = self.initials.get(_bare(match["set"] or match["initials"])) if match else None
        return (name, match.end()) if match and name else None


def roster_of(lines: Sequence[str]) -> Roster | None:
    """Who takes part in a meeting or a talk, from the first lines of its record; None where no line says so.

    >>> roster_of(["Present: Ada Lind (chair), Tom Reyes and Al Lund (ALu)"]).initials
    {'TR': 'Tom Reyes'}
    >>> roster_of(["AL = Ada Lind"]).names, roster_of(["Ada Lind was there."])
    (('Ada Lind',), None)
    """
    given: dict[str, str] = {}
    names: dict[str, None] = {}
    said: set[int] = set()
    for at, name, initials in _named(lines[:_TOP]):
        said.add(at)
        names[name] = None
        if initials:
            given[initials] = name
    if not names:
        return None
    fitting: dict[str, set[str]] = {}
    for name in names:
        for initials in _initials_of(name):
            fitting.setdefault(initials, set()).add(name)
    alone = {initials: several.copy().pop() for initials, several in fitting.items() if len(several) == 1}
    return Roster({**alone, **given}, tuple(names), frozenset(said))


def is_stated(line: str) -> bool:
    """Whether a line states something of a meeting, and is nobody's turn: takes `Action: TR`."""
    return _stated().match(line) is not None


def _named(lines: Sequence[str]) -> Iterator[tuple[int, str, str]]:
    """The names with the place of their line, and the initials that stand beside them."""
    below = 0
    for at, line in enumerate(lines):
        key = _KEY.fullmatch(line)
        if key and _bare(key["initials"]) in _initials_of(key["name"]):
            yield at, key["name"], _bare(key["initials"])
            continue
        head = _heading().match(line)
        rest = line[head.end() :] if head else line if below else ""
        below = _LONGEST if head and not rest.strip() else below - 1 if below else 0
        found = list(_persons(rest)) if rest.strip() else []
        yield from ((at, name, initials) for name, initials in found)
        if below and rest.strip() and not found:
            below = 0


def _persons(words: str) -> Iterator[tuple[str, str]]:
    """The names of two words or more in a list, each with its initials, '' where none stand beside it."""
    for part in _PARTED.split(words.lstrip(" -*•–")):
        match = _PERSON.fullmatch(part or "")
        if match and " " in match["name"]:
            bracket = match["bracket"] or ""
            yield match["name"], _bare(bracket) if re.fullmatch(_INITIALS, bracket) else ""


def _initials_of(name: str) -> frozenset[str]:
    words = name.split()
    capitals = [word[0] for word in words if word[0].isupper()]
    return frozenset(("".join(capitals), words[0][0] + words[-1][0]))


def _bare(initials: str) -> str:
    return re.sub(r"[.\s-]", "", initials)


@functools.cache
def _sections() -> dict[str, list[str]]:
    text = resources.files(__package__).joinpath("data/rosters.txt").read_text("utf-8")
    present, stated = (part.splitlines() for part in text.partition("[present]")[2].split("[no_turn]"))
    return {"present": [one for one in present if one], "no_turn": [one for one in stated if one]}


def _any_of(heading: str) -> str:
    return "|".join(re.escape(one) for one in sorted(_sections()[heading], key=lambda one: (-len(one), one)))


@functools.cache
def _heading() -> re.Pattern[str]:
    """Takes `Present: `, `ATTENDEES`; leaves `Present company`."""
    return re.compile(
        rf"[\W\d]{{0,6}}(?:{_any_of('present')})(?:\s?\([^()]{{1,40}}\))?\s?(?:[:：]|\Z)\W{{0,3}}", re.IGNORECASE
    )


@functools.cache
def _stated() -> re.Pattern[str]:
    """Takes `Action: TR`, `Apologies: Jon Pell`."""
    return re.compile(rf"[\W\d]{{0,6}}(?:{_any_of('no_turn')})\s?[:：]", re.IGNORECASE)
