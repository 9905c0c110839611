"""Spans and holes: no span begins or ends in what is cut out of a passage, and no cut ends the reading."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from loccit import parse
from loccit.attribution import attribute
from loccit.attribution.sentence.language import language_of
from loccit.model import Described, Notes, Passage, Span
from loccit.text.fold import shown

WORDS = """“ ” “We dredge,” said Mara Holm She told the Mirror: ‘never’ \" '' according to Edvin Strand , . — he added
that “the quay is a ruin” and Holm's crew (of four) found it “lawful” . Nobody was asked: «Non» , dit-il
A 62-year-old , who on Monday called CEO Inc. with over the mayor charged with , dubbed “Tide” told to mock reports last
year saying an interview with the Mirror while when because HON. A. VELL.- MR. according Behind King""".split()
HOLE = "[12]"

TEXT = """The Quay

“It is a ruin,” said Mara Holm,[1] the harbour master. She told the Skarne Mirror: “We dredge at night.[2]

“We sleep by day,” she added, according to her spokesman, who said ‘never’ twice.

WARDEN: Who pays?

PILOT: The town, as “everybody”[3] knows.

[1] M. Holm, quoted in “Fares”, Skarne Mirror, 3 May 2031.
[2] Ibid.
[3] “Nobody knows,” E. Strand wrote, “and nobody asked.”
"""


def passage_with_holes(words: list[str], holes: set[int]) -> tuple[str, Passage]:
    """A text with a marker behind some of its words, and its passage, whose pieces leave the markers out."""
    text, pieces, start = "", [], 0
    for place, word in enumerate(words):
        text += word
        if place in holes:
            pieces.append(Span(start, len(text)))
            text += HOLE
            start = len(text)
        text += " "
    pieces.append(Span(start, len(text)))
    kept = tuple(piece for piece in pieces if piece.end > piece.start)
    told = shown("".join(text[piece.start : piece.end] for piece in kept))
    return text, Passage(0, None, "body", told, None, kept, 0, len(text))


@settings(max_examples=400, deadline=None)
@given(
    st.lists(st.sampled_from(WORDS), min_size=1, max_size=50), st.sets(st.integers(0, 49), max_size=8), st.booleans()
)
def test_a_span_begins_and_ends_outside_every_hole(words, holes, doubled):
    """And its words are the document's between its ends, without the holes."""
    text, passage = passage_with_holes(words, holes)
    said = attribute(text, (passage,), Notes(), Described(), doubled=doubled)
    for row in (*said.quotations, *said.attributions):
        assert any(piece.start <= row.start < piece.end for piece in passage.pieces)
        assert any(piece.start < row.end <= piece.end for piece in passage.pieces)
        parts = (Span(max(piece.start, row.start), min(piece.end, row.end)) for piece in passage.pieces)
        inside = "".join(text[part.start : part.end] for part in parts if part.end > part.start)
        assert shown(inside) == shown(row.text)


@settings(max_examples=150, deadline=None)
@given(st.integers(0, len(TEXT)), st.integers(0, len(TEXT)))
def test_any_part_of_a_document_is_read(first, last):
    """From any character to any other, notes and turns cut through: each quotation lies in its passage or note."""
    part = TEXT[min(first, last) : max(first, last)]
    if not part.strip():
        return
    found = parse(part.encode(), name="quay.txt")
    for one in found.quotations:
        held = found.passages[one.passage] if one.passage is not None else found.notes.notes[one.note]
        assert held.start <= one.start < one.end <= held.end


@settings(max_examples=400, deadline=None)
@given(st.lists(st.sampled_from(WORDS), min_size=1, max_size=14))
def test_words_in_any_order_are_read(words):
    """Whatever stands beside a cue, no rule looks behind the end of its sentence."""
    text, passage = passage_with_holes(words, set())
    said = attribute(text, (passage,), Notes(), Described())
    assert all(row.text for row in said.quotations)


@pytest.mark.parametrize("code", ["en", "de", "fr", "es", "ru"])
def test_a_word_of_a_language_tied_to_another_by_an_apostrophe_breaks_nothing(code):
    tied = [f"{first}{verb}" for verb in sorted(language_of(code).verbs) for first in ("l’", "d'")]
    for at in range(0, len(tied), 200):
        said = [word for some in tied[at : at + 200] for word in ("«Yes»", ",", some, "Mara", "Holt", ".")]
        text, passage = passage_with_holes(said, set())
        assert attribute(text, (passage,), Notes(), Described(), language=code).quotations
