"""A document's own sentence that a draft gives to somebody else."""

from __future__ import annotations

from dataclasses import replace

import pytest

from loccit import ids
from loccit.check.sentences.naming import same_person
from loccit.check.speakers.own_words import is_anothers
from loccit.check.words.fitting import fits, sought
from loccit.check.words.tokens import tokens
from loccit.citable import Place, Said, Source

WORDS = (
    "Professor Tamsin Koll argued in the Mirror that the quay was sound. The stones are dry. I have walked on it for"
    " thirty years, and it moves. Odd Brekke has a boat there, and thinks nothing of it."
)
SOURCE = Source(ids.mint("d", "x"), "a" * 64)
KOLL = Said(WORDS.index("that the"), WORDS.index(" The stones"), ("Tamsin Koll",), surface="argued")
LETTER = Place(ids.mint("p", "x"), SOURCE, WORDS, reported=(KOLL,), voice=("Ada Lind",))
ARTICLE = replace(LETTER, source=replace(SOURCE, authors=("Ada Lind",)))


def anothers(named: str, words: str, place: Place = LETTER) -> bool:
    return is_anothers(named, place, fits(sought(words), tokens(place.words))[0])


def test_what_a_signed_text_says_of_somebody_is_not_that_ones():
    assert anothers("Odd Brekke", "I have walked on it for thirty years")
    assert anothers("Odd Brekke", "thinks nothing of it")


def test_what_goes_on_with_a_report_may_be_whose_it_reports():
    assert not anothers("Tamsin Koll", "the quay was sound")
    assert not anothers("Tamsin Koll", "The stones are dry")


def test_behind_an_i_the_report_is_over():
    assert anothers("Tamsin Koll", "I have walked on it for thirty years, and it moves")


def test_a_reporter_may_tell_in_her_own_words_what_somebody_thinks():
    assert not anothers("Odd Brekke", "thinks nothing of it", ARTICLE)


def test_words_that_name_somebody_are_not_that_ones_in_an_article():
    assert anothers("Odd Brekke", "Odd Brekke has a boat there", ARTICLE)


def test_nobody_is_accused_where_no_voice_is_known():
    assert not anothers("Odd Brekke", "it moves", replace(LETTER, voice=()))


@pytest.mark.parametrize(("named", "initials", "fits_them"), [("Ada Lind", "A. L", True), ("Odd Koll", "A. L", False)])
def test_a_name_may_be_whose_initials_the_source_has(named, initials, fits_them):
    assert same_person(named, [initials]) == fits_them
