"""Bytes → text, and what was assumed: the one place where an encoding is decided.

A person's word decides; else a byte order mark; else strict UTF-8; else what the file itself declares; else a guess
among the kinds that occur. What was assumed is a claim, what did not fit a finding; nothing is dropped in silence.
"""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass

from loccit.errors import UnreadableError
from loccit.model import About, Claim, Finding
from loccit.readers import _limits
from loccit.readers._guess import likely_encodings

LONGEST = _limits.TEXT
"""Characters of one document's text (the contract's limit)."""
FEW = 500
"""Below so many bytes a guess is a finding."""

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_WIDER = {
    "ascii": "cp1252",
    "iso8859-1": "cp1252",
    "iso8859-9": "cp1254",
    "tis-620": "cp874",
    "gb2312": "gb18030",
    "gbk": "gb18030",
    "euc_kr": "cp949",
    "shift_jis": "cp932",
    "big5": "big5hkscs",
}
"""What a declared encoding is read as (WHATWG Encoding Standard: labels name the wider kind that browsers use)."""
_NUL_PLACES = (
    ("utf-32-le", (2, 3), (0,)),
    ("utf-32-be", (0, 1), (3,)),
    ("utf-16-le", (1,), (0,)),
    ("utf-16-be", (0,), (1,)),
)
"""Where the NUL bytes of wide characters stand, and where none do."""
_NO_CHARACTER = re.compile("[\x00-\x08\x0e-\x1f\x7f-\x9f\ue000-\uf8ff\ufdd0-\ufdef\ufffe\uffff]")
"""Controls, private and never assigned places: takes U+0003, leaves tabs, line ends and letters."""
_SURROGATE = re.compile("[\ud800-\udfff]")
_CONTROLS = bytes([*range(1, 8), *range(14, 27), *range(28, 32)])
_ESCAPED_JAPANESE = (b"\x1b$B", b"\x1b$@")


_Found = tuple[str, Claim, tuple[Finding, ...]]


@dataclass(frozen=True, slots=True)
class Decoded:
    """A text, the claim what encoding it was read in, and what was odd about its bytes."""

    text: str
    claims: tuple[Claim, ...]
    findings: tuple[Finding, ...] = ()


def decode(payload: bytes, about: About, *, declared: str | None = None, longest: int = LONGEST) -> Decoded:
    """The text of the bytes, without a byte order mark; line ends stay as they are.

    `declared` is what the file says of itself (`<meta charset>`, XML declaration); `about.encoding`, or a claim
    `encoding` in `about.given`, wins. NUL and lone surrogates become U+FFFD one for one. `longest` is the most
    characters there may be: markup has a limit of its own.
    Raises `UnreadableError`: R102 binary, R103 too long, R105 the encoding asked for does not fit.
    """
    if len(payload) > 4 * longest:
        raise too_long(about, f"at least {len(payload) // 4:,}")
    asked = about.encoding or next((claim.value for claim in about.given if claim.field == "encoding"), None)
    if not asked and is_binary(payload):
        raise _binary(about)
    text, claim, findings = _as_asked(payload, asked, about) if asked else _as_found(payload, declared)
    if len(text) > longest:
        raise too_long(about, f"{len(text):,}")
    text, replaced = _without_nul_and_surrogates(text)
    return Decoded(text, (claim,), (*findings, *replaced))


