"""Textile → `Reading`."""

from __future__ import annotations

import re

from loccit.model import About, Reading
from loccit.readers._format import Format
from loccit.readers._markup_source import Fence, Rules, read_source

FORMAT = Format(
    "textile", (".textile",), ("text/x-textile",), ("notes", "tables", "metadata", "lines"), optional=("pandoc",)
)

RULES = Rules(
    pandoc="textile",
    heading=re.compile(r"h([1-6])\.\s+\S"),
    item=re.compile(r"([*#]+)\s+\S"),
    hidden=re.compile(r"###\."),
    row=re.compile(r"\|"),
    fences=(Fence(re.compile(r"<pre\b"), re.compile(r".*</pre>"), "code"),),
    level=lambda found: int(found[1]),
)
"""`h2. x` is a heading of level 2."""


def confidence(payload: bytes, about: About) -> int:
    """60 by name or media type."""
    return 60 if about.name.lower().endswith(FORMAT.extensions) or about.media_type in FORMAT.media_types else 0


def read(payload: bytes, about: About) -> Reading:
    """The document: what pandoc's page of it shows, or its source."""
    return read_source(payload, about, FORMAT, RULES)
