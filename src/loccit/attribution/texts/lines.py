"""The lines of a document, each with the passage that it stands in: where the last heading stands above it, and whether
it goes on with a sentence of the line before.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from loccit.model import Passage

LONGEST_LINE = 110
"""Characters of a line that signs or heads a text, at most."""
_FULL = 50
"""Characters of a line that goes on to the next one, at least."""
_ENDED = re.compile(r"[.!?…:;][\"'”’»)\]]*\Z")
"""What ends a sentence, so that a name below it is none of its words: takes `no boat came.`; leaves `run by Mrs`."""
_TORN = frozenset("mr mrs ms dr prof st m mme mlle sr sra sig fr hr".split())
"""Words with a stop that end no sentence."""


@dataclass(frozen=True, slots=True)
class Line:
    """A line of the document: its words, and the ordinal of the passage that it stands in, if any."""

    words: str
    passage: int | None
    is_cell: bool = False
    headed: int = 0
    """The place, among the lines, of the last heading above it."""
    is_inside: bool = False
    """Whether it goes on with a sentence of the line before, in one paragraph."""
    is_running: bool = False
    """Whether a full line stands above it in its paragraph, and it is one itself."""

    @property
    def is_short(self) -> bool:
        return len(self.words) <= LONGEST_LINE


def lines_of(text: str, passages: Sequence[Passage]) -> Iterator[Line]:
    """The lines of a text that hold words, in order; `passages` are those of the text, in order."""
    at, place, number, behind, headed = 0, 0, 0, 0, 0
    above, section = Line("", None), passages[0].section if passages else None
    for line in text.split("\n"):
        if words := line.strip():
            while at < len(passages) and passages[at].end <= place:
                at += 1
            is_in = at < len(passages) and passages[at].start <= place + line.index(words[0])
            passage = passages[at] if is_in else None
            if passage:
                headed = headed if passage.section == section else behind
                section, behind = passage.section, number + 1
            is_same = passage is not None and passage.ordinal == above.passage
            above = Line(
                words,
                passage.ordinal if passage else None,
                is_cell=passage is not None and passage.role == "table",
                headed=headed,
                is_inside=is_same and not _is_ended(above.words),
                is_running=is_same and min(len(words), len(above.words)) > _FULL,
            )
            number += 1
            yield above
        place += len(line) + 1


def _is_ended(words: str) -> bool:
    return bool(_ENDED.search(words)) and words.split()[-1].rstrip(".").lower() not in _TORN
