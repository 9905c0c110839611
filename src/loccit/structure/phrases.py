"""The phrases of pages, not of authors, by what they are: `data/furniture.txt` says which sections there are."""

from __future__ import annotations

import functools
import re
from importlib import resources


@functools.cache
def phrases(section: str) -> tuple[str, ...]:
    """The phrases of a section of `data/furniture.txt`.

    Raises:
        KeyError: there is no such section.
    """
    text = resources.files(__package__).joinpath("data/furniture.txt").read_text("utf-8")
    lines = [line for line in text.splitlines() if line and line[0] != "#"]
    rows = {name.strip("[]"): row for name, row in zip(lines[::2], lines[1::2], strict=True)}
    return tuple(rows[section].split("|"))


@functools.cache
def opening(section: str, rest: str = "") -> re.Pattern[str]:
    """What finds a phrase of a section at the start of a line in lower case, behind a few signs or figures.

    `rest` is a pattern of what may stand behind the phrase.
    """
    either = "|".join(re.escape(phrase) for phrase in sorted(phrases(section), key=len, reverse=True))
    return re.compile(rf"[\W\d_]{{0,8}}(?:{either})(?!\w){rest}")
