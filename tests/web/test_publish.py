"""A published copy holds what may be seen and nothing else, and is the same for the same archive."""

from __future__ import annotations

import sqlite3
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result
from sqlite_utils import Database
from web_served import serve_file
from web_skarne import Skarne

from loccit.cli import main
from loccit.cli.serving import free_port, serve_arguments
from loccit.db.publish import blackened, publish, shorten
from loccit.errors import LoccitError
from loccit.folder import init_folder
from loccit.ingest import Options, add


def run(skarne: Skarne, *arguments: str) -> Result:
    return CliRunner().invoke(main, ["-a", str(skarne.folder.root), *arguments])


def rows(path: Path, sql: str) -> list[tuple[Any, ...]]:
    connection = sqlite3.connect(path)
    found = connection.execute(sql).fetchall()
    connection.close()
    return found


def test_a_copy_has_no_trace_of_a_private_document(skarne: Skarne, tmp_path: Path) -> None:
    publish(skarne.folder.database, tmp_path / "archive.db")
    said = (tmp_path / "archive.db").read_bytes()
    secrets = (
        "zanzibarian", "Private letters", "Wendelby", skarne.hidden.document, skarne.hidden.passages[0],
        "/home/somebody", "quays were never for sale. after",
    )  # fmt: skip
    for secret in secrets:
        assert secret.encode() not in said, secret


def test_a_quoted_document_is_there_in_excerpts_and_found_by_them_alone(skarne: Skarne, tmp_path: Path) -> None:
    copy = publish(skarne.folder.database, tmp_path / "archive.db", excerpt=60).path
    texts = dict(rows(copy, f"select id, text from passages where document_id = '{skarne.briefing.document}'"))
    assert texts[skarne.briefing.passages[3]] == "Ilse Torvane, then minister of crossings, defended the …"
    assert max(map(len, texts.values())) <= 60 + len(" …")
    assert rows(copy, f"select text from documents where id = '{skarne.briefing.document}'") == [("",)]
    quoted = dict(rows(copy, f"select id, text from quotations where document_id = '{skarne.briefing.document}'"))
    assert set(quoted.values()) == {"…"}
    assert rows(copy, "select count(*) from passages_fts where passages_fts match 'haste'") == [(0,)]
    assert rows(copy, "select count(*) from passages_fts where passages_fts match 'minister'") == [(1,)]
    rows(copy, "select 1")
    connection = sqlite3.connect(copy)
    for index in ("passages_fts", "notes_fts", "documents_fts"):
        connection.execute(f"insert into {index}({index}) values ('integrity-check')")
    connection.close()


def test_nothing_tells_the_words_beyond_an_excerpt(tmp_path: Path) -> None:
    """A name in the text is shown; what a note cites, a finding tells or a report says is, as far as its words are."""
    page = (
        '<html lang="en"><head><title>The pumps</title><meta name="author" content="Mara Quill"></head><body><article>'
        "<h1>The pumps</h1><p>The works of Skarne heard eleven witnesses about the pumps, one after the other, in the"
        " hall of the ministry. “Nobody asked me,” Lind added, as the quuxword folder shows, and that it was blue.<sup>"
        '<a href="#n1" id="r1">1</a></sup></p><p>The committee met again. It was told of the letters.</p>'
        '<ol><li id="n1"><a href="#r1">1</a> See the book of the pumps that the ministry keeps in its hall, and Petra'
        " Lind, <i>The Quuxword Folder</i> (Skarne: Works Press, 2019), p. 12.</li></ol></article></body></html>"
    )
    (tmp_path / "pumps.html").write_text(page, "utf-8")
    folder = init_folder(tmp_path)
    add(folder, [str(tmp_path / "pumps.html")], Options(workers=1, rights="quote"))
    assert rows(folder.database, "select count(*) from works") != [(0,)]
    copy = publish(folder.database, tmp_path / "copy.db", excerpt=60).path
    connection = sqlite3.connect(copy)
    said = "\n".join(connection.iterdump()).lower()
    connection.close()
    assert "quuxword" not in said
    assert set(rows(copy, "select title, csl from works")) == {("…", None)}


def test_an_open_document_is_there_whole(skarne: Skarne, tmp_path: Path) -> None:
    copy = publish(skarne.folder.database, tmp_path / "archive.db", excerpt=20).path
    sql = f"select text from documents where id = '{skarne.mirror.document}'"
    assert rows(copy, sql) == rows(skarne.folder.database, sql)
    sql = f"select * from passages where document_id = '{skarne.mirror.document}'"
    assert rows(copy, sql) == rows(skarne.folder.database, sql)


def test_the_same_archive_gives_the_same_bytes(skarne: Skarne, tmp_path: Path) -> None:
    first = publish(skarne.folder.database, tmp_path / "one.db").path
    second = publish(skarne.folder.database, tmp_path / "two.db").path
    assert first.read_bytes() == second.read_bytes()


