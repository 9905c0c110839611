"""The clauses of a sentence that report: whom the subject of each means, and through whom its words come."""

from __future__ import annotations

from loccit.attribution.clauses.any_verb import with_any_verbs
from loccit.attribution.clauses.assign import governing
from loccit.attribution.clauses.carriers import aired, carrier
from loccit.attribution.clauses.clause import Clause
from loccit.attribution.clauses.cues import find_clauses
from loccit.attribution.clauses.nouns import outlet_told
from loccit.attribution.clauses.outlets import is_the_outlet, outlet_beside, outlet_seeing
from loccit.attribution.meant.chains import aside_in, is_said_inside, pass_on, without_aside
from loccit.attribution.meant.sources import Sources
from loccit.attribution.meant.subjects import agrees, names_told
from loccit.attribution.meant.unsaid import is_surely_named, subject_of_sentence_before
from loccit.attribution.persons.source import Resolved, Source
from loccit.attribution.quoted.stretches import Report, Stretch
from loccit.attribution.sentence.bare_nouns import gender_of_verb
from loccit.attribution.sentence.frames import Frame, Sentence


def told_aside(
    sources: Sources, frame: Frame, line: Sentence, reports: list[Report], stretch: Stretch, at: int
) -> tuple[Sentence, list[Report]] | None:
    """A sentence without the clause inside it that says who tells all of it, and its other clauses, handed on by
    that teller: `Holm, she told us, had answered: “…”`."""
    aside = aside_in(line, reports) if len(reports) > 1 and not sources.language.alike else None
    teller = aside.resolved.source if aside and aside.resolved else None
    if aside is None or teller is None:
        return None
    bare = without_aside(line, aside.clause)
    inner = find_reports(sources, frame, bare, at)
    quote = bare.token_at(stretch.quoted.start)
    found = governing(bare, [report.clause for report in inner], quote) if quote is not None else None
    if found is None or quote is None or not is_said_inside(bare, found.clause, quote):
        return None
    report = next(report for report in inner if report.clause is found.clause)
    if report.resolved is None or report.resolved.source is teller:
        return None
    for report in inner:
        report.reporter = report.reporter or teller
    return bare, inner


def find_reports(sources: Sources, frame: Frame, line: Sentence, at: int) -> list[Report]:
    """The clauses of a sentence that report, whom each means, and who hands it on."""
    reports: list[Report] = []
    clauses = find_clauses(line, sources.language)
    for clause in with_any_verbs(line, frame.text, clauses) if line.quotes else clauses:
        if clause.sort in ("beside", "mind", "noun") and not line.quotes and line.words[-1] != ":":
            continue
        resolved = resolved_of(sources, frame, line, clause, at)
        _tell_gender(resolved, line, clause)
        reporter = _reporter(sources, frame, line, clause, at, reports)
        if resolved and resolved.source and clause.subject and clause.sort in ("report", "act", "call", "by"):
            sources.spoke(resolved.source, at + line.starts[clause.subject[0]])
        owner = sources.owner(frame, line, clause.subject) if clause.sort == "by" and clause.subject else None
        reports.append(Report(frame, line, clause, resolved, reporter, owner=owner))
    pass_on(line, reports)
    return reports


def _tell_gender(resolved: Resolved | None, line: Sentence, clause: Clause) -> None:
    """Notes the gender that a verb tells of whom its subject names: `сказала министр Ада Линд`."""
    person = resolved.source.person if resolved and resolved.source and resolved.how == "name" else None
    if person and person.gender is None:
        person.gender = gender_of_verb(line.words[clause.cue[0]].lower(), line.language)


def _reporter(
    sources: Sources, frame: Frame, line: Sentence, clause: Clause, at: int, earlier: list[Report]
) -> Source | None:
    """Through whom somebody is quoted: who quotes, the outlet that is told, the outlet that reports the saying."""
    told = clause.reporter or outlet_told(line, clause)
    if told and sources.language.alike and told is not clause.reporter:
        return sources.outlet(line.surface(frame.text, *told))
    if sources.language.alike and frame.outer and (name := aired(line, frame.text)):
        return sources.outlet(name)
    if not told and frame.outer and not sources.language.alike:
        told = outlet_beside(line, clause, frame.text, sources.is_outlet)
        told = told or (outlet_seeing(line, frame.text, sources.is_outlet) if line.quotes else None)
        told = told or carrier(line, clause)
    if told and is_the_outlet(line, told):
        return sources.last_outlet
    if told:
        return sources.resolve(frame, line, told, at).source
    if clause.rule == "quoted as" and sources.last_outlet_at >= at:
        return sources.last_outlet
    for report in earlier:
        source = report.resolved.source if report.resolved else None
        if (
            source
            and source.kind == "publication"
            and report.clause.sort in ("report", "by")
            and clause.rule != "passive"
            and not clause.sort == report.clause.sort == "by"
        ):
            return source
    return None


def resolved_of(sources: Sources, frame: Frame, line: Sentence, clause: Clause, at: int) -> Resolved | None:
    """Whom the subject of a clause means; where its language needs none, who spoke last."""
    if clause.subject is None:
        return None
    if clause.subject == clause.cue:
        gender = gender_of_verb(line.words[clause.cue[0]].lower(), sources.language)
        unsaid = subject_of_sentence_before(sources, frame, line, at, gender) if clause.sort == "report" else None
        unsaid = unsaid or sources.unsaid(at + line.starts[clause.cue[0]], at, gender, names_told(frame, line))
        fits = agrees(unsaid, line.lows[clause.cue[0]], sources.language) and is_surely_named(sources, unsaid)
        return Resolved(unsaid if fits else None, "pronoun", "")
    return sources.resolve(frame, line, clause.subject, at, lemma=clause.lemma)
