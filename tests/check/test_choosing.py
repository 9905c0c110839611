"""Whom a frame gives its quotation to: a choice among those whom it mentions, by the part that each one plays."""

from __future__ import annotations

import pytest

from loccit.check.sentences.parts import Part, mentions
from loccit.check.speakers.choosing import Frame, choose


@pytest.mark.parametrize(
    ("front", "giver"),
    [
        ("While Mara Holm counted the boats, Ada Lind lost her patience: ", "Ada Lind"),
        ("Mara Holm, the pilot, was reminded by Ada Lind of the fare: ", "Ada Lind"),
        ("Not Mara Holm, the pilot, but the Board’s own clerk, Ada Lind, found the word: ", "Ada Lind"),
        ("Of Mara Holm, who will leave Skarne in May, Ada Lind said: ", "Ada Lind"),
        ("In a letter to Mara Holm, the pilot, Ada Lind showed her wit: ", "Ada Lind"),
        ("Mara Holm is leaving, Jon Pell stays, and Ada Lind shrugs: ", "Ada Lind"),
        ("Mara Holm asked for time and got a curt answer from Ada Lind: ", "Ada Lind"),
        ("Ada Lind’s verdict on the plan of Mara Holm: ", "Ada Lind"),
        ("On the mole Ada Lind shook her head: ", "Ada Lind"),
        ("The keeper of the Gull, Ada Lind, shook her head: ", "Ada Lind"),
        ("The clerk of Skarne, Ada Lind, wrote to Mara Holm: ", "Ada Lind"),
        ("Während Mara Holm die Boote zählte, verlor Ada Lind die Geduld: ", "Ada Lind"),
        ("Ada Lind, qui parlait avec Mara Holm, a préféré plaisanter : ", "Ada Lind"),
    ],
)
def test_who_leads_to_the_words_gives_them(front, giver):
    assert choose(Frame(front, "")).name == giver


@pytest.mark.parametrize(
    ("front", "behind"),
    [
        ("The harbour master was clear about Ada Lind: ", ""),
        ("Ada Lind’s widow is not one for tears: ", ""),
        ("Ada Lind was told that ", ""),
        ("", " — and Ada Lind, who heard it, left."),
        ("Mara Holm stayed away, and the speech was left to the clerk: ", ""),
        ("To the clerk of Skarne, Ada Lind, a pilot wrote: ", ""),
        ("The pilot’s tale, taken down by Jon Pell, has it so: ", ""),
    ],
)
def test_a_giver_without_a_name_leaves_it_open(front, behind):
    assert choose(Frame(front, behind)).name == ""


def test_the_known_speaker_is_right_where_nobody_plays_a_better_part():
    frame = Frame("Jon Pell recalled that Ada Lind had said: ", "")
    assert choose(frame, ("Mara Holm",)).name == "Jon Pell"
    assert choose(frame, ("Ada Lind",)).name == ""
    assert choose(Frame("Ada Lind told Jon Pell: ", ""), ("Jon Pell",)).name == "Ada Lind"


def test_a_pronoun_means_the_subject_of_the_sentence_before():
    assert choose(Frame("She put it so: ", "", "Ada Lind looked back.")).name == "Ada Lind"
    assert choose(Frame("She put it so: ", "", "Ada Lind met Mara Holm.")).name == ""
    assert choose(Frame("She put it so: ", "", "Ada Lind sailed for Velmark.")).name == "Ada Lind"
    assert choose(Frame("She put it so: ", "", "Ada Lind sailed for Holm.", known=frozenset(["holm"]))).name == ""


def test_the_part_of_each_one_is_read():
    found = mentions("While Mara Holm waited, Ada Lind was told by Jon Pell: ", "en")
    assert [(one.name, one.part) for one in found] == [
        ("Mara Holm", Part.INNER),
        ("Ada Lind", Part.HEAD),
        ("Jon Pell", Part.AGENT),
    ]
