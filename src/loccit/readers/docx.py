"""Word files (DOCX) → `Reading`: the body as it stands with all changes accepted, then notes, comments, running heads.

Foot- and endnotes come behind the body in the order of their references; insertions are read, deletions are not, and
a finding says so; comments and running heads are blocks of their own with the cues `comment` and `page-head`. A web
page inside the file, as programs save it that write "Word" out of HTML, is read in its place.

Numbers that were typed (`[1]`, `(1)`) mark notes only where a whole list of these is there; those of laws and
judgments (`section 36(2)(b)`, `at [28]`) are words.
Numbers that Word prints and the file does not hold are computed: before a heading they are text, of a paragraph they
stand in its locator (`paragraph 57, number 20(b)`; `item (b)` where the number says no place alone), of a note they are
its label. A paragraph that has a level of the outline and is a sentence heads nothing.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import partial

from loccit.model import About, Claim, Reading
from loccit.readers import _limits
from loccit.readers._compose import Composer
from loccit.readers._docx_body import Body
from loccit.readers._docx_chunks import reading_of_chunk
from loccit.readers._docx_numbering import Numbering, note_count
from loccit.readers._docx_parts import Related, claims_of, language_of, relations, styles_of, xml_part
from loccit.readers._format import Format
from loccit.readers._xml import Element
from loccit.readers._zip import Package, is_called, names_in

FORMAT = Format(
    "docx",
    (".docx", ".docm", ".dotx"),
    ("application/vnd.openxmlformats-officedocument.wordprocessingml.document",),
    ("notes", "tables", "metadata", "links"),
    ("lxml",),
)

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_LOCKED = "EncryptedPackage".encode("utf-16-le")


def confidence(payload: bytes, about: About) -> int:
    """95 for a package with a Word body, 20 for a damaged one; 60 for workbooks, slides, old .doc (refused)."""
    if payload.startswith(_OLE):
        return 60
    names = names_in(payload)
    if "[Content_Types].xml" in names and any(name.startswith("word/") for name in names):
        return 95
    if "[Content_Types].xml" in names or _is_of_pages(names):
        return 60
    return 20 if not names and is_called(payload, about.name, FORMAT.extensions) else 0


def read(payload: bytes, about: About) -> Reading:
    """The document with its notes. Raises `UnreadableError` (R106, R109, R104, R110)."""
    if payload.startswith(_OLE):
        _refuse_ole(payload, about.name)
    package = Package(payload, about.name)
    if not any(name.startswith("word/") for name in package.names()):
        if _is_of_pages(package.names()):
            what = "is a document of Pages, Numbers or Keynote."
            _limits.refuse("R102", about.name, what, "export it as Word or PDF, and add that.")
        _limits.refuse("R102", about.name, "is a workbook, slides or the like.", "save it as PDF, and add that.")
    path = _body_path(package)
    composer = Composer(FORMAT, about.name)
    root = xml_part(package, path, composer.findings)
    if root is None:
        _limits.refuse("R106", about.name, "has no document inside.", "open it in Word, and save it anew.")
    related = relations(package, path)
    numbering = Numbering(_part(package, related, "numbering"))
    styled = _part(package, related, "styles")
    styles = styles_of(styled)
    body = Body(composer, styles, related, numbering, partial(reading_of_chunk, package))
    settings = _part(package, related, "settings")
    for kind in ("footnote", "endnote"):
        path_of_notes = _path_of(related, f"{kind}s")
        if path_of_notes:
            notes = xml_part(package, path_of_notes, composer.findings)
            count = note_count(kind, settings, root)
            body.learn_notes(kind, notes, relations(package, path_of_notes), count)
    body.write(root)
    composer.flush_notes()
    body.write_comments(_part(package, related, "comments"))
    for relation in related.values():
        if relation.type in ("header", "footer"):
            body.write_running(relation.type, xml_part(package, relation.target))
    composer.claims += (*_claims(package), *language_of(styled))
    return composer.reading()


def _body_path(package: Package) -> str:
    for relation in relations(package, "").values():
        if relation.type == "officeDocument" and relation.target in package:
            return relation.target
    return "word/document.xml"


def _path_of(related: dict[str, Related], kind: str) -> str:
    of_kind = (relation.target for relation in related.values() if relation.type == kind and not relation.is_outside)
    return next(of_kind, "")


def _part(package: Package, related: dict[str, Related], kind: str) -> Element | None:
    path = _path_of(related, kind)
    return xml_part(package, path) if path else None


def _claims(package: Package) -> tuple[Claim, ...]:
    root = xml_part(package, "docProps/core.xml")
    return claims_of(root, "docProps/core.xml")


def _is_of_pages(names: Iterable[str]) -> bool:
    """Whether a package is one of Apple's Pages, Numbers or Keynote."""
    return any(name.startswith("Index/") and name.endswith(".iwa") for name in names)


def _refuse_ole(payload: bytes, name: str) -> None:
    if _LOCKED in payload:
        _limits.refuse("R109", name, "is locked by a password.", "unlock it in Word, and add the unlocked copy.")
    is_text = not name.lower().endswith((".xls", ".ppt", ".msg", ".pps", ".vsd", ".pub"))
    _limits.refuse(
        "R102",
        name,
        f"is an office file of the old binary kind{' (.doc)' if is_text else ''}.",
        f"save it as {'.docx' if is_text else 'PDF'}, and add that.",
    )
