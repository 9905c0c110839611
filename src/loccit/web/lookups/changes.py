"""What a passage said in older captures of its document: looked for in the texts that were kept of them."""

from __future__ import annotations

import re
import sqlite3
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from loccit.db.state import BY_TIME
from loccit.text.diff import Edit, diff
from loccit.text.fold import folded, shown

CAPTURES = 6
"""So many older captures are compared, the latest first."""
LONGEST = 3_000_000
"""Longer texts are not compared while somebody waits; `loccit diff` does it."""
_EMPTY_LINES = re.compile(r"(?:\r?\n[ \t]*){2,}")
_ALIKE = 0.5
"""A paragraph that shares fewer of its words is another one, not an older wording."""


@dataclass(frozen=True, slots=True)
class Before:
    """What an older capture holds of a passage.

    `status` is `same` (word for word), `edited` (`was` and `now` differ by `edits`, whose offsets are theirs),
    `absent` (no such words), or `unknown` (its text is not here).
    """

    ordinal: int
    captured_at: str | None
    status: str
    was: str = ""
    now: str = ""
    edits: tuple[Edit, ...] = ()


def before(connection: sqlite3.Connection, passage_id: str) -> tuple[Before, ...]:
    """The older captures of a passage's document, the latest first, each with what it says in the passage's place."""
    captures = connection.execute(_CAPTURES, (passage_id, CAPTURES)).fetchall()
    if not captures:
        return ()
    text = connection.execute(_TEXT, (passage_id,)).fetchone()[0] or ""
    raw = {row["id"]: text[row["start"] : row["end"]] for row in connection.execute(_PLACES, (passage_id,))}
    now = shown(raw.pop(passage_id, ""))
    others = {folded(shown(words)) for words in raw.values()}
    return tuple(_compare(row, now, others) for row in captures)


def _compare(capture: sqlite3.Row, now: str, others: set[str]) -> Before:
    ordinal, at, text = capture["ordinal"], capture["captured_at"], capture["text"]
    if text is None or not now:
        return Before(ordinal, at, "unknown")
    paragraphs = [shown(one) for one in _EMPTY_LINES.split(text) if one.strip()]
    wanted = folded(now)
    if any(folded(one) == wanted for one in paragraphs):
        return Before(ordinal, at, "same")
    was = _nearest(wanted, (one for one in paragraphs if folded(one) not in others))
    if was is None:
        return Before(ordinal, at, "absent")
    edits = diff(was, now)
    return Before(ordinal, at, "edited" if edits else "same", was, now, edits)


def _nearest(wanted: str, paragraphs: Iterable[str]) -> str | None:
    """The paragraph that shares most of its words; None where even that one is another."""
    words = Counter(wanted.split())
    best: tuple[float, str] = (_ALIKE, "")
    for one in paragraphs:
        theirs = Counter(folded(one).split())
        alike = 2 * (words & theirs).total() / (words.total() + theirs.total() or 1)
        if alike > best[0]:
            best = (alike, one)
    return best[1] or None


def stretches(found: Before) -> Sequence[tuple[str, str]]:
    """The words of an edited passage in order, each stretch with what became of it: `kept`, `gone` or `new`."""
    told: list[tuple[str, str]] = []
    at = 0
    for edit in found.edits:
        told += [("kept", found.now[at : edit.b.start]), ("gone", edit.was), ("new", edit.now)]
        at = edit.b.end
    told.append(("kept", found.now[at:]))
    return [(kind, words) for kind, words in told if words]


_CAPTURES = f"""
select v.ordinal, v.captured_at, case when length(v.text) < {LONGEST} then v.text end as text
from versions v join passages p on p.document_id = v.document_id join documents d on d.id = v.document_id
where p.id = ? and v.sha256 <> d.sha256 order by {BY_TIME} desc, v.ordinal desc limit ?
"""
_TEXT = "select d.text from passages p join documents d on d.id = p.document_id where p.id = ?"
_PLACES = """
select o.id, o.start, o."end" from passages p join passages o on o.document_id = p.document_id where p.id = ?
"""
