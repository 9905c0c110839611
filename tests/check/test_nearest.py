"""The nearest words: what may be left out of the search without a nearer stretch being missed."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from loccit.check.words.changes import most_in_order, most_seen, most_shared, nearest
from loccit.check.words.finding import nearest_of
from loccit.check.words.fitting import sought
from loccit.check.words.tokens import tokens

_WORDS = st.sampled_from(
    ["the", "quay", "Quay", "don’t", "don't", "north-west", "north", "west", "4.2", "4", "ﬁsh", "fish", "so\u00adft",
     "soft", "Café", "cafe\u0301", "潮", "位", "„", "…", "[", "]", ".", "й", "½", "ſ", "İ", "œ", "oe", "ŒU", "_", "’s"]
)  # fmt: skip
_TEXTS = st.lists(_WORDS, max_size=14).map(" ".join) | st.lists(_WORDS, max_size=14).map("".join)


@given(_TEXTS, _TEXTS)
def test_no_stretch_shares_more_than_the_bounds_allow(quoted: str, text: str):
    """What is looked at last, or not at all, cannot have been nearer."""
    wanted = tokens(quoted)
    share, in_order, at_all, seen = (
        nearest(wanted, tokens(text)).share,
        most_in_order(wanted, text),
        most_shared(wanted, text),
        most_seen(wanted, [text])[0],
    )
    assert share <= in_order <= at_all <= seen


@given(_TEXTS, st.lists(_TEXTS, max_size=6))
def test_the_nearest_of_several_is_the_nearest_of_all(quoted: str, texts: list[str]):
    class Holding:
        def near(self, groups: object) -> list[tuple[str, str]]:
            return []

    quotation = sought(quoted)
    best = nearest_of(Holding(), quotation, [(str(at), text) for at, text in enumerate(texts)])  # type: ignore[arg-type]
    shares = [nearest(quotation.tokens, tokens(text)).share for text in texts]
    assert (best[1].share if best else None) == max(shares, default=None)


def test_a_stretch_that_is_no_nearer_is_given_up():
    wanted, there = tokens("the old quay was open"), tokens("On Monday the quay was shut.")
    assert nearest(wanted, there).share == 0.6
    assert nearest(wanted, there, above=0.6).share == 0
