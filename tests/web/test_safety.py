"""No script of a source ever runs; answers and queries stay within their limits; permissions are respected."""

from __future__ import annotations

import base64
import hashlib
import re
import sqlite3
import xml.etree.ElementTree as ET
from typing import Any

import pytest
from bs4 import BeautifulSoup
from web_served import Get, serve
from web_skarne import Skarne

from loccit.web.safety import LARGEST_ANSWER

pytestmark = pytest.mark.asyncio
HANDLER = re.compile(r"^on", re.IGNORECASE)


def policy(answer: Any) -> dict[str, list[str]]:
    parts = [part.split() for part in answer.headers["content-security-policy"].split(";") if part.strip()]
    return {part[0]: part[1:] for part in parts}


def own_paths(skarne: Skarne) -> list[str]:
    keys = skarne.hostile
    return [
        f"/d/{keys.document}", f"/p/{keys.passages[0]}", "/search?q=bridge", "/search?q=<script>alert(1)</script>",
        "/search?q=painted&publisher=%22%3E%3Cscript%3E", f"/p/{skarne.gone}", f"/p/{skarne.withdrawn}",
        "/p/<script>alert(1)", f"/n/{keys.notes[0]}", f"/s/{keys.speakers[0]}", f"/w/{keys.works[0]}",
        f"/o/{sha256_of(skarne, keys.document)}", "/", "/documents", "/speakers", "/works", "/findings",
        "/findings?code=note_residue", "/documents?publisher=<script>alert(1)</script>",
    ]  # fmt: skip


def sha256_of(skarne: Skarne, document: str) -> str:
    connection = sqlite3.connect(skarne.folder.database)
    found = connection.execute("select sha256 from documents where id = ?", [document]).fetchone()[0]
    connection.close()
    return str(found)


async def test_no_script_of_a_source_reaches_a_page_of_ours(get: Get, skarne: Skarne) -> None:
    for path in own_paths(skarne):
        answer = await get(path)
        soup = BeautifulSoup(answer.text, "lxml")
        scripts = soup.select("script")
        assert [bool(re.fullmatch(r"/-/loccit/[0-9a-f]{12}/loccit\.js", script["src"])) for script in scripts] == [True]
        assert not soup.select("style, iframe, object, embed, img, base, form[action^='http']"), path
        for element in soup.find_all(True):
            assert not [name for name in element.attrs if HANDLER.match(name) or name == "style"], (path, element)
            for name in ("href", "src", "action"):
                address = str(element.get(name, "")).lower()
                assert not address.startswith(("javascript:", "data:", "vbscript:")), (path, element)


async def test_no_format_of_a_hostile_source_is_a_page(get: Get, skarne: Skarne) -> None:
    keys = skarne.hostile
    suffixes = (".json", ".bib", ".ris", ".csl.json", ".md", ".jsonld")
    paths = [
        f"/{key[0]}/{key}{suffix}" for key in (keys.passages[0], keys.document, keys.notes[0]) for suffix in suffixes
    ]
    paths += [f"/s/{keys.speakers[0]}.json", f"/w/{keys.works[0]}.json", f"/o/{sha256_of(skarne, keys.document)}.json"]
    paths += ["/search.json?q=painted", "/documents.json", "/speakers.json", "/works.json", "/findings.json"]
    for path in paths:
        answer = await get(path)
        assert answer.status_code == 200, path
        assert not re.match(r"text/html|image/svg|application/xhtml", answer.headers["content-type"]), path
        assert policy(answer)["script-src"] == ["'self'"], path
    answer = await get(f"/o/{sha256_of(skarne, keys.document)}/file")
    assert answer.headers["content-type"].startswith("application/octet-stream")
    assert answer.headers["content-disposition"].startswith("attachment")
    for path in ("/new.atom", "/sitemap.xml", "/sitemap-0.xml", "/opensearch.xml"):
        names = {element.tag.rpartition("}")[2] for element in ET.fromstring((await get(path)).content).iter()}
        assert not names & {"script", "style", "img", "iframe", "form"}, path


async def test_our_pages_allow_nothing_inline_and_no_other_host(get: Get, skarne: Skarne) -> None:
    for path in own_paths(skarne):
        allowed = policy(await get(path))
        assert allowed["script-src"] == ["'self'"], path
        assert allowed["style-src"] == ["'self'"], path
        assert allowed["default-src"] == ["'none'"], path


