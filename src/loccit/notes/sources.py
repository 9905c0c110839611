"""Whether a reading is the source of a text in some markup language, as people write it."""

from __future__ import annotations

from loccit.model import Reading

_AS_WRITTEN = frozenset(
    ("text", "markdown", "asciidoc", "dokuwiki", "latex", "mediawiki", "org", "rst", "textile", "typst")
)


def is_source(reading: Reading) -> bool:
    """Whether markup stands in the text as it was written; a page that shows `footnote:[1]` only talks of it."""
    return reading.format in _AS_WRITTEN and "pandoc" not in reading.reader
