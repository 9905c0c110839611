"""How far a noun phrase reaches, to the left and to the right of a token, by the bits of the words alone.

Each token is looked at once; the first one that cannot belong ends the phrase.
"""

from __future__ import annotations

from loccit.attribution.sentence import language as lang
from loccit.attribution.sentence.covered import PAUSE
from loccit.attribution.sentence.frames import CAPITAL, MARK, QUOTE, TAIL, Sentence

LONGEST = 24
"""So many tokens a subject may have."""

Range = tuple[int, int]

CLOSERS = {")": "(", "]": "["}

_NOBODY = lang.BREAK | lang.AUXILIARY | lang.PRONOUN | lang.WHO

_TO_LOOK_AT = (
    _NOBODY | lang.ADVERB | MARK | QUOTE | CAPITAL | TAIL | lang.TIME | lang.PREPOSITION | lang.PARTICLE | lang.VERB
)
"""What may end a phrase; a word that is none of these and follows no name goes on with it."""

_SPEAKING = lang.ROLE | lang.PEOPLE | lang.ORGANISATION | lang.PUBLICATION | lang.DOCUMENT | lang.HONORIFIC | lang.NOUN


def phrase_ending(line: Sentence, last: int) -> Range | None:
    """The noun phrase whose last token is `last`."""
    bits = line.bits[last]
    if bits & lang.PRONOUN and not bits & QUOTE:
        return (last, last + 1)
    if bits & (MARK | QUOTE) and line.words[last] not in CLOSERS:
        return None
    first = walk_left(line, last)
    if 0 < first < last and line.lows[first - 1] == "to" and not line.bits[first] & (lang.DETERMINER | CAPITAL):
        first += 1  # the verb of an infinitive: `to calm nervous pilots`
    return trimmed(line, first, last + 1)


def phrase_starting(line: Sentence, first: int) -> Range | None:
    """The noun phrase whose first token is `first`."""
    if first >= len(line.words):
        return None
    bits = line.bits[first]
    if bits & lang.PRONOUN:
        owns = bits & lang.POSSESSIVE and _owns_next(line, first)
        if owns or (first == 0 and _opens_owning(line)):
            return trimmed(line, first, walk_right(line, first + 1))
        return (first, first + 1)
    if bits & (MARK | QUOTE | lang.BREAK | lang.AUXILIARY) or (bits & lang.PREPOSITION and not bits & CAPITAL):
        return None
    last = walk_right(line, first)
    return trimmed(line, first, last)


def _owns_next(line: Sentence, at: int) -> bool:
    """Whether `her` owns what follows: takes `her spokesman`, leaves `told her that`."""
    bits = line.bits[at + 1] if at + 1 < len(line.bits) else MARK
    ends = MARK | QUOTE | lang.BREAK | lang.AUXILIARY | lang.PREPOSITION | lang.DETERMINER | lang.TIME | lang.PRONOUN
    return not bits & ends


def _opens_owning(line: Sentence) -> bool:
    """Whether a pronoun that hears owns the noun behind it at the start of a sentence: takes `Ihr Bruder Jon Holm`."""
    return line.language.has("owning", line.words[0].lower()) and line.words[1:2] != [] and line.words[1][:1].isupper()


def walk_left(line: Sentence, last: int) -> int:
    at = last
    while at >= 0 and last - at < LONGEST:
        if line.words[at] in CLOSERS:
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
        return not (0 < at < last and line.bits[at - 1] & line.bits[at + 1] & CAPITAL) or line.words[at][-1] == PAUSE
    if bits & MARK:
        return line.words[at] not in ("&", "/", "’", "'")
    if bits & CAPITAL:
        return False
    if bits & _NOBODY:
        owns = line.lows[at] == "her" and at < last and not line.bits[at + 1] & lang.DETERMINER  # her office
        return not owns and not (line.lows[at] == "and" and _joins(line, at))
    if bits & lang.PREPOSITION:
        return not _is_inner(line, at)
    return bool(bits & (lang.VERB | lang.CAUSE)) and not bits & _SPEAKING and at < last


def _goes_on_before(line: Sentence, at: int) -> bool:
    """Whether a phrase reaches back over its determiner: `head of the port`, `all the pilots`."""
    if at > 0 and line.language.alike and ("'" in line.words[at - 1] or "’" in line.words[at - 1]):
        return False  # Sull’episodio la direzione
    return at > 0 and bool(line.bits[at - 1] & (lang.PREPOSITION | lang.DETERMINER | lang.POSSESSIVE))


def walk_right(line: Sentence, first: int) -> int:
    at, bits = first, line.bits
    last = min(len(bits), first + LONGEST)
    while at < last:
        if line.words[at] == "(":
            closed = next((to for to in range(at, min(at + 8, len(line.words))) if line.words[to] == ")"), None)
            if closed is None:
                break
            at = closed + 1
            continue
        if (bits[at] & _TO_LOOK_AT or (at > first and bits[at - 1] & CAPITAL)) and _ends_right(line, at, first):
            break
        at += 1
    return at


