"""A ledger that lost its end: what only the database knows is told, is never thrown away, and is written anew."""

import shutil
import sqlite3

import pytest
from click.testing import CliRunner
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from loccit.cli import main
from loccit.folder import Folder, init_folder
from loccit.ingest import Options, add
from loccit.ingest.verify import verify
from loccit.ingest.withdraw import show_again, withdraw
from loccit.ledger import make_event, spell
from tests.ingest.rows import all_rows
from tests.ingest.test_add import FERRY, PIER, write
from tests.ingest.test_captures import FIRST, SECOND


@pytest.fixture(scope="module")
def made(tmp_path_factory):
    """An archive with captures, and with withdrawals of all kinds, one taken back."""
    home = tmp_path_factory.mktemp("cut")
    folder = init_folder(home)
    add(folder, [str(write(home, "ferry.txt", FERRY))], Options(workers=1))
    add(folder, [str(write(home, "quay.txt", FIRST))], Options(workers=1))
    ferry, quay = documents(folder)
    withdraw(folder, [passage(folder, ferry)], "a name in it")
    withdraw(folder, [ferry], "court order")
    add(folder, [str(write(home, "quay.txt", SECOND)), str(write(home, "pier.txt", PIER))], Options(workers=1))
    withdraw(folder, [quay], "in error")
    show_again(folder, [quay], "it was an error")
    withdraw(folder, [passage(folder, quay)], "the author asked for it")
    withdraw(folder, [documents(folder)[-1]], "a wrong file")
    return folder


@pytest.fixture
def cut(made, tmp_path):
    """A copy of it whose ledger is cut at a byte."""

    def make(at):
        shutil.rmtree(tmp_path / "archive", ignore_errors=True)
        shutil.copytree(made.root, tmp_path / "archive")
        folder = Folder(tmp_path / "archive")
        folder.ledger.write_bytes(made.ledger.read_bytes()[:at])
        return folder

    return make


def documents(folder):
    return [row[0] for row in ask(folder, "select id from ledger where kind = 'document' order by n")]


def passage(folder, document):
    return ask(folder, "select id from passages where document_id = ? order by ordinal", document)[0][0]


def ask(folder, sql, *values):
    connection = sqlite3.connect(folder.database)
    try:
        return connection.execute(sql, values).fetchall()
    finally:
        connection.close()


def run(folder, *words):
    answer = CliRunner().invoke(main, ["-a", str(folder.root), *words])
    assert answer.exception is None or isinstance(answer.exception, SystemExit), answer.exception
    return answer.exit_code, answer.output


def test_a_cut_ledger_is_told_as_behind_and_not_the_database(made, cut):
    folder = cut(made.ledger.stat().st_size - 10)
    told = {(fault.code, fault.subject) for fault in verify(folder)}
    assert told == {("ledger_torn", "ledger.jsonl"), ("ledger_behind", "events"), ("ledger_behind", "ledger.jsonl")}


