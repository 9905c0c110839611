"""Which cited works are themselves documents of the archive: `works.document_id`, in the caller's transaction.

A work is a document if the addresses are the same; else if the titles are (in their folded forms) and the year or the
publisher agrees, the years do not differ, and the publisher and the day do not both differ (an agency's text in a
paper). Where two documents fit equally well the answer is none.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from sqlite_utils import Database

from loccit.matching.capture import even_url
from loccit.text.fold import folded

_WORK = "select id, title, url, issued, publisher, container, authors from works"
_CITED = f"{_WORK} where id in (select work_id from citations where document_id = ? and work_id is not null)"
_POINTING = "select id from works where document_id = ?"
_DOCUMENT = "select id, title, url, published, publisher from documents where id = ?"
_WITH_KEY = "select id from title_keys where key = ?"
_IS_SAID = "select 1 from corrections where target_id = ? and field = 'document'"


@dataclass(frozen=True, slots=True)
class _Stated:
    """What is compared of a work or a document, in folded form. `makers` are who may have published it."""

    id: str
    title: str
    url: str
    day: str
    makers: frozenset[str]

    def found_by(self) -> Iterator[str]:
        """What its like is looked up by."""
        if self.url:
            yield f"u:{self.url}"
        if self.title:
            yield f"t:{self.title}"


def link_works(db: Database, document_id: str) -> None:
    """Links the works that a document cites to the documents they are, and the works of others that are this one.

    Called when the rows of a document have been saved. What it costs grows with the works that the document cites and
    the citations of it, not with the archive. What people say in `corrections.yml` stays.
    """
    cited = [_work(row) for row in db.execute(_CITED, [document_id]).fetchall()]
    pointing = [row[0] for row in db.execute(_POINTING, [document_id]).fetchall()]
    db.execute("delete from title_keys where id = ?", [document_id])
    own = _document(db, document_id)
    for one in (*cited, *((own,) if own else ())):
        db.conn.executemany("insert or ignore into title_keys values (?, ?)", [(key, one.id) for key in one.found_by()])
    others = _works_with(db, [*pointing, *(_ids_of(db, own, kind="w") if own else ())])
    for work in {one.id: one for one in (*cited, *others)}.values():
        _link(db, work)


def unlink_document(db: Database, document_id: str) -> None:
    """Leaves a document out when works are linked: those that are it, or may be, are looked for among the others."""
    keys = [row[0] for row in db.execute("select key from title_keys where id = ?", [document_id]).fetchall()]
    db.execute("delete from title_keys where id = ?", [document_id])
    like = {row[0] for key in keys for row in db.execute(_WITH_KEY, [key]).fetchall() if row[0].startswith("w")}
    pointing = [row[0] for row in db.execute(_POINTING, [document_id]).fetchall()]
    db.execute("update works set document_id = null where document_id = ?", [document_id])
    for work in _works_with(db, sorted(like.union(pointing))):
        _link(db, work, but=document_id)


def _link(db: Database, work: _Stated, *, but: str | None = None) -> None:
    if db.execute(_IS_SAID, [work.id]).fetchone():
        return
    documents = [found for one in _ids_of(db, work, kind="d") if one != but and (found := _document(db, one))]
    db.execute("update works set document_id = ? where id = ?", [_best(work, documents), work.id])


def _best(work: _Stated, documents: Sequence[_Stated]) -> str | None:
    """The one document that fits best, or none."""
    fits = sorted(((_fit(work, one), one.id) for one in documents), reverse=True)
    if not fits or fits[0][0] == 0 or (len(fits) > 1 and fits[1][0] == fits[0][0]):
        return None
    return fits[0][1]


def _fit(work: _Stated, document: _Stated) -> int:
    """How well a document fits a work: 4 by its address, 3 by publisher and year, 2 or 1 by one of them; 0 not."""
    if work.url and work.url == document.url:
        return 4
    if not work.title or work.title != document.title:
        return 0
    if work.day[:4] != document.day[:4] and work.day and document.day:
        return 0
    if work.makers & document.makers:
        return 3 if work.day and document.day else 2
    is_of_others = work.makers and document.makers and work.day != document.day
    return int(bool(work.day and document.day) and not is_of_others)


def _ids_of(db: Database, one: _Stated, *, kind: str) -> list[str]:
    """The works (`w`) or documents (`d`) that share an address or a title with it."""
    found = {row[0] for key in one.found_by() for row in db.execute(_WITH_KEY, [key]).fetchall()}
    return sorted(other for other in found if other.startswith(kind))


def _works_with(db: Database, identifiers: Sequence[str]) -> list[_Stated]:
    rows = [db.execute(f"{_WORK} where id = ?", [one]).fetchone() for one in identifiers]
    return [_work(row) for row in rows if row]


def _work(row: Sequence[str | None]) -> _Stated:
    identifier, title, url, issued, publisher, container, authors = row
    makers = (publisher, container, *json.loads(authors or "[]"))
    return _stated(identifier or "", title, url, issued, makers)


def _document(db: Database, document_id: str) -> _Stated | None:
    row = db.execute(_DOCUMENT, [document_id]).fetchone()
    return _stated(row[0], row[1], row[2], row[3], (row[4],)) if row else None


def _stated(
    identifier: str, title: str | None, url: str | None, day: str | None, makers: Sequence[str | None]
) -> _Stated:
    return _Stated(
        identifier,
        _even(title or ""),
        even_url(url) if url else "",
        (day or "")[:10],
        frozenset(even for maker in makers if (even := _even(maker or "").removeprefix("the "))),
    )


def _even(words: str) -> str:
    return folded(words).casefold().strip(" .")
