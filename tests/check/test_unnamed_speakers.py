"""Words whose speaker the source does not name, or names by what they are, given to somebody who cannot be the one."""

from __future__ import annotations

import pytest

from loccit.check import check, read_draft
from loccit.db.connect import open_for_reading
from loccit.db.quotable import Quotables
from loccit.folder import init_folder
from loccit.ingest import Options, add

TEXTS = {
    "lane": (
        "Father Alban came up the lane to ask my grandmother for her vote. She let him stand. “You were never so wet"
        " for our souls,” she remarked, and went on shelling peas."
    ),
    "race": (
        "The rower Tess Orne will miss the race with a broken wrist. “She has thrown two mugs and a saddle,” her sister"
        " told Jon Pell at the gate. Nobody else was there."
    ),
    "cook": (
        "The ship’s cook, Ezra Bunn, spoke about the captain, Ole Strand. “He steered by the smell of my stove,” the"
        " cook said. Captain Strand listened from the dock."
    ),
    "water": (
        "“We saw the water before we heard it,” the diver said on Friday. Mara Lind, who keeps the lock, was away."
    ),
    "talks": (
        "The talks at the lock failed on Thursday. The director, Dr Simon Orne, had asked for money. “There is no pot,"
        " and there will be no spoon,” a senior official at the ministry told this reporter on the steps."
    ),
    "will": (
        "Clement Ash, the solicitor, read the will to Bridie Hallam, the widow. “I leave the lower field to whoever can"
        " stand the sight of it,” Edgar Hallam had written. Mrs Hallam laughed."
    ),
    "room": (
        "Both surgeons were asked about the room. Mr Percival Dow described it as adequate. Miss Anneke Roos said: “We"
        " operate in a corridor with a door at each end.” The director took notes."
    ),
}
DRAFTS = [
    ("lane", "Father Alban said: “You were never so wet for our souls” [@].", "wrong_speaker"),
    ("lane", "The grandmother said: “You were never so wet for our souls” [@].", "exact"),
    ("race", "Tess Orne said: “She has thrown two mugs and a saddle” [@].", "wrong_speaker"),
    ("race", "Jon Pell said: “She has thrown two mugs and a saddle” [@].", "wrong_speaker"),
    ("race", "Anna Orne said: “She has thrown two mugs and a saddle” [@].", "exact"),
    ("cook", "Captain Ole Strand said: “He steered by the smell of my stove” [@].", "wrong_speaker"),
    ("cook", "Ezra Bunn said: “He steered by the smell of my stove” [@].", "exact"),
    ("talks", "Simon Orne said: “There is no pot, and there will be no spoon” [@].", "wrong_speaker"),
    (
        "will",
        "Bridie Hallam wrote: “I leave the lower field to whoever can stand the sight of it” [@].",
        "wrong_speaker",
    ),
    ("will", "Mr Hallam wrote: “I leave the lower field to whoever can stand the sight of it” [@].", "exact"),
    ("room", "Dow: “We operate in a corridor with a door at each end” [@].", "wrong_speaker"),
    ("room", "Roos: “We operate in a corridor with a door at each end” [@].", "exact"),
    ("water", "Mara Lind said: “We saw the water before we heard it” [@].", "exact"),
]


@pytest.fixture(scope="module")
def quay(tmp_path_factory: pytest.TempPathFactory) -> Quotables:
    """An archive of the texts."""
    home = tmp_path_factory.mktemp("quay")
    for name, text in TEXTS.items():
        (home / f"{name}.txt").write_text(text + "\n", "utf-8")
    folder = init_folder(home / "archived")
    add(folder, [str(home / f"{name}.txt") for name in TEXTS], Options(workers=1))
    return Quotables(open_for_reading(folder.database))


@pytest.mark.parametrize(("name", "draft", "expected"), DRAFTS)
def test_who_cannot_be_meant_is_accused_and_nobody_else(quay: Quotables, name: str, draft: str, expected: str):
    words = TEXTS[name][:40]
    passage = next(one for one in quay.db.execute("select id, text from passages") if one[1].startswith(words))
    verdicts = check(read_draft(draft.replace("[@]", f"[@{passage[0]}]").encode(), "draft.md"), quay).verdicts
    assert [one.code for one in verdicts] == [expected]
