"""`structure.passages`: what can be cited, and how long stretches are cut."""

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from loccit.model import Block, Notes, Passage, Span
from loccit.structure.passages import LONG, cut_passages


def of(text, holes=(), role="body"):
    return cut_passages(text, (Block(0, "line", 0, role, "", 0, len(text)),), (), Notes(holes=tuple(holes)))


def test_a_paragraph_is_one_passage_without_its_note():
    text = "The port froze.[fn]Ibid.Hide Footnote  Ships waited."
    assert of(text, [Span(15, 37)]) == (
        Passage(0, None, "body", "The port froze. Ships waited.", None, (Span(0, 15), Span(37, 52)), 0, 52),
    )


def test_two_notes_with_a_space_between_keep_the_words_apart():
    assert of("ice[1] [2]snow", [Span(3, 6), Span(7, 10)])[0].text == "ice snow"


def test_what_is_nothing_but_notes_is_no_passage():
    assert of("[1] [2]", [Span(0, 3), Span(4, 7)]) == ()


def test_code_keeps_its_white_space():
    assert of("a  = 1\n  b = 2", role="code")[0].text == "a  = 1\n  b = 2"


@pytest.mark.parametrize("role", ["heading", "navigation", "pull_quote", "repeat", "note", "title"])
def test_what_is_not_said_by_the_author_once_is_no_passage(role):
    assert of("Some words.", role=role) == ()


def test_a_long_block_is_cut_at_sentence_ends():
    passages = of("The harbour of Skarne was closed. " * 200)
    assert {passage.text[-1] for passage in passages} == {"."}
    assert all(1_500 < len(passage.text) < 2_500 for passage in passages)


def test_a_quotation_is_never_cut():
    quoted = "“" + "The ice came early. " * 150 + "”"
    passages = of("He spoke. " * 100 + quoted + " They left." * 100)
    assert sum(quoted in passage.text for passage in (p for p in passages)) == 1


def test_without_a_sentence_end_the_cut_is_at_white_space():
    assert all(passage.text.startswith("ice") for passage in of("icebound " * 1_000))


def test_without_white_space_the_cut_is_at_the_limit():
    assert [len(passage.text) for passage in of("x" * 9_000)] == [4_000, 4_000, 1_000]


def test_a_reference_stays_with_its_word():
    sentence = "The mole broke.[1] "
    text = sentence * 400
    holes = [Span(at + 15, at + 18) for at in range(0, len(text), len(sentence))]
    for passage in of(text, holes):
        assert text[passage.start : passage.end].startswith("The mole")
        assert passage.text.count("The mole broke.") * len("The mole broke. ") - 1 == len(passage.text)


@given(st.text(alphabet="ab .“”\n", max_size=400), st.lists(st.integers(0, 400), max_size=8))
def test_pieces_and_holes_cover_the_block(text, cuts):
    places = sorted({min(cut, len(text)) for cut in cuts})
    holes = [Span(start, end) for start, end in zip(places[::2], places[1::2], strict=False) if start < end]
    passages = of(text, holes)
    covered = {place for span in (*holes, *(p for passage in passages for p in passage.pieces)) for place in
               range(span.start, span.end)}  # fmt: skip
    assert all(place in covered for place, letter in enumerate(text) if not letter.isspace())
    spans = [piece for passage in passages for piece in passage.pieces]
    assert spans == sorted(spans)
    assert all(one.end <= other.start for one, other in itertools.pairwise(spans))


@given(st.integers(LONG, 4 * LONG), st.sampled_from(["x", "word ", "A. ", "“a” ", "了。"]))
def test_no_passage_is_longer_than_the_limit(size, word):
    text = (word * size)[:size]
    passages = of(text)
    assert all(len(passage.text) <= LONG for passage in passages)
    assert "".join("".join(p.text.split()) for p in passages) == "".join(text.split())
