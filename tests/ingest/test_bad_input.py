"""Every bad input through the command: a clear message, the next step, the status, the other files done, all well."""

import contextlib
import os
import sqlite3
import subprocess
import sys

import pytest
from click.testing import CliRunner

from loccit.cli import main
from loccit.errors import LoccitError
from loccit.folder import init_folder
from loccit.ingest import Options, add
from loccit.ingest.rebuild import rebuild
from loccit.ingest.verify import verify
from tests.ingest.rows import all_rows
from tests.ingest.test_add import FERRY, PIER, write
from tests.ingest.test_hostile import zipped

GOOD = "z-pier.txt"
CP1252 = "Der Fährhafen gehört der Stadt; so steht es im Vertrag über die Brücke.\n" * 8
PNG = b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR" + bytes(range(256)) * 20
REFUSED = {
    "empty": ("a.txt", b"", "R101", "leave it out."),
    "blank": ("a.txt", b" \n\t\n", "R101", "leave it out."),
    "binary with the name of a text": ("a.txt", PNG, "R102", None),
    "a line of fifty megabytes": ("a.txt", b"word " * 10_000_000, "R103", "split"),
    "markup above the limit": ("a.html", b"<html><body>" + b"<p>Tide.</p>\n" * 1_500_000, "R104", "split"),
    "a container cut short": ("a.zip", zipped({"b.txt": FERRY * 40})[:90], "R106", None),
    "a page without words": ("a.html", b"<html><body><img src='x'></body></html>", "R107", None),
}
READ = {
    "NUL characters": ("a.txt", b"The ferry\x00 leaves at noon, and not before.\n" * 3, "replaced_characters"),
    "lone surrogates": ("a.txt", b"The ferry leaves at noon \xed\xa0\x80 and not before.\n" * 3, None),
    "another encoding": ("a.txt", CP1252.encode("cp1252"), None),
    "mixed encodings": ("a.txt", (CP1252 * 4).encode() + CP1252[:72].encode("cp1252"), "encoding_mixed"),
    "ten thousand open tags": ("a.html", b"<html><body>" + b"<div>" * 10_000 + b"The ferry leaves at noon.", None),
    "no line ends": ("a.txt", b"The ferry leaves at noon. " * 20_000, None),
}


@pytest.fixture
def run(folder, tmp_path):
    """`loccit add` on a folder that holds a good file too; its answer. All must be well afterwards."""

    def invoke(*options):
        write(tmp_path, f"in/{GOOD}", PIER)
        command = ["-a", str(folder.root), "add", str(tmp_path / "in"), *options]
        result = CliRunner().invoke(main, command, catch_exceptions=False)
        assert "Traceback" not in result.stderr
        assert sqlite3.connect(folder.database).execute("select 1 from passages where text like '%Nobody%'").fetchone()
        assert verify(folder) == []
        return result

    return invoke


@pytest.mark.parametrize("case", REFUSED)
def test_what_cannot_be_read_is_told_with_the_next_step_and_the_status_is_one(run, tmp_path, case):
    name, payload, code, step = REFUSED[case]
    write(tmp_path, f"in/{name}", payload)
    result = run()
    assert result.exit_code == 1
    (told,) = [line for line in result.stderr.splitlines() if "UNREADABLE" in line]
    assert f"{name}: UNREADABLE: Error {code}: " in told
    following = result.stderr.splitlines()[result.stderr.splitlines().index(told) + 1]
    assert following.startswith("  Next: ")
    assert step is None or step in following


@pytest.mark.parametrize("case", READ)
def test_what_is_odd_is_read_and_becomes_a_finding(run, folder, tmp_path, case):
    name, payload, code = READ[case]
    write(tmp_path, f"in/{name}", payload)
    assert run().exit_code == 0
    found = {row[0] for row in sqlite3.connect(folder.database).execute("select code from findings")}
    assert code is None or code in found
    before = all_rows(folder.database)
    rebuild(folder)
    assert all_rows(folder.database) == before


def test_an_encoding_that_does_not_fit_is_told(run, tmp_path):
    write(tmp_path, "in/a.txt", CP1252.encode("cp1252"))
    result = run("--encoding", "utf-8")
    assert (result.exit_code, "Error R105: " in result.stderr) == (1, True)


def test_a_link_that_leads_nowhere_or_to_itself_is_told(run, tmp_path):
    write(tmp_path, "in/a.txt", FERRY)
    os.symlink("nowhere", tmp_path / "in" / "gone.txt")
    os.symlink("self.txt", tmp_path / "in" / "self.txt")
    os.symlink(tmp_path / "in", tmp_path / "in" / "loop")
    result = run()
    assert result.exit_code == 1
    assert result.stderr.count("Error S001: ") == 2
    assert result.stderr.count("  Next: see that it is there and that you may read it; then add it again.") == 2
    assert "loop: skipped: is a link to a folder." in result.stderr


def test_a_file_that_vanishes_while_others_are_read_is_told(folder, tmp_path, monkeypatch):
    for name in ("IN_FLIGHT", "BATCH"):  # so that little is read ahead
        monkeypatch.setattr(sys.modules["loccit.ingest.add"], name, 1)
    for number in range(5):
        write(tmp_path, f"in/{number}.txt", f"{FERRY}\n\nLine {number}.")
    last = write(tmp_path, "in/9.txt", PIER)

    def vanish(_):
        last.unlink(missing_ok=True)

    outcomes = add(folder, [str(tmp_path / "in")], Options(workers=1), on_file=vanish).outcomes
    assert [(one.status, one.code) for one in outcomes] == [("new", None)] * 5 + [("unreadable", "S001")]
    assert verify(folder) == []


