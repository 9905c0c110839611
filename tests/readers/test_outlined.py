"""Paragraphs that have a level of the outline, and yet are no headings."""

from __future__ import annotations

import pytest
from formats_built import docx, p, reading_of, shape, zipped
from hypothesis import given
from hypothesis import strategies as st

from loccit.readers._outlined import Outlined

LONG = (
    "The harbour board took the toll from every boat that lay at the quay for more than one tide, whatever it "
    "carried, and gave a receipt for it that the pilots of Skarne had to show to the clerk."
)
STYLES = """
<w:style w:type="paragraph" w:styleId="One"><w:name w:val="ParaOne"/><w:pPr><w:outlineLvl w:val="3"/>
<w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>
<w:style w:type="paragraph" w:styleId="Approved"><w:name w:val="ParaApproved"/><w:basedOn w:val="One"/>
<w:pPr><w:outlineLvl w:val="9"/></w:pPr></w:style>
<w:style w:type="paragraph" w:styleId="Part"><w:name w:val="heading 2"/></w:style>
"""
NUMBERS = """<w:abstractNum w:abstractNumId="7"><w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="decimal"/>
<w:lvlText w:val="%1."/></w:lvl></w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="7"/></w:num>"""
MORE = {"styles": STYLES, "numbering": NUMBERS}
UNNUMBERED = (
    '<w:p><w:pPr><w:pStyle w:val="One"/><w:numPr><w:numId w:val="0"/></w:numPr></w:pPr><w:r><w:t>{}</w:t></w:r></w:p>'
)


def _kinds(body: str) -> list[tuple[str, str]]:
    return [(kind, words[:12]) for kind, _, words in shape(reading_of(docx(body, more=MORE)))]


def test_a_style_most_of_whose_paragraphs_are_sentences_numbers_paragraphs():
    body = p(LONG, style="One") * 2 + p("I agree.", style="One") + UNNUMBERED.format("The law")
    assert _kinds(body) == [
        ("list_item", LONG[:12]),
        ("list_item", LONG[:12]),
        ("list_item", "I agree."),
        ("heading", "The law"),
    ]


def test_level_nine_stands_over_the_level_of_the_base():
    assert _kinds(p("Costs", style="Approved")) == [("list_item", "Costs")]


def test_a_long_sentence_heads_nothing_in_the_style_of_headings_either():
    body = p("The quay", style="Part") + p("The toll", style="Part") + p(LONG, style="Part")
    assert _kinds(body) == [("heading", "The quay"), ("heading", "The toll"), ("paragraph", LONG[:12])]


def test_a_title_is_no_sentence():
    styles = '<w:style w:type="paragraph" w:styleId="T"><w:name w:val="Title"/></w:style>'
    reading = reading_of(docx(p("Tides", style="T") + p(LONG, style="T"), more={"styles": styles}))
    assert [(block.kind, block.cues) for block in reading.blocks] == [("heading", ("title",)), ("paragraph", ())]


def test_the_words_of_a_box_are_not_those_of_the_heading_that_it_hangs_on():
    box = f"<w:r><w:pict><w:txbxContent>{p(LONG)}</w:txbxContent></w:pict></w:r>"
    assert _kinds(p("The quay", box, style="Part"))[0] == ("heading", "The quay")


def test_a_heading_of_an_opendocument_text_that_is_a_sentence_is_a_paragraph():
    cited = "<text:note-citation>1</text:note-citation>"
    note = f'<text:note text:id="n" text:note-class="footnote">{cited}{LONG}</text:note>'
    body = f"<text:h>The quay{note}</text:h><text:h>The toll</text:h><text:h>{LONG}</text:h>"
    names = " ".join(f'xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"' for name in ("office", "text"))
    root = "office:document-content"
    content = f"<{root} {names}><office:body><office:text>{body}</office:text></office:body></{root}>"
    packed = zipped({"mimetype": "application/vnd.oasis.opendocument.text", "content.xml": content})
    assert [kind for kind, _, _ in shape(reading_of(packed, "quay.odt"))][:3] == ["heading", "heading", "paragraph"]


def test_a_heading_of_rich_text_that_is_a_sentence_is_a_paragraph():
    styles = r"{\stylesheet{\s3\outlinelevel2 Part;}{\s4\outlinelevel9 Text;}}"
    source = rf"{{\rtf1{styles}\pard\s3 The quay\par\pard\s3 The toll\par\pard\s3 {LONG}\par\pard\s4 Low\par}}"
    kinds = [kind for kind, _, _ in shape(reading_of(source.encode("ascii")))]
    assert kinds == ["heading", "heading", "paragraph", "paragraph"]


@pytest.mark.parametrize(
    ("words", "is_heading"),
    [("The facts", True), ("3 Tolls", True), ("(b) the toll", False), ("as follows", False), ("He said:", False)],
)
def test_in_a_style_of_sentences_a_short_line_heads_others_if_it_is_none(words: str, is_heading: bool):
    outlined = Outlined()
    for _ in range(3):
        outlined.learn("One", LONG)
    outlined.learn("One", words)
    assert outlined.is_heading("One", words) is is_heading
    assert not outlined.is_heading("One", words, is_numbered=True)


@given(st.lists(st.text(max_size=80).filter(lambda words: bool(words.strip())), min_size=1))
def test_a_style_of_short_lines_stays_one_of_headings(lines: list[str]):
    outlined = Outlined()
    for line in lines:
        outlined.learn("Part", line)
    assert all(outlined.is_heading("Part", line) for line in lines)
