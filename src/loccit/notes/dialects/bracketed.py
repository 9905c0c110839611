"""`[Footnote: …]` in the middle of a paragraph: a note where it is referred to, as transcribers of books write it.

Where it has a number and the paragraph bears that mark before it, the mark is the reference; else its own place is.
"""

from __future__ import annotations

import re
from bisect import bisect_right

from loccit.model import Reading, Span
from loccit.notes.brackets import closings
from loccit.notes.evidence import Body, Evidence, Mark
from loccit.notes.taken import Taken

SURENESS = 7
DIALECT = "[Footnote: …] in the line"

_OPENING = re.compile(r"\[(?:foot|end|side)-?note(?::\s+|[ ](?P<label>[\w*†‡§]{1,4})[ ]?[:.]\s+)", re.I)
"""Takes `[Footnote: Ice` and `[Footnote 3: Ice`; leaves `[note that ice …]`."""

_PLAIN = re.compile(
    r"[\[{](?:note|fn|footnote|n\.b\.|anm\.?|anmerkung|nota|прим\.?)(?::\s+|[ ](?P<label>\d{1,4})[ ]?[:.]\s+)", re.I
)
"""Takes `[note: Ice`, `[Anm.: Eis`, `{fn: Ice`; leaves `[noted: Ice`."""
_HABIT = 3


def find(reading: Reading, taken: Taken) -> Evidence | None:
    """The notes in brackets that do not begin a block."""
    text = reading.text
    opening = _opening(text)
    if opening is None:
        return None
    starts = [block.start for block in reading.blocks]
    ends = closings(text, "[") | (closings(text, "{") if opening is _PLAIN else {})
    marks, bodies = [], []
    for number, found in enumerate(opening.finditer(text)):
        at = bisect_right(starts, found.start()) - 1
        end = ends.get(found.start())
        if end is None or at < 0 or reading.blocks[at].start == found.start() or taken.holds(found.start(), end):
            continue
        marks.append(_mark(text, starts[at], found, str(number)))
        label, whole = found["label"] or "", Span(found.start(), end)
        bodies.append(Body(found.end(), end - 1, whole, label, str(number), DIALECT, label, is_inline=True))
    return Evidence(DIALECT, tuple(marks), tuple(bodies)) if bodies else None


def _opening(text: str) -> re.Pattern[str] | None:
    """The words that open notes in this text: those of transcribers, else a plain `[note: …]` if it is a habit."""
    if "note" in text and _OPENING.search(text):
        return _OPENING
    return _PLAIN if len(_PLAIN.findall(text)) >= _HABIT else None


def _mark(text: str, start: int, found: re.Match[str], key: str) -> Mark:
    """The printed mark of the note, or its own place."""
    label = found["label"] or ""
    for printed in (f"[{label}]", f"({label})", label if label in ("*", "†", "‡") else ""):
        at = text.rfind(printed, start, found.start()) if label and printed else -1
        if at >= 0:
            return Mark(at, at + len(printed), label, key, DIALECT)
    place = start + len(text[start : found.start()].rstrip())
    return Mark(place, place, label, key, DIALECT)
