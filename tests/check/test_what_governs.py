"""What governs the words in their own sentence: a clause that claims, denies or doubts them, or one woven into it."""

import pytest

from loccit.check.cuts import cut_off
from loccit.check.fitting import fits, sought
from loccit.check.lexicon import lexicon
from loccit.check.risks import hidden_inside
from loccit.check.tokens import tokens


def _is_turned(language: str, source: str, quotation: str) -> bool:
    [fit] = fits(sought(quotation), tokens(source))
    words = lexicon(language)
    return bool(cut_off(fit, (0, len(fit.source)), words) or (fit.gaps and hidden_inside(fit, words)))


@pytest.mark.parametrize(
    ("language", "source", "quotation"),
    [
        ("en", "It is not clear that the lamp was lit.", "the lamp was lit"),
        ("en", "The council was asked whether the lamp was lit.", "the lamp was lit"),
        ("en", "Few believe that the lamp was lit.", "the lamp was lit"),
        ("en", "The pilot replied that, as the fog lay thick, the lamp was of no use.", "the lamp was of no use"),
        (
            "en",
            "Hauke wrote to the Board that the lamp had failed, and that the keeper was asleep.",
            "the keeper was asleep",
        ),
        ("en", "The letter does not say that the lamp was sold.", "the lamp was sold"),
        ("en", "There is no record that the lamp was sold.", "the lamp was sold"),
        ("en", "I cannot confirm that the lamp was sold.", "the lamp was sold"),
        ("en", "It remains to be seen whether the lamp will hold.", "the lamp will hold"),
        ("de", "Es ist nicht erwiesen, dass die Lampe brannte.", "die Lampe brannte"),
        ("de", "Der Wirt bestreitet, dass die Lampe brannte.", "die Lampe brannte"),
        ("de", "Der Wirt behauptet, dass die Lampe brannte.", "die Lampe brannte"),
        ("fr", "Rien ne prouve que la lampe brûlait.", "la lampe brûlait"),
        ("es", "No hay pruebas de que la lámpara ardiera.", "la lámpara ardiera"),
        ("es", "El farero niega que la lámpara ardiera.", "la lámpara ardiera"),
        ("it", "Non è vero che la lampada ardeva.", "la lampada ardeva"),
        ("pt", "O guarda alega que a lâmpada ardia.", "a lâmpada ardia"),
        ("ru", "Неправда, что лампа горела.", "лампа горела"),
        ("ru", "Сторож утверждает, что лампа горела.", "лампа горела"),
        ("ru", "Нет доказательств того, что лампа горела.", "лампа горела"),
    ],
)
def test_what_a_that_clause_claims_denies_or_doubts_is_no_fact(language: str, source: str, quotation: str) -> None:
    assert _is_turned(language, source, quotation)


@pytest.mark.parametrize(
    ("language", "source", "quotation"),
    [
        ("en", "It is clear that the lamp was lit.", "the lamp was lit"),
        ("en", "Nobody disputes that the lamp was lit.", "the lamp was lit"),
        ("en", "No one can seriously deny that the lamp was lit.", "the lamp was lit"),
        ("en", "The report shows that the lamp was lit.", "the lamp was lit"),
        ("en", "We learned too late that the lamp was out.", "the lamp was out"),
        ("en", "The fog was so thick that the lamp could not be seen.", "the lamp could not be seen"),
        ("en", "It is a pity that the lamp was sold.", "the lamp was sold"),
        ("en", "The lamp that stood on the mole was sold.", "stood on the mole"),
        ("en", "What the letter does not say is that the lamp was sold.", "the lamp was sold"),
        ("en", "It is no myth that the lamp was sold.", "the lamp was sold"),
        ("en", "It is no secret that the lamp was cursed.", "the lamp was cursed"),
        ("de", "Es ist erwiesen, dass die Lampe brannte.", "die Lampe brannte"),
        ("de", "Niemand bestreitet, dass die Lampe brannte.", "die Lampe brannte"),
        ("fr", "Tout prouve que la lampe brûlait.", "la lampe brûlait"),
        ("fr", "On ne savait pas encore que la lampe brûlait.", "la lampe brûlait"),
        ("es", "Es evidente que la lámpara ardía.", "la lámpara ardía"),
        ("it", "È vero che la lampada ardeva.", "la lampada ardeva"),
        ("pt", "Sabe-se que a lâmpada ardia.", "a lâmpada ardia"),
        ("ru", "Все знали, что лампа горела.", "лампа горела"),
    ],
)
def test_what_is_known_clear_or_denied_twice_holds(language: str, source: str, quotation: str) -> None:
    assert not _is_turned(language, source, quotation)


