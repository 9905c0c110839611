"""Words that the end of a line tears in a source: whole where a quotation has them whole."""

from __future__ import annotations

import re

from loccit.check.words.tokens import Tokens, tokens

_TEAR = re.compile(r"(?<=[^\W\d_])[-‐¬]\s+(?=[^\W\d_])")
"""What stands in a torn word: takes `- ` of `assem- bled`; leaves `well-built`, `so - and`."""
_SIGNS = frozenset("-¬")


def has_tears(text: str) -> bool:
    """Whether a text may hold torn words."""
    return _TEAR.search(text) is not None


def without_tears(text: str, said: Tokens) -> Tokens:
    """The tokens of a text with those of torn words as one where the quotation has that word, also with a hyphen.

    >>> without_tears("the well- built pre- and post-war pre- mises", tokens("well-built premises")).keys
    ('the', 'well-built', 'pre', '-', 'and', 'post-war', 'premises')
    """
    there = tokens(text)
    known = {key.casefold() for key in said.keys}
    found: list[tuple[str, int, int]] = []
    at = 0
    while at < len(there):
        whole = _whole(there, at, known)
        if whole:
            found.append((whole, there.starts[at], there.ends[at + 2]))
        else:
            found.append((there.keys[at], there.starts[at], there.ends[at]))
        at += 3 if whole else 1
    keys, starts, ends = zip(*found, strict=True) if found else ((), (), ())
    return Tokens(text, keys, starts, ends)


def mended(text: str, said: Tokens) -> str:
    """The text with those torn words whole that the quotation has; its places are others.

    >>> mended("they were assem- bled", tokens("assembled here"))
    'they were assembled'
    """
    if not has_tears(text):
        return text
    whole = without_tears(text, said)
    places = zip(whole.keys, whole.starts, whole.ends, strict=True)
    torn = [(key, start, end) for key, start, end in places if _TEAR.search(text, start, end)]
    for key, start, end in reversed(torn):
        text = text[:start] + key + text[end:]
    return text


def _whole(there: Tokens, at: int, known: set[str]) -> str:
    """The word that three tokens make, '' where the quotation has none such."""
    if at + 2 >= len(there) or there.keys[at + 1] not in _SIGNS or there.starts[at + 1] != there.ends[at]:
        return ""
    first, second = there.keys[at], there.keys[at + 2]
    if there.starts[at + 2] == there.ends[at + 1]:
        return ""
    return next((one for one in (first + second, f"{first}-{second}") if one.casefold() in known), "")
