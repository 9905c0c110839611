"""What JATS, TEI, DocBook and FictionBook become."""

from __future__ import annotations

import re

import pytest
from formats_built import hold, reading_of, references, shape
from hypothesis import given
from hypothesis import strategies as st

from loccit.errors import UnreadableError
from loccit.model import About
from loccit.readers import read

JATS = """<article dtd-version="1.2" xml:lang="en" xmlns:xlink="http://www.w3.org/1999/xlink">
<front><journal-meta><journal-id>hs</journal-id><publisher><publisher-name>Skarne Press</publisher-name></publisher>
</journal-meta><article-meta><title-group><article-title>Tides</article-title></title-group>
<contrib-group><contrib contrib-type="author"><name><surname>Orrin</surname><given-names>Pell</given-names></name>
</contrib></contrib-group><pub-date><day>4</day><month>3</month><year>2021</year></pub-date>
<abstract><p>On low water.</p></abstract></article-meta></front>
<body><sec><label>1</label><title>Ebb</title><p>It sank<xref ref-type="fn" rid="f1"><sup>1</sup></xref>, as said
<xref ref-type="bibr" rid="b1">[3]</xref>.</p>
<list><list-item><p>fees</p></list-item></list>
<disp-quote><p>Low, he said.<fn id="f2"><p>In 1911.</p></fn></p></disp-quote>
<table-wrap><label>Table 1</label><caption><p>Calls</p></caption><table><tr><th>Year</th><td>300</td></tr></table>
</table-wrap></sec></body>
<back><fn-group><fn id="f1"><label>1</label><p>At noon.</p><p>Or later.</p></fn></fn-group>
<ref-list><ref id="b1"><label>3</label><mixed-citation>Vey, Maps.</mixed-citation></ref></ref-list></back></article>"""


def test_jats_keeps_its_order_labels_and_notes():
    reading = reading_of(JATS.encode())
    assert (reading.format, shape(reading)) == (
        "jats",
        [
            ("heading", 1, "Tides"),
            ("paragraph", 0, "Orrin Pell"),
            ("paragraph", 0, "On low water."),
            ("heading", 1, "1 Ebb"),
            ("paragraph", 0, "It sank1, as said [3]."),
            ("list_item", 1, "fees"),
            ("quote", 0, "Low, he said."),
            ("caption", 0, "Table 1 Calls"),
            ("row", 0, "Year\t300"),
            ("paragraph", 0, "1 At noon.\nOr later."),
            ("list_item", 1, "3 Vey, Maps."),
            ("paragraph", 0, "In 1911."),
        ],
    )
    assert references(reading) == [
        ("b\n\nIt sank", "1", "At noon.\nOr later."),
        (", he said.", "", "In 1911."),
    ]
    assert [(claim.field, claim.value) for claim in reading.claims] == [
        ("publisher", "Skarne Press"),
        ("title", "Tides"),
        ("authors", "Pell Orrin"),
        ("published", "2021-03-04"),
        ("language", "en"),
    ]


def test_tei_takes_notes_out_of_the_sentence_and_knows_where_they_point():
    source = """<TEI xmlns="http://www.tei-c.org/ns/1.0"><teiHeader><fileDesc><titleStmt><title>Tides</title>
    <author>Una Vey</author></titleStmt></fileDesc></teiHeader><text><body><div><head>Ebb</head>
    <p>It <choice><sic>sanc</sic><corr>sank</corr></choice><note place="foot" n="a">At noon.</note> fast<anchor
    xml:id="x"/>.</p><lg><l>low</l><l>lower</l></lg></div></body><back><note target="#x">In 1911.</note></back></text>
    </TEI>"""
    reading = reading_of(source.encode())
    assert shape(reading) == [
        ("heading", 2, "Ebb"),
        ("paragraph", 0, "It sank fast."),
        ("paragraph", 0, "low"),
        ("paragraph", 0, "lower"),
        ("paragraph", 0, "In 1911."),
        ("paragraph", 0, "At noon."),
    ]
    assert references(reading) == [("b\n\nIt sank", "", "At noon."), (" sank fast", "", "In 1911.")]
    assert [(claim.field, claim.value) for claim in reading.claims] == [("title", "Tides"), ("authors", "Una Vey")]


