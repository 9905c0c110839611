"""What may be shown of a document and of each of its captures."""

import shutil
import sqlite3

import pytest
from click.testing import CliRunner
from hypothesis import given
from hypothesis import strategies as st

from loccit.cli import main
from loccit.db.publish import open_originals, publish
from loccit.errors import LoccitError
from loccit.folder import init_folder
from loccit.ingest import Options, add
from loccit.ingest.join import join
from loccit.ingest.people import People
from loccit.ingest.rebuild import rebuild
from loccit.ingest.rights import narrowest, rights_of
from loccit.ingest.said_values import RIGHTS
from loccit.ingest.session import open_archive
from loccit.ledger import Acquisition
from tests.ingest.rows import all_rows
from tests.ingest.test_add import write
from tests.ingest.test_captures import FIRST, SECOND
from tests.ingest.test_times import ask, ask_all, come

URL = "https://mirror.example/quay"
KNOWN = 'quay.txt:\n  rights: open\n  title: "The quay let"\n  published: "2021-06-15"\n  updated: "2021-06-16"\n'


def come_as(folder, tmp_path, text, rights=None, name="quay.txt"):
    path = write(tmp_path, name, text)
    return add(folder, [str(path)], Options(rights=rights, url=URL)).outcomes[0]


def rights(folder):
    return [row[0] for row in ask_all(folder, "select rights from versions order by ordinal")]


def applied(folder):
    return CliRunner().invoke(main, ["-a", str(folder.root), "apply"])


def test_a_private_capture_of_an_open_document_is_in_no_copy(folder, tmp_path):
    first = come_as(folder, tmp_path, FIRST, "private")
    come_as(folder, tmp_path, SECOND, "open", "later.txt")
    assert (rights(folder), ask(folder, "select rights from documents")) == (["private", "open"], "open")
    copy = publish(folder.database, tmp_path / "copy.db").path
    published = copy.read_bytes()
    lost = ask(folder, "select id from ledger where status = 'gone' and exact like 'Nobody in%'")
    for secret in ("Nobody in the town hall", "did not promise", first.sha256, lost):
        assert secret.encode() not in published, secret
    assert b"A spokesman said" in published
    assert open_originals(folder.database) == [ask(folder, "select sha256 from documents")]


def test_what_was_lost_from_an_open_capture_stays_in_a_copy(folder, tmp_path):
    come_as(folder, tmp_path, FIRST, "open")
    come_as(folder, tmp_path, SECOND, name="later.txt")
    come_as(folder, tmp_path, SECOND.replace("A spokesman", "A clerk of the board"), "private", "third.txt")
    come_as(folder, tmp_path, FIRST.replace("Nobody in", "Nobody at"), "open", "fourth.txt")
    assert rights(folder) == ["open", "open", "private", "open"]
    copy = publish(folder.database, tmp_path / "copy.db").path
    assert b"A clerk of the board" not in copy.read_bytes()
    connection = sqlite3.connect(copy)
    found = connection.execute("select exact, prefix from ledger where exact like 'A spokesman%'").fetchall()
    connection.close()
    assert [prefix for _, prefix in found] == [None] * len(found)


def test_a_capture_in_excerpts_gives_no_whole_text(folder, tmp_path):
    come_as(folder, tmp_path, FIRST, "quote")
    come_as(folder, tmp_path, SECOND, "open", "later.txt")
    connection = sqlite3.connect(publish(folder.database, tmp_path / "copy.db", excerpt=30).path)
    assert connection.execute("select ordinal, text from versions").fetchall() == [(1, None), (2, None)]
    lost = connection.execute("select exact from ledger where exact like 'Nobody%'").fetchall()
    connection.close()
    assert lost == [("Nobody in the town hall …",)]


def test_what_holds_a_private_file_is_not_had(folder, tmp_path):
    letter = write(tmp_path, "letter.eml", "")
    letter.write_bytes(MAIL)
    add(folder, [str(letter)], Options(rights="open"))
    assert len(open_originals(folder.database)) == 2
    enclosed = ask(folder, "select sha256 from acquisitions where name like '%!%'")
    folder.sources.write_text(f"{enclosed}:\n  rights: private\n")
    applied(folder)
    assert open_originals(folder.database) == []


MAIL = (
    b"From: Ada Lind <ada@harbour.example>\r\nTo: Per Holm <per@harbour.example>\r\nSubject: The quay\r\n"
    b"Date: Tue, 15 Jun 2021 07:02:00 +0000\r\nMIME-Version: 1.0\r\nContent-Type: multipart/mixed; boundary=b\r\n\r\n"
    b"--b\r\nContent-Type: text/plain\r\n\r\nDear Per, the lease of the quay is enclosed, as we said on Monday.\r\n"
    b"--b\r\nContent-Type: text/plain\r\nContent-Disposition: attachment; filename=lease.txt\r\n\r\n"
    b"The quay of Lowmere is let for thirty years from this spring.\r\n--b--\r\n"
)


def test_the_last_word_about_the_same_bytes_counts_and_is_told(folder, tmp_path):
    told = [come_as(folder, tmp_path, FIRST, wish).message for wish in ("open", "private", "private", "open")]
    of = ask(folder, "select id from documents")
    assert told[1:] == [
        f"same bytes as {of}; it was open, and is private from now on.",
        f"same bytes as {of}; it is private, as before.",
        f"same bytes as {of}; it was private, and is open from now on.",
    ]
    assert (rights(folder), ask(folder, "select rights from documents")) == (["open"], "open")
    before = all_rows(folder.database)
    rebuild(folder)
    assert all_rows(folder.database) == before