@pytest.mark.parametrize(
    ("language", "source", "quotation"),
    [
        (
            "en",
            "Cheap rope, so the argument of the northern school runs, has never sunk a ship.",
            "has never sunk a ship",
        ),
        ("en", "Cheap rope has never sunk a ship, so the argument runs.", "Cheap rope has never sunk a ship"),
        (
            "en",
            "The mole will hold, people in the ministry tell you with a straight face, and the river laughs.",
            "The mole will hold",
        ),
        ("en", "The mole will hold, critics say.", "The mole will hold"),
        ("en", "The mole, say those who built it, will hold.", "will hold"),
        ("en", "To the old pilot's mind the mole will hold.", "the mole will hold"),
        ("en", "The mole will hold, or so my cousin at the ministry told me, who held the pen.", "The mole will hold"),
        ("en", "The mole will hold, in the builder's estimation.", "The mole will hold"),
        ("en", "By its owner's account the mole will hold.", "the mole will hold"),
        ("de", "Die Mole, so die Werft, wird halten.", "wird halten"),
        ("de", "Die Mole wird halten, erzählt man sich.", "Die Mole wird halten"),
        ("de", "Seiner Ansicht nach wird die Mole halten.", "wird die Mole halten"),
        ("de", "Nach den Worten des Lotsen hält die Mole.", "hält die Mole"),
        ("fr", "À son avis, la jetée tiendra.", "la jetée tiendra"),
        ("fr", "La jetée tiendra, disent les pêcheurs.", "La jetée tiendra"),
        ("es", "El muelle, dicen, aguantará.", "aguantará"),
        ("es", "El muelle aguantará, cuentan los viejos.", "El muelle aguantará"),
        ("it", "Il molo, dicono, terrà.", "terrà"),
        ("it", "A suo avviso il molo terrà.", "il molo terrà"),
        ("pt", "O molhe aguenta, ao que diz o guarda.", "O molhe aguenta"),
        ("ru", "Плата, говорят, составит сто крон.", "составит сто крон"),
        ("ru", "По его словам, мол выдержит.", "мол выдержит"),
        ("ru", "Мол, уверяют строители, выдержит.", "выдержит"),
    ],
)
def test_a_clause_that_tells_counts_wherever_it_is_woven_in(language: str, source: str, quotation: str) -> None:
    assert _is_turned(language, source, quotation)


@pytest.mark.parametrize(
    ("language", "source", "quotation"),
    [
        ("en", "The mole will hold, new reports and all.", "The mole will hold"),
        ("en", "The mole will hold, so we need no second one.", "The mole will hold"),
        ("en", "The mole will hold, in my words and in yours.", "The mole will hold"),
        ("en", "The mole will hold, telling nobody why.", "The mole will hold"),
        ("de", "Nach den Stürmen hält die Mole wieder.", "hält die Mole wieder"),
    ],
)
def test_what_only_looks_like_one_does_not_count(language: str, source: str, quotation: str) -> None:
    assert not _is_turned(language, source, quotation)


@pytest.mark.parametrize(
    ("language", "source", "quotation"),
    [
        ("en", "The boat will sail once the ice is gone.", "The boat will sail"),
        ("en", "The crew voted to return the moment the three hands are taken back.", "The crew voted to return"),
        ("en", "The choir would have sung had anybody asked it.", "The choir would have sung"),
        ("en", "The key is yours, always supposing that it can be found.", "The key is yours"),
        (
            "en",
            "From clause nine: For as long as the railway stands, the tenant may keep hens.",
            "the tenant may keep hens",
        ),
        ("en", "Hardly sixty boats crossed the bar.", "sixty boats crossed the bar"),
        ("en", "The pilot is, as nobody believes, a master of the bar.", "The pilot is … a master of the bar"),
        (
            "en",
            "The pilots hope that should the ice break, the ferry might sail.",
            "The pilots hope that … the ferry might sail",
        ),
        ("de", "Käme der Zug pünktlich, könnten wir am Abend in Skarne sein.", "könnten wir am Abend in Skarne sein"),
        ("de", "Die Fähre wird fahren, sobald das Eis bricht.", "Die Fähre wird fahren"),
        ("fr", "Le bac pourra partir dès que la glace fondra.", "Le bac pourra partir"),
        ("es", "El barco puede salir en cuanto el hielo se rompa.", "El barco puede salir"),
    ],
)
def test_what_must_come_first_is_a_condition_also_without_an_if(language: str, source: str, quotation: str) -> None:
    assert _is_turned(language, source, quotation)


@pytest.mark.parametrize(
    ("language", "source", "quotation"),
    [
        ("en", "The boat will sail once a week.", "The boat will sail"),
        ("en", "The boat sailed once the ice was gone.", "The boat sailed"),
        ("en", "The boat may wait a moment there.", "The boat may wait"),
        ("en", "The clerk read clause nine: the tenant may keep hens.", "the tenant may keep hens"),
        ("en", "No fewer than sixty boats crossed the bar.", "sixty boats crossed the bar"),
        ("en", "The pilot is, as nobody disputes, a master of the bar.", "The pilot is … a master of the bar"),
        ("de", "Gestern kam der Zug pünktlich, und wir waren am Abend in Skarne.", "wir waren am Abend in Skarne"),
        ("de", "Der Lotse, der nichts wusste, hat das Schiff gerettet.", "hat das Schiff gerettet"),
    ],
)
def test_what_only_tells_a_time_or_denies_a_doubt_limits_nothing(language: str, source: str, quotation: str) -> None:
    assert not _is_turned(language, source, quotation)
