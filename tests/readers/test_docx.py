"""What a Word file becomes."""

from __future__ import annotations

import io
import zipfile

import pytest
from formats_built import RELATION, R, W, docx, note, p, reading_of, ref, references, shape, zipped
from hypothesis import given
from hypothesis import strategies as st

from loccit.errors import UnreadableError
from loccit.model import About, Finding
from loccit.parse import parse
from loccit.readers import formats, read

STYLES = """
<w:style w:type="paragraph" w:styleId="Verzeichnis1"><w:name w:val="toc 1"/></w:style>
<w:style w:type="paragraph" w:styleId="berschrift1"><w:name w:val="heading 1"/></w:style>
<w:style w:type="paragraph" w:styleId="Kapitel"><w:name w:val="Kapitel"/><w:basedOn w:val="berschrift1"/></w:style>
<w:style w:type="paragraph" w:styleId="Q"><w:name w:val="Quote"/></w:style>
<w:style w:type="paragraph" w:styleId="T"><w:name w:val="Title"/></w:style>
<w:style w:type="paragraph" w:styleId="C"><w:name w:val="Source Code"/></w:style>
<w:style w:type="paragraph" w:styleId="Loop"><w:name w:val="loop"/><w:basedOn w:val="Loop"/></w:style>
"""


def test_notes_stand_behind_the_body_in_the_order_of_their_references():
    body = p("The pier was sold", ref(7), " in 1911.", ref(3, "endnote")) + p("It leaked.", ref(2))
    reading = reading_of(
        docx(
            body,
            notes=note(2, "Harbour Post, p. 4.") + note(7, "For 12 crowns.", "Paid late."),
            endnotes=note(3, "See the map.", kind="endnote"),
        )
    )
    assert shape(reading) == [
        ("paragraph", 0, "The pier was sold in 1911."),
        ("paragraph", 0, "It leaked."),
        ("paragraph", 0, "For 12 crowns.\nPaid late."),
        ("paragraph", 0, "See the map."),
        ("paragraph", 0, "Harbour Post, p. 4."),
    ]
    assert references(reading) == [
        ("r was sold", "", "For 12 crowns.\nPaid late."),
        ("d in 1911.", "", "See the map."),
        ("It leaked.", "", "Harbour Post, p. 4."),
    ]


def test_a_mark_of_ones_own_is_printed_and_belongs_to_the_reference():
    mark = '<w:r><w:footnoteReference w:customMarkFollows="1" w:id="2"/><w:t>*</w:t></w:r>'
    reading = reading_of(docx(p("Low tide", mark, " at noon."), notes=note(2, "By the old clock.")))
    assert references(reading) == [("Low tide", "*", "By the old clock.")]
    assert reading.text.startswith("Low tide* at noon.")


NOTES = note(1, "By the old clock.") + note(2, "Tables of 1911.")


@pytest.mark.parametrize(
    ("settings", "section", "labels"),
    [
        ("", "", ["1", "2"]),
        ('<w:footnotePr><w:numFmt w:val="lowerRoman"/></w:footnotePr>', "", ["i", "ii"]),
        ("", '<w:sectPr><w:footnotePr><w:numStart w:val="5"/></w:footnotePr></w:sectPr>', ["5", "6"]),
        ("", '<w:sectPr><w:footnotePr><w:numRestart w:val="eachPage"/></w:footnotePr></w:sectPr>', ["", ""]),
        ('<w:footnotePr><w:numFmt w:val="chicago"/></w:footnotePr>', "", ["", ""]),
        ('<w:footnotePr><w:numFmt w:val="decimal"/></w:footnotePr>',
         '<w:sectPr><w:footnotePr><w:numFmt w:val="upperRoman"/></w:footnotePr></w:sectPr>', ["", ""]),
    ],
)  # fmt: skip
def test_a_note_bears_the_number_that_word_prints(settings: str, section: str, labels: list[str]):
    body = p("Ebb", ref(1), " and flood", ref(2)) + section
    found = parse(docx(body, notes=NOTES, more={"settings": settings}), name="a.docx").notes
    assert [one.label for one in found.notes] == labels
    assert [one.label for one in found.references] == labels
    assert [one.text for one in found.notes] == ["By the old clock.", "Tables of 1911."]


