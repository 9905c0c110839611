"""The archive as `check` sees it: passages with their speakers and notes, and where words stand."""

from __future__ import annotations

import functools
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Sequence
from typing import Any

from loccit.citable import OlderCapture, Place, Said
from loccit.db.citable import Citables
from loccit.db.publish import CUT, PUBLISHED
from loccit.text.fold import search_form, shown

MOST_CANDIDATES = 60
"""Passages, and as many notes, that are looked at for one quotation."""

_PASSAGES = """
select p.id, p.text, p.ordinal, coalesce(nullif(s.label, ''), s.title), p.voice_id
from passages p left join sections s on s.id = p.section_id
where {where} order by p.ordinal
"""
_SAID = """
select q.passage_id, q.text, q.speaker_id,
  coalesce(q.reported_by_id, case when o.kind = 'publication' and q.kind <> 'block' then o.id end),
  coalesce(q.surface, ''), coalesce(s.kind not in ('publication', 'document'), 0)
from quotations q left join speakers s on s.id = q.reported_by_id left join speakers o on o.id = q.speaker_id
where {where} and q.kind <> 'title' order by q.ordinal
"""
_REPORTED = """
select passage_id, text, source_id, case when source_kind = 'document' then '' else coalesce(cue, '') end
from attributions where {where} order by start
"""
_MARKS = "select passage_id, position from note_references where {where} and position is not null order by position"
_BLOCKS = 'select start, "end" from blocks where document_id = ? and same_as is null order by ordinal'
_TAKEN = """
select start, "end" from passages where document_id = ?1 union all select start, "end" from notes where document_id = ?1
order by 1
"""
_FOUND = (
    "select p.id, p.text from passages_fts f join passages p on p.n = f.rowid where f.passages_fts match ? limit ?",
    "select n.id, n.text from notes_fts f join notes n on n.n = f.rowid where f.notes_fts match ? limit ?",
)
"""Passages in which words stand, and notes."""


_MOST_CAPTURES = 50
"""Older captures that are compared with one quotation."""


