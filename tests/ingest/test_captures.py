"""Newer captures keep every ID; containers give their members; both survive a rebuild."""

import io
import json
import sqlite3
import zipfile

import pytest
from click.testing import CliRunner

from loccit.cli import main
from loccit.db.show import show
from loccit.errors import LoccitError
from loccit.folder import init_folder
from loccit.ingest import Options, add, preview
from loccit.ingest.join import join
from loccit.ingest.rebuild import rebuild
from loccit.ingest.session import open_archive
from loccit.ingest.verify import verify
from tests.ingest.rows import all_rows
from tests.ingest.test_add import FERRY, PIER, write

FIRST = """The quay of Lowmere was let for thirty years in the spring of 2021.

The operator did not promise to keep the winter boat, and the town did not ask for it.

“We sold a licence, not a harbour,” said Ilse Torvane, then minister of crossings.

Nobody in the town hall remembers who drew up the seventeenth clause of the agreement.
"""
SECOND = """The quay of Lowmere was let for thirty years in the spring of 2021.

The operator did promise to keep the winter boat, and the town did not ask for it.

“We sold a licence, not a harbour,” said Ilse Torvane, then minister of crossings.

A spokesman said that the winter timetable would be published in October as usual.
"""


def passages(folder):
    rows = sqlite3.connect(folder.database).execute("select id, text from passages order by ordinal").fetchall()
    return {text.split(" ")[1]: identifier for identifier, text in rows}


@pytest.fixture
def captured(folder, tmp_path):
    path = write(tmp_path, "quay.txt", FIRST)
    add(folder, [str(path)], Options(retrieved_at="2021-06-15T07:02:00Z"))
    before = passages(folder)
    path.write_text(SECOND)
    told = add(folder, [str(path)], Options(retrieved_at="2021-06-17T19:40:00Z")).outcomes[0]
    return folder, before, told


def test_a_newer_capture_of_the_same_path_keeps_the_ids(captured):
    folder, before, told = captured
    assert told.status == "newer_capture"
    after = passages(folder)
    assert {word: after[word] for word in ("quay", "operator", "sold")} == {
        word: before[word] for word in ("quay", "operator", "sold")
    }
    connection = sqlite3.connect(folder.database)
    assert show(connection, before["operator"])["status"] == "edited"
    gone = show(connection, before["in"])
    assert (gone["status"], gone["text"]) == ("gone", FIRST.split("\n\n")[3].strip())


def test_the_older_capture_still_has_its_words(captured):
    folder, _, _ = captured
    rows = (
        sqlite3.connect(folder.database)
        .execute("select ordinal, captured_at, text from versions order by 1")
        .fetchall()
    )
    assert rows == [(1, "2021-06-15T07:02:00Z", FIRST), (2, "2021-06-17T19:40:00Z", None)]
    assert sqlite3.connect(folder.database).execute("select count(*), text from documents").fetchone() == (1, SECOND)


def test_captures_are_rebuilt_with_the_same_rows(captured, tmp_path):
    folder, _, _ = captured
    add(folder, [str(write(tmp_path, "ferry.txt", FERRY))])
    add(folder, [str(write(tmp_path, "again/quay.txt", SECOND))], Options(url="https://quay.example/"))
    before = all_rows(folder.database)
    ledger = folder.ledger.read_bytes()
    rebuild(folder)
    assert folder.ledger.read_bytes() == ledger
    assert all_rows(folder.database) == before
    assert verify(folder) == []


def test_a_capture_that_a_kill_kept_from_the_database_is_done_again(folder, tmp_path):
    path = write(tmp_path, "quay.txt", FIRST)
    add(folder, [str(path)], Options(retrieved_at="2021-06-15T07:02:00Z"))
    database = folder.database.read_bytes()
    path.write_text(SECOND)
    add(folder, [str(path)], Options(retrieved_at="2021-06-17T19:40:00Z"))
    whole = all_rows(folder.database)
    folder.database.write_bytes(database)
    with open_archive(folder):
        pass
    assert all_rows(folder.database) == whole
    assert verify(folder) == []


def test_an_older_capture_that_comes_later_changes_no_id(captured, tmp_path):
    folder, _, _ = captured
    before = passages(folder)
    path = write(tmp_path, "quay.txt", FIRST.replace("thirty", "forty"))
    told = add(folder, [str(path)], Options(retrieved_at="2020-01-01T00:00:00Z")).outcomes[0]
    assert (told.status, told.message) == ("newer_capture", "1 older (the same path).")
    assert passages(folder) == before
    rows = all_rows(folder.database)
    rebuild(folder)
    assert all_rows(folder.database) == rows


