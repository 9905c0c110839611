"""The pages in a real browser: search, reading, notes, copying; small screens, dark, without scripts; accessibility.

Needs Chromium (Debian: `apt-get install chromium`) and the extra `browser`; skipped with a clear word without them.
With `--update-golden` the pictures of the docs are taken anew. `SERVED_BY=…/bin/python` lets another interpreter serve,
one with another Datasette.
"""

from __future__ import annotations

import os
import re
import shutil
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from web_skarne import Skarne

from loccit.cli.serving import free_port

CHROMIUM = os.environ.get("CHROMIUM") or shutil.which("chromium") or shutil.which("chromium-browser")
playwright = pytest.importorskip("playwright.sync_api", reason="the extra `browser` is not installed: no playwright")
pytestmark = [
    pytest.mark.skipif(CHROMIUM is None, reason="no Chromium here (apt-get install chromium, or set $CHROMIUM)"),
    # asyncio's marks of the other files are not for these
]
PICTURES = Path("docs/images")
SERVED_BY = os.environ.get("SERVED_BY") or sys.executable


@dataclass(frozen=True, slots=True)
class Site:
    """A served archive."""

    address: str
    skarne: Skarne


@pytest.fixture(scope="module")
def site(skarne: Skarne, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    """`loccit serve`, as people start it."""
    port = free_port("127.0.0.1", 0)
    (skarne.folder.metadata).write_bytes(Path("metadata.yml").read_bytes())
    command = [SERVED_BY, "-m", "loccit", "-a", str(skarne.folder.root), "serve", "--port", str(port)]
    log = (tmp_path_factory.mktemp("log") / "serve.txt").open("w")
    server = subprocess.Popen(command, stdout=log, stderr=log)
    try:
        address = f"http://127.0.0.1:{port}"
        _wait_for(address, server)
        yield Site(address, skarne)
    finally:
        server.terminate()
        server.wait(10)
        log.close()


def _wait_for(address: str, server: subprocess.Popen[bytes]) -> None:
    for _ in range(150):
        assert server.poll() is None, "the server ended"
        try:
            socket.create_connection(("127.0.0.1", int(address.rpartition(":")[2])), timeout=1).close()
            return
        except OSError:
            time.sleep(0.2)
    raise AssertionError("the server did not answer")


@pytest.fixture(scope="module")
def browser() -> Iterator[Any]:
    """Chromium without a window."""
    with playwright.sync_playwright() as driver:
        chromium = driver.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        yield chromium
        chromium.close()


class Tab:
    """A page in the browser that notes every complaint: of the console, of scripts, of the security policy."""

    def __init__(self, browser: Any, site: Site, **options: Any) -> None:
        self.context = browser.new_context(viewport=options.pop("viewport", {"width": 1280, "height": 900}), **options)
        self.page = self.context.new_page()
        self.site = site
        self.complaints: list[str] = []
        self.page.on("console", lambda message: self._hear(message.type, message.text))
        self.page.on("pageerror", lambda fault: self.complaints.append(str(fault)))
        self.page.on("dialog", lambda dialog: (self.complaints.append(f"dialog {dialog.message}"), dialog.dismiss()))

    def open(self, path: str) -> Any:
        self.page.goto(self.site.address + path)
        return self.page

    def _hear(self, kind: str, text: str) -> None:
        if kind in ("error", "warning") and "status of 404" not in text and "status of 410" not in text:
            self.complaints.append(text)


@pytest.fixture
def tab(browser: Any, site: Site) -> Iterator[Tab]:
    opened = Tab(browser, site)
    yield opened
    opened.context.close()
    assert opened.complaints == []


def every_page(skarne: Skarne) -> list[str]:
    b, h = skarne.briefing, skarne.hostile
    return [
        "/", "/search", "/search?q=licence", "/search?q=nothing+of+the+kind", "/documents", "/speakers", "/works",
        "/findings?code=note_residue", "/check", f"/d/{b.document}", f"/p/{b.passages[3]}", f"/n/{b.notes[4]}",
        f"/s/{skarne.mirror.speakers[0]}", f"/w/{b.works[1]}", f"/d/{h.document}", f"/p/{h.passages[0]}",
        f"/d/{skarne.burmese.document}", f"/p/{skarne.gone}", f"/p/{skarne.withdrawn}", "/p/nothing", "/nothing",
    ]  # fmt: skip


def test_no_page_complains_and_no_script_of_a_source_runs(tab: Tab) -> None:
    for path in every_page(tab.site.skarne):
        tab.open(path)


def test_search_as_one_types_and_open_at_the_marked_words(tab: Tab) -> None:
    page = tab.open("/search")
    page.fill("#q", "gift calen*")
    page.wait_for_selector(".hits mark")
    assert page.locator(".hits mark").all_inner_texts() == ["gift", "calendar"]
    assert page.url.endswith("/search?q=gift+calen*")
    page.locator(".hits h2 a").first.click()
    page.wait_for_url("**/d/**")
    passage = page.locator(f"#{tab.site.skarne.briefing.passages[5]}")
    assert passage.locator("mark").all_inner_texts() == ["gift", "calendar"]
    assert passage.evaluate("one => one.matches(':target')")
    page.wait_for_function(
        "key => document.getElementById(key).getBoundingClientRect().top < 900", arg=passage.get_attribute("id")
    )


def test_a_filter_narrows_at_once_and_stays_after_going_back(tab: Tab) -> None:
    page = tab.open("/search?q=licence")
    page.get_by_label(re.compile("The Skarne Mirror")).first.check()
    page.wait_for_selector(".chips")
    assert page.locator(".hits > li").count() == 1
    page.locator(".hits h2 a").first.click()
    page.go_back()
    assert page.locator(".chips a").all_inner_texts() == ["The Skarne Mirror ×"]


def test_a_note_is_reached_and_left_by_keyboard(browser: Any, site: Site) -> None:
    for width in (390, 1280):
        tab = Tab(browser, site, viewport={"width": width, "height": 800})
        page = tab.open(f"/d/{site.skarne.briefing.document}")
        note = site.skarne.briefing.notes[0]
        page.locator(f"#r{note}").focus()
        page.keyboard.press("Enter")
        page.wait_for_function(f"document.querySelector('#{note}').getBoundingClientRect().height > 0")
        assert page.evaluate("location.hash") == f"#{note}"
        page.locator(f"#{note} .no").focus()
        page.keyboard.press("Enter")
        assert page.evaluate("location.hash") == f"#r{note}"
        assert tab.complaints == []
        tab.context.close()


def test_single_keys_lead_from_passage_to_passage(tab: Tab) -> None:
    page = tab.open(f"/d/{tab.site.skarne.briefing.document}")
    keys = tab.site.skarne.briefing.passages
    page.keyboard.press("j")
    first = page.evaluate("document.activeElement.textContent")
    page.keyboard.press("j")
    assert (first, page.evaluate("document.activeElement.textContent")) == (keys[0], keys[1])
    page.keyboard.press("k")
    assert page.evaluate("document.activeElement.textContent") == keys[0]


def test_one_click_copies_a_citation_and_says_so(browser: Any, site: Site) -> None:
    tab = Tab(browser, site, permissions=["clipboard-read", "clipboard-write"])
    page = tab.open(f"/p/{site.skarne.briefing.passages[3]}")
    page.get_by_role("button", name="Copy: In a draft").click()
    assert page.evaluate("navigator.clipboard.readText()") == f"[@{site.skarne.briefing.passages[3]}]"
    assert page.locator("[role=status]").last.inner_text() == f"copied: [@{site.skarne.briefing.passages[3]}]"
    assert tab.complaints == []
    tab.context.close()


def test_copying_a_passage_from_the_reader_gives_the_passage(tab: Tab) -> None:
    page = tab.open(f"/d/{tab.site.skarne.briefing.document}")
    key = tab.site.skarne.briefing.passages[3]
    copied = page.evaluate(
        "key => { const range = document.createRange(); range.selectNodeContents(document.getElementById(key));"
        " const all = getSelection(); all.removeAllRanges(); all.addRange(range); return all.toString(); }",
        key,
    )
    shown = page.evaluate(
        "async key => (await (await fetch(`/archive/passages/${key}.json?_shape=objects`)).json()).rows[0].text", key
    )
    assert copied.strip() == shown


def test_a_right_to_left_passage_runs_its_way_with_its_id_in_the_margin(tab: Tab) -> None:
    page = tab.open(f"/d/{tab.site.skarne.burmese.document}")
    direction = "one => getComputedStyle(one).direction"
    there, arabic = (page.locator(f"#{key}") for key in tab.site.skarne.burmese.passages)
    assert [one.evaluate(direction) for one in (there, arabic, arabic.locator(".pid"))] == ["ltr", "rtl", "ltr"]


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [320, 390, 900, 1440])
def test_nothing_runs_over_the_edge(browser: Any, site: Site, width: int, scheme: str) -> None:
    tab = Tab(browser, site, viewport={"width": width, "height": 800}, color_scheme=scheme)
    for path in every_page(site.skarne):
        page = tab.open(path)
        assert page.evaluate("document.documentElement.scrollWidth") <= width, path
    paper = page.evaluate("getComputedStyle(document.body).backgroundColor")
    assert paper == {"light": "rgb(252, 250, 245)", "dark": "rgb(25, 24, 22)"}[scheme]
    tab.context.close()


