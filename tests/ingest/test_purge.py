"""Purging: words, names and bytes leave the whole folder; ID, hash, date and reason stay; a kill loses nothing else."""

import json
import os
import random
import signal
import subprocess
import sys
import time

import bagit
import pytest
from click.testing import CliRunner

from loccit import store
from loccit.cli import main
from loccit.errors import LoccitError
from loccit.folder import Folder, init_folder
from loccit.ingest import Options, add, preview
from loccit.ingest import purge as purging
from loccit.ingest.histories import hash_of
from loccit.ingest.rebuild import rebuild
from loccit.ingest.session import open_archive
from loccit.ingest.verify import verify
from loccit.ingest.withdraw import preview_purge, purge, show_again, withdraw
from tests.ingest.rows import all_rows
from tests.ingest.test_add import FERRY, PIER, write
from tests.ingest.test_captures import FIRST, SECOND, zipped
from tests.ingest.test_withdraw import ask, document, passage

SECRETS = ("winter boat", "seventeenth clause", "sold a licence", "Quibbleworth", "quibble.example")


@pytest.fixture
def filled(folder, tmp_path):
    """Two documents; the one to be purged has two captures, old words, a telling name and address."""
    add(folder, [str(write(tmp_path, "ferry.txt", FERRY))])
    path = write(tmp_path, "Quibbleworth.txt", FIRST)
    add(folder, [str(path)], Options(retrieved_at="2021-06-15T07:02:00Z", url="https://quibble.example/quay"))
    path.write_text(SECOND)
    add(folder, [str(path)], Options(retrieved_at="2021-06-17T19:40:00Z", note="from Quibbleworth"))
    add(folder, [str(write(tmp_path, "pier.txt", PIER))])
    return folder


def files_with(folder: Folder, words: str) -> list[str]:
    """The files of an archive in whose bytes words stand, in UTF-8 or UTF-16."""
    spelled = [words.encode(), words.encode("utf-16-le")]
    return [
        str(path.relative_to(folder.root))
        for path in sorted(folder.root.rglob("*"))
        if path.is_file() and any(one in path.read_bytes() for one in spelled)
    ]


def is_clean(folder: Folder) -> bool:
    return not [words for words in SECRETS if files_with(folder, words)]


def test_a_purge_leaves_no_words_in_any_file_and_a_good_bag(filled):
    identifier, part = document(filled, "Quibbleworth.txt"), passage(filled, "thirty years")
    assert not is_clean(filled)
    words = ask(filled, "select text from passages where id = ?", part)[0][0]
    with open(f"{filled.ledger}.torn", "ab") as torn:
        torn.write(b'{"type":"id","id":"' + part.encode() + b'","exact":"the winter boat')
    done, planned = purge(filled, [identifier], "court order")
    assert len(planned.originals) == 2
    assert is_clean(filled)
    assert verify(filled) == []
    assert bagit.Bag(str(filled.root)).is_valid()
    assert ask(filled, "select count(*) from originals") == [(2,)]
    kept = [json.loads(line) for line in filled.ledger.read_text().splitlines() if part in line]
    assert kept == [
        {"type": "id", "id": part, "kind": "passage", "document": identifier, "version": 1, "hash": hash_of(words)}
    ]
    assert ask(filled, "select status, hash from ledger where id = ?", part) == [("withdrawn", hash_of(words))]
    assert [row[0] for row in ask(filled, "select what from events")][-2:] == ["withdraw", "purge"]
    live = all_rows(filled.database)
    rebuild(filled)
    assert all_rows(filled.database) == live
    assert done.reason == "court order"


def test_other_documents_stay_as_they_are(filled):
    other = document(filled, "ferry.txt")
    before = [row for row in all_rows(filled.database)["passages"] if other in row]
    purge(filled, [document(filled, "Quibbleworth.txt")], "court order")
    assert [row for row in all_rows(filled.database)["passages"] if other in row] == before
    assert [row[0] for row in ask(filled, "select id from passages where id in (select id from passages)")]


