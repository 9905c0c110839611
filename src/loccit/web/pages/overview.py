"""`/`, the lists of documents, speakers and works, and `/findings`."""

from __future__ import annotations

import sqlite3
from typing import Any
from urllib.parse import urlencode

from loccit.codes import FINDINGS
from loccit.db import glance
from loccit.db.timeline import bar_of
from loccit.web.described import queries
from loccit.web.lookups import finding, lists
from loccit.web.lookups.choices import language_name
from loccit.web.pages.formats import settings
from loccit.web.pages.page import Visit, as_plain, data, html

_QUESTIONS = 5
_HOME_TABLES = ("notes", "quotations", "speakers", "works", "citations", "findings")


async def home(visit: Visit) -> Any:
    """The archive at a glance."""
    await visit.ensure_may_view(*_HOME_TABLES)
    found = await visit.archive.ask_once("glance", _glance)
    events = await _events(visit, found)
    return await html(
        visit, "home.html", glance=found, events=events, marked={event["bar"] for event in events},
        questions=list(queries().items())[:_QUESTIONS], questions_count=len(queries()), codes=FINDINGS,
        counted=glance.COUNTED,
    )  # fmt: skip


async def documents(visit: Visit) -> Any:
    """The list of documents."""
    await visit.ensure_may_view("notes")
    filters = {name: visit.asked(name) for name in ("publisher", "author", "language", "rights", "from", "to")}
    filters = {name: value for name, value in filters.items() if value}
    sort = visit.asked("sort") if visit.asked("sort") in lists.DOCUMENT_SORTS else "newest"
    after = visit.asked("after")
    rows = await visit.archive.ask(lambda connection: lists.documents(connection, filters, sort=sort, after=after))
    if visit.request.path.endswith(".json"):
        return data(rows)
    kept = {**filters, **({"sort": sort} if sort != "newest" else {})}
    chosen = [
        (_named(name, value), "?" + urlencode({key: one for key, one in kept.items() if key != name}))
        for name, value in filters.items()
    ]
    return await html(
        visit, "documents.html", here="/documents", rows=rows, chosen=chosen, sort=sort, filters=filters,
        sorts={"newest": "newest first", "oldest": "oldest first", "title": "by title", "arrival": "last added first"},
        next_page="?" + urlencode({**kept, "after": rows.after}) if rows.after else None,
    )  # fmt: skip


async def speakers(visit: Visit) -> Any:
    """The list of speakers."""
    await visit.ensure_may_view("speakers", "quotations")
    return await _listed(visit, lists.speakers, "speakers.html", "/speakers", "quoted", "most quoted first")


async def works(visit: Visit) -> Any:
    """The list of cited works."""
    await visit.ensure_may_view("works", "citations")
    return await _listed(visit, lists.works, "works.html", "/works", "cited", "most cited first")


async def findings(visit: Visit) -> Any:
    """What is odd in the sources: all codes, or the places of one."""
    await visit.ensure_may_view("findings")
    code, after = visit.asked("code"), visit.asked("after", "0")
    place = int(after) if after.isdecimal() and after.isascii() and len(after) < 18 else 0

    def ask(connection: sqlite3.Connection) -> Any:
        return finding.finding_codes(connection), finding.findings(connection, code, place) if code else ((), None)

    codes, (rows, last) = await visit.archive.ask(ask)
    if visit.request.path.endswith(".json"):
        return data({"codes": codes, "code": code or None, "findings": rows, "after": last})
    return await html(
        visit, "findings.html", here="/findings", codes=codes, code=code, rows=rows, explained=FINDINGS,
        next_page="?" + urlencode({"code": code, "after": last}) if last else None,
    )  # fmt: skip


def _glance(connection: sqlite3.Connection) -> Any:
    """What a published copy has stored; else what is counted now. Both are plain values of one shape."""
    return glance.stored_glance(connection) or as_plain(glance.glance(connection))


async def _events(visit: Visit, found: Any) -> list[dict[str, Any]]:
    """The events that `metadata.yml` names, each with the bar it lies in."""
    given = (await settings(visit)).get("timeline")
    if not isinstance(given, dict) or not found["timeline"]:
        return []
    return [
        {"date": str(date), "words": str(words), "bar": bar_of(found["timeline"], str(date))}
        for date, words in sorted(given.items(), key=lambda event: str(event[0]))
    ][:8]


async def _listed(visit: Visit, look_up: Any, template: str, here: str, by_number: str, words: str) -> Any:
    sort = "name" if visit.asked("sort") == "name" or visit.asked("begins") else by_number
    begins, after = visit.asked("begins")[:100], visit.asked("after")
    rows = await visit.archive.ask(lambda connection: look_up(connection, beginning=begins, sort=sort, after=after))
    if visit.request.path.endswith(".json"):
        return data(rows)
    return await html(
        visit, template, here=here, rows=rows, sort=sort, begins=begins, by_number=by_number, by_number_words=words,
        top=lists.TOP,
        next_page="?" + urlencode({"sort": "name", "begins": begins, "after": rows.after}) if rows.after else None,
    )  # fmt: skip


def _named(name: str, value: str) -> str:
    if name == "language":
        return language_name(value)
    return {"from": f"from {value}", "to": f"to {value}", "rights": f"rights: {value}"}.get(name, value)
