"""The schema and its migrations: `.sql` files, applied in order by sqlite-utils."""

from __future__ import annotations

import struct
from importlib import resources
from itertools import groupby
from operator import itemgetter

from sqlite_utils import Database, Migrations

from loccit.clock import in_utc
from loccit.errors import LoccitError
from loccit.matching.capture import even_url

migrations = Migrations("loccit")


@migrations()
def m001_schema(db: Database) -> None:
    """The tables."""
    _run(db, "001_schema.sql")


@migrations()
def m002_index(db: Database) -> None:
    """Full-text search."""
    _run(db, "002_index.sql")


@migrations()
def m003_views(db: Database) -> None:
    """The views."""
    _run(db, "003_views.sql")


@migrations()
def m004_recent(db: Database) -> None:
    """The table where fingerprints are filed first."""
    _run(db, "004_recent.sql")


@migrations()
def m005_capture_keys(db: Database) -> None:
    """The index by which a document's capture keys are found."""
    _run(db, "005_capture_keys.sql")


@migrations()
def m006_notes(db: Database) -> None:
    """Places in cited works; cross-references to captions and notes."""
    _run(db, "006_notes.sql")


@migrations()
def m007_shared(db: Database) -> None:
    """The status of the IDs of speakers and works, which follows their rows."""
    _run(db, "007_shared.sql")


@migrations()
def m008_packed(db: Database) -> None:
    """Fingerprints as packed numbers, from the rows that they were."""
    db.execute("create temp table unpacked as select * from fingerprints union all select * from fingerprints_recent")
    db.execute("drop table fingerprints")
    db.execute("drop table fingerprints_recent")
    _run(db, "008_packed.sql")
    last = 0
    rows = db.execute("select document_n, hash, passage, is_marked from unpacked order by document_n")
    for number, some in groupby(rows, key=itemgetter(0)):
        entries = [hashed << 32 | last + 1 + passage << 1 | is_marked for _, hashed, passage, is_marked in some]
        first, last = last + 1, max(entry >> 1 & (1 << 31) - 1 for entry in entries)
        db.execute("insert into fingerprint_places values (?, ?, ?)", [first, last, number])
        packed = struct.pack(f"<{len(entries)}q", *entries)
        db.execute("insert into fingerprints_recent values (?, ?)", [number, packed])
    db.execute("drop table unpacked")


@migrations()
def m009_runs(db: Database) -> None:
    """Fingerprints as runs, from the packed numbers that they were."""
    _run(db, "009_runs.sql")
    if db.execute("select 1 from packed limit 1").fetchone():
        from loccit.db.shelf import refile  # loads numpy, which a new archive need not wait for

        refile(db, (row[0] for row in db.execute("select entries from packed")))
    db.execute("drop table packed")


@migrations()
def m010_captures(db: Database) -> None:
    """Rights of captures, and their times: in UTC, and none where only the time of adding was known."""
    _run(db, "010_captures.sql")
    for number, told in db.execute(
        "select id, retrieved_at from acquisitions where retrieved_at is not null"
    ).fetchall():
        if in_utc(told) != told:
            db.execute("update acquisitions set retrieved_at = ? where id = ?", [in_utc(told), number])
    db.execute(_KNOWN_TIMES)
    kept = db.execute("select key, document_id from capture_keys where key like 'u:%/http%'").fetchall()
    for key, document in kept:
        even = f"u:{even_url('https://' + key[2:])}"
        db.execute("delete from capture_keys where key = ? and document_id = ?", [key, document])
        db.execute("insert or ignore into capture_keys values (?, ?)", [even, document])
    if db.execute("select 1 from documents limit 1").fetchone():
        # the writer looks for documents whose newest capture is another one by now
        db.execute("insert or ignore into archive_state(key, value) values ('catching_up', '[]')")


_KNOWN_TIMES = """
update versions set captured_at = (
  select min(a.retrieved_at) from acquisitions a where a.sha256 = versions.sha256)
"""


def migrate(db: Database) -> None:
    """Brings a database to this version's schema; one made by a later version is refused (A004)."""
    ensure_known(db)
    if migrations.pending(db):
        migrations.apply(db)


def ensure_known(db: Database) -> None:
    """Raises A004 for a database that a later version made."""
    known = {name for name in globals() if name.startswith("m0")}  # the migrations above
    later = [applied.name for applied in migrations.applied(db) if applied.name not in known]
    if later:
        raise LoccitError(
            "A004",
            f"this archive was made by a later version of loccit (it knows {', '.join(later)}).",
            next_step="`pip install --upgrade loccit`.",
        )


def _run(db: Database, name: str) -> None:
    for statement in _statements(resources.files("loccit.db.sql").joinpath(name).read_text("utf-8")):
        db.execute(statement)


def _statements(script: str) -> list[str]:
    """A script's statements; a trigger's inner ones end with it. (`executescript` would commit the transaction.)"""
    lines = [line for line in script.splitlines() if line.strip() and not line.lstrip().startswith("--")]
    found: list[str] = []
    current: list[str] = []
    for line in lines:
        current.append(line)
        in_trigger = current[0].startswith("create trigger")
        if line.rstrip().endswith(";") and (not in_trigger or line.strip() == "end;"):
            found.append("\n".join(current))
            current = []
    return found
