"""Lines that begin with who asks or who answers: `Q.`, `A.`, `D. —`, `Frage:`, as in the record of a hearing.

`asked_lines(lines)` finds them where both come again and again; a single `A.` may be an initial or a list's letter.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Sequence
from dataclasses import dataclass
from importlib import resources
from itertools import pairwise

from loccit.text.speaker_lines import UPPER

_FEWEST = 2
"""So many times at least each of both speaks."""
_SURE = 2
"""So many pairs, the first ones of the list, are a hearing's without question marks too."""
_CAPITALS = rf"[{UPPER}][\w.’'-]*"
_TITLE = r"(?:MR|MRS|MS|MISS|DR|PROF|Mr|Mrs|Ms|Miss|Dr|Prof|Sir|Dame|Lord|Lady|ATTY|Atty|Judge|JUDGE)\.?\s"
_NAMED = rf"(?!(?i:by|the)\s)(?:{_TITLE}{_CAPITALS}(?:\s{_CAPITALS}){{0,3}}|{_CAPITALS}(?:\s{_CAPITALS}){{1,3}})"
"""Who is named in brackets: takes `Mr Orne`, `Ada Lind`; leaves `Laughs.`, `inaudible`."""

_SOMEBODY = re.compile(r"(?:[A-Z][A-Z.’'-]* ?){1,4}:")
"""Takes `A JUROR:`, `MR. PELL:`; leaves `A Yes`, `Note:`."""
_COLLOQUY = re.compile(
    rf"(?:THE |[{UPPER}]\w{{0,3}}\. ?)?[{UPPER}][{UPPER}.’' -]{{2,40}}:(?:\s|\Z)|BY [{UPPER}.’' -]+:\Z"
)


@dataclass(frozen=True, slots=True)
class AskedLine:
    """How a turn begins: its label, whether it asks, where its words begin, who is named in brackets behind the label,
    and whether a colon ends the label, as in an interview, and no stop."""

    label: str
    asks: bool
    end: int
    named: str | None
    has_colon: bool


def asked_lines(lines: Sequence[str]) -> dict[int, AskedLine]:
    """The lines, by place, with which questions and answers begin; none where not both come twice.

    >>> found = asked_lines(["Q. Who shut it?", "A. Nobody.", "He laughed.", "Q. (By Mr. Orne) Why?", "A. I forget."])
    >>> [(at, one.asks, one.named) for at, one in found.items()]
    [(0, True, None), (1, False, None), (3, True, 'Mr. Orne'), (4, False, None)]
    >>> asked_lines(["A. Lind wrote it.", "B. Holm read it."])
    {}
    """
    first = _first_letters()
    read = {at: match for at, line in enumerate(lines) if line[:1] in first and (match := _label().match(line))}
    if len(read) < 2 * _FEWEST:
        return {}
    found = (_of_pair(lines, read, asker, answerer, at < _SURE) for at, (asker, answerer) in enumerate(_pairs()))
    return max(found, key=len)


def _of_pair(
    lines: Sequence[str], read: dict[int, re.Match[str]], asker: str, answerer: str, is_sure: bool
) -> dict[int, AskedLine]:
    turns = {at: match for at, match in read.items() if match["label"] in (asker, answerer)}
    asked = [at for at, match in turns.items() if match["label"] == asker]
    if len(asked) < _FEWEST or len(turns) - len(asked) < _FEWEST:
        return {}
    bare = sum(not turns[at]["sign"] for at in asked)
    named = {at for at, match in turns.items() if not match["sign"] and _SOMEBODY.match(lines[at])}
    turns = {at: match for at, match in turns.items() if at not in named}
    turns = dict(_without_words(lines, turns, asker, is_bare=2 * bare > len(asked)))
    labels = [match["label"] for match in turns.values()]
    if labels[:1] != [asker]:
        return {}
    if not is_sure:
        changes = sum(one != other for one, other in pairwise(labels))
        if 2 * sum("?" in lines[at] for at in asked) < len(asked) or 3 * changes < 2 * (len(labels) - 1):
            return {}
    both = labels.count(asker) >= _FEWEST and labels.count(answerer) >= _FEWEST
    return {at: _read(match, asker) for at, match in turns.items()} if both else {}


def _without_words(
    lines: Sequence[str], turns: dict[int, re.Match[str]], asker: str, *, is_bare: bool
) -> list[tuple[int, re.Match[str]]]:
    """The turns without `A boat came`: a letter without a sign is a label where questions have none either, and that of
    an answer only behind a question, or behind what somebody else said."""
    kept: list[tuple[int, re.Match[str]]] = []
    is_open = False
    for at, match in turns.items():
        asks = match["label"] == asker
        answers = is_open or (bool(kept) and _SOMEBODY.match(lines[at - 1]))
        if match["sign"] or (is_bare and (asks or answers)):
            kept.append((at, match))
            is_open = asks
    return kept


def _read(match: re.Match[str], asker: str) -> AskedLine:
    return AskedLine(match["label"], match["label"] == asker, match.end(), match["named"], ":" in (match["sign"] or ""))


def is_colloquy(line: str) -> bool:
    """Whether a line begins with who speaks between questions and answers, or says who asks.

    >>> is_colloquy("MR. PELL: Objection."), is_colloquy("BY MS. ORNE:"), is_colloquy("Note: it rained.")
    (True, True, False)
    """
    return _COLLOQUY.match(line) is not None


def is_called_record(line: str, kind: str = "titles") -> bool:
    """Whether a line has a word by which records of hearings are called in their titles; of the `kind` `heard`, by one
    by which no interview is.

    >>> is_called_record("DEPOSITION OF ADA LIND"), is_called_record("IN THE HARBOUR COURT")
    (True, False)
    """
    return _called(kind).search(line) is not None


@functools.cache
def _sections() -> dict[str, list[str]]:
    words = resources.files(__package__).joinpath("data/asked.txt").read_text("utf-8")
    parts = (part.partition("]") for part in words.split("\n[")[1:])
    return {name: [line for line in rest.splitlines() if line and line[0] != "#"] for name, _, rest in parts}


@functools.cache
def _called(kind: str) -> re.Pattern[str]:
    """Takes `DEPOSITION OF ADA LIND`, `Reporter's Transcript`; leaves `transcripts`."""
    return re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, _sections()[kind]))})(?!\w)", re.IGNORECASE)


@functools.cache
def _pairs() -> tuple[tuple[str, str], ...]:
    """Who asks and who answers, in the order of the list."""
    rows = (line.split() for line in _sections()["pairs"])
    return tuple((asker, answerer) for asker, answerer in rows)


@functools.cache
def _first_letters() -> frozenset[str]:
    return frozenset(label[0] for pair in _pairs() for label in pair)


@functools.cache
def _label() -> re.Pattern[str]:
    """Takes `Q. `, `A: `, `D. — `, `Q   `, `A. (Mr Dale Hutter, lock-keeper) `, `Q. [MS. PELL]: `; leaves `QA. `."""
    either = "|".join(sorted({label for pair in _pairs() for label in pair}, key=lambda one: (-len(one), one)))
    return re.compile(
        rf"(?P<label>{either})(?!\w)(?P<sign>\s{{0,8}}[.:]{{1,2}}(?:\s?[-–—]{{1,2}})?|\s[-–—]{{1,2}}(?=\s))?"
        rf"(?:\s{{0,6}}[(\[](?:(?:BY|By|by)\s)?(?P<named>{_NAMED})(?:[,;][^()\[\]\n]{{0,60}})?[)\]]:?)?"
        r"(?:\s+|(?<=[-–—]))(?=\S)"
    )
