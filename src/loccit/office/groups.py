"""Where identifiers stand in a paragraph of a draft, and the writer's own words around them.

A group is a bracket with identifiers (`[but see @ptrb01mktp, p. 4 (dissenting)]`), or a parenthesis with nothing else
in it (`(ptrb01mktp)`). Its identifiers become citations; every word in it that is the writer's stays.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from loccit.check.drafts import Mention, find_mentions

Cite = Callable[[tuple[str, ...], str], str | None]
"""Identifiers that stand together, and the place in the source that the writer names behind them (`p. 4`, or empty) →
their citation, without a place of its own where the writer names one; None where an identifier leads nowhere."""

_BRACKET = re.compile(r"[ \u00a0]?\[(?:[^\[\]]|\[[^\[\]]{0,100}\]){1,1000}\]|[ \u00a0]?\([^()]{9,200}\)")
"""Takes ` [see @ptrb01mktp, at [20]]` and `(ptrb01mktp)`, with the space before it."""
_BETWEEN = re.compile(r"[\s;,]*-?\Z")
"""What may stand between identifiers that are cited together, and before and behind them in a parenthesis."""
_NUMBER = r"\[?(?:\d+|[ivxlc]+)\]?(?:\s?[-–—]\s?\[?\d+\]?)?"
_PLACE = re.compile(
    r"[,\s]*(?P<place>(?:(?:at|bei|à|en|a|на)\s)?(?:"
    r"(?:pp?|S|ss?|págs?|стр|с|paras?|párrs?|parr?|Rn|Rz|Abs|абз|п|art|nn?|fn|not[ae]|Anm|прим|ch|cap|vol|cols?|ll?)"
    rf"\.?\s?{_NUMBER}|(?:pages?|paragraphs?|Seiten?|notes?|lines?|chapters?)\s{_NUMBER}|[¶§]+\s?{_NUMBER}"
    rf"|(?<=at\s){_NUMBER}|{_NUMBER}(?=\s*(?:[,;)]|\Z))))(?!\w)",
    re.IGNORECASE,
)
"""Behind an identifier, takes `, p. 99`, `, at [20]`, ` S. 4–6`, `, ¶ 12`, `, 99`; leaves `, emphasis added`,
` (2d ed.)`."""


@dataclass(frozen=True, slots=True)
class Group:
    """A stretch of a paragraph that becomes a citation, the space before it included."""

    start: int
    end: int
    written: str


def find_groups(text: str) -> tuple[list[Group], list[Mention]]:
    """The groups of a paragraph, and the identifiers that stand in none."""
    mentions = [one for one in find_mentions(text, 0) if one.is_sure]
    if not mentions:
        return [], []
    groups = [
        Group(found.start(), found.end(), found.group().strip())
        for found in _BRACKET.finditer(text)
        if _is_group(found.group().strip())
    ]
    lone = [one for one in mentions if not any(group.start <= one.start < group.end for group in groups)]
    return groups, lone


def is_alone(text: str, mentions: list[Mention]) -> bool:
    """Whether a paragraph (a cell of a table, say) is nothing but identifiers."""
    at, parts = 0, []
    for one in mentions:
        parts.append(text[at : one.start])
        at = one.end
    return all(map(_BETWEEN.match, [*parts, text[at:]]))


def compose(written: str, cite: Cite) -> str | None:
    """A group with its identifiers as citations and all else as it stands; None where one of them leads nowhere.

    >>> compose("[but see @ptrb01mktp (dissenting)]", lambda some, place: "Lind, Tides")
    'but see Lind, Tides (dissenting)'
    """
    inner = written[1:-1].strip() if written[:1] + written[-1:] in ("[]", "()") else written
    parts, at = [], 0
    for run in _runs(inner):
        place = _PLACE.match(inner, run[-1].end)
        named = place["place"] if place else ""
        whole = [tuple(one.identifier for one in run)]
        if named and len(run) > 1:
            whole = [whole[0][:-1], whole[0][-1:]]
        cited = [cite(some, named if some is whole[-1] else "") for some in whole]
        if None in cited:
            return None
        parts += [inner[at : run[0].start].removesuffix("-"), "; ".join(filter(None, cited))]
        at = run[-1].end
    return "".join([*parts, inner[at:]])


def _is_group(written: str) -> bool:
    mentions = [one for one in find_mentions(written, 0) if one.is_sure]
    return bool(mentions) and (written.startswith("[") or is_alone(written[1:-1], find_mentions(written[1:-1], 0)))


def _runs(text: str) -> Iterator[list[Mention]]:
    """The identifiers of a group, those together that nothing but commas and semicolons parts."""
    run: list[Mention] = []
    for one in find_mentions(text, 0):
        if run and not _BETWEEN.match(text[run[-1].end : one.start]):
            yield run
            run = []
        run.append(one)
    if run:
        yield run
