"""A passage of a recording is cited by its time."""

from __future__ import annotations

import json
import sqlite3
from pathlib import Path

import pytest
from click.testing import CliRunner

from loccit.cli import main

TALK = """WEBVTT

00:01:15.000 --> 00:01:18.000
<v Ada Lind>The gate has been shut since May.

01:02:03.000 --> 01:02:05.000
<v Mara Holm>“Shut” is a word.
"""


@pytest.fixture(scope="module")
def talk(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An archive folder with one recording's transcript, of which the title is known."""
    root = tmp_path_factory.mktemp("talk")
    CliRunner().invoke(main, ["init", str(root)])
    (root / "talk.vtt").write_text(TALK, "utf-8")
    (root / "archive" / "sources.yml").write_text('talk.vtt:\n  title: The Gate\n  published: "2031-05-04"\n', "utf-8")
    CliRunner().invoke(main, ["-a", str(root / "archive"), "add", str(root / "talk.vtt")])
    return root / "archive"


def cited(talk: Path, *options: str, ordinal: int = 0, what: str = "p") -> str:
    connection = sqlite3.connect(talk / "archive.db")
    tables = {
        "p": "select id from passages order by ordinal",
        "q": "select id from quotations order by passage_id desc",
    }
    identifiers = [row[0] for row in connection.execute(tables[what])]
    answer = CliRunner().invoke(main, ["-a", str(talk), "cite", identifiers[ordinal], *options])
    assert answer.exit_code == 0, answer.output
    return answer.stdout.replace(identifiers[ordinal], "ID").strip()


def test_a_reference_in_words_has_the_time_and_no_paragraph(talk: Path):
    assert cited(talk) == "Ada Lind, quoted in “The Gate”, 4 May 2031, at 0:01:15, passage ID"
    assert "at 1:02:03" in cited(talk, ordinal=1)


def test_a_template_of_wikipedia_has_it_as_the_place(talk: Path):
    assert "|at=0:01:15}}" in cited(talk, "--format", "wiki")


def test_a_web_annotation_has_the_second_as_a_media_fragment(talk: Path):
    selectors = json.loads(cited(talk, "--format", "w3c", ordinal=1))["target"]["selector"]
    assert selectors[-1] == {
        "type": "FragmentSelector",
        "conformsTo": "http://www.w3.org/TR/media-frags/",
        "value": "t=3723",
    }


def test_pandoc_is_told_the_time(talk: Path):
    assert json.loads(cited(talk, "--format", "csl-json"))[0]["custom"] == {"loccit": {"ID": "at 0:01:15"}}


def test_a_csl_style_prints_it_as_a_timestamp(talk: Path):
    pytest.importorskip("citeproc")
    note = cited(talk, "--style", "chicago-notes-bibliography").splitlines()[0]
    assert note.startswith("Ada Lind, quoted in “The Gate,” May 4, 2031, 0:01:15.")


def test_a_quotation_has_the_time_of_its_passage(talk: Path):
    assert ", at " in cited(talk, what="q")
