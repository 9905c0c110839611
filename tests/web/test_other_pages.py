"""The home page, the lists, notes, works, speakers, originals, findings, and what machines read."""

from __future__ import annotations

import hashlib
import xml.etree.ElementTree as ET
from collections import Counter
from pathlib import Path

import pytest
from bs4 import BeautifulSoup
from web_served import Get, page, serve, words
from web_skarne import Skarne

from loccit.db.timeline import bar_of, draw
from loccit.web.pages.page import as_plain

pytestmark = pytest.mark.asyncio
ATOM = "{http://www.w3.org/2005/Atom}"
MAP = "{http://www.sitemaps.org/schemas/sitemap/0.9}"


async def test_the_home_page_holds_numbers_that_lead_to_their_rows(get: Get) -> None:
    soup = await page(get, "/")
    figures = {one.dt.get_text(): (one.dd.get_text(), one.a["href"]) for one in soup.select(".figures div")}
    assert figures["documents"] == ("5", "/documents")
    assert figures["passages"] == ("15", "/archive/passages")
    assert figures["speakers"][1] == "/speakers"
    for _, path in figures.values():
        assert (await get(path)).status_code == 200


async def test_the_home_page_takes_its_texts_and_events_from_metadata(get: Get) -> None:
    soup = await page(get, "/")
    assert soup.h1.get_text() == "The Skarne Harbour Papers"
    assert words(soup, ".events li")[0] == "14 June 2021: the concession is signed"
    assert len(soup.select(".timeline rect.high")) == 2


async def test_the_home_page_has_a_part_for_each_question(get: Get, skarne: Skarne) -> None:
    soup = await page(get, "/")
    assert words(soup, "h2") == [
        "When they were published", "Publishers", "Speakers", "Most cited works", "Findings worth a look", "New here",
        "Ask it yourself",
    ]  # fmt: skip
    assert f"/s/{skarne.mirror.speakers[0]}" in {link["href"] for link in soup.select("a[href]")}


async def test_an_empty_archive_says_how_to_begin(tmp_path: Path) -> None:
    from datasette.app import Datasette

    from loccit.db.connect import open_for_writing
    from loccit.folder import init_folder

    folder = init_folder(tmp_path)
    db = open_for_writing(folder.database)
    db.close()
    served = Datasette([str(folder.database)])
    await served.invoke_startup()
    for path in ("/", "/documents", "/speakers", "/works", "/findings", "/search?q=x", "/new.atom", "/sitemap.xml"):
        assert (await served.client.get(path)).status_code == 200, path
    assert "Nothing here yet" in (await served.client.get("/")).text


async def test_a_timeline_has_bars_of_equal_time_and_no_more_than_fit() -> None:
    months = Counter({2021 * 12 + 5: 3, 2022 * 12: 1, 2024 * 12 + 11: 2})
    picture = draw(months, undated=4)
    assert (picture.unit, len(picture.bars), picture.undated) == ("quarter", 16, 4)
    assert [(label.name, label.count) for label in picture.labels] == [
        ("2021", 3),
        ("2022", 1),
        ("2023", 0),
        ("2024", 2),
    ]
    assert [(bar.name, bar.count) for bar in picture.bars if bar.count] == [
        ("April to June 2021", 3),
        ("January to March 2022", 1),
        ("October to December 2024", 2),
    ]
    assert bar_of(as_plain(picture), "2021-06-14") == 1
    assert bar_of(as_plain(picture), "1990") is None
    for first in (1, 1900, 1999, 2024):
        assert len(draw(Counter({first * 12: 1, 2024 * 12: 1}), 0).bars) <= 300


async def test_documents_are_listed_narrowed_and_paged_without_a_gap(get: Get, skarne: Skarne, monkeypatch) -> None:
    from loccit.web.lookups import lists

    monkeypatch.setattr(lists, "PAGE", 2)
    for sort in lists.DOCUMENT_SORTS:
        seen, path = [], f"/documents?sort={sort}"
        while path:
            soup = await page(get, path)
            seen += [link.get_text() for link in soup.select(".rows a.id")]
            following = soup.select_one(".paging a[rel=next]")
            path = f"/documents{following['href']}" if following else None
        assert len(seen) == len(set(seen)) == 5, sort
    soup = await page(get, "/documents?publisher=The+Skarne+Mirror&from=2020&to=2022")
    assert [link.get_text() for link in soup.select(".rows a.id")] == [skarne.mirror.document]
    assert words(soup, ".chips a") == ["The Skarne Mirror ×", "from 2020 ×", "to 2022 ×"]


