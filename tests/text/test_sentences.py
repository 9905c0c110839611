"""`text.sentences`: where a sentence ends."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from loccit.text.sentences import sentence_ends, sentences


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("Gen. Soe left. He said “no.” Then 3.5 ships.", ["Gen. Soe left.", "He said “no.”", "Then 3.5 ships."]),
        ("“It is late!” she cried. It was.", ["“It is late!” she cried.", "It was."]),
        ("The U.S. ships left. See op. cit. p. 3.", ["The U.S. ships left.", "See op. cit. p. 3."]),
        ("港长来了。他说：“走。”船走了。", ["港长来了。", "他说：“走。”", "船走了。"]),
        ("J. K. Holt wrote it (he said “so.”) They left", ["J. K. Holt wrote it (he said “so.”)", "They left"]),
        ("no end", ["no end"]),
        ("  ", []),
    ],
)
def test_a_sentence_ends_where_a_reader_says_so(text, parts):
    assert [text[span.start : span.end] for span in sentences(text)] == parts


def test_a_stretch_is_cut_with_places_in_the_whole():
    text = "Ice. Snow came. Rain."
    assert [text[span.start : span.end] for span in sentences(text, 5, 15)] == ["Snow came."]


@given(st.text(st.sampled_from("aB .!?“”)。\n")))
def test_no_word_is_lost(text):
    assert "".join("".join(text[span.start : span.end].split()) for span in sentences(text)) == "".join(text.split())


@pytest.mark.parametrize("text", ["." * 100_000 + "x", '."' * 50_000, "." + '"' * 100_000 + "x", ". " * 50_000])
def test_odd_texts_take_linear_time(text):
    assert sum(1 for _ in sentence_ends(text)) <= 50_000
