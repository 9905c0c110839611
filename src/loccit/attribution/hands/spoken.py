"""One sentence as `hands` reads it: its words beside its reporting clauses, and where these stand in the text."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from loccit.attribution.hands.outlets_named import Outlet
from loccit.attribution.hands.vocabulary import Vocabulary, Word
from loccit.attribution.quoted.stretches import Report, Stretch
from loccit.attribution.sentence.frames import Sentence

_LETTERS = re.compile(r"[^\W\d_]{2,}")


@dataclass(frozen=True, slots=True)
class Line:
    """One sentence: its words, its quotations, and its reporting clauses."""

    words: Sequence[Word]
    inside: Sequence[Stretch]
    reports: Sequence[Report]


def hints(masked: str, start: int, end: int, known: Vocabulary) -> bool:
    """Whether a stretch of a paragraph has a word or a phrase that can name an outlet, a talk or a book."""
    found = [known.hinting[word] for word in _LETTERS.findall(masked, start, end) if word in known.hinting]
    if not all(found):
        return True
    low = masked[start:end].lower() if found or known.hint else ""
    if any(phrase in low for phrases in found for phrase in phrases):
        return True
    return known.hint is not None and known.hint.search(low) is not None


def may_tell(report: Report, outlet: Outlet) -> bool:
    """Whether whoever speaks in a clause may tell it to an outlet: no outlet does."""
    source = report.resolved.source if report.resolved else None
    if source is None:
        return report.resolved is not None and report.resolved.how == "pronoun"
    return source.kind != "publication" and source.name != outlet.name


def cue_of(report: Report) -> tuple[int, int]:
    """Where the cue of a clause stands."""
    return _places(report.line, *report.clause.cue)


def extent_of(report: Report) -> tuple[int, int]:
    """Where subject and cue of a clause stand."""
    return _places(report.line, report.clause.first, report.clause.last)


def is_in_subject(report: Report, place: int) -> bool:
    """Whether a place lies in a clause's subject."""
    if report.clause.subject is None:
        return False
    first, last = _places(report.line, *report.clause.subject)
    return first <= place < last


def _places(line: Sentence, first: int, last: int) -> tuple[int, int]:
    return line.starts[first], line.end_of(last - 1)
