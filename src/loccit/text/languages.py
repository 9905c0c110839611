"""Languages as LaTeX names them (`ngerman`), and as tags of BCP 47 (`de`)."""

from __future__ import annotations

import functools
from importlib import resources


def tag(babel: str) -> str | None:
    """The tag of a language that babel or polyglossia calls so.

    >>> tag("magyar")
    'hu'
    """
    return next((tag for tag, names in _table().items() if babel in names), None)


def babel_name(tag: str) -> str | None:
    """What babel calls a language, by its tag or, where it has no name for the region, by the tag's first part.

    >>> babel_name("de-DE"), babel_name("de-AT"), babel_name("tlh")
    ('ngerman', 'naustrian', None)
    """
    table = {known.lower(): names for known, names in _table().items()}
    names = table.get(tag.lower()) or table.get(tag.lower().partition("-")[0])
    return names[0] if names else None


@functools.cache
def _table() -> dict[str, list[str]]:
    lines = resources.files(__package__).joinpath("data/babel_languages.txt").read_text("utf-8").splitlines()
    return {tag: names for tag, *names in (line.split() for line in lines if not line.startswith("#"))}
