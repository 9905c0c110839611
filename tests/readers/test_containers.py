"""What is in ZIP, TAR and compressed files, and in web archives; hostile ones too."""

from __future__ import annotations

import bz2
import gzip
import io
import tarfile
import zipfile

import pytest
from formats_built import zipped

from loccit.errors import UnreadableError
from loccit.model import About, Member
from loccit.readers import is_container, is_document, members, read


def taken(payload: bytes, name: str = "box") -> tuple[list[Member], str]:
    """The members that are given, and the code of the error behind them, '' where there is none."""
    given = []
    try:
        for member in members(payload, About(name=name)):
            given.append(member)
    except UnreadableError as fault:
        return given, fault.code
    return given, ""


def tarred(files: dict[str, bytes], *, mode: str = "w", links: dict[str, str] | None = None) -> bytes:
    stream = io.BytesIO()
    with tarfile.open(fileobj=stream, mode=mode) as packed:
        for name, content in files.items():
            entry = tarfile.TarInfo(name)
            entry.size = len(content)
            packed.addfile(entry, io.BytesIO(content))
        for name, target in (links or {}).items():
            entry = tarfile.TarInfo(name)
            entry.type, entry.linkname = tarfile.SYMTYPE, target
            packed.addfile(entry)
    return stream.getvalue()


FILES = {"a/tides.txt": b"Ebb.", "b.md": b"# Flood"}
GIVEN = [Member("a/tides.txt", b"Ebb."), Member("b.md", b"# Flood")]


@pytest.mark.parametrize(
    "payload",
    [zipped(FILES), tarred(FILES), tarred(FILES, mode="w:gz"), tarred(FILES, mode="w:xz"), tarred(FILES, mode="w:bz2")],
    ids=["zip", "tar", "tar.gz", "tar.xz", "tar.bz2"],
)
def test_each_file_is_a_member(payload: bytes):
    assert (is_container(payload, About()), is_document(payload, About())) == (True, False)
    assert taken(payload) == (GIVEN, "")


@pytest.mark.parametrize("pack", [gzip.compress, bz2.compress])
def test_one_compressed_file_is_that_file(pack):
    assert taken(pack(b"Ebb."), "tides.txt.gz" if pack is gzip.compress else "tides.txt.bz2") == (
        [Member("tides.txt", b"Ebb.")],
        "",
    )


def test_a_container_is_no_document():
    with pytest.raises(UnreadableError) as fault:
        read(zipped(FILES), About(name="tides.zip"))
    assert (fault.value.code, "loccit add" in fault.value.next_step) == ("R107", True)


@pytest.mark.parametrize("pack", [zipped, tarred])
def test_a_path_that_climbs_out_stays_inside_and_its_name_is_told(pack):
    (member,), code = taken(pack({"../../etc/passwd": b"x"}))
    assert (member.path, code) == ("etc/passwd", "")
    assert member.note == "its name in the container is '../../etc/passwd'"


def test_links_and_what_file_managers_leave_are_no_members():
    assert taken(tarred(FILES, links={"passwd": "/etc/passwd"})) == (GIVEN, "R106")
    assert taken(zipped({**FILES, "__MACOSX/._b.md": b"x", "a/.DS_Store": b"x"})) == (GIVEN, "")


def test_a_bomb_is_left_out_and_the_rest_is_read():
    assert taken(zipped({**FILES, "bomb.txt": b"0" * 30_000_000})) == (GIVEN, "R110")
    assert taken(zipped({"bomb.txt": b"0" * 30_000_000, **FILES})) == (GIVEN, "R110")
    assert taken(gzip.compress(b"0" * 30_000_000), "bomb.txt.gz") == ([], "R110")
    assert taken(gzip.compress(tarred({"bomb.txt": b"0" * 30_000_000})), "bomb.tar.gz")[1] == "R110"


def test_a_damaged_member_is_named_and_the_rest_is_read():
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_STORED) as packed:
        packed.writestr("broken.txt", b"low water at noon")
        packed.writestr("b.md", b"# Flood")
    payload = stream.getvalue().replace(b"low water at noon", b"low water at dusk")
    given = []
    with pytest.raises(UnreadableError) as fault:
        for member in members(payload, About(name="box.zip")):
            given.append(member)
    assert given == [Member("b.md", b"# Flood")]
    assert (fault.value.code, "broken.txt" in fault.value.message) == ("R106", True)


