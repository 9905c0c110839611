"""What messages, mailboxes and pages saved with their parts become."""

from __future__ import annotations

import pytest
from formats_built import hold, reading_of, shape
from hypothesis import given, settings
from hypothesis import strategies as st

from loccit.errors import UnreadableError
from loccit.model import About, Member
from loccit.readers import is_container, is_document, members, read

HEAD = b"""From: "Pell Orrin" <pell@skarne.example>
To: una@skarne.example
Subject: =?utf-8?q?The_caf=C3=A9_at?=
 the quay
Date: Thu, 4 Mar 2021 23:10:00 -0500
Message-ID: <one@skarne.example>
MIME-Version: 1.0
"""
PLAIN = HEAD + b"Content-Type: text/plain; charset=iso-8859-1\n\nThe caf\xe9 is shut.\n\n> Is it open?\n"
MIXED = (
    HEAD
    + b"""Content-Type: multipart/mixed; boundary=M

--M
Content-Type: multipart/alternative; boundary=A

--A
Content-Type: text/plain

Plain words.
--A
Content-Type: text/html

<p>The <b>quay</b> is shut.</p><img src="cid:p">
--A--
--M
Content-Type: image/png
Content-ID: <p>
Content-Disposition: inline; filename=p.png

x
--M
Content-Type: text/plain; name="../tides.txt"
Content-Disposition: attachment; filename="../tides.txt"
Content-Transfer-Encoding: base64

RWJiLg==
--M
Content-Type: message/rfc822

Subject: Inner
From: una@skarne.example

Inner words.
--M--
"""
)


def test_a_message_is_its_headers_and_its_body():
    reading = reading_of(PLAIN)
    assert shape(reading)[:4] == [
        ("heading", 1, "The café at the quay"),
        ("paragraph", 0, "From: Pell Orrin <pell@skarne.example>"),
        ("paragraph", 0, "Date: Thu, 04 Mar 2021 23:10:00 -0500"),
        ("paragraph", 0, "To: una@skarne.example"),
    ]
    assert reading.text.endswith("The café is shut.\n\n> Is it open?\n")
    assert [(claim.field, claim.value) for claim in reading.claims] == [
        ("title", "The café at the quay"),
        ("authors", "Pell Orrin"),
        ("published", "2021-03-04"),
    ]


def test_a_body_in_two_forms_is_read_once_and_attachments_are_members():
    assert (is_document(MIXED, About()), is_container(MIXED, About())) == (True, True)
    reading = reading_of(MIXED)
    assert [words for _, _, words in shape(reading)][4:] == ["The quay is shut."]
    attached = list(members(MIXED, About()))
    assert attached[0] == Member("tides.txt", b"Ebb.")
    assert (attached[1].path, b"Inner words." in attached[1].payload, len(attached)) == ("part-5.eml", True, 2)


def test_a_text_with_a_line_that_looks_like_a_header_is_no_message():
    assert read(b"Subject: the quay\n\nIt is shut.\n", About(name="quay.txt")).format == "text"


def test_an_encrypted_message_says_so():
    with pytest.raises(UnreadableError) as fault:
        read(HEAD + b"Content-Type: application/pkcs7-mime\n\nxx\n", About())
    assert fault.value.code == "R109"


def test_parts_in_parts_without_end_are_refused():
    deep = b"".join(b"Content-Type: multipart/mixed; boundary=b%d\n\n--b%d\n" % (n, n) for n in range(1500))
    with pytest.raises(UnreadableError) as fault:
        read(HEAD + deep, About())
    assert fault.value.code == "R110"
    nested = b"".join(b"Content-Type: multipart/mixed; boundary=b%d\n\n--b%d\n" % (n, n) for n in range(900))
    assert reading_of(HEAD + nested).text.startswith("The café at the quay")


@pytest.mark.parametrize(
    ("head", "is_mailbox"),
    [
        (b"From una@skarne.example Thu Mar  4 10:00:00 2021\nReceived: from quay\n\nIce.\n", True),
        (b"From una Thu Mar  4 10:00 2021\nSubject: ice\n\nIce.\n", True),
        (b"From the pier to the quay\nSubject: ice\n\nIce.\n", False),
    ],
)
def test_one_header_behind_a_stamped_line_makes_a_mailbox(head: bytes, is_mailbox: bool):
    assert is_container(head, About(name="ice")) == is_mailbox


def test_a_mailbox_gives_its_messages_under_their_names():
    box = b"From una Thu Mar  4 10:00:00 2021\n" + PLAIN + b"\nFrom una Thu Mar  4 11:00:00 2021\nSubject: Two\n"
    box += b"From: una@skarne.example\n\n>From the pier on\nFrom here.\n"
    given_ones = list(members(box, About(name="in.mbox")))
    assert [member.path for member in given_ones] == ["one@skarne.example.eml", "000002.eml"]
    assert given_ones[1].payload == b"Subject: Two\nFrom: una@skarne.example\n\nFrom the pier on\nFrom here.\n"
    assert given_ones[0].payload.rstrip() == PLAIN.rstrip()


SAVED = b"""From: <Saved by Blink>
Snapshot-Content-Location: https://skarne.example/tides
Subject: Tides
MIME-Version: 1.0
Content-Type: multipart/related; type="text/html"; boundary="B"

--B
Content-Type: text/html
Content-Transfer-Encoding: quoted-printable
Content-Location: https://skarne.example/tides

<html><body><p>Low=20at caf=C3=A9<a href=3D"#n">1</a></p><p id=3D"n">Noon.</p></body></html>
--B
Content-Type: text/css

p { color: red }
--B--
"""


def test_a_saved_page_is_its_html_with_its_address():
    reading = reading_of(SAVED, "tides.mhtml")
    assert (reading.format, reading.text) == ("mhtml", "Low at café1\n\nNoon.")
    assert ("url", "https://skarne.example/tides") in [(claim.field, claim.value) for claim in reading.claims]
    assert [(link.target, reading.text[link.start : link.end]) for link in reading.links] == [("n", "1")]


def test_a_saved_page_without_html_says_so():
    with pytest.raises(UnreadableError) as fault:
        read(SAVED.replace(b"text/html\n", b"text/css\n"), About(name="tides.mhtml"))
    assert fault.value.code == "R106"


JUNK = st.lists(
    st.sampled_from([PLAIN[:300], MIXED, SAVED, b"\n\n", b"--M", b"\xff\0", b"Content-Type: x;;=\n"]), max_size=5
)


@settings(max_examples=50, deadline=None)
@given(JUNK, st.integers(0, 900))
def test_whatever_comes_is_read_or_refused(pieces: list[bytes], cut: int):
    payload = HEAD + b"".join(pieces)[cut:]
    try:
        hold(read(payload, About(name="in.eml")))
        list(members(payload, About(name="in.eml")))
    except UnreadableError as fault:
        assert fault.code != "R108", fault.message
