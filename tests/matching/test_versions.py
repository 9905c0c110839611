"""What changed between two captures of a document, the changes that matter most first."""

from loccit.matching.anchors import Known, Place, context_of
from loccit.matching.reanchor import reanchor
from loccit.matching.versions import Change, Comparison, compare_captures, is_notice
from loccit.text.diff import diff

QUAY = "The harbour office of Skarne closed the north quay on Monday after a crane had slid into the basin."
CREW = "Nobody was hurt, the harbour master said, though the crew of the tug lost most of their gear."
COST = "Repairs are thought to cost the town 140,000 marks, a third of what it spends on dredging a year."
VOTE = "The council will vote on the money in March; two of its nine members have said that they are against."


def written(*parts):
    text, places = "", []
    for part in parts:
        places.append(Place(part, len(text), len(text) + len(part)))
        text += part + "\n\n"
    return text, places


def compare(old, new, cited=frozenset()):
    """The comparison of two texts of paragraphs; IDs are a, b, c …"""
    text, places = written(*old)
    known = [
        Known(chr(97 + n), one.text, *context_of(text, one.start, one.end), one.start, one.end)
        for n, one in enumerate(places)
    ]
    text, places = written(*new)
    return compare_captures(known, places, reanchor(known, places, text), cited=cited)


def told(comparison):
    return [(one.id, one.status, one.kinds) for one in comparison.changes]


def test_captures_that_say_the_same_have_no_changes():
    assert compare([QUAY, CREW], [QUAY.replace("'", "’"), CREW]) == Comparison((), ())


def test_an_edited_passage_is_told_with_its_words_on_both_sides():
    now = COST.replace("140,000", "190,000")
    assert compare([QUAY, COST, VOTE], [QUAY, now, VOTE]) == Comparison(
        (Change("b", "edited", COST, now, diff(COST, now), ("number",), False, 1),), ()
    )


def test_cited_passages_come_first_then_the_gravest_changes():
    new = [
        QUAY.replace("closed", "shut"),
        CREW.replace("Nobody was", "Two were"),
        COST.replace("140,000", "190,000"),
        VOTE.replace("money", "sum"),
    ]
    assert told(compare([QUAY, CREW, COST, VOTE], new, cited={"d"})) == [
        ("d", "edited", ("other",)),
        ("b", "edited", ("negation", "number")),
        ("c", "edited", ("number",)),
        ("a", "edited", ("other",)),
    ]


def test_what_is_gone_comes_before_what_was_added():
    assert told(compare([QUAY, CREW, COST], [QUAY, COST, VOTE])) == [
        ("b", "gone", ("other",)),
        (None, "added", ("other",)),
    ]


def test_a_passage_that_only_moved_has_no_edits():
    assert told(compare([QUAY, CREW, COST], [CREW, COST, QUAY])) == [("a", "moved", ())]


def test_parts_of_a_split_passage_are_no_additions():
    assert told(compare([QUAY + " " + CREW, COST], [QUAY, CREW, COST])) == [("a", "split", ())]


def test_a_page_that_owns_up_to_a_change_says_so():
    notice = "Correction: an earlier version of this report gave too low a figure for the repairs."
    comparison = compare([QUAY, COST], [QUAY, COST.replace("140,000", "190,000"), notice])
    assert comparison.notices == (notice,)


def test_a_report_about_a_correction_is_no_notice():
    assert not is_notice("The council asked for a correction of the figures before it votes.")
