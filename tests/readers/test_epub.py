"""What an e-book becomes."""

from __future__ import annotations

import pytest
from formats_built import reading_of, shape, zipped

from loccit.errors import UnreadableError
from loccit.model import About
from loccit.readers import read

CONTAINER = '<container><rootfiles><rootfile full-path="OPS/book.opf"/></rootfiles></container>'
DC = 'xmlns:dc="http://purl.org/dc/elements/1.1/"'


def epub(pages: dict[str, str], *, spine: tuple[str, ...] = (), more: dict[str, str] | None = None) -> bytes:
    items = "".join(f'<item id="{name}" href="{name}" media-type="application/xhtml+xml"/>' for name in pages)
    order = "".join(f'<itemref idref="{name}"/>' for name in spine or pages)
    metadata = (
        f'<metadata {DC}><dc:title>The Skarne Pilot</dc:title><dc:creator id="a">Pell Orrin</dc:creator>'
        '<dc:creator id="b">Una Vey</dc:creator><meta property="role" refines="#b">trl</meta></metadata>'
    )
    files: dict[str, str | bytes] = {
        "mimetype": "application/epub+zip",
        "META-INF/container.xml": CONTAINER,
        "OPS/book.opf": f"<package>{metadata}<manifest>{items}</manifest><spine>{order}</spine></package>",
    }
    files |= {f"OPS/{name}": f"<html><body>{body}</body></html>" for name, body in pages.items()}
    return zipped({**files, **(more or {})})


def led_to(payload: bytes) -> list[tuple[str, str]]:
    """What each link prints, and the words that it leads to."""
    reading = reading_of(payload)
    texts = {target.anchor: reading.text[target.start : target.end] for target in reading.targets}
    return [(reading.text[link.start : link.end], texts.get(link.target, "(none)")) for link in reading.links]


def test_the_spine_is_the_order_and_notes_of_another_file_are_met():
    pages = {
        "notes.xhtml": '<aside epub:type="footnote" id="n1"><p>Low at noon.</p></aside>',
        "one.xhtml": '<h1>Tides</h1><p>The ebb<a epub:type="noteref" href="notes.xhtml#n1" id="r1">1</a> runs.</p>',
    }
    payload = epub(pages, spine=("one.xhtml", "notes.xhtml"))
    assert [words for _, _, words in shape(reading_of(payload))] == ["Tides", "The ebb1 runs.", "Low at noon."]
    assert led_to(payload) == [("1", "Low at noon.")]


def test_an_id_that_two_files_have_is_made_unique():
    page = '<p>{0}<a href="#n1">1</a></p><p id="n1">Note {0}.</p>'
    payload = epub({"one.xhtml": page.format("Ebb"), "two.xhtml": page.format("Flood")})
    assert led_to(payload) == [("1", "Note Ebb."), ("1", "Note Flood.")]


def test_a_file_that_the_spine_leaves_out_comes_behind_it_where_it_is_linked():
    pages = {
        "notes.xhtml": '<p id="n1">Low.</p>',
        "unused.xhtml": "<p>Never.</p>",
        "one.xhtml": '<p>Ebb<a href="notes.xhtml#n1">1</a></p>',
    }
    payload = epub(pages, spine=("one.xhtml",))
    assert [words for _, _, words in shape(reading_of(payload))] == ["Ebb1", "Low."]


def test_who_translated_is_no_author():
    reading = reading_of(epub({"one.xhtml": "<p>Ebb</p>"}))
    assert [(claim.field, claim.value) for claim in reading.claims] == [
        ("title", "The Skarne Pilot"),
        ("authors", "Pell Orrin"),
    ]


def test_a_missing_file_is_a_finding_and_the_rest_is_read():
    whole = epub({"one.xhtml": "<p>Ebb</p>", "two.xhtml": "<p>Flood</p>"})
    assert reading_of(whole).findings == ()
    reading = reading_of(whole.replace(b"OPS/two.xhtml", b"OPS/tvo.xhtml"))
    assert reading.text == "Ebb"
    assert [finding.code for finding in reading.findings] == ["read_in_part"]


LOCKED = (
    "<encryption><EncryptedData><EncryptionMethod Algorithm='urn:aes'/><CipherReference URI='OPS/one.xhtml'/>"
    "</EncryptedData></encryption>"
)


@pytest.mark.parametrize(
    ("payload", "code"),
    [
        (epub({"one.xhtml": "<p>Ebb</p>"}, more={"META-INF/encryption.xml": LOCKED}), "R109"),
        (epub({"one.xhtml": "<img src='page.png'/>"}), "R107"),
        (zipped({"mimetype": "application/epub+zip"}), "R106"),
    ],
    ids=["locked", "pictures alone", "no package"],
)
def test_what_cannot_be_read_says_why(payload: bytes, code: str):
    with pytest.raises(UnreadableError) as fault:
        read(payload, About(name="pilot.epub"))
    assert fault.value.code == code
