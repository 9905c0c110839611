"""Where a JATS article came out: what `journal-meta` and `article-meta` state of it (JATS 1.3)."""

from __future__ import annotations

from collections.abc import Iterator

from loccit.readers._article import Stated
from loccit.readers._xml import Element, all_text, attribute, elements, local

_PARTS = {
    "volume": "volume",
    "issue": "issue",
    "fpage": "first",
    "lpage": "last",
    "page-range": "range",
    "elocation-id": "number",
}
_TITLES = ("journal-title", "abbrev-journal-title")


def published_in(front: Element) -> Iterator[Stated]:
    """What the front states; what it states of other articles (`related-article`, `product`) lies deeper, and is none
    of this one's."""
    for meta in front:
        kind = local(meta)
        if kind == "journal-meta":
            named = [(local(part), all_text(part)) for part in elements(meta)]
            yield from (("journal", words, f"JATS {tag}") for title in _TITLES for tag, words in named if tag == title)
        elif kind == "article-meta":
            for part in meta:
                tag = local(part)
                if tag in _PARTS:
                    yield _PARTS[tag], all_text(part), f"JATS {tag}"
                elif tag == "article-id" and attribute(part, "pub-id-type") == "doi":
                    yield "doi", all_text(part), "JATS article-id"
