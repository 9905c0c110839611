"""How large the streams of a PDF become when they are unpacked, before a library unpacks them: a bomb is told by it.

pdfium holds a page's instructions unpacked, with some twenty times their size in objects. Pictures and fonts are
looked at only as far as to see that they hold no instructions: reading the text does not unpack the former, and the
latter are as large as they are. Filters are those of ISO 32000-1, 7.4.
"""

from __future__ import annotations

import binascii
import re
import zlib
from base64 import a85decode
from collections.abc import Callable

from loccit.readers import _limits

_STREAM = re.compile(rb"stream\r?\n")
_FILTER = re.compile(
    rb"/(FlateDecode|Fl|LZWDecode|LZW|RunLengthDecode|RL|ASCII85Decode|A85|ASCIIHexDecode|AHx)(?![A-Za-z0-9])"
)
_UNREAD = re.compile(rb"/Subtype\s*/Image\b|/Length1\b|/Subtype\s*/(?:Type1C|CIDFontType0C|OpenType)\b|/DCTDecode\b")
_INSTRUCTION = re.compile(rb"(?<=[\s\])>])(?:Tj|TJ|Tf|Td|Tm|BT|ET|re|cm)(?=\s)")
_INSTRUCTIONS = 3
"""What calls itself a picture and holds so many instructions where it begins is none."""
_SNIFFED = 1_000_000
_DICTIONARY = 2_000
"""Bytes before a stream in which its dictionary is looked for."""


def hold_streams(payload: bytes, name: str) -> None:
    """Refuses a PDF with a stream that unpacks to more than `DRAWN` bytes. Raises `UnreadableError` (R110)."""
    for found in _STREAM.finditer(payload):
        head = payload[max(0, found.start() - _DICTIONARY) : found.start()]
        head = head[head.rfind(b" obj") + 1 :]
        filters = _FILTER.findall(head)
        if not filters:
            continue
        end = payload.find(b"endstream", found.end())
        stream = payload[found.end() : end if end >= 0 else len(payload)]
        if _UNREAD.search(head) and not _holds_instructions(stream, filters):
            continue
        if len(_unpacked(stream, filters, _limits.DRAWN)) > _limits.DRAWN:
            _limits.refuse(
                "R110",
                name,
                f"has a stream that grows to more than {_limits.DRAWN:,} bytes, the limit.",
                "print it anew to a PDF, if you trust it, and add that.",
            )


def _holds_instructions(stream: bytes, filters: list[bytes]) -> bool:
    """Whether a page could be drawn by what calls itself a picture or a font."""
    begun = _unpacked(stream, filters, _SNIFFED)[:_SNIFFED]
    return sum(1 for _ in zip(_INSTRUCTION.finditer(begun), range(_INSTRUCTIONS), strict=False)) == _INSTRUCTIONS


def _unpacked(stream: bytes, filters: list[bytes], most: int) -> bytes:
    """The stream with its filters undone in their order, as far as `most` bytes and a little more; what is damaged
    is kept up to the fault."""
    for step in filters:
        try:
            stream = _UNPACK[step](stream, most)
        except (zlib.error, ValueError):
            return b""
        if len(stream) > most:
            break
    return stream


def _inflated(stream: bytes, most: int) -> bytes:
    return zlib.decompressobj().decompress(stream, most + 1)


def _from_base_85(stream: bytes, _: int) -> bytes:
    return a85decode(b"".join(stream.split()).removesuffix(b"~>"))


def _from_hexadecimal(stream: bytes, _: int) -> bytes:
    return binascii.unhexlify(b"".join(stream.split()).rstrip(b">"))


def _from_runs(stream: bytes, most: int) -> bytes:
    """Bytes as they are, or one byte up to 128 times, each behind the number that says how many; 128 ends it."""
    out = bytearray()
    at = 0
    while at < len(stream) and stream[at] != 128 and len(out) <= most:
        size = stream[at]
        if size < 128:
            out += stream[at + 1 : at + 2 + size]
            at += 2 + size
        else:
            out += stream[at + 1 : at + 2] * (257 - size)
            at += 2
    return bytes(out)


_CLEAR, _END = 256, 257
_WIDEST = 4_096


def _from_codes(stream: bytes, most: int) -> bytes:
    """LZW with codes of 9 to 12 bits, the width growing one code early, as PDF has it where it says nothing else."""
    out = bytearray()
    table: list[bytes] = []
    before = b""
    width = bits = held = 0
    for byte in stream[: 2 * most]:
        held, bits = (held << 8 | byte) & 0xFFFFFF, bits + 8
        if not table:
            table, width, before = _first_codes(), 9, b""
        if bits < width:
            continue
        bits -= width
        code = held >> bits & ((1 << width) - 1)
        if code == _END or len(out) > most:
            break
        if code == _CLEAR:
            table = []
            width = 9
            continue
        if code > len(table) or (code == len(table) and not before):
            break
        said = table[code] if code < len(table) else before + before[:1]
        out += said
        if before and len(table) < _WIDEST:
            table.append(before + said[:1])
        before = said
        width = min(12, max(9, (len(table) + 1).bit_length()))
    return bytes(out)


def _first_codes() -> list[bytes]:
    return [*(bytes([value]) for value in range(256)), b"", b""]


_UNPACK: dict[bytes, Callable[[bytes, int], bytes]] = {
    b"FlateDecode": _inflated, b"Fl": _inflated, b"LZWDecode": _from_codes, b"LZW": _from_codes,
    b"RunLengthDecode": _from_runs, b"RL": _from_runs, b"ASCII85Decode": _from_base_85, b"A85": _from_base_85,
    b"ASCIIHexDecode": _from_hexadecimal, b"AHx": _from_hexadecimal,
}  # fmt: skip
