"""What stands behind a quotation and speaks of other things."""

import pytest
from what_is_cut import is_turned

HARMLESS = [
    ("en", "Her father sold rope; her aunt, by all accounts, could not sew.", "Her father sold rope"),
    ("en", "The boat sailed at noon; the master, allegedly, was drunk.", "The boat sailed at noon"),
    ("de", "Das Boot fuhr um zwölf; der Kapitän war angeblich betrunken.", "Das Boot fuhr um zwölf"),
    ("fr", "Le bateau partit à midi ; le patron, dit-on, était ivre.", "Le bateau partit à midi"),
    ("de", "Die Holms gehen, die Pells – wenn die Werft schließt, die Linds bleiben.", "Die Holms gehen"),
    ("ru", "Холмы уедут точно, Пеллы — если закроют верфь, Линды уже едут.", "Холмы уедут точно"),
    (
        "en",
        "It names the pilots of the mole, and of the lock (though these met at times).",
        "It names the pilots of the mole",
    ),
    ("en", "Rats ran about in the hut...The larger ones are probably at sea.", "Rats ran about in the hut"),
    ("en", "If you ask him, the mole is whole; the boats lie at the quay.", "the boats lie at the quay"),
]
TURNED = [
    ("en", "The boat will sail at noon; but only if the tide allows it.", "The boat will sail at noon"),
    ("en", "The lamp will be lit in May; the lamp, however, has no oil.", "The lamp will be lit in May"),
    ("en", "The Holms will go, unless the yard is kept.", "The Holms will go"),
    ("en", "The mole is whole; if the wind drops, the boats will lie here.", "the boats will lie here"),
]


@pytest.mark.parametrize(("language", "source", "quotation"), HARMLESS)
def test_a_clause_about_others_limits_nothing(language: str, source: str, quotation: str) -> None:
    assert not is_turned(language, source, quotation)


@pytest.mark.parametrize(("language", "source", "quotation"), TURNED)
def test_a_clause_about_the_same_limits_it(language: str, source: str, quotation: str) -> None:
    assert is_turned(language, source, quotation)
