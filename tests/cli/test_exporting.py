"""The way out, as JSON Lines and to passim; and back, as matches."""

import json
import re
import sqlite3

import pytest
from click.testing import CliRunner

from loccit.cli import main
from loccit.ingest import Options, add

STORY = """The Crane at Lowmere

The old crane on the second pier was lifted onto a barge on Monday, and nobody came to see it go.

“It was in the way for forty years,” said Mira Quillfeather, who runs the café beside it.
"""
ESSAY = """What We Forget

I was told that the old crane on the second pier was lifted onto a barge while I was abroad, as one hears of a cousin.

Nobody had asked for the crane when it came, and it had outlived all those who had not asked.
"""
SECRET = """A Letter

The harbour master wrote to me on a Sunday, and he begged me to show his words to nobody at all.
"""


@pytest.fixture
def shelf(folder, tmp_path):
    for name, text, rights in (("story", STORY, "open"), ("essay", ESSAY, "quote"), ("secret", SECRET, "private")):
        (tmp_path / f"{name}.txt").write_text(text)
        add(folder, [str(tmp_path / f"{name}.txt")], Options(rights=rights, workers=1))
    return folder


@pytest.fixture
def run(shelf):
    return lambda *arguments: CliRunner().invoke(main, ["-a", str(shelf.root), *arguments], catch_exceptions=False)


def rows(folder, statement):
    return sqlite3.connect(folder.database).execute(statement).fetchall()


def document(folder, name):
    return rows(
        folder, f"select document_id from versions v join acquisitions using (sha256) where name like '%{name}.txt'"
    )[0][0]


def test_the_export_is_one_object_a_line_with_its_type(shelf, run):
    told = run("export")
    lines = [json.loads(line) for line in told.stdout.splitlines()]
    counted = {kind: sum(line["type"] == kind for line in lines) for kind in ("document", "passage", "quotation")}
    assert (told.exit_code, counted) == (0, {"document": 2, "passage": 4, "quotation": 1})
    first = next(line for line in lines if line["type"] == "passage")
    assert first["text"] == STORY.split("\n\n")[1]
    assert lines[0]["authors"] == []


def test_what_is_private_is_exported_only_when_that_is_said(run):
    for kind in ("jsonl", "passim"):
        closed, opened = run("export", "--format", kind), run("export", "--format", kind, "--private")
        assert "harbour master" not in closed.stdout
        assert "1 private documents were left out; --private exports them too." in closed.stderr
        assert "harbour master" in opened.stdout
        assert "private" not in opened.stderr


def test_an_export_into_a_folder_overwrites_nothing(run, tmp_path):
    told = run("export", "--output", str(tmp_path / "out"), "--json")
    assert json.loads(told.stdout) == {
        "lines": {"documents.jsonl": 2, "passages.jsonl": 4, "notes.jsonl": 0, "quotations.jsonl": 1},
        "private_left_out": 1,
    }
    assert len((tmp_path / "out" / "passages.jsonl").read_text().splitlines()) == 4
    again = run("export", "--output", str(tmp_path / "out"))
    assert (again.exit_code, "documents.jsonl is there already" in again.stderr) == (2, True)
    assert run("export", "--json").exit_code == 2
    (tmp_path / "file").write_text("")
    assert run("export", "--output", str(tmp_path / "file" / "out")).stderr.startswith("Error S002:")


def aligned(shelf, **more):
    """One line of passim's `align.json`: the words that the essay has from the story."""
    words = "the old crane on the second pier was lifted onto a barge"
    story, essay = STORY.replace("The old", "the old").index(words), ESSAY.index(words)
    sides = {
        "id": document(shelf, "story"), "begin": story, "end": story + len(words), "date": "2021",
        "id2": document(shelf, "essay"), "begin2": essay, "end2": essay + len(words), "date2": "2022", "matches": 56,
    }  # fmt: skip
    return json.dumps({**sides, **more}) + "\n"


def test_what_passim_found_becomes_a_match_of_passages_once(shelf, run, tmp_path):
    (tmp_path / "align.json").write_text(aligned(shelf) + "\n" + aligned(shelf, id2="d000000000"))
    before = len(rows(shelf, "select * from matches"))
    told = run("import-matches", str(tmp_path / "align.json"), "--json")
    assert (told.exit_code, json.loads(told.stdout)) == (0, {"added": 1, "known": 0, "unknown": 1})
    assert told.stderr == "1 name documents or places that this archive does not have.\n"
    names = {text[:7]: identifier for identifier, text in rows(shelf, "select id, text from passages")}
    found = rows(shelf, "select kind, a_id, b_id, score, how from matches")[before:]
    assert found == [("reuse", names["I was t"], names["The old"], 1.0, "passim")]
    assert json.loads(run("import-matches", str(tmp_path / "align.json"), "--json").stdout)["known"] == 1
    what, detail = rows(shelf, "select what, detail from events order by id desc")[0]
    assert (what, json.loads(detail)) == (
        "import-matches",
        {"files": ["align.json"], "added": 0, "known": 1, "unknown": 1},
    )
    assert run("verify").exit_code == 0