class Quotables(Citables):
    """The look-ups of checking."""

    def is_published(self) -> bool:
        """Whether this is a published copy, which lacks what may not be seen."""
        return self._row("select 1 from archive_state where key = ?", PUBLISHED) is not None

    def is_excerpt(self, identifier: str) -> bool:
        """Whether a published copy holds only the beginning of what an identifier names."""
        is_document = identifier[:1] == "d"
        places = self.passages(identifier) if is_document else [self.passage(identifier)]
        return any(place is not None and place.words.endswith(CUT) for place in places)

    def passage(self, identifier: str) -> Place | None:
        """The passage, note, or the passage of a quotation, that an identifier names."""
        if identifier[:1] == "q":
            row = self._row("select passage_id from quotations where id = ?", identifier)
            return self.passage(row[0]) if row and row[0] else None
        if identifier[:1] == "n":
            return self._note_place(identifier)
        found = self._places("p.id = :id", "passage_id = :id", {"id": identifier})
        return found[0] if found else None

    def passages(self, document_id: str) -> list[Place]:
        """All passages of a document, in order."""
        return self._places("p.document_id = :id", "document_id = :id", {"id": document_id})

    def following(self, place: Place, count: int) -> list[Place]:
        """The passages behind one, as many as asked for."""
        bound = {"id": place.source.id, "from": place.ordinal, "to": place.ordinal + count}
        inside = (
            "document_id = :id and passage_id in (select id from passages"
            " where document_id = :id and ordinal > :from and ordinal <= :to)"
        )
        return self._places("p.document_id = :id and p.ordinal > :from and p.ordinal <= :to", inside, bound)

    def set_aside(self, document_id: str) -> Place | None:
        """All that a document's page shows and that is no passage or note, as one place under the document's ID."""
        row, source = self._row("select text from documents where id = ?", document_id), self.source(document_id)
        if row is None or source is None:
            return None
        taken = self.db.execute(_TAKEN, [document_id]).fetchall()
        starts = [start for start, _ in taken]
        words = []
        for start, end in self.db.execute(_BLOCKS, [document_id]).fetchall():
            before = bisect_left(starts, end) - 1
            if before < 0 or taken[before][1] <= start:
                words.append(row[0][start:end])
        return Place(document_id, source, "\n\n".join(words)) if any(words) else None

    def around(self, place: Place) -> tuple[str, str]:
        """The words of the passage before one, and of the passage behind it; empty at the ends of a document."""
        sql = "select text from passages where document_id = ? and ordinal = ?"
        before = self._row(sql, place.source.id, place.ordinal - 1)
        behind = self._row(sql, place.source.id, place.ordinal + 1)
        return (before[0] if before else ""), (behind[0] if behind else "")

    def older_captures(self, document_id: str) -> tuple[OlderCapture, ...]:
        """The captures of a document before the newest, the latest first."""
        rows = self.db.execute(
            "select ordinal, captured_at, text from versions where document_id = ? and text is not null"
            " order by ordinal desc",
            [document_id],
        ).fetchall()
        return tuple(OlderCapture(*row) for row in rows)

    def superseded(self, word: str) -> list[tuple[str, OlderCapture]]:
        """The captures before the newest whose text has a word as it is written, the latest of each document first,
        with its document's ID; a few are enough."""
        rows = self.db.execute(
            "select document_id, ordinal, captured_at, text from versions where text is not null"
            " and instr(text, ?) order by document_id, ordinal desc limit ?",
            [word, _MOST_CAPTURES],
        ).fetchall()
        return [(row[0], OlderCapture(*row[1:])) for row in rows]

    def holding(self, words: Sequence[str], phrase: str) -> list[tuple[str, str]]:
        """Passages and notes in which all the words occur, case and accents apart: identifier and text.

        Where they are too many, those in which the phrase stands. (Measured at 100,000 passages: three rare words
        0.6 ms, a phrase of five 2.6 ms.)
        """
        found = self._search(" AND ".join(_quoted(words)))
        return found if len(found) < MOST_CANDIDATES else self._search(" AND ".join(_quoted([phrase])))

    def near(self, groups: Sequence[Sequence[str]]) -> list[tuple[str, str]]:
        """Passages and notes in which all the words of any group occur, those of the first groups before: identifier
        and text. Each group is asked for itself, so that frequent words leave room for what holds rarer ones."""
        found: dict[str, str] = {}
        for words in groups:
            found |= self._search(" AND ".join(_quoted(words)))
        return list(found.items())

    def is_title(self, words: str) -> bool:
        """Whether a document bears this title, or this title before a colon."""
        return words in self._titles or words.casefold() in self._short_titles

    @functools.cached_property
    def _titles(self) -> frozenset[str]:
        rows = self.db.execute("select title from documents where title is not null").fetchall()
        return frozenset(title for (title,) in rows)

    @functools.cached_property
    def _short_titles(self) -> frozenset[str]:
        return frozenset(title.partition(":")[0].casefold() for title in self._titles if ":" in title)

    def is_speaker(self, name: str) -> bool:
        """Whether a person of this name (or surname) speaks in the archive."""
        known = "name in (?1, upper(?1)) or name like '% ' || ?1"
        sql = f"select 1 from speakers where kind = 'person' and ({known}) limit 1"
        return self._row(sql, name) is not None

    def _search(self, query: str) -> list[tuple[str, str]]:
        if not query:
            return []
        return [row for sql in _FOUND for row in self.db.execute(sql, [query, MOST_CANDIDATES])]

    def _note_place(self, identifier: str) -> Place | None:
        row = self._row("select document_id, text from notes where id = ?", identifier)
        source = self.source(row[0]) if row else None
        return Place(identifier, source, row[1]) if row and source else None

    def _places(self, of_passages: str, of_others: str, bound: dict[str, Any]) -> list[Place]:
        rows = self.db.execute(_PASSAGES.format(where=of_passages), bound).fetchall()
        if not rows:
            return []
        document_id = self.db.execute("select document_id from passages where id = ?", [rows[0][0]]).fetchone()[0]
        source = self.source(document_id)
        assert source is not None
        names = self._names(document_id)
        marks, said, reported = self._inside(of_others, bound, names)
        return [
            Place(
                identifier, source, text, ordinal, section, tuple(marks[identifier]),
                _located(said[identifier], text), _located(reported[identifier], text), names.get(voice, ()),
            )
            for identifier, text, ordinal, section, voice in rows
        ]  # fmt: skip

    def _inside(
        self, where: str, bound: dict[str, Any], names: dict[str, tuple[str, ...]]
    ) -> tuple[dict[str, list[int]], dict[str, list[_Stretch]], dict[str, list[_Stretch]]]:
        marks: dict[str, list[int]] = defaultdict(list)
        said: dict[str, list[_Stretch]] = defaultdict(list)
        reported: dict[str, list[_Stretch]] = defaultdict(list)
        for passage_id, position in self.db.execute(_MARKS.format(where=where), bound).fetchall():
            marks[passage_id].append(position)
        rows = self.db.execute(_SAID.format(where=where), bound).fetchall()
        for passage_id, text, speaker, reporter, surface, retold in rows:
            through = names.get(reporter, ())
            said[passage_id].append((text, names.get(speaker, ()), through, surface, bool(retold)))
        for passage_id, text, source, cue in self.db.execute(_REPORTED.format(where=where), bound).fetchall():
            reported[passage_id].append((text, names.get(source, ()), (), cue, False))
        return marks, said, reported

    def _names(self, document_id: str) -> dict[str, tuple[str, ...]]:
        """Each speaker's forms of the name in a document, the full one first."""
        found: dict[str, dict[str, None]] = defaultdict(dict)
        sql = """
        select s.id, s.name, n.name from speaker_names n join speakers s on s.id = n.speaker_id where n.document_id = ?
        """
        for identifier, full, form in self.db.execute(sql, [document_id]).fetchall():
            found[identifier] |= {full: None, form: None}
        return {identifier: tuple(forms) for identifier, forms in found.items()}


_Stretch = tuple[str, tuple[str, ...], tuple[str, ...], str, bool]


def _located(stretches: list[_Stretch], text: str) -> tuple[Said, ...]:
    """The stretches at their places in the passage's text; what stands in the text otherwise is left out."""
    found = []
    at = 0
    for words, names, reporters, surface, is_retold in stretches:
        looked_for = shown(words)
        start = text.find(looked_for, at)
        if start < 0:
            start = text.find(looked_for)
        if start >= 0:
            found.append(Said(start, start + len(looked_for), names, reporters, surface, is_retold))
            at = start + 1
    return tuple(found)


def _quoted(phrases: Sequence[str]) -> list[str]:
    """The phrases as strings of the search language, so that nothing in them is an operator."""
    forms = (search_form(word, with_joined=False).replace('"', " ").strip() for word in phrases)
    return [f'"{form}"' for form in forms if any(character.isalnum() for character in form)]
