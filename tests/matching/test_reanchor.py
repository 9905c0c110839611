"""What becomes of known IDs when a document is read anew."""

import random
import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from loccit.matching.anchors import Anchoring, Fate, Known, Place, context_of
from loccit.matching.reanchor import reanchor

QUAY = "The harbour office of Skarne closed the north quay on Monday after a crane had slid into the basin."
TIDE = "High water came at six, and the two ferries that were due from Vell had to wait outside the mole."
CREW = "Nobody was hurt, the harbour master said, though the crew of the tug lost most of their gear."
COST = "Repairs are thought to cost the town 140,000 marks, a third of what it spends on dredging a year."
VOTE = "The council will vote on the money in March; two of its nine members have said that they are against."


def written(*parts):
    """A text of these paragraphs, and its places."""
    text, places = "Skarne Herald\n\n", []
    for part in parts:
        places.append(Place(part, len(text), len(text) + len(part)))
        text += part + "\n\n"
    return text, places


def known_from(*parts, status="current"):
    """The IDs of a text of these paragraphs: a, b, c …"""
    text, places = written(*parts)
    return [
        Known(chr(97 + at), place.text, *context_of(text, place.start, place.end), place.start, place.end, status)
        for at, place in enumerate(places)
    ]


def fates(old, new):
    """{id: (status, place or successors)} of a text of the paragraphs `old` read anew as `new`."""
    text, places = written(*new)
    anchoring = reanchor(known_from(*old), places, text)
    return {
        fate.id: (fate.status, fate.place if fate.place is not None else fate.successors) for fate in anchoring.fates
    }


def test_the_same_words_at_the_same_offsets_are_the_same_passage():
    text, places = written(QUAY, TIDE)
    assert reanchor(known_from(QUAY, TIDE), places, text) == Anchoring(
        fates=(Fate("a", "current", "same offsets", 0), Fate("b", "current", "same offsets", 1)), vacant=()
    )


def test_an_inserted_paragraph_moves_no_id_and_is_left_to_be_minted():
    text, places = written(QUAY, VOTE, TIDE)
    anchoring = reanchor(known_from(QUAY, TIDE), places, text)
    assert [(fate.status, fate.place) for fate in anchoring.fates] == [("current", 0), ("current", 2)]
    assert anchoring.vacant == (1,)


def test_typography_is_no_edit():
    assert fates(["“Don’t moor here,” she said."], ['"Don\'t moor here,"  she said.']) == {"a": ("current", 0)}


EDITED = [
    ("a number", COST, COST.replace("140,000", "190,000")),
    ("a dropped not", CREW, CREW.replace("Nobody was", "Two were")),
    ("a dropped half-sentence", VOTE, VOTE.replace(" on the money in March", "")),
    (
        "a grown paragraph",
        TIDE,
        TIDE + " " + "One of them turned back. The other one lay at anchor until the evening." * 3,
    ),
    ("a shrunken paragraph", QUAY + " " + CREW[:75], QUAY),
    ("scanning noise", CREW, CREW.replace("m", "rn").replace("ll", "1l").replace("h", "b", 2)),
]


@pytest.mark.parametrize(("name", "old", "new"), EDITED)
def test_an_edited_passage_keeps_its_id(name, old, new):
    assert fates([QUAY[:70], old, VOTE[:70]], [QUAY[:70], new, VOTE[:70]])["b"] == ("edited", 1)


def test_a_deleted_passage_is_gone_even_where_another_took_its_place():
    assert fates([QUAY, TIDE, CREW], [QUAY, VOTE, CREW])["b"] == ("gone", ())


def test_a_passage_at_another_place_is_moved():
    assert fates([QUAY, TIDE, CREW, COST], [TIDE, CREW, COST, QUAY]) == {
        "a": ("moved", 3), "b": ("current", 0), "c": ("current", 1), "d": ("current", 2)
    }  # fmt: skip


def test_merged_passages_lead_to_the_place_that_holds_them():
    assert fates([QUAY, TIDE, CREW], [QUAY + " " + TIDE, CREW]) == {
        "a": ("merged", (0,)), "b": ("merged", (0,)), "c": ("current", 1)
    }  # fmt: skip


def test_a_split_passage_leads_to_its_parts():
    assert fates([QUAY + " " + TIDE, CREW], [QUAY, TIDE, CREW]) == {"a": ("split", (0, 1)), "b": ("current", 2)}


def test_a_passage_that_was_moved_and_edited_is_moved():
    new = COST.replace("Repairs are", "The repairs are")
    assert fates([QUAY, TIDE, COST, CREW, VOTE], [new, QUAY, TIDE, CREW, VOTE])["c"] == ("moved", 0)


def test_a_passage_whose_sentences_were_turned_round_is_edited():
    assert fates([QUAY, CREW + " " + VOTE, TIDE], [QUAY, VOTE + " " + CREW, TIDE])["b"] == ("edited", 1)


