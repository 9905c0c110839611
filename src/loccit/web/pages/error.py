"""Pages for addresses that lead nowhere, and for what may not be seen, in the archive's own dress.

Programs, which ask for an address with a format, get JSON or a line of text.
"""

from __future__ import annotations

import re
from typing import Any

from datasette.utils.asgi import Base400, Response

from loccit.web.archive import Archive
from loccit.web.pages.page import Visit, data, html

_TOLD = {
    404: ("Nothing here", "This address leads to no page of this archive."),
    403: ("Not for everybody", "Whoever keeps this archive shows this page to some people only."),
}
"""A status of Datasette, with the heading and the sentence that people read."""
_FORMAT = re.compile(r"\.[a-z]+(?:\.json)?\Z")
"""The end of an address that asks for a format: takes `.json`, `.csl.json`, `.bib`; leaves `/d/dk3v8q0xem`."""


def answer(archive: Archive, request: Any, exception: Exception) -> Any:
    """What answers instead of Datasette's own page; None where that one, or JSON, is better."""
    status = exception.status if isinstance(exception, Base400) else 0
    if status not in _TOLD or request.path.endswith(".json"):
        return None
    heading, sentence = _TOLD[status]

    async def page() -> Any:
        return await html(Visit(archive, request), "error.html", status=status, heading=heading, sentence=sentence)

    return page


def refuse(archive: Archive, request: Any, message: str) -> Any:
    """What answers where somebody may not see what they ask for; `message` is Datasette's."""
    heading, sentence = _TOLD[403]
    suffix = _FORMAT.search(request.path)

    async def refusal() -> Any:
        if suffix is None:
            return await html(Visit(archive, request), "error.html", status=403, heading=heading, sentence=sentence)
        if suffix.group().endswith(".json"):
            return data({"ok": False, "status": 403, "error": message}, status=403)
        return Response.text(f"{sentence}\n", status=403)

    return refusal
