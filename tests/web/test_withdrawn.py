"""What was withdrawn: 410 with ID and hash at each of its addresses, and no word of it on any page, feed or map."""

from __future__ import annotations

import sqlite3
from pathlib import Path
from typing import Any

import pytest
from web_served import serve_file

from loccit.folder import Folder, init_folder
from loccit.ingest import Options, add
from loccit.ingest.withdraw import purge, withdraw

pytestmark = pytest.mark.asyncio

LETTER = """The Letter of the Harbour Master

The quibbling tide took the ledger of Lowmere, and nobody on the mole has asked for it since the spring of 2021.

“We never kept a second ledger,” said Pell Askerby, who has been the harbour master for nineteen years.
"""
PIER = """The Pier

The pier was never finished, because nobody who signed the agreement had asked what the piles would stand on.

The town of Lowmere learned of it from the newspaper, and has not been asked about anything since that morning.
"""
SECRETS = ("quibbling", "second ledger", "Askerby", "Letter of the Harbour")


@pytest.fixture
def kept(tmp_path: Path) -> tuple[Folder, str, str]:
    """An archive, and of one document its ID and the hash of its original."""
    folder = init_folder(tmp_path / "home")
    for name, words in (("letter.txt", LETTER), ("pier.txt", PIER)):
        (tmp_path / name).write_text(words)
        add(folder, [str(tmp_path / name)], Options(rights="open", workers=1))
    connection = sqlite3.connect(folder.database)
    identifier, sha256 = connection.execute("select id, sha256 from documents order by n limit 1").fetchone()
    connection.close()
    return folder, identifier, sha256


def parts_of(folder: Folder, document: str) -> list[str]:
    """The IDs that were given in a document and have a page."""
    connection = sqlite3.connect(folder.database)
    rows = connection.execute("select id from ledger where document_id = ? order by id", [document]).fetchall()
    connection.close()
    return [row[0] for row in rows if row[0][0] in "pdns"]


async def fetch(folder: Folder, path: str) -> Any:
    """An address of the archive, served."""
    served = serve_file(folder.database)
    await served.invoke_startup()
    return await served.client.get(path)


@pytest.mark.parametrize("is_purged", [False, True])
async def test_each_address_of_a_withdrawn_document_answers_410(kept: tuple[Folder, str, str], is_purged: bool) -> None:
    folder, document, sha256 = kept
    parts = parts_of(folder, document)
    if is_purged:
        purge(folder, [document], "asked for")
    else:
        withdraw(folder, [document], "asked for")
    for identifier in parts:
        for suffix in ("", ".json"):
            answer = await fetch(folder, f"/{identifier[0]}/{identifier}{suffix}")
            assert (answer.status_code, identifier in answer.text) == (410, True), identifier
            assert not [words for words in SECRETS if words in answer.text]
    page = await fetch(folder, f"/d/{document}")
    assert sha256 in page.text
    for address in (f"/o/{sha256}", f"/o/{sha256}.json", f"/o/{sha256}/file"):
        answer = await fetch(folder, address)
        assert answer.status_code == 410, address
        assert "letter.txt" not in answer.text


async def test_no_page_feed_or_map_holds_a_word_of_it(kept: tuple[Folder, str, str]) -> None:
    folder, document, _ = kept
    withdraw(folder, [document], "asked for")
    for address in (
        "/", "/search?q=ledger", "/search?q=quibbling", "/documents", "/speakers", "/works", "/findings", "/new.atom",
        "/sitemap-0.xml", "/archive/passages", "/archive/documents.json", "/archive/speakers.json",
        "/archive/ledger.json", "/archive/versions.json", "/archive/quotations.json",
        "/archive.json?sql=select+*+from+passages_fts+where+passages_fts+match+'quibbling'",
    ):  # fmt: skip
        answer = await fetch(folder, address)
        found = [words for words in SECRETS if words in answer.text and words not in address]
        assert found == [], address


async def test_a_document_is_read_without_a_passage_that_was_withdrawn(kept: tuple[Folder, str, str]) -> None:
    folder, document, sha256 = kept
    connection = sqlite3.connect(folder.database)
    (passage,) = connection.execute("select id from passages where text like '%quibbling%'").fetchone()
    connection.close()
    withdraw(folder, [passage], "asked for")
    page = await fetch(folder, f"/d/{document}")
    assert page.status_code == 200
    assert "quibbling" not in page.text
    assert "second ledger" in page.text
    assert (await fetch(folder, f"/p/{passage}")).status_code == 410
    original = await fetch(folder, f"/o/{sha256}.json")
    assert original.json()["is_open"] is False
