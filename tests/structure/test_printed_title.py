"""`structure.printed_title`: which line is the title, and which names the journal or the house over it."""

import pytest

from loccit.model import Block, Claim, Reading
from loccit.structure.printed_title import printed_title

PARAGRAPH = "The harbour of Skarne was closed again on Tuesday, because the ice had come back to the bay. " * 3


def claims(*lines: tuple[str, int, str]) -> list[tuple[str, str]]:
    """What lines of a role, a level and words say, as pairs of field and value."""
    blocks, text = [], ""
    for role, level, words in lines:
        kind = "heading" if level else "paragraph"
        blocks.append(Block(len(blocks), kind, level, role, "", len(text), len(text) + len(words)))
        text += words + "\n\n"
    found = printed_title(Reading(text, (), "pdf", "pdf"), blocks, "the title's line")
    return [(claim.field, claim.value) for claim in found if isinstance(claim, Claim)]


@pytest.mark.parametrize(
    "running", ["Ice Studies 43 (2010) 2082–2105", "Ice Studies, Vol. 7, No. 2", "Ice Studies 12: 3"]
)
def test_the_name_of_a_journal_is_no_title(running: str):
    lines = [("title", 1, "Ice Studies"), ("heading", 2, "How the bay froze*"), ("heading", 3, "Mira Tolvane")]
    assert claims(("body", 0, running), *lines, ("body", 0, PARAGRAPH)) == [
        ("series", "Ice Studies"),
        ("title", "How the bay froze"),
    ]


def test_where_two_headings_could_be_meant_below_the_name_of_a_journal_there_is_no_title():
    lines = [("title", 1, "Ice Studies"), ("heading", 2, "How the bay froze"), ("heading", 2, "Mira Tolvane")]
    assert claims(("body", 0, "Ice Studies 43 (2010) 2"), *lines, ("body", 0, PARAGRAPH)) == [("series", "Ice Studies")]


def test_the_house_of_a_report_gives_way_to_lines_as_large_that_stand_apart():
    house, number = ("title", 1, "Institute of Ice Studies"), ("heading", 2, "I-2005-03")
    rows = [("heading", 1, "How the bay froze"), ("heading", 1, "in one night"), ("heading", 2, "Mira Tolvane")]
    assert claims(house, number, *rows, ("body", 0, PARAGRAPH)) == [("title", "How the bay froze in one night")]
    asked = ("title", 1, "Questions to the Institute of Ice Studies")
    assert claims(asked, number, *rows) == [("title", "Questions to the Institute of Ice Studies")]
    assert claims(house, ("body", 0, PARAGRAPH), *rows) == [("title", "Institute of Ice Studies")]


def test_a_title_that_is_said_again_before_a_number_of_no_volume_stays():
    lines = [("title", 1, "Skarne"), ("body", 0, "Skarne 12 ships came in."), ("body", 0, PARAGRAPH)]
    assert claims(*lines) == [("title", "Skarne")]
