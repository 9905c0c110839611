"""Notes that are printed beside the line in which they stand, and in the text right behind it (Tufte's style)."""

from __future__ import annotations

from loccit.model import Reading, Span
from loccit.notes.evidence import Body, Mark

HOW = "a note beside its line"


def sidenotes(reading: Reading) -> tuple[tuple[Mark, ...], tuple[Body, ...]]:
    """The marks and notes of elements that call themselves side notes; a mark may be printed, or empty."""
    beside = [target for target in reading.targets if "sidenote" in target.cues and target.end > target.start]
    printed = {(link.end, link.start) for link in reading.links if link.end > link.start}
    printed |= {(sup.end, sup.start) for sup in reading.targets if "sup" in sup.cues[:1] and sup.end > sup.start}
    starts = {end: start for end, start in sorted(printed)}
    marks, bodies = [], []
    for number, target in enumerate(beside):
        at = target.start
        while at > 0 and reading.text[at - 1] in " \u00a0" and at not in starts:
            at -= 1
        start, end = (starts[at], at) if at in starts and at - starts[at] <= 6 else (target.start, target.start)
        label = reading.text[start:end].strip("[]() ")
        key = f"side {number}"
        marks.append(Mark(start, end, label, key, HOW))
        words = reading.text[target.start : target.end]
        first = target.start + len(words) - len(words.lstrip())
        last = target.end - (len(words) - len(words.rstrip()))
        whole = Span(min(start, target.start), target.end)
        bodies.append(Body(first, max(first, last), whole, label, key, HOW, target.anchor, is_inline=True))
    return tuple(marks), tuple(bodies)
