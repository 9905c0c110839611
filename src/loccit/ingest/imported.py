"""Matches that another program found, kept beside the ledger, so that a rebuild and a newer capture do not lose them.

`matches.jsonl` is only ever added to. A line names two documents, and for each the bytes whose text its offsets count
in; it holds no words of them, so that what is withdrawn is not in it. Where a document shows another capture, the
words are looked for in its text: where they stand once, the match stands there.
"""

from __future__ import annotations

import json
import os
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from sqlite_utils import Database

from loccit.db.exported import save_reuse
from loccit.folder import Folder
from loccit.matching.passim import Reuse

NAME = "matches.jsonl"
_WITHHELD = "█"


@dataclass(frozen=True, slots=True)
class Kept:
    """A match with the sha256 of the capture that the offsets of each side count in."""

    found: Reuse
    a_sha256: str
    b_sha256: str


def keep(folder: Folder, db: Database, found: Iterable[Reuse]) -> None:
    """Adds matches to the file, for good. Each names documents that the archive has."""
    lines = [_spell(Kept(one, _shown(db, one.a_id), _shown(db, one.b_id))) for one in found]
    if not lines:
        return
    with open(_file(folder), "a", encoding="utf-8", newline="\n") as file:
        file.writelines(lines)
        file.flush()
        os.fsync(file.fileno())


def restore(folder: Folder, db: Database, document_id: str | None = None) -> None:
    """Puts the kept matches, or those of one document, into `matches` where they are not. The caller holds the
    transaction. What has no place any more is left out, and stays in the file."""
    if _file(folder).exists():
        save_reuse(db, _placed(db, _read(folder, document_id)))


def take_kept(folder: Folder, other: Folder, db: Database) -> None:
    """Adds the matches that another archive keeps, once. Documents are named as they were there: what is known under
    another ID here is left out."""
    if not _file(other).exists():
        return
    kept = set(_file(folder).read_text("utf-8").splitlines()) if _file(folder).exists() else set()
    found = [line for line in _file(other).read_text("utf-8").splitlines(keepends=True) if line.endswith("\n")]
    fresh = [line for line in found if line.rstrip("\n") not in kept]
    if fresh:
        with open(_file(folder), "a", encoding="utf-8", newline="\n") as file:
            file.writelines(fresh)
            file.flush()
            os.fsync(file.fileno())
        with db.atomic():
            restore(folder, db)


def _file(folder: Folder) -> Path:
    return folder.root / NAME


def _shown(db: Database, document_id: str) -> str:
    return str(db.execute("select sha256 from documents where id = ?", [document_id]).fetchone()[0])


def _spell(one: Kept) -> str:
    found = one.found
    sides = [
        [found.a_id, one.a_sha256, found.a_start, found.a_end],
        [found.b_id, one.b_sha256, found.b_start, found.b_end],
    ]
    return json.dumps({"a": sides[0], "b": sides[1], "score": found.score, "how": found.how}) + "\n"


def _read(folder: Folder, document_id: str | None) -> Iterator[Kept]:
    """The kept matches; a last line that a kill tore is no match."""
    with open(_file(folder), encoding="utf-8") as file:
        for line in file:
            if not line.endswith("\n") or (document_id is not None and f'"{document_id}"' not in line):
                continue
            row = json.loads(line)
            (a_id, a_sha256, a_start, a_end), (b_id, b_sha256, b_start, b_end) = row["a"], row["b"]
            found = Reuse(a_id, b_id, a_start, a_end, b_start, b_end, row["score"], row["how"])
            yield Kept(found, a_sha256, b_sha256)


def _placed(db: Database, kept: Iterable[Kept]) -> Iterator[Reuse]:
    """The matches with the offsets that they have in the captures that are shown."""
    for one in kept:
        found = one.found
        a = _place(db, found.a_id, one.a_sha256, (found.a_start, found.a_end))
        b = _place(db, found.b_id, one.b_sha256, (found.b_start, found.b_end))
        if a and b:
            yield replace(found, a_start=a[0], a_end=a[1], b_start=b[0], b_end=b[1])


def _place(db: Database, document_id: str, sha256: str, span: tuple[int, int]) -> tuple[int, int] | None:
    row = db.execute("select sha256, text from documents where id = ?", [document_id]).fetchone()
    if row is None:
        return None
    if row[0] == sha256:
        return None if _WITHHELD in row[1][span[0] : span[1]] else span
    earlier = db.execute(
        "select text from versions where document_id = ? and sha256 = ? and text is not null", [document_id, sha256]
    ).fetchone()
    words = earlier[0][span[0] : span[1]] if earlier else ""
    at = row[1].find(words)
    if not words or _WITHHELD in words or at < 0 or row[1].find(words, at + 1) >= 0:
        return None
    return at, at + len(words)
