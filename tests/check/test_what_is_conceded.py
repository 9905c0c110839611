"""Concessions: what a cut takes away with them, and what they speak of."""

import pytest
from archived_texts import archived, codes
from what_is_cut import is_turned

from loccit.db.quotable import Quotables


@pytest.mark.parametrize(
    ("language", "source", "quotation"),
    [
        ("en", "Although it was late, the boats sailed at noon.", "the boats sailed at noon"),
        ("en", "Despite the fog, they sailed at noon.", "sailed at noon"),
        ("en", "In a perfect world, the boat would sail at noon.", "would sail at noon"),
        (
            "en",
            "The Board has sent ten boats to Skarne each year, although that figure has shrunk.",
            "The Board has sent ten boats to Skarne each year",
        ),
        (
            "de",
            "Die Werft baute zehn Boote im Jahr, obwohl die Zahl seither gesunken ist.",
            "Die Werft baute zehn Boote im Jahr",
        ),
        ("es", "El puerto recibe diez barcos, aunque la cifra ha bajado.", "El puerto recibe diez barcos"),
        (
            "en",
            "Whether the rumour is true of Holm, sleeping on the mole and waking in a boat, is not known.",
            "sleeping on the mole and waking in a boat",
        ),
        ("it", "L'incontro sarebbe stata anche una festa per il porto.", "una festa per il porto"),
        ("fr", "La réunion aurait été une fête pour le port.", "une fête pour le port"),
        ("pt", "A reunião teria sido uma festa para o porto.", "uma festa para o porto"),
        ("en", "The meeting would have been a feast for the port.", "a feast for the port"),
    ],
)
def test_a_concession_of_the_same_thing_and_a_participle_behind_hearsay_turn_the_words(
    language: str, source: str, quotation: str
) -> None:
    assert is_turned(language, source, quotation)


@pytest.mark.parametrize(
    ("language", "source", "quotation"),
    [
        (
            "en",
            "Despite the fog, debates at the Harbour Board of Skarne have so far been calm.",
            "have so far been calm",
        ),
        (
            "en",
            "Despite the fog, in January the masters of the quay left their boats at the pier, causing the first closed"
            " quay in years.",
            "first closed quay in years",
        ),
        (
            "en",
            "Notwithstanding the fog, groups of men flock to the quay after work, and meet in the hall, where they eat"
            " oranges.",
            "eat oranges",
        ),
        ("fr", "Bien que la nuit fût noire, le bateau est parti à midi.", "est parti à midi"),
        ("ru", "Несмотря на туман, лодка вышла в полдень.", "вышла в полдень"),
        ("en", "Whether or not the rumour is true, he slept on the mole.", "he slept on the mole"),
        (
            "en",
            "The mole was built in May, although the number of strikes had grown.",
            "The mole was built in May",
        ),
    ],
)
def test_a_concession_that_goes_with_more_than_the_subject_limits_nothing(
    language: str, source: str, quotation: str
) -> None:
    assert not is_turned(language, source, quotation)


TEXTS = {
    "doctor": "Doctor Lind explained that she had counted forty-one cases of burns on the mole. Nobody had asked her.",
    "fleet": "Whether the Board buys will depend on how much the town can pay by then, Holm added. He then sat down.",
}
DRAFTS = [
    ("doctor", "She had counted “forty-one cases of burns on the mole” [@].", "exact"),
    ("doctor", "It is certain that “she had counted forty-one cases of burns” [@].", "clipped"),
    ("fleet", "It depends on “how much the town can pay” [@].", "exact"),
]


@pytest.fixture(scope="module")
def quay(tmp_path_factory: pytest.TempPathFactory) -> Quotables:
    return archived(tmp_path_factory.mktemp("quay"), TEXTS)


@pytest.mark.parametrize(("name", "draft", "expected"), DRAFTS)
def test_a_phrase_and_an_indirect_question_claim_nothing(quay: Quotables, name: str, draft: str, expected: str) -> None:
    assert codes(quay, TEXTS[name][:20], draft) == [expected]
