"""A speaker's page, and speakers beside their words: what joins them, what a person set right, cue and rule."""

from __future__ import annotations

import pytest
from sqlite_utils import Database
from web_served import Get, page, words
from web_skarne import Skarne

pytestmark = pytest.mark.asyncio


async def test_the_cue_and_the_rule_stand_behind_a_speaker_s_name(get: Get, skarne: Skarne) -> None:
    """On hover, beside the words in the document."""
    soup = await page(get, f"/d/{skarne.mirror.document}")
    titles = [one["title"] for one in soup.select("a.who")]
    assert titles
    assert all("rule: " in title for title in titles)
    assert any(title.startswith("cue “") for title in titles)


async def test_a_speaker_of_several_documents_tells_what_joins_them(get: Get, skarne: Skarne) -> None:
    """An equal full name, and nothing else."""
    soup = await page(get, f"/s/{skarne.mirror.speakers[0]}")
    assert words(soup, "#evidence") == [
        "One person across documents because the full name is the same; nothing else joins speakers."
    ]


async def test_what_a_person_joined_and_parted_stands_on_the_page(get: Get, skarne: Skarne) -> None:
    """As a person's word, with both identifiers and the reason."""
    speaker, document = skarne.mirror.speakers[0], skarne.mirror.document
    other = skarne.briefing.speakers[-1]
    db = Database(skarne.folder.database)
    db["corrections"].insert_all(
        [
            {"target_id": other, "field": "same_as", "value": speaker, "note": "she signs so"},
            {"target_id": speaker, "field": "apart", "value": document, "note": None},
        ]
    )
    try:
        soup = await page(get, f"/s/{speaker}")
    finally:
        db["corrections"].delete_where("target_id in (?, ?)", [other, speaker])
        db.close()
    told = words(soup, "#corrections + ul li")
    assert told[0] == f"{other} is the same as {speaker} (she signs so)"
    assert told[1].startswith(f"somebody other than {speaker} in ")
    assert soup.select("#evidence") == []
