"""The values that could narrow a search, each with the hits that it would leave, of the first COUNTED."""

from __future__ import annotations

import json
import sqlite3
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Any, cast

from loccit.db.query import Query
from loccit.db.search import COUNTED
from loccit.web.lookups.asking import FILTERS, Asked, clauses, marks
from loccit.web.lookups.facts import Facts

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


Counts = dict[str, Counter[str]]


def groups(connection: sqlite3.Connection, query: Query, asked: Asked, facts: Facts) -> tuple[Group, ...]:
    """All filters. The values of one are counted as if none of it were chosen: a further one widens the search."""
    shared = _counts(connection, query, asked, facts)
    found = []
    for name, label in FILTERS.items():
        chosen: tuple[str, ...] = getattr(asked, name)
        without = replace(asked, **cast(Any, {name: ()}))
        counts = _counts(connection, query, without, facts)[name] if chosen else shared[name]
        group = _group(connection, name, label, counts, chosen)
        if len(group.choices) > 1 or chosen:
            found.append(group)
    return tuple(found)


def language_name(code: str) -> str:
    """The English name of a language: "my" is Burmese."""
    return _LANGUAGES.get(code.split("-")[0], code)


def _counts(connection: sqlite3.Connection, query: Query, asked: Asked, facts: Facts) -> Counts:
    counts: Counts = {name: Counter() for name in FILTERS}
    for kind in asked.kinds:
        how = clauses(kind, asked, needs_rows=True)
        sql = (_OF_PASSAGES if kind == "passage" else _OF_NOTES).format(fts=how.fts, join=how.join, where=how.where)
        row = connection.execute(sql, (query.match, *how.values, COUNTED)).fetchone()
        for name, found in zip(("document", "role", "speaker"), row, strict=True):
            counts[name].update(json.loads(found))
    known = facts.of(connection, counts["document"])
    for place, name in enumerate(("publisher", "year", "language")):
        for identifier, hits in counts["document"].items():
            if value := known[identifier][place]:
                counts[name][value] += hits
    for identifier, hits in counts["document"].items():
        for author in known[identifier].authors:
            counts["author"][author] += hits
    return counts


def _group(
    connection: sqlite3.Connection, name: str, label: str, counts: Counter[str], chosen: tuple[str, ...]
) -> Group:
    offered = [value for value, _ in sorted(counts.items(), key=lambda pair: (-pair[1], pair[0]))]
    if name == "year":
        offered = sorted(counts, reverse=True)
    listed = list(dict.fromkeys([*chosen[:_MANY], *offered[:OFFERED]]))
    labels = _labels(connection, name, listed)
    choices = tuple(Choice(value, labels.get(value) or value, counts[value], value in chosen) for value in listed)
    return Group(name, label, choices, max(0, len(counts) - len(listed)))


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


# One row for each kind, whatever the number of hits: between two rows Python waits for its lock.
_COUNTED = """
with hits as materialized (select p.id, p.document_id{role} from {{fts}} {{join}} where {{fts}} match ? {{where}} limit ?)
select (select json_group_object(document_id, hits) from (
    select document_id, count(*) as hits from hits group by document_id)), {counts}
"""
_OF_PASSAGES = _COUNTED.format(
    role=", p.role",
    counts="""
  (select json_group_object(role, hits) from (select role, count(*) as hits from hits group by role)),
  (select json_group_object(speaker_id, hits) from (
    select q.speaker_id, count(distinct q.passage_id) as hits from hits join quotations q on q.passage_id = hits.id
    where q.speaker_id is not null group by q.speaker_id))""",
)
_OF_NOTES = _COUNTED.format(role="", counts="'{{}}', '{{}}'")
_NAMES = {
    "document": "select id, title from documents where id in ({marks})",
    "speaker": "select id, name from speakers where id in ({marks})",
}
