"""FictionBook 2, e-books in one XML file → `Reading`; the notes are a body of their own, a section each."""

from __future__ import annotations

import re

from loccit.model import About, Claim, Reading
from loccit.readers._format import Format
from loccit.readers._scholarly import read_scholarly, root_is
from loccit.readers._scholarly_grammar import Grammar
from loccit.readers._xml import Element, all_text, attribute, elements, local

FORMAT = Format(
    "fb2", (".fb2",), ("application/x-fictionbook+xml",), ("notes", "tables", "metadata", "links"), ("lxml",)
)

_ROOT = re.compile(rb"<FictionBook[\s>]")


def _is_note(element: Element) -> bool:
    """Whether the element is a section of a body of notes."""
    if local(element) != "section" or not attribute(element, "id"):
        return False
    return any(local(outer) == "body" and attribute(outer, "name") for outer in element.iterancestors())


_GRAMMAR = Grammar(
    blocks={
        "p": ("paragraph",),
        "v": ("paragraph",),
        "subtitle": ("heading",),
        "text-author": ("paragraph",),
        "date": ("paragraph", "date"),
    },
    sections=frozenset(("section", "body")),
    titles=frozenset(("title",)),
    lists=frozenset(),
    items=frozenset(),
    quotes=frozenset(("cite", "epigraph", "poem")),
    rows=frozenset(("tr",)),
    cells=frozenset(("td", "th")),
    notes=frozenset(),
    pointers=("href",),
    unseen=frozenset(("description", "binary", "stylesheet", "image")),
    labels=frozenset(("title",)),
    is_note=_is_note,
)


def confidence(payload: bytes, about: About) -> int:
    """95 for the element FictionBook."""
    return 95 if root_is(payload, _ROOT) else 0


def read(payload: bytes, about: About) -> Reading:
    """The book with its notes."""
    return read_scholarly(payload, about, FORMAT, _GRAMMAR, _facts)


def _facts(root: Element) -> tuple[Claim, ...]:
    """What `title-info` and `publish-info` state."""
    claims = []
    for part in elements(root):
        outer = local(part.getparent()) if part.getparent() is not None else ""
        tag, words = local(part), all_text(part)
        if not words:
            continue
        if (outer, tag) == ("title-info", "book-title"):
            claims.append(Claim("title", words, "FB2 book-title"))
        elif (outer, tag) == ("title-info", "author"):
            names = [all_text(name) for name in part if local(name) in ("first-name", "middle-name", "last-name")]
            claims.append(Claim("authors", " ".join(filter(None, names)) or words, "FB2 author"))
        elif (outer, tag) == ("title-info", "lang"):
            claims.append(Claim("language", words, "FB2 lang"))
        elif (outer, tag) in (("publish-info", "publisher"), ("publish-info", "year")):
            claims.append(Claim("publisher" if tag == "publisher" else "published", words, f"FB2 {tag}"))
    return tuple(claims)
