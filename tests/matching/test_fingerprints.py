"""Where hashes stand: two tables that answer as one, however rows have moved between them."""

import random

import pytest

from loccit.db.connect import open_for_writing
from loccit.db.fingerprints import FROM, SIGN, STRETCH, file, look_up, take_out


@pytest.fixture
def db(tmp_path):
    return open_for_writing(tmp_path / "archive.db")


def count(db, table):
    return db.execute(f"select count(*) from {table}").fetchone()[0]


def test_what_is_filed_is_found_by_its_hash(db):
    file(db, 7, [(50, 1, False), (-3, 0, True)])
    assert sorted(look_up(db, [50, -3, 9])) == [(-3, 7, 0, 1), (50, 7, 1, 0)]
    assert list(look_up(db, [50, -3, 9], in_marks=True)) == [(-3, 7, 0, 1)]


def test_a_small_archive_has_the_small_table_only(db):
    file(db, FROM - 1, [(SIGN, 0, False)])
    assert (count(db, "fingerprints_recent"), count(db, "fingerprints")) == (1, 0)


def test_a_sign_moves_the_stretch_that_it_lies_in_and_no_other(db):
    other = SIGN + STRETCH
    file(db, 1, [(SIGN + 1, 0, False), (other, 0, False)])
    file(db, FROM, [(SIGN, 3, True)])
    assert (count(db, "fingerprints_recent"), count(db, "fingerprints")) == (1, 2)
    rows = [(SIGN, FROM, 3, 1), (SIGN + 1, 1, 0, 0), (other, 1, 0, 0)]
    assert sorted(look_up(db, [SIGN, SIGN + 1, other])) == rows
    assert list(look_up(db, [SIGN, SIGN + 1, other], in_marks=True)) == rows[:1]


def test_the_lowest_and_the_highest_hash_move_too(db):
    low, high = -(2**31), 2**31 - 1
    file(db, 1, [(low, 0, False), (high, 0, False)])
    file(db, FROM, [(low + -low % SIGN, 0, False), (high - high % SIGN, 0, False)])
    assert {row[0] for row in look_up(db, [low, high])} == {low, high}
    assert count(db, "fingerprints_recent") == 0


def test_nothing_is_lost_and_nothing_told_twice_while_rows_move(db):
    chance = random.Random(5)
    filed = {}
    for number in range(FROM, FROM + 40):
        places = {chance.randrange(-200, 200) * SIGN // 10: (passage, False) for passage in range(60)}
        file(db, number, [(hashed, *place) for hashed, place in places.items()])
        filed |= {(hashed, number, *place): None for hashed, place in places.items()}
    assert count(db, "fingerprints") > 0
    assert sorted(look_up(db, {key[0] for key in filed})) == sorted(filed)


def test_what_is_taken_out_of_a_document_leaves_the_others(db):
    file(db, 1, [(SIGN, 0, False), (5, 0, True)])
    file(db, FROM, [(SIGN, 2, False), (5, 1, True)])
    take_out(db, 1, [SIGN, 5, 8])
    assert sorted(look_up(db, [SIGN, 5])) == [(5, FROM, 1, 1), (SIGN, FROM, 2, 0)]
