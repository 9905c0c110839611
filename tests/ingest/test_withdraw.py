"""Withdrawing: words that are not to be shown leave every table; IDs, hashes and the history stay."""

import json
import shutil
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner

from loccit.cli import main
from loccit.db.publish import publish
from loccit.db.show import show
from loccit.errors import LoccitError
from loccit.folder import Folder, init_folder
from loccit.ingest import Options, add, preview
from loccit.ingest.histories import hash_of
from loccit.ingest.rebuild import rebuild
from loccit.ingest.session import open_archive
from loccit.ingest.verify import verify
from loccit.ingest.withdraw import show_again, withdraw
from tests.ingest.rows import all_rows
from tests.ingest.test_add import FERRY, PIER, write
from tests.ingest.test_captures import FIRST, SECOND, zipped

HARBOUR = Path(__file__).resolve().parents[2] / "examples" / "harbour"
SOURCES = (
    "selling-the-tide.html", "mirror-licence.html", "mirror-licence-2.html", "letters.txt", "letters-crlf.txt",
    "briefing-fn.txt", "interview-askerby.txt", "wire-strike-mirror.html", "wire-strike-courier.html",
    "working-paper.md",
)  # fmt: skip


@pytest.fixture(scope="module")
def made(tmp_path_factory):
    """An archive whose documents quote, copy and cite one another."""
    home = tmp_path_factory.mktemp("harbour")
    folder = init_folder(home)
    shutil.copy(HARBOUR / "sources.yml", folder.sources)
    add(folder, [str(HARBOUR / name) for name in SOURCES], Options(workers=1))
    return folder


@pytest.fixture
def harbour(made, tmp_path):
    """A copy of it, to be changed."""
    shutil.copytree(made.root, tmp_path / "archive")
    return Folder(tmp_path / "archive")


def ask(folder, sql, *values):
    connection = sqlite3.connect(folder.database)
    try:
        return connection.execute(sql, values).fetchall()
    finally:
        connection.close()


def document(folder, name):
    return ask(
        folder, "select document_id from versions v join acquisitions a using (sha256) where name like ?", f"%{name}"
    )[0][0]


def passage(folder, words):
    return ask(folder, "select id from passages where text like ?", f"%{words}%")[0][0]


def tables_with(folder, words):
    """The tables in which words stand."""
    return sorted(name for name, rows in all_rows(folder.database).items() if any(words in row for row in rows))


def without_history(rows):
    return {name: some for name, some in rows.items() if name not in ("events", "archive_state")}


@pytest.mark.parametrize("name", SOURCES)
def test_a_withdrawn_document_leaves_what_a_rebuild_makes_and_comes_back_whole(harbour, name):
    before = all_rows(harbour.database)
    identifier = document(harbour, name)
    withdraw(harbour, [identifier], "the author asked for it")
    assert verify(harbour) == []
    live = all_rows(harbour.database)
    rebuild(harbour, workers=1)
    assert all_rows(harbour.database) == live
    assert all(identifier not in row for row in live["documents"] + live["passages"] + live["matches"])
    show_again(harbour, [identifier], "the author agreed")
    assert without_history(all_rows(harbour.database)) == without_history(before)
    assert verify(harbour) == []


@pytest.mark.parametrize("words", ["defended the haste", "The tender was short", "Torvane told Sound Radio Four an"])
def test_a_withdrawn_passage_leaves_what_a_rebuild_makes_and_comes_back_whole(harbour, words):
    before = all_rows(harbour.database)
    identifier = passage(harbour, words)
    withdraw(harbour, [identifier], "names a minor")
    assert tables_with(harbour, words) == []
    assert verify(harbour) == []
    live = all_rows(harbour.database)
    rebuild(harbour, workers=1)
    assert all_rows(harbour.database) == live
    show_again(harbour, [identifier], "it does not")
    assert without_history(all_rows(harbour.database)) == without_history(before)
    assert verify(harbour) == []


def test_a_withdrawn_note_takes_its_citations_and_leaves_its_reference(harbour):
    words = "from minute 12"
    identifier, label = ask(harbour, "select id, label from notes where text like ?", f"%{words}%")[0]
    withdraw(harbour, [identifier], "it was never said")
    assert tables_with(harbour, words) == []
    assert ask(harbour, "select count(*) from citations where note_id = ?", identifier) == [(0,)]
    assert ask(harbour, "select label from note_references where note_id = ?", identifier) == [(label,)]
    live = all_rows(harbour.database)
    rebuild(harbour, workers=1)
    assert all_rows(harbour.database) == live


