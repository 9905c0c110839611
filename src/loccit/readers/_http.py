"""The bytes of an HTTP answer → its status, its kind and its body, transfer and content encodings undone."""

from __future__ import annotations

import re
import zlib
from dataclasses import dataclass

from loccit.readers import _limits

_HEAD = re.compile(rb"HTTP/\d(?:\.\d)?[ \t]+(\d{3})[^\r\n]*\r?\n((?:[^\r\n]+\r?\n)*)\r?\n")
_CHUNK = re.compile(rb"\s{0,4}([0-9A-Fa-f]{1,8})[^\r\n]{0,200}\r?\n")
_BROTLI_STEP = 1024
"""So few bytes are unpacked at a time, so that a bomb is noticed before it has grown."""
_WINDOWS = {"gzip": 31, "x-gzip": 31, "deflate": 15}


@dataclass(frozen=True, slots=True)
class Answer:
    """An answer: status ("200"), media type, body; `fault` says why the body could not be unpacked."""

    status: str
    kind: str
    body: bytes
    fault: str = ""


def answer_of(content: bytes) -> Answer:
    """The answer; status '' where the bytes are none.

    >>> answer_of(b"HTTP/1.1 200 OK\\r\\nContent-Type: text/plain\\r\\n\\r\\nEbb.")
    Answer(status='200', kind='text/plain', body=b'Ebb.', fault='')
    """
    head = _HEAD.match(content)
    if head is None:
        return Answer("", "", b"")
    lines = (line.partition(":") for line in head[2].decode("latin-1").splitlines())
    fields = {name.strip().lower(): value.strip() for name, _, value in lines}
    body = content[head.end() :]
    if "chunked" in fields.get("transfer-encoding", "").lower():
        body = _unchunked(body)
    fault = ""
    for encoding in reversed(fields.get("content-encoding", "").lower().replace(" ", "").split(",")):
        if encoding not in ("", "identity") and not fault:
            body, fault = _unpacked(body, encoding)
    return Answer(head[1].decode(), fields.get("content-type", ""), body, fault)


def _unchunked(body: bytes) -> bytes:
    """The chunks joined; a body that is not chunked, though it says so, stays (archives often undo it)."""
    chunks: list[bytes] = []
    at = 0
    while True:
        head = _CHUNK.match(body, at)
        if head is None:
            return b"".join(chunks) + body[at:] if chunks else body
        size = int(head[1], 16)
        if size == 0:
            return b"".join(chunks)
        chunks.append(body[head.end() : head.end() + size])
        at = head.end() + size


def _unpacked(body: bytes, encoding: str) -> tuple[bytes, str]:
    """The body unpacked, and why not; a body that is not packed, though it says so, stays."""
    if encoding == "br":
        return _unpacked_brotli(body)
    if encoding not in _WINDOWS:
        return body, f"packed by {encoding}, which is not known here"
    windows = (31,) if _WINDOWS[encoding] == 31 else (15, -15)
    if encoding.endswith("gzip") and not body.startswith(b"\x1f\x8b"):
        return body, ""
    for window in windows:
        try:
            return zlib.decompressobj(window).decompress(body, _limits.MEMBER + 1), ""
        except zlib.error:
            continue
    return body, f"cannot be unpacked ({encoding})"


def _unpacked_brotli(body: bytes) -> tuple[bytes, str]:
    try:
        import brotli
    except ImportError:
        return body, "packed by brotli; `pip install brotli`, and add the archive again"
    unpacker = brotli.Decompressor()
    unpacked: list[bytes] = []
    length = 0
    try:
        for at in range(0, len(body), _BROTLI_STEP):
            unpacked.append(unpacker.process(body[at : at + _BROTLI_STEP]))
            length += len(unpacked[-1])
            if length > _limits.MEMBER:
                return body, f"more than {_limits.MEMBER:,} bytes after unpacking, the limit"
    except brotli.error:
        return body, "cannot be unpacked (brotli)"
    return b"".join(unpacked), ""
