"""A source that is older than the event it is given for: what counts as one, and what does not."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from loccit.matching.early import find_dates, find_early

DATES = {
    "on 29 March": [("2000-03-29", "2000-03-29", None)],
    "March 29, 2021": [("2021-03-29", "2021-03-29", 2021)],
    "the 27th of March 2021": [("2021-03-27", "2021-03-27", 2021)],
    "in December 2020": [("2020-12-01", "2020-12-31", 2020)],
    "on 31 February 2020": [],
    "in March, or in 2021": [],
}


@pytest.mark.parametrize("text", DATES)
def test_a_date_names_a_day_or_the_month_of_a_year(text):
    found = [(one.first.isoformat(), one.last.isoformat(), one.year) for one in find_dates(text)]
    assert found == DATES[text]


NOTE = "“Crane slides into the basin”, Skarne Herald, 26 March 2021."
EARLY = {
    "the day": ("The office issued a statement on 29 March.", NOTE, ""),
    "the month of a year": ("In May 2021 a crane slid into the basin.", NOTE, ""),
    "a date before": ("A crane slid into the basin.", NOTE, "It was in June 2021. "),
    "further reading": ("The office spoke on 29 March.", NOTE + " See also “A quay closed”, 2 April 2021.", ""),
}


@pytest.mark.parametrize("why", EARLY)
def test_a_source_from_before_the_event_is_told(why):
    sentence, note, before = EARLY[why]
    event, source = find_early(sentence, note, before)
    assert note[source.start : source.end] == "26 March 2021"
    assert (before + sentence)[len(before) + event.start : len(before) + event.end]


PLAIN = {
    "reported later": ("A crane slid into the basin on 25 March 2021.", NOTE, ""),
    "the same day": ("A crane slid into the basin on 26 March.", NOTE, ""),
    "another month, no year": ("A crane slid into the basin on 3 May.", NOTE, ""),
    "to come": ("The council will vote on 29 March.", NOTE, ""),
    "background": ("In May 2024 a crane slid into the basin.", NOTE, ""),
    "no date in the note": ("In May 2021 a crane slid into the basin.", "Brand, Quays, p. 14.", ""),
    "an aside": ("A crane slid into the basin.", NOTE, "It was dry (it rained in June 2021). "),
    "its own year": ("A crane slid in 2021.", NOTE, "The quay was shut in June 2021. "),
    "one of two": ("It slid on 20 March and was lifted on 29 March.", NOTE, ""),
}


@pytest.mark.parametrize("why", PLAIN)
def test_what_may_well_be_right_is_not_told(why):
    assert find_early(*PLAIN[why]) is None


@given(st.text(alphabet="0123456789 MayJun,.(", max_size=60), st.text(alphabet="0123456789 MayJun,.(", max_size=60))
def test_no_text_is_too_odd(sentence, note):
    found = find_early(sentence, note, note)
    assert found is None or found[1].end <= len(note)
