"""Whom `he` or `she` means behind a sentence about somebody new who has no name: `A nurse waited. “No,” she said.`

`newcomer` gives the words that bring them in, in the sentence right before, or before others that only go on about
them. Whoever is named in the paragraph, or has spoken there, may be meant as well: that is for the caller to see.
"""

from __future__ import annotations

from loccit.attribution.persons.rivals import PRONOUNS
from loccit.attribution.sentence import language as lang
from loccit.attribution.sentence.bounds import Range
from loccit.attribution.sentence.frames import MARK, QUOTE, Frame, Sentence, tokens
from loccit.attribution.sentence.heads import kind_of_head, name_range
from loccit.attribution.sentence.language import Language

_NEW = ("a", "an", "one", "another")
_BACK = 3
"""So many sentences back somebody new is looked for."""


def newcomer(frame: Frame, line: Sentence, low: str, language: Language) -> tuple[Sentence, Range] | None:
    """The sentence that brings in whom a pronoun of `line` means, and the tokens that do; None where none does."""
    before = [span for span in frame.spans if span[1] <= line.start][-_BACK:]
    for start, end in reversed(before):
        found = tokens(frame, start, end, language)
        if not found.words or found.bits[0] & QUOTE:
            return None
        if found.lows[0] == low:
            continue
        subject = _brought_in(found) if found.lows[0] in _NEW else None
        return (found, subject) if subject and _fits(found, subject, low) else None
    return None


def _brought_in(line: Sentence) -> Range | None:
    """Somebody new with whom a sentence begins, who does something: takes `A nurse from Skarne waited`, `One of them, a
    pilot, told`; leaves `A former pilot, she rows`, `A man was held`, `A pilot told her`, `A driver shortage`."""
    found = _one_of_several(line) or _person(line)
    if found is None or name_range(line, found) is not None:
        return None
    at, end = found[1], len(line.words)
    if line.words[at] == ",":
        at = next((spot + 1 for spot in range(at + 1, end) if line.words[spot] == ","), at)
    is_held = any(bits & lang.BE for bits in line.bits[at : at + 2])
    others = any(low in _OTHERS for low in line.lows)
    return None if is_held or others or at + 1 >= end else found


def _one_of_several(line: Sentence) -> Range | None:
    """What one of several is, between commas, or that one: of `One of them, a pilot, told` the pilot."""
    if line.lows[:2] != ["one", "of"]:
        return None
    at = next((spot for spot in range(2, min(_FEW, len(line.words))) if line.words[spot] == ","), 0)
    if at and line.lows[at + 1 : at + 2] in (["a"], ["an"]):
        closed = next((spot for spot in range(at + 2, min(at + _FEW, len(line.words))) if line.words[spot] == ","), 0)
        return (at + 1, closed) if closed else None
    last = next((spot for spot in range(2, min(_FEW, len(line.words))) if line.bits[spot] & lang.PEOPLE), 0)
    return (0, last + 1) if last and last + 1 < len(line.words) else None


_FEW = 8
"""Tokens of such a phrase."""


def _person(line: Sentence) -> Range | None:
    """A phrase up to the first noun of a person, behind which no other noun stands."""
    for at in range(1, min(_FEW, len(line.words) - 1)):
        if line.bits[at] & _NO_PART or line.lows[at].endswith(("’s", "'s")):
            return None
        if line.language.has("anybody", line.words[at].lower()) or kind_of_head(line, (0, at + 1)) == "person":
            return (0, at + 1) if line.language.alike or _may_follow(line, at + 1) else None
    return None


_NO_PART = MARK | QUOTE | lang.AUXILIARY | lang.PREPOSITION | lang.BREAK | lang.PRONOUN | lang.WHO


def _may_follow(line: Sentence, at: int) -> bool:
    """Whether a token is no noun behind a noun: a verb, a mark, a preposition."""
    low = line.lows[at]
    is_past = low.endswith("ed") or line.language.has("pasts", low)
    return is_past or bool(line.bits[at] & _FOLLOWING)


_FOLLOWING = MARK | lang.AUXILIARY | lang.PREPOSITION | lang.WHO | lang.VERB | lang.ADVERB
_OTHERS = frozenset("he she him i we".split())
"""Whoever else such a sentence speaks of."""


def _fits(line: Sentence, found: Range, low: str) -> bool:
    """Whether somebody new may be called `he` or `she`, as the noun tells."""
    other = "male" if PRONOUNS[low] == "female" else "female"
    return not any(line.language.has(other, line.lows[at]) for at in range(*found))
