"""A Word file as its parts: read, changed in places, written again."""

from __future__ import annotations

import io
import re
import zipfile
from dataclasses import dataclass, field
from typing import Any

from lxml import etree

from loccit.errors import LoccitError

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_RELATION = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"
_TYPES = "http://schemas.openxmlformats.org/package/2006/content-types"
_MEDIA = "application/vnd.openxmlformats-officedocument.wordprocessingml.{}+xml"
_LARGEST = 200_000_000
"""Bytes that one part may unpack to."""
XML_SPACE = "{http://www.w3.org/XML/1998/namespace}space"


def w(name: str) -> str:
    """A name of WordprocessingML."""
    return f"{{{W}}}{name}"


@dataclass(slots=True)
class WordFile:
    """The parts of a Word file by name, in the order of the file; `changed` are the new bytes of some."""

    infos: list[zipfile.ZipInfo]
    parts: dict[str, bytes]
    name: str
    changed: dict[str, bytes] = field(default_factory=dict)

    def xml(self, part: str) -> Any:
        """A part as an element; no entity is resolved, nothing is fetched."""
        parser = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=True)
        try:
            return etree.fromstring(self.changed.get(part, self.parts[part]), parser)
        except etree.XMLSyntaxError as fault:
            raise _damaged(self.name, str(fault)) from fault

    def put(self, part: str, element: Any) -> None:
        """Replaces (or adds) a part."""
        self.changed[part] = etree.tostring(element, xml_declaration=True, encoding="UTF-8", standalone=True)

    def has(self, part: str) -> bool:
        """Whether the part is there."""
        return part in self.parts or part in self.changed

    def declare(self, kind: str) -> None:
        """Makes a new part of the document (`comments`, `footnotes`) known to it."""
        types = self.xml("[Content_Types].xml")
        name = f"/word/{kind}.xml"
        if not any(one.get("PartName") == name for one in types):
            etree.SubElement(types, f"{{{_TYPES}}}Override", PartName=name, ContentType=_MEDIA.format(kind))
            self.put("[Content_Types].xml", types)
        rels = "word/_rels/document.xml.rels"
        relations = self.xml(rels) if self.has(rels) else etree.Element(f"{{{_RELATIONS}}}Relationships")
        if not any(one.get("Type") == f"{_RELATION}/{kind}" for one in relations):
            numbers = [
                int(found.group(1)) for one in relations if (found := re.fullmatch(r"rId(\d+)", one.get("Id", "")))
            ]
            identifier = f"rId{max(numbers, default=0) + 1}"
            etree.SubElement(
                relations,
                f"{{{_RELATIONS}}}Relationship",
                Id=identifier,
                Type=f"{_RELATION}/{kind}",
                Target=f"{kind}.xml",
            )
            self.put(rels, relations)

    def payload(self) -> bytes:
        """The file's bytes; new parts bear the earliest date that a zip file knows, so that equal input gives equal
        output."""
        written = io.BytesIO()
        with zipfile.ZipFile(written, "w", zipfile.ZIP_DEFLATED) as package:
            for info in self.infos:
                package.writestr(info, self.changed.get(info.filename, self.parts[info.filename]))
            for part in self.changed:
                if part not in self.parts:
                    package.writestr(zipfile.ZipInfo(part, (1980, 1, 1, 0, 0, 0)), self.changed[part])
        return written.getvalue()


def open_word_file(payload: bytes, name: str) -> WordFile:
    """The parts of a Word file. Raises R106."""
    try:
        with zipfile.ZipFile(io.BytesIO(payload)) as package:
            infos = package.infolist()
            if sum(info.file_size for info in infos) > _LARGEST:
                raise _damaged(name, "its parts are too large")
            file = WordFile(infos, {info.filename: package.read(info) for info in infos}, name)
    except (zipfile.BadZipFile, NotImplementedError, RuntimeError, EOFError, OSError) as fault:
        raise _damaged(name, str(fault)) from fault
    if not file.has("word/document.xml") or not file.has("[Content_Types].xml"):
        raise _damaged(name, "it has no document inside")
    return file


def text_of(run: Any) -> str:
    """The words of a run."""
    return "".join(_words(child) for child in run)


def _words(child: Any) -> str:
    if child.tag == w("t"):
        return child.text or ""
    return {w("tab"): "\t", w("br"): "\n", w("noBreakHyphen"): "\u2011"}.get(child.tag, "")


def _damaged(name: str, why: str) -> LoccitError:
    return LoccitError("R106", f"{name} cannot be read as a Word file ({why}).", next_step="save it anew as .docx.")
