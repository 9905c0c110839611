"""`/p/<id>`: one passage and everything known about it."""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence
from typing import Any
from urllib.parse import quote

from sqlite_utils import Database

from loccit.db.disagreeing import Disagreements, find_disagreements_of
from loccit.db.stated import KINDS, Disagreement
from loccit.web import shown
from loccit.web.lookups import changes
from loccit.web.lookups.passage import PassagePage, passage_page
from loccit.web.lookups.values import place_of
from loccit.web.pages import fate, formats, tables
from loccit.web.pages.disagreements import Side, sides_of
from loccit.web.pages.page import Visit, html

_FRAGMENT_WORDS = 5
"""A text fragment names so many words at the beginning and at the end of a passage."""
RIGHTS = {
    "open": "open: may be shown and taken in full",
    "quote": "quote: may be quoted; the original cannot be had here",
    "private": "private: seen by those who keep this archive, and not published",
}
_CONTEXT = 300
_PATIENCE = 1.0
"""Seconds for what other passages state otherwise: seldom more than .1."""


async def show(visit: Visit) -> Any:
    """The page of a passage, or what became of it."""
    await visit.ensure_may_view(*tables.PASSAGE)
    identifier = fate.proper_spelling(visit, "p")
    if not isinstance(identifier, str):
        return identifier
    found = await visit.archive.ask(lambda connection: passage_page(connection, identifier))
    if found is None:
        return await fate.answer_without_page(visit, identifier)
    suffix = fate.split_format(visit.part("id"))[1]
    if suffix:
        return await formats.answer(visit, identifier, suffix, found)
    words = found.words
    return await html(
        visit,
        "passage.html",
        page=found,
        words=words,
        document=found.document,
        text=shown.passage_words(words, found.document.language, visit.url, with_speakers=False),
        before=_cut(found.before, at_start=True),
        after=_cut(found.after, at_start=False),
        place=visit.url(place_of(words.document_id, words.id, words.ordinal)),
        live=live_address(found),
        rights=RIGHTS.get(found.document.rights, found.document.rights),
        kinds=_MATCHES,
        forms=await formats.forms_of(visit, identifier),
        suffixes=formats.SUFFIXES,
        title=_title(words.text),
        stretches=changes.stretches,
        differing=await _differing(visit, identifier),
        differences=KINDS,
    )


async def _differing(visit: Visit, identifier: str) -> Sequence[tuple[Disagreement, Side]] | None:
    """What other passages state otherwise, with their side; None where that took too long."""

    def ask(connection: sqlite3.Connection) -> Disagreements:
        return find_disagreements_of(Database(connection, recursive_triggers=False, execute_plugins=False), identifier)

    try:
        found = await visit.archive.ask(ask, within=_PATIENCE)
    except sqlite3.OperationalError as fault:
        if "interrupted" not in str(fault):
            raise
        return None
    return [(one, sides_of(one)[one.sides_from(identifier)[1] is one.b]) for one in found.found]


def live_address(found: PassagePage) -> str | None:
    """The address of the live page at these very words; None where the address is no page on the web."""
    address = safe_address(found.document.url)
    words = found.words.text.split()
    if address is None or not words:
        return address
    if len(words) <= 2 * _FRAGMENT_WORDS:
        fragment = _fragment(" ".join(words))
    else:
        fragment = f"{_fragment(' '.join(words[:_FRAGMENT_WORDS]))},{_fragment(' '.join(words[-_FRAGMENT_WORDS:]))}"
    return f"{address.partition('#')[0]}#:~:text={fragment}"


def safe_address(address: str | None) -> str | None:
    """An address of the web as it is; None for every other scheme: a source may say `javascript:`."""
    return address if address and address.lower().startswith(("https://", "http://")) else None


def _fragment(words: str) -> str:
    return quote(words, safe="").replace("-", "%2D")


def _title(text: str) -> str:
    return text if len(text) <= 60 else f"{text[:60].rsplit(' ', 1)[0]} …"


def _cut(neighbour: tuple[str, str, int] | None, *, at_start: bool) -> tuple[str, str, int] | None:
    if neighbour is None or len(neighbour[1]) <= _CONTEXT:
        return neighbour
    identifier, text, ordinal = neighbour
    if at_start:
        return identifier, "… " + text[-_CONTEXT:].partition(" ")[2], ordinal
    return identifier, text[:_CONTEXT].rpartition(" ")[0] + " …", ordinal


_MATCHES = {
    "repeat": "repeated here", "pull_quote": "a pull quote", "same_text": "the same text",
    "near_duplicate": "nearly the same text", "contains": "one contains the other",
    "updated_version": "another version", "same_quotation": "the same quotation",
    "quotation_variant": "a variant of the quotation", "reuse": "a stretch of the same words",
}  # fmt: skip
