"""The body of an OpenDocument text, told to a composer."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

from lxml import etree

from loccit.readers._compose import Composer
from loccit.readers._docx_parts import number, tracked_changes
from loccit.readers._outlined import Outlined
from loccit.readers._xml import Element, all_text, attribute, elements, entity_text, local

_UNSEEN = frozenset((
    "tracked-changes", "forms", "sequence-decls", "variable-decls", "user-field-decls", "scripts", "settings",
    "event-listeners", "table-column", "shapes", "index-title-template", "bibliography-source",
    "table-of-content-source", "illustration-index-source", "alphabetical-index-source", "user-index-source",
    "object-index-source", "table-index-source", "annotation-end", "dde-connection-decls", "glue-point",
    "note-citation", "binary-data",
))  # fmt: skip
_KIND_BY_STYLE = (
    (re.compile(r"quot(?:ations?|e)\b|block quotation|block text\Z", re.IGNORECASE), "quote"),
    (re.compile(r"preformatted|source code", re.IGNORECASE), "code"),
)
_CONTENTS = re.compile(r"(?:Contents|Figure Index|Table Index|Index) (?:\d|Heading)")
"""Built-in styles for lists of where things stand."""
_CAPTIONS = frozenset(("Caption", "Illustration", "Table", "Figure", "Drawing"))
_CUES = {"Title": "title", "Subtitle": "standfirst", "Author": "byline", "Date": "date"}
_CHAIN = 20
_LENGTH = re.compile(r"(\d{0,4}(?:\.\d{1,6})?)(cm|mm|in|pt)\Z")
_CENTIMETRES = {"cm": 1.0, "mm": 0.1, "in": 2.54, "pt": 0.0353}
_SET_IN = 0.7
"""Centimetres from the margin from which a paragraph is set in."""
_SPACES = 1_000
_AUTOMATIC = re.compile(r"P\d+")


@dataclass(frozen=True, slots=True)
class Style:
    """A paragraph style and what it is based on; `outline` 0 where it is no heading's; whether it is set in."""

    based_on: str
    outline: int
    is_indented: bool = False


def styles_of(root: Element) -> dict[str, Style]:
    """The paragraph styles of a part, by name."""
    styles = {}
    for style in elements(root):
        if local(style) == "style" and attribute(style, "family") == "paragraph":
            outline = number(attribute(style, "default-outline-level")) or 0
            indented = any(_is_indented(part) for part in style if local(part) == "paragraph-properties")
            styles[attribute(style, "name")] = Style(attribute(style, "parent-style-name"), outline, indented)
    return styles


def _is_indented(properties: Element) -> bool:
    """Whether a paragraph is set in from the margin by its own style, as block quotations without a named style are."""
    length = _LENGTH.match(attribute(properties, "margin-left"))
    return length is not None and float(length[1] or 0) * _CENTIMETRES[length[2]] >= _SET_IN


