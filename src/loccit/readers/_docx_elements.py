"""What single elements of a Word file say: small questions, asked by its body."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from loccit.readers._xml import Element, attribute, local


class Field:
    """A field whose end has not come: what it is told to show, and where that begins."""

    def __init__(self, instruction: str) -> None:
        self.instruction = instruction
        self.start: int | None = None


def instruction(begin: Element) -> str:
    """The instruction of the field that begins here: the words of `instrText` up to the next field character."""
    run = begin.getparent()
    said: list[str] = []
    siblings: Iterable[Element] = run.itersiblings() if run is not None else ()
    for sibling in siblings:
        parts = list(sibling)
        if any(local(part) == "fldChar" for part in parts) or len(said) > 50:
            break
        said += [str(part.text or "") for part in parts if local(part) == "instrText"]
    return "".join(said)


def bookmarked_notes(root: Element) -> dict[str, str]:
    """The notes at whose references bookmarks stand, by the bookmark's name: of several in one the first."""
    notes: dict[str, str] = {}
    open_names: dict[str, str] = {}
    for element in root.iter():
        tag = local(element)
        if tag == "bookmarkStart":
            open_names[attribute(element, "id")] = attribute(element, "name")
        elif tag == "bookmarkEnd":
            open_names.pop(attribute(element, "id"), None)
        elif tag in ("footnoteReference", "endnoteReference"):
            for name in open_names.values():
                notes.setdefault(name, f"{tag.removesuffix('Reference')}-{attribute(element, 'id')}")
    return notes


def named(element: Element, tag: str) -> Iterator[Element]:
    """Children of that name."""
    return (child for child in element if local(child) == tag)


def through(element: Element, tag: str) -> Iterator[Element]:
    """Children of that name, also inside content controls and insertions."""
    for child in element:
        if local(child) == tag:
            yield child
        elif local(child) in ("sdt", "sdtContent", "ins", "customXml", "moveTo", "smartTag"):
            yield from through(child, tag)


def is_hidden(run: Element) -> bool:
    """Whether a run's words do not show on the page."""
    properties = next(named(run, "rPr"), None)
    vanish = next(named(properties, "vanish"), None) if properties is not None else None
    return vanish is not None and attribute(vanish, "val") not in ("0", "false", "off")


def is_deleted(row: Element) -> bool:
    """Whether a row of a table was taken out."""
    return any(local(change) == "del" for properties in named(row, "trPr") for change in properties)


def is_counted(paragraph: Element) -> bool:
    """Whether a paragraph takes a number of its list: not where its mark was deleted, so that it is one with the next,
    nor where it is empty and nobody sees it: at the end of a section, in a cell that is one with the cell above."""
    properties = next(named(paragraph, "pPr"), None)
    if properties is None:
        return True
    if any(local(change) == "del" for mark in named(properties, "rPr") for change in mark):
        return False
    is_unseen = next(named(properties, "sectPr"), None) is not None or _is_of_cell_above(paragraph.getparent())
    return not is_unseen or next(paragraph.iter("{*}t"), None) is not None


def _is_of_cell_above(parent: Element | None) -> bool:
    if parent is None or local(parent) != "tc":
        return False
    merges = (part for properties in named(parent, "tcPr") for part in named(properties, "vMerge"))
    return any(attribute(merge, "val") in ("", "continue") for merge in merges)
