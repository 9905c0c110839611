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
    "sound": "“Petra thinks that a quay has a sound of its own,” Ada Lind said on the mole. “I used to laugh.”",
    "gang": "“The Pells claim they did not earn a crown from it. They did,” said Jon Holm, who has the keys.",
    "schule": "„Warum log sie, als sie beteuert hat, sie hätte den Kai gesehen“, fragte Jon Holm im Rathaus.",
    "teacher": "“My teacher taught us that a net is a letter to the sea,” Ada Lind said to the children of Skarne.",
    "sure": "“My brother and I think that the quay will hold for a year,” Ada Lind said in the Skarne town hall.",
    "lamp": "The keeper, Jon Holm, reportedly wanted the spare lamp struck from the list. The clerk said no.",
    "hut": "It is likely that Jon Holm left the hut before the fog came in from the sea. Nobody saw him go by.",
    "report": "The full report, Listening to the Quay, may be read by anybody, provided that no page of it is torn.",
    "reeder": "Laut Jon Holm war der Streik ein Verbrechen der Gilde an der Stadt. Niemand sonst sah das so.",
}
DRAFTS = [
    ("report", "The report, “Listening to the Quay”, lies in the hall [@].", "exact"),
    ("reeder", "Es bleibt dabei: Damals „war der Streik ein Verbrechen“ [@].", "clipped"),
    ("sound", "Ada Lind is certain: “a quay has a sound of its own” [@].", "clipped"),
    ("sound", "Petra's view, says Ada Lind, is that “a quay has a sound of its own” [@].", "exact"),
    ("gang", "Jon Holm admits that the Pells “did not earn a crown from it” [@].", "clipped"),
    ("gang", "Jon Holm does not believe it when the Pells say they “did not earn a crown from it” [@].", "exact"),
    ("schule", "Jon Holm weiß: „sie hätte den Kai gesehen“ [@].", "clipped"),
    ("teacher", "Her teacher, Ada Lind tells us, thought a net “a letter to the sea” [@].", "exact"),
    ("sure", "Ada Lind is certain: “the quay will hold for a year” [@].", "exact"),
    ("lamp", "Jon Holm “wanted the spare lamp struck from the list” [@].", "clipped"),
    ("lamp", "It seems that Jon Holm “wanted the spare lamp struck from the list” [@].", "exact"),
    ("hut", "Jon Holm, we know, “left the hut before the fog came in” [@].", "clipped"),
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
