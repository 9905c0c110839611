"""Whom a draft's layout gives a quotation to: a heading that is a name, a line behind a dash, the note that is called.

What a sentence says itself is read by `named`; these are the names that stand beside it.
"""

from __future__ import annotations

from loccit.check.claims.groups import Paper
from loccit.check.drafts import FILL, Mention
from loccit.check.sentences.frames import label_in

_LONGEST = 160
"""Characters of a heading, or of a line behind a quotation, that is nothing but a name."""
_AFTER = 300
"""Characters behind a quotation, its identifier included, in which a name follows."""
_IN_NOTE = 400
"""Characters of a note among which it says whose words they are."""


def name_beside(paper: Paper, place: int) -> str:
    """The name in the heading over a paragraph that is nothing but a quotation, or in the line behind it; else none."""
    ahead = paper.before(place)
    if ahead >= 0 and paper.draft.stretches[ahead].kind == "body":
        name = _name_in(paper, ahead, "heading")
        if name:
            return name
    return _name_in(paper, place + 1, "line") if place + 1 < len(paper.draft.stretches) else ""


def in_notes(notes: list[str], paper: Paper) -> str:
    """Whose words a note says that it gives: `Ada Lind, quoted in …`, `Interview with Ada Lind, …`; else none."""
    return next(filter(None, (label_in("note", words[:_IN_NOTE], paper.draft.text) for words in notes)), "")


def name_after(paper: Paper, prose: str, end: int) -> str:
    """The name that follows a quotation which ends with a stop: `“….” (Ada Lind)`, `“….” So said Ada Lind.`"""
    return label_in("after", prose[end : end + _AFTER].replace(FILL, "").strip().replace(" .", "."), paper.draft.text)


def notes_of(paper: Paper, mentions: tuple[Mention, ...]) -> list[str]:
    """What the notes say that hold the identifiers of a quotation."""
    held = dict.fromkeys(note for mention in mentions if (note := paper.note_of(mention)) is not None)
    return [" ".join(paper.draft.text[one.start : one.end].replace(FILL, "").split()) for one in held]


def _name_in(paper: Paper, place: int, kind: str) -> str:
    shown = paper.shown(place)
    return label_in(kind, shown.replace(FILL, "").strip(), paper.draft.text) if len(shown) <= _LONGEST else ""
