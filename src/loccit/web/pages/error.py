"""Pages for addresses that lead nowhere, and for what may not be seen, in the archive's own dress."""

from __future__ import annotations

from typing import Any

from datasette.utils.asgi import Base400

from loccit.web.archive import Archive
from loccit.web.pages.page import Visit, html

_TOLD = {
    404: ("Nothing here", "This address leads to no page of this archive."),
    403: ("Not for everybody", "Whoever keeps this archive shows this page to some people only."),
}
"""A status of Datasette, with the heading and the sentence that people read."""


def answer(archive: Archive, request: Any, exception: Exception) -> Any:
    """What answers instead of Datasette's own page; None where that one, or JSON, is better."""
    status = exception.status if isinstance(exception, Base400) else 0
    if status not in _TOLD or request.path.endswith(".json"):
        return None
    heading, sentence = _TOLD[status]

    async def page() -> Any:
        return await html(Visit(archive, request), "error.html", status=status, heading=heading, sentence=sentence)

    return page
