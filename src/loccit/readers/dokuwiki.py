"""Wiki text of DokuWiki → `Reading`."""

from __future__ import annotations

import re

from loccit.model import About, Reading
from loccit.readers._format import Format
from loccit.readers._markup_source import Fence, Rules, read_source

FORMAT = Format(
    "dokuwiki", (".dokuwiki",), ("text/x-dokuwiki",), ("notes", "tables", "metadata", "lines"), optional=("pandoc",)
)

RULES = Rules(
    pandoc="dokuwiki",
    heading=re.compile(r"(={2,6})[^=].*?\1\s*$"),
    item=re.compile(r"[*-]\s+\S"),
    hidden=re.compile(r"~~[A-Z]+~~$"),
    row=re.compile(r"[|^].*[|^]\s*$"),
    fences=(Fence(re.compile(r"<(?:code|file)\b[^>]*>"), re.compile(r".*</(?:code|file)>"), "code"),),
    level=lambda found: 7 - len(found[1]),
)
"""`====== x ======` is a heading of level 1, `===== x =====` of level 2."""


def confidence(payload: bytes, about: About) -> int:
    """60 by name or media type."""
    return 60 if about.name.lower().endswith(FORMAT.extensions) or about.media_type in FORMAT.media_types else 0


def read(payload: bytes, about: About) -> Reading:
    """The document: what pandoc's page of it shows, or its source."""
    return read_source(payload, about, FORMAT, RULES)
