"""DocBook 4 and 5 → `Reading`."""

from __future__ import annotations

import re

from loccit.model import About, Claim, Reading
from loccit.readers._format import Format
from loccit.readers._scholarly import read_scholarly, root_is
from loccit.readers._scholarly_grammar import Grammar
from loccit.readers._xml import Element, all_text, attribute, elements, local

FORMAT = Format(
    "docbook",
    (".dbk", ".docbook"),
    ("application/docbook+xml",),
    ("notes", "tables", "metadata", "links"),
    ("lxml",),
)

_ROOT = re.compile(
    rb"http://docbook\.org/ns/docbook|DTD DocBook|<(?:article|book|chapter)\b[^>]*>\s*<(?:\w*info|title)\b"
)
_GRAMMAR = Grammar(
    blocks={
        "para": ("paragraph",),
        "simpara": ("paragraph",),
        "subtitle": ("paragraph", "standfirst"),
        "author": ("paragraph", "byline"),
        "attribution": ("paragraph",),
        "programlisting": ("code",),
        "screen": ("code",),
        "literallayout": ("code",),
        "synopsis": ("code",),
        "caption": ("caption",),
        "term": ("term",),
        "date": ("paragraph", "date"),
        "pubdate": ("paragraph", "date"),
        "bridgehead": ("heading",),
    },
    sections=frozenset((
        "section", "sect1", "sect2", "sect3", "sect4", "sect5", "chapter", "appendix", "part", "preface", "article",
        "book", "bibliography", "glossary", "abstract", "dedication", "simplesect",
    )),
    titles=frozenset(("title",)),
    lists=frozenset(("itemizedlist", "orderedlist", "variablelist", "simplelist", "procedure", "calloutlist")),
    items=frozenset(("listitem", "varlistentry", "member", "step")),
    quotes=frozenset(("blockquote", "epigraph")),
    rows=frozenset(("row", "tr")),
    cells=frozenset(("entry", "td", "th")),
    notes=frozenset(("footnote",)),
    pointers=("linkend", "href", "url"),
    unseen=frozenset(("indexterm", "remark", "keywordset", "revhistory", "alt")),
    spaced=frozenset(("firstname", "surname", "othername", "honorific", "affiliation", "email")),
    entries=frozenset(("biblioentry", "bibliomixed")),
    verbatim=frozenset(("programlisting", "screen", "literallayout", "synopsis")),
)  # fmt: skip


def confidence(payload: bytes, about: About) -> int:
    """95 for DocBook's namespace, document type, or an article or book that begins with its info."""
    return 94 if root_is(payload, _ROOT) else 0


def read(payload: bytes, about: About) -> Reading:
    """The document with its notes."""
    return read_scholarly(payload, about, FORMAT, _GRAMMAR, _facts)


def _facts(root: Element) -> tuple[Claim, ...]:
    """What the document's own `info` states, and its own title."""
    claims: list[Claim] = []
    for part in root:
        if local(part) == "title" and all_text(part):
            claims.append(Claim("title", all_text(part), "DocBook title"))
        elif local(part).endswith("info"):
            claims += _info(part)
    if attribute(root, "lang"):
        claims.append(Claim("language", attribute(root, "lang"), "DocBook xml:lang"))
    return tuple(claims)


def _info(info: Element) -> list[Claim]:
    claims = []
    fields = {"title": "title", "pubdate": "published", "date": "published", "publishername": "publisher"}
    for part in elements(info):
        tag = local(part)
        outer = local(part.getparent())
        if tag in fields and outer in (local(info), "publisher") and all_text(part):
            claims.append(Claim(fields[tag], all_text(part), f"DocBook {tag}"))
        elif tag == "author" and all_text(part):
            claims.append(Claim("authors", " ".join(_names(part)) or all_text(part), "DocBook author"))
    return claims


def _names(author: Element) -> list[str]:
    return [all_text(part) for part in elements(author) if local(part) in ("firstname", "surname", "othername")]
