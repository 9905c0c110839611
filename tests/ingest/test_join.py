"""Joining archives: every ID of both stays valid, doing it twice is doing it once, and nothing withdrawn comes back."""

import itertools
import json
import os
import shutil
import sqlite3
import sys

import pytest
from click.testing import CliRunner
from hypothesis import given, settings
from hypothesis import strategies as st

from loccit.cli import main
from loccit.db.show import show
from loccit.errors import LoccitError
from loccit.folder import Folder, init_folder
from loccit.ingest import Options, add
from loccit.ingest.join import join, preview_join
from loccit.ingest.rebuild import rebuild
from loccit.ingest.verify import verify
from loccit.ingest.withdraw import purge, withdraw
from tests.ingest.rows import all_rows
from tests.ingest.test_add import FERRY, PIER, write
from tests.ingest.test_captures import FIRST, SECOND, zipped
from tests.ingest.test_withdraw import ask, document, passage, tables_with, without_history


@pytest.fixture
def two(tmp_path):
    """Two empty archives."""
    return init_folder(tmp_path / "ours"), init_folder(tmp_path / "theirs")


def ids_of(folder, kinds="dpnq"):
    return {row[0] for row in ask(folder, "select id from ledger") if row[0][0] in kinds}


def resolves(folder, identifier):
    """Whether an ID leads, over successors, to a row, or its fate is told."""
    connection = sqlite3.connect(folder.database)
    found = show(connection, identifier)
    if found["status"] == "moved" and found["successors"]:
        return all(show(connection, one)["status"] in ("current", "edited", "withdrawn") for one in found["successors"])
    return True


def is_whole(folder):
    """Whether verify finds nothing, and a rebuild makes the same rows and writes nothing into the ledger."""
    assert verify(folder) == []
    live, ledger = all_rows(folder.database), folder.ledger.read_bytes()
    rebuild(folder, workers=1)
    assert all_rows(folder.database) == live
    assert folder.ledger.read_bytes() == ledger
    return True


def test_documents_of_another_archive_come_with_their_ids_and_arrivals(two, tmp_path):
    ours, theirs = two
    add(ours, [str(write(tmp_path, "ferry.txt", FERRY))])
    add(theirs, [str(write(tmp_path, "pier.txt", PIER))], Options(note="harvest", url="https://pier.example/"))
    before, there = all_rows(theirs.database), ids_of(theirs)
    joined = join(ours, theirs.root)
    assert (joined.counts["documents"], joined.counts["originals"], joined.counts["moved"]) == (1, 1, 0)
    assert there < ids_of(ours)
    assert ask(ours, "select name like '%pier.txt', note, url from acquisitions where id = 2") == [
        (1, "harvest", "https://pier.example/")
    ]
    assert all_rows(theirs.database) == before
    assert (ours.ledgers / f"{joined.ledger}.jsonl").read_bytes() == theirs.ledger.read_bytes()
    assert is_whole(ours)


def test_the_same_bytes_are_one_document_with_both_arrivals(two, tmp_path):
    ours, theirs = two
    add(ours, [str(write(tmp_path, "ferry.txt", FERRY))])
    add(theirs, [str(write(tmp_path, "copy.txt", FERRY))])
    before = ids_of(ours)
    joined = join(ours, theirs.root)
    told = [joined.counts[name] for name in ("documents", "same", "acquisitions", "moved")]
    assert told == [0, 1, 1, 0]
    assert ids_of(ours) == before
    assert ask(ours, "select count(*) from acquisitions") == [(2,)]
    assert is_whole(ours)


def test_an_archive_imported_twice_adds_nothing(two, tmp_path):
    ours, theirs = two
    add(theirs, [str(write(tmp_path, "pier.txt", PIER)), str(write(tmp_path, "box.zip", zipped({"a.txt": FERRY})))])
    join(ours, theirs.root)
    rows, ledger = all_rows(ours.database), ours.ledger.read_bytes()
    again = join(ours, theirs.root)
    assert again.is_known
    assert (all_rows(ours.database), ours.ledger.read_bytes()) == (rows, ledger)
    add(theirs, [str(write(tmp_path, "quay.txt", FIRST))])
    more = join(ours, theirs.root)
    assert {name: count for name, count in more.counts.items() if count} == {
        "documents": 1, "same": 2, "originals": 1, "acquisitions": 1,
    }  # fmt: skip
    assert is_whole(ours)


