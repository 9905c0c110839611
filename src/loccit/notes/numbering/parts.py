"""Numbers in brackets that are no marks: part of a reference to a law, a clause, a paragraph of a judgment.

`section 36(2)(b)`, `clause 5.2 (b)`, `Abs. (1)`, `paragraphs (a), (b) and (c)`, `[2020] EWHC 713 at [26]-[29]`.
"""

from __future__ import annotations

import re
from functools import cache
from importlib import resources

_REACH = 60
"""Characters before a bracket in which the word or the number that it belongs to is looked for."""
_CHAIN = re.compile(
    r"""
    (?:[(\[][0-9a-zA-Z]{1,5}[)\]]
       (?:\s?[,;]?\s?(?:and|or|to|und|oder|bis|et|ou|à|y|o|e|и|или|по|and/or|&|[-–—])?\s?))+\Z
    """,
    re.X,
)
"""The brackets before one that stands in a row with them: takes `(2)`, `(a), `, `[26]-`, `(a) and `."""
_NUMBER = re.compile(r"(?<![\w,.$£€])(?P<number>[A-Za-z]{0,4}\.?\d+(?:\.\d+)*[A-Z]{0,2})(?P<space> ?)\Z")
"""A number with a letter before or behind: takes `36`, `s.12A`, `3.1.1`, `122`; leaves `1,234`, `£5`, `20th`."""
_LONGEST_WORD, _OPENING = 24, "([{“„«\"'‘"
_YEAR = re.compile(r"1[4-9]\d\d|20\d\d")


def belongs_to_a_part(text: str, start: int, style: str) -> bool:
    """Whether the bracket that opens at `start` numbers a part of a law or a paragraph: what stands before says so.

    >>> belongs_to_a_part("under section 36(2)(b).", 19, "()"), belongs_to_a_part("the ice of 1911(2).", 15, "()")
    (True, False)
    """
    before = text[max(0, start - _REACH) : start]
    row = _CHAIN.search(before)
    if row:
        before = before[: row.start()]
    number = _NUMBER.search(before)
    if number and style == "()" and not _YEAR.fullmatch(number["number"]):
        return not number["space"] or _ends_in_a_part_word(before[: number.start()], style)
    return _ends_in_a_part_word(before, style)


def _ends_in_a_part_word(before: str, style: str) -> bool:
    """Whether the last word is that of a part, with one space behind it at most."""
    words = before[-_LONGEST_WORD:].split()
    if not words or before[-2:].isspace():
        return False
    return words[-1].lstrip(_OPENING).rpartition("’")[2].casefold() in _part_words(style)


@cache
def _part_words(style: str) -> frozenset[str]:
    """The words of parts that may stand before a bracket of that style."""
    lines = resources.files("loccit.notes").joinpath("data", "part_words.txt").read_text("utf-8").splitlines()
    pairs = [line.partition("\t") for line in lines if line and not line.startswith("#")]
    return frozenset(word for word, _, where in pairs if style in (where or "()"))
