"""What a passage said before: word for word the same, edited, absent, or not known."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest
from bs4 import BeautifulSoup
from sqlite_utils import Database
from web_made import Draft, write_archive
from web_served import serve_file, words

from loccit.model import Described
from loccit.web.lookups.changes import before, stretches

OLDER = (
    "We shall bring 140 places of work.\n\nThe town read the contract.[1]\n\n"
    "Tidewain asks us to add that it reports.\r\n\r\nNobody said when."
)


@pytest.fixture
def changed(tmp_path: Path) -> tuple[Path, tuple[str, ...]]:
    """A document of four passages with three captures; the text of the oldest was not kept."""
    draft = Draft(Described("A licence", (), "The Skarne Mirror", None, "2021-06-15", None, "en"))
    for text in (
        "We shall bring 240 places of work.", "The town read the contract.{1}", "A boat lay at the mole.",
        "Nobody said when.",
    ):  # fmt: skip
        draft.passage(text)
    draft.note("1", "Petition of 3 September 2021.")
    folder, keys = write_archive(tmp_path, [(draft, "open")])
    db = Database(folder.database)
    with db.atomic():
        for ordinal, text in ((2, OLDER), (3, None)):
            db.execute("insert into originals values (?, 1, 'text/html', 'data/x')", [str(ordinal) * 64])
            values = [keys[0].document, ordinal, str(ordinal) * 64, f"2020-0{ordinal}-01T00:00:00Z", text]
            db.execute("insert into versions values (?, ?, ?, ?, ?, 'open')", values)
    db.close()
    return folder.database, keys[0].passages


def test_each_older_capture_is_compared_word_by_word(changed: tuple[Path, tuple[str, ...]]) -> None:
    connection = sqlite3.connect(changed[0])
    connection.row_factory = sqlite3.Row
    found = [before(connection, key) for key in changed[1]]
    connection.close()
    assert [[(one.ordinal, one.status) for one in captures] for captures in found] == [
        [(3, "unknown"), (2, "edited")],
        [(3, "unknown"), (2, "same")],
        [(3, "unknown"), (2, "absent")],
        [(3, "unknown"), (2, "same")],
    ]
    assert stretches(found[0][1]) == [
        ("kept", "We shall bring "), ("gone", "140"), ("new", "240"), ("kept", " places of work."),
    ]  # fmt: skip


@pytest.mark.asyncio
async def test_the_page_of_a_passage_shows_what_went_and_what_came(changed: tuple[Path, tuple[str, ...]]) -> None:
    served = serve_file(changed[0])
    await served.invoke_startup()
    soup = BeautifulSoup((await served.client.get(f"/p/{changed[1][0]}")).text, "lxml")
    assert (words(soup, ".captures .words del"), words(soup, ".captures .words ins")) == (["140"], ["240"])
    assert sorted(words(soup, ".captures h3")) == ["Capture 1", "Capture 2", "Capture 3"]