def is_binary(payload: bytes) -> bool:
    """Whether the first 64 kB cannot be text: control characters, or NUL in no pattern of UTF-16 or UTF-32.

    >>> is_binary(b"\\x7fELF\\x02\\x01\\x01\\x00\\x00\\x00\\x00\\x00\\x03\\x00"), is_binary(b"a line\\n")
    (True, False)
    """
    head = payload[:65_536]
    if _mark_of(head) or _wide_without_mark(head):
        return False
    nuls = head.count(0)
    controls = len(head) - len(head.translate(None, _CONTROLS))
    if controls and any(sign in head for sign in _ESCAPED_JAPANESE):
        return False
    return nuls > max(8, len(head) // 50) or controls > max(3, len(head) // 50) or (0 < len(head) < 4 * nuls)


def too_long(about: About, characters: str) -> UnreadableError:
    """The refusal of a text above the limit."""
    return UnreadableError(
        "R103",
        f"{about.name or 'the input'} has {characters} characters; the limit for one document is {LONGEST:,}.",
        next_step="split it into parts, and add those; the original stays as it is.",
        status=1,
    )


def _as_asked(payload: bytes, asked: str, about: About) -> _Found:
    """The text in the encoding that a person named."""
    try:
        encoding = codecs.lookup(asked.strip()).name
        mark = _mark_of(payload)
        body = payload[len(mark[0]) :] if mark and mark[1].startswith(encoding.replace("_", "-")[:6]) else payload
        text = body.decode(mark[1] if mark and body is not payload else encoding)
    except (LookupError, UnicodeError, ValueError) as fault:
        at = f" at byte {fault.start:,}" if isinstance(fault, UnicodeDecodeError) else ""
        raise UnreadableError(
            "R105",
            f"{about.name or 'the input'} is not {asked}{at}.",
            next_step="leave the encoding out, and loccit looks for it; or name another one.",
            status=1,
        ) from fault
    return text, Claim("encoding", encoding, "a person's word"), ()


def _as_found(payload: bytes, declared: str | None) -> _Found:
    """The text in the encoding that the bytes show, declare, or suggest."""
    if mark := _mark_of(payload):
        return _read_as(payload[len(mark[0]) :], mark[1], "byte order mark")
    head = payload[:65_536]
    if 0 in head and (wide := _wide_without_mark(head)):
        return _read_as(payload, wide, "NUL bytes at every second or fourth place")
    if b"\x1b$" in payload and payload.isascii() and any(sign in payload for sign in _ESCAPED_JAPANESE):
        return _read_as(payload, "iso2022_jp", "escape sequences")
    try:
        return payload.decode("utf-8"), Claim("encoding", "utf-8", "every byte fits"), ()
    except UnicodeDecodeError:
        return _not_strict(payload, declared)


def _not_strict(payload: bytes, declared: str | None) -> _Found:
    """UTF-8 with a few odd bytes, or another encoding: declared, or guessed."""
    if (text := _with_surrogates(payload)) is not None:
        return text, Claim("encoding", "utf-8", "every byte fits but lone surrogates"), ()
    if _is_mostly_utf8(payload):
        return _read_as(payload, "utf-8", "most bytes beyond ASCII fit")
    if (encoding := _wider(declared)) and not encoding.startswith("utf"):
        try:
            return payload.decode(encoding), Claim("encoding", encoding, "declared in the file"), ()
        except UnicodeDecodeError as fault:
            if _odd_bytes(payload, encoding) * 100 < len(payload):
                return _read_as(payload, encoding, f"declared in the file, odd from byte {fault.start:,}")
    return _guessed(payload)


def _guessed(payload: bytes) -> _Found:
    """The likeliest encoding that takes every byte; below FEW bytes the others are named in a finding."""
    likely = likely_encodings(payload)
    fits = [encoding for encoding, _ in likely if _fits(payload, encoding)]
    if not fits:
        return _read_as(payload, likely[0][0] if likely else "cp1252", "the likeliest by its letters")
    chosen = fits[0]
    text = payload.decode(chosen)
    findings: tuple[Finding, ...] = ()
    if len(payload) < FEW:
        others = [other for other in fits[1:6] if payload.decode(other) != text][:3]
        message = f"Read as {chosen}, guessed from {len(payload)} bytes"
        findings = (Finding("encoding_guessed", message + (f"; or {', '.join(others)}." if others else ".")),)
    return text, Claim("encoding", chosen, "guessed from the letters"), findings


def _read_as(payload: bytes, encoding: str, how: str) -> _Found:
    """The text in an encoding that is settled; bytes that do not fit become U+FFFD, and a finding says how many."""
    claim = Claim("encoding", encoding, how)
    try:
        return payload.decode(encoding, "surrogatepass" if encoding.startswith("utf") else "strict"), claim, ()
    except UnicodeDecodeError as fault:
        text = payload.decode(encoding, "replace")
        many = text.count("\ufffd") - payload.count(b"\xef\xbf\xbd")
        message = f"{many:,} places do not fit {encoding}, the first at byte {fault.start:,}; they became U+FFFD."
        at = text.find("\ufffd")
        return text, claim, (Finding("encoding_mixed", message, at, at + 1),)


def _mark_of(payload: bytes) -> tuple[bytes, str] | None:
    return next(((mark, encoding) for mark, encoding in _MARKS if payload.startswith(mark)), None)


def _wide_without_mark(head: bytes) -> str | None:
    """UTF-16 or UTF-32 by where the NUL bytes stand, if what comes out are characters that exist."""
    if (nuls := head.count(0)) < 2 or 50 * nuls < len(head) or (4 * nuls < len(head) and _is_utf8(head)):
        return None
    for encoding, zeros, letters in _NUL_PLACES:
        width = 4 if len(zeros) > 1 else 2
        at = [head[place::width].count(0) for place in zeros]
        if min(at) * 4 * len(zeros) >= nuls and sum(head[place::width].count(0) for place in letters) * 2 <= min(at):
            try:
                text = codecs.getincrementaldecoder(encoding)().decode(head[:4_096], final=False)
            except UnicodeDecodeError:
                continue
            if not _NO_CHARACTER.search(text):
                return encoding
    return None


def _is_utf8(head: bytes) -> bool:
    """Whether the bytes are UTF-8, but for a character that their end tears."""
    try:
        codecs.getincrementaldecoder("utf-8")().decode(head, final=False)
    except UnicodeDecodeError:
        return False
    return True


def _with_surrogates(payload: bytes) -> str | None:
    """The text where nothing but encoded surrogates keeps it from being UTF-8; pairs are joined."""
    if b"\xed" not in payload:
        return None
    try:
        text = payload.decode("utf-8", "surrogatepass")
    except UnicodeDecodeError:
        return None
    return text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "surrogatepass")


