"""Whom a verb without a subject means, in languages whose verbs need none: the subject of the sentence before.

`La piloto Ada Lind abrió la puerta. «…», dijo a los vecinos.`: a verb's end takes up who the last sentence is about.
Where that sentence names somebody else too, or its subject is no person, nobody is meant.
"""

from __future__ import annotations

from loccit.attribution.meant.sources import Sources
from loccit.attribution.persons.source import Source
from loccit.attribution.sentence.bounds import Range
from loccit.attribution.sentence.frames import QUOTE, Frame, Sentence, tokens
from loccit.attribution.sentence.heads import name_range
from loccit.attribution.sentence.topics import main_subject, named_behind


def subject_of_sentence_before(
    sources: Sources, frame: Frame, line: Sentence, at: int, gender: str | None
) -> Source | None:
    """The one person who is the subject of the sentence right before a quotation that begins its own; `at` is where the
    frame begins in the order of reading, `gender` what the verb tells."""
    if not line.bits or not line.bits[0] & QUOTE:
        return None
    before = next(((start, end) for start, end in frame.spans if end == line.start), None)
    if before is None:
        return None
    found = tokens(frame, *before, sources.language)
    subject = _subject(found)
    if subject is None or any(bits & QUOTE for bits in found.bits):
        return None
    named = sources.cast.between(at + before[0], at + before[1])
    head = name_range(found, subject)
    first, last = (at + found.starts[subject[0]], at + found.end_of(head[1] - 1)) if head else (0, 0)
    own = [one for one in named if first <= one.at < last and not one.owns]
    if len(own) != 1 or any(one.person is not own[0].person for one in named):
        return None
    person = own[0].person
    return sources.of(person) if gender is None or person.gender in (None, gender) else None


def _subject(line: Sentence) -> Range | None:
    """The subject of a sentence, with the name beside it: `la piloto, Ada Lind,`."""
    found = main_subject(line, len(line.words))
    return found and (named_behind(line, found) or found)


def is_surely_named(sources: Sources, source: Source | None) -> bool:
    """Whether a person has more than one word that only begins sentences, as any word with a capital may."""
    person = source.person if source else None
    if person is None or len(person.key) > 1 or person.titles or person.gender:
        return True
    return any(one.person is person and not one.opens for one in sources.cast.mentions)