def test_passages_that_were_merged_elsewhere_lead_there():
    before, after = [QUAY, TIDE, CREW, COST, VOTE], [CREW, COST, VOTE, QUAY + " " + TIDE]
    assert fates(before, after) == {
        "a": ("merged", (3,)), "b": ("merged", (3,)), "c": ("current", 0), "d": ("current", 1), "e": ("current", 2)
    }  # fmt: skip


def test_a_passage_that_was_split_elsewhere_leads_to_its_parts():
    before, after = [QUAY + " " + TIDE, CREW, COST, VOTE], [CREW, QUAY, COST, TIDE, VOTE]
    assert fates(before, after)["a"] == ("split", (1, 3))


def test_of_two_places_that_are_as_near_none_is_taken():
    other = COST.replace("a third", "a fifth"), COST.replace("a third", "a tenth")
    assert fates([COST, QUAY, TIDE, CREW], [QUAY, other[0], TIDE, other[1], CREW])["a"] == ("gone", ())


def test_moved_borders_are_followed():
    first, second = TIDE.split(", and ")
    assert fates([QUAY + " " + first, second + " " + CREW], [QUAY, first + " " + second, CREW]) == {
        "a": ("split", (0, 1)), "b": ("split", (1, 2))
    }  # fmt: skip


def test_a_short_passage_stays_by_its_neighbours_and_not_by_its_words():
    assert fates([QUAY, "No.", TIDE], [QUAY, "No.", TIDE, "No.", CREW])["b"] == ("current", 1)
    assert fates([QUAY, "By our staff", TIDE, CREW], [QUAY, TIDE, CREW, VOTE, "Our staff adds"])["b"] == ("gone", ())


HEAD = "Council to vote on the quay in March"


def test_a_short_passage_that_was_edited_and_moved_is_known_by_most_of_its_words():
    other = HEAD.replace("vote on", "decide about")
    assert fates([HEAD, QUAY, CREW, TIDE], [QUAY, CREW, TIDE, other])["a"] == ("moved", 3)


def test_a_short_passage_is_not_known_by_words_that_two_places_have():
    others = [HEAD.replace("Council", "Nobody"), HEAD.replace("quay", "mole")]
    assert fates([HEAD, QUAY, CREW, TIDE], [QUAY, others[0], CREW, others[1], TIDE])["a"] == ("gone", ())


def test_a_short_passage_with_another_number_elsewhere_is_gone():
    assert fates(["Fares for the north quay, 2019", QUAY, TIDE], [QUAY, TIDE, "Fares for the north quay, 2021"])[
        "a"
    ] == (
        "gone",
        (),
    )


def test_a_short_passage_inside_another_one_was_merged_into_it():
    assert fates([HEAD, QUAY, CREW], [QUAY, f"{CREW} {HEAD}."])["a"] == ("merged", (1,))


def test_a_short_passage_whose_words_stood_inside_another_one_is_gone():
    whole = f"{CREW} {HEAD}."
    assert fates([HEAD, QUAY, whole], [QUAY, whole])["a"] == ("gone", ())


def test_a_short_passage_between_the_same_neighbours_is_known_by_a_word_of_its_own():
    assert fates([QUAY, "Torvik wins", TIDE], [QUAY, "Torvik loses", TIDE])["b"] == ("edited", 1)
    assert fates([QUAY, "No.", TIDE], [QUAY, "Yes.", TIDE])["b"] == ("gone", ())


def test_a_short_passage_is_not_known_by_a_word_that_other_short_ones_have():
    old = [QUAY, "More news", TIDE, "More fares", CREW]
    assert fates(old, [QUAY, "More timetables", TIDE, "More fares", CREW])["b"] == ("gone", ())


def test_a_number_that_was_left_out_contradicts_nothing():
    assert fates(["Fares of 2019 for the north quay", QUAY], ["Fares for the north quay", QUAY])["a"] == ("edited", 0)


def test_a_table_with_other_numbers_is_the_same_table():
    old = ["Fares 41 vs 38", "Berths 12 vs 11", "Crew 310 vs 297"]
    new = ["Fares 43 vs 41", "Berths 14 vs 12", "Crew 322 vs 310"]
    assert fates([QUAY, *old, TIDE], [QUAY, *new, TIDE]) == {
        "a": ("current", 0), "b": ("edited", 1), "c": ("edited", 2), "d": ("edited", 3), "e": ("current", 4)
    }  # fmt: skip
    assert fates([QUAY, *old[:2], TIDE], [QUAY, *new[:2], TIDE])["b"] == ("gone", ())


