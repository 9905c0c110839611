"""AsciiDoc → `Reading`."""

from __future__ import annotations

import re

from loccit.model import About, Reading
from loccit.readers._format import Format
from loccit.readers._markup_source import Fence, Rules, read_source

FORMAT = Format(
    "asciidoc",
    (".adoc", ".asciidoc", ".asc"),
    ("text/asciidoc",),
    ("notes", "tables", "metadata", "lines"),
    optional=("pandoc",),
)

RULES = Rules(
    pandoc="asciidoc",
    heading=re.compile(r"(={1,6})\s+\S"),
    item=re.compile(r"([*.]{1,5}|-|\d+\.)\s+\S"),
    hidden=re.compile(r":!?[\w-]+!?:(?:\s|$)|//(?!/)|\[[^\]]*\]$|'{3,}$|<{3,}$|\+$"),
    row=re.compile(r"\|(?!=)"),
    fences=(
        Fence(re.compile(r"-{4,}$|\.{4,}$|`{3}"), re.compile(r"-{4,}$|\.{4,}$|`{3}$"), "code"),
        Fence(re.compile(r"_{4,}$"), re.compile(r"_{4,}$"), "quote"),
        Fence(re.compile(r"\|={3,}$"), re.compile(r"\|={3,}$"), "row"),
        Fence(re.compile(r"/{4,}$"), re.compile(r"/{4,}$"), "code"),
    ),
    level=lambda found: len(found[1]) - 1,
    facts=(
        ("title", re.compile(r"\A=[ \t]+(\S.*)$", re.M)),
        ("authors", re.compile(r"\A=[ \t]+\S.*\n([^\W\d_][^\n:=]*?)[ \t]*$", re.M)),
        ("authors", re.compile(r"^:authors?:[ \t]+(\S.*)$", re.M)),
        (
            "published",
            re.compile(r"\A=[ \t]+\S.*\n[^\n:=]+\n(?:v[\d.]+,[ \t]*)?(\d{4}-\d\d-\d\d|[^\W_]+ [^\W_]+,? \d{4})\b"),
        ),
        ("published", re.compile(r"^:revdate:[ \t]+(\S.*)$", re.M)),
        ("language", re.compile(r"^:lang:[ \t]+(\S+)", re.M)),
        ("licence", re.compile(r"^:(?:licen[cs]e|copyright):[ \t]+(\S.*)$", re.M)),
    ),
    noted=re.compile(r"footnote(?:ref)?:"),
)
"""`== x` is a heading of level 1, `= x` the document's title; attributes and block attributes are hidden."""


def confidence(payload: bytes, about: About) -> int:
    """60 by name or media type."""
    return 60 if about.name.lower().endswith(FORMAT.extensions) or about.media_type in FORMAT.media_types else 0


def read(payload: bytes, about: About) -> Reading:
    """The document: what pandoc's page of it shows, or its source."""
    return read_source(payload, about, FORMAT, RULES)
