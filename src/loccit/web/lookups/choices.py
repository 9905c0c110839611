"""The values that could narrow a search, each with the hits that it would leave, of the first COUNTED."""

from __future__ import annotations

import sqlite3
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from heapq import nlargest
from operator import attrgetter
from typing import Any, cast

from loccit.db.query import Query
from loccit.web.lookups.asking import FILTERS, Asked, marks
from loccit.web.lookups.facts import Facts
from loccit.web.lookups.scan import Scan, scan

OFFERED = 6
"""Values of one filter that are offered; chosen ones are there in any case."""
_MANY = 400
_LANGUAGES = {
    "ar": "Arabic", "cs": "Czech", "da": "Danish", "de": "German", "el": "Greek", "en": "English", "es": "Spanish",
    "fa": "Persian", "fi": "Finnish", "fr": "French", "he": "Hebrew", "hi": "Hindi", "hu": "Hungarian",
    "it": "Italian", "ja": "Japanese", "km": "Khmer", "ko": "Korean", "lo": "Lao", "my": "Burmese", "nl": "Dutch",
    "no": "Norwegian", "pl": "Polish", "pt": "Portuguese", "ru": "Russian", "sv": "Swedish", "th": "Thai",
    "tr": "Turkish", "uk": "Ukrainian", "vi": "Vietnamese", "zh": "Chinese",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Choice:
    """One value of a filter."""

    value: str
    label: str
    count: int
    is_chosen: bool


@dataclass(frozen=True, slots=True)
class Group:
    """The values of one filter, the most frequent first; `more` of them are not listed."""

    name: str
    label: str
    choices: tuple[Choice, ...]
    more: int


Counts = dict[str, Counter[Any]]


def groups(
    connection: sqlite3.Connection, query: Query, asked: Asked, scans: Sequence[Scan], facts: Facts
) -> tuple[Group, ...]:
    """All filters. The values of one are counted as if none of it were chosen: a further one widens the search."""
    shared = _counts(connection, scans, facts)
    found = []
    for name, label in FILTERS.items():
        chosen: tuple[str, ...] = getattr(asked, name)
        counts = shared[name]
        if chosen:
            without = replace(asked, **cast(Any, {name: ()}))
            counts = _counts(connection, [scan(connection, kind, query, without) for kind in asked.kinds], facts)[name]
        group = _group(connection, name, label, counts, chosen)
        if len(group.choices) > 1 or chosen:
            found.append(group)
    return tuple(found)


def language_name(code: str) -> str:
    """The English name of a language: "my" is Burmese."""
    return _LANGUAGES.get(code.split("-")[0], code)


def _counts(connection: sqlite3.Connection, scans: Sequence[Scan], facts: Facts) -> Counts:
    hits = [fact for one in scans for fact in facts.of(connection, one.kind, one.counted)]
    counts: Counts = {name: Counter(map(attrgetter(name), hits)) for name in FILTERS}
    for name in ("author", "speaker"):
        counts[name] = _each(counts[name])
    for counted in counts.values():
        del counted[None]
    return counts


def _each(groups: Counter[Any]) -> Counter[Any]:
    """Counts of names out of counts of groups of names."""
    counts: Counter[Any] = Counter()
    for names, times in groups.items():
        for name in names:
            counts[name] += times
    return counts


def _group(
    connection: sqlite3.Connection, name: str, label: str, counts: Counter[Any], chosen: tuple[str, ...]
) -> Group:
    offered = sorted(counts, reverse=True)[:OFFERED] if name == "year" else _most_frequent(counts)
    listed = list(dict.fromkeys([*chosen[:_MANY], *offered]))
    labels = _labels(connection, name, listed)
    choices = tuple(Choice(value, labels.get(value) or value, counts[value], value in chosen) for value in listed)
    return Group(name, label, choices, max(0, len(counts) - len(listed)))


def _most_frequent(counts: Counter[Any]) -> list[str]:
    """The OFFERED most frequent values; of equally frequent ones the first by the alphabet."""
    least = nlargest(OFFERED, counts.values())[-1:]
    candidates = sorted(value for value, count in counts.items() if count >= least[0])
    return sorted(candidates, key=counts.__getitem__, reverse=True)[:OFFERED]


def _labels(connection: sqlite3.Connection, name: str, values: Sequence[str]) -> dict[str, str]:
    if name == "language":
        return {value: language_name(value) for value in values}
    if name == "role":
        return {value: value.replace("_", " ") for value in values}
    if name not in _NAMES:
        return {}
    return {row[0]: row[1] for row in _in_portions(connection, _NAMES[name], values)}


def _in_portions(connection: sqlite3.Connection, statement: str, keys: Sequence[str]) -> Iterable[sqlite3.Row]:
    for at in range(0, len(keys), _MANY):
        some = keys[at : at + _MANY]
        yield from connection.execute(statement.format(marks=marks(some)), tuple(some))


_NAMES = {
    "document": "select id, title from documents where id in ({marks})",
    "speaker": "select id, name from speakers where id in ({marks})",
}
