"""Who asks and who answers in the record of a hearing."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from loccit import parse
from loccit.attribution.texts.testimony import find_turns, heard_labels

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


def asked(text: str) -> list[tuple[str, str | None]]:
    return [(turn.label, turn.name) for turn in find_turns(text.strip().split("\n")).values()]


def test_a_witness_is_sworn_over_several_lines():
    sworn = "JON HOLM, Ph.D.\n(for the port)\ncalled as a witness,\nhaving been duly sworn, testified:\n"
    assert asked(f"{sworn}Q. I?\nA. I.\nQ. So?\nA. So.") == [("Q", None), ("A", "JON HOLM")] * 2


def test_words_of_the_record_are_no_witness():
    text = "WITNESS PAGE\nHAVING BEEN FIRST DULY SWORN, testified:\nWAS PREVIOUSLY SWORN\nQ. I?\nA. I.\nQ. So?\nA. So."
    assert asked(text) == [("Q", None), ("A", None)] * 2


def test_who_tells_of_another_day_names_no_witness():
    text = "TESTIMONY OF ADA LIND\nQ. I?\nA. I.\nHAVE YOU READ THE TESTIMONY OF MARA HOLM\nQ. So?\nA. So."
    assert [name for label, name in asked(text) if label == "A"] == ["ADA LIND"] * 2


def test_an_examination_without_a_name_is_nobodys():
    text = "BY MR. PELL:\nQ. I?\nA. I.\nCROSS-EXAMINATION\nQ. So?\nA. So."
    assert [name for label, name in asked(text) if label == "Q"] == ["MR. PELL", None]


def test_lists_above_the_first_turn_are_no_turns():
    texts = ["CASE: 14", "Q. I?", "A. I.", "MR. PELL: No.", "A JUROR: Louder.", "Q. So?", "A. So.", "DATED: May"]
    labels = [("Case", 6), None, None, None, None, None, None, ("Dated", 7)]
    found = heard_labels(texts, labels, find_turns(texts))
    assert found == [None, None, None, ("Mr. Pell", 10), ("Juror", 9), None, None, None]


def test_the_floor_goes_on_in_a_hearing_until_a_line_says_who_examines():
    first = "EXAMINATION BY MR. PELL\n\nQ. I?\n\nA. I did.\n\nThe rest was dark."
    text = f"TESTIMONY OF ADA LIND\n\n{first}\n\nBY MS. ORNE:\n\nQ. So?\n\nA. So it was.\n"
    parsed = parse(text.encode(), name="a.txt")
    said = {one.text: one.voice_how for one in parsed.passages}
    assert (said["The rest was dark."], said.get("BY MS. ORNE:")) == ("turn goes on", None)


def test_a_quotation_that_is_a_whole_question_is_the_examiners():
    said = 'Q. Did you say it?\n\nA. I did.\n\nQ. "I have never found any."\n\nA. Yes.\n'
    parsed = parse(f"TESTIMONY OF ADA LIND\n\nBY MR. PELL:\n\n{said}".encode(), name="a.txt")
    voice = next(one.voice for one in parsed.passages if "never found" in one.text)
    assert voice is not None
    assert parsed.speakers[voice].name.endswith("Pell")
