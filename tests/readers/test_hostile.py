"""What is made to do harm: refused with the limit in the message, or read within it; nothing is fetched or expanded."""

from __future__ import annotations

import os
import subprocess
import sys
import zlib
from collections.abc import Callable

import pytest
from formats_built import docx, note, p, reading_of, ref, shape, zipped
from hypothesis import given
from hypothesis import strategies as st
from pdf_built import pdf, prose

from loccit.errors import UnreadableError
from loccit.ingest.sources import open_sources
from loccit.ingest.walk import Arrival
from loccit.model import About
from loccit.parse import parse
from loccit.readers import _html_evidence, _limits, _pdf_streams, read

WORDS = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
LAUGHS = "".join(f"<!ENTITY a{at} '{f'&a{at - 1};' * 10}'>" for at in range(1, 10))
BOMB = f"<!DOCTYPE l [<!ENTITY a0 'lol'>{LAUGHS}]>"
OUTSIDE = "<!DOCTYPE l [<!ENTITY x SYSTEM 'file:///etc/passwd'>]>"
SHELLS: dict[str, Callable[[str, str], bytes]] = {
    "a.xml": lambda head, said: f"{head}<article dtd-version='1'><p>low {said} tide</p></article>".encode(),
    "a.tei": lambda head, said: f"{head}<TEI><text><body><p>low {said} tide</p></body></text></TEI>".encode(),
    "a.fb2": lambda head, said: f"{head}<FictionBook><body><p>low {said} tide</p></body></FictionBook>".encode(),
    "a.ttml": lambda head, said: (
        f"{head}<tt xmlns='http://www.w3.org/ns/ttml'><body><p begin='1s'>low {said} tide</p></body></tt>".encode()
    ),
    "a.docx": lambda head, said: zipped({
        "[Content_Types].xml": "<Types/>",
        "word/document.xml": f"{head}<w:document {WORDS}><w:body>{p(f'low {said} tide')}</w:body></w:document>",
    }),
    "a.odt": lambda head, said: zipped({
        "mimetype": "application/vnd.oasis.opendocument.text",
        "content.xml": f"{head}<d xmlns:o='urn:o' xmlns:t='urn:t'><o:body><o:text><t:p>low {said} tide</t:p></o:text>"
        "</o:body></d>",
        "styles.xml": "<x/>",
    }),
    "a.epub": lambda head, said: zipped({
        "mimetype": "application/epub+zip",
        "META-INF/container.xml": f"{head}<c><rootfile full-path='a.opf'/></c>",
        "a.opf": f"{head}<package><metadata>{said}</metadata><manifest>"
        "<item id='a' href='a.html' media-type='text/html'/></manifest><spine><itemref idref='a'/></spine></package>",
        "a.html": "<p>low tide</p>",
    }),
}  # fmt: skip


@pytest.mark.parametrize("name", SHELLS)
def test_entities_that_contain_one_another_are_not_expanded(name: str):
    with pytest.raises(UnreadableError) as fault:
        read(SHELLS[name](BOMB, "&a9;"), About(name=name))
    assert (fault.value.code, "grows without end" in fault.value.message) == ("R110", True)


@pytest.mark.parametrize("name", SHELLS)
def test_an_entity_outside_the_file_is_not_fetched(name: str):
    reading = reading_of(SHELLS[name](OUTSIDE, "&x;"), name)
    assert reading.text in ("low &x; tide", "low tide")


def streamed(stream: bytes, filters: str) -> bytes:
    """A PDF whose page draws by this stream."""
    whole = pdf(prose("low tide"))
    start = whole.index(b"<</Length", whole.index(b"8 0 obj"))
    end = whole.index(b"endobj", start)
    head = f"<</Length {len(stream)}/Filter{filters}>>stream\n".encode()
    return whole[:start] + head + stream + b"\nendstream\n" + whole[end:]


