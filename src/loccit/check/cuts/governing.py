"""What the clause that governs the words makes of them: somebody's claim, a doubt, a denial.

`There is no evidence that | …`, `I doubt that | …`, `The office answered that, since the strike, | …`. What is denied
twice, or known, holds: `nobody disputes that | …`, `they did not know that | …`.
"""

from __future__ import annotations

from loccit.check.cuts.clauses import last_clause
from loccit.check.cuts.risks import Hidden
from loccit.check.sentences.saying import verbs
from loccit.check.words.fitting import Fit
from loccit.check.words.lexicon import Lexicon
from loccit.check.words.sentence_of import sentence_end
from loccit.check.words.tokens import is_word

_REACH = 30
"""Tokens between a noun of claiming and its `that`: `the argument of the lawyers of the family, A and B, that`."""
_SUBJECT = 8
"""Words of the claim itself that may be cut off with it: `the allegation that he is | a smuggler`."""
_NEAR = 10
"""Tokens of the governing clause, before its `that`, among which one denies or doubts."""
_RIGHT = 2
"""Tokens between a negation and the word of falsehood that it denies: `no myth`, `not at all false`."""
_OTHER_CLAUSE = frozenset(';:("')


def governed(fit: Fit, begin: int, words: Lexicon) -> Hidden | None:
    """What stands before the `that` that leads to the words and denies, doubts or claims them; None where nothing
    does. `begin` is the token of the source where the sentence begins."""
    before = fit.source.keys[max(begin, fit.first - 2 * _REACH) : fit.first]
    if alleged := _alleged_of(fit, before, words):
        return Hidden("claim", alleged, fit.source.words(begin, fit.first))
    that = _last_that(before, words)
    if that < 0 or not _leads_to_words(before[that + 1 :], words):
        return None
    if word := _disowned(fit, words):
        return Hidden("negation", word, fit.source.words(begin, min(len(fit.source), fit.last + _PREDICATE)))
    if not that:
        return None
    while words.has("joiner", before[that - 1]) and (earlier := _last_that(before[:that], words)) > 0:
        that = earlier  # `argued that it leaks and that | it will sink`
    kind, key = _made_of(_clause(before[:that], words), words)
    if not key and words.has("asking", before[that]):
        kind, key = "hedge", before[that]
    if not (key or words.first_of("factive", before[:that]) or words.first_of("assured", before[:that])):
        kind, key = "hedge", _asked(fit, begin, words)
    return Hidden(kind, key, fit.source.words(begin, fit.first)) if key else None


def _alleged_of(fit: Fit, before: tuple[str, ...], words: Lexicon) -> str:
    """The noun of claiming whose content the words are: `false claims about | the mole being rotten`."""
    noun = words.first_of("claimnoun", before[-_OF_NOUN:-1]) if before and before[-1].casefold() in _ABOUT else ""
    return (
        noun if any(key.casefold() in _BEING for key in fit.source.keys[fit.first + 1 : fit.first + _HEAD_OF]) else ""
    )


_OF_NOUN = 3
_ABOUT = frozenset("about of over regarding concerning".split())
_BEING = frozenset(("being", "having"))
_HEAD_OF = 10
"""Tokens of such words among which their verb stands."""


def _asked(fit: Fit, begin: int, words: Lexicon) -> str:
    """The words by which a sentence asks if it is so, and which the cut takes: `Is it true that | they sold it?`"""
    keys, end = fit.source.keys, sentence_end(fit.source, fit.last - 1)
    cut = [key for key in keys[begin : fit.first] if is_word(key)][:_ASKED]
    verb = cut[0].partition("-")[0]  # `Est-il`
    is_asked = next((key in _ASKING for key in keys[fit.last - 1 : end] if key in _ENDS), False)
    is_asked = is_asked and keys[fit.last - 1] not in _ASKING
    if not is_asked or not (words.has("finite", verb) or words.has("verity", verb)):
        return ""
    that = _last_that(tuple(cut), words)
    return " ".join(cut[: that + 1])


_ASKING = frozenset("?？")
_ENDS = frozenset(".!?。！？")
_ASKED = 5
"""Words of such a question up to its `that`."""


def _disowned(fit: Fit, words: Lexicon) -> str:
    """The word of falsehood that the sentence says of the clause behind it: `The story that he fled | is a fiction`."""
    behind = fit.source.keys[fit.last : fit.last + _PREDICATE]
    if not behind or not words.has("finite", behind[0]) or words.first_of("negation", behind):
        return ""
    return words.first_of("unreal", behind) or words.first_of("doubting", behind)


_PREDICATE = 6
"""Tokens behind a clause among which the sentence says what it is."""


def _last_that(keys: tuple[str, ...], words: Lexicon) -> int:
    return next((at for at in range(len(keys) - 1, -1, -1) if words.has("that", keys[at])), -1)


def _leads_to_words(cut: tuple[str, ...], words: Lexicon) -> bool:
    """Whether what stands between a `that` and the words is a subject at most, with clauses put before it: `that, as
    the law stands, the fee |`."""
    while cut and "," in cut[1:] and (cut[0] == "," or words.has("adjunct", cut[0])):
        cut = cut[cut.index(",", 1) + 1 :]
    return len(cut) <= _SUBJECT and all(map(is_word, cut))


