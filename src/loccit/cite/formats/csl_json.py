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


_SIGNS = {"page": "p.", "timestamp": "at", "section": "sec.", "paragraph": "para.", "note": "n."}
"""What stands for CSL's locators in a draft for pandoc."""


def write(cited: tuple[Citable, ...], base: str) -> str:
    """A JSON array."""
    items = []
    for source in reference.sources(cited):
        places = {one.id: _locator(one) for one in cited if one.source.id == source.id and one.id != source.id}
        items.append(csl_item(source) | ({"custom": {"loccit": places}} if places else {}))
    return json.dumps(items, ensure_ascii=False, indent=2)


def _locator(cited: Citable) -> str:
    """`sec. II.A`, in the words that pandoc reads; `at 0:01:15`, which it prints; nothing where the place has no
    name."""
    label, value = reference.csl_locator(cited) or ("", "")
    return f"{_SIGNS[label]} {value}" if label and not set(value) & set("{}") else ""


def csl_item(source: Source) -> dict[str, Any]:
    """A document in CSL's words: `article-journal` or `chapter` where it is known what it came out in, else `webpage`
    where it has an address, else `document`: nobody stated more."""
    item = {
        "id": source.id,
        "type": _type(source),
        "author": [_name(name) for name in reference.names(source)],
        "title": source.title,
        "container-title": source.journal or source.book,
        "collection-title": source.series,
        "volume": source.volume,
        "issue": source.issue,
        "page": "-".join(filter(None, reference.page_span(source))),
        "DOI": source.doi,
        "publisher": source.publisher,
        "publisher-place": source.place,
        "issued": _date(source.published),
        "URL": source.url,
        "accessed": _date(source.retrieved_at) if source.url else None,
        "language": source.language,
        "note": f"sha256: {source.sha256}",  # what a reference manager keeps, and styles leave out
    }
    return {name: value for name, value in item.items() if value}


def _type(source: Source) -> str:
    if source.journal:
        return "article-journal"
    return "chapter" if source.book else "webpage" if source.url else "document"


def _name(name: Name) -> dict[str, str]:
    if name.is_whole:
        return {"literal": name.family}
    parts = {"family": name.family, "given": name.given, "suffix": name.suffix}
    return {part: value for part, value in parts.items() if value}


def _date(iso: str | None) -> dict[str, Any] | None:
    parts = dates.date_parts(iso)
    if parts:
        return {"date-parts": [list(parts)], **({"circa": True} if dates.is_about(iso) else {})}
    return {"literal": iso} if iso else None
