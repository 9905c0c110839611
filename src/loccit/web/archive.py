"""Which of Datasette's databases is the archive, and asking it: within the time limit, and only who may."""

from __future__ import annotations

import asyncio
import contextlib
import math
import os
import sqlite3
import time
from collections.abc import AsyncIterator, Callable, Hashable
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeVar

from loccit.web.lookups.facts import Facts

Answer = TypeVar("Answer")

_TABLES = {"archive_state", "documents", "passages", "passages_fts", "ledger"}
"""A database that has these is an archive."""
_KEPT = "loccit_kept"
"""The attribute of Datasette that holds what is remembered for a second."""
_FACTS = "loccit_facts"
"""The attribute of Datasette that holds what is remembered for the filters of a search."""
_GATE = "loccit_gate"
"""The attribute of Datasette that holds the gate of our questions."""
_ONCE = "loccit_once"
"""The attribute of Datasette that holds what was asked once."""
_PATIENCE = 0.25
"""Seconds that a question waits for the one before it."""
_FOUND = "loccit_archive"
"""The attribute of Datasette that remembers which database is the archive."""
_STEPS = 20_000
"""Steps of SQLite between two looks at the clock, about a millisecond; each look waits for Python's lock."""
DEFAULT_TITLE = "An archive of sources"


@dataclass(frozen=True, slots=True)
class Archive:
    """The database that holds the archive, and the texts that `metadata.yml` gives to its pages."""

    datasette: Any
    name: str

    @property
    def path(self) -> str:
        """The address of Datasette's own page of the database, below the base address."""
        return str(self.datasette.urls.database(self.name))

    @property
    def facts(self) -> Facts:
        """What is remembered of passages and notes, for the filters of a search, until the database is written."""
        stamp = self._stamp()
        kept: dict[str, tuple[object, Facts]] = self.datasette.__dict__.setdefault(_FACTS, {})
        if self.name not in kept or kept[self.name][0] != stamp:
            kept[self.name] = (stamp, Facts())
        return kept[self.name][1]

    async def ask(self, question: Callable[[sqlite3.Connection], Answer], *, within: float | None = None) -> Answer:
        """What `question` finds, in a thread that reads, within the limit that SQL has here (or so many seconds)."""
        limit = self.datasette.sql_time_limit_ms if within is None else int(within * 1000)

        def within_limit(connection: sqlite3.Connection) -> Answer:
            # our own questions are bounded, and our text is UTF-8: SQLite's fast ways will do
            before = connection.row_factory, connection.text_factory
            connection.row_factory, connection.text_factory = sqlite3.Row, str
            try:
                connection.set_progress_handler(_ends(time.monotonic() + limit / 1000), _STEPS)
                return question(connection)
            finally:
                connection.set_progress_handler(None, 0)
                connection.row_factory, connection.text_factory = before

        async with contextlib.nullcontext() if within else self._turn():
            found: Answer = await self.datasette.get_database(self.name).execute_fn(within_limit)
        return found

    async def ask_once(
        self, name: str, question: Callable[[sqlite3.Connection], Answer], *, within: float | None = None
    ) -> Answer:
        """The same for what is asked again and again: it is kept until the database's file changes."""
        stamp = self._stamp()
        kept: dict[tuple[str, str], tuple[object, Any]] = self.datasette.__dict__.setdefault(_ONCE, {})
        before = kept.get((self.name, name))
        if before and before[0] == stamp:
            known: Answer = before[1]
            return known
        found = await self.ask(question, within=within)
        kept[self.name, name] = (stamp, found)
        return found

    def _stamp(self) -> tuple[tuple[int, int] | None, ...]:
        """What changes whenever the database is written: size and time of its file and of its journal."""
        path = self.datasette.get_database(self.name).path
        return tuple(_size_and_time(f"{path}{suffix}") for suffix in ("", "-wal"))

    @contextlib.asynccontextmanager
    async def _turn(self) -> AsyncIterator[None]:
        """Questions are asked one after the other, as long as that is quick.

        Two threads that ask at once take Python's lock from each other between any two rows, and both wait; a
        question that takes long lets others by.
        """
        gate: _Gate = self.datasette.__dict__.setdefault(_GATE, _Gate())
        has_turn = await gate.enter()
        try:
            yield
        finally:
            if has_turn:
                gate.leave()

    async def ensure_may_view(self, actor: Any, *tables: str) -> None:
        """Raises Datasette's `Forbidden` where the actor may not see one of the tables.

        What anybody may see is remembered for a second: a check costs as much as a page.
        """
        allowed: set[str] = set()
        if actor is None:
            kept = remember(self.datasette, "may view")
            kept[:] = kept or [allowed]
            allowed = kept[0]
        lacking = tuple(table for table in tables if table not in allowed)
        await self._check(actor, lacking)
        allowed.update(lacking)

    async def _check(self, actor: Any, tables: tuple[str, ...]) -> None:
        if hasattr(self.datasette, "ensure_permission"):
            from datasette.resources import TableResource

            for table in tables:
                resource = TableResource(database=self.name, table=table)
                await self.datasette.ensure_permission(action="view-table", resource=resource, actor=actor)
            return
        for table in tables:
            wanted = [("view-table", (self.name, table)), ("view-database", self.name), "view-instance"]
            await self.datasette.ensure_permissions(actor, wanted)


