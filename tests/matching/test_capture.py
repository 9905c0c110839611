"""When a new text is a further capture of a known document."""

import pytest

from loccit.matching.capture import Arrival, even_url, is_capture, shared_part, why_same
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


ADDRESSES = {
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
