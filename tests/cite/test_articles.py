"""An article is cited as its authors' own words, as far as it states where it came out."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest
from click.testing import CliRunner

from loccit.cli import main

WORDS = "The bollards of Skarne were cast in one summer, and none of them has been moved since."
SAID = "The council never asked us for the drawings of the quay, and we never sent them."
PAGE = f"""<html lang="en"><head><title>The bollards of Skarne</title>
<meta name="citation_title" content="The bollards of Skarne">
<meta name="citation_author" content="Ada Lind"><meta name="citation_author" content="Jon Holm">
<meta name="citation_publication_date" content="2031/05/04">
</head><body><article><h1>The bollards of Skarne</h1><p class="byline">By Ada Lind and Jon Holm</p>
<p>{WORDS}</p><p>“{SAID}” said Mara Pell, who keeps the books of the harbour.</p></article></body></html>"""


def archive_of(root: Path, files: dict[str, str], sources: str = "") -> Path:
    """An archive folder with some files, and with what a person says of them."""
    CliRunner().invoke(main, ["init", str(root)])
    for name, content in files.items():
        (root / name).write_text(content, "utf-8")
    (root / "archive" / "sources.yml").write_text(sources, "utf-8")
    answer = CliRunner().invoke(main, ["-a", str(root / "archive"), "add", *(str(root / name) for name in files)])
    assert answer.exit_code == 0, answer.output
    return root / "archive"


def cited(archive: Path, where: str, *options: str) -> str:
    """What `cite` answers for the first identifier that a statement finds, which is called ID."""
    (identifier,) = sqlite3.connect(archive / "archive.db").execute(f"select id from {where}").fetchone()
    answer = CliRunner().invoke(main, ["-a", str(archive), "cite", identifier, *options])
    assert answer.exit_code == 0, answer.output
    return answer.stdout.replace(identifier, "ID").strip()


@pytest.fixture(scope="module")
def page(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return archive_of(tmp_path_factory.mktemp("page"), {"bollards.html": PAGE})


def test_what_several_authors_write_is_not_quoted_in_their_article(page: Path):
    assert cited(page, "passages where text like 'The bollards of%'").startswith(
        "Ada Lind and Jon Holm, “The bollards of Skarne”, "
    )
    assert cited(page, "passages where text like 'The bollards of%'", "--format", "markdown").startswith(
        "[Lind and Holm 2031"
    )


def test_what_somebody_else_says_there_is(page: Path):
    assert cited(page, "quotations").startswith("Mara Pell, quoted in Ada Lind and Jon Holm, “The bollards")


def test_a_quotation_of_the_authors_together_is_their_own(tmp_path: Path):
    copy = archive_of(tmp_path, {"bollards.html": PAGE})
    with sqlite3.connect(copy / "archive.db") as database:
        database.execute("update quotations set speaker_id = (select voice_id from passages order by ordinal)")
    assert cited(copy, "quotations").startswith("Ada Lind and Jon Holm, “The bollards")