def test_the_text_of_a_document_keeps_its_offsets_where_a_passage_was_withdrawn(folder, tmp_path):
    add(folder, [str(write(tmp_path, "pier.txt", PIER))])
    identifier = passage(folder, "Nobody")
    start, end, words = ask(folder, 'select start, "end", text from passages where id = ?', identifier)[0]
    withdraw(folder, [identifier], "asked for")
    assert ask(folder, "select text from documents") == [(PIER[:start] + "█" * (end - start) + PIER[end:],)]
    assert ask(folder, "select status, exact, start, hash from ledger where id = ?", identifier) == [
        ("withdrawn", None, None, hash_of(words))
    ]


def test_show_answers_with_hash_date_and_reason_and_never_with_words(harbour):
    identifier = document(harbour, "mirror-licence.html")
    part = ask(harbour, "select id from passages where document_id = ? limit 1", identifier)[0][0]
    sha256 = ask(harbour, "select l.hash from ledger l where id = ?", identifier)[0][0]
    done = withdraw(harbour, [identifier], "the  author\nasked")
    assert done.reason == "the author asked"
    sha256 = done.hidden[0].hash
    assert sha256 in {row[0] for row in ask(harbour, "select sha256 from versions where document_id = ?", identifier)}
    connection = sqlite3.connect(harbour.database)
    assert show(connection, identifier) == {
        "id": identifier, "kind": "document", "status": "withdrawn", "successors": [], "document_id": identifier,
        "hash": sha256, "withdrawn_at": done.at, "reason": "the author asked",
    }  # fmt: skip
    answer = show(connection, part)
    assert (answer["status"], answer["reason"], len(answer["hash"])) == ("withdrawn", "the author asked", 64)
    assert "text" not in answer


def test_the_words_of_every_capture_and_of_old_ids_are_hidden(folder, tmp_path):
    path = write(tmp_path, "quay.txt", FIRST)
    add(folder, [str(path)], Options(retrieved_at="2021-06-15T07:02:00Z"))
    gone = passage(folder, "seventeenth clause")
    path.write_text(SECOND)
    add(folder, [str(path)], Options(retrieved_at="2021-06-17T19:40:00Z"))
    withdraw(folder, [gone], "asked for")
    assert tables_with(folder, "seventeenth clause") == []
    edited = passage(folder, "winter boat")
    withdraw(folder, [edited], "asked for")
    assert tables_with(folder, "winter boat") == []
    live = all_rows(folder.database)
    rebuild(folder)
    assert all_rows(folder.database) == live
    assert verify(folder) == []


def test_a_newer_capture_keeps_hiding_what_was_withdrawn(folder, tmp_path):
    path = write(tmp_path, "quay.txt", FIRST)
    add(folder, [str(path)], Options(retrieved_at="2021-06-15T07:02:00Z"))
    quoted, edited = passage(folder, "sold a licence"), passage(folder, "winter boat")
    withdraw(folder, [quoted, edited], "asked for")
    path.write_text(SECOND)
    assert add(folder, [str(path)], Options(retrieved_at="2021-06-17T19:40:00Z")).outcomes[0].status == "newer_capture"
    for words in ("sold a licence", "winter boat", "Torvane"):
        assert tables_with(folder, words) == []
    assert verify(folder) == []
    live = all_rows(folder.database)
    ledger = folder.ledger.read_bytes()
    rebuild(folder)
    assert all_rows(folder.database) == live
    assert folder.ledger.read_bytes() == ledger
    show_again(folder, [quoted, edited], "agreed")
    assert passage(folder, "sold a licence") == quoted
    assert passage(folder, "winter boat") == edited
    assert verify(folder) == []


def test_the_same_bytes_again_are_told_with_the_way_back_and_stay_hidden(folder, tmp_path):
    path = write(tmp_path, "pier.txt", PIER)
    identifier = add(folder, [str(path)]).outcomes[0].document_id
    withdraw(folder, [identifier], "the author asked")
    again = [preview(folder, [str(path)], Options()).outcomes[0], add(folder, [str(path)]).outcomes[0]]
    for one in again:
        assert (one.status, one.of) == ("withdrawn", identifier)
        assert one.message.startswith(f"same bytes as {identifier}, which was withdrawn, on 2")
        assert one.message.endswith("(the author asked).")
        assert one.next_step == f"`loccit withdraw --undo {identifier} --reason WHY` shows it again."
    assert ask(folder, "select count(*) from documents") == [(0,)]
    assert ask(folder, "select count(*) from acquisitions") == [(2,)]
    live = all_rows(folder.database)
    rebuild(folder)
    assert all_rows(folder.database) == live
    assert verify(folder) == []


