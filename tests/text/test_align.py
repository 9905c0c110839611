"""Alignment: where two sequences say the same."""

import time
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from loccit.text.align import Run, align, common_length, longest_rising, similarity

SEQUENCES = st.lists(st.sampled_from("abcde"), max_size=25)


def _longest_common(a, b):
    row = [0] * (len(b) + 1)
    for word in a:
        last = row[:]
        for at, other in enumerate(b):
            row[at + 1] = last[at] + 1 if word == other else max(last[at + 1], row[at])
    return row[-1]


@settings(deadline=None)
@given(SEQUENCES, SEQUENCES)
def test_short_sequences_are_aligned_as_well_as_can_be(a, b):
    runs = align(a, b)
    assert sum(run.size for run in runs) == common_length(a, b) == _longest_common(a, b)


@settings(deadline=None)
@given(SEQUENCES, SEQUENCES)
def test_runs_say_the_same_and_keep_the_order_of_both(a, b):
    runs = align(a, b)
    assert all(a[run.a : run.a + run.size] == b[run.b : run.b + run.size] for run in runs)
    assert all(first.a + first.size <= then.a and first.b + first.size <= then.b for first, then in pairwise(runs))


@settings(deadline=None)
@given(st.text("abc ", max_size=40), st.text("abc ", max_size=40))
def test_similarity_is_symmetric_and_whole_only_for_equals(a, b):
    assert similarity(a, b) == similarity(b, a)
    assert (similarity(a, b) == 1) == (a == b)
    if a and b:
        assert similarity(a, b) == 2 * _longest_common(a, b) / (len(a) + len(b))


@settings(deadline=None)
@given(st.lists(st.integers(0, 20), max_size=12))
def test_the_longest_rising_chain_rises(numbers):
    chain = [numbers[at] for at in longest_rising(numbers)]
    assert all(first < then for first, then in pairwise(chain))


def test_similarity_of_nothing_is_none():
    assert similarity("", "quay") == 0
    assert similarity("", "") == 1


LONG = {
    "a million repeated words": (["quay"] * 1_000_000, ["quay"] * 999_990),
    "a repeated pair against its mirror": (["quay", "mole"] * 200_000, ["mole", "mole", "quay"] * 150_000),
    "nothing shared": ([f"a{n}" for n in range(200_000)], [f"b{n}" for n in range(200_000)]),
}


@pytest.mark.parametrize("name", LONG)
def test_long_hostile_sequences_end_soon(name):
    began = time.process_time()
    align(*LONG[name])
    assert time.process_time() - began < 10


def test_long_sequences_are_aligned_between_what_stands_once():
    a = [f"w{n}" for n in range(20_000)]
    b = [*a[:7_000], "x", *a[7_001:12_000], *a[12_010:]]
    assert align(a, b) == [Run(0, 0, 7_000), Run(7_001, 7_001, 4_999), Run(12_010, 12_000, 7_990)]


def test_long_texts_are_compared_in_words():
    a = "quay mole " * 2_000 + "pier " * 2_000
    b = "pier " * 2_000 + "quay mole " * 2_000
    assert 0.3 < similarity(a, b) < 0.8
