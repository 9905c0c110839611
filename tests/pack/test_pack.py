"""The evidence of a draft: complete, offline, valid, and the same bytes every time."""

from __future__ import annotations

import json
import sys
from pathlib import Path

import bagit
import pytest
from click.testing import CliRunner
from lxml import html

from loccit.cli import main

sys.path.insert(0, str(Path(__file__).parents[1] / "check"))

DRAFT = (
    "“We sold a licence, not a harbour,” Torvane told Sound Radio Four [@{haste}].\n"
    "“We did strike for the fare,” said <Hamm> [@{stand}].\n"
    "“<script>alert(1)</script> was nowhere,” he said [@{fee}].\n"
)


@pytest.fixture(scope="module")
def packed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A packed draft, and the archive beside it."""
    from harbour_archive import identifiers, make_archive

    home = tmp_path_factory.mktemp("pack")
    (home / "archive").mkdir()
    (home / "archive" / "ledger.jsonl").touch()
    make_archive(home / "archive" / "archive.db")
    (home / "essay.md").write_text(
        DRAFT.format(**{k: v for k, v in identifiers().items() if k.isidentifier()}), "utf-8"
    )
    answer = run(home)
    assert (answer.exit_code, answer.stdout) == (0, f"{home / 'essay-evidence' / 'data' / 'evidence.html'}\n")
    return home


def run(home: Path, *more: str):
    return CliRunner().invoke(main, ["-a", str(home / "archive"), "pack", str(home / "essay.md"), *more])


@pytest.mark.filterwarnings("ignore")
def test_the_folder_is_a_bag_that_another_tool_validates(packed: Path):
    assert bagit.Bag(str(packed / "essay-evidence")).is_valid()


def test_the_same_input_gives_the_same_bytes(packed: Path):
    run(packed, "--output", str(packed / "again"))
    first, second = packed / "essay-evidence", packed / "again"
    names = sorted(path.relative_to(first) for path in first.rglob("*") if path.is_file())
    assert [(first / name).read_bytes() for name in names] == [(second / name).read_bytes() for name in names]


def test_the_evidence_has_passage_context_chain_hash_and_verdict(packed: Path):
    from harbour_archive import identifiers

    told = json.loads((packed / "essay-evidence" / "data" / "evidence.json").read_text("utf-8"))
    first = told["evidence"][0]
    assert told["counts"] == {"altered": 1, "not_found": 1, "exact": 1}
    assert {name: first[name] for name in ("code", "passage_id", "chain", "url", "captured_at", "sha256")} == {
        "code": "exact",
        "passage_id": identifiers()["haste"],
        "chain": ["Ilse Torvane", "Sound Radio Four", "Mira Quillfeather", "Ansgar Institute"],
        "url": "https://ansgar-institute.example/briefings/14",
        "captured_at": "2024-06-02T08:14:00Z",
        "sha256": f"{1:064x}",
    }
    assert first["before"].startswith("The tender was short.")
    assert first["after"].startswith("It has also changed on the way.")


def test_the_page_runs_nothing_and_fetches_nothing(packed: Path):
    page = html.fromstring((packed / "essay-evidence" / "data" / "evidence.html").read_bytes())
    assert page.xpath("//script | //img | //link | //iframe | //@onclick | //@src") == []
    assert page.xpath("//mark")[0].text == "We sold a licence, not a harbour"
    assert [part.text for part in page.xpath("//ins")] == ["not"]


def test_an_older_folder_is_never_overwritten(packed: Path):
    answer = run(packed)
    assert (answer.exit_code, answer.stderr.splitlines()[0]) == (
        2,
        f"Error C001: {packed / 'essay-evidence'} is there already.",
    )


def test_a_draft_that_is_not_there_ends_with_2(packed: Path):
    answer = CliRunner().invoke(main, ["-a", str(packed / "archive"), "pack", str(packed / "none.md")])
    assert answer.exit_code == 2