def test_a_newer_capture_of_a_withdrawn_document_is_not_taken(folder, tmp_path):
    path = write(tmp_path, "quay.txt", FIRST)
    identifier = add(folder, [str(path)]).outcomes[0].document_id
    withdraw(folder, [identifier], "the author asked")
    path.write_text(SECOND)
    for one in (preview(folder, [str(path)], Options()).outcomes[0], add(folder, [str(path)]).outcomes[0]):
        assert (one.status, one.of) == ("withdrawn", identifier)
        assert "a capture of" in one.message
        assert "`loccit add --new`" in one.next_step
    assert ask(folder, "select count(*) from originals") == [(1,)]
    assert add(folder, [str(path)], Options(is_new=True)).outcomes[0].status == "new"
    path.write_text(PIER)
    other = add(folder, [str(path)]).outcomes[0]
    assert other.status == "new"


def test_a_published_copy_knows_of_it_by_id_and_hash_only(harbour, tmp_path):
    identifier, words = document(harbour, "letters.txt"), "defended the haste"
    part = passage(harbour, words)
    harbour.sources.write_text("\n".join(f"{name}:\n  rights: open" for name in SOURCES))
    rebuild(harbour, workers=1)
    withdraw(harbour, [identifier, part], "asked for")
    publish(harbour.database, tmp_path / "public.db")
    public = Folder(tmp_path)
    rows = all_rows(tmp_path / "public.db")
    assert all(words not in row for some in rows.values() for row in some)
    connection = sqlite3.connect(tmp_path / "public.db")
    found = connection.execute("select * from ledger where id in (?, ?)", [identifier, part]).fetchall()
    assert {row[3] for row in found} == {"withdrawn"}
    assert all(row[7:12] == (None,) * 5 and len(row[12]) == 64 for row in found)
    assert public is not None


def test_works_and_matches_of_others_forget_a_withdrawn_document(harbour):
    identifier = document(harbour, "mirror-licence.html")
    assert ask(harbour, "select count(*) from works where document_id = ?", identifier) != [(0,)]
    done = withdraw(harbour, [identifier], "asked for")
    assert done.hidden[0].sharing
    assert ask(harbour, "select count(*) from works where document_id = ?", identifier) == [(0,)]
    for table in ("fingerprints_recent", "fingerprint_places", "sketches"):
        left = f"select count(*) from {table} where document_n = (select n from ledger where id = ?)"
        assert ask(harbour, left, identifier) == [(0,)]


def test_what_cannot_be_withdrawn_is_told_with_the_next_step(harbour):
    quotation, home = ask(harbour, "select id, passage_id from quotations where passage_id is not null limit 1")[0]
    speaker = ask(harbour, "select id from speakers limit 1")[0][0]
    before = harbour.ledger.read_bytes()
    for asked, code, step in (
        (quotation, "C001", f"withdraw {home}, which it is a part of."),
        (speaker, "C001", f"`loccit show {speaker}` lists them."),
        ("p000000000", "C002", "`loccit search WORDS` finds identifiers."),
    ):
        with pytest.raises(LoccitError) as caught:
            withdraw(harbour, [asked], "asked for")
        assert caught.value.code == code
        assert caught.value.next_step.endswith(step)
    assert harbour.ledger.read_bytes() == before


def test_a_part_of_a_withdrawn_document_comes_back_with_it_only(harbour):
    identifier, words = document(harbour, "selling-the-tide.html"), "defended the haste"
    part = passage(harbour, words)
    withdraw(harbour, [part], "asked for")
    withdraw(harbour, [identifier], "asked for")
    with pytest.raises(LoccitError) as caught:
        show_again(harbour, [part], "agreed")
    assert f"`loccit withdraw --undo {identifier} --reason WHY`" in caught.value.next_step
    show_again(harbour, [identifier], "agreed")
    assert tables_with(harbour, words) == []
    show_again(harbour, [part], "agreed")
    assert passage(harbour, words) == part
    assert verify(harbour) == []


def test_what_was_withdrawn_before_is_told_and_changes_nothing(harbour):
    identifier = document(harbour, "letters.txt")
    withdraw(harbour, [identifier], "asked for")
    before = harbour.ledger.read_bytes()
    assert withdraw(harbour, [identifier], "again").already == (identifier,)
    assert show_again(harbour, [document(harbour, "working-paper.md")], "x").already != ()
    assert harbour.ledger.read_bytes() == before