def _clause(keys: tuple[str, ...], words: Lexicon) -> tuple[str, ...]:
    """The clause that ends with a `that`, without what stands between commas in it."""
    if keys[-1:] == (",",) and "," in keys[:-1]:
        keys = keys[: len(keys) - 2 - keys[:-1][::-1].index(",")]
    start = next((at + 1 for at in range(len(keys) - 1, -1, -1) if keys[at] in _OTHER_CLAUSE), 0)
    return _without_relative(keys[start:], words)[-_REACH:]


def _without_relative(keys: tuple[str, ...], words: Lexicon) -> tuple[str, ...]:
    """Without the relative clause between a subject and its verb: `The logs, which he never read, | show`."""
    verb = last_clause(keys)
    begin = len(keys) - len(verb)
    inserted = last_clause(keys[: begin - 1]) if begin else ()
    is_apart = len(inserted) + 1 < begin and bool(inserted) and words.has("who", inserted[0])
    return (*keys[: begin - len(inserted) - 2], *verb) if is_apart else keys


def _made_of(clause: tuple[str, ...], words: Lexicon) -> tuple[str, str]:
    """The class and the word by which a clause denies, doubts or claims what follows its `that`."""
    joined = next((at + 1 for at in range(len(clause) - 2, -1, -1) if _joins(clause, at, words)), 0)
    near = clause[joined:][-_NEAR:]
    if not near:
        return "", ""
    sure = words.first_of("assured", near)
    is_cleft = words.has("finite", near[-1])  # `what it does not say is that`
    denied = "" if is_cleft else words.first_of("negation", near) or words.first_of("scarce", near)
    is_sure = " " in sure or (sure and not denied)  # `no doubt that`; `clear that`, but not `not clear that`
    if is_sure or _is_known(near, words) or words.first_of("degree", near[-3:]):
        return "", ""
    doubted, unreal = words.first_of("doubting", near), words.first_of("unreal", near)
    is_right = denied and (doubted or (unreal and words.first_of("negation", near[: near.index(unreal)][-_RIGHT:])))
    if denied or doubted or unreal:
        return ("", "") if is_right else ("negation", denied or doubted or unreal)
    return "claim", _claiming(clause, words) or _is_said_of(near, words)


def _is_said_of(near: tuple[str, ...], words: Lexicon) -> str:
    """The noun of claiming that a clause is said to be: `The fear is that`, `Die Behauptung ist, dass`."""
    clause = near[:-1] if near[-1] == "," else near
    is_plain = len(clause) > 2 and words.has("finite", clause[-1]) and words.has("determiner", clause[0])
    return words.first_of("claimnoun", clause[1:_HEAD]) if is_plain else ""


_HEAD = 4
"""Tokens of a subject up to its noun."""


def _is_known(near: tuple[str, ...], words: Lexicon) -> bool:
    """Whether the verb before a `that` makes what follows known; not the `knew` of `a man who knew him said that`."""
    known = words.first_of("factive", near)
    behind = near[near.index(known) + 1 :] if known in near else ()
    return bool(known) and not any(words.has(kind, key) for key in behind for kind in ("telling", "claim"))


def _joins(clause: tuple[str, ...], at: int, words: Lexicon) -> bool:
    """Whether a word joins another verb on: not the `yet` of `cannot yet`, nor the `still` of `I still doubt`."""
    before = clause[at - 1] if at else ""
    is_inside = before and any(words.has(kind, before) for kind in ("negation", "finite", "person"))
    return words.has("joiner", clause[at]) and not is_inside


def _claiming(keys: tuple[str, ...], words: Lexicon) -> str:
    """The last word of claiming, if no verb or clause of another kind stands behind it."""
    for at in range(len(keys) - 1, -1, -1):
        key = keys[at]
        if words.has("that", key) or _is_own(keys, at, words):
            return ""
        if words.has("calling", key) and not _is_impersonal(keys, at, words):
            return ""
        if key.casefold() in verbs() or any(words.has(kind, key) for kind in _CLAIMING):
            return key
        if words.has("finite", key):
            return ""
    return ""


def _is_own(keys: tuple[str, ...], at: int, words: Lexicon) -> bool:
    """Whether a speaker asserts it: `We recommend that`; not `We suspect that`, nor `I was told that`."""
    if not words.has("asserting", keys[at]):
        return False
    ours = next((place for place in range(at - 1, max(-1, at - _OWN), -1) if words.has("ours", keys[place])), -1)
    between = keys[ours + 1 : at]
    return ours >= 0 and not any(words.has(kind, key) for key in between for kind in ("person", *_CLAIMING, "negation"))


_OWN = 5
"""Tokens from a speaker's own `I` to their verb: `I have always wanted to say`."""


def _is_impersonal(keys: tuple[str, ...], at: int, words: Lexicon) -> bool:
    """Whether a verb that mostly tells what something shows is a passive without a subject: `It has been suggested by
    the builder that`; not `It suggests that`."""
    return keys[0].casefold() == "it" and any(words.has("finite", key) for key in keys[1:at])


_CLAIMING = ("claimnoun", "claim", "telling", "opining", "thinking", "suspecting")
