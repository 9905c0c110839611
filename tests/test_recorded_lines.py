"""Lines of the record of a debate, found by their form."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from loccit.text.recorded_lines import recorded_lines

DEBATE = ["M. Odd Lind. Le quai est perdu.", "Mme de Holm.— Oh ! perdu !", "M. Lind, rapporteur. Oui."]


def test_three_turns_of_two_of_whom_one_speaks_again_are_a_record():
    assert recorded_lines(DEBATE) == {0, 1, 2}


def test_titles_in_sentences_are_no_record():
    assert recorded_lines(["Mr. Lind left the quay.", "Mr. Holm left too.", "Mr. Lind came again."]) == frozenset()


@given(st.lists(st.text(max_size=40)))
def test_whatever_the_lines_each_place_is_one_of_them(lines):
    assert recorded_lines(lines) <= frozenset(range(len(lines)))
