"""`loccit check`: what it prints, how it ends, what it mends."""

from __future__ import annotations

import json
import shutil
import sqlite3
import threading
import time
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from lxml.etree import fromstring

from loccit.cli import main
from loccit.cli.citing import watch
from loccit.db.publish import publish

Named = Callable[[str], str]


def run(folder: Path, *words: str, given: bytes | None = None) -> Result:
    return CliRunner().invoke(main, ["-a", str(folder), "check", *words], input=given)


@pytest.fixture
def write(tmp_path: Path, named: Named, monkeypatch: pytest.MonkeyPatch) -> Callable[[str], str]:
    """Writes a draft, and names it."""
    monkeypatch.chdir(tmp_path)

    def written(text: str) -> str:
        (tmp_path / "essay.md").write_text(named(text), "utf-8")
        return "essay.md"

    return written


def test_people_read_place_verdict_difference_and_next_step(
    harbour: Path, write: Callable[[str], str], key: dict[str, str]
):
    name = write(
        "One. “We did strike for the fare,” said Hamm [@stand].\n\n“They never say no,” said Lorrimer [@paper].\n"
    )
    answer = run(harbour, name)
    assert (answer.exit_code, answer.stdout) == (
        1,
        "essay.md:1:6  ✕ altered · negation  “We did strike for the fare,”\n"
        "    We did {+not+} strike for the fare\n"
        "    Next: put “not” back.\n"
        f"    {key['stand']} · Fares to rise again\n"
        "essay.md:3:1  ✓ exact  “They never say no,”\n"
        "2 quotations: 1 harmful (1 altered), 1 good (1 exact).\n",
    )


def test_good_verdicts_can_be_left_out(harbour: Path, write: Callable[[str], str]):
    answer = run(harbour, "--faults", write("“They never say no,” said Lorrimer [@paper].\n"))
    assert (answer.exit_code, answer.stdout) == (0, "1 quotation: 1 good (1 exact).\n")


def test_a_draft_without_quotations_is_said_to_be_one(harbour: Path, write: Callable[[str], str]):
    answer = run(harbour, write("Nothing here.\n"))
    assert (answer.exit_code, answer.stdout) == (0, "no quotation and no identifier found.\n")


def test_strict_makes_doubts_count(harbour: Path, write: Callable[[str], str]):
    name = write("This was “a matter for the annexes” [@@answers].\n")
    assert (run(harbour, name).exit_code, run(harbour, "--strict", name).exit_code) == (0, 1)


def test_a_speaker_whom_the_archive_does_not_know_is_not_confirmed(harbour: Path, write: Callable[[str], str]):
    asked = "“We were asked for a guarantee that no bank in Velmark could write in a fortnight,”"
    answer = run(harbour, write(f"{asked} said Agnes Tolliver [@tender].\n"))
    assert (answer.exit_code, answer.stdout.splitlines()[1:]) == (
        0,
        [
            "    the archive does not confirm that these are words of Agnes Tolliver",
            "1 quotation: 1 good (1 exact); 1 with a speaker that the archive does not confirm.",
        ],
    )
    of_nobody = run(harbour, write(f"{asked} said somebody [@tender].\n"))
    assert of_nobody.stdout.splitlines()[1:] == ["1 quotation: 1 good (1 exact)."]


@pytest.mark.parametrize("saying", ["said Ilse Torvane", "said Torvane", "the Minister said", "she said"])
def test_a_right_speaker_is_told_no_more_of(harbour: Path, write: Callable[[str], str], saying: str):
    answer = run(harbour, write(f"“We sold a licence, not a harbour,” {saying} to Sound Radio Four [@haste].\n"))
    assert "confirm" not in answer.stdout


def test_a_draft_can_come_by_standard_input(harbour: Path, named: Named):
    answer = run(harbour, "-", given=named("“They never say no,” said Lorrimer [@paper].").encode())
    assert (answer.exit_code, answer.stdout.splitlines()[0]) == (0, "standard input:1:1  ✓ exact  “They never say no,”")


def test_a_draft_that_is_not_there_ends_with_2(harbour: Path, tmp_path: Path):
    answer = run(harbour, str(tmp_path / "none.md"))
    assert (answer.exit_code, answer.stderr.splitlines()[1]) == (
        2,
        "  Next: see that it is there and that you may read it.",
    )


def test_a_broken_office_file_ends_with_2(harbour: Path, tmp_path: Path):
    (tmp_path / "broken.docx").write_bytes(b"PK\x03\x04")
    assert run(harbour, str(tmp_path / "broken.docx")).exit_code == 2


def test_json_has_the_shape_of_the_contract(harbour: Path, write: Callable[[str], str], key: dict[str, str]):
    answer = run(harbour, "--json", write("“We did strike for the fare,” said Hamm [@stand].\n"))
    assert json.loads(answer.stdout) == {
        "verdicts": [
            {
                "draft": "essay.md", "code": "altered", "tone": "harm", "line": 1, "column": 1, "start": 0, "end": 29,
                "quotation": "We did strike for the fare,", "passage_id": key["stand"],
                "expected": "We did not strike for the fare", "kind": "negation", "next_step": "put “not” back.",
                "diff": [
                    {"op": "equal", "draft": "We did", "source": "We did", "kind": ""},
                    {"op": "insert", "draft": "", "source": "not", "kind": "negation"},
                    {"op": "equal", "draft": "strike for the fare", "source": "strike for the fare", "kind": ""},
                ],
                "notes": [], "unconfirmed_speaker": None, "places": [],
            }
        ],
        "unchecked": [],
        "drafts": [{"draft": "essay.md", "counts": {"altered": 1}, "unheld": 0}],
    }  # fmt: skip


