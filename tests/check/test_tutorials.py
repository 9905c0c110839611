"""The sessions of docs/citing.md and docs/checking.md are run on the sample; their passages are looked up anew."""

from __future__ import annotations

import re
import shutil
import sqlite3
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
import yaml
from click.testing import CliRunner

from loccit import ids
from loccit.cli import main

REPOSITORY = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(REPOSITORY / "tools"))
_NAMED = re.compile(r"<!-- (p\w{9}) = ([^:]+): (.+?) -->")
_FILE = re.compile(r"<!-- file: (\S+) -->\n```\w*\n(.*?)```", re.DOTALL)
_SESSION = re.compile(r"```console\n(.*?)```", re.DOTALL)


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with an archive of the sample's texts."""
    folder = tmp_path_factory.mktemp("tutorial")
    shutil.copytree(REPOSITORY / "examples", folder / "examples")
    (folder / "tools").mkdir()
    shutil.copy(REPOSITORY / "tools" / "make_sample.py", folder / "tools")
    subprocess.run([sys.executable, "tools/make_sample.py"], cwd=folder, check=True, capture_output=True)
    return folder


@pytest.mark.parametrize("page", ["citing.md", "checking.md"])
def test_what_a_tutorial_shows_is_what_happens(
    page: str, home: Path, monkeypatch: pytest.MonkeyPatch, golden: Callable[[Path, str], None]
):
    monkeypatch.chdir(home)
    path = REPOSITORY / "docs" / page
    text = path.read_text("utf-8")
    known = identifiers(text, home)
    for name, content in _FILE.findall(text):
        Path(name).write_text(named(content, known), "utf-8")
    assert _SESSION.search(text)
    happens = _SESSION.sub(lambda found: f"```console\n{answered(found.group(1), known)}\n```", text)
    golden(path, text if plain(happens) == plain(text) else named(happens, known))


def test_the_files_to_copy_are_yaml_and_call_commands_that_exist():
    for path in (REPOSITORY / "examples" / "checking").iterdir():
        content = path.read_text("utf-8")
        assert yaml.safe_load(content)
        for command in re.findall(r"loccit (?:-a \S+ )?([a-z]+)[ \n]", content):
            assert command in main.list_commands(None) or command in ("check", "rebuild"), path


def answered(session: str, known: dict[str, str]) -> str:
    """A session's command, and what it answers."""
    command = session.partition("\n")[0]
    answer = CliRunner().invoke(main, words(named(command, known)))
    return f"{command}\n{(answer.stdout + answer.stderr).strip()}"


def identifiers(text: str, home: Path) -> dict[str, str]:
    import fill_essay

    db = sqlite3.connect(home / "archive" / "archive.db")
    found = {}
    for shown, file, wanted in _NAMED.findall(text):
        (present,) = fill_essay.find(db, file, wanted)
        found |= {shown: present, slipped(shown): slipped(present)}
    return found


def slipped(identifier: str) -> str:
    """The same with two characters swapped."""
    return identifier[:4] + identifier[5] + identifier[4] + identifier[6:]


def named(text: str, known: dict[str, str]) -> str:
    """The page's text with the identifiers that its passages have now."""
    return re.sub(r"\bp\w{9}\b", lambda found: known.get(found.group(), found.group()), text)


def words(command: str) -> list[str]:
    assert command.startswith("$ loccit ")
    return ["-a", "archive", *command.removeprefix("$ loccit ").split()]


def plain(text: str) -> str:
    """Without identifiers and hashes: they are the sample's, and change with it."""
    return re.sub(rf"\b[pd][{ids.ALPHABET}]{{9}}\b|\b[0-9a-f]{{64}}\b", "ID", text).strip()
