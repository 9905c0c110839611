"""A draft that was sent → its verdicts, within a time, through a connection that Datasette has open.

Where the database is a published copy, it lacks what may not be seen: there an unknown identifier, or words that
do not stand in an excerpt, accuse nobody.
"""

from __future__ import annotations

import hashlib
import sqlite3
import time
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any, cast

from loccit import ids, pack
from loccit.check import Draft, Report, Verdict, check, read_draft
from loccit.check.claims import find_claims
from loccit.check.drafts import Mention
from loccit.check.verdicts import ORDER
from loccit.db.publish import CUT, PUBLISHED
from loccit.db.quotable import Quotables
from loccit.errors import LoccitError
from loccit.web.check_form import Sent

SECONDS = 10
"""So long a draft may be checked in the browser."""
MOST_CHARACTERS = 2_000_000
"""A file that is unpacked may hold so much text."""
_UNPROVABLE = frozenset(("altered", "not_found", "wrong_passage", "clipped", "source_changed"))
"""What cannot be said of words of which only the beginning may be seen."""
_NOT_HERE = "this published copy does not hold it: it may be a source that is not shown here."
_EXCERPT = "only the beginning of this passage may be shown here: compare it in the archive itself."


class TooSlowError(Exception):
    """A draft was not checked within the time."""


@dataclass(frozen=True, slots=True)
class Checked:
    """A draft with its verdicts. `unchecked` are those that a published copy cannot give, each with its reason."""

    draft: Draft
    report: Report
    unchecked: tuple[Verdict, ...] = ()


def check_sent(connection: sqlite3.Connection, sent: Sent, seconds: float = SECONDS) -> Checked:
    """The verdicts. Raises `LoccitError` for a file that cannot be read, `TooSlowError` behind the time."""
    archive = hurried(connection, seconds)
    draft = read_draft(sent.payload, sent.name)
    if len(draft.text) > MOST_CHARACTERS:
        step = "send a chapter of it, or run `loccit check DRAFT` beside the archive."
        raise LoccitError("C001", f"the draft has more than {MOST_CHARACTERS:,} characters.", next_step=step)
    report = check(draft, archive)
    if not _is_published(connection):
        return Checked(draft, report)
    return _as_far_as_seen(Checked(draft, report), archive)


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


def _is_published(connection: sqlite3.Connection) -> bool:
    return connection.execute("select 1 from archive_state where key = ?", [PUBLISHED]).fetchone() is not None


def _as_far_as_seen(checked: Checked, archive: Quotables) -> Checked:
    """The verdicts that a published copy can give, and the others by themselves."""
    cited = {claim.start: claim.mentions for claim in find_claims(checked.draft)}
    kept: list[Verdict] = []
    unchecked: list[Verdict] = []
    for verdict in checked.report.verdicts:
        is_hidden = verdict.code == "bad_id" and ids.is_valid(verdict.passage_id or "")
        if is_hidden:
            unchecked.append(replace(verdict, next_step=_NOT_HERE, places=()))
        elif verdict.code in _UNPROVABLE and _is_excerpt(cited.get(verdict.start, ()), archive):
            unchecked.append(replace(verdict, next_step=_EXCERPT, expected=None, diff=(), places=()))
        else:
            kept.append(verdict)
    counts = Counter(verdict.code for verdict in kept)
    report = Report(checked.report.name, tuple(kept), {code: counts[code] for code in ORDER if counts[code]})
    return Checked(checked.draft, report, tuple(unchecked))


def _is_excerpt(mentions: Sequence[Mention], archive: Quotables) -> bool:
    """Whether one of the identifiers names something of which only the beginning is here."""
    for mention in mentions:
        is_document = mention.identifier[:1] == "d"
        places = archive.passages(mention.identifier) if is_document else [archive.passage(mention.identifier)]
        if any(place is not None and place.words.endswith(CUT) for place in places):
            return True
    return False
