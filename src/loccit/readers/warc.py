"""Web archives (WARC) → the documents that were captured, with their address and the time of capture."""

from __future__ import annotations

from collections.abc import Iterator

from loccit.model import About, Member
from loccit.readers import _limits
from loccit.readers._format import Format
from loccit.readers._members import beginning
from loccit.readers._warc_records import captures

FORMAT = Format("warc", (".warc", ".warc.gz"), ("application/warc",), ("members",))


def confidence(payload: bytes, about: About) -> int:
    """90 for the signature, unpacked if need be; 30 for the name alone."""
    if beginning(payload, 5) == b"WARC/":
        return 90
    return 30 if about.name.lower().endswith(FORMAT.extensions) else 0


def members(payload: bytes, about: About) -> Iterator[Member]:
    """Each page, PDF or text that was answered with 200, in order; scripts, pictures and redirects are none.

    A broken record is passed over. Raises `UnreadableError` behind the last one for those (R106, R110).
    """
    _limits.hold_nesting(about.name)
    faults = _limits.Faults(about.name)
    yield from captures(payload, faults)
    faults.tell()
