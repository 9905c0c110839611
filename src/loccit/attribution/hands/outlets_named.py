"""Outlets, programmes and books that a sentence names, known by their form, and what ties them to what is said.

`outlets_in(words, text, known)` gives them: by a noun of outlets before a name (`l'agence Ouestel`, `programa “Grande
Baía”`), by a word of the name (`le Courrier de Skarne`), by an agency's short name. `tie_of` says what stands
before one.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from loccit.attribution.hands.vocabulary import Vocabulary, Word
from loccit.attribution.sentence.language import (
    AUXILIARY,
    BREAK,
    DETERMINER,
    PREPOSITION,
    PRONOUN,
    VERB,
    given_names,
    language_of,
)

LONGEST_NAME = 6
"""Words of an outlet's name at most."""
_BACK = 5
"""Words that stand between what ties an outlet to its sentence and its noun: `to the state-owned Harra`."""


@dataclass(frozen=True, slots=True)
class Outlet:
    """One outlet, from word `first` up to `last`; `name` is empty where the text is its own, `is_nameless`
    where it is `a magazine`."""

    first: int
    last: int
    name: str
    kind: str = "publication"
    is_own: bool = False
    is_nameless: bool = False


def outlets_in(words: Sequence[Word], text: str, known: Vocabulary) -> list[Outlet]:
    """The outlets that a sentence names, in their order; none lies in another."""
    found: list[Outlet] = []
    at = 0
    while at < len(words):
        outlet = _outlet_at(words, at, text, known)
        if outlet and not (found and outlet.first < found[-1].last):
            found.append(outlet)
            at = outlet.last
        else:
            at += 1
    return found


def _outlet_at(words: Sequence[Word], at: int, text: str, known: Vocabulary) -> Outlet | None:
    word = words[at]
    if word.is_covered:
        return _in_marks(words, at, text, known)
    if known.has("kinds", word) or (at and (words[at - 1].low, word.low) in known.pairs["kinds"]):
        if at and words[at - 1].low in known.words["own"]:
            return Outlet(at, at + 1, "", is_own=True)
        if named := _behind_kind(words, at, text, known):
            return named
        if nameless := _nameless(words, at, text, known):
            return nameless
        if known.code == "en" and word.text.islower() and (first := _capitals_before(words, at)) < at:
            return _named_before(words, first, at, text, known)
    if word.is_capital and known.has("mastheads", word):
        return _masthead(words, at, text, known)
    if word.low in known.words["agencies"] and (word.text.isupper() or word.is_capital):
        last = capitals_behind(words, at, known)
        return Outlet(at, last, _surface(words, at, last, text))
    if word.is_capital and _ends_as(words, at, known):
        return Outlet(at, at + 1, word.text)
    is_pair = word.is_capital and tuple(one.low for one in words[at : at + 2]) in known.pairs["agencies"]
    return Outlet(at, at + 2, _surface(words, at, at + 2, text)) if is_pair else None


def _ends_as(words: Sequence[Word], at: int, known: Vocabulary) -> bool:
    """Whether the words up to one are among those behind which a common noun is an outlet."""
    return any(tuple(one.low for one in words[at + 1 - size : at + 1]) in known.pairs["common"] for size in (3, 4))


def _in_marks(words: Sequence[Word], at: int, text: str, known: Vocabulary) -> Outlet | None:
    """An outlet in marks, by a word of its name behind what ties it: `der „Nordtaler Rundschau“`, `al «Correo»`."""
    ties = (known.words[tie] for tie in ("to", "on", "of"))
    name = marked_name(text[words[at].start : words[at].end])
    if not at or not name or not any(words[at - 1].low in tie for tie in ties):
        return None
    common = {one[-1] for one in known.pairs["common"]}
    sure = known.words["mastheads"] | known.words["agencies"] | common
    is_one = any(part in sure or part.endswith(known.ends["mastheads"] or ("\0",)) for part in name.lower().split())
    return Outlet(at, at + 1, name) if is_one else None


def marked_name(words: str) -> str:
    """What may be a name in marks, without these: takes `„Nordtaler Rundschau“`, leaves `“It sank.”`."""
    name = words[1:-1].strip(" ,\u00a0")
    is_name = name[:1].isupper() and name[-1] not in ".!?" and len(name.split()) < LONGEST_NAME
    return name if is_name else ""


