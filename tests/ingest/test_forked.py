"""One archive that two people wrote on from one beginning, and a ledger that was merged line by line."""

from __future__ import annotations

import shutil

import pytest
from click.testing import CliRunner

from loccit.cli import main
from loccit.errors import LoccitError
from loccit.folder import Folder, init_folder
from loccit.ingest import Options, add
from loccit.ingest.join import join
from loccit.ingest.rebuild import rebuild
from loccit.ingest.verify import verify
from loccit.ledger import Identifier, read_line
from tests.ingest.rows import all_rows
from tests.ingest.test_add import FERRY, PIER, write
from tests.ingest.test_captures import FIRST


@pytest.fixture
def two(tmp_path):
    """Two copies of an archive, to each of which another file was added."""
    ours = init_folder(tmp_path / "ours")
    add(ours, [str(write(tmp_path, "ferry.txt", FERRY))], Options(workers=1))
    theirs = Folder(tmp_path / "theirs" / "archive")
    shutil.copytree(ours.root.parent, theirs.root.parent)
    add(ours, [str(write(tmp_path, "pier.txt", PIER))], Options(workers=1))
    add(theirs, [str(write(tmp_path, "quay.txt", FIRST))], Options(workers=1))
    return ours, theirs


def merge(ours: Folder, theirs: Folder) -> None:
    """What a union merge leaves: the lines of both, and all originals."""
    lines = ours.ledger.read_text("utf-8").splitlines(keepends=True)
    more = [line for line in theirs.ledger.read_text("utf-8").splitlines(keepends=True) if line not in lines]
    ours.ledger.write_text("".join([*lines, *more]), "utf-8")
    shutil.copytree(theirs.payload, ours.payload, dirs_exist_ok=True)


def test_two_histories_are_told_and_nothing_is_made_of_them(two):
    ours, theirs = two
    before = all_rows(ours.database)
    merge(ours, theirs)
    assert "ledger_forked" in {fault.code for fault in verify(ours)}
    for write_on in (lambda: rebuild(ours), lambda: add(ours, [str(ours.ledger)], Options(workers=1))):
        with pytest.raises(LoccitError) as fault:
            write_on()
        assert fault.value.code == "L003" and "loccit import" in (fault.value.next_step or "")
    assert all_rows(ours.database) == before
    told = CliRunner().invoke(main, ["-a", str(ours.root), "verify"])
    assert told.exit_code == 1 and "loccit import" in told.output and "add` again" not in told.output


def test_what_the_error_says_brings_both_together(two, tmp_path):
    ours, theirs = two
    shutil.copytree(ours.root.parent, tmp_path / "commit")
    given = ids_of(ours) | ids_of(theirs)
    merge(ours, theirs)
    shutil.rmtree(ours.root)
    shutil.copytree(tmp_path / "commit" / "archive", ours.root)
    join(ours, theirs.root)
    assert verify(ours) == [] and ids_of(ours) == given


def ids_of(folder: Folder) -> set[str]:
    lines = map(read_line, folder.ledger.read_text("utf-8").splitlines())
    return {line.id for line in lines if isinstance(line, Identifier)}


def test_the_marks_of_a_merge_that_failed_are_told_as_that():
    with pytest.raises(LoccitError) as fault:
        read_line("<<<<<<< HEAD\n")
    assert fault.value.code == "L001" and "loccit import" in (fault.value.next_step or "")
