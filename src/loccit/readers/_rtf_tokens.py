"""The bytes of an RTF file → its tokens: control words, hexadecimal bytes, braces, text (RTF 1.9.1)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

_TOKEN = re.compile(
    r"\\(?P<word>[A-Za-z]{1,32})(?P<number>-?[0-9]{1,10})?[ ]?"
    r"|\\'(?P<hex>[0-9A-Fa-f]{2})"
    r"|\\(?P<sign>[^A-Za-z])"
    r"|(?P<brace>[{}])"
    r"|[\r\n\0]+"
    r"|(?P<text>[^\\{}\r\n\0]+)",
    re.DOTALL,
)
"""Takes `\\par`, `\\u8217 `, `\\'e9`, `\\~`, `{`, words; line ends say nothing."""


@dataclass(frozen=True, slots=True)
class Token:
    """`kind`: word, hex, sign, brace, text. `number` is a control word's parameter. `end` is the place behind it."""

    kind: str
    value: str
    number: int | None
    start: int
    end: int


def tokens(source: str, start: int, end: int) -> Iterator[Token]:
    """The tokens between two places; bytes behind `\\bin` are passed over. `source` has one character a byte."""
    at = start
    while at < end:
        found = _TOKEN.match(source, at, end)
        if found is None:  # a lone backslash at the end
            return
        kind = found.lastgroup or ""
        number = found["number"]
        if number is not None:
            kind = "word"
        if kind:
            yield Token(kind, found[kind], int(number) if number else None, at, found.end())
        at = found.end()
        if kind == "word" and found["word"] == "bin" and number:
            at += max(int(number), 0)


def group_end(source: str, start: int, end: int) -> int:
    """The place of the brace that closes the group in which `start` stands; `end` where none does.

    >>> group_end("{a{b}c}d", 1, 8)
    6
    """
    depth = 0
    for token in tokens(source, start, end):
        if token.kind == "brace":
            depth += 1 if token.value == "{" else -1
            if depth < 0:
                return token.start
    return end
