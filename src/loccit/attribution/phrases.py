"""Noun phrases round a verb: who is the subject, without a grammar of the whole sentence.

All functions take a `Sentence` and the place of a token and give the half-open range of tokens of the phrase, or None
where there is nothing that could speak. They look at the words' bits only, walk over each token once, and stop at the
first word that cannot belong.
"""

from __future__ import annotations

from loccit.attribution import language as lang
from loccit.attribution.frames import CAPITAL, MARK, QUOTE, Sentence

LONGEST = 24
"""So many tokens a subject may have."""
Range = tuple[int, int]

_CLOSERS = {")": "(", "]": "["}
_SIDES = frozenset((",", "—", "–", "--", "-"))
_NOBODY = lang.BREAK | lang.AUXILIARY | lang.PRONOUN | lang.WHO
_SPEAKING = lang.ROLE | lang.PEOPLE | lang.ORGANISATION | lang.PUBLICATION | lang.DOCUMENT | lang.HONORIFIC | lang.NOUN


def subject_before(line: Sentence, verb: int) -> Range | None:
    """The subject of a verb to its left, over adverbs, auxiliaries, an apposition between commas or a bracket."""
    at = skip_adverbs(line, verb - 1)
    if at < 0:
        return None
    if line.bits[at] & lang.WHO and line.lows[at] in ("who", "which", "that"):
        return _antecedent(line, at)
    if line.words[at] in _SIDES:
        return _before_apposition(line, at)
    found = phrase_ending(line, at)
    return found and (_named_before(line, found) or found)


def _named_before(line: Sentence, found: Range) -> Range | None:
    """The name that an apposition describes whose closing comma is missing: `The Mirror, a local paper reported`."""
    first = found[0]
    if (
        first < 2
        or line.lows[first] not in ("a", "an")
        or line.words[first - 1] != ","
        or not line.bits[first - 2] & CAPITAL
    ):
        return None
    named = phrase_ending(line, first - 2)
    return named if named and named[0] == 0 and has_name(line, named) else None


def skip_adverbs(line: Sentence, at: int) -> int:
    """The last token at or before `at` that is no adverb and no auxiliary."""
    while at >= 0:
        bits, low = line.bits[at], line.lows[at]
        if bits & CAPITAL and not bits & (lang.ADVERB | lang.AUXILIARY):
            return at
        if not bits & (lang.ADVERB | lang.AUXILIARY) and not (low.endswith("ly") and len(low) > 4 and not bits & MARK):
            return at
        at -= 1
    return at


def phrase_ending(line: Sentence, last: int) -> Range | None:
    """The noun phrase whose last token is `last`."""
    bits = line.bits[last]
    if bits & lang.PRONOUN and not bits & QUOTE:
        return (last, last + 1)
    if bits & (MARK | QUOTE) and line.words[last] not in _CLOSERS:
        return None
    first = _walk_left(line, last)
    return _trimmed(line, first, last + 1)


def subject_after(line: Sentence, verb: int) -> Range | None:
    """The subject of an inverted verb ("said Anthony Davis, a Bangkok-based analyst"), up to the first comma."""
    at = verb + 1
    while at < len(line.words) and line.bits[at] & lang.ADVERB and not line.bits[at] & CAPITAL:
        at += 1
    return phrase_starting(line, at)


def phrase_starting(line: Sentence, first: int) -> Range | None:
    """The noun phrase whose first token is `first`."""
    if first >= len(line.words):
        return None
    bits = line.bits[first]
    if bits & lang.PRONOUN:
        return (first, first + 1)
    if bits & (MARK | QUOTE | lang.BREAK | lang.AUXILIARY) or (bits & lang.PREPOSITION and not bits & CAPITAL):
        return None
    last = _walk_right(line, first)
    return _trimmed(line, first, last)


def main_subject(line: Sentence, before: int) -> Range | None:
    """What the sentence is about: its first noun phrase, behind an opening phrase that ends with a comma."""
    at = 0
    if _opens_phrase(line, 0) or _is_span(line, before):
        at = _behind_comma(line, 0, before)
    while (
        at < before
        and line.bits[at] & (MARK | QUOTE | lang.OPENER | lang.ADVERB | lang.BREAK)
        and not _may_open(line, at)
    ):
        at += 1
    found = phrase_starting(line, at) if at < before else None
    return found if found and found[1] <= before else None


def _is_span(line: Sentence, before: int) -> bool:
    """Whether a sentence begins with a stretch of time: `A few days later,`."""
    comma = next((at for at in range(1, min(before, 8)) if line.words[at] == ","), None)
    return comma is not None and line.language.has("spans", line.lows[comma - 1])


