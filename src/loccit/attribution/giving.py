"""Gives a quotation to who says it: to the subject of a clause, to a label or a signature, to a colon or a text.

A `Stretch` comes in and has its source, its kind and its rule afterwards. `give_by_name` and `give_by_text` are for
what no clause of its sentence governs, and say whether it is decided.
"""

from __future__ import annotations

from loccit.attribution.clauses.assign import Governed
from loccit.attribution.clauses.before_colon import colon_clause
from loccit.attribution.clauses.clause import Clause
from loccit.attribution.clauses.given_as import given_as
from loccit.attribution.clauses.nouns import text_that_holds
from loccit.attribution.clauses.other_clauses import clause_inside
from loccit.attribution.clauses.spoken_in import spoken_in
from loccit.attribution.meant.reporting import resolved_of
from loccit.attribution.meant.sources import Sources
from loccit.attribution.meant.unsaid import is_surely_named
from loccit.attribution.persons.source import Resolved
from loccit.attribution.quoted.kinds import SHORT, count_words, is_finite, looks_like_title
from loccit.attribution.quoted.stretches import Report, Stretch, stands_behind_colon
from loccit.attribution.rules import clause_rule
from loccit.attribution.sentence.frames import Sentence
from loccit.attribution.texts.turns import label_of, signature_of


def give(stretch: Stretch, report: Report, found: Governed) -> None:
    """Gives a quotation to the subject of the clause that governs it, with the rule and the cue."""
    reading = report.resolved.how if report.resolved else "nominal"
    stretch.how = clause_rule(found.clause.rule, found.where, reading)
    stretch.cue = report.line.surface(report.frame.text, *found.clause.cue)
    stretch.clause = found.clause
    if report.resolved:
        stretch.source, stretch.surface = report.resolved.source, report.resolved.surface
    stretch.reporter = report.reporter if report.reporter is not stretch.source else None


def give_by_name(sources: Sources, stretch: Stretch, at: int) -> bool:
    """Gives a quotation to the label inside it, or to the name behind a dash below it."""
    text, quoted = stretch.frame.text, stretch.quoted
    if stretch.frame.note is not None:
        return False
    label = label_of(text[quoted.start + len(quoted.mark) : quoted.end][:90])
    if (
        label
        and not (stands_behind_colon(stretch) or looks_like_title(stretch.text))
        and (label[0].isupper() or sources.knows(label[0]))
    ):
        return _to_name(sources, stretch, label[0], "label in the marks", at=at)
    signed = signature_of(text, quoted.end) if quoted.closed and not _is_listed(stretch) else None
    return _to_name(sources, stretch, signed[0], "name behind a dash", at=at) if signed else False


def _is_listed(stretch: Stretch) -> bool:
    """Whether a quotation is a work in a list, its maker behind the dash: `“Lights Over Skarne” – Ada Lind`."""
    text, quoted = stretch.frame.text, stretch.quoted
    is_alone = not text[: quoted.start].strip(" \t\u00a0.0123456789)#-–")
    inner = stretch.text.strip('“”"„«» ')
    return is_alone and inner[-1:].isalnum() and " " in inner and looks_like_title(stretch.text)


def give_by_text(sources: Sources, stretch: Stretch, line: Sentence, quote: int, *, at: int) -> bool:
    """Gives a quotation to whom the words before a colon mean, to the clause inside its marks, or to the text that is
    said to hold it."""
    if _by_colon(sources, stretch, line, quote, at=at) or _by_inside(sources, stretch, at):
        return True
    clause = None
    if stretch.frame.note is None:
        clause = spoken_in(line, quote) or given_as(line, quote) or text_that_holds(line, quote)
    if clause is None or clause.subject is None or looks_like_title(stretch.text):
        return False
    if count_words(stretch.text) < 2 and not (clause.cue[0] == quote - 1 and is_finite(stretch.text)):
        return False
    resolved = sources.resolve(stretch.frame, line, clause.subject, at)
    give(stretch, Report(stretch.frame, line, clause, resolved, None), Governed(clause, "before"))
    stretch.kind = "partial"
    return True


def _by_colon(sources: Sources, stretch: Stretch, line: Sentence, quote: int, *, at: int) -> bool:
    """Gives a sentence behind a colon to the person of whom the words before it speak."""
    clause = colon_clause(line, quote) if stretch.frame.note is None else None
    if clause is None or looks_like_title(stretch.text):
        return False
    if count_words(stretch.text) <= (SHORT if clause.rule == "colon" else 1):
        return False
    resolved = resolved_of(sources, stretch.frame, line, clause, at)
    if resolved is None or resolved.source is None or not _is_one(sources, resolved, clause):
        return False
    sources.spoke(resolved.source, at + stretch.quoted.start)
    give(stretch, Report(stretch.frame, line, clause, resolved, None), Governed(clause, "before"))
    stretch.kind = "direct"
    return True


def _is_one(sources: Sources, resolved: Resolved, clause: Clause) -> bool:
    """Whether a subject means one person: by a name that is surely one, a pronoun, an office."""
    source = resolved.source
    if source is not None and source.person is None:
        return source.kind == "person" and resolved.how == "nominal"
    return clause.sort != "beside" or is_surely_named(sources, source)


def _by_inside(sources: Sources, stretch: Stretch, at: int) -> bool:
    """Gives a quotation to the clause inside its marks."""
    found = clause_inside(stretch.frame, stretch.quoted, sources.language) if stretch.frame.note is None else None
    if found is None:
        return False
    frame, line, clause = found
    resolved = resolved_of(sources, frame, line, clause, at)
    if resolved and resolved.source:
        sources.spoke(resolved.source, at + stretch.quoted.start)
    give(stretch, Report(frame, line, clause, resolved, None), Governed(clause, "around"))
    stretch.kind = "direct"
    return True


def _to_name(sources: Sources, stretch: Stretch, words: str, how: str, *, at: int) -> bool:
    source = sources.called(words)
    stretch.source, stretch.surface, stretch.how, stretch.kind = source, words, how, "direct"
    sources.spoke(source, at + stretch.quoted.start)
    return True