def test_purged_bytes_are_not_taken_again_and_do_not_come_back(filled, tmp_path):
    identifier = document(filled, "Quibbleworth.txt")
    purge(filled, [identifier], "court order")
    path = write(tmp_path, "again.txt", SECOND)
    for one in (preview(filled, [str(path)], Options()).outcomes[0], add(filled, [str(path)]).outcomes[0]):
        assert (one.status, one.of, one.next_step) == ("withdrawn", identifier, "leave it out.")
        assert one.message.startswith(f"{identifier} was withdrawn and purged, on 2")
    assert is_clean(filled)
    with pytest.raises(LoccitError) as caught:
        show_again(filled, [identifier], "agreed")
    assert "was purged" in caught.value.message
    assert verify(filled) == []


def test_what_was_withdrawn_before_can_be_purged_later(filled):
    identifier = document(filled, "Quibbleworth.txt")
    withdraw(filled, [identifier], "asked for")
    purge(filled, [identifier], "court order")
    assert is_clean(filled)
    assert verify(filled) == []


@pytest.mark.parametrize("step", ["purge_files", "purge_rows", "end_purge", "rewrite", "delete_originals", "settle"])
@pytest.mark.parametrize("is_before", [True, False])
@pytest.mark.parametrize("how", ["open", "rebuild"])
def test_a_purge_that_is_killed_at_any_step_is_completed(filled, monkeypatch, step, is_before, how):
    from loccit.ingest import session

    home = next(one for one in (session, purging, store) if hasattr(one, step))
    whole = getattr(home, step)

    def killed(*some, **more):
        if not is_before:
            whole(*some, **more)
        raise KeyboardInterrupt

    with monkeypatch.context() as before, pytest.raises(KeyboardInterrupt):
        before.setattr(home, step, killed)
        purge(filled, [document(filled, "Quibbleworth.txt")], "court order")
    if step != "end_purge" or is_before:
        assert "purge_open" in [fault.code for fault in verify(filled)]
    if how == "rebuild":
        rebuild(filled)
    with open_archive(filled):
        pass
    assert is_clean(filled)
    assert verify(filled) == []
    assert [row[0] for row in ask(filled, "select what from events")].count("purge") == 1
    live = all_rows(filled.database)
    rebuild(filled)
    assert all_rows(filled.database) == live


