"""Posts → what in each is its words, what it quotes and from whom, and what only tells of it.

The words of a post are what most of the posts of its kind hold most of in the same place, between the name, the time
and the posts below. All else in a post tells of it: name, rank, counts, date, controls, signature.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from itertools import islice

from bs4 import BeautifulSoup
from bs4.element import NavigableString, Tag

from loccit.readers._html_post_alike import Post
from loccit.readers._html_post_cues import LINE, POSTER, Part
from loccit.readers._html_post_marks import is_nobody, is_only_time, printed
from loccit.readers._html_post_quotes import is_quoted, quotations
from loccit.readers._html_post_tree import Tree
from loccit.readers._html_post_words import goes_on, is_aside, is_aside_inside
from loccit.readers._html_posts import DEEPEST, Family, find_families, kinds_of, may_hold_posts
from loccit.readers._html_tags import BLOCKS, attributes_of, inside

_PROSE = frozenset("p ul ol pre blockquote table h1 h2 h3 h4 h5 h6 br figure dl hr img b i em strong u s code a sub sup"
                   " font small center".split())  # fmt: skip
"""Elements that stand in running words, whatever their class."""
_NAMING = ("class", "itemprop", "data-testid", "slot", "role", "id")
"""Attributes that tell one element of a post from another, the first that stands there."""
_COMPARED = 80
_LEAST = 2
"""Letters of words that are a post's at least."""
_DIGITS = "0123456789"


def find_parts(soup: BeautifulSoup, markup: str) -> dict[int, Part]:
    """What elements are in posts, by their `id()`; inside one another the innermost holds. Empty without posts."""
    if not may_hold_posts(markup):
        return {}
    tree, families = find_families(soup)
    known = frozenset(post.who.casefold() for family in families for post in family.posts if post.who)
    bounds = {id(post.tag) for family in families for post in family.posts}
    parts: dict[int, Part] = {}
    for family in families:
        posts = [*family.posts, *_beside(family, bounds)]
        bounds.update(id(post.tag) for post in posts)
        seen = [_Pieces(tree, post, bounds) for post in posts]
        usual = _usual_place(seen)
        for post, pieces in zip(posts, seen, strict=True):
            parts.update(_parts_of(post, pieces, usual, known))
            words = [tag for _, tag in pieces.placed if parts.get(id(tag), _NONE).cue.startswith(POSTER)]
            for table in {id(one): one for tag in (post.tag, *words) for one in _tables_around(tag)}.values():
                parts[id(table)] = parts.get(id(table), _NONE)._replace(lays_out=True)
    return parts


_NONE = Part("")


def _tables_around(tag: Tag) -> Iterator[Tag]:
    """The tables in which an element stands, itself too."""
    around = [tag, *islice(tag.parents, DEEPEST)]
    return (one for one in around if one.name == "table")


def _beside(family: Family, bounds: set[int]) -> Iterator[Post]:
    """The elements of the kind that stand beside its posts and name nobody: of who sent the one before where they say
    that they go on with it, else of nobody known."""
    known = {id(post.tag): post for post in family.posts}
    for parent in {id(post.tag.parent): post.tag.parent for post in family.posts}.values():
        last: Post | None = None
        for child in parent.contents if parent is not None else ():
            if not isinstance(child, Tag):
                continue
            if id(child) in known:
                last = known[id(child)]
            elif id(child) not in bounds and family.kind in kinds_of(child):
                last = Post(child, last.who if last and goes_on(child) else None)
                yield last


class _Pieces:
    """The elements of one post outside its name, its time and other posts, each with its place in the post."""

    def __init__(self, tree: Tree, post: Post, bounds: set[int]) -> None:
        self.tree = tree
        self.found: list[tuple[str, int, str, Tag | None]] = []
        """Place, letters, first words, element (None for mere text)."""
        self.placed: list[tuple[str, Tag]] = [("", post.tag)]
        """Every element that was looked into or found, with its place."""
        stack = [(post.tag, "", 0)]
        while stack:
            tag, place, depth = stack.pop()
            for child in tag.contents:
                if not isinstance(child, Tag):
                    if type(child) is NavigableString and (said := child.strip()) and not is_only_time(said):
                        self.found.append((f"{place}/*", sum(map(str.isalpha, said)), said[:_COMPARED], None))
                elif id(child) not in bounds and id(child) in tree.begins:
                    inner = f"{place}>{_step(child)}"
                    self.placed.append((inner, child))
                    if self._is_told(child):
                        continue
                    if self._tells(child) and depth < DEEPEST and not is_quoted(child):
                        stack.append((child, inner, depth + 1))
                    else:
                        key = f"{place}/*" if _is_prose(child) else inner
                        self.found.append((key, tree.letters_in(child), printed(child)[:_COMPARED], child))

    def _is_told(self, tag: Tag) -> bool:
        """Whether an element is a name or a time, and holds no other."""
        return self.tree.begins[id(tag)] in self.tree.told and self.tree.letters_in(tag) == 0

    def _tells(self, tag: Tag) -> bool:
        """Whether a name or a time lies in an element, or a post."""
        return self.tree.has(self.tree.names, tag) or self.tree.has(self.tree.times, tag)


