"""CSL-JSON: one item a document, its identifier as `id`; what citeproc, Zotero and pandoc read."""

from __future__ import annotations

import json
from typing import Any

from loccit.citable import Citable, Source
from loccit.cite import dates, reference
from loccit.cite.names import Name

FORM = "csl-json"
EXTENSION = ".json"
MEDIA_TYPE = "application/vnd.citationstyles.csl+json"


def write(cited: tuple[Citable, ...], base: str) -> str:
    """A JSON array."""
    return json.dumps([csl_item(source) for source in reference.sources(cited)], ensure_ascii=False, indent=2)


def csl_item(source: Source) -> dict[str, Any]:
    """A document in CSL's words. `webpage` where it has an address, else `document`: nobody stated more."""
    item = {
        "id": source.id,
        "type": "webpage" if source.url else "document",
        "author": [_name(name) for name in reference.names(source)],
        "title": source.title,
        "collection-title": source.series,
        "publisher": source.publisher,
        "publisher-place": source.place,
        "issued": _date(source.published),
        "URL": source.url,
        "accessed": _date(source.retrieved_at) if source.url else None,
        "language": source.language,
        "archive_location": f"sha256:{source.sha256}",
    }
    return {name: value for name, value in item.items() if value}


def _name(name: Name) -> dict[str, str]:
    if name.is_whole:
        return {"literal": name.family}
    parts = {"family": name.family, "given": name.given, "suffix": name.suffix}
    return {part: value for part, value in parts.items() if value}


def _date(iso: str | None) -> dict[str, Any] | None:
    parts = dates.date_parts(iso)
    if parts:
        return {"date-parts": [list(parts)]}
    return {"literal": iso} if iso else None