def test_everything_works_without_scripts(browser: Any, site: Site) -> None:
    tab = Tab(browser, site, java_script_enabled=False, viewport={"width": 390, "height": 800})
    page = tab.open("/")
    page.fill("#q", "licence")
    page.get_by_role("button", name="Search").click()
    page.wait_for_url("**/search?q=licence")
    page.locator(".filters summary").click()
    page.get_by_label(re.compile("The Skarne Mirror")).first.check()
    page.get_by_role("button", name="Apply").click()
    page.wait_for_url("**publisher=**")
    assert page.locator(".hits > li").count() == 1
    page = tab.open(f"/d/{site.skarne.briefing.document}")
    note = site.skarne.briefing.notes[0]
    page.locator(f"#r{note}").click()
    assert page.locator(f"#{note} .words").is_visible()
    page.locator("label", has_text="speakers").click()
    assert page.locator(".who").first.is_hidden()
    assert page.locator("button.copy").count() == 0 or page.locator("button.copy").first.is_hidden()
    tab.context.close()


def essay(skarne: Skarne) -> str:
    """A draft with a harmful, a good and an unsourced quotation."""
    return (
        f"It costs “a fixed fee of 42 million crowns a year” [@{skarne.briefing.passages[5]}].\n\n"
        f"Torvane told Sound Radio Four: “We sold a licence, not a harbour” [@{skarne.briefing.passages[3]}].\n\n"
        "Askerby called it “a gift with a calendar on it”.\n"
    )


