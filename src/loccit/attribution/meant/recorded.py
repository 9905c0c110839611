"""Who said what another only wrote down, and whom a pronoun means that was asked a moment before.

`teller_of(reports, report)` reads a free relative: in `What the warden told me I wrote down: “…”` the words are the
warden's, and who wrote them down hands them on. `asked_before(line, at)` gives the one without a name whom somebody
asks in the same sentence: `I asked the guard, and he said`. English only.
"""

from __future__ import annotations

from dataclasses import replace

from loccit.attribution.quoted.stretches import Report
from loccit.attribution.sentence import language as lang
from loccit.attribution.sentence.bounds import Range, phrase_starting
from loccit.attribution.sentence.frames import CAPITAL, MARK, QUOTE, Sentence

_RECORDS = frozenset("write note record recall remember repeat quote report copy give".split())
_WHAT = frozenset(("what", "all", "everything"))
_ASKS = frozenset(("ask", "tell", "question", "quiz", "press", "challenge"))
_PERSON = lang.ROLE | lang.HONORIFIC
_FAR = 30
"""So many tokens stand between the one who is asked and the pronoun, at most."""


def teller_of(reports: list[Report], report: Report) -> Report:
    """The report of `what X said` before one that only says who recorded it; else the report itself."""
    line, clause = report.line, report.clause
    if line.language.alike or clause.lemma not in _RECORDS or clause.subject is None:
        return report
    for other in reports:
        subject = other.clause.subject
        if other.line is not line or subject is None or subject[0] == 0 or other.clause.sort != "report":
            continue
        between = line.bits[other.clause.last : clause.subject[0]]
        is_free = line.lows[subject[0] - 1] in _WHAT and other.clause.last <= clause.subject[0]
        if is_free and not any(bits & (MARK | QUOTE) for bits in between):
            recorder = report.resolved.source if report.resolved else None
            told = other.resolved.source if other.resolved else None
            return replace(other, reporter=recorder if recorder is not told else other.reporter)
    return report


def asked_before(line: Sentence, at: int) -> Range | None:
    """The one without a name whom the sentence says to be asked, before a pronoun at `at`, with no name between."""
    if line.language.alike or at < 3 or line.lows[at - 1] not in ("and", "but", ",", ";", "that"):
        return None
    for spot in range(at - 2, max(at - _FAR, -1), -1):
        verb = line.language.verbs.get(line.lows[spot])
        if verb is None or verb.lemma not in _ASKS or line.bits[spot] & CAPITAL:
            if line.bits[spot] & QUOTE or (line.bits[spot] & CAPITAL and not _owns(line, spot)):
                return None
            continue
        found = phrase_starting(line, spot + 1)
        ends = (
            end for end in range(*(found or (0, 0))) if line.bits[end] & lang.PREPOSITION and line.lows[end] != "of"
        )
        found = (found[0], next(ends, found[1])) if found else None  # the guard for his papers
        return found if found and found[1] <= at and _is_person(line, found) else None
    return None


def _owns(line: Sentence, at: int) -> bool:
    return line.words[at].endswith(("’s", "'s", "s’", "s'"))


def _is_person(line: Sentence, found: Range) -> bool:
    """Whether a phrase says what one person is, without a name: `the company’s man`, `a guard of the quay`."""
    end = next((at for at in range(*found) if line.bits[at] & lang.PREPOSITION), found[1])
    is_one = bool(line.bits[found[0]] & (lang.DETERMINER | lang.POSSESSIVE)) or _owns(line, found[0])
    return is_one and bool(line.bits[end - 1] & _PERSON) and not line.bits[end - 1] & CAPITAL
