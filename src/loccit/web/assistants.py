"""Tools for assistants that speak MCP, where the plugin `datasette-mcp` serves them: search, look up, check.

They answer what the pages answer, to whom the pages would: the actor of the request must see the tables.
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from importlib import import_module
from typing import Any

from loccit import ids
from loccit.check.reports.json import verdict_content
from loccit.web.archive import Archive, find_archive
from loccit.web.check_form import Sent
from loccit.web.checking import SECONDS, check_sent
from loccit.web.citing import citable
from loccit.web.lookups import fates, note, passage
from loccit.web.lookups.asking import Asked
from loccit.web.lookups.search import answer
from loccit.web.pages import check, tables
from loccit.web.pages.page import TABLES, as_plain

MOST = 20
"""Hits of one search."""
Tool = Callable[..., Awaitable[dict[str, Any]]]


def add_tools(datasette: Any, server: Any) -> None:
    """Gives an MCP server its tools, where Datasette serves an archive."""
    archive = find_archive(datasette)
    if archive is None:
        return
    context = import_module("mcp.server.mcpserver").Context
    for tool in tools(archive):
        # the server gives the context to the parameter of this type; `mcp` is there only beside that plugin
        tool.__annotations__["context"] = context
        server.tool()(tool)


def tools(archive: Archive) -> tuple[Tool, ...]:
    """The tools; their docstrings tell assistants what each one does."""

    async def search_passages(words: str, context: Any, limit: int = 10) -> dict[str, Any]:
        """Search the passages and notes of the archive. Words are ANDed; "a phrase", pre*, -not and OR work.

        Each hit has an ID. Quote from `look_up`, which gives the whole passage, and cite the ID as [@ID].
        """
        await archive.ensure_may_view(_actor(context), *TABLES, *tables.SEARCH)
        found = await archive.ask(lambda connection: answer(connection, Asked(words=words[:1_000]), archive.facts))
        hits = [as_plain(hit) for hit in found.hits[: max(1, min(limit, MOST))]]
        return {"query": words, "total": found.total, "capped": found.is_capped, "results": hits}

    async def look_up(id: str, context: Any) -> dict[str, Any]:  # noqa: A002 the name that assistants see
        """What an ID of the archive names: a passage or note with its words, speakers, notes and source.

        An ID that has no place today answers with what became of it.
        """
        await archive.ensure_may_view(_actor(context), *TABLES, *tables.PASSAGE, *tables.NOTE)
        identifier = ids.normalize(id)
        found: dict[str, Any] = await archive.ask(lambda connection: _look_up(connection, identifier))
        return found

    async def check_quotation(quotation: str, id: str, context: Any) -> dict[str, Any]:  # noqa: A002
        """Check words against the passage that an ID names, before you quote them.

        `exact` and `typography` are good; `altered`, `not_found`, `wrong_passage`, `clipped` are not: `expected` is
        what the passage says, `next_step` what to do.
        """
        await archive.ensure_may_view(_actor(context), *TABLES, *check.TABLES)
        inner = " ".join(quotation.split()).strip('“”"')
        draft = Sent(f"“{inner}” [@{ids.normalize(id)}]\n".encode(), "quotation.md")
        checked = await archive.ask(lambda connection: check_sent(connection, draft), within=SECONDS)
        verdicts = [*checked.report.verdicts, *checked.report.unchecked]
        return {"verdicts": [verdict_content(draft.name, one) for one in verdicts]}

    return search_passages, look_up, check_quotation


def _look_up(connection: Any, identifier: str) -> dict[str, Any]:
    fate = fates.fate_of(connection, identifier)
    if fate is None:
        return {"id": identifier, "status": "unknown", "did_you_mean": fates.meant(connection, identifier)}
    told = {"id": identifier, "kind": fate.kind, "status": fate.status, "successors": list(fate.successors)}
    if identifier[:1] == "p" and (page := passage.passage_page(connection, identifier)) is not None:
        return {**told, **as_plain({"passage": page.words, "document": page.document, "section": page.section})}
    if identifier[:1] == "n" and (found := note.note_page(connection, identifier)) is not None:
        return {**told, **as_plain({"note": found.note, "document": found.document, "passage": found.words})}
    cited = citable(connection, identifier)
    return {**told, "cited_as": as_plain(cited)} if cited is not None else {**told, "last_words": fate.words}


def _actor(context: Any) -> Any:
    """Who asks: the actor that Datasette found for the request."""
    scope = getattr(getattr(context.request_context, "request", None), "scope", None)
    return scope.get("actor") if isinstance(scope, dict) else None
