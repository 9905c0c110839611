"""Notes → the works they cite, each mention of one, and what could not be resolved."""

from __future__ import annotations

from loccit.model import Citation, Described, Finding, Notes, Work
from loccit.notes.citing.mentions import mentions_of, with_known_papers
from loccit.notes.citing.resolving import resolve
from loccit.notes.citing.works import works_of


def cite(
    text: str, notes: Notes, described: Described
) -> tuple[tuple[Work, ...], tuple[Citation, ...], tuple[Finding, ...]]:
    """The works that the notes cite, each mention of one, and what could not be resolved."""
    if not notes.notes:
        return (), (), ()
    resolved = resolve(with_known_papers(mentions_of(text, notes)), notes.notes)
    works, of = works_of(resolved)
    citations = tuple(
        Citation(
            ordinal=ordinal,
            note=found.mention.note,
            text=found.mention.text,
            start=found.mention.start,
            end=found.mention.end,
            kind=found.kind,
            how=found.how,
            work=of[ordinal],
            target=found.target,
            target_note=found.note,
            reason=found.reason,
            locator=found.mention.statement.locator or None,
        )
        for ordinal, found in enumerate(resolved)
    )
    findings = tuple(
        Finding("unresolved_back_reference", f"{one.text}: {one.reason}", one.start, one.end)
        for one in citations
        if one.reason
    )
    return works, citations, findings
