"""Turns whose speaker no label with a colon names: a line or a heading above them does, a cell, a time or `>>` before.

`lines_above` finds the turns below lines that hold only a name, `labels_before` those behind a name that a sign sets
off. Both want the text to be full of such turns by several speakers: a name before a dash proves nothing.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass

from loccit.attribution.sentence.language import HONORIFIC, ROLE, Language, given_names
from loccit.attribution.texts.talk import is_talk, no_names, tells_of_itself
from loccit.model import Passage
from loccit.text.speaker_lines import NAME, TIME, read_line, speaker_lines

_FEWEST = 4
"""So many turns at least are in such a text."""
_FORMS = tuple(
    re.compile(rf"[\s>]*{form}")
    for form in (
        rf"[\[(]?(?:\d[\d./-]{{5,9}},?\s)?{TIME}[\])]?\s*[-–—]?\s*(?P<name>[^\s:<>][^:<>\n]{{1,40}}):\s+(?=\S)",
        r"<(?:v\s)?(?P<name>[^\W\d_][\w .’'-]{1,40})>\s*(?=\S)",
        rf"\*{{0,2}}(?P<name>{NAME})\*{{0,2}}\s*\t\s*(?=\S)",
        rf"\*{{0,2}}(?P<name>{NAME})\*\*\s+(?=\S)",
        rf"(?P<name>{NAME})(?:,\s[^:.;!?“\"«\n]{{3,60}}|\s[(\[][^()\[\]\n]{{1,60}}[)\]])?:\s+(?=\S)",
        rf"(?P<name>{NAME})\s+[–—-]\s+(?=\S)",
        rf"(?P<name>{NAME})\s?\.[-–—]\s*(?=\S)",
        r"(?P<name>[A-ZÀ-ÖØ-Þ]{3,}(?:\s[A-ZÀ-ÖØ-Þ]{2,}){0,2})\.\s+(?=\S)",
    )
)
"""What stands before a turn: takes `[12:04] ada:`, `<ada>`, `Ada Lind` and a tab, `**Ada Lind**`, `Ada Lind, keeper:`,
`Ada Lind — `, `Ada Lind.- `, `LIND. `."""


@dataclass(frozen=True, slots=True)
class Above:
    """The turns below lines that name who speaks: the name by the ordinal of the passage, and the passages, by ordinal,
    that are such lines themselves."""

    names: dict[int, str]
    lines: frozenset[int]


def lines_above(text: str, passages: Sequence[Passage], roles: frozenset[str], language: Language) -> Above | None:
    """The turns below lines that only name who speaks, in passages of some roles; None where there are none."""
    found = list(_lines(text, passages, roles))
    speakers = speaker_lines([line for line, _ in found])
    others = no_names(set(speakers.values()), [one.text for one in passages], language) if speakers else set()
    speakers = {at: name for at, name in speakers.items() if name not in others}
    timed = sum((read := read_line(found[at][0])) is not None and read.is_timed for at in speakers)
    if not speakers or not (timed or _are_persons(set(speakers.values()), language)):
        return None
    names: dict[int, str] = {}
    own: set[int] = set()
    turn: str | None = None
    for at, (line, ordinal) in enumerate(found):
        if at in speakers:
            turn = speakers[at]
        if ordinal is None:
            turn = turn if at in speakers or not _heads(line) else None
        elif at in speakers:
            own.add(ordinal)
        elif turn:
            names[ordinal] = turn
    turns = [(names[one.ordinal], one.text) for one in passages if one.ordinal in names]
    is_said = 2 * timed > len(speakers) or is_talk(turns, len(passages), language)
    return Above(names, frozenset(own - names.keys())) if len(names) > 1 and is_said else None


def _lines(text: str, passages: Sequence[Passage], roles: frozenset[str]) -> Iterator[tuple[str, int | None]]:
    """The lines of a document in order: those between passages, and each passage as one line, or as its first line and
    the rest; with its ordinal."""
    end = 0
    for passage in passages:
        for line in text[end : passage.start].splitlines():
            if line.strip(" \t#*_>-"):
                yield line.strip(), None
        end = max(end, passage.end)
        if passage.role in roles:
            first, _, rest = text[passage.start : passage.end].partition("\n")
            if rest.strip() and read_line(first.strip()):
                yield first.strip(), passage.ordinal
                yield rest.strip(), passage.ordinal
            else:
                yield passage.text, passage.ordinal


def _heads(line: str) -> bool:
    """Whether a line between passages is likely a heading, which ends a turn: takes `## The gate`."""
    return line.startswith(("#", "=")) or not line.endswith((".", "!", "?"))


def labels_before(
    text: str, passages: Sequence[Passage], roles: frozenset[str], language: Language
) -> list[tuple[str, int] | None]:
    """The labels of turns that are set off in one of the forms, the one that most have: name and end in the passage's
    words."""
    raws = [text[one.start : one.end] if one.role in roles else "" for one in passages]
    best: list[re.Match[str] | None] = []
    for form in _FORMS:
        found = [form.match(raw) for raw in raws]
        if sum(map(bool, found)) > sum(map(bool, best)) and _takes_turns(found, language):
            best = found
    labels = [(one["name"].strip(), _shown(one.group())) if one else None for one in best]
    turns = [(label[0], one.text[label[1] :]) for label, one in zip(labels, passages, strict=False) if label]
    others = no_names({name for name, _ in turns}, [one.text for one in passages], language) if turns else set()
    is_said = _is_timed(best) or is_talk(turns, len(passages), language)
    is_talks = is_said and not others and not tells_of_itself(turns)
    return labels if is_talks and labels else [None] * len(passages)


def _shown(label: str) -> int:
    """Where the words behind a label begin, once white space is closed up and signs of emphasis are gone."""
    return len(" ".join(label.replace("*", "").split())) + 1


def _takes_turns(found: Sequence[re.Match[str] | None], language: Language) -> bool:
    """Whether what a form finds is a talk: turns stand close, and two persons or more speak again."""
    places = [at for at, match in enumerate(found) if match]
    counts = Counter(match["name"].strip() for match in found if match)
    again = [name for name, count in counts.items() if count > 1]
    if len(again) < 2 or len(places) < _FEWEST or 2 * sum(counts[name] for name in again) < len(places):
        return False
    return 2 * len(places) > places[-1] - places[0] and (_is_timed(found) or _are_persons(again, language))


def _is_timed(found: Sequence[re.Match[str] | None]) -> bool:
    """Whether times or brackets stand before the names, as in the record of a chat."""
    return any(match and match.group().lstrip()[0] in "[(<0123456789" for match in found)


def _are_persons(names: Collection[str], language: Language) -> bool:
    """Whether of the names that come again more than half are persons' beyond doubt: by a given name or a title, or in
    capitals as in a script."""
    return 2 * sum(_is_person(name, name.split()[0].lower(), language) for name in names) > len(names)


def _is_person(name: str, first: str, language: Language) -> bool:
    return name.isupper() or first in given_names() or (" " in name and bool(language.bits.get(first, 0) & _TITLES))


_TITLES = HONORIFIC | ROLE
