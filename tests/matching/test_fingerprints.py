"""Where hashes stand: recent entries and those of runs answer as one, however they have been merged."""

import random
import struct

import numpy as np
import pytest

from loccit.db import fingerprints, runs, shelf
from loccit.db.connect import open_for_writing
from loccit.db.fingerprints import look_up, take_out
from loccit.db.packed import keys_of, of_keys, pack, told, unpack
from loccit.db.runs import Runs

ENDS = [(-(2**31), 0, False), (2**31 - 1, 1, True), (0, 2, False), (-1, 3, False), (1, 4, True)]


@pytest.fixture
def db(tmp_path):
    return open_for_writing(tmp_path / "archive.db")


@pytest.fixture
def small_steps(monkeypatch):
    """Entries move on after so few of them that a test meets every step."""
    monkeypatch.setattr(shelf, "SMALLEST", 100)
    monkeypatch.setattr(shelf, "PART", 100)
    for name, few in (("SMALLEST", 100), ("IN_ROW", 4), ("IN_WORD", 2), ("PAGE", 8), ("PART", 300)):
        monkeypatch.setattr(runs, name, few)


def file(db, number, places):
    """Files places that are written as (hash, passage, is marked)."""
    some = [{hashed: passage for hashed, passage, marked in places if marked == kind} for kind in (False, True)]
    fingerprints.file(db, number, *some)


def count(db, table):
    return db.execute(f"select count(*) from {table}").fetchone()[0]


def sizes(db):
    """The entries of each run when it was made."""
    return [row[0] for row in db.execute("select count from fingerprint_runs order by number").fetchall()]


def fill(db, *, documents=61, first=1, seed=5):
    """Documents that share hashes; gives their rows as `look_up` tells them."""
    chance = random.Random(seed)
    rows = []
    for number in range(first, first + documents):
        hashes = {chance.choice([chance.randrange(-(2**31), 2**31), chance.randrange(-30, 30)]) for _ in range(60)}
        places = [(hashed, chance.randrange(9), chance.random() < 0.2) for hashed in sorted(hashes)]
        file(db, number, places)
        rows += [(hashed, number, passage, int(is_marked)) for hashed, passage, is_marked in places]
    return sorted(rows)


def looked_up(db, rows):
    return sorted(look_up(db, {row[0] for row in rows}))


def test_what_is_filed_is_found_by_its_hash(db):
    file(db, 7, [(50, 1, False), (-3, 0, True)])
    assert sorted(look_up(db, [50, -3, 9])) == [(-3, 7, 0, 1), (50, 7, 1, 0)]
    assert list(look_up(db, [], {50, -3, 9})) == [(-3, 7, 0, 1)]


def test_the_lowest_and_the_highest_hash_are_found_in_every_step(db, small_steps):
    file(db, 1, ENDS)
    expected = sorted((hashed, 1, passage, int(is_marked)) for hashed, passage, is_marked in ENDS)
    assert looked_up(db, ENDS) == expected
    fill(db, first=2)
    assert [row for row in looked_up(db, ENDS) if row[1] == 1] == expected


def test_a_small_archive_has_recent_entries_only(db):
    fill(db, documents=3)
    assert [count(db, table) for table in ("fingerprints_recent", "fingerprint_runs", "fingerprints")] == [3, 0, 0]


def test_four_runs_of_one_size_become_one_of_the_next(db, small_steps):
    fill(db)
    assert [runs._size(size) for size in sizes(db)] == sorted(map(runs._size, sizes(db)), reverse=True)
    assert max(map(runs._size, sizes(db))) == 2
    assert all(sum(runs._size(size) == one for size in sizes(db)) < 4 for one in range(3))


def test_nothing_is_lost_and_nothing_told_twice_while_runs_are_merged(db, small_steps):
    rows = []
    for first in (*range(1, 98, 3), 100):
        rows = sorted(rows + fill(db, documents=1 if first == 100 else 3, first=first, seed=first))
        assert looked_up(db, rows) == rows
    assert min(count(db, table) for table in ("fingerprints_recent", "fingerprint_runs")) > 0
    assert sorted(look_up(db, [], {row[0] for row in rows})) == [row for row in rows if row[3]]


