"""Words that travel: which stretches of two documents are told as the same words, and how."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from loccit.matching.quotations import as_said, compare
from loccit.matching.runs import shared_runs
from loccit.model import Span
from loccit.text.align import Run
from tests.matching.shelf import CRANE, FERRY, FISH, Shelf, stretches

OATH = "We owe it to every skipper who has ever tied up here that the quay stands"
SPEECH = f"""The mayor spoke for an hour. {OATH}. Then she sat down, and nobody clapped for a while."""


def told(earlier, later):
    """(kind, what a says, what b says, whether the later one is a, how) of all matches between two texts."""
    shelf = Shelf()
    shelf.put(earlier + "\n\n" + CRANE.split("\n\n")[1])
    found = shelf.put(later + "\n\n" + FERRY.split("\n\n")[1]).matches
    return [(one.kind, shelf.words(one.a), shelf.words(one.b), one.a.document == 2, one.how) for one in found]


def test_a_quotation_leads_to_the_place_it_was_taken_from():
    quoting = f"“{OATH},” the mayor said at the weekend, to some surprise."
    assert told(SPEECH, quoting) == [
        ("same_quotation", f"“{OATH},”", OATH, True, "the same words, in marks on one side")
    ]  # fmt: skip


def test_two_short_stretches_around_an_ellipsis_may_stand_apart():
    said = "We owe it to every skipper who has ever tied up here, in whatever weather, that the quay stands."
    quoting = "“We owe it … that the quay stands,” the mayor said at the weekend, to some surprise."
    source = f"The mayor spoke for an hour. {said} Then she sat down, and nobody clapped for a while."
    assert [(one[0], one[4]) for one in told(source, quoting)] == [
        ("reuse", "words left out, in marks on one side; a candidate only: 7 words")
    ]
    assert told(source, quoting.replace("… ", "")) == []


def test_the_quoting_side_is_a_even_where_it_came_first():
    quoting = f"“{OATH},” the mayor said at the weekend, to some surprise."
    assert told(quoting, SPEECH) == [
        ("same_quotation", f"“{OATH},”", OATH, False, "the same words, in marks on one side")
    ]  # fmt: skip


def test_the_same_quotation_in_two_reports_is_told_once():
    one = f"“{OATH},” the mayor said at the weekend, to some surprise."
    two = f'Her words were plain: "{OATH}." Others were less so.'
    assert told(one, two) == [
        ("same_quotation", f'"{OATH}."', OATH, True, "the same words, in marks on both sides")
    ]  # fmt: skip


VARIANTS = {
    "words left out": "We owe it to every skipper … that the quay stands",
    "words in brackets": "We owe it to every skipper who has ever tied up [in Skarne] that the quay stands",
    "words changed": "We owe it to each skipper who ever tied up here that our quay stands",
}


@pytest.mark.parametrize("change", VARIANTS)
def test_a_changed_quotation_is_a_variant_and_says_how_it_changed(change):
    quoting = f"“{VARIANTS[change]},” the mayor is quoted as saying."
    assert told(SPEECH, quoting) == [
        ("quotation_variant", f"“{VARIANTS[change]},”", OATH, True, f"{change}, in marks on one side")
    ]  # fmt: skip


def test_a_short_fragment_is_a_candidate_and_says_so():
    quoting = "Critics smiled at the phrase “every skipper who has ever tied up” all the same."
    assert told(SPEECH, quoting) == [
        ("reuse", "“every skipper who has ever tied up”", "every skipper who has ever tied up", True,
         "the same words, in marks on one side; a candidate only: 7 words"),
    ]  # fmt: skip


def test_four_words_in_marks_are_too_few():
    assert told(SPEECH, "They spoke of “every skipper who has” as a joke.") == []


def test_a_fragment_with_a_word_put_in_is_found_and_one_torn_apart_is_not():
    near = "She was called “a reliable friend and old ally” of the port."
    assert [one[0] for one in told(near, "He is a reliable friend and very old ally, they say.")] == ["reuse"]
    far = "A reliable friend and some rope is what you need, but an old boat needs an ally too."
    assert told(near, far) == []


def test_a_long_run_without_marks_is_reuse():
    report = f"The owners of the boats blame the board. {FISH.split('.')[0]}. That was in June."
    assert [(one[0], one[4]) for one in told(FISH, report)] == [("reuse", "20 words in a row, without marks")]


def test_a_whole_sentence_without_marks_is_reuse_and_a_part_is_not():
    assert [
        one[4] for one in told(SPEECH, "Some say so. Then she sat down, and nobody clapped for a while. So it was.")
    ] == ["a whole sentence, without marks"]
    assert told(SPEECH, "It is true that then she sat down, and nobody clapped for a minute or two.") == []


def test_what_near_duplicates_share_is_not_told_again():
    shelf = Shelf()
    shelf.put(CRANE)
    assert shelf.put(CRANE.replace("140,000", "190,000") + "\n\nA line more.").matches == ()


def test_the_text_without_its_notes_is_what_is_compared():
    words = as_said(1, stretches(FERRY)[0]).words
    assert words.said[:4] == ["two", "ferries", "that", "were"]


def test_a_match_names_the_quotation_that_it_stands_in():
    shelf = Shelf()
    shelf.put(f"“{OATH},” she said.")
    (match,) = shelf.put(f"He repeats: “{OATH}.”").matches
    assert match.b.marked == Span(0, len(OATH) + 3)
    assert match.a.marked == Span(match.a.start, match.a.end)


def test_shared_runs_are_found_in_any_order():
    ours, theirs = ["a", "b", "c", "d", "x", "e", "f", "g", "h"], ["e", "f", "g", "h", "a", "b", "c", "d"]
    assert shared_runs(ours, theirs) == [Run(0, 4, 4), Run(5, 0, 4)]


WORDS = st.lists(st.sampled_from(["quay", "mole", "tug", "crane", "tide", "light"]), max_size=30)


@settings(deadline=None)
@given(WORDS, WORDS, WORDS)
def test_every_match_lies_in_both_texts_and_marks_the_quoting_side(before, quoted, behind):
    ours = " ".join([*before, "“" + " ".join(quoted) + "”", *behind])
    theirs = " ".join([*behind, *quoted, *before])
    one, other = as_said(2, *(stretches(ours))), as_said(1, *(stretches(theirs) or stretches("x")))
    for match in compare(one, other):
        for side, text in (
            (match.a, ours if match.a.document == 2 else theirs),
            (match.b, theirs if match.b.document == 1 else ours),
        ):
            assert 0 <= side.start < side.end <= len(text)
        assert 0 < match.score <= 1


def test_a_quotation_in_many_documents_has_a_bounded_number_of_partners():
    shelf = Shelf()
    rows = 0
    for number in range(60):
        rows += len(
            shelf.put(f"Speaker{number} again{number} said{number}: “{OATH}.” He{number} left{number}.").matches
        )
    assert rows <= 60 * 16
