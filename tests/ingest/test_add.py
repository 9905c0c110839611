"""Adding: what is kept, what is told, and what bad input does."""

import hashlib
import os
import sqlite3
import sys
from pathlib import Path

import bagit
import pytest

from loccit.errors import LoccitError
from loccit.folder import init_folder
from loccit.ingest import Options, add, preview, writer
from loccit.ingest.verify import verify
from tests.ingest.rows import all_rows, identifiers

FERRY = "The ferry leaves at noon.\n\n“We shall be late,” said Mira Quillfeather.\n"
PIER = "The pier was never finished.\n\nNobody asked the town of Lowmere.\n"


def write(home: Path, name: str, words: str | bytes) -> Path:
    path = home / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(words.encode() if isinstance(words, str) else words)
    return path


def statuses(summary):
    return [(Path(one.name).name, one.status) for one in summary.outcomes]


def test_an_original_is_kept_byte_for_byte_under_its_hash(folder, tmp_path):
    path = write(tmp_path, "ferry.txt", FERRY.replace("\n", "\r\n"))
    add(folder, [str(path)])
    sha256 = hashlib.sha256(path.read_bytes()).hexdigest()
    assert (folder.root / "data" / sha256[0] / sha256).read_bytes() == path.read_bytes()


def test_the_archive_is_a_bag_that_others_can_verify(folder, tmp_path):
    add(folder, [str(write(tmp_path, "ferry.txt", FERRY)), str(write(tmp_path, "pier.txt", PIER))])
    assert bagit.Bag(str(folder.root)).is_valid()
    assert verify(folder) == []


def test_the_same_bytes_are_one_more_acquisition_of_the_same_document(folder, tmp_path):
    first = add(folder, [str(write(tmp_path, "ferry.txt", FERRY))]).outcomes[0]
    again = add(folder, [str(write(tmp_path, "copy.txt", FERRY))]).outcomes[0]
    assert (again.status, again.of) == ("same_bytes", first.document_id)
    rows = sqlite3.connect(folder.database).execute("select name from acquisitions order by id").fetchall()
    assert [Path(row[0]).name for row in rows] == ["ferry.txt", "copy.txt"]


def test_the_same_bytes_twice_in_one_run_are_told(folder, tmp_path):
    write(tmp_path, "in/a.txt", FERRY)
    write(tmp_path, "in/b.txt", FERRY)
    assert statuses(add(folder, [str(tmp_path / "in")])) == [("a.txt", "new"), ("b.txt", "same_bytes")]


@pytest.mark.parametrize(
    "other",
    [
        FERRY.replace("\n", "\r\n"),
        FERRY.replace("“", '"').replace("”", '"'),
        FERRY.encode("utf-16"),
        FERRY.encode("cp1252"),
    ],
    ids=["line ends", "quotation marks", "UTF-16", "cp1252"],
)
def test_the_same_words_in_other_bytes_are_told(folder, tmp_path, other):
    first = add(folder, [str(write(tmp_path, "ferry.txt", FERRY))]).outcomes[0]
    again = add(folder, [str(write(tmp_path, "other.txt", other))]).outcomes[0]
    assert (again.status, again.of) == ("same_text", first.document_id)


def test_any_order_on_any_machine_gives_the_same_identifiers(tmp_path):
    paths = [str(write(tmp_path, f"{n}.txt", text)) for n, text in enumerate([FERRY, PIER, FERRY + PIER])]
    one, other = init_folder(tmp_path / "one"), init_folder(tmp_path / "other")
    add(one, paths, Options(workers=1))
    for path in reversed(paths):
        add(other, [path])
        add(other, [path])
    assert identifiers(one.database) == identifiers(other.database)


def test_processes_and_one_process_give_the_same_rows(tmp_path):
    for number in range(20):
        write(tmp_path, f"in/{number:02}.txt", f"{FERRY}\n\nPassenger number {number}.\n")
    one, other = init_folder(tmp_path / "one"), init_folder(tmp_path / "other")
    add(one, [str(tmp_path / "in")], Options(workers=1))
    add(other, [str(tmp_path / "in")], Options(workers=3))
    timed = ("_sqlite_migrations", "acquisitions", "events", "versions", "archive_state")
    assert all_rows(one.database, without=timed) == all_rows(other.database, without=timed)


def test_what_people_would_not_add_is_skipped_and_told(folder, tmp_path):
    write(tmp_path, "in/.hidden", FERRY)
    write(tmp_path, "in/~$draft.docx", FERRY)
    write(tmp_path, "in/a.txt", FERRY)
    write(tmp_path, "in/a_files/print.CSS", b"p { margin: 0 }")
    os.symlink(tmp_path / "in", tmp_path / "in" / "loop")
    told = add(folder, [str(tmp_path / "in"), str(folder.root)])
    assert dict(statuses(told)) == {
        ".hidden": "skipped", "~$draft.docx": "skipped", "loop": "skipped", "a.txt": "new", "archive": "skipped",
        "print.CSS": "skipped",
    }  # fmt: skip


