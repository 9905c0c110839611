"""Whoever may not see a table sees no page and no format made from it: every route, every table that it reads."""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml
from bs4 import BeautifulSoup
from datasette import hookimpl
from datasette.plugins import pm
from web_served import serve
from web_skarne import Skarne

from loccit.web.plugin import ROUTES

pytestmark = pytest.mark.asyncio

_OF_AN_INDEX = re.compile(r"_(data|idx|content|docsize|config)\Z")
_NOBODY_S = {"archive_state", "sqlite_sequence"}
"""Tables without a word of a source."""
_NEVER_DENIED = ("/robots.txt", "/check")
"""Addresses that show nothing of the archive, or that another module answers for."""


class Seen:
    """Notes which tables are read."""

    __name__ = "seen"

    def __init__(self) -> None:
        self.tables: set[str] = set()

    @hookimpl
    def prepare_connection(self, conn: sqlite3.Connection) -> None:
        """Listens to a connection."""
        conn.set_authorizer(self._listen)

    def _listen(self, action: int, table: str | None, *_: Any) -> int:
        if action == sqlite3.SQLITE_READ and table:
            self.tables.add(_OF_AN_INDEX.sub("", table))
        return sqlite3.SQLITE_OK


@pytest.fixture
def seen() -> Iterator[Seen]:
    """A listener in all connections of Datasettes made from here on."""
    listener = Seen()
    pm.register(listener, name="seen")
    yield listener
    pm.unregister(name="seen")


def paths(skarne: Skarne) -> list[str]:
    b = skarne.briefing
    suffixes = ("", ".json", ".bib", ".ris", ".csl.json", ".md", ".jsonld")
    cited = [f"/{key[0]}/{key}{suffix}" for key in (b.passages[3], b.document, b.notes[4]) for suffix in suffixes]
    named = [f"/{key[0]}/{key}{suffix}" for key in (b.speakers[0], b.works[1]) for suffix in ("", ".json")]
    lists = [f"/{name}{suffix}" for name in ("documents", "speakers", "works", "findings") for suffix in ("", ".json")]
    sha256 = _sha256(skarne)
    return [
        "/", "/search?q=licence", "/search.json?q=licence", "/search?q=calender", f"/search?q={b.passages[3]}",
        f"/p/{skarne.gone}", f"/p/{skarne.withdrawn}", f"/o/{sha256}", f"/o/{sha256}.json", f"/o/{sha256}/file",
        "/new.atom", "/sitemap.xml", "/sitemap-0.xml", "/opensearch.xml",
        "/cited", "/cited.json", f"/cited/{b.document}", f"/cited/{b.document}.json",
        "/disagreements", "/disagreements.json", f"/disagreements/{b.document}", f"/disagreements/{b.document}.json",
        *cited, *named, *lists,
    ]  # fmt: skip


def _sha256(skarne: Skarne) -> str:
    connection = sqlite3.connect(skarne.folder.database)
    found = connection.execute("select sha256 from documents where id = ?", [skarne.mirror.document]).fetchone()[0]
    connection.close()
    return str(found)


def _tables(skarne: Skarne) -> set[str]:
    connection = sqlite3.connect(skarne.folder.database)
    names = {name for (name,) in connection.execute("select name from sqlite_master where type = 'table'")}
    connection.close()
    return {name for name in names - _NOBODY_S if not _OF_AN_INDEX.search(name)}


async def test_every_route_is_asked(skarne: Skarne) -> None:
    asked = [path.partition("?")[0] for path in paths(skarne)]
    left = [route for route, _ in ROUTES if not any(re.match(route, path) for path in asked)]
    assert [route for route in left if not any(re.match(route, path) for path in (*_NEVER_DENIED, "/atom.xml"))] == []


async def test_a_denied_table_denies_every_page_and_format_made_from_it(skarne: Skarne, seen: Seen) -> None:
    tables = _tables(skarne)
    wanted: dict[str, set[str]] = {}
    for path in paths(skarne):
        datasette = serve(skarne)
        await datasette.invoke_startup()
        seen.tables.clear()
        assert (await datasette.client.get(path)).status_code in (200, 302, 410), path
        wanted[path] = seen.tables & tables
    answered = []
    for table in sorted(set().union(*wanted.values())):
        datasette = serve(skarne, metadata=_denying(table))
        await datasette.invoke_startup()
        for path, read in wanted.items():
            if table in read and (await datasette.client.get(path)).status_code != 403:
                answered.append((table, path))
    assert answered == []


@pytest.mark.parametrize(
    ("path", "kind"),
    [
        ("/search?q=pier", "text/html; charset=utf-8"),
        ("/archive/passages", "text/html; charset=utf-8"),
        ("/search.json?q=pier", "application/json; charset=utf-8"),
        ("/archive/passages.json", "application/json; charset=utf-8"),
        ("/archive/passages.csv", "text/plain; charset=utf-8"),
    ],
)
async def test_who_may_not_see_is_told_so_in_the_archive_s_dress(skarne: Skarne, path: str, kind: str) -> None:
    """People get our page, programs what they can read; neither gets a row."""
    datasette = serve(skarne, metadata=_denying("passages"))
    await datasette.invoke_startup()
    answer = await datasette.client.get(path)
    assert (answer.status_code, answer.headers["content-type"]) == (403, kind)
    if "html" in kind:
        assert BeautifulSoup(answer.text, "lxml").h1.get_text() == "Not for everybody"
    if "json" in kind:
        assert answer.json()["status"] == 403


def _denying(table: str) -> dict[str, Any]:
    metadata: dict[str, Any] = yaml.safe_load(Path("metadata.yml").read_text("utf-8"))
    tables = metadata.setdefault("databases", {}).setdefault("archive", {}).setdefault("tables", {})
    tables.setdefault(table, {})["allow"] = False
    return metadata