def test_a_database_that_a_kill_left_behind_follows_the_ledger(harbour):
    database = harbour.database.read_bytes()
    identifier = document(harbour, "mirror-licence.html")
    withdraw(harbour, [identifier], "asked for")
    whole = all_rows(harbour.database)
    harbour.database.write_bytes(database)
    with open_archive(harbour):
        pass
    assert all_rows(harbour.database) == whole
    assert verify(harbour) == []


def test_a_kill_while_documents_are_read_again_is_made_good_by_the_next_command(harbour, monkeypatch):
    from loccit.ingest import replay

    def killed(*_, **__):
        raise KeyboardInterrupt

    identifier = document(harbour, "mirror-licence.html")
    for name in ("read_missing", "refile_relations"):
        with monkeypatch.context() as before:
            before.setattr(replay, name, killed)
            with pytest.raises(KeyboardInterrupt):
                withdraw(harbour, [identifier], "asked for")
        with open_archive(harbour):
            pass
        live = all_rows(harbour.database)
        rebuild(harbour, workers=1)
        assert all_rows(harbour.database) == live
        show_again(harbour, [identifier], "once more")
    assert verify(harbour) == []


def test_changes_of_a_document_are_not_told_where_something_of_it_was_withdrawn(harbour, monkeypatch):
    identifier = document(harbour, "mirror-licence.html")
    part = ask(harbour, "select id from passages where document_id = ? limit 1", identifier)[0][0]
    withdraw(harbour, [part], "asked for")
    result = CliRunner().invoke(main, ["-a", str(harbour.root), "diff", identifier])
    assert (result.exit_code, result.stderr.partition(":")[0]) == (1, "Error C002")


def test_the_command_says_what_went_and_what_says_the_same_elsewhere(harbour):
    run = CliRunner()
    identifier = document(harbour, "wire-strike-mirror.html")
    command = ["-a", str(harbour.root), "withdraw", identifier]
    without = run.invoke(main, command)
    assert (without.exit_code, without.stderr) == (
        2, 'Error C001: no reason was given.\n  Next: say why, as in --reason "the author asked".\n'
    )  # fmt: skip
    done = run.invoke(main, [*command, "--reason", "asked for"])
    assert done.exit_code == 0
    assert done.stdout.startswith(f"{identifier}  document withdrawn, with ")
    assert "The same words are still shown at " in done.stderr
    found = run.invoke(main, ["-a", str(harbour.root), "show", identifier])
    assert (found.exit_code, "reason: asked for" in found.stdout) == (0, True)
    back = run.invoke(main, [*command, "--undo", "--reason", "agreed", "--json"])
    answer = json.loads(back.stdout)
    assert (answer["undone"], [one["id"] for one in answer["ids"]]) == (True, [identifier])
    assert run.invoke(main, ["-a", str(harbour.root), "verify"]).exit_code == 0


def test_a_draft_that_quotes_what_was_withdrawn_is_told(harbour, tmp_path):
    identifier = passage(harbour, "The tender was short")
    draft = write(tmp_path, "draft.md", f"“The tender was short.” [@{identifier}]\n")
    withdraw(harbour, [identifier], "asked for")
    result = CliRunner().invoke(main, ["-a", str(harbour.root), "check", str(draft), "--format", "json"])
    (verdict,) = json.loads(result.stdout)["verdicts"]
    assert (result.exit_code, verdict["code"]) == (1, "gone_id")
    assert verdict["next_step"].startswith(f"{identifier} was withdrawn from the archive;")
    cited = CliRunner().invoke(main, ["-a", str(harbour.root), "cite", identifier])
    assert "was withdrawn: it is not shown, and not cited." in cited.stderr


def test_exports_leave_out_what_was_withdrawn(harbour):
    words, identifier = "defended the haste", document(harbour, "letters.txt")
    withdraw(harbour, [passage(harbour, words), identifier], "asked for")
    for form in ("jsonl", "passim"):
        command = [sys.executable, "-m", "loccit", "-a", str(harbour.root), "export", "--format", form, "--private"]
        done = subprocess.run(command, capture_output=True, text=True)
        assert done.returncode == 0, done.stderr
        assert words not in done.stdout
        assert identifier not in done.stdout


def test_members_of_containers_are_withdrawn_by_themselves(folder, tmp_path):
    box = write(tmp_path, "box.zip", zipped({"ferry.txt": FERRY, "pier.txt": PIER}))
    add(folder, [str(box)])
    withdraw(folder, [document(folder, "ferry.txt")], "asked for")
    assert ask(folder, "select count(*) from documents") == [(1,)]
    counts = add(folder, [str(box)]).counts()
    assert (counts["withdrawn"], counts["same_bytes"]) == (1, 2)
