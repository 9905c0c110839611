"""What a PDF states of itself: its Info dictionary, its catalog, its XMP packet (ISO 16684-1) → claims.

When a file was made or changed is no date of publication; a publisher says that one in PRISM's elements.
"""

from __future__ import annotations

import ctypes
import re
from collections.abc import Iterator
from typing import Any

from lxml import etree

from loccit.errors import UnreadableError
from loccit.model import Claim
from loccit.readers._article import Stated, article_claims
from loccit.readers._xml import Element, all_text, elements, local, tree_of

_PACKET = re.compile(rb"<x:xmpmeta\b[^>]{0,500}>.{0,500000}?</x:xmpmeta>", re.DOTALL)
_OF_A_PDF = b"application/pdf"
_MOST_PACKETS = 20
_FIELDS = {
    ("dc", "title"): "title",
    ("dc", "creator"): "authors",
    ("dc", "publisher"): "publisher",
    ("dc", "rights"): "licence",
    ("dc", "language"): "language",
    ("rights", "WebStatement"): "licence",
    ("prism", "publicationDate"): "published",
    ("prism", "coverDate"): "published",
}
"""Elements of XMP, by the vocabulary and the name; `rights` is XMP's own vocabulary of rights."""
_PRISM = "http://prismstandard.org/namespaces/"
_PARTS = {
    "publicationName": "journal",
    "volume": "volume",
    "number": "issue",
    "startingPage": "first",
    "endingPage": "last",
    "pageRange": "range",
    "doi": "doi",
}
_VOCABULARIES = (
    ("http://purl.org/dc/elements/1.1/", "dc"),
    ("http://ns.adobe.com/xap/1.0/rights/", "rights"),
    (_PRISM, "prism"),
)


def claims_of_pdf(document: Any, payload: bytes) -> tuple[Claim, ...]:
    """Title and authors, publisher, licence, date of publication and language, where the file states them.

    `document` is pypdfium2's. What is stated in both places is one claim.
    """
    claims = [*_of_packet(payload), *_of_info(document)]
    language = _language(document)
    if language:
        claims.append(Claim("language", language, "PDF Lang"))
    unlike = {(claim.field, claim.value): claim for claim in reversed(claims)}
    return tuple(claim for claim in claims if unlike[claim.field, claim.value] is claim)


def _of_info(document: Any) -> list[Claim]:
    stated = document.get_metadata_dict(skip_empty=True)
    title = _words(str(stated.get("Title", "")))
    claims = [Claim("title", title, "PDF Title")] if title else []
    authors = _words(str(stated.get("Author", ""))).split(";")
    return claims + [Claim("authors", author.strip(), "PDF Author") for author in authors if author.strip()]


def _of_packet(payload: bytes) -> list[Claim]:
    """What the XMP packet of the document says; pictures inside have packets of their own, which say another kind."""
    packets = [found.group() for found, _ in zip(_PACKET.finditer(payload), range(_MOST_PACKETS), strict=False)]
    root = _one_of(packets, _OF_A_PDF)
    claims = [] if root is None else [claim for element in elements(root) for claim in _stated_by(element)]
    root = _one_of(packets, _PRISM.encode())  # no picture has these, and not every publisher states the kind
    return claims if root is None else [*claims, *article_claims(_published_in(root))]


def _one_of(packets: list[bytes], sign: bytes) -> Element | None:
    """The one packet that holds a sign; None where there are more, or it cannot be read."""
    own = [packet for packet in packets if sign in packet]
    if len(own) != 1:
        return None
    try:
        return tree_of(own[0], "XMP")[0]
    except (UnreadableError, etree.LxmlError):
        return None


def _published_in(root: Element) -> Iterator[Stated]:
    """Where an article came out, as publishers say it in PRISM (3.0), in elements or attributes."""
    found: dict[str, str] = {}
    for element in elements(root):
        stated = [(str(element.tag), all_text(element)), *((str(key), str(value)) for key, value in element.items())]
        for tag, words in stated:
            space, _, name = tag.removeprefix("{").rpartition("}")
            if space.startswith(_PRISM) and words.strip():
                found.setdefault(name, words)
    is_book = found.get("aggregationType", "").strip().lower() == "book"
    for name, part in _PARTS.items():
        if name in found:
            yield "book" if part == "journal" and is_book else part, found[name], f"PDF XMP prism:{name}"


def _stated_by(element: Element) -> list[Claim]:
    """The claims of one property; its values are the items of a list, or its own words, or an attribute."""
    claims = []
    field, name = _field_of(str(element.tag))
    if field:
        items = [all_text(part) for part in elements(element) if local(part) == "li"] or [all_text(element)]
        items = items[:1] if field in ("title", "licence") else items
        claims += [Claim(field, _words(item), f"PDF XMP {name}") for item in items if item.strip()]
    for key, value in element.attrib.items():
        field, name = _field_of(str(key))
        if field and str(value).strip():
            claims.append(Claim(field, _words(str(value)), f"PDF XMP {name}"))
    return claims


def _field_of(tag: str) -> tuple[str, str]:
    """The field that a property fills, and the property's short name; '' for others.

    >>> _field_of("{http://purl.org/dc/elements/1.1/}creator")
    ('authors', 'dc:creator')
    """
    space, _, name = tag.removeprefix("{").rpartition("}")
    prefix = next((short for long, short in _VOCABULARIES if space.startswith(long)), "")
    return _FIELDS.get((prefix, name), ""), f"{prefix}:{name}"


def _language(document: Any) -> str:
    """The language of the catalog, a tag of BCP 47; '' where it has none."""
    from pypdfium2 import raw

    size = raw.FPDFCatalog_GetLanguage(document.raw, None, 0)
    if not 2 < size <= 200:
        return ""
    buffer = ctypes.create_string_buffer(size)
    raw.FPDFCatalog_GetLanguage(document.raw, ctypes.cast(buffer, ctypes.POINTER(ctypes.c_ushort)), size)
    return buffer.raw.decode("utf-16-le", "replace").rstrip("\0").strip()


def _words(said: str) -> str:
    return " ".join(said.replace("\0", "").split())
