"""From whom who writes a document has somebody's words: `I had it from Auntie Nora`, `a tape broadcast by Westline`.

`giver_in(words, vocabulary)` says where that person's name begins; `is_of_it(words, language)` whether a sentence goes
on with the text that the one before has spoken of: `On the tape, …`.
"""

from __future__ import annotations

from collections.abc import Sequence

from loccit.attribution.hands.outlets_named import Outlet, capitals_behind
from loccit.attribution.hands.vocabulary import Vocabulary, Word
from loccit.attribution.sentence import language as lang
from loccit.attribution.sentence.language import Language

_OPENING = 4
"""So many words from the start of a sentence the text is named with which it goes on."""
_AHEAD = 10


def giver_in(words: Sequence[Word], known: Vocabulary) -> int | None:
    """The word at which the name begins of whoever has handed on what follows."""
    lows = [word.low for word in words]
    for at in range(len(lows)):
        for size in (3, 4):
            run = tuple(lows[at : at + size])
            if run in known.pairs["had_from"]:
                return at + size
        size = next((size for size in (2, 3) if tuple(lows[at : at + size]) in known.pairs["clefts"]), 0)
        if size and not known.words["we"].isdisjoint(lows[at + size : at + size + _AHEAD]):
            return at + size
    return None


def citing_in(words: Sequence[Word], known: Vocabulary) -> int | None:
    """The verb by which somebody cites another, before a colon and that one's words: `Lind cite une pilote : « … »`."""
    quote = next((at for at, word in enumerate(words) if word.is_covered and words[at - 1].text == ":"), 0)
    return next((at for at in range(1, quote) if words[at].low in known.words["citing"]), None)


def is_of_it(words: Sequence[Word], language: Language) -> bool:
    """Whether a sentence begins with a text that is known: takes `On the tape, she says`; leaves `A letter says`."""
    for at in range(1, min(_OPENING, len(words))):
        low, before = words[at].low, words[at - 1].low
        bits = language.bits.get(before, 0)
        if before in ("a", "an") or not bits & (lang.DETERMINER | lang.POSSESSIVE):
            continue
        if language.has("texts", low) or language.bits.get(low, 0) & lang.DOCUMENT:
            return True
    return False


def talked_to(words: Sequence[Word], text: str, known: Vocabulary) -> Outlet | None:
    """Whom a talk was with that no noun shows to be an outlet: takes `une interview à SkarneMatin`, `intervista a Onde
    Libere`; leaves `une interview à Skarne`, which may be a place, and English, whose talks are as often with persons.
    """
    if known.code == "en":
        return None
    ties = known.words["to"] | known.words["of"]
    for talk, word in enumerate(words):
        if not known.has("talks", word):
            continue
        for at in range(talk + 1, min(talk + _OPENING, len(words) - 1)):
            first = at + 1 if words[at].low in ties else at
            if words[at - 1].low in known.words["given"] and first > at:
                return _given_to(words, first, text, known)
            last = capitals_behind(words, first, known)
            is_latin = words[first].text.isascii() and known.code == "ru"
            if (first > at or is_latin) and (last - first > 1 or (last > first and _is_brand(words[first].text))):
                return Outlet(first, last, text[words[first].start : words[last - 1].end])
    return None


def _given_to(words: Sequence[Word], first: int, text: str, known: Vocabulary) -> Outlet | None:
    """Whoever was given a talk, by whatever name: `accordé à la Skarna`, `concedida a Efectos`."""
    first += words[first].low in ("la", "el", "il", "lo", "o", "a", "l’", "l'", "der", "dem")
    last = capitals_behind(words, first, known)
    return Outlet(first, last, text[words[first].start : words[last - 1].end]) if last > first else None


def _is_brand(word: str) -> bool:
    """Whether a word is written as no place is: takes `SkarneMatin`, `TF1`, `CNN`."""
    return any(sign.isupper() or sign.isdigit() for sign in word[1:])
