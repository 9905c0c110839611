"""Hostile input through `add`: what is bad is refused with its limit or kept and told, and the rest is read."""

import io
import time
import zipfile

import pytest

from loccit.errors import UnreadableError
from loccit.ingest import add
from loccit.ingest.verify import verify
from loccit.model import About
from loccit.readers import _limits, members, read
from tests.ingest.test_add import FERRY, write

PAGE = "<html><body><p>The ferry leaves at noon from the long pier of Skarne.</p></body></html>"
LAUGHS = "<!DOCTYPE x [<!ENTITY l0 'ha'>" + "".join(
    f"<!ENTITY l{turn} '{f'&l{turn - 1};' * 10}'>" for turn in range(1, 10)
)  # fmt: skip
OUTSIDE = '<!DOCTYPE x [<!ENTITY outside SYSTEM "file:///etc/passwd">'


def zipped(files):
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, words in files.items():
            archive.writestr(name, words)
    return packed.getvalue()


def told(folder, tmp_path, name, payload):
    return [
        (one.name.rpartition("/")[2], one.status, one.code)
        for one in add(folder, [str(write(tmp_path, name, payload))]).outcomes
    ]


def test_a_page_of_a_hundred_megabytes_is_kept_and_refused_with_the_limit(folder, tmp_path):
    path = write(tmp_path, "huge.html", "<html><body>" + "<p>The ferry leaves at noon.</p>\n" * 3_200_000)
    (outcome,) = add(folder, [str(path)]).outcomes
    assert (outcome.status, outcome.code) == ("unreadable", "R104")
    assert f"{_limits.MARKUP:,}" in outcome.message
    assert (folder.root / "data" / outcome.sha256[0] / outcome.sha256).stat().st_size == path.stat().st_size
    assert verify(folder) == []


def test_a_bomb_and_a_climbing_path_beside_a_text_leave_the_text(folder, tmp_path):
    box = zipped({"bomb.txt": b"0" * 30_000_000, "../../up.txt": "Nobody asked the town of Lowmere.\n", "a.txt": FERRY})
    outcomes = told(folder, tmp_path / "in", "box.zip", box)
    assert sorted(status for _, status, _ in outcomes) == ["container", "new", "new", "unreadable"]
    assert ("box.zip", "unreadable", "R110") in outcomes
    assert not (tmp_path / "up.txt").exists() and not (folder.root.parent / "up.txt").exists()
    assert verify(folder) == []


def test_all_files_of_a_container_together_have_a_limit(monkeypatch):
    monkeypatch.setattr(_limits, "UNPACKED", 50)
    given = []
    with pytest.raises(UnreadableError) as fault:
        given.extend(members(zipped({"a.txt": "x" * 40, "b.txt": "y" * 40}), About(name="box.zip")))
    assert fault.value.code == "R110"
    assert "50" in fault.value.message


def test_containers_nested_too_deep_are_told_and_those_above_are_read(folder, tmp_path):
    box = zipped({"deep.txt": "Nobody asked the town of Lowmere.\n"})
    for _ in range(6):
        box = zipped({"ferry.txt": FERRY, "inner.zip": box})
    outcomes = told(folder, tmp_path, "box.zip", box)
    assert any(code == "R110" for _, _, code in outcomes)
    assert any(status == "new" for _, status, _ in outcomes)
    assert verify(folder) == []


@pytest.mark.parametrize(
    ("name", "source"),
    [
        ("a.xml", "{}]><article dtd-version='1.3'><body><p>A &{}; here</p></body></article>"),
        ("a.tei", "{}]><TEI><text><body><p>A &{}; here</p></body></text></TEI>"),
        ("a.fb2", "{}]><FictionBook><body><section><p>A &{}; here</p></section></body></FictionBook>"),
        ("a.docbook", "{}]><article xmlns='http://docbook.org/ns/docbook'><para>A &{}; here</para></article>"),
        ("a.html", "{}]><html><body><p>A &{}; here</p></body></html>"),
    ],
)
def test_entities_fetch_nothing_and_do_not_grow(name, source):
    fetched = read(source.format(OUTSIDE, "outside").encode(), About(name=name)).text
    assert "root:" not in fetched
    assert "here" in fetched
    start = time.process_time()
    try:
        grown = read(source.format(LAUGHS, "l9").encode(), About(name=name)).text
    except UnreadableError as fault:
        assert fault.code == "R110"
    else:
        assert len(grown) < 10_000
    assert time.process_time() - start < 5


def test_a_word_file_of_ten_thousand_notes_is_added_with_all_of_them(folder, tmp_path):
    space = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
    relation = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/footnotes"
    body = "".join(
        f'<w:p><w:r><w:t>Berth {n} is free</w:t></w:r><w:r><w:footnoteReference w:id="{n}"/></w:r></w:p>'
        for n in range(1, 10_001)
    )
    notes = "".join(
        f'<w:footnote w:id="{n}"><w:p><w:r><w:t>Quay book, leaf {n}.</w:t></w:r></w:p></w:footnote>'
        for n in range(1, 10_001)
    )
    links = f'<Relationships><Relationship Id="r" Type="{relation}" Target="footnotes.xml"/></Relationships>'
    word = zipped(
        {
            "[Content_Types].xml": "<Types/>",
            "word/document.xml": f"<w:document {space}><w:body>{body}</w:body></w:document>",
            "word/footnotes.xml": f"<w:footnotes {space}>{notes}</w:footnotes>",
            "word/_rels/document.xml.rels": links,
        }
    )
    path = write(tmp_path, "notes.docx", word)
    start = time.process_time()
    (outcome,) = add(folder, [str(path)]).outcomes
    assert (outcome.status, outcome.notes) == ("new", 10_000)
    assert time.process_time() - start < 60


@pytest.mark.parametrize(
    ("name", "payload", "code"),
    [("broken.pdf", b"%PDF-1.4\nnothing that follows is a PDF", "R106"), ("cut.docx", zipped({"a": "b"})[:40], "R106")],
)
def test_a_broken_file_is_told_with_the_next_step_and_the_others_are_added(folder, tmp_path, name, payload, code):
    paths = [str(write(tmp_path, name, payload)), str(write(tmp_path, "ferry.txt", FERRY))]
    first, second = add(folder, paths).outcomes
    assert (first.status, first.code, second.status) == ("unreadable", code, "new")
    assert verify(folder) == []


def test_a_web_archive_with_a_broken_record_gives_the_others(folder, tmp_path):
    def record(address, length=None):
        answer = f"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n{PAGE.replace('noon', address)}"
        head = f"WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: https://skarne.example/{address}\r\n"
        head += "WARC-Date: 2021-03-04T10:00:00Z\r\nWARC-Record-ID: <urn:uuid:1>\r\n"
        head += "Content-Type: application/http; msgtype=response\r\n"
        return f"{head}Content-Length: {length or len(answer)}\r\n\r\n{answer}\r\n\r\n"

    outcomes = told(folder, tmp_path, "web.warc", record("one") + record("two", "9" * 9) + record("three"))
    assert [status for _, status, _ in outcomes].count("new") == 2
    assert ("web.warc", "unreadable", "R106") in outcomes
    assert verify(folder) == []