async def test_every_answer_is_sent_with_nosniff(get: Get, skarne: Skarne) -> None:
    paths = [*own_paths(skarne), "/archive", "/archive/passages", "/archive/passages.json", "/-/versions", "/nothing"]
    for path in paths:
        answer = await get(path)
        assert answer.headers["x-content-type-options"] == "nosniff", path
        assert answer.headers["referrer-policy"] in ("same-origin", "no-referrer"), path
        assert "content-security-policy" in answer.headers, path


@pytest.mark.parametrize(
    "path",
    [
        "/archive",
        "/archive/passages",
        "/archive?sql=select+1",
        "/-/plugins",
        "/archive/documents",
    ],
)
async def test_every_inline_block_of_datasette_s_own_pages_has_the_nonce_of_its_answer(get: Get, path: str) -> None:
    answer = await get(path, follow_redirects=True)
    allowed = policy(answer)
    assert "'unsafe-inline'" not in [*allowed["script-src"], *allowed["style-src"]]
    nonces = {source for source in allowed["script-src"] if source.startswith("'nonce-")}
    soup = BeautifulSoup(answer.text, "lxml")
    found = {f"'nonce-{block.get('nonce')}'" for block in soup.select("script, style")}
    assert found <= nonces, path
    hashes = set(allowed["script-src-attr"])
    for element in soup.find_all(True):
        for name, value in element.attrs.items():
            if name.startswith("on"):
                digest = base64.b64encode(hashlib.sha256(value.encode()).digest()).decode()
                assert f"'sha256-{digest}'" in hashes, element


async def test_nonces_differ_from_answer_to_answer(get: Get) -> None:
    answers = [await get("/archive/passages") for _ in range(2)]
    assert policy(answers[0])["script-src"] != policy(answers[1])["script-src"]


async def test_an_inline_block_in_the_data_gets_no_nonce(get: Get, skarne: Skarne) -> None:
    answer = await get(f"/archive/documents?id={skarne.hostile.document}")
    assert "alert(1)" in answer.text
    assert "<script>alert" not in answer.text
    assert not re.search(r"<script[^>]*>alert", answer.text)


@pytest.mark.parametrize(
    "sql",
    [
        "select zeroblob(900000000)",
        "select hex(zeroblob(40000000))",
        "select zeroblob(60000000), zeroblob(60000000), zeroblob(60000000)",
        "select printf('%.*c', 60000000, 'x') from passages",
        "with recursive c(x) as (select 1 union all select x + 1 from c limit 900) select zeroblob(1000000) from c",
        "select " + ", ".join(["1"] * 500),
    ],
)
async def test_an_answer_that_would_fill_the_memory_is_refused(get: Get, sql: str) -> None:
    answer = await get("/archive.json", params={"sql": sql, "_shape": "array"}, follow_redirects=True)
    assert answer.status_code in (400, 413), answer.text[:200]
    assert len(answer.content) < LARGEST_ANSWER


async def test_a_query_that_takes_too_long_is_ended(get: Get) -> None:
    sql = "with recursive c(x) as (select 1 union all select x + 1 from c) select count(*) from c"
    answer = await get("/archive.json", params={"sql": sql}, follow_redirects=True)
    assert answer.status_code == 400


async def test_who_may_not_see_a_table_sees_no_page_made_from_it(skarne: Skarne) -> None:
    for metadata in (
        {"allow": {"id": "keeper"}},
        {"databases": {"archive": {"allow": {"id": "keeper"}}}},
        {"databases": {"archive": {"tables": {"passages": {"allow": {"id": "keeper"}}}}}},
        {"databases": {"archive": {"tables": {"documents": {"allow": False}}}}},
    ):
        served = serve(skarne, metadata=metadata)
        await served.invoke_startup()
        for path in (
            f"/p/{skarne.briefing.passages[3]}", f"/p/{skarne.briefing.passages[3]}.json",
            f"/p/{skarne.briefing.passages[3]}.bib", f"/d/{skarne.briefing.document}", "/search?q=licence",
            "/search.json?q=licence", f"/p/{skarne.gone}", "/p/unknown",
        ):  # fmt: skip
            answer = await served.client.get(path)
            assert answer.status_code == 403, (metadata, path)
            assert "haste" not in answer.text


async def test_a_database_that_is_no_archive_is_left_alone(tmp_path: Any) -> None:
    from datasette.app import Datasette

    path = tmp_path / "other.db"
    connection = sqlite3.connect(path)
    connection.execute("create table things(id integer primary key, name text)")
    connection.execute("insert into things values (1, 'boat')")
    connection.commit()
    connection.close()
    served = Datasette([str(path)])
    await served.invoke_startup()
    assert (await served.client.get("/other/things.json?_shape=array")).json() == [{"id": 1, "name": "boat"}]
    assert (await served.client.get("/search")).status_code == 404
