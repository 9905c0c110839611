"""Dates as people state them of a source: read where they are certain, else nothing."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from loccit.structure.stated_dates import stated_date


@pytest.mark.parametrize(
    ("words", "date"),
    [
        ("1790", "1790"),
        ("1790-01", "1790-01"),
        ("1790-01-15", "1790-01-15"),
        ("0044-03-15", "0044-03-15"),
        ("2024-05-09T10:00Z", "2024-05-09T10:00Z"),
        ("1790~", "1790~"),
        ("1790-01?", "1790-01?"),
        ("15 January 1790", "1790-01-15"),
        ("January 15, 1790", "1790-01-15"),
        ("15. Januar 1790", "1790-01-15"),
        ("15 de enero de 1790", "1790-01-15"),
        ("15 janvier 1790", "1790-01-15"),
        ("15 января 1790", "1790-01-15"),
        ("gennaio 1790", "1790-01"),
        ("enero de 1790", "1790-01"),
        ("c. 1790", "1790~"),
        ("ca 1790", "1790~"),
        ("um 1790", "1790~"),
        ("vers 1790", "1790~"),
        ("hacia 1790", "1790~"),
        ("cerca de 1790", "1790~"),
        ("около 1790", "1790~"),
        ("[1790]", "1790"),
        ("[c. 1790]", "1790~"),
        ("[1790?]", "1790?"),
    ],
)
def test_a_date_that_is_certain_is_read(words: str, date: str):
    assert stated_date(words) == date


@pytest.mark.parametrize(
    "words",
    [
        "winter 1789-90", "winter 1789", "1789/1790", "1789-90", "1790s", "18th century", "before 1790", "3/4/1790",
        "-0043", "0000", "1790-13", "1790-02-30", "1790 or 1791", "15 January 1790, or later", "n.d.", "", "[]",
        "2024-05-09T10:00Z~",
    ],
)  # fmt: skip
def test_what_may_be_another_day_is_no_date(words: str):
    assert stated_date(words) is None


@given(st.text() | st.from_regex(r"\[?(c\. )?\d{4}(-\d\d){0,2}[~?%]?\]?", fullmatch=True))
def test_what_is_read_is_iso_and_reads_as_itself(words: str):
    found = stated_date(words)
    assert found is None or (re.match(r"\d{4}(-\d\d){0,2}", found) and stated_date(found) == found)
