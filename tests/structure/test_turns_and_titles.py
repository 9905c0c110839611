"""The first turns of a talk and what somebody says are no titles: they can be cited."""

from __future__ import annotations

import pytest

from loccit import parse

HEARING = """Q. (Mr Odd Brekke, for the inquiry) Who shut the lock?

A. (Ms Ada Lind, lock-keeper) Nobody did. It shut because opening it was nobody's task that night.
"""
DEBATE = """Mr Odd Brekke (East Quay): When will the lock open?

The Minister (Mrs Ada Lind): The lock is open. It is the boats that have not been let in by anybody.

Mr Brekke: I am obliged.
"""
NEWS = """Ada Lind worked at the exchange for nineteen years, and on the night of the flood she was alone there.

“Every lamp on the board lit up at once. Every single one.”

She left in May.
"""


@pytest.mark.parametrize("text", [HEARING, DEBATE, NEWS])
def test_what_somebody_says_is_a_passage_and_no_title(text):
    found = parse(text.encode(), name="talk.txt")
    assert [one.text for one in found.passages] == [" ".join(one.split()) for one in text.strip().split("\n\n")]
    assert found.described.title is None


def test_two_forms_of_a_label_are_one_speaker():
    text = "Interviewer: Mrs Lind, you ran it.\n\nMrs Ada Lind: I did.\n\nInterviewer: Alone?\n\nMrs Lind: With a dog."
    found = parse(text.encode(), name="talk.txt")
    voices = [found.speakers[one.voice].name for one in found.passages if one.voice is not None]
    assert voices == ["interviewer", "Ada Lind", "interviewer", "Ada Lind"]
