"""Kill -9 at every step that a command makes durable: the next command completes it, nothing is lost or given twice."""

import itertools
import json
import os
import shutil
import signal
import traceback

import pytest
from sqlite_utils import Database

from loccit.folder import init_folder
from loccit.ingest import Options, add
from loccit.ingest.join import join
from loccit.ingest.rebuild import rebuild
from loccit.ingest.session import open_archive
from loccit.ingest.verify import verify
from loccit.ingest.withdraw import purge, withdraw
from tests.ingest.rows import all_rows
from tests.ingest.test_add import FERRY, PIER, write
from tests.ingest.test_captures import FIRST, SECOND, zipped
from tests.ingest.test_withdraw import ask, document, passage

pytestmark = pytest.mark.skipif(not hasattr(os, "fork"), reason="needs processes that fork")

STEPS = ("fsync", "rename", "replace", "unlink")
"""What the system is asked at each step of which the order matters; a transaction of the database is one more."""


def is_killed_at(step, action):
    """Does an action in a process of its own, which is killed before its step of this number; whether it was."""
    child = os.fork()
    if child == 0:
        _count_down(step)
        try:
            action()
        except BaseException:  # a child must never come back into the test
            traceback.print_exc()
            os._exit(3)
        os._exit(0)
    _, status = os.waitpid(child, 0)
    assert os.WIFSIGNALED(status) or os.WEXITSTATUS(status) == 0
    return os.WIFSIGNALED(status)


def _count_down(step):
    left = itertools.count(step, -1)

    def counted(whole):
        def call(*some, **more):
            if next(left) == 0:
                os.kill(os.getpid(), signal.SIGKILL)
            return whole(*some, **more)

        return call

    for name in STEPS:
        setattr(os, name, counted(getattr(os, name)))
    Database.atomic = counted(Database.atomic)


def is_whole(folder):
    """Whether nothing is wrong, no ID was given twice, and a rebuild makes the same rows."""
    assert verify(folder) == []
    lines = [json.loads(line) for line in folder.ledger.read_text().splitlines()]
    given = [line["id"] for line in lines if line["type"] == "id"]
    assert len(given) == len(set(given))
    live = all_rows(folder.database)
    rebuild(folder, workers=1)
    assert all_rows(folder.database) == live
    return True


@pytest.fixture
def filled(folder, tmp_path):
    """Three documents, one of them in a container."""
    paths = [
        write(tmp_path, "quay.txt", FIRST),
        write(tmp_path, "ferry.txt", FERRY),
        write(tmp_path, "box.zip", zipped({"pier.txt": PIER})),
    ]
    add(folder, list(map(str, paths)), Options(retrieved_at="2021-06-15T07:02:00Z", workers=1))
    return folder


def other(tmp_path):
    """Another archive: a newer capture of what is archived here, and a document that is new."""
    theirs = init_folder(tmp_path / "theirs")
    paths = [str(write(tmp_path, "quay.txt", SECOND)), str(write(tmp_path, "late.txt", f"{PIER}\n\nSaid in May.\n"))]
    add(theirs, paths, Options(retrieved_at="2021-06-17T19:40:00Z", workers=1))
    return theirs


def adding(folder, tmp_path):
    paths = [write(tmp_path, "quay.txt", SECOND), write(tmp_path, "late.txt", f"{PIER}\n\nSaid in May.\n")]
    paths.append(write(tmp_path, "again.txt", FERRY))
    return lambda: add(folder, list(map(str, paths)), Options(retrieved_at="2021-06-17T19:40:00Z", workers=1))


def withdrawing(folder, _):
    chosen = [passage(folder, "winter boat"), document(folder, "ferry.txt")]
    return lambda: withdraw(folder, chosen, "asked for")


def purging(folder, _):
    chosen = [document(folder, "pier.txt")]
    return lambda: purge(folder, chosen, "asked for")


def joining(folder, tmp_path):
    theirs = other(tmp_path)
    return lambda: join(folder, theirs.root, workers=1)


def rebuilding(folder, _):
    return lambda: rebuild(folder, workers=1)


@pytest.mark.parametrize("make", [adding, withdrawing, purging, joining, rebuilding])
def test_a_command_that_is_killed_at_any_step_is_completed_by_the_next(filled, tmp_path, make):
    kept = tmp_path / "kept"
    shutil.copytree(filled.root, kept)
    action = make(filled, tmp_path)
    for step in itertools.count():
        shutil.rmtree(filled.root)
        shutil.copytree(kept, filled.root)
        was_killed = is_killed_at(step, action)
        with open_archive(filled):
            pass
        assert verify(filled) == []
        action()
        assert is_whole(filled)
        if not was_killed:
            break
    assert step > 2  # the steps were met


def test_what_was_told_as_added_is_there_after_a_kill(filled, tmp_path):
    path = str(write(tmp_path, "late.txt", f"{PIER}\n\nSaid in May.\n"))
    told = tmp_path / "told"

    def tell(outcome):
        told.write_text(outcome.document_id)
        os.kill(os.getpid(), signal.SIGKILL)

    assert is_killed_at(10_000, lambda: add(filled, [path], Options(workers=1), on_file=tell))
    with open_archive(filled):
        pass
    assert ask(filled, "select count(*) from documents where id = ?", told.read_text()) == [(1,)]
    assert is_whole(filled)