def test_a_note_that_outgrows_its_passage_stands_whole_when_its_mark_is_pressed(tab: Tab) -> None:
    page = tab.open(f"/d/{tab.site.skarne.briefing.document}")
    page.evaluate("""() => {
        for (const notes of document.querySelectorAll(".notes")) notes.classList.add("many");
        for (const words of document.querySelectorAll(".notes .words")) words.textContent = "the tide ".repeat(90);
    }""")
    note = page.locator(".notes .note[id]").first
    name, before = note.get_attribute("id"), note.bounding_box()["height"]
    page.locator(f"sup a[href='#{name}']").first.click()
    page.wait_for_timeout(100)
    assert note.bounding_box()["height"] > 2 * before


def test_a_draft_is_checked_with_and_without_scripts(browser: Any, site: Site) -> None:
    for has_scripts in (True, False):
        tab = Tab(browser, site, java_script_enabled=has_scripts)
        page = tab.open("/check")
        page.fill("#draft", essay(site.skarne))
        page.get_by_role("button", name="Check").click()
        page.wait_for_selector("#result-h")
        told = page.locator(".verdict h3").all_inner_texts()
        assert told == ["✕ 1 altered · number", "✓ 2 exact", "? 3 unsourced_quote"]
        page.locator(".vref").first.click()
        assert page.evaluate("location.hash") == "#v1" if has_scripts else page.url.endswith("#v1")
        assert tab.complaints == []
        tab.context.close()


def test_a_file_is_dropped_on_the_form_and_a_large_one_is_refused_before_it_is_sent(tab: Tab) -> None:
    page = tab.open("/check")
    drop = """([name, text]) => {
        const dropped = new DataTransfer();
        dropped.items.add(new File([text], name));
        for (const type of ["dragover", "drop"])
            document.querySelector("form.sender").dispatchEvent(
                new DragEvent(type, { dataTransfer: dropped, bubbles: true, cancelable: true }));
    }"""
    page.evaluate(drop, ["large.md", "a " * 1_500_000])
    assert page.locator("#file").evaluate("one => one.validationMessage") == (
        "This file is larger than 2 MB: send a part of it."
    )
    page.evaluate(drop, ["essay.md", essay(tab.site.skarne)])
    page.get_by_role("button", name="Check").click()
    page.wait_for_selector("#result-h")
    assert page.locator("summary").first.inner_text().startswith("essay.md, ")


def test_the_right_citation_is_copied_from_a_verdict(browser: Any, site: Site) -> None:
    tab = Tab(browser, site, permissions=["clipboard-read", "clipboard-write"])
    page = tab.open("/check")
    page.fill("#draft", essay(site.skarne))
    page.get_by_role("button", name="Check").click()
    page.locator("#v3 button.copy").click()
    assert page.evaluate("navigator.clipboard.readText()") == f"[@{site.skarne.briefing.passages[5]}]"
    assert tab.complaints == []
    tab.context.close()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_a_checked_draft_has_no_violation_and_fits_every_width(browser: Any, site: Site, scheme: str) -> None:
    axe = pytest.importorskip("axe_playwright_python.sync_playwright", reason="axe-playwright-python is not installed")
    for width in (320, 900, 1440):
        tab = Tab(browser, site, viewport={"width": width, "height": 800}, color_scheme=scheme)
        page = tab.open("/check")
        page.fill("#draft", essay(site.skarne))
        page.get_by_role("button", name="Check").click()
        page.wait_for_selector("#result-h")
        assert page.evaluate("document.documentElement.scrollWidth") <= width
        found = axe.Axe().run(page).response["violations"]
        assert [(one["id"], [node["html"][:120] for node in one["nodes"]][:3]) for one in found] == [], width
        tab.context.close()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_no_violation(browser: Any, site: Site, scheme: str) -> None:
    axe = pytest.importorskip("axe_playwright_python.sync_playwright", reason="axe-playwright-python is not installed")
    for width in (390, 1280):
        tab = Tab(browser, site, viewport={"width": width, "height": 900}, color_scheme=scheme)
        for path in every_page(site.skarne):
            page = tab.open(path)
            found = axe.Axe().run(page).response["violations"]
            places = [(one["id"], [node["html"][:120] for node in one["nodes"]][:3]) for one in found]
            assert places == [], (path, width)
        tab.context.close()


