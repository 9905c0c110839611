"""Two sentences, and two figures in them → whether they may tell of one event: when it was, and what is said around."""

from __future__ import annotations

import re

from loccit.matching.figures import Figure
from loccit.matching.likeness import NEARLY_ALL, TIMES, size
from loccit.matching.lists import recurring
from loccit.matching.statements import STEM, Statement, count_alike
from loccit.text.ngrams import say

Stated = tuple[Statement, Figure]
"""A figure with the statement that it stands in."""

AROUND = 90
"""Code points before and behind a figure in which its own words stand: what is done to the thing that it counts."""
NEAR = {"month": 2, "date": 2, "share": 2, "sum": 2, "year": 2}
"""So many words at least must stand around both figures, where a kind tells nothing by itself of what it measures; of
dates one of them is no name."""
OF_TIME = frozenset(("date", "month", "year", "age", "wording"))
"""Kinds that are compared though the sentences name other months or years."""
OF_AN_OCCASION = frozenset(("count", "sum", "share", "time", "rank", "date"))
"""Kinds whose figures are others on each occasion, of what recurs."""
OF_PEOPLE = frozenset(("dead", "hurt", "missing", "held", "safe", "homeless"))
"""Fates that are counted of one event: tolls rise, but of each event there is one."""
_POLL = re.compile(r"\b(?:polls?|polling|polled|surveys?|surveyed)\b", re.IGNORECASE)


def are_apart(one: Statement, other: Statement) -> bool:
    """Whether both tell of days, hours or a span of years, and none is in both."""
    if _are_other(one.times.days, other.times.days) or _are_other(one.times.hours, other.times.hours):
        return True
    if one.years is None or other.years is None:
        return False
    (first, last), (then, until) = one.years, other.years
    return last < then or until < first


def are_strange(one: Stated, other: Stated, *, overlap: float) -> bool:
    """Whether two figures of a kind are of other months or years, of two polls, or in other words."""
    (stated, ours), (told, theirs) = one, other
    if ours.kind not in OF_TIME and _are_of_other_months(stated, told):
        return True
    if ours.kind == "share" and _part_otherwise(stated, told):
        return True
    is_of_polls = ours.kind == "share" or any(word.startswith("point") for word in (*ours.of, *theirs.of))
    if is_of_polls and overlap < NEARLY_ALL and _POLL.search(f"{stated.sentence.text} {told.sentence.text}"):
        return True
    if ours.kind in OF_AN_OCCASION and _are_of_two_occasions(one, other, overlap=overlap):
        return True
    near = _near(one, other)
    if ours.kind in ("date", "month") and near <= stated.names & told.names:
        return True
    return len(near) < NEAR.get(ours.kind, 0)


def nearness(one: Stated, other: Stated) -> float:
    """How near two counts are in size and in the words around them; 0 where nothing but the noun is shared there."""
    values = sorted(size(figure.value) for _, figure in (one, other))
    if values[0] * TIMES < values[1]:
        return 0.0
    shared = _near(one, other) - {word[:STEM] for word in one[1].of}
    near = 1.0 + 0.2 * len(shared) + 0.1 * values[0] / max(values[1], 1.0)
    return near if shared or count_alike(one[1], other[1]) > 1 else 0.0


def _are_of_other_months(one: Statement, other: Statement) -> bool:
    return _are_other(one.times.months, other.times.months) or _are_other(one.times.years, other.times.years)


def _are_other(ours: frozenset[str], theirs: frozenset[str]) -> bool:
    """Whether both sentences name some, and none is in both."""
    return bool(ours) and bool(theirs) and not ours & theirs


def _are_of_two_occasions(one: Stated, other: Stated, *, overlap: float) -> bool:
    """Whether two figures are of what is measured, played or paid again and again (a closing price, a score, sales)
    and of no day that both name; or stand in two issues of a series: nearly the same sentence, all numbers others.

    A copy that changed one number of several is no other issue.
    """
    (stated, ours), (told, theirs) = one, other
    values, others = _values(stated), _values(told)
    common = values & others
    if overlap >= NEARLY_ALL and not common and min(len(values), len(others)) > 1:
        return True
    is_a_copy = stated.sentence.family == told.sentence.family
    if (common and is_a_copy) or (ours.fate in OF_PEOPLE and theirs.fate in OF_PEOPLE):
        return False
    days, then = ({figure.value for figure in some.figures if figure.kind == "date"} for some in (stated, told))
    return not days & then and _recurs(stated) and _recurs(told)


def _values(stated: Statement) -> set[str]:
    return {figure.value for figure in stated.figures if figure.kind in OF_AN_OCCASION}


def _recurs(stated: Statement) -> bool:
    return not recurring().isdisjoint(stated.about.values())


def _part_otherwise(one: Statement, other: Statement) -> bool:
    """Whether both sentences part a whole, and not one share is the same: two counts, not one."""
    ours, theirs = ({figure.value for figure in stated.figures if figure.kind == "share"} for stated in (one, other))
    return min(len(ours), len(theirs)) > 1 and not ours & theirs


def _near(one: Stated, other: Stated) -> set[str]:
    return _around(*one) & _around(*other)


def _around(stated: Statement, figure: Figure) -> set[str]:
    """The stems of what a sentence is about that stand near a figure."""
    text = stated.sentence.text
    near = f"{text[max(0, figure.start - AROUND) : figure.start]} {text[figure.end : figure.end + AROUND]}"
    return {word[:STEM] for word in say(near)} & stated.about.keys()