@pytest.mark.parametrize(
    ("name", "words", "code"),
    [
        ("empty.txt", b"", "R101"),
        ("blank.txt", b" \n\t\n", "R101"),
        ("picture.txt", b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR" + bytes(range(256)) * 20, "R102"),
    ],
)
def test_what_is_no_document_is_refused_and_the_others_are_added(folder, tmp_path, name, words, code):
    paths = [str(write(tmp_path, name, words)), str(write(tmp_path, "pier.txt", PIER))]
    first, second = add(folder, paths).outcomes
    assert (first.status, first.code, second.status) == ("unreadable", code, "new")
    assert verify(folder) == []


def test_a_file_that_is_not_there_is_told_and_the_others_are_added(folder, tmp_path):
    summary = add(folder, [str(tmp_path / "nowhere.txt"), str(write(tmp_path, "pier.txt", PIER))])
    assert [(one.status, one.code) for one in summary.outcomes] == [("unreadable", "S001"), ("new", None)]
    assert not summary.is_complete()


def test_nul_characters_lose_nothing(folder, tmp_path):
    outcome = add(
        folder, [str(write(tmp_path, "nul.txt", b"The ferry\x00 leaves at noon, and not before.\n" * 3))]
    ).outcomes[0]
    assert outcome.status == "new"
    text = sqlite3.connect(folder.database).execute("select text from documents").fetchone()[0]
    assert text.startswith("The ferry\ufffd leaves")


@pytest.mark.parametrize("name", ["line\nbreak.txt", os.fsdecode(b"latin-\xe9.txt"), "ဆိပ်ကမ်း.txt"])
def test_any_name_is_kept_in_a_form_that_can_be_shown(folder, tmp_path, name):
    outcome = add(folder, [str(write(tmp_path, name, FERRY))]).outcomes[0]
    assert outcome.status == "new"
    assert outcome.name.encode() and outcome.name.isprintable()


def test_a_line_of_fifty_megabytes_is_kept_and_refused_with_the_limit(folder, tmp_path):
    outcome = add(folder, [str(write(tmp_path, "long.txt", b"word " * 10_000_000))]).outcomes[0]
    assert (outcome.status, outcome.code) == ("unreadable", "R103")
    assert "10,000,000" in outcome.message
    assert (folder.root / "data" / outcome.sha256[0] / outcome.sha256).exists()
    assert verify(folder) == []


def test_ten_thousand_open_tags_lose_no_text(folder, tmp_path):
    page = "<html><body>" + "<div>" * 10_000 + "The ferry leaves at noon from the long pier of Skarne."
    outcome = add(folder, [str(write(tmp_path, "deep.html", page))]).outcomes[0]
    assert outcome.status == "new"
    text = sqlite3.connect(folder.database).execute("select text from documents").fetchone()[0]
    assert "The ferry leaves at noon" in text


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read and write everything")
def test_a_file_that_may_not_be_read_is_told(folder, tmp_path):  # pragma: no cover - not for root
    path = write(tmp_path, "closed.txt", FERRY)
    path.chmod(0)
    assert add(folder, [str(path)]).outcomes[0].code == "S001"


def test_a_full_disk_ends_with_the_next_step_and_loses_nothing(folder, tmp_path, monkeypatch):
    add(folder, [str(write(tmp_path, "ferry.txt", FERRY))])

    def full(*_):
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as broken:
        broken.setattr(writer, "append", full)
        with pytest.raises(LoccitError) as caught:
            add(folder, [str(write(tmp_path, "pier.txt", PIER))])
    assert (caught.value.code, caught.value.status) == ("S002", 2)
    assert "free some space" in caught.value.next_step
    assert add(folder, [str(tmp_path / "pier.txt")]).outcomes[0].status == "new"
    assert verify(folder) == []


def test_standard_input_is_one_file(folder, monkeypatch):
    import io

    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(FERRY.encode())))
    assert statuses(add(folder, ["-"], Options(url="https://ferry.example/"))) == [("standard input", "new")]
    assert (
        sqlite3.connect(folder.database).execute("select url from acquisitions").fetchone()[0]
        == "https://ferry.example/"
    )


def test_a_reader_that_dies_is_one_unreadable_file(folder, tmp_path, monkeypatch):
    for number in range(20):
        write(tmp_path, f"in/{number:02}.txt", f"{PIER} Number {number}.")
    from loccit.readers import text

    whole = text.read

    def die(payload, about):
        if b"Number 17" in payload:
            os._exit(9)
        return whole(payload, about)

    monkeypatch.setattr(text, "read", die)
    counts = add(folder, [str(tmp_path / "in")], Options(workers=2)).counts()
    assert (counts["unreadable"], sum(counts.values())) == (1, 20)


def test_a_dry_run_says_what_would_be_done_and_does_nothing(folder, tmp_path):
    add(folder, [str(write(tmp_path, "ferry.txt", FERRY))])
    before = {path: path.read_bytes() for path in folder.root.rglob("*") if path.is_file()}
    write(tmp_path, "in/ferry.txt", FERRY)
    write(tmp_path, "in/pier.txt", PIER)
    write(tmp_path, "in/empty.txt", "")
    assert statuses(preview(folder, [str(tmp_path / "in")], Options())) == [
        ("empty.txt", "unreadable"), ("ferry.txt", "same_bytes"), ("pier.txt", "new"),
    ]  # fmt: skip
    assert {path: path.read_bytes() for path in folder.root.rglob("*") if path.is_file()} == before
