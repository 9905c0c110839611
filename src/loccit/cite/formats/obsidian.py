"""Block links into a vault that holds a note a document: `[[ddp014x0c7#^ptrb01mktp|Quillfeather 2024, sec. I]]`."""

from __future__ import annotations

import re

from loccit.citable import Citable
from loccit.cite import reference

FORM = "obsidian"
EXTENSION = ".md"
MEDIA_TYPE = "text/markdown; charset=utf-8"

_BREAKS_LINKS = re.compile(r"[\[\]|#^]+")


def write(cited: tuple[Citable, ...], base: str) -> str:
    """One link a line."""
    return "\n".join(_link(one) for one in cited)


def _link(cited: Citable) -> str:
    words = ", ".join((reference.provenance(cited) + reference.short_name(cited.source), *reference.locator(cited)))
    place = "" if reference.page_of(cited) == cited.source.id else f"#^{reference.page_of(cited)}"
    return f"[[{cited.source.id}{place}|{_BREAKS_LINKS.sub(' ', words).strip()}]]"
