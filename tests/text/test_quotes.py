"""Quotation marks: which belong together, and which have no partner."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from loccit.text.quotes import CLOSING, OPENING, STRAIGHT, pair_marks

PAIRED = [
    ("“We dredge,” she said.", ["“We dredge,”"]),
    ('"We dredge," she said.', ['"We dredge,"']),
    ("«We dredge», she said.", ["«We dredge»"]),
    ("»We dredge«, she said.", ["»We dredge«"]),
    ("„We dredge“, she said.", ["„We dredge“"]),
    ("„We dredge”, she said.", ["„We dredge”"]),
    ("”We dredge,” she said.", ["”We dredge,”"]),
    ("‹We dredge›, she said.", ["‹We dredge›"]),
    ("「We dredge」 she said 『so』", ["「We dredge」", "『so』"]),
    ("《We dredge》", ["《We dredge》"]),
    ("〝We dredge〟", ["〝We dredge〟"]),
    ("„We ‚dredge‘ here“", ["„We ‚dredge‘ here“", "‚dredge‘"]),
    ("«We “dredge” here»", ["«We “dredge” here»", "“dredge”"]),
    ("“We ‘dredge’ here”", ["“We ‘dredge’ here”", "‘dredge’"]),
    ("\"We 'dredge' here\"", ["\"We 'dredge' here\"", "'dredge'"]),
    ("“They cried “fire” twice”", ["“They cried “fire” twice”", "“fire”"]),
    ('“We dredge" and "sleep”', ['“We dredge"', '"sleep”']),
    ("''We dredge,'' she said.", []),
    ("Set ``quay`` and ``pier`` before.", []),
    ("``We dredge,'' she said.", ["``We dredge,''"]),
    ("‘We don’t dredge’", ["‘We don’t dredge’"]),
    ("'The pilots' guild' left", ["'The pilots' guild'"]),
    ("In the ’90s and the '80s", []),
    ("The pilots’ guild and the ships’ cooks", []),
    ("rock 'n' roll", []),
    ('6\'3" tall and 12" wide', []),
]
ODD = [
    ("“We dredge", [("“We dredge", False)], [0]),
    ("We dredge” she said", [], [9]),
    ("“We” dredge” here", [("“We”", True)], [11]),
    ("no marks at all", [], []),
]


@pytest.mark.parametrize(("text", "expected"), PAIRED)
def test_marks_belong_together_by_kind_and_side(text, expected):
    """Every kind of pair, nested and mixed; an apostrophe and a sign for inches are no marks."""
    found = pair_marks(text)
    assert [text[one.start : one.end] for one in found.stretches] == expected
    assert found.unpaired == ()


@pytest.mark.parametrize(("text", "stretches", "unpaired"), ODD)
def test_an_odd_mark_is_told_and_ends_nothing(text, stretches, unpaired):
    """A stretch that nothing closes goes on to the end of its text."""
    found = pair_marks(text)
    assert [(text[one.start : one.end], one.closed) for one in found.stretches] == stretches
    assert list(found.unpaired) == unpaired


@given(st.text(alphabet=[*OPENING, *CLOSING, *STRAIGHT, "'", "`", "s", "a", " ", ".", "9"], max_size=80))
def test_stretches_nest_and_never_cross(text):
    """Whatever stands in a text: two stretches lie one inside the other or apart, and each begins with its mark."""
    found = pair_marks(text).stretches
    for one in found:
        assert 0 <= one.start < one.end <= len(text)
        assert text.startswith(one.mark, one.start)
        for other in found:
            assert other.start >= one.end or other.end <= one.start or one == other or _inside(one, other)


def test_a_text_of_nothing_but_marks_takes_no_longer_than_others():
    """Looking ahead for a partner is bounded, so a hundred thousand apostrophes are read in one go."""
    assert len(pair_marks("' " * 100_000).stretches) < 100_000


def _inside(one, other):
    return (one.start <= other.start and other.end <= one.end) or (other.start <= one.start and one.end <= other.end)


@pytest.mark.parametrize(
    ("text", "stretches"),
    [
        ('He said: "It sank. "Nobody knew." But she left.', ['"It sank. "Nobody knew."']),
        ('"It sank. "Who knew? "Nobody." "Why?"', ['"It sank. "Who knew? "Nobody."', '"Why?"']),
        ('"It sank," he said. "Nobody knew."', ['"It sank,"', '"Nobody knew."']),
        ('"It sank. " He left. "Why?"', ['"It sank. "', '"Why?"']),
    ],
)
def test_an_open_quotation_goes_on_in_paragraphs_that_begin_with_a_mark(text: str, stretches: list[str]):
    """Straight marks, where a text has lost the ends of its paragraphs."""
    assert [text[one.start : one.end] for one in pair_marks(text).stretches] == stretches
