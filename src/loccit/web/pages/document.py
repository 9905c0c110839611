"""`/d/<id>`: the document as one reads a good book, sent a stretch at a time."""

from __future__ import annotations

import re
import sqlite3
from collections.abc import AsyncIterator
from functools import partial
from typing import Any

from datasette.utils.asgi import AsgiStream, AsgiWriter
from markupsafe import Markup

from loccit.db.query import parse_query
from loccit.text.units import find_terms
from loccit.web import shown
from loccit.web.lookups import document as lookups
from loccit.web.lookups import reading
from loccit.web.lookups.values import Words
from loccit.web.pages import fate, formats, tables
from loccit.web.pages.page import LONGEST, PAGE_HEADERS, Visit, context, data, find_template
from loccit.web.pages.passage import RIGHTS, safe_address

_HOLE = Markup("<!-- stretches -->")
"""Where the text stands in its page; no title can say so, for its angles are escaped."""
_PRINTED = re.compile(r"\b(?P<kind>page|lines?|time) (?P<numbers>[0-9]+(?:-[0-9]+|(?::[0-9]{2}){2})?)")
"""Takes `page 2`, `line 6`, `body lines 3-5`, `time 00:01:15`; leaves an XPath."""
ROLE_NAMES = {
    "title": "Title", "byline": "Line with the author", "date": "Date", "dateline": "Dateline", "notice": "Notice",
    "navigation": "Navigation", "boilerplate": "Furniture of the page", "repeat": "Repeated words",
    "pull_quote": "Pull quote",
}  # fmt: skip


async def show(visit: Visit) -> Any:
    """The page of a document, or what became of it."""
    await visit.ensure_may_view(*tables.DOCUMENT)
    identifier = fate.proper_spelling(visit, "d")
    if not isinstance(identifier, str):
        return identifier
    head = await visit.archive.ask(lambda connection: lookups.head(connection, identifier))
    if head is None:
        return await fate.answer_without_page(visit, identifier)
    suffix = fate.split_format(visit.part("id"))[1]
    if suffix == ".json":
        return data(head)
    if suffix:
        return await formats.answer(visit, identifier, suffix, head)
    asked = visit.asked("part", "1")
    part = min(max(int(asked) if asked.isdecimal() and len(asked) < 9 else 1, 1), head.parts)
    values = await context(
        visit, head=head, document=head.document, part=part, stretches=_HOLE,
        words=_Printer(visit, head, visit.asked("q")), address=safe_address(head.document.url),
        rights=RIGHTS.get(head.document.rights, head.document.rights), roles=ROLE_NAMES, suffixes=formats.SUFFIXES,
        page_sections=_tree(head.outline),
    )  # fmt: skip
    stretches = _stretches(visit, head, part, values)
    around = find_template(visit, "document.html").render(values).partition(_HOLE)
    return AsgiStream(_sender(around[0], stretches, around[2]), 200, PAGE_HEADERS, "text/html; charset=utf-8")


class OriginalPlaces:
    """Where passages stand in the original, as a margin says it: a page where it begins, lines and times always."""

    def __init__(self) -> None:
        self._page: str | None = None

    def of(self, locator: str | None) -> str | None:
        """What the margin says beside the next passage; None where there is nothing to say."""
        found = _PRINTED.search(locator or "")
        if not found:
            return None
        if found["kind"] == "time":
            return found["numbers"]
        if found["kind"] != "page":
            return f"{found['kind']} {found['numbers'].replace('-', '–')}"
        is_known, self._page = self._page == found["numbers"], found["numbers"]
        return None if is_known else f"page {found['numbers']}"


class _Printer:
    """Prints passages, and remembers which notes were printed: an anchor stands once on a page."""

    def __init__(self, visit: Visit, head: lookups.Head, asked: str) -> None:
        self.url = visit.url
        self.terms = list(parse_query(asked[:LONGEST]).terms)
        self.language = head.document.language
        self.marked: set[str] = set()
        self.noted: set[str] = set()
        self.places = OriginalPlaces()

    def __call__(self, words: Words) -> Markup:
        marks = find_terms(words.text, self.terms) if self.terms else []
        return shown.passage_words(words, self.language, self.url, seen=self.marked, marks=marks)

    def plain(self, text: str) -> Markup:
        """A note's words, with what was searched for."""
        return shown.plain_words(text, self.language, find_terms(text, self.terms) if self.terms else [])

    def is_first(self, note_id: str) -> bool:
        """Whether a note is printed for the first time."""
        if note_id in self.noted:
            return False
        self.noted.add(note_id)
        return True


async def _stretches(visit: Visit, head: lookups.Head, part: int, values: dict[str, Any]) -> AsyncIterator[str]:
    """The text of a part, as HTML, a stretch at a time."""
    template = find_template(visit, "_stretch.html")
    identifier = head.document.id
    sections = {section.start: section for section in head.outline}
    first, end = await visit.archive.ask(lambda connection: reading.part_of(connection, identifier, part))
    voice: str | None = None
    for at in range(first, end, reading.STRETCH):
        blocks = (at, min(at + reading.STRETCH, end))
        found = await visit.archive.ask(partial(_ask_items, identifier=identifier, blocks=blocks, sections=sections))
        found, voice = reading.with_voices(found, voice)
        yield template.render({**values, "items": found})


def _ask_items(
    connection: sqlite3.Connection, *, identifier: str, blocks: tuple[int, int], sections: dict[int, lookups.Section]
) -> list[reading.Item]:
    return reading.items(connection, identifier, blocks, sections)


def _tree(outline: tuple[lookups.Section, ...]) -> list[dict[str, Any]]:
    """The outline as nested lists, for the page's navigation."""
    top: list[dict[str, Any]] = []
    above: list[dict[str, Any]] = []
    for section in outline:
        entry = {"section": section, "inner": []}
        del above[section.depth :]
        (above[-1]["inner"] if above else top).append(entry)
        above.append(entry)
    return top


def _sender(before: str, stretches: AsyncIterator[str], after: str) -> Any:
    async def send(writer: AsgiWriter) -> None:
        await writer.write(before)
        async for stretch in stretches:
            await writer.write(stretch)
        await writer.write(after)

    return send
