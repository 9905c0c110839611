"""What HTML inside a Markdown text says of places: its links, elements with ids, and raised numbers, as spans.

A span stands between the tags, so that the signs of markup are outside it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from loccit.model import Link, SourceBlock, Target

_TAG = re.compile(r"<(?P<shut>/)?(?P<name>[A-Za-z][\w-]*)(?P<attributes>(?:\s[^<>]{0,400})?)>")
_ATTRIBUTE = re.compile(
    r"\b(?P<name>id|name|href|class)\s*=\s*(?:\"(?P<double>[^\"]*)\"|'(?P<single>[^']*)'|(?P<bare>[^\s\"'>]+))"
)
_EMPTY = frozenset(("br", "hr", "img", "input", "wbr"))
_DEEPEST = 60


def tagged(text: str, blocks: Iterable[SourceBlock]) -> tuple[tuple[Link, ...], tuple[Target, ...]]:
    """The links and targets of the tags outside code, in the order in which they end."""
    links: list[Link] = []
    targets: list[Target] = []
    if "<" not in text:
        return (), ()
    waiting: list[tuple[str, int, dict[str, str]]] = []
    for block in blocks:
        if block.kind == "code":
            continue
        for tag in _TAG.finditer(text, block.start, block.end):
            name = tag["name"].lower()
            if not tag["shut"]:
                if name not in _EMPTY and not tag["attributes"].endswith("/") and len(waiting) < _DEEPEST:
                    waiting.append((name, tag.end(), _attributes(tag["attributes"])))
                continue
            opened = next((place for place in reversed(range(len(waiting))) if waiting[place][0] == name), None)
            if opened is not None:
                _, start, attributes = waiting[opened]
                del waiting[opened:]
                _tell(links, targets, name, attributes, (start, tag))
    return tuple(links), tuple(targets)


def _tell(
    links: list[Link], targets: list[Target], name: str, attributes: dict[str, str], at: tuple[int, re.Match[str]]
) -> None:
    """Adds what one element says; an empty one stands where the words behind it begin."""
    start, closing = at
    end = closing.start()
    if start == end:
        start = end = closing.end()
    anchor = attributes.get("id", attributes.get("name", "") if name == "a" else "")
    cues = (name, *attributes.get("class", "").split())
    if name == "a" and "href" in attributes:
        links.append(Link(start, end, attributes["href"].removeprefix("#"), anchor, cues))
    elif anchor or name == "sup":
        targets.append(Target(anchor, start, end, cues))


def _attributes(written: str) -> dict[str, str]:
    return {
        found["name"].lower(): found["double"] or found["single"] or found["bare"] or ""
        for found in _ATTRIBUTE.finditer(written)
    }