def test_other_words_under_the_same_path_are_a_document_of_their_own(folder, tmp_path):
    path = write(tmp_path, "quay.txt", FIRST)
    first = add(folder, [str(path)]).outcomes[0]
    path.write_text(PIER)
    told = add(folder, [str(path)]).outcomes[0]
    assert (told.status, told.message) == ("new", f"same name, other text: the same path as {first.document_id}")


def test_a_person_decides_what_is_a_capture(folder, tmp_path):
    path = write(tmp_path, "quay.txt", FIRST)
    first = add(folder, [str(path)]).outcomes[0]
    path.write_text(SECOND)
    assert add(folder, [str(path)], Options(is_new=True)).outcomes[0].status == "new"
    other = write(tmp_path, "other.txt", PIER)
    told = add(folder, [str(other)], Options(version_of=first.document_id)).outcomes[0]
    assert (told.status, told.document_id) == ("newer_capture", first.document_id)


def test_a_document_that_is_not_there_has_no_captures(folder, tmp_path):
    with pytest.raises(LoccitError) as caught:
        add(folder, [str(write(tmp_path, "quay.txt", FIRST))], Options(version_of="d000000000"))
    assert caught.value.code == "C002"


@pytest.fixture
def apart(folder, tmp_path):
    """Two documents that are versions of one, and their IDs."""
    first = add(folder, [str(write(tmp_path, "one/quay.txt", FIRST))]).outcomes[0]
    second = add(folder, [str(write(tmp_path, "two/quay-2.txt", SECOND))], Options(is_new=True)).outcomes[0]
    return first.document_id, second.document_id


def test_the_bytes_of_a_document_are_not_made_a_capture_of_another_and_that_is_told(folder, tmp_path, apart):
    older, newer = apart
    for act in (preview, add):
        summary = act(folder, [str(tmp_path / "two" / "quay-2.txt")], Options(version_of=older))
        told = summary.outcomes[0]
        assert (told.status, told.code, summary.is_complete()) == ("same_bytes", "C001", False)
        assert told.message == (
            f"same bytes as {newer}. {newer} is a document of its own, and is not made a capture of {older}."
        )
        assert f"--version-of {older}" in told.next_step
        assert add(folder, [str(tmp_path / "one" / "quay.txt")], Options(version_of=older)).is_complete()


def test_the_bytes_of_what_is_no_document_are_no_capture(folder, tmp_path, apart):
    broken = str(write(tmp_path, "long.txt", "word " * 2_100_000))
    assert add(folder, [broken]).outcomes[0].status == "unreadable"
    told = add(folder, [broken], Options(version_of=apart[0])).outcomes[0]
    assert (told.code, told.message) == (
        "C001", f"same bytes as an original that is no document. It is no capture of {apart[0]}.",
    )  # fmt: skip


def test_what_would_be_a_capture_by_a_person_s_word_is_told_before(folder, tmp_path, apart):
    other = str(write(tmp_path, "other.txt", PIER))
    assert preview(folder, [other], Options(version_of=apart[0])).outcomes[0].status == "newer_capture"
    assert preview(folder, [other], Options()).outcomes[0].status == "new"


def test_a_version_of_two_documents_that_are_archived_is_told_as_not_followed(folder, tmp_path, apart):
    older, newer = apart
    folder.sources.write_text(f"{newer}:\n  version_of: {older}\nquay.txt:\n  version_of: {older}\n")
    answer = CliRunner().invoke(main, ["-a", str(folder.root), "apply"])
    assert (answer.exit_code, answer.stdout) == (1, "nothing to change.\n")
    assert answer.stderr.startswith(
        f"sources.yml, version_of: {newer} is a document of its own, and is not made a capture of {older}.\n  Next: "
    )


def test_the_next_step_joins_two_documents_with_the_ids_of_both(folder, tmp_path, apart):
    older, newer = apart
    joined = init_folder(tmp_path / "joined")
    add(joined, [str(tmp_path / "one" / "quay.txt")])
    add(joined, [str(tmp_path / "two" / "quay-2.txt")], Options(version_of=older))
    given = [row[0] for row in sqlite3.connect(folder.database).execute("select id from ledger")]
    join(joined, folder.root)
    db = sqlite3.connect(joined.database)
    assert [row[0] for row in db.execute("select id from documents")] == [older]
    assert db.execute("select status, successors from ledger where id = ?", [newer]).fetchall() == [
        ("moved", f'["{older}"]')
    ]
    assert set(given) <= {row[0] for row in db.execute("select id from ledger")}
    assert verify(joined) == []


