"""Attribution as a whole: places, voices, rules, hostile input."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from said_cases import passages_of, read

from loccit.attribution import Said, attribute
from loccit.attribution.rules import all_rules
from loccit.model import Described, Note, Notes, Passage, Quotation, Span, Speaker
from loccit.text.fold import shown

STORY = """“It is a ruin,” said Mara Holm, the harbour master. She told the Skarne Mirror: “We dredge at night.

“We sleep by day.”

Edvin Strand said that the ‘night dredgers’ were “tired,” and "cold", reportedly.

According to him, ''nobody sleeps''.

WARDEN: Who pays? — Mara Holm"""
PIECES = """said Mara_Holm he “ ” " ‘ ’ told , . : according_to ( ) _ \n\n who the minister ’s — WARDEN: called as
saying quoted > 1990 reportedly sagte laut déclaré dit-il selon dijo сказал он by '' « »"""
WORDS = [piece.replace("_", " ") for piece in PIECES.replace("\nsaying", " saying").split(" ")]


def test_places_are_those_of_the_document_not_of_the_shown_text():
    """Line breaks and double spaces inside a quotation are counted, though the passage does not show them."""
    text = "x\n\nMara  Holm said:\n  “We\n  dredge.”  Then she left."
    said, _ = read(text)
    (quotation,) = said.quotations
    assert text[quotation.start : quotation.end] == "“We\n  dredge.”"
    assert quotation.text == "“We dredge.”"


def test_a_quotation_spans_a_note_that_stands_inside_it():
    """Its place covers the note, its words do not."""
    text = "Mara Holm said: “We dredge[1] at night.”"
    start = text.index("[1]")
    pieces = (Span(0, start), Span(start + 3, len(text)))
    words = shown("".join(text[piece.start : piece.end] for piece in pieces))
    passage = Passage(0, None, "body", words, None, pieces, 0, len(text))
    said = attribute(text, (passage,), Notes(), Described())
    assert said.quotations == (
        Quotation(
            0, 0, None, 16, len(text), "“We dredge at night.”", "direct", "verb before, name", 0, "Mara Holm", "said"
        ),
    )


def test_a_quotation_in_a_note_has_its_note():
    """And no passage."""
    text = "A quay.\n\nThe warden said: “It sank.”"
    note = Note(0, "1", text[9:], 9, len(text), "test")
    said = attribute(text, passages_of(text[:7]), Notes((note,)), Described())
    assert [(one.note, one.passage, text[one.start : one.end]) for one in said.quotations] == [(0, None, "“It sank.”")]


def test_the_voice_is_the_author():
    """Of every passage that is nobody else's."""
    said, passages = read("The quay sank.", Described(authors=("Ada Lindqvist",), publisher="Skarne Mirror"))
    assert said.speakers == (Speaker("Ada Lindqvist", "person", said.speakers[0].forms),)
    assert [(one.voice, one.voice_how) for one in passages] == [(0, "author")]


def test_several_authors_are_one_voice():
    """Nothing says which of them wrote a passage."""
    said, passages = read("The quay sank.", Described(authors=("Ada Lindqvist", "Edvin Strand")))
    assert [said.speakers[one.voice].name for one in passages] == ["Ada Lindqvist and Edvin Strand"]
    assert passages[0].voice_how == "authors"


def test_what_begins_with_a_dash_is_not_the_author_s_in_a_language_that_writes_speech_so():
    """A dash before a number or a small letter is no speech."""
    text = "Порт тонет.\n\n— Мы здесь давно.\n\n— 12 лодок"
    described = Described(authors=("Ада Линд",), language="ru")
    assert [one.voice_how for one in read(text, described)[1]] == ["author", None, "author"]
    assert [one.voice_how for one in read(text, replace(described, language="en"))[1]] == ["author"] * 3


def test_a_clause_between_dashes_or_the_line_above_says_whose_a_paragraph_behind_a_dash_is():
    """Who is only spoken to in that line does not speak."""
    text = (
        "Осип Линд сказал о порте. Ада Хольм ждала.\n\nОсип Линд кивнул:\n\n— Мы здесь давно.\n\n"
        "— Порт тонет,— сказала Ада Хольм.— Мы его держим.\n\nУ пилота спросили:\n\n— Что там за стеной?"
    )
    said, passages = read(text, Described(authors=("Вера Пелл",), language="ru"), language="ru")
    voices = [said.speakers[one.voice].name if one.voice is not None else None for one in passages]
    assert voices == ["Вера Пелл", "Вера Пелл", "Осип Линд", "Ада Хольм", "Вера Пелл", None]


def test_the_voice_is_the_publisher_where_no_author_is_stated():
    """An organisation."""
    said, passages = read("The quay sank.", Described(publisher="Skarne Mirror"))
    assert [(said.speakers[one.voice].kind, one.voice_how) for one in passages] == [("organisation", "publisher")]