def test_captures_that_two_archives_met_in_another_order_are_one_document(two, tmp_path):
    ours, theirs = two
    path = write(tmp_path, "quay.txt", FIRST)
    add(ours, [str(path)], Options(retrieved_at="2021-06-15T07:02:00Z"))
    path.write_text(SECOND)
    add(theirs, [str(path)], Options(retrieved_at="2021-06-17T19:40:00Z"))
    here, there = document(ours, "quay.txt"), document(theirs, "quay.txt")
    kept, spokesman = passage(ours, "thirty years"), passage(theirs, "spokesman")
    both = ids_of(ours) | ids_of(theirs)
    other = Folder(tmp_path / "turned" / "archive")
    shutil.copytree(theirs.root, other.root)
    joined = join(ours, theirs.root)
    assert (joined.counts["captures"], joined.counts["adopted"]) == (1, 1)
    connection = sqlite3.connect(ours.database)
    assert show(connection, there)["successors"] == [here]
    assert (passage(ours, "thirty years"), passage(ours, "spokesman")) == (kept, spokesman)
    assert show(connection, passage(theirs, "thirty years"))["successors"] == [kept]
    assert is_whole(ours)
    join(other, init_of(tmp_path, path, FIRST))
    assert ids_of(other) == ids_of(ours) == both
    assert is_whole(other)


def init_of(home, path, words):
    """The archive that holds only the first capture."""
    folder = init_folder(home / "first")
    path.write_text(words)
    add(folder, [str(path)], Options(retrieved_at="2021-06-15T07:02:00Z"))
    return folder.root


TEXTS = (FERRY, PIER, FIRST, SECOND, FERRY + "\n\n" + PIER)
HELD = st.lists(st.sampled_from(range(len(TEXTS))), max_size=4, unique=True)
COUNTER = itertools.count()


@settings(max_examples=12)
@given(ours=HELD, theirs=HELD)
def test_joining_either_way_resolves_the_same_ids(tmp_path_factory, ours, theirs):
    home = tmp_path_factory.mktemp(f"join{next(COUNTER)}")

    def archive(name, held):
        folder = init_folder(home / name)
        add(folder, [str(write(home, f"{name}.txt", f"The keeper of archive {name} wrote this line.\n"))])
        for one in held:
            day = f"2021-06-{10 + one}T00:00:00Z"
            path = write(home, f"in/{'quay' if one in (2, 3) else one}.txt", TEXTS[one])
            add(folder, [str(path)], Options(retrieved_at=day, workers=1))
        return folder

    a, b = archive("a", ours), archive("b", theirs)
    kept = shutil.copytree(a.root, home / "kept")
    both = ids_of(a) | ids_of(b)
    join(a, b.root, workers=1)
    join(b, kept, workers=1)
    assert ids_of(a) == ids_of(b) == both
    assert all(resolves(folder, one) for folder in (a, b) for one in both)
    assert is_whole(a)
    assert is_whole(b)