def zipped(files):
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        for name, words in files.items():
            archive.writestr(name, words)
    return packed.getvalue()


def test_a_container_and_its_members_are_originals(folder, tmp_path):
    inner = zipped({"deep/pier.txt": PIER})
    path = write(tmp_path, "box.zip", zipped({"ferry.txt": FERRY, "inner.zip": inner}))
    counts = add(folder, [str(path)]).counts()
    assert (counts["new"], counts["container"]) == (2, 2)
    rows = sqlite3.connect(folder.database).execute("select name, note, given from acquisitions order by id").fetchall()
    assert [name.rsplit("/box", 1)[1] for name, _, _ in rows] == [
        ".zip", ".zip!ferry.txt", ".zip!inner.zip", ".zip!inner.zip!deep/pier.txt",
    ]  # fmt: skip
    assert rows[1][1].startswith("in the container sha256 ")
    assert json.loads(rows[0][2])["holds"] == "files"
    before = all_rows(folder.database)
    rebuild(folder)
    assert all_rows(folder.database) == before


def test_only_the_members_are_kept_where_that_is_asked(folder, tmp_path):
    path = write(tmp_path, "box.zip", zipped({"ferry.txt": FERRY}))
    counts = add(folder, [str(path)], Options(members_only=True)).counts()
    assert (counts["new"], counts["container"]) == (1, 0)
    assert sqlite3.connect(folder.database).execute("select count(*) from originals").fetchone() == (1,)


