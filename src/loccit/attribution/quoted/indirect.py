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

from loccit.attribution.clauses.clause import Clause
from loccit.attribution.clauses.reported import count_outside, least, reported
from loccit.attribution.persons.source import Source
from loccit.attribution.quoted.stretches import Report
from loccit.attribution.rules import clause_rule
from loccit.attribution.sentence import language as lang
from loccit.attribution.sentence.frames import QUOTE, Frame, Sentence
from loccit.attribution.sentence.language import Language, language_of


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
    place = reported(line, report.clause, _next_clause(line, later, report.clause))
    told = report.hands_on
    if place is None or told is None:
        return place
    own = count_outside(line, place[0], place[1]) - count_outside(line, told.first, told.last)
    return place if own >= least(line) else None


def _next_clause(line: Sentence, later: list[Report], clause: Clause) -> int:
    """Where the next clause with a subject of its own begins, if a conjunction parts it from this one."""
    for report in later:
        again = report.clause.cue[0]
        if report.clause.rule == "shared verb" and again > clause.last + 1 and clause.lemma == "thank":
            return again - 1
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
        or clause.rule == "passive"
        or (clause.rule == "infinitive" and line.lows[clause.cue[0] - 1] not in _HABITS)
        or clause.subject is None
    ):
        return False
    if clause.subject == clause.cue and line.lows[clause.last : clause.last + 1] != ["that"]:
        return False  # «…», dijo a los vecinos
    if clause.sort == "shows" and not any(line.bits[at] & _TEXTS for at in range(*clause.subject)):
        return False
    if any(line.lows[at] in ("i", "you") for at in range(*clause.subject)) or _names_hearers(line, clause):
        return False
    between = line.bits[clause.subject[1] : clause.cue[0]] if clause.subject[1] <= clause.cue[0] else []
    return not any(bits & lang.UNSAID for bits in between)


_HABITS = frozenset(("used", "liked", "likes", "loved", "loves"))
"""Before an infinitive these say that somebody has said it often: `Holm used to say that`."""


def _names_hearers(line: Sentence, clause: Clause) -> bool:
    """Whether what follows `told` behind a quotation is only whom it was told: `“…,” Holm told the meeting`."""
    quoted = any(bits & QUOTE for bits in line.bits[: clause.cue[0]])
    return clause.lemma == "tell" and quoted and "that" not in line.lows[clause.cue[1] :]


_TEXTS = lang.DOCUMENT


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
    """A date in a language: takes `8 May 2031`, `in January`, `Monday`; leaves `last week`, `he may`."""
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
    if any(report.clause.rule == "quoted as" and report.resolved for report in reports):
        return
    adverb = next((report.clause for report in reports if report.clause.sort == "hearsay"), None)
    phrase = next((phrase for phrase in line.language.phrases.get("agentless", ()) if phrase in lows), None)
    if adverb is None and phrase is None:
        return
    words = frame.text[line.start : line.end]
    start, end = line.start + len(words) - len(words.lstrip()), line.start + len(words.rstrip())
    cue = adverb.lemma if adverb else phrase or ""
    yield Indirect(frame, start, end, None, None, None, cue, None, "hearsay" if adverb else "said without a source")