class Body:
    """Walks the text of one file. Elements nest at most 256 deep (`_xml`), so the walk may recurse."""

    def __init__(self, composer: Composer, styles: dict[str, Style]) -> None:
        self._composer = composer
        self._styles = styles
        self._outlined = Outlined()
        self._comments: list[Element] = []
        self._frames: list[Element] = []
        self._paragraphs = self._tables = self._depth = 0
        self._is_quoted = False
        self._handlers: dict[str, Callable[[Element], None]] = {
            "p": self._paragraph,
            "h": self._heading,
            "list": self._list,
            "table": self._table,
            "note": self._note,
            "note-ref": self._reference,
            "a": self._hyperlink,
            "s": lambda element: composer.say(" " * min(number(attribute(element, "c")) or 1, _SPACES)),
            "tab": lambda _: composer.say("\t"),
            "line-break": lambda _: composer.break_line(),
            "annotation": self._comments.append,
            "text-box": self._box,
            "bookmark": self._bookmark,
            "bookmark-start": self._bookmark,
            "reference-mark-start": self._bookmark,
            "ruby-text": lambda _: None,
        }

    def write(self, text: Element) -> None:
        """Tells the body with its notes behind it, then the comments."""
        for heading in text.iter("{*}h"):
            self._outlined.learn(self._named_style(heading), _words(heading))
        self._children(text)
        self._composer.flush_notes()
        for comment in self._comments:
            with self._composer.one_block("comment", locator="comment", cues=("comment",)):
                for child in comment:
                    if local(child) in ("p", "list"):
                        self._tell(child)
        changes = [element for element in elements(text) if local(element) == "changed-region"]
        if changes:
            deleted = sum(local(change) == "deletion" for region in changes for change in region)
            self._composer.find("tracked_changes", tracked_changes(deleted))

    def write_running(self, styles: Element) -> None:
        """Tells the running heads and feet, each once."""
        told = set()
        for element in elements(styles):
            tag = local(element)
            if tag in ("header", "footer") and (words := all_text(element)) not in told:
                told.add(words)
                cue = "page-number" if words.isdecimal() else "page-head" if tag == "header" else "page-foot"
                with self._composer.one_block("paragraph", locator=tag, cues=(cue,)):
                    self._children(element)

    # -- blocks

    def _children(self, element: Element) -> None:
        for child in element:
            self._tell(child)

    def _tell(self, element: Element) -> None:
        tag = local(element)
        handler = self._handlers.get(tag)
        if handler is not None:
            handler(element)
        elif tag and tag not in _UNSEEN and "svg-compatible" not in element.tag:
            self._mixed(element) if _is_inline(element) else self._children(element)

    def _mixed(self, element: Element) -> None:
        """An element with words of its own between its children."""
        if element.text:
            self._composer.say(str(element.text))
        for child in element:
            if isinstance(child.tag, str):
                self._tell(child)
            elif child.tag is etree.Entity:
                self._composer.say(entity_text(child))
            if child.tail:
                self._composer.say(str(child.tail))

    def _paragraph(self, element: Element) -> None:
        kind, level, cues = self._kind(attribute(element, "style-name"))
        if kind == "paragraph" and self._depth:
            kind, level = "list_item", self._depth
        self._block(element, kind, level, cues)

    def _heading(self, element: Element) -> None:
        style = self._named_style(element)
        if self._outlined.is_heading(style, _words(element), is_numbered=self._depth > 0):
            self._block(element, "heading", min(number(attribute(element, "outline-level")) or 1, 6), ())
        else:
            self._paragraph(element)

    def _named_style(self, element: Element) -> str:
        """The style of a heading by its name; a writer's own changes to it make an automatic one, `P12`."""
        name = attribute(element, "style-name")
        return self._styles[name].based_on if _AUTOMATIC.fullmatch(name) and name in self._styles else name

    def _block(self, element: Element, kind: str, level: int, cues: tuple[str, ...]) -> None:
        self._paragraphs += 1
        self._composer.begin(
            kind, level=level, locator=f"paragraph {self._paragraphs}", cues=cues, verbatim=kind == "code"
        )
        self._mixed(element)
        self._composer.end()
        frames, self._frames[:] = self._frames[:], []
        for frame in frames:
            self._children(frame)

    def _kind(self, name: str) -> tuple[str, int, tuple[str, ...]]:
        own = self._styles.get(name)
        for _ in range(_CHAIN):
            plain = name.replace("_20_", " ")
            if plain in _CUES:
                return ("heading", 1, ("title",)) if plain == "Title" else ("paragraph", 0, (_CUES[plain],))
            if plain in _CAPTIONS:
                return "caption", 0, ()
            if _CONTENTS.match(plain):
                return "paragraph", 0, ("toc",)
            for shape, kind in _KIND_BY_STYLE:
                if shape.match(plain):
                    return kind, 0, ()
            style = self._styles.get(name)
            if style is None:
                break
            name = style.based_on
        return "paragraph", 0, ("indented",) if own is not None and own.is_indented else ()

    def _list(self, element: Element) -> None:
        self._depth += 1
        self._children(element)
        self._depth -= 1

    def _table(self, element: Element) -> None:
        self._tables += 1
        table = self._tables
        rows = [row for row in elements(element) if local(row) == "table-row" and _owner(row, "table") is element]
        cells = [[cell for cell in row if local(cell) == "table-cell"] for row in rows]
        if all(len(row) < 2 for row in cells):  # a frame around paragraphs
            for row in rows:
                self._children(row)
            return
        for ordinal, row in enumerate(cells, 1):
            with self._composer.one_block("row", locator=f"table {table} row {ordinal}"):
                for place, cell in enumerate(row):
                    if place:
                        self._composer.cell()
                    self._children(cell)

    def _box(self, element: Element) -> None:
        self._frames.append(element)

    # -- words

    def _hyperlink(self, element: Element) -> None:
        start = self._composer.place
        self._mixed(element)
        self._composer.link(start, attribute(element, "href").removeprefix("#"))

    def _bookmark(self, element: Element) -> None:
        name = attribute(element, "name")
        if name:
            self._composer.target(self._composer.place, name, cues=("bookmark",))

    def _note(self, element: Element) -> None:
        kind = "endnote" if attribute(element, "note-class") == "endnote" else "footnote"
        anchor = attribute(element, "id") or f"{kind}-{id(element)}"
        label = "".join(str(part.text or "") for part in element if local(part) == "note-citation").strip()
        start = self._composer.place
        self._composer.say(label)
        self._composer.link(start, anchor, anchor=f"{anchor}-ref", cues=("doc-noteref", f"label:{label}"))
        self._composer.wait(anchor, partial(self._children, element), cues=(f"doc-{kind}",), locator=f"{kind} {label}")

    def _reference(self, element: Element) -> None:
        start = self._composer.place
        self._mixed(element)
        self._composer.link(start, attribute(element, "ref-name"), cues=("doc-noteref",))


def _words(heading: Element) -> str:
    """The words of a heading without those of its notes."""
    return "".join(heading.xpath(".//text()[not(ancestor::*[local-name()='note' or local-name()='annotation'])]"))


def _is_inline(element: Element) -> bool:
    """Whether the element may hold words itself, as a paragraph's parts do; sections, frames and cells do not."""
    return local(element) not in _HOLDERS


_HOLDERS = frozenset((
    "text", "section", "list-item", "list-header", "table-cell", "table-row", "table-rows", "table-header-rows",
    "table-of-content", "index-body", "index-title", "illustration-index", "table-index", "alphabetical-index",
    "bibliography", "user-index", "object-index", "note-body", "frame", "numbered-paragraph", "covered-table-cell",
    "header", "footer", "g", "annotation", "table-header-columns", "image", "object",
))  # fmt: skip


def _owner(element: Element, tag: str) -> Element:
    for outer in element.iterancestors():
        if local(outer) == tag:
            return outer
    return None
