"""A note does not hold the text that goes on behind it."""

from __future__ import annotations

import pytest

from loccit.parse import parse

PROSE = "The council met in the hall above the quay, and whoever had a boat came to hear what the tide would bring. "


def page(*notes: str) -> bytes:
    """A page with eight references and these notes, each below its paragraph."""
    told = "".join(f"<p>{PROSE}It was so.<sup>{at}</sup></p><p>{note}</p>" for at, note in enumerate(notes, 1))
    return f"<html><body><h1>The Tides</h1>{told}</body></html>".encode()


def notes(count: int) -> list[str]:
    return [f"{at}. Orrin, The Tides of Skarne, {at}." for at in range(1, count + 1)]


@pytest.mark.parametrize(
    ("more", "is_note"),
    [
        (PROSE * 50, False),
        (PROSE * 16 + "So they said.<sup>5</sup>", False),
        (PROSE * 16, True),
    ],
    ids=["longer by far", "with the next mark in it", "a long note"],
)
def test_a_paragraph_in_which_the_text_goes_on_is_no_note_and_its_reference_dangles(more: str, is_note: bool):
    told = notes(8)
    told[3] += " " + more
    parsed = parse(page(*told), name="a.html")
    labels = [note.label for note in parsed.notes.notes]
    assert labels == [str(at) for at in range(1, 9) if is_note or at != 4]
    assert [one.label for one in parsed.notes.references if one.note is None] == ([] if is_note else ["4"])
    assert any(PROSE.strip() in passage.text and "4. Orrin" in passage.text for passage in parsed.passages) != is_note
