"""Whose words: quotations, indirect reports, and the speakers behind them.

- `attribute(text, passages, notes, described, language=None, doubled=False) -> Said`
- `give_voice(passages, said, described) -> passages` with `voice` filled in

No parser and no model: marks are paired by paragraph, interiors are covered up, and in what is left verbs of speech
(`data/en.txt`) are joined with their subjects by rules. Every row names its rule (`rules.all_rules()`). What no rule
decides stays with nobody, because a wrong speaker is worse than none.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from loccit.attribution.document import attribute_document
from loccit.attribution.texts.embedded import Embedded, embedded_in
from loccit.attribution.texts.interviews import Interview, Shape
from loccit.attribution.texts.posts import Posted, posted_in
from loccit.attribution.texts.threads import depths_in
from loccit.attribution.texts.voice import with_voice
from loccit.model import Attribution, Described, Finding, Notes, Passage, Quotation, Speaker

__all__ = ["Embedded", "Posted", "Said", "Shape", "attribute", "depths_in", "embedded_in", "give_voice", "posted_in"]

_NO_SHAPE = Shape()


@dataclass(frozen=True, slots=True)
class Said:
    """Who says what in a document."""

    speakers: tuple[Speaker, ...] = ()
    quotations: tuple[Quotation, ...] = ()
    attributions: tuple[Attribution, ...] = ()
    findings: tuple[Finding, ...] = ()
    interview: Interview | None = None
    voices: Mapping[int, tuple[str, str] | None] = field(default_factory=dict)


def attribute(
    text: str,
    passages: tuple[Passage, ...],
    notes: Notes,
    described: Described,
    *,
    shape: Shape = _NO_SHAPE,
    language: str | None = None,
    doubled: bool = False,
    posted: tuple[Posted, ...] = (),
    embedded: tuple[Embedded, ...] = (),
) -> Said:
    """The quotations and indirect reports of a document, with their speakers.

    `language` is a code (`en`, `en-GB`; None is read as English). In a language without a file quotations are found
    and given to nobody. `shape` tells who asks in an interview. `doubled` says that two apostrophes are a quotation
    mark in the document. `posted` are the blocks that are words of posts (`posted_in`), `embedded`
    the posts of other sites that the page shows (`embedded_in`).
    """
    rows = attribute_document(
        text, passages, notes, described, language, shape, doubled=doubled, posted=posted, embedded=embedded
    )
    return Said(rows.speakers, rows.quotations, rows.attributions, rows.findings, rows.interview, rows.voices)


def give_voice(passages: tuple[Passage, ...], said: Said, described: Described) -> tuple[Passage, ...]:
    """The passages, each with the speaker whose words it is outside its quotations, where that is known."""
    return with_voice(passages, said.quotations, said.speakers, described, said.interview, said.voices)
