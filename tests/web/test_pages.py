"""What the pages of a passage and a document show, and what an identifier without a page answers."""

from __future__ import annotations

import re
import sqlite3
from pathlib import Path

import pytest
from web_made import Draft, write_archive
from web_served import Get, page, serve_file, words
from web_skarne import Skarne

from loccit.model import Described
from loccit.web.lookups.document import Section
from loccit.web.lookups.values import NoteAt, Words

pytestmark = pytest.mark.asyncio


async def test_a_passage_stands_between_its_neighbours(get: Get, skarne: Skarne) -> None:
    soup = await page(get, f"/p/{skarne.briefing.passages[3]}")
    links = [link["href"] for link in soup.select(".context .from a")]
    assert links == [f"/p/{skarne.briefing.passages[2]}", f"/p/{skarne.briefing.passages[4]}"]


async def test_a_passage_s_page_holds_its_words_and_the_marks_of_its_notes(get: Get, skarne: Skarne) -> None:
    soup = await page(get, f"/p/{skarne.briefing.passages[3]}")
    shown = soup.select_one(".subject .words")
    assert shown is not None
    assert words(soup, ".subject .said") == [
        "“We sold a licence, not a harbour,”",
        "“The quays are the nation’s, and after thirty years the licence comes home.”",
    ]
    assert [mark.extract().get_text() for mark in shown.select("sup")] == ["5", "6", "7"]
    assert shown.get_text() == (
        "Ilse Torvane, then minister of crossings, defended the haste. “We sold a licence, not a harbour,” she told "
        "Sound Radio Four on the evening of the signature. “The quays are the nation’s, and after thirty years the "
        "licence comes home.” The Skarne Mirror printed the first sentence alone."
    )


async def test_the_chain_leads_from_the_speaker_to_the_document(get: Get, skarne: Skarne) -> None:
    soup = await page(get, f"/p/{skarne.briefing.passages[3]}")
    first = soup.select(".chain")[0]
    assert [" ".join(link.get_text().split()) for link in first.select("li a")] == [
        "Ilse Torvane",
        "Sound Radio Four",
        "Ansgar Institute",
    ]


async def test_a_resolved_note_names_its_rule_and_an_unresolved_one_its_reason(get: Get, skarne: Skarne) -> None:
    soup = await page(get, f"/d/{skarne.briefing.document}")
    assert "ibid.: Evening Edition, note 5 · 1 more citation" in words(soup, ".means")
    assert "op. cit.: no full citation of a work by Askerby stands before it" in words(soup, ".means.not")


async def test_the_same_words_elsewhere_are_linked(get: Get, skarne: Skarne) -> None:
    soup = await page(get, f"/p/{skarne.briefing.passages[3]}")
    section = soup.select_one("section[aria-labelledby=elsewhere]")
    assert section is not None
    assert [link["href"] for link in section.select("a.id")] == [f"/p/{skarne.mirror.passages[0]}"]


async def test_a_document_is_read_in_order_and_every_block_is_there(get: Get, skarne: Skarne) -> None:
    soup = await page(get, f"/d/{skarne.briefing.document}")
    assert [found["id"] for found in soup.select(".passage")] == list(skarne.briefing.passages)
    assert words(soup, ".reader > h2, .reader > h3") == [
        "Overview",
        "I. A Harbour Changes Hands",
        "II. What the Contract Says",
        "A. The fee",
        "III. The Town Answers",
        "Notes that no passage refers to",
    ]
    assert words(soup, ".set-aside summary") == [
        "Set aside: navigation, title",
        f"Pull quote: repeats {skarne.briefing.passages[5]}",
        "Notice: rights and republication",
    ]
    assert words(soup, ".set-aside .why")[:2] == [
        "Navigation: the same words stand on 17 other pages of this publisher",
        "Title: the title of the document",
    ]
    assert words(soup, ".note .no") == [str(number) for number in range(1, 10)]


