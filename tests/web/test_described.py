"""Every table and column has its sentence; the questions can be asked; both come from one file."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest
import yaml
from web_served import Get, serve
from web_skarne import Skarne

from loccit.web import described

FILES = (Path("metadata.yml"), Path("src/loccit/templates/metadata.yml"))


def schema(skarne: Skarne) -> dict[str, list[str]]:
    connection = sqlite3.connect(skarne.folder.database)
    names = [
        name
        for (name,) in connection.execute("select name from sqlite_master where type in ('table', 'view')")
        if "_fts" not in name and not name.startswith("sqlite_")
    ]
    columns = {name: [row[1] for row in connection.execute(f"pragma table_info({name})")] for name in names}
    connection.close()
    return columns


def test_every_table_and_column_has_its_sentence(skarne: Skarne) -> None:
    assert {name: list(table["columns"]) for name, table in described.tables().items()} == schema(skarne)
    for table in described.tables().values():
        for sentence in (table["description"], *table["columns"].values()):
            assert sentence.endswith("."), sentence


def test_no_table_is_described_twice() -> None:
    for name in ("described.yml", "queries.yml"):
        text = (Path("src/loccit/web") / name).read_text("utf-8")
        named = [line for line in text.splitlines() if line.endswith(":") and not line.startswith((" ", "#"))]
        assert len(named) == len(set(named)), name


@pytest.mark.parametrize("path", FILES, ids=str)
def test_metadata_files_say_what_the_one_description_says(path: Path) -> None:
    text = path.read_text("utf-8")
    assert text == described.completed(text), "python -m loccit.web.described FILE"
    assert yaml.safe_load(text)["databases"]["archive"]["tables"] == described.tables()


def test_there_are_at_least_twelve_questions_with_help() -> None:
    assert len(described.queries()) >= 12
    for query in described.queries().values():
        assert query["title"].endswith("?"), query
        assert query["description"].endswith("."), query


@pytest.mark.asyncio
@pytest.mark.parametrize("name", described.queries())
async def test_every_question_is_answered(get: Get, skarne: Skarne, name: str) -> None:
    values = {
        "name": "Ilse", "publisher": "Ansgar Institute", "document": skarne.briefing.document,
        "id": skarne.briefing.passages[3].upper(),
    }  # fmt: skip
    answer = await get(f"/archive/{name}.json", params={**values, "_shape": "array"})
    assert answer.status_code == 200, answer.text
    rows = answer.json()
    empty = {"different_wordings_of_one_quotation", "the_same_words_elsewhere", "captures_that_differ"}
    assert bool(rows) != (name in empty), rows


@pytest.mark.asyncio
@pytest.mark.parametrize("metadata", [None, "file"], ids=["without metadata.yml", "with metadata.yml"])
async def test_datasette_s_own_search_box_finds_the_right_rows(skarne: Skarne, metadata: str | None) -> None:
    served = serve(skarne) if metadata else serve(skarne, metadata=None)
    await served.invoke_startup()

    async def ids(table: str, words: str) -> set[str]:
        answer = await served.client.get(f"/archive/{table}.json", params={"_search": words, "_shape": "objects"})
        return {row["id"] for row in answer.json()["rows"]}

    p, m = skarne.briefing.passages, skarne.mirror.passages
    assert await ids("passages", "licence") == {p[3], p[5], m[0]}
    assert await ids("passages", "licen* -gift") == {p[3], m[0]}
    assert await ids("passages", '"not a harbour') == {p[3], m[0]}
    assert await ids("passages", "***") == set()
    assert await ids("passages", "မရောင်းခဲ့ပါ") == {skarne.burmese.passages[0]}
    assert await ids("notes", "ibid") == {skarne.briefing.notes[5]}
    assert await ids("documents", "quillfeather") == {skarne.briefing.document}
    assert await ids("passage_search", "calendar") == {p[5]}


@pytest.mark.asyncio
async def test_descriptions_stand_on_datasette_s_pages(skarne: Skarne) -> None:
    served = serve(skarne, metadata=None)
    await served.invoke_startup()
    page = (await served.client.get("/archive/passages")).text
    assert "One citable passage; a paragraph" in page
    assert "in the order of the ledger" in page


@pytest.mark.asyncio
@pytest.mark.parametrize(
    ("sql", "expected"),
    [
        ("fold('“Don’t”  —  he')", '"Don\'t" - he'),
        ("fold(null)", None),
        ("passage_url('P-TRB01MKTP')", "/p/ptrb01mktp"),
        ("passage_url('nothing')", None),
        ("resolve(:merged)", "p2"),
        ("resolve(:gone)", None),
        ("resolve(upper(:p3))", "p3"),
        ("cite(:p3, 'pandoc')", "[@p3"),
        ("cite(:p3, 'no such form')", None),
        ("cite('nothing')", None),
        ("cite(null)", None),
    ],
)
async def test_sql_functions_answer(get: Get, skarne: Skarne, sql: str, expected: str | None) -> None:
    keys = {
        "merged": skarne.merged,
        "gone": skarne.gone,
        **{f"p{i}": key for i, key in enumerate(skarne.briefing.passages)},
    }
    values = {name: value for name, value in keys.items() if f":{name}" in sql}
    answer = await get(
        "/archive.json", params={"sql": f"select {sql} as it", "_shape": "array", **values}, follow_redirects=True
    )
    said = answer.json()[0]["it"]
    if expected is None or said is None:
        assert said is expected
    else:
        for name, key in keys.items():
            said = said.replace(key, name)
        assert said.startswith(expected)


@pytest.mark.asyncio
async def test_identifiers_in_tables_are_links_to_their_pages(get: Get, skarne: Skarne) -> None:
    p = skarne.briefing.passages[3]
    assert f'<a href="/d/{skarne.briefing.document}">' in (await get("/archive/matches")).text
    asked = (await get(f"/archive/find_an_id?id={p}")).text
    assert f'<a href="/p/{p}">/p/{p}</a>' in asked


@pytest.mark.asyncio
async def test_datasette_s_own_pages_bear_the_masthead_of_the_archive(get: Get) -> None:
    for path in ("/archive", "/archive/passages", "/archive/find_an_id?id=x"):
        answer = (await get(path)).text
        assert 'class="loccit-title" href="/">The Skarne Harbour Papers</a>' in answer, path
        assert "/datasette.css" in answer, path
