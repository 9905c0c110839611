"""Notes: found in a reading, tied to the very character they stand at, and read for what they cite.

- `find_notes(reading) -> Notes`: references, notes, and the holes that they leave in the text
- `tie(notes, passages) -> Notes`: each reference with its passage and position
- `cite(text, notes, described) -> (works, citations, findings)`: what a note cites; ibid. and its kin resolved
- `cross_references(text, passages, notes, sections) -> tuple[CrossReference, ...]`
"""

from __future__ import annotations

from loccit.model import (
    Citation,
    CrossReference,
    Described,
    Finding,
    Notes,
    Passage,
    Section,
    Work,
)
from loccit.notes.finding import find_notes
from loccit.notes.tying import tie

__all__ = ["cite", "cross_references", "find_notes", "tie"]


def cite(
    text: str, notes: Notes, described: Described
) -> tuple[tuple[Work, ...], tuple[Citation, ...], tuple[Finding, ...]]:
    """The works that the notes cite, each mention of one, and what could not be resolved."""
    return (), (), ()


def cross_references(
    text: str, passages: tuple[Passage, ...], notes: Notes, sections: tuple[Section, ...]
) -> tuple[CrossReference, ...]:
    """Every "see Section …" of the passages and notes, with the section it leads to or the reason why to none."""
    return ()
