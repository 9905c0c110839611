"""The body of a Word file, told to a composer: paragraphs, tables, notes, fields, tracked changes."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import partial

from loccit.model import Reading
from loccit.readers._compose import Composer
from loccit.readers._docx_elements import (
    Field,
    bookmarked_notes,
    instruction,
    is_counted,
    is_deleted,
    is_hidden,
    named,
    through,
)
from loccit.readers._docx_kinds import Kinds
from loccit.readers._docx_numbering import NoteCount, Numbering
from loccit.readers._docx_parts import Related, Style, tracked_changes
from loccit.readers._xml import Element, attribute, local, own_words

_UNSEEN = frozenset((
    "pPr", "rPr", "sdtPr", "sdtEndPr", "tblPr", "tblGrid", "trPr", "tcPr", "sectPr", "instrText", "delText",
    "delInstrText", "fldData", "footnoteRef", "endnoteRef", "annotationRef", "separator", "continuationSeparator",
    "ffData", "binData", "posOffset", "align", "rt",
))  # fmt: skip
"""Elements whose words nobody sees on the page."""
_LEFT_OUT = frozenset(("del", "moveFrom"))
_WRITTEN = {"tab": "\t", "noBreakHyphen": "\u2011", "softHyphen": "\u00ad", "ptab": "\t"}
_LINK_FIELD = re.compile(r"\s*HYPERLINK\s+\"([^\"\s]+)\"")
_NOTE_FIELD = re.compile(r"\s*(NOTEREF|FTNREF)\s+(\S+)")
"""A field that repeats the number of a note: takes ` NOTEREF _Ref12 \\f \\h `."""


class Body:
    """Walks the parts of one Word file. Elements nest at most 256 deep (`_xml`), so the walk may recurse."""

    def __init__(
        self,
        composer: Composer,
        styles: dict[str, Style],
        related: dict[str, Related],
        numbering: Numbering,
        chunk: Callable[[str], Reading | None],
    ) -> None:
        self._composer = composer
        self._chunk = chunk
        self._kinds = Kinds(styles)
        self._related = related
        self._numbering = numbering
        self._hidden: list[str] = []
        self._notes: dict[str, Element] = {}
        self._related_to_notes: dict[str, dict[str, Related]] = {}
        self._known: dict[str, str] = {}
        self._counts = {"footnote": NoteCount(None), "endnote": NoteCount(None)}
        self._told: set[str] = set()
        self._bookmarked: dict[str, str] = {}
        self._boxes: list[Element] = []
        self._fields: list[Field] = []
        self._paragraphs = self._tables = self._deleted = 0
        self._where = "paragraph"
        self._handlers: dict[str, Callable[[Element], None]] = {
            "p": self._paragraph,
            "tbl": self._table,
            "t": self._words,
            "r": self._run,
            "hyperlink": self._hyperlink,
            "fldSimple": self._simple_field,
            "fldChar": self._field_character,
            "AlternateContent": self._alternative,
            "txbxContent": self._boxes.append,
            "bookmarkStart": self._bookmark,
            "footnoteReference": partial(self._reference, "footnote"),
            "endnoteReference": partial(self._reference, "endnote"),
            "sym": self._symbol,
            "altChunk": self._foreign,
        }

    # -- parts

    def learn_notes(self, kind: str, root: Element | None, related: dict[str, Related], count: NoteCount) -> None:
        """Keeps the notes of a part, which has relations of its own; separators are none."""
        self._counts[kind] = count
        self._related_to_notes[kind] = related
        for note in root if root is not None else ():
            if local(note) == kind and attribute(note, "type") in ("", "normal"):
                self._notes[f"{kind}-{attribute(note, 'id')}"] = note

    def write(self, root: Element) -> None:
        """Tells the body; its notes wait in the composer, with those that nothing refers to last."""
        self._bookmarked = bookmarked_notes(root)
        self._kinds.learn(root)
        self._children(root)
        self._composer.end()
        for anchor in self._notes:
            self._wait(anchor)
        if self._deleted or any(local(change) in ("ins", "moveTo") for change in root.iter()):
            self._composer.find("tracked_changes", tracked_changes(self._deleted))

    def write_comments(self, root: Element | None) -> None:
        """Tells the comments in the margin, a block each, apart from the text."""
        for comment in root if root is not None else ():
            if local(comment) == "comment":
                where = f"comment {attribute(comment, 'id')}"
                with self._composer.one_block("comment", locator=where, cues=("comment",)):
                    self._children(comment)

    def write_running(self, kind: str, root: Element | None) -> None:
        """Tells a running head or foot."""
        if root is not None:
            cue = "page-head" if kind == "header" else "page-foot"
            with self._composer.one_block("paragraph", locator=kind, cues=(cue,)):
                self._children(root)

    # -- blocks

    def _children(self, element: Element) -> None:
        for child in element:
            self._tell(child)

    def _tell(self, element: Element) -> None:
        tag = local(element)
        handler = self._handlers.get(tag)
        if handler is not None:
            handler(element)
        elif tag in _WRITTEN:
            self._composer.say(_WRITTEN[tag])
        elif tag in ("br", "cr"):
            self._composer.break_line()
        elif tag in _LEFT_OUT:
            self._deleted += 1
        elif tag and tag not in _UNSEEN:
            self._children(element)

    def _paragraph(self, element: Element) -> None:
        list_id, depth = self._kinds.list_of(element)
        label = self._numbering.count(list_id, depth) if is_counted(element) else ""
        kind, level, cues = self._kinds.kind_of(element, is_numbered=bool(label))
        self._paragraphs += 1
        locator = f"paragraph {self._paragraphs}"
        if label and kind != "heading":
            place = self._numbering.place(list_id, depth)
            locator += f", number {place}" if place else f", item {label}"
        self._composer.begin(kind, level=level, locator=locator, cues=cues, verbatim=kind == "code")
        if label and kind == "heading":
            self._composer.say(label + " ")
        self._children(element)
        self._composer.end()
        self._tell_hidden()
        boxes, self._boxes[:] = self._boxes[:], []
        for box in boxes:
            self._children(box)

    def _tell_hidden(self) -> None:
        """Words that the file hides, behind the paragraph that they stand in."""
        words, self._hidden[:] = "".join(self._hidden), []
        if words.strip():
            self._composer.begin("paragraph", locator=f"paragraph {self._paragraphs}", cues=("hidden",))
            self._composer.say(words)
            self._composer.end()

    def _table(self, element: Element) -> None:
        self._tables += 1
        table = self._tables
        rows = [row for row in through(element, "tr") if not is_deleted(row)]
        if all(len(list(through(row, "tc"))) < 2 for row in rows):  # a frame around paragraphs
            for row in rows:
                self._children(row)
            return
        for ordinal, row in enumerate(rows, 1):
            with self._composer.one_block("row", locator=f"table {table} row {ordinal}"):
                for place, cell in enumerate(through(row, "tc")):
                    if place:
                        self._composer.cell()
                    self._children(cell)

    # -- words

    def _words(self, element: Element) -> None:
        words = own_words(element) if len(element) else str(element.text or "")
        self._composer.say(words if attribute(element, "space") == "preserve" else words.strip(" \t\r\n"))

    def _run(self, element: Element) -> None:
        if is_hidden(element):
            self._hidden += (str(part.text or "") for part in element if local(part) == "t")
            return
        for place, child in enumerate(element):
            if attribute(child, "customMarkFollows") in ("1", "true", "on"):
                start = self._composer.place
                for mark in element[place + 1 :]:
                    self._tell(mark)
                self._refer(f"{local(child).removesuffix('Reference')}-{attribute(child, 'id')}", start)
                return
            self._tell(child)

    def _symbol(self, element: Element) -> None:
        code = attribute(element, "char")
        try:
            point = int(code, 16)
        except ValueError:
            return
        self._composer.say(chr(point) if 0x20 <= point < 0xD800 else "\ufffd")

    def _hyperlink(self, element: Element) -> None:
        start = self._composer.place
        self._children(element)
        relation = self._related.get(attribute(element, "id"))
        target = attribute(element, "anchor") or (relation.target if relation else "")
        if target:
            self._composer.link(start, target)

    def _bookmark(self, element: Element) -> None:
        name = attribute(element, "name")
        if name and name != "_GoBack":
            self._composer.target(self._composer.place, name, cues=("bookmark",))

    def _alternative(self, element: Element) -> None:
        choice = next(named(element, "Choice"), None)
        chosen = choice if choice is not None and len(choice) else next(named(element, "Fallback"), None)
        if chosen is not None:
            self._children(chosen)

    def _foreign(self, element: Element) -> None:
        """A file of another format, which Word shows in its place."""
        related = self._related.get(attribute(element, "id"))
        chunk = self._chunk(related.target) if related and not related.is_outside else None
        if chunk is None or not self._composer.take(chunk, related.target if related else ""):
            self._composer.find("read_in_part", "A document of another format is embedded in the file; it is not read.")

    # -- notes

    def _reference(self, kind: str, element: Element) -> None:
        self._refer(f"{kind}-{attribute(element, 'id')}", self._composer.place)

    def _refer(self, anchor: str, start: int) -> None:
        """A reference that prints nothing of its own bears the number that Word computes."""
        if start == self._composer.place and anchor not in self._known:
            self._known[anchor] = self._counts[anchor.partition("-")[0]].next()
        label = self._known.get(anchor, "")
        cues = ("doc-noteref", f"label:{label}") if label and start == self._composer.place else ("doc-noteref",)
        self._composer.link(start, anchor, anchor=f"{anchor}-ref", cues=cues)
        self._wait(anchor)

    def _wait(self, anchor: str) -> None:
        note = self._notes.get(anchor)
        if note is None or anchor in self._told:
            return
        self._told.add(anchor)
        kind = anchor.partition("-")[0]
        self._composer.wait(
            anchor, partial(self._note, kind, note), cues=(f"doc-{kind}",), locator=anchor.replace("-", " ")
        )

    def _note(self, kind: str, note: Element) -> None:
        self._related = self._related_to_notes[kind]
        self._children(note)

    # -- fields

    def _simple_field(self, element: Element) -> None:
        start = self._composer.place
        self._children(element)
        self._refer_again(attribute(element, "instr"), start)

    def _field_character(self, element: Element) -> None:
        kind = attribute(element, "fldCharType")
        if kind == "begin":
            self._fields.append(Field(instruction(element)))
        elif kind == "separate" and self._fields:
            self._fields[-1].start = self._composer.place
        elif kind == "end" and self._fields:
            field = self._fields.pop()
            if field.start is not None:
                self._refer_again(field.instruction, field.start)

    def _refer_again(self, instruction: str, start: int) -> None:
        """A link that is a field; or a second reference to a note: a field that repeats its number, by the bookmark
        around the first."""
        address = _LINK_FIELD.match(instruction)
        if address and start < self._composer.place:
            self._composer.link(start, address[1])
        found = _NOTE_FIELD.match(instruction)
        anchor = self._bookmarked.get(found[2]) if found else None
        if anchor is not None and start <= self._composer.place:
            self._composer.link(start, anchor, cues=("doc-noteref",))