def test_a_damaged_container_is_kept_and_told(folder, tmp_path):
    whole = zipped({"ferry.txt": FERRY * 50, "pier.txt": PIER})
    told = add(folder, [str(write(tmp_path, "box.zip", whole[: len(whole) // 2]))])
    assert not told.is_complete()
    assert verify(folder) == []


def levels(day, *, stood, address="", more=""):
    """A page that comes each week under one title."""
    said = "".join(
        f"<p>At {place} the gauge stood at {stood + at} centimetres on Friday, as the keepers of the river measured at"
        f" noon, and the inspectorate has found nothing to add to what they wrote down.</p>"
        for at, place in enumerate(("Skarne", "Lower Quay", "Pellbridge", "Holm Weir", "the old mole", "Lind Lock"))
    )
    link = f'<link rel="canonical" href="{address}">' if address else ""
    dated = f'<meta property="article:published_time" content="{day}">' if day else ""
    return (
        f'<html lang="en"><head><title>Levels this week</title><meta property="og:title" content="Levels this week">'
        f'<meta property="og:site_name" content="Lowmere Courier">{link}{dated}</head>'
        f"<body><article><h1>Levels this week</h1>{said}{more}</article></body></html>"
    )


def add_pages(folder, tmp_path, *pages):
    """Adds each as a file of its own; what is told of each."""
    told = []
    for page in pages:
        path = write(tmp_path, f"levels{len(list(tmp_path.glob('levels*')))}.html", page)
        told += [(one.status, one.document_id) for one in add(folder, [str(path)]).outcomes]
    return told


def test_different_articles_of_one_title_are_documents_of_their_own(folder, tmp_path):
    addresses = [f"https://courier.example/2024/{week}" for week in (1, 2)]
    told = add_pages(
        folder, tmp_path,
        levels("2024-03-01", stood=210, address=addresses[0]), levels("2024-03-08", stood=310, address=addresses[1]),
        levels("2024-03-15", stood=410), levels(None, stood=510, address=addresses[1] + "/b"),
    )  # fmt: skip
    assert [status for status, _ in told] == ["new"] * 4
    statuses = sqlite3.connect(folder.database).execute("select distinct status from ledger where kind = 'passage'")
    assert statuses.fetchall() == [("current",)]


def test_the_same_page_saved_twice_is_one_document_whatever_else_has_its_title(folder, tmp_path):
    addresses = [f"https://courier.example/2024/{week}" for week in (1, 2)]
    first, second, again, unaddressed = add_pages(
        folder, tmp_path,
        levels("2024-03-01", stood=210, address=addresses[0]), levels("2024-03-08", stood=310, address=addresses[1]),
        levels("2024-03-09", stood=311, address=addresses[1]),
        levels("2024-03-01", stood=210, more="<p>This was corrected: the lock is closed until Monday.</p>"),
    )  # fmt: skip
    assert (again, unaddressed) == (("newer_capture", second[1]), ("newer_capture", first[1]))


def letter(name: str) -> str:
    """A letter of an edition that has one title for all of them, and the same register behind each."""
    held = "".join(f"<person><persName>{who}</persName><note>{what}</note></person>" for who, what in REGISTER.items())
    return (
        f'<TEI xmlns="http://www.tei-c.org/ns/1.0" xml:id="{name}"><teiHeader><fileDesc><titleStmt><title>Letters of'
        " Lind</title></titleStmt><publicationStmt><publisher>Quay Editions</publisher></publicationStmt></fileDesc>"
        f"</teiHeader><text><body><p>This is {name}.</p></body><back><listPerson>{held}</listPerson></back></text>"
        "</TEI>"
    )


REGISTER = {
    "Jon Holm": "Publisher of the Skarne Almanac, and a councillor for the lower town in three elections",
    "Mara Pell": "Harbour mistress of Skarne, and a sister of the pilot who found the northern light dark",
    "Alder Voss": "Editor of the Courier from the year of the great ice until the winter of his death",
}


def test_each_letter_of_an_edition_is_a_document_and_one_that_was_corrected_is_its_capture(folder, tmp_path):
    one, other, again = (
        add(folder, [str(write(tmp_path, f"{at}.xml", text))]).outcomes[0]
        for at, text in enumerate((letter("L1"), letter("L2"), letter("L1").replace("This", "That")))
    )
    assert (one.status, other.status) == ("new", "new")
    assert (again.status, again.document_id) == ("newer_capture", one.document_id)


def test_what_has_the_title_but_another_address_is_told(folder, tmp_path):
    add_pages(folder, tmp_path, levels("2024-03-01", stood=210, address="https://courier.example/1"))
    text = (
        "<html><head><title>Levels this week</title><meta property='og:site_name' content='Lowmere Courier'>"
        "<link rel='canonical' href='https://courier.example/2'></head><body><article><h1>Levels this week</h1>"
        "<p>Nobody measured, because the keepers were at the wedding of the harbour master.</p></article></body></html>"
    )
    told = add(folder, [str(write(tmp_path, "other.html", text))]).outcomes[0]
    of = document_id(folder, 1)
    assert told.message == f"the same title and publisher as {of}, but another address, day, name or form"


def test_what_was_copied_out_of_a_page_is_no_newer_capture_of_it(folder, tmp_path):
    words = [
        f"The quay of Skarne has {number} bollards, and the council counted each of them twice." for number in "1234567"
    ]
    head = "<title>The bollards</title><meta property='og:site_name' content='Lowmere Courier'>"
    said = "".join(f"<p>{one}</p>" for one in words)
    page = f"<html lang='en'><head>{head}</head><body><article><h1>The bollards</h1>{said}</article></body></html>"
    one = add(folder, [str(write(tmp_path, "page.html", page))]).outcomes[0]
    text = "\n".join(["The bollards | Lowmere Courier", "The bollards", "", *words])
    two = add(folder, [str(write(tmp_path, "copied.txt", text))]).outcomes[0]
    assert (one.status, two.status) == ("new", "same_text")
    assert one.document_id != two.document_id


def document_id(folder, n):
    return sqlite3.connect(folder.database).execute("select id from documents where n = ?", [n]).fetchone()[0]


def test_articles_that_an_archive_has_joined_lose_no_id(folder, tmp_path):
    pages = [levels(f"2024-03-0{day}", stood=100 * day, address=f"https://courier.example/{day}") for day in (1, 2, 3)]
    first = add_pages(folder, tmp_path, pages[0])[0][1]
    for number, page in enumerate(pages[1:]):
        told = add(folder, [str(write(tmp_path, f"next{number}.html", page))], Options(version_of=first)).outcomes[0]
        assert (told.status, told.document_id) == ("newer_capture", first)
    before, given = all_rows(folder.database), folder.ledger.read_text()
    rebuild(folder)
    assert (all_rows(folder.database), folder.ledger.read_text()) == (before, given)
    assert verify(folder) == []