def test_withdrawn_words_are_in_no_table_of_a_copy(skarne: Skarne, tmp_path: Path) -> None:
    source = tmp_path / "source.db"
    source.write_bytes(skarne.folder.database.read_bytes())
    db = Database(source)
    passage = skarne.mirror.passages[1]
    db.execute(
        "update ledger set status = 'withdrawn', start = (select start from passages where id = :id),"
        ' "end" = (select "end" from passages where id = :id), hash = \'ff\' where id = :id',
        {"id": passage},
    )
    db.conn.commit()
    db.close()
    copy = publish(source, tmp_path / "archive.db").path
    assert b"tide-table" not in copy.read_bytes()
    assert rows(copy, f"select id, status, document_id, exact, hash from ledger where id = '{passage}'") == [
        (passage, "withdrawn", None, None, "ff")
    ]
    assert rows(copy, f"select text from documents where id = '{skarne.mirror.document}'")[0][0].endswith("█" * 76)


@pytest.mark.asyncio
async def test_every_page_of_a_copy_answers_and_private_ones_are_unknown(skarne: Skarne, tmp_path: Path) -> None:
    served = serve_file(publish(skarne.folder.database, tmp_path / "archive.db", excerpt=60).path)
    await served.invoke_startup()
    b, m = skarne.briefing, skarne.mirror
    for path in (
        "/", "/documents", "/speakers", "/works", "/findings", "/search?q=minister", "/new.atom", f"/d/{b.document}",
        f"/p/{b.passages[3]}", f"/n/{b.notes[4]}", f"/w/{b.works[1]}", f"/s/{m.speakers[0]}", f"/d/{m.document}",
        f"/p/{b.passages[3]}.jsonld", f"/p/{b.passages[3]}.bib", "/archive", "/archive/passages",
    ):  # fmt: skip
        assert (await served.client.get(path)).status_code == 200, path
    for path in (
        f"/d/{skarne.hidden.document}",
        f"/p/{skarne.hidden.passages[0]}",
        f"/p/{skarne.hidden.passages[0]}.md",
    ):
        assert (await served.client.get(path)).status_code == 404, path
    assert (await served.client.get(f"/p/{skarne.withdrawn}")).status_code == 410
    assert "An excerpt" in (await served.client.get(f"/p/{b.passages[3]}")).text
    read = (await served.client.get(f"/d/{b.document}")).text
    assert "A Harbour Changes Hands" in read
    assert "Its words are not shown here" in read
    assert "zanzibarian" not in (await served.client.get("/search?q=zanzibarian+OR+letters")).text.split("</form>")[1]


def test_publish_says_what_it_did(skarne: Skarne, tmp_path: Path) -> None:
    result = run(skarne, "publish", str(tmp_path / "out"), "--originals")
    assert (result.exit_code, result.stdout) == (
        0,
        f"{tmp_path}/out/archive.db: 3 open, 1 as excerpts; 1 private left out.\n",
    )
    assert sorted(path.name for path in (tmp_path / "out").iterdir()) == ["archive.db", "data", "metadata.yml"]
    assert len([path for path in (tmp_path / "out" / "data").rglob("*") if path.is_file()]) == 3
    again = run(skarne, "publish", str(tmp_path / "out"), "--json")
    assert '"private": 1' in again.stdout


def test_publish_writes_over_nothing_but_a_copy(skarne: Skarne, tmp_path: Path) -> None:
    (tmp_path / "archive.db").write_bytes(skarne.folder.database.read_bytes())
    result = run(skarne, "publish", str(tmp_path))
    assert result.exit_code == 2
    assert "W002" in result.stderr
    assert (tmp_path / "archive.db").read_bytes() == skarne.folder.database.read_bytes()


@pytest.mark.parametrize(
    ("text", "length", "expected"),
    [("short", 10, "short"), ("one two three", 7, "one two …"), ("onetwothree", 5, "onetw …"), ("one two", 3, "one …")],
)
def test_an_excerpt_ends_at_a_word(text: str, length: int, expected: str) -> None:
    assert shorten(text, length) == expected


def test_offsets_stay_where_words_are_withdrawn() -> None:
    assert blackened("one two three", "[[4, 7], [12, 99]]") == "one ███ thre█"


def test_serve_never_opens_the_database_as_immutable_and_limits_sql(skarne: Skarne) -> None:
    arguments = serve_arguments(skarne.folder.database, skarne.folder.metadata, "127.0.0.1", 8001)
    assert arguments[0] == str(skarne.folder.database)
    assert "--immutable" not in arguments
    assert arguments[arguments.index("sql_time_limit_ms") + 1] == "1500"
    assert arguments[arguments.index("--metadata") + 1] == str(skarne.folder.metadata)


def test_serve_says_where_another_program_has_the_address() -> None:
    import socket

    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        with pytest.raises(LoccitError) as raised:
            free_port("127.0.0.1", port)
    assert raised.value.code == "W001"
    assert free_port("127.0.0.1", 0) > 0


def test_serve_without_a_database_says_how_to_make_it(skarne: Skarne, tmp_path: Path) -> None:
    (tmp_path / "archive").mkdir()
    (tmp_path / "archive" / "ledger.jsonl").touch()
    result = CliRunner().invoke(main, ["-a", str(tmp_path / "archive"), "serve"])
    assert result.exit_code == 2
    assert "loccit rebuild" in result.stderr
