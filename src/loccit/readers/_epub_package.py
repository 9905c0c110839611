"""What the package file of an e-book says: its pages in reading order, and what is known about the book."""

from __future__ import annotations

from dataclasses import dataclass

from loccit.model import Claim, Finding
from loccit.readers import _limits
from loccit.readers._docx_parts import claims_of
from loccit.readers._xml import Element, all_text, attribute, elements, local, tree_of
from loccit.readers._zip import Package, beside

_PAGES = frozenset(("application/xhtml+xml", "text/html", "text/x-oeb1-document", "application/x-dtbncx+xml"))
_FONT_LOCKS = ("http://www.idpf.org/2008/embedding", "http://ns.adobe.com/pdf/enc#RC")
"""Fonts are masked, not locked, by these; the text stays readable."""

_DATES = {"": "published", "publication": "published", "modification": "updated"}
"""What a date of EPUB 2 dates (OPF 2.0.1, 2.2.7); when the file was made says nothing of the book."""


@dataclass(frozen=True, slots=True)
class Book:
    """Paths inside the package: `spine` in reading order, all `pages`, and those that are `locked`."""

    spine: tuple[str, ...]
    pages: frozenset[str]
    locked: frozenset[str]
    claims: tuple[Claim, ...]
    findings: tuple[Finding, ...]


def book_of(package: Package) -> Book:
    """The book's package file, read. Raises `UnreadableError` (R106) where there is none."""
    path = _package_path(package)
    payload = package.part(path)
    if payload is None:
        _limits.refuse("R106", package.name, "has no package file inside.", "fetch it again.")
    root, findings = tree_of(payload, f"{package.name}: {path}")
    files = {
        attribute(element, "id"): (beside(path, attribute(element, "href")), attribute(element, "media-type"))
        for element in elements(root)
        if local(element) == "item"
    }
    named = [files.get(attribute(element, "idref")) for element in elements(root) if local(element) == "itemref"]
    spine = [found[0] for found in named if found is not None and found[1] != "image/svg+xml"]
    pages = frozenset(file for file, kind in files.values() if kind in _PAGES and not file.endswith(".ncx"))
    return Book(tuple(dict.fromkeys(spine)), pages, _locked(package), _claims(root), findings)


def _package_path(package: Package) -> str:
    payload = package.part("META-INF/container.xml")
    if payload is not None:
        root, _ = tree_of(payload, f"{package.name}: META-INF/container.xml")
        for element in elements(root):
            if local(element) == "rootfile" and attribute(element, "full-path") in package:
                return attribute(element, "full-path")
    return next((name for name in package.names() if name.endswith(".opf")), "content.opf")


def _locked(package: Package) -> frozenset[str]:
    payload = package.part("META-INF/encryption.xml")
    if payload is None:
        return frozenset()
    root, _ = tree_of(payload, f"{package.name}: META-INF/encryption.xml")
    locked = set()
    for element in elements(root):
        if local(element) != "EncryptedData":
            continue
        method = [attribute(part, "Algorithm") for part in elements(element) if local(part) == "EncryptionMethod"]
        if not (method and method[0].startswith(_FONT_LOCKS)):
            locked |= {attribute(part, "URI") for part in elements(element) if local(part) == "CipherReference"}
    return frozenset(locked)


def _claims(root: Element) -> tuple[Claim, ...]:
    """Dublin Core statements; a creator whose role is another than author is none."""
    roles = {
        attribute(element, "refines").removeprefix("#"): all_text(element)
        for element in reversed(list(elements(root)))
        if local(element) == "meta" and attribute(element, "property") == "role"
    }
    claims = [claim for claim in claims_of(root, "package") if claim.field != "authors"]
    for element in elements(root):
        words = all_text(element) if local(element) in ("creator", "date", "rights") else ""
        if not words:
            continue
        if local(element) == "creator":
            role = attribute(element, "role") or roles.get(attribute(element, "id"), "aut")
            if role == "aut":
                claims.append(Claim("authors", words, "package dc:creator"))
        elif local(element) == "rights":
            claims.append(Claim("licence", words, "package dc:rights"))
        elif attribute(element, "event") in _DATES:
            claims.append(Claim(_DATES[attribute(element, "event")], words, "package dc:date"))
    return tuple(claims)
