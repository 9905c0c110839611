"""Runs of words that two passages share: all of them, as much of one as lies in a quotation, those that hang together.

Words come in, as `text.ngrams` says them; runs go out by their places on both sides.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from loccit.text.align import Run
from loccit.text.ngrams import GRAM

APART = 4
"""Words between two shared runs of one quotation that was changed."""


def shared_runs(ours: Sequence[str], theirs: Sequence[str]) -> list[Run]:
    """The longest runs of GRAM words or more that two passages share, in any order, by place in the first.

    >>> shared_runs("so the quay was closed at noon".split(), "in March the quay was closed".split())
    [Run(a=1, b=2, size=4)]
    """
    where: dict[tuple[str, ...], list[int]] = defaultdict(list)
    for at, gram in enumerate(zip(theirs, theirs[1:], theirs[2:], theirs[3:], strict=False)):
        where[gram].append(at)
    open_runs: dict[int, Run] = {}
    runs: list[Run] = []
    for at, gram in enumerate(zip(ours, ours[1:], ours[2:], ours[3:], strict=False)):
        going = {}
        for there in where.get(gram, ())[:8]:
            before = open_runs.pop(there - 1, None)
            going[there] = Run(before.a, before.b, before.size + 1) if before else Run(at, there, GRAM)
        runs.extend(open_runs.values())
        open_runs = going
    runs.extend(open_runs.values())
    return sorted(runs, key=lambda run: (run.a, run.b))


def clip(run: Run, first: int, last: int) -> Run:
    """As much of a run as lies between two words of the first passage; of size 0 where none does."""
    start, end = max(run.a, first), min(run.a + run.size, last)
    return Run(start, run.b + start - run.a, max(0, end - start))


def hanging_together(before: Sequence[Run], anchor: Run, behind: Sequence[Run], slack: int) -> list[Run]:
    """The shared runs that hang together with the anchor, with `slack` words of the source between them at most: single
    words far off are chance."""
    kept = [anchor]
    for run in behind:
        last = kept[-1]
        if _is_near(run.a - last.a - last.size, run.b - last.b - last.size, run.size, slack):
            kept.append(run)
    for run in reversed(before):
        then = kept[0]
        if _is_near(then.a - run.a - run.size, then.b - run.b - run.size, run.size, slack):
            kept.insert(0, run)
    return _joined(kept)


def _joined(runs: Sequence[Run]) -> list[Run]:
    joined = [runs[0]]
    for run in runs[1:]:
        last = joined[-1]
        if (last.a + last.size, last.b + last.size) == (run.a, run.b):
            joined[-1] = Run(last.a, last.b, last.size + run.size)
        else:
            joined.append(run)
    return joined


def _is_near(quoted_gap: int, source_gap: int, size: int, slack: int) -> bool:
    return quoted_gap <= 2 * APART and source_gap <= (APART if size == 1 else slack)