def _opens_phrase(line: Sentence, at: int) -> bool:
    """Whether a sentence begins with a phrase before its subject: `In May,`, `Asked why,`, `Speaking in Skarne,`."""
    bits, low = line.bits[at], line.lows[at]
    return (
        bool(bits & (lang.PREPOSITION | lang.BREAK))
        or low.endswith("ing")
        or low in ("asked", "pressed", "told", "last")
    )


def _may_open(line: Sentence, at: int) -> bool:
    return bool(line.bits[at] & (lang.DETERMINER | lang.PRONOUN | lang.POSSESSIVE | lang.PEOPLE))


def _behind_comma(line: Sentence, at: int, before: int) -> int:
    """Behind the first comma that a noun phrase follows."""
    while at < before:
        if line.words[at] == "," and at + 1 < before and (_may_open(line, at + 1) or line.bits[at + 1] & CAPITAL):
            return at + 1
        at += 1
    return before


def _antecedent(line: Sentence, who: int) -> Range | None:
    at = who - 1
    if at >= 0 and line.words[at] == ",":
        at -= 1
    if line.lows[who] == "that":
        return None
    if at > 1 and line.bits[at] & lang.TIME and line.bits[at - 1] & lang.PREPOSITION:
        at -= 2
    return phrase_ending(line, at) if at >= 0 else None


def _before_apposition(line: Sentence, comma: int) -> Range | None:
    """The phrase before the comma that opens the apposition which `comma` closes; names come before other nouns."""
    at, tries = comma - 1, 0
    fallback: Range | None = None
    while at > 0 and tries < 4 and comma - at < 60:
        if line.words[at] in _SIDES:
            tries += 1
            found = phrase_ending(line, at - 1)
            if found and has_name(line, found):
                return found
            if found and fallback is None and line.bits[found[0]] & lang.DETERMINER:
                fallback = found
        if line.bits[at] & QUOTE:
            break
        at -= 1
    return fallback or phrase_ending(line, comma - 1)


def has_name(line: Sentence, found: Range) -> bool:
    """Whether a capitalised word that is no determiner stands in a phrase."""
    return any(line.bits[at] & CAPITAL and not line.bits[at] & lang.DETERMINER for at in range(*found))


def _walk_left(line: Sentence, last: int) -> int:
    at = last
    while at >= 0 and last - at < LONGEST:
        if line.words[at] in _CLOSERS:
            opened = _opening(line, at)
            if opened is None:
                break
            at = opened - 1
            continue
        if _ends_left(line, at, last):
            break
        bits = line.bits[at]
        if bits & (lang.DETERMINER | lang.POSSESSIVE) and not bits & CAPITAL and not _goes_on_before(line, at):
            return at
        at -= 1
    return at + 1


def _ends_left(line: Sentence, at: int, last: int) -> bool:
    """Whether a token cannot belong to the phrase to its right."""
    bits = line.bits[at]
    if bits & QUOTE:
        return not (0 < at < last and line.bits[at - 1] & line.bits[at + 1] & CAPITAL)
    if bits & MARK:
        return line.words[at] not in ("&", "/", "’", "'")
    if bits & CAPITAL:
        return False
    if bits & _NOBODY:
        return not (line.lows[at] == "and" and _joins(line, at))
    if bits & lang.PREPOSITION:
        return not _is_inner(line, at)
    return bool(bits & (lang.VERB | lang.CAUSE)) and not bits & _SPEAKING and at < last


def _goes_on_before(line: Sentence, at: int) -> bool:
    """Whether a phrase reaches back over its determiner: `head of the port`, `all the pilots`."""
    return at > 0 and bool(line.bits[at - 1] & (lang.PREPOSITION | lang.DETERMINER | lang.POSSESSIVE))


def _walk_right(line: Sentence, first: int) -> int:
    at = first
    while at < len(line.words) and at - first < LONGEST:
        if line.words[at] == "(":
            closed = next((to for to in range(at, min(at + 8, len(line.words))) if line.words[to] == ")"), None)
            if closed is None:
                break
            at = closed + 1
            continue
        if _ends_right(line, at, first):
            break
        at += 1
    return at


