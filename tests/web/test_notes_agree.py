"""A document with hard notes: the pages, SQL and `show` say the same of its notes, its works, and what ibid. means."""

from __future__ import annotations

import json
import sqlite3
from pathlib import Path
from typing import Any

import pytest
from bs4 import BeautifulSoup
from web_served import serve_file

from loccit.db.show import show
from loccit.folder import init_folder
from loccit.ingest import Options, add

SOURCE = """# The mole of Skarne

The mole was begun in 1903.[^1] It was to keep the ice out.[^2] It did so for eight winters.[^3]

The pilots asked for a lamp,[^4] and they had it.[^2] The board paid.[^5] Nobody says why.[^9]

The dues rose twice, as Section IV below tells.[^6]

[^1]: Maren Tveit, *Ice Years* (Skarne: Quay Press, 1998), p. 14.
[^2]: Ibid., p. 21.
[^3]: Ida Holm, *The Quay Book* (Bergen: Lantern Books, 2001), p. 3; Eva Lind, “The Mole Broke”, Quay News, 9 May 1934.
[^4]: Ibid.
[^5]: Aas, op. cit., p. 9.
[^6]: Tveit, *Ice Years*, p. 30.
[^7]: The lamp was green.
"""
MEANT = {
    "1": [("full", "Ice Years", None)],
    "2": [("ibid", "Ice Years", None)],
    "3": [("full", "The Quay Book", None), ("full", "The Mole Broke", None)],
    "4": [("ibid", "The Mole Broke", None)],
    "5": [("op_cit", None, "never cited in full before: Aas")],
    "6": [("short_title", "Ice Years", None)],
    "7": [],
}


@pytest.fixture(scope="module")
def database(tmp_path_factory: pytest.TempPathFactory) -> Path:
    home = tmp_path_factory.mktemp("hard")
    (home / "hard.md").write_text(SOURCE, "utf-8")
    folder = init_folder(home)
    add(folder, [str(home / "hard.md")], Options(rights="open", workers=1))
    return folder.database


@pytest.fixture
def connection(database: Path) -> sqlite3.Connection:
    opened = sqlite3.connect(database)
    opened.row_factory = sqlite3.Row
    return opened


def said_of(citations: list[dict[str, Any]]) -> list[tuple[str, str | None, str | None]]:
    return [(one["kind"], one["title"], one["reason"]) for one in citations]


def test_show_gives_each_note_its_works_and_what_its_words_stand_for(connection):
    """The note by itself, and the note beside its passage."""
    for label, meant in MEANT.items():
        note = show(connection, connection.execute("select id from notes where label = ?", (label,)).fetchone()[0])
        assert said_of(note["citations"]) == meant
        for place in note["references"]:
            beside = {one["label"]: one for one in show(connection, place["passage_id"])["notes"]}
            assert (beside[label]["id"], said_of(beside[label]["citations"])) == (note["id"], meant)


def test_sql_gives_the_same_as_show(connection):
    works = {row["label"]: json.loads(row["works"]) for row in connection.execute("select * from notes_with_context")}
    assert works == {label: [title or "Aas, op. cit., p. 9." for _, title, _ in one] for label, one in MEANT.items()}
    counted = dict(connection.execute("select title, citations from most_cited_works").fetchall())
    titles = [title for one in MEANT.values() for _, title, _ in one if title]
    assert counted == {title: titles.count(title) for title in titles}
    broken = connection.execute("select what, words, reason from broken_references").fetchall()
    assert sorted(map(tuple, broken)) == [
        ("citation", "Aas, op. cit., p. 9.", "never cited in full before: Aas"),
        ("note", "9", "nothing is noted for it"),
        ("section", "Section IV below", "there is no Section IV in this document"),
    ]


@pytest.mark.asyncio
async def test_the_pages_say_the_same(database, connection):
    """Of each note on its page, and of the notes beside their passage."""
    served = serve_file(database)
    await served.invoke_startup()

    async def words_at(path: str) -> str:
        answer = await served.client.get(path)
        assert answer.status_code == 200, path
        return " ".join(BeautifulSoup(answer.text, "lxml").main.get_text().split())

    for row in connection.execute("select * from notes_with_context").fetchall():
        note = await words_at(f"/n/{row['note_id']}")
        beside = await words_at(f"/p/{row['passage_id']}") if row["passage_id"] else note
        for _, title, reason in MEANT[row["label"]]:
            assert (title or reason) in note
            assert (title or reason) in beside
    for work in connection.execute("select work_id, title from most_cited_works").fetchall():
        assert work["title"] in await words_at(f"/w/{work['work_id']}")
