"""Blocks as found → blocks with roles and reasons, what is known about the document, its outline, its passages.

- `assign_roles(reading, notes) -> tuple[Block, ...]`
- `describe(reading, blocks, about) -> (Described, claims)`
- `with_marks(notes, marks) -> Notes`
- `outline(text, blocks, notes) -> tuple[Section, ...]`
- `cut_passages(text, blocks, sections, notes) -> tuple[Passage, ...]`
"""

from __future__ import annotations

from loccit.structure.describe import describe
from loccit.structure.outline import outline
from loccit.structure.passages import cut_passages
from loccit.structure.roles import assign_roles
from loccit.structure.stretches import with_marks

__all__ = ["assign_roles", "cut_passages", "describe", "outline", "with_marks"]
