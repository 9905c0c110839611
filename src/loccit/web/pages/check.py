"""`/check`: a draft, pasted or as a file, with its verdicts at their places. Nothing of it is kept."""

from __future__ import annotations

import asyncio
import sqlite3
from typing import Any
from urllib.parse import quote

from datasette.utils.asgi import Response

from loccit.check.reports import sarif
from loccit.check.reports.json import content
from loccit.check.reports.people import remark
from loccit.errors import LoccitError
from loccit.office import Remark, with_comments
from loccit.web import check_form
from loccit.web.check_form import Sent
from loccit.web.check_shown import paragraphs
from loccit.web.checking import SECONDS, Checked, TooSlowError, check_sent, evidence_page
from loccit.web.pages.page import PAGE_HEADERS, Visit, can_check, data, html

TABLES = (
    "sections", "claims", "notes", "note_references", "quotations", "attributions", "speakers", "speaker_names",
    "versions", "ledger", "passages_fts",
)  # fmt: skip
"""Who may not see these may not check: a verdict tells what stands in them."""
HEADERS = {**PAGE_HEADERS, "cache-control": "no-store"}
_PATIENCE = 8.0
"""Seconds that a draft waits for the one before it."""
_TURN = "loccit_check_turn"
_WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
_BUSY = "Other drafts are being checked. Try again in some seconds."
_TOO_LONG = (
    f"This draft could not be checked within {SECONDS} seconds, and was let go. "
    "Send a part of it, or run `loccit check` beside the archive, where it may take its time."
)


async def show(visit: Visit) -> Any:
    """The form, or the verdicts on what it sent."""
    if not can_check(visit.datasette):
        return Response.text("Drafts are not checked here.\n", status=404)
    await visit.ensure_may_view(*TABLES)
    wants_json = visit.request.path.endswith(".json")
    if visit.request.method == "POST":
        if not check_form.is_from_here(visit.request.headers):
            return Response.text("This draft came from another site, and was not read.\n", status=403)
        return await _answer(visit, wants_json=wants_json)
    if visit.request.method not in ("GET", "HEAD") or wants_json:
        return Response.text(
            "POST a draft here.\n", status=405, headers={"allow": "POST" if wants_json else "GET, POST"}
        )
    return await _page(visit)


async def _answer(visit: Visit, *, wants_json: bool) -> Any:
    try:
        body = await visit.request.post_body()
        content_type = visit.request.headers.get("content-type", "")
        sent = check_form.read_sent(content_type, body, wants_json=wants_json)
    except LoccitError as fault:
        return await _fault(visit, None, f"{fault.message} Next: {fault.next_step}", 400, wants_json=wants_json)
    try:
        async with asyncio.timeout(_PATIENCE):
            await _turn(visit).acquire()
    except TimeoutError:
        return await _fault(visit, sent, _BUSY, 503)
    try:
        return await _checked(visit, sent)
    except (TooSlowError, sqlite3.OperationalError) as fault:
        if isinstance(fault, sqlite3.OperationalError) and "interrupted" not in str(fault):
            raise
        return await _fault(visit, sent, _TOO_LONG, 503)
    except LoccitError as fault:
        return await _fault(visit, sent, f"{fault.message} Next: {fault.next_step}", 400)
    finally:
        _turn(visit).release()


async def _checked(visit: Visit, sent: Sent) -> Any:
    checked = await visit.archive.ask(lambda connection: check_sent(connection, sent), within=SECONDS)
    if sent.answer == "json":
        return _uncached(data(content([checked.report])))
    if sent.answer == "sarif":
        return _file(sarif.write([checked.report]), f"{sent.name}.sarif", "application/sarif+json; charset=utf-8")
    if sent.answer == "evidence":
        page = await visit.archive.ask(lambda one: evidence_page(one, sent, checked.report), within=SECONDS)
        return _file(page, f"{sent.name}-evidence.html", "text/html; charset=utf-8")
    if sent.answer == "comments":
        return _with_comments(sent, checked)
    return await _page(visit, sent=sent, checked=checked, shown=paragraphs(checked), heading=heading(checked))


def heading(checked: Checked) -> str:
    """`18 quotations, 7 to mend`."""
    judged = [verdict for verdict in checked.report.verdicts if verdict.tone != "hint"]
    if not checked.report.verdicts and not checked.report.unchecked:
        unheld = checked.report.unheld
        several = "quotation" if unheld == 1 else "quotations"
        return f"{unheld} {several} without an ID, not in this archive" if unheld else "No quotation and no ID found"
    grave = sum(verdict.tone == "harm" for verdict in judged)
    return f"{len(judged)} quotation{'' if len(judged) == 1 else 's'}, {grave or 'none'} to mend"


def _with_comments(sent: Sent, checked: Checked) -> Response:
    """A copy of the Word draft. Raises `UnreadableError` for another file."""
    told = [verdict for verdict in checked.report.verdicts if verdict.is_told]
    remarks = [Remark(verdict.quotation, remark(verdict)) for verdict in told]
    payload, _ = with_comments(sent.payload, remarks, name=sent.name)
    return _file(payload, f"checked-{sent.name}", _WORD)


def _turn(visit: Visit) -> asyncio.Semaphore:
    """One draft at a time: a check is work for the processor, and readers go first."""
    if not hasattr(visit.datasette, _TURN):
        setattr(visit.datasette, _TURN, asyncio.Semaphore(1))
    turn: asyncio.Semaphore = getattr(visit.datasette, _TURN)
    return turn


async def _fault(visit: Visit, sent: Sent | None, words: str, status: int, *, wants_json: bool = False) -> Response:
    if wants_json or (sent is not None and sent.answer == "json"):
        return _uncached(data({"error": words}, status=status))
    return await _page(visit, status=status, sent=sent, fault=words)


async def _page(visit: Visit, *, status: int = 200, **more: Any) -> Response:
    known = {"sent": None, "checked": None, "fault": "", **more}
    return _uncached(
        await html(
            visit, "check.html", status=status, here="/check",
            answers=check_form.ANSWERS, kinds=check_form.PASTED, largest=check_form.LARGEST_DRAFT, seconds=SECONDS,
            **known,
        )
    )  # fmt: skip


def _uncached(response: Response) -> Response:
    response.headers = {**response.headers, "cache-control": HEADERS["cache-control"]}
    return response


def _file(body: str | bytes, name: str, content_type: str) -> Response:
    disposition = f"attachment; filename*=UTF-8''{quote(name, safe='')}"
    return Response(body, headers={**HEADERS, "content-disposition": disposition}, content_type=content_type)