@pytest.mark.parametrize("after", ["x", "[1]", '["a"]', "[[],[]]", "null", '["\\u0000", 9]'])
async def test_a_place_in_a_list_that_makes_no_sense_is_the_beginning_or_empty(get: Get, after: str) -> None:
    for path in ("/documents", "/speakers", "/works"):
        assert (await get(path, params={"after": after, "sort": "name"})).status_code == 200


async def test_speakers_and_works_are_found_by_the_beginning_of_their_name(get: Get, skarne: Skarne) -> None:
    soup = await page(get, "/speakers?begins=ilse")
    assert [link["href"] for link in soup.select(".rows .title a")] == [f"/s/{skarne.mirror.speakers[0]}"]
    assert (await page(get, "/works?begins=100%25")).select(".rows .title a") == []
    assert words(await page(get, "/works"), ".rows .title")[0] == "Evening Edition, Sound Radio Four"


async def test_a_speaker_s_words_stand_by_year_with_the_chain(get: Get, skarne: Skarne) -> None:
    soup = await page(get, f"/s/{skarne.mirror.speakers[0]}")
    assert soup.select_one(".lede").get_text() == "3 quotations in 2 documents."
    assert words(soup, "h3") == ["2021", "2024"]
    assert words(soup, ".said-list > li > .words")[0] == "“We sold a licence, not a harbour.”"
    first_hand = await page(get, f"/s/{skarne.mirror.speakers[0]}?through=first")
    assert len(first_hand.select(".said-list > li")) == 1


async def test_reports_without_quotation_marks_stand_apart(get: Get, skarne: Skarne) -> None:
    soup = await page(get, f"/s/{skarne.briefing.speakers[-1]}")
    assert words(soup, "section[aria-labelledby=reported] .words") == ["The chair reported that the boats would sail."]


async def test_a_work_lists_every_place_that_cites_it(get: Get, skarne: Skarne) -> None:
    soup = await page(get, f"/w/{skarne.briefing.works[1]}")
    assert words(soup, ".said-list .words") == [
        "Evening Edition, Sound Radio Four, 14 June 2021, from minute 12.",
        "Ibid., minute 13.",
    ]
    held = await page(get, f"/w/{skarne.briefing.works[2]}")
    assert f"/d/{skarne.mirror.document}" in {link["href"] for link in held.select(".lede a")}


async def test_a_note_shows_its_passage_its_work_and_what_points_back(get: Get, skarne: Skarne) -> None:
    soup = await page(get, f"/n/{skarne.briefing.notes[4]}")
    assert [link["href"] for link in soup.select(".context .from a")] == [f"/p/{skarne.briefing.passages[3]}"]
    assert words(soup, "section[aria-labelledby=pointing] li a") == ["note 6"]
    assert soup.select_one(".copyable").get_text() == f"[@{skarne.briefing.notes[4]}]"


async def test_an_original_can_be_had_only_where_its_rights_are_open(get: Get, skarne: Skarne) -> None:
    shown = (await get(f"/d/{skarne.mirror.document}.json")).json()["document"]["sha256"]
    answer = await get(f"/o/{shown}/file")
    assert answer.status_code == 200
    assert hashlib.sha256(answer.content).hexdigest() == shown
    assert answer.headers["content-type"] == "application/octet-stream"
    assert answer.headers["content-disposition"] == f'attachment; filename="{shown}"'
    assert answer.headers["content-security-policy"] == "sandbox; default-src 'none'"
    for keys in (skarne.briefing, skarne.hidden):
        kept = (await get(f"/d/{keys.document}.json")).json()["document"]["sha256"]
        assert (await get(f"/o/{kept}")).status_code == 200
        assert (await get(f"/o/{kept}/file")).status_code == 403


@pytest.mark.parametrize("sha256", ["x", "0" * 64, "..%2F..%2Farchive.db", "%2e%2e%2farchive.db", "0" * 63 + "%0a"])
async def test_nothing_but_originals_can_be_taken(get: Get, sha256: str) -> None:
    assert (await get(f"/o/{sha256}")).status_code == 404
    assert (await get(f"/o/{sha256}/file")).status_code == 404


async def test_a_path_on_the_disk_is_shown_by_its_last_part_only(get: Get, skarne: Skarne) -> None:
    sha256 = (await get(f"/d/{skarne.mirror.document}.json")).json()["document"]["sha256"]
    for path in (f"/o/{sha256}", f"/d/{skarne.mirror.document}", f"/p/{skarne.mirror.passages[0]}"):
        assert "/home/somebody" not in (await get(path)).text


