"""An ellipsis over the verb by which its subject only says or thinks what follows; what is only alleged."""

import pytest
from archived_texts import archived, codes
from what_is_cut import is_turned

from loccit.db.quotable import Quotables


@pytest.mark.parametrize(
    ("language", "source", "quotation"),
    [
        ("en", "The pilot told the court he had paid the fee.", "The pilot … had paid the fee"),
        ("en", "The Guild said it had sold the lamp.", "The Guild … had sold the lamp"),
        ("en", "The wardens said they later found the oil.", "The wardens … found the oil"),
        ("en", "The wardens have long believed they own the mole.", "The wardens … own the mole"),
        ("en", "The Guild wrote that it will close the yard.", "The Guild … will close the yard"),
        ("en", "He made false claims about the mole being rotten.", "the mole being rotten"),
        ("en", "Rumours of the yard having sold the lamp went round.", "the yard having sold the lamp"),
        ("de", "Der Lotse sagte dem Gericht, er habe die Gebühr bezahlt.", "Der Lotse … habe die Gebühr bezahlt"),
        ("de", "Die Gilde glaubt, dass sie die Lampe hat.", "Die Gilde … die Lampe hat"),
        ("fr", "Le pilote a dit au tribunal qu'il avait payé la taxe.", "Le pilote … avait payé la taxe"),
        ("fr", "La guilde croit que la lampe est vendue.", "La guilde … la lampe est vendue"),
        ("es", "El piloto dijo al tribunal que había pagado la tasa.", "El piloto … había pagado la tasa"),
        ("it", "Il pilota ha detto al giudice che aveva pagato la tassa.", "Il pilota … aveva pagato la tassa"),
        ("pt", "O piloto disse ao tribunal que tinha pago a taxa.", "O piloto … tinha pago a taxa"),
        ("ru", "Лоцман сказал суду, что он заплатил сбор.", "Лоцман … заплатил сбор"),
    ],
)
def test_what_a_subject_only_says_is_no_deed_of_its(language: str, source: str, quotation: str) -> None:
    assert is_turned(language, source, quotation)


@pytest.mark.parametrize(
    ("language", "source", "quotation"),
    [
        ("en", "The pilot wrote the book that sold best in Skarne.", "The pilot wrote … best in Skarne"),
        ("en", "The pilot said goodbye and rowed to the mole.", "The pilot … rowed to the mole"),
        ("en", "The wardens found that they had the wrong key.", "The wardens … had the wrong key"),
        ("en", "The pilot who told the town of it had the lamp.", "The pilot … had the lamp"),
        ("en", "The talk about the lamp of the mole went on.", "the lamp of the mole"),
        ("de", "Der Lotse schrieb das Buch, das alle kennen.", "Der Lotse schrieb … Buch"),
        ("fr", "Le pilote a écrit un livre que tous ont lu.", "Le pilote … livre"),
    ],
)
def test_what_leads_to_no_clause_is_no_report(language: str, source: str, quotation: str) -> None:
    assert not is_turned(language, source, quotation)


TEXTS = {
    "wardens": "The wardens believe they have found the missing boat near the island. Nobody else has seen it at all.",
    "fee": "The pilot told the court he had paid the fee in full. The clerk of the court wrote it down in the book.",
}
DRAFTS = [
    ("wardens", "“The wardens … have found the missing boat” [@].", "elision_risk"),
    (
        "wardens",
        "The wardens, they say themselves, are sure: “The wardens … have found the missing boat” [@].",
        "edited",
    ),
    ("fee", "“The pilot … had paid the fee in full” [@].", "elision_risk"),
    ("fee", "By what the pilot told the court, “[t]he pilot … had paid the fee in full” [@].", "edited"),
    ("fee", "“The pilot told the court … he had paid the fee in full” [@].", "edited"),
]


@pytest.fixture(scope="module")
def quay(tmp_path_factory: pytest.TempPathFactory) -> Quotables:
    return archived(tmp_path_factory.mktemp("quay"), TEXTS)


@pytest.mark.parametrize(("name", "draft", "expected"), DRAFTS)
def test_an_ellipsis_must_not_make_a_deed_of_a_claim(quay: Quotables, name: str, draft: str, expected: str) -> None:
    assert codes(quay, TEXTS[name][:20], draft) == [expected]
