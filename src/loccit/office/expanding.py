"""Identifiers in a Word file (`[@ptrb01mktp]`) turned into footnotes, or into citations in parentheses."""

from __future__ import annotations

from collections.abc import Callable
from copy import deepcopy
from dataclasses import dataclass
from typing import Any

from lxml import etree

from loccit.office._package import XML_SPACE, W, WordFile, open_word_file, w
from loccit.office.groups import Group, find_groups, is_alone

_NOTE_TYPES = (("-1", "separator", "separator"), ("0", "continuationSeparator", "continuationSeparator"))

Write = Callable[[str], str | None]
"""The group as it stands in the draft → its citation, or None where it must stay as it is."""


@dataclass(frozen=True, slots=True)
class Expanded:
    """The new file; how many groups became citations, those that stayed because an identifier is not known (`left`),
    and the identifiers that stand among the words without a bracket, and stayed too (`bare`)."""

    payload: bytes
    count: int
    left: tuple[str, ...]
    bare: tuple[str, ...] = ()


def expand(payload: bytes, write: Write, *, as_notes: bool = True, name: str = "draft.docx") -> Expanded:
    """The file with its groups expanded; in notes that are there already, always in place. Raises R106."""
    file = open_word_file(payload, name)
    work = _Work(file, write)
    body = file.xml("word/document.xml")
    work.rewrite(body, as_notes=as_notes)
    parts = [part for part in ("word/footnotes.xml", "word/endnotes.xml") if file.has(part)]
    for part in parts:
        notes = file.xml(part)
        if work.rewrite(notes, as_notes=False):
            file.put(part, notes)
    if work.count:
        file.put("word/document.xml", body)
    work.write_notes()
    return Expanded(file.payload(), work.count, tuple(work.left), tuple(dict.fromkeys(work.bare)))


@dataclass(frozen=True, slots=True)
class _Styles:
    """The file's own styles for notes, by identifier (`Funotentext`); empty where it has none."""

    text: str = ""
    reference: str = ""

    def mark(self) -> Any:
        """The properties of a note's mark: the file's style, else raised."""
        properties = etree.Element(w("rPr"))
        if self.reference:
            etree.SubElement(properties, w("rStyle"), {w("val"): self.reference})
        else:
            etree.SubElement(properties, w("vertAlign"), {w("val"): "superscript"})
        return properties


def _note_styles(file: WordFile) -> _Styles:
    part = "word/styles.xml"
    styles = file.xml(part).iter(w("style")) if file.has(part) else ()
    named = {}
    for style in styles:
        name = style.find(w("name"))
        if name is not None:
            named[(name.get(w("val")) or "").lower()] = style.get(w("styleId"), "")
    return _Styles(named.get("footnote text", ""), named.get("footnote reference", ""))


