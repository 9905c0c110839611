"""Words whose speaker the source does not name, or names by what they are, given to somebody who cannot be the one."""

from __future__ import annotations

import pytest
from archived_texts import archived, codes

from loccit.db.quotable import Quotables

TEXTS = {
    "lane": (
        "Father Riis rowed out to my aunt’s hut about the bell. She kept on mending. “A bell is no boat"
        " for any of us,” she remarked, and bit off the thread."
    ),
    "race": (
        "The stoker Tess Orne will miss the trial run with a burnt hand. “She has kicked the stove and cursed"
        " the coal,” her sister told Jon Pell at the gate. The yard was empty."
    ),
    "cook": (
        "The ship’s cook, Olaf Tarn, was heard on the captain, Ole Strand. “He never tasted the soup he praised,” the"
        " cook said. Captain Strand looked at his boots."
    ),
    "water": ("“The mud had closed over the rail,” the diver said on Friday. Mara Lind, who keeps the lock, was away."),
    "talks": (
        "The talks at the lock failed on Thursday. The director, Dr Simon Orne, had asked for a grant. “The chest is"
        " dry, and the key is lost,” a senior official at the ministry told this reporter at the gate."
    ),
    "will": (
        "Henrik Aas, the solicitor, read the will to Kirsten Voll, the widow. “I give the old net to whoever will"
        " untangle its ropes,” Anton Voll had written. Mrs Voll laughed."
    ),
    "hawser": (
        "“I keep no lamp,” said Inga Tveit, who rents the far shed. “I keep a dog.” The harbour clerk, Bo Ness, wrote"
        " it down."
    ),
    "slope": (
        "The geologists Arno Orne and Lidia Marr surveyed the slope. Orne reported that the slope had not moved since"
        " the spring. The road was closed a year later."
    ),
    "rooster": (
        "Judge Pilar Orne dropped the complaint about the fog bell. “It rang without intent,” the magistrate wrote."
        " The plaintiff, Boris Lind, had rented a house. The magistrate’s clerk, Tove Marr, smiled."
    ),
    "room": (
        "Both netmakers were asked about the room. Mr Aksel Dow described it as adequate. Miss Hilde Roos said: “We"
        " mend nets in a stairwell with no lamp.” The director took notes."
    ),
}
DRAFTS = [
    ("hawser", "Inga Tveit said: “I keep no lamp … I keep a dog” [@].", "edited"),
    ("hawser", "Bo Ness said: “I keep no lamp … I keep a dog” [@].", "wrong_speaker"),
    ("lane", "Father Riis said: “A bell is no boat for any of us” [@].", "wrong_speaker"),
    ("lane", "The aunt said: “A bell is no boat for any of us” [@].", "exact"),
    ("race", "Tess Orne said: “She has kicked the stove and cursed the coal” [@].", "wrong_speaker"),
    ("race", "Jon Pell said: “She has kicked the stove and cursed the coal” [@].", "wrong_speaker"),
    ("race", "Anna Orne said: “She has kicked the stove and cursed the coal” [@].", "exact"),
    ("cook", "Captain Ole Strand said: “He never tasted the soup he praised” [@].", "wrong_speaker"),
    ("cook", "Olaf Tarn said: “He never tasted the soup he praised” [@].", "exact"),
    ("talks", "Simon Orne said: “The chest is dry, and the key is lost” [@].", "wrong_speaker"),
    (
        "will",
        "Kirsten Voll wrote: “I give the old net to whoever will untangle its ropes” [@].",
        "wrong_speaker",
    ),
    ("will", "Mr Voll wrote: “I give the old net to whoever will untangle its ropes” [@].", "exact"),
    ("room", "Dow: “We mend nets in a stairwell with no lamp” [@].", "wrong_speaker"),
    ("room", "Roos: “We mend nets in a stairwell with no lamp” [@].", "exact"),
    ("slope", "Marr reported that “the slope had not moved since the spring” [@].", "wrong_speaker"),
    ("slope", "Orne reported that “the slope had not moved since the spring” [@].", "exact"),
    ("rooster", "Boris Lind wrote: “It rang without intent” [@].", "wrong_speaker"),
    ("rooster", "Pilar Orne wrote: “It rang without intent” [@].", "exact"),
    ("water", "Mara Lind said: “The mud had closed over the rail” [@].", "exact"),
]


@pytest.fixture(scope="module")
def quay(tmp_path_factory: pytest.TempPathFactory) -> Quotables:
    return archived(tmp_path_factory.mktemp("quay"), TEXTS)


@pytest.mark.parametrize(("name", "draft", "expected"), DRAFTS)
def test_who_cannot_be_meant_is_accused_and_nobody_else(quay: Quotables, name: str, draft: str, expected: str):
    assert codes(quay, TEXTS[name][:40], draft) == [expected]
