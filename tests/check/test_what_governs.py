"""What governs the words in their own sentence: a clause that claims, denies or doubts them, or one woven into it."""

import pytest
from what_is_cut import is_turned


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
    assert is_turned(language, source, quotation)


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
    assert not is_turned(language, source, quotation)


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
    assert is_turned(language, source, quotation)


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
    assert not is_turned(language, source, quotation)


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
    assert is_turned(language, source, quotation)


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
    assert not is_turned(language, source, quotation)


@pytest.mark.parametrize(
    ("language", "source", "quotation"),
    [
        (
            "en",
            "The skiff may be borrowed on any day, tide and crew permitting.",
            "The skiff may be borrowed on any day",
        ),
        (
            "en",
            "The loan is extended for a year on the sole understanding that its interest is paid.",
            "The loan is extended for a year",
        ),
        ("en", "The pilot, by his own telling, carried three children ashore.", "carried three children ashore"),
        ("en", "So far as the witness could judge, the barge carried no lamp.", "the barge carried no lamp"),
        ("en", "The barge could feed the town, were there any quay to land at.", "The barge could feed the town"),
        ("en", "The lease shall, where both parties agree, be renewed.", "The lease shall … be renewed"),
        ("fr", "On aurait tort de croire que la digue a cédé.", "la digue a cédé"),
        ("en", "The mole was built in 1911, but it fell within a year.", "The mole was built in 1911"),
        ("en", "The mole was built in 1911, but the mole of today is another.", "The mole was built in 1911"),
        ("en", "The mole was built in 1911, but the winter ruined half of the stones.", "The mole was built in 1911"),
    ],
)
def test_a_limit_without_a_conjunction_and_a_but_of_the_same_thing_turn_the_words(
    language: str, source: str, quotation: str
) -> None:
    assert is_turned(language, source, quotation)


@pytest.mark.parametrize(
    ("language", "source", "quotation"),
    [
        ("fr", "On aurait tort d'oublier que la digue a cédé.", "la digue a cédé"),
        ("en", "The mole was built in 1911, but the lamp came home after the war.", "The mole was built in 1911"),
        ("de", "Die Mole wurde 1911 gebaut, aber die Lampe kam erst später.", "Die Mole wurde 1911 gebaut"),
        ("it", "Il molo fu aperto a maggio, benché il tempo fosse pessimo.", "Il molo fu aperto a maggio"),
        ("ru", "Мол построили в 1911 году, но лампу привезли позже.", "Мол построили в 1911 году"),
    ],
)
def test_a_but_of_other_things_turns_nothing(language: str, source: str, quotation: str) -> None:
    assert not is_turned(language, source, quotation)


@pytest.mark.parametrize(
    ("language", "source", "quotation"),
    [
        ("en", "The story that the abbot fled is a fiction of later years.", "the abbot fled"),
        ("en", "That the abbot fled is disputed by all who knew him.", "the abbot fled"),
        (
            "en",
            "The surveyor found the walls sound, apart from those of the tower, and left.",
            "The surveyor found the walls sound … and left",
        ),
        ("en", "The wall will stand for a century, at least on its north side.", "The wall will stand for a century"),
        ("en", "The room is open, though the keeper is never there.", "The room is open"),
        ("en", "He kept shells, never feathers, and coins.", "He kept shells … and coins"),
        ("it", "Il sindaco ha, solo a parole, venduto il bosco.", "Il sindaco ha … venduto il bosco"),
    ],
)
def test_what_is_said_of_a_clause_or_excepted_from_it_limits_it(language: str, source: str, quotation: str) -> None:
    assert is_turned(language, source, quotation)


@pytest.mark.parametrize(
    ("language", "source", "quotation"),
    [
        ("en", "The story that the abbot fled is no fiction.", "the abbot fled"),
        ("en", "That the abbot fled is known from his letters.", "the abbot fled"),
        (
            "en",
            "The surveyor found the walls sound, including those of the tower, and left.",
            "The surveyor found the walls sound … and left",
        ),
        (
            "en",
            "The wall will stand for a century, at least a century, and longer.",
            "The wall will stand for a century",
        ),
        ("en", "The room is open, and the keeper, though shy, knows every shelf.", "The room is open"),
        (
            "en",
            "He kept shells, feathers, something whose use one cannot guess, and coins.",
            "He kept shells, feathers … and coins",
        ),
        ("it", "Il sindaco ha, con un solo tratto di penna, venduto il bosco.", "Il sindaco ha … venduto il bosco"),
    ],
)
def test_what_belongs_to_another_clause_limits_nothing(language: str, source: str, quotation: str) -> None:
    assert not is_turned(language, source, quotation)


