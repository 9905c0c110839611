"""Words of a debate or of a judge's opinion, outside all marks there, given to the right speaker and to another."""

from __future__ import annotations

import pytest
from archived_texts import archived, codes

from loccit.db.quotable import Quotables

TEXTS = {
    "debate": (
        "The record of the Harbour Assembly.\n\n"
        "Madam SPEAKER.- The sitting is open, and the gallery will be quiet.\n\n"
        "HON. A. LIND.- Madam Speaker, the crane has stood idle since the spring gales.\n\n"
        "The ministry knew of it, and the courts will hear of it.\n\n"
        "HON. O. PELL.- Madam Speaker, I deny that the crane is idle.\n\n"
        "A crane that waits is working."
    ),
    "hafen": (
        "Präsident Otto Brandt: Das Wort hat die Ministerin.\n\n"
        "(Beifall bei der Kranpartei)\n\n"
        "Dr. Ilse Lind, Ministerin für Häfen: Der Kran wird noch in diesem Jahr geölt.\n\n"
        "Jeder Hafen, der wartet, verliert.\n\n"
        "Marta Pell (KRAN): Der Kran wird seit zehn Jahren nicht mehr gebraucht."
    ),
    "interview": (
        "KELD: Did the town try the pump?\n\n"
        "ADA LIND: Never. A clerk told me on the wall: “We cannot say so before the spring fair.” I thanked him.\n\n"
        "KELD: And since?\n\n"
        "ADA LIND: I have the pump in my yard, and it works. My aunt, Berta Holm, told us that a pump is never empty."
    ),
    "opinion": (
        "JUSTICE HOLM delivered the opinion of the Court.\n\n"
        "A quay has no roof, and what has no roof is no house. Lind opposed the levy at every sitting of the board,"
        " in the rain and in the snow.\n\n"
        "JUSTICE PELL, dissenting.\n\n"
        "I have seen roofs on quays. The levy is a tax on weather."
    ),
}
DRAFTS = [
    ("Madam", "Speaker Ada Brekke said: “the gallery will be quiet” [@].", "exact"),
    ("Madam", "Mr Pell said: “the gallery will be quiet” [@].", "wrong_speaker"),
    ("The ministry", "Lind said that “The ministry knew of it” [@].", "exact"),
    ("The ministry", "Mr Pell said that “The ministry knew of it” [@].", "wrong_speaker"),
    ("The ministry", "Courts will be busy: “the courts will hear of it” [@].", "exact"),
    ("A crane", "Mr Lind put it this way: “A crane that waits is working” [@].", "wrong_speaker"),
    ("A crane", "The Minister for Cranes told them: “A crane that waits is working” [@].", "exact"),
    ("A crane", "The Minister for Cranes, Mr Lind, said: “A crane that waits is working” [@].", "wrong_speaker"),
    ("A crane", "The Minister for Cranes, Mr Pell, said: “A crane that waits is working” [@].", "exact"),
    ("Jeder", "Ihr Versprechen: „Jeder Hafen, der wartet, verliert“ [@].", "exact"),
    ("Jeder", "Ilse Lind sagte: „Jeder Hafen, der wartet, verliert“ [@].", "exact"),
    ("Jeder", "Marta Pell sagte: „Jeder Hafen, der wartet, verliert“ [@].", "wrong_speaker"),
    ("Jeder", "Präsident Brandt sagte: „Jeder Hafen, der wartet, verliert“ [@].", "wrong_speaker"),
    ("ADA LIND: Never", "Ada Lind said: “We cannot say so before the spring fair” [@].", "wrong_speaker"),
    ("ADA LIND: Never", "A clerk told Ada Lind: “We cannot say so before the spring fair” [@].", "exact"),
    ("ADA LIND: Never", "Ada Lind recalls a clerk: “We cannot say so before the spring fair” [@].", "exact"),
    ("ADA LIND: Never", "Ada Lind said: “I thanked him” [@].", "exact"),
    ("ADA LIND: I have", "It was Berta Holm, she recalls, who said that “a pump is never empty” [@].", "exact"),
    ("ADA LIND: I have", "Berta Holm said: “I have the pump in my yard” [@].", "wrong_speaker"),
    ("A quay", "Justice Holm wrote that “what has no roof is no house” [@].", "exact"),
    ("A quay", "The Court held that “what has no roof is no house” [@].", "exact"),
    ("A quay", "In her dissent Justice Pell wrote: “A quay has no roof” [@].", "wrong_speaker"),
    ("A quay", "Lind opposed it “at every sitting of the board, in the rain and in the snow” [@].", "exact"),
    ("I have", "Justice Holm wrote: “The levy is a tax on weather” [@].", "wrong_speaker"),
    ("I have", "Justice Pell wrote: “The levy is a tax on weather” [@].", "exact"),
]


@pytest.fixture(scope="module")
def archive(tmp_path_factory: pytest.TempPathFactory) -> Quotables:
    return archived(tmp_path_factory.mktemp("turns"), TEXTS)


@pytest.mark.parametrize(("begins", "draft", "code"), DRAFTS)
def test_the_words_of_a_turn_are_its_speakers(archive: Quotables, begins: str, draft: str, code: str):
    assert codes(archive, begins, draft) == [code]
