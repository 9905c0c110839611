"""One person or two: what joins speakers of several documents, and how a person joins and parts them."""

import json
import sqlite3

import pytest
from click.testing import CliRunner

from loccit.cli import main
from loccit.db.keys import speaker_seed
from loccit.ids import mint
from loccit.model import Speaker
from tests.ingest.test_add import write

PARTS = {
    "ferry.txt": ("The Noon Boat", "We shall be late again", "Mira Quillfeather, a pilot from Lowmere"),
    "pier.txt": ("The Half-built Pier", "Nobody asked the piles what they thought", "Mira Quillfeather, a dentist"),
    "mole.txt": ("The Mole at Night", "The lamp was lit by hand until the spring", "Captain M. K. Quillfeather"),
}


@pytest.fixture
def run(tmp_path, monkeypatch):
    """The archive's commands in a folder with three texts."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("LOCCIT_ARCHIVE", raising=False)

    def invoke(*arguments):
        return CliRunner().invoke(main, list(arguments), catch_exceptions=False)

    invoke("init")
    for name, (title, words, speaker) in PARTS.items():
        told = f"It was written in {title} long before, and for nobody but the town.\n\n“{words},” said {speaker}."
        write(tmp_path, f"in/{name}", f"{title}\n\n{told}\n")
    assert invoke("add", "in").exit_code == 0
    return invoke


def ask(sql, *values):
    """Rows of the archive."""
    connection = sqlite3.connect("archive/archive.db")
    try:
        return connection.execute(sql, values).fetchall()
    finally:
        connection.close()


def said():
    """Who says what in which document: (title, speaker's ID, name)."""
    return ask(
        "select d.title, s.id, s.name from quotations q join documents d on d.id = q.document_id"
        " left join speakers s on s.id = q.speaker_id order by d.title"
    )


def correct(tmp_path, words):
    """Writes corrections.yml."""
    (tmp_path / "archive" / "corrections.yml").write_text(words)


MIRA = mint("s", *speaker_seed(Speaker("Mira Quillfeather", "person", ()), ""))


def document(title):
    return ask("select id from documents where title = ?", title)[0][0]


def test_speakers_are_joined_across_documents_by_an_equal_full_name_and_nothing_else(run):
    """An equal full name joins; a surname or initials do not."""
    rows = said()
    assert [(title, one == MIRA) for title, one, _ in rows] == [
        ("The Half-built Pier", True), ("The Mole at Night", False), ("The Noon Boat", True),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("name", "kind", "joins"),
    [
        ("Mira Quillfeather", "person", True),
        ("Quillfeather", "person", False),
        ("a spokesman for Skarne", "person", False),
        ("the harbour master", "person", False),
        ("an IDF pilot", "person", False),
        ("the Tidewain League", "organisation", True),
        ("The Tidewain League", "organisation", True),
        ("Skarne Mirror", "publication", True),
        ("the company", "organisation", False),
        ("her office", "organisation", False),
        ("a Skarne firm", "organisation", False),
        ("analysts", "anonymous_group", False),
        ("the statement", "document", False),
    ],
)
def test_only_a_name_joins_speakers_across_documents(name, kind, joins):
    """Who has no name of their own is another one in each document."""
    speaker = Speaker(name, kind, ())
    assert (speaker_seed(speaker, "d1") == speaker_seed(speaker, "d2")) is joins


def test_a_person_parts_two_of_one_name(run, tmp_path):
    """In the document that is named, somebody else bears the name, under an ID of their own."""
    pier = document("The Half-built Pier")
    correct(tmp_path, f"{MIRA}:\n  apart: {pier}\n  note: the dentist is her aunt\n")
    assert run("apply").exit_code == 0
    rows = {title: (one, name) for title, one, name in said()}
    other, name = rows["The Half-built Pier"]
    assert (rows["The Noon Boat"][0], other != MIRA, name) == (MIRA, True, "Mira Quillfeather")
    assert json.loads(run("show", MIRA, "--json").stdout)["corrections"] == [
        {"field": "apart", "value": pier, "note": "the dentist is her aunt"}
    ]
    assert run("rebuild").exit_code == 0
    assert said() == [(title, one, name) for title, (one, name) in sorted(rows.items())]


def test_a_parting_may_name_several_documents(run, tmp_path):
    """Each of them has a bearer of its own."""
    correct(tmp_path, f"{MIRA}:\n  apart: [{document('The Half-built Pier')}, {document('The Noon Boat')}]\n")
    assert run("apply").exit_code == 0
    assert len({one for _, one, _ in said()} | {MIRA}) == 4


def test_whoever_was_parted_can_be_joined_and_named(run, tmp_path):
    """The new ID takes corrections as any other does."""
    pier = document("The Half-built Pier")
    correct(tmp_path, f"{MIRA}:\n  apart: {pier}\n")
    run("apply")
    other = dict((title, one) for title, one, _ in said())["The Half-built Pier"]
    correct(tmp_path, f"{MIRA}:\n  apart: {pier}\n{other}:\n  name: Mira Quillfeather the elder\n")
    assert run("apply").exit_code == 0
    assert said()[0] == ("The Half-built Pier", other, "Mira Quillfeather the elder")


@pytest.mark.parametrize("turned", [False, True])
def test_a_person_joins_two_names_in_any_order_of_documents(run, tmp_path, turned):
    """Whichever document comes first, all words go to the one."""
    before = said()
    captain = before[1][1]
    one, into = (MIRA, captain) if turned else (captain, MIRA)
    correct(tmp_path, f"{one}:\n  same_as: {into}\n")
    assert run("apply").exit_code == 0
    assert {speaker for _, speaker, _ in said()} == {into}
    joined = said()
    assert run("rebuild").exit_code == 0
    assert said() == joined
    correct(tmp_path, "")
    assert run("apply").exit_code == 0
    assert said() == before


@pytest.mark.parametrize("field", ["same_as", "apart"])
def test_applying_what_was_applied_changes_nothing(run, tmp_path, field):
    """`apply` knows a document whose speakers stand under another ID."""
    captain = said()[1][1]
    value = captain if field == "same_as" else document("The Noon Boat")
    correct(tmp_path, f"{MIRA}:\n  {field}: {value}\n")
    first, second = run("apply"), run("apply")
    assert (first.exit_code, second.exit_code) == (0, 0)
    assert "changed" in first.stdout
    assert second.stdout == "nothing to change.\n"


@pytest.mark.parametrize(
    ("field", "value", "told"),
    [("same_as", "Mira", "'same_as' takes the ID of a speaker, not 'Mira'"),
     ("apart", MIRA, f"'apart' takes the ID of a document, not '{MIRA}'")],
)  # fmt: skip
def test_a_name_where_an_id_belongs_is_a_fault(run, tmp_path, field, value, told):
    """It names the line, and changes nothing."""
    before = said()
    correct(tmp_path, f"{MIRA}:\n  {field}: {value}\n")
    result = run("apply")
    assert (result.exit_code, told in result.stderr, said()) == (2, True, before)


def test_a_speaker_or_work_that_no_document_has_any_more_is_gone_until_one_has_it_again(run, tmp_path):
    """A newer capture without them, a rebuild, and another document that names them again."""
    cited = "He wrote it down [1].\n\n[1] Odd Brekke, The Tide Tables (Lowmere: Quay Press, 1911), 12.\n"
    speaks = "“The bell was never ours to ring,” said Edvard Nilsholm, the sexton, when the book was shut at last.\n\n"
    body = "The bell of the mole has a book of its own, and who rings it signs there. " * 6 + "\n\n"
    path = write(tmp_path, "bell.txt", f"The Bell\n\n{body}{speaks}{cited}")
    run("add", str(path), "--retrieved-at", "2021-06-15T07:02:00Z")
    shared = [
        row[0] for row in ask("select id from speakers where name = 'Edvard Nilsholm' union select id from works")
    ]
    assert len(shared) == 2
    path.write_text(f"The Bell\n\n{body}Nobody says more of it.\n")
    run("add", str(path), "--retrieved-at", "2021-07-15T07:02:00Z")
    status = "select status from ledger where id in (?, ?)"
    assert ask(status, *shared) == [("gone",), ("gone",)]
    run("rebuild")
    assert ask(status, *shared) == [("gone",), ("gone",)]
    assert json.loads(run("show", shared[0], "--json").output)["status"] == "gone"
    write(tmp_path, "again.txt", f"The Bell Again\n\n{speaks}{cited}")
    run("add", "again.txt")
    assert ask(status, *shared) == [("current",), ("current",)]
