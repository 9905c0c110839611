"""`/cited` and `/cited/<document>`: who cites what, as a picture and as a table."""

from __future__ import annotations

from typing import Any

from loccit.web.lookups import cited as lookups
from loccit.web.lookups import document as documents
from loccit.web.pages import fate, tables
from loccit.web.pages.page import Visit, data, html
from loccit.web.picture import picture_of


async def show(visit: Visit) -> Any:
    """Who cites what in the archive."""
    await visit.ensure_may_view(*tables.CITED)
    found = await visit.archive.ask(lookups.of_archive)
    if visit.request.path.endswith(".json"):
        return data(found)
    return await html(
        visit, "cited.html", here="/works", found=found, document=None, picture=picture_of(found, visit.url)
    )


async def show_document(visit: Visit) -> Any:
    """What a document cites, and what cites it."""
    await visit.ensure_may_view(*tables.CITED)
    identifier = fate.proper_spelling(visit, "d")
    if not isinstance(identifier, str):
        return identifier
    about = await visit.archive.ask(lambda connection: documents.document(connection, identifier))
    if about is None:
        return await fate.answer_without_page(visit, identifier)
    found = await visit.archive.ask(lambda connection: lookups.of_document(connection, identifier))
    if fate.split_format(visit.part("id"))[1] == ".json":
        return data(found)
    return await html(
        visit, "cited.html", here="/works", found=found, document=about, picture=picture_of(found, visit.url)
    )  # fmt: skip
