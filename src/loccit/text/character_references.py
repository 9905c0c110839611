"""Character references as markup and Markdown write them (`&nbsp;`, `&#8212;`) → the characters that they stand for.

A Markdown file is kept as it is, so its text has them; who quotes it, or looks for its words, has not.
"""

from __future__ import annotations

import html
import re

FILL = "\u2060"
"""A character that nobody sees and that comparing leaves out: it keeps the places of what stands behind."""
_REFERENCE = re.compile(r"&(?:[A-Za-z]{2,12}|#\d{1,6}|#[xX][0-9A-Fa-f]{1,5});")
"""Takes `&nbsp;`, `&#8212;`, `&#x2014;`; leaves `AT&T;`."""


def in_place(text: str) -> str:
    """A text of the same length with each reference as its character and fill behind it; an unknown one stays.

    >>> in_place("caf&eacute;").replace(FILL, "")
    'café'
    """
    return _REFERENCE.sub(_filled, text) if "&" in text else text


def decoded(text: str) -> str:
    """A text with each reference as its character.

    >>> decoded("5&nbsp;pm &c; AT&T")
    '5\\xa0pm &c; AT&T'
    """
    return _REFERENCE.sub(_character, text) if "&" in text else text


def _filled(found: re.Match[str]) -> str:
    character = _character(found)
    return character + FILL * (len(found.group()) - len(character))


def _character(found: re.Match[str]) -> str:
    character = html.unescape(found.group())
    return character if len(character) == 1 else found.group()
