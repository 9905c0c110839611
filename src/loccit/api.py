"""loccit from Python: the same meaning as the commands.

>>> import loccit
>>> parsed = loccit.parse(b"The ferry leaves at noon.", name="ferry.txt")
>>> [passage.text for passage in parsed.passages]
['The ferry leaves at noon.']
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Sequence
from contextlib import closing
from pathlib import Path

from loccit.check import Report, read_draft
from loccit.check import check as _check
from loccit.cite import DEFAULT, find, in_format
from loccit.db.citable import Citables
from loccit.db.connect import open_for_reading
from loccit.db.quotable import Quotables
from loccit.db.search import Answers, Filters
from loccit.db.search import search as _search
from loccit.folder import Folder, find_folder
from loccit.ingest import Options, Summary
from loccit.ingest import add as _add
from loccit.ingest.verify import verify as _verify
from loccit.parse import parse
from loccit.store import Fault

__all__ = ["check", "cite", "ingest", "parse", "search", "verify"]

Place = str | os.PathLike[str] | None
"""An archive folder; None for `$LOCCIT_ARCHIVE`, else the nearest `archive/` at or above the current folder."""


def ingest(
    paths: Iterable[str | os.PathLike[str]], *, archive: Place = None, options: Options | None = None
) -> Summary:
    """Adds files and folders; see `loccit add`. Raises LoccitError where nothing could be written."""
    return _add(_folder(archive), [os.fspath(path) for path in paths], options)


def search(words: str, *, archive: Place = None, limit: int = 20, filters: Filters | None = None) -> Answers:
    """What the archive holds for the words, ranked; see `loccit search`."""
    with closing(open_for_reading(_folder(archive).database)) as db:
        assert db.conn is not None
        return _search(db.conn, words, filters=filters, limit=limit)


def verify(*, archive: Place = None) -> Sequence[Fault]:
    """Everything that is wrong with an archive; see `loccit verify`."""
    return _verify(_folder(archive))


def cite(identifier: str, *, archive: Place = None, form: str = DEFAULT) -> str:
    """The citation of an identifier, written in any way; see `loccit cite`. Raises C002, C003."""
    with closing(open_for_reading(_folder(archive).database)) as db:
        return in_format(find(Citables(db), identifier).cited, form)


def check(draft: str | os.PathLike[str], *, archive: Place = None) -> Report:
    """The verdicts on a draft's quotations and identifiers; see `loccit check`."""
    with closing(open_for_reading(_folder(archive).database)) as db:
        return _check(read_draft(Path(draft).read_bytes(), os.fspath(draft)), Quotables(db))


def _folder(archive: Place) -> Folder:
    named = None if archive is None else os.fspath(archive)
    return find_folder(named, environ=os.environ, start=Path.cwd())
