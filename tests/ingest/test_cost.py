"""What a document costs grows with the document, not with the archive: no statement walks through a table."""

import re
import sqlite3
from pathlib import Path

import pytest

from loccit.db import connect
from loccit.ingest import Options, add, writer
from tests.ingest.test_add import FERRY, PIER, write
from tests.ingest.test_captures import FIRST, SECOND

SAMPLE = Path(__file__).resolve().parents[2] / "examples" / "harbour"
ONCE = ("sqlite_master", "events", "originals", "fingerprints_recent", "fingerprint_runs")
"""Tables whose walk is bounded: the schema's, the last row by number, and one count when a command ends; of
fingerprints 65,536 entries, and of each run (three of one size at most) how many it has, which are read once."""


@pytest.fixture
def heard(monkeypatch):
    """Every statement that the writer runs, with its values."""
    statements: set[str] = set()

    def open_and_hear(path):
        db = connect.open_for_writing(path)
        db.conn.set_trace_callback(statements.add)
        return db

    monkeypatch.setattr(writer, "open_for_writing", open_and_hear)
    return statements


def walked(database, statements):
    """The tables that the statements walk through, each with the statement."""
    connection = sqlite3.connect(database)
    found = set()
    for statement in statements:
        if "_fts_" in statement or re.fullmatch(r"select 1 from \w+ limit 1", statement):
            continue
        if re.match(r"\s*(?:select|insert|update|delete|with)", statement, re.IGNORECASE):
            plan = connection.execute(f"explain query plan {statement}").fetchall()
            names = [re.match(r"SCAN ([a-z]\w+)\b(?! VIRTUAL)", row[3]) for row in plan]
            found |= {(name[1], statement) for name in names if name and name[1] not in ONCE}
    return found


def test_adding_walks_through_no_table(folder, tmp_path, heard):
    add(folder, [str(SAMPLE)])
    add(folder, [str(SAMPLE), str(write(tmp_path, "ferry.txt", FERRY)), str(write(tmp_path, "pier.txt", PIER))])
    assert walked(folder.database, heard) == set()


def test_a_newer_capture_walks_through_no_table(folder, tmp_path, heard):
    path = write(tmp_path, "quay.txt", FIRST)
    add(folder, [str(SAMPLE), str(path)], Options(retrieved_at="2021-06-15T07:02:00Z"))
    path.write_text(SECOND)
    heard.clear()
    add(folder, [str(path)], Options(retrieved_at="2021-06-17T19:40:00Z"))
    assert walked(folder.database, heard) == set()
