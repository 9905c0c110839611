"""The page of a search: any input answers, filters narrow, misspelled words are mended."""

from __future__ import annotations

import sqlite3
from dataclasses import replace
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest
from bs4 import BeautifulSoup
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from web_served import Get, serve
from web_skarne import Skarne, make_skarne

from loccit.web.lookups.asking import Asked
from loccit.web.lookups.facts import Facts
from loccit.web.lookups.search import answer

pytestmark = pytest.mark.asyncio


async def found(get: Get, query: str) -> list[str]:
    soup = BeautifulSoup((await get(f"/search?{query}")).text, "lxml")
    return [link.get_text() for link in soup.select(".hits .from a.id")]


async def test_the_words_searched_for_are_marked_in_the_source_s_own_words(get: Get, skarne: Skarne) -> None:
    soup = BeautifulSoup((await get("/search?q=gift+calendar")).text, "lxml")
    assert [link.get_text() for link in soup.select(".hits a.id")] == [skarne.briefing.passages[5]]
    assert [mark.get_text() for mark in soup.select(".hits mark")] == ["gift", "calendar"]


async def test_an_answer_opens_at_its_passage_with_the_words_marked(get: Get, skarne: Skarne) -> None:
    soup = BeautifulSoup((await get("/search?q=gift")).text, "lxml")
    link = soup.select_one(".hits h2 a")["href"]
    assert link == f"/d/{skarne.briefing.document}?q=gift#{skarne.briefing.passages[5]}"


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ('q="not a harbour"&kind=passage', ["p3", "m0"]),
        ("q=licen*+-hall&kind=passage", ["p3", "p5"]),
        ("q=zanzibarian+OR+gift", ["h0", "p5"]),
        ("q=licence&publisher=The+Skarne+Mirror", ["m0"]),
        ("q=licence&year=2021&year=2024&kind=passage", ["m0", "p3", "p5"]),
        ("q=licence&year=2021", ["m0"]),
        ("q=licence&language=my", []),
        ("q=fee&author=Mira+Quillfeather", ["p5"]),
        ("q=pier&role=caption", ["p4"]),
        ("q=မရောင်းခဲ့ပါ", ["b0"]),
        ("q=渡口", ["p6"]),
        ("q=minute&kind=note", ["n4", "n5"]),
    ],
)
async def test_filters_and_words_find(get: Get, skarne: Skarne, query: str, expected: list[str]) -> None:
    keys = {"p": skarne.briefing.passages, "m": skarne.mirror.passages, "b": skarne.burmese.passages,
            "h": skarne.hidden.passages, "n": skarne.briefing.notes}  # fmt: skip
    assert sorted(await found(get, query)) == sorted(keys[one[0]][int(one[1])] for one in expected)


async def test_a_speaker_filters_passages_that_hold_their_words(get: Get, skarne: Skarne) -> None:
    hits = await found(get, f"q=licence&speaker={skarne.mirror.speakers[0]}")
    assert sorted(hits) == sorted([skarne.briefing.passages[3], skarne.mirror.passages[0]])


async def test_a_filter_in_force_is_taken_away_by_one_link(get: Get) -> None:
    soup = BeautifulSoup((await get("/search?q=licence&publisher=The+Skarne+Mirror&year=2021")).text, "lxml")
    links = {link.get_text(): parse_qs(urlsplit(link["href"]).query) for link in soup.select(".chips a")}
    assert links == {
        "The Skarne Mirror ×": {"q": ["licence"], "year": ["2021"]},
        "2021 ×": {"q": ["licence"], "publisher": ["The Skarne Mirror"]},
    }


async def test_the_values_of_a_filter_are_counted_without_itself(get: Get) -> None:
    soup = BeautifulSoup((await get("/search?q=licence&publisher=The+Skarne+Mirror")).text, "lxml")
    group = next(one for one in soup.select("fieldset") if one.legend.get_text() == "Publisher")
    assert [" ".join(label.get_text().split()) for label in group.select("label")] == [
        "The Skarne Mirror 1",
        "Ansgar Institute 3",
    ]


@pytest.mark.parametrize("words", ["licence", "the", "harbour OR minute"])
async def test_a_filter_says_how_many_places_it_leaves(skarne: Skarne, words: str) -> None:
    """Roles are those of passages; every other filter counts passages and notes, voices and quotations alike."""
    connection = sqlite3.connect(skarne.folder.database)
    connection.row_factory = sqlite3.Row
    facts = Facts()
    offered = {(group.name, choice.value): choice.count
               for _ in range(2)  # the second time from what is remembered
               for group in answer(connection, Asked(words), facts).groups for choice in group.choices}  # fmt: skip
    assert offered
    assert offered == {
        (name, value): answer(connection, replace(Asked(words), **{name: (value,)}), facts).total
        for name, value in offered
    }


async def test_what_is_remembered_for_the_filters_ends_with_a_write(tmp_path: Path) -> None:
    made = make_skarne(tmp_path)
    served = serve(made)
    await served.invoke_startup()

    async def authors() -> str:
        return (await served.client.get("/search?q=licence")).text

    assert "Zoltan Brandnew" not in await authors()
    with sqlite3.connect(made.folder.database) as connection:
        connection.execute(
            "update documents set authors = '[\"Zoltan Brandnew\"]' where id = ?", (made.mirror.document,)
        )
    assert "Zoltan Brandnew" in await authors()


async def test_a_misspelled_word_is_answered_with_the_archive_s_own(get: Get) -> None:
    soup = BeautifulSoup((await get("/search?q=calender")).text, "lxml")
    assert soup.select_one(".lede a").get_text() == "calendar"
    assert (await get("/search.json?q=lisence")).json()["did_you_mean"] == "licence"


async def test_an_identifier_opens_its_page(get: Get, skarne: Skarne) -> None:
    answer = await get(f"/search?q=[@{skarne.briefing.passages[3].upper()}]")
    assert answer.headers["location"] == f"/p/{skarne.briefing.passages[3]}"


async def test_answers_come_as_json_too(get: Get, skarne: Skarne) -> None:
    answer = (await get("/search.json?q=gift")).json()
    assert (answer["query"], answer["total"], answer["capped"]) == ("gift", 1, False)
    assert [(hit["id"], hit["kind"]) for hit in answer["results"]] == [(skarne.briefing.passages[5], "passage")]


async def test_orders_by_date_put_the_newest_first(get: Get, skarne: Skarne) -> None:
    newest = await found(get, "q=licence&kind=passage&sort=newest")
    oldest = await found(get, "q=licence&kind=passage&sort=oldest")
    assert newest[-1] == oldest[0] == skarne.mirror.passages[0]


@pytest.mark.parametrize("page", ["0", "-1", "x", "99999999999", "250", "1e9"])
async def test_any_page_number_answers(get: Get, page: str) -> None:
    assert (await get(f"/search?q=licence&page={page}")).status_code == 200


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    query=st.text(max_size=60)
    | st.sampled_from(['"', "*", "a* AND (", "NEAR(x y)", "-", "OR OR", '"""', "\x00", "^x:y"])
)
async def test_any_input_answers(get: Get, query: str) -> None:
    answer = await get("/search", params={"q": query.encode("utf-8", "replace").decode()})
    assert answer.status_code in (200, 302)