async def test_findings_are_explained_and_lead_to_their_places(get: Get, skarne: Skarne) -> None:
    soup = await page(get, "/findings?code=unresolved_back_reference")
    places = soup.select_one("section[aria-labelledby=places]")
    assert words(places, ".words") == ["“Askerby, op. cit.” leads to no work."]
    assert f"/d/{skarne.briefing.document}" in {link["href"] for link in places.select("a")}
    assert len((await get("/findings.json")).json()["codes"]) == 3


async def test_the_feed_holds_the_newest_documents(get: Get, skarne: Skarne) -> None:
    answer = await get("/new.atom")
    feed = ET.fromstring(answer.content)
    assert answer.headers["content-type"].startswith("application/atom+xml")
    assert feed.findtext(f"{ATOM}title") == "The Skarne Harbour Papers"
    links = [entry.find(f"{ATOM}link").get("href") for entry in feed.iter(f"{ATOM}entry")]
    assert links[0] == f"http://localhost/d/{skarne.hidden.document}"
    assert len(links) == 5


async def test_the_site_s_map_holds_every_document(get: Get, skarne: Skarne) -> None:
    maps = ET.fromstring((await get("/sitemap.xml")).content)
    found = []
    for place in maps.iter(f"{MAP}loc"):
        part = ET.fromstring((await get(place.text.removeprefix("http://localhost"))).content)
        found += [address.text for address in part.iter(f"{MAP}loc")]
    assert len(found) == 5
    assert f"http://localhost/d/{skarne.mirror.document}" in found


async def test_robots_stay_out_until_they_are_let_in(get: Get, skarne: Skarne) -> None:
    assert (await get("/robots.txt")).text == "User-agent: *\nDisallow: /\n"
    served = serve(skarne, metadata={"plugins": {"loccit": {"robots": "allow", "base_url": "https://papers.example"}}})
    await served.invoke_startup()
    said = (await served.client.get("/robots.txt")).text
    assert "Sitemap: https://papers.example/sitemap.xml" in said
    passage = await served.client.get(f"/p/{skarne.mirror.passages[0]}.md")
    assert f"https://papers.example/p/{skarne.mirror.passages[0]}" in passage.text


async def test_a_browser_can_search_from_its_address_bar(get: Get) -> None:
    description = ET.fromstring((await get("/opensearch.xml")).content)
    assert [part.get("template") for part in description if part.tag.endswith("Url")] == [
        "http://localhost/search?q={searchTerms}"
    ]


async def test_everything_lives_below_another_address_too(skarne: Skarne) -> None:
    served = serve(skarne, settings={"base_url": "/papers/"})
    await served.invoke_startup()
    for path in ("/", "/search?q=licence", f"/d/{skarne.briefing.document}"):
        answer = await served.client.get(path)
        assert answer.status_code == 200, path
        soup = BeautifulSoup(answer.text, "lxml")
        for element in soup.select("a[href^='/'], link[href^='/'], script[src], form[action^='/']"):
            address = element.get("href") or element.get("src") or element.get("action")
            assert address.startswith("/papers/"), (path, address)


@pytest.mark.parametrize(
    ("path", "status", "heading"),
    [
        ("/nothing", 404, "Nothing here"),
        ("/archive/passages/x", 404, "Nothing here"),
        ("/d/p000000000", 404, "No such ID"),
    ],
)
async def test_an_address_that_leads_nowhere_says_so_in_the_archive_s_dress(
    get: Get, path: str, status: int, heading: str
) -> None:
    answer = await get(path)
    soup = BeautifulSoup(answer.text, "lxml")
    assert (answer.status_code, soup.h1.get_text()) == (status, heading)
    assert soup.select_one(".masthead") is not None
    assert (await get("/archive/nothing.json")).json()["ok"] is False


async def test_feed_readers_find_the_feed(get: Get) -> None:
    for path in ("/atom.xml", "/feed", "/feed.xml", "/rss.xml"):
        answer = await get(path)
        assert (answer.status_code, answer.headers["location"]) == (301, "/new.atom")


async def test_a_search_for_a_misspelled_word_leaves_no_trace_on_datasette_s_pages(skarne: Skarne) -> None:
    served = serve(skarne, settings={"num_sql_threads": 1})
    await served.invoke_startup()
    await served.client.get("/search?q=calender")
    assert "cross-database" not in (await served.client.get("/archive")).text
