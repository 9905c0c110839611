"""What an archive holds against itself in two ways that need no comparison of figures.

A note that is older than the event which it is the source of; and words that two documents give to two speakers.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from sqlite_utils import Database

from loccit.db.stated import Disagreement, Stated
from loccit.matching.disagreement import are_other_speakers
from loccit.matching.early import find_early
from loccit.matching.statements import LONGEST
from loccit.text.ngrams import say
from loccit.text.sentences import sentences

MOST = 5_000
"""So many references to notes, and so many relations, are looked at, those added last first."""
SHORTEST = 6
"""Words: fewer are said by anybody (`in the next few days`)."""
EARLY, CARRIED, OTHERS = 30.0, 8.0, 25.0
"""How such suggestions rank among those of figures, whose score is seldom higher; CARRIED where the date stands in a
sentence before."""
_OF_ANOTHER = re.compile(r"['’]s? [a-z]")
_DESCRIBED = re.compile(r"\b[a-z]{3,}")
_NAME = re.compile(r"[^\W\d_a-z]")
"""A name has a letter that is no small one of ASCII: takes `Skarne`, leaves `the meeting`."""


def early_sources(
    db: Database, document_id: str | None = None, *, passage_id: str | None = None
) -> Iterator[Disagreement]:
    """Sentences of the archive, or of a document, passage or note, with a source that is older than what it is given
    for, each once for a day of its sources."""
    told: set[tuple[str, int, str]] = set()
    values = {"id": document_id, "passage": passage_id, "most": MOST}
    for document, title, passage, text, position, note, said, start in db.execute(_REFERENCES, values).fetchall():
        for span in sentences(text):
            if not span.start < position <= span.end + 1:
                continue
            sentence = text[span.start : span.end]
            found = find_early(sentence, said, text[: span.start])
            if found:
                event, source = found
                day = said[source.start : source.end]
                if (passage, span.start + event.start, day) in told:
                    break
                told.add((passage, span.start + event.start, day))
                stated = text[span.start + event.start : span.start + event.end]
                whole = sentence if event.start >= 0 else text[span.start + event.start : span.end]
                yield Disagreement(
                    "source",
                    Stated(document, title, passage, whole, stated, start + span.start, max(0, event.start)),
                    Stated(document, title, note, said, day, start, source.start),
                    (), EARLY if event.start >= 0 else CARRIED,
                )  # fmt: skip
            break


def other_speakers(
    db: Database, document_id: str | None = None, *, passage_id: str | None = None
) -> Iterator[Disagreement]:
    """Words that two documents share and give to two named persons, or to two bodies: a person may speak for one."""
    values = {"id": document_id, "passage": passage_id, "most": MOST}
    rows = db.execute(_SHARED_WORDS, values).fetchall()
    for a_id, a_start, a_end, b_id, b_start, b_end in rows:
        sides = _place(db, a_id, a_start, a_end), _place(db, b_id, b_start, b_end)
        if sides[0] is None or sides[1] is None or sides[0][1] != sides[1][1]:
            continue
        a, b = sides[0][0], sides[1][0]
        if are_other_speakers(a.figure, b.figure) and all(_NAME.search(one.figure) for one in (a, b)):
            words = db.execute(_WORDS, [a_start, a_end - a_start, a.document_id]).fetchone()[0]
            if len(say(words)) < SHORTEST:
                continue
            yield Disagreement("speaker", a, b, (" ".join(words.split()),), OTHERS)


def _place(db: Database, passage: str, start: int, end: int) -> tuple[Stated, str] | None:
    """The sentence of a passage that holds a stretch, with its speaker as figure, and the speaker's kind; None where
    the sentence itself names nobody, or a person by what he does (`her agent` may have a name elsewhere)."""
    row = db.execute(_SPEAKER, {"passage": passage, "start": start, "end": end}).fetchone()
    if row is None:
        return None
    document, title, text, words, name, kind = row
    at = max(0, text.find(words))
    sentence = next((text[one.start : one.end] for one in sentences(text) if at < one.end), text)
    if len(sentence) > LONGEST:
        return None
    is_named = any(len(word) > 2 for word in {*say(name)} & {*say(sentence)})
    if not is_named or _OF_ANOTHER.search(name) or (kind == "person" and _DESCRIBED.search(name)):
        return None
    return Stated(document, title, passage, sentence, name, start), kind


_REFERENCES = """
select d.id, d.title, p.id, p.text, r.position, n.id, n.text, p.start
from documents d cross join note_references r on r.document_id = d.id
join passages p on p.id = r.passage_id join notes n on n.id = r.note_id
where (:id is null or d.id = :id) and (:passage is null or :passage in (p.id, n.id))
order by d.n desc, r.ordinal limit :most
"""
_SHARED_WORDS = """
select m.a_id, m.a_start, m.a_end, m.b_id, m.b_start, m.b_end from matches m
join passages a on a.id = m.a_id join passages b on b.id = m.b_id
where m.kind in ('same_quotation', 'quotation_variant', 'reuse') and m.a_start is not null
  and a.document_id <> b.document_id and (:id is null or :id in (a.document_id, b.document_id))
  and (:passage is null or :passage in (m.a_id, m.b_id))
order by m.rowid desc limit :most
"""
_SPEAKER = """
select d.id, d.title, p.text, substr(d.text, :start + 1, :end - :start), s.name, s.kind
from passages p join documents d on d.id = p.document_id
join (
  select passage_id, start, "end", speaker_id from quotations
  union all select passage_id, start, "end", source_id from attributions
) said on said.passage_id = p.id and said.start < :end and said."end" > :start
join speakers s on s.id = said.speaker_id and s.kind in ('person', 'organisation')
where p.id = :passage order by said."end" - said.start limit 1
"""
_WORDS = "select substr(text, ? + 1, ?) from documents where id = ?"
