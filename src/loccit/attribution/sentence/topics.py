"""What a sentence is about: its first noun phrase, behind an opening phrase and up to its verb."""

from __future__ import annotations

from loccit.attribution.sentence import language as lang
from loccit.attribution.sentence.bounds import Range, phrase_starting
from loccit.attribution.sentence.frames import CAPITAL, MARK, QUOTE, TAIL, Sentence
from loccit.attribution.sentence.heads import is_role
from loccit.attribution.sentence.language import given_names


def named_behind(line: Sentence, found: Range) -> Range | None:
    """The name behind a role without one: `said the port’s engineer, Tomas Vell`."""
    first = found[1] + 1
    another = line.lows[found[0]] in ("another", "one")
    if first >= len(line.words) or line.words[found[1]] != "," or not (another or is_role(line, found)):
        return None
    end = first
    while end < len(line.words) and line.bits[end] & (CAPITAL | lang.PARTICLE) and not line.bits[end] & lang.TIME:
        end += 1
    closed = end >= len(line.words) or line.bits[end] & (MARK | QUOTE)
    return (first, end) if closed and end - first > 1 and line.bits[first] & CAPITAL else None


def main_subject(line: Sentence, before: int) -> Range | None:
    """What the sentence is about: its first noun phrase, behind an opening phrase that ends with a comma."""
    at = 0
    if _opens_phrase(line, 0) or _is_span(line, before):
        at = _behind_comma(line, 0, before)
        if at >= before and line.bits[0] & lang.PREPOSITION:
            at = _behind_time(line, before)
    while (
        at < before
        and line.bits[at] & (MARK | QUOTE | lang.OPENER | lang.ADVERB | lang.BREAK)
        and not _may_open(line, at)
    ):
        at += 1
    found = phrase_starting(line, at) if at < before else None
    if found is not None and found == (0, 1) and line.bits[0] & lang.VERB and line.lows[0].endswith("s"):
        return None  # Talks about the quay and says
    if found is None or found[1] > before:
        return None
    if line.language.alike:
        return (found[0], found[1] - 1) if _ends_in_verb(line, found) else found
    found = (found[0], end_of_noun(line, found))
    described = found[0] == 0 and line.lows[0] in ("a", "an") and found[1] + 1 < before and line.words[found[1]] == ","
    if described and line.bits[found[1] + 1] & lang.PRONOUN:
        return (found[1] + 1, found[1] + 2)  # A defender of the port, he has said
    return named_behind(line, found) or found


def _ends_in_verb(line: Sentence, found: Range) -> bool:
    """Whether a phrase ends in a small word behind an office, which may be a verb: takes `la alcaldesa salió`."""
    last = found[1] - 1
    is_small = last > found[0] and line.bits[last] == 0 and line.words[last].islower()
    return is_small and bool(line.bits[last - 1] & lang.ROLE) and not line.language.is_inflected


def end_of_noun(line: Sentence, found: Range) -> int:
    """Where a phrase ends whose noun a verb follows that no list has: `The indictment includes`."""
    also = next((at for at in range(found[0] + 1, found[1]) if line.bits[at] & lang.ADVERB & ~CAPITAL), found[1])
    found = (found[0], also)
    after = (at for at in range(found[0] + 1, found[1]) if line.bits[at - 1] & _NOUNS and not line.bits[at] & ~TAIL)
    ends = (at for at in after if line.bits[at] & TAIL or line.lows[at].endswith("s"))
    return next((at for at in ends if not line.lows[at].endswith(("ss", "ly"))), found[1])


_NOUNS = lang.DOCUMENT | lang.ORGANISATION | lang.ROLE


def _is_span(line: Sentence, before: int) -> bool:
    """Whether a sentence begins with a stretch of time: `A few days later,`."""
    comma = next((at for at in range(1, min(before, 8)) if line.words[at] == ","), None)
    return comma is not None and line.language.has("spans", line.lows[comma - 1])


def _opens_phrase(line: Sentence, at: int) -> bool:
    """Whether a sentence begins with a phrase before its subject: `In May,`, `Asked why,`, `Speaking in Skarne,`."""
    bits, low = line.bits[at], line.lows[at]
    if low in ("but", "and", "yet"):
        return False  # But Lind objected
    return (
        bool(bits & (lang.PREPOSITION | lang.BREAK))
        or low.endswith("ing")
        or (low.endswith("ed") and _is_participle(line, at))
        or low in ("asked", "pressed", "told", "last")
        or line.language.has("asked", line.words[at].lower())
    )


def _is_participle(line: Sentence, at: int) -> bool:
    """Whether a word in -ed that begins a sentence opens a phrase and is no name: `Founded to`, `Based in`."""
    after = line.bits[at + 1] if at + 1 < len(line.bits) else 0
    return bool(after & lang.PREPOSITION or line.lows[at + 1 : at + 2] == ["to"]) and line.lows[at] not in given_names()


def _may_open(line: Sentence, at: int) -> bool:
    return bool(line.bits[at] & (lang.DETERMINER | lang.PRONOUN | lang.POSSESSIVE | lang.PEOPLE))


def _behind_time(line: Sentence, before: int) -> int:
    """Behind a date that no comma ends: `In May 2031 Mara Holm`."""
    at = 1
    while at < before and (line.bits[at] & lang.TIME or line.words[at].isdigit()):
        at += 1
    return at if at > 1 else before


def _behind_comma(line: Sentence, at: int, before: int) -> int:
    """Behind the first comma that a noun phrase follows."""
    while at < before:
        if line.words[at] == "," and at + 1 < before and (_may_open(line, at + 1) or line.bits[at + 1] & CAPITAL):
            return at + 1
        at += 1
    return before
