"""A date as it was written becomes ISO, as exact as it was written, or nothing."""

from __future__ import annotations

import pytest

from loccit.structure._dates import date_in


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("2019-03-04T10:00:00Z", "2019-03-04"),
        ("20190304", "2019-03-04"),
        ("1551657600", "2019-03-04"),
        ("4 March 2019", "2019-03-04"),
        ("March 4th, 2019", "2019-03-04"),
        ("4. März 2019, 10 Uhr", "2019-03-04"),
        ("1er mars 2019", "2019-03-01"),
        ("4 de marzo de 2019", "2019-03-04"),
        ("4 марта 2019", "2019-03-04"),
        ("2019年3月4日", "2019-03-04"),
        ("2019. március 4.", "2019-03-04"),
        ("04.03.2019", "2019-03-04"),
        ("3/14/2019", "2019-03-14"),
        ("March 2019", "2019-03"),
        ("2019", "2019"),
        ("31/2/2019", None),
        ("2019-2020", None),
        ("Room 12 of 2019 rooms", None),
        ("", None),
    ],
)
def test_dates_are_read_as_they_are_written(words, expected):
    assert date_in(words) == expected


def test_figures_that_can_be_read_in_two_ways_follow_the_language():
    assert (date_in("3/4/2019"), date_in("3/4/2019", month_first=True)) == ("2019-04-03", "2019-03-04")
