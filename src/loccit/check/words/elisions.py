"""Words that lean on the next one, apart from it: a quotation may begin or have a bracket behind them."""

from __future__ import annotations

import functools
import re

from loccit.check.words.tokens import Tokens, tokens


@functools.lru_cache(maxsize=256)
def without_elisions(text: str) -> Tokens:
    """The tokens of a text with an elided word apart from the one that it leans on: `qu'`, `il` of `qu'il`.

    >>> without_elisions("On dit qu'il dort, l'ami.").keys
    ('On', 'dit', "qu'", 'il', 'dort', ',', "l'", 'ami', '.')
    """
    there = tokens(text)
    found: list[tuple[str, int, int]] = []
    for key, start, end in zip(there.keys, there.starts, there.ends, strict=True):
        match = _ELIDED.match(key) if "'" in key else None
        size = match.end() if match else 0
        if match and end - start == len(key):
            found += [(key[:size], start, start + size), (key[size:], start + size, end)]
        else:
            found.append((key, start, end))
    keys, starts, ends = zip(*found, strict=True) if found else ((), (), ())
    return Tokens(text, keys, starts, ends)


_ELIDED = re.compile(
    r"(?:[cdjlmnt]|qu|(?:lors|puis|quoi|quel)qu|un|(?:d|n|s)?all|dell|nell|sull|quest|quell|gl)'(?=[^\W\d_bcdfgjklmnpqrstvwxz]"
    r"|h\w)",
    re.IGNORECASE,
)
"""Takes `qu'` of `qu'il`, `l'` of `l'eau`, `dell'` of `dell'acqua`; leaves `s'il`, `don't`, `it's`."""
