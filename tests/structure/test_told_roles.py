"""The roles that a document's own format tells."""

from __future__ import annotations

import pytest

from loccit.model import Notes, Reading, SourceBlock
from loccit.structure import assign_roles


def roles(form: str, *cues: tuple[str, ...]) -> list[tuple[str, str]]:
    """Role and reason of blocks `x` with these cues."""
    blocks = tuple(SourceBlock("paragraph", 3 * at, 3 * at + 1, cues=said) for at, said in enumerate(cues))
    reading = Reading("\n\n".join("abcdefgh"[: len(cues)]), blocks, "x 1", form)
    return [(block.role, block.why) for block in assign_roles(reading, Notes())]


def test_a_cue_of_a_told_format_is_a_role():
    assert roles("pdf", ("page-head",), ("page-number",), (), ("doc-footnote",)) == [
        ("boilerplate", "running head"),
        ("boilerplate", "page number"),
        ("body", "paragraph of the work"),
        ("note", "a note by its markup"),
    ]
    assert roles("docx", ("comment",), ("title",), ("standfirst",), ("title", "hidden")) == [
        ("boilerplate", "a comment on the text"),
        ("title", "the title by its style or element"),
        ("standfirst", "the subtitle by its style or element"),
        ("boilerplate", "hidden"),
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
