"""When a new text is a further capture of a known document."""

import pytest

from loccit.matching.capture import (
    ADDRESS,
    MOSTLY_SHARED,
    PATH,
    SHARED,
    TITLE,
    Arrival,
    even_url,
    is_capture,
    least_shared,
    shared_part,
    why_same,
)
from tests.matching.shelf import CRANE, FERRY, FISH

REASONS = [
    ({"urls": {"https://www.herald.example/quay/"}}, {"urls": {"http://herald.example/quay#top"}}, "the same address"),
    ({"path": "/in/quay.html"}, {"path": "/in/quay.html"}, "the same path"),
    (
        {"title": "Crane  slides", "publisher": "Herald"},
        {"title": "crane slides", "publisher": "HERALD"},
        "the same title and publisher",
    ),
    ({"title": "Crane slides"}, {"title": "Crane slides"}, None),
    ({"title": "Crane slides", "publisher": "Herald"}, {"title": "Crane slides", "publisher": "Courier"}, None),
    ({"path": None}, {"path": None}, None),
]


@pytest.mark.parametrize(("ours", "theirs", "reason"), REASONS)
def test_address_path_or_title_with_publisher_say_that_it_is_the_same_page(ours, theirs, reason):
    one = Arrival(**{**ours, "urls": frozenset(ours.get("urls", ()))})
    other = Arrival(**{**theirs, "urls": frozenset(theirs.get("urls", ()))})
    assert why_same(one, other) == why_same(other, one) == reason


HERE, THERE = {"urls": {"https://herald.example/7"}}, {"urls": {"https://herald.example/8"}}
MONDAY, TUESDAY, MARCH = {"published": "2024-03-04"}, {"published": "2024-03-05"}, {"published": "2024-03"}
NEEDED = [
    (ADDRESS, {**HERE, **MONDAY}, {**HERE, **TUESDAY}, SHARED),
    (TITLE, HERE, THERE, None),
    (TITLE, {**HERE, **MONDAY}, {**THERE, **MONDAY}, None),
    (TITLE, MONDAY, TUESDAY, None),
    (TITLE, MONDAY, MARCH, MOSTLY_SHARED),
    (TITLE, {}, TUESDAY, MOSTLY_SHARED),
    (TITLE, HERE, {}, MOSTLY_SHARED),
    (TITLE, MONDAY, MONDAY, SHARED),
    (TITLE, MARCH, MARCH, MOSTLY_SHARED),
    (TITLE, {"names": frozenset(("L1",))}, {"names": frozenset(("L2",))}, None),
    (TITLE, {"names": frozenset(("L1",))}, {"names": frozenset(("L1",))}, MOSTLY_SHARED),
    (TITLE, {"names": frozenset(("L1",))}, {}, MOSTLY_SHARED),
    (PATH, {"names": frozenset(("L1",))}, {"names": frozenset(("L2",))}, SHARED),
    (PATH, {}, {}, SHARED),
    (PATH, MONDAY, TUESDAY, MOSTLY_SHARED),
    (PATH, HERE, THERE, None),
    (PATH, {**HERE, **MONDAY}, {**THERE, **MONDAY}, SHARED),
]


@pytest.mark.parametrize(("why", "ours", "theirs", "least"), NEEDED)
def test_another_address_or_day_forbids_what_a_title_says(why, ours, theirs, least):
    one, other = (Arrival(**{**side, "urls": frozenset(side.get("urls", ()))}) for side in (ours, theirs))
    assert least_shared(why, one, other) == least_shared(why, other, one) == least


ADDRESSES = {
    "https://web.archive.org/web/20191119103000id_/https://www.herald.example/quay/": "herald.example/quay",
    "http://web.archive.org/web/20191119103000/http://herald.example:80/quay": "herald.example/quay",
    "https://herald.example/20191119/quay": "herald.example/20191119/quay",
    "HTTP://www.Herald.example:80/Quay/?id=3&utm_source=feed#top": "herald.example/Quay?id=3",
    "https://herald.example": "herald.example",
    "https://herald.example:8080/": "herald.example:8080",
    "http://[broken": "http://[broken",
    "quay.html": "quay.html",
    "https://herald.example/?a=&b=2": "herald.example?a=&b=2",
}


@pytest.mark.parametrize("address", ADDRESSES)
def test_an_address_is_compared_without_what_changes_nothing(address):
    assert even_url(address) == ADDRESSES[address]


def test_a_quarter_of_the_shorter_text_must_be_shared():
    assert is_capture([CRANE], [CRANE.replace("140,000", "190,000")])
    assert is_capture([CRANE, FERRY, FISH], [CRANE])
    assert not is_capture([CRANE], [FERRY])
    assert shared_part([FERRY], [CRANE]) < 0.05


def test_texts_too_short_for_a_gram_share_all_or_nothing():
    assert shared_part(["Closed."], ["CLOSED"]) == 1
    assert shared_part(["Closed."], ["Open."]) == 0
    assert shared_part(["Closed."], [CRANE]) == 0