def test_a_purge_that_is_killed_for_good_is_completed_by_the_next_command(tmp_path):
    chance = random.Random(7)
    for turn in range(4):
        folder = init_folder(tmp_path / str(turn))
        add(folder, [str(write(tmp_path, "Quibbleworth.txt", FIRST)), str(write(tmp_path, "ferry.txt", FERRY))])
        identifier = document(folder, "Quibbleworth.txt")
        command = [sys.executable, "-m", "loccit", "-a", str(folder.root), "withdraw", identifier, "--purge", "--yes"]
        process = subprocess.Popen([*command, "--reason", "x"], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        while folder.ledger.read_text().count("withdrawn") == 0 and process.poll() is None:
            time.sleep(0.001)
        time.sleep(chance.random() * 0.05)
        os.kill(process.pid, signal.SIGKILL)
        process.wait()
        purge(folder, [identifier], "x")
        assert is_clean(folder)
        assert verify(folder) == []


def test_a_container_that_holds_a_purged_file_goes_too_and_its_other_files_stay(folder, tmp_path):
    inner = zipped({"deep/quay.txt": FIRST, "deep/ferry.txt": FERRY})
    box = write(tmp_path, "box.zip", zipped({"pier.txt": PIER, "inner.zip": inner}))
    add(folder, [str(box)], Options(note="harvest"))
    planned = preview_purge(folder, [document(folder, "quay.txt")])
    assert (len(planned.originals), len(planned.containers)) == (3, 2)
    purge(folder, [document(folder, "quay.txt")], "court order")
    assert ask(folder, "select count(*) from originals") == [(2,)]
    assert verify(folder) == []
    counts = add(folder, [str(box)]).counts()
    assert (counts["withdrawn"], counts["same_bytes"]) == (3, 2)
    live = all_rows(folder.database)
    rebuild(folder)
    assert all_rows(folder.database) == live


def test_a_message_that_holds_a_purged_attachment_must_be_purged_with_it(folder, tmp_path):
    message = (
        "From: mira@harbour.example\nSubject: Tide\nMIME-Version: 1.0\nContent-Type: multipart/mixed; boundary=x\n\n"
        f"--x\nContent-Type: text/plain\n\n{PIER}\n--x\nContent-Type: text/plain; name=quay.txt\n"
        f"Content-Disposition: attachment; filename=quay.txt\n\n{FIRST.replace('“', '').replace('”', '')}\n--x--\n"
    )
    add(folder, [str(write(tmp_path, "letter.eml", message))])
    attached, letter = document(folder, "quay.txt"), document(folder, "letter.eml")
    before = folder.ledger.read_bytes()
    with pytest.raises(LoccitError) as caught:
        purge(folder, [attached], "court order")
    assert caught.value.next_step == f"purge {letter} with it; nothing was deleted."
    assert folder.ledger.read_bytes() == before
    purge(folder, [attached, letter], "court order")
    assert ask(folder, "select count(*) from originals") == [(0,)]
    assert verify(folder) == []


def test_one_original_of_two_arrivals_is_purged_once(folder, tmp_path):
    add(folder, [str(write(tmp_path, "quay.txt", FIRST)), str(write(tmp_path, "Quibbleworth.txt", FIRST))])
    purge(folder, [document(folder, "quay.txt")], "court order")
    assert ask(folder, "select name, url, note, given from acquisitions") == [("purged", None, None, "{}")] * 2
    assert is_clean(folder)


def test_the_command_asks_to_be_told_twice_and_names_what_it_cannot_reach(filled, tmp_path):
    run, identifier = CliRunner(), document(filled, "Quibbleworth.txt")
    (tmp_path / ".git").mkdir()
    (filled.root / "old-copy.db").write_text("a copy")
    filled.sources.write_text("Quibbleworth.txt:\n  title: A letter\n")
    command = ["-a", str(filled.root), "withdraw", identifier, "--purge", "--reason", "court order"]
    before = filled.ledger.read_bytes()
    asked = run.invoke(main, command)
    assert (asked.exit_code, asked.stdout.count("original would be deleted")) == (2, 2)
    assert asked.stderr.endswith("nothing was changed.\n  Next: the same with --yes; it cannot be undone.\n")
    assert filled.ledger.read_bytes() == before
    done = run.invoke(main, [*command, "--yes"])
    assert (done.exit_code, done.stdout.count("original deleted")) == (0, 2)
    for sentence in (
        f"the git repository {tmp_path.resolve()} keeps what was committed", "old-copy.db was not looked into",
        f"sources.yml or corrections.yml speaks of {identifier}", "backups of this folder, published copies",
    ):  # fmt: skip
        assert sentence in done.stderr
    part = run.invoke(main, ["-a", str(filled.root), "withdraw", passage(filled, "noon"), "--purge", "--reason", "x"])
    assert (part.exit_code, "a purge deletes whole originals" in part.stderr) == (2, True)
    both = run.invoke(main, [*command, "--undo"])
    assert (both.exit_code, "exclude each other" in both.stderr) == (2, True)


def test_a_database_of_another_time_leads_to_rebuild_which_completes_the_purge(filled, monkeypatch, tmp_path):
    from loccit.ingest import session

    old = filled.database.read_bytes()
    add(filled, [str(write(tmp_path, "late.txt", "A late arrival at the quay of Lowmere.\n"))])

    def killed(*_):
        raise KeyboardInterrupt

    with monkeypatch.context() as before, pytest.raises(KeyboardInterrupt):
        before.setattr(session, "purge_rows", killed)
        purge(filled, [document(filled, "Quibbleworth.txt")], "court order")
    filled.database.write_bytes(old)
    with pytest.raises(LoccitError) as caught, open_archive(filled):
        pass
    assert (caught.value.code, "`loccit rebuild`" in caught.value.next_step) == ("D001", True)
    rebuild(filled)
    assert is_clean(filled)
    assert verify(filled) == []
