"""The roles that a document's own format tells."""

from __future__ import annotations

import pytest

from loccit.model import Note, Notes, Reading, SourceBlock
from loccit.structure import assign_roles


def roles(form: str, *cues: tuple[str, ...], notes: tuple[int, ...] = ()) -> list[tuple[str, str]]:
    """Role and reason of blocks of one letter with these cues; those at the places `notes` hold a note each."""
    blocks = tuple(SourceBlock("paragraph", 3 * at, 3 * at + 1, cues=said) for at, said in enumerate(cues))
    reading = Reading("\n\n".join("abcdefgh"[: len(cues)]), blocks, "x 1", form)
    found = tuple(Note(at, "1", "x", 3 * place, 3 * place + 1, "") for at, place in enumerate(notes))
    return [(block.role, block.why) for block in assign_roles(reading, Notes(notes=found))]


def test_a_cue_of_a_told_format_is_a_role():
    assert roles("pdf", ("page-head",), ("page-number",), (), ("doc-footnote",)) == [
        ("boilerplate", "running head"),
        ("boilerplate", "page number"),
        ("body", "paragraph of the work"),
        ("body", "a note by its markup, and none that can be told"),
    ]
    assert roles("docx", ("comment",), ("title",), ("standfirst",), ("title", "hidden")) == [
        ("boilerplate", "a comment on the text"),
        ("title", "the title by its style or element"),
        ("standfirst", "the subtitle by its style or element"),
        ("boilerplate", "hidden"),
    ]


def test_words_of_a_note_by_markup_are_in_a_note_or_in_a_passage():
    assert roles("pdf", (), ("doc-footnote",), ("doc-footnote",), notes=(1,)) == [
        ("body", "paragraph of the work"),
        ("note", "a note, and nothing else"),
        ("body", "a note by its markup, and none that can be told"),
    ]


def test_a_header_of_a_message_is_no_text_of_it():
    assert roles("eml", ("title", "mail-header"), ("mail-header",), ("title",)) == [
        ("title", "the title by its style or element"),
        ("notice", "a header of the message"),
        ("body", "paragraph of the work"),
    ]


@pytest.mark.parametrize("form", ["epub", "eml"])
def test_class_names_of_pages_tell_nothing(form: str):
    assert roles(form, ("title",), ("comment",)) == [("body", "paragraph of the work")] * 2
