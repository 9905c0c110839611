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


def test_numbers_of_pages_in_brackets_are_neither_marks_nor_words():
    """They count up in even steps through the text, `[5]`, `[6]` …; the notes count by themselves."""
    page = "The ice lay on the sound that winter, and the boats lay in it. " * 20
    pages = [f"{page}\n\nPilot {number} waited, [{number}] as pilots do.\n\n" for number in range(5, 35)]
    pages[7] += "The board met at last.[1]\n\n[1] Minutes of the board, fol. 12.\n\n"
    pages[20] += "The dues fell.[2]\n\n[2] Lamp Book, leaf 9.\n\n"
    parsed = parse("".join(pages).encode(), name="case.txt")
    assert [(one.label, one.note) for one in parsed.notes.references] == [("1", 0), ("2", 1)]
    assert [note.text for note in parsed.notes.notes] == ["Minutes of the board, fol. 12.", "Lamp Book, leaf 9."]
    assert sum(passage.text.endswith(" waited, as pilots do.") for passage in parsed.passages) == len(pages)


def test_a_mark_inside_a_tag_at_the_end_of_a_markdown_paragraph_stands_in_its_passage():
    """Signs of markup between the last word and the mark are no words."""
    parsed = parse(b"The lamp was **lit**<sup>[^1]</sup>\n\nIt was put out.\n\n[^1]: At dusk.\n", name="case.md")
    (reference,) = parsed.notes.references
    assert reference.passage is not None
    assert parsed.passages[reference.passage].text[: reference.position] == "The lamp was lit"
