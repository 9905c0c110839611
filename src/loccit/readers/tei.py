"""TEI P5, the Text Encoding Initiative's XML → `Reading`."""

from __future__ import annotations

import re

from loccit.model import About, Claim, Reading
from loccit.readers._format import Format
from loccit.readers._scholarly import read_scholarly, root_is
from loccit.readers._scholarly_grammar import Grammar
from loccit.readers._xml import Element, all_text, attribute, elements, local

FORMAT = Format("tei", (".tei",), ("application/tei+xml",), ("notes", "tables", "metadata", "links"), ("lxml",))

_ROOT = re.compile(rb"<(?:\w+:)?(?:TEI|teiCorpus|TEI\.2)[\s>]")
_GRAMMAR = Grammar(
    blocks={
        "p": ("paragraph",),
        "ab": ("paragraph",),
        "l": ("paragraph",),
        "sp": ("paragraph",),
        "byline": ("paragraph", "byline"),
        "docAuthor": ("paragraph", "byline"),
        "docDate": ("paragraph", "date"),
        "dateline": ("paragraph", "dateline"),
        "opener": ("paragraph",),
        "closer": ("paragraph",),
        "salute": ("paragraph",),
        "signed": ("paragraph",),
        "titlePart": ("heading", "title"),
        "figDesc": ("caption",),
        "eg": ("code",),
        "stage": ("paragraph",),
        "epigraph": ("quote",),
    },
    sections=frozenset(("div", "div1", "div2", "div3", "div4", "div5", "div6", "front", "back", "body", "lg")),
    titles=frozenset(("head",)),
    lists=frozenset(("list",)),
    items=frozenset(("item",)),
    quotes=frozenset(("quote", "cit")),
    rows=frozenset(("row",)),
    cells=frozenset(("cell",)),
    notes=frozenset(("note",)),
    pointers=("target",),
    unseen=frozenset(("teiHeader", "fw", "facsimile", "sourceDoc", "standOff", "del")),
    choices=frozenset(("choice",)),
    preferred=("corr", "reg", "expan"),
    entries=frozenset(("bibl", "biblStruct")),
)


def confidence(payload: bytes, about: About) -> int:
    """95 for the element TEI."""
    return 95 if root_is(payload, _ROOT) else 0


def read(payload: bytes, about: About) -> Reading:
    """The text with its notes; of two readings of one place (`choice`) the corrected, expanded one."""
    return read_scholarly(payload, about, FORMAT, _GRAMMAR, _facts)


def _facts(root: Element) -> tuple[Claim, ...]:
    """What the header states of the text."""
    claims = []
    for part in elements(root):
        outer = local(part.getparent()) if part.getparent() is not None else ""
        field = _FIELDS.get((outer, local(part)))
        stated = (attribute(part, name) for name in _STATED.get(field or "", ()))
        value = next(filter(None, stated), "") or all_text(part)
        if field == "title" and attribute(part, "type") not in ("", "main"):
            continue
        if field and value:
            claims.append(Claim(field, value, f"TEI {outer}/{local(part)}"))
    return tuple(claims)


_FIELDS = {
    ("titleStmt", "title"): "title",
    ("titleStmt", "author"): "authors",
    ("publicationStmt", "publisher"): "publisher",
    ("publicationStmt", "date"): "published",
    ("langUsage", "language"): "language",
    ("availability", "licence"): "licence",
    ("availability", "p"): "licence",
}
_STATED = {"published": ("when", "when-iso", "from"), "language": ("ident",), "licence": ("target",)}
"""Attributes that state the value more exactly than the words."""
