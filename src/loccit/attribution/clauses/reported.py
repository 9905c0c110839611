"""Which words of a sentence a reporting clause reports: those behind it, before it, or round it."""

from __future__ import annotations

from loccit.attribution.clauses.clause import Clause
from loccit.attribution.sentence import language as lang
from loccit.attribution.sentence.frames import CAPITAL, MARK, QUOTE, Sentence

LEAST = 3
"""So many words outside quotation marks make a report."""


def reported(line: Sentence, clause: Clause, limit: int) -> tuple[int, int, str] | None:
    """The tokens of what a clause reports, and where the clause stands from there; None if there is nothing."""
    if clause.sort == "by":
        return _by_report(line, clause, limit)
    if clause.rule == "relative clause":
        limit = _end_of_relative(line, clause, limit)
    if clause.rule == "participle" and clause.subject and clause.subject[0] > clause.cue[1]:
        limit = clause.subject[0]
    ahead = _content_start(line, clause)
    if clause.rule != "inverted verb" and ahead is not None and _is_content(line, clause, ahead, limit):
        return (ahead, limit, "before")
    if clause.rule not in ("verb", "inverted verb", "quoted as") or clause.sort not in ("report", "shows"):
        return None
    return _around(line, clause, limit)


def _around(line: Sentence, clause: Clause, limit: int) -> tuple[int, int, str] | None:
    """What stands before a clause, or behind it where it is the longer part: `The quay, she said, will sink.`"""
    end = clause.first - 1
    if _is_named_apposition(line, clause) and not _has_verb(line, end):
        return None
    if _introduces(line, clause) or (line.bits[0] & lang.PREPOSITION and not _has_verb(line, end)):
        return None
    end -= end > 0 and line.lows[end] in ("as", "wie")
    if end < 1 or not (line.words[end] in (",", "—", "–") or line.bits[end] & QUOTE):
        return None
    end += bool(line.bits[end] & QUOTE)
    behind = clause.last + 1
    inserted = behind < limit and line.words[clause.last] == "," and _has_clause(line, behind - 1, limit)
    inserted = inserted and line.lows[behind] not in ("who", "whose", "whom", "which")
    if inserted and count_outside(line, behind, limit) > count_outside(line, 0, end):
        return (behind, limit, "before")
    return (0, end, "after") if count_outside(line, 0, end) >= least(line) else None


def _is_named_apposition(line: Sentence, clause: Clause) -> bool:
    """Whether the subject stands between two commas, so that what stands before it says who it is."""
    subject, cue = clause.subject or clause.cue, clause.cue[0]
    is_before = 0 < subject[0] < cue and line.words[subject[0] - 1] == ","
    return is_before and "," in (line.words[cue - 1], line.words[subject[1]])


def least(line: Sentence) -> int:
    """So many words outside quotation marks make a report; fewer in a language without articles."""
    return LEAST - ("no_articles" in line.language.sections)


def _end_of_relative(line: Sentence, clause: Clause, limit: int) -> int:
    """A relative clause ends at its comma, or behind a quotation."""
    for at in range(clause.last, limit):
        if line.words[at] == "," or (line.bits[at] & QUOTE and at + 1 < limit):
            return at + bool(line.bits[at] & QUOTE)
    return limit


def _introduces(line: Sentence, clause: Clause) -> bool:
    """Whether a clause leads to a quotation behind it, so that what stands before it is no report."""
    at = clause.last
    if at < len(line.words) and line.lows[at] in (",", ":", "that"):
        at += 1
    return at < len(line.words) and bool(line.bits[at] & QUOTE)


def _by_report(line: Sentence, clause: Clause, limit: int) -> tuple[int, int, str] | None:
    if clause.first <= 1:
        start = next((at + 1 for at in range(clause.last, len(line.words)) if line.words[at] == ","), None)
        start = start or clause.last
        return (start, limit, "before") if count_outside(line, start, limit) >= least(line) else None
    end = clause.first - 1 if line.words[clause.first - 1] == "," else clause.first
    return (0, end, "after") if count_outside(line, 0, end) >= least(line) else None


def _content_start(line: Sentence, clause: Clause) -> int | None:
    """The first token behind a cue, its addressee and its time: what is said begins there."""
    at, end = clause.cue[1], len(line.words)
    if line.lows[at : at + 2] == [",", "that"]:
        return at + 1
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


def _is_object(line: Sentence, that: int) -> bool:
    """Whether a `that` is no conjunction but what was said itself: takes `He wrote that down, I think`."""
    behind = line.lows[that + 1 : that + 3]
    return len(behind) > 1 and behind[0] in ("down", "up", "out") and not behind[1][0].isalnum()


def _is_content(line: Sentence, clause: Clause, start: int, limit: int) -> bool:
    low = line.lows[start]
    if (
        line.bits[start] & QUOTE
        or line.words[start] in (".", ",", ";", ":", "—", "–", ")")
        or count_outside(line, start, limit) < least(line)
    ):
        return False
    if low in ("that", "whether"):
        return not _is_object(line, start)
    if clause.sort in ("act", "call"):
        return not line.language.has("clause_only", clause.lemma) and low not in (
            "and",
            "but",
            "by",
            "in",
            "at",
            "with",
        )
    if low in ("if", "to", "why", "how"):
        return clause.lemma in ("ask", "warn", "tell", "explain", "say")
    if line.language.has("clause_only", clause.lemma):
        return False
    if line.bits[start] & (lang.PREPOSITION | lang.BREAK) and not line.bits[start] & CAPITAL:
        if low in ("of", "about", "against", "for", "with", "to"):
            return clause.lemma == "warn"
        return _has_clause(line, start, limit)
    return line.language.has("things", clause.lemma) or _has_clause(line, start, limit)


def _has_clause(line: Sentence, start: int, limit: int) -> bool:
    """Whether something like a finite verb stands among the tokens."""
    return any(
        (line.bits[at] & (lang.AUXILIARY | lang.VERB) and not _follows_article(line, at))
        or (line.lows[at].endswith(("ed", "s")) and not line.bits[at] & CAPITAL)
        for at in range(start + 1, limit)
    )


def _follows_article(line: Sentence, at: int) -> bool:
    """Whether a form that can be a verb is a noun behind its article: `in a note`."""
    return line.lows[at - 1] in ("a", "an", "the") and not line.bits[at] & lang.AUXILIARY


def _has_verb(line: Sentence, end: int) -> bool:
    """Whether a verb that the language's file knows stands before a token; a participle (`dated`) is none."""
    return any(bits & (lang.AUXILIARY | lang.VERB) for bits in line.bits[: max(end, 0)])


def count_outside(line: Sentence, start: int, limit: int) -> int:
    """The words outside quotations."""
    return sum(1 for at in range(start, limit) if not line.bits[at] & (MARK | QUOTE))
