"""XML bytes → an element tree, with nothing fetched and nothing expanded."""

from __future__ import annotations

from collections.abc import Iterator
from html.entities import html5
from typing import Any, TypeAlias

from lxml import etree

from loccit.model import Finding
from loccit.readers import _limits

Element: TypeAlias = Any
"""An element of lxml, which ships no types."""


_HOSTILE = ("amplification", "entity reference loop", "entity loop")
"""What libxml2 says of entities that contain one another ("billion laughs"); it counts them also unexpanded."""


def tree_of(payload: bytes, name: str, *, most: int = _limits.MARKUP) -> tuple[Element, tuple[Finding, ...]]:
    """The root of the XML, and what was wrong with it.

    No DTD is loaded, no entity is resolved (they stay as nodes, see `entity_text`), elements nest at most 256 deep.
    What is not well-formed is read as far as lxml can mend it, with a finding.
    Raises `UnreadableError` (R104, R106, R110).
    """
    _limits.hold_markup(len(payload), name, most=most)
    try:
        return etree.fromstring(payload, _parser()), ()
    except etree.XMLSyntaxError as fault:
        said = str(fault)
    if any(sign in said for sign in _HOSTILE):
        _limits.refuse("R110", name, f"is XML that grows without end ({said}).", "do not trust it.")
    root = etree.fromstring(payload, _parser(recover=True)) if "depth" not in said else None
    if root is None:
        _limits.refuse("R106", name, f"is XML that cannot be read ({said}).", "open it in the program that made it.")
    return root, (Finding("read_in_part", f"The XML is not well-formed ({said}); it was read as far as possible."),)


def local(element: Element) -> str:
    """The element's name without its namespace, '' for a comment, an instruction or an entity.

    >>> local(etree.fromstring("<a:p xmlns:a='urn:x'/>"))
    'p'
    """
    tag = element.tag
    return tag.rpartition("}")[2] if isinstance(tag, str) else ""


def attribute(element: Element, name: str) -> str:
    """The value of the attribute with this local name, in whatever namespace; '' where it has none.

    >>> attribute(etree.fromstring("<p xml:id='a'/>"), "id")
    'a'
    """
    value = element.get(name)
    if value is not None:
        return str(value)
    for key, found in element.attrib.items():
        if str(key).rpartition("}")[2] == name:
            return str(found)
    return ""


def entity_text(node: Element) -> str:
    """What an entity that was not resolved stands for: HTML's names are known, another stays as it is written.

    >>> entity_text(etree.Entity("eacute")), entity_text(etree.Entity("lol9"))
    ('é', '&lol9;')
    """
    written = str(node.text)
    return html5.get(written.strip("&"), written)


def own_words(element: Element) -> str:
    """The words of an element that holds words alone, entities among them."""
    words = str(element.text or "")
    for child in element:
        words += (entity_text(child) if child.tag is etree.Entity else "") + str(child.tail or "")
    return words


def has_words(element: Element) -> bool:
    """Whether words stand in the element itself, not only in elements inside it."""
    own = (str(element.text or ""), *(str(child.tail or "") for child in element))
    return any(words.strip() for words in own)


def is_glued_before(element: Element) -> bool:
    """Whether no character stands between an element and the words of another element before it.

    >>> [is_glued_before(part) for part in etree.fromstring("<ref>(<year>1911</year><source>Tides</source></ref>")]
    [False, True]
    """
    while (before := element.getprevious()) is None:
        around = element.getparent()
        if around is None or around.text:
            return False
        element = around
    return not before.tail


def is_glued_behind(element: Element) -> bool:
    """Whether no character stands between an element and the words of another element behind it.

    >>> [is_glued_behind(part) for part in etree.fromstring("<ref><year>1911</year><source>Tides</source>, 3</ref>")]
    [True, False]
    """
    while not element.tail and element.getnext() is None:
        element = element.getparent()
        if element is None:
            return False
    return not element.tail


def elements(root: Element) -> Iterator[Element]:
    """The element and all elements in it, in the order of the file; no comments, no entities."""
    found: Iterator[Element] = root.iter(etree.Element)
    return found


def all_text(element: Element) -> str:
    """The words of an element and everything in it, white space closed up."""
    words: list[str] = []
    for node in element.iter():
        if node.tag is etree.Entity:
            words.append(entity_text(node))
        elif isinstance(node.tag, str):
            words.append(str(node.text or ""))
        if node is not element:
            words.append(str(node.tail or ""))
    return " ".join("".join(words).split())


def _parser(*, recover: bool = False) -> etree.XMLParser:
    return etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False, recover=recover, remove_pis=True
    )
