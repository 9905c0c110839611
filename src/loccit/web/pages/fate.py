"""Answers for identifiers that have no page of their own: unknown, misspelled, withdrawn, or gone elsewhere."""

from __future__ import annotations

import sqlite3
from dataclasses import replace
from typing import Any

from datasette.utils.asgi import Response

from loccit import ids
from loccit.web.lookups import fates
from loccit.web.lookups.values import Fate
from loccit.web.pages.page import Visit, data, html

STATUS = {
    "edited": "It stands, with other words.",
    "split": "It was cut into several passages.",
    "merged": "It became part of another passage.",
    "moved": "It is known under another ID now.",
    "gone": "Its words stand in no capture that the archive reads today.",
    "withdrawn": "It was withdrawn. Neither its words nor its source are shown.",
    "current": "It stands.",
}
GONE, NOT_FOUND, OK = 410, 404, 200


def proper_spelling(visit: Visit, letter: str) -> Response | str:
    """The identifier that the address means; or the answer that leads to its proper address."""
    given, suffix = split_format(visit.part("id"))
    identifier = ids.normalize(given)
    if ids.is_valid(identifier) and (identifier != given or identifier[0] != letter) and identifier[0] in "pdnsw":
        query = f"?{visit.request.query_string}" if visit.request.query_string else ""
        return Response.redirect(visit.url(f"/{identifier[0]}/{identifier}{suffix}") + query, status=301)
    return identifier if ids.is_valid(identifier) else given


def split_format(words: str) -> tuple[str, str]:
    """An identifier and the format asked for: ("ptrb01mktp", ".csl.json").

    >>> split_format("ptrb01mktp.csl.json")
    ('ptrb01mktp', '.csl.json')
    """
    identifier, dot, suffix = words.partition(".")
    return identifier, dot + suffix


async def answer_without_page(visit: Visit, identifier: str) -> Response:
    """The answer for an identifier that is in no table: its fate, or what was perhaps meant."""

    def ask(connection: sqlite3.Connection) -> tuple[Fate | None, list[str], list[Fate]]:
        fate = fates.fate_of(connection, identifier)
        if fate is None:
            return None, fates.meant(connection, identifier), []
        if fates.withdrawal(connection, fate.document_id) and fate.kind in ("speaker", "work"):
            fate = replace(fate, status="withdrawn")  # nothing else names it: it would have a page
        after = (fates.fate_of(connection, one) for one in fate.successors[:20])
        return fate, [], [one for one in after if one is not None]

    fate, meant, successors = await visit.archive.ask(ask)
    wants_json = split_format(visit.part("id"))[1] == ".json"
    if fate is None:
        if wants_json:
            return data({"id": identifier, "status": "unknown", "did_you_mean": meant}, status=NOT_FOUND)
        return await html(visit, "unknown.html", status=NOT_FOUND, identifier=identifier, meant=meant)
    status = GONE if fate.status == "withdrawn" else OK
    if wants_json:
        return data(_as_json(fate), status=status)
    return await html(
        visit, "fate.html", status=status, fate=fate, successors=successors, sentence=STATUS.get(fate.status, "")
    )


def _as_json(fate: Fate) -> dict[str, Any]:
    return {
        "id": fate.id, "kind": fate.kind, "status": fate.status, "successors": list(fate.successors),
        "document_id": fate.document_id, "words": fate.words, "hash": fate.hash,
    }  # fmt: skip
