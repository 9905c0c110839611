"""Who a pronoun beside a quotation cannot be: one of the other gender, one whom its own clause names, one who is only
named behind it, or in passing, while somebody else is what the sentence before it is about.

Where two persons can be meant, whoever was taken for the speaker may be the wrong one; here only the other is judged.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from loccit.attribution.persons.cast import Cast, Mention, Person
from loccit.attribution.persons.mentions import build_cast
from loccit.attribution.sentence.covered import INSIDE, SENTENCE_END
from loccit.attribution.sentence.frames import Frame, frame_of, mask
from loccit.attribution.sentence.language import Language, language_of, sure_names
from loccit.attribution.sentence.names import gender_of, read_name
from loccit.model import Passage, Span

PRONOUNS = {
    **dict.fromkeys("he him his er ihn ihm il él el lui ele он его".split(), "male"),
    **dict.fromkeys("she her hers sie elle ella lei ela она её".split(), "female"),
}
"""Of pronouns of one person. What else they can mean (`sie`: they) nobody who is one person is."""
REACH = 300
"""Characters between a quotation and its pronoun."""
CHAIN = 4
"""So many sentences back a pronoun looks for what it is about."""


@dataclass(frozen=True, slots=True)
class Spoken:
    """A quotation from `start` to `end` of a passage, the paragraph `before` it, the `surface` that stands for who
    says it (`she`), and the `speaker` whom that was taken for."""

    before: str
    words: str
    start: int
    end: int
    surface: str
    speaker: str
    language: str | None = None


def cannot_mean(spoken: Spoken, rival: str) -> bool:
    """Whether the pronoun beside a quotation cannot mean somebody, who is no more than a rival of the one taken for its
    speaker; False where that is open.

    >>> lind = Spoken("", "Ada Lind met Jon Holm. “No,” she said. Mara Pell left.", 23, 28, "she", "Ada Lind")
    >>> cannot_mean(lind, "Jon Holm"), cannot_mean(lind, "Mara Pell"), cannot_mean(lind, "Lind")
    (True, True, False)
    """
    language = language_of(spoken.language)
    gender = PRONOUNS.get(spoken.surface.lower())
    if language is None or gender is None:
        return False
    frames, cast, first = read_for(spoken, rival, language)
    at = place_of_surface(frames[1], spoken)
    other, taken = (cast.find(read_name(name, language)) for name in (rival, spoken.speaker))
    if at is None or (other is taken and other is not None):
        return False
    known = sure_gender(other, rival, language)
    if known not in (None, gender):
        return True
    if other is None:
        return False
    if is_in_clause(cast, other, frames[1], first, at, spoken):
        return True
    if taken is None or any(one.person is other for one in cast.between(first + at, first + spoken.start)):
        return False
    named = cast.between(0, first + at)
    if not any(one.person is other for one in named):
        return any(one.person is taken and not one.owns for one in named)
    is_somebody = taken.likely or bool(taken.titles or taken.offices) or taken.name.endswith(".")
    if sure_gender(taken, spoken.speaker, language) is None and (known or not is_somebody):
        return False
    spans = [*frames[0].spans, *((first + start, first + end) for start, end in frames[1].spans)]
    return _stands_out(cast, taken, other, [span for span in spans if span[0] <= first + at], first + at)


def read_for(spoken: Spoken, rival: str, language: Language) -> tuple[list[Frame], Cast, int]:
    """What stands around a quotation, the cast of it, and where its paragraph begins; a rival is known by a surname."""
    frames = [reading_of(part, language) for part in (spoken.before, spoken.words, f"{rival} came.")]
    first = len(spoken.before) + 1
    return frames, build_cast(frames, [0, first, first + len(spoken.words) + 1], language), first


def reading_of(text: str, language: Language) -> Frame:
    frame = frame_of(text, Passage(0, None, "body", text, None, (Span(0, len(text)),), 0, len(text)))
    mask(frame, language)
    return frame


def place_of_surface(frame: Frame, spoken: Spoken) -> int | None:
    """Where whoever speaks is named: first behind the quotation in its sentence, else last before it."""
    word = re.compile(rf"\b{re.escape(spoken.surface)}\b", re.IGNORECASE)
    behind = word.search(frame.masked, spoken.end, spoken.end + REACH)
    if behind and not re.search(r"[.!?](?:\s|\Z)", frame.masked[spoken.end : behind.start()]):
        return behind.start()
    before = [*word.finditer(frame.masked, max(spoken.start - REACH, 0), spoken.start)]
    return before[-1].start() if before else None


def sure_gender(person: Person | None, name: str, language: Language) -> str | None:
    """The gender that somebody has for certain: by a title, or by a given name that only one has."""
    if person is None:
        read = read_name(name, language)
        is_sure = bool(read.title) or (bool(read.words) and read.words[0].lower() in sure_names())
        return gender_of(read, language) if is_sure else None
    is_sure = bool(person.titles) or person.words[0].lower() in sure_names()
    return person.gender if is_sure else None


def is_in_clause(cast: Cast, other: Person, frame: Frame, first: int, at: int, spoken: Spoken) -> bool:
    """Whether somebody is named behind a pronoun in its sentence: in `she told Holm` she is not Holm. Before a
    quotation another clause may begin, with its own subject: `he writes that the master, Holm, said “…”`."""
    end = next((last for start, last in frame.spans if start <= at < last), at)
    if at < spoken.start and (inner := _INNER.search(frame.masked, at, min(end, spoken.start))):
        end = inner.start()
    return any(one.person is other for one in cast.between(first + at, first + end))


_INNER = re.compile(r",|\b(?:that|dass|que|che|что)\b")
"""What another clause may begin with."""


def _stands_out(cast: Cast, taken: Person, other: Person, spans: list[tuple[int, int]], at: int) -> bool:
    """Whether the sentence before a pronoun is about the one whom it was taken for, and names the other at most by the
    way; a sentence that begins with a pronoun is about whom the one before it is about."""
    for number, (start, end) in enumerate(reversed(spans[-CHAIN - 1 :])):
        named = cast.between(start, min(end, at))
        words = cast.whole[start:end].lstrip()
        if any(one.person is other and one.opens for one in named) or _OWNED.match(words) or (named and not number):
            return False
        if any(one.person is taken and _is_subject(one, cast) for one in named):
            return True
        if any(one.person is other for one in named):
            return False
        if number and not _GOES_ON.match(words):
            return False
    return False


def _is_subject(one: Mention, cast: Cast) -> bool:
    return one.opens and not one.owns and not _PREPOSED.match(cast.whole, one.at)


_PREPOSED = re.compile(
    r"(?:About|After|Against|Before|Behind|Beside|Besides|By|For|From|Like|Near|Next to|Of|On|To|Under|Unlike|With"
    r"|Without|Bei|Für|Gegen|Mit|Nach|Neben|Von|Vor|Avec|Avant|Après|Chez|Contre|Pour|Con|Contra|Para|Per|Com|С|У|За) "
)
"""A name that opens a sentence and is no subject: `With Lind came Holm`."""
_OWNED = re.compile(r"(?:His|Her|Sein|Seine|Ihr|Ihre|Son|Sa|Su|Suo|Sua|Seu|Его|Её)\b")
"""A sentence about somebody of another one, who may still be meant: `His lawyer, Ada Lind, nodded.`"""
_GOES_ON = re.compile(rf"[{INSIDE}{SENTENCE_END}]|(?:He|She|Er|Sie|Il|Elle|Él|Ella|Lui|Lei|Ele|Ela|Он|Она)\b")
"""A sentence that goes on about whoever the one before it is about."""
