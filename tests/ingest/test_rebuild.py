"""The ledger is the history: the database can be lost, commands can be killed, and nothing breaks."""

import json
import os
import signal
import subprocess
import sys
import time

import pytest

from loccit.errors import LoccitError
from loccit.folder import init_folder
from loccit.ingest import Options, add
from loccit.ingest.lock import writing
from loccit.ingest.rebuild import rebuild
from loccit.ingest.session import open_archive
from loccit.ingest.verify import verify
from tests.ingest.rows import all_rows, identifiers
from tests.ingest.test_add import FERRY, PIER, write


@pytest.fixture
def filled(folder, tmp_path):
    for name, words in {"a.txt": FERRY, "b.txt": PIER, "c.txt": FERRY + PIER, "d.bin": "word " * 2_100_000}.items():
        write(tmp_path, f"in/{name}", words)
    add(folder, [str(tmp_path / "in")])
    add(folder, [str(tmp_path / "in" / "a.txt")], Options(note="again"))
    return folder


def test_a_lost_database_comes_back_with_the_same_rows(filled):
    before = all_rows(filled.database)
    filled.database.unlink()
    rebuild(filled)
    assert all_rows(filled.database) == before
    assert verify(filled) == []


def test_rebuilding_changes_no_other_file(filled):
    before = {path: path.read_bytes() for path in filled.root.rglob("*") if path.is_file() and path != filled.database}
    rebuild(filled)
    after = {path: path.read_bytes() for path in filled.root.rglob("*") if path.is_file() and path != filled.database}
    assert {k: v for k, v in after.items() if k != filled.lock} == {k: v for k, v in before.items() if k != filled.lock}


def test_the_writer_catches_up_with_the_ledger(filled, tmp_path):
    before = filled.database.read_bytes()
    add(filled, [str(write(tmp_path, "late.txt", "A late arrival.\n"))])
    whole = all_rows(filled.database)
    filled.database.write_bytes(before)
    assert any(fault.code == "database_behind" for fault in verify(filled))
    with open_archive(filled):
        pass
    assert all_rows(filled.database) == whole
    assert verify(filled) == []


def test_a_torn_ledger_line_is_set_aside(filled):
    with filled.ledger.open("ab") as ledger:
        ledger.write(b'{"type":"acquisition","id":9,"sha2')
    with open_archive(filled) as writer:
        assert any("torn" in message for message in writer.messages)
    assert (filled.root / "ledger.jsonl.torn").read_bytes() == b'{"type":"acquisition","id":9,"sha2\n'
    assert verify(filled) == []


def test_an_unreadable_ledger_line_is_named(filled):
    with filled.ledger.open("ab") as ledger:
        ledger.write(b"not json\n")
    with pytest.raises(LoccitError) as caught:
        rebuild(filled)
    assert caught.value.code == "L001"
    assert "line" in caught.value.message
    assert any(fault.code == "ledger_unreadable" for fault in verify(filled))


def test_one_flipped_byte_is_named_and_no_other_file(filled):
    victim = next(path for path in sorted(filled.payload.rglob("*")) if path.is_file())
    content = bytearray(victim.read_bytes())
    content[3] ^= 1
    victim.write_bytes(content)
    assert [(fault.code, fault.subject) for fault in verify(filled)] == [("original_changed", victim.name)]


def test_a_missing_and_a_surplus_original_are_named(filled):
    victims = sorted(path for path in filled.payload.rglob("*") if path.is_file())
    victims[0].unlink()
    (victims[1].parent / "stranger").write_text("who am I?")
    codes = {fault.code for fault in verify(filled)}
    assert codes == {"original_missing", "original_unlisted"}


def test_a_changed_event_breaks_the_chain(filled):
    lines = filled.ledger.read_text().splitlines()
    changed = [line.replace('"new":3', '"new":2') if '"what":"add"' in line else line for line in lines]
    assert changed != lines
    filled.ledger.write_text("\n".join(changed) + "\n")
    assert any(fault.code == "events_changed" for fault in verify(filled))


def test_an_index_that_does_not_agree_is_named_and_mended(filled):
    import sqlite3

    connection = sqlite3.connect(filled.database)
    connection.execute("insert into passages_fts(rowid, text) values (999999, 'nowhere')")
    connection.commit()
    connection.close()
    assert [fault.code for fault in verify(filled)] == ["index_damaged"]
    rebuild(filled)
    assert verify(filled) == []


def test_a_second_writer_waits_and_names_the_first(folder):
    with writing(folder), pytest.raises(LoccitError) as caught, writing(folder, patience=0.3):
        pass
    assert (caught.value.code, caught.value.status) == ("A002", 2)
    assert str(os.getpid()) in caught.value.message


def test_two_adds_at_once_both_come_to_their_end(folder, tmp_path):
    for number in range(30):
        write(tmp_path, f"one/{number}.txt", f"{FERRY} {number}")
        write(tmp_path, f"two/{number}.txt", f"{PIER} {number}")
    command = [sys.executable, "-m", "loccit", "-a", str(folder.root), "add"]
    both = [subprocess.Popen([*command, str(tmp_path / name)], stderr=subprocess.PIPE) for name in ("one", "two")]
    assert [process.wait() for process in both] == [0, 0]
    for process in both:
        process.stderr.close()
    assert len(identifiers(folder.database)["documents"]) == 60
    assert verify(folder) == []


