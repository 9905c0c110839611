"""Whose words: quotations, indirect reports, and the speakers behind them.

- `attribute(text, passages, notes, described, language=None) -> Said`
- `give_voice(passages, said, described) -> passages` with `voice` filled in
"""

from __future__ import annotations

from dataclasses import dataclass

from loccit.model import Attribution, Described, Finding, Notes, Passage, Quotation, Speaker

__all__ = ["Said", "attribute", "give_voice"]


@dataclass(frozen=True, slots=True)
class Said:
    """Who says what in a document."""

    speakers: tuple[Speaker, ...] = ()
    quotations: tuple[Quotation, ...] = ()
    attributions: tuple[Attribution, ...] = ()
    findings: tuple[Finding, ...] = ()


def attribute(
    text: str, passages: tuple[Passage, ...], notes: Notes, described: Described, *, language: str | None = None
) -> Said:
    """The quotations and indirect reports of a document, with their speakers."""
    return Said()


def give_voice(passages: tuple[Passage, ...], said: Said, described: Described) -> tuple[Passage, ...]:
    """The passages, each with the speaker whose words it is outside its quotations, where that is known."""
    return passages