def test_datasette_s_editor_facets_and_menus_work_under_the_policy(tab: Tab) -> None:
    page = tab.open("/archive?sql=select+count(*)+from+passages")
    page.wait_for_selector(".CodeMirror, .cm-editor")
    editor = page.locator(".CodeMirror-code, .cm-content").first
    assert "select count(*) from passages" in editor.inner_text()
    font = page.locator(".CodeMirror pre, .cm-line").first.evaluate("one => getComputedStyle(one).fontFamily")
    assert "mono" in font
    page = tab.open("/archive/passages?_facet=role")
    page.locator(".facet-info a", has_text="caption").first.click()
    page.wait_for_url("**role=caption**")
    page.locator("th .dropdown-menu-icon").nth(3).click()
    assert page.locator(".dropdown-menu").first.is_visible()


SHOTS = {
    "home": ("/", 1280, 1500, "light"),
    "search": ("/search?q=licen*", 1280, 1000, "light"),
    "document": ("/d/{document}#{passage}", 1280, 1000, "light"),
    "passage": ("/p/{passage}", 1280, 1300, "light"),
    "speaker": ("/s/{speaker}", 1280, 1000, "dark"),
    "check": ("/check", 1280, 860, "light"),
    "phone": ("/d/{document}#{passage}", 390, 800, "dark"),
}


@pytest.mark.parametrize("name", SHOTS)
def test_the_pictures_of_the_docs_show_the_sample(
    browser: Any, sample: Site, request: pytest.FixtureRequest, name: str
) -> None:
    if not request.config.getoption("--update-golden"):
        assert (PICTURES / f"{name}.png").is_file(), "take it with `pytest tests/web/test_browser.py --update-golden`"
        return
    path, width, height, scheme = SHOTS[name]
    tab = Tab(browser, sample, viewport={"width": width, "height": height}, color_scheme=scheme)
    page = tab.open("/search.json?q=defended+haste+quays&kind=passage")
    passage = page.evaluate("JSON.parse(document.body.innerText).results.find(one => one.kind === 'passage')")
    page = tab.open(f"/p/{passage['id']}.json")
    speakers = page.evaluate("JSON.parse(document.body.innerText).words.quotations.map(one => one.speaker)")
    places = {"passage": passage["id"], "document": passage["document_id"], "speaker": speakers[0]["id"]}
    page = tab.open(path.format(**places))
    if name == "check":
        shown = re.search(r"```markdown\n(.*?)```", Path("docs/checking.md").read_text("utf-8"), re.DOTALL)
        page.fill("#draft", shown.group(1) if shown else "")
        page.get_by_role("button", name="Check").click()
    page.wait_for_timeout(700)
    PICTURES.mkdir(parents=True, exist_ok=True)
    page.screenshot(path=PICTURES / f"{name}.png", animations="disabled")
    tab.context.close()
    pytest.skip(f"{name}.png was taken anew")


@pytest.fixture(scope="module")
def sample(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site | None]:
    """The sample archive, served; only where pictures are taken."""
    if not request.config.getoption("--update-golden"):
        yield None
        return
    home = tmp_path_factory.mktemp("sample")
    shutil.copytree("archive", home / "archive", ignore=shutil.ignore_patterns("archive.db*", "tmp", "lock"))
    shutil.copy("metadata.yml", home / "metadata.yml")
    loccit = [sys.executable, "-m", "loccit"]
    subprocess.run([*loccit, "-a", str(home / "archive"), "rebuild"], check=True, capture_output=True)
    port = free_port("127.0.0.1", 0)
    command = [*loccit, "-a", str(home / "archive"), "serve", "--port", str(port)]
    server = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        _wait_for(f"http://127.0.0.1:{port}", server)
        yield Site(f"http://127.0.0.1:{port}", None)  # type: ignore[arg-type]
    finally:
        server.terminate()
        server.wait(10)
