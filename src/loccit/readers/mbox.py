"""Mailboxes (MBOX) → the messages in them."""

from __future__ import annotations

import re
from collections.abc import Iterator

from loccit.model import About, Member
from loccit.readers import _limits
from loccit.readers._format import Format
from loccit.readers._mail import known_headers
from loccit.readers._members import safe_path

FORMAT = Format("mbox", (".mbox", ".mbx"), ("application/mbox",), ("members",))

_BEGINNING = re.compile(rb"(?:\A|\n\r?\n|\n)(From [^\r\n]{3,200}\r?\n)(?=[!-9;-~]{1,80}:)")
"""Takes `From una@skarne.example Thu Mar  4 10:00:00 2021` before a header; leaves `From the pier` in a text."""
_STAMPED = re.compile(rb"From [^\r\n]{1,150} \w{3} \w{3} [ \d]\d \d\d:\d\d(?::\d\d)? \d{4}")
"""How a mailbox's program writes it, so that one header behind it is enough."""
_QUOTED = re.compile(rb"^>(>*From )", re.MULTILINE)
_MESSAGE_ID = re.compile(rb"^Message-ID:\s*<?([^\s<>]{3,200})", re.IGNORECASE | re.MULTILINE)


def confidence(payload: bytes, about: About) -> int:
    """90 for `From ` before headers of mail."""
    found = _BEGINNING.match(payload, 0, 1000)
    if found is None:
        return 0
    known = known_headers(payload[found.end() : found.end() + 50_000])
    return 90 if len(known) > (0 if _STAMPED.match(found[1]) else 1) else 0


def members(payload: bytes, about: About) -> Iterator[Member]:
    """Each message, under its Message-ID, which other mailboxes give it too; else under its number."""
    _limits.hold_nesting(about.name)
    starts = [found.span(1) for found in _BEGINNING.finditer(payload)]
    faults = _limits.Faults(about.name)
    ends = [start for start, _ in starts[1:]] + [len(payload)]
    for number, ((_, start), end) in enumerate(zip(starts, ends, strict=True), 1):
        if number > _limits.MEMBERS:
            faults.add("the rest", f"more than {_limits.MEMBERS:,} messages", code="R110")
            break
        if end - start > _limits.MEMBER:
            faults.add(f"message {number}", f"{end - start:,} bytes, the limit is {_limits.MEMBER:,}", code="R110")
            continue
        message = _QUOTED.sub(rb"\1", payload[start:end])
        head = message[: message.find(b"\n\n") + 1 or 20_000]
        named = _MESSAGE_ID.search(head)
        name = named[1].decode("ascii", "replace").replace("/", "_") if named else f"{number:06d}"
        faults.given += 1
        yield Member(safe_path(f"{name}.eml"), message)
    faults.tell()
