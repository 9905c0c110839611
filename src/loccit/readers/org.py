"""Org mode → `Reading`."""

from __future__ import annotations

import re

from loccit.model import About, Reading
from loccit.readers._format import Format
from loccit.readers._markup_source import Fence, Rules, read_source

FORMAT = Format("org", (".org",), ("text/org",), ("notes", "tables", "metadata", "lines"), optional=("pandoc",))

RULES = Rules(
    pandoc="org",
    heading=re.compile(r"(\*+)\s+\S"),
    item=re.compile(r"(?:[-+]|\d+[.)])\s+\S"),
    hidden=re.compile(r"#\+\w+:|#(?:\s|$)|:[\w-]+:(?:\s|$)"),
    row=re.compile(r"\|"),
    fences=(
        Fence(
            re.compile(r"#\+begin_(?:src|ex)", re.I),
            re.compile(r"#\+end_(?:src|ex)", re.I),
            "code",
        ),
        Fence(re.compile(r"#\+begin_(?:quote|verse)", re.I), re.compile(r"#\+end_(?:quote|verse)", re.I), "quote"),
    ),
    facts=(
        ("title", re.compile(r"^#\+title:[ \t]*(\S.*)$", re.I | re.M)),
        ("authors", re.compile(r"^#\+author:[ \t]*(\S.*)$", re.I | re.M)),
        ("published", re.compile(r"^#\+date:[ \t]*[<\[]?(\S[^>\]\n]*)", re.I | re.M)),
        ("language", re.compile(r"^#\+language:[ \t]*(\S+)", re.I | re.M)),
    ),
    noted=re.compile(r"(?<!^)\[fn:", re.M),
)
"""A star at the very beginning of a line is a heading; keywords and drawers are hidden."""


def confidence(payload: bytes, about: About) -> int:
    """60 by name or media type."""
    return 60 if about.name.lower().endswith(FORMAT.extensions) or about.media_type in FORMAT.media_types else 0


def read(payload: bytes, about: About) -> Reading:
    """The document: what pandoc's page of it shows, or its source."""
    return read_source(payload, about, FORMAT, RULES)
