"""Texts whose lines are numbered: depositions and transcripts of courts."""

from hypothesis import given
from hypothesis import strategies as st

from loccit import parse
from loccit.model import About
from loccit.readers import text as reader
from loccit.structure.stretches import spans_without_holes

PAGES = """\
0012
 1              IN THE HARBOUR COURT
 2
 3              DEPOSITION OF
                ADA LIND
 4
 5   ADA LIND, having been first duly sworn, was
 6   examined and testified as follows:
 7                  EXAMINATION
 8   BY MR. HOLM:
 9       Q.   Did you close the pier on the fourth of
10   May, or did somebody else close it while you were
11   away?
12       A.   I did not close it.
13            MR. PELL:  Objection, form.
14            THE WITNESS:  25 boats came in that day, and
15   I was on the first of them.
16            I came back late.
0013
 1       Q.   Who had the key, then, if it was not you and
 2   it was not on its hook?
 3       A.   The warden.                            09:14:21
 4            (Whereupon, a recess was taken.)
 5   BY MS. ORNE:
 6       Q.   Was it the old key?
 7       A.   It was, and it had been the old key ever
0014
 1   since the lock was made.
 2       Q.   Thank you.
"""


def said(parsed):
    return [
        (one.text, parsed.speakers[one.voice].name if one.voice is not None else None, one.locator)
        for one in parsed.passages
    ]


def test_turns_are_whole_without_numbers_and_are_whose_the_record_says():
    assert said(parse(PAGES.encode(), name="deposition.txt"))[-13:] == [
        ("BY MR. HOLM:", None, "page 12, line 8"),
        (
            "Q. Did you close the pier on the fourth of May, or did somebody else close it while you were away?",
            "Holm",
            "page 12, lines 9-11",
        ),
        ("A. I did not close it.", "Ada Lind", "page 12, line 12"),
        ("MR. PELL: Objection, form.", "Pell", "page 12, line 13"),
        (
            "THE WITNESS: 25 boats came in that day, and I was on the first of them.",
            "Ada Lind",
            "page 12, lines 14-15",
        ),
        ("I came back late.", "Ada Lind", "page 12, line 16"),
        ("Q. Who had the key, then, if it was not you and it was not on its hook?", "Holm", "page 13, lines 1-2"),
        ("A. The warden.", "Ada Lind", "page 13, line 3"),
        ("(Whereupon, a recess was taken.)", None, "page 13, line 4"),
        ("BY MS. ORNE:", None, "page 13, line 5"),
        ("Q. Was it the old key?", "Orne", "page 13, line 6"),
        (
            "A. It was, and it had been the old key ever since the lock was made.",
            "Ada Lind",
            "page 13, line 7, to page 14, line 1",
        ),
        ("Q. Thank you.", "Orne", "page 14, line 2"),
    ]


def test_the_title_is_the_line_that_calls_it_a_deposition():
    assert parse(PAGES.encode(), name="deposition.txt").described.title == "DEPOSITION OF ADA LIND"


def test_numbers_that_stand_far_in_the_line_and_pages_at_the_foot_are_found():
    body = "".join(
        f"          {at:2}        {words}\n"
        for at, words in enumerate(["Q.  Why?", "A.  It was late and", "nobody came.", "Q.  So?", "A.  So."], 1)
    )
    passages = parse(f"{body}{'7':>40}\n{body}{'8':>40}\n".encode(), name="a.txt").passages
    assert [(one.text, one.locator) for one in passages][:3] == [
        ("Q. Why?", "page 7, line 1"),
        ("A. It was late and nobody came.", "page 7, lines 2-3"),
        ("Q. So?", "page 7, line 4"),
    ]


def test_a_label_alone_in_its_line_belongs_to_the_words_below():
    lines = ["Q.  Why?", "A.  Because.", "MS. ORNE:", "Object to the form.", "Q.  So?", "A.  So."]
    numbered = "\n".join(f"{at:2}   {words}" for at, words in enumerate(lines, 1))
    assert "MS. ORNE: Object to the form." in [one.text for one in parse(numbered.encode(), name="a.txt").passages]


def test_short_turns_with_labels_far_before_their_words_are_no_columns():
    asked = "     Q.   Did you see who shut the gate on the night when the\nboat came in so late?\n"
    long = f"{asked}     A.   I did, and I told the warden of it in the morning, and\nthe pilot.\n"
    short = "     Q.   Why?\n     A.   Because.\n" * 3
    found = [one.text for one in parse((long * 4 + short).encode(), name="a.txt").passages]
    assert found[-2:] == ["Q. Why?", "A. Because."]


def test_a_ranking_is_no_transcript():
    table = "\n".join(f"{at:2}   Boat of Skarne   {40 - at}" for at in range(1, 26))
    assert not any("line-number" in block.cues for block in read(f"{table}\n\n{table}\n").blocks)


def read(words):
    return reader.read(words.encode(), About(name="a.txt"))


@given(
    st.lists(
        st.sampled_from(("Q.  Who shut it?", "A.  Nobody did.", "and so on", "", "MR. PELL:  No.", "EXAMINATION")),
        min_size=5,
        max_size=30,
    ),
    st.integers(2, 9),
)
def test_every_word_lies_in_one_block_and_no_number_in_its_words(lines, height):
    pages = [lines[at : at + height] for at in range(0, len(lines), height)]
    text = "\n".join(
        f"{page}\n" + "\n".join(f"{at:2}    {words}" for at, words in enumerate(on_page, 1))
        for page, on_page in enumerate(pages, 100)
    )
    reading = read(text)
    covered = [at for block in reading.blocks for at in range(block.start, block.end)]
    assert len(covered) == len(set(covered))
    assert {at for at, sign in enumerate(reading.text) if not sign.isspace()} <= set(covered)
    if any("line-number" in block.cues for block in reading.blocks):
        words = (
            reading.text[span.start : span.end]
            for block in reading.blocks
            if not {"line-number", "page-head"} & set(block.cues)
            for span in spans_without_holes(block, reading.marks)
        )
        assert not any(map(str.isdigit, "".join(words)))