def test_an_id_that_other_readers_gave_is_moved_to_the_one_that_stands_here(two, tmp_path, monkeypatch):
    from loccit import structure

    ours, theirs = two
    path = write(tmp_path, "quay.txt", FIRST)
    whole = structure.cut_passages

    def cut(text, blocks, sections, notes, *more):
        return tuple(one for one in whole(text, blocks, sections, notes, *more) if "operator" not in one.text)

    with monkeypatch.context() as before:
        before.setattr(structure, "cut_passages", cut)
        add(theirs, [str(path)], Options(workers=1))
    add(theirs, [str(write(tmp_path, "ferry.txt", FERRY))])
    rebuild(theirs, workers=1)
    add(ours, [str(path)])
    strange = passage(theirs, "thirty years")
    ledger = theirs.ledger.read_text().replace(strange, "pbbbbbbbb" + check("pbbbbbbbb"))
    theirs.ledger.write_text(ledger)
    joined = join(ours, theirs.root)
    assert joined.counts["moved"] == 1
    found = show(sqlite3.connect(ours.database), "pbbbbbbbb" + check("pbbbbbbbb"))
    assert (found["status"], found["successors"]) == ("moved", [passage(ours, "thirty years")])
    assert found["text"].startswith("The quay of Lowmere")
    result = CliRunner().invoke(main, ["-a", str(ours.root), "cite", "pbbbbbbbb" + check("pbbbbbbbb")])
    assert result.exit_code == 0
    assert is_whole(ours)


def check(body):
    from loccit.ids import check_character

    return check_character(body)


def test_an_id_that_names_something_else_here_gets_another_name_and_that_is_told(two, tmp_path):
    ours, theirs = two
    add(ours, [str(write(tmp_path, "ferry.txt", FERRY))])
    add(theirs, [str(write(tmp_path, "pier.txt", PIER))])
    mine, other = passage(ours, "noon"), passage(theirs, "Nobody")
    theirs.ledger.write_text(theirs.ledger.read_text().replace(other, mine))
    joined = join(ours, theirs.root)
    assert joined.counts["renamed"] == 1
    assert joined.messages[0].startswith(f"{mine} names something else here; what it names there is p")
    assert "noon" in show(sqlite3.connect(ours.database), mine)["text"]
    assert passage(ours, "Nobody") != mine
    assert is_whole(ours)


def test_what_either_archive_withdrew_stays_withdrawn(two, tmp_path):
    ours, theirs = two
    paths = [str(write(tmp_path, "quay.txt", FIRST)), str(write(tmp_path, "pier.txt", PIER))]
    add(ours, paths)
    add(theirs, [*paths, str(write(tmp_path, "ferry.txt", FERRY))])
    withdraw(ours, [document(ours, "pier.txt")], "asked here")
    withdraw(theirs, [passage(theirs, "winter boat"), document(theirs, "ferry.txt")], "asked there")
    joined = join(ours, theirs.root)
    for words in ("winter boat", "Nobody asked", "Mira Quillfeather"):
        assert tables_with(ours, words) == []
    assert joined.counts["withdrawn"] == 1
    assert show(sqlite3.connect(ours.database), document(ours, "quay.txt"))["status"] == "current"
    assert is_whole(ours)
    join(theirs, ours.root)
    assert tables_with(theirs, "Nobody asked") == []
    assert is_whole(theirs)


def test_what_was_purged_here_does_not_come_back_and_what_was_purged_there_is_withdrawn(two, tmp_path):
    ours, theirs = two
    paths = [str(write(tmp_path, "quay.txt", FIRST)), str(write(tmp_path, "pier.txt", PIER))]
    add(ours, paths)
    add(theirs, [*paths, str(write(tmp_path, "ferry.txt", FERRY))])
    purge(ours, [document(ours, "quay.txt")], "court order")
    gone = document(theirs, "pier.txt")
    purge(theirs, [gone], "asked")
    join(ours, theirs.root)
    assert tables_with(ours, "winter boat") == []
    assert show(sqlite3.connect(ours.database), gone)["status"] == "withdrawn"
    assert tables_with(ours, "Nobody asked") == []
    assert ask(ours, "select count(*) from originals") == [(2,)]
    assert is_whole(ours)


def test_an_import_follows_the_purge_of_words_in_ledgers_that_were_imported(two, tmp_path):
    ours, theirs = two
    add(theirs, [str(write(tmp_path, "quay.txt", FIRST))])
    join(ours, theirs.root)
    (kept,) = ours.ledgers.iterdir()
    assert "winter boat" in kept.read_text()
    purge(ours, [document(ours, "quay.txt")], "court order")
    (kept,) = ours.ledgers.iterdir()
    assert "winter boat" not in kept.read_text()
    assert is_whole(ours)


