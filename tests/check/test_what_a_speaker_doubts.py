"""A doubt, a limit or a claim that a draft gives, or does not give, beside the name of who speaks."""

import pytest
from archived_texts import archived, codes

from loccit.db.quotable import Quotables

TEXTS = {
    "perhaps": "“Perhaps the boat sank at noon,” Ada Lind said on the mole. Nobody else came to the hut all day.",
    "thinks": "“On the whole, I think that if we win the suit, it can help the crews,” Ada Lind said on the mole.",
    "seems": "The clerk of the yard appears to have grown tired of the mole, as letters in the office have it.",
    "rules": "The rules of the Board bind the masters and cannot be enforced, according to a Courier report of May.",
    "race": "“If Pell could get the crews of North Skarne to row, game over for Holm,” Ada Lind said of the race.",
    "beds": "The petition was short. “We are no grumblers,” it began, “but we have been ten winters without a bed.”",
    "asks": "“Is it true that the clerk sold the lamp?” asked Ada Lind on the mole. “I should like to be told of it.”",
    "chance": "“It is possible that the clerk sold the hut,” Ada Lind said on the mole. “I should like to be told.”",
    "other": "“Perhaps you know Pell, he sold us a boat with a sail that is probably gone,” Ada Lind said on the mole.",
}
DRAFTS = [
    ("perhaps", "Ada Lind said that “the boat sank at noon” [@].", "clipped"),
    ("perhaps", "Ada Lind thought it possible that “the boat sank at noon” [@].", "exact"),
    ("thinks", "Lind nevertheless thinks that “if we win the suit, it can help the crews” [@].", "exact"),
    ("seems", "The clerk was known “to have grown tired of the mole” [@].", "clipped"),
    ("seems", "The clerk seemed “to have grown tired of the mole” [@].", "exact"),
    ("rules", "Who obeys? The Board's rules “bind the masters and cannot be enforced” [@].", "clipped"),
    ("race", "In North Skarne, though, Lind expects “game over for Holm” [@].", "clipped"),
    ("asks", "Ada Lind said that “the clerk sold the lamp” [@].", "clipped"),
    ("asks", "Ada Lind asked whether “the clerk sold the lamp” [@].", "exact"),
    ("chance", "Ada Lind said that “the clerk sold the hut” [@].", "clipped"),
    ("chance", "Ada Lind said that possibly “the clerk sold the hut” [@].", "exact"),
    ("other", "Of Pell, Ada Lind said that “he sold us a boat” [@].", "exact"),
    ("beds", "The petition begins with “We are no grumblers” [@].", "clipped"),
    (
        "beds",
        "It begins with “We are no grumblers” [@], and then: “we have been ten winters without a bed” [@].",
        "exact",
    ),
]


@pytest.fixture(scope="module")
def quay(tmp_path_factory: pytest.TempPathFactory) -> Quotables:
    return archived(tmp_path_factory.mktemp("quay"), TEXTS)


@pytest.mark.parametrize(("name", "draft", "expected"), DRAFTS)
def test_a_name_says_nothing_of_a_doubt(quay: Quotables, name: str, draft: str, expected: str) -> None:
    assert codes(quay, TEXTS[name][:20], draft)[0] == expected
