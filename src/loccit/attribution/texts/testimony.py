"""Who asks and who answers in the record of a hearing, where `Q.` and `A.` begin the turns.

Names stand beside the first ones (`Q. (Mr Orne, for the port)`), in a line above them (`BY MR. ORNE:`, `EXAMINATION OF
ADA LIND`, `ADA LIND, having been duly sworn`), and hold until others come. Turns whose names nobody gives have none.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType

_WORD = r"[A-ZÀ-ÖØ-Þ][\w.’'-]*"
_TITLE = r"(?:(?:MR|MRS|MS|MISS|DR|PROF|SIR|LADY|LORD|Mr|Mrs|Ms|Miss|Dr|Prof|Professor|Sir|Dame|Lady|Lord)\.? )"
_NAME = rf"{_TITLE}?{_WORD}(?: {_WORD}){{0,3}}"
TURN = re.compile(rf"(?P<label>[QA])[.:](?: ?\((?P<name>{_NAME})(?:[,;][^()]{{0,60}})?\):?)?\s+(?=\S)")
"""The start of a turn: takes `Q. `, `A: `, `A. (Mr Dale Hutter, lock-keeper) `; leaves `A. Lind wrote`, which no `Q.`
stands beside."""
WITNESS = re.compile(r"THE WITNESS:\s+(?=\S)")
_BY = re.compile(rf"(?:.{{0,40}}\b)?(?:BY|by|By) (?P<name>{_TITLE}{_WORD}(?: {_WORD}){{0,3}}?)[:.]?\Z")
"""A line that names who asks: takes `BY MR. ORNE:`, `CROSS-EXAMINATION BY MS. PELL`."""
_OF = re.compile(
    rf"(?P<sworn>{_NAME}),? (?:[^.]{{0,60}} )?(?:sworn|affirmed|SWORN|AFFIRMED)\b"
    rf"|(?:.{{0,30}}\b)?(?:EXAMINATION|TESTIMONY|EVIDENCE|Examination|Testimony|Evidence) (?:OF|of) (?P<name>{_NAME})\Z"
)
"""A line that names who answers: takes `TESTIMONY OF ADA LIND`, `ADA LIND, having been duly sworn, testified:`."""
_NOTHING: Mapping[int, Sequence[str]] = MappingProxyType({})
_LINE = 160
"""So many characters has a line that names somebody at most."""


@dataclass(frozen=True, slots=True)
class Turn:
    """A turn of a hearing: its label, where its words begin, and whose it is, where the record says so."""

    label: str
    end: int
    name: str | None


def find_turns(texts: Sequence[str], above: Mapping[int, Sequence[str]] = _NOTHING) -> dict[int, Turn]:
    """The turns among the paragraphs of a document, by their number; none where not both ask and answer twice. `above`
    are the headings that stand before a paragraph.

    >>> find_turns(["BY MR. ORNE:", "Q. Who shut it?", "A. Nobody.", "Q. Why?", "A. (Ada Lind) Why not?"])[3].name
    'MR. ORNE'
    """
    found = [TURN.match(words) for words in texts]
    asked = [match["label"] for match in found if match]
    if asked.count("Q") < _FEWEST or asked.count("A") < _FEWEST or asked[0] != "Q":
        return {}
    names: dict[str, str | None] = {"Q": None, "A": None}
    turns: dict[int, Turn] = {}
    for number, (words, match) in enumerate(zip(texts, found, strict=True)):
        for heading in above.get(number, ()):
            _note_line(heading.strip(), names)
        witness = WITNESS.match(words)
        if match:
            names[match["label"]] = match["name"] or names[match["label"]]
            turns[number] = Turn(match["label"], match.end(), names[match["label"]])
        elif witness and names["A"]:
            turns[number] = Turn("THE WITNESS", witness.end(), names["A"])
        elif len(words) < _LINE:
            _note_line(words.strip(), names)
    return turns


_FEWEST = 2


def _note_line(words: str, names: dict[str, str | None]) -> None:
    """Notes whom a line names: another witness has another one to ask."""
    if by := _BY.match(words):
        names["Q"] = by["name"]
    if of := _OF.match(words):
        names["A"] = of["name"] or of["sworn"]
        names["Q"] = names["Q"] if by else None