def test_a_file_that_may_not_be_read_is_told_to_everybody(run, tmp_path, monkeypatch):
    closed = write(tmp_path, "in/closed.txt", FERRY)
    closed.chmod(0)
    if os.geteuid() == 0:  # whom no mode keeps out
        whole = open

        def refuse(path, *some, **more):
            if path == str(closed):
                raise PermissionError(13, "Permission denied", path)
            return whole(path, *some, **more)

        monkeypatch.setattr("builtins.open", refuse)
    result = run()
    assert (result.exit_code, "closed.txt cannot be read (Permission denied)" in result.stderr) == (1, True)


def test_a_folder_that_may_not_be_listed_is_told(run, tmp_path, monkeypatch):
    write(tmp_path, "in/closed/a.txt", FERRY)
    whole = os.scandir

    def refuse(path):
        if str(path).endswith("closed"):
            raise PermissionError(13, "Permission denied", path)
        return whole(path)

    monkeypatch.setattr(os, "scandir", refuse)
    result = run()
    assert (result.exit_code, "Error S001: " in result.stderr) == (1, True)


@pytest.mark.parametrize("name", [b"line\nbreak.txt", b"latin-\xe9.txt", b"tab\there\x1b[31m.txt"])
def test_a_name_that_no_terminal_can_show_is_told_in_one_line(folder, tmp_path, name):
    path = os.path.join(os.fsencode(tmp_path), name)
    with open(path, "wb") as made:
        made.write(FERRY.encode())
    command = [sys.executable, "-m", "loccit", "-a", str(folder.root), "add", path]
    done = subprocess.run(command, capture_output=True, check=False)
    assert done.returncode == 0
    (told,) = done.stderr.decode().splitlines()
    assert told.isprintable()
    assert verify(folder) == []


@contextlib.contextmanager
def full_after(calls, monkeypatch):
    """A disk that has room for so many writes, syncs and renames more."""
    left = iter(range(calls))

    def limited(whole):
        def call(*some, **more):
            if next(left, None) is None:
                raise OSError(28, "No space left on device")
            return whole(*some, **more)

        return call

    with monkeypatch.context() as full:
        for name in ("write", "fsync", "rename", "replace"):
            full.setattr(os, name, limited(getattr(os, name)))
        yield


def test_a_disk_that_is_full_at_any_step_ends_with_the_next_step_and_loses_nothing(tmp_path, monkeypatch):
    paths = [str(write(tmp_path, "ferry.txt", FERRY)), str(write(tmp_path, "pier.txt", PIER))]
    fulls = 0
    for calls in range(40):
        folder = init_folder(tmp_path / f"home{calls}")
        try:
            with full_after(calls, monkeypatch):
                add(folder, paths, Options(workers=1))
        except LoccitError as error:
            fulls += 1
            assert (error.code, error.status) == ("S002", 2)
            assert error.next_step == "free some space, and run the command again."
        assert add(folder, paths, Options(workers=1)).is_complete()
        assert verify(folder) == []
        assert sqlite3.connect(folder.database).execute("select count(*) from documents").fetchone() == (2,)
    assert 5 < fulls < 40


def test_a_database_that_finds_the_disk_full_ends_with_the_next_step(folder, tmp_path, monkeypatch):
    from loccit.ingest import writer

    add(folder, [str(write(tmp_path, "ferry.txt", FERRY))])
    whole = writer.open_for_writing

    def small(path):
        db = whole(path)
        db.execute(f"pragma max_page_count = {db.execute('pragma page_count').fetchone()[0]}")
        return db

    paths = [str(write(tmp_path, f"{number}.txt", f"{PIER}\n\nLine {number}.\n" * 40)) for number in range(9)]
    with monkeypatch.context() as full, pytest.raises(LoccitError) as caught:
        full.setattr(writer, "open_for_writing", small)
        add(folder, paths, Options(workers=1))
    assert (caught.value.code, caught.value.status) == ("S002", 2)
    assert caught.value.next_step == "free some space, and run the command again."
    assert add(folder, paths).is_complete()
    assert verify(folder) == []


def test_a_second_add_that_waits_too_long_ends_with_two_and_names_the_first(folder, tmp_path, monkeypatch):
    from loccit.ingest import lock

    monkeypatch.setattr(lock.writing.__wrapped__, "__kwdefaults__", {"patience": 0.3})
    path = str(write(tmp_path, "ferry.txt", FERRY))
    with lock.writing(folder):
        result = CliRunner().invoke(main, ["-a", str(folder.root), "add", path])
    assert result.exit_code == 2
    assert result.stderr.startswith(f"Error A002: process {os.getpid()} is writing to this archive")
    assert "  Next: wait for it to end, and run the command again; nothing was changed." in result.stderr


def test_bytes_that_are_not_kept_are_refused_whenever_they_come_in_one_run(tmp_path):
    folder = init_folder(tmp_path)
    (tmp_path / "pier.png").write_bytes(PNG)
    (tmp_path / "dump.zip").write_bytes(zipped({"pier.png": PNG, "ferry.txt": FERRY}))
    paths = [str(tmp_path / name) for name in ("pier.png", "dump.zip", "pier.png")]
    summary = add(folder, paths, Options(workers=1))
    told = [(one.status, one.code) for one in summary.outcomes]
    assert told == [
        ("unreadable", "R102"),
        ("container", None),
        ("unreadable", "R102"),
        ("new", None),
        ("unreadable", "R102"),
    ]
    assert verify(folder) == []
    connection = sqlite3.connect(folder.database)
    assert connection.execute("pragma foreign_key_check").fetchall() == []
    connection.close()