def test_docbook_refers_again_to_a_note():
    source = """<article xmlns="http://docbook.org/ns/docbook" xmlns:xlink="http://www.w3.org/1999/xlink">
    <info><title>Tides</title><author><personname><firstname>Pell</firstname><surname>Orrin</surname></personname>
    </author></info><section><title>Ebb</title><para>It sank<footnote xml:id="n"><para>At noon.</para></footnote> and
    rose<footnoteref linkend="n"/>.</para><programlisting>a  b
  c</programlisting></section></article>"""
    reading = reading_of(source.encode())
    assert shape(reading) == [
        ("heading", 1, "Tides"),
        ("paragraph", 0, "Pell Orrin"),
        ("heading", 1, "Ebb"),
        ("paragraph", 0, "It sank and rose."),
        ("code", 0, "a  b\n  c"),
        ("paragraph", 0, "At noon."),
    ]
    assert [(printed, words) for _, printed, words in references(reading)] == [("", "At noon."), ("", "At noon.")]


def test_fictionbook_has_its_notes_in_a_body_of_their_own():
    source = """<FictionBook xmlns:l="http://www.w3.org/1999/xlink"><description><title-info>
    <book-title>Tides</book-title><author><first-name>Una</first-name><last-name>Vey</last-name></author></title-info>
    </description><body><section><title><p>One</p></title><p>It sank<a l:href="#n1" type="note">[1]</a>.</p></section>
    </body><body name="notes"><section id="n1"><title><p>1</p></title><p>At noon.</p></section></body></FictionBook>"""
    reading = reading_of(source.encode())
    assert shape(reading) == [
        ("heading", 2, "One"),
        ("paragraph", 0, "It sank[1]."),
        ("paragraph", 0, "1 At noon."),
    ]
    assert [(printed, words) for _, printed, words in references(reading)] == [("[1]", "At noon.")]
    assert [(claim.field, claim.value) for claim in reading.claims] == [("title", "Tides"), ("authors", "Una Vey")]


def test_an_unknown_vocabulary_is_read_by_the_names_that_many_share():
    source = b"""<?xml version="1.0"?><play><title>Tides</title><act><head>One</head><speech>Low<footnote>At noon.
    </footnote> water.</speech><stage>He goes.</stage></act></play>"""
    reading = reading_of(source)
    assert (reading.format, shape(reading)) == (
        "xml",
        [
            ("heading", 1, "Tides"),
            ("heading", 1, "One"),
            ("paragraph", 0, "Low water."),
            ("paragraph", 0, "He goes."),
            ("paragraph", 0, "At noon."),
        ],
    )


def test_whatever_is_called_a_note_in_an_unknown_vocabulary_is_one():
    """`authorialNote` is Akoma Ntoso's; its marker is the label."""
    source = b"""<?xml version="1.0"?><akomaNtoso><p>The dues rose<authorialNote marker="1"><p>OJ 4.</p></authorialNote>
    in 1911.</p></akomaNtoso>"""
    reading = reading_of(source)
    assert (reading.text, [link.cues for link in reading.links]) == (
        "The dues rose in 1911.\n\nOJ 4.",
        [("doc-noteref", "label:1")],
    )


PAGES = """<?xml version="1.0"?><debate><col>1</col><p>The calls vary <col>2</col>
between the <quantity>3</quantity> piers<image src="a"/>.</p><col>{last}</col><p>It fell.</p></debate>"""