def _step(tag: Tag) -> str:
    """An element's step in a place: its tag with its first class, or the start of its id."""
    attributes = attributes_of(tag)
    name = next((attributes[key].split()[0] for key in _NAMING if attributes.get(key, "").strip()), "")
    return f"{tag.name}.{name.rstrip(_DIGITS)}"


def _is_prose(tag: Tag) -> bool:
    attributes = attributes_of(tag)
    is_plain = tag.name in ("div", "span") and not any(key in attributes for key in _NAMING)
    return (tag.name in _PROSE or is_plain) and not is_aside(tag)


def _usual_place(seen: list[_Pieces]) -> str | None:
    """Where most of the words of posts of a kind stand: what is said again and again counts once."""
    letters: dict[str, int] = defaultdict(int)
    said: dict[str, set[str]] = defaultdict(set)
    for pieces in seen:
        for place, count, words, tag in pieces.found:
            if words not in said[place] and not (tag is not None and is_aside(tag)):
                letters[place] += count
            said[place].add(words)
    return max(letters, key=lambda place: letters[place], default=None)


def _parts_of(post: Post, pieces: _Pieces, usual: str | None, known: frozenset[str]) -> dict[int, Part]:
    """What the elements of a post are."""
    parts = {id(post.tag): Part(LINE)}
    own = Part(POSTER + (post.who if post.who and not is_nobody(post.who) else ""))
    place = usual if usual is not None and _holds(pieces, usual) else _longest(pieces)
    if place is None:
        return parts
    if place.endswith("/*"):
        parts.update(_in_running_words(pieces, place[:-2], own))
    else:
        there = [tag for at, _, _, tag in pieces.found if at == place and tag is not None]
        there = there or [tag for at, tag in pieces.placed if at == place]
        parts.update({id(tag): own._replace(parts=tag.name not in BLOCKS) for tag in there})
    for tag in [tag for _, tag in pieces.placed if (part := parts.get(id(tag))) and part.cue == own.cue]:
        parts.update(quotations(tag, known))
        inner = (one for one in inside(tag) if isinstance(one, Tag) and one.attrs and id(one) not in parts)
        parts.update((id(one), Part(LINE)) for one in inner if is_aside_inside(one) or _is_reply(one, pieces.tree))
    return parts


def _is_reply(tag: Tag, tree: Tree) -> bool:
    """Whether an element is nothing but the link with which readers answer."""
    return tree.letters_in(tag) == 0 and is_aside(tag) if id(tag) in tree.begins else False


def _holds(pieces: _Pieces, place: str) -> bool:
    if place.endswith("/*"):
        return any(at == place for at, *_ in pieces.found)
    return any(at == place for at, _ in pieces.placed)


def _longest(pieces: _Pieces) -> str | None:
    """Where a post that holds nothing in the usual place has most of its words."""
    free = [(count, place) for place, count, _, tag in pieces.found if not (tag is not None and is_aside(tag))]
    count, place = max(free, default=(0, ""))
    return place if count >= 6 * _LEAST else None


def _in_running_words(pieces: _Pieces, place: str, own: Part) -> dict[int, Part]:
    """The elements in which words stand without one of their own: all in them is the post's but names and asides."""
    parts: dict[int, Part] = {}
    prose = {id(tag) for at, _, _, tag in pieces.found if tag is not None and at == f"{place}/*"}
    for at, tag in pieces.placed:
        if at == place:
            parts[id(tag)] = own
        elif at.startswith(f"{place}>") and ">" not in at[len(place) + 1 :] and id(tag) not in prose:
            parts[id(tag)] = Part(LINE, parts=True)
    return parts
