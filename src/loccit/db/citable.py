"""Identifiers looked up: what they name, where it stands, and what became of it."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from typing import Any

from sqlite_utils import Database

from loccit.citable import OWN_VOICES, Citable, Fate, Source
from loccit.model import PUBLISHED_IN
from loccit.structure.own_numbers import HEAD, Paragraph, own_numbers

CONTEXT = 64
"""Characters before and after the words that a selector keeps."""

_SOURCE = """
select d.id, d.sha256, d.title, d.authors, d.publisher,
  case when not exists (select 1 from claims c where c.document_id = d.id and c.field in ('journal', 'book')
    and c.value = d.series) then d.series end, d.published, d.updated, d.language, d.place, d.url,
  (select max(a.retrieved_at) from acquisitions a where a.sha256 = d.sha256),
  (select v.captured_at from versions v where v.document_id = d.id and v.sha256 = d.sha256 order by v.ordinal desc)
from documents d where d.id = ?
"""
_PUBLISHED_IN = f"""
select field, value from claims where document_id = ? and field in ({", ".join("?" for _ in PUBLISHED_IN)})
order by rowid
"""
_BODIES = """
select substr(value, 2, length(value) - 2) from claims where document_id = ? and field = 'authors' and value like '{%}'
"""
_PASSAGE = """
select p.document_id, p.text, p.start, p."end", p.locator, p.role, p.ordinal, s.label, s.title, v.name, v.kind,
  p.voice_how
from passages p left join sections s on s.id = p.section_id left join speakers v on v.id = p.voice_id
where p.id = ?
"""
_NOTE = 'select document_id, text, start, "end", label from notes where id = ?'
_QUOTATION = """
select q.document_id, q.text, q.start, q."end", q.passage_id, n.label, s.name, r.name,
  exists (select 1 from passages o where o.document_id = q.document_id and o.voice_id = q.speaker_id
    and o.voice_how in ('author', 'authors'))
from quotations q left join notes n on n.id = q.note_id left join speakers s on s.id = q.speaker_id
  left join speakers r on r.id = q.reported_by_id
where q.id = ?
"""
_PARAGRAPHS = """
select ordinal, locator, substr(text, 1, ?) from passages
where document_id = ? and role in ('standfirst', 'body', 'list_item') order by ordinal
"""
_NUMBERED = frozenset(("standfirst", "body", "list_item"))
"""The roles of a source's own paragraphs; what it quotes bears the numbers of another."""
_PAGE = re.compile(r"\b(?:page|p\.)\s*([0-9ivxlcdm]+)\b", re.IGNORECASE)
"""The page in a reader's locator: takes `page 12, line 4`, leaves `/html/body/p[3]`."""
_TIME = re.compile(r"time (\d+):(\d{2}):(\d{2})\Z")
"""The time in the locator of a timed transcript: takes `time 00:01:15`."""


