"""The form for a draft: `[@ptrb01mktp]`, several as `[@ptrb01mktp; @pc8cswvgnx]`.

loccit's Lua filter turns it into the document's key with a locator, and `loccit check` reads it.
"""

from __future__ import annotations

from loccit.citable import Citable

FORM = "pandoc"
EXTENSION = ".md"
MEDIA_TYPE = "text/markdown; charset=utf-8"


def write(cited: tuple[Citable, ...], base: str) -> str:
    """One group."""
    return f"[{'; '.join(f'@{one.id}' for one in cited)}]"
