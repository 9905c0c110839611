"""What an OpenDocument text becomes, packed or flat."""

from __future__ import annotations

import pytest
from formats_built import reading_of, references, shape, zipped

from loccit.errors import UnreadableError
from loccit.model import About
from loccit.readers import read

SPACES = (
    'xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" '
    'xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" '
    'xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" '
    'xmlns:style="urn:oasis:names:tc:opendocument:xmlns:style:1.0" '
    'xmlns:xlink="http://www.w3.org/1999/xlink" '
    'xmlns:dc="http://purl.org/dc/elements/1.1/"'
)
MIME = "application/vnd.oasis.opendocument.text"


def odt(body: str, *, styles: str = "") -> bytes:
    content = f"<office:document-content {SPACES}><office:body><office:text>{body}</office:text></office:body>"
    return zipped(
        {
            "mimetype": MIME,
            "content.xml": content + "</office:document-content>",
            "styles.xml": f"<office:document-styles {SPACES}>{styles}</office:document-styles>",
            "meta.xml": f"<office:document-meta {SPACES}><office:meta><dc:title>Tides</dc:title></office:meta>"
            "</office:document-meta>",
        }
    )


def flat(body: str) -> bytes:
    return (
        f'<?xml version="1.0"?><office:document {SPACES} office:mimetype="{MIME}">'
        f"<office:body><office:text>{body}</office:text></office:body></office:document>"
    ).encode()


def noted(label: str, words: str, kind: str = "footnote") -> str:
    return (
        f'<text:note text:id="n{label}" text:note-class="{kind}"><text:note-citation>{label}</text:note-citation>'
        f"<text:note-body><text:p>{words}</text:p></text:note-body></text:note>"
    )


@pytest.mark.parametrize("form", [odt, flat])
def test_the_number_stays_in_the_text_and_the_note_comes_behind_it(form):
    reading = reading_of(form(f"<text:p>Low{noted('1', 'At noon.')} tide{noted('i', 'See i.', 'endnote')}.</text:p>"))
    assert shape(reading) == [
        ("paragraph", 0, "Low1 tidei."),
        ("paragraph", 0, "At noon."),
        ("paragraph", 0, "See i."),
    ]
    assert references(reading) == [("Low", "1", "At noon."), ("Low1 tide", "i", "See i.")]


def test_a_second_reference_leads_to_the_same_note():
    again = '<text:note-ref text:ref-name="n1" text:note-class="footnote">1</text:note-ref>'
    reading = reading_of(odt(f"<text:p>Low{noted('1', 'At noon.')}</text:p><text:p>High{again}</text:p>"))
    assert references(reading) == [("Low", "1", "At noon."), ("Low1\n\nHigh", "1", "At noon.")]


def test_headings_lists_tables_and_quotations_are_blocks():
    styles = '<style:style style:name="P1" style:family="paragraph" style:parent-style-name="Quotations"/>'
    reading = reading_of(
        odt(
            '<text:h text:outline-level="2">Fees</text:h>'
            "<text:list><text:list-item><text:p>fixed</text:p><text:list><text:list-item><text:p>low</text:p>"
            "</text:list-item></text:list></text:list-item></text:list>"
            "<table:table><table:table-row><table:table-cell><text:p>Year</text:p></table:table-cell>"
            "<table:table-cell><text:p>1911</text:p></table:table-cell></table:table-row></table:table>"
            '<text:p text:style-name="P1">He<text:s text:c="2"/>said<text:line-break/>so.</text:p>',
            styles=styles,
        )
    )
    assert shape(reading) == [
        ("heading", 2, "Fees"),
        ("list_item", 1, "fixed"),
        ("list_item", 2, "low"),
        ("row", 0, "Year\t1911"),
        ("quote", 0, "He said\nso."),
    ]
    assert [(claim.field, claim.value) for claim in reading.claims] == [("title", "Tides")]


def test_a_table_of_contents_is_told():
    reading = reading_of(odt('<text:p text:style-name="Contents_20_1">Ebb 3</text:p><text:p>Low.</text:p>'))
    assert [block.cues for block in reading.blocks] == [("toc",), ()]


def test_deleted_words_are_not_read_and_comments_stand_apart():
    reading = reading_of(
        odt(
            "<text:tracked-changes><text:changed-region><text:deletion><text:p>never </text:p></text:deletion>"
            "</text:changed-region></text:tracked-changes>"
            "<text:p>It sank<office:annotation><dc:creator>B. Vey</dc:creator><text:p>when?</text:p>"
            "</office:annotation> fast.</text:p>"
        )
    )
    assert [(block.cues, reading.text[block.start : block.end]) for block in reading.blocks] == [
        ((), "It sank fast."),
        (("comment",), "when?"),
    ]
    assert [finding.code for finding in reading.findings] == ["tracked_changes"]


@pytest.mark.parametrize(
    ("payload", "code"),
    [
        (zipped({"mimetype": MIME, "meta.xml": "<a/>"}), "R106"),
        (zipped({"mimetype": MIME, "content.xml": "<a/>"}), "R106"),
        (zipped({"mimetype": MIME, "META-INF/manifest.xml": "<m><encryption-data/></m>"}), "R109"),
        (odt("")[:300], "R106"),
    ],
    ids=["no content", "no body", "locked", "cut off"],
)
def test_what_cannot_be_read_says_why(payload: bytes, code: str):
    with pytest.raises(UnreadableError) as fault:
        read(payload, About(name="tides.odt"))
    assert fault.value.code == code


def test_broken_markup_is_read_as_far_as_possible_with_a_finding():
    reading = reading_of(flat("<text:p>One</text:p><text:p>Two<text:span></text:p><text:p>Three</text:p>"))
    assert reading.text.startswith("One\n\nTwo")
    assert [finding.code for finding in reading.findings] == ["read_in_part"]