def test_containers_and_refused_originals_come_too(two, tmp_path):
    ours, theirs = two
    add(theirs, [str(write(tmp_path, "box.zip", zipped({"ferry.txt": FERRY, "pier.txt": PIER})))])
    add(theirs, [str(write(tmp_path, "long.txt", "word " * 2_100_000))])
    join(ours, theirs.root)
    assert without_history(all_rows(ours.database)) == without_history(all_rows(theirs.database))
    assert is_whole(ours)


def test_rights_and_what_people_wrote_come_under_the_hash_and_ours_wins(two, tmp_path):
    ours, theirs = two
    add(ours, [str(write(tmp_path, "a/letter.txt", FERRY))])
    ours.sources.write_text("letter.txt:\n  rights: open\n  title: Our letter\n")
    add(theirs, [str(write(tmp_path, "b/letter.txt", PIER)), str(write(tmp_path, "quay.txt", FIRST))])
    spoken = ask(theirs, "select id from quotations limit 1")[0][0]
    theirs.sources.write_text(
        "quay.txt:\n  rights: quote\n  authors: [Ilse Torvane, Pell Askerby]\n  published: 2021\n"
    )
    theirs.corrections.write_text(f"{spoken}:\n  speaker: Pell Askerby\n")
    rebuild(theirs)
    rebuild(ours)
    join(ours, theirs.root)
    rows = ask(ours, "select rights, title, authors, published from documents order by n")
    assert rows[0][:2] == ("open", "Our letter")
    assert rows[1][0] == "private"
    assert rows[2][0] == "quote"
    assert json.loads(rows[2][2]) == ["Ilse Torvane", "Pell Askerby"]
    assert rows[2][3] == "2021"
    speaker = "select s.name from quotations q join speakers s on s.id = q.speaker_id where q.id = ?"
    assert ask(ours, speaker, spoken) == ask(theirs, speaker, spoken)
    assert ask(ours, "select how from quotations where id = ?", spoken) == [("a person's word (corrections.yml)",)]
    assert is_whole(ours)


def test_a_file_of_people_in_braces_is_told_before_anything_changes(two, tmp_path):
    ours, theirs = two
    add(theirs, [str(write(tmp_path, "quay.txt", FIRST))])
    ours.sources.write_text("{letter.txt: {rights: open}}\n")
    with pytest.raises(LoccitError) as caught:
        join(ours, theirs.root)
    assert caught.value.code == "Y001"
    assert not ours.ledgers.exists()


def test_an_archive_that_cannot_be_imported_is_told_and_nothing_changes(two, tmp_path):
    ours, theirs = two
    add(ours, [str(write(tmp_path, "ferry.txt", FERRY))])
    add(theirs, [str(write(tmp_path, "quay.txt", FIRST))])
    before = all_rows(ours.database)

    def code_of(root):
        with pytest.raises(LoccitError) as caught:
            join(ours, root)
        assert caught.value.next_step
        return caught.value.code

    assert code_of(ours.root) == "C001"
    connection = sqlite3.connect(theirs.database)
    connection.execute("insert into _sqlite_migrations(migration_set, name, applied_at) values ('loccit', 'm999', '')")
    connection.commit()
    connection.close()
    assert code_of(theirs.root) == "A004"
    theirs.database.unlink()
    victim = next(path for path in theirs.payload.rglob("*") if path.is_file())
    content = victim.read_bytes()
    victim.write_bytes(b"something else")
    assert code_of(theirs.root) == "A005"
    victim.unlink()
    assert code_of(theirs.root) == "A005"
    victim.write_bytes(content)
    with theirs.ledger.open("a") as ledger:
        ledger.write('{"type":"promise","id":"p1"}\n')
    assert code_of(theirs.root) == "A005"
    assert all_rows(ours.database) == before
    assert not ours.ledgers.exists()


