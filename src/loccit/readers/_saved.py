"""When a browser saved a page, as it wrote it into the file (MHTML's `Date`, SingleFile's comment).

It says when the page was fetched, and nothing of when its text was published.
"""

from __future__ import annotations

import re
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime

_HEAD = 8_192
_MHTML = re.compile(
    rb"\A(?:[A-Za-z-]+:[^\r\n]*(?:\r?\n[ \t]+[^\r\n]*)*\r?\n)*?Date:[ \t]*([^\r\n]{8,60})", re.IGNORECASE
)
_MHTML_SIGNS = (b"snapshot-content-location:", b"<saved by ")
_SINGLEFILE = re.compile(
    rb"Page saved with SingleFile.{0,4000}?saved date:\s*\w{3} (\w{3} \d{1,2} \d{4} \d\d:\d\d:\d\d) GMT([+-]\d{4})",
    re.DOTALL,
)
"""`saved date: Thu Mar 04 2021 10:00:00 GMT+0100 (Central European Standard Time)`, as JavaScript writes a date."""


def saved_at(payload: bytes) -> str | None:
    """The time in UTC, ISO 8601 with `Z`; None where the bytes say none.

    >>> saved_at(b"From: <Saved by Blink>\\r\\nDate: Thu, 4 Mar 2021 10:00:00 +0100\\r\\n\\r\\n")
    '2021-03-04T09:00:00Z'
    """
    head = payload[:_HEAD]
    if b"SingleFile" in head and (found := _SINGLEFILE.search(head)):
        return _in_utc(datetime.strptime(f"{found[1].decode()} {found[2].decode()}", "%b %d %Y %H:%M:%S %z"))
    lower = head.lower()
    if not any(sign in lower for sign in _MHTML_SIGNS) or not (stated := _MHTML.match(head)):
        return None
    try:
        return _in_utc(parsedate_to_datetime(stated[1].decode("ascii", "replace")))
    except (ValueError, TypeError, IndexError):
        return None


def _in_utc(moment: datetime) -> str | None:
    """The time as the archive writes it; one without a zone is not known."""
    return moment.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ") if moment.tzinfo else None