class _Work:
    def __init__(self, file: WordFile, write: Write) -> None:
        self.file = file
        self.write = write
        self.count = 0
        self.left: list[str] = []
        self.bare: list[str] = []
        self.notes: list[tuple[str, str]] = []
        self.next_note = self._first_free()
        self.styles = _note_styles(file)

    def rewrite(self, root: Any, *, as_notes: bool) -> int:
        """Expands the groups of every paragraph; how many there were."""
        before = self.count
        for paragraph in list(root.iter(w("p"))):
            texts = [one for one in paragraph.iter(w("t")) if next(one.iterancestors(w("p"))) is paragraph]
            whole = "".join(one.text or "" for one in texts)
            is_boxed = (
                next(paragraph.iterancestors(w("txbxContent")), None) is not None
            )  # Word has no notes in text boxes
            groups, lone = find_groups(whole)
            if lone and not groups and is_alone(whole, lone):
                self._put_in_place(texts, whole)
                continue
            self.bare += [one.written for one in lone if self.write(one.written) is not None]
            for group in reversed(groups):
                self._expand(texts, group, as_notes=as_notes and not is_boxed)
        return self.count - before

    def _put_in_place(self, texts: list[Any], whole: str) -> None:
        """A paragraph that is nothing but identifiers, as a cell of a table may be, becomes their citation."""
        citation = self.write(whole.strip())
        if citation is not None:
            _replace(texts, 0, len(whole), citation)
            self.count += 1

    def _expand(self, texts: list[Any], group: Group, *, as_notes: bool) -> None:
        citation = self.write(group.written)
        if citation is None:
            self.left.append(group.written)
            return
        lead = "" if as_notes else " " * (group.end - group.start - len(group.written))
        text, place = _replace(texts, group.start, group.end, "" if as_notes else f"{lead}({citation})")
        if as_notes:
            self._refer(text, place, citation)
        self.count += 1

    def _refer(self, text: Any, place: int, citation: str) -> None:
        """Puts the mark of a note behind the place where the group stood; what follows in its run goes on behind."""
        number = str(self.next_note)
        self.next_note += 1
        self.notes.append((number, citation))
        run = next(text.iterancestors(w("r")))
        mark = etree.Element(w("r"))
        mark.append(self.styles.mark())
        etree.SubElement(mark, w("footnoteReference"), {w("id"): number})
        rest = _split(run, text, place)
        run.addnext(mark)
        if rest is not None:
            mark.addnext(rest)

    def _first_free(self) -> int:
        if not self.file.has("word/footnotes.xml"):
            return 1
        numbers = [int(one.get(w("id"), "0")) for one in self.file.xml("word/footnotes.xml")]
        return max([0, *numbers]) + 1

    def write_notes(self) -> None:
        """Adds the notes' texts to the part that holds them, which is made where there is none."""
        if not self.notes:
            return
        part = "word/footnotes.xml"
        notes = self.file.xml(part) if self.file.has(part) else _empty_notes()
        for number, citation in sorted(self.notes, key=lambda one: int(one[0])):
            notes.append(_note(number, citation, self.styles))
        self.file.put(part, notes)
        self.file.declare("footnotes")


def _replace(texts: list[Any], start: int, end: int, words: str) -> tuple[Any, int]:
    """Writes `words` over a stretch of the paragraph's text; the text element at which they stand, and the place in
    it behind them."""
    at = place = 0
    home = None
    for one in texts:
        content = one.text or ""
        first, last = max(start - at, 0), min(end - at, len(content))
        if first < last or (first == last == len(content) and home is None and at + len(content) >= end):
            put_in = words if home is None else ""
            one.text = content[:first] + put_in + content[last:]
            one.set(XML_SPACE, "preserve")
            if home is None:
                home, place = one, first + len(put_in)
        at += len(content)
    return home, place


def _split(run: Any, text: Any, place: int) -> Any:
    """Cuts a run at a place of one of its texts; the second half, or None where nothing is left."""
    content = text.text or ""
    behind = list(text.itersiblings())
    if place >= len(content) and not behind:
        return None
    rest = etree.Element(w("r"))
    properties = run.find(w("rPr"))
    if properties is not None:
        rest.append(deepcopy(properties))
    tail = etree.SubElement(rest, w("t"))
    tail.text = content[place:]
    tail.set(XML_SPACE, "preserve")
    rest.extend(behind)
    text.text = content[:place]
    return rest


def _empty_notes() -> Any:
    notes = etree.Element(w("footnotes"), nsmap={"w": W})
    for number, kind, element in _NOTE_TYPES:
        note = etree.SubElement(notes, w("footnote"), {w("type"): kind, w("id"): number})
        run = etree.SubElement(etree.SubElement(note, w("p")), w("r"))
        etree.SubElement(run, w(element))
    return notes


def _note(number: str, citation: str, styles: _Styles) -> Any:
    note = etree.Element(w("footnote"), {w("id"): number})
    paragraph = etree.SubElement(note, w("p"))
    if styles.text:
        etree.SubElement(etree.SubElement(paragraph, w("pPr")), w("pStyle"), {w("val"): styles.text})
    mark = etree.SubElement(paragraph, w("r"))
    mark.append(styles.mark())
    etree.SubElement(mark, w("footnoteRef"))
    words = etree.SubElement(etree.SubElement(paragraph, w("r")), w("t"))
    words.text = f" {citation}."
    words.set(XML_SPACE, "preserve")
    return note
