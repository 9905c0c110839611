"""Whom a sentence gives its quotation to, as a choice among those whom it mentions: a verification, since the archive's
speaker is known when a draft is judged.

Where the speaker plays a part that can be the giver's and nobody plays a better one, the draft is right. Where somebody
else plays a better one, it gives the words to that one, whatever the verb is. Two without a difference leave it open;
so does a giver without a name (`the minister`, `her guest`).
"""

from __future__ import annotations

import functools
import re
from dataclasses import dataclass, replace

from loccit.attribution.persons.rivals import PRONOUNS, sure_gender
from loccit.attribution.sentence import language as lang
from loccit.check.sentences.naming import names_in, same_person
from loccit.check.sentences.parts import Mention, Part, mentions
from loccit.structure.language import language_of


@dataclass(frozen=True, slots=True)
class Frame:
    """What a draft says around a quotation: in its sentence before and behind it, and in the one before."""

    front: str
    behind: str
    previous: str = ""
    language: str | None = None
    """The source's, where the words of the frame do not tell their own."""
    known: frozenset[str] = frozenset()
    """Last names, in small letters, that the draft has elsewhere."""
    pronoun: str = ""
    """The one to whom a verb of saying gives the words."""


@dataclass(frozen=True, slots=True)
class Choice:
    """The giver by name (none: the frame leaves it open); `mentioned` are all parts that were read."""

    name: str
    part: Part
    mentioned: tuple[Mention, ...]
    is_meant_by_pronoun: bool = False

    @property
    def is_surely_named(self) -> bool:
        """Whether the giver is named although the verb's subject is not: `she was told by Ada Lind`, `she said`."""
        return bool(self.name) and (self.part == Part.AGENT or self.is_meant_by_pronoun)

    def has(self, name: str) -> Part | None:
        """The best part of somebody; None where they are not mentioned."""
        return max((one.part for one in self.mentioned if one.name and same_person(one.name, (name,))), default=None)


def choose(frame: Frame, meant: tuple[str, ...] = ()) -> Choice:
    """The giver of a frame; `meant` are the names of the speaker whom the archive knows.

    >>> choose(Frame("While Mara Holm waited, Ada Lind sighed: ", "")).name
    'Ada Lind'
    >>> choose(Frame("While Mara Holm waited, the minister sighed: ", "")).name
    ''
    """
    code = frame_language(f"{frame.front} {frame.behind}", frame.language or "en")
    known = frame.known | {word.lower() for name in meant for word in name.split()}
    known |= {
        word.lower()
        for _, name in names_in(frame.front + frame.behind + frame.previous)
        if " " in name
        for word in name.split()[1:]
    }
    front = mentions(_to_colon(frame.front), code, known=known)
    goes_on = _GOES_ON.match(frame.behind)
    behind = [] if goes_on else mentions(frame.behind, code, is_behind=True, known=known)
    found = _side(frame, front, behind)
    heads = [one for one in found if one.part >= Part.HEAD]
    pronoun = next(
        (one.pronoun for one in heads if one.pronoun), frame.pronoun if not heads and frame.pronoun in PRONOUNS else ""
    )
    is_short = len(frame.front.split()) <= _LEAD and not _THING.match(frame.front)
    is_silent = not found and is_short and not any(map(str.isalpha, frame.behind))
    if pronoun or is_silent:
        previous = [one for one in mentions(frame.previous, code, known=known) if not _is_place(one, known)]
        previous = [one for one in previous if _can_be(pronoun, one.name, code)]
        found = _with_previous(found, previous, is_pronoun=bool(heads or pronoun))
    return replace(_chosen(found, meant), is_meant_by_pronoun=bool(pronoun))


def _can_be(pronoun: str, name: str, code: str) -> bool:
    """Whether a pronoun can mean somebody, by what their name tells for certain."""
    language = lang.language_of(code)
    gender = PRONOUNS.get(pronoun)
    return language is None or gender is None or not name or sure_gender(None, name, language) in (None, gender)


def _is_place(one: Mention, known: frozenset[str]) -> bool:
    """Whether a name is likely a place or a body: one word behind a preposition, nobody's last name in the draft."""
    return bool(one.name) and one.part == Part.OUT and " " not in one.name and one.name.lower() not in known


