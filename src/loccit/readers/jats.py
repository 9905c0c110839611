"""JATS, NISO's XML of journal articles (and BITS, its kin for books) → `Reading`."""

from __future__ import annotations

import re

from loccit.model import About, Claim, Reading
from loccit.readers._article import article_claims
from loccit.readers._format import Format
from loccit.readers._jats_article import published_in
from loccit.readers._scholarly import read_scholarly, root_is
from loccit.readers._scholarly_grammar import Grammar
from loccit.readers._xml import Element, all_text, attribute, elements, local

FORMAT = Format(
    "jats", (".jats", ".nxml"), ("application/jats+xml",), ("notes", "tables", "metadata", "links"), ("lxml",)
)

_ROOT = re.compile(rb"<(?:\w+:)?article\b[^>]*(?:dtd-version|article-type|xlink|mathml|>\s*<front\b)|JATS-|NLM//DTD")
_GRAMMAR = Grammar(
    blocks={
        "p": ("paragraph",),
        "article-title": ("heading", "title"),
        "subtitle": ("paragraph", "standfirst"),
        "contrib": ("paragraph", "byline"),
        "aff": ("paragraph", "affiliation"),
        "kwd-group": ("paragraph", "keywords"),
        "copyright-statement": ("paragraph", "copyright"),
        "license-p": ("paragraph", "copyright"),
        "copyright-year": ("paragraph", "copyright"),
        "copyright-holder": ("paragraph", "copyright"),
        "caption": ("caption",),
        "disp-formula": ("paragraph",),
        "code": ("code",),
        "preformat": ("code",),
        "verse-line": ("paragraph",),
        "attrib": ("paragraph",),
        "def": ("paragraph",),
        "term": ("term",),
        "speech": ("paragraph",),
    },
    sections=frozenset((
        "sec", "app", "ack", "ref-list", "abstract", "trans-abstract", "fn-group", "glossary", "notes", "book-part",
    )),
    titles=frozenset(("title",)),
    lists=frozenset(("list",)),
    items=frozenset(("list-item", "def-item")),
    quotes=frozenset(("disp-quote", "verse-group")),
    rows=frozenset(("tr",)),
    cells=frozenset(("td", "th")),
    notes=frozenset(("fn",)),
    pointers=("rid", "href"),
    unseen=frozenset((
        "journal-meta", "article-id", "article-categories", "pub-date", "history", "self-uri", "counts",
        "custom-meta-group", "related-article", "funding-group", "tex-math", "processing-meta", "object-id",
        "contrib-id", "alt-text", "long-desc", "pub-history", "article-version",
    )),
    facts=frozenset(("volume", "issue", "fpage", "lpage", "elocation-id", "rt", "rp")),
    states=frozenset(("article-meta", "front-stub", "book-meta", "book-part-meta", "collection-meta", "ruby")),
    spaced=frozenset((
        "surname", "given-names", "role", "kwd", "year", "source", "volume", "issue", "fpage", "lpage", "elocation-id",
        "publisher-name", "publisher-loc", "institution", "country", "email", "collab", "copyright-year",
        "copyright-holder", "article-title", "chapter-title", "pub-id",
    )),
    strung=frozenset(("element-citation", "nlm-citation")),
    entries=frozenset(("ref",)),
    verbatim=frozenset(("code", "preformat")),
    note_labels=("symbol",),
)  # fmt: skip


_OTHER_DATES = frozenset(("retracted", "corrected", "preprint", "received", "accepted", "rev-recd", "update"))
"""What `pub-date` may date besides the publication (JATS 1.3, values of @date-type)."""


def confidence(payload: bytes, about: About) -> int:
    """95 for an article with a front, a version of the DTD or its document type."""
    return 95 if root_is(payload, _ROOT) and b"docbook" not in payload[:4096].lower() else 0


def read(payload: bytes, about: About) -> Reading:
    """The article with its notes."""
    return read_scholarly(payload, about, FORMAT, _GRAMMAR, _facts)


def _facts(root: Element) -> tuple[Claim, ...]:
    """What `article-meta` and `journal-meta` state."""
    claims = []
    front = next((part for part in elements(root) if local(part) in ("front", "book-meta")), None)
    for part in elements(front) if front is not None else ():
        tag = local(part)
        if tag == "article-title" and all_text(part):
            claims.append(Claim("title", all_text(part), "JATS article-title"))
        elif tag == "contrib" and attribute(part, "contrib-type") in ("author", "") and _name(part):
            claims.append(Claim("authors", _name(part), "JATS contrib"))
        elif tag == "publisher-name" and all_text(part):
            claims.append(Claim("publisher", all_text(part), "JATS publisher-name"))
        elif tag == "license" and (attribute(part, "href") or all_text(part)):
            claims.append(Claim("licence", attribute(part, "href") or all_text(part), "JATS license"))
        elif tag == "pub-date" and attribute(part, "date-type") not in _OTHER_DATES and _date(part):
            claims.append(Claim("published", _date(part), "JATS pub-date"))
    if front is not None:
        claims += article_claims(published_in(front))
    if attribute(root, "lang"):
        claims.append(Claim("language", attribute(root, "lang"), "JATS xml:lang"))
    return tuple(claims)


def _name(contributor: Element) -> str:
    """A contributor's name as one reads it: given names, surname."""
    parts = {local(part): all_text(part) for part in elements(contributor)}
    whole = f"{parts.get('given-names', '')} {parts.get('surname', '')}".strip()
    return whole or parts.get("string-name", "") or parts.get("collab", "")


def _date(stated: Element) -> str:
    """A date as ISO 8601, as far as it is stated.

    >>> from lxml import etree
    >>> _date(etree.fromstring("<pub-date><year>2021</year><month>3</month></pub-date>"))
    '2021-03'
    """
    parts = {local(part): all_text(part) for part in stated}
    date = parts.get("year", "")
    for smaller in ("month", "day"):
        if not (date and parts.get(smaller, "").isdecimal()):
            break
        date += f"-{int(parts[smaller]):02d}"
    return date