def test_another_connection_finds_what_was_filed(db, small_steps, tmp_path):
    rows = fill(db)
    db.close()
    assert looked_up(open_for_writing(tmp_path / "archive.db"), rows) == rows


def test_only_the_pages_of_filters_that_are_asked_for_are_read(db, small_steps, tmp_path):
    rows = fill(db)
    db.close()
    again = open_for_writing(tmp_path / "archive.db")
    heard = []
    list(look_up(again, [rows[0][0]]))
    again.conn.set_trace_callback(heard.append)
    list(look_up(again, [rows[0][0]]))
    assert not [statement for statement in heard if "fingerprint_filters" in statement]
    list(look_up(again, {row[0] for row in rows}))
    asked = [statement for statement in heard if "fingerprint_filters" in statement]
    assert 0 < len(asked) <= len(sizes(again))


def test_what_a_transaction_that_failed_had_moved_is_where_it_was(db, small_steps):
    rows = fill(db, documents=7)
    with pytest.raises(ZeroDivisionError), db.atomic():
        fill(db, first=100)
        raise ZeroDivisionError
    assert looked_up(db, rows) == rows
    rows = sorted(rows + fill(db, first=200, seed=6))
    assert looked_up(db, rows) == rows


def test_what_is_taken_out_of_a_document_leaves_the_others(db, small_steps):
    rows = fill(db)
    for number in (1, 30, 55, 61):
        take_out(db, number, [*(row[0] for row in rows if row[1] == number), 12345])
        rows = [row for row in rows if row[1] != number]
        assert looked_up(db, rows) == rows
    assert count(db, "fingerprint_places") == 57


def test_all_that_is_filed_can_be_taken_out_and_filed_again(db, small_steps):
    rows = fill(db)
    for number in range(1, 62):
        take_out(db, number, {row[0] for row in rows if row[1] == number})
    assert looked_up(db, rows) == []
    left = "select sum(length(entries)) from (select entries from fingerprints union all select entries from {})"
    assert db.execute(left.format("fingerprints_recent")).fetchone()[0] in (None, 0)
    assert fill(db) == rows
    assert looked_up(db, rows) == rows


def test_a_hash_with_more_places_than_a_row_holds_keeps_them_all(db, small_steps):
    for number in range(1, 701):
        file(db, number, [(77, number % 3, False)])
    assert looked_up(db, [(77,)]) == [(77, number, number % 3, 0) for number in range(1, 701)]


def packed_before(hashed, place, is_marked):
    return hashed << 32 | place << 1 | is_marked


def test_packed_numbers_of_an_older_database_are_filed_again(tmp_path, small_steps):
    path = tmp_path / "archive.db"
    old = as_of_before(path, "m009_runs")
    for table in ("fingerprints", "fingerprints_recent", "fingerprints_waiting"):
        old.execute(f"create table {table} (id integer primary key, entries blob)")
    old.execute("alter table fingerprints_recent rename column id to document_n")
    for table in ("fingerprint_filters", "fingerprint_shards"):
        old.execute(f"create table {table} (id integer primary key)")
    old.execute("insert into fingerprint_places values (1, 1, 1), (2, 5, 2), (6, 6, 9), (7, 906, 10)")
    many = [packed_before(hashed, 7 + hashed, 0) for hashed in range(900)]
    chunk = struct.pack("<6q", 3, packed_before(-5, 1, 0), packed_before(5, 5, 1), packed_before(9, 1, 0), 0, 0)
    old.execute("insert into fingerprints values (0, ?)", [chunk])
    old.execute("insert into fingerprints_waiting values (0, ?)", [struct.pack("<900q", *many)])
    old.execute("insert into fingerprints_recent values (9, ?)", [struct.pack("<q", packed_before(-5, 6, 1))])
    old.close()
    rows = [(-5, 1, 0, 0), (-5, 9, 0, 1), (5, 2, 3, 1), (9, 1, 0, 0)]
    rows = sorted(rows + [(hashed, 10, hashed, 0) for hashed in range(900)])
    assert looked_up(open_for_writing(path), rows) == rows