_THING = re.compile(
    r"\s*(?:it|this|that|they|these|es|das|dies|ce|cela|esto|eso|questo|ciò|isto|isso|это)\b", re.IGNORECASE
)
"""The subject of a sentence that speaks of a thing, a body or of several: `It also holds that`."""
_LEAD = 5
"""Words of a sentence that only leads on from the one before: `Then, at last: `."""
_GOES_ON = re.compile(r"[\s,;—–]*(?:and|but|und|aber|et|mais|y|pero|e|ma|mas|и|но|а)\b")
"""What begins another clause behind the words: `— and Ada Lind, who heard it, left`."""
_LANGUAGES = ("en", "de", "fr", "es", "it", "pt", "ru")
_FUNCTION = lang.DETERMINER | lang.PREPOSITION | lang.BE | lang.AUXILIARY | lang.BREAK | lang.PRONOUN | lang.WHO


@functools.lru_cache(maxsize=256)
def frame_language(words: str, source: str) -> str:
    """The language of a frame: of few words the one with the most function words among them, the source's first."""
    found = language_of(words)
    if found is not None:
        return found
    lows = [word.strip(".,:;()—–").lower() for word in words.split()]
    codes = dict.fromkeys((source, *_LANGUAGES))
    return max(codes, key=lambda code: _function_words(lows, code))


def _function_words(lows: list[str], code: str) -> int:
    words = lang.language_of(code)
    return sum(bool(words.bits.get(low, 0) & _FUNCTION) for low in lows) if words else 0


def _to_colon(front: str) -> str:
    """Without the beginning of the words' own clause: of `Ada Lind put it crudely: the fares are ` what leads to it."""
    lead, colon, rest = front.rpartition(":")
    return lead + colon if rest.strip() and len(rest) <= _LONGEST_REST and not names_in(rest) else front


_LONGEST_REST = 60
"""Characters of a clause that leads from a colon to its quotation."""


def _side(frame: Frame, front: list[Mention], behind: list[Mention]) -> list[Mention]:
    """The side that governs the words: what leads to them by a colon or a clause of its own, else what follows."""
    has_head = any(one.part >= Part.HEAD for one in front)
    is_led = frame.front.rstrip().endswith((":", "that", "dass", "que", "che"))
    if is_led and any(one.name for one in front):
        return front
    if has_head and (is_led or not any(one.part >= Part.HEAD for one in behind)):
        return front
    if not has_head and behind:
        return [*(_lowered(front)), *behind]
    if has_head and behind:
        return (
            front
            if frame.front.rstrip()[-1:] == "," or not frame.behind.lstrip().startswith((",", "(", "—", "–", ";"))
            else behind
        )
    return front


def _lowered(found: list[Mention]) -> list[Mention]:
    return [Mention(min(one.part, Part.OTHER), one.name, one.pronoun) for one in found]


def _with_previous(found: list[Mention], previous: list[Mention], *, is_pronoun: bool) -> list[Mention]:
    """With the subject of the sentence before, or of an earlier clause, for a pronoun or for nobody at all."""
    named = [one for one in found if one.name and one.part == Part.OTHER] if is_pronoun else []
    named = named or [one for one in previous if one.name]
    subjects = [one for one in named if one.part >= Part.OTHER]
    rest = [one for one in found if not one.pronoun]
    if len(named) == 1 and subjects and not any(not one.name and one.part >= Part.HEAD for one in previous):
        return [*rest, Mention(Part.HEAD, subjects[0].name)]
    return [*rest, *(Mention(Part.OTHER, one.name) for one in named), Mention(Part.HEAD)]


def _chosen(found: list[Mention], meant: tuple[str, ...]) -> Choice:
    ours = max((one.part for one in found if one.name and meant and same_person(one.name, meant)), default=Part.OUT)
    others = [one for one in found if one.name and not (meant and same_person(one.name, meant))]
    theirs = max((one.part for one in others), default=Part.OUT)
    unnamed = max((one.part for one in found if not one.name), default=Part.OUT)
    if ours > Part.OUT and ours >= max(theirs, unnamed):
        return Choice(meant[0], ours, tuple(found))
    if any(one.is_reported and meant and same_person(one.name, meant) for one in found if one.name):
        return Choice("", Part.OUT, tuple(found))
    if ours == Part.INNER and all(one.is_owner for one in others if one.part == theirs):
        return Choice("", Part.OUT, tuple(found))
    if theirs >= Part.HEAD and theirs > max(ours, unnamed):
        return Choice(next(one.name for one in others if one.part == theirs), theirs, tuple(found))
    return Choice("", Part.OUT, tuple(found))