def _named_before(words: Sequence[Word], first: int, at: int, text: str, known: Vocabulary) -> Outlet | None:
    """An outlet by the name before its noun: `the Mercury newspaper`; leaves `Scottish newspapers`."""
    is_adjective = at - first == 1 and words[first].low.endswith(_NATIONS) and not known.has("mastheads", words[first])
    if is_adjective or words[at].low in _NO_HEADS:
        return None
    return Outlet(first, at + 1, _surface(words, first, at, text))


_NATIONS = ("ish", "ian", "ese", "can", "ch")
_NO_HEADS = frozenset(("program", "network", "portal", "monthly", "outlet", "outlets", "channel", "station"))
"""Nouns that other names end with: `the Dredge program`."""


def _behind_kind(words: Sequence[Word], at: int, text: str, known: Vocabulary) -> Outlet | None:
    """An outlet by its noun: with the name behind it."""
    first = at + 1
    if [word.low for word in words[first : first + 2]] == [",", "the"]:  # the island’s paper, the Low Notes,
        last = capitals_behind(words, first + 2, known)
        is_closed = last > first + 3 and words[last : last + 1] and words[last].text == ","
        return Outlet(at, last, _surface(words, first + 2, last, text)) if is_closed else None
    while first < min(at + _BACK, len(words)) and words[first].low in known.words["small"]:
        first += 1
    if first >= len(words):
        return None
    if words[first].is_covered:
        name = text[words[first].start + 1 : words[first].end - 1].strip(" ,")
        is_name = name[:1].isupper() and len(name.split()) < LONGEST_NAME
        return Outlet(at, first + 1, name) if is_name else None
    if words[first].low in ("the", "la", "le", "el", "il", "l’", "l'", "the") and words[first].is_capital:
        first += 1
    last = capitals_behind(words, first, known)
    if last == first and words[at].is_capital and first == at + 1 and _is_number(words[first]):  # Radio 4
        return Outlet(at, first + 1, _surface(words, at, first + 1, text))
    if last == first or words[first].low in _DAYS:
        return None
    begin = at if words[at].is_capital and known.code != "de" and first == at + 1 else first
    return Outlet(at, last, _surface(words, begin, last, text))


def is_the_outlet(words: Sequence[Word], known: Vocabulary) -> bool:
    """Whether a sentence says that the outlet named before was told something: `her reply to the paper`."""
    for at in range(1, len(words)):
        low, before = words[at].low, words[at - 1].low
        if low in known.words["house"] and before in known.words["to"] | _ARTICLES | known.words["dative"]:
            lead = words[at - 2].low if at > 1 else ""
            return before in known.words["to"] - _ARTICLES or lead in known.words["to"] or known.code == "ru"
    return False


def _is_number(word: Word) -> bool:
    return word.text.isdigit() and len(word.text) < _YEAR


_YEAR = 3
"""Digits that no number of a channel has."""


def _nameless(words: Sequence[Word], at: int, text: str, known: Vocabulary) -> Outlet | None:
    """An outlet without a name behind an indefinite article: `a French magazine`."""
    for first in range(at - 1, max(at - 4, -1), -1):
        if words[first].low in known.words["some"]:
            return Outlet(first, at + 1, text[words[first].start : words[at].end], is_nameless=True)
        if not words[first].text.isalpha():
            break
    return None


_DAYS = frozenset(
    """monday tuesday wednesday thursday friday saturday sunday january february march april may june july august
    september october november december montag dienstag mittwoch donnerstag freitag samstag sonntag i""".split()
)


def _masthead(words: Sequence[Word], at: int, text: str, known: Vocabulary) -> Outlet | None:
    first, last = _capitals_before(words, at + 1), capitals_behind(words, at, known)
    while first < at and words[first].low in _ARTICLES:
        first += 1
    if known.code in ("en", "de"):  # the last word is the outlet's: the Skarne Mirror; leaves the Mail Pier
        last = at + 1 if known.code == "de" or not _is_of(words, at) else last
        if known.code == "en" and at + 1 < len(words) and words[at + 1].is_capital and last == at + 1:
            return None
    if last - first == 1 and not _is_sure(words, first, known):
        return None
    return Outlet(first, last, _surface(words, first, last, text))