def test_rows_of_a_still_older_database_are_filed_again(tmp_path, small_steps):
    path = tmp_path / "archive.db"
    old = as_of_before(path, "m008_packed")
    for table in ("places", "changes"):
        old.execute(f"drop table fingerprint_{table}")
    for table in ("fingerprints", "fingerprints_recent"):
        columns = "hash integer, document_n integer, passage integer, is_marked integer"
        old.execute(f"create table {table} ({columns}, primary key (hash, document_n, passage)) without rowid")
    old.execute("insert into fingerprints values (5, 1, 0, 0), (5, 2, 3, 1), (9, 1, 2, 0)")
    old.execute("insert into fingerprints_recent values (-5, 9, 0, 0)")
    old.close()
    rows = [(-5, 9, 0, 0), (5, 1, 0, 0), (5, 2, 3, 1), (9, 1, 2, 0)]
    assert looked_up(open_for_writing(path), rows) == rows


def as_of_before(path, migration):
    """An empty database to which a migration and those behind it are still to be applied."""
    old = open_for_writing(path)
    for table in ("fingerprints", "fingerprints_recent", "fingerprint_runs", "fingerprint_filters"):
        old.execute(f"drop table {table}")
    old.execute("drop index versions_without_rights")
    old.execute("alter table versions drop column rights")
    old.execute("delete from _sqlite_migrations where name >= ?", [migration])
    return old


def test_a_blob_holds_entries_as_they_are():
    assert unpack(pack(np.array([5, 2**64 - 1], np.uint64))).tolist() == [5, 2**64 - 1]
    assert pack(np.array([1 << 40], np.uint64)) == bytes([0, 0, 0, 0, 0, 1, 0, 0])


def test_an_entry_tells_its_hash_place_and_marks():
    hashes = [-(2**31), -1, 0, 1, 2**31 - 1]
    assert told(keys_of(hashes) << 32 | 7 << 1 | 1) == [(hashed, 7, 1) for hashed in hashes]


def test_all_entries_of_a_key_are_found_and_no_others():
    entries = np.array([key << 32 | place for key in (3, 5, 5, 9) for place in (0, 2**32 - 1)], np.uint64)
    entries.sort()
    assert (of_keys(entries, np.array([0, 5, 9, 2**32 - 1], np.uint64)) >> 32).tolist() == [5, 5, 5, 5, 9, 9]
    assert of_keys(entries[:0], np.array([5], np.uint64)).tolist() == []


def test_filing_takes_no_more_steps_among_many_documents_than_among_few(db):
    def steps(number):
        ticks = []
        db.conn.set_progress_handler(lambda: ticks.append(number), 1)
        file(db, number, [(number, 0, False)])
        list(look_up(db, [number]))
        db.conn.set_progress_handler(None, 1)
        return len(ticks)

    fill(db, documents=3)
    few = steps(4)
    fill(db, documents=200, first=5)
    assert steps(1000) <= few


def test_few_rows_are_read_for_hashes_that_are_not_there(db, monkeypatch):
    chance = random.Random(3)
    entries = np.unique(np.array([chance.getrandbits(32) << 32 | 2 for _ in range(70_000)], np.uint64))
    some = Runs(db)
    some.take(entries)
    heard = []
    monkeypatch.setattr(runs, "of_keys", lambda _, keys: heard.extend(keys) or keys)
    others = np.unique(np.array([chance.getrandbits(32) for _ in range(10_000)], np.uint64))
    list(some.look_up(others))
    assert len(heard) < 150
    list(some.look_up(entries[:5000] >> 32))
    assert len(heard) > 4900
