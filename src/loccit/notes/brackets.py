"""Where brackets that open are closed: found once for a whole text, so that nothing is read twice."""

from __future__ import annotations

import re

LONGEST = 20_000
"""A note longer than so many characters has lost its closing bracket."""

_PAIRS = {"[": "]", "{": "}", "(": ")"}
_TOKENS = {left: re.compile(rf"\\\\.|[{re.escape(left + right)}]", re.S) for left, right in _PAIRS.items()}


def closings(text: str, left: str) -> dict[int, int]:
    """For each bracket `left` that opens, the place behind the one that closes it; unclosed ones are not in it.

    A backslash before a bracket takes it out of the count.

    >>> closings("^[a [b] c] d", "[")
    {4: 7, 1: 10}
    """
    waiting: list[int] = []
    found: dict[int, int] = {}
    for token in _TOKENS[left].finditer(text):
        if token.group() == left:
            waiting.append(token.start())
        elif token.group() == _PAIRS[left] and waiting:
            opening = waiting.pop()
            if token.end() - opening <= LONGEST:
                found[opening] = token.end()
    return found
