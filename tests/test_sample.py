"""The sample archive is committed with its ledger: its identifiers never break."""

import json
import shutil
import sqlite3
import sys
from pathlib import Path

import bagit
import pytest
import yaml
from click.testing import CliRunner

from loccit.cli import main
from loccit.db.show import show
from loccit.folder import Folder
from loccit.ingest.rebuild import rebuild
from loccit.ingest.verify import verify

REPOSITORY = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(REPOSITORY / "tools"))

import make_sample  # noqa: E402


@pytest.fixture(scope="module")
def sample(tmp_path_factory):
    """A copy of the committed sample archive, rebuilt."""
    home = tmp_path_factory.mktemp("sample")
    kept = shutil.ignore_patterns("archive.db*", "tmp", "lock")
    shutil.copytree(REPOSITORY / "archive", home / "archive", ignore=kept)
    folder = Folder(home / "archive")
    rebuild(folder)
    return folder


def given(folder):
    lines = map(json.loads, folder.ledger.read_text("utf-8").splitlines())
    return [line["id"] for line in lines if line["type"] == "id"]


def test_every_identifier_ever_given_in_it_resolves(sample):
    connection = sqlite3.connect(sample.database)
    statuses = {identifier: show(connection, identifier)["status"] for identifier in given(sample)}
    assert len(statuses) > 300
    for identifier, status in statuses.items():
        if status in ("split", "merged"):
            assert show(connection, identifier)["successors"], identifier


def test_rebuilding_it_changes_no_committed_file(sample):
    for path in (REPOSITORY / "archive").rglob("*"):
        if path.is_file() and not path.name.startswith(("archive.db", "lock")) and path.parent.name != "tmp":
            assert (sample.root / path.relative_to(REPOSITORY / "archive")).read_bytes() == path.read_bytes(), path.name


def test_it_is_a_valid_bag_and_nothing_in_it_is_wrong(sample):
    assert bagit.Bag(str(sample.root)).is_valid()
    assert verify(sample) == []


def test_it_holds_every_text_of_the_examples(sample):
    names = {row[0] for row in sqlite3.connect(sample.database).execute("select name from acquisitions")}
    known = yaml.safe_load((REPOSITORY / "examples" / "harbour" / "sources.yml").read_text("utf-8"))
    assert {path.relative_to(REPOSITORY).as_posix() for path in make_sample.texts(known)} <= names


def test_the_readme_shows_what_check_says_of_the_essay(sample, monkeypatch, golden):
    monkeypatch.chdir(REPOSITORY)
    answer = CliRunner().invoke(main, ["-a", str(sample.root), "check", "archive/essay.md"])
    assert answer.exit_code == 1
    readme = REPOSITORY / "README.md"
    before, _, rest = readme.read_text("utf-8").partition("$ loccit check archive/essay.md\n")
    _, _, after = rest.partition("```\n")
    golden(readme, f"{before}$ loccit check archive/essay.md\n{answer.stdout}```\n{after}")
