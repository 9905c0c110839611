"""A link with a short name, for running text: `[Quillfeather 2024, sec. I](https://papers.example/p/ptrb01mktp)`."""

from __future__ import annotations

import re

from loccit.citable import Citable
from loccit.cite import reference

FORM = "markdown"
EXTENSION = ".md"
MEDIA_TYPE = "text/markdown; charset=utf-8"

_SPECIAL = re.compile(r"([\\`*_\[\]<>])")


def write(cited: tuple[Citable, ...], base: str) -> str:
    """The links, with semicolons between them."""
    return "; ".join(_link(one, base) for one in cited)


def _link(cited: Citable, base: str) -> str:
    words = ", ".join((reference.provenance(cited) + reference.short_name(cited.source), *reference.locator(cited)))
    escaped = _SPECIAL.sub(r"\\\1", words)
    return f"[{escaped}]({reference.link(cited, base)})"
