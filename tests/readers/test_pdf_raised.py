"""Raised numbers that a file draws behind their line: each is read in the gap that was left for it."""

from __future__ import annotations

import pytest
from formats_built import reading_of, references, shape
from hypothesis import given
from hypothesis import strategies as st
from pdf_built import Words, pdf, prose

from loccit.readers._pdf_drawn import Drawn, Letter
from loccit.readers._pdf_raised import with_marks_in_place


def drawn(words: str, x: float, base: float, size: float) -> list[Drawn]:
    """Letters half as wide as high; a space is a gap."""
    width = size / 2
    return [
        Drawn(sign, Letter(x + width * at, x + width * (at + 1), base, size), at, words[at - 1 : at] == " ")
        for at, sign in enumerate(words)
        if sign != " "
    ]


def ordered(*runs: list[Drawn]) -> str:
    signs = with_marks_in_place(one for run in runs for one in run)
    return "".join((" " if one.after_space else "") + one.sign for one in signs)


LINE = drawn("kept it.  Lind went", 100, 500, 10)
"""A gap of ten points behind the full stop, from 140 to 150."""


@pytest.mark.parametrize(
    ("mark", "read"),
    [
        (drawn("1", 141, 504, 6), "kept it.1 Lind went"),
        (drawn("12", 141, 504, 6), "kept it.12 Lind went"),
        (drawn("†", 141, 504, 6), "kept it.† Lind went"),
        (drawn("3", 96, 504, 6), "3kept it. Lind went"),
        (drawn("7", 80, 504, 6), "kept it. Lind went7"),
        (drawn("1", 111, 504, 6), "kept it. Lind went1"),
        (drawn("1", 141, 504, 10), "kept it. Lind went1"),
        (drawn("1", 141, 508, 6), "kept it. Lind went1"),
        (drawn("1", 141, 498, 6), "kept it. Lind went1"),
        (drawn("th", 141, 504, 6), "kept it. Lind wentth"),
    ],
    ids=["number", "two digits", "sign", "in front", "of a line", "no gap", "large", "too high", "low", "letters"],
)
def test_a_mark_goes_where_a_gap_was_left_for_it(mark: list[Drawn], read: str):
    assert ordered(LINE, mark) == read


def test_two_marks_of_one_line_keep_their_places():
    line = drawn("kept it.  Lind went.  He", 100, 500, 10)
    assert ordered(line, drawn("1", 141, 504, 6), drawn("2", 201, 504, 6)) == "kept it.1 Lind went.2 He"


RUNS = st.lists(
    st.builds(
        drawn,
        st.text("ab1. ", min_size=1, max_size=8),
        st.integers(0, 60),
        st.integers(0, 12),
        st.sampled_from([5.0, 10.0]),
    ),
    max_size=8,
)


@given(RUNS)
def test_no_sign_is_lost_or_doubled(runs: list[list[Drawn]]):
    signs = [one for run in runs for one in run]
    kept = list(with_marks_in_place(signs))
    assert sorted((one.sign, one.place, str(one.letter)) for one in kept) == sorted(
        (one.sign, one.place, str(one.letter)) for one in signs
    )


def test_a_sentence_goes_on_behind_a_mark_drawn_apart_and_its_note_is_met():
    text: list[Words] = [
        (50, 700, 10, "The council of Skarne heard the appeal of the pilots in March, and it found that the"),
        (50, 688, 10, "order was void."),
        (135, 688, 10, "Holm, who had kept the ledger of the soundings, was not asked, though he"),
        (117, 692, 6, "1"),
        (50, 676, 10, "had written twice to the master of the harbour and had told him that the bar moved."),
    ]
    reading = reading_of(pdf([*text, *prose("The minutes of May say so.", x=54, top=100), (50, 104, 6, "1")]))
    assert shape(reading)[0] == (
        "paragraph",
        0,
        "The council of Skarne heard the appeal of the pilots in March, and it found that the order was void.1 Holm, "
        "who had kept the ledger of the soundings, was not asked, though he had written twice to the master of the "
        "harbour and had told him that the bar moved.",
    )
    assert references(reading) == [(" was void.", "1", "The minutes of May say so.")]
