"""Who cites what: the picture, and the table that says the same."""

from __future__ import annotations

import pytest
from bs4 import BeautifulSoup
from web_served import Get, page
from web_skarne import Skarne

from loccit.web.lookups.cited import Node, Tie, WhoCitesWhat
from loccit.web.picture import picture_of

pytestmark = pytest.mark.asyncio


def rows_of(soup: BeautifulSoup) -> list[tuple[str, str, str]]:
    cells = [[cell.get_text() for cell in row.select("td")] for row in soup.select("tbody tr")]
    return [(one[0], one[1].partition(" · ")[0], one[2]) for one in cells]


async def test_the_picture_and_the_table_say_the_same(get: Get) -> None:
    soup = await page(get, "/cited")
    drawn = [line.title.get_text() for line in soup.select("svg path")]
    listed = [
        f"{first} cites {last}: {times} time{'' if times == '1' else 's'}" for first, last, times in rows_of(soup)
    ]
    assert drawn == listed
    assert drawn
    assert soup.svg.find("title").get_text() == "Who cites what"
    for link in soup.select("svg a"):
        assert (await get(link["href"])).status_code == 200


async def test_a_document_has_a_picture_of_its_own(get: Get, skarne: Skarne) -> None:
    answered = await get("/cited.json")
    citing = answered.json()["ties"][0]["citing"]["id"]
    soup = await page(get, f"/cited/{citing}")
    assert {link["href"] for link in soup.select("svg a") if link["href"].startswith("/d/")} == {f"/d/{citing}"}
    reading = await page(get, f"/d/{citing}")
    assert reading.select_one(f'a[href="/cited/{citing}"]') is not None
    assert (await get(f"/cited/{citing}.json")).json()["works"] >= 1


async def test_a_document_that_was_never_given_has_no_picture(get: Get) -> None:
    assert (await get("/cited/d000000000")).status_code == 404


async def test_a_long_name_is_cut_and_its_title_is_whole() -> None:
    """And nothing in a name is markup."""
    name = "<b>The mole</b> of Skarne & " + "its many winters " * 4
    tie = Tie(Node("d1", name), Node("w1", "Ice", "d2"), 3)
    soup = BeautifulSoup(str(picture_of(WhoCitesWhat((tie,), 1, 1), str)), "lxml")
    assert soup.select("b") == []
    assert soup.select_one("a title").get_text() == name.replace("  ", " ")
    assert soup.select_one("a text").get_text() == "<b>The mole</b> of Skarne & its many win…"
    assert str(picture_of(WhoCitesWhat((), 0, 0), str)) == ""
