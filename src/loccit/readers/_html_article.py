"""Where the article of a page came out: what the tags of scholarly sites state in its head.

The names of the tags stand in `data/html_article.txt`: those of Google Scholar's guidelines, Dublin Core, PRISM and
EPrints.
"""

from __future__ import annotations

import functools
from collections.abc import Iterator, Mapping
from importlib import resources
from typing import Any

from loccit.model import Claim
from loccit.readers._article import Stated, article_claims

_INSTITUTIONS = frozenset(("citation_technical_report_institution", "citation_dissertation_institution"))
"""Who issued a report or thesis; programs that make pages name it as the journal too."""


def claims_of_head(tree: Any) -> Iterator[Claim]:
    """What the page's `<meta>` elements state; nothing where none has such a name."""
    stated: list[tuple[str, str]] = []
    for meta in tree.iter("meta"):
        name = (meta.get("name") or meta.get("property") or "").strip().lower()
        if (name in _names() or name in _INSTITUTIONS) and meta.get("content"):
            stated.append((name, " ".join(meta.get("content").split())))
    return article_claims(_in_order(stated)) if stated else iter(())


def _in_order(stated: list[tuple[str, str]]) -> Iterator[Stated]:
    """The statements, the best names first, without a journal that is the institution."""
    issuers = {words for name, words in stated if name in _INSTITUTIONS}
    for name, part in _names().items():
        for said, words in stated:
            if said == name and not (part == "journal" and words in issuers):
                yield part, words, f"meta {name}"


@functools.cache
def _names() -> Mapping[str, str]:
    """For each name of a `<meta>` the part that it states, in the order in which they are believed."""
    listed = resources.files("loccit.readers").joinpath("data/html_article.txt").read_text("utf-8")
    lines = (line.split() for line in listed.splitlines() if line and not line.startswith("#"))
    return {name: part for part, *names in lines for name in names}
