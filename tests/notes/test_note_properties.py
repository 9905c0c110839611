"""What must always hold of notes, whatever the source."""

from __future__ import annotations

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from loccit import notes, readers, structure
from loccit.model import About, Block, Described, Notes, Reading

PIECES = st.sampled_from(
    [
        "The harbour froze", "word", ".", ", ", " ", "\n", "\n\n", "[1]", "[2]", "(1)", "{1}", "*", "†", "¹", "^2", "1",
        "[fn]", "Hide Footnote", "[^a]", "[^a]: ", "^[", "]", "[Footnote 1: ", "\n[1] ", "\n1. ", "\n* ", "NOTES\n",
        "Tveit, op. cit.", "<ref>", "</ref>", "<ref name=x />", r"\footnote{", "}", "#footnote[", "footnote:[", " [1]_",
        "[fn:1]", "\n[fn:1] ", "see Section IV.C below", "(London, 1998)", "“", "”", ";", "\r\n",
        "\u00a0", "é", "ယူ", "`",
        "12", "Ibid.", "\n.. [1] ", "```\n", "((See the log.))", "[note: ice]", "[[1]]", "*1", " /1/",
        "fig. 1", "see note 1",
        "\nNote 1. ", "Holm 2001, 33.", "Тведт М. ", "“Ice”, News, 4 May 1903", "Town v. Board [1911]", "Ders.: ",
    ]
)  # fmt: skip
TEXTS = st.lists(PIECES, max_size=40).map("".join)
TAGS = st.sampled_from(
    [
        "<p>", "</p>", "<li id=fn1>", "<ol>", "<a href=#fn1 id=r1>", "<a href=#r1>", "</a>", "<sup>", "</sup>", "1",
        "ice ", "↩", "<span class=sidenote>", "</span>", "<a name=fn1>", "<div id=fn2 role=doc-footnote>", "</div>",
        "<table><tr><td>", "<a role=doc-noteref href=#fn2>", "<h2>Notes</h2>", "<br>", "[1]", "<hr>",
        "<span class=pagenum id=Page_3>", "<sup title='The ice of 1911.'>", "<span hidden>",
        "<details><summary>1</summary>",
        "</details>", "<foot-note>", "<button aria-controls=fn2>", "<span data-id=n1>",
        "<a onclick=\"show('It froze.')\">",
    ]
)  # fmt: skip
PAGES = st.lists(TAGS, max_size=40).map("".join)


def everything(source: str, name: str) -> tuple[Reading, Notes]:
    reading = readers.read(source.encode(), About(name=name))
    return reading, notes.find_notes(reading)


def check(reading: Reading, found: Notes) -> None:
    """Spans lie in the text, holes are sorted and apart, notes nest or are apart, and every link leads to a note."""
    length = len(reading.text)
    assert all(0 <= note.start <= note.end <= length for note in found.notes)
    assert all(0 <= one.start <= one.end <= length for one in found.references)
    assert all(0 <= hole.start < hole.end <= length for hole in found.holes)
    assert all(first.end <= second.start for first, second in zip(found.holes, found.holes[1:], strict=False))
    assert [note.ordinal for note in found.notes] == list(range(len(found.notes)))
    assert all(one.note is None or 0 <= one.note < len(found.notes) for one in found.references)
    for first in found.notes:
        for second in found.notes[first.ordinal + 1 :]:
            is_apart = first.end <= second.start or second.end <= first.start
            assert is_apart or (first.start <= second.start and second.end <= first.end)


def tied(reading: Reading, found: Notes) -> None:
    """Positions lie in their passages, and no mark of a reference that has a place is left in a passage."""
    blocks = tuple(
        Block(ordinal, block.kind, block.level, "body", "", block.start, block.end)
        for ordinal, block in enumerate(reading.blocks)
    )
    passages = structure.cut_passages(reading.text, blocks, (), found)
    done = notes.tie(found, passages)
    for one in done.references:
        if one.passage is not None:
            assert one.position is not None
            assert 0 <= one.position <= len(passages[one.passage].text)
    notes.cite(reading.text, done, Described())
    notes.cross_references(reading.text, passages, done, ())


@given(TEXTS)
@settings(max_examples=120, deadline=None)
def test_notes_and_holes_of_a_text_lie_in_it_and_do_not_cross(text):
    if text.strip():
        reading, found = everything(text, "case.txt")
        check(reading, found)
        tied(reading, found)


@given(TEXTS)
@settings(max_examples=50, deadline=None)
def test_notes_and_holes_of_markdown_lie_in_it_and_do_not_cross(text):
    if text.strip():
        reading, found = everything(text, "case.md")
        check(reading, found)
        tied(reading, found)


