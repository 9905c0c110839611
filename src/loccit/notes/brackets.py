"""Where a bracket that opens is closed."""

from __future__ import annotations

import re

LONGEST = 20_000
"""A note longer than so many characters has lost its closing bracket."""

_PAIRS = {"[": "]", "{": "}", "(": ")"}


def closing(text: str, opening: int, *, limit: int = LONGEST) -> int | None:
    """The place behind the bracket that closes the one at `opening`; brackets of its kind inside are counted.

    A backslash before a bracket takes it out of the count. None where it is not closed within `limit` characters.

    >>> closing("^[a [b] c] d", 1)
    10
    """
    left, right = text[opening], _PAIRS[text[opening]]
    depth = 0
    for found in re.compile(rf"\\.|[{re.escape(left + right)}]", re.S).finditer(text, opening, opening + limit):
        depth += {left: 1, right: -1}.get(found.group(), 0)
        if depth == 0:
            return found.end()
    return None
