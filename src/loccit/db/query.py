"""What people type → an FTS5 expression that is safe, and the terms to mark in the answers.

Words are ANDed; `"a phrase"`, `pre*`, `-not`; `OR` stands between two neighbours: `ferry OR boat harbour` asks for
(ferry or boat) and harbour. Everything else is words. Any input is safe.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from loccit.text.fold import joined_compounds, search_form
from loccit.text.units import units

_TOKEN = re.compile(r"(?P<no>-?)(?:[\"“”„«»](?P<phrase>[^\"“”„«»]*)[\"“”„«»]?|(?P<word>[^\s\"“”„«»]+))(?P<pre>\*?)")
"""Takes `-"not this"`, `"this phrase"`, `pre*`, `word`; a phrase without its second mark goes to the end."""

Term = tuple[tuple[str, ...], bool]


@dataclass(frozen=True, slots=True)
class Query:
    """`match` is the FTS5 expression, None where there is nothing to look for; `terms` are what to mark."""

    words: str
    match: str | None
    terms: tuple[Term, ...] = ()


@dataclass(frozen=True, slots=True)
class _Asked:
    expression: str
    term: Term | None
    is_excluded: bool
    is_or: bool = False


def parse_query(words: str) -> Query:
    """The query that somebody typed.

    >>> parse_query('ferry OR boat -storm "the long pier" harb*').match
    '(("ferry" OR "boat") AND "the long pier" AND "harb" *) NOT ("storm")'
    """
    asked = [one for found in _TOKEN.finditer(words.replace("\0", " ")) if (one := _read(found)) is not None]
    groups: list[list[str]] = []
    joins_next = False
    for one in asked:
        if one.is_or:
            joins_next = bool(groups)
        elif not one.is_excluded:
            if joins_next:
                groups[-1].append(one.expression)
            else:
                groups.append([one.expression])
            joins_next = False
    excluded = [one.expression for one in asked if one.is_excluded]
    terms = tuple(one.term for one in asked if one.term is not None and not one.is_excluded)
    return Query(words, _expression(groups, excluded), terms)


def _expression(groups: list[list[str]], excluded: list[str]) -> str | None:
    if not groups:
        return None
    wanted = " AND ".join(group[0] if len(group) == 1 else f"({' OR '.join(group)})" for group in groups)
    return f"({wanted}) NOT ({' OR '.join(excluded)})" if excluded else wanted


def _read(found: re.Match[str]) -> _Asked | None:
    word, phrase = found["word"], found["phrase"]
    if word == "OR" and not found["no"]:
        return _Asked("", None, is_excluded=False, is_or=True)
    is_prefix = bool(found["pre"]) or bool(word and word.endswith("*"))
    raw = (phrase if phrase is not None else word).rstrip("*")
    keys = tuple(unit.key for unit in units(raw))
    if not keys:
        return None
    form = search_form(raw, with_joined=False).replace('"', " ")
    spelled = f'"{form}" *' if is_prefix else f'"{form}"'
    joined = joined_compounds(search_form(raw, with_joined=False)) if phrase is None else []
    if joined:
        spelled = f'({spelled} OR "{"".join(joined)}")'
    return _Asked(spelled, (keys, is_prefix), is_excluded=bool(found["no"]))
