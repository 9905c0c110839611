"""What a name in a writer's sentence depends on: the start of its segment, a preposition, or what it is the object of.

`slot_of` gives it for one word of a segment; `is_office` says which names only belong to the office of the next one.
"""

from __future__ import annotations

import re

from loccit.attribution.sentence import language as lang
from loccit.check.sentences.segments import CLOSED, Token, Words, is_owning

VERBAL = re.compile(r"(?:ed|ing|ght|ew|ook)\Z|(?<![siu])s\Z")
"""How an English verb may end before its object, as no title does: `handed`, `gives`."""
_LONGEST_TITLE = 6


def slot_of(words: Words, run: tuple[Token, ...], at: int, begin: int) -> tuple[str, int]:
    """What a name depends on: the `start` of its segment, a `preposition`, or an `object` of what stands before;
    with the place of that word."""
    here = _governor(words, run, at, begin)
    if here < begin:
        return "start", here
    token = run[here]
    if here == begin and _is_behind_place(run, at, begin):
        return "start", begin - 1
    if token.bits & lang.PREPOSITION or _is_preposition(words, token):
        is_infinitive = (
            words.code == "en"
            and token.low == "to"
            and here < at - 1
            and not run[here + 1].bits & (lang.DETERMINER | lang.ROLE | lang.HONORIFIC | lang.POSSESSIVE)
        )
        return ("object" if is_infinitive else "preposition"), here
    if token.bits & (lang.BREAK | lang.WHO) and not token.is_name:
        return "start", here
    opens_with = run[begin].bits & lang.PREPOSITION
    is_first = not any(
        other.is_name or (other.bits & lang.DETERMINER and not opens_with) for other in run[begin : here + 1]
    )
    return ("start" if is_first else "object"), here


_PLACING = frozenset("on at in after before since during near outside inside".split())


def _is_behind_place(run: tuple[Token, ...], at: int, begin: int) -> bool:
    """Whether a name is the subject behind where or when it is: `At the ticket hut Ada Lind foresaw`; leaves `In the
    pilot Ada Lind they have`."""
    before, behind = run[at - 1], run[at + 1 : at + 2]
    is_placed = run[begin].low in _PLACING and at - begin > 1 and " " in run[at].text and not run[at].is_owner
    is_title = bool(before.bits & (lang.ROLE | lang.HONORIFIC | lang.DETERMINER)) or before.is_name
    no_verb = lang.PREPOSITION | lang.BREAK | lang.WHO | lang.PRONOUN
    return is_placed and not is_title and bool(behind) and behind[0].text.islower() and not behind[0].bits & no_verb


def is_office(run: tuple[Token, ...], at: int) -> bool:
    """Whether a name only says of what somebody is the head: `Bank` of `Bank president Jon Pell`."""
    ahead = [token for token in run[at + 1 : at + 4]]
    roles = next(
        (place for place, token in enumerate(ahead) if not token.bits & (lang.ROLE | lang.HONORIFIC)), len(ahead)
    )
    return 0 < roles < len(ahead) and ahead[roles].is_name and not run[at].is_owner


def _governor(words: Words, run: tuple[Token, ...], at: int, begin: int) -> int:
    """The place of the word on which a name depends, before its title and its office; less than `begin` for none."""
    here, steps = at - 1, 0
    while here >= begin and steps < _LONGEST_TITLE:
        token = run[here]
        is_of_office = run[at].is_apposed and run[here - 1].bits & (lang.DETERMINER | lang.PREPOSITION)
        if token.is_name and (is_office(run, here) or (here > begin and is_of_office)):
            here -= 1  # the Bank of `the Bank president Ada Lind`
            continue
        is_fixed = token.bits & (lang.DETERMINER | lang.POSSESSIVE) or is_owning(token)
        if is_fixed:
            is_genitive = run[at].is_apposed and here > begin and words.has("of", run[here - 1])
            here -= 2 if is_genitive else 1
            if not is_genitive and not (here >= begin and (is_owning(token) or is_owning(run[here]))):
                break
            continue
        is_genitive = run[at].is_apposed and words.has("of", token)
        is_noun = token.bits & lang.NOUN and not token.bits & (lang.ROLE | lang.HONORIFIC)
        is_self = bool(token.bits & lang.ADVERB) and not token.is_name
        if not (is_genitive or is_self) and (
            token.is_name or token.bits & CLOSED or _is_verbal(words, token) or is_noun
        ):
            break
        here, steps = here - 1, steps + 1
    return here


def _is_preposition(words: Words, token: Token) -> bool:
    return any(words.has(heading, token) for heading in ("agent", "of", "for", "to"))


def _is_verbal(words: Words, token: Token) -> bool:
    if token.bits & lang.VERB and not token.bits & (lang.ROLE | lang.HONORIFIC | lang.NOUN):
        return True
    is_english = words.code == "en" and not token.bits & (lang.ROLE | lang.PEOPLE | lang.HONORIFIC)
    return is_english and bool(VERBAL.search(token.low)) and token.like != "’s"
