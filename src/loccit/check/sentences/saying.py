"""Verbs of saying in a draft's sentence: whether it gives words to somebody at all, and by what word."""

from __future__ import annotations

import functools
import re
from importlib import resources

from loccit.check.sentences.naming import WORD

_PERSONS = frozenset(("he", "she", "they"))
_IDENTIFIED = re.compile(r"[\s.]*(?:\u2060{9,}|[(\[][^()\[\]]{9,40}[)\]])[\s\u2060]*(?=[^\W\d_a-z])")
"""An identifier behind a quotation, and a capital behind it."""
_THE = frozenset(("the", "der", "die", "das", "le", "la", "el", "il", "o", "a"))


_OPENING = re.compile(r"[“„«\"]")
"""The mark of another quotation."""


def begins_attribution(after: str) -> bool:
    """Whether what follows a quotation, up to the next one, gives it to somebody: ` Torvane asked`, ` said the Board`.

    >>> begins_attribution(" said the minister."), begins_attribution(" “New words,” said the minister.")
    (True, False)
    """
    text = _OPENING.split(after.replace("\u2060", "")[:80])[0]
    words = _words(text)
    if _IDENTIFIED.match(after):  # `“It sank.” [@p1] Torvane called it …` is a sentence of its own
        at = next((at for at, (word, _) in enumerate(words[:4]) if word.lower() in verbs()), len(words))
        return at + 1 == len(words[:6])
    return any(word.lower() in verbs() and not re.search(r"[.;:!?]", gap) for word, gap in words[:4])


def who_says(text: str) -> list[str]:
    """The word before each verb of saying in a sentence, in small letters; empty for `he`, `she` and `they`. The one
    before a `who` is meant by it: `those who hold`."""
    words = [(word.lower(), gap) for word, gap in _words(text)]
    found = []
    for at, (word, gap) in enumerate(words):
        if word in verbs():
            is_inverted = (at == 0 or "," in gap) and at + 2 < len(words) and words[at + 1][0] in _THE
            before = at - 2 if at > 1 and words[at - 1][0] == "who" else at - 1
            found.append(words[at + 2][0] if is_inverted else words[before][0] if at else "the")
    return ["" if word in _PERSONS else word for word in found]


def _words(text: str) -> list[tuple[str, str]]:
    """Words, each with what stands before it."""
    found, at = [], 0
    for match in WORD.finditer(text):
        found.append((match.group().rstrip("."), text[at : match.start()]))
        at = match.end()
    return found


@functools.cache
def verbs() -> frozenset[str]:
    """All forms of the verbs by which writers give words to somebody."""
    lines = resources.files("loccit.check").joinpath("data", "saying.txt").read_text("utf-8").splitlines()
    return frozenset(word for line in lines if not line.startswith("#") for word in line.split())
