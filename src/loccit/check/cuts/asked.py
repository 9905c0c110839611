"""What the source asks and the draft states: the quotation ends before the question mark, `“It is safe,” he said`.

A sentence asks with its statement (`The bridge is safe?`), with its verb first (`Is the bridge | safe?`), or through
somebody's mind (`Do you think | it is safe?`). A question of another kind takes for granted what it speaks of (`Why did
| the bridge fall?`), and so does a clause of its own in it (`the man | who sold it`); behind a tag the sentence stands
(`It is safe, isn't it?`), and words that begin with the verb still ask (`“Is the bridge safe,” he asked`).
"""

from __future__ import annotations

import re

from loccit.check.claims.claim import Claim
from loccit.check.cuts.clauses import CLAUSE_MARKS, is_subject, last_clause, states
from loccit.check.cuts.risks import Hidden
from loccit.check.words.fitting import Fit
from loccit.check.words.lexicon import Lexicon
from loccit.check.words.sentence_of import sentence_start
from loccit.check.words.tokens import is_word, tokens

_ASKING = frozenset("?？¿")
_OTHERS = frozenset('.!。！"();:…')
"""Marks that end what a question mark asks."""
_INSIDE = frozenset(",-/")
"""Marks behind which a tag stands, or another clause, or the rest of an address."""
_LONGEST = 40
"""Tokens behind the words up to their question mark."""
_SUBJECT = 8
"""Words between a verb that asks and the words: its subject, with an `of`."""
_HEAD = 5
"""Words of a sentence among which it says that it asks who, how or why."""
_WHOLE = 3
"""Words of a question at least that is quoted whole."""
_OF = frozenset("of the de du des del della di da do von der und and et y e и".split())


def asked(fit: Fit, bounds: tuple[int, int], claim: Claim, words: Lexicon) -> Hidden | None:
    """The question that the words are cut out of, where the draft makes a statement of them; else nothing.

    `bounds` are the tokens of the source inside which its sentence is looked at: a quotation's own, or all.
    """
    end = _mark_behind(fit, bounds[1])
    if not end or _asks_too(claim, words):
        return None
    begin = _beginning(fit, max(sentence_start(fit.source, fit.first), bounds[0]))
    while begin < fit.first and (words.has("joiner", fit.source.keys[begin]) or not is_word(fit.source.keys[begin])):
        begin += 1
    cut = _without_that(fit.source.keys[begin : fit.first], words)
    head = fit.source.keys[begin : begin + _HEAD]
    if _asks_who(head, words) or any(_parts(key, words) for key in cut):
        return None
    if not (
        _of_mind(fit, cut, words)
        or _with_verb_first(fit, cut, end, claim, words)
        or _as_statement(fit, cut, end, words)
    ):
        return None
    return Hidden("question", "?", fit.source.words(begin, end + 1), is_marked=fit.is_open_behind, is_behind=True)


def _mark_behind(fit: Fit, limit: int) -> int:
    """The token of the question mark that ends the clause of the words; 0 where none does, or they have it."""
    keys = fit.source.keys
    if keys[fit.last - 1] in _ASKING:
        return 0
    reach = min(limit, len(keys), fit.last + _LONGEST)
    end = next((at for at in range(fit.last, reach) if keys[at] in _ASKING or keys[at] in _OTHERS), 0)
    is_end = bool(end) and keys[end] in "?？" and not fit.source.text[fit.source.ends[end] :][:1].isalnum()
    return end if is_end and not _INSIDE.intersection(keys[fit.last : end]) else 0


def _beginning(fit: Fit, begin: int) -> int:
    """Where the question begins: behind the sentence's last sign before the words."""
    keys = fit.source.keys
    return next((at + 1 for at in range(fit.first - 1, begin - 1, -1) if keys[at] in _OTHERS or keys[at] == "¿"), begin)


def _without_that(cut: tuple[str, ...], words: Lexicon) -> tuple[str, ...]:
    """What is cut off before the words, without the `that` at its end: `Glauben Sie, dass |`."""
    while cut and (words.has("that", cut[-1]) or cut[-1] == ","):
        cut = cut[:-1]
    return cut


def _asks_who(head: tuple[str, ...], words: Lexicon) -> bool:
    """Whether a sentence asks who, how or why, before its verb: `In what year did`, `Qu'est-ce que`."""
    verb = next((at for at, key in enumerate(head) if at and words.has("finite", key)), len(head))
    is_wondering = any(words.has("indirect", key) for key in head[: verb + 1])
    return is_wondering or any(key.casefold().startswith(("qu'", "que")) for key in head[:1])


def _parts(key: str, words: Lexicon) -> bool:
    """Whether a word before the words begins a clause of its own (`the man who |`, `because |`), or is a mark."""
    if key in CLAUSE_MARKS:
        return True
    kinds = ("condition", "opener", "indirect", "adjunct")
    is_relative = words.has("who", key) and not words.has("that", key) and not words.has("determiner", key)
    return is_relative or (key.casefold() not in _OF and any(words.has(kind, key) for kind in kinds))


