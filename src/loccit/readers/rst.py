"""reStructuredText → `Reading`."""

from __future__ import annotations

import re

from loccit.model import About, Reading
from loccit.readers._format import Format
from loccit.readers._markup_source import Rules, read_source

FORMAT = Format(
    "rst", (".rst", ".rest"), ("text/x-rst",), ("notes", "tables", "metadata", "lines"), optional=("pandoc",)
)

_DOCINFO = (
    ("authors", "authors?"),
    ("published", "date"),
    ("publisher", "organization"),
    ("licence", "copyright|licen[cs]e"),
    ("language", "lang(?:uage)?"),
)
"""The bibliographic fields under a document's title (docutils, "Bibliographic Fields")."""

_RCS = re.compile(r"\$\w+: ?(.*?) ?\$")
"""A keyword of version control: takes `$Date: 2006-05-21 $`."""

RULES = Rules(
    pandoc="rst",
    heading=re.compile(r"(?!)"),
    item=re.compile(r"(?:[-*+•]|\d+[.)]|\(?[a-z#][.)])\s+\S"),
    hidden=re.compile(
        r"\.\.(?:\s+(?!\[)|$)|__\s|:[\w -]+:(?:\s|$)"  # directives, comments, anonymous targets, fields
    ),
    row=re.compile(r"\|\s|\+[-=+]+\+$|=+(?:\s+=+)+$"),
    underlines=re.compile(r"""([=\-`:.'"~^_*+#])\1{2,}$"""),
    facts=(
        ("title", re.compile(r"\A\s*(?:[=*#-]{3,}\n)?([^\n]+)\n([=*#-])\2{2,}\n")),
        *(
            (field, re.compile(rf"^:(?:{names}):[ \t]*\n?[ \t]+(\S.*(?:\n[ \t]+\S.*)*)", re.I | re.M))
            for field, names in _DOCINFO
        ),
    ),
    plain=lambda said: _RCS.sub(r"\1", said).strip("- \t"),
    noted=re.compile(r"\[[#*]?[\w-]*\]_(?!_)"),
)
"""Directives and comments (`.. note::`) are hidden, notes and citations (`.. [1]`) are not."""


def confidence(payload: bytes, about: About) -> int:
    """60 by name or media type."""
    return 60 if about.name.lower().endswith(FORMAT.extensions) or about.media_type in FORMAT.media_types else 0


def read(payload: bytes, about: About) -> Reading:
    """The document: what pandoc's page of it shows, or its source."""
    return read_source(payload, about, FORMAT, RULES)
