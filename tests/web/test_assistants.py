"""Assistants find, look up and check by ID what the pages show, and nothing that their actor may not see."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

import pytest
from datasette.utils.asgi import Forbidden
from web_served import serve
from web_skarne import Skarne

from loccit.web.archive import find_archive
from loccit.web.assistants import tools

pytestmark = pytest.mark.asyncio
NOBODY = SimpleNamespace(request_context=SimpleNamespace(request=None))


async def call(skarne: Skarne, name: str, *values: Any, **options: Any) -> dict[str, Any]:
    """What a tool answers."""
    served = serve(skarne, **options)
    await served.invoke_startup()
    archive = find_archive(served)
    assert archive is not None
    tool = next(tool for tool in tools(archive) if tool.__name__ == name)
    return await tool(*values, NOBODY)


async def test_a_search_gives_ids_with_their_sources(skarne: Skarne) -> None:
    found = await call(skarne, "search_passages", "gift calendar")
    assert [(hit["id"], hit["publisher"]) for hit in found["results"]] == [
        (skarne.briefing.passages[5], "Ansgar Institute")
    ]


async def test_an_id_is_looked_up_however_it_is_spelled(skarne: Skarne) -> None:
    key = skarne.briefing.passages[3]
    found = await call(skarne, "look_up", f"[@{key.upper()}]")
    assert (found["id"], found["status"]) == (key, "current")
    assert found["passage"]["text"].startswith("Ilse Torvane, then minister")
    note = await call(skarne, "look_up", skarne.briefing.notes[5])
    assert note["note"]["text"] == "Ibid., minute 13."


async def test_a_withdrawn_id_tells_no_words_and_an_unknown_one_what_was_meant(skarne: Skarne) -> None:
    assert "quays" not in str(await call(skarne, "look_up", skarne.withdrawn))
    assert (await call(skarne, "look_up", skarne.gone))["last_words"] == "The quays were never for sale."
    assert (await call(skarne, "look_up", "p000000000"))["status"] == "unknown"


@pytest.mark.parametrize(
    ("quotation", "code"),
    [
        ("The town will read the contract when it may.", "exact"),
        ("The town may read the contract when it will.", "altered"),
    ],
)
async def test_a_quotation_is_checked_against_its_id(skarne: Skarne, quotation: str, code: str) -> None:
    found = await call(skarne, "check_quotation", quotation, skarne.mirror.passages[1])
    assert [verdict["code"] for verdict in found["verdicts"]] == [code]


@pytest.mark.parametrize(
    ("name", "values"),
    [("search_passages", ("gift",)), ("look_up", ("p000000000",)), ("check_quotation", ("gift", "p000000000"))],
)
async def test_no_tool_answers_whom_the_pages_would_not(skarne: Skarne, name: str, values: tuple[str, ...]) -> None:
    with pytest.raises(Forbidden):
        await call(skarne, name, *values, metadata={"databases": {"archive": {"allow": False}}})


async def test_the_mcp_server_offers_the_tools(skarne: Skarne) -> None:
    plugin = pytest.importorskip("datasette_mcp", reason="the extra `mcp` is not installed")
    served = serve(skarne)
    await served.invoke_startup()
    server = plugin.create_mcp_server(served)
    offered = {tool.name: tool.input_schema for tool in await server.list_tools()}
    wanted = {
        "search_passages": {"words", "limit"}, "look_up": {"id"}, "check_quotation": {"quotation", "id"},
    }  # fmt: skip
    assert {name: set(offered[name]["properties"]) for name in wanted} == wanted
