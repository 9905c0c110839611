"""Words that the source says of fewer, or only of a semblance, than the cut words say."""

import pytest
from what_is_cut import is_turned


@pytest.mark.parametrize(
    ("language", "source", "quotation"),
    [
        ("en", "Fewer than ten boats sank in May of that year.", "ten boats sank in May of that year"),
        ("en", "Nearly all the boats were lost in the storm.", "all the boats were lost in the storm"),
        ("en", "Some of the boats were lost in the storm.", "the boats were lost in the storm"),
        ("en", "Up to forty hands slept on the mole.", "forty hands slept on the mole"),
        ("de", "Fast alle Boote gingen im Sturm verloren.", "alle Boote gingen im Sturm verloren"),
        ("de", "Weniger als zehn Boote liefen im Mai aus.", "zehn Boote liefen im Mai aus"),
        ("fr", "Presque tous les bateaux ont coulé.", "tous les bateaux ont coulé"),
        ("es", "Casi todos los barcos se perdieron.", "todos los barcos se perdieron"),
        ("it", "Quasi tutte le barche sono affondate.", "tutte le barche sono affondate"),
        ("pt", "Quase todos os barcos se perderam.", "todos os barcos se perderam"),
        ("ru", "Почти все лодки погибли в бурю.", "все лодки погибли в бурю"),
        ("en", "The clerk appears to have sold the lamp.", "to have sold the lamp"),
        ("fr", "Le clerc semble avoir vendu la lampe.", "avoir vendu la lampe"),
        ("es", "El guarda parece haber vendido la lámpara.", "haber vendido la lámpara"),
        ("en", "We have practically lost the quay.", "We have … lost the quay"),
        ("de", "Wir haben so gut wie alle Boote verkauft.", "Wir haben … alle Boote verkauft"),
        ("fr", "Nous avons pratiquement vendu le quai.", "Nous avons … vendu le quai"),
        ("ru", "Наши лодки в чём-то похожи на ваши.", "Наши лодки … похожи на ваши"),
        ("ru", "Наши лодки, может быть, не похожи на ваши.", "Наши лодки … не похожи на ваши"),
    ],
)
def test_what_holds_for_fewer_or_only_seems_so_is_not_said_of_all(language: str, source: str, quotation: str) -> None:
    assert is_turned(language, source, quotation)


@pytest.mark.parametrize(
    ("language", "source", "quotation"),
    [
        ("en", "No fewer than ten boats sank in May.", "ten boats sank in May"),
        ("de", "Nicht weniger als zehn Boote sanken im Mai.", "zehn Boote sanken im Mai"),
        ("en", "Some of the boats sank.", "the boats"),
        ("en", "It took nearly two years to mend the lamp.", "two years"),
        ("en", "A light appeared on the mole at noon.", "on the mole at noon"),
        ("en", "About ten boats sank in May of that year.", "ten boats sank in May of that year"),
        ("en", "The room below, with roughly ten bunks, was full.", "The room below … was full"),
    ],
)
def test_a_phrase_and_a_round_figure_say_nothing_of_all(language: str, source: str, quotation: str) -> None:
    assert not is_turned(language, source, quotation)
