"""Where sources differ: two places side by side, what differs marked, and nothing said of who is right."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from bs4 import BeautifulSoup
from web_made import Draft, write_archive
from web_served import serve_file, words

from loccit.db.stated import Disagreement, Stated
from loccit.model import Described
from loccit.web.pages.disagreements import sides_of

pytestmark = pytest.mark.asyncio

STORM = "High seas at Skarne battered the ferries of Vell, killing two sailors and leaving {} boats missing."
OTHERS = (
    "The gulls of Orsk moved to the tip in 1990.",
    "In Holme the ferry line has 14 small boats.",
    "At Tarn the mayor opened 3 new schools.",
)


@pytest.fixture
def differing(tmp_path: Path) -> tuple[Path, tuple[str, ...], tuple[str, ...]]:
    """Two reports of a storm that differ in a number, and others: database, documents, first passages."""
    drafts = []
    for at, text in enumerate((STORM.format("two"), STORM.format("three"), *OTHERS)):
        draft = Draft(Described(f"Report {at} <b>", (), "The Skarne Mirror", None, "2021-06-15", None, "en"))
        draft.passage(text)
        drafts.append((draft, "open"))
    folder, keys = write_archive(tmp_path, drafts)
    return folder.database, tuple(one.document for one in keys), tuple(one.passages[0] for one in keys)


async def fetch(database: Path, path: str) -> Any:
    served = serve_file(database)
    await served.invoke_startup()
    return await served.client.get(path)


async def test_two_places_stand_side_by_side_with_what_differs_marked(
    differing: tuple[Path, tuple[str, ...], tuple[str, ...]],
) -> None:
    database, documents, passages = differing
    answer = await fetch(database, "/disagreements")
    soup = BeautifulSoup(answer.text, "lxml")
    assert answer.status_code == 200
    assert sorted(words(soup, "blockquote")) == sorted([STORM.format("two"), STORM.format("three")])
    assert sorted(words(soup, "blockquote mark")) == ["three", "two"]
    links = {link["href"] for link in soup.select("figcaption a")}
    assert links == {f"/d/{one}" for one in documents[:2]} | {f"/p/{one}" for one in passages[:2]}
    assert soup.select("main b") == []


async def test_one_document_is_put_beside_the_others(
    differing: tuple[Path, tuple[str, ...], tuple[str, ...]],
) -> None:
    database, documents, _ = differing
    found = (await fetch(database, f"/disagreements/{documents[0]}.json")).json()
    assert [(one["kind"], {one["a"]["figure"], one["b"]["figure"]}) for one in found["found"]] == [
        ("count", {"two", "three"})
    ]
    other = await fetch(database, f"/disagreements/{documents[2]}")
    assert "Nothing to suggest" in other.text
    assert (await fetch(database, "/disagreements/d000000000")).status_code == 404


async def test_a_passage_shows_what_others_state_otherwise(
    differing: tuple[Path, tuple[str, ...], tuple[str, ...]],
) -> None:
    database, _, passages = differing
    soup = BeautifulSoup((await fetch(database, f"/p/{passages[0]}")).text, "lxml")
    there = soup.select_one("section:has(#otherwise)")
    assert there is not None
    assert words(there, ".words") == [STORM.format("three")]
    assert words(there, "mark") == ["three"]
    assert {link["href"] for link in there.select("a")} == {f"/p/{passages[1]}"}
    assert "numbers: two here, three there" in " ".join(there.get_text(" ").split()).replace(" ,", ",")
    others = BeautifulSoup((await fetch(database, f"/p/{passages[2]}")).text, "lxml")
    assert others.select("#otherwise") == []


async def test_where_sentences_differ_much_the_figures_alone_are_marked() -> None:
    a = Stated("d1", None, "p1", "In 1998 the port of Skarne ordered 12 cranes.", "12", 0, 35)
    b = Stated("d2", None, "p2", "Fifteen is what the harbour master counted on the quay.", "Fifteen", 0, 0)
    marked = [
        [words for words, is_marked in side.pieces if is_marked]
        for side in sides_of(Disagreement("count", a, b, (), 1.0))
    ]
    assert marked == [["12"], ["Fifteen"]]


async def test_a_name_that_stands_nowhere_in_the_sentence_is_not_marked() -> None:
    sides = [Stated(f"d{at}", None, f"p{at}", said, name, 0) for at, (said, name) in enumerate(SAID)]
    shown = sides_of(Disagreement("speaker", sides[0], sides[1], (), 25.0))
    assert [side.pieces for side in shown] == [((said, False),) for said, _ in SAID]


SAID = (
    ("“We closed the quay,” the harbour master told the council of Skarne.", "Ebba Torvik"),
    ("He added on the next day that they had closed the quay for good.", "Nils Brand"),
)
