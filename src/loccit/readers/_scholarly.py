"""Scholarly XML (JATS, TEI, DocBook, FictionBook) → `Reading`: one walk, with a grammar for each vocabulary.

A note that stands inside a paragraph is told behind the body, and a Link with the cue `doc-noteref` and no extent
stays at its place; a note that stands apart keeps its place. What a grammar does not know is a part of the block
around it, or a paragraph where there is none, so no words are lost.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import partial

from lxml import etree

from loccit.model import REGISTER, About, Claim, Reading
from loccit.readers._compose import Composer
from loccit.readers._format import Format
from loccit.readers._scholarly_grammar import Grammar
from loccit.readers._scholarly_pages import without_page_numbers
from loccit.readers._xml import (
    Element,
    all_text,
    attribute,
    elements,
    entity_text,
    has_words,
    is_glued_before,
    is_glued_behind,
    local,
    tree_of,
)

Facts = Callable[[Element], tuple[Claim, ...]]


def read_scholarly(payload: bytes, about: About, form: Format, grammar: Grammar, facts: Facts) -> Reading:
    """The document with its notes. Raises `UnreadableError` (R104, R106, R107, R110)."""
    root, findings = tree_of(payload, about.name)
    composer = Composer(form, about.name)
    composer.findings += findings
    composer.claims += facts(root)
    _Walk(composer, without_page_numbers(grammar, root), root).write(root)
    return composer.reading()


def root_is(payload: bytes, shape: re.Pattern[bytes]) -> bool:
    """Whether the document's element, within the first 8 kB, is so; markup alone stands before it."""
    head = payload[:8192].lstrip(b"\xef\xbb\xbf \t\r\n")
    return head.startswith(b"<") and shape.search(head) is not None


