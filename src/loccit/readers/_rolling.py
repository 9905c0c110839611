"""Cues that roll up, each with lines of the one before → cues that say everything once.

So do automatic captions and those of live television: a line is shown, moves up, and is shown again beside the next; or
a line grows word by word.
"""

from __future__ import annotations

import itertools
from collections.abc import Sequence
from dataclasses import replace

from loccit.readers._cue_markup import Line
from loccit.readers._cues import Cue

_FEWEST = 2
"""So many cues at least take up lines of the one before and add to them, and they are a third of all: between two of
them the older line may be shown alone."""
_SOON = 500
"""Milliseconds after which nothing is left of the cue before."""
_MOST = 8
"""Lines that a screen shows at once."""


def unrolled(cues: Sequence[Cue]) -> list[Cue]:
    """The cues without the lines that they only show again; all of them where a file does not roll up.

    What is said twice, in a file that does not roll up, stays: one line that returns proves nothing.
    """
    said = [cues[0], *(_said_anew(before, cue) for before, cue in itertools.pairwise(cues))] if cues else []
    rolling = sum(bool(one.lines) and one.lines != cue.lines for one, cue in zip(said, cues, strict=True))
    if rolling < _FEWEST or 3 * rolling < len(cues) - 1:
        return list(cues)
    return [cue for cue in said if cue.lines]


def _said_anew(before: Cue, cue: Cue) -> Cue:
    """A cue without its first lines where those are the last of the cue before; of one that has grown what is new."""
    if cue.start > before.end + _SOON:
        return cue
    most = min(len(before.lines), len(cue.lines), _MOST)
    for count in range(most, 0, -1):
        *kept, last = before.lines[-count:]
        grown = cue.lines[count - 1]
        if list(cue.lines[: count - 1]) != kept:
            continue
        if grown == last:
            return replace(cue, lines=cue.lines[count:])
        if grown.voice == last.voice and grown.words.startswith(f"{last.words} "):
            rest = Line(grown.words[len(last.words) + 1 :], grown.voice)
            return replace(cue, lines=(rest, *cue.lines[count:]))
    return cue
