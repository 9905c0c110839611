"""The class of a change of words: a negation, a number, a name, a date, a modal verb, or another one."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator

from loccit.check.verdicts import CHANGES
from loccit.check.words.lexicon import Lexicon
from loccit.check.words.tokens import is_number, is_word

_YEAR = re.compile(r"(?:1[2-9]|20)\d\d\Z")
"""Takes `1998`, leaves `2308` and `1,200`."""
_DENYING = ("un", "in", "im", "ir", "il", "dis", "non", "non-", "не")
_SHORTEST_STEM = 3


def classify(draft: tuple[str, ...], source: tuple[str, ...], words: Lexicon) -> str:
    """The class of a change: the gravest that holds."""
    ours, theirs = Counter(_parted(draft, words)), Counter(_parted(source, words))
    changed = [*(ours - theirs).elements(), *(theirs - ours).elements()]
    found = {_class_of(key, words) for key in changed if is_word(key)}
    if any(_denies(one, other) for one in draft for other in source):
        return "negation"
    return next((kind for kind in CHANGES if kind in found), "other")


def _parted(keys: Iterable[str], words: Lexicon) -> Iterator[str]:
    """Words with `not` as a word of its own: `can`, `not` of `can't`, so that `shouldn't` changes the modal alone; and
    a measure without what it measures: `five`, `year` of `five-year`."""
    for key in keys:
        short = key.replace("’", "'").casefold()
        if short.endswith("n't") or short == "cannot":
            yield from (_CONTRACTED.get(short, short[:-3]), "not")
        elif "-" in key[1:-1] and any(words.has("number", part) for part in key.split("-") if part):
            yield from (part for part in key.split("-") if part)
        else:
            yield key


_CONTRACTED = {"can't": "can", "cannot": "can", "won't": "will", "shan't": "shall"}


def _denies(one: str, other: str) -> bool:
    """Whether two words differ by a prefix that negates: `likely` and `unlikely`."""
    long, short = (one, other) if len(one) > len(other) else (other, one)
    long, short = long.casefold(), short.casefold()
    return len(short) > _SHORTEST_STEM and any(long == prefix + short for prefix in _DENYING)


def _class_of(key: str, words: Lexicon) -> str:
    if words.has("negation", key):
        return "negation"
    if words.has("month", key) and (key[0].isupper() or not key.isascii()):
        return "date"
    if words.has("day", key):
        return "date"
    if is_number(key):
        return "date" if _YEAR.match(key) else "number"
    if words.has("number", key):
        return "number"
    if words.has("modal", key):
        return "modal"
    return "name" if key[0].isupper() and len(key) > 1 else "other"


def is_common(keys: tuple[str, ...], changed: tuple[int, int], words: Lexicon) -> bool:
    """Whether each capitalised word of a change is a noun of a language that writes them so: one behind an article or
    an adjective (`der jungen Studenten`), or with the ending of one."""
    capitals = [at for at in range(*changed) if keys[at][0].isupper() and len(keys[at]) > 1]
    return bool(words.words["article"]) and all(
        _NOUN.search(keys[at]) or (at and (words.has("article", keys[at - 1]) or _ADJECTIVE.search(keys[at - 1])))
        for at in capitals
    )


_NOUN = re.compile(r"(?:ung|heit|keit|schaft|tion|tät|nis)(?:en|s|se)?\Z")
_ADJECTIVE = re.compile(r"\A[a-zäöüß]{3,}(?<!t)(?:en|er|es|em|e)\Z")
"""Takes `jungen`, `neuer`, leaves `sagte`, `von`."""


def is_day(keys: tuple[str, ...], changed: tuple[int, int], words: Lexicon) -> bool:
    """Whether what changed stands beside the name of a month: `8 March`, `March 8`."""
    before = [key for key in keys[max(0, changed[0] - 2) : changed[0]] if key != "."]  # `Dec. 13`
    around = (*before[-1:], *keys[changed[1] : changed[1] + 1])
    return any(words.has("month", key) and (key[0].isupper() or not key.isascii()) for key in around)
