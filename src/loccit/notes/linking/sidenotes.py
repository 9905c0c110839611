"""Notes that are printed beside the line in which they stand, and in the text right behind it (Tufte's style)."""

from __future__ import annotations

import re
from collections.abc import Iterable

from loccit.model import Reading, Span, Target
from loccit.notes.evidence import Body, Mark

HOW = "a note beside its line"


_TOOLTIP = re.compile(r"(?:foot|end)-?_*note\w*[-_](?:note|tooltip|text|content|body)", re.I)
"""Classes of notes that a script shows over the text: takes `footnote_tooltip`, `modern-footnotes-footnote__note`."""


def _is_beside(target: Target, led_to: set[str]) -> bool:
    """Whether an element is a note in the line: by its class, unless links lead to it, as they do to other notes."""
    if "sidenote" in target.cues:
        return True
    is_inline = target.cues[:1] in (("span",), ("small",), ("i",), ("em",))
    return is_inline and target.anchor not in led_to and any(_TOOLTIP.search(cue) for cue in target.cues[1:])


def _outermost(targets: Iterable[Target]) -> list[Target]:
    """The elements that lie in no other one: pages put a note into two, one for its frame."""
    kept: list[Target] = []
    for target in sorted(targets, key=lambda one: (one.start, -one.end)):
        if not kept or target.start >= kept[-1].end:
            kept.append(target)
    return kept


def _length_of_label(words: str, label: str) -> int:
    """How much of a note repeats its mark: `3. ` of `3. The pilot`."""
    found = re.match(rf"\s*[\[(]?{re.escape(label)}(?![\w,])[\])]?[.:)]?", words) if label else None
    return found.end() if found else 0


def sidenotes(reading: Reading) -> tuple[tuple[Mark, ...], tuple[Body, ...]]:
    """The marks and notes of elements that call themselves side notes; a mark may be printed, or empty."""
    led_to = {link.target for link in reading.links}
    beside = _outermost(one for one in reading.targets if one.end > one.start and _is_beside(one, led_to))
    raised = {one.start: one.end for one in reading.targets if "sup" in one.cues[:1]}
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
        mark_end = raised.get(target.start, target.start) - target.start
        is_again = 0 < mark_end <= 6 and words[:mark_end].strip("[]() ") == label
        head = mark_end if is_again else _length_of_label(words, label)
        first = target.start + len(words) - len(words[head:].lstrip())
        last = target.end - (len(words) - len(words.rstrip()))
        whole = Span(min(start, target.start), target.end)
        bodies.append(Body(first, max(first, last), whole, label, key, HOW, target.anchor, is_inline=True))
    return tuple(marks), tuple(bodies)
