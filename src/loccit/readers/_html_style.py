"""An element of HTML → what holds for the text in it, and what it says of itself by its attributes."""

from __future__ import annotations

from bs4.element import Tag

from loccit.model import EMBEDDED_POST
from loccit.readers._html_notes import is_sidenote
from loccit.readers._html_tags import (
    BLOCKS,
    BOLD,
    ITALIC,
    KINDS,
    OWN_WORDS,
    attributes_of,
    cue_words,
    is_data_table,
    is_embedded_post,
    is_hidden,
)
from loccit.readers._html_writer import Style


def style_of(tag: Tag, outer: Style) -> Style:
    """What holds for the text in `tag`, given what holds around it."""
    name, attributes = tag.name, attributes_of(tag)
    if name in BLOCKS or "-" in name:
        style = _block_style(tag, outer)
    elif name in BOLD:
        style = outer._replace(bold=True)
    elif name in ITALIC:
        style = outer._replace(italic=True)
    elif name == "sup":
        style = outer._replace(raised=True)
    elif name in ("a", "button") and (name == "button" or "href" in attributes):
        style = outer._replace(linked=True)
    else:
        style = outer
    if not outer.hidden and is_hidden(tag):
        style = style._replace(hidden=True, cues=(*style.cues, "hidden"))
    return style


def _block_style(tag: Tag, outer: Style) -> Style:
    """The style inside an element that begins a block, or that pages make up for themselves."""
    name = tag.name
    cues = _handed_down(tag, outer.cues)
    if outer.flat:
        return outer if cues == outer.cues else outer._replace(cues=cues)
    kind, level, lists = KINDS.get(name, outer.kind), outer.level, outer.lists
    if kind == "heading" and name in KINDS:
        level = int(name[1])
    elif name in ("ul", "ol", "menu", "dir"):
        lists, kind, level = lists + 1, "paragraph", lists + 1
    elif name in ("dt", "dd", "td", "th", "caption"):
        level = 0
    row = name == "table" and is_data_table(tag)
    if row or (name == "tr" and outer.row):
        return outer._replace(kind="row", level=0, cues=cues, row=True, flat=name == "tr")
    pre = outer.pre or name in ("pre", "xmp", "listing", "plaintext")
    if cues is outer.cues and (kind, level, lists, pre) == (outer.kind, outer.level, outer.lists, outer.pre):
        return outer  # two of three: a copy costs more than all that is asked above
    return outer._replace(kind=kind, level=level, cues=cues, lists=lists, pre=pre)


def _handed_down(tag: Tag, cues: tuple[str, ...]) -> tuple[str, ...]:
    """The cues of the blocks inside: those from around, and what name, role and classes of `tag` add."""
    added: list[str] = []
    if tag.attrs and tag.name not in ("html", "body"):
        added = [EMBEDDED_POST] if is_embedded_post(tag) else list(cue_words(names_of(tag)))
    if tag.name in OWN_WORDS:
        added.append(tag.name)
    if role := attributes_of(tag).get("role"):
        added.extend(role.split()[:2])
    fresh = [cue for cue in added if cue not in cues]
    return (*cues, *dict.fromkeys(fresh)) if fresh else cues


def names_of(tag: Tag) -> str:
    """Class names, id and itemprop of an element, as one string."""
    attributes = attributes_of(tag)
    return " ".join(attributes[key] for key in ("class", "id", "itemprop") if key in attributes)


def cues_of(tag: Tag, style: Style) -> tuple[str, ...]:
    """What an element says of itself as a link or as a target: see the module `html`."""
    attributes = attributes_of(tag)
    cues = [tag.name]
    for key in ("role", "epub:type", "rel", "class"):
        cues.extend(attributes.get(key, "").split()[:12])
    if style.raised or any(isinstance(inner, Tag) and inner.name == "sup" for inner in tag.contents[:4]):
        cues.append("sup")
    if style.hidden:
        cues.append("hidden")
    if is_sidenote(tag):
        cues.append("sidenote")
    return tuple(dict.fromkeys(cues))