def _ends(deadline: float) -> Callable[[], int]:
    """What SQLite asks from time to time: whether to stop."""
    return lambda: int(time.monotonic() > deadline)


def _size_and_time(path: str) -> tuple[int, int] | None:
    try:
        found = os.stat(path)
    except OSError:
        return None
    return found.st_size, found.st_mtime_ns


class _Gate:
    """Lets one question in at a time, and others by as soon as it takes long."""

    def __init__(self) -> None:
        self._free = asyncio.Semaphore(1)
        self._since = 0.0

    async def enter(self) -> bool:
        """Waits for the turn; False where it did not come in time, and the question goes on without it."""
        if self._free.locked():
            patience = _PATIENCE - (time.monotonic() - self._since)
            if patience <= 0:
                return False
            try:
                await asyncio.wait_for(self._free.acquire(), patience)
            except TimeoutError:
                return False
        else:
            await self._free.acquire()
        self._since = time.monotonic()
        return True

    def leave(self) -> None:
        """The next one's turn."""
        self._free.release()


def remember(datasette: Any, key: Hashable) -> list[Any]:
    """A list that is kept with Datasette for a second: empty at first, for its one value."""
    kept: dict[Hashable, tuple[float, list[Any]]] = getattr(datasette, _KEPT, None) or {}
    setattr(datasette, _KEPT, kept)
    begun, values = kept.get(key, (-math.inf, []))
    if time.monotonic() - begun > 1:
        values = []
        kept[key] = (time.monotonic(), values)
    return values


def find_archive(datasette: Any) -> Archive | None:
    """The first database that is an archive; None where Datasette serves something else. Looked for once."""
    if not hasattr(datasette, _FOUND):
        names = (
            name for name, database in datasette.databases.items() if database.path and is_archive(Path(database.path))
        )
        setattr(datasette, _FOUND, next(names, None))
    name = getattr(datasette, _FOUND)
    return Archive(datasette, name) if name else None


def is_archive(path: Path) -> bool:
    """Whether a file is a database with the tables of an archive."""
    if not path.is_file():
        return False
    try:
        connection = sqlite3.connect(f"{path.resolve().as_uri()}?mode=ro", uri=True)
    except sqlite3.Error:
        return False
    try:
        names = {row[0] for row in connection.execute("select name from sqlite_master where type = 'table'")}
    except sqlite3.Error:
        return False
    finally:
        connection.close()
    return names >= _TABLES