def test_endnotes_are_roman_and_a_mark_of_ones_own_takes_no_number():
    mark = '<w:r><w:footnoteReference w:customMarkFollows="1" w:id="2"/><w:t>*</w:t></w:r>'
    body = p("Low tide", mark, " at noon", ref(1), " and night", ref(1, "endnote"))
    found = parse(docx(body, notes=NOTES, endnotes=note(1, "See the map.", kind="endnote")), name="a.docx").notes
    assert sorted(one.label for one in found.notes) == ["*", "1", "i"]


def test_a_field_that_repeats_a_number_refers_to_the_same_note():
    first = '<w:bookmarkStart w:id="0" w:name="_Ref1"/>' + ref(2) + '<w:bookmarkEnd w:id="0"/>'
    again = (
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText> NOTEREF _Ref1 \\f \\h </w:instrText></w:r>'
        '<w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>1</w:t></w:r>'
        '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    )
    reading = reading_of(docx(p("Ebb", first, " and flood", again), notes=note(2, "Tables of 1911.")))
    assert references(reading) == [("Ebb", "", "Tables of 1911."), (" and flood", "1", "Tables of 1911.")]


def test_insertions_are_read_and_deletions_are_a_finding():
    deleted, inserted = (
        "<w:del><w:r><w:delText>old </w:delText></w:r></w:del>",
        "<w:ins><w:r><w:t>new</w:t></w:r></w:ins>",
    )
    reading = reading_of(docx(p("Six ", deleted, inserted, " boats")))
    assert reading.text == "Six new boats"
    assert [finding.code for finding in reading.findings] == ["tracked_changes"]


def test_styles_tell_kind_and_level_through_what_they_are_based_on():
    body = p("Tides", style="T") + p("One", style="Kapitel") + p("He said so.", style="Q") + p("a  b", style="C")
    reading = reading_of(docx(body + p("x", style="Loop"), more={"styles": STYLES}))
    assert shape(reading) == [
        ("heading", 1, "Tides"),
        ("heading", 1, "One"),
        ("quote", 0, "He said so."),
        ("code", 0, "a  b"),
        ("paragraph", 0, "x"),
    ]
    assert reading.blocks[0].cues == ("title",)


def test_a_table_is_a_block_a_row_and_a_frame_is_its_paragraphs():
    def cell(*paragraphs: str) -> str:
        return f"<w:tc>{''.join(p(words) for words in paragraphs)}</w:tc>"

    def table(*rows: str) -> str:
        return f"<w:tbl>{''.join(f'<w:tr>{row}</w:tr>' for row in rows)}</w:tbl>"

    calls = table(cell("Year") + cell("Calls"), cell("1911") + cell("300", "about"))
    reading = reading_of(docx(calls + table(cell("A", "B"))))
    assert shape(reading) == [
        ("row", 0, "Year\tCalls"),
        ("row", 0, "1911\t300\nabout"),
        ("paragraph", 0, "A"),
        ("paragraph", 0, "B"),
    ]


def test_a_list_item_knows_its_depth():
    def item(depth: int, words: str) -> str:
        numbering = f'<w:numPr><w:ilvl w:val="{depth}"/><w:numId w:val="1"/></w:numPr>'
        return f"<w:p><w:pPr>{numbering}</w:pPr><w:r><w:t>{words}</w:t></w:r></w:p>"

    reading = reading_of(docx(item(0, "fees") + item(1, "pilots")))
    assert shape(reading) == [("list_item", 1, "fees"), ("list_item", 2, "pilots")]


def test_comments_and_running_heads_are_blocks_apart():
    reading = reading_of(
        docx(
            p("The quay."),
            more={"comments": f'<w:comment w:id="0">{p("Which quay?")}</w:comment>', "header": p("Harbour Board")},
        )
    )
    assert [(block.cues, reading.text[block.start : block.end]) for block in reading.blocks] == [
        ((), "The quay."),
        (("comment",), "Which quay?"),
        (("page-head",), "Harbour Board"),
    ]


def test_hidden_words_stand_apart():
    reading = reading_of(docx(p("Low ", "<w:r><w:rPr><w:vanish/></w:rPr><w:t>secret</w:t></w:r>", "tide.")))
    assert [(block.cues, reading.text[block.start : block.end]) for block in reading.blocks] == [
        ((), "Low tide."),
        (("hidden",), "secret"),
    ]


NUMBERS = """<w:abstractNum w:abstractNumId="4">
<w:lvl w:ilvl="0"><w:start w:val="3"/><w:numFmt w:val="upperRoman"/><w:lvlText w:val="%1."/></w:lvl>
<w:lvl w:ilvl="1"><w:numFmt w:val="upperLetter"/><w:lvlText w:val="%1.%2"/></w:lvl></w:abstractNum>
<w:num w:numId="1"><w:abstractNumId w:val="4"/></w:num>"""
NUMBERED = STYLES.replace(
    '<w:name w:val="heading 1"/>', '<w:name w:val="heading 1"/><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr>'
)


def test_a_table_of_contents_is_told():
    reading = reading_of(docx(p("Ebb 3", style="Verzeichnis1"), more={"styles": STYLES}))
    assert [(block.kind, block.cues) for block in reading.blocks] == [("paragraph", ("toc",))]


def test_a_heading_bears_the_number_that_word_prints():
    inner = '<w:p><w:pPr><w:pStyle w:val="Kapitel"/><w:numPr><w:ilvl w:val="1"/></w:numPr></w:pPr>{}</w:p>'
    body = p("Ebb", style="berschrift1") + inner.format("<w:r><w:t>Low</w:t></w:r>") * 2 + p("Flood", style="Kapitel")
    reading = reading_of(docx(body, more={"styles": NUMBERED, "numbering": NUMBERS}))
    assert [words for _, _, words in shape(reading)] == ["III. Ebb", "III.A Low", "III.B Low", "IV. Flood"]


def test_a_link_keeps_its_address():
    reading = reading_of(docx(p("See ", '<w:hyperlink r:id="web"><w:r><w:t>the port</w:t></w:r></w:hyperlink>')))
    assert [(reading.text[link.start : link.end], link.target) for link in reading.links] == [
        ("the port", "https://skarne.example/")
    ]


def test_ten_thousand_notes_are_read_in_one_pass():
    body = "".join(p(f"Berth {number}", ref(number)) for number in range(1, 10_001))
    notes = "".join(note(number, f"Ledger {number}.") for number in range(1, 10_001))
    reading = reading_of(docx(body, notes=notes))
    assert len(references(reading)) == 10_000
    assert references(reading)[-1] == ("erth 10000", "", "Ledger 10000.")


def test_a_note_that_is_missing_leaves_a_reference_without_target():
    assert references(reading_of(docx(p("Fog", ref(9))))) == [("Fog", "", "(none)")]


def test_a_note_that_nothing_refers_to_is_kept():
    assert shape(reading_of(docx(p("Fog."), notes=note(4, "Rain."))))[-1] == ("paragraph", 0, "Rain.")


@pytest.mark.parametrize(
    ("payload", "code"),
    [
        (zipped({"[Content_Types].xml": "<Types/>", "word/other.xml": "<a/>"}), "R106"),
        (zipped({"[Content_Types].xml": "<Types/>", "xl/workbook.xml": "<a/>"}), "R102"),
        (docx(p("Fog."))[:200], "R106"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600, "R102"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le"), "R109"),
        (docx(p("")), "R107"),
        (docx(p("<w:r>" * 400 + "deep" + "</w:r>" * 400)), "R106"),
    ],
    ids=["no document", "workbook", "cut off", "old .doc", "locked", "no text", "nested 400 deep"],
)
def test_what_cannot_be_read_says_why(payload: bytes, code: str):
    with pytest.raises(UnreadableError) as fault:
        read(payload, About(name="report.docx"))
    assert (fault.value.code, bool(fault.value.next_step)) == (code, True)


def with_entities(declared: str, words: str) -> bytes:
    """A Word file whose body begins with a document type that declares entities."""
    with zipfile.ZipFile(io.BytesIO(docx(p(words)))) as packed:
        files: dict[str, str | bytes] = {name: packed.read(name) for name in packed.namelist()}
    packed_body = files["word/document.xml"]
    assert isinstance(packed_body, bytes)
    files["word/document.xml"] = f"<!DOCTYPE d [{declared}]>".encode() + packed_body
    return zipped(files)


def test_an_entity_is_not_fetched():
    payload = with_entities('<!ENTITY outside SYSTEM "file:///etc/passwd">', "A &outside; here")
    assert reading_of(payload).text == "A &outside; here"


def test_entities_that_grow_are_refused():
    laughs = "".join(f'<!ENTITY l{n} "{10 * inner}">' for n, inner in enumerate((f"&l{n};" for n in range(9)), 1))
    with pytest.raises(UnreadableError) as fault:
        read(with_entities(f'<!ENTITY l0 "ha">{laughs}', "A &l9; here"), About(name="laughs.docx"))
    assert fault.value.code == "R110"


def test_a_bomb_is_refused_with_the_limit_named():
    payload = docx(p("A" * 30_000_000))
    with pytest.raises(UnreadableError) as fault:
        read(payload, About(name="bomb.docx"))
    assert fault.value.code == "R110"
    assert "limit is 200" in fault.value.message


def test_the_format_says_what_it_keeps():
    known = {form.name: form.keeps for form in formats()}
    assert known["docx"] == ("notes", "tables", "metadata", "links")


LETTERS = st.characters(codec="utf-8", exclude_categories=("C",), exclude_characters="<>&")
WORDS = st.text(LETTERS, min_size=1).filter(str.strip)


@given(st.lists(st.lists(WORDS, min_size=1, max_size=3), min_size=1, max_size=5))
def test_no_word_is_lost_or_doubled(paragraphs: list[list[str]]):
    reading = reading_of(docx("".join(p(*words) for words in paragraphs)))
    said = "".join("".join(words) for words in paragraphs)
    assert "".join(reading.text.split()) == "".join(said.split())


def test_findings_are_told_once():
    deletion = "<w:del><w:r><w:delText>x</w:delText></w:r></w:del>"
    reading = reading_of(docx(p("a", deletion) + p("b", deletion)))
    assert reading.findings == (
        Finding("tracked_changes", "The file has tracked changes: insertions are read, deletions (2) are left out."),
    )


CHUNK = '<w:altChunk r:id="rId9"/>'
PAGE = "<html><body><h2>Tides</h2><p>The <a href='https://skarne.example/'>gauge</a> fell.</p></body></html>"


def with_chunk(name: str, words: str, body: str = p("Before.") + CHUNK + p("Behind.")) -> bytes:
    """A Word file with another file inside, as programs write that save a page as Word."""
    relation = f'<Relationship Id="rId9" Type="{RELATION}aFChunk" Target="{name}"/>'
    return zipped({
        "[Content_Types].xml": "<Types/>",
        "word/document.xml": f"<w:document {W} {R}><w:body>{body}</w:body></w:document>",
        "word/_rels/document.xml.rels": f"<Relationships>{relation}</Relationships>",
        f"word/{name}": words,
    })  # fmt: skip


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("page.html", PAGE),
        ("page.mht", "MIME-Version: 1.0\nContent-Type: multipart/related; boundary=x\n\n--x\n"
         f"Content-Type: text/html\n\n{PAGE}\n--x--\n"),
    ],
)  # fmt: skip
def test_a_page_inside_the_file_is_read_where_word_shows_it(name: str, words: str):
    reading = reading_of(with_chunk(name, words))
    assert shape(reading) == [
        ("paragraph", 0, "Before."),
        ("heading", 2, "Tides"),
        ("paragraph", 0, "The gauge fell."),
        ("paragraph", 0, "Behind."),
    ]
    assert [(reading.text[link.start : link.end], link.target) for link in reading.links] == [
        ("gauge", "https://skarne.example/")
    ]
    assert not reading.findings


@pytest.mark.parametrize(
    "payload",
    [
        with_chunk("other.docx", "PK"),
        with_chunk("page.mht", "MIME-Version: 1.0\n\nno page"),
        with_chunk("page.html", "<html></html>"),
        with_chunk(
            "page.html", PAGE, f"<w:tbl><w:tr><w:tc>{p('Before.')}{CHUNK}</w:tc><w:tc>{p('B')}</w:tc></w:tr></w:tbl>"
        ),
        docx(p("Before.") + CHUNK),
    ],
)
def test_what_is_inside_and_cannot_be_read_is_told(payload: bytes):
    reading = reading_of(payload)
    assert reading.text.startswith("Before.")
    assert [finding.code for finding in reading.findings] == ["read_in_part"]


def test_a_no_break_space_in_a_run_of_its_own_parts_two_words():
    runs = "".join(f"<w:r><w:t>{words}</w:t></w:r>" for words in ("Low", "\u00a0", "tide", " \n", "s"))
    assert reading_of(docx(f"<w:p>{runs}</w:p>")).text == "Low\u00a0tides"
