"""Turns of subtitles and timed transcripts: who has the floor in each paragraph, by what their reader knows of it.

The reader says where the file's own form tells who speaks, where somebody else may begin, and where a turn goes on
beyond doubt. What it does not say is in doubt: in subtitles the words below a label may be anybody's, and what says `I`
there goes on with nobody. Out of `data/captions.txt`.
"""

from __future__ import annotations

import functools
import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from importlib import resources

from loccit.attribution.sentence.language import Language, given_names, read_sections
from loccit.attribution.texts.turns import accepted_labels, label_of
from loccit.model import Passage
from loccit.text.speaker_lines import NAME

TOLD, GOES_ON, SOUND = "told", "on", "sound"
"""What the reader says of a paragraph: its label is the file's own; its turn is the one before; nobody says it."""
_IN_BRACKETS = re.compile(rf"[(\[](?P<name>{NAME})[)\]]:?\s(?=\S)")
"""A label in brackets: takes `[Ada Lind] `; leaves `[laughs] `."""
_ASIDE = re.compile(r"(?:\s*[(\[][^()\[\]]*[)\]])+\s*\Z")
"""What stands behind a name: takes the ` (Mirror) [guest]` of `Ada Lind (Mirror) [guest]`."""
_BESIDE = re.compile(r"\s*\|\s*|\s+[-–—@/•·]\s+")
"""What parts a name from what its owner belongs to: of `Ada Lind | Mirror`, `Ada Lind - Mirror`."""
_INVERTED = re.compile(r"(?P<family>[^\s,]+(?:\s[^\s,]+)?), (?P<given>[^\s,]+(?:\s[^\s,]+)?)")
"""A name as lists have it: takes `Lind, Ada`; leaves `Ada Lind, of Skarne`."""
_NUMBERED = re.compile(r"[\s_#-]*\d*\Z")

Label = tuple[str, int]


@dataclass(frozen=True, slots=True)
class TimedFloor:
    """The label of each passage; for those without one the ordinal of that whose turn goes on in it, None where nobody
    may be said to speak; the names that the file's own form gives."""

    labels: list[Label | None]
    held: dict[int, int | None]
    told: frozenset[str]


def timed_floor(
    passages: Sequence[Passage], said: Mapping[int, str], names: frozenset[str], language: Language
) -> TimedFloor:
    """Who has the floor. `said` is what the reader says of the block at each place, `names` as in `accepted_labels`."""
    marks = [said.get(passage.start, "") for passage in passages]
    told = _told([one.text if mark == TOLD else "" for one, mark in zip(passages, marks, strict=True)])
    labels = [one or other for one, other in zip(told, _written(passages, marks, names, language), strict=True)]
    held: dict[int, int | None] = {}
    turn: int | None = None
    for passage, mark, label in zip(passages, marks, labels, strict=True):
        if label:
            turn = passage.ordinal
            continue
        turn = turn if mark in (GOES_ON, SOUND) else None
        held[passage.ordinal] = turn if mark == GOES_ON else None
    return TimedFloor(labels, held, frozenset(label[0] for label in told if label))


def is_anonymous(name: str) -> bool:
    """Whether a label names nobody.

    >>> is_anonymous("SPEAKER_03"), is_anonymous("La foule"), is_anonymous("Mann, Ada")
    (True, True, False)
    """
    words = _NUMBERED.sub("", name).strip(" .").casefold().replace("_", " ")
    article, _, noun = words.partition(" ")
    return words in _words("anonymous") or (article in _words("articles") and noun in _words("anonymous"))


def _told(texts: Sequence[str]) -> list[Label | None]:
    """The labels that the reader put before paragraphs; None where one names nobody. `Ada | Mirror` is `Ada`, if no
    other is."""
    labels = [words.partition(": ")[0] for words in texts]
    names = {label: _in_order(_BESIDE.split(_ASIDE.sub("", label), maxsplit=1)[0]) for label in labels}
    counts = Counter(names.values())
    whose = {label: name if counts[name] == 1 else label for label, name in names.items()}
    return [(whose[label], len(label) + 2) if label and not is_anonymous(names[label]) else None for label in labels]


def _in_order(name: str) -> str:
    """A name with the given one first, where that is known to be one."""
    inverted = _INVERTED.fullmatch(name)
    if inverted is None or inverted["given"].split()[0].casefold() not in given_names():
        return name
    return f"{inverted['given']} {inverted['family']}"


def _written(
    passages: Sequence[Passage], marks: Sequence[str], names: frozenset[str], language: Language
) -> list[Label | None]:
    """The labels that stand in the words themselves, where they are names."""
    texts = [passage.text for passage in passages]
    found = [label_of(words) if mark == "turn" else None for words, mark in zip(texts, marks, strict=True)]
    found = [None if label and is_anonymous(label[0]) else label for label in found]
    accepted = accepted_labels(found, texts, names, language) if any(found) else found
    bracketed = [
        _IN_BRACKETS.match(words) if mark == "turn" else None for words, mark in zip(texts, marks, strict=True)
    ]
    counts = Counter(match["name"] for match in bracketed if match)
    return [
        label or ((match["name"], match.end()) if match and _is_person(match["name"], counts) else None)
        for label, match in zip(accepted, bracketed, strict=True)
    ]


def _is_person(name: str, counts: Counter[str]) -> bool:
    """Whether a name in brackets is a person's beyond doubt, and no noise: a given name that comes again, or in front
    of another."""
    first, *others = name.split()
    is_given = first.casefold() in given_names() and not is_anonymous(name)
    return is_given and (bool(others) or counts[name] > 1)


@functools.cache
def _words(section: str) -> frozenset[str]:
    home = resources.files("loccit.attribution").joinpath("data")
    return frozenset(read_sections(home.joinpath("captions.txt").read_text("utf-8"))[section])
