"""What a PDF states of itself: its Info dictionary, its catalog, its XMP packet (ISO 16684-1) → claims.

When a file was made or changed is no date of publication; a publisher says that one in PRISM's elements.
"""

from __future__ import annotations

import ctypes
import re
from typing import Any

from lxml import etree

from loccit.errors import UnreadableError
from loccit.model import Claim
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
_VOCABULARIES = (
    ("http://purl.org/dc/elements/1.1/", "dc"),
    ("http://ns.adobe.com/xap/1.0/rights/", "rights"),
    ("http://prismstandard.org/namespaces/", "prism"),
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
    own = [packet for packet in packets if _OF_A_PDF in packet]
    if len(own) != 1:
        return []
    try:
        root, _ = tree_of(own[0], "XMP")
    except (UnreadableError, etree.LxmlError):
        return []
    return [claim for element in elements(root) for claim in _stated_by(element)]


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
