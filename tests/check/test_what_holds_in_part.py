"""What holds only at times or in part, and what is left out without harm: phrases, insertions, links."""

import pytest
from archived_texts import archived, codes
from what_is_cut import is_turned

from loccit.db.quotable import Quotables

WORDS = {
    "en": (
        "the drug destroys the liver",
        ["In rare cases", "In a handful of cases,", "As a rule,", "Sometimes", "At times,"],
    ),
    "de": ("zerstört das Mittel die Leber", ["In seltenen Fällen", "In der Regel", "Manchmal", "Zum Teil"]),
    "fr": ("le remède détruit le foie", ["Dans de rares cas,", "En règle générale,", "Parfois,", "En un sens,"]),
    "es": ("el remedio destruye el hígado", ["En contados casos,", "Por regla general,", "A veces", "En cierto modo"]),
    "it": ("il farmaco distrugge il fegato", ["In rari casi", "Di regola", "A volte", "In un certo senso"]),
    "pt": ("o remédio destrói o fígado", ["Em raros casos,", "Em regra,", "Às vezes", "De certo modo"]),
    "ru": ("лекарство разрушает печень", ["В редких случаях", "Как правило,", "Иногда", "В некотором смысле"]),
}


@pytest.mark.parametrize(
    ("language", "words", "limit"),
    [(language, words, limit) for language, (words, limits) in WORDS.items() for limit in limits],
)
def test_what_holds_only_at_times_is_limited_in_front_behind_and_inside(language: str, words: str, limit: str) -> None:
    first = words.split()[0]
    assert is_turned(language, f"{limit} {words}.", words)
    assert is_turned(language, f"{words[0].upper()}{words[1:]}, {limit.strip(',').lower()}.", words)
    if " " in limit:
        inside = words.replace(" ", f" {limit.strip(',').lower()} ", 1)
        assert is_turned(language, f"{inside}.", f"{first} … {words.partition(' ')[2]}")


@pytest.mark.parametrize(
    ("language", "source", "quotation"),
    [
        ("en", "The fund failed in part because of the war.", "The fund failed"),
        ("en", "In a way that pleased the mayor, the boats sailed.", "the boats sailed"),
        ("en", "In rare cases it was lit, and the boats sailed at noon.", "the boats sailed at noon"),
        ("en", "The boats sailed from a pier that sometimes floods.", "The boats sailed"),
        ("en", "In winter the harbour freezes.", "the harbour freezes"),
        ("de", "Im Winter friert der Hafen zu.", "friert der Hafen zu"),
    ],
)
def test_a_part_of_a_reason_and_another_clause_limit_nothing(language: str, source: str, quotation: str) -> None:
    assert not is_turned(language, source, quotation)


@pytest.mark.parametrize(
    ("language", "source", "quotation"),
    [
        ("en", "The town, never rich, built a mole.", "The town … built a mole"),
        ("en", "The town was, however, poor in 1911.", "The town was … poor in 1911"),
        ("en", "The pilots rowed in boats without lamps before dawn.", "The pilots rowed … before dawn"),
        ("en", "The pilots, who had never seen the sea, rowed out.", "The pilots … rowed out"),
        ("en", "The pilots rowed out (nobody had asked them) at dawn.", "The pilots rowed out … at dawn"),
        ("en", "The town, where nobody owned a boat, built a mole.", "The town … built a mole"),
        ("en", "The yard worked until 1911 for the navy.", "The yard worked … for the navy"),
        ("de", "Die Straße führte bis zur Brücke und endete dort.", "Die Straße führte … und endete dort"),
        ("de", "Die Lotsen, von denen keiner schlief, ruderten hinaus.", "Die Lotsen … ruderten hinaus"),
        ("de", "Die Boote lagen während des Winters im Hafen.", "Die Boote lagen … im Hafen"),
        ("fr", "La ville bâtit, non sans fierté, une jetée.", "La ville bâtit … une jetée"),
        ("fr", "La caisse était, bien sûr, vide en mai.", "La caisse était … vide en mai"),
        ("fr", "La route allait jusqu'au pont et aux collines.", "La route allait … et aux collines"),
        ("es", "La caja estaba, sin embargo, vacía en mayo.", "La caja estaba … vacía en mayo"),
        ("es", "El camino iba hasta el puente y las colinas.", "El camino iba … y las colinas"),
        ("it", "La città, mai molto ricca, costruì un molo.", "La città … costruì un molo"),
        ("pt", "A caixa estava, como se sabe, vazia em maio.", "A caixa estava … vazia em maio"),
        ("pt", "O conselho, que se reuniu em maio, vendeu o molhe.", "vendeu o molhe"),
        ("ru", "Касса была, однако, пуста в мае.", "Касса была … пуста в мае"),
    ],
)
def test_a_phrase_an_insertion_and_a_link_that_are_left_out_whole_hide_nothing(
    language: str, source: str, quotation: str
) -> None:
    assert not is_turned(language, source, quotation)