def test_sarif_and_junit_name_the_place(harbour: Path, write: Callable[[str], str]):
    name = write("“We did strike for the fare,” said Hamm [@stand], and “they never say no” [@paper].\n")
    log = json.loads(run(harbour, "--format", "sarif", name).stdout)
    results = log["runs"][0]["results"]
    assert [(one["ruleId"], one["level"]) for one in results] == [("altered", "error")]
    assert results[0]["locations"][0]["physicalLocation"]["region"] == {
        "startLine": 1, "startColumn": 1, "charOffset": 0, "charLength": 29,
    }  # fmt: skip
    suites = fromstring(run(harbour, "--format", "junit", name).stdout.encode())
    assert [(suite.get("tests"), suite.get("failures")) for suite in suites] == [("2", "1")]
    wanted = {"id", "package", "name", "timestamp", "hostname", "tests", "failures", "errors", "time"}
    assert wanted <= set(suites[0].attrib)  # what the schema of windyroad/JUnit-Schema asks for, and in its order
    assert [one.tag for one in suites[0]] == ["properties", "testcase", "testcase", "system-out", "system-err"]


def test_fix_puts_identifiers_in_and_mends_typography_and_no_word(
    harbour: Path, write: Callable[[str], str], key: dict[str, str]
):
    before = (
        "“The quays are the nation's, and after thirty years the licence comes home,” Torvane told Sound Radio Four "
        f"[@{key['haste']}].\n“In a good year that is a very fine difference to live on.”\n"
        f"“We did strike for the fare” [@{key['stand']}]. “Nobody voted to rent out the tide.”\n"
    )
    name = write(before)
    after = before.replace("nation's", "nation’s").replace("live on.”", f"live on.” [@{key['heads']}]")
    shown = run(harbour, "--diff", name).stdout
    assert (Path(name).read_text("utf-8"), shown.count("\n+“")) == (before, 2)
    assert run(harbour, "--fix", name).stdout == shown
    assert (Path(name).read_text("utf-8"), Path("essay.md.orig").read_text("utf-8")) == (after, before)


def test_fix_never_writes_over_an_older_copy(harbour: Path, write: Callable[[str], str]):
    name = write("“In a good year that is a very fine difference to live on.”\n")
    Path("essay.md.orig").write_text("kept", "utf-8")
    before = Path(name).read_text("utf-8")
    answer = run(harbour, "--fix", name)
    assert (answer.exit_code, Path(name).read_text("utf-8")) == (2, before)


def test_fix_leaves_files_of_other_encodings_alone(harbour: Path, write: Callable[[str], str], tmp_path: Path):
    write("x")
    payload = "“In a good year that is a very fine difference to live on.”\n".encode("cp1252")
    Path("essay.md").write_bytes(payload)
    answer = run(harbour, "--fix", "essay.md")
    assert (Path("essay.md").read_bytes(), answer.stderr) == (payload, "essay.md is not in UTF-8; it stays as it is.\n")


def test_watch_checks_again_when_a_draft_is_saved(tmp_path: Path):
    path = tmp_path / "essay.md"
    path.write_text("one", "utf-8")
    checked = []

    def save() -> None:
        time.sleep(0.2)
        path.write_text("two, and longer", "utf-8")

    writer = threading.Thread(target=save)
    writer.start()
    watch((path,), lambda: checked.append(path.read_text("utf-8")), rounds=3)
    writer.join()
    assert checked == ["two, and longer"]


def test_a_published_copy_says_not_checked_as_its_pages_do(
    harbour: Path, write: Callable[[str], str], key: dict[str, str], tmp_path: Path
):
    whole, copy = tmp_path / "whole.db", tmp_path / "published"
    shutil.copy(harbour / "archive.db", whole)
    with closing(sqlite3.connect(whole)) as db, db:
        rights = "update documents set rights = ? where id = (select document_id from passages where id = ?)"
        db.executemany(rights, [("quote", key["haste"]), ("private", key["stand"])])
    copy.mkdir()
    publish(whole, copy / "archive.db", excerpt=60)
    name = write(
        "“We sold a licence, not a harbour,” she said [@haste]. “Ilse Torvane, then minister of crossings” [@haste]."
        "\n\n“We did strike for the fare,” said Hamm [@stand].\n"
    )
    answer = run(copy, "--faults", name)
    assert (answer.exit_code, answer.stdout) == (
        0,
        "essay.md:1:1  – not checked  “We sold a licence, not a harbour,”\n"
        f"    {key['haste']}: only the beginning of this passage may be shown here: compare it in the archive itself.\n"
        "essay.md:3:1  – not checked  “We did strike for the fare,”\n"
        f"    {key['stand']}: this published copy does not hold it: it may be a source that is not shown here.\n"
        "1 quotation: 1 good (1 exact); 2 not checked: this copy of the archive does not hold enough.\n",
    )


def test_quotations_without_an_identifier_that_the_archive_does_not_hold_are_counted(
    harbour: Path, write: Callable[[str], str]
):
    alone = run(
        harbour, write("“We will jail every pilot of this coast,” said Hamm. And “the tide is sold to nobody”.\n")
    )
    assert alone.stdout == "2 quotations without an identifier, not in the archive: not checked.\n"
    assert alone.exit_code == 0
    beside = run(
        harbour, write("“We did strike for the fare,” said Hamm [@stand].\n\n“We will jail every pilot,” he said.\n")
    )
    assert beside.stdout.splitlines()[-1].endswith(
        "; 1 quotation without an identifier, not in the archive: not checked."
    )
