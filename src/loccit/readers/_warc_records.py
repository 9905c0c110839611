"""The records of a web archive (WARC 1.0 and 1.1), one by one, also behind a broken one.

Written here and not left to a library: what is hostile must be bounded, what is broken be named, and nothing written
to a terminal. A record is a head of lines, `Content-Length` bytes and two empty lines; in a `.warc.gz` each record
is a gzip member of its own.
"""

from __future__ import annotations

import re
import zlib
from collections.abc import Iterator
from dataclasses import dataclass

from loccit.model import Member
from loccit.readers import _limits
from loccit.readers._http import Answer, answer_of
from loccit.readers._members import safe_address

_DOCUMENTS = re.compile(
    r"\s*(?:text/(?:html|plain|markdown|x-markdown)|application/(?:xhtml\+xml|pdf|epub\+zip|rtf|msword|xml|jats\+xml"
    r"|tei\+xml|vnd\.oasis\.opendocument\.text|vnd\.openxmlformats-officedocument\.wordprocessingml\.document))",
    re.IGNORECASE,
)
"""What may be a document; leaves style sheets, scripts, pictures, fonts, data."""
_RECORDS = frozenset(("response", "resource", "conversion"))
_HEAD = re.compile(rb"WARC/1\.\d+[ \t]*\r?\n((?:[^\r\n]+\r?\n)*)\r?\n")
_MARK = b"WARC/1."
_GZIP = b"\x1f\x8b\x08"
_LONGEST_HEAD = 100_000
_MOMENT = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d")
_FAULTS = 1_000
"""How many broken records are passed over before the rest is given up."""


@dataclass(frozen=True, slots=True)
class Record:
    """One record: its fields, names in lower case, and its content."""

    fields: dict[str, str]
    content: bytes


def captures(payload: bytes, faults: _limits.Faults) -> Iterator[Member]:
    """The documents of the archive; what is broken or too large is told to `faults`."""
    allowance = _limits.Allowance()
    for stretch, packed in _stretches(payload, faults):
        for record in _records(stretch, faults):
            member = _member(record, packed, allowance, faults)
            if member is not None:
                faults.given += 1
                yield member


def _stretches(payload: bytes, faults: _limits.Faults) -> Iterator[tuple[bytes, int]]:
    """Bytes that hold whole records, with their packed size: each gzip member, or the file itself."""
    if not payload.startswith(_GZIP):
        yield payload, len(payload)
        return
    at = broken = 0
    while 0 <= at < len(payload) and broken < _FAULTS:
        inflater = zlib.decompressobj(31)
        try:
            content = inflater.decompress(memoryview(payload)[at:], _limits.MEMBER + 1)
            if len(content) > _limits.MEMBER or not inflater.eof:
                raise zlib.error("it ends too early" if len(content) <= _limits.MEMBER else "beyond the limit")
        except zlib.error as fault:
            broken += 1
            faults.add(f"record at byte {at:,}", f"cannot be unpacked ({fault})")
            at = payload.find(_GZIP, at + 1)
            continue
        behind = len(payload) - len(inflater.unused_data)
        yield content, behind - at
        at = payload.find(_GZIP, behind)


def _records(stretch: bytes, faults: _limits.Faults) -> Iterator[Record]:
    at = stretch.find(_MARK)
    broken = 0
    while at >= 0 and broken < _FAULTS:
        head = _HEAD.match(stretch, at, at + _LONGEST_HEAD)
        fields = _fields(head[1]) if head else {}
        length = fields.get("content-length", "")
        end = head.end() + int(length) if head and length.isdecimal() and len(length) < 12 else -1
        if head and head.end() <= end <= len(stretch) and stretch[end : end + 2] in (b"\r\n", b"\n\n", b""):
            yield Record(fields, stretch[head.end() : end])
            at = stretch.find(_MARK, end)
        else:
            broken += 1
            faults.add(f"record at byte {at:,}", "is broken" if head else "has no head")
            at = stretch.find(b"\n" + _MARK, at + 1) + 1 or -1


def _fields(head: bytes) -> dict[str, str]:
    lines = (line.partition(":") for line in head.decode("utf-8", "replace").splitlines())
    return {name.strip().lower(): value.strip() for name, _, value in lines}


def _member(record: Record, packed: int, allowance: _limits.Allowance, faults: _limits.Faults) -> Member | None:
    """The document of a record, None where it holds none."""
    fields = record.fields
    if fields.get("warc-type") not in _RECORDS:
        return None
    address = fields.get("warc-target-uri", "").strip("<>")
    answer = _answer(record)
    if answer.status != "200" or not _DOCUMENTS.match(answer.kind):
        return None
    complaint = answer.fault or allowance.complaint(len(answer.body), min(packed, len(record.content)))
    if complaint:
        faults.add(address or "a record", complaint, code="R106" if answer.fault else "R110")
        return None
    if not answer.body.strip():
        return None
    moment = _MOMENT.match(fields.get("warc-date", ""))
    is_web = address.startswith(("http:", "https:"))
    return Member(safe_address(address), answer.body, address if is_web else None, f"{moment[0]}Z" if moment else None)


def _answer(record: Record) -> Answer:
    """What was answered; a record that is no response of HTTP is an answer itself."""
    kind = record.fields.get("content-type", "")
    if kind.startswith("application/http") or record.content.startswith(b"HTTP/"):
        return answer_of(record.content)
    return Answer("200", kind, record.content)
