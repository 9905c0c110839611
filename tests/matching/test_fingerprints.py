"""Where hashes stand: recent entries, those that wait and those in chunks answer as one, however they have moved."""

import random

import pytest

from loccit.db import fingerprints, shards
from loccit.db.connect import open_for_writing
from loccit.db.filters import Filters
from loccit.db.fingerprints import look_up, take_out
from loccit.db.packed import entries_of, find_in_chunk, make_chunk, pack, unpack


@pytest.fixture
def db(tmp_path):
    return open_for_writing(tmp_path / "archive.db")


@pytest.fixture
def small_steps(monkeypatch):
    """Entries move on after so few of them that a test meets every step."""
    monkeypatch.setattr(fingerprints, "FULL", 100)
    monkeypatch.setattr(shards, "FEWEST", 300)
    monkeypatch.setattr(shards, "MEAN", 8)


def file(db, number, places):
    """Files places that are written as (hash, passage, is marked)."""
    some = [{hashed: passage for hashed, passage, marked in places if marked == kind} for kind in (False, True)]
    fingerprints.file(db, number, *some)


def count(db, table):
    return db.execute(f"select count(*) from {table}").fetchone()[0]


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


def looked_up(db, rows, **more):
    return sorted(look_up(db, {row[0] for row in rows}, **more))


def test_what_is_filed_is_found_by_its_hash(db):
    file(db, 7, [(50, 1, False), (-3, 0, True)])
    assert sorted(look_up(db, [50, -3, 9])) == [(-3, 7, 0, 1), (50, 7, 1, 0)]
    assert list(look_up(db, [50, -3, 9], in_marks=True)) == [(-3, 7, 0, 1)]


def test_the_lowest_and_the_highest_hash_are_found_in_every_step(db, small_steps):
    ends = [(-(2**31), 0, False), (2**31 - 1, 1, True), (0, 2, False)]
    file(db, 1, ends)
    expected = [(-(2**31), 1, 0, 0), (0, 1, 2, 0), (2**31 - 1, 1, 1, 1)]
    assert looked_up(db, ends) == expected
    fill(db, first=2)
    assert [row for row in looked_up(db, ends) if row[1] == 1] == expected


def test_a_small_archive_has_recent_entries_only(db):
    fill(db, documents=3)
    assert [count(db, table) for table in ("fingerprints_recent", "fingerprints_waiting", "fingerprints")] == [3, 0, 0]


def test_nothing_is_lost_and_nothing_told_twice_while_entries_move(db, small_steps):
    rows = fill(db)
    assert all(count(db, table) for table in ("fingerprints_recent", "fingerprints_waiting", "fingerprints"))
    assert looked_up(db, rows) == rows
    assert looked_up(db, rows, in_marks=True) == [row for row in rows if row[3]]


def test_another_connection_finds_what_was_filed(db, small_steps, tmp_path):
    rows = fill(db)
    db.close()
    assert looked_up(open_for_writing(tmp_path / "archive.db"), rows) == rows


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


def test_all_that_is_filed_can_be_taken_out(db, small_steps):
    rows = fill(db)
    for number in range(1, 62):
        take_out(db, number, {row[0] for row in rows if row[1] == number})
    assert looked_up(db, rows) == []
    assert db.execute("select sum(filed), sum(waiting) from fingerprint_shards").fetchone() == (0, 0)


def test_a_hash_with_more_places_than_a_chunk_holds_keeps_them_all(db, small_steps):
    for number in range(1, 701):
        file(db, number, [(77, number % 3, False)])
    assert looked_up(db, [(77,)]) == [(77, number, number % 3, 0) for number in range(1, 701)]


def test_rows_of_an_older_database_are_filed_again(tmp_path, small_steps):
    path = tmp_path / "archive.db"
    old = open_for_writing(path)
    for table in ("places", "filters", "shards", "changes"):
        old.execute(f"drop table fingerprint_{table}")
    for table in ("fingerprints", "fingerprints_recent", "fingerprints_waiting"):
        old.execute(f"drop table {table}")
        if table != "fingerprints_waiting":
            columns = "hash integer, document_n integer, passage integer, is_marked integer"
            old.execute(f"create table {table} ({columns}, primary key (hash, document_n, passage)) without rowid")
    old.execute("delete from _sqlite_migrations where name = 'm008_packed'")
    old.execute("insert into fingerprints values (5, 1, 0, 0), (5, 2, 3, 1), (9, 1, 2, 0)")
    old.execute("insert into fingerprints_recent values (5, 9, 0, 0)")
    old.close()
    rows = [(5, 1, 0, 0), (5, 2, 3, 1), (5, 9, 0, 0), (9, 1, 2, 0)]
    assert looked_up(open_for_writing(path), rows) == rows


def test_a_chunk_grows_behind_its_entries_and_is_never_smaller_than_a_page():
    chunk = make_chunk(pack([1 << 40, 2]), make_chunk(pack([3 << 32 | 7])))
    assert entries_of(chunk).tolist() == [3 << 32 | 7, 1 << 40, 2]
    assert len(chunk) == len(make_chunk(b"")) == 4008
    assert unpack(pack([5, -(2**63)])).tolist() == [5, -(2**63)]


def test_a_hash_is_found_in_a_chunk_at_its_place_only():
    other = 7 << 32 | 0x05050505  # the place looks like the hash
    assert find_in_chunk(make_chunk(pack([other, 0x05050505 << 32 | 3])), 0x05050505) == [0x05050505 << 32 | 3]
    assert find_in_chunk(make_chunk(pack([0x00070000 << 32 | 0x00070000])), 0x00070000) == [
        0x00070000 << 32 | 0x00070000
    ]


def test_a_filter_passes_all_that_it_was_given_and_little_else():
    chance = random.Random(3)
    hashes = [chance.getrandbits(32) - 2**31 for _ in range(2_000)]
    filters = Filters(9 + number % 2 for number in range(256))
    for one in hashes:
        filters.add(one % 256, [one << 32])
    assert filters.passing(hashes) == hashes
    assert len(filters.passing([chance.getrandbits(32) - 2**31 for _ in range(2_000)])) < 200
