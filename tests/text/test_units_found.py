"""Marking what was searched for: the quick way over plain texts finds what the thorough one finds."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from loccit.model import Span
from loccit.text import units as module
from loccit.text.units import find_terms

WORDS = st.sampled_from(
    "Off shore off-shore offshore U.N. un The-off shore’s pre predict pre-dict a_b “quay” i.e. – - café".split()
)
KEYS = st.sampled_from(["offshore", "off", "un", "pre", "predict", "shore", "the", "a_b", "ie", "s", "cafe"])
TERMS = st.lists(st.tuples(KEYS.map(lambda key: (key,)), st.booleans()), max_size=3)


@given(st.lists(WORDS | st.text(max_size=4), max_size=12), TERMS, st.sampled_from(["", " "]))
def test_the_quick_way_finds_what_the_thorough_one_finds(
    words: list[str], terms: list[tuple[tuple[str, ...], bool]], between: str
) -> None:
    text = between.join(words)
    quick = find_terms(text, terms)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(module, "_PLAIN", re.compile(r"(?!)"))
        assert quick == find_terms(text, terms)


def test_a_word_is_found_whole_in_any_case_and_across_a_hyphen() -> None:
    assert find_terms("The pier, PIERS and the off-shore pier’s end", [(("pier",), False), (("offshore",), False)]) == [
        Span(4, 8),
        Span(24, 33),
        Span(34, 38),
    ]
