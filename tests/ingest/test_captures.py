"""Newer captures keep every ID; containers give their members; both survive a rebuild."""

import io
import json
import sqlite3
import zipfile

import pytest

from loccit.db.show import show
from loccit.errors import LoccitError
from loccit.ingest import Options, add
from loccit.ingest.rebuild import rebuild
from loccit.ingest.session import open_archive
from loccit.ingest.verify import verify
from tests.ingest.rows import all_rows
from tests.ingest.test_add import FERRY, PIER, write

FIRST = """The quay of Lowmere was let for thirty years in the spring of 2021.

The operator did not promise to keep the winter boat, and the town did not ask for it.

“We sold a licence, not a harbour,” said Ilse Torvane, then minister of crossings.

Nobody in the town hall remembers who drew up the seventeenth clause of the agreement.
"""
SECOND = """The quay of Lowmere was let for thirty years in the spring of 2021.

The operator did promise to keep the winter boat, and the town did not ask for it.

“We sold a licence, not a harbour,” said Ilse Torvane, then minister of crossings.

A spokesman said that the winter timetable would be published in October as usual.
"""


def passages(folder):
    rows = sqlite3.connect(folder.database).execute("select id, text from passages order by ordinal").fetchall()
    return {text.split(" ")[1]: identifier for identifier, text in rows}


@pytest.fixture
def captured(folder, tmp_path):
    path = write(tmp_path, "quay.txt", FIRST)
    add(folder, [str(path)], Options(retrieved_at="2021-06-15T07:02:00Z"))
    before = passages(folder)
    path.write_text(SECOND)
    told = add(folder, [str(path)], Options(retrieved_at="2021-06-17T19:40:00Z")).outcomes[0]
    return folder, before, told


def test_a_newer_capture_of_the_same_path_keeps_the_ids(captured):
    folder, before, told = captured
    assert told.status == "newer_capture"
    after = passages(folder)
    assert {word: after[word] for word in ("quay", "operator", "sold")} == {
        word: before[word] for word in ("quay", "operator", "sold")
    }
    connection = sqlite3.connect(folder.database)
    assert show(connection, before["operator"])["status"] == "edited"
    gone = show(connection, before["in"])
    assert (gone["status"], gone["text"]) == ("gone", FIRST.split("\n\n")[3].strip())


def test_the_older_capture_still_has_its_words(captured):
    folder, _, _ = captured
    rows = (
        sqlite3.connect(folder.database)
        .execute("select ordinal, captured_at, text from versions order by 1")
        .fetchall()
    )
    assert rows == [(1, "2021-06-15T07:02:00Z", FIRST), (2, "2021-06-17T19:40:00Z", None)]
    assert sqlite3.connect(folder.database).execute("select count(*), text from documents").fetchone() == (1, SECOND)


def test_captures_are_rebuilt_with_the_same_rows(captured, tmp_path):
    folder, _, _ = captured
    add(folder, [str(write(tmp_path, "ferry.txt", FERRY))])
    add(folder, [str(write(tmp_path, "again/quay.txt", SECOND))], Options(url="https://quay.example/"))
    before = all_rows(folder.database)
    ledger = folder.ledger.read_bytes()
    rebuild(folder)
    assert folder.ledger.read_bytes() == ledger
    assert all_rows(folder.database) == before
    assert verify(folder) == []


def test_a_capture_that_a_kill_kept_from_the_database_is_done_again(folder, tmp_path):
    path = write(tmp_path, "quay.txt", FIRST)
    add(folder, [str(path)], Options(retrieved_at="2021-06-15T07:02:00Z"))
    database = folder.database.read_bytes()
    path.write_text(SECOND)
    add(folder, [str(path)], Options(retrieved_at="2021-06-17T19:40:00Z"))
    whole = all_rows(folder.database)
    folder.database.write_bytes(database)
    with open_archive(folder):
        pass
    assert all_rows(folder.database) == whole
    assert verify(folder) == []


def test_an_older_capture_that_comes_later_changes_no_id(captured, tmp_path):
    folder, _, _ = captured
    before = passages(folder)
    path = write(tmp_path, "quay.txt", FIRST.replace("thirty", "forty"))
    told = add(folder, [str(path)], Options(retrieved_at="2020-01-01T00:00:00Z")).outcomes[0]
    assert (told.status, told.message) == ("newer_capture", "1 older (the same path).")
    assert passages(folder) == before
    rows = all_rows(folder.database)
    rebuild(folder)
    assert all_rows(folder.database) == rows


def test_other_words_under_the_same_path_are_a_document_of_their_own(folder, tmp_path):
    path = write(tmp_path, "quay.txt", FIRST)
    first = add(folder, [str(path)]).outcomes[0]
    path.write_text(PIER)
    told = add(folder, [str(path)]).outcomes[0]
    assert (told.status, told.message) == ("new", f"same name, other text: the same path as {first.document_id}")


def test_a_person_decides_what_is_a_capture(folder, tmp_path):
    path = write(tmp_path, "quay.txt", FIRST)
    first = add(folder, [str(path)]).outcomes[0]
    path.write_text(SECOND)
    assert add(folder, [str(path)], Options(is_new=True)).outcomes[0].status == "new"
    other = write(tmp_path, "other.txt", PIER)
    told = add(folder, [str(other)], Options(version_of=first.document_id)).outcomes[0]
    assert (told.status, told.document_id) == ("newer_capture", first.document_id)


def test_a_document_that_is_not_there_has_no_captures(folder, tmp_path):
    with pytest.raises(LoccitError) as caught:
        add(folder, [str(write(tmp_path, "quay.txt", FIRST))], Options(version_of="d000000000"))
    assert caught.value.code == "C002"


def zipped(files):
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        for name, words in files.items():
            archive.writestr(name, words)
    return packed.getvalue()


def test_a_container_and_its_members_are_originals(folder, tmp_path):
    inner = zipped({"deep/pier.txt": PIER})
    path = write(tmp_path, "box.zip", zipped({"ferry.txt": FERRY, "inner.zip": inner}))
    counts = add(folder, [str(path)]).counts()
    assert (counts["new"], counts["container"]) == (2, 2)
    rows = sqlite3.connect(folder.database).execute("select name, note, given from acquisitions order by id").fetchall()
    assert [name.rsplit("/box", 1)[1] for name, _, _ in rows] == [
        ".zip", ".zip!ferry.txt", ".zip!inner.zip", ".zip!inner.zip!deep/pier.txt",
    ]  # fmt: skip
    assert rows[1][1].startswith("in the container sha256 ")
    assert json.loads(rows[0][2])["holds"] == "files"
    before = all_rows(folder.database)
    rebuild(folder)
    assert all_rows(folder.database) == before


def test_only_the_members_are_kept_where_that_is_asked(folder, tmp_path):
    path = write(tmp_path, "box.zip", zipped({"ferry.txt": FERRY}))
    counts = add(folder, [str(path)], Options(members_only=True)).counts()
    assert (counts["new"], counts["container"]) == (1, 0)
    assert sqlite3.connect(folder.database).execute("select count(*) from originals").fetchone() == (1,)


def test_a_damaged_container_is_kept_and_told(folder, tmp_path):
    whole = zipped({"ferry.txt": FERRY * 50, "pier.txt": PIER})
    told = add(folder, [str(write(tmp_path, "box.zip", whole[: len(whole) // 2]))])
    assert not told.is_complete()
    assert verify(folder) == []
