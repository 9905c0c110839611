"""`structure.outline`: labels and nesting, read off headings."""

import pytest

from loccit.model import Block, Section
from loccit.structure.outline import outline


def headed(*headings, levels=None):
    text, blocks = "", []
    for at, heading in enumerate(headings):
        level = levels[at] if levels else 0
        blocks.append(Block(at, "line", level, "heading", "", len(text), len(text) + len(heading)))
        text += heading + "\n"
    return text, tuple(blocks)


@pytest.mark.parametrize(
    ("headings", "labels"),
    [
        # two sections C. are not the Roman hundred, D. not five hundred
        (["I. Sea", "A. Fish", "B. Boats", "C. Nets", "D. Ice", "II. Land", "A. Roads"],
         ["I", "I.A", "I.B", "I.C", "I.D", "II", "II.A"]),
        (["IV. Sea", "C. Nets", "V. Land"], ["IV", "IV.C", "V"]),
        (["A. Fish", "B. Boats", "C. Nets", "D. Ice"], ["A", "B", "C", "D"]),
        (["1. Sea", "1.1 Fish", "1.2 Boats", "2. Land"], ["1", "1.1", "1.2", "2"]),
        (["1 Sea", "2 Land", "2021 in review"], ["1", "2", ""]),
        (["Overview", "I. Sea", "Appendix A: Ships", "Appendix B"], ["", "I", "Appendix A", "Appendix B"]),
        (["Part of the plan", "A crisis", "I am the sea"], ["", "", ""]),
    ],
)  # fmt: skip
def test_labels_follow_their_sequence(headings, labels):
    assert [section.label for section in outline(*headed(*headings))] == labels


def test_a_section_ends_where_the_next_of_its_rank_begins():
    text, blocks = headed("I. Sea", "A. Fish", "B. Boats", "II. Land")
    assert outline(text, blocks) == (
        Section(0, None, "I", "I. Sea", 0, 24),
        Section(1, 0, "I.A", "A. Fish", 7, 15),
        Section(2, 0, "I.B", "B. Boats", 15, 24),
        Section(3, None, "II", "II. Land", 24, 33),
    )


def test_levels_of_the_format_win_over_labels():
    text, blocks = headed("Sea", "Fish", "Cod", "Land", levels=[2, 3, 4, 2])
    assert [section.parent for section in outline(text, blocks)] == [None, 0, 1, None]


def test_references_belong_to_the_whole_text():
    text, blocks = headed("I. Sea", "A. Fish", "References")
    assert [section.parent for section in outline(text, blocks)] == [None, 0, None]
