"""Grams in arrays: the numbers that `hash_grams` gives one by one, and those that are kept of them."""

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from loccit.text import grams
from loccit.text.grams import hash_all, winnow
from loccit.text.ngrams import GRAM, WINDOW, hash_grams, say

WORDS = ["quay", "a", "sea", "ß", "été", "港", "62", "harbour", "\udc80", "", "w" * 60, "w" * 90, "é" * 130, "ü" * 300]
passages = st.lists(st.lists(st.sampled_from(WORDS), max_size=12), max_size=5)


@given(passages)
def test_a_gram_has_the_number_that_it_has_alone(said):
    words = [word for some in said for word in (some or [""])]
    assert hash_all(said).tolist() == hash_grams(words)


def test_a_gram_has_the_same_number_where_its_words_are_looked_at_in_turn(monkeypatch):
    monkeypatch.setattr(grams, "BLOCK", 3)
    for count in range(4, 12):
        assert hash_all([WORDS[:count]]).tolist() == hash_grams(WORDS[:count])


@given(st.text())
def test_a_text_has_the_grams_that_its_words_have_one_by_one(text):
    assert hash_all([say(text)]).tolist() == hash_grams(say(text))


def plainly(said, marked):
    """What `winnow` promises, said in sets."""
    kept, windows, pairs = {}, {}, {}
    for passage, words in enumerate(said):
        hashes = hash_grams(words)
        for _, first, last in (one for one in marked if one[0] == passage):
            for hashed in hashes[first:last]:
                kept.setdefault(hashed, passage)
        size = min(WINDOW, len(hashes))
        for at in range(len(hashes) - size + 1 if size else 0):
            for hashed in [min(hashes[at : at + size])] if size == WINDOW else hashes:
                windows.setdefault(hashed, passage)
        for one, other in pairwise(hashes):
            pairs.setdefault(min(one, other), passage)
    windows = {hashed: passage for hashed, passage in windows.items() if hashed not in kept}
    return kept, windows, {one: passage for one, passage in pairs.items() if one not in kept and one not in windows}


@given(st.data())
def test_of_a_text_the_quoted_grams_the_smallest_and_the_smaller_are_kept(data):
    words = data.draw(st.sampled_from([WORDS[:3], WORDS]))
    said = data.draw(st.lists(st.lists(st.sampled_from(words), max_size=14), max_size=5))
    marked = []
    for passage, some in enumerate(said):
        if len(some) >= GRAM and data.draw(st.booleans()):
            first = data.draw(st.integers(0, len(some) - GRAM))
            marked.append((passage, first, data.draw(st.integers(first + 1, len(some) - GRAM + 1))))
    assert winnow(said, marked, range(len(said))) == plainly(said, marked)


def test_passages_are_told_by_their_ordinals():
    kept, windows, pairs = winnow(
        ["the quay was closed".split(), [], "the ferry was late".split()], [(2, 0, 1)], [3, 5, 8]
    )
    (quay,), (ferry,) = hash_grams("the quay was closed".split()), hash_grams("the ferry was late".split())
    assert (kept, windows, pairs) == ({ferry: 8}, {quay: 3}, {})


def test_no_words_have_no_grams():
    assert winnow([], [], []) == winnow([[], ["quay"]], [], [0, 1]) == ({}, {}, {})


@given(
    st.lists(st.sampled_from("abcdefgh"), min_size=GRAM + WINDOW - 1, max_size=30),
    st.lists(st.sampled_from("abcdefgh"), max_size=20),
    st.lists(st.sampled_from("ijklmnop"), max_size=20),
)
def test_a_shared_run_of_gram_and_window_leaves_a_shared_hash(shared, before, other):
    _, ours, _ = winnow([[*before, *shared]], [], [0])
    _, theirs, _ = winnow([[*other, *shared, *other]], [], [0])
    assert ours.keys() & theirs.keys()


@given(st.lists(st.sampled_from("abc"), min_size=GRAM + 1, max_size=12), st.lists(st.sampled_from("ij"), max_size=9))
def test_a_shared_run_of_one_word_more_than_a_gram_leaves_a_shared_hash_of_all_kinds(shared, other):
    ours = {hashed for some in winnow([shared], [], [0]) for hashed in some}
    theirs = {hashed for some in winnow([[*other, *shared, *other]], [], [0]) for hashed in some}
    assert ours & theirs
