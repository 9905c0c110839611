"""Messages (RFC 5322, MIME) as the standard library parses them: their headers, their bodies, their parts."""

from __future__ import annotations

import re
from collections.abc import Iterator
from email import message_from_bytes, policy
from email.message import EmailMessage
from email.utils import getaddresses, parsedate_to_datetime
from typing import cast

from loccit.readers import _limits

_HEADER = re.compile(rb"([A-Za-z][A-Za-z0-9-]*):[ \t]?[^\r\n]*(?:\r?\n[ \t]+[^\r\n]*)*\r?\n")
_KNOWN = frozenset((
    b"from", b"to", b"cc", b"subject", b"date", b"message-id", b"mime-version", b"received", b"return-path",
    b"content-type", b"delivered-to", b"reply-to", b"in-reply-to", b"references", b"sender", b"x-mailer",
    b"content-transfer-encoding", b"dkim-signature", b"snapshot-content-location", b"list-id", b"user-agent",
))  # fmt: skip


_BOUNDARY = re.compile(rb"boundary\s*=\s*\"?([^\s\";]{1,70})", re.IGNORECASE)

_BETWEEN = re.compile(rb"^--([^\r\n]{1,70}?)[ \t]*\r?$", re.MULTILINE)
"""What begins a part: takes `--x`; leaves `--x--`, which ends the last one, since the boundary is x."""


def known_headers(payload: bytes, most: int = 60) -> frozenset[bytes]:
    """The names of the mail headers that the bytes begin with, in lower case, up to the first line that is none.

    >>> sorted(known_headers(b"From: a\\nSubject: b\\n c\\n\\nDate: d\\n"))
    [b'from', b'subject']
    """
    found = set()
    at = 0
    for _ in range(most):
        header = _HEADER.match(payload, at, at + 20_000)
        if header is None:
            break
        if header[1].lower() in _KNOWN:
            found.add(header[1].lower())
        at = header.end()
    return frozenset(found)


def message_of(payload: bytes, name: str) -> EmailMessage:
    """The message. Raises `UnreadableError` (R110) where it has too many parts, or parts in parts too deep."""
    marks = set(_BOUNDARY.findall(payload))
    parts = sum(line[1] in marks for line in _BETWEEN.finditer(payload)) if marks else 0
    if parts > _limits.MAIL_PARTS:
        _limits.refuse("R110", name, f"has {parts:,} parts; the limit is {_limits.MAIL_PARTS:,}.", "split it.")
    try:
        return message_from_bytes(payload, policy=policy.default)
    except RecursionError:
        _limits.refuse("R110", name, "has parts in parts too deep to read; the limit is some hundreds.", "split it.")


def header(message: EmailMessage, name: str) -> str:
    """A header's value on one line, '' where there is none or where it cannot be read."""
    try:
        return " ".join(str(message.get(name, "")).split()).replace("\0", "\ufffd")
    except (ValueError, LookupError, IndexError, AttributeError, TypeError):  # the library's, on malformed headers
        return ""


def people(said: str) -> Iterator[str]:
    """The names in an address header; an address without a name names nobody.

    >>> list(people('"Orrin, Pell" <p@skarne.example>, una@skarne.example'))
    ['Orrin, Pell']
    """
    for name, address in getaddresses([said]):
        if name and name != address and "@" not in name:
            yield name


def day(said: str) -> str:
    """The day of a date header in its own time zone, ISO 8601; '' where it is none.

    >>> day("Thu, 4 Mar 2021 23:10:00 -0500")
    '2021-03-04'
    """
    try:
        return parsedate_to_datetime(said).date().isoformat()
    except (ValueError, TypeError, IndexError, OverflowError):
        return ""


def content(part: EmailMessage) -> bytes:
    """The bytes of a part, its transfer encoding undone."""
    decoded = part.get_payload(decode=True)
    return decoded if isinstance(decoded, bytes) else b""


def leaves(message: EmailMessage) -> Iterator[EmailMessage]:
    """Every part that is no multipart, in order; a message inside the message is one leaf."""
    stack = [message]
    seen = 0
    while stack and seen < _limits.MAIL_PARTS:
        part = stack.pop()
        seen += 1
        if part.get_content_maintype() == "multipart" and part.is_multipart():
            stack += reversed(cast(list[EmailMessage], part.get_payload()))
        else:
            yield part


def charset(part: EmailMessage) -> str | None:
    """The encoding that a part declares, None where it declares none."""
    try:
        return part.get_content_charset()
    except (ValueError, LookupError):
        return None


def is_flowed(part: EmailMessage) -> bool:
    """Whether the lines of a part go on where they end in a space: `format=flowed`, RFC 3676."""
    try:
        return str(part.get_param("format", "")).lower() == "flowed"
    except (ValueError, LookupError, AttributeError, TypeError):  # the library's, on malformed parameters
        return False
