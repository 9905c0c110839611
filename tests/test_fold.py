"""`text.fold`: what counts as the same words, and what the index sees."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from loccit.text.fold import folded, search_form, seg_of, shown


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("“Don’t” — he said", '"Don\'t" - he said'),
        ("ﬁnal of\u00adfice", "final office"),
        ("two\r\n  words", "two words"),
    ],
)
def test_typography_makes_no_other_words(one, other):
    assert folded(one) == folded(other)


@given(st.text())
def test_folding_twice_changes_nothing_more(text):
    assert folded(folded(text)) == folded(text)


@pytest.mark.parametrize(
    ("raw", "expected"),
    [
        ("the re-\ngime", "the regime"),
        ("it was pre-\nſent", "it was present"),
        ("a re-gime", "a re-gime regime"),
        ("at the U.N. now", "at the UN now"),
        ("well-known 3.5", "well-known 3.5"),
        ("我们卖了", "我\u200b们\u200b卖\u200b了"),
    ],
)
def test_the_index_sees_words_whole(raw, expected):
    assert search_form(raw) == expected


def test_a_text_without_oddities_needs_no_seg():
    assert seg_of("“Plain” – words.", shown("“Plain” – words.")) is None