class Citables:
    """The archive as `cite` sees it."""

    def __init__(self, db: Database) -> None:
        self.db = db

    def fate(self, identifier: str) -> Fate | None:
        """What became of an identifier; None where it was never given."""
        row = self._row("select id, kind, status, document_id, successors from ledger where id = ?", identifier)
        return Fate(row[0], row[1], row[2], row[3], tuple(json.loads(row[4]))) if row else None

    def is_known(self, identifier: str) -> bool:
        """Whether it was ever given."""
        return self._row("select 1 from ledger where id = ?", identifier) is not None

    def citable(self, identifier: str) -> Citable | None:
        """What an identifier of a document, passage, note or quotation names; None where it has no place now."""
        by_kind = {"d": self._document, "p": self._passage, "n": self._note, "q": self._quotation}
        look_up = by_kind.get(identifier[:1])
        return look_up(identifier) if look_up else None

    def source(self, document_id: str) -> Source | None:
        """What a document states about itself."""
        row = self._row(_SOURCE, document_id)
        if row is None:
            return None
        authors = tuple(json.loads(row[3]))
        bodies = tuple(name for (name,) in self.db.execute(_BODIES, [document_id]).fetchall()) if authors else ()
        stated = Source(row[0], row[1], row[2], authors, *row[4:], **self._published_in(document_id))
        return replace(stated, bodies=bodies)

    def documents(self) -> list[str]:
        """Every document's identifier, in the order of arrival."""
        return [row[0] for row in self.db.execute("select id from documents order by n").fetchall()]

    def _published_in(self, document_id: str) -> dict[str, Any]:
        """Where it came out: of each field the first claim, and of journal and book the one that is said first."""
        found: dict[str, Any] = {}
        for field, value in self.db.execute(_PUBLISHED_IN, [document_id, *PUBLISHED_IN]).fetchall():
            found.setdefault(field, value)
        for other in [field for field in found if field in ("journal", "book")][1:]:
            del found[other]
        return found

    def _document(self, identifier: str) -> Citable | None:
        source = self.source(identifier)
        return Citable(identifier, "document", source) if source else None

    def _passage(self, identifier: str) -> Citable | None:
        row = self._row(_PASSAGE, identifier)
        source = self.source(row[0]) if row else None
        if row is None or source is None:
            return None
        document, words, start, end, locator, role, ordinal, label, title, voice, kind, how = row
        time = _time(locator)
        is_numbered = role in _NUMBERED and not time
        paragraph = self._own_number(document, ordinal) if is_numbered else None
        is_other = voice and kind == "person" and how not in OWN_VOICES and voice not in source.authors
        return self._placed(Citable(
            identifier, "passage", source, words=words, section=label or title or None, page=_page(locator), time=time,
            paragraph=paragraph, speaker=voice if is_other else None, start=start, end=end,
        ))  # fmt: skip

    def _note(self, identifier: str) -> Citable | None:
        row = self._row(_NOTE, identifier)
        source = self.source(row[0]) if row else None
        if row is None or source is None:
            return None
        _, words, start, end, label = row
        return self._placed(Citable(
            identifier, "note", source, words=words, note=label or None, start=start, end=end,
        ))  # fmt: skip

    def _quotation(self, identifier: str) -> Citable | None:
        row = self._row(_QUOTATION, identifier)
        if row is None:
            return None
        document, words, start, end, passage_id, note, speaker, reported_by, is_own = row
        home = self._passage(passage_id) if passage_id else self._document(document)
        if home is None:
            return None
        return self._placed(Citable(
            identifier, "quotation", home.source, words=words, section=home.section, page=home.page, time=home.time,
            paragraph=home.paragraph, note=note or None, speaker=None if is_own else speaker, reported_by=reported_by,
            passage_id=passage_id, start=start, end=end,
        ))  # fmt: skip

    def _own_number(self, document_id: str, ordinal: int) -> str | None:
        """The number that the source itself gives a paragraph."""
        rows = self.db.execute(_PARAGRAPHS, [HEAD, document_id]).fetchall()
        return own_numbers(Paragraph(place, where or "", head) for place, where, head in rows).get(ordinal)

    def _placed(self, cited: Citable) -> Citable:
        """With the words at its place and around it. (SQLite counts code points, from 1.)"""
        start, end = cited.start or 0, cited.end or 0
        before = max(0, start - CONTEXT)
        row = self._row(
            "select substr(text, ?, ?), substr(text, ?, ?), substr(text, ?, ?) from documents where id = ?",
            before + 1, start - before, start + 1, end - start, end + 1, CONTEXT, cited.source.id,
        )  # fmt: skip
        return replace(cited, prefix=row[0], exact=row[1], suffix=row[2]) if row else cited

    def _row(self, sql: str, *bound: Any) -> tuple[Any, ...] | None:
        row: tuple[Any, ...] | None = self.db.execute(sql, list(bound)).fetchone()
        return row


def _page(locator: str | None) -> str | None:
    found = _PAGE.search(locator or "")
    return found.group(1) if found else None


def _time(locator: str | None) -> str | None:
    found = _TIME.match(locator or "")
    return f"{int(found[1])}:{found[2]}:{found[3]}" if found else None