@pytest.mark.parametrize("delay", [0.35, 0.6, 0.9, 1.3])
def test_a_kill_at_any_moment_loses_nothing_and_adds_nothing_twice(tmp_path, delay):
    folder = init_folder(tmp_path / "home")
    for number in range(400):
        write(tmp_path, f"in/{number:03}.txt", f"{FERRY}\n\nLine {number}.\n\n{PIER}")
    command = [sys.executable, "-m", "loccit", "-a", str(folder.root), "add", str(tmp_path / "in")]
    process = subprocess.Popen(command, stderr=subprocess.DEVNULL, start_new_session=True)
    time.sleep(delay)
    os.killpg(process.pid, signal.SIGKILL)
    process.wait()
    add(folder, [str(tmp_path / "in")])
    assert verify(folder) == []
    assert len(identifiers(folder.database)["documents"]) == 400
    given = [json.loads(line)["id"] for line in folder.ledger.read_text().splitlines() if '"type":"id"' in line]
    assert len(given) == len(set(given))


@pytest.mark.skipif(not hasattr(os, "killpg"), reason="needs groups of processes")
@pytest.mark.parametrize("kill", [signal.SIGTERM, signal.SIGKILL])
def test_what_a_killed_command_started_ends_with_it_and_holds_no_lock(tmp_path, kill):
    folder = init_folder(tmp_path / "home")
    for number in range(400):
        write(tmp_path, f"in/{number:03}.txt", f"{FERRY}\n\nLine {number}.\n\n{PIER}" * 20)
    command = [sys.executable, "-m", "loccit", "-a", str(folder.root), "add", "--workers", "3", str(tmp_path / "in")]
    process = subprocess.Popen(command, stderr=subprocess.PIPE, start_new_session=True)
    assert process.stderr.readline()  # a first batch is written: the workers read the next ones
    os.kill(process.pid, kill)
    process.wait()
    process.stderr.close()
    with writing(folder, patience=0.0):
        pass
    assert _ends(process.pid)


def _ends(group):
    """Whether the last process of a group ends within ten seconds."""
    for _ in range(100):
        try:
            os.killpg(group, 0)
        except ProcessLookupError:
            return True
        time.sleep(0.1)
    return False


def test_an_original_that_was_refused_becomes_a_document_when_it_can_be_read(folder, tmp_path, monkeypatch):
    from loccit.errors import UnreadableError
    from loccit.readers import text

    def refuse(payload, about):
        raise UnreadableError("R107", "not yet", status=1)

    with monkeypatch.context() as before:
        before.setattr(text, "read", refuse)
        assert add(folder, [str(write(tmp_path, "ferry.txt", FERRY))]).outcomes[0].code == "R107"
    assert verify(folder) == []
    rebuild(folder)
    assert len(identifiers(folder.database)["documents"]) == 1
    assert verify(folder) == []
    rows = all_rows(folder.database)
    rebuild(folder)
    assert all_rows(folder.database) == rows


def test_a_cut_that_changed_keeps_the_identifiers_of_what_it_still_says(filled, monkeypatch):
    from loccit import structure

    whole = structure.cut_passages
    before = identifiers(filled.database)["passages"]

    def cut(text, blocks, sections, notes, *more):
        passages = whole(text, blocks, sections, notes, *more)
        return tuple(one for one in passages if "asked" not in one.text)

    with monkeypatch.context() as other:
        other.setattr(structure, "cut_passages", cut)
        rebuild(filled)
        after = identifiers(filled.database)["passages"]
        assert set(after) < set(before)
        assert verify(filled) == []
    rebuild(filled)
    assert identifiers(filled.database)["passages"] == before
    assert verify(filled) == []


def test_passages_whose_torn_words_are_joined_keep_their_identifiers(folder, tmp_path, monkeypatch):
    from loccit.readers import text as reader

    book = tmp_path / "book.txt"
    book.write_text(
        "The whole council of Skarne was then assem-\nbled, and the harbour master re-\n"
        "joiced at the flour that had come, and at the ships.\n\n"
        "Nobody in the whole town of Skarne went to the quay in that winter, for\nthe ice lay there.\n"
    )
    with monkeypatch.context() as other:
        other.setattr(reader, "with_torn_words", lambda text, blocks, marks: marks)
        add(folder, [str(book)])
    before = identifiers(folder.database)["passages"]
    rebuild(folder)
    assert identifiers(folder.database)["passages"] == before
    assert verify(folder) == []


def test_an_archive_of_a_later_version_is_refused(filled):
    import sqlite3

    connection = sqlite3.connect(filled.database)
    connection.execute("insert into _sqlite_migrations(migration_set, name, applied_at) values ('loccit', 'm999', '')")
    connection.commit()
    connection.close()
    with pytest.raises(LoccitError) as caught, open_archive(filled):
        pass
    assert (caught.value.code, caught.value.status) == ("A004", 2)


def test_a_database_that_is_none_leads_to_rebuild(filled):
    filled.database.write_bytes(b"this is no database, and never was one" * 100)
    with pytest.raises(LoccitError) as caught, open_archive(filled):
        pass
    assert caught.value.code == "D001"
    assert [fault.code for fault in verify(filled)] == ["database_missing"]
    rebuild(filled)
    assert verify(filled) == []


def test_an_original_that_changed_stops_a_rebuild_and_is_named(filled):
    before = filled.database.read_bytes()
    victim = next(path for path in sorted(filled.payload.rglob("*")) if path.is_file() and path.stat().st_size < 9_000)
    victim.write_bytes(b"something else")
    with pytest.raises(LoccitError) as caught:
        rebuild(filled)
    assert caught.value.code == "S003"
    assert victim.name[:12] in caught.value.message
    assert filled.database.read_bytes() == before
