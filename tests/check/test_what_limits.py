"""Limits without an `if`: a best case, what is known, an adjective that makes a thing only possible, a clause about
what nobody has seen."""

import pytest
from what_is_cut import is_turned


@pytest.mark.parametrize(
    ("language", "source", "quotation"),
    [
        ("en", "In a perfect world without fog, the boats would sail at noon.", "the boats would sail at noon"),
        ("en", "The boats will sail at noon, all being well.", "The boats will sail at noon"),
        ("en", "No boat sank in May, so far as the loss is known.", "No boat sank in May"),
        ("de", "Im Idealfall fahren die Boote am Mittag.", "fahren die Boote am Mittag"),
        ("de", "Die Boote fahren am Mittag – zumindest grundsätzlich.", "Die Boote fahren am Mittag"),
        ("fr", "Dans le meilleur des cas, les bateaux partiront à midi.", "les bateaux partiront à midi"),
        ("es", "En el mejor de los casos, los barcos saldrán al mediodía.", "los barcos saldrán al mediodía"),
        ("it", "Nessuna barca affondò, per quanto si sa.", "Nessuna barca affondò"),
        ("pt", "Na melhor das hipóteses, os barcos saem ao meio-dia.", "os barcos saem ao meio-dia"),
        ("ru", "Лодки не тонули, насколько известно.", "Лодки не тонули"),
    ],
)
def test_a_best_case_and_what_is_known_limit_the_words(language: str, source: str, quotation: str) -> None:
    assert is_turned(language, source, quotation)


@pytest.mark.parametrize(
    ("language", "source", "quotation"),
    [
        ("en", "The boats sailed as far as the bridge.", "The boats sailed"),
        ("en", "The boats sailed, so far as the crew is concerned.", "The boats sailed"),
        ("en", "With ropes from Skarne, the boats sailed at noon.", "the boats sailed at noon"),
    ],
)
def test_a_distance_a_means_or_a_regard_limits_nothing(language: str, source: str, quotation: str) -> None:
    assert not is_turned(language, source, quotation)


@pytest.mark.parametrize(
    ("language", "source", "quotation"),
    [
        ("en", "The Board spoke of potential damage to the mole.", "The Board spoke of … damage to the mole"),
        ("de", "Er sprach von möglichen Schäden an der Mole.", "Er sprach von … Schäden an der Mole"),
        ("fr", "On parle de possibles pertes au port.", "On parle de … pertes au port"),
        ("fr", "On parle de pertes possibles pour le port.", "On parle de pertes … pour le port"),
        ("es", "Habrá pérdidas eventuales en el puerto.", "Habrá pérdidas … en el puerto"),
        ("it", "Si teme una possibile chiusura del porto.", "Si teme una … chiusura del porto"),
        ("ru", "Речь идёт о возможном закрытии порта.", "Речь идёт о … закрытии порта"),
        ("it", "Era là Holm, che potrebbe però aver venduto la barca.", "Holm … aver venduto la barca"),
        ("en", "The clerk, who never saw the lamp, wrote to the Board.", "The clerk … saw the lamp"),
        ("en", "A letter, which this paper could not verify, speaks of ten boats.", "A letter … speaks of ten boats"),
        ("de", "Ein Brief, den wir nicht einsehen konnten, nennt zehn Boote.", "Ein Brief … nennt zehn Boote"),
        (
            "fr",
            "Un rapport, que nous n'avons pas pu lire, parle de dix bateaux.",
            "Un rapport […] parle de dix bateaux",
        ),
    ],
)
def test_an_ellipsis_hides_a_mere_possibility_and_what_nobody_has_seen(
    language: str, source: str, quotation: str
) -> None:
    assert is_turned(language, source, quotation)


@pytest.mark.parametrize(
    ("language", "source", "quotation"),
    [
        ("en", "They wanted the best possible rope for the mole.", "They wanted the best … rope for the mole"),
        ("en", "The report names possible losses and delays in May.", "The report names … delays in May"),
        ("en", "They left as soon as possible and sailed.", "They left … and sailed"),
        ("fr", "Le rapport cite de possibles pertes et des retards.", "Le rapport cite … des retards"),
        ("en", "The clerk, who never slept, wrote to the Board.", "The clerk … wrote to the Board"),
        ("en", "The clerk, whom we had not met, wrote to the Board.", "The clerk … wrote to the Board"),
    ],
)
def test_a_best_possible_thing_and_a_clause_left_out_whole_are_no_reservation(
    language: str, source: str, quotation: str
) -> None:
    assert not is_turned(language, source, quotation)


@pytest.mark.parametrize(
    ("language", "source", "quotation"),
    [
        ("en", "No boat can land at Skarne without a lamp.", "No boat can land at Skarne"),
        ("de", "Der Hafen kann kein Geld verdienen ohne Fähren.", "Der Hafen kann kein Geld verdienen"),
        ("fr", "On ne peut pas partir sans lampe.", "On ne peut pas partir"),
        ("es", "El barco no puede salir sin lámpara.", "El barco no puede salir"),
        ("ru", "Лодка не может выйти без лампы.", "Лодка не может выйти"),
        ("en", "The Board supports the sale with safeguards for the crews.", "The Board supports the sale"),
        ("de", "Der Rat stimmt dem Verkauf mit Vorbehalten zu.", "Der Rat stimmt dem Verkauf"),
        ("fr", "Le conseil approuve la vente sous certaines conditions.", "Le conseil approuve la vente"),
        ("es", "El consejo aprueba la venta con ciertas reservas.", "El consejo aprueba la venta"),
        ("it", "Il consiglio approva la vendita con qualche riserva.", "Il consiglio approva la vendita"),
        ("pt", "O conselho aprova a venda com algumas ressalvas.", "O conselho aprova a venda"),
        ("ru", "Совет одобряет продажу с некоторыми оговорками.", "Совет одобряет продажу"),
        ("en", "The lamp was sold, I guess, by night.", "The lamp was sold"),
        ("de", "Die Lampe wurde verkauft, vermute ich.", "Die Lampe wurde verkauft"),
        ("en", "If I remember rightly, the lamp was sold.", "the lamp was sold"),
    ],
)
def test_a_denial_without_its_without_a_reservation_and_a_guess_are_limited(
    language: str, source: str, quotation: str
) -> None:
    assert is_turned(language, source, quotation)


@pytest.mark.parametrize(
    ("language", "source", "quotation"),
    [
        ("en", "The boat could sail without a lamp.", "The boat could sail"),
        ("en", "The boat cannot sail without doubt.", "The boat cannot sail"),
        ("en", "The keeper did not write, and went home without a lamp.", "The keeper did not write"),
        ("en", "The crews slept under miserable conditions.", "The crews slept"),
        ("en", "If I am right the rest were sold, but this boat stays.", "this boat stays"),
        ("en", "Allegedly the rest were sold, but this boat stays.", "but this boat stays"),
    ],
)
def test_a_manner_and_a_clause_of_its_own_stand_under_no_limit(language: str, source: str, quotation: str) -> None:
    assert not is_turned(language, source, quotation)


def test_a_may_at_the_edge_of_an_omission_may_be_a_month() -> None:
    assert not is_turned(
        "en", "The mole was opened in May by the harbour board.", "The mole was opened … by the harbour"
    )
    assert is_turned("en", "The mole may sink.", "The mole … sink")
