"""How large the streams of a PDF become when they are unpacked, before a library unpacks them: a bomb is told by it.

pdfium holds a page's instructions unpacked, with some twenty times their size in objects. Pictures and fonts are not
looked at: reading the text does not unpack the former, and the latter are as large as they are.
"""

from __future__ import annotations

import binascii
import re
import zlib
from base64 import a85decode

from loccit.readers import _limits

_STREAM = re.compile(rb"stream\r?\n")
_FILTER = re.compile(rb"/(FlateDecode|Fl|ASCII85Decode|A85|ASCIIHexDecode|AHx)\b")
_UNREAD = re.compile(rb"/Subtype\s*/Image\b|/Length1\b|/Subtype\s*/(?:Type1C|CIDFontType0C|OpenType)\b|/DCTDecode\b")
_DICTIONARY = 2_000
"""Bytes before a stream in which its dictionary is looked for."""


def hold_streams(payload: bytes, name: str) -> None:
    """Refuses a PDF with a stream that unpacks to more than `DRAWN` bytes. Raises `UnreadableError` (R110)."""
    for found in _STREAM.finditer(payload):
        head = payload[max(0, found.start() - _DICTIONARY) : found.start()]
        head = head[head.rfind(b" obj") + 1 :]
        filters = _FILTER.findall(head)
        if not filters or _UNREAD.search(head):
            continue
        end = payload.find(b"endstream", found.end())
        stream = payload[found.end() : end if end >= 0 else len(payload)]
        if _unpacks_to_too_much(stream, filters):
            _limits.refuse(
                "R110",
                name,
                f"has a stream that grows to more than {_limits.DRAWN:,} bytes, the limit.",
                "print it anew to a PDF, if you trust it, and add that.",
            )


def _unpacks_to_too_much(stream: bytes, filters: list[bytes]) -> bool:
    """Whether the stream, its filters undone in their order, is larger than the limit."""
    for step in filters:
        try:
            if step in (b"FlateDecode", b"Fl"):
                stream = _inflated(stream)
            elif step in (b"ASCII85Decode", b"A85"):
                stream = a85decode(b"".join(stream.split()).removesuffix(b"~>"))
            else:
                stream = binascii.unhexlify(b"".join(stream.split()).rstrip(b">"))
        except (zlib.error, ValueError):
            return False
        if len(stream) > _limits.DRAWN:
            return True
    return False


def _inflated(stream: bytes) -> bytes:
    """The stream unpacked, as far as the limit and one byte more; what is damaged is kept up to the fault."""
    unpacker = zlib.decompressobj()
    return unpacker.decompress(stream, _limits.DRAWN + 1)
