"""Who asks and who answers in the record of a hearing."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from loccit import parse
from loccit.attribution.texts.testimony import find_turns

RECORD = """Call your next witness.

ADA LIND, having been first duly sworn, testified as follows:

BY MR. PELL:

Q. Where were you on the night of 4 May?

A. At the lock.

THE WITNESS: With the cat.

CROSS-EXAMINATION BY MS. ORNE

Q. Whose cat was it?

A. The harbour’s.
"""


def test_a_record_says_who_asks_and_who_answers():
    found = find_turns(RECORD.strip().split("\n\n"))
    assert [(turn.label, turn.name) for turn in found.values()] == [
        ("Q", "MR. PELL"),
        ("A", "ADA LIND"),
        ("THE WITNESS", "ADA LIND"),
        ("Q", "MS. ORNE"),
        ("A", "ADA LIND"),
    ]


def test_names_beside_the_labels_hold_for_the_turns_below():
    words = ["Q. (Mr Orrin Pell, for the port) Who?", "A. (Dale Holm, keeper) Nobody.", "Q. Why?", "A. Why not?"]
    assert [turn.name for turn in find_turns(words).values()] == ["Mr Orrin Pell", "Dale Holm"] * 2


def test_initials_before_names_are_no_turns():
    assert find_turns(["A. Lind wrote a book.", "B. Holm read it.", "A. Lind was glad.", "Q. Orne was not."]) == {}


def test_another_witness_is_asked_by_somebody_else():
    words = ["BY MR. PELL:", "Q. Who?", "A. I.", "TESTIMONY OF JON HOLM", "Q. Who?", "A. I."]
    assert [turn.name for turn in find_turns(words).values()] == ["MR. PELL", None, None, "JON HOLM"]


def test_a_heading_names_who_asks_as_a_paragraph_does():
    parsed = parse(RECORD.encode(), name="record.txt")
    spoken = {parsed.speakers[one.speaker].name for one in parsed.quotations if one.speaker is not None}
    assert {"Pell", "Orne"} <= spoken


@given(st.lists(st.text(alphabet="QA.: (Mr Lind)BY\n", max_size=60), max_size=12))
def test_any_paragraphs_are_read(texts: list[str]):
    assert all(0 < turn.end <= len(texts[number]) for number, turn in find_turns(texts).items())
