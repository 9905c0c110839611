"""Indirect speech: which sentences report what somebody said, and which words of them are the report.

The span of a report is what is reported: the sentence without its reporting clause; of hearsay, the sentence. What
somebody thinks or does is no report; a denial that something was said is none.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby

from loccit.attribution import language as lang
from loccit.attribution.clauses import Clause
from loccit.attribution.frames import CAPITAL, MARK, QUOTE, Frame, Sentence
from loccit.attribution.language import Language, language_of
from loccit.attribution.rules import clause_rule
from loccit.attribution.sources import Source
from loccit.attribution.walk import Report, Stretch

LEAST = 3
"""So many words outside quotation marks make a report."""


@dataclass(frozen=True, slots=True)
class Indirect:
    """One report: its span in the frame's text, its source (None: nobody is named), and what it rests on."""

    frame: Frame
    start: int
    end: int
    source: Source | None
    surface: str | None
    kind: str | None
    cue: str
    date: str | None
    how: str


def find_indirect(reports: list[Report]) -> Iterator[Indirect]:
    """The indirect reports among the reporting clauses of a document, in the order of reading."""
    for _, group in groupby(reports, key=lambda report: id(report.line)):
        clauses = list(group)
        found = list(_of_sentence(clauses))
        yield from found or _hearsay(clauses[0].frame, clauses[0].line, clauses)


def indirect_of(stretch: Stretch) -> Indirect:
    """A quotation between apostrophes as a report of its words."""
    source, start, end = stretch.source, stretch.quoted.start, stretch.quoted.end
    kind = source.kind if source else None
    return Indirect(stretch.frame, start, end, source, stretch.surface, kind, stretch.cue or "", None, stretch.how)


def _of_sentence(reports: list[Report]) -> Iterator[Indirect]:
    """The reports of one sentence, one for each source; a clause inside another's report is part of that report."""
    line = reports[0].line
    placed = [
        (report, place)
        for number, report in enumerate(reports)
        if (place := _place(line, report, reports[number + 1 :]))
    ]
    trailing = [one for one in placed if one[1][2] == "after" and one[1][0] == 0]
    spans: dict[int, tuple[Report, int, int, str]] = {}
    taken = 0
    for report, (first, last, where) in [*trailing[-1:], *(one for one in placed if one not in trailing[-1:])]:
        key = id(report.resolved.source if report.resolved else None)
        known = spans.get(key)
        if known:
            spans[key] = (known[0], min(known[1], first), max(known[2], last), known[3])
        elif report.clause.first >= taken:
            spans[key] = (report, first, last, where)
        taken = max(taken, last)
    for report, first, last, where in spans.values():
        yield _row(report, first, last, where)


def _place(line: Sentence, report: Report, later: list[Report]) -> tuple[int, int, str] | None:
    if report.resolved is None or report.resolved.source is None or not _is_speech(line, report.clause):
        return None
    return _reported(line, report.clause, _next_clause(line, later, report.clause))


def _next_clause(line: Sentence, later: list[Report], clause: Clause) -> int:
    """Where the next clause with a subject of its own begins, if a conjunction parts it from this one."""
    for report in later:
        first = report.clause.first
        own = report.clause.subject and report.clause.rule in ("verb", "inverted verb") and first > clause.last + 2
        if (
            own
            and line.lows[first - 1] in ("while", "but", "and", "whereas")
            and report.resolved
            and report.resolved.source
        ):
            return first - 1
    return len(line.words)


def _is_speech(line: Sentence, clause: Clause) -> bool:
    if (
        clause.sort in ("mind", "beside", "noun", "hearsay")
        or clause.rule in ("passive", "infinitive")
        or clause.subject is None
    ):
        return False
    if clause.sort == "shows" and not any(line.bits[at] & _TEXTS for at in range(*clause.subject)):
        return False
    if any(line.lows[at] in ("i", "you") for at in range(*clause.subject)):
        return False
    between = line.bits[clause.subject[1] : clause.cue[0]] if clause.subject[1] <= clause.cue[0] else []
    return not any(bits & lang.UNSAID for bits in between)


_TEXTS = lang.DOCUMENT


