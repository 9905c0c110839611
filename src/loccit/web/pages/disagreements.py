"""`/disagreements` and `/disagreements/<document>`: places whose figures, dates or speakers differ, side by side."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from sqlite_utils import Database

from loccit.db.disagreeing import Disagreements, find_disagreements
from loccit.db.stated import KINDS, Disagreement, Stated
from loccit.model import Span
from loccit.text.diff import diff
from loccit.web.lookups import document as documents
from loccit.web.pages import fate, tables
from loccit.web.pages.page import Visit, data, html

PATIENCE = 5.0
"""Seconds; the answer for the whole archive is kept until the archive changes."""
LIKE = 0.5
"""Where no more than this part of two sentences differs, all that differs is marked; else the figures alone."""


@dataclass(frozen=True, slots=True)
class Side:
    """One place of a suggestion: its sentence in pieces, each with whether it is marked."""

    stated: Stated
    pieces: tuple[tuple[str, bool], ...]


async def show(visit: Visit) -> Any:
    """What differs among the documents that were added last."""
    await visit.ensure_may_view(*tables.DISAGREEMENTS)
    return await _answer(visit, None, is_json=visit.request.path.endswith(".json"))


async def show_document(visit: Visit) -> Any:
    """What differs between a document and the others."""
    await visit.ensure_may_view(*tables.DISAGREEMENTS)
    identifier = fate.proper_spelling(visit, "d")
    if not isinstance(identifier, str):
        return identifier
    about = await visit.archive.ask(lambda connection: documents.document(connection, identifier))
    if about is None:
        return await fate.answer_without_page(visit, identifier)
    return await _answer(visit, about, is_json=fate.split_format(visit.part("id"))[1] == ".json")


async def _answer(visit: Visit, about: Any, *, is_json: bool) -> Any:
    identifier = about.id if about else None

    def ask(connection: sqlite3.Connection) -> Disagreements:
        return find_disagreements(Database(connection, recursive_triggers=False, execute_plugins=False), identifier)

    try:
        if identifier is None:
            found = await visit.archive.ask_once("disagreements", ask, within=PATIENCE)
        else:
            found = await visit.archive.ask(ask, within=PATIENCE)
    except sqlite3.OperationalError as fault:
        if "interrupted" not in str(fault):
            raise
        found = None
    if is_json:
        return data(found) if found else data({"error": "this took too long"}, status=503)
    rows = [(one, sides_of(one)) for one in found.found] if found else []
    return await html(
        visit, "disagreements.html", status=200 if found else 503, here="/findings", found=found, rows=rows,
        document=about, kinds=KINDS,
    )  # fmt: skip


def sides_of(one: Disagreement) -> tuple[Side, Side]:
    """Both sentences, with what differs marked: every word where they are nearly the same, else the figures."""
    edits = diff(one.a.sentence, one.b.sentence)
    changed = sum(len(edit.was) + len(edit.now) for edit in edits)
    if edits and changed <= LIKE * (len(one.a.sentence) + len(one.b.sentence)):
        return (
            Side(one.a, tuple(_pieces(one.a.sentence, [edit.a for edit in edits]))),
            Side(one.b, tuple(_pieces(one.b.sentence, [edit.b for edit in edits]))),
        )
    return _side(one.a), _side(one.b)


def _side(stated: Stated) -> Side:
    spans = [] if stated.at is None else [Span(stated.at, stated.at + len(stated.figure))]
    return Side(stated, tuple(_pieces(stated.sentence, spans)))


def _pieces(sentence: str, spans: Sequence[Span]) -> Iterator[tuple[str, bool]]:
    at = 0
    for span in spans:
        yield sentence[at : span.start], False
        yield sentence[span.start : span.end], True
        at = span.end
    yield sentence[at:], False
