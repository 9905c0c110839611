"""What to do next, in a sentence: for a change, for an identifier that has moved; and a place by its title."""

from __future__ import annotations

from loccit.check.verdicts import CHANGES, Change
from loccit.citable import Fate, Place


def plain(words: str) -> str:
    """A quotation's words as one line, without what markup became."""
    return " ".join(words.replace("\u2060", "").split())


def where(place: Place) -> str:
    return ", ".join(part for part in (place.source.title or place.source.id, place.section) if part)


def fate_step(fate: Fate) -> str:
    if fate.successors:
        return f"write {' or '.join(f'[@{one}]' for one in fate.successors)}: {fate.id} was {fate.status}."
    if fate.status == "withdrawn":
        return f"{fate.id} was withdrawn from the archive; take the quotation out, or quote another source."
    return f"`loccit show {fate.id}` has its old words; find another source."


def write_step(changes: tuple[Change, ...]) -> str:
    """The mend of the gravest change."""
    changed = [change for change in changes if change.op != "equal"]
    if not changed:
        return "compare it with the source."
    if all(set(f"{change.draft}{change.source}") <= _MARKS for change in changed):
        return _MARKS_STEP
    grave = min(changed, key=lambda change: CHANGES.index(change.kind))
    if grave.op == "delete":
        return f"take “{grave.draft}” out."
    return f"put “{grave.source}” back." if grave.op == "insert" else f"write “{grave.source}” for “{grave.draft}”."


_MARKS_STEP = "put the marks inside it as the source has them, or write “(internal quotation marks omitted)” behind it."
_MARKS = frozenset("‘’‚‛“”„‟'\"«»‹› ")
