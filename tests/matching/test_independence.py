"""How many sources a passage really has."""

from hypothesis import given
from hypothesis import strategies as st

from loccit.matching.independence import Independence, Origin, Tie, find_origins, stands_in
from tests.matching.shelf import CRANE, FERRY, stretches

COPY = Tie(2, 1, "near_duplicate", "words shared in runs of three")
QUOTE = Tie(3, 2, "same_quotation", "the same words, in marks on one side")
MAYBE = Tie(4, 1, "reuse", "the same words, in marks on one side; a candidate only: 6 words", is_candidate=True)
SINCE = {1: "2026-03-01", 2: "2026-03-02", 3: "2026-03-04", 4: "2026-02-01"}


def test_a_passage_that_nobody_repeats_is_its_own_origin():
    assert find_origins(1, [], SINCE) == Independence((Origin(1),))
    assert str(find_origins(1, [], SINCE)) == "in 1 document, 1 origin"


def test_copies_and_quotations_have_one_origin_and_the_chain_says_why():
    found = find_origins(3, [COPY, QUOTE], SINCE)
    assert found == Independence((Origin(1, (2, 3), ((COPY,), (QUOTE, COPY))),))
    assert str(found) == "in 3 documents, 1 origin"


def test_a_candidate_joins_nothing_and_is_told_as_perhaps():
    found = find_origins(1, [COPY, MAYBE], SINCE)
    assert found == Independence((Origin(1, (2,), ((COPY,),)), Origin(4)), (MAYBE,))
    assert str(found) == "in 3 documents, 2 origins"


def test_where_nobody_is_known_to_copy_the_earliest_is_the_origin():
    both = [Tie(2, 1, "same_quotation", "", False), Tie(1, 2, "same_quotation", "", False)]
    assert find_origins(2, both, {1: "", 2: "2026-01-01"}).origins[0].document == 2


NUMBERS = st.integers(1, 6)
TIES = st.lists(st.builds(Tie, NUMBERS, NUMBERS, st.just("reuse"), st.just(""), st.booleans()), max_size=12)


@given(NUMBERS, TIES)
def test_every_document_has_one_origin_and_a_way_back_to_it(document, ties):
    found = find_origins(document, ties, {})
    everyone = [number for origin in found.origins for number in (origin.document, *origin.followers)]
    assert sorted(everyone) == sorted({document, *(number for tie in ties for number in (tie.a, tie.b))})
    for origin in found.origins:
        for follower, chain in zip(origin.followers, origin.chains, strict=True):
            at = follower
            for tie in chain:
                assert at in (tie.a, tie.b)
                at = tie.b if at == tie.a else tie.a
            assert at == origin.document


def test_a_passage_stands_in_a_near_duplicate_only_if_its_words_do():
    crane = stretches(CRANE)
    assert stands_in(crane[0], stretches(CRANE.replace("Monday", "Tuesday") + "\n\n" + FERRY))
    assert not stands_in(crane[0], stretches(FERRY))
    assert not stands_in(stretches("…")[0], crane)
