"""The ledger → what became of identifiers: status, successors and last known words, and their rows in its mirror.

A document that is withdrawn takes its parts with it; when it is shown again, they are what they were before.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass

from sqlite_utils import Database

from loccit.folder import Folder
from loccit.ledger import Fate, Identifier, Line, lines
from loccit.matching.anchors import Known

WITHDRAWN = "withdrawn"
PLACED = ("current", "edited", "moved")
PARTS = ("document", "passage", "note", "quotation")
"""Kinds of identifiers that belong to one document."""


@dataclass(slots=True)
class History:
    """One identifier as the ledger's last line about it leaves it; the selectors are the last that were told."""

    given: Identifier
    status: str = "current"
    successors: tuple[str, ...] = ()
    version: int = 1
    exact: str | None = None
    prefix: str | None = None
    suffix: str | None = None
    start: int | None = None
    end: int | None = None
    reason: str | None = None
    before: str = "current"
    """What its status was before it was withdrawn."""
    at: str | None = None
    """When a person last decided about it."""

    @property
    def has_place(self) -> bool:
        """Whether its words stand in the newest capture; an identifier that moved to another one has none itself."""
        return self.status in PLACED and not self.successors

    def known(self) -> Known:
        """It, as anchoring takes it."""
        return Known(
            self.given.id, self.exact or "", self.prefix or "", self.suffix or "", self.start or 0, self.end or 0,
            self.status,
        )  # fmt: skip


def histories(folder: Folder, documents: Collection[str], more: Collection[str] = ()) -> dict[str, History]:
    """The identifiers that belong to documents, and `more`, in the order of the ledger, which is read once."""
    return follow(lines(folder), documents, more)


def follow(told: Iterable[Line], documents: Collection[str], more: Collection[str] = ()) -> dict[str, History]:
    """`histories` out of any lines."""
    found: dict[str, History] = {}
    for line in told:
        if isinstance(line, Identifier) and (line.id in more or (line.document in documents and line.kind in PARTS)):
            found.setdefault(
                line.id,
                History(
                    line, version=line.version, exact=line.exact, prefix=line.prefix, suffix=line.suffix,
                    start=line.start, end=line.end,
                ),
            )  # fmt: skip
        elif isinstance(line, Fate) and line.id in found:
            _follow(found[line.id], line)
    return found


def known_of(folder: Folder, documents: Collection[str]) -> dict[str, dict[str, list[Known]]]:
    """The identifiers of documents with their latest selectors, by document and kind; those whose words were purged,
    and those that are known under another ID, are left out."""
    found: dict[str, dict[str, list[Known]]] = {document: {} for document in documents}
    for one in histories(folder, documents).values():
        is_elsewhere = one.status == "moved" and one.successors
        if one.exact is not None and one.given.document is not None and not is_elsewhere:
            found[one.given.document].setdefault(one.given.kind, []).append(one.known())
    return found


def settle(db: Database, folder: Folder, documents: Collection[str], more: Collection[str] = ()) -> None:
    """Makes the mirror's rows of the identifiers of documents, and of `more`, say what the ledger says."""
    found = histories(folder, documents, more)
    hidden = {key for key, one in found.items() if one.given.kind == "document" and one.status == WITHDRAWN}
    hidden |= {row[0] for row in db.execute(_HIDDEN).fetchall()} - set(documents)
    db.conn.executemany(_SETTLE, list(_rows(found, hidden)))


def hash_of(words: str) -> str:
    """What stays of words that are withdrawn: the sha256 of their UTF-8."""
    return hashlib.sha256(words.encode("utf-8", "surrogatepass")).hexdigest()


def _follow(one: History, fate: Fate) -> None:
    if fate.status == WITHDRAWN and one.status != WITHDRAWN:
        one.before = one.status
    if fate.status != WITHDRAWN:
        one.successors = fate.successors
    if fate.at or one.status != WITHDRAWN:
        one.reason = fate.reason
    one.status, one.version, one.at = fate.status, fate.version, fate.at or one.at
    for name in ("exact", "prefix", "suffix", "start", "end"):
        value = getattr(fate, name)
        if value is not None:
            setattr(one, name, value)


def _rows(found: Mapping[str, History], hidden: Collection[str]) -> Iterator[tuple[object, ...]]:
    for key, one in found.items():
        is_hidden = one.status == WITHDRAWN or (one.given.kind in PARTS and one.given.document in hidden)
        status = WITHDRAWN if is_hidden else one.status
        words: tuple[object, ...] = (None,) * 6
        if is_hidden:
            hashed = one.given.hash or (hash_of(one.exact) if one.exact is not None else None)
            words = (None, None, None, None, None, hashed)
        elif not one.has_place:
            words = (one.exact, one.prefix, one.suffix, one.start, one.end, one.given.hash)
        successors = () if is_hidden else one.successors
        yield status, json.dumps(successors), one.version, *words, key


_HIDDEN = "select id from ledger where kind = 'document' and status = 'withdrawn'"
_SETTLE = """
update ledger set status = ?, successors = ?, version = ?, exact = ?, prefix = ?, suffix = ?, start = ?, "end" = ?,
  hash = ? where id = ?
"""
