"""OpenDocument texts (ODT, and FODT in one XML file) → `Reading`: the body, then its notes, then its comments.

The number of a note is stored where it refers, so it stays in the text there (it is printed); the note's own text
comes behind the body. What tracked changes deleted is not read, and a finding says so.
"""

from __future__ import annotations

import re

from loccit.model import About, Claim, Reading
from loccit.readers import _limits
from loccit.readers._compose import Composer
from loccit.readers._docx_parts import claims_of
from loccit.readers._format import Format
from loccit.readers._odt_body import Body, styles_of
from loccit.readers._xml import Element, all_text, elements, local, tree_of
from loccit.readers._zip import SIGNATURE, Package, is_called, names_in

FORMAT = Format(
    "odt",
    (".odt", ".fodt", ".ott"),
    ("application/vnd.oasis.opendocument.text", "application/vnd.oasis.opendocument.text-flat-xml"),
    ("notes", "tables", "metadata", "links"),
    ("lxml",),
)

_MIME = b"application/vnd.oasis.opendocument.text"
_FLAT = re.compile(rb"<office:document(?:-content)?[\s>]")


def confidence(payload: bytes, about: About) -> int:
    """95 for the mimetype or the parts of an ODT, or the root of a flat one; 20 for a damaged one by its name."""
    head = payload[:4096]
    if head.startswith(SIGNATURE):
        if _MIME in head or {"mimetype", "content.xml", "styles.xml"} <= names_in(payload):
            return 95
        return 20 * is_called(payload, about.name, FORMAT.extensions)
    is_text = _MIME in head or b"<office:text" in payload[:1_000_000]
    return 95 if is_text and _FLAT.search(head) else 0


def read(payload: bytes, about: About) -> Reading:
    """The document with its notes. Raises `UnreadableError` (R104, R106, R109, R110)."""
    composer = Composer(FORMAT, about.name)
    if payload.startswith(SIGNATURE):
        package = Package(payload, about.name)
        if b"encryption-data" in (package.part("META-INF/manifest.xml") or b""):
            _limits.refuse("R109", about.name, "is locked by a password.", "unlock it, and add the unlocked copy.")
        parts = {path: _root(package, path, composer) for path in ("content.xml", "styles.xml", "meta.xml")}
    else:
        root, findings = tree_of(payload, about.name, most=_limits.PACKED_MARKUP)
        composer.findings += findings
        parts = dict.fromkeys(("content.xml", "styles.xml", "meta.xml"), root)
    content = parts["content.xml"]
    text = next((element for element in elements(content) if local(element) == "text" and _is_body(element)), None)
    if text is None:
        _limits.refuse("R106", about.name, "has no text body.", "open it in the program that made it, save it anew.")
    body = Body(composer, {**styles_of(parts["styles.xml"]), **styles_of(content)})
    body.write(text)
    body.write_running(parts["styles.xml"])
    composer.claims += _claims(_part_of(parts["meta.xml"], "meta"))
    return composer.reading()


def _root(package: Package, path: str, composer: Composer) -> Element:
    payload = package.part(path)
    if payload is None:
        if path == "content.xml":
            _limits.refuse("R106", package.name, "has no content inside.", "open it in the program that made it.")
        payload = b"<nothing/>"
    root, findings = tree_of(payload, f"{package.name}: {path}", most=_limits.PACKED_MARKUP)
    composer.findings += findings
    return root


def _is_body(element: Element) -> bool:
    parent = element.getparent()
    return parent is not None and local(parent) == "body"


def _part_of(root: Element, tag: str) -> Element:
    return next((element for element in elements(root) if local(element) == tag), None)


def _claims(meta: Element | None) -> tuple[Claim, ...]:
    """What the file states; its author is who began it, `dc:creator` is who saved it last (ODF 1.3, 4.3.2.7)."""
    claims = claims_of(meta, "meta.xml")
    begun = [all_text(part) for part in elements(meta) if local(part) == "initial-creator"] if meta is not None else []
    if not any(begun):
        return claims
    others = (claim for claim in claims if claim.field != "authors")
    return (*others, *(Claim("authors", name, "meta.xml meta:initial-creator") for name in begun if name))