def _reported(line: Sentence, clause: Clause, limit: int) -> tuple[int, int, str] | None:
    """The tokens of what a clause reports, and where the clause stands from there; None if there is nothing."""
    if clause.sort == "by":
        return _by_report(line, clause, limit)
    if clause.rule == "relative clause":
        limit = _end_of_relative(line, clause, limit)
    ahead = _content_start(line, clause)
    if clause.rule != "inverted verb" and ahead is not None and _is_content(line, clause, ahead, limit):
        return (ahead, limit, "before")
    if clause.rule not in ("verb", "inverted verb", "quoted as") or clause.sort not in ("report", "shows"):
        return None
    return _around(line, clause, limit)


def _around(line: Sentence, clause: Clause, limit: int) -> tuple[int, int, str] | None:
    """What stands before a clause, or behind it where it is the longer part: `The quay, she said, will sink.`"""
    end = clause.first - 1
    if _introduces(line, clause):
        return None
    if end < 1 or not (line.words[end] in (",", "—", "–") or line.bits[end] & QUOTE):
        return None
    end += bool(line.bits[end] & QUOTE)
    behind = clause.last + 1
    inserted = behind < limit and line.words[clause.last] == "," and _has_clause(line, behind - 1, limit)
    if inserted and _count(line, behind, limit) > _count(line, 0, end):
        return (behind, limit, "before")
    return (0, end, "after") if _count(line, 0, end) >= LEAST else None


def _end_of_relative(line: Sentence, clause: Clause, limit: int) -> int:
    """A relative clause ends at its comma, or behind a quotation."""
    for at in range(clause.last, limit):
        if line.words[at] == "," or (line.bits[at] & QUOTE and at + 1 < limit):
            return at + bool(line.bits[at] & QUOTE)
    return limit


def _introduces(line: Sentence, clause: Clause) -> bool:
    """Whether a clause leads to a quotation behind it, so that what stands before it is no report."""
    at = clause.last
    if at < len(line.words) and line.words[at] in (",", ":"):
        at += 1
    return at < len(line.words) and bool(line.bits[at] & QUOTE)


def _by_report(line: Sentence, clause: Clause, limit: int) -> tuple[int, int, str] | None:
    if clause.first <= 1:
        start = next((at + 1 for at in range(clause.last, len(line.words)) if line.words[at] == ","), None)
        return (start, limit, "before") if start and _count(line, start, limit) >= LEAST else None
    end = clause.first - 1 if line.words[clause.first - 1] == "," else clause.first
    return (0, end, "after") if _count(line, 0, end) >= LEAST else None


def _content_start(line: Sentence, clause: Clause) -> int | None:
    """The first token behind a cue, its addressee and its time: what is said begins there."""
    at, end = clause.cue[1], len(line.words)
    if at < end and (line.bits[at - 1] & lang.TOLD or line.bits[at] & _BETWEEN):
        for spot in range(at, min(at + 12, end)):
            if line.lows[spot] == "that":
                return spot
            if line.words[spot] in (".", ";", ":") or (
                spot > at and line.bits[spot] & (lang.AUXILIARY | CAPITAL) == lang.AUXILIARY
            ):
                break
    if at < end and line.bits[at - 1] & lang.TOLD and not line.bits[at] & (MARK | QUOTE):
        at = _behind_addressee(line, at)
    if at < end and clause.lemma == "call" and line.lows[at] == "for":
        at += 1
    while at < end and line.bits[at] & lang.ADVERB and not line.bits[at] & lang.DETERMINER:
        if line.bits[at] & lang.UNSAID:
            return None
        at += 1
    return at if at < end else None


_BETWEEN = lang.PREPOSITION | lang.TIME | lang.ADVERB
"""What may stand between a verb and its `that`, beside an addressee."""


def _behind_addressee(line: Sentence, at: int) -> int:
    if (
        line.lows[at] in ("me", "him", "her", "them", "us", "reporters", "journalists", "supporters")
        or line.bits[at] & lang.PRONOUN
    ):
        return at + 1
    while at < len(line.words) and line.bits[at] & CAPITAL:
        at += 1
    return at


