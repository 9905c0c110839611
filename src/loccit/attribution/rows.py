"""The rows that come out of a document's attribution: speakers, quotations, indirect reports and odd marks."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from loccit.attribution.hands.own_outlet import forget_publisher
from loccit.attribution.persons.source import Source
from loccit.attribution.quoted.doubled import doubled_finding, is_typed, reports_of
from loccit.attribution.quoted.indirect import Indirect, find_indirect
from loccit.attribution.quoted.stretches import Stretch
from loccit.attribution.sentence.frames import Frame
from loccit.attribution.texts import voice
from loccit.attribution.texts.interviews import Interview
from loccit.attribution.walk import Walk
from loccit.model import (
    Attribution,
    Described,
    Finding,
    NameForm,
    Quotation,
    Span,
    Speaker,
)


@dataclass(frozen=True, slots=True)
class Rows:
    """What a document's attribution comes to."""

    speakers: tuple[Speaker, ...]
    quotations: tuple[Quotation, ...]
    attributions: tuple[Attribution, ...]
    findings: tuple[Finding, ...]
    interview: Interview | None = None
    voices: Mapping[int, tuple[str, str] | None] = field(default_factory=dict)
    """Whose words passages are, by ordinal, and by which rule, where a line says so for a whole text, or a turn goes on
    in them; None where they are nobody's."""


def rows(walk: Walk, frames: list[Frame], described: Described, voices: Iterable[Source]) -> Rows:
    quoted = [stretch for stretch in walk.stretches if not is_typed(stretch)]
    typed = [stretch for stretch in walk.stretches if is_typed(stretch)]
    spans = {id(one): one.frame.span(one.quoted.start, one.quoted.end) for one in quoted}
    placed = sorted(quoted, key=lambda one: spans[id(one)])
    forget_publisher(placed, described)
    reports = list(find_indirect(walk.reports))
    reported = sorted([*reports, *reports_of(typed, reports)], key=lambda one: one.frame.span(one.start, one.end))
    heard = {id(source) for stretch in placed for source in (stretch.source, stretch.reporter)}
    heard.update(id(source) for source in (*voices, *(found.source for found in reported)))
    met = [source for source in walk.sources.met if id(source) in heard]
    ordinals = {id(source): ordinal for ordinal, source in enumerate(met)}
    numbers = {id(stretch): ordinal for ordinal, stretch in enumerate(placed)}
    return Rows(
        _speakers(met, described),
        tuple(_quotation(stretch, spans[id(stretch)], numbers, ordinals) for stretch in placed),
        tuple(_attribution(found, ordinals) for found in reported),
        (*_findings(frames), *doubled_finding(typed)),
    )


def _speakers(met: list[Source], described: Described) -> tuple[Speaker, ...]:
    """Everybody who is heard, and the document's own voice."""
    own = voice.document_voice(described)
    speakers = tuple(_speaker(source) for source in met)
    known = not own or any(speaker.name == own[0].name for speaker in speakers)
    return speakers if known or own is None else (*speakers, own[0])


def _attribution(found: Indirect, ordinals: dict[int, int]) -> Attribution:
    span = found.frame.span(found.start, found.end)
    return Attribution(
        passage=found.frame.passage,
        start=span.start,
        end=span.end,
        text=found.frame.text[found.start : found.end],
        source=ordinals[id(found.source)] if found.source else None,
        surface=found.surface,
        source_kind=found.kind,
        cue=found.cue,
        date=found.date,
        how=found.how,
    )


def _quotation(stretch: Stretch, span: Span, numbers: dict[int, int], ordinals: dict[int, int]) -> Quotation:
    return Quotation(
        ordinal=numbers[id(stretch)],
        passage=stretch.frame.passage,
        note=stretch.frame.note,
        start=span.start,
        end=span.end,
        text=stretch.text,
        kind=stretch.kind,
        how=stretch.how,
        speaker=ordinals[id(stretch.source)] if stretch.source else None,
        surface=stretch.surface,
        cue=stretch.cue,
        reported_by=ordinals[id(stretch.reporter)] if stretch.reporter else None,
        continues=numbers.get(id(stretch.continues)) if stretch.continues else None,
    )


def _speaker(source: Source) -> Speaker:
    person = source.person
    forms = dict.fromkeys((*source.forms, *(person.forms if person else ())))
    return Speaker(source.name_of, source.kind, tuple(NameForm(*form) for form in forms))


def _findings(frames: list[Frame]) -> tuple[Finding, ...]:
    return tuple(
        Finding("unpaired_mark", f"{frame.text[at]} has no partner in its paragraph", span.start, span.end)
        for frame in frames
        for at in frame.pairing.unpaired
        if (span := frame.span(at, at + 1))
    )
