"""The real documents that the project was made for; they lie beside the repository, and are never copied into it."""

import json
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest

from loccit.db.search import search
from loccit.folder import init_folder
from loccit.ingest import add
from loccit.ingest.rebuild import rebuild
from tests.conftest import SHARED
from tests.ingest.rows import all_rows, identifiers

LEAST = {
    ("roles", "kept_f1"): 0.99,
    ("notes", "f1"): 1.0,
    ("quotes", "f1"): 0.98,
    ("indirect", "f1"): 0.85,
}
"""The least that the hand-made gold must give; what is measured stands in the closing tables of `make quality`."""


@pytest.fixture(scope="module")
def archive(tmp_path_factory):
    if not (SHARED / "seeds").is_dir():
        pytest.skip("the real seed documents are not on this machine")
    folder = init_folder(tmp_path_factory.mktemp("seeds"))
    add(folder, [str(SHARED / "seeds")])
    return folder


def one(folder, sql, *values):
    return sqlite3.connect(folder.database).execute(sql, values).fetchone()


def test_five_documents_and_every_note_of_the_briefing_at_its_place(archive):
    assert one(archive, "select count(*) from documents") == (5,)
    assert one(archive, "select count(*) from notes") == (122,)
    assert one(archive, "select count(*) from note_references where passage_id is null or note_id is null") == (0,)


def test_no_text_of_a_note_stands_in_a_passage(archive):
    assert one(archive, "select count(*) from passages where text like '%[fn]%' or text like '%Hide Footnote%'") == (0,)


def test_a_page_scraped_with_its_article_twice_has_it_once(archive):
    scraped = (
        "(select v.document_id from versions v join acquisitions a on a.sha256 = v.sha256 where a.name like '%/000_%')"
    )
    repeated = one(
        archive, f"select count(*) from blocks where document_id = {scraped} and role = 'repeat' and same_as is null"
    )
    assert repeated == (0,)
    texts = (
        sqlite3.connect(archive.database).execute(f"select text from passages where document_id = {scraped}").fetchall()
    )
    assert len(texts) == len(set(texts))


def test_pull_quotes_lead_to_the_passages_that_they_repeat(archive):
    rows = sqlite3.connect(archive.database).execute("select b_id from matches where kind = 'pull_quote'").fetchall()
    assert len(rows) == 9
    assert all(row[0].startswith("p") for row in rows)


def test_every_character_that_is_not_white_space_is_in_one_block(archive):
    connection = sqlite3.connect(archive.database)
    for document, text in connection.execute("select id, text from documents").fetchall():
        at = 0
        for start, end in connection.execute(
            'select start, "end" from blocks where document_id = ? order by start', [document]
        ):
            assert not text[at:start].strip()
            assert start >= at
            at = end
        assert not text[at:].strip()


def test_words_are_found_in_every_script(archive):
    connection = sqlite3.connect(archive.database)
    assert {hit.kind for hit in search(connection, "reliable ally").hits} == {"passage"}
    assert search(connection, "မြန်မာစစ်ကောင်စီ").hits[0].kind == "note"


def test_any_order_twice_gives_the_same_identifiers(archive, tmp_path):
    other = init_folder(tmp_path)
    for path in sorted((SHARED / "seeds").iterdir(), reverse=True) * 2:
        add(other, [str(path)])
    assert identifiers(other.database) == identifiers(archive.database)


def test_a_rebuild_gives_the_same_rows(archive):
    before = all_rows(archive.database)
    rebuild(archive)
    assert all_rows(archive.database) == before


@pytest.mark.parametrize(("part", "figure"), LEAST)
def test_the_hand_made_gold_is_met(archive, part, figure):
    script, gold = SHARED / "eval" / "seeds" / "score.py", SHARED / "eval" / "seeds" / "gold"
    command = [sys.executable, str(script), str(archive.database), str(gold), "--part", part, "--json"]
    scored = json.loads(subprocess.run(command, capture_output=True, check=True).stdout)[part]
    assert scored["figures"][figure] >= LEAST[part, figure]


def test_nothing_of_the_real_documents_stands_in_the_repository():
    if not (SHARED / "seeds").is_dir():
        pytest.skip("the real seed documents are not on this machine")
    repository = Path(__file__).resolve().parents[1]
    lines = {
        line.strip() for path in (SHARED / "seeds").iterdir() for line in path.read_text("utf-8").splitlines()
        if len(line.strip()) > 60
    }  # fmt: skip
    listed = subprocess.run(
        ["git", "ls-files"], cwd=repository, capture_output=True, text=True, check=True
    ).stdout.split("\n")
    for name in listed:
        path = repository / name
        if path.is_file() and path.suffix in (".py", ".md", ".txt", ".html", ".yml", ".json"):
            content = path.read_text("utf-8", "replace")
            assert not any(line in content for line in lines), name
