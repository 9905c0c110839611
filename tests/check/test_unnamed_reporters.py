"""Words that come through somebody without a name: who must be named for them, and who need not be."""

from __future__ import annotations

from pathlib import Path

import pytest
from archived_texts import archived, codes

from loccit.check.sentences import naming
from loccit.db.quotable import Quotables

TEXTS = {
    "weekly": "Mara Lind told a local weekly that the lamp was “a bathtub with a wick”. She left the pier at noon.",
    "radio": "Odd Holm told the radio that the quay was “a shelf for gulls and nothing else”. He did not laugh.",
    "form": (
        "Jon Pell read out what Ada Koll had said in May, in the form in which a magazine had printed it: “We lent the"
        " lamp and kept the oil.” Nobody clapped."
    ),
    "letters": (
        "Sir, – The warden told me in May, “There is no berth for you, and no rope.” Eva Brekke, Lowmere\n\n"
        "Sir, – Half a rope is not a rope, and I have measured it. Agnes Toll, Upper Quay"
    ),
    "open": (
        "Mara Lind told Harbour Radio: “The lamp has no oil to speak of. I have looked into the tank since then, and it"
        " holds a family of crabs."
    ),
}
MIRROR = "“The quay is a shelf,” Odd Holm told the Skarne Mirror. Nobody asked what stood on it, and it rained."
TWICE = (
    "“The quay is a shelf,” Odd Holm told the Skarne Mirror. “It has no lamp,” he told the Mirror then. In an interview"
    " with Channel 9 he said: “It has been an attic of gulls.”"
)
RECALLED = (
    "The storm came late. Jon Pell recalled that Odd Holm had told him, “Tie it twice, and then go home.” He did."
)
BESIDE = [
    (MIRROR, "Odd Holm spoke to the Mirror. “The quay is a shelf,” he said [@].", "exact"),
    (MIRROR, "The Mirror asked about the quay. It was late. “The quay is a shelf,” said Odd Holm [@].", "exact"),
    (MIRROR, "“The quay is a shelf,” said Odd Holm [@]. That stood in the Mirror.", "exact"),
    (
        MIRROR,
        "“The quay is a shelf,” said Odd Holm [@]. Pell told the Mirror that it is “an attic of gulls”.",
        "second_hand",
    ),
    (MIRROR, "Odd Holm laughed. “The quay is a shelf,” he said [@]. He left. The Mirror was not there.", "second_hand"),
    (MIRROR, "Odd Holm war am 14. Juni beim Mirror: “The quay is a shelf” [@].", "exact"),
    (MIRROR, "Odd Holm said: “The quay is a shelf”, und das am 14. Juni im Mirror [@].", "exact"),
    (TWICE, "“It has no lamp,” Odd Holm told a newspaper. “The quay is a shelf,” he said [@].", "exact"),
    (
        TWICE,
        "“It has no lamp,” Odd Holm told a newspaper. “It has been an attic of gulls,” he said [@].",
        "second_hand",
    ),
    (RECALLED, "Jon Pell recalled a storm. It came late. “Tie it twice, and then go home,” said Holm [@].", "exact"),
    (RECALLED, "Jon Pell was there. It was late. “Tie it twice, and then go home,” said Holm [@].", "second_hand"),
    (
        RECALLED,
        "“It rained and rained all night,” said Pell. Holm said: “Tie it twice, and then go home” [@].",
        "second_hand",
    ),
    (RECALLED, "Odd Holm said: “Tie it twice, and then go home” [@]. Jon Pell still hears him say it.", "exact"),
]
DRAFTS = [
    ("weekly", "Mara Lind called the lamp “a bathtub with a wick” [@].", "exact"),
    ("radio", "Odd Holm called the quay “a shelf for gulls and nothing else” [@].", "second_hand"),
    ("radio", "On the radio Odd Holm called the quay “a shelf for gulls and nothing else” [@].", "exact"),
    ("form", "Ada Koll said: “We lent the lamp and kept the oil.” [@]", "second_hand"),
    ("form", "Ada Koll said, as a magazine had it: “We lent the lamp and kept the oil.” [@]", "exact"),
    ("open", "Mara Lind said: “The lamp has no oil to speak of” [@].", "second_hand"),
    ("open", "The source says: “I have looked into the tank since then” [@].", "exact"),
    ("letters", "The warden said: “There is no berth for you, and no rope.” [@]", "second_hand"),
    ("letters", "The warden said to Eva Brekke: “There is no berth for you, and no rope.” [@]", "exact"),
]


@pytest.fixture(scope="module")
def quay(tmp_path_factory: pytest.TempPathFactory) -> Quotables:
    return archived(tmp_path_factory.mktemp("quay"), TEXTS)


@pytest.mark.parametrize(("name", "draft", "expected"), DRAFTS)
def test_an_outlet_without_a_name_is_named_where_a_draft_can_say_it(
    quay: Quotables, name: str, draft: str, expected: str
):
    assert codes(quay, TEXTS[name][:30], draft) == [expected]


@pytest.mark.parametrize(("text", "draft", "expected"), BESIDE)
def test_who_hands_words_on_is_named_beside_them(tmp_path: Path, text: str, draft: str, expected: str):
    assert expected in codes(archived(tmp_path, {"quay": text}), text[:20], draft)


def test_the_place_that_a_speaker_is_from_is_no_other_speaker(quay: Quotables):
    draft = "Agnes Toll, a teacher from Upper Quay, has a rule for editors: “Half a rope is not a rope” [@]."
    assert codes(quay, "Sir, – Half a rope", draft) == ["exact"]


def test_a_head_noun_speaks_of_one_without_a_name():
    assert naming.mentions_unnamed("as her spokesman had it", "his spokesman")
    assert not naming.mentions_unnamed("as her brother had it", "his spokesman")
    assert not naming.mentions_unnamed("as her brother had it", "Ada Lind")
