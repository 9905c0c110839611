"""Lines of a scraped text → how likely each is an author's words and not the page's furniture.

Two looks, both sums of small decision trees over named evidence: the first sees a line and its surroundings, the
second also what the first thought of the neighbours, so that a heading between paragraphs is bridged and a teaser
behind the comments is not. The trees are figures in `data/lines_model.json`, made by `tools/train_lines.py`.
"""

from __future__ import annotations

import functools
import json
import math
from collections.abc import Sequence
from importlib import resources
from typing import cast

from loccit.model import SourceBlock
from loccit.structure.evidence import LOCAL, local_evidence
from loccit.structure.surroundings import AROUND, decayed, surroundings

LINES = 5_000
"""So many lines see one another; it bounds the memory that their evidence takes."""
_REACH = 4
_DECAYS = (0.7, 0.9, 0.97)
THOUGHT = (
    *(f"p{offset:+}" for offset in range(-_REACH, _REACH + 1)),
    *(f"{what}_{side}_{decay}" for decay in _DECAYS for what in ("kept", "left") for side in ("before", "after")),
    "in_best_run", "into_best_run", "to_end_of_best_run", "all_kept", "most_likely", "share_before",
)  # fmt: skip
"""What the first look thought round a line, in the order of the rows."""
FIRST = (*LOCAL, *AROUND)
SECOND = (*FIRST, *THOUGHT)

Tree = float | tuple[int, float, "Tree", "Tree"]
"""A leaf's weight, or (number of the evidence, threshold, tree if it is at most that, tree if it is more)."""


def likelihoods(text: str, blocks: tuple[SourceBlock, ...]) -> list[float]:
    """For each block how likely it is an author's words, 0 to 1; long texts are weighed in stretches of LINES."""
    return [
        chance
        for start in range(0, len(blocks), LINES)
        for chance in _likelihoods_together(text, blocks[start : start + LINES])
    ]


def _likelihoods_together(text: str, blocks: tuple[SourceBlock, ...]) -> list[float]:
    rows = first_rows(text, blocks)
    stages = _stages()
    thought = [_likelihood(stages[0], row) for row in rows]
    return [_likelihood(stages[1], row) for row in second_rows(rows, thought, blocks)]


def first_rows(text: str, blocks: tuple[SourceBlock, ...]) -> list[list[float]]:
    """The evidence of the first look, in the order of FIRST."""
    local = local_evidence(text, blocks)
    return [one + other for one, other in zip(local, surroundings(local), strict=True)]


def second_rows(
    rows: list[list[float]], thought: Sequence[float], blocks: tuple[SourceBlock, ...]
) -> list[list[float]]:
    """The evidence of the second look, in the order of SECOND."""
    sizes = [float(block.end - block.start) for block in blocks]
    kept = [chance * size for chance, size in zip(thought, sizes, strict=True)]
    left = [(1 - chance) * min(size, 200.0) for chance, size in zip(thought, sizes, strict=True)]
    padded = [*[0.0] * _REACH, *thought, *[0.0] * _REACH]
    many = len(rows)
    columns: list[Sequence[float]] = [padded[at : at + many] for at in range(2 * _REACH + 1)]
    for decay in _DECAYS:
        for weights in (kept, left):
            columns.append([math.log1p(value) for value in decayed(weights, decay)])
            columns.append([math.log1p(value) for value in decayed(weights[::-1], decay)[::-1]])
    start, end = _best_run([(chance - 0.4) * math.sqrt(size) for chance, size in zip(thought, sizes, strict=True)])
    places = range(many)
    columns.append([float(start <= at < end) for at in places])
    columns.append([float(max(-12, min(12, at - start))) for at in places])
    columns.append([float(max(-12, min(12, end - at))) for at in places])
    total = sum(kept)
    columns += [[math.log1p(total)] * many, [max(thought)] * many]
    columns.append([passed / (total or 1.0) for passed in decayed(kept, 1.0)])
    return [row + list(more) for row, more in zip(rows, zip(*columns, strict=True), strict=True)]


def _best_run(gains: Sequence[float]) -> tuple[int, int]:
    """The run of lines with the largest sum (Kadane)."""
    best, current, begun, run = 0.0, 0.0, 0, (0, 0)
    for at, gain in enumerate(gains):
        if current <= 0:
            current, begun = 0.0, at
        current += gain
        if current > best:
            best, run = current, (begun, at + 1)
    return run


def _likelihood(trees: tuple[Tree, ...], row: list[float]) -> float:
    weight = 0.0
    for node in trees:
        while isinstance(node, tuple):
            number, threshold, low, high = node
            node = low if row[number] <= threshold else high
        weight += node
    return 1 / (1 + math.exp(-weight))


@functools.cache
def _stages() -> tuple[tuple[Tree, ...], tuple[Tree, ...]]:
    """The trees of both looks; a file whose evidence is not ours would be a fault of this package."""
    stored = json.loads(resources.files(__package__).joinpath("data/lines_model.json").read_text("utf-8"))
    assert tuple(stored["evidence"]) == SECOND, "tools/train_lines.py must be run anew"
    first, second = (tuple(_tree(tree) for tree in stored[look]) for look in ("first", "second"))
    return first, second


def _tree(stored: object) -> Tree:
    if isinstance(stored, list):
        number, threshold, low, high = stored
        return int(number), float(threshold), _tree(low), _tree(high)
    return float(cast(float, stored))
