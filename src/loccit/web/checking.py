"""A draft that was sent → its verdicts, within a time, through a connection that Datasette has open."""

from __future__ import annotations

import hashlib
import sqlite3
import time
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, cast

from loccit import pack
from loccit.check import Draft, Report, check, read_draft
from loccit.db.quotable import Quotables
from loccit.errors import LoccitError
from loccit.web.check_form import Sent

SECONDS = 10
"""So long a draft may be checked in the browser."""
MOST_CHARACTERS = 2_000_000
"""A file that is unpacked may hold so much text."""


class TooSlowError(Exception):
    """A draft was not checked within the time."""


@dataclass(frozen=True, slots=True)
class Checked:
    """A draft with its verdicts."""

    draft: Draft
    report: Report


def check_sent(connection: sqlite3.Connection, sent: Sent, seconds: float = SECONDS) -> Checked:
    """The verdicts. Raises `LoccitError` for a file that cannot be read, `TooSlowError` behind the time."""
    archive = hurried(connection, seconds)
    draft = read_draft(sent.payload, sent.name)
    if len(draft.text) > MOST_CHARACTERS:
        step = "send a chapter of it, or run `loccit check DRAFT` beside the archive."
        raise LoccitError("C001", f"the draft has more than {MOST_CHARACTERS:,} characters.", next_step=step)
    return Checked(draft, check(draft, archive))


def evidence_page(connection: sqlite3.Connection, sent: Sent, report: Report) -> str:
    """The evidence as one HTML file, as `loccit pack` writes it."""
    evidence = pack.gather(report, hurried(connection, SECONDS))
    return pack.page(report, evidence, sha256=hashlib.sha256(sent.payload).hexdigest())


def hurried(connection: sqlite3.Connection, seconds: float) -> Quotables:
    """The archive's look-ups, which end with `TooSlowError` when the time is over: every quotation needs one."""
    # `Quotables` asks with `execute` alone
    return Quotables(cast(Any, _Hurried(connection, time.monotonic() + seconds)))


@dataclass(frozen=True, slots=True)
class _Hurried:
    connection: sqlite3.Connection
    until: float

    def execute(self, sql: str, bound: Sequence[Any] | dict[str, Any] = ()) -> sqlite3.Cursor:
        if time.monotonic() > self.until:
            raise TooSlowError
        return self.connection.execute(sql, bound)
