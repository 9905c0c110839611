"""Evidence of lines → evidence of what stands round each: prose near by, the run it lies in, markers passed.

All of it is linear in the number of lines.
"""

from __future__ import annotations

import math
from collections.abc import Sequence

from loccit.structure.evidence import LOCAL

_AT = {name: place for place, name in enumerate(LOCAL)}
_SIZE, _PROSE, _BULLET, _BLANK, _END = (_AT[name] for name in ("size", "prose", "bullet", "blank_before", "end_marker"))
_STOPS, _ENDS, _START = _AT["stop_share"], _AT["ends_sentence"], _AT["furniture_start"]
_NEIGHBOURS = ((-1, (_SIZE, _PROSE, _BULLET, _ENDS, _END, _START)), (1, (_SIZE, _PROSE, _BULLET, _ENDS, _END, _START)),
               (-2, (_SIZE, _PROSE)), (2, (_SIZE, _PROSE)), (-3, (_PROSE,)), (3, (_PROSE,)))  # fmt: skip
_DECAYS = (0.6, 0.85, 0.96)

AROUND = (
    *(f"{LOCAL[name]}{offset:+}" for offset, names in _NEIGHBOURS for name in names),
    *(f"prose_{side}_{decay}" for decay in _DECAYS for side in ("before", "after")),
    "place", "prose_share_before", "run_lines", "run_size", "run_place", "bullet_run", "since_end_marker",
    "end_markers_before", "until_prose", "since_prose", "all_prose", "all_lines", "densest_share",
)  # fmt: skip
"""What stands round a line, in the order of the rows."""


def surroundings(local: Sequence[Sequence[float]]) -> list[list[float]]:
    """One row a line, in the order of AROUND, from the rows of `local_evidence`."""
    many = len(local)
    weights = [row[_PROSE] * math.exp(row[_SIZE]) for row in local]
    total = sum(weights) or 1.0
    columns: list[list[float]] = []
    nothing = [0.0] * len(LOCAL)
    for offset, names in _NEIGHBOURS:
        near = [local[at + offset] if 0 <= at + offset < many else nothing for at in range(many)]
        columns += [[row[name] for row in near] for name in names]
    densest: list[float] = []
    for decay in _DECAYS:
        before, after = decayed(weights, decay), decayed(weights[::-1], decay)[::-1]
        densest = [one + own + other for one, own, other in zip(before, weights, after, strict=True)]
        columns += [[math.log1p(value) for value in before], [math.log1p(value) for value in after]]
    passed = _cumulated(weights)
    columns += [[at / many for at in range(many)], [value / total for value in passed]]
    columns += _runs(local)
    markers = [row[_END] for row in local]
    columns += [_since([marker > 0 for marker in markers]), [min(value, 5.0) for value in _cumulated(markers)]]
    prose = [row[_PROSE] > 0.4 for row in local]
    columns += [_since(prose[::-1])[::-1], _since(prose)]
    most = max(densest, default=0.0) or 1.0
    columns += [[math.log(total)] * many, [math.log(many)] * many, [value / most for value in densest]]
    return [list(row) for row in zip(*columns, strict=True)]


def decayed(weights: Sequence[float], decay: float) -> list[float]:
    """For each place the sum of all weights before it, each the less the further away it stands."""
    sums, value = [], 0.0
    for weight in weights:
        sums.append(value)
        value = (value + weight) * decay
    return sums


def _cumulated(weights: Sequence[float]) -> list[float]:
    sums, value = [], 0.0
    for weight in weights:
        sums.append(value)
        value += weight
    return sums


def _since(marks: Sequence[bool]) -> list[float]:
    """How many lines ago the last mark stood, 12 at most."""
    ago, found = 12.0, []
    for mark in marks:
        found.append(ago)
        ago = 1.0 if mark else min(ago + 1, 12.0)
    return found


def _runs(local: Sequence[Sequence[float]]) -> list[list[float]]:
    """Of the run of lines without a blank line between: its length, its lines' mean size, the place in it; and the
    length of the run of bullets that a line lies in."""
    lengths, sizes, places, bullets = ([0.0] * len(local) for _ in range(4))
    for start, end in _stretches([at == 0 or row[_BLANK] > 0 for at, row in enumerate(local)]):
        mean = sum(row[_SIZE] for row in local[start:end]) / (end - start)
        for at in range(start, end):
            lengths[at], sizes[at], places[at] = math.log(end - start), mean, min(at - start, 8)
    is_bullet = [row[_BULLET] > 0 for row in local]
    for start, end in _stretches([at == 0 or is_bullet[at] != is_bullet[at - 1] for at in range(len(local))]):
        for at in range(start, end):
            bullets[at] = math.log(end - start) if is_bullet[at] else -1.0
    return [lengths, sizes, places, bullets]


def _stretches(begins: Sequence[bool]) -> list[tuple[int, int]]:
    starts = [at for at, begin in enumerate(begins) if begin]
    return list(zip(starts, [*starts[1:], len(begins)], strict=True))
