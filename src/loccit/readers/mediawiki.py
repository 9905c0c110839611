"""Wiki text of MediaWiki → `Reading`."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from loccit.model import About, Claim, Reading, SourceBlock
from loccit.readers._format import Format
from loccit.readers._limits import refuse
from loccit.readers._markup_source import Fence, Rules, read_source
from loccit.readers._xml import Element, elements, local, own_words, tree_of

FORMAT = Format(
    "mediawiki",
    (".wiki", ".mediawiki"),
    ("text/x-wiki",),
    ("notes", "tables", "metadata", "lines"),
    optional=("pandoc",),
)

_TAG = re.compile(r"<[^<>]*>|'{2,}")

RULES = Rules(
    pandoc="mediawiki",
    heading=re.compile(r"(={1,6})[^=].*?\1\s*(?:<!--.*-->\s*)?$"),
    item=re.compile(r"([*#:;]+)\s*\S"),
    hidden=re.compile(
        r"__[A-Z]+__|\[\[(?:Category|File|Image):|<!--(?:(?!-->).)*-->$|</?(?:references|div|center)\b[^>]*>$"
    ),
    row=re.compile(r"[|!](?![}])"),
    fences=(
        Fence(
            re.compile(r"<(?:pre|source|syntaxhighlight)\b[^>]*>"),
            re.compile(r".*</(?:pre|source|syntaxhighlight)>"),
            "code",
        ),
        Fence(re.compile(r"<blockquote\b[^>]*>$"), re.compile(r"</blockquote>$"), "quote"),
        Fence(re.compile(r"\{\|"), re.compile(r"\|\}"), "row"),
    ),
    facts=(("title", re.compile(r"\{\{DISPLAYTITLE:([^{}\n]+)\}\}")),),
    plain=lambda said: _TAG.sub("", said).strip(" '"),
    unsaid=re.compile(r"\[\[(?:Category|Kategorie|Catégorie|Categoría|Categoria|Категория):[^\]\n]*\]\]\n?"),
    noted=re.compile(r"<ref\b"),
)
"""`== x ==` is a heading of level 2; categories, switches and the list of notes are hidden."""


_EXPORTED = re.compile(rb"(?:\xef\xbb\xbf)?\s*<page>\s*<title>")


def confidence(payload: bytes, about: About) -> int:
    """95 for a page of an export, 60 by name or media type."""
    if _EXPORTED.match(payload, 0, 1_000):
        return 95
    return 60 if about.name.lower().endswith(FORMAT.extensions) or about.media_type in FORMAT.media_types else 0


def read(payload: bytes, about: About) -> Reading:
    """The document: what pandoc's page of it shows, or its source. Of an exported page that of its last revision."""
    if not _EXPORTED.match(payload, 0, 1_000):
        return read_source(payload, about, FORMAT, RULES)
    root, findings = tree_of(payload, about.name)
    texts = [element for element in elements(root) if local(element) == "text"]
    if not texts or not (words := own_words(texts[-1])).strip():
        refuse("R107", about.name, "is a page without words.", "leave it out.")
    reading = read_source(words.encode(), replace(about, encoding="utf-8"), FORMAT, RULES)
    blocks = tuple(_moved(block, texts[-1].sourceline - 1) for block in reading.blocks)
    claims = (*_stated(root), *reading.claims)
    return replace(reading, blocks=blocks, claims=claims, findings=(*findings, *reading.findings))


def _stated(root: Element) -> Iterator[Claim]:
    """What the export says of the page: its title, and when it was last changed."""
    said = {local(element): own_words(element).strip() for element in elements(root)}
    if title := said.get("title", ""):
        yield Claim("title", title, "MediaWiki export title")
    if changed := said.get("timestamp", "")[:10]:
        yield Claim("updated", changed, "MediaWiki export timestamp")


def _moved(block: SourceBlock, lines: int) -> SourceBlock:
    """The block with the line of the file, in which the wiki text begins so many lines later."""
    return replace(block, locator=_NUMBER.sub(lambda found: str(int(found[0]) + lines), block.locator))


_NUMBER = re.compile(r"\d+")