def test_a_paragraph_among_turns_has_no_known_voice():
    """It may go on with the turn before it, or be the interviewer's."""
    text = "A talk.\n\nWARDEN: Who pays?\n\nPILOT: Nobody.\n\nIt was so in May.\n\nWARDEN: Why?\n\nPILOT: Rain."
    _, passages = read(text, Described(authors=("Ada Lindqvist",)))
    assert [one.voice_how for one in passages] == ["author", "turn", "turn", None, "turn", "turn"]


def test_a_paragraph_that_says_i_goes_on_with_the_turn_before_it():
    """Behind the last label too."""
    text = "A talk.\n\nWARDEN: Who pays?\n\nPILOT: Nobody.\n\nI asked.\n\nWARDEN: Why?\n\nPILOT: Rain.\n\nI saw it."
    _, passages = read(text, Described(authors=("Ada Lindqvist",)))
    goes_on = "turn goes on"
    assert [one.voice_how for one in passages] == ["author", "turn", "turn", goes_on, "turn", "turn", goes_on]


def test_no_voice_is_invented():
    """Where the document states nobody, nobody speaks."""
    _, passages = read("The quay sank.")
    assert [(one.voice, one.voice_how) for one in passages] == [(None, None)]


def test_a_turn_has_the_voice_of_its_speaker():
    """And what stands before the first label keeps the author's."""
    text = "We met in May.\n\nWARDEN: The quay sank.\n\nPILOT: It did not.\n\nWARDEN: It did."
    said, passages = read(text, Described(authors=("Ada Lindqvist",)))
    voices = [said.speakers[one.voice].name for one in passages]
    assert voices == ["Ada Lindqvist", "Warden", "Pilot", "Warden"]
    assert [one.voice_how for one in passages] == ["author", "turn", "turn", "turn"]


def test_an_unknown_language_names_nobody():
    """Marks are found without a language; speakers are not."""
    said, _ = read("“Jotain,” sanoi Mara Holm.", language="fi")
    assert [(one.text, one.speaker) for one in said.quotations] == [("“Jotain,”", None)]


def test_nothing_comes_of_nothing():
    """No passage, no row."""
    assert attribute("", (), Notes(), Described()) == Said()


def test_every_rule_is_documented():
    """`how` is one of the list, in quotations, reports and voices."""
    said, passages = read(STORY, Described(authors=("Ada Lindqvist",)))
    hows = (
        {one.how for one in said.quotations}
        | {one.how for one in said.attributions}
        | {one.voice_how for one in passages}
    )
    assert hows <= all_rules()


@settings(max_examples=400, deadline=None)
@given(
    st.lists(st.sampled_from(WORDS), max_size=60).map(" ".join),
    st.sampled_from(["en", "de", "fr", "es", "it", "pt", "nl", "pl", "uk", "ru", "my", None]),
    st.booleans(),
)
def test_any_text_is_read(text, language, doubled):
    """Whatever stands in a text: spans lie in one passage, say what the text says, and the rules are known ones."""
    said, passages = read(text, language=language, doubled=doubled)
    for row in (*said.quotations, *said.attributions):
        passage = passages[row.passage]
        assert passage.start <= row.start < row.end <= passage.end
        assert shown(text[row.start : row.end]) == shown(row.text)
        assert row.how in all_rules()


def test_half_a_document_is_read():
    """A text that ends anywhere, with a mark open or a name cut, is read up to there."""
    for end in range(len(STORY)):
        said, passages = read(STORY[:end], language=("en", "de", "fr", "es", "it", "nl", "ru")[end % 7])
        assert all(passages[one.passage].start <= one.start < one.end <= end for one in said.quotations)


def test_a_long_paragraph_takes_no_longer_a_character():
    """Nothing in it is looked at twice without bound."""
    said, _ = read("“It is a ruin,” he said, and Mara Holm, who said, (" * 2_000)
    assert len(said.quotations) == 2_000


@pytest.mark.parametrize(
    "run",
    [
        ".",
        "!",
        " .",
        "“",
        "'",
        "A of ",
        "A: ",
        "a.",
        "said ",
        ", said A",
        "“a” he said, ",
        "(",
        "-",
        "``",
        "''",
        "''a b c d,'' he said. ",
        "A’s ",
    ],
)
def test_no_run_of_anything_takes_long(run):
    """Two thousand times the same few characters, in one paragraph, are read in a moment."""
    said, passages = read(run * 2_000 + "end.")
    assert len(passages) == 1
    assert all(passages[0].start <= one.start < one.end <= passages[0].end for one in said.quotations)


def test_a_byline_brings_nobody_into_the_text():
    """`She` is not whoever wrote it."""
    text = "By Mara Holm\n\nSKARNE — Ada Lind keeps a spade above the stove.\n\n“They wrote to me,” she said."
    said, _ = read(text, Described(authors=("Mara Holm",)))
    assert [said.speakers[one.speaker].name for one in said.quotations if one.speaker is not None] == ["Ada Lind"]


def test_what_says_i_behind_a_question_may_be_an_answer():
    """So it is not surely the author's."""
    _, passages = read("The quay sank.\n\nWhy was that?\n\nI had warned them.", Described(authors=("Ada Lind",)))
    assert [one.voice_how for one in passages] == ["author", "author", None]
