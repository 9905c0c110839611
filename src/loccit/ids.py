"""Identifiers: a letter for the kind, eight characters, one check character.

>>> mint("p", "some seed")
'p5gdr4rh8p'
>>> normalize(" @PTRB-O1MKTP ")
'ptrb01mktp'
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable
from urllib.parse import unquote

ALPHABET = "0123456789bcdfghjkmnpqrstvwxz"
"""NOID's extended digits: no vowels but none that could be mistaken, so that no identifier is a word."""
KINDS = {"p": "passage", "d": "document", "n": "note", "q": "quotation", "s": "speaker", "w": "work"}
SCHEME = "1"
"""The version of the scheme; part of every seed, so that another scheme gives other identifiers."""
LENGTH = 10

_VALUE = {character: value for value, character in enumerate(ALPHABET)}
_SHAPE = re.compile(rf"[{''.join(KINDS)}][{ALPHABET}]{{{LENGTH - 1}}}\Z")
_NOISE = re.compile(r"[\s\u00ad\u200b-\u200d\u2060\ufeff‐-―−﹘﹣－-]+")
_IN_ADDRESS = re.compile(r"/(?:[pdnsw])/([^/?#\s]+)")
_CONFUSED = str.maketrans({"o": "0", "i": "1", "l": "1"})


def check_character(body: str) -> str:
    """The check character of an identifier without it (NOID: sum of position times value, modulo 29).

    The kind counts too: `s` is worth what it is worth in the alphabet. It catches every single wrong character and
    every swap of two neighbours.
    """
    return ALPHABET[sum(place * _VALUE[character] for place, character in enumerate(body, 1)) % len(ALPHABET)]


def mint(kind: str, *seed: str, is_taken: Callable[[str], bool] = lambda _: False) -> str:
    """A new identifier of `kind` from its seed; the same seed gives the same one unless it is taken.

    A collision (one is to be expected at a million passages) counts up until an identifier is free, so what comes
    later moves aside and what came first stays.
    """
    attempt = 0
    while True:
        parts = [SCHEME, kind, *seed, *([str(attempt)] if attempt else [])]
        number = int.from_bytes(hashlib.sha256("\x1f".join(parts).encode("utf-8", "surrogatepass")).digest())
        identifier = _spell(kind, number)
        if not is_taken(identifier):
            return identifier
        attempt += 1


def is_valid(identifier: str) -> bool:
    """Whether it has the shape of an identifier and its check character is right."""
    return bool(_SHAPE.match(identifier)) and check_character(identifier[:-1]) == identifier[-1]


def normalize(words: str) -> str:
    """The identifier that somebody meant, in its one spelling: `@PTRB-01MKTP`, a whole address, `O` for 0.

    What cannot be an identifier comes back without its noise, so that a message can show it; ask `is_valid` next.
    """
    found = _IN_ADDRESS.search(words)
    core = unquote(found.group(1)) if found else words
    core = _NOISE.sub("", core).strip("@^#[](){}<>.,;:'\"`").lower()
    core = re.sub(r"\.(?:bib|ris|csl\.json|json|md|jsonld|csv)\Z", "", core)
    return core[:1] + core[1:].translate(_CONFUSED)


def nearest(identifier: str, known: Callable[[str], bool]) -> list[str]:
    """The known identifiers one slip away: one character wrong, missing or too many, or two neighbours swapped.

    >>> nearest("ptrb01mkpt", {"ptrb01mktp"}.__contains__)
    ['ptrb01mktp']
    """
    spellings = {*_one_wrong(identifier), *_swapped(identifier), *_one_missing(identifier), *_one_too_many(identifier)}
    return sorted(spelling for spelling in spellings if is_valid(spelling) and known(spelling))


def _spell(kind: str, number: int) -> str:
    digits = []
    for _ in range(LENGTH - 2):
        number, value = divmod(number, len(ALPHABET))
        digits.append(ALPHABET[value])
    body = kind + "".join(digits)
    return body + check_character(body)


def _one_wrong(word: str) -> list[str]:
    return [word[:at] + other + word[at + 1 :] for at in range(1, len(word)) for other in ALPHABET]


def _swapped(word: str) -> list[str]:
    return [word[:at] + word[at + 1] + word[at] + word[at + 2 :] for at in range(1, len(word) - 1)]


def _one_missing(word: str) -> list[str]:
    return [word[:at] + other + word[at:] for at in range(1, len(word) + 1) for other in ALPHABET]


def _one_too_many(word: str) -> list[str]:
    return [word[:at] + word[at + 1 :] for at in range(1, len(word))]