class _Walk:
    """Tells a document to a composer. Elements nest at most 256 deep (`_xml`), so the walk may recurse."""

    def __init__(self, composer: Composer, grammar: Grammar, root: Element) -> None:
        self._composer = composer
        self._grammar = grammar
        self._depth = self._lists = self._quotes = self._blocks = 0
        self._is_listed = False
        self._label, self._behind_label = "", -1
        self._notes: dict[str, Element] = {}
        self._anchors: dict[str, str] = {}
        made = 0
        for element in elements(root):
            if self._is_note(element):
                name = attribute(element, "id")
                if not name:
                    made += 1
                    name = f"note-{made}"
                    element.set("id", name)
                self._notes[name] = element
                for target in attribute(element, "target").split():
                    self._anchors.setdefault(target.removeprefix("#"), name)

    def write(self, root: Element) -> None:
        """Tells everything from this element on."""
        self._children(root)
        self._composer.end()
        self._say_label()

    def _is_note(self, element: Element) -> bool:
        return local(element) in self._grammar.notes or self._grammar.is_note(element)

    def _children(self, element: Element) -> None:
        if element.text:
            self._composer.say(str(element.text))
        for child in element:
            if isinstance(child.tag, str):
                self._tell(child)
            elif child.tag is etree.Entity:
                self._composer.say(entity_text(child))
            if child.tail:
                self._composer.say(str(child.tail))

    def _tell(self, element: Element) -> None:
        tag, grammar = local(element), self._grammar
        if grammar.is_unseen(element):
            return
        if element.get("break") == "no":
            self._composer.join_words()
        elif tag in grammar.breaks:
            self._composer.break_line()
        anchor = attribute(element, "id")
        if element.get("id") in self._anchors or anchor in self._anchors:
            self._refer(self._composer.place, self._anchors[anchor])
        if tag in grammar.choices:
            self._choice(element)
        elif anchor in self._notes and self._is_note(element) and not self._is_listed:
            self._note(element)
        elif tag in grammar.labels and tag not in grammar.titles:
            self._tell_label(all_text(element))
        elif grammar.is_listed(element) and not self._blocks:
            self._entry(element)
        elif tag in grammar.loose and grammar.holds_blocks(element):
            self._nested(element, tag)
        elif grammar.is_block(tag) and not (self._blocks and grammar.is_spaced(element)):
            self._block(element, tag)
        elif any(attribute(element, name) for name in grammar.pointers):
            self._pointer(element)
        else:
            self._nested(element, tag)

    def _choice(self, choice: Element) -> None:
        """Of several readings of one place one, and the notes on it."""
        chosen = self._grammar.chosen(choice)
        if chosen is None:
            self._children(choice)
            return
        self._tell(chosen)
        for child in choice:
            if child is not chosen and self._is_note(child):
                self._tell(child)

    def _nested(self, element: Element, tag: str) -> None:
        """What holds blocks, and what is part of one."""
        grammar = self._grammar
        is_section, is_list, is_quote = tag in grammar.sections, tag in grammar.lists, tag in grammar.quotes
        holds = is_section or is_list or is_quote or tag in grammar.items or tag in grammar.loose
        holds = holds or grammar.is_register(element)
        if not holds and not self._blocks and not self._composer.is_open and has_words(element):
            self._block(element, "")
            return
        if holds and not self._blocks:
            self._composer.end()
        is_spaced = self._is_listed or grammar.is_spaced(element)
        if is_spaced and is_glued_before(element):
            self._composer.say(" ")
        start = self._composer.place
        self._depth += is_section
        self._lists += is_list
        self._quotes += is_quote
        self._children(element)
        self._depth -= is_section
        self._lists -= is_list
        self._quotes -= is_quote
        if is_spaced and is_glued_behind(element):
            self._composer.say(" ")
        if holds and not self._blocks:
            self._composer.end()
        if attribute(element, "id"):
            self._composer.target(start, attribute(element, "id"), cues=(tag,))

    # -- blocks

    def _block(self, element: Element, tag: str) -> None:
        """A block; inside another one (a paragraph of a cell, of a note) it is a line of that."""
        if self._blocks:
            self._break_line()
            self._children(element)
            self._break_line()
            return
        kind, level, cues = self._grammar.kind_of(tag, depth=self._depth, lists=self._lists, quotes=self._quotes)
        self._blocks += 1
        where = f"line {element.sourceline}" if element.sourceline else ""
        start = self._composer.place
        with self._composer.one_block(
            kind, level=level, locator=where, cues=cues, verbatim=tag in self._grammar.verbatim
        ):
            self._say_label()
            self._cells(element) if kind == "row" else self._children(element)
        self._blocks -= 1
        if attribute(element, "id"):
            is_entry = tag in self._grammar.entries
            self._composer.target(
                start, attribute(element, "id"), cues=(tag, "doc-biblioentry") if is_entry else (tag,)
            )

    def _entry(self, entry: Element) -> None:
        """An entry of a register: a row, each part of it a cell."""
        self._is_listed, self._blocks = True, 1
        with self._composer.one_block("row", locator=f"line {entry.sourceline}", cues=(REGISTER,)):
            start = told = self._composer.place
            self._say_label()
            self._composer.say(str(entry.text or ""))
            for part in entry:
                if told < self._composer.place:
                    self._composer.cell(close=True)
                told = self._composer.place
                if isinstance(part.tag, str):
                    self._tell(part)
                self._composer.say(str(part.tail or "").strip())
            self._composer.target(start, attribute(entry, "id"), cues=(local(entry),))
        self._is_listed, self._blocks = False, 0

    def _break_line(self) -> None:
        """A line ends, unless a note's label alone stands on it."""
        if self._composer.place != self._behind_label:
            self._composer.break_line()

    def _tell_label(self, label: str) -> None:
        """A label goes with the words that follow it: those of the open block, or those of the next one."""
        if self._blocks:
            self._composer.say(label + " ")
            self._behind_label = self._composer.place
        else:
            self._label = f"{self._label} {label}".strip()

    def _say_label(self) -> None:
        label, self._label = self._label, ""
        if label:
            self._composer.say(label + " ")
            self._behind_label = self._composer.place

    def _cells(self, row: Element) -> None:
        """The cells of a row, a tab between them; what else stands in it is told as it comes."""
        if row.text:
            self._composer.say(str(row.text))
        told = 0
        for cell in row:
            is_cell = local(cell) in self._grammar.cells
            if is_cell and told:
                self._composer.cell()
            told += is_cell
            if is_cell:
                self._children(cell)
            elif isinstance(cell.tag, str):
                self._tell(cell)
            if cell.tail:
                self._composer.say(str(cell.tail))

    # -- notes

    def _note(self, note: Element) -> None:
        """A note inside a block is told behind the body; one that stands apart is a block here."""
        anchor = attribute(note, "id")
        label = next((attribute(note, name) for name in self._grammar.note_labels if attribute(note, name)), "")
        printed = next((child for child in note if local(child) in self._grammar.labels), None)
        if self._blocks:
            start = self._composer.place
            if printed is not None:
                label = all_text(printed)
                self._composer.say(label)
            if not attribute(note, "target"):
                self._refer(start, anchor, label)
            self._composer.wait(
                anchor, partial(self._note_words, note), cues=("doc-footnote",), locator=f"line {note.sourceline}"
            )
            return
        where = f"line {note.sourceline}" if note.sourceline else ""
        self._blocks += 1
        with self._composer.one_block("paragraph", locator=where, cues=("doc-footnote",)):
            if printed is not None:
                label = all_text(printed)
                self._composer.say(label + " ")
            start = self._behind_label = self._composer.place
            self._note_words(note)
            cues = ("doc-footnote", f"label:{label}") if label else ("doc-footnote",)
            self._composer.target(start, anchor, cues=cues)
        self._blocks -= 1

    def _note_words(self, note: Element) -> None:
        """The words of a note, without its label, which is told where it is printed."""
        outer, self._blocks = self._blocks, 1
        if note.text:
            self._composer.say(str(note.text))
        printed = next((child for child in note if local(child) in self._grammar.labels), None)
        for child in note:
            if isinstance(child.tag, str) and child is not printed:
                self._tell(child)
            elif child.tag is etree.Entity:
                self._composer.say(entity_text(child))
            if child.tail:
                self._composer.say(str(child.tail))
        self._blocks = outer

    def _refer(self, start: int, anchor: str, label: str = "") -> None:
        cues = ("doc-noteref", f"label:{label}") if label else ("doc-noteref",)
        self._composer.link(start, anchor, anchor=f"{anchor}-ref", cues=cues)

    def _pointer(self, element: Element) -> None:
        """An element that points at others: at notes, at entries of a bibliography, at a place on the web."""
        start = self._composer.place
        self._children(element)
        said = next(attribute(element, name) for name in self._grammar.pointers if attribute(element, name))
        names = said.split() if not re.match(r"[a-z]+:", said) else [said]
        for name in names[:50]:
            target = name.removeprefix("#")
            cues = self._grammar.cues_of_pointer(element, is_of_note=target in self._notes)
            self._composer.link(start, target, anchor=attribute(element, "id"), cues=cues)
