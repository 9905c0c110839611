"""A document shows its newest capture again when it becomes known that this is another one."""

from __future__ import annotations

from loccit.db import state
from loccit.ingest.replay import read_missing
from loccit.ingest.workers import Workers
from loccit.ingest.writer import Writer


def show_newest(writer: Writer, document_id: str) -> bool:
    """Reads a document anew where it does not show the capture that is the newest; whether it had to.

    Its IDs are anchored in that one, and the ledger says what became of each.
    """
    row = writer.db.execute("select sha256 from documents where id = ?", [document_id]).fetchone()
    newest = state.newest_capture(writer.db, document_id)
    if row is None or newest is None or newest[0] == row[0]:
        return False
    with Workers(1) as here:
        read_missing(writer, here)
    return True