@given(PAGES)
@settings(max_examples=120, deadline=None)
def test_notes_and_holes_of_a_page_lie_in_it_and_do_not_cross(page):
    reading, found = everything("<html><body><p>Skarne.</p>" + page, "case.html")
    check(reading, found)
    tied(reading, found)


@given(TEXTS)
@settings(max_examples=50, deadline=None)
def test_finding_notes_twice_gives_the_same(text):
    if text.strip():
        assert everything(text, "case.txt") == everything(text, "case.txt")


REFERRING = st.lists(st.integers(1, 6), min_size=1, max_size=4).map(
    lambda labels: "The pilots" + "".join(f" waited[{label}]" for label in labels) + " for the ice."
)
LISTED = st.tuples(st.integers(1, 6), st.integers(1, 4)).map(
    lambda run: "\n\n".join(f"[{run[0] + step}] Lind, Tides, p. {step}." for step in range(run[1]))
)


@given(st.lists(REFERRING | LISTED, min_size=1, max_size=12).map("\n\n".join))
def test_a_mark_leads_to_a_note_of_its_own_number_whatever_lists_stand_between(text):
    _, found = everything(text, "case.txt")
    for reference in found.references:
        assert reference.note is None or found.notes[reference.note].label == reference.label


def test_a_list_that_is_none_of_notes_without_another_one_leaves_all_marks_in_order():
    text = "\n\n".join(
        [
            "The pilots waited[2] for[5] the ice.",
            "The pilots waited[3] for[1] the[1] ice.",
            "[6] Lind, p. 0.\n\n[7] Lind, p. 1.\n\n[8] Lind, p. 2.\n\n[3] Lind, p. 0.\n\n[4] Lind, p. 1.",
            "The pilots waited[5] for the ice.",
            "[4] Lind, p. 0.\n\n[5] Lind, p. 1.\n\n[6] Lind, p. 2.",
            "The pilots waited[2] for[1] the ice.",
            "[2] Lind, p. 0.\n\n[3] Lind, p. 1.\n\n[4] Lind, p. 2.",
        ]
    )
    _, found = everything(text, "case.txt")
    assert all(found.notes[one.note].label == one.label for one in found.references if one.note is not None)


HOSTILE = {
    "opened": "[fn]" * 5_000,
    "closed": "Hide Footnote[fn]" * 3_000,
    "brackets": "^[" * 10_000,
    "marks": "[1]" * 10_000,
    "marks and notes": "word[1] " * 800 + "\n\n" + "[1] note\n\n" * 800,
    "stars": "word* " * 800 + "\n\n" + "* note\n\n" * 800,
    "digits": "word1 " * 5_000 + "\n\n1. note\n2. note",
    "definitions": "[^a]: word\n\n\n\n" * 2_000,
    "blank lines": "[^a]: word" + "\n" * 50_000,
    "braces": r"\footnote{" * 5_000,
    "refs": "<ref>" * 10_000 + "</ref>",
    "back-ticks": "`" * 50_001 + "[^1]",
    "spaces": "word" + " " * 100_000 + "[1]\n\n[1] note",
    "semicolons": "word[1]\n\n[1] " + "a; “" * 3_000,
    "commas": "word[1]\n\n[1] " + "Aa Bb, " * 3_000,
    "numbers": "word[1]\n\n[1] " + "1, " * 10_000,
    "op. cit.": "word[1]\n\n[1] " + "Aa, op. cit.; " * 300,
    "see": "word[1]\n\n[1] " + "see " * 3_000,
}


@pytest.mark.parametrize("source", [pytest.param(text, id=name) for name, text in HOSTILE.items()])
def test_hostile_texts_cost_no_more_than_their_length(source):
    """Many thousand characters made to cost much are done in a moment."""
    started = time.process_time()
    reading, found = everything(source, "case.txt")
    notes.cite(reading.text, found, Described())
    assert time.process_time() - started < 3


def test_no_text_of_a_note_comes_into_a_passage():
    """Inline notes, notes at the foot, and notes that share a block with text."""
    source = (
        "The ice came.[fn]Harbour log, leaf nine.Hide Footnote It stayed.[^1]\n\n[^1]: Tide table, leaf four.\n\n"
        "The dues rose.\n"
    )
    reading, found = everything(source, "case.txt")
    blocks = structure.assign_roles(reading, found)
    passages = structure.cut_passages(reading.text, blocks, (), found)
    said = " ".join(passage.text for passage in passages)
    assert [note.text for note in found.notes] == ["Harbour log, leaf nine.", "Tide table, leaf four."]
    assert not any(note.text in said for note in found.notes)
