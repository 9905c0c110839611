"""What an RTF file becomes."""

from __future__ import annotations

import pytest
from formats_built import hold, reading_of, references, shape
from hypothesis import given
from hypothesis import strategies as st

from loccit.errors import UnreadableError
from loccit.model import About
from loccit.readers import read
from loccit.readers._rtf_tokens import group_end


def rtf(body: str, *, head: str = "") -> bytes:
    return (r"{\rtf1\ansi\ansicpg1252\deff0" + head + body + "}").encode("latin-1")


def test_notes_come_behind_the_body_and_their_automatic_marks_print_nothing():
    body = (
        r"\pard Low{\super\chftn}{\footnote\pard\plain{\super\chftn} At noon.\par Or later.} tide"
        r"{\super\chftn}{\footnote\ftnalt{\super\chftn} The end.}.\par"
    )
    reading = reading_of(rtf(body))
    assert shape(reading) == [
        ("paragraph", 0, "Low tide."),
        ("paragraph", 0, "At noon.\nOr later."),
        ("paragraph", 0, "The end."),
    ]
    assert references(reading) == [("Low", "", "At noon.\nOr later."), ("Low tide", "", "The end.")]
    assert [target.cues for target in reading.targets] == [("doc-footnote",), ("doc-endnote",)]


def test_a_mark_of_ones_own_is_printed_and_belongs_to_the_reference():
    reading = reading_of(rtf(r"Low{\super *}{\footnote At noon.} tide.\par"))
    assert references(reading) == [("Low", "*", "At noon.")]


def test_characters_of_every_kind_are_read():
    fonts = r"{\fonttbl{\f0\fcharset0 Times;}{\f1\fcharset204 Times;}{\f2\fcharset128 Mincho;}}"
    body = r"caf\'e9 \u8220?x\u8221? \f1\'ef\'f0\'e8 \f2\'8a\'bf \u-10179?\u-8704? \emdash\~\{a\}\uc2\u233ab!\par"
    assert reading_of(rtf(body, head=fonts)).text == "café “x” при 漢 😀 —\u00a0{a}é!"


def test_headings_rows_items_and_links_are_told_apart():
    head = r"{\stylesheet{\s1\outlinelevel0 heading 1;}{\s7 Title;}{\s8 Block Quotation;}}"
    head += r"{\info{\title Tides}{\author Una Vey}}"
    body = (
        r"\pard\s7 Tides\par\pard\s1 Ebb\par\pard\outlinelevel1 Late\par\pard\s8 He said.\par"
        r"\pard\ls1{\listtext\bullet\tab}fees\par\pard\ls1\ilvl1 pilots\par"
        r"\trowd\pard\intbl Year\cell 1911\cell\row\pard "
        r'{\field{\*\fldinst HYPERLINK "https://skarne.example/"}{\fldrslt the port}} now.\par'
    )
    reading = reading_of(rtf(body, head=head))
    assert shape(reading) == [
        ("heading", 1, "Tides"),
        ("heading", 1, "Ebb"),
        ("heading", 2, "Late"),
        ("quote", 0, "He said."),
        ("list_item", 1, "fees"),
        ("list_item", 2, "pilots"),
        ("row", 0, "Year\t1911"),
        ("paragraph", 0, "the port now."),
    ]
    assert [(reading.text[link.start : link.end], link.target) for link in reading.links] == [
        ("the port", "https://skarne.example/")
    ]
    assert [(claim.field, claim.value) for claim in reading.claims] == [("title", "Tides"), ("authors", "Una Vey")]


def test_what_does_not_show_is_no_text_and_what_stands_apart_is_a_block_of_its_own():
    body = (
        r"{\header Harbour Board\par}{\*\generator x;}{\pict 00ff}\bin3 abcLow{\v secret} {\deleted never} tide"
        r"{\*\annotation{\*\atnid 1}which?}.\par"
    )
    reading = reading_of(rtf(body))
    assert [(block.cues, reading.text[block.start : block.end]) for block in reading.blocks] == [
        ((), "Low tide."),
        (("hidden",), "secret"),
        (("page-head",), "Harbour Board"),
        (("comment",), "which?"),
    ]
    assert [finding.code for finding in reading.findings] == ["tracked_changes"]


def test_a_star_inside_a_group_hides_no_words():
    reading = reading_of(rtf(r"{\f2\fs24\*\cs7 Low tide} at {\*\unheard never}noon.\par"))
    assert reading.text == "Low tide at noon."


@pytest.mark.parametrize(
    ("payload", "code"), [(rtf(r"{\pict 00}"), "R107"), (rtf("{" * 6_000 + "x" + "}" * 6_000), "R110")]
)
def test_what_cannot_be_read_says_why(payload: bytes, code: str):
    with pytest.raises(UnreadableError) as fault:
        read(payload, About(name="tides.rtf"))
    assert fault.value.code == code


def test_a_group_ends_at_its_own_brace():
    assert [group_end(source, 1, len(source)) for source in ("{a{b}c}d", r"{a\}b}", "{a")] == [6, 5, 2]


PIECES = st.sampled_from(
    ["ab", " ", r"\par ", "{", "}", r"\b ", r"\'e9", r"\u233?", r"{\footnote x}", r"\cell ", r"\row ", r"\intbl ", "\\",
     r"{\super 1}", r"\pard ", r"\s1 ", r"\line ", r"\uc0 "]
)  # fmt: skip


@given(st.lists(PIECES, max_size=20))
def test_whatever_the_groups_are_letters_are_neither_lost_nor_doubled(pieces: list[str]):
    body = "".join(pieces)
    reading = read(rtf(f"z{{{body}"), About())
    hold(reading)
    if "\\" not in pieces and "}" not in pieces:
        assert reading.text.count("ab") == pieces.count("ab")
