"""Notes: found in a reading, tied to the very character they stand at, and read for what they cite.

- `find_notes(reading) -> Notes`: references, notes, and the holes that they leave in the text
- `tie(notes, passages) -> Notes`: each reference with its passage and position
- `cite(text, notes, described) -> (works, citations, findings)`: what a note cites; ibid. and its kin resolved
- `cross_references(text, passages, notes, sections) -> tuple[CrossReference, ...]`
- `dangling(crossings) -> tuple[Finding, ...]`: those that lead nowhere
"""

from __future__ import annotations

from loccit.notes.citing.citing import cite
from loccit.notes.crossing.finding import cross_references, dangling
from loccit.notes.finding import find_notes
from loccit.notes.tying import tie

__all__ = ["cite", "cross_references", "dangling", "find_notes", "tie"]
