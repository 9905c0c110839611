"""XML of a vocabulary that no other reader knows → `Reading`: its words, by the names that many vocabularies share."""

from __future__ import annotations

import re

from loccit.model import About, Claim, Reading
from loccit.readers._format import Format
from loccit.readers._html_tags import BLOCKS, UNSHOWN
from loccit.readers._scholarly import read_scholarly
from loccit.readers._scholarly_grammar import Grammar
from loccit.readers._xml import Element, attribute, local

FORMAT = Format("xml", (".xml",), ("application/xml", "text/xml"), ("notes", "tables"), ("lxml",))

_DECLARATION = re.compile(rb"\s*(?:\xef\xbb\xbf)?<\?xml\s")
_FIRST = re.compile(rb"\s*<([A-Za-z][\w-]*)[\s>]")
"""Takes `<housecommons>`; leaves `<!doctype`, `<tei:TEI`."""
_OF_HTML = BLOCKS | UNSHOWN | frozenset(("a", "b", "em", "font", "i", "img", "span", "strong", "u"))
_NOTE = re.compile(r"(?:foot|end|side|rear|margin(?:al)?|author(?:ial)?|editor(?:ial)?)?[-_]?note", re.I)
"""Takes `note`, `footnote`, `EndNote`, `authorialNote` (Akoma Ntoso); leaves `notes`, `noteRef`, `notebook`."""
_GRAMMAR = Grammar(
    blocks={
        **dict.fromkeys(("p", "para", "paragraph", "line", "verse", "text", "description", "summary"), ("paragraph",)),
        **dict.fromkeys(("code", "pre", "programlisting"), ("code",)),
        **dict.fromkeys(("caption", "figcaption"), ("caption",)),
    },
    sections=frozenset(("section", "sec", "div", "chapter", "part", "body", "article", "act", "scene", "entry")),
    titles=frozenset(("title", "head", "heading", "headline", "h1", "h2", "h3", "h4", "h5", "h6")),
    lists=frozenset(("list", "ul", "ol", "itemizedlist", "orderedlist")),
    items=frozenset(("item", "li", "listitem", "list-item")),
    quotes=frozenset(("quote", "blockquote", "disp-quote")),
    rows=frozenset(("row", "tr")),
    cells=frozenset(("cell", "td", "th", "entry")),
    notes=frozenset(("fn",)),
    note_labels=("n", "label", "symbol", "marker", "number"),
    is_note=lambda element: bool(_NOTE.fullmatch(local(element))),
    pointers=("target", "rid", "linkend", "href"),
    loose=frozenset(("text", "description", "summary", "entry")),
    counters=frozenset(("col", "column", "folio", "page", "pagebreak", "pagenum", "page-number", "pageno", "pb")),
    facts=frozenset(("rt", "rp")),
    states=frozenset(("ruby",)),
    unseen=frozenset(("script", "style", "binary", "svg", "math")),
)


def confidence(payload: bytes, about: About) -> int:
    """35 for a declaration of XML without a page of HTML behind it, or for the name and an element that HTML does not
    have; 6 for the name alone."""
    if _DECLARATION.match(payload):
        return 0 if b"<html" in payload[:4096].lower() else 35
    if not about.name.lower().endswith(FORMAT.extensions) or payload.lstrip()[:1] != b"<":
        return 0
    first = _FIRST.match(payload)
    return 35 if first and first[1].decode().lower() not in _OF_HTML else 6


def read(payload: bytes, about: About) -> Reading:
    """The words of the document, in the order of the file."""
    return read_scholarly(payload, about, FORMAT, _GRAMMAR, _facts)


def _facts(root: Element) -> tuple[Claim, ...]:
    language = attribute(root, "lang")
    return (Claim("language", language, "xml:lang"),) if language else ()
