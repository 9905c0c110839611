"""Who hands on what another says, in one sentence: `Pell recalled that Holm said`, `Holm, Pell said, had told her`.

A teller is a person or an outlet whose clause of saying has another's clause inside it, or stands between its parts.
"""

from __future__ import annotations

from dataclasses import replace

from loccit.attribution.clauses.clause import Clause
from loccit.attribution.persons.source import Source
from loccit.attribution.quoted.stretches import Report
from loccit.attribution.sentence import language as lang
from loccit.attribution.sentence.frames import CAPITAL, MARK, QUOTE, Sentence

_BODIES = ("organisation", "anonymous_group")
_TELLERS = ("person", "publication", *_BODIES)
_THEIRS = ("its", "their", "his")
_OUTER = ("verb", "shared verb", "inverted verb", "relative clause")
_TOLD = ("verb", "shared verb", "participle", "quoted as", "noun of speech")
_SAID = ("report", "act", "call", "beside", "noun")
_THAT = ("that", "how")
_APART = frozenset(
    "and but while whereas as after before because since when if or though although which who what whom where".split()
)
"""Before its subject these part a clause from the one before: what it says is no part of what that one tells."""
_OPENS = _APART - {"and", "but", "whereas", "or", "which", "who", "what", "whom", "where"}
_HEARERS = 8
"""So many tokens stand between a verb of telling and its `that`."""
_FAR = 24
"""So many tokens stand between `that` and the subject of what is told."""


def pass_on(line: Sentence, reports: list[Report]) -> None:
    """Says who hands on what another says: `she said, according to her spokesman`, `Pell recalled that Holm said`."""
    for at, report in enumerate(reports):
        if report.clause.sort not in _SAID or report.resolved is None or report.reporter:
            continue
        source = report.resolved.source
        report.reporter = _teller(line, report, reports[:at])
        if not line.language.alike:
            report.reporter = report.reporter or _closing(line, report, reports[-1])
        if source is None or report.clause.sort in ("beside", "noun"):
            continue
        for other in reports:
            hands_on = other.owner or (other.resolved.source if other.resolved else None)
            if other.clause.sort == "by" and hands_on and hands_on is not source and _joins(line, report, other):
                report.reporter, other.hands_on = hands_on, report.clause


def _closing(line: Sentence, report: Report, last: Report) -> Source | None:
    """Who reported all of a sentence, said at its end: `Holm said that “…”, Skarne Finance reported in May.`"""
    clause, resolved = last.clause, last.resolved
    if last is report or clause.lemma != "report" or clause.rule != "verb" or clause.subject is None or not resolved:
        return None
    first, end = clause.subject[0], clause.cue[1]
    is_apart = first > 0 and line.words[first - 1] == "," and clause.cue[0] == clause.subject[1]
    is_last = len(line.words) - end <= _AFTER and not any(line.bits[at] & QUOTE for at in range(end, len(line.words)))
    is_other = report.resolved is not None and resolved.source is not report.resolved.source
    return resolved.source if is_apart and is_last and is_other and resolved.how == "name" else None


_AFTER = 5
"""Tokens at most behind `reported` at the end of a sentence: `earlier this year.`"""


def _teller(line: Sentence, report: Report, earlier: list[Report]) -> Source | None:
    """Who tells of what another says in the same sentence: takes `Pell recalled that Holm said`, `Pell said Holm told
    her`, a second verb of that subject, and all behind `According to Pell,`; leaves `Pell said that she told`."""
    for other in reversed(earlier):
        teller = other.owner or (other.resolved.source if other.resolved else None)
        if other.clause.subject == report.clause.subject:
            return other.reporter
        if teller is None or teller.kind not in _TELLERS or not _is_another(line, report, other, teller):
            continue
        if teller.kind in _BODIES and report.clause.subject and line.lows[report.clause.subject[0]] in _THEIRS:
            continue  # a body speaks for its own director
        if any(tells(line, other.clause, report.clause) for tells in (_heads, _opens_as, _tells_of)):
            return teller
    return None


def _is_another(line: Sentence, report: Report, other: Report, teller: Source) -> bool:
    """Whether who says it is surely not who tells it: of a pronoun only its gender says so."""
    resolved = report.resolved
    if resolved is None or resolved.source is teller:
        return False
    if resolved.how != "pronoun":
        return True
    genders = {"he": "male", "his": "male", "she": "female", "her": "female", "him": "male"}
    own = genders.get(line.lows[report.clause.subject[0]]) if report.clause.subject else None
    first, last = other.clause.subject or (0, 0)
    told = genders.get(line.lows[first]) if last - first == 1 else None
    told = told or (teller.person.gender if teller.person else _gender_of_head(line, last))
    return own is not None and told is not None and own != told


def _gender_of_head(line: Sentence, end: int) -> str | None:
    """The gender that the last noun of a phrase tells: `her brother`."""
    low = line.lows[end - 1] if end else ""
    return next((gender for gender in ("female", "male") if line.language.has(gender, low)), None)


def _heads(line: Sentence, outer: Clause, inner: Clause) -> bool:
    """Whether `according to` opens the sentence that an inner clause stands in: `According to her he said`."""
    if outer.sort != "by" or outer.first != 0 or inner.first < outer.last:
        return False
    return line.words[outer.last] in (",", "(") or inner.first == outer.last


