"""Volumes, issues, pages and DOIs as files write them, and what is none."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from loccit.text.bibliographic import doi_in, number_in, pages_in


@pytest.mark.parametrize(
    ("words", "doi"),
    [
        ("10.5555/skarne.7", "10.5555/skarne.7"),
        (" doi:10.5555/Quay(7)35 ", "10.5555/Quay(7)35"),
        ("DOI 10.5555/skarne.7", "10.5555/skarne.7"),
        ("info:doi/10.5555/skarne.7", "10.5555/skarne.7"),
        ("https://dx.doi.org/10.5555%2Fskarne.7", "10.5555/skarne.7"),
        ("https://review.example/10.5555/skarne.7", None),
        ("10.5555/skarne 7", None),
        ("10274", None),
        ("", None),
    ],
)
def test_a_doi_is_bare_and_whole(words: str, doi: str | None):
    assert doi_in(words) == doi


@pytest.mark.parametrize(
    ("first", "last", "pages"),
    [
        ("35", "40", "35-40"),
        ("35", "35", "35"),
        ("35", "n/a", "35"),
        ("35", "", "35"),
        ("101", "12", "101-12"),
        ("pp. 35–40", "", "35-40"),
        ("1-13", "13", "1-13"),
        ("xii", "xv", "xii-xv"),
        ("S12", "S19", "S12-S19"),
        ("e2065", "", "e2065"),
        ("23:1", "23:8", "23:1-23:8"),
        ("0", "0", None),
        ("n/a", "40", None),
        ("12 pages", "", None),
        ("", "40", None),
    ],
)
def test_pages_are_the_first_and_the_last(first: str, last: str, pages: str | None):
    assert pages_in(first, last) == pages


@pytest.mark.parametrize(
    ("words", "number"),
    [
        ("7", "7"),
        ("Vol. 7", "7"),
        ("Heft 3", "3"),
        ("т. 4", "4"),
        ("XII", "XII"),
        ("3/4", "3/4"),
        ("Suppl 1", "Suppl 1"),
        ("B", "B"),
        ("0", None),
        ("n/a", None),
        ("ahead-of-print", None),
        ("Volume 12, Number 3", None),
        ("", None),
    ],
)
def test_a_number_stands_without_the_word_for_it(words: str, number: str | None):
    assert number_in(words) == number


@given(st.text())
def test_what_was_read_is_read_again_as_the_same(words: str):
    for read in (doi_in, pages_in, number_in):
        value = read(words)
        assert value is None or value.strip() == value != ""