def test_what_people_wrote_is_stronger_than_a_wish_and_that_is_told(folder, tmp_path):
    folder.sources.write_text("quay.txt:\n  rights: private\n")
    come_as(folder, tmp_path, FIRST)
    told = come_as(folder, tmp_path, FIRST, "open")
    assert told.message.endswith("; it stays private, as sources.yml or corrections.yml says.")
    assert rights(folder) == ["private"]


def test_what_is_known_of_a_source_holds_for_the_next_capture(folder, tmp_path):
    folder.sources.write_text(KNOWN)
    come_as(folder, tmp_path, FIRST)
    come_as(folder, tmp_path, SECOND, name="later.txt")
    said = "select rights, title, published, updated from documents"
    assert ask_all(folder, said) == [("open", "The quay let", "2021-06-15", None)]
    assert applied(folder).output == "nothing to change.\n"
    before = all_rows(folder.database)
    rebuild(folder)
    assert all_rows(folder.database) == before
    folder.sources.write_text(KNOWN + 'later.txt:\n  title: "The quay let again"\n')
    applied(folder)
    assert ask_all(folder, said) == [("open", "The quay let again", "2021-06-15", None)]


def test_what_is_said_of_an_older_capture_alone_is_applied(folder, tmp_path):
    come_as(folder, tmp_path, FIRST, "open")
    come_as(folder, tmp_path, SECOND, "open", "later.txt")
    first = ask(folder, "select sha256 from versions where ordinal = 1")
    folder.sources.write_text(f"{first}:\n  rights: private\n")
    applied(folder)
    assert rights(folder) == ["private", "open"]
    folder.sources.write_text("")
    applied(folder)
    assert rights(folder) == ["open", "open"]


def test_a_word_about_the_document_opens_no_capture_that_is_private(folder, tmp_path):
    document = come_as(folder, tmp_path, FIRST, "private").document_id
    come_as(folder, tmp_path, SECOND, name="later.txt")
    folder.sources.write_text(f"{document}:\n  rights: open\n")
    applied(folder)
    assert (rights(folder), ask(folder, "select rights from documents")) == (["private", "open"], "open")


@pytest.mark.parametrize(("ours", "theirs", "after"), [("open", "private", "private"), ("private", "open", "private")])
def test_an_import_gives_nothing_more_rights(folder, tmp_path, ours, theirs, after):
    come_as(folder, tmp_path, FIRST, ours)
    other = init_folder(tmp_path / "other")
    come_as(other, tmp_path, FIRST, theirs)
    come_as(other, tmp_path, SECOND, name="later.txt")
    join(folder, other.root)
    assert rights(folder) == [ours, after]


def test_a_database_of_an_earlier_version_is_not_published(folder, tmp_path):
    come_as(folder, tmp_path, FIRST, "open")
    older = tmp_path / "older.db"
    shutil.copy(folder.database, older)
    connection = sqlite3.connect(older)
    connection.execute("drop index versions_without_rights")
    connection.execute("alter table versions drop column rights")
    connection.commit()
    connection.close()
    with pytest.raises(LoccitError) as caught:
        publish(older, tmp_path / "copy.db")
    assert caught.value.code == "D001"


def test_an_archive_of_an_earlier_version_is_brought_up_to_date(folder, tmp_path):
    come(folder, tmp_path, FIRST, "2021-06-15")
    come(folder, tmp_path, SECOND, name="later.txt")
    before = all_rows(folder.database)
    connection = sqlite3.connect(folder.database)
    connection.execute("drop index versions_without_rights")
    connection.execute("alter table versions drop column rights")
    connection.execute("update versions set captured_at = '2026-01-01T00:00:00Z' where captured_at is null")
    connection.execute(
        "update acquisitions set retrieved_at = '2021-06-15T00:00+00:00' where retrieved_at = '2021-06-15'"
    )
    connection.execute("delete from _sqlite_migrations where name = 'm010_captures'")
    connection.commit()
    connection.close()
    with open_archive(folder):
        pass
    assert ask_all(folder, "select captured_at, rights from versions order by ordinal") == [
        ("2021-06-15T00:00:00Z", "private"), (None, "private"),
    ]  # fmt: skip
    rebuild(folder)
    assert all_rows(folder.database) == before


@given(st.lists(st.lists(st.sampled_from([None, *RIGHTS]), min_size=1, max_size=3), max_size=4))
def test_a_capture_has_at_most_the_rights_that_somebody_gave(wishes):
    captures = [
        [Acquisition(1, str(n), "quay.txt", "", given={"rights": wish} if wish else {}) for wish in some]
        for n, some in enumerate(wishes)
    ]
    found = rights_of(People(), "d", captures)
    assert list(found) == [str(n) for n in range(len(wishes))]
    for n, some in enumerate(wishes):
        own = [wish for wish in some if wish]
        before = found[str(n - 1)] if n else "private"
        assert found[str(n)] == (own[-1] if own else before)
    assert narrowest([]) == "private"
