"""Numbers of pages and columns that stand as elements in the words: which names of a document hold them."""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import pairwise

from loccit.readers._scholarly_grammar import Grammar
from loccit.readers._xml import Element, all_text, elements, local

_NUMBER = re.compile(r"[\[(]?(?:(?:p|pp|col|cols)\.\s?)?(\d{1,5})\s?[A-Za-z]{0,2}[\])]?")
"""Takes `2`, `[12]`, `1WH`, `col. 7`; leaves `2,000`, `second`."""
_STEPS = 0.8
"""So many of the steps from one number to the next lead to the next number (or to the same, on a leaf's other side),
where the numbers fall somewhere."""


def without_page_numbers(grammar: Grammar, root: Element) -> Grammar:
    """The grammar, with what only counts pages in this document unseen.

    Such elements (`counters`) hold a number each, and their numbers go up through the document, as those of no list of
    sources do. Where two stand side by side they are cells.
    """
    if not grammar.counters:
        return grammar
    held: dict[str, list[int]] = {}
    others: set[str] = set()
    for element in elements(root):
        tag = local(element).lower()
        if tag in grammar.counters:
            number = _NUMBER.fullmatch(all_text(element))
            if number is None or _is_beside_its_like(element):
                others.add(local(element))
            else:
                held.setdefault(local(element), []).append(int(number[1]))
    found = frozenset(tag for tag, numbers in held.items() if tag not in others and _count(numbers))
    return replace(grammar, unseen=grammar.unseen | found) if found else grammar


def _is_beside_its_like(element: Element) -> bool:
    before = element.getprevious()
    return before is not None and local(before) == local(element) and not (before.tail or "").strip()


def _count(numbers: list[int]) -> bool:
    """Whether numbers count up; a single one does not tell. Of an excerpt some pages may be missing.

    >>> _count([4, 5, 6]), _count([4, 9, 10]), _count([4, 90, 6]), _count([4])
    (True, True, False, False)
    """
    steps = [behind - before for before, behind in pairwise(numbers)]
    near = sum(step in (0, 1) for step in steps)
    return bool(near) and (min(steps) >= 0 or near >= _STEPS * len(steps))
