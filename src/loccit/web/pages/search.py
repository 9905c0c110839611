"""`/search`: ranked passages and notes, with filters, without any need of scripts."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator
from dataclasses import fields
from typing import Any
from urllib.parse import urlencode

from datasette.utils.asgi import Response

from loccit import ids
from loccit.web.lookups import spelling
from loccit.web.lookups.asking import FILTERS, KINDS, PAGE, SORTS, Asked
from loccit.web.lookups.facts import Facts
from loccit.web.lookups.fates import fate_of
from loccit.web.lookups.search import Answer, answer
from loccit.web.pages import tables
from loccit.web.pages.page import LONGEST, Visit, data, html

_LAST_PAGE = 250
_MOST = 50
"""Values of one filter that are read."""
FEW = 3
"""With fewer hits a search is asked whether it is misspelled."""


async def show(visit: Visit) -> Any:
    """The page of a search; an ID leads to its page."""
    await visit.ensure_may_view(*tables.SEARCH)
    asked = read_asked(visit)
    wants_json = visit.request.path.endswith(".json")
    if not wants_json and (direct := await _identifier(visit, asked.words)):
        return Response.redirect(direct)
    try:
        found, meant = await visit.archive.ask(lambda connection: _ask(connection, asked, visit.archive.facts))
    except sqlite3.OperationalError as fault:
        if "interrupted" not in str(fault):
            raise
        return await html(visit, "search.html", here="/search", asked=asked, found=None, kinds=KINDS, sorts=SORTS)
    if wants_json:
        return data(_as_json(found, meant))
    return await html(
        visit, "search.html", here="/search", asked=asked, found=found, meant=meant, kinds=KINDS, sorts=SORTS,
        chosen=list(_chosen(visit, found)), link=lambda **changes: link(visit, asked, **changes), page_size=PAGE,
        mark_words=urlencode({"q": asked.words}), to_place=_marking(visit, urlencode({"q": asked.words})),
    )  # fmt: skip


def read_asked(visit: Visit) -> Asked:
    """What the query string asks for; whatever makes no sense is left out."""
    page = visit.asked("page", "1")
    number = int(page) if page.isdecimal() and len(page) < 6 else 1
    sort = visit.asked("sort")
    return Asked(
        words=visit.asked("q")[:LONGEST],
        kind=tuple(kind for kind in visit.asked_all("kind") if kind in KINDS),
        **{name: visit.asked_all(name)[:_MOST] for name in FILTERS},
        sort=sort if sort in SORTS else "rank",
        page=min(max(number, 1), _LAST_PAGE),
    )


def link(visit: Visit, asked: Asked, **changes: Any) -> str:
    """The address of the same search with some of it changed; from its first page, unless a page is named."""
    values: list[tuple[str, str]] = [("q", changes.pop("words", asked.words))]
    page = changes.pop("page", 1)
    for field in fields(Asked):
        value = changes.get(field.name, getattr(asked, field.name))
        if field.name in ("words", "page") or value == field.default:
            continue
        values += [(field.name, one) for one in ([value] if isinstance(value, str) else value)]
    if page != 1:
        values.append(("page", str(page)))
    return visit.url("/search") + "?" + urlencode(values)


def _marking(visit: Visit, marks: str) -> Callable[[str], str]:
    """What makes the address of a hit: the page where it stands, with the words of the search marked."""

    def address(place: str) -> str:
        path, is_inside, fragment = place.partition("#")
        return visit.url(f"{path}{'&' if '?' in path else '?'}{marks}#{fragment}" if is_inside else path)

    return address


def _ask(connection: sqlite3.Connection, asked: Asked, facts: Facts) -> tuple[Answer, str | None]:
    found = answer(connection, asked, facts)
    is_poor = found.query.match is not None and found.total < FEW and asked.page == 1
    return found, spelling.did_you_mean(connection, asked.words) if is_poor else None


async def _identifier(visit: Visit, words: str) -> str | None:
    identifier = ids.normalize(words)
    if not ids.is_valid(identifier) or identifier[0] == "q":
        return None
    fate = await visit.archive.ask(lambda connection: fate_of(connection, identifier))
    return visit.url(f"/{identifier[0]}/{identifier}") if fate else None


def _chosen(visit: Visit, found: Answer) -> Iterator[tuple[str, str]]:
    """The filters in force, each with the address of the search without it."""
    asked = found.asked
    for kind in asked.kind:
        yield KINDS[kind], link(visit, asked, kind=tuple(one for one in asked.kind if one != kind))
    for group in found.groups:
        values = getattr(asked, group.name)
        for choice in group.choices:
            if choice.is_chosen:
                left = tuple(value for value in values if value != choice.value)
                yield choice.label, link(visit, asked, **{group.name: left})


def _as_json(found: Answer, meant: str | None) -> dict[str, Any]:
    results = [
        {
            "id": hit.id, "kind": hit.kind, "passage_id": hit.passage_id, "document_id": hit.document_id,
            "title": hit.title, "section": hit.section, "snippet": hit.snippet,
            "marks": [[mark.start, mark.end] for mark in hit.marks], "rank": hit.rank, "url": hit.place,
        }
        for hit in found.hits
    ]  # fmt: skip
    titles = [hit.as_json() for hit in found.titles]
    return {
        "query": found.asked.words, "total": found.total, "capped": found.is_capped, "did_you_mean": meant,
        "results": [*titles, *results],
    }  # fmt: skip
