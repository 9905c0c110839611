"""Where a scholarly article or chapter came out, as the JSON-LD of its page states it (schema.org).

The article is part of an issue, that of a volume, and that of a periodical; or a chapter is part of a book.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any

from loccit.readers._article import Stated

_SCHOLARLY = re.compile("ScholarlyArticle$|^Chapter$")
_PRINTED = re.compile("PublicationVolume|PublicationIssue")
_WHOLES = (("journal", re.compile("Periodical|Journal")), ("book", re.compile("^Book$")))
_DEEPEST = 5
_NUMBERS = (("volume", "volumeNumber"), ("issue", "issueNumber"))
_PAGES = (("first", "pageStart"), ("last", "pageEnd"), ("range", "pagination"))


def published_in(node: Mapping[str, Any], named: Mapping[str, Any], how: str) -> Iterator[Stated]:
    """What an article's object states; nothing of a page that is no scholarly article and in no issue.

    `named` are the objects of the page by their `@id`.
    """
    wholes = list(_wholes(node, named))
    is_scholarly = any(_SCHOLARLY.search(kind) for kind in _kinds(node))
    if not is_scholarly and not any(_PRINTED.search(kind) for whole in wholes for kind in _kinds(whole)):
        return
    for part, name in _PAGES:
        yield from ((part, words, f"{how} {name}") for words in _words(node.get(name)))
    for whole in (node, *wholes):
        for part, name in _NUMBERS:
            yield from ((part, words, f"{how} {name}") for words in _words(whole.get(name)))
    for whole in wholes:
        for part, kinds in _WHOLES:
            if any(kinds.search(kind) for kind in _kinds(whole)):
                yield from ((part, words, f"{how} isPartOf") for words in _words(whole.get("name")))
    for name in ("doi", "identifier", "sameAs", "@id"):
        yield from (("doi", words, f"{how} {name}") for words in _words(node.get(name)))


def _wholes(node: Mapping[str, Any], named: Mapping[str, Any]) -> Iterator[Mapping[str, Any]]:
    """What an object is part of, and what that is part of; told in place or elsewhere in the page."""
    for _ in range(_DEEPEST):
        whole = node.get("isPartOf")
        whole = whole[0] if isinstance(whole, list) and whole else whole
        if not isinstance(whole, dict):
            return
        node = whole if len(whole) > 1 else named.get(str(whole.get("@id")), whole)
        yield node


def _kinds(node: Mapping[str, Any]) -> list[str]:
    kinds = node.get("@type")
    return [kind for kind in (kinds if isinstance(kinds, list) else [kinds]) if isinstance(kind, str)]


def _words(value: Any) -> Iterator[str]:
    """The words of a value: a string, a number, the `value` of a property, each of a list."""
    for one in value[:20] if isinstance(value, list) else [value]:
        said = one.get("value") if isinstance(one, dict) else one
        if isinstance(said, str | int) and not isinstance(said, bool):
            yield str(said)
