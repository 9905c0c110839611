"""A copy of the database that holds only what may be seen; for the same archive always the same bytes.

Documents are `open` (all of it), `quote` (excerpts: the beginning of each passage and note, and of what is quoted only
what stands in it) or `private` (nothing, not even their IDs). So are their captures: one may show less than the newest.
What was withdrawn keeps its ID and its hash.
"""

from __future__ import annotations

import dataclasses
import json
import os
import sqlite3
from collections.abc import Callable
from dataclasses import dataclass
from importlib import resources
from pathlib import Path
from typing import Any

from sqlite_utils import Database

from loccit.db import glance
from loccit.db.schema import migrate
from loccit.db.withheld import blackened
from loccit.errors import LoccitError
from loccit.text.fold import key_hash, seg_of

EXCERPT = 300
"""Characters of a passage or note of a `quote` document that are shown, unless another number is asked for."""
PUBLISHED = "published"
"""The key of `archive_state` that says that a database is such a copy."""
CUT = " …"
"""Stands where an excerpt ends."""


@dataclass(frozen=True, slots=True)
class Published:
    """What a copy holds, and what was left out."""

    path: Path
    open: int
    quote: int
    private: int


def publish(source: Path, target: Path, *, excerpt: int = EXCERPT) -> Published:
    """Writes the copy beside its place, and then puts it there in one step."""
    _ensure_rights_are_known(source)
    unfinished = target.with_name(f"{target.name}.new")
    unfinished.unlink(missing_ok=True)
    connection = sqlite3.connect(unfinished, isolation_level=None)
    connection.row_factory = sqlite3.Row
    try:
        counts = _fill(connection, source, excerpt)
        connection.execute("vacuum")
    finally:
        connection.close()
    os.replace(unfinished, target)
    return Published(target, counts.get("open", 0), counts.get("quote", 0), counts.get("private", 0))


def is_published(path: Path) -> bool:
    """Whether a file is such a copy: the only kind that is written over."""
    try:
        connection = sqlite3.connect(f"{path.resolve().as_uri()}?mode=ro", uri=True)
        try:
            row = connection.execute("select 1 from archive_state where key = ?", (PUBLISHED,)).fetchone()
        finally:
            connection.close()
    except sqlite3.Error:
        return False
    return row is not None


def open_originals(source: Path) -> list[str]:
    """The hashes of the originals of an archive's database that may be had: open, and nothing in them withdrawn.

    A capture that is not open is not had, whatever its document is; nor is what holds one, as mail does a letter.
    """
    connection = sqlite3.connect(f"{source.resolve().as_uri()}?mode=ro", uri=True)
    try:
        return [row[0] for row in connection.execute(_OPEN_ORIGINALS)]
    finally:
        connection.close()


def shorten(text: str, length: int) -> str:
    """At most `length` characters, up to the end of a word, with a mark where the text goes on.

    >>> shorten("the quays are the nation's", 12)
    'the quays …'
    """
    if len(text) <= length:
        return text
    kept = text[: length + 1].rpartition(" ")[0] or text[:length]
    return kept.rstrip() + CUT


def _ensure_rights_are_known(source: Path) -> None:
    """Raises D001 for a database of an earlier version, which does not say what may be shown of each capture."""
    connection = sqlite3.connect(f"{source.resolve().as_uri()}?mode=ro", uri=True)
    try:
        columns = {row[1] for row in connection.execute("pragma table_info(versions)")}
    finally:
        connection.close()
    if "rights" not in columns:
        raise LoccitError(
            "D001", f"{source} was made by an earlier version, and has no rights of captures.",
            next_step="`loccit apply` brings it up to date; then publish.",
        )  # fmt: skip


def _fill(connection: sqlite3.Connection, source: Path, excerpt: int) -> dict[str, int]:
    _add_functions(connection, excerpt)
    migrate(Database(connection))
    # when a copy was made is no part of it: the same archive gives the same bytes
    connection.execute("update _sqlite_migrations set applied_at = ''")
    connection.execute("attach ? as src", (f"{source.resolve().as_uri()}?mode=ro",))
    connection.execute("begin")
    for statement in _statements():
        connection.execute(statement)
    counts = dict(connection.execute("select rights, count(*) from src.documents group by rights").fetchall())
    for index in ("passages_fts", "notes_fts", "documents_fts"):
        connection.execute(f"insert into {index}({index}) values ('rebuild')")
        connection.execute(f"insert into {index}({index}) values ('optimize')")
    for table in ("shown", "seen", "mixed", "lost", "named", "told", "withdrawn"):
        connection.execute(f"drop table temp.{table}")
    seen = json.dumps(dataclasses.asdict(glance.glance(connection)), ensure_ascii=False, sort_keys=True)
    connection.executemany("insert into archive_state values (?, ?)", [(glance.STATE, seen), (PUBLISHED, str(excerpt))])
    connection.execute("commit")
    connection.execute("detach src")
    return counts


def _add_functions(connection: sqlite3.Connection, excerpt: int) -> None:
    def add(name: str, function: Callable[..., Any], arguments: int = 1) -> None:
        connection.create_function(name, arguments, function, deterministic=True)

    add("excerpt", lambda text: None if text is None else shorten(text, excerpt))
    add("seg_of", lambda text: seg_of(text, text))
    add("key_hash", key_hash)
    add("blackened", blackened, 2)
    add("last_part", _last_part)


def _last_part(name: str) -> str:
    return name.replace("\\", "/").rstrip("/").rpartition("/")[2]


_OPEN_ORIGINALS = """
select v.sha256 from versions v join documents d on d.id = v.document_id group by v.sha256
having min(d.rights = 'open' and v.rights is 'open')
  and not max(exists (select 1 from ledger l where l.document_id = d.id and l.status = 'withdrawn'))
  and v.sha256 not in (
    select substr(a.note, instr(a.note, 'in the container sha256 ') + 24, 64)
    from acquisitions a join versions w on w.sha256 = a.sha256 join ledger l on l.document_id = w.document_id
    where (l.status = 'withdrawn' or w.rights is not 'open') and instr(a.note, 'in the container sha256 '))
order by 1
"""


def _statements() -> list[str]:
    script = resources.files("loccit.db.sql").joinpath("publish.sql").read_text("utf-8")
    return [statement for statement in script.split(";\n") if statement.strip()]
