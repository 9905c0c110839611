"""What a draft must say of whose claim it quotes."""

import pytest
from archived_texts import archived, codes

from loccit.db.quotable import Quotables

TEXTS = {
    "complaint": (
        "Mrs Holm, a tenant of Pell Court, complained that the Board had failed to mend the roof for two winters. I"
        " have found that the letters were answered late."
    ),
    "eve": "It is widely believed that on Lantern Night the gulls are silent and will sit down. I saw none.",
    "yard": "North Yard, for its part, told the Skarne Mirror that it has never sold the town any rope. It rained.",
    "ospite": "Una guardia presente sul molo ha detto che Holm ha venduto la lampada del molo. Nessuno rise.",
    "guest": "A guest who knew of the meeting said that Holm pressed hard for the lamp. The talk was short.",
}
DRAFTS = [
    (
        "complaint",
        "The Ombudsman reported in May. She found that the Board “had failed to mend the roof” [@].",
        "clipped",
    ),
    ("complaint", "Mrs Holm came in May. She complained that the Board “had failed to mend the roof” [@].", "exact"),
    (
        "eve",
        "Strange things happen on Lantern Night: “the gulls are silent and will sit down” [@].",
        "clipped",
    ),
    ("eve", "It is believed that “the gulls are silent and will sit down” [@].", "exact"),
    ("yard", "| North Yard | “it has never sold the town any rope” | [@] |", "exact"),
    ("ospite", "L’incontro fu breve, ed è certo che “Holm ha venduto la lampada del molo” [@].", "clipped"),
    ("guest", "The meeting was short, and it is certain that “Holm pressed hard for the lamp” [@].", "clipped"),
    ("guest", "The guest is sure of it: “Holm pressed hard for the lamp” [@].", "exact"),
]


@pytest.fixture(scope="module")
def quay(tmp_path_factory: pytest.TempPathFactory) -> Quotables:
    return archived(tmp_path_factory.mktemp("quay"), TEXTS)


@pytest.mark.parametrize(("name", "draft", "expected"), DRAFTS)
def test_a_claim_is_given_to_who_makes_it(quay: Quotables, name: str, draft: str, expected: str) -> None:
    assert codes(quay, TEXTS[name][:20], draft) == [expected]