def _ends_right(line: Sentence, at: int, first: int) -> bool:
    """Whether a token cannot belong to the phrase to its left, which begins at `first`."""
    bits, low = line.bits[at], line.lows[at]
    before = line.bits[at - 1] if at > first else 0
    after = line.bits[at + 1] if at + 1 < len(line.bits) else 0
    if bits & QUOTE:
        return not before & after & CAPITAL
    if bits & MARK:
        return line.words[at] not in ("&", "/", "’", "'")
    if bits & CAPITAL:
        return bool(bits & lang.TIME) and not _is_date_inside(line, at, first)
    if bits & lang.PARTICLE and after & (CAPITAL | lang.PARTICLE) and before & (CAPITAL | lang.PARTICLE):
        return False
    if low == "and" and _joins(line, at):
        return False
    if bits & lang.PREPOSITION and at > first and _is_inner(line, at):
        return False
    if bits & (lang.TIME | lang.BREAK | lang.AUXILIARY | lang.PREPOSITION | lang.PRONOUN | lang.WHO):
        return True
    if at == first or bits & _SPEAKING or line.words[at].isdigit():
        return False
    if low == "the" and line.language.alike and before & CAPITAL:  # a genitive: der Sprecher der Behörde
        return False
    if low.endswith("ed") and after & (lang.DETERMINER | lang.POSSESSIVE):
        return True
    if bits & lang.VERB or low.endswith("ly"):
        return True
    return bool(before & CAPITAL) and not _owns(line, at - 1) and not _dresses(line, at)


def _dresses(line: Sentence, at: int) -> bool:
    """Whether a small word behind a name leads to a noun that can speak: `the Skarne harbour ministry`."""
    return any(bits & _SPEAKING and not bits & (MARK | QUOTE | lang.VERB) for bits in line.bits[at + 1 : at + 3])


def _is_date_inside(line: Sentence, at: int, first: int) -> bool:
    """Whether a date stands before the noun of its phrase: `an 18 March 2021 analysis`."""
    before = line.bits[at - 1] & lang.DETERMINER or line.words[at - 1].isdigit()
    after = line.bits[at + 1 : at + 3]
    return at > first and bool(before) and any(not bits & (MARK | QUOTE | lang.VERB) for bits in after[-1:])


def _owns(line: Sentence, at: int) -> bool:
    return line.words[at].endswith(("’s", "'s", "s’", "s'"))


def _is_inner(line: Sentence, at: int) -> bool:
    """Whether a preposition goes on with a phrase: `head of the port`, `a spokesman for the harbour`."""
    if at == 0 or line.bits[at - 1] & (MARK | QUOTE):
        return False
    before = line.bits[at - 1]
    if line.lows[at] == "of":
        return not before & (lang.AUXILIARY | lang.BREAK)
    if line.lows[at] in ("for", "at", "in", "from", "with", "to", "on") and before & (lang.ROLE | lang.PEOPLE):
        return bool(before & (lang.ROLE | lang.PEOPLE)) and not (before & lang.VERB and not before & lang.ROLE)
    if line.lows[at] == "by":
        return bool(before & lang.DOCUMENT or (line.lows[at - 1].endswith("ed") and not before & lang.VERB))
    return line.lows[at] in ("on", "for") and bool(before & CAPITAL and before & (lang.ORGANISATION | lang.DOCUMENT))


def _joins(line: Sentence, at: int) -> bool:
    if at == 0 or at + 1 >= len(line.words):
        return False
    left, right = line.bits[at - 1], line.bits[at + 1]
    return bool(left & right & CAPITAL or (left & lang.PEOPLE and right & (lang.PEOPLE | CAPITAL)))


def _opening(line: Sentence, at: int) -> int | None:
    for back in range(at - 1, max(at - 12, -1), -1):
        if line.words[back] == _CLOSERS[line.words[at]]:
            return back
    return None


def _trimmed(line: Sentence, first: int, end: int) -> Range | None:
    """The phrase without what cannot open it, or None if nothing in it could speak."""
    while first < end and not _opens(line, first):
        first += 1
    if first >= end:
        return None
    bits = 0
    for at in range(first, end):
        bits |= line.bits[at]
    if line.language.has("spans", line.lows[end - 1]) and not bits & (CAPITAL | _SPEAKING):
        return None
    if not bits & (CAPITAL | _SPEAKING) and not line.bits[first] & (lang.DETERMINER | lang.POSSESSIVE):
        return None
    if end - first == 1 and not bits & (
        CAPITAL | lang.ROLE | lang.PEOPLE | lang.ORGANISATION | lang.PUBLICATION | lang.DOCUMENT
    ):
        return (
            (first, end)
            if bits & lang.DETERMINER and line.lows[first] in ("some", "many", "others", "most", "one", "both")
            else None
        )
    return (first, end)


def _opens(line: Sentence, at: int) -> bool:
    bits = line.bits[at]
    if bits & (lang.DETERMINER | lang.POSSESSIVE | CAPITAL) or bits & (lang.ROLE | lang.PEOPLE):
        return True
    return not bits & (lang.OPENER | lang.PREPOSITION | lang.BREAK | lang.ADVERB | MARK)
