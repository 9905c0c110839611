"""Sentences of an archive that may contradict each other: which are looked at, and what is suggested of them."""

from __future__ import annotations

import functools
import re
from collections import Counter
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence, Set
from dataclasses import dataclass
from itertools import islice
from typing import Any

from sqlite_utils import Database

from loccit.db.doubted import early_sources, other_speakers
from loccit.db.stated import Disagreement, Stated
from loccit.matching.disagreement import Alone, Sentence, Suggestion, suggest_disagreements
from loccit.matching.lists import stop_words
from loccit.matching.sketch import PROSE_ROLES
from loccit.matching.statements import STEM, capitals
from loccit.text.ngrams import say
from loccit.text.sentences import sentences

ASKERS, LOOKED_AT = 3_000, 12_000
"""So many passages with figures are compared in one go, of so many that are looked at, those added last first."""
NAMES, EACH = 120, 40
"""Of the names in them so many are searched for, the rarest first, and of each so many passages are taken."""
WORDS, OFTEN, LIKE = 12, 1_000, 60
"""Where one passage is asked about, so many of its rarest words are searched for, none that stands in more passages
than OFTEN, and LIKE passages that have the most of them are compared: some 10 to 40 ms."""
WITH_FIGURES = 4
"""One passage of so many has a figure, about; the others count elsewhere as little as here."""
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
    rows = {row[0]: row for row in islice((row for row in asked if _FIGURE.search(row[4])), ASKERS)}
    found, looked_at = _compare(db, rows, limit if document_id is None else 1_000)
    of_it = [one for one in found if _is_of(one, document_id)]
    of_it += [*early_sources(db, document_id), *other_speakers(db, document_id)]
    return Disagreements(_likeliest(of_it, limit), looked_at)


def find_disagreements_of(db: Database, passage_id: str, *, limit: int = SUGGESTED) -> Disagreements:
    """Suggestions about one passage or note: those that share most of its rare words are compared with it."""
    found, looked_at = _compare_one(db, [row for row in _rows(db, _ASKED_ONE, id=passage_id) if _FIGURE.search(row[4])])
    found += [*early_sources(db, passage_id=passage_id), *other_speakers(db, passage_id=passage_id)]
    return Disagreements(_likeliest(found, limit), looked_at)


def _compare_one(db: Database, asked: list[tuple[Any, ...]]) -> tuple[list[Disagreement], int]:
    often = _frequency(db, (row[4] for row in asked))
    words = sorted((word for word, count in often.items() if 1 < count <= OFTEN), key=lambda word: (often[word], word))
    if not words:
        return [], len(asked)
    match = " OR ".join(f'"{word}"' for word in words[:WORDS])
    rows = {row[0]: row for row in asked}
    for row in _rows(db, _LIKE, match=match, most=LIKE):
        if _FIGURE.search(row[4]):
            rows.setdefault(row[0], row)
    total = db.execute("select max(n) from passages").fetchone()[0]
    stems = {word[:STEM]: max(1, count // WITH_FIGURES) for word, count in often.items()}
    alone = Alone(asked[0][0], stems, max(total // WITH_FIGURES, len(rows)))
    near = [one for one in _sentences(rows.values()) if one.passage == alone.passage or _shares(one.text, stems)]
    suggested = suggest_disagreements(near, limit=1_000, names_of=_names_of(db), alone=alone)
    return [_told(db, one) for one in suggested], len(rows)


def _shares(sentence: str, stems: Collection[str]) -> bool:
    """Whether a sentence has two of some stems: fewer are never enough."""
    return len({stem for word in say(sentence) if (stem := word[:STEM]) in stems}) > 1


def _frequency(db: Database, texts: Iterable[str]) -> dict[str, int]:
    """Of the words of some texts, stop words left out, in how many passages each stands, counted up to OFTEN."""
    said = {word for text in texts for word in say(text) if len(word) > 2 and word not in stop_words()}
    count = "select count(*) from (select 1 from passages_fts where passages_fts match ? limit ?)"
    return {word: db.execute(count, [f'"{word}"', OFTEN + 1]).fetchone()[0] for word in sorted(said)}


def _compare(db: Database, rows: dict[int, tuple[Any, ...]], limit: int) -> tuple[list[Disagreement], int]:
    """What some passages state otherwise than those that share a rare name with them; and how many were compared."""
    for name in _rarest(db, (row[4] for row in rows.values())):
        for row in _rows(db, _WITH_NAME, match=f'"{name}"', most=EACH):
            if _FIGURE.search(row[4]):
                rows.setdefault(row[0], row)
    suggested = suggest_disagreements(_sentences(rows.values()), limit=limit, names_of=_names_of(db))
    return [_told(db, one) for one in suggested], len(rows)


def _likeliest(found: list[Disagreement], limit: int) -> tuple[Disagreement, ...]:
    return tuple(sorted(found, key=lambda one: -one.score)[:limit])


def _names_of(db: Database) -> Callable[[int], Set[str]]:
    """Gives the stems of all words in capitals of a document, title and notes included, each document read once."""

    @functools.cache
    def names(number: int) -> Set[str]:
        rows = db.execute(_SAID, [number]).fetchall()
        return frozenset(word[:STEM] for (text,) in rows for word in capitals(text, first=True))

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
_ASKED_ONE = _PLACES.format(passages="and p.id = :id", notes="x.id = :id")
_LIKE = _PLACES.format(
    passages="and p.n in (select rowid from passages_fts where passages_fts match :match order by rank limit :most)",
    notes="x.n in (select rowid from notes_fts where notes_fts match :match order by rank limit :most)",
)
_WITH_NAME = (
    _PLACES.format(
        passages="and p.n in (select rowid from passages_fts where passages_fts match :match)",
        notes="x.n in (select rowid from notes_fts where notes_fts match :match)",
    )
    + " limit :most"
)
_SAID = """
select p.text from documents d join passages p on p.document_id = d.id where d.n = ?1
union all select x.text from documents d join notes x on x.document_id = d.id where d.n = ?1
union all select title from documents where n = ?1 and title is not null
"""
_PLACE = """
select p.id, d.id, d.title from passages p join documents d on d.id = p.document_id where p.n = ?1
union all select x.id, d.id, d.title from notes x join documents d on d.id = x.document_id where x.n = -?1
"""
