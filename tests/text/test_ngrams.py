"""Words and grams: what two prints of one sentence have in common."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from loccit.text.ngrams import find_words, hash_grams, say

WORDS = {
    "The quay, closed.": ["the", "quay", "closed"],
    "don’t / don't": ["don", "t", "don", "t"],
    "a re-\ngime and a re-\r\n  gime": ["a", "regime", "and", "a", "regime"],
    "Skarne-\nVell": ["skarne", "vell"],
    "sixty‐\ntwo": ["sixtytwo"],
    "snake_case": ["snake", "case"],
    "Cafe\u0301 CAFÉ": ["café", "café"],
    "har\u00adbour": ["harbour"],
    "ﬁshing": ["fishing"],
    "港は閉鎖": ["港", "は", "閉", "鎖"],
    "မြန်မာ။": ["မြ", "န်", "မာ"],
    "": [],
    "— … —": [],
}


@pytest.mark.parametrize("text", WORDS)
def test_words_are_what_two_prints_have_in_common(text):
    assert say(text) == WORDS[text]


@given(st.text())
def test_words_stand_where_they_say(text):
    words = find_words(text)
    assert len(words.said) == len(words.starts) == len(words.ends)
    assert all(0 <= start < end <= len(text) for start, end in zip(words.starts, words.ends, strict=True))
    assert all(end <= start for end, start in zip(words.ends, words.starts[1:], strict=False))


def test_a_gram_has_one_number_on_every_machine():
    assert hash_grams(say("The quay at Skarne was closed.")) == [254795133, -1973867064, 1756664979]


def test_fewer_words_than_a_gram_have_none():
    assert hash_grams(["the", "quay", "was"]) == []
