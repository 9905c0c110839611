"""Markup → a BeautifulSoup tree, by lxml, without what we never ask of its elements.

A quarter of the time that BeautifulSoup takes goes into namespaces, lists of class names and substitutions of a page's
encoding, which HTML that is decoded already has none of. The tree is the same (a test holds that).
"""

from __future__ import annotations

from typing import Any

from bs4 import BeautifulSoup
from bs4.builder._lxml import LXMLTreeBuilder
from bs4.element import AttributeDict, Tag


def soup_of(markup: str) -> BeautifulSoup:
    """The tree of a page; each attribute's value is one string."""
    builder = _Builder(multi_valued_attributes=None, attribute_dict_class=AttributeDict)
    return BeautifulSoup(markup, builder=builder, element_classes={Tag: _Tag})


class _Builder(LXMLTreeBuilder):
    """lxml's events as they come: its HTML parser knows no namespaces."""

    def start(self, tag: Any, attrib: Any, nsmap: Any = None) -> None:
        assert self.soup is not None
        self.soup.handle_starttag(tag, None, None, dict(attrib))

    def end(self, tag: Any) -> None:
        assert self.soup is not None
        self.soup.handle_endtag(tag)


class _Tag(Tag):
    """An element as the parser of a page makes it: what BeautifulSoup works out from other givens is fixed."""

    def __init__(
        self, parser: Any, builder: Any, name: str, namespace: None, prefix: None, *given: Any, **_: Any
    ) -> None:
        attributes, parent, previous = given
        self.name, self.namespace, self.prefix, self.attrs = name, namespace, prefix, attributes
        self.parser_class, self.known_xml, self.hidden = type(parser), False, False
        self.contents = []
        self.setup(parent, previous)
        self._namespaces = {}
        self.attribute_value_list_class = builder.attribute_value_list_class
        self.can_be_empty_element = builder.can_be_empty_element(name)
        self.cdata_list_attributes = builder.cdata_list_attributes
        self.preserve_whitespace_tags = builder.preserve_whitespace_tags
        self.interesting_string_types = builder.string_containers.get(name, self.MAIN_CONTENT_STRING_TYPES)
