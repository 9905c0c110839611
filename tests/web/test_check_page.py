"""`/check`: a draft with its verdicts at their places, within limits, for those who may see, and nothing is kept."""

from __future__ import annotations

import io
import json
import zipfile
from pathlib import Path
from typing import Any

import pytest
from bs4 import BeautifulSoup
from click.testing import CliRunner
from web_served import Get, serve, serve_file, words
from web_skarne import Skarne

from loccit.cli import main
from loccit.cli.serving import NO_CHECK as SERVED_WITHOUT
from loccit.db.publish import publish
from loccit.web import check_form, checking
from loccit.web.check_form import LARGEST_DRAFT, Sent, is_from_here, read_sent
from loccit.web.pages import check as check_page
from loccit.web.pages.page import NO_CHECK

LINE = "b0undary"


def form(**fields: str | tuple[str, bytes]) -> dict[str, Any]:
    """A form as a browser sends it; a file is (name, bytes)."""
    body = b""
    for name, value in fields.items():
        head = f'form-data; name="{name}"'
        content = value.encode() if isinstance(value, str) else value[1]
        head += "" if isinstance(value, str) else f'; filename="{value[0]}"\r\nContent-Type: application/octet-stream'
        body += f"--{LINE}\r\nContent-Disposition: {head}\r\n\r\n".encode() + content + b"\r\n"
    content_type = {"content-type": f"multipart/form-data; boundary={LINE}"}
    return {"content": body + f"--{LINE}--\r\n".encode(), "headers": content_type}


def post(served: Any) -> Get:
    async def send(path: str, sent: dict[str, Any], **headers: str) -> Any:
        await served.invoke_startup()
        return await served.client.post(path, content=sent["content"], headers={**sent["headers"], **headers})

    return send


def draft(skarne: Skarne) -> str:
    haste, fee = skarne.briefing.passages[3], skarne.briefing.passages[5]
    return (
        f"Torvane told Sound Radio Four: “We sold a licence, not a harbour” [@{haste}].\n\n"
        f"It costs “a fixed fee of 42 million crowns a year” [@{fee}].\n\n"
        "Askerby called it “a gift with a calendar on it”.\n"
    )


@pytest.mark.asyncio
async def test_each_verdict_stands_beside_its_paragraph_with_the_source_s_words(skarne: Skarne) -> None:
    answer = await post(serve(skarne))("/check", form(draft=draft(skarne), kind="md"))
    assert answer.status_code == 200
    soup = BeautifulSoup(answer.text, "lxml")
    assert words(soup, "#result-h") == ["2 quotations, 1 to mend"]
    assert words(soup, ".verdict h3") == ["✓ 1 exact", "✕ 2 altered · number", "? 3 unsourced_quote"]
    assert words(soup, ".quoted") == [
        "“We sold a licence, not a harbour”", "“a fixed fee of 42 million crowns a year”",
        "“a gift with a calendar on it”",
    ]  # fmt: skip
    assert (words(soup, "#v2 del"), words(soup, "#v2 ins")) == (["42"], ["4.2"])
    fee = skarne.briefing.passages[5]
    assert [one["data-copy"] for one in soup.select("#v3 button")] == [f"[@{fee}]"]
    assert soup.select_one("#v3 a.id")["href"] == f"/p/{fee}"
    assert [one.name for one in soup.select(".draft > *")] == ["p", "section"] * 3
    assert soup.select_one("#draft").get_text().strip() == draft(skarne).strip()


@pytest.mark.asyncio
async def test_nothing_of_a_draft_is_kept_anywhere(skarne: Skarne) -> None:
    answer = await post(serve(skarne))("/check", form(draft=draft(skarne)))
    assert answer.headers["cache-control"] == "no-store"
    assert "set-cookie" not in answer.headers