async def test_a_note_without_a_printed_number_has_ours_in_brackets(tmp_path: Path) -> None:
    """The mark must be seen and pressed; a number in brackets is the archive's, as an editor's are."""
    draft = Draft(Described("A page"))
    draft.passage("The pier was closed{a} for the whole of the winter.{b}")
    for label in ("a", "b"):
        draft.note(label, "Harbour Gazette, 4 May 2023.")
    folder, (keys,) = write_archive(tmp_path, [(draft, "open")])
    with sqlite3.connect(folder.database) as connection:
        connection.execute("update notes set label = ''")
        connection.execute("update note_references set label = ''")
    served = serve_file(folder.database)
    await served.invoke_startup()
    for path in (f"/d/{keys.document}", f"/p/{keys.passages[0]}"):
        soup = await page(served.client.get, path)
        assert words(soup, "sup a.noteref") == ["[1]", "[2]"], path
        assert words(soup, ".note .no") == ["[1]", "[2]"], path
    soup = await page(served.client.get, f"/n/{keys.notes[1]}")
    assert words(soup, ".at-hand dd")[1] == "nothing; the number is ours"


@pytest.mark.parametrize(
    ("characters", "notes", "outgrown"), [(600, 0, False), (600, 200, False), (600, 900, True), (30, 60, False)]
)
async def test_notes_that_outgrow_their_passage_are_known(characters: int, notes: int, outgrown: bool) -> None:
    note = NoteAt("1", 0, "n1", "x" * notes, "how")
    passage = Words("p1", "d1", 0, "body", "x" * characters, 0, 1, None, None, None, None, (), (note, note))
    assert (passage.outgrown, passage.notes_once) == (outgrown, (note,))


@pytest.mark.parametrize(
    ("title", "shown"),
    [
        ("Resilience.............. 15", "Resilience"),
        ("Preface . . . . . xi", "Preface"),
        ("And then ...", "And then ..."),
        ("........", "........"),
    ],
)
async def test_an_outline_leaves_out_the_dots_that_lead_to_a_page(title: str, shown: str) -> None:
    assert Section(1, "", title, 0, 0, 1).bare_title == shown


async def test_what_is_set_aside_says_its_role_once(tmp_path: Path) -> None:
    draft = Draft(Described("A page"))
    draft.passage("The pier was closed for the whole of the winter, and nobody was told why.")
    draft.aside("boilerplate", "Follow us", "furniture: its links")
    folder, keys = write_archive(tmp_path, [(draft, "open")])
    served = serve_file(folder.database)
    await served.invoke_startup()
    soup = await page(served.client.get, f"/d/{keys[0].document}")
    assert words(soup, ".set-aside summary") == ["Furniture of the page: its links"]
    assert "1 passage, 0 notes, 0 quotations; 1 block set aside, each with its reason" in words(soup, ".facts dd")


async def test_anchors_stand_once_and_every_inner_link_has_one(get: Get, skarne: Skarne) -> None:
    for keys in (skarne.briefing, skarne.hostile, skarne.burmese):
        for path in (f"/d/{keys.document}", f"/p/{keys.passages[-1]}"):
            soup = await page(get, path)
            anchors = [found["id"] for found in soup.select("[id]")]
            assert sorted(set(anchors)) == sorted(anchors), path
            inner = {link["href"][1:] for link in soup.select("a[href^='#']")}
            assert inner <= {*anchors, ""}, path


async def test_words_of_another_script_say_their_language(get: Get, skarne: Skarne) -> None:
    soup = await page(get, f"/d/{skarne.briefing.document}")
    passage = soup.find(id=skarne.briefing.passages[6])
    assert [run["lang"] for run in passage.select("span[lang]:not(.margin)")] == ["my", "zh"]
    assert (await page(get, f"/d/{skarne.burmese.document}")).select_one(".reader")["lang"] == "my"


async def test_what_is_not_the_source_s_own_cannot_be_selected_with_its_words(get: Get, skarne: Skarne) -> None:
    soup = await page(get, f"/d/{skarne.briefing.document}")
    passage = soup.find(id=skarne.briefing.passages[3])
    for mark in passage.select(".pid, .noteref, .who, sup"):
        mark.extract()
    shown = (await get(f"/archive/passages/{skarne.briefing.passages[3]}.json?_shape=objects")).json()
    assert passage.get_text().strip() == shown["rows"][0]["text"]
    css = (await get(re.search(r'href="([^"]+loccit\.css)"', (await get("/search")).text)[1])).text
    assert re.search(r"\.who, \.pid, \.at, \.noteref, \.vref \{[^}]*user-select: none", css)