@pytest.mark.parametrize("command", [["rebuild"], ["apply"], ["add", "pier.txt"], ["import", "other"]])
def test_nothing_is_written_to_a_cut_ledger_and_the_next_step_is_told(made, cut, tmp_path, monkeypatch, command):
    monkeypatch.chdir(tmp_path)
    write(tmp_path, "pier.txt", PIER)
    init_folder(tmp_path / "other")
    folder = cut(made.ledger.stat().st_size // 2)
    before = folder.ledger.read_bytes()
    code, output = run(folder, *command)
    assert (code, folder.ledger.read_bytes()) == (2, before)
    assert "L002" in output and "verify --repair" in output


def test_an_archive_with_a_cut_ledger_is_not_imported(made, cut, tmp_path):
    folder = cut(made.ledger.read_bytes()[:-1].rfind(b"\n") + 1)
    code, output = run(init_folder(tmp_path / "other"), "import", str(folder.root))
    assert code != 0 and "A005" in output and "lacks lines that its database has seen" in output


@settings(max_examples=12, deadline=None, suppress_health_check=list(HealthCheck))
@given(place=st.floats(0, 1))
def test_wherever_it_is_cut_the_ledger_comes_back_from_the_database(made, cut, place):
    whole = made.ledger.read_bytes()
    folder = cut(int(place * (len(whole) - 1)))
    rows = all_rows(made.database)
    assert run(folder, "verify", "--repair")[0] == 0
    assert run(folder, "rebuild")[0] == 0
    again = all_rows(folder.database)
    assert again["ledger"] == rows["ledger"]
    assert [again[name] for name in ("documents", "passages", "events", "acquisitions")] == [
        rows[name] for name in ("documents", "passages", "events", "acquisitions")
    ]
    ferry = documents(folder)[0]
    show_again(folder, [ferry], "the court changed its mind")  # what was withdrawn in it alone stays withdrawn
    assert ask(folder, "select count(*) from passages where document_id = ?", ferry) == [(1,)]
    assert verify(folder) == []


def test_a_ledger_that_is_gone_comes_back_too(made, cut):
    folder = cut(0)
    folder.ledger.unlink()
    assert {fault.code for fault in verify(folder)} == {"ledger_behind"}
    assert run(folder, "verify", "--repair")[0] == 0
    assert run(folder, "rebuild")[0] == 0
    assert all_rows(folder.database)["ledger"] == all_rows(made.database)["ledger"]


def test_lines_that_were_lost_before_others_came_are_put_in_between(made, cut):
    whole = made.ledger.read_bytes()
    folder = cut(whole[: whole[:-1].rfind(b"\n")].rfind(b"\n") + 1)  # the last withdrawal: its fate and its event
    number, previous = ask(folder, "select id, hash from events order by id desc limit 1")[0]
    event = make_event(number + 1, "2026-01-02T03:04:05Z", "add", {}, previous)  # which follows what is lost
    with folder.ledger.open("a") as ledger:
        ledger.write(spell(event))
    with sqlite3.connect(folder.database) as connection:
        values = (event.id, event.at, event.what, "{}", event.previous, event.hash)
        connection.execute("insert into events values (?, ?, ?, ?, ?, ?)", values)
        size = folder.ledger.stat().st_size
        connection.execute("update archive_state set value = ? where key = 'ledger_bytes'", [str(size)])
    assert {fault.code for fault in verify(folder)} == {"events_changed", "ledger_behind"}
    assert run(folder, "rebuild")[0] == 2
    assert run(folder, "verify", "--repair")[0] == 0
    assert folder.ledger.read_bytes() == whole + spell(event).encode()


def test_a_database_of_another_history_mends_nothing(made, cut, tmp_path):
    folder = cut(made.ledger.stat().st_size)
    other = init_folder(tmp_path / "other")
    add(other, [str(write(tmp_path, "pier.txt", PIER))], Options(workers=1))
    shutil.copy(other.database, folder.database)
    code, output = run(folder, "verify", "--repair")
    assert code == 2 and "L002" in output and "move archive.db away" in output
    assert folder.ledger.read_bytes() == made.ledger.read_bytes()


def test_an_older_database_than_a_purge_left_is_not_written_to(made, cut):
    folder = cut(made.ledger.stat().st_size)
    before = folder.database.read_bytes()
    run(folder, "withdraw", documents(folder)[0], "--reason", "court order", "--purge", "--yes")
    purged = ask(folder, "select count(*) from events")
    folder.database.write_bytes(before)
    assert run(folder, "apply")[0] == 2
    assert run(folder, "verify", "--repair")[0] == 0
    assert ask(folder, "select count(*) from events") == purged


def test_rebuilding_says_that_a_torn_line_was_set_aside(made, cut):
    folder = cut(made.ledger.stat().st_size)
    with folder.ledger.open("ab") as ledger:
        ledger.write(b'{"type":"acq')
    assert [fault.code for fault in verify(folder)] == ["ledger_torn"]
    assert run(folder, "rebuild") == (
        0,
        "a torn last line of the ledger was set aside as ledger.jsonl.torn.\n1 documents.\n",
    )
