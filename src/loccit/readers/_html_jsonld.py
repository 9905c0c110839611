"""JSON-LD of a page → claims. Walks what it finds with a stack; what is broken says nothing."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator
from typing import Any

from loccit.model import Claim
from loccit.readers._article import article_claims
from loccit.readers._jsonld_article import published_in

_LARGEST = 1_000_000
_MOST_NODES = 5_000
_ARTICLES = re.compile(
    r"Article$|Posting$|^Report$|^Thesis$|^Chapter$|^Book$|^Legislation$|^PresentationDigitalDocument$|^Recipe$"
    r"|^Review$|^PodcastEpisode$|^Episode$|^PressRelease$|^CreativeWork$"
)
"""Types that are the page's own work: `NewsArticle`, `BlogPosting`; leaves `WebSite`, `Organization`."""
_PAGES = re.compile(r"Page$")
_ASIDE = frozenset(
    "comment review itemlistelement mentions hasPart relatedLink video image potentialaction associatedmedia"
    " workexample breadcrumb citation aggregaterating".lower().split()
)
"""Properties whose values are other things than the page."""
_CONTROLS = re.compile(r"[\x00-\x1f]+")
_WRAPPING = re.compile(
    r"^\s*(?:<!--|/\*\s*<!\[CDATA\[\s*\*/|//\s*<!\[CDATA\[)"
    r"|(?:-->|/\*\s*\]\]>\s*\*/|//\s*\]\]>)\s*;?\s*$"
)
"""The marks that hide a script from old browsers: `<!--`, `//<![CDATA[`, `/*]]>*/`."""
_SERIES = re.compile("Periodical|Series|PublicationIssue|Journal")
_TEXTS = (("headline", "title"), ("datePublished", "published"), ("dateCreated", "published"),
          ("dateModified", "updated"), ("license", "licence"))  # fmt: skip
_NAMED = (("author", "authors"), ("creator", "authors"), ("publisher", "publisher"), ("inLanguage", "language"),
          ("contentLocation", "place"), ("locationCreated", "place"), ("isPartOf", "series"))  # fmt: skip


def linked_data(scripts: Iterable[str]) -> Iterator[Claim]:
    """The claims of the page's own work first, then those of the page as a page."""
    nodes = [node for script in scripts for node in _nodes(loaded(script))]
    named = {str(node["@id"]): node for node in reversed(nodes) if "@id" in node and len(node) > 1}
    works = [node for node in nodes if _is_type(node, _ARTICLES)]
    for how, chosen in (("json-ld", works), ("json-ld page", [node for node in nodes if _is_type(node, _PAGES)])):
        for node in chosen[:5]:
            yield from _claims(node, named, how)


def loaded(script: str) -> Any:
    """The value that a script holds; None where it is broken beyond control characters and comment marks."""
    if len(script) > _LARGEST:
        return None
    plain = _WRAPPING.sub("", _WRAPPING.sub("", script)).strip().rstrip(";")
    try:
        return json.loads(_CONTROLS.sub(" ", plain))
    except (ValueError, RecursionError):
        return None


def _nodes(value: Any) -> Iterator[dict[str, Any]]:
    """Every object that may be about the page, outermost first."""
    queue, seen = [value], 0
    while queue and seen < _MOST_NODES:
        one = queue.pop(0)
        seen += 1
        if isinstance(one, list):
            queue[:0] = one[:200]
        elif isinstance(one, dict):
            yield one
            queue += [
                inner for name, inner in one.items() if name.lower() not in _ASIDE and isinstance(inner, dict | list)
            ]


def _is_type(node: dict[str, Any], kinds: re.Pattern[str]) -> bool:
    return any(isinstance(kind, str) and kinds.search(kind) for kind in _as_list(node.get("@type")))


def _claims(node: dict[str, Any], named: dict[str, Any], how: str) -> Iterator[Claim]:
    for name, field in _TEXTS:
        for value in _as_list(node.get(name))[:1]:
            if isinstance(value, str):
                yield Claim(field, value, f"{how} {name}")
    if "headline" not in node and isinstance(node.get("name"), str):
        yield Claim("title", node["name"], f"{how} name")
    for name, field in _NAMED:
        for value in _as_list(node.get(name))[:50]:
            kind, said = _name(value, named)
            if said and (name != "isPartOf" or _SERIES.search(kind)):
                yield Claim(field, said, f"{how} {name}{kind}")
    yield from article_claims(published_in(node, named, how))


def _name(value: Any, named: dict[str, Any]) -> tuple[str, str]:
    """The type of a thing (" Organization", or nothing for a person) and its name, followed to where it is told."""
    if isinstance(value, str):
        return "", value
    if not isinstance(value, dict):
        return "", ""
    if "name" not in value and str(value.get("@id")) in named:
        value = named[str(value["@id"])]
    said = next((one for one in _as_list(value.get("name")) if isinstance(one, str)), "")
    kinds = [kind for kind in _as_list(value.get("@type")) if isinstance(kind, str)]
    return ("" if "Person" in kinds or not kinds else f" {kinds[0]}"), said


def _as_list(value: Any) -> list[Any]:
    return value if isinstance(value, list) else [] if value is None else [value]