def imported(folder):
    return rows(folder, "select a_id, b_id, a_start, a_end, b_start, b_end, score from matches where how = 'passim'")


def test_what_was_imported_survives_a_rebuild_and_a_newer_capture(shelf, run, tmp_path):
    (tmp_path / "align.json").write_text(aligned(shelf))
    run("import-matches", str(tmp_path / "align.json"))
    (before,) = imported(shelf)
    assert run("rebuild").exit_code == 0
    assert imported(shelf) == [before]
    (tmp_path / "essay.txt").write_text(ESSAY.replace("I was told", "In June I was told"))
    add(shelf, [str(tmp_path / "essay.txt")], Options(workers=1))
    (after,) = imported(shelf)
    assert after == (*before[:2], before[2] + 8, before[3] + 8, *before[4:])
    assert run("rebuild").exit_code == 0
    assert imported(shelf) == [after]
    assert run("verify").exit_code == 0


def test_an_imported_match_whose_words_are_gone_is_told_no_more_and_comes_back_with_them(shelf, run, tmp_path):
    (tmp_path / "align.json").write_text(aligned(shelf))
    run("import-matches", str(tmp_path / "align.json"))
    before = imported(shelf)
    for text, found in ((ESSAY.replace("second pier", "third pier"), []), (ESSAY + "\nIt rained.\n", before)):
        (tmp_path / "essay.txt").write_text(text)
        add(shelf, [str(tmp_path / "essay.txt")], Options(workers=1))
        assert imported(shelf) == found
    with open(shelf.root / "matches.jsonl", "a") as kept:
        kept.write('{"a": ["torn')
    assert run("rebuild").exit_code == 0
    assert imported(shelf) == before


def test_a_file_with_a_fault_changes_nothing_and_the_line_is_named(shelf, run, tmp_path):
    before = rows(shelf, "select * from matches")
    (tmp_path / "bad.json").write_text(aligned(shelf) + "{not json\n")
    (tmp_path / "bytes.json").write_bytes(b"\xff\xfe\x00")
    told = run("import-matches", str(tmp_path / "bad.json"))
    assert (told.exit_code, told.stderr.splitlines()[0][:28]) == (2, "Error C001: Line 2 is not pa")
    assert run("import-matches", str(tmp_path / "bytes.json")).stderr.startswith("Error C001:")
    assert run("import-matches", str(tmp_path / "none.json")).stderr.startswith("Error S001:")
    assert rows(shelf, "select * from matches") == before


def test_a_vault_has_a_note_a_document_and_every_link_of_cite_leads_to_a_block(shelf, run, tmp_path):
    told = run("export", "--format", "obsidian", "--output", str(tmp_path / "vault"))
    story = document(shelf, "story")
    assert told.stderr.splitlines() == ["2 notes.", "1 private documents were left out; --private exports them too."]
    text = (tmp_path / "vault" / f"{story}.md").read_text("utf-8")
    identifiers = [row[0] for row in rows(shelf, f"select id from passages where document_id = '{story}'")]
    blocks = re.findall(r"^(?:.* )?\^([a-z0-9]+)$", text, re.MULTILINE)
    assert blocks == identifiers
    for identifier in identifiers:
        link = run("cite", identifier, "--format", "obsidian").stdout
        assert link.startswith(f"[[{story}#^{identifier}|")
    assert text.startswith('---\ntitle: "The Crane at Lowmere"\nlanguage: "en"\nsha256: "')
    again = run("export", "--format", "obsidian", "--output", str(tmp_path / "vault"))
    assert (again.exit_code, "is there already" in again.stderr) == (2, True)
    assert run("export", "--format", "obsidian").exit_code == 2


def test_words_of_a_source_are_no_markup_in_a_vault():
    from loccit.db.vault import _block

    text = "1. *Not* a [[list]], #no tag ^block `code` 4.2 $x$"
    assert list(_block("p1", "body", text, [(2, "c", None), (2, "a|b", "n1")])) == [
        "1\\.[[#^n1|a\\|b]](c) \\*Not\\* a \\[\\[list\\]\\], \\#no tag \\^block \\`code\\` 4.2 \\$x\\$ ^p1"
    ]
    assert list(_block("p1", "block_quote", "- so\nit is", [])) == ["> \\- so it is", "", "^p1"]
    assert list(_block("p1", "code", "a ``` b", [])) == ["````", "a ``` b", "````", "", "^p1"]
