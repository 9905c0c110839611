"""What a source only supposes, has heard or asserts itself; and what a draft must say of it."""

import pytest
from archived_texts import archived, codes
from what_is_cut import is_turned

from loccit.db.quotable import Quotables


@pytest.mark.parametrize(
    ("language", "source", "quotation"),
    [
        ("en", "We suspect they sold the lamp.", "they sold the lamp"),
        ("en", "Some people think the lamp should be sold.", "the lamp should be sold"),
        ("en", "There is worry the Board will sell the lamp.", "the Board will sell the lamp"),
        ("en", "I have heard that the lamp was sold.", "the lamp was sold"),
        ("en", "I cannot yet exclude that the lamp was lit.", "the lamp was lit"),
        ("en", "I still doubt that the lamp was lit.", "the lamp was lit"),
        ("en", "It has been suggested by the builder that the lamp was sold.", "the lamp was sold"),
        ("de", "Ich glaube, die Lampe war verkauft.", "die Lampe war verkauft"),
        ("de", "Lind sagt, die Lampe sei verkauft.", "die Lampe sei verkauft"),
        ("de", "Ich habe gehört, dass die Lampe verkauft wurde.", "die Lampe verkauft wurde"),
        ("fr", "Beaucoup vont considérer que la lampe porte malheur.", "la lampe porte malheur"),
        ("fr", "J'ai entendu dire que la lampe a été vendue.", "la lampe a été vendue"),
        ("es", "Sospechamos que la lámpara fue vendida.", "la lámpara fue vendida"),
        ("it", "Molti credono che la lampada porti fortuna.", "la lampada porti fortuna"),
        ("pt", "Ouvi dizer que a lâmpada foi vendida.", "a lâmpada foi vendida"),
        ("ru", "Многие думают, что лампа приносит удачу.", "лампа приносит удачу"),
    ],
)
def test_what_is_supposed_or_heard_is_no_fact(language: str, source: str, quotation: str) -> None:
    assert is_turned(language, source, quotation)


@pytest.mark.parametrize(
    ("language", "source", "quotation"),
    [
        ("en", "The men hold the keys to every lamp on the mole.", "the keys to every lamp on the mole"),
        ("en", "We heard the men shout on the mole.", "the men shout on the mole"),
        ("en", "The Board expects its masters to be sober.", "its masters to be sober"),
        ("en", "The paper suggested that the lamp was out.", "the lamp was out"),
        ("en", "We recommend that the lamp be sold.", "the lamp be sold"),
        ("en", "I say that the sale is void.", "the sale is void"),
        ("de", "Wir stellen fest, dass die Lampe brannte.", "die Lampe brannte"),
        ("fr", "Nous constatons que la lampe brûlait.", "la lampe brûlait"),
    ],
)
def test_what_is_held_heard_shown_or_asserted_by_the_speaker_is_quoted_as_it_is(
    language: str, source: str, quotation: str
) -> None:
    assert not is_turned(language, source, quotation)


TEXTS = {
    "harbour": (
        "“I have heard that the oil went to Holm,” said Ada Lind, who keeps the hut at the mole. “If the wind turns, we"
        " shall certainly be ready.” The Board met twice."
    ),
    "court": (
        "We hold that a master may refuse a pilot, even when the Board has paid for one in full. Nobody was sent home."
    ),
    "sale": "We suspect the clerk has sold the lamp. The Board is asked to look into it, and to say what it finds.",
}
DRAFTS = [
    ("harbour", "Ada Lind says: “the oil went to Holm” [@].", "clipped"),
    ("harbour", "Ada Lind has only heard it: “the oil went to Holm” [@].", "exact"),
    ("harbour", "Ada Lind, though, said that “we shall certainly be ready” [@].", "clipped"),
    ("harbour", "If it turns, Ada Lind said, “we shall certainly be ready” [@].", "exact"),
    ("court", "It held that “a master may refuse a pilot”, “even when the Board has paid for one” [@].", "exact"),
    ("sale", "The petition says: “the clerk has sold the lamp” [@].", "clipped"),
    ("sale", "The petition suspects that “the clerk has sold the lamp” [@].", "exact"),
]


@pytest.fixture(scope="module")
def quay(tmp_path_factory: pytest.TempPathFactory) -> Quotables:
    return archived(tmp_path_factory.mktemp("quay"), TEXTS)


@pytest.mark.parametrize(("name", "draft", "expected"), DRAFTS)
def test_a_draft_says_what_was_only_supposed_or_stands_under_a_condition(
    quay: Quotables, name: str, draft: str, expected: str
) -> None:
    assert codes(quay, TEXTS[name][:20], draft)[0] == expected