def _is_content(line: Sentence, clause: Clause, start: int, limit: int) -> bool:
    low = line.lows[start]
    if (
        line.bits[start] & QUOTE
        or line.words[start] in (".", ",", ";", ":", "—", "–", ")")
        or _count(line, start, limit) < LEAST
    ):
        return False
    if low in ("that", "whether"):
        return True
    if clause.sort in ("act", "call"):
        return clause.lemma not in line.language.sections.get("clause_only", ()) and low not in (
            "and",
            "but",
            "by",
            "in",
            "at",
            "with",
        )
    if low in ("if", "to", "why", "how"):
        return clause.lemma in ("ask", "warn", "tell", "explain", "say")
    if clause.lemma in line.language.sections.get("clause_only", ()):
        return False
    if line.bits[start] & (lang.PREPOSITION | lang.BREAK) and not line.bits[start] & CAPITAL:
        if low in ("of", "about", "against", "for", "with", "to"):
            return clause.lemma == "warn"
        return _has_clause(line, start, limit)
    return clause.lemma in line.language.sections.get("things", ()) or _has_clause(line, start, limit)


def _has_clause(line: Sentence, start: int, limit: int) -> bool:
    """Whether something like a finite verb stands among the tokens."""
    return any(
        line.bits[at] & (lang.AUXILIARY | lang.VERB)
        or (line.lows[at].endswith(("ed", "s")) and not line.bits[at] & CAPITAL)
        for at in range(start + 1, limit)
    )


def _count(line: Sentence, start: int, limit: int) -> int:
    """The words outside quotations."""
    return sum(1 for at in range(start, limit) if not line.bits[at] & (MARK | QUOTE))


def _row(report: Report, first: int, last: int, where: str) -> Indirect:
    frame, line, clause = report.frame, report.line, report.clause
    start, end = line.starts[first], line.end_of(last - 1)
    if line.lows[first] == "that" and where == "before":
        start = line.starts[min(first + 1, last - 1)]
    start, end = _within(frame, start, end)
    resolved = report.resolved
    source = resolved.source if resolved else None
    outside = frame.text[line.start : start] + " … " + frame.text[end : line.end]
    date = _date_pattern(line.language.code).search(outside)
    reading = resolved.how if resolved else "nominal"
    return Indirect(
        frame,
        start,
        end,
        source,
        surface=resolved.surface if resolved else None,
        kind=(resolved.kind or source.kind) if resolved and source else None,
        cue=line.surface(frame.text, *clause.cue),
        date=date.group("date") if date else None,
        how=clause_rule(clause.rule, where, reading),
    )


@functools.cache
def _date_pattern(code: str) -> re.Pattern[str]:
    """A date in a language: takes `18 March 2021`, `in January`, `Monday`; leaves `last week`, `he may`."""
    language = language_of(code)
    months, days = (_any_of(language, heading) for heading in ("months", "weekdays"))
    day = r"\d{1,2}(?:st|nd|rd|th)?\s+"
    return re.compile(rf"\b(?P<date>(?:{day})?(?:{months})(?:\s+\d{{1,2}}\b)?(?:,?\s+\d{{4}})?|(?:{days}))\b")


def _any_of(language: Language | None, heading: str) -> str:
    words = sorted(language.sections.get(heading, ())) if language else []
    return "|".join(word.capitalize() for word in words) or "(?!)"


def _within(frame: Frame, start: int, end: int) -> tuple[int, int]:
    """The span without white space and marks at its end."""
    while end > start and frame.text[end - 1] in ".,;:— ":
        end -= 1
    return start, end


def _hearsay(frame: Frame, line: Sentence, reports: list[Report]) -> Iterator[Indirect]:
    """The whole sentence where it says `reportedly` or `it was stated that`, and nobody is named."""
    lows = frame.masked[line.start : line.end].lower()
    adverb = next((report.clause for report in reports if report.clause.sort == "hearsay"), None)
    phrase = next((phrase for phrase in line.language.phrases.get("agentless", ()) if phrase in lows), None)
    if adverb is None and phrase is None:
        return
    words = frame.text[line.start : line.end]
    start, end = line.start + len(words) - len(words.lstrip()), line.start + len(words.rstrip())
    cue = adverb.lemma if adverb else phrase or ""
    yield Indirect(frame, start, end, None, None, None, cue, None, "hearsay" if adverb else "said without a source")