@pytest.mark.asyncio
async def test_a_file_goes_before_what_was_pasted_and_is_read_by_its_name(skarne: Skarne) -> None:
    haste = skarne.briefing.passages[3]
    source = rf"She said \enquote{{We sold a harbour, not a licence}} \cite{{{haste}}}.".encode()
    sent = form(draft="“nothing”", file=("C:\\texts\\quay.tex", source))
    soup = BeautifulSoup((await post(serve(skarne))("/check", sent)).text, "lxml")
    assert words(soup, ".verdict h3") == ["✕ 1 altered"]
    assert soup.select_one("#v1 button")["data-copy"] == rf"\cite{{{haste}}}"
    assert words(soup, "summary")[0].startswith("quay.tex, ")
    assert words(soup, "#draft") == [""]


@pytest.mark.asyncio
async def test_the_same_verdicts_can_be_had_as_data(skarne: Skarne) -> None:
    send = post(serve(skarne))
    told = (await send("/check.json", form(draft=draft(skarne)))).json()
    assert [one["code"] for one in told["verdicts"]] == ["exact", "altered", "unsourced_quote"]
    assert (told["drafts"][0]["draft"], told["unchecked"]) == ("pasted draft.md", [])
    plain = {"content": draft(skarne).encode(), "headers": {"content-type": "text/markdown"}}
    assert (await send("/check.json", plain)).json() == told
    assert (await send("/check", form(draft=draft(skarne), answer="json"))).json() == told
    log = await send("/check", form(draft=draft(skarne), answer="sarif"))
    assert [one["ruleId"] for one in json.loads(log.text)["runs"][0]["results"]] == ["altered", "unsourced_quote"]


@pytest.mark.asyncio
async def test_the_evidence_is_one_file_to_keep(skarne: Skarne) -> None:
    answer = await post(serve(skarne))("/check", form(draft=draft(skarne), answer="evidence"))
    assert answer.headers["content-disposition"] == "attachment; filename*=UTF-8''pasted%20draft.md-evidence.html"
    assert "a fixed fee of 4.2 million crowns a year" in answer.text


def word_file(path: Path, text: str) -> bytes:
    pypandoc = pytest.importorskip("pypandoc", reason="pypandoc is not installed")
    pypandoc.convert_text(text, "docx", format="markdown-citations", outputfile=str(path))
    return path.read_bytes()


@pytest.mark.asyncio
async def test_a_word_draft_comes_back_with_comments(skarne: Skarne, tmp_path: Path) -> None:
    fee = skarne.briefing.passages[5]
    payload = word_file(tmp_path / "quay.docx", f"It costs “a fixed fee of 42 million crowns a year” [@{fee}].")
    answer = await post(serve(skarne))("/check", form(file=("quay.docx", payload), answer="comments"))
    assert answer.headers["content-disposition"] == "attachment; filename*=UTF-8''checked-quay.docx"
    assert b"altered" in zipfile.ZipFile(io.BytesIO(answer.content)).read("word/comments.xml")
    refused = await post(serve(skarne))("/check", form(draft=draft(skarne), answer="comments"))
    assert refused.status_code == 400


@pytest.mark.asyncio
@pytest.mark.parametrize(
    "sent",
    [
        form(draft="   "),
        form(),
        form(file=("quay.docx", b"PK\x03\x04 no Word file")),
        {"content": b"nothing that is a form", "headers": {"content-type": "multipart/form-data; boundary=x"}},
        {"content": b"", "headers": {"content-type": "application/x-www-form-urlencoded"}},
    ],
)
async def test_what_is_no_draft_is_told_with_the_next_step(skarne: Skarne, sent: dict[str, Any]) -> None:
    answer = await post(serve(skarne))("/check", sent)
    assert answer.status_code == 400
    assert "Next: " in BeautifulSoup(answer.text, "lxml").select_one("[role=alert]").get_text()
    answer = await post(serve(skarne))("/check.json", sent)
    assert (answer.status_code, list(answer.json())) == (400, ["error"])


@pytest.mark.asyncio
async def test_what_a_draft_says_is_escaped(skarne: Skarne) -> None:
    fee = skarne.briefing.passages[5]
    hostile = f"<script>alert(1)</script> “a fixed fee of <img src=x onerror=alert(1)> million crowns” [@{fee}] & </p>"
    for kind in check_form.PASTED:
        answer = await post(serve(skarne))("/check", form(draft=hostile, kind=kind))
        soup = BeautifulSoup(answer.text, "lxml")
        assert not soup.select("main script, main img, [onerror]"), kind
        assert "default-src 'none'" in answer.headers["content-security-policy"]