def test_a_copy_that_stays_is_not_where_a_passage_was_merged():
    assert fates([QUAY, TIDE, f"{CREW} {QUAY}", COST], [TIDE, f"{CREW} {QUAY}", COST])["a"] == ("gone", ())
    assert fates([QUAY, TIDE, CREW, COST], [TIDE, f"{CREW} {QUAY}", COST])["a"] == ("merged", (1,))


def test_repeated_words_are_told_apart_by_what_stands_around_them():
    old = [QUAY, "He declined to comment on that.", TIDE, "He declined to comment on that.", CREW]
    assert fates(old, [VOTE, *old[2:]]) == {
        "a": ("gone", ()), "b": ("gone", ()), "c": ("current", 1), "d": ("current", 2), "e": ("current", 3)
    }  # fmt: skip


ROW = "On {} March the {} came in from {} with {} tonnes of {}."
ROWS = [
    ROW.format(3, "Heron Star", "Vell", 410, "salt"),
    ROW.format(5, "Grey Maid", "Orsk", 95, "timber"),
    ROW.format(9, "Petrel", "Tarn", 1200, "coal"),
    ROW.format(14, "Dunlin Queen", "Holme", 330, "grain"),
    ROW.format(21, "Old Skua", "Brind", 77, "ore"),
]


def test_a_row_with_another_number_is_the_same_row():
    new = [*ROWS[:2], ROWS[2].replace("1200", "1300"), *ROWS[3:]]
    assert fates(ROWS, new)["c"] == ("edited", 2)


def test_another_row_of_the_same_pattern_is_not_the_same_row():
    new = [*ROWS[:2], ROW.format(11, "Curlew Dawn", "Marn", 640, "slate"), *ROWS[3:]]
    assert fates(ROWS, new)["c"] == ("gone", ())


def test_an_id_without_a_place_comes_back_only_with_its_very_words():
    text, places = written(QUAY, TIDE)
    back = reanchor(known_from(QUAY, TIDE.replace("six", "five"), status="gone"), places, text)
    assert back == Anchoring(fates=(Fate("a", "current", "its words are back", 0),), vacant=(1,))
    assert reanchor(known_from(QUAY, status="withdrawn"), places, text) == Anchoring(fates=(), vacant=(0, 1))


def test_what_is_equally_good_twice_is_not_decided():
    edited = COST.replace("third", "quarter")
    assert fates([TIDE, COST, CREW], [VOTE, edited, edited, QUAY])["b"] == ("gone", ())


PARAGRAPHS = st.lists(
    st.sampled_from([QUAY, TIDE, CREW, COST, VOTE, "No.", "Yes, he said.", *ROWS, QUAY + " " + TIDE]), max_size=8
)


@settings(deadline=None)
@given(PARAGRAPHS, PARAGRAPHS)
def test_every_id_has_one_fate_and_no_place_two_ids(old, new):
    text, places = written(*new)
    anchoring = reanchor(known_from(*old), places, text)
    taken = [fate.place for fate in anchoring.fates if fate.place is not None]
    assert [fate.id for fate in anchoring.fates] == [chr(97 + at) for at in range(len(old))]
    assert sorted([*taken, *anchoring.vacant]) == list(range(len(new)))


@settings(deadline=None)
@given(PARAGRAPHS)
def test_a_text_read_again_keeps_every_id(parts):
    text, places = written(*parts)
    anchoring = reanchor(known_from(*parts), places, text)
    assert [(fate.status, fate.place) for fate in anchoring.fates] == [("current", at) for at in range(len(parts))]


@settings(deadline=None)
@given(PARAGRAPHS, PARAGRAPHS, st.randoms(use_true_random=False))
def test_the_order_in_which_ids_are_given_changes_nothing(old, new, chance):
    text, places = written(*new)
    known = known_from(*old)
    mixed = known[:]
    chance.shuffle(mixed)
    by_id = {fate.id: fate for fate in reanchor(known, places, text).fates}
    assert {fate.id: fate for fate in reanchor(mixed, places, text).fates} == by_id


def _many(count, seed):
    chance = random.Random(seed)
    words = (QUAY + TIDE + CREW + COST + VOTE).split()
    return [" ".join(chance.choices(words, k=12)) for _ in range(count)]


HOSTILE = {
    "ten thousand equal rows": (["Closed."] * 10_000, ["Closed."] * 10_001),
    "ten thousand rows with one word more": (
        [f"Row {n} of the list" for n in range(10_000)],
        [f"Row {n} of the long list" for n in range(10_000)],
    ),
    "all others": (_many(5_000, 1), _many(5_000, 2)),
    "a million repeated words": (["quay " * 100_000] * 10, ["quay " * 100_001] * 9),
}


@pytest.mark.parametrize("name", HOSTILE)
def test_long_hostile_documents_end_soon(name):
    old, new = HOSTILE[name]
    text, places = written(*new)
    known = known_from(*old)
    began = time.process_time()
    reanchor(known, places, text)
    assert time.process_time() - began < 15