def in_codes(words: bytes) -> bytes:
    """The words as LZW writes them, ISO 32000-1, 7.4.4."""
    table = {bytes([value]): value for value in range(256)}
    codes, said = [(256, 9)], b""
    following, width = 258, 9
    for value in words:
        longer = said + bytes([value])
        if longer in table:
            said = longer
            continue
        codes.append((table[said], width))
        table[longer] = following
        following += 1
        said = bytes([value])
        width = following.bit_length()
        if following == 4_094:
            codes.append((256, width))
            table = {bytes([value]): value for value in range(256)}
            following, width = 258, 9
    codes += [(table[said], width)] if said else []
    codes += [(257, (following + 1).bit_length())]
    bits = "".join(f"{code:0{size}b}" for code, size in codes)
    return int(bits.ljust(-(-len(bits) // 8) * 8, "0"), 2).to_bytes(-(-len(bits) // 8), "big")


SPACES = b" " * 20_000_000
INSTRUCTIONS = b"BT /F 10 Tf (ebb) Tj ET\n" * 800_000
PACKED = zlib.compress(SPACES, 9)
EML = b"From: a@b.example\nTo: c@d.example\nSubject: x\nMessage-ID: <1>\nMIME-Version: 1.0\n"
MANY = EML + b"Content-Type: multipart/mixed; boundary=x\n\n" + b"--x\n\nhi\n" * 2_000 + b"--x--\n"
REFUSED = [
    ("a.pdf", streamed(PACKED, "/FlateDecode"), "R110", "16,000,000"),
    ("b.pdf", streamed(zlib.compress(PACKED), "[/FlateDecode/FlateDecode]"), "R110", "16,000,000"),
    ("c.pdf", streamed(PACKED.hex().encode() + b">", "[/ASCIIHexDecode/FlateDecode]"), "R110", "16,000,000"),
    ("d.pdf", streamed(b"\x81 " * 160_000, "/RunLengthDecode"), "R110", "16,000,000"),
    ("e.pdf", streamed(zlib.compress(INSTRUCTIONS), "/FlateDecode/Subtype/Image"), "R110", "16,000,000"),
    ("a.docx", docx(p("0" * 40_000_000)), "R104", "32,000,000"),
    ("b.docx", docx(p("low tide " * 300_000)), "R110", "200"),
    ("a.jats", b"<article dtd-version='1'><body>" + b"<sec>" * 10_000, "R106", "256"),
    ("a.rtf", b"{\\rtf1 " + b"{" * 10_000 + b"x", "R110", "5,000"),
    ("a.txt", b"a\n" * 600_000, "R103", "250,000"),
    ("b.txt", b"low tide " * 1_200_000, "R103", "10,000,000"),
    ("a.eml", MANY, "R110", "1,000"),
    ("a.html", b"<p>x</p>" * 2_100_000, "R104", "16,000,000"),
]


@pytest.mark.parametrize(("name", "payload", "code", "limit"), REFUSED, ids=[row[0] for row in REFUSED])
def test_what_is_beyond_a_limit_is_refused_and_the_limit_is_named(name: str, payload: bytes, code: str, limit: str):
    with pytest.raises(UnreadableError) as fault:
        read(payload, About(name=name))
    assert (fault.value.code, limit in fault.value.message, fault.value.next_step != "") == (code, True, True)


@pytest.mark.parametrize(
    ("name", "payload", "what", "helps"),
    [
        ("quay.jpg", b"\xff\xd8\xff\xe0JFIF", "a picture", "`ocrmypdf quay.jpg out.pdf`"),
        ("talk.mp3", b"ID3\x03\0\0", "a sound recording", "write down what is said"),
        ("talk.mp4", b"\0\0\0\x18ftypmp42", "a film", "write down what is said"),
        (
            "a.mobi",
            b"Tides" + bytes(55) + b"BOOKMOBI",
            "an e-book of the Kindle's kind",
            "`ebook-convert a.mobi out.epub`",
        ),
        ("a.djvu", b"AT&TFORM\0\0", "a DjVu file", "`djvutxt a.djvu out.txt`"),
        ("a.webarchive", b"bplist00\xd1", "as Safari saves pages", "save the page as HTML"),
        ("a.7z", b"7z\xbc\xaf\x27\x1c", "a packed archive", "unpack it"),
        ("a.db", b"SQLite format 3\0", "a database", "export"),
        ("a.arc", b"filedesc://a.arc 0.0.0.0 20200101 text/plain 9\n1 0 X\n", "(ARC)", "`warcio recompress a.arc"),
        ("a.exe", b"MZ\x90\0", "a program", "leave it out"),
        ("a.pages", zipped({"Index/Document.iwa": b"\0"}), "Pages, Numbers or Keynote", "export it as Word or PDF"),
        ("a.xls", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "old binary kind.", "save it as PDF"),
        ("a.doc", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "old binary kind (.doc).", "save it as .docx"),
    ],
)
def test_a_file_that_holds_no_text_says_what_it_is_and_what_helps(name: str, payload: bytes, what: str, helps: str):
    with pytest.raises(UnreadableError) as fault:
        read(payload, About(name=name))
    assert (fault.value.code, what in fault.value.message, helps in fault.value.next_step) == ("R102", True, True)


@pytest.mark.parametrize("words", [b"ID3 is a way to name songs.", b"MZ was a pilot.", b"GIF89a is a format."])
def test_words_that_begin_as_such_a_file_does_are_text(words: bytes):
    assert read(words, About(name="a.txt")).text.encode() == words


def test_a_stream_of_codes_is_told_by_its_growth_too(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(_limits, "DRAWN", 100_000)
    with pytest.raises(UnreadableError) as fault:
        read(streamed(in_codes(SPACES[:200_000]), "/LZWDecode"), About(name="a.pdf"))
    assert (fault.value.code, "100,000" in fault.value.message) == ("R110", True)


@given(st.binary(max_size=3_000) | st.text("ab", max_size=20_000).map(str.encode))
def test_codes_and_runs_unpack_to_what_was_packed(words: bytes):
    assert _pdf_streams._unpacked(in_codes(words), [b"LZWDecode"], 100_000) == words
    runs = b"".join(bytes([0, value]) for value in words) + b"\x80"
    assert _pdf_streams._unpacked(runs, [b"RL"], 100_000) == words


def test_a_stream_that_is_damaged_or_a_picture_is_no_bomb():
    with pytest.raises(UnreadableError) as fault:
        read(streamed(b"no zlib at all", "/FlateDecode"), About(name="a.pdf"))
    assert fault.value.code == "R107"
    picture = b"9 0 obj <</Subtype/Image/Filter/FlateDecode/Length 9>>stream\n" + PACKED + b"\nendstream endobj\n"
    assert reading_of(pdf(prose("low tide")) + picture, "a.pdf").text == "low tide"


def test_a_word_file_with_ten_thousand_notes_is_read_whole():
    body = "".join(p(f"Low tide {number}.", ref(number)) for number in range(1, 10_001))
    notes = "".join(note(number, f"Minutes {number}.") for number in range(1, 10_001))
    reading = reading_of(docx(body, notes=notes), "a.docx")
    assert (len(reading.links), len(reading.targets)) == (10_000, 10_000)
    assert reading.text.endswith("Minutes 10000.")


def test_notes_in_notes_are_blocks_of_their_own_so_deep_and_their_words_are_never_lost():
    for word in (r"\footnote", r"\*\annotation"):
        source = r"{\rtf1 a" + (rf"{{{word} b") * 500 + "}" * 501
        reading = reading_of(source.encode(), "a.rtf")
        assert (reading.text.count("b"), len(reading.blocks)) == (500, 9)


def test_rows_that_a_table_repeats_a_thousand_million_times_are_one():
    table = (
        "<t:table><t:table-row number-rows-repeated='1000000000'><t:table-cell number-columns-repeated='1000000000'>"
    )
    body = f"<o:body><o:text>{table}<t:p>low<t:s c='2000000000'/>tide</t:p></t:table-cell></t:table-row></t:table>"
    content = f"<d xmlns:o='urn:o' xmlns:t='urn:t'>{body}</o:text></o:body></d>"
    payload = zipped(
        {"mimetype": "application/vnd.oasis.opendocument.text", "content.xml": content, "styles.xml": "<x/>"}
    )
    assert reading_of(payload, "a.odt").text.split() == ["low", "tide"]


def arrivals(tmp_path, payload: bytes) -> list[tuple[str, str]]:
    """Name and error's code of each source that comes out of a file."""
    path = tmp_path / "box.zip"
    path.write_bytes(payload)
    sources = open_sources([Arrival("box.zip", str(path))])
    return [(source.name, source.error.code if source.error else "") for source in sources]


def test_containers_in_containers_share_one_allowance(tmp_path, monkeypatch: pytest.MonkeyPatch):
    inner = zipped({f"{at}.txt": "low tide " * 100 for at in range(3)})
    outer = zipped({f"{at}.zip": inner for at in range(3)})
    assert [code for _, code in arrivals(tmp_path, outer)] == [""] * 13
    monkeypatch.setattr(_limits, "UNPACKED", 4_000)
    told = arrivals(tmp_path, outer)
    assert [name for name, code in told if code == "R110"] == ["box.zip!1.zip", "box.zip"]
    assert sum(name.endswith(".txt") for name, _ in told) == 3


def test_a_zip_in_itself_ends_at_the_limit(tmp_path):
    payload = zipped({"a.txt": "low tide"})
    for _ in range(8):
        payload = zipped({"a.zip": payload})
    told = arrivals(tmp_path, payload)
    assert told[-1] == ("box.zip!a.zip!a.zip!a.zip!a.zip", "R110")


def run(limits: str, *command: str) -> tuple[int, str]:
    """Exit status and words of a command under such limits."""
    environment = {**os.environ, "LOCCIT_LIMITS": limits}
    done = subprocess.run([sys.executable, "-m", "loccit", *command], capture_output=True, text=True, env=environment)
    return done.returncode, done.stdout + done.stderr


def test_limits_can_be_configured_and_the_message_names_the_one_in_force(tmp_path):
    (tmp_path / "a.txt").write_text("low tide " * 20)
    assert run("text=100", "init", str(tmp_path))[0] == 0
    status, said = run("text=100", "-a", str(tmp_path / "archive"), "add", str(tmp_path / "a.txt"))
    assert (status, "the limit for one document is 100" in said) == (1, True)
    assert run("text=100", "formats", "--limits")[1].split()[:2] == ["text", "100"]


def test_a_limit_that_is_none_is_told_with_the_names():
    status, said = run("seiten=2", "formats", "--limits")
    assert (status != 0, "'seiten=2'" in said, "pages" in said) == (True, True, True)


@pytest.mark.parametrize("one", ['a{}="<x>"', "a{}", "a{} = b", "a{}='>'"])
def test_a_tag_crowded_with_attributes_is_read_in_time(one: str):
    crowd = " ".join(one.format(number) for number in range(60_000))
    page = f"<p>Low.</p><div {crowd}><p>Ebb.</p></div><p>Flood.</p>"
    assert [words for _, _, words in shape(reading_of(page.encode(), "a.html"))] == ["Low.", "Ebb.", "Flood."]


def test_a_page_of_very_many_blocks_is_read_without_the_witnesses_whose_time_grows_with_the_square(monkeypatch):
    monkeypatch.setattr(_html_evidence, "MOST", 10)
    monkeypatch.setattr(_html_evidence, "_main_text", None)  # would fail if it were asked
    lines = [f"In the log of week {week} the harbour master wrote that no ferry had been late." for week in range(20)]
    page = "<article><h1>The log</h1>" + "".join(f"<p>{line}</p>" for line in lines) + "</article>"
    assert [passage.text for passage in parse(page.encode(), name="log.html").passages] == lines