def _is_mostly_utf8(payload: bytes) -> bool:
    """Whether the characters of two bytes and more that fit outnumber the bytes that do not.

    Latin letters seldom make a valid sequence by chance, Chinese, Korean and Cyrillic ones (mostly high bytes) do.
    """
    text = payload.decode("utf-8", "replace")
    low = len(payload.translate(None, bytes(range(128, 256))))
    odd = text.count("\ufffd") - payload.count(b"\xef\xbf\xbd")
    fitting = len(text) - low - odd
    return fitting > odd * (1 if 3 * low > 2 * len(payload) else 4)


def _odd_bytes(payload: bytes, encoding: str) -> int:
    return payload.decode(encoding, "replace").count("\ufffd")


def _fits(payload: bytes, encoding: str) -> bool:
    try:
        payload.decode(encoding)
    except UnicodeDecodeError:
        return False
    return True


def _wider(declared: str | None) -> str | None:
    """The Python name of a declared encoding, as browsers read it; None where Python knows none."""
    try:
        name = codecs.lookup((declared or "").strip()).name
    except (LookupError, ValueError):
        return None
    return _WIDER.get(name, name)


def _without_nul_and_surrogates(text: str) -> tuple[str, tuple[Finding, ...]]:
    """NUL and lone surrogates as U+FFFD, one for one."""
    first = text.find("\0")
    clean = text.replace("\0", "\ufffd") if first >= 0 else text
    many = text.count("\0") if first >= 0 else 0
    if not clean.isascii() and (found := _SURROGATE.search(clean)):
        first = found.start() if first < 0 else min(first, found.start())
        clean, surrogates = _SURROGATE.subn("\ufffd", clean)
        many += surrogates
    if not many:
        return text, ()
    message = f"{many:,} NUL characters or lone surrogates became U+FFFD."
    return clean, (Finding("replaced_characters", message, first, first + 1),)


def _binary(about: About) -> UnreadableError:
    return UnreadableError(
        "R102",
        f"{about.name or 'the input'} is binary, and no reader knows its format.",
        next_step="`loccit formats` lists what can be read; convert it, and add the result.",
        status=1,
    )