@pytest.mark.asyncio
async def test_a_draft_that_is_too_large_is_not_read(skarne: Skarne) -> None:
    answer = await post(serve(skarne))("/check", form(draft="a " * LARGEST_DRAFT))
    assert answer.status_code == 413
    assert answer.text.startswith("This draft is larger than 2 MB, and was not read.\nNext: ")
    assert "content-security-policy" in answer.headers


@pytest.mark.asyncio
async def test_a_file_that_unpacks_to_too_much_text_is_refused(skarne: Skarne, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(checking, "MOST_CHARACTERS", 100)
    answer = await post(serve(skarne))("/check", form(draft="word " * 50))
    assert (answer.status_code, "more than 100 characters" in answer.text) == (400, True)


@pytest.mark.asyncio
async def test_a_draft_that_takes_too_long_is_let_go(skarne: Skarne, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(checking, "hurried", lambda connection, seconds, real=checking.hurried: real(connection, -1))
    answer = await post(serve(skarne))("/check", form(draft=draft(skarne)))
    assert answer.status_code == 503
    assert "could not be checked within 10 seconds" in answer.text
    assert draft(skarne).splitlines()[0] in BeautifulSoup(answer.text, "lxml").select_one("#draft").get_text()


@pytest.mark.asyncio
async def test_one_draft_is_checked_at_a_time_and_the_next_waits_only_so_long(
    skarne: Skarne, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(check_page, "_PATIENCE", 0.05)
    served = serve(skarne)
    send = post(served)
    assert (await send("/check", form(draft=draft(skarne)))).status_code == 200
    turn = getattr(served, check_page._TURN)
    await turn.acquire()
    answer = await send("/check", form(draft=draft(skarne)))
    assert (answer.status_code, "Try again" in answer.text) == (503, True)
    turn.release()
    assert (await send("/check", form(draft=draft(skarne)))).status_code == 200


@pytest.mark.asyncio
async def test_only_forms_of_this_site_and_programs_are_read(skarne: Skarne) -> None:
    send = post(serve(skarne))
    sent = form(draft=draft(skarne))
    for allowed in (
        {}, {"sec-fetch-site": "same-origin", "cookie": "ds_csrftoken=old"},
        {"origin": "http://localhost", "cookie": "a=b"},
    ):  # fmt: skip
        assert (await send("/check", sent, **allowed)).status_code == 200, allowed
    for forbidden in ({"sec-fetch-site": "cross-site"}, {"origin": "https://elsewhere.example", "cookie": "a=b"}):
        assert (await send("/check", sent, **forbidden)).status_code == 403, forbidden


def test_a_page_of_the_same_host_is_from_here_whatever_a_proxy_does_to_the_port() -> None:
    assert is_from_here({"origin": "https://papers.example:8443", "host": "papers.example"})
    assert not is_from_here({"origin": "null", "host": "papers.example"})
    assert not is_from_here({"sec-fetch-site": "same-site", "origin": "https://papers.example"})


@pytest.mark.asyncio
async def test_who_may_not_see_what_verdicts_rest_on_may_not_check(skarne: Skarne) -> None:
    for table in ("passages", "quotations", "ledger", "versions"):
        metadata = {"databases": {"archive": {"tables": {table: {"allow": {"id": "keeper"}}}}}}
        answer = await post(serve(skarne, metadata=metadata))("/check", form(draft=draft(skarne)))
        assert (answer.status_code, "4.2" in answer.text) == (403, False), table


@pytest.mark.asyncio
async def test_the_page_can_be_switched_off(skarne: Skarne, monkeypatch: pytest.MonkeyPatch) -> None:
    served = serve(skarne, metadata={"plugins": {"loccit": {"check": False}}})
    await _is_off(served)
    assert NO_CHECK == SERVED_WITHOUT
    monkeypatch.setenv(NO_CHECK, "1")
    await _is_off(serve(skarne))
    assert "--no-check" in CliRunner().invoke(main, ["serve", "--help"]).output


async def _is_off(served: Any) -> None:
    assert (await post(served)("/check", form(draft="“a”"))).status_code == 404
    assert (await served.client.get("/check")).status_code == 404
    for path in ("/", "/archive"):
        assert "/check" not in (await served.client.get(path)).text


@pytest.mark.asyncio
async def test_every_page_leads_to_it(get: Get) -> None:
    for path in ("/", "/archive", "/search"):
        assert 'href="/check"' in (await get(path)).text
    answer = await get("/check")
    assert (answer.status_code, answer.headers["cache-control"]) == (200, "no-store")
    assert "/check.json" not in answer.text
    assert (await get("/check.json")).status_code == 405


@pytest.mark.asyncio
async def test_below_another_address_the_form_leads_there(skarne: Skarne) -> None:
    served = serve(skarne, settings={"base_url": "/papers/"})
    await served.invoke_startup()
    soup = BeautifulSoup((await served.client.get("/check")).text, "lxml")
    assert soup.select_one("form.sender")["action"] == "/papers/check"
    assert (await post(served)("/check", form(draft=draft(skarne)), cookie="a=b")).status_code == 200


@pytest.mark.asyncio
async def test_a_published_copy_accuses_nobody_of_what_it_may_not_show(skarne: Skarne, tmp_path: Path) -> None:
    copy = publish(skarne.folder.database, tmp_path / "archive.db", excerpt=60).path
    haste, hidden, mirror = skarne.briefing.passages[3], skarne.hidden.passages[0], skarne.mirror.passages[0]
    text = (
        f"“We sold a licence, not a harbour,” [@{haste}].\n\n“Somebody wrote these private words” [@{hidden}].\n\n"
        f"“Nobody ever wrote words such as these” [@{mirror}].\n\n"
        f"“Ilse Torvane, then minister of crossings” [@{haste}]."
    )
    send = post(serve_file(copy))
    told = (await send("/check.json", form(draft=text))).json()
    assert [one["code"] for one in told["verdicts"]] == ["not_found", "exact"]
    assert [one["passage_id"] is not None and one["next_step"] for one in told["unchecked"]] == [
        "only the beginning of this passage may be shown here: compare it in the archive itself.",
        "this published copy does not hold it: it may be a source that is not shown here.",
    ]
    soup = BeautifulSoup((await send("/check", form(draft=text))).text, "lxml")
    assert words(soup, ".verdict h3")[:2] == ["– 1 not checked", "– 2 not checked"]


def test_a_long_draft_is_shown_where_it_has_verdicts(skarne: Skarne) -> None:
    import sqlite3

    from loccit.web.check_shown import paragraphs

    text = "\n\n".join(["Plain words."] * 700 + [draft(skarne)] + ["More words."] * 10)
    connection = sqlite3.connect(skarne.folder.database)
    connection.row_factory = sqlite3.Row
    shown = paragraphs(checking.check_sent(connection, Sent(text.encode(), "long.md")))
    assert [(len(one.rows), one.is_behind_gap) for one in shown] == [(1, True), (1, False), (1, False)]
    connection.close()


def test_a_form_is_read_whatever_stands_in_it() -> None:
    boundary = "multipart/form-data; boundary=x"
    body = b'--x\r\nContent-Disposition: form-data; name="draft"\r\n\r\none\r\ntwo\r\n--x--\r\n'
    assert read_sent(boundary, body) == Sent(b"one\ntwo", "pasted draft.md", "page", "one\ntwo")
    wild = b'--x\r\nContent-Disposition: form-data; name="file"; filename="../../a/b.md"\r\n\r\n\x00\xff\r\n--x--'
    assert read_sent(boundary, wild) == Sent(b"\x00\xff", "b.md")
    assert read_sent("application/x-www-form-urlencoded", b"draft=a+b&kind=txt") == Sent(
        b"a b", "pasted draft.txt", "page", "a b", "txt"
    )
