"""The values of re-anchoring: what is known of an ID, where it may stand in a text read anew, and its fate there."""

from __future__ import annotations

from dataclasses import dataclass

from loccit.text.fold import shown

CONTEXT = 64
"""Characters kept before and after a place, as selectors."""


@dataclass(frozen=True, slots=True)
class Known:
    """One ID of a document with its selectors, as its line in the ledger holds them.

    `exact` is what the place said (for a passage `passages.text`), `prefix` and `suffix` the CONTEXT characters of the
    document's text before and after it (`context_of`). `start` and `end` are offsets in the text of the capture that
    it was last anchored in. `status` is its last fate; an ID whose status has no place (`split`, `merged`, `gone`) may
    be given too: it comes back only where its very words do.
    """

    id: str
    exact: str
    prefix: str
    suffix: str
    start: int
    end: int
    status: str = "current"


@dataclass(frozen=True, slots=True)
class Place:
    """One passage (note, quotation) of the text as read anew; `text` is what it says, as `Known.exact` was."""

    text: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Fate:
    """What became of one ID.

    `status`, and what stands with it:
      current  the same words in the same order: `place`
      edited   other words, still the same passage: `place`
      moved    its words, at another place in the order: `place`
      split    its words are in several places now: `successors`, no `place`
      merged   its words are a part of a place that others came into too: `successors` (one), no `place`
      gone     neither: no `place`, no `successors`
    `place` and `successors` are ordinals of the places given. `how` names the rule. `score` is the similarity (0 to 1)
    of the words for `edited` and `moved`, the share of its words that was found again for `split` and `merged`.
    """

    id: str
    status: str
    how: str
    place: int | None = None
    successors: tuple[int, ...] = ()
    score: float = 1.0


@dataclass(frozen=True, slots=True)
class Anchoring:
    """The fate of every ID that had a place, and of those without one that came back, in the order they were given;
    and the ordinals of the places that no ID stands at: IDs are to be minted for these, successors included."""

    fates: tuple[Fate, ...]
    vacant: tuple[int, ...]


def context_of(text: str, start: int, end: int) -> tuple[str, str]:
    """The selectors `prefix` and `suffix` of a place in a document's text.

    >>> context_of("The quay closed.", 4, 8)
    ('The ', ' closed.')
    """
    return text[max(0, start - CONTEXT) : start], text[end : end + CONTEXT]


def evened(context: str) -> str:
    """A prefix or suffix as it is compared: in one spelling of white space and case."""
    return shown(context).lower()
