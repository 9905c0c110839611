"""Rows that can be cited, in the formats of those who cite."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from datasette.utils.asgi import Response

from loccit.web import citing
from loccit.web.archive import remember
from loccit.web.pages.page import PAGE_HEADERS, Visit, data

SUFFIXES = (".json", *citing.FILES)
"""The formats that the page of a passage, note or document can be had in."""


async def settings(visit: Visit) -> Mapping[str, Any]:
    """What `metadata.yml` says under `plugins: loccit:`."""
    kept = remember(visit.datasette, "settings")
    if not kept:
        found = visit.datasette.plugin_config("loccit")
        kept.append(found if isinstance(found, Mapping) else {})
    found_settings: Mapping[str, Any] = kept[0]
    return found_settings


async def base_address(visit: Visit) -> str:
    """The archive's own address in citations: the one in `metadata.yml`, else the one that was asked."""
    return str((await settings(visit)).get("base_url") or visit.full_url("/")).rstrip("/")


async def forms_of(visit: Visit, identifier: str) -> tuple[dict[str, str], ...]:
    """The forms of a citation, each with its name, to be copied from a page."""
    base = await base_address(visit)
    return await visit.archive.ask(lambda connection: citing.forms(connection, identifier, base))


async def answer(visit: Visit, identifier: str, suffix: str, value: Any) -> Response:
    """An identifier in the format that a suffix names; `value` is what its page shows."""
    if suffix == ".json":
        return data(value)
    base = await base_address(visit)
    found = await visit.archive.ask(lambda connection: citing.file(connection, identifier, suffix, base))
    if found is None:
        known = ", ".join(SUFFIXES)
        return Response.text(f"There is no format {suffix} of {identifier}. There are {known}.\n", status=404)
    text, media_type = found
    headers = {**PAGE_HEADERS, "content-disposition": f'inline; filename="{identifier}{suffix}"'}
    return Response(text, headers=headers, content_type=f"{media_type.partition(';')[0]}; charset=utf-8")
