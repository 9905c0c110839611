"""A date as it was written becomes ISO, as exact as it was written, or nothing."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from loccit.structure.dates import date_in, find_dates


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


@pytest.mark.parametrize(
    ("words", "language", "expected"),
    [
        ("4 listopada 2021", None, "2021-11-04"),
        ("4. listopada 2021.", None, "2021-10-04"),
        ("4 listopada 2021", "hr", "2021-10-04"),
        ("4. listopadu 2021", None, "2021-11-04"),
        ("4. listopad 2021", None, None),
        ("4. listopad 2021", "cs-CZ", "2021-11-04"),
        ("listopad 2021", None, None),
        ("listopad 2021", "pl", "2021-11"),
        ("4 lip 2021", None, "2021-07-04"),
        ("2019 m. kovo 4 d.", None, "2019-03-04"),
        ("4 NİSAN 2019", None, "2019-04-04"),
    ],
)
def test_a_name_of_two_months_is_settled_by_the_language_or_the_stop_behind_the_day(words, language, expected):
    assert date_in(words, language=language) == expected
    whole = [expected] if expected and len(expected) == 10 else []
    assert [dated.value for dated in find_dates(words, language=language)] == whole


@pytest.mark.parametrize(
    "words", ["20190304", "March 2019", "2019", "1551657600", "Room 12 of 2019 rooms", "28/04/1821 x 3/4/2019"]
)
def test_running_words_hold_only_whole_dates_that_are_certain(words):
    assert find_dates(words) == []


@given(st.text(st.sampled_from("0123456789 ./-,:abdemprst年月日İ"), max_size=60))
def test_dates_stand_apart_in_their_words_and_exist(words):
    at = 0
    for dated in find_dates(words, day_first=True):
        assert at <= dated.start < dated.end <= len(words)
        assert dated.value == date.fromisoformat(dated.value).isoformat()
        at = dated.end
