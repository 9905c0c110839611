"""Values of `sources.yml` that cannot be read are refused, and say how they are written."""

from __future__ import annotations

from pathlib import Path

import pytest

from loccit.errors import LoccitError
from loccit.folder import init_folder
from loccit.ingest.people import read_people


def said(tmp_path: Path, line: str) -> str | None:
    folder = init_folder(tmp_path)
    folder.sources.write_text(f"quay.txt:\n  {line}\n", "utf-8")
    return read_people(folder).sources["quay.txt"].value(line.partition(":")[0])


@pytest.mark.parametrize(
    ("line", "kept"),
    [
        ("published: c. 1790", "1790~"),
        ("updated: 15 January 1790", "1790-01-15"),
        ("published: 2024-05-09", "2024-05-09"),
        ("published:", ""),
        ("doi: https://doi.org/10.5555/skarne.7", "10.5555/skarne.7"),
        ("journal: Skarne Review", "Skarne Review"),
        ("issue: 3", "3"),
    ],
)
def test_what_can_be_read_is_kept_in_one_way(tmp_path: Path, line: str, kept: str):
    assert said(tmp_path, line) == kept


@pytest.mark.parametrize(
    ("line", "told"),
    [
        (
            "published: winter 1789-90",
            "line 2: 'winter 1789-90' is no date that is certain; write it as 1790, 1790-01,",
        ),
        ("updated: 3/4/1790", "line 2: '3/4/1790' is no date that is certain"),
        ("doi: review.example/7", "line 2: 'review.example/7' is no DOI; write it as 10.5555/skarne.7"),
        ("rights: all", "line 2: rights are one of open, quote, private, not 'all'"),
        ("retrieved_at: once", "line 2: 'once' is no time; write it as 2021-06-15T07:02Z"),
        ("quotation_marks: none", "line 2: 'quotation_marks' can be 'doubled apostrophes', not 'none'"),
    ],
)
def test_what_cannot_be_read_is_refused(tmp_path: Path, line: str, told: str):
    with pytest.raises(LoccitError) as caught:
        said(tmp_path, line)
    assert (caught.value.code, told in caught.value.message) == ("Y001", True)