def _of_mind(fit: Fit, cut: tuple[str, ...], words: Lexicon) -> bool:
    """Whether a sentence asks if somebody thinks or says so: `Do you think | it is safe`, `Glauben Sie, dass |`."""
    if not cut or len(cut) > _HEAD or words.first_of("factive", cut):
        return False
    quoted = fit.source.keys[fit.first : fit.last]
    is_clause = len(quoted) > _WHOLE and is_subject(quoted, words)
    near = [key.partition("-")[0] for key in cut[-2:]]  # `Pensez-vous`
    return is_clause and any(words.has(kind, key) for key in near for kind in _OF_MIND)


_OF_MIND = ("thinking", "opining", "suspecting", "telling", "claim")


def _with_verb_first(fit: Fit, cut: tuple[str, ...], end: int, claim: Claim, words: Lexicon) -> bool:
    """Whether the sentence's verb stands before the words, and they, or the draft with them, say what it asks: `Is the
    bridge | safe`, `Did | the minister take money`."""
    at = _verb_in(cut, words) if len(cut) <= _SUBJECT else -1
    if at < 0:
        return False
    quoted = fit.source.keys[fit.first : fit.last]
    subject = cut[at + 1 :] or cut[:at]
    if not subject:
        put_in = any(gap.separator.kind == "bracket" and gap.first > fit.first for gap in fit.gaps)
        return is_subject(quoted, words) and (put_in or (fit.last == end and len(quoted) > _WHOLE))
    if _makes_predicate(claim, words):
        return True
    is_whole = len(subject) == 1 + words.has("determiner", subject[0]) or all(key[0].isupper() for key in subject)
    is_bare = quoted[0][0].islower() and not any(words.has(kind, quoted[0]) for kind in _NO_PREDICATE)
    is_noun = any(key in _OF or words.has("who", key) for key in quoted[1:2])  # `Can a plain | version of it`
    return is_whole and is_bare and not is_noun


def _makes_predicate(claim: Claim, words: Lexicon) -> bool:
    """Whether the draft says of something that it is what is quoted: `The mole is, said Lind, “safe”`."""
    before = tuple(key for key in tokens(claim.before.replace("\u2060", "")).keys if is_word(key) or key == ",")
    if before[-1:] == (",",) and len(inserted := last_clause(before[:-1])) <= _INSERTED:
        before = before[: -len(inserted) - 2]
    return bool(before) and words.has("finite", before[-1])


_INSERTED = 6
"""Words of `, said Ada Lind of the guild,` in a draft's sentence."""
_NO_PREDICATE = ("determiner", "person", "joiner", "adjunct", "that", "who")


def _verb_in(keys: tuple[str, ...], words: Lexicon) -> int:
    """Where the verb stands by which a sentence asks: first (`Is`, `Hat`), or with its pronoun (`Le quai est-il`,
    `Aura-t-elle`); -1 where none does."""
    if keys and words.has("finite", keys[0].partition("-")[0]):
        return 0
    near = enumerate(keys[:_SUBJECT])
    return next((at for at, key in near if "-" in key and key.casefold().rpartition("-")[2] in _GLUED), -1)


_GLUED = frozenset("il elle on ils elles vous tu nous je".split())
"""French pronouns behind their verb."""


def _as_statement(fit: Fit, cut: tuple[str, ...], end: int, words: Lexicon) -> bool:
    """Whether the sentence asks by its mark alone, and its statement is quoted from its first words on."""
    if any(map(is_word, cut)):
        return False
    quoted = fit.source.keys[fit.first : fit.last]
    is_spanish = fit.source.keys[fit.first - 1 : fit.first] == ("¿",)  # whose verb stands first in statements too
    if _verb_in(quoted, words) >= 0 and not is_spanish:
        return False
    return not words.first_of("asks", quoted) and (states(quoted, words) or (fit.last == end and _tells(quoted, words)))


def _tells(quoted: tuple[str, ...], words: Lexicon) -> bool:
    """Whether a whole question surely has a subject and a verb, though no list has this one: `La empresa pagó al
    ministro`; not `A ferry for the old town`."""
    is_led = any(words.has(kind, quoted[0]) for kind in ("determiner", "person"))
    return is_led and any(_PAST.search(key) for key in quoted[_WHOLE - 1 :])


_PAST = re.compile(r"[a-zñç](?:ed|ó|aron|ieron|aba|aban|ía|ían|ò|arono|ava|avano|ou|aram|iram|eu|iu|ait|aient)\Z")
"""Takes `closed`, `pagó`, `vendeu`, leaves `old`."""


def _asks_too(claim: Claim, words: Lexicon) -> bool:
    """Whether the draft asks, or says that it is asked, doubted or only supposed."""
    if _ASKING & {*claim.before, *claim.after}:
        return True
    around = tokens(f"{claim.before} {claim.after}".replace("\u2060", "")).keys
    hedge = words.first_of("hedge", around)
    is_hedged = bool(hedge) and not words.has("account", hedge.split()[0])  # not `according to the paper`
    return is_hedged or any(words.first_of(kind, around) for kind in _ASKED)


_ASKED = ("wondering", "asks", "asking", "question", "doubting", "unreal", "suspecting", "negation")
"""Classes of words by which a draft says so."""
