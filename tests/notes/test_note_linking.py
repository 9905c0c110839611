"""References and notes, in every way of writing them: the cases are in `cases/linking_*.txt`."""

from __future__ import annotations

import pytest
from note_cases import CASES, cases_of, shown

from loccit.parse import parse

LINKING = [
    pytest.param(path.stem.removeprefix("linking_"), source, expected, id=f"{path.stem}: {title}")
    for path in sorted(CASES.glob("linking_*.txt"))
    for title, source, expected in cases_of(path.name)
]


@pytest.mark.parametrize(("ending", "source", "expected"), LINKING)
def test_each_reference_stands_at_its_character_and_leads_to_its_note(ending, source, expected):
    """Markers and notes are no words of a passage; what is odd about them is a finding."""
    assert shown(source, f"case.{ending}") == expected


def test_a_table_of_contents_with_links_both_ways_holds_no_notes():
    """Its links show words and lead to headings."""
    source = """<ul><li><a href="#one" id="toc1">1 Ice</a></li><li><a href="#two" id="toc2">2 Tide</a></li></ul>
    <h2 id="one"><a href="#toc1">1 Ice</a></h2><p>It froze.</p><h2 id="two"><a href="#toc2">2 Tide</a></h2>"""
    notes = parse(source.encode(), name="case.html").notes
    assert (notes.notes, notes.references, notes.findings) == ((), (), ())