async def test_searched_words_are_marked_in_the_reader(get: Get, skarne: Skarne) -> None:
    soup = await page(get, f"/d/{skarne.briefing.document}?q=quays+ibid")
    assert set(words(soup, ".reader mark")) == {"quays", "Ibid"}


async def test_an_identifier_is_understood_however_it_is_written(get: Get, skarne: Skarne) -> None:
    identifier = skarne.briefing.passages[3]
    for spelling in (identifier.upper(), f"{identifier[:5]}-{identifier[5:]}", f"@{identifier}"):
        answer = await get(f"/p/{spelling}")
        assert (answer.status_code, answer.headers["location"]) == (301, f"/p/{identifier}")
    answer = await get(f"/p/{skarne.briefing.document}.json")
    assert answer.headers["location"] == f"/d/{skarne.briefing.document}.json"


async def test_a_slip_of_one_character_is_answered_with_what_was_meant(get: Get, skarne: Skarne) -> None:
    identifier = skarne.briefing.passages[3]
    slip = identifier[:4] + ("z" if identifier[4] != "z" else "x") + identifier[5:]
    answer = await get(f"/p/{slip}")
    assert answer.status_code == 404
    assert f'href="/p/{identifier}"' in answer.text
    as_json = await get(f"/p/{slip}.json")
    assert (as_json.status_code, as_json.json()) == (
        404,
        {"id": slip, "status": "unknown", "did_you_mean": [identifier]},
    )


@pytest.mark.parametrize("path", ["/p/x", "/p/%00", "/d/..%2F..%2Fetc%2Fpasswd", "/p/" + "p" * 5000, "/d/%F0%9F%99%82"])
async def test_an_unknown_identifier_is_not_found(get: Get, path: str) -> None:
    assert (await get(path)).status_code == 404


async def test_a_withdrawn_passage_answers_410_with_id_and_hash_and_never_with_words(get: Get, skarne: Skarne) -> None:
    for suffix in ("", ".json"):
        answer = await get(f"/p/{skarne.withdrawn}{suffix}")
        assert answer.status_code == 410
        assert skarne.withdrawn in answer.text
        assert "ab" * 32 in answer.text
        assert "quays were never" not in answer.text


async def test_a_passage_that_is_gone_is_remembered_with_its_last_words(get: Get, skarne: Skarne) -> None:
    soup = await page(get, f"/p/{skarne.gone}")
    assert words(soup, ".subject .words") == ["The quays were never for sale."]


async def test_a_merged_passage_leads_to_its_successor(get: Get, skarne: Skarne) -> None:
    soup = await page(get, f"/p/{skarne.merged}")
    assert [link["href"] for link in soup.select(".rows a")] == [f"/p/{skarne.briefing.passages[2]}"]


@pytest.mark.parametrize("suffix", [".json", ".bib", ".ris", ".csl.json", ".md", ".jsonld"])
async def test_a_passage_and_a_document_can_be_had_in_every_format(get: Get, skarne: Skarne, suffix: str) -> None:
    for path in (f"/p/{skarne.briefing.passages[3]}", f"/d/{skarne.briefing.document}"):
        answer = await get(path + suffix)
        assert answer.status_code == 200, path
        assert path[3:] in answer.text or skarne.briefing.document in answer.text
        if suffix.endswith("json"):
            answer.json()


async def test_an_unknown_format_is_not_found(get: Get, skarne: Skarne) -> None:
    answer = await get(f"/p/{skarne.briefing.passages[3]}.xyz")
    assert (answer.status_code, answer.text.split(".")[0]) == (404, "There is no format ")


@pytest.mark.parametrize("suffix", [".bib", ".ris", ".csl.json", ".md", ".jsonld"])
async def test_a_row_of_a_table_is_cited_as_its_page_is(get: Get, skarne: Skarne, suffix: str) -> None:
    rows = (("passages", skarne.briefing.passages[3]), ("notes", skarne.briefing.notes[0]))
    for table, key in (*rows, ("documents", skarne.briefing.document)):
        answer, same = await get(f"/archive/{table}/{key}{suffix}"), await get(f"/{key[0]}/{key}{suffix}")
        assert (answer.status_code, answer.text) == (200, same.text), (table, suffix)
        assert answer.headers["content-type"] == same.headers["content-type"]
    assert (await get(f"/archive/passages/{skarne.withdrawn}{suffix}")).status_code == 410
