"""`/n/<id>`, `/w/<id>`, `/s/<id>` and `/o/<sha256>`: a note, a cited work, a speaker, an original."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

from datasette.utils.asgi import Response, asgi_send_file

from loccit.store import payload_path
from loccit.web.lookups import note, original, speaker, work
from loccit.web.lookups.values import place_of
from loccit.web.pages import fate, formats, tables
from loccit.web.pages.page import PAGE_HEADERS, Visit, data, html
from loccit.web.pages.passage import safe_address
from loccit.web.shown import passage_words

_SHA256 = re.compile(r"[0-9a-f]{64}\Z")
_LAST_PAGE = 1_000
MATCHES = {"same_quotation": "the same words", "quotation_variant": "a variant"}


async def show_note(visit: Visit) -> Any:
    """The page of a note."""
    await visit.ensure_may_view(*tables.NOTE)
    identifier = fate.proper_spelling(visit, "n")
    if not isinstance(identifier, str):
        return identifier
    found = await visit.archive.ask(lambda connection: note.note_page(connection, identifier))
    if found is None:
        return await fate.answer_without_page(visit, identifier)
    suffix = fate.split_format(visit.part("id"))[1]
    if suffix:
        return await formats.answer(visit, identifier, suffix, found)
    words = found.words
    return await html(
        visit, "note.html", page=found, document=found.document,
        text=passage_words(words, found.document.language, visit.url, with_speakers=False) if words else None,
        place=visit.url(place_of(words.document_id, identifier, words.ordinal)) if words else None,
        forms=await formats.forms_of(visit, identifier), suffixes=formats.SUFFIXES,
    )  # fmt: skip


async def show_work(visit: Visit) -> Any:
    """The page of a cited work."""
    await visit.ensure_may_view(*tables.WORK)
    identifier = fate.proper_spelling(visit, "w")
    if not isinstance(identifier, str):
        return identifier
    found = await visit.archive.ask(lambda connection: work.work_page(connection, identifier, page_number(visit)))
    if found is None:
        return await fate.answer_without_page(visit, identifier)
    if suffix := fate.split_format(visit.part("id"))[1]:
        return data(found) if suffix == ".json" else _no_such_format(identifier, suffix)
    return await html(visit, "work.html", here="/works", page=found, work=found.work,
                      address=safe_address(found.work["url"]))  # fmt: skip


async def show_speaker(visit: Visit) -> Any:
    """The page of a speaker."""
    await visit.ensure_may_view(*tables.SPEAKER)
    identifier = fate.proper_spelling(visit, "s")
    if not isinstance(identifier, str):
        return identifier
    narrowed = speaker.Narrowed(visit.asked("through"), visit.asked("kind"), page_number(visit))
    found = await visit.archive.ask(lambda connection: speaker.speaker_page(connection, identifier, narrowed))
    if found is None:
        return await fate.answer_without_page(visit, identifier)
    if suffix := fate.split_format(visit.part("id"))[1]:
        return data(found) if suffix == ".json" else _no_such_format(identifier, suffix)

    def link(page: int) -> str:
        chosen = {"through": narrowed.through, "kind": narrowed.kind, "page": page if page > 1 else ""}
        return "?" + urlencode({name: value for name, value in chosen.items() if value})

    return await html(visit, "speaker.html", here="/speakers", page=found, link=link, matches=MATCHES)


async def show_original(visit: Visit) -> Any:
    """The record of an original."""
    await visit.ensure_may_view(*tables.ORIGINAL)
    sha256, suffix = fate.split_format(visit.part("id"))
    if withdrawn := await _withdrawn(visit, sha256):
        return await fate.answer_without_page(visit, withdrawn)
    found = await _original(visit, sha256)
    if found is None:
        return await html(visit, "unknown.html", status=fate.NOT_FOUND, identifier=sha256[:80], meant=[])
    if suffix:
        return data(found) if suffix == ".json" else _no_such_format(sha256, suffix)
    return await html(visit, "original.html", page=found)


async def send_original(visit: Visit) -> Any:
    """The bytes of an original, to be kept and never to be shown, where its rights are open."""
    await visit.ensure_may_view(*tables.ORIGINAL)
    if withdrawn := await _withdrawn(visit, visit.part("id")):
        return Response.text(f"This original was withdrawn, with {withdrawn}.\n", status=fate.GONE)
    found = await _original(visit, visit.part("id"))
    if found is None:
        return Response.text("The archive keeps no such original.\n", status=fate.NOT_FOUND)
    if not found.is_open:
        return Response.text("This original cannot be had here: its rights are not open.\n", status=403)
    # the place is made from the hash, never from what the database says
    path = Path(visit.datasette.get_database(visit.archive.name).path).parent / payload_path(found.sha256)
    if not path.is_file():
        return Response.text("The original is not kept beside this database.\n", status=fate.NOT_FOUND)
    await asgi_send_file(
        visit.send, path, filename=found.sha256, content_type="application/octet-stream", chunk_size=262_144,
        headers={**PAGE_HEADERS, "content-security-policy": "sandbox; default-src 'none'"},
    )  # fmt: skip
    return None


def page_number(visit: Visit) -> int:
    """The page asked for; 1 where none makes sense."""
    asked = visit.asked("page", "1")
    number = int(asked) if asked.isdecimal() and asked.isascii() and len(asked) < 6 else 1
    return min(max(number, 1), _LAST_PAGE)


async def _original(visit: Visit, sha256: str) -> original.OriginalPage | None:
    if not _SHA256.match(sha256):
        return None
    return await visit.archive.ask(lambda connection: original.original_page(connection, sha256))


async def _withdrawn(visit: Visit, sha256: str) -> str | None:
    return await visit.archive.ask(lambda connection: original.withdrawn_document(connection, sha256))


def _no_such_format(identifier: str, suffix: str) -> Response:
    return Response.text(f"There is no format {suffix} of {identifier}. There is .json.\n", status=404)
