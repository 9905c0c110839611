"""What only seems, is a theory, is counted by somebody, or holds for a time."""

import pytest
from what_is_cut import is_turned

TURNED = [
    ("en", "It appears that the guild has hired a boat to follow them.", "the guild has hired a boat"),
    ("de", "Es scheint, dass die Gilde ein Boot gemietet hat.", "die Gilde ein Boot gemietet hat"),
    ("en", "The decline appears to be due to finer nets.", "due to finer nets"),
    ("en", "The decline seems to have been caused by finer nets.", "caused by finer nets"),
    ("en", "The keeper, apparently, lights the lamp at six.", "lights the lamp at six"),
    ("ru", "Он не лгал; возможно, он считал другие лодки.", "он считал другие лодки"),
    ("en", "Another theory is that Pell sold the tugs to save the yard.", "Pell sold the tugs to save the yard"),
    ("es", "Otra hipótesis es que Pell vendió los barcos.", "Pell vendió los barcos"),
    ("en", "Of forty boats, by his count, ten were leaking.", "Of forty boats […] ten were leaking"),
    ("ru", "Из сорока лодок текли, по его подсчёту, десять.", "Из сорока лодок текли […] десять"),
    ("en", "We had offered to close the lock, on a trial basis.", "We had offered to close the lock"),
    ("fr", "Nous voulions fermer l'écluse, à titre provisoire.", "Nous voulions fermer l'écluse"),
    ("es", "Queríamos cerrar la esclusa, de forma provisional.", "Queríamos cerrar la esclusa"),
    ("en", "The lamp cut wrecks by half, although the effect soon faded.", "The lamp cut wrecks by half"),
    ("de", "Die Unfälle sanken, obwohl die Wirkung bald nachließ.", "Die Unfälle sanken"),
    ("en", "A clerk said that although few pilots were local, most crews were.", "few pilots were local"),
]
HARMLESS = [
    ("en", "The loss appears in the book that the clerk kept.", "the book that the clerk kept"),
    ("en", "Another advantage is that Pell sold the tugs to save the yard.", "Pell sold the tugs to save the yard"),
    ("en", "The lamp was put out for the moment of prayer at noon.", "The lamp was put out"),
    ("en", "The lamp cut wrecks by half, although the fog came late.", "The lamp cut wrecks by half"),
    ("en", "The keeper, perhaps the last of his trade, lights the lamp at six.", "lights the lamp at six"),
]


@pytest.mark.parametrize(("language", "source", "quotation"), TURNED)
def test_a_word_of_doubt_is_not_cut_off(language: str, source: str, quotation: str) -> None:
    assert is_turned(language, source, quotation)


@pytest.mark.parametrize(("language", "source", "quotation"), HARMLESS)
def test_a_word_that_only_looks_like_one_is(language: str, source: str, quotation: str) -> None:
    assert not is_turned(language, source, quotation)
