"""Typst → `Reading`."""

from __future__ import annotations

import re

from loccit.model import About, Reading
from loccit.readers._format import Format
from loccit.readers._markup_source import Fence, Rules, read_source

FORMAT = Format("typst", (".typ",), ("text/x-typst",), ("notes", "tables", "metadata", "lines"), optional=("pandoc",))

_DATETIME = (
    r"#set\s+document\((?:[^()]|\([^()]*\)){0,500}?date:\s*datetime\("
    r"\s*year:\s*(\d{4}),\s*month:\s*(\d\d?),\s*day:\s*(\d\d?)"
)

RULES = Rules(
    pandoc="typst",
    heading=re.compile(r"(={1,6})\s+\S"),
    item=re.compile(r"(?:[-+]|\d+\.)\s+\S"),
    hidden=re.compile(r"//|#(?:set|show|let|import|include|pagebreak|outline|bibliography)\b|<[\w:.-]+>$|[)\]}],?$"),
    row=re.compile(r"(?!)"),
    fences=(
        Fence(re.compile(r"`{3,}"), re.compile(r".*`{3,}$"), "code"),
        Fence(re.compile(r"#quote\b[^\[]*\[$"), re.compile(r"\]$"), "quote"),
    ),
    facts=(
        ("title", re.compile(r"#set\s+document\([^)]{0,500}?title:\s*\[?\"?([^\"\],)]+)")),
        ("authors", re.compile(r"#set\s+document\([^)]{0,500}?author:\s*(\([^()]*\)|\"[^\"]*\")")),
        ("published", re.compile(_DATETIME)),
        ("language", re.compile(r"#set\s+text\([^)]{0,500}?lang:\s*\"([a-zA-Z-]+)\"")),
    ),
    plain=lambda said: said.strip(' ()",'),
    noted=re.compile(r"#footnote\b"),
)
"""Settings and definitions are hidden where they begin a line."""


def confidence(payload: bytes, about: About) -> int:
    """60 by name or media type."""
    return 60 if about.name.lower().endswith(FORMAT.extensions) or about.media_type in FORMAT.media_types else 0


def read(payload: bytes, about: About) -> Reading:
    """The document: what pandoc's page of it shows, or its source."""
    return read_source(payload, about, FORMAT, RULES)