def test_an_archive_without_a_database_and_that_may_not_be_written_is_imported(two, tmp_path):
    ours, theirs = two
    path = write(tmp_path, "quay.txt", FIRST)
    add(ours, [str(path)], Options(retrieved_at="2021-06-15T07:02:00Z"))
    path.write_text(SECOND)
    add(theirs, [str(path)], Options(retrieved_at="2021-06-17T19:40:00Z"))
    theirs.database.unlink()
    for one in (*theirs.root.rglob("*"), theirs.root):
        os.chmod(one, 0o555 if one.is_dir() else 0o444)
    before = {one: one.stat().st_mtime_ns for one in theirs.root.rglob("*")}
    joined = join(ours, theirs.root)
    assert joined.counts["captures"] == 1
    assert {one: one.stat().st_mtime_ns for one in theirs.root.rglob("*")} == before
    assert is_whole(ours)


@pytest.mark.parametrize("step", ["append", "catch_up", "add_entries", "write_capture", "copy_ledger"])
@pytest.mark.parametrize("is_before", [True, False])
def test_an_import_that_is_killed_is_completed_by_doing_it_again(two, tmp_path, monkeypatch, step, is_before):
    home = sys.modules["loccit.ingest.join"]
    ours, theirs = two
    path = write(tmp_path, "quay.txt", FIRST)
    add(ours, [str(path)], Options(retrieved_at="2021-06-15T07:02:00Z"))
    path.write_text(SECOND)
    paths = [str(path), str(write(tmp_path, "pier.txt", PIER))]
    add(theirs, paths, Options(retrieved_at="2021-06-17T19:40:00Z"))
    whole = getattr(home, step)

    def killed(*some, **more):
        if not is_before:
            whole(*some, **more)
        raise KeyboardInterrupt

    with monkeypatch.context() as before, pytest.raises(KeyboardInterrupt):
        before.setattr(home, step, killed)
        join(ours, theirs.root)
    join(ours, theirs.root)
    assert ids_of(theirs) <= ids_of(ours)
    assert ask(ours, "select count(*) from acquisitions") == [(3,)]
    assert is_whole(ours)


def test_the_command_says_what_would_be_and_what_was_taken_over(two, tmp_path):
    ours, theirs = two
    add(theirs, [str(write(tmp_path, "quay.txt", FIRST)), str(write(tmp_path, "pier.txt", PIER))])
    add(ours, [str(write(tmp_path, "ferry.txt", FERRY))])
    before = all_rows(ours.database)
    command = ["-a", str(ours.root), "import", str(theirs.root.parent)]
    dry = CliRunner().invoke(main, [*command, "--dry-run"])
    assert dry.stdout == "         2  new documents\n         2  originals\n         2  arrivals\n"
    assert all_rows(ours.database) == before
    assert preview_join(ours, theirs.root).counts["documents"] == 2
    done = CliRunner().invoke(main, [*command, "--json"])
    assert (done.exit_code, json.loads(done.stdout)["counts"]["documents"]) == (0, 2)
    again = CliRunner().invoke(main, command)
    assert (again.exit_code, again.stdout) == (0, "this ledger was imported before: nothing new.\n")
    missing = CliRunner().invoke(main, ["-a", str(ours.root), "import", str(tmp_path / "nowhere")])
    assert (missing.exit_code, missing.stderr.partition(":")[0]) == (2, "Error A001")


def test_matches_that_another_program_found_come_too(two, tmp_path):
    from loccit.db.connect import open_for_writing
    from loccit.ingest.imported import keep, restore
    from loccit.matching.passim import Reuse

    ours, theirs = two
    add(theirs, [str(write(tmp_path, "quay.txt", FIRST)), str(write(tmp_path, "late.txt", FERRY))])
    a, b = document(theirs, "quay.txt"), document(theirs, "late.txt")
    db = open_for_writing(theirs.database)
    keep(theirs, db, [Reuse(a, b, 4, 20, 4, 20, 0.5, "found by passim")])
    with db.atomic():
        restore(theirs, db)
    db.close()
    join(ours, theirs.root)
    found = "select how from matches where kind = 'reuse' and how = 'found by passim'"
    assert ask(ours, found) == ask(theirs, found) != []
    assert is_whole(ours)
