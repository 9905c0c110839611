"""What the notes of one kind have in common: the cues of their elements, and the shape of their ids."""

from __future__ import annotations

import re

from loccit.model import Target

NUMBERS = re.compile(r"[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}|\d+|(?<=[-_])[0-9a-f]{4,}")
"""What differs from id to id: a number, a UUID, a hash behind a hyphen."""


def look_of(target: Target) -> tuple[tuple[str, ...], str]:
    """What notes of one kind have in common: their cues, and the shape of their ids."""
    return target.cues, shape_of(target.anchor)


def shape_of(anchor: str) -> str:
    """An id with what differs from note to note taken out."""
    return NUMBERS.sub("#", anchor)