def test_a_cut_off_archive_gives_what_is_whole():
    payload = tarred({"a.txt": b"Ebb.", "b.txt": b"x" * 5000})
    assert taken(payload[:2000]) == ([Member("a.txt", b"Ebb.")], "R106")
    assert taken(zipped(FILES)[:60], "box.zip") == ([], "R106")


def test_containers_in_containers_end_at_the_limit():
    assert taken(zipped(FILES), "a.zip!b.zip!c.zip!d.zip") == (GIVEN, "")
    assert taken(zipped(FILES), "a.zip!b.zip!c.zip!d.zip!e.zip") == ([], "R110")


def record(address: str, body: bytes, *, kind: str = "text/html", status: str = "200 OK", extra: str = "") -> bytes:
    answer = f"HTTP/1.1 {status}\r\nContent-Type: {kind}\r\n{extra}\r\n".encode() + body
    head = (
        f"WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: {address}\r\nWARC-Date: 2021-03-04T10:00:00Z\r\n"
        f"WARC-Record-ID: <urn:uuid:{abs(hash(address)):032x}>\r\n"
        f"Content-Type: application/http; msgtype=response\r\nContent-Length: {len(answer)}\r\n\r\n"
    )
    return head.encode() + answer + b"\r\n\r\n"


PAGE = b"<html><body><p>Ebb.</p></body></html>"
ONE = record("https://skarne.example/tides", PAGE)
TWO = record("https://skarne.example/fees!now", PAGE)
CAPTURED = [
    Member("https://skarne.example/tides", PAGE, "https://skarne.example/tides", "2021-03-04T10:00:00Z"),
    Member("https://skarne.example/fees%21now", PAGE, "https://skarne.example/fees!now", "2021-03-04T10:00:00Z"),
]


def wacz(warc: bytes) -> bytes:
    return zipped({"datapackage.json": "{}", "archive/data.warc.gz": warc, "pages/pages.jsonl": "{}"})


@pytest.mark.parametrize("payload", [ONE + TWO, gzip.compress(ONE) + gzip.compress(TWO)], ids=["plain", "gz"])
def test_a_web_archive_gives_pages_with_address_and_time(payload: bytes):
    assert taken(payload) == (CAPTURED, "")


def test_a_wacz_gives_what_its_web_archives_hold():
    given, code = taken(wacz(gzip.compress(ONE)))
    assert [(member.path, member.url) for member in given] == [
        ("archive/data.warc.gz/https://skarne.example/tides", "https://skarne.example/tides")
    ]
    assert code == ""


def test_redirects_errors_pictures_and_scripts_are_no_documents():
    others = [
        record("https://skarne.example/a", b"gone", status="404 Not Found"),
        record("https://skarne.example/b", b"", status="301 Moved"),
        record("https://skarne.example/c.png", b"x", kind="image/png"),
        record("https://skarne.example/d.js", b"x", kind="text/javascript"),
    ]
    assert taken(b"".join(others) + ONE) == (CAPTURED[:1], "")


def test_a_compressed_page_is_unpacked_and_a_bomb_is_left_out():
    packed = record("https://skarne.example/tides", gzip.compress(PAGE), extra="Content-Encoding: gzip\r\n")
    bomb = record("https://skarne.example/bomb", gzip.compress(b"0" * 30_000_000), extra="Content-Encoding: gzip\r\n")
    assert taken(bomb + packed) == (CAPTURED[:1], "R110")


def test_a_broken_record_is_passed_over():
    broken = ONE.replace(b"Content-Length: ", b"Content-Length: 9")
    assert taken(TWO + broken + ONE) == ([CAPTURED[1], CAPTURED[0]], "R106")
    assert taken(TWO + b"WARC/1.0\r\nno head" + ONE[8:30] + b"\r\n" + ONE) == ([CAPTURED[1], CAPTURED[0]], "R106")
    packed = gzip.compress(TWO) + gzip.compress(ONE)[:-20] + gzip.compress(ONE)
    assert taken(packed) == ([CAPTURED[1], CAPTURED[0]], "R106")
    assert taken(TWO + ONE[:-30]) == ([CAPTURED[1]], "R106")


def test_chunks_are_joined():
    chunked = b"5\r\n" + PAGE[:5] + b"\r\n" + f"{len(PAGE) - 5:x}\r\n".encode() + PAGE[5:] + b"\r\n0\r\n\r\n"
    assert taken(record("https://skarne.example/tides", chunked, extra="Transfer-Encoding: chunked\r\n")) == (
        CAPTURED[:1],
        "",
    )
