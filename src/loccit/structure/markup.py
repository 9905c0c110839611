"""Blocks of formats with markup → roles."""

from __future__ import annotations

from loccit.model import Block, Notes, Reading


def assign_markup_roles(reading: Reading, notes: Notes) -> tuple[Block, ...]:
    """The blocks of a reading, each with its role and why."""
    return tuple(
        Block(ordinal, block.kind, block.level, "body", "prose", block.start, block.end, block.locator)
        for ordinal, block in enumerate(reading.blocks)
    )