@pytest.mark.parametrize(
    ("language", "source", "quotation"),
    [
        ("en", "No boat can land without a lamp at night.", "No boat can land … at night"),
        ("en", "He kept shells, never feathers, and coins.", "He kept shells … and coins"),
        ("en", "The boats sail, but not in May, with full crews.", "The boats sail … with full crews"),
        ("en", "The mole, which the owners dispute, was sold.", "The mole … was sold"),
        ("en", "The Board failed to publish the accounts.", "The Board … publish the accounts"),
        ("en", "The mole was, some say, built by monks.", "The mole was … built by monks"),
        ("es", "El puerto seguirá, hasta que abra el dique, cerrado.", "El puerto seguirá … cerrado"),
        ("pt", "O porto estará, se o conselho quiser, aberto.", "O porto estará … aberto"),
        ("fr", "Le commis aurait brûlé le registre.", "Le commis … brûlé le registre"),
    ],
)
def test_what_the_rest_depends_on_is_hidden_still(language: str, source: str, quotation: str) -> None:
    assert is_turned(language, source, quotation)


@pytest.mark.parametrize(
    ("language", "source", "quotation", "expected"),
    [
        ("en", "The engine was sound, which turned out to be false.", "The engine was sound", True),
        ("en", "The engine was sound, which the yard denies.", "The engine was sound", True),
        ("en", "The engine was sound, which nobody disputes.", "The engine was sound", False),
        ("en", "The mayor met Pell, who denied the charge.", "The mayor met Pell", False),
        ("de", "Die Kasse machte Gewinn, was sich als falsch erwies.", "Die Kasse machte Gewinn", True),
        ("de", "Die Kasse machte Gewinn, was niemanden wunderte.", "Die Kasse machte Gewinn", False),
        ("fr", "Le commis a brûlé le registre, ce que sa famille conteste.", "Le commis a brûlé le registre", True),
        ("es", "El escribano quemó el libro, lo que su familia niega.", "El escribano quemó el libro", True),
        ("it", "Lo scrivano bruciò il registro, cosa che la famiglia nega.", "Lo scrivano bruciò il registro", True),
        ("ru", "Писарь сжёг книгу, что семья отрицает.", "Писарь сжёг книгу", True),
        ("en", "The clerk is said to have burned the ledger.", "to have burned the ledger", True),
        ("en", "The fear is that the dam will break.", "the dam will break", True),
        ("en", "The truth is that the dam will break.", "the dam will break", False),
        ("en", "It should be noted that the dam broke in May.", "the dam broke in May", False),
        ("fr", "Il faut rappeler que la jetée fut bâtie en mai.", "la jetée fut bâtie en mai", False),
        ("en", "I said in June that the dam broke in May.", "the dam broke in May", False),
        ("en", "I was told that the dam broke in May.", "the dam broke in May", True),
        ("en", "Once a buyer is found, the yard will open.", "the yard will open", True),
        ("en", "Once again, the yard will open in May.", "the yard will open in May", False),
        ("de", "Der Verband behauptet, die Steuer vertreibe die Reeder.", "die Steuer vertreibe die Reeder", True),
        ("en", "The fund made a profit, albeit a small one.", "The fund made a profit", True),
    ],
)
def test_what_the_sentence_takes_back_claims_or_grants(
    language: str, source: str, quotation: str, expected: bool
) -> None:
    assert is_turned(language, source, quotation) is expected


