"""What stands twice is a repeat; a heading that two sections share is none."""

from __future__ import annotations

import pytest
from markup_pages import PARAGRAPHS

from loccit.model import About, Notes
from loccit.readers import read
from loccit.structure import assign_roles


def judged(markup: str) -> list[tuple[str, str, int | None]]:
    """Role, first words and the block repeated, of each block of a page."""
    reading = read(f"<html><body>{markup}</body></html>".encode(), About(name="quay.html"))
    return [
        (block.role, reading.text[block.start : block.end][:12], block.same_as)
        for block in assign_roles(reading, Notes())
    ]


ONE, TWO, THREE, FOUR = (f"<p>{words}</p>" for words in PARAGRAPHS)
STARTS = [words[:12] for words in PARAGRAPHS]


def test_two_sections_may_have_the_same_heading():
    page = f"<h1>Quays</h1><h2>Background</h2>{ONE}<h2>Costs</h2>{TWO}<h2>Background</h2>{THREE}{FOUR}"
    assert judged(page) == [
        ("title", "Quays", None),
        ("heading", "Background", None),
        ("body", STARTS[0], None),
        ("heading", "Costs", None),
        ("body", STARTS[1], None),
        ("heading", "Background", None),
        ("body", STARTS[2], None),
        ("body", STARTS[3], None),
    ]


@pytest.mark.parametrize("title", ["Background", "Quays"])
def test_a_heading_over_text_that_stands_once_stays_though_its_words_and_the_paragraph_before_stood_before(title):
    page = f"<h1>{title}</h1><h2>Method</h2>{ONE}<h2>Background</h2>{TWO}<h2>Method</h2>{ONE}<h2>Background</h2>{THREE}"
    assert judged(page)[5:] == [
        ("repeat", "Method", 1),
        ("repeat", STARTS[0], 2),
        ("heading", "Background", None),
        ("body", STARTS[2], None),
    ]


def test_a_copy_of_a_whole_section_is_a_repeat_with_its_heading():
    page = f"<h1>Quays</h1><h2>Method</h2>{ONE}{TWO}<h2>Costs</h2>{THREE}<h2>Method</h2>{ONE}{TWO}"
    assert judged(page)[6:] == [("repeat", "Method", 1), ("repeat", STARTS[0], 2), ("repeat", STARTS[1], 3)]