def _ends_right(line: Sentence, at: int, first: int) -> bool:
    """Whether a token cannot belong to the phrase to its left, which begins at `first`."""
    bits, low = line.bits[at], line.lows[at]
    before = line.bits[at - 1] if at > first else 0
    after = line.bits[at + 1] if at + 1 < len(line.bits) else 0
    if bits & QUOTE:
        return not before & after & CAPITAL or line.words[at][-1] == PAUSE
    if bits & MARK:
        return line.words[at] not in ("&", "/", "’", "'")
    if bits & CAPITAL:
        tied = bits & lang.PREPOSITION and at > first and low.startswith(_TIED)
        return bool(tied) or (bool(bits & lang.TIME) and not _is_date_inside(line, at, first))
    if bits & lang.PARTICLE and after & (CAPITAL | lang.PARTICLE) and before & (CAPITAL | lang.PARTICLE):
        return False
    if low == "and" and _joins(line, at):
        return False
    if bits & lang.PREPOSITION and at > first and _is_inner(line, at):
        return False
    ends = _ENDS | lang.ADVERB if before & lang.ROLE and line.language.alike else _ENDS  # die Ministerin schon im Mai
    if bits & (lang.TIME | ends):
        return bool(bits & ends) or not before & (lang.DETERMINER | lang.POSSESSIVE)  # its last inspector
    if at == first or bits & _SPEAKING or line.words[at].isdigit():
        return False
    if before & CAPITAL and line.language.has("genitive", line.words[at]):  # der Sprecher der Behörde
        return not line.bits[first] & _OFFICE
    if low.endswith("ed") and after & (lang.DETERMINER | lang.POSSESSIVE):
        return True
    if bits & lang.VERB or low.endswith("ly") or (bits & TAIL and line.language.has("pasts", low)):
        return True
    return bool(before & CAPITAL) and not _owns(line, at - 1) and not _dresses(line, at)


_TIED = ("all’", "all'", "dall’", "dall'", "nell’", "nell'", "sull’", "sull'")
"""Prepositions tied to the word behind them, which end a phrase: `Ada Lindi all’ANSA`."""
_OFFICE = lang.DETERMINER | lang.POSSESSIVE | lang.ROLE | lang.HONORIFIC
"""With what a phrase begins that a genitive may end: leaves `Holm` of `sagte Holm der Zeitung`."""

_ENDS = lang.BREAK | lang.AUXILIARY | lang.PREPOSITION | lang.PRONOUN | lang.WHO


def _dresses(line: Sentence, at: int) -> bool:
    """Whether a small word behind a name leads to a noun that can speak: `the Skarne harbour ministry`."""
    if line.bits[at] & (lang.DETERMINER | lang.POSSESSIVE | TAIL):  # told Harbour Radio the pilots had left
        return False
    no_noun = MARK | QUOTE | lang.VERB | (0 if line.language.alike else CAPITAL)
    return any(bits & _SPEAKING and not bits & no_noun for bits in line.bits[at + 1 : at + 3])


def _is_date_inside(line: Sentence, at: int, first: int) -> bool:
    """Whether a date stands before the noun of its phrase: `an 8 May 2031 study`."""
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
    if line.language.alike and (line.lows[at] in ("with", "to") or _names_next(line, at)):
        return False  # sagte die Ministerin zu Jon Holm, dit la maire à Holm
    if line.lows[at] in ("for", "at", "in", "from", "with", "to", "on") and before & (lang.ROLE | lang.PEOPLE):
        return bool(before & (lang.ROLE | lang.PEOPLE)) and not (before & lang.VERB and not before & lang.ROLE)
    if line.lows[at] == "from":
        return bool(before & lang.DOCUMENT)
    if line.lows[at] == "by":
        return bool(before & lang.DOCUMENT or (line.lows[at - 1].endswith("ed") and not before & lang.VERB))
    return line.lows[at] in ("on", "for") and bool(before & CAPITAL and before & (lang.ORGANISATION | lang.DOCUMENT))


def _names_next(line: Sentence, at: int) -> bool:
    """Whether `at` leads to a full name, and so to who is spoken to."""
    after = line.bits[at + 1 : at + 3]
    return line.lows[at] == "at" and len(after) > 1 and bool(after[0] & after[1] & CAPITAL)


def _joins(line: Sentence, at: int) -> bool:
    if at == 0 or at + 1 >= len(line.words):
        return False
    left, right = line.bits[at - 1], line.bits[at + 1]
    several = left & lang.PEOPLE and right & (lang.PEOPLE | CAPITAL)
    return bool(left & right & (CAPITAL | lang.ROLE) or several)


def _opening(line: Sentence, at: int) -> int | None:
    for back in range(at - 1, max(at - 12, -1), -1):
        if line.words[back] == CLOSERS[line.words[at]]:
            return back
    return None


def trimmed(line: Sentence, first: int, end: int) -> Range | None:
    """The phrase without what cannot open it, or None if nothing in it could speak."""
    while first < end and not _opens(line, first):
        first += 1
    if first >= end:
        return None
    bits = 0
    for at in range(first, end):
        bits |= line.bits[at]
    if (
        line.language.has("spans", line.lows[end - 1])
        and not bits & CAPITAL
        and (end - first == 1 or not bits & _SPEAKING)
    ):
        return None
    if not bits & (CAPITAL | _SPEAKING) and not line.bits[first] & (lang.DETERMINER | lang.POSSESSIVE):
        return None
    if end - first == 1 and not bits & (
        CAPITAL | lang.ROLE | lang.PEOPLE | lang.ORGANISATION | lang.PUBLICATION | lang.DOCUMENT
    ):
        return (first, end) if bits & lang.DETERMINER and line.lows[first] in _SOME else None
    return (first, end)


_SOME = frozenset(("some", "many", "others", "another", "most", "one", "both"))
"""Words that stand for people by themselves."""


def _opens(line: Sentence, at: int) -> bool:
    bits = line.bits[at]
    if bits & (lang.DETERMINER | lang.POSSESSIVE | CAPITAL) or bits & (lang.ROLE | lang.PEOPLE):
        return True
    return not bits & (lang.OPENER | lang.PREPOSITION | lang.BREAK | lang.ADVERB | MARK)
