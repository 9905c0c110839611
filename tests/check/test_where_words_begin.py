"""Quotations that begin inside an elision, end a question early, or share only little words with any source."""

import pytest
from archived_texts import archived, codes
from what_is_cut import is_turned

from loccit.check.words.fitting import fits, sought
from loccit.check.words.tokens import tokens
from loccit.db.quotable import Quotables


@pytest.mark.parametrize(
    ("source", "quotation"),
    [
        ("Il sait que l’eau est chère et froide.", "eau est chère et froide"),
        ("Je partirai demain, sauf si l'on m'écrit ce soir.", "partir[a] demain, sauf si l'on [lui] écrit ce soir"),
        ("Il molo dell’isola è freddo.", "isola è freddo"),
        ("Is the mole safe, in a word, without its lamp?", "Is the mole safe, in a word?"),
    ],
)
def test_words_stand_behind_an_elision_and_a_question_may_end_early(source: str, quotation: str) -> None:
    assert fits(sought(quotation), tokens(source))


@pytest.mark.parametrize(
    ("source", "quotation"),
    [
        ("The mole is safe, in a word, without its lamp.", "The mole is safe, in a word?"),
        ("They said it's a rope and don't know.", "s a rope and don't know"),
    ],
)
def test_no_question_is_made_of_a_statement_and_no_word_cut(source: str, quotation: str) -> None:
    assert not fits(sought(quotation), tokens(source))


def test_what_an_elision_takes_away_counts() -> None:
    assert is_turned("fr", "Beaucoup disent qu'il n'y a pas de lampe au port.", "il n'y a pas de lampe au port")
    assert is_turned("fr", "Le bateau n'est pas parti du port.", "est pas parti du port")


TEXTS = {
    "wind": (
        "If the wind drops by noon, Lind said, “the boats will bring the rope and the oil.” The Board was pleased, and"
        " the hall was full of people by the morning of the strike."
    ),
    "pell": "Pell was never idle. He kept the lamp for the whole of a winter, and then he sold it to the Board.",
    "asked": "If pressed, he says, “the boats will bring the rope and the oil.” Nobody pressed him about the boats.",
}
DRAFTS = [
    ("wind", "Lind said: “the boats will bring the rope and the oil” [@].", "clipped"),
    ("wind", "If it drops, Lind said, “the boats will bring the rope and the oil” [@].", "exact"),
    ("asked", "He says: “the boats will bring the rope and the oil” [@].", "exact"),
    ("pell", "“Pell was […] idle,” for all that [@].", "elision_risk"),
    ("wind", "It is “a lantern of the people and the dreams of the harbour” [@].", "not_found"),
    ("wind", "Lind said “the boats will take the rope and the oil” [@].", "altered"),
]


@pytest.fixture(scope="module")
def quay(tmp_path_factory: pytest.TempPathFactory) -> Quotables:
    return archived(tmp_path_factory.mktemp("quay"), TEXTS)


@pytest.mark.parametrize(("name", "draft", "expected"), DRAFTS)
def test_a_condition_told_before_the_words_and_little_words_alone(
    quay: Quotables, name: str, draft: str, expected: str
) -> None:
    assert codes(quay, TEXTS[name][:20], draft) == [expected]
