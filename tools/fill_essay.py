"""Writes the sample's essay with the identifiers of a given archive.

`[@=file=some words=]` in examples/harbour/essay.md becomes `[@p…]`, the passage of that file in which the words stand
once; empty words become the document's identifier. `[@=was file=some words=]` becomes the passage that has no place any
more and held the words. Run: `python tools/fill_essay.py ARCHIVE OUTPUT`.
"""

from __future__ import annotations

import re
import sqlite3
import sys
from pathlib import Path

from loccit.text.fold import folded

DRAFT = Path(__file__).parents[1] / "examples" / "harbour" / "essay.md"
_PLACE = re.compile(r"\[@=(?P<was>was )?(?P<file>[^=\]]+)=(?P<words>[^=\]]*)=\]")
_WORDS = re.compile(r"\w+")


def main(archive: Path, output: Path) -> None:
    """Writes the essay; ends with 1 where words stand nowhere or in several passages."""
    db = sqlite3.connect(f"{(archive / 'archive.db').resolve().as_uri()}?mode=ro", uri=True)
    faults: list[str] = []

    def named(found: re.Match[str]) -> str:
        candidates = (find_lost if found["was"] else find)(db, found["file"], found["words"])
        if len(candidates) != 1:
            faults.append(f"{found['file']}: {found['words']!r} stands in {len(candidates)} passages")
            return found.group()
        return f"[@{candidates[0]}]"

    text = _PLACE.sub(named, DRAFT.read_text("utf-8"))
    if faults:
        sys.exit("\n".join(faults))
    output.write_text(text, "utf-8")


def find(db: sqlite3.Connection, file: str, words: str) -> list[str]:
    """The passages of a file (or the document, where no words are given) in which the words stand, marks apart.

    Words of an older capture lead to the passage of the newest that has most of them.
    """
    documents = _documents(db, file)
    if not words:
        return documents
    marks = ", ".join("?" * len(documents))
    rows = db.execute(f"select id, text from passages where document_id in ({marks})", documents).fetchall()
    return _holding(rows, _plain(words)) or _nearest(rows, _plain(words))


def find_lost(db: sqlite3.Connection, file: str, words: str) -> list[str]:
    """The passages of a file's older captures that have no place in the newest, and in which the words stand."""
    documents = _documents(db, file)
    marks = ", ".join("?" * len(documents))
    rows = db.execute(
        f"select id, exact from ledger where document_id in ({marks}) and kind = 'passage' and exact is not null",
        documents,
    ).fetchall()
    return _holding(rows, _plain(words))


def _documents(db: sqlite3.Connection, file: str) -> list[str]:
    rows = db.execute(
        "select distinct v.document_id from acquisitions a join versions v on v.sha256 = a.sha256"
        " where a.name = ?1 or a.name like '%/' || ?1",
        [file],
    )
    return [row[0] for row in rows]


def _holding(rows: list[tuple[str, str]], wanted: str) -> list[str]:
    return [identifier for identifier, text in rows if f" {wanted} " in f" {_plain(text)} "]


def _nearest(rows: list[tuple[str, str]], wanted: str) -> list[str]:
    most = set(wanted.split())
    shares = [(len(most & set(_plain(text).split())), identifier) for identifier, text in rows]
    best = max(shares, default=(0, ""))
    return [best[1]] if best[0] >= 0.75 * len(most) else []


def _plain(words: str) -> str:
    return " ".join(_WORDS.findall(folded(words).casefold()))


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
