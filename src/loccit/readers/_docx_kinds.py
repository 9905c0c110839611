"""What a paragraph of a Word file is, by its style and its own properties: a heading, a list item, a quotation."""

from __future__ import annotations

import re

from loccit.readers._docx_elements import named
from loccit.readers._docx_parts import Style, kind_by_style, list_by_style, number
from loccit.readers._outlined import Outlined
from loccit.readers._xml import Element, attribute, local

_SET_IN = 400
"""Twentieths of a point from the margin from which a paragraph is set in."""
_COUNTED_BY_FIELD = re.compile(r"\s*LISTNUM\s+(?P<list>\d{1,6})\s+\\l\s+(?P<level>[1-9])")
"""A field that takes the next number of a list: takes ` LISTNUM 1 \\l 1`."""
_BODY = 9
"""The level of the outline that says "no heading"."""

Kind = tuple[str, int, tuple[str, ...]]
"""Kind, level and cues of a block."""


class Kinds:
    """Answers for the paragraphs of one file."""

    def __init__(self, styles: dict[str, Style]) -> None:
        self._styles = styles
        self._default = next((name for name, style in styles.items() if style.is_default), "")
        self._by_style: dict[tuple[str, bool, bool], Kind] = {}
        self._outlined = Outlined()

    def learn(self, root: Element) -> None:
        """Counts the paragraphs that have a level of the outline, by their styles."""
        for paragraph in root.iter("{*}p"):
            said = _said(paragraph)
            if self._told(said)[0] == "heading":
                self._outlined.learn(self._style(said), _words(paragraph))

    def kind_of(self, paragraph: Element, *, is_numbered: bool) -> Kind:
        """Its kind, level and cues; `is_numbered` says that Word prints a number before it."""
        said = _said(paragraph)
        kind, level, cues = self._told(said)
        if kind == "heading":
            if self._outlined.is_heading(self._style(said), _words(paragraph), is_numbered=is_numbered):
                return kind, level, cues
            kind, level, cues = self._without_outline(said)
        if "numPr" in said and kind in ("paragraph", "list_item"):
            numbering = {local(part): attribute(part, "val") for part in said["numPr"]}
            if numbering.get("numId") == "0":
                return "paragraph", 0, cues
            return "list_item", (number(numbering.get("ilvl", "")) or 0) + 1, cues
        if kind == "paragraph" and "ind" in said and _is_indented(said["ind"]):
            return kind, level, (*cues, "indented")
        return kind, level, cues

    def list_of(self, paragraph: Element) -> tuple[str, int]:
        """Its list and its level there, from itself or its style; '' or '0' for none. In one that was taken out of its
        list a field may count (ECMA-376, part 1, 17.16.5.34)."""
        said = _said(paragraph)
        list_id, level = list_by_style(self._styles, self._style(said))
        if "numPr" in said:
            numbering = {local(part): attribute(part, "val") for part in said["numPr"]}
            list_id = numbering.get("numId", list_id)
            level = number(numbering["ilvl"]) or 0 if "ilvl" in numbering else level
        if list_id == "0" and (field := _COUNTED_BY_FIELD.match(_instructions(paragraph))):
            return field["list"], int(field["level"]) - 1
        return list_id, level

    def _told(self, said: dict[str, Element]) -> Kind:
        """What its style and its own level of the outline tell."""
        own = number(attribute(said["outlineLvl"], "val")) if "outlineLvl" in said else None
        kind, level, cues = self._styled(self._style(said), is_body=own == _BODY)
        return ("heading", min(own + 1, 6), cues) if own is not None and 0 <= own < _BODY else (kind, level, cues)

    def _without_outline(self, said: dict[str, Element]) -> Kind:
        return self._styled(self._style(said), is_body=True, is_outlined=False)

    def _style(self, said: dict[str, Element]) -> str:
        return attribute(said["pStyle"], "val") if "pStyle" in said else self._default

    def _styled(self, style: str, *, is_body: bool, is_outlined: bool = True) -> Kind:
        asked = (style, is_body, is_outlined)
        if asked not in self._by_style:
            outline = _BODY if is_body else None
            self._by_style[asked] = kind_by_style(self._styles, style, outline=outline, is_outlined=is_outlined)
        return self._by_style[asked]


def _said(paragraph: Element) -> dict[str, Element]:
    """The properties of a paragraph, by name."""
    return {local(part): part for part in next(named(paragraph, "pPr"), ())}


def _style(said: dict[str, Element]) -> str:
    return attribute(said["pStyle"], "val") if "pStyle" in said else ""


def _instructions(paragraph: Element) -> str:
    return "".join(str(part.text or "") for part in paragraph.iter("{*}instrText"))


def _words(paragraph: Element) -> str:
    """The words of a paragraph without those of the boxes that hang on it, near enough to tell what it is."""
    parts = list(paragraph.iter("{*}t"))
    if next(paragraph.iter("{*}txbxContent"), None) is not None:
        parts = [part for part in parts if next(part.iterancestors("{*}p")) is paragraph]
    return "".join(str(part.text or "") for part in parts)


def _is_indented(indentation: Element) -> bool:
    """Whether a paragraph is set in from the margin, all its lines, as block quotations without a named style are."""
    left = number(attribute(indentation, "left") or attribute(indentation, "start")) or 0
    hanging = number(attribute(indentation, "hanging")) or 0
    return left - hanging >= _SET_IN
