"""Word diffs: what changed, and what kind of change it is."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from loccit.model import Span
from loccit.text.diff import KINDS, Edit, changed_kinds, diff

CASES = [
    ("It cost 140,000 marks.", "It cost 190,000 marks.", [("140,000", "190,000", ("number",))]),
    ("It cost 7,000 marks.", "It cost 70,000 marks.", [("7,000", "70,000", ("number",))]),
    ("He did not go.", "He did go.", [("not", "", ("negation",))]),
    ("They can’t leave.", "They can leave.", [("can’t", "can", ("negation", "modal"))]),
    ("on 29 March the ship", "on 26 March the ship", [("29", "26", ("date",))]),
    ("the fire of 1998", "the fire of 1999", [("1998", "1999", ("date",))]),
    ("closed on Monday", "closed on Tuesday", [("Monday", "Tuesday", ("date",))]),
    ("when Ebba Torvik spoke", "when Nils Torvik spoke", [("Ebba", "Nils", ("name",))]),
    ("The boat left.", "A boat left.", [("The", "A", ("other",))]),
    ("It may rain.", "It will rain.", [("may", "will", ("modal",))]),
    ("a private visit", "a personal visit", [("private", "personal", ("other",))]),
    ("the second largest port", "the third largest port", [("second", "third", ("number",))]),
    ("seven boats", "7 boats", [("seven", "7", ("other",))]),
    ("The Mole", "the mole", [("The Mole", "the mole", ("case",))]),
    ("red, green", "red green", [(",", "", ("punctuation",))]),
    ("“Don’t” – she said", '"Don\'t" - she said', []),
    ("", "Closed.", [("", "Closed.", ("other",))]),
    ("Closed.", "", [("Closed.", "", ("other",))]),
]


@pytest.mark.parametrize(("old", "new", "edits"), CASES)
def test_each_change_is_told_with_its_kind(old, new, edits):
    assert [(edit.was, edit.now, edit.kinds) for edit in diff(old, new)] == edits


def test_a_change_says_where_it_stands_on_both_sides():
    assert diff("The old quay", "The quay at last") == (
        Edit(Span(4, 7), Span(3, 3), "old", "", ("other",)),
        Edit(Span(12, 12), Span(9, 16), "", "at last", ("other",)),
    )


def test_small_words_shared_by_chance_do_not_break_a_rewritten_stretch():
    old = "The crew lost its gear to the sea and went home."
    new = "The crew won all prizes of the day and went home."
    assert [edit.was for edit in diff(old, new)] == ["lost its gear to the sea"]


def test_kinds_of_several_changes_are_told_the_gravest_first():
    edits = diff("He may go on 3 March with 7 men, not 8.", "He will go on 4 March with 9 men, 8.")
    assert changed_kinds(edits) == ("negation", "number", "date", "modal")


TEXTS = st.text(alphabet="abc ,.“”’'-–é1234\n", max_size=60)


@settings(deadline=None)
@given(TEXTS, TEXTS)
def test_the_edits_make_the_one_text_of_the_other(old, new):
    made, at = "", 0
    for edit in diff(old, new):
        assert old[edit.a.start : edit.a.end] == edit.was
        assert new[edit.b.start : edit.b.end] == edit.now
        assert edit.kinds
        assert set(edit.kinds) <= set(KINDS)
        assert edit.a.start >= at
        made += old[at : edit.a.start] + edit.now
        at = edit.a.end
    made += old[at:]
    assert "".join(diff_words(made)) == "".join(diff_words(new))


def diff_words(text):
    from loccit.text.fold import folded

    return folded(text).replace(" ", "")


def test_long_repetitions_are_told_soon():
    assert len(diff("quay " * 20_000, "quay " * 20_001)) == 1
