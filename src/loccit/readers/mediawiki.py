"""Wiki text of MediaWiki → `Reading`."""

from __future__ import annotations

import re

from loccit.model import About, Reading
from loccit.readers._format import Format
from loccit.readers._markup_source import Fence, Rules, read_source

FORMAT = Format("mediawiki", (".wiki", ".mediawiki"), ("text/x-wiki",), ("notes", "tables", "metadata", "lines"))

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


def confidence(payload: bytes, about: About) -> int:
    """60 by name or media type."""
    return 60 if about.name.lower().endswith(FORMAT.extensions) or about.media_type in FORMAT.media_types else 0


def read(payload: bytes, about: About) -> Reading:
    """The document: what pandoc's page of it shows, or its source."""
    return read_source(payload, about, FORMAT, RULES)
