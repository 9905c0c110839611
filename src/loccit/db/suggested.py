"""Suggestions of disagreement as a table of a SQLite file of their own, which SQL reads beside the archive.

They are no part of the archive: each added document may change them, and none of them is a fact (ADR 24).
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Sequence
from pathlib import Path

from loccit.db.stated import Disagreement
from loccit.errors import LoccitError


def write_disagreements(path: Path, found: Sequence[Disagreement]) -> None:
    """Makes the file with the table `disagreements`. Raises C001 where it is there already, S002 where it cannot be
    written."""
    if path.exists():
        raise LoccitError("C001", f"{path} is there already.", next_step="name another file, or put the old one away.")
    try:
        connection = sqlite3.connect(path)
        with connection:
            connection.execute(_TABLE)
            connection.executemany(_INSERT, map(_row, found))
        connection.close()
    except sqlite3.Error as fault:
        step = "name a place that you may write."
        raise LoccitError("S002", f"{path} cannot be written ({fault}).", next_step=step) from fault


def _row(one: Disagreement) -> tuple[object, ...]:
    sides = [(side.passage_id, side.document_id, side.figure, side.sentence) for side in (one.a, one.b)]
    return one.kind, *sides[0], *sides[1], json.dumps(one.shared, ensure_ascii=False), round(one.score, 1)


_TABLE = """
create table disagreements (
  kind text, a_id text, a_document_id text, a_figure text, a_sentence text,
  b_id text, b_document_id text, b_figure text, b_sentence text, shared text, score real
)
"""
_INSERT = "insert into disagreements values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