def _opens_as(line: Sentence, outer: Clause, inner: Clause) -> bool:
    """Whether a sentence opens with who tells it: `As Holm recalls,`, `Comme le raconte Holm,`, `Wie Holm erzählt,`."""
    if line.words[0].lower() not in _AS or outer.sort not in ("report", "mind") or outer.first > _NEAR:
        return False
    comma = next((at for at in range(outer.last, min(outer.last + _NEAR, inner.first)) if line.words[at] == ","), None)
    is_telling = line.language.alike or line.language.has("recalls", outer.lemma) or line.lows[outer.last] == "it"
    return comma is not None and is_telling and not any(bits & QUOTE for bits in line.bits[:comma])


_AS = frozenset("as wie comme como come как".split())
_NEAR = 4
"""Tokens before, and behind, the clause with which a sentence opens."""


def _tells_of(line: Sentence, outer: Clause, inner: Clause) -> bool:
    """Whether what one clause tells is that another said something: right behind it, or behind its `that`."""
    if not _may_tell(line, outer) or outer.rule not in _OUTER or inner.rule not in _TOLD or outer.subject is None:
        return False
    if any(bits & lang.UNSAID for bits in line.bits[outer.subject[1] : outer.cue[0]]):
        return False
    if outer.first and line.lows[outer.first - 1] in _OPENS:
        return False  # When Pell told Holm so, Holm rose and said
    start = inner.subject[0] if inner.subject else inner.first
    if start == outer.last:
        return True
    that = next((at for at in range(outer.last, min(outer.last + _HEARERS, start)) if line.lows[at] in _THAT), None)
    before = that - 1 if that and line.language.alike and line.words[that - 1] == "," else that
    if that is None or any(line.bits[at] & (MARK | QUOTE) for at in range(outer.last, before or that)):
        return False
    if that > outer.last and line.bits[that - 1] & (lang.NOUN | lang.DOCUMENT) and not line.bits[that - 1] & CAPITAL:
        return False  # pointed to reports that Holm said
    if start - that > _FAR or any(line.bits[at] & QUOTE or line.words[at] in _STOPS for at in range(that, start)):
        return False
    if "," in line.words[that : start - 1] and start - 1 > that and _is_apposed(line, start - 1):
        return False
    return line.lows[start - 1] not in _APART or start - 1 == that


def _is_apposed(line: Sentence, that: int) -> bool:
    """Whether a relative pronoun goes with what is added behind a comma: `…, a claim that Holm calls “…”`."""
    comma = max(at for at in range(that) if line.words[at] == ",")
    return line.lows[that] in _THAT and that - comma in (2, 3, 4) and not line.bits[comma + 1] & lang.BREAK


def _may_tell(line: Sentence, outer: Clause) -> bool:
    return outer.sort == "report" or line.language.has("recalls", outer.lemma)


_STOPS = (";", ":", "—", "–")


def _joins(line: Sentence, report: Report, other: Report) -> bool:
    """Whether `according to` belongs to a whole reporting clause: right behind it, or at the start of its sentence."""
    first, said = other.clause.first, report.clause.last
    at = first - 1 if line.words[first - 1] != "," else first - 2
    if at > 0 and line.bits[at] & QUOTE and said <= at and not any(bits & MARK for bits in line.bits[said:at]):
        return True  # `saying it is “…,” according to Holm`
    if first == said or (first == said + 1 and line.words[said] == ","):
        return True
    behind = other.clause.last
    return first == 0 and report.clause.first == behind + 1 and line.words[behind] == ","


def aside_in(line: Sentence, reports: list[Report]) -> Report | None:
    """The clause of saying that stands between two commas inside a sentence: `Holm, she told us, had answered: “…”`."""
    for report in reports:
        clause = report.clause
        if clause.sort != "report" or clause.rule not in ("verb", "inverted verb") or clause.subject is None:
            continue
        first, end = clause.first, _behind_hearer(line, clause.last)
        closed = first > 1 and end + 1 < len(line.words) and line.words[first - 1] == line.words[end] == ","
        if closed and not (line.bits[first - 2] | line.bits[end + 1]) & QUOTE:
            return report
    return None


def _behind_hearer(line: Sentence, at: int) -> int:
    """Behind a pronoun that says to whom: `she told us,`."""
    hears = at < len(line.words) and (line.bits[at] & lang.PRONOUN or line.lows[at] in ("us", "me", "reporters"))
    return at + 1 if hears else at


def without_aside(line: Sentence, aside: Clause) -> Sentence:
    """A sentence without the clause between two commas, and without these."""
    first, end = aside.first - 1, _behind_hearer(line, aside.last) + 1
    kept = [at for at in range(len(line.words)) if not first <= at < end]
    rows = ([row[at] for at in kept] for row in (line.words, line.lows, line.starts, line.bits))
    words, lows, starts, bits = rows
    return replace(line, words=words, lows=lows, starts=starts, bits=bits)  # type: ignore[arg-type]


def is_said_inside(line: Sentence, clause: Clause, quote: int) -> bool:
    """Whether a clause leads to a quotation by a verb of its own, right before it: `Holm had told her, “`."""
    if clause.rule not in ("verb", "shared verb") or clause.sort not in ("report", "act", "call", "beside"):
        return False
    first, last = clause.subject or (0, 0)
    speaks = any(bits & _SPEAKERS for bits in line.bits[first:last]) and line.lows[first] not in ("i", "it", "we")
    unsaid = any(bits & lang.UNSAID for bits in line.bits[last : clause.cue[0]])
    return speaks and not unsaid and 0 <= quote - clause.cue[1] < _HEARERS


_SPEAKERS = CAPITAL | lang.ROLE | lang.PEOPLE | lang.PRONOUN | lang.HONORIFIC
