"""How many sources a passage really has: the documents that hold its words, and those that first held them.

Documents that share words are not independent of each other, whoever copied whom: they count as one origin, and the
chain of ties says why. A tie that is only a candidate joins nothing.
"""

from __future__ import annotations

from collections import defaultdict, deque
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from loccit.matching.documents import KNOWN, count_covered, runs_of
from loccit.matching.sketch import Stretch
from loccit.text.ngrams import say


@dataclass(frozen=True, slots=True)
class Tie:
    """One row of `matches` that concerns the passage, as a tie between documents: `a` repeats or quotes `b`."""

    a: int
    b: int
    kind: str
    how: str
    is_candidate: bool = False


@dataclass(frozen=True, slots=True)
class Origin:
    """A document that first held the words, those that hold them from it, and for each its ties back to it."""

    document: int
    followers: tuple[int, ...] = ()
    chains: tuple[tuple[Tie, ...], ...] = ()


@dataclass(frozen=True, slots=True)
class Independence:
    """The origins of a passage's words, that of its own document first; `documents` counts all that hold them.

    `perhaps` are the ties that were not followed, since they are candidates only. `is_all` says that nothing was left
    out because it was too much.
    """

    origins: tuple[Origin, ...]
    perhaps: tuple[Tie, ...] = ()
    is_all: bool = True

    @property
    def documents(self) -> int:
        return sum(1 + len(origin.followers) for origin in self.origins)

    def __str__(self) -> str:
        documents, origins = self.documents, len(self.origins)
        many = "document" if documents == 1 else "documents"
        more = "" if self.is_all else " or more"
        return f"in {documents} {many}{more}, {origins} origin{'s' if origins > 1 else ''}"


def find_origins(document: int, ties: Sequence[Tie], since: Mapping[int, str]) -> Independence:
    """The origins of words that stand in a passage of `document`, given the ties that concern them.

    `since` says of each document when it was published, or else captured (ISO 8601): where the ties leave several
    that copy from none, the earliest is the origin; documents without a date count as the latest.
    """
    certain = [tie for tie in ties if not tie.is_candidate]
    everyone = {document, *(number for tie in ties for number in (tie.a, tie.b))}
    origins = []
    left = sorted(everyone, key=lambda number: (number != document, _age(number, since)))
    while left:
        together = _reach(left[0], certain)
        origins.append(_origin(together, certain, since))
        left = [number for number in left if number not in together]
    return Independence(tuple(origins), tuple(tie for tie in ties if tie.is_candidate))


def stands_in(passage: Stretch, others: Sequence[Stretch]) -> bool:
    """Whether a passage's words (KNOWN of them) stand in another document: a relation between two documents says
    nothing yet about each of their passages."""
    said = [word for _, text in passage.pieces for word in say(text)]
    runs = runs_of([word for _, text in one.pieces for word in say(text)] for one in others)
    return bool(said) and count_covered(said, runs) >= KNOWN * len(said)


def _reach(start: int, ties: Sequence[Tie]) -> set[int]:
    near: dict[int, set[int]] = defaultdict(set)
    for tie in ties:
        near[tie.a].add(tie.b)
        near[tie.b].add(tie.a)
    found, todo = {start}, [start]
    while todo:
        for number in near[todo.pop()] - found:
            found.add(number)
            todo.append(number)
    return found


def _origin(together: set[int], ties: Sequence[Tie], since: Mapping[int, str]) -> Origin:
    copies = {tie.a for tie in ties if tie.a != tie.b}
    first = min(together, key=lambda number: (number in copies, _age(number, since)))
    followers = sorted(together - {first}, key=lambda number: _age(number, since))
    back = _chains_to(first, ties)
    return Origin(first, tuple(followers), tuple(back[number] for number in followers))


def _chains_to(first: int, ties: Sequence[Tie]) -> dict[int, tuple[Tie, ...]]:
    """For each document the shortest way of ties back to the first, beginning at itself."""
    chains: dict[int, tuple[Tie, ...]] = {first: ()}
    todo = deque([first])
    while todo:
        at = todo.popleft()
        for tie in ties:
            for other in (tie.a, tie.b) if at in (tie.a, tie.b) else ():
                if other not in chains:
                    chains[other] = (tie, *chains[at])
                    todo.append(other)
    return chains


def _age(number: int, since: Mapping[int, str]) -> tuple[bool, str, int]:
    date = since.get(number, "")
    return not date, date, number