@pytest.mark.parametrize(
    ("last", "words"),
    [
        ("3", ["The calls vary between the 3 piers.", "It fell."]),
        ("col. 3WH", ["The calls vary between the 3 piers.", "It fell."]),
        ("1", ["1", "The calls vary 2 between the 3 piers.", "1", "It fell."]),
        ("three", ["1", "The calls vary 2 between the 3 piers.", "three", "It fell."]),
    ],
)
def test_numbers_that_count_the_columns_of_a_document_are_no_words(last: str, words: list[str]):
    source = PAGES.replace("{last}", last)
    assert [block for _, _, block in shape(reading_of(source.encode(), "a.xml"))] == words


@pytest.mark.parametrize(("root", "form"), [("quay", "xml"), ("div", "html")])
def test_a_file_named_xml_is_read_as_that_where_its_first_element_is_none_of_html(root: str, form: str):
    source = f"<{root}><title>Tides</title><section><p>Low water.</p><p>High water.</p></section></{root}>"
    assert reading_of(source.encode(), "tides.xml").format == form


def test_columns_of_a_table_are_words():
    source = b"""<?xml version="1.0"?><t><row><col>1</col><col>2</col></row></t>"""
    assert "".join(reading_of(source, "a.xml").text.split()) == "12"


DEEP = "<TEI>" + "<div>" * 240 + "<p>deep</p>" + "</div>" * 240 + "</TEI>"


def test_what_nests_as_deep_as_it_may_is_read():
    assert reading_of(DEEP.encode()).text == "deep"


@pytest.mark.parametrize(
    ("source", "code"),
    [
        (DEEP.replace("<div>" * 240, "<div>" * 3000).replace("</div>" * 240, "</div>" * 3000), "R106"),
        ("<TEI><text/></TEI>", "R107"),
        ("<TEI>" + " " * 16_000_001 + "</TEI>", "R104"),
    ],
    ids=["too deep", "no words", "too large"],
)
def test_what_cannot_be_read_says_why(source: str, code: str):
    with pytest.raises(UnreadableError) as fault:
        read(source.encode(), About(name="tides.xml"))
    assert fault.value.code == code


def test_an_entity_of_html_is_read_and_an_unknown_one_stays_as_it_is_written():
    reading = reading_of(b'<!DOCTYPE TEI SYSTEM "tei.dtd"><TEI><p>caf&eacute; &skarne;</p></TEI>')
    assert reading.text == "café &skarne;"


TAGS = st.sampled_from(["p", "note", "hi", "div", "quote", "list", "item", "head", "row", "cell", "foo", "lb", "label"])
TREES = st.recursive(
    st.text(st.sampled_from("abcdef "), max_size=5),
    lambda inner: st.tuples(TAGS, st.lists(inner, max_size=3)).map(
        lambda tree: f"<{tree[0]}>{''.join(tree[1])}</{tree[0]}>"
    ),
    max_leaves=25,
)


@given(TREES)
def test_no_letter_is_lost_or_doubled(tree: str):
    source = f"<TEI>{tree}</TEI>"
    letters = sorted(tree_letters(source))
    if letters:
        reading = read(source.encode(), About())
        hold(reading)
        assert sorted("".join(reading.text.split())) == letters


def tree_letters(source: str) -> str:
    return "".join(re.sub(r"<[^>]*>", "", source).split())


@pytest.mark.parametrize("name", ["text", "description", "summary"])
def test_what_is_called_a_text_is_one_paragraph_only_where_it_holds_none(name: str):
    held = f"<?xml version='1.0'?>\n<quay><{name}>Low. <head>Tides</head><p>Ebb.</p><p>Flood.</p></{name}></quay>"
    assert [words for _, _, words in shape(reading_of(held.encode(), "a.xml"))] == ["Low.", "Tides", "Ebb.", "Flood."]
    bare = f"<?xml version='1.0'?>\n<quay><{name}>Low <i>tide</i>.</{name}></quay>"
    assert [words for _, _, words in shape(reading_of(bare.encode(), "a.xml"))] == ["Low tide."]
