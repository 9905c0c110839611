"""What a Word file says besides its text: where its parts are, and what its styles mean."""

from __future__ import annotations

import re
from dataclasses import dataclass

from loccit.model import Claim, Finding
from loccit.readers import _limits
from loccit.readers._xml import Element, all_text, attribute, elements, local, tree_of
from loccit.readers._zip import Package, beside

_HEADING = re.compile(r"heading ([1-9])\Z")
_KIND_BY_STYLE = (
    (re.compile(r"(?:(?:intense|long|indented) )?quot(?:e|ations?)\Z|block ?(?:text|quote|quotation)\Z"), "quote"),
    (re.compile(r"(?:image |table )?caption\Z"), "caption"),
    (re.compile(r"(?:source code|html preformatted|plain text|macro text|code)\Z"), "code"),
)
"""Names of Word's built-in styles (they are English in the file whatever Word's language is) of pandoc's, and
of those that writers make."""
_CUE_BY_STYLE = {"title": "title", "subtitle": "standfirst", "author": "byline", "date": "date", "abstract": "abstract"}
_CONTENTS = re.compile(r"toc(?: heading| \d)|table of (?:figures|authorities)|index \d")
"""Word's built-in styles for lists of where things stand."""
_CHAIN = 20


@dataclass(frozen=True, slots=True)
class Related:
    """A relation of one part to another, or to an address outside."""

    type: str
    target: str
    is_outside: bool


@dataclass(frozen=True, slots=True)
class Style:
    """A paragraph style: its name in lower case, what it is based on, its outline level (0 is the highest), its list.

    `is_default` is the style of the paragraphs that name none.
    """

    name: str
    based_on: str
    outline: int | None
    list_id: str
    list_level: int | None
    is_default: bool = False


def relations(package: Package, path: str) -> dict[str, Related]:
    """The relations of a part, by id."""
    folder, _, file = path.rpartition("/")
    payload = package.part(f"{folder}/_rels/{file}.rels" if folder else f"_rels/{file}.rels")
    if payload is None:
        return {}
    root, _ = tree_of(payload, f"{package.name}: {path}.rels")
    found = {}
    for relation in root:
        if local(relation) == "Relationship":
            target, is_outside = relation.get("Target", ""), relation.get("TargetMode") == "External"
            kind = relation.get("Type", "").rpartition("/")[2]
            found[relation.get("Id", "")] = Related(kind, target if is_outside else beside(path, target), is_outside)
    return found


def xml_part(package: Package, path: str, findings: list[Finding] | None = None) -> Element | None:
    """The root of a part, None where it is missing; what was wrong with it is added to the findings."""
    payload = package.part(path)
    if payload is None:
        return None
    root, found = tree_of(payload, f"{package.name}: {path}", most=_limits.PACKED_MARKUP)
    if findings is not None:
        findings += found
    return root


def styles_of(root: Element | None) -> dict[str, Style]:
    """The paragraph styles, by id."""
    styles = {}
    for style in root if root is not None else ():
        if local(style) != "style" or attribute(style, "type") not in ("paragraph", ""):
            continue
        name = based_on = ""
        outline, list_id, list_level = None, "", None
        for part in elements(style):
            tag = local(part)
            if tag == "name":
                name = attribute(part, "val").lower()
            elif tag == "basedOn":
                based_on = attribute(part, "val")
            elif tag == "outlineLvl":
                outline = number(attribute(part, "val"))
            elif tag == "numId":
                list_id = attribute(part, "val")
            elif tag == "ilvl":
                list_level = number(attribute(part, "val"))
        styles[attribute(style, "styleId")] = Style(
            name, based_on, outline, list_id, list_level, attribute(style, "default") in ("1", "true", "on")
        )
    return styles


def language_of(root: Element | None) -> tuple[Claim, ...]:
    """The language in which a file's words are checked where no style says otherwise."""
    defaults = [part for part in root if local(part) == "docDefaults"] if root is not None else []
    tags = [attribute(part, "val") for default in defaults for part in elements(default) if local(part) == "lang"]
    return tuple(Claim("language", tag, "word/styles.xml w:lang") for tag in tags[:1] if tag)


def kind_by_style(
    styles: dict[str, Style], style_id: str, *, outline: int | None = None, is_outlined: bool = True
) -> tuple[str, int, tuple[str, ...]]:
    """Kind, level and cues of a paragraph of that style, from the style or the nearest one that it is based on.

    The nearest level of the outline counts, the paragraph's own (`outline`) first; 9 is none (ECMA-376, part 1,
    17.3.1.20). Without `is_outlined` it is asked what the paragraph is if it is no heading.
    """
    cues: tuple[str, ...] = ()
    for _ in range(_CHAIN):
        style = styles.get(style_id)
        if style is None:
            break
        heading = _HEADING.match(style.name)
        outline = style.outline if outline is None else outline
        if is_outlined and (heading or (outline is not None and outline < 9)):
            return "heading", min(int(heading[1]) if heading else (outline or 0) + 1, 6), cues
        if _CONTENTS.match(style.name):
            return "paragraph", 0, (*cues, "toc")
        cue = _CUE_BY_STYLE.get(style.name)
        if cue and (is_outlined or cue != "title"):
            return ("heading", 1, (*cues, cue)) if cue == "title" else ("paragraph", 0, (*cues, cue))
        for shape, kind in _KIND_BY_STYLE:
            if shape.match(style.name):
                return kind, 0, cues
        if style.list_id not in ("", "0"):
            return "list_item", 1, cues
        style_id = style.based_on
    return "paragraph", 0, cues


def list_by_style(styles: dict[str, Style], style_id: str) -> tuple[str, int]:
    """The list and the level of a style, each its own or that of the nearest style that it is based on; '' for none."""
    list_id, level = "", None
    for _ in range(_CHAIN):
        style = styles.get(style_id)
        if style is None or list_id:
            break
        list_id, level = style.list_id, style.list_level if level is None else level
        style_id = style.based_on
    return list_id, level or 0


def claims_of(root: Element | None, where: str) -> tuple[Claim, ...]:
    """Title, authors and language of Dublin Core elements (docProps/core.xml, meta.xml, an OPF's metadata)."""
    claims = []
    fields = {"title": "title", "creator": "authors", "language": "language", "publisher": "publisher"}
    for element in elements(root) if root is not None else ():
        field = fields.get(local(element))
        if field is None or "dc/elements" not in str(element.tag):
            continue
        said = all_text(element)
        for value in said.split(";") if field == "authors" else [said]:
            if value.strip():
                claims.append(Claim(field, value.strip(), f"{where} dc:{local(element)}"))
    return tuple(claims)


def number(said: str) -> int | None:
    """The whole number that an attribute says, None where it says none.

    >>> number("3"), number(""), number("x")
    (3, None, None)
    """
    return int(said) if said.lstrip("-").isdecimal() and len(said) < 10 else None


def tracked_changes(deleted: int) -> str:
    """The words of the finding `tracked_changes`; `deleted` counts the places where something was taken out."""
    return f"The file has tracked changes: insertions are read, deletions ({deleted}) are left out."
