"""Sentences of an archive that may contradict each other: which are looked at, and what is suggested of them."""

from __future__ import annotations

import functools
import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence, Set
from dataclasses import dataclass
from itertools import islice
from typing import Any

from sqlite_utils import Database

from loccit.db.doubted import early_sources, other_speakers
from loccit.db.stated import Disagreement, Stated
from loccit.matching.disagreement import Sentence, Suggestion, suggest_disagreements
from loccit.matching.sketch import PROSE_ROLES
from loccit.matching.statements import STEM, capitals
from loccit.text.sentences import sentences

ASKERS, LOOKED_AT = 3_000, 12_000
"""So many passages with figures are compared in one go, of so many that are looked at, those added last first."""
NAMES, EACH = 120, 40
"""Of the names in them so many are searched for, the rarest first, and of each so many passages are taken."""
SUGGESTED = 20

_NAME = re.compile(r"(?<=[\w,;] )[A-Z][^\W\d_]{3,}")
"""A capital within a sentence: takes `Lowmere` of `quay of Lowmere`, leaves the first word of a sentence."""
_FIGURE = re.compile(
    r"\d|[\"“‘][^\W\d_]{3,}(?: [^\W\d_]{3,})?[\"”’]|[a-z]t[ye]\b"
    r"|\b(?:two|three|four|five|six|seven|eight|nine|ten|second|third|fourth|number)\b"
    r"|\b(?:ahead of|behind|par with|followed by|than|provided by|to|as) (?:that of |from |in )?[A-Z]"
)
"""What a passage with a figure has at least; `find_figures` looks closely."""


@dataclass(frozen=True, slots=True)
class Disagreements:
    """The suggestions, the likeliest first; `looked_at` passages with figures were compared."""

    found: tuple[Disagreement, ...]
    looked_at: int


def find_disagreements(db: Database, document_id: str | None = None, *, limit: int = SUGGESTED) -> Disagreements:
    """Suggestions about one document against all others, or about what was added last.

    Bounded: ASKERS passages and notes, and EACH of those that the search index finds for NAMES of their names.
    """
    asked = islice(_last_added(db, document_id), LOOKED_AT)
    everything = {row[0]: row for row in islice((row for row in asked if _FIGURE.search(row[4])), ASKERS)}
    for name in _rarest(db, (row[4] for row in everything.values())):
        for row in _rows(db, _WITH_NAME, match=f'"{name}"', most=EACH):
            if _FIGURE.search(row[4]):
                everything.setdefault(row[0], row)
    suggested = suggest_disagreements(
        _sentences(everything.values()), limit=limit if document_id is None else 1_000, names_of=_names_of(db)
    )
    found = [one for one in (_told(db, suggestion) for suggestion in suggested) if _is_of(one, document_id)]
    found += [*early_sources(db, document_id), *other_speakers(db, document_id)]
    found.sort(key=lambda one: -one.score)
    return Disagreements(tuple(found[:limit]), len(everything))


def _names_of(db: Database) -> Callable[[int], Set[str]]:
    """Gives the stems of all words in capitals of a document, each document read once."""

    @functools.cache
    def names(number: int) -> Set[str]:
        text = db.execute("select text from documents where n = ?", [number]).fetchone()[0]
        return frozenset(word[:STEM] for word in capitals(text, first=True))

    return names


def _last_added(db: Database, document_id: str | None) -> Iterator[tuple[Any, ...]]:
    """The passages and notes of a document, or of all documents, one after the other: the whole is never sorted."""
    if document_id is not None:
        yield from _rows(db, _ASKED, id=document_id)
        return
    for row in db.execute("select id from documents order by n desc limit ?", [LOOKED_AT]).fetchall():
        yield from _rows(db, _ASKED, id=row[0])


def _is_of(one: Disagreement, document_id: str | None) -> bool:
    return document_id in (None, one.a.document_id, one.b.document_id)


def _rows(db: Database, statement: str, **values: Any) -> Sequence[tuple[Any, ...]]:
    return list(db.execute(statement, values).fetchall())


def _rarest(db: Database, texts: Iterable[str]) -> list[str]:
    """The names of some texts that stand in other passages too, but not everywhere."""
    seen = Counter(name for text in texts for name in set(_NAME.findall(text)))
    rare = []
    for name, _ in sorted(seen.items(), key=lambda one: (one[1], one[0]))[: NAMES * 4]:
        hits = db.execute(
            "select count(*) from (select 1 from passages_fts where passages_fts match ? limit ?)",
            [f'"{name}"', EACH + 1],
        ).fetchone()[0]
        if 1 < hits <= EACH:
            rare.append(name)
    return rare[:NAMES]


def _sentences(rows: Iterable[tuple[Any, ...]]) -> Iterator[Sentence]:
    for number, document, family, start, text in sorted(rows, key=lambda row: (row[1], row[3])):
        for span in sentences(text):
            words = text[span.start : span.end]
            if _FIGURE.search(words):
                yield Sentence(document, family, number, start + span.start, words)


def _told(db: Database, one: Suggestion) -> Disagreement:
    sides = []
    for sentence, figure in ((one.a, one.a_figure), (one.b, one.b_figure)):
        passage, document, title = db.execute(_PLACE, [sentence.passage]).fetchone()
        words = sentence.text[figure.start : figure.end]
        sides.append(Stated(document, title, passage, sentence.text, words, sentence.start, figure.start))
    return Disagreement(one.kind, sides[0], sides[1], one.shared, one.score)


_ROLES = ", ".join(f"'{role}'" for role in sorted(PROSE_ROLES))
_PLACES = f"""
select p.n as at, d.n, coalesce(s.head, d.n), p.start, p.text from passages p join documents d on d.id = p.document_id
left join sketches s on s.document_n = d.n where p.role in ({_ROLES}) {{passages}}
union all
select -x.n, d.n, coalesce(s.head, d.n), x.start, x.text from notes x join documents d on d.id = x.document_id
left join sketches s on s.document_n = d.n where {{notes}}
"""
"""Passages and notes as number (that of a note below 0), document, head, start and text."""
_ASKED = _PLACES.format(passages="and p.document_id = :id", notes="x.document_id = :id") + " order by at desc"
_WITH_NAME = (
    _PLACES.format(
        passages="and p.n in (select rowid from passages_fts where passages_fts match :match)",
        notes="x.n in (select rowid from notes_fts where notes_fts match :match)",
    )
    + " limit :most"
)
_PLACE = """
select p.id, d.id, d.title from passages p join documents d on d.id = p.document_id where p.n = ?1
union all select x.id, d.id, d.title from notes x join documents d on d.id = x.document_id where x.n = -?1
"""