@pytest.mark.parametrize(
    ("language", "source", "quotation"),
    [
        ("en", "The Board failed to pay the pilots in spring.", "pay the pilots in spring"),
        ("en", "The Board refused to confirm the keeper.", "confirm the keeper"),
        ("en", "The Board did not confirm the keeper.", "confirm the keeper"),
        ("en", "Legend has it that the abbot fled.", "the abbot fled"),
        ("en", "The abbot, as legend has it, fled by boat.", "fled by boat"),
        (
            "en",
            "The keeper shall pay the fee by noon, failing which the lamp is put out.",
            "The keeper shall pay the fee by noon",
        ),
        ("de", "Der Abt soll, so will es die Sage, geflohen sein.", "geflohen sein"),
    ],
)
def test_who_fails_or_refuses_denies_and_legends_are_no_facts(language: str, source: str, quotation: str) -> None:
    assert is_turned(language, source, quotation)


@pytest.mark.parametrize(
    ("language", "source", "quotation"),
    [
        ("en", "The Board never failed to pay the pilots in spring.", "pay the pilots in spring"),
        ("en", "No fewer than sixty boats crossed.", "sixty boats crossed"),
        ("en", "The boats that failed last year crossed the bar.", "crossed the bar"),
    ],
)
def test_a_failure_that_is_denied_holds(language: str, source: str, quotation: str) -> None:
    assert not is_turned(language, source, quotation)


@pytest.mark.parametrize(
    ("language", "source", "quotation"),
    [
        ("en", "The logs, which Holm did not read, show that the lamp burnt.", "the lamp burnt"),
        ("de", "Die Bücher, die Holm nie gelesen hat, zeigen, dass die Lampe brannte.", "die Lampe brannte"),
        ("fr", "Les livres, que Holm n'a jamais lus, montrent que la lampe brûlait.", "la lampe brûlait"),
    ],
)
def test_what_a_relative_clause_of_the_subject_denies_is_not_denied_of_the_words(
    language: str, source: str, quotation: str
) -> None:
    assert not is_turned(language, source, quotation)


@pytest.mark.parametrize(
    ("language", "source", "quotation"),
    [
        ("en", "The clerk, who never saw it, claims that the lamp burnt.", "the lamp burnt"),
        ("en", "The clerk, who saw it, denied that the lamp burnt.", "the lamp burnt"),
        ("pt", "É possível imaginar que Holm esteja vendendo a casa.", "Holm esteja vendendo a casa"),
        ("es", "Se puede suponer que la lámpara fue vendida.", "la lámpara fue vendida"),
    ],
)
def test_whose_verb_governs_them_stands_behind_its_relative_clause(language: str, source: str, quotation: str) -> None:
    assert is_turned(language, source, quotation)


@pytest.mark.parametrize(
    ("language", "source", "quotation", "expected"),
    [
        ("en", "Is it true that the clerk sold the lamp?", "the clerk sold the lamp", True),
        ("en", "Is it true that the clerk sold the lamp?", "the clerk sold the lamp?", False),
        ("en", "Do you know that the clerk sold the lamp?", "the clerk sold the lamp", False),
        ("de", "Stimmt es, dass die Lampe verkauft wurde?", "die Lampe verkauft wurde", True),
        ("fr", "Est-il vrai que le clerc a vendu la lampe ?", "le clerc a vendu la lampe", True),
        ("es", "¿Es verdad que el barco fue vendido?", "el barco fue vendido", True),
        ("it", "È vero che la barca è stata venduta?", "la barca è stata venduta", True),
        ("pt", "Será que o barco foi vendido?", "o barco foi vendido", True),
    ],
)
def test_what_is_asked_is_not_said(language: str, source: str, quotation: str, expected: bool) -> None:
    assert is_turned(language, source, quotation) is expected
