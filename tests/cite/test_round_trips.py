"""What other programs read from our bibliographies: pandoc's own readers get back what was written."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pypandoc
import pytest
from click.testing import CliRunner

from loccit.cli import main

FIELDS = ("title", "author", "publisher", "URL")


def entries(archive_folder: Path, form: str) -> str:
    from harbour_archive import identifiers

    documents = [value for name, value in identifiers().items() if name.startswith("@")]
    answer = CliRunner().invoke(main, ["-a", str(archive_folder), "cite", *documents, "--format", form])
    assert answer.exit_code == 0
    return answer.stdout


def read_back(text: str, form: str) -> dict[str, dict[str, Any]]:
    return {entry["id"]: entry for entry in json.loads(pypandoc.convert_text(text, "csljson", format=form))}


@pytest.mark.filterwarnings("ignore")
@pytest.mark.parametrize(("form", "reader"), [("csl-json", "csljson"), ("ris", "ris"), ("bibtex", "biblatex")])
def test_what_is_stated_of_a_document_comes_back(archive_folder: Path, form: str, reader: str) -> None:
    written = {entry["id"]: entry for entry in json.loads(entries(archive_folder, "csl-json"))}
    found = read_back(entries(archive_folder, form), reader)
    assert set(found) == set(written)
    for key, entry in written.items():
        for field in FIELDS:
            before, after = entry.get(field), found[key].get(field)
            if field == "title" and form == "bibtex":  # pandoc reads English BibTeX titles as sentences, as styles do
                before, after = str(before).casefold(), str(after).casefold()
            if field == "author" and form == "ris":  # pandoc takes the last word of a body's name for its surname
                before, after = _spelled(before), _spelled(after)
            assert after == before, (key, field)
        if form == "csl-json":
            assert found[key]["issued"] == entry["issued"] if "issued" in entry else "issued" not in found[key]
        elif "issued" in entry:
            assert found[key]["issued"]["date-parts"][0][0] == entry["issued"]["date-parts"][0][0]


def _spelled(names: list[dict[str, str]] | None) -> list[str]:
    return [" ".join(name.get(part, "") for part in ("literal", "given", "family")).strip() for name in names or ()]
