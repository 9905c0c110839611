"""CSL-JSON: one item a document, its identifier as `id`; what citeproc, Zotero and pandoc read.

`custom.loccit` names the passages that are cited, each with its locator: the Lua filter for pandoc reads it.
"""

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
    items = []
    for source in reference.sources(cited):
        places = {one.id: _locator(one) for one in cited if one.source.id == source.id and one.id != source.id}
        items.append(csl_item(source) | ({"custom": {"loccit": places}} if places else {}))
    return json.dumps(items, ensure_ascii=False, indent=2)


def _locator(cited: Citable) -> str:
    """`sec. II.A`, in the words that pandoc reads; `at 0:01:15`, which it prints; nothing where the place has no short
    name."""
    section = cited.section if cited.section and len(cited.section) <= 12 else None
    places = (
        ("p.", cited.page), ("at", cited.time), ("sec.", section), ("para.", cited.paragraph), ("n.", cited.note),
    )  # fmt: skip
    return next((f"{sign} {value}" for sign, value in places if value), "")


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
