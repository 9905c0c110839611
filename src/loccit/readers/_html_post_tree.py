"""A page gone through once: where each element begins and ends, who and when is told where, and how many letters stand
before each place. A place is the number of elements and pieces of text before it.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import islice
from typing import NamedTuple

from bs4 import BeautifulSoup
from bs4.element import NavigableString, Tag

from loccit.readers._html_post_marks import HELD, is_only_time, is_when, who_of, who_states
from loccit.readers._html_post_quotes import is_quoted
from loccit.readers._html_post_words import NOTHING, said_by
from loccit.readers._html_tags import UNSHOWN, attributes_of, inside, is_hidden

NO_WORDS = frozenset(("a", "button", "select", "label"))
"""Elements whose letters are no words of a post, as far as these are counted."""
_HEADINGS = ("h1", "h2", "h3", "h4")
_PLAIN = frozenset(("class", "id", "style", "src", "alt", "title", "width", "height", "dir", "lang", "tabindex"))
_LOOKED_INTO = frozenset(("time", "cite", "b", "strong", "dt", "a", *_HEADINGS))
"""Elements that may name somebody or a time without an attribute."""
_TITLE = 24
"""A link of more characters in a heading is a title."""
_FIRST = 12
"""A link leads by a title if a heading is among so many things in it."""
_PROSE = 60
"""Beside more characters a name stands in a sentence."""
_NEAR = 3
"""So near around a handle a paragraph says that somebody is mentioned in it."""
_SHORTEST = 3
"""A time has more characters."""
_SHORT = 40
"""In longer pieces of text each character counts as a letter."""


class Mark(NamedTuple):
    """An element that names somebody: its place, the name, and how sure it is that this is who posted."""

    place: int
    name: str
    sure: int
    tag: Tag


@dataclass(slots=True)
class Tree:
    """The page: for each element by its `id()` where it begins and ends, and the places of what was found."""

    begins: dict[int, int] = field(default_factory=dict)
    ends: dict[int, int] = field(default_factory=dict)
    letters: list[int] = field(default_factory=lambda: [0])
    """How many letters outside links, names and times stand before each place."""
    marks: list[Mark] = field(default_factory=list)
    names: list[int] = field(default_factory=list)
    """The places of the marks."""
    told: set[int] = field(default_factory=set)
    """The places of names and times that are elements."""
    times: list[int] = field(default_factory=list)
    titles: list[int] = field(default_factory=list)
    """The places of headings that lead to other pages."""
    headings: list[int] = field(default_factory=list)
    tops: list[int] = field(default_factory=list)
    """The places of headings of the first level: of a page, or of an article."""

    def letters_in(self, tag: Tag) -> int:
        """Letters outside links inside an element."""
        return self.letters[self.ends[id(tag)]] - self.letters[self.begins[id(tag)]]

    def has(self, places: list[int], tag: Tag) -> bool:
        """Whether one of sorted places lies inside an element."""
        at = bisect_left(places, self.begins[id(tag)])
        return at < len(places) and places[at] < self.ends[id(tag)]

    def innermost(self) -> list[Mark]:
        """The marks without those that hold others; an attribute of a whole post is one beside what it holds."""
        following = [*self.marks[1:], None]
        return [
            mark
            for mark, behind in zip(self.marks, following, strict=False)
            if mark.sure == HELD
            or behind is None
            or behind.place >= self.ends[id(mark.tag)]
            or behind.name == mark.name
        ]


def gone_through(soup: BeautifulSoup) -> Tree:
    """All that a page tells of names and times, in one walk without recursion."""
    tree = Tree()
    stack: list[tuple[Iterator[object], Tag | None, bool, bool]] = [(iter(soup.contents), None, False, False)]
    count = letters = 0
    while stack:
        children, holder, linked, quoted = stack[-1]
        child = next(children, None)
        if child is None:
            stack.pop()
            if holder is not None:
                tree.ends[id(holder)] = count
            continue
        if type(child) is NavigableString:
            letters += 0 if linked else len(child) if len(child) > _SHORT else sum(map(str.isalpha, child))
            if not quoted and len(child) > _SHORTEST and is_only_time(child):
                tree.times.append(count)
        elif isinstance(child, Tag) and child.name not in UNSHOWN:
            tree.begins[id(child)] = count
            is_mark = _look(tree, child, count, quoted=quoted)
            is_link = linked or is_mark or child.name in NO_WORDS
            stack.append((iter(child.contents), child, is_link, quoted or is_quoted(child)))
        else:
            continue
        count += 1
        tree.letters.append(letters)
    return tree


def _look(tree: Tree, tag: Tag, place: int, *, quoted: bool) -> bool:
    """Notes what an element says of a post; whether all that it prints is a name or a time."""
    if tag.name in _HEADINGS:
        tree.headings.append(place)
    if tag.name == "h1":
        tree.tops.append(place)
    if tag.name not in _LOOKED_INTO and _says_nothing(tag):
        return False
    if tag.name == "a" and _leads_away(tag):
        tree.titles.append(place)
    if quoted or is_hidden(tag):
        return False
    is_told = False
    if (stated := who_states(tag)) is not None and not is_quoted(tag):
        tree.marks.append(Mark(place, stated, HELD, tag))
        tree.names.append(place)
    elif (said := who_of(tag)) is not None and not _is_in_prose(tag):
        tree.marks.append(Mark(place, *said, tag))
        tree.names.append(place)
        is_told = True
    if is_when(tag):
        tree.times.append(place)
        is_told = True
    if is_told:
        tree.told.add(place)
    return is_told


def _says_nothing(tag: Tag) -> bool:
    """Whether an element has no attributes but class names that say nothing of posts: most have."""
    attributes = attributes_of(tag)
    return attributes.keys() <= _PLAIN and said_by(attributes.get("class", "")) is NOTHING


def _leads_away(tag: Tag) -> bool:
    """Whether a link is a heading that leads to another page, as the title of a teaser does."""
    address = attributes_of(tag).get("href", "")
    if not address or "#" in address:
        return False
    is_title = "title" in attributes_of(tag).get("class", "") or (
        tag.parent is not None and tag.parent.name in _HEADINGS
    )
    holds_title = is_title or any(isinstance(one, Tag) and one.name in _HEADINGS for one in islice(inside(tag), _FIRST))
    return holds_title and len(tag.get_text()) > _TITLE


def _is_in_prose(tag: Tag) -> bool:
    """Whether an element stands in the middle of a sentence, as somebody who is mentioned does."""
    parent = tag.parent
    if said_by(attributes_of(tag).get("class", "")).mentions or (
        tag.get_text().strip().startswith("@") and any(one.name == "p" for one in islice(tag.parents, _NEAR))
    ):
        return True
    if parent is None or parent.name not in ("p", "li", "td", "dd", "div", "span"):
        return False
    beside = "".join([str(child) for child in parent.contents if type(child) is NavigableString])
    return len(beside.strip()) > _PROSE and (parent.name == "p" or tag.name in ("a", "span", "b", "strong"))
