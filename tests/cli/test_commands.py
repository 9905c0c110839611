"""The commands as people type them: stdout is the answer, stderr the talk, the status says yes, no, or not run."""

import json
import re
import sqlite3
import subprocess
import sys

import pytest
from click.testing import CliRunner

from loccit.cli import main
from loccit.cli.archive import progress
from tests.ingest.test_add import write

FERRY = """The Noon Boat

The ferry leaves the quay of Lowmere at noon, and the town has set its clocks by it for as long as anybody remembers.

“We shall be late again,” said Mira Quillfeather, who has taken it every day since the spring of 2021.
"""
PIER = """The Half-built Pier

The pier was never finished, because nobody who signed the agreement had asked what the piles would have to stand on.

The town of Lowmere learned of it from the newspaper, and has not been asked about anything since that morning.
"""


@pytest.fixture
def run(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("LOCCIT_ARCHIVE", raising=False)
    runner = CliRunner()

    def invoke(*arguments):
        return runner.invoke(main, list(arguments), catch_exceptions=False)

    return invoke


@pytest.fixture
def filled(run, tmp_path):
    run("init")
    write(tmp_path, "in/ferry.txt", FERRY)
    write(tmp_path, "in/pier.txt", PIER)
    run("add", "in")
    return run


def passage(word):
    connection = sqlite3.connect("archive/archive.db")
    return connection.execute("select id from passages where text like ?", [f"%{word}%"]).fetchone()[0]


def test_without_an_archive_every_command_says_how_to_make_one(run):
    for command in (["add", "x"], ["search", "x"], ["show", "x"], ["verify"], ["rebuild"], ["apply"], ["status"]):
        result = run(*command)
        assert result.exit_code == 2
        assert result.stderr.startswith("Error A001: no archive/ at or above ")
        assert "`loccit init` makes one here" in result.stderr


def test_an_empty_file_in_the_place_of_the_database_is_no_archive(run, tmp_path):
    assert run("init").exit_code == 0
    (tmp_path / "archive.db").touch()  # what `sqlite3 archive.db` leaves behind in the wrong folder
    (tmp_path / "quay.txt").write_text("The quay is shut until the ice has gone from the river.", "utf-8")
    assert run("-a", str(tmp_path), "add", "quay.txt").exit_code == 0
    (tmp_path / "archive" / "archive.db").write_bytes(b"")
    result = run("search", "quay")
    assert (result.exit_code, result.stderr.partition(":")[0]) == (2, "Error A001")
    assert "is no archive's database" in result.stderr and "`loccit rebuild`" in result.stderr
    assert run("rebuild").exit_code == 0
    assert run("search", "quay").exit_code == 0


def test_init_makes_what_people_see_and_overwrites_nothing(run, tmp_path):
    assert run("init").exit_code == 0
    names = sorted(path.name for path in (tmp_path / "archive").iterdir())
    assert {"bagit.txt", "archive.db", "ledger.jsonl", "sources.yml", "corrections.yml", "data"} <= set(names)
    again = run("init")
    assert (again.exit_code, again.stderr.partition(":")[0]) == (2, "Error A003")


def test_an_archive_is_found_from_below_by_name_and_by_the_environment(filled, tmp_path, monkeypatch):
    (tmp_path / "deep" / "er").mkdir(parents=True)
    monkeypatch.chdir(tmp_path / "deep" / "er")
    assert filled("status").exit_code == 0
    monkeypatch.chdir("/")
    assert filled("-a", str(tmp_path / "archive"), "status").exit_code == 0
    monkeypatch.setenv("LOCCIT_ARCHIVE", str(tmp_path / "archive"))
    assert filled("status").exit_code == 0


def test_add_tells_one_line_a_file_and_the_counts(filled, tmp_path):
    write(tmp_path, "empty.txt", "")
    result = filled("add", "in", "empty.txt")
    assert result.exit_code == 1
    assert result.stdout == "2 same bytes, 1 unreadable.\n"
    assert "Error R101: empty.txt is empty.\n  Next: leave it out.\n" in result.stderr


def test_add_tells_what_of_a_file_was_not_read(filled, tmp_path):
    write(tmp_path, "torn.xml", "<article><title>Tides</title><p>Low tide stood at noon.</p>")
    result = filled("add", "torn.xml")
    assert (result.exit_code, result.stdout) == (0, "1 new.\n")
    assert "passages, 0 notes)\n  The XML is not well-formed (" in result.stderr


def test_add_as_json_has_counts_and_one_object_a_file(filled):
    answer = json.loads(filled("add", "in", "--json").stdout)
    assert answer["counts"]["same_bytes"] == 2
    assert [(one["name"], one["status"]) for one in answer["files"]] == [
        ("in/ferry.txt", "same_bytes"), ("in/pier.txt", "same_bytes"),
    ]  # fmt: skip


def test_search_marks_the_words_and_ends_with_1_where_nothing_is_found(filled):
    found = filled("search", "ferry")
    assert found.exit_code == 0
    assert "**ferry**" in found.stdout
    assert filled("search", "zeppelin").exit_code == 1


def test_search_is_narrowed_to_one_speakers_words_and_to_a_role(filled):
    assert filled("search", "late", "--speaker", "mira quillfeather").exit_code == 0
    assert filled("search", "late", "--speaker", "Pell Askerby").exit_code == 1
    assert filled("search", "late", "--role", "body").exit_code == 0
    assert filled("search", "late", "--role", "note").exit_code == 1
    assert filled("search", "late", "--after", "2021").exit_code == 1


def test_a_speaker_is_found_under_every_form_of_the_name(filled, tmp_path):
    words = "“The mole was late,” said Captain Ada Sorrel. “Nobody rowed,” Sorrel added, and she left."
    write(tmp_path, "in/mole.txt", f"The Mole\n\n{words}\n")
    filled("add", "in/mole.txt")
    for name in ("Ada Sorrel", "sorrel"):
        assert filled("search", "mole", "--speaker", name).exit_code == 0
    assert filled("search", "mole", "--speaker", "Sorr").exit_code == 1


@pytest.mark.parametrize("excluded", ["-arms", "-a", "-Kapa", "-10"])
def test_a_word_that_begins_with_a_hyphen_is_left_out(filled, excluded):
    assert filled("search", "pier", excluded).exit_code == 0
    assert filled("search", excluded).exit_code == 1


def test_search_leaves_out_what_it_is_told_to(filled):
    answer = json.loads(filled("search", "--json", "the", "-ferry").stdout)
    assert answer["results"]
    assert not any("ferry" in hit["text"] for hit in answer["results"])


def test_show_answers_for_any_id_ever_given(filled):
    identifier = passage("ferry")
    answer = json.loads(filled("show", f"@{identifier.upper()}", "--json").stdout)
    assert (answer["id"], answer["kind"], answer["status"]) == (identifier, "passage", "current")
    assert filled("show", identifier).stdout.startswith(f"{identifier}  passage\n")


def test_show_of_none_ends_with_1_and_says_what_was_meant(filled):
    identifier = passage("ferry")
    wrong = identifier[:-1] + ("0" if identifier[-1] != "0" else "1")
    result = filled("show", wrong)
    assert result.exit_code == 1
    assert result.stderr == f"Error C002: {wrong!r} was never given.\n  Next: did you mean {identifier}?\n"


def test_verify_names_what_is_wrong_and_ends_with_1(filled, tmp_path):
    assert filled("verify").exit_code == 0
    victim = next(path for path in (tmp_path / "archive" / "data").rglob("*") if path.is_file())
    victim.write_text("something else")
    result = filled("verify")
    assert (result.exit_code, result.stdout.split(":")[0]) == (1, "original_changed")


def test_verify_repairs_what_an_interrupted_command_left(filled, tmp_path):
    (tmp_path / "archive" / "archive.db").unlink()
    (tmp_path / "archive" / "tagmanifest-sha256.txt").unlink()
    assert filled("verify").exit_code == 1
    assert filled("verify", "--repair").exit_code == 0
    assert filled("verify").exit_code == 0


def test_rebuild_says_how_many_documents_there_are(filled, tmp_path):
    (tmp_path / "archive" / "archive.db").unlink()
    assert filled("rebuild").stdout == "2 documents.\n"


def test_what_people_write_is_applied_and_taken_back(filled, tmp_path):
    sources = tmp_path / "archive" / "sources.yml"
    document = sqlite3.connect("archive/archive.db").execute("select id from documents order by n").fetchone()[0]

    def title():
        row = sqlite3.connect("archive/archive.db").execute(
            "select title, rights from documents where id = ?", [document]
        )
        return row.fetchone()

    before, identifiers = title(), passage("ferry")
    sources.write_text("ferry.txt:\n  title: A Boat at Noon\n  rights: open\n")
    assert filled("apply").stdout == "1 documents changed.\n"
    assert title() == ("A Boat at Noon", "open")
    assert filled("apply").stdout == "nothing to change.\n"
    sources.write_text("")
    assert filled("apply").stdout == "1 documents changed.\n"
    assert (title(), passage("ferry")) == (before, identifiers)
    assert filled("verify").exit_code == 0


def test_two_apostrophes_are_quotation_marks_where_a_person_says_so(filled, tmp_path):
    """A finding tells of them; once said, they are quotations; taken back, they are none; passages keep their IDs."""
    words = "''The quay is lost,'' said Mara Holm. ''It sank,'' she said. ''Nobody was there,'' Edvin Strand added."
    write(tmp_path, "in/wire.txt", f"The Quay\n\n{words}\n")
    assert filled("add", "in/wire.txt").exit_code == 0
    sources = tmp_path / "archive" / "sources.yml"

    def told():
        connection = sqlite3.connect("archive/archive.db")
        of_wire = "where document_id = (select document_id from passages where text like '%quay is lost%')"
        asked = ("text from quotations", "code from findings", "value, how from claims", "id from passages")
        wanted = ("", "", "and field = 'quotation_marks'", "")
        return [
            connection.execute(f"select {what} {of_wire} {rest}").fetchall()
            for what, rest in zip(asked, wanted, strict=True)
        ]

    before = told()
    assert before[:3] == [[], [("doubled_apostrophes",)], []]
    sources.write_text("wire.txt:\n  quotation_marks: doubled apostrophes\n")
    assert filled("apply").stdout == "1 documents changed.\n"
    quoted = [("''The quay is lost,''",), ("''It sank,''",), ("''Nobody was there,''",)]
    assert told() == [quoted, [], [("doubled apostrophes", "sources.yml")], before[3]]
    sources.write_text("")
    assert filled("apply").stdout == "1 documents changed.\n"
    assert told() == before


def test_a_correction_is_a_persons_word(filled, tmp_path):
    connection = sqlite3.connect("archive/archive.db")
    quotation = connection.execute("select id from quotations").fetchone()[0]
    connection.close()
    corrections = tmp_path / "archive" / "corrections.yml"
    corrections.write_text(f"{quotation}:\n  speaker: Pell Askerby\n  note: heard it myself\n")
    assert filled("apply").exit_code == 0
    shown = json.loads(filled("show", quotation, "--json").stdout)
    assert (shown["speaker"], shown["how"]) == ("Pell Askerby", "a person's word (corrections.yml)")
    assert shown["corrections"] == [{"field": "speaker", "value": "Pell Askerby", "note": "heard it myself"}]
    assert filled("rebuild").exit_code == 0
    assert json.loads(filled("show", quotation, "--json").stdout)["speaker"] == "Pell Askerby"


@pytest.mark.parametrize(
    ("name", "words", "told"),
    [
        ("sources.yml", "ferry.txt:\n  titel: x\n", "line 2: 'titel' is no field here"),
        ("sources.yml", "ferry.txt:\n  rights: some\n", "line 2: rights are one of open, quote, private, not 'some'"),
        (
            "sources.yml",
            "ferry.txt:\n  quotation_marks: any\n",
            "line 2: 'quotation_marks' can be 'doubled apostrophes', not 'any'",
        ),
        ("sources.yml", "- a\n", "line 1: it must be a mapping"),
        ("sources.yml", "a: {\n", "line 2"),
        ("sources.yml", "a: 1\n", "line 1: 'a' must have fields below it"),
        ("sources.yml", "a:\n  title: x\na:\n  title: y\n", "line 3: 'a' stands in it twice"),
        ("corrections.yml", "p000000001:\n  voice: x\n", "line 2: 'p000000001' is no identifier"),
    ],
)
def test_a_fault_in_what_people_write_names_file_and_line_and_changes_nothing(filled, tmp_path, name, words, told):
    before = (tmp_path / "archive" / "archive.db").read_bytes()
    (tmp_path / "archive" / name).write_text(words)
    result = filled("apply")
    assert result.exit_code == 2
    assert result.stderr.startswith("Error Y001: ")
    assert name in result.stderr
    assert told in result.stderr
    assert (tmp_path / "archive" / "archive.db").read_bytes() == before


def test_status_counts(filled):
    answer = json.loads(filled("status", "--json").stdout)
    assert (answer["originals"], answer["documents"]) == (2, 2)
    assert list(answer["readers"].values()) == [2]


def test_formats_lists_each_with_its_library(run):
    answer = json.loads(run("formats", "--json").stdout)
    html = next(one for one in answer if one["name"] == "html")
    assert "beautifulsoup4" in html["libraries"]
    assert run("formats").stdout.count("\n") == len(answer) + 1


def test_help_has_examples(run):
    assert "loccit add report.html" in run("add", "--help").stdout
    assert "loccit search licence harbour" in run("search", "--help").stdout


def test_a_bar_tells_how_far_it_has_come():
    assert progress(15, 60) == "[#######-----------------------]  25 %  15 of 60 files"
    assert progress(3, 2) == "[##############################] 100 %  3 of 3 files"


def loads_numpy(*arguments):
    """Whether a process that runs a command loads numpy."""
    command = [sys.executable, "-X", "importtime", "-m", "loccit", *arguments]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    return re.search(r"\| +numpy$", done.stderr, re.MULTILINE) is not None


def test_only_who_adds_words_that_are_not_known_waits_for_numpy(filled, tmp_path):
    write(tmp_path, "sluice.txt", FERRY.replace("ferry", "sluice"))
    commands = (["search", "quay"], ["show", passage("quay")], ["cite", passage("quay")], ["status"], ["add", "in"])
    assert [loads_numpy(*command) for command in commands] == [False] * 5
    assert loads_numpy("add", "sluice.txt")


@pytest.mark.parametrize(
    ("options", "told"),
    [
        ([], "Stopped: 1 file of this command is kept.\n  Next: the same command again goes on"),
        (["--dry-run"], "Stopped; nothing was to be kept."),
    ],
)
def test_an_add_that_is_stopped_says_how_much_is_kept(run, tmp_path, monkeypatch, options, told):
    from loccit.cli import archive

    def stopped(do):
        def heard(*given, on_file):
            do(*given, on_file=on_file)
            raise KeyboardInterrupt

        return heard

    monkeypatch.setattr(archive, "add_files", stopped(archive.add_files))
    monkeypatch.setattr(archive, "preview", stopped(archive.preview))
    run("init")
    write(tmp_path, "one.txt", "The harbour of Skarne was shut.\n")
    result = run("add", *options, str(tmp_path / "one.txt"))
    assert result.exit_code == 1
    assert told in result.stderr
    count = sqlite3.connect("archive/archive.db").execute("select count(*) from documents").fetchone()[0]
    assert count == (0 if options else 1)