def _is_sure(words: Sequence[Word], at: int, known: Vocabulary) -> bool:
    """Whether one word is an outlet's name and no common noun: `the Mirror`, `Hafenzeitung`; leaves `der Zeitung`."""
    low = words[at].low
    if low in _COMMON or low in known.words["kinds"] or low in known.ends["kinds"] or low in known.ends["mastheads"]:
        return False
    is_tied = at > 0 and words[at - 1].low in _TYING[known.code]
    return is_tied or low.endswith(known.ends["mastheads"] or ("\0",))


_COMMON = frozenset("tv radio television today weekly daily broadcasting fm review quarterly news mail".split())
"""Words of names that alone are no name."""


def _is_of(words: Sequence[Word], at: int) -> bool:
    return at + 1 < len(words) and words[at + 1].low == "of"


_ARTICLES = frozenset("the der die das dem den le la les l’ l' el los il lo o os a in on to with".split())
_TYING = {
    "en": frozenset(("the",)),
    "de": frozenset(("dem", "der", "den")),
    "fr": frozenset("le la les l’ l' au à".split()),
    "es": frozenset("el la al".split()),
    "it": frozenset("il la lo al alla all’ all' sul sulla dal".split()),
    "pt": frozenset("o a ao à no na".split()),
    "ru": frozenset(),
}
"""What stands before a name of one word that is as often something else: `the Mirror`."""


def _capitals_before(words: Sequence[Word], end: int) -> int:
    first = end
    while first > 0 and words[first - 1].is_capital and not words[first - 1].is_covered and end - first < LONGEST_NAME:
        first -= 1
    return first


def capitals_behind(words: Sequence[Word], first: int, known: Vocabulary) -> int:
    """Where a name that begins at a word ends: behind its capitals and the small words between them."""
    last = first
    while last < len(words) and last - first < LONGEST_NAME:
        if last > first and words[last].low in given_names():
            break
        is_number = last > first and words[last].text[0].isdigit()  # Radio 4
        if (words[last].is_capital or is_number) and words[last].low not in _DAYS:
            last += 1
            continue
        is_joined = last > first and words[last].low in _JOINING and last + 1 < len(words)
        ahead = next((to for to in range(last + 1, min(last + 3, len(words))) if words[to].low not in _JOINING), None)
        if not (is_joined and known.code not in ("de", "ru") and ahead and words[ahead].is_capital):
            break
        last = ahead
    return last


_JOINING = frozenset("of the de la du des del della di do da dos l’ l' d’ d' & y".split())


def _surface(words: Sequence[Word], first: int, last: int, text: str) -> str:
    return re.sub(r"[’']s\Z", "", text[words[first].start : words[last - 1].end])


_ENDS = AUXILIARY | BREAK | PREPOSITION | PRONOUN | VERB


def tie_of(words: Sequence[Word], outlet: Outlet, known: Vocabulary) -> tuple[str, int]:
    """What ties an outlet to its sentence, `to`, `on`, `of`, `by` or nothing, and at which word."""
    language = language_of(known.code)
    bits = language.bits if language else {}
    for at in range(outlet.first - 1, max(outlet.first - 1 - _BACK, -1), -1):
        word = words[at]
        if at and word.low in known.words["of"] and known.has("kinds", words[at - 1]):
            continue  # on the morning programme of Radio 4
        for tie in ("by", "to", "on", "of"):
            pair = (words[at - 1].low, word.low) if at else (word.low,)
            if tie == "by" and (pair in known.pairs["by"] or (word.low,) in known.pairs["by"]):
                return "by", at - int(pair in known.pairs["by"])
            if tie != "by" and word.low in known.words[tie]:
                return tie, at
        is_phrase = word.text[0].isalpha() or word.text[-1] in "’'"
        if not is_phrase or (bits.get(word.low, 0) & _ENDS and not bits.get(word.low, 0) & DETERMINER):
            break
    return "", outlet.first
