"""Headings → the outline of a document."""

from __future__ import annotations

from loccit.model import Block, Section


def outline(text: str, blocks: tuple[Block, ...]) -> tuple[Section, ...]:
    """The sections of a document in reading order, each with its parent and its label ("IV.C")."""
    return ()