TEXTS = {
    "drug": "In rare cases the drug destroys the liver. The doctors of Skarne knew it.",
    "clerk": "The clerk allegedly burned the ledger in the yard. The yard was empty.",
    "fund": "The fund made a profit, but only on paper. Lind kept the paper.",
    "crews": "Everyone lost a day of pay apart from the pilots. It rained.",
}
DRAFTS = [
    ("drug", "The page ends so: “the drug destroys the liver” [@].", "clipped"),
    ("drug", "It happens seldom, but “the drug destroys the liver” [@].", "exact"),
    ("clerk", "The page ends so: “The clerk … burned the ledger” [@].", "elision_risk"),
    ("clerk", "It is alleged that “[t]he clerk … burned the ledger” [@].", "edited"),
    ("fund", "On paper, “[t]he fund made a profit” [@].", "edited"),
    ("crews", "The pilots were spared, but otherwise “[e]veryone lost a day of pay” [@].", "edited"),
]


@pytest.fixture(scope="module")
def quotables(tmp_path_factory: pytest.TempPathFactory) -> Quotables:
    return archived(tmp_path_factory.mktemp("part"), TEXTS)


@pytest.mark.parametrize(("name", "draft", "code"), DRAFTS)
def test_a_draft_may_say_the_limit_itself(quotables: Quotables, name: str, draft: str, code: str) -> None:
    assert codes(quotables, TEXTS[name][:20], draft) == [code]


@pytest.mark.parametrize(
    ("language", "source", "quotation", "expected"),
    [
        ("en", "It was not the storm but the rot that broke the mole.", "the rot that broke the mole", False),
        ("de", "Nicht der Sturm, sondern die Fäule brach die Mole.", "die Fäule brach die Mole", False),
        (
            "es",
            "No fue la tormenta sino la carcoma la que rompió el muelle.",
            "la carcoma la que rompió el muelle",
            False,
        ),
        ("en", "They did not sail to the mole.", "sail to the mole", True),
        ("en", "The boats sailed; if the wind held, they would be home by dark.", "The boats sailed", False),
        ("en", "The boats will sail; if not, they rot.", "The boats will sail", False),
        ("en", "The boats will sail, if the wind holds, at noon.", "The boats will sail", True),
        ("en", "Apart from the mole, the town built a school.", "the town built a school", False),
        ("en", "Apart from the pilots, everyone lost a day of pay.", "everyone lost a day of pay", True),
        ("de", "Abgesehen von den Lotsen verloren alle einen Tageslohn.", "verloren alle einen Tageslohn", True),
        ("fr", "À part la jetée, la ville bâtit une école.", "la ville bâtit une école", False),
        ("en", "I want to stress that the town will keep the mole.", "the town will keep the mole", False),
        ("en", "I heard him say that the town will sell the mole.", "the town will sell the mole", True),
        ("de", "Bis heute hat die Stadt keine Mole.", "hat die Stadt keine Mole", False),
        ("es", "Según la ley, la ciudad paga la mitad.", "la ciudad paga la mitad", False),
        ("es", "Según Pell, la ciudad paga la mitad.", "la ciudad paga la mitad", True),
    ],
)
def test_what_another_clause_or_thing_is_denied_or_excepted_of_limits_nothing(
    language: str, source: str, quotation: str, expected: bool
) -> None:
    assert is_turned(language, source, quotation) is expected
