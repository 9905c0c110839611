"""A tree → the posts in it: forum posts, comments, answers, messages, and who posted each.

A post is one of several elements of one kind (the same tag and class), each with one name, a time, and words. Posts lie
in one another: a comment below an answer is the comment's. Found by structure and not by site; where an element names
two persons, or nobody, it is a post of nobody known. What in a post is its words `_html_post_parts` says.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import islice, pairwise

from bs4 import BeautifulSoup
from bs4.element import Tag

from loccit.readers._html_post_alike import NAMED, Kind, Post, differ, name_alike, surest
from loccit.readers._html_post_tree import Mark, Tree, gone_through
from loccit.readers._html_post_words import is_kind_of_post, is_teaser, lays_out
from loccit.readers._html_tags import attributes_of

FEWEST = 2
"""So many elements of one kind make posts."""
DEEPEST = 40
"""So many elements around a name are looked at."""
_MOST_KINDS = 8
"""Kinds of posts on one page, at most."""
_DATED = 0.6
"""The share of the elements of a kind that hold a time."""
_LEAST_LETTERS = 12
"""Letters outside links, names and times that half of the posts hold at least."""
_ARTICLE = 2_500
"""Letters of an element with a heading of its own from which on it may be an article among posts …"""
_STORY = 1_000
"""… or of one with a heading of the first level."""
_LONGER = 8
"""… if it has so many times the letters of the others."""
_NEAR = 3
"""So many elements around a post may say that it is none."""
_SIGN = re.compile(
    r"(?:author|user|poster|byline|nick|member|sender|comment|profile|from_name|people|\bfn\b|/@\w)", re.IGNORECASE
)
"""What stands at least twice in the markup of a page of posts; asked before anything else, as it costs nothing."""
_DIGITS = re.compile(r"\d+")


@dataclass(frozen=True, slots=True)
class Family:
    """The posts of one kind."""

    kind: Kind
    posts: list[Post]


def may_hold_posts(markup: str) -> bool:
    """Whether a page is worth a closer look."""
    return len(list(islice(_SIGN.finditer(markup), FEWEST))) == FEWEST


def find_families(soup: BeautifulSoup) -> tuple[Tree, list[Family]]:
    """The posts of a page by their kind, the innermost first; none where there are none."""
    tree = gone_through(soup)
    marks: Sequence[Mark] = tree.innermost() if len(tree.times) >= FEWEST else ()
    families: list[Family] = []
    taken: set[int] = set()
    while len(marks) >= FEWEST and len(families) < _MOST_KINDS:
        family = _Kinds(tree, marks).innermost_posts(taken)
        if family is None:
            break
        families.append(family)
        taken.update(id(post.tag) for post in family.posts)
        named = {id(one) for post in family.posts for one in post.own}
        marks = [mark for mark in marks if id(mark.tag) not in named]
    return tree, families + ([] if families else _alone(tree, marks))


def _alone(tree: Tree, marks: Sequence[Mark]) -> list[Family]:
    """The one element of a page that its class calls a comment or a message, if it names somebody and holds a time."""
    near = (tag for mark in marks for tag in around(mark.tag))
    found = {id(tag): tag for tag in near if is_kind_of_post(attributes_of(tag).get("class", ""))}
    outermost = [tag for tag in found.values() if not any(id(outer) in found for outer in islice(tag.parents, DEEPEST))]
    if len(outermost) != 1 or not tree.has(tree.times, outermost[0]):
        return []
    tag = outermost[0]
    own = [mark for mark in marks if any(one is tag for one in around(mark.tag))]
    who = surest({mark.name: mark.sure for mark in own})
    if who is None or tree.letters_in(tag) < _LEAST_LETTERS:
        return []
    return [Family((tag.name, ""), [Post(tag, who, own=[mark.tag for mark in own])])]


def kinds_of(tag: Tag) -> list[Kind]:
    """The kinds that an element may be of: its tag with each of its classes, its type, the start of its id, or with the
    class of the element around it."""
    attributes = attributes_of(tag)
    classes = (_DIGITS.sub("", name) for name in attributes.get("class", "").split()[:8])
    names = dict.fromkeys(name for name in classes if not lays_out(name))
    if kind := attributes.get("itemtype", "").rpartition("/")[2]:
        names[f"@{kind}"] = None
    if said := attributes.get("data-testid", ""):
        names[f"={_DIGITS.sub('', said)}"] = None
    if not names and ("-" in tag.name or tag.name == "article"):
        names[""] = None
    if not names and (start := _DIGITS.split(attributes.get("id", ""))[0]) and start != attributes["id"]:
        names[f"#{start}"] = None
    if not names and tag.parent is not None:
        names.update((f">{name}", None) for name in attributes_of(tag.parent).get("class", "").split()[:1])
    return [(tag.name, name) for name in names]


def around(tag: Tag) -> list[Tag]:
    """The element and those around it, up to the page."""
    chain = [tag]
    for outer in islice(tag.parents, DEEPEST):
        if outer.name in ("body", "html") or isinstance(outer, BeautifulSoup):
            break
        chain.append(outer)
    return chain


class _Kinds:
    """The elements around some names, by their kind; each kind is judged once."""

    def __init__(self, tree: Tree, marks: Sequence[Mark]) -> None:
        self.tree = tree
        self.marks = [(mark, around(mark.tag)) for mark in marks]
        self.members: dict[Kind, dict[int, Tag]] = defaultdict(dict)
        self.named: dict[Kind, dict[int, None]] = defaultdict(dict)
        self.judged: dict[Kind, Family | None] = {}
        self.words: dict[Kind, bool] = {}
        for at, (_, chain) in enumerate(self.marks):
            for tag in chain:
                for kind in kinds_of(tag):
                    self.members[kind][id(tag)] = tag
                    self.named[kind][at] = None

    def innermost_posts(self, taken: set[int]) -> Family | None:
        """The outermost elements that are posts, each of which holds one of the smallest that may be; none `taken`."""
        for kind in sorted((kind for kind, tags in self.members.items() if len(tags) >= FEWEST), key=self._size):
            found = self.family(kind)
            if found is None or not found.posts:
                continue
            for wider in self._wider(found):
                if not any(id(post.tag) in taken for post in wider.posts) and self.are_posts(wider):
                    return wider
        return None

    def _size(self, kind: Kind) -> float:
        tags = self.members[kind]
        return sum(self.tree.ends[one] - self.tree.begins[one] for one in tags) / len(tags)

    def _wider(self, found: Family) -> list[Family]:
        """The family and those of elements each of which holds just one of its posts: those of most first, and of these
        the outermost."""
        wider: list[Family] = []
        tried: set[Kind] = set()
        for tag in around(found.posts[0].tag):
            kinds = [kind for kind in kinds_of(tag) if kind not in tried and len(self.members.get(kind, ())) >= FEWEST]
            tried.update(kinds)
            families = (self.family(kind) for kind in kinds)
            alike = [family for family in families if family is not None and _holds_each(self.tree, family, found)]
            wider += alike
        return sorted(reversed(wider), key=lambda family: -len(family.posts))

    def family(self, kind: Kind) -> Family | None:
        """The elements of a kind as posts, if nearly each names one person and holds a time."""
        if kind not in self.judged:
            self.judged[kind] = self._family(kind)
        return self.judged[kind]

    def _family(self, kind: Kind) -> Family | None:
        tags = self.members[kind]
        posts = {one: Post(tag, None) for one, tag in tags.items()}
        sure: dict[int, dict[str, int]] = defaultdict(dict)
        for at in self.named[kind]:
            mark, chain = self.marks[at]
            holders = [id(tag) for tag in chain if id(tag) in posts]
            names = sure[holders[0]]
            names[mark.name] = max(names.get(mark.name, 0), mark.sure)
            posts[holders[0]].own.append(mark.tag)
            for inner, outer in pairwise(holders):
                posts[outer].inner[inner] = tags[inner]
        for one, names in sure.items():
            posts[one].who = surest(names)
        held = [post for post in posts.values() if post.own]
        name_alike(held)
        named = sum(post.who is not None for post in held)
        dated = sum(self.tree.has(self.tree.times, post.tag) for post in held)
        if len(held) < FEWEST or named < NAMED * len(held) or dated < _DATED * len(held):
            return None
        return Family(kind, self._without_articles(held))

    def _without_articles(self, held: list[Post]) -> list[Post]:
        """The elements without an article among them: much longer than the others, with a heading."""
        sizes = sorted(self._letters(one) for one in held)
        usual = sizes[(len(sizes) - 1) // 2]
        return [
            post
            for post in held
            if is_kind_of_post(attributes_of(post.tag).get("class", ""))
            or self._letters(post) < max(_ARTICLE, _LONGER * usual)
            or not self.tree.has(self.tree.headings, post.tag)
        ]

    def are_posts(self, family: Family) -> bool:
        """Whether elements have words of their own, and are neither teasers nor articles."""
        if family.kind not in self.words:
            self.words[family.kind] = self._are_posts(family.posts)
        return self.words[family.kind]

    def _are_posts(self, posts: Sequence[Post]) -> bool:
        sizes = sorted(map(self._letters, posts))
        if len(sizes) < FEWEST or sizes[len(sizes) // 2] < _LEAST_LETTERS:
            return False
        if not differ(posts):
            return False
        teasers = sum(self.tree.has(self.tree.titles, post.tag) or _is_among_teasers(post) for post in posts)
        long = [post for post in posts if self._is_long(post)]
        return (
            2 * teasers < len(sizes)
            and 2 * len(long) <= len(sizes)
            and not any(self.tree.has(self.tree.tops, post.tag) for post in long)
        )

    def _is_long(self, post: Post) -> bool:
        """Whether an element has a heading and so many letters as an article, and does not call itself a comment."""
        is_named_post = is_kind_of_post(attributes_of(post.tag).get("class", ""))
        long = _STORY if self.tree.has(self.tree.tops, post.tag) else _ARTICLE
        return self.tree.has(self.tree.headings, post.tag) and self._letters(post) >= long and not is_named_post

    def _letters(self, post: Post) -> int:
        """Letters of a post outside links, without those of the posts in it."""
        return self.tree.letters_in(post.tag) - sum(map(self.tree.letters_in, post.inner.values()))


def _holds_each(tree: Tree, wider: Family, family: Family) -> bool:
    """Whether each post of a family lies in an element of its own of a wider one, and is of the same person."""
    spans = sorted((tree.begins[id(post.tag)], tree.ends[id(post.tag)], post.who or "") for post in wider.posts)
    starts = [start for start, _, _ in spans]
    holders: set[int] = set()
    others = 0
    for post in family.posts:
        at = bisect_left(starts, tree.begins[id(post.tag)] + 1) - 1
        tried = DEEPEST
        while at >= 0 and tried and spans[at][1] < tree.ends[id(post.tag)]:
            at, tried = at - 1, tried - 1
        if at < 0 or not tried or at in holders:
            return False
        holders.add(at)
        others += spans[at][2] != (post.who or "")
    return 2 * others < len(family.posts)


def _is_among_teasers(post: Post) -> bool:
    """Whether an element between the name of a post and a little above it says that it leads to another page."""
    chain = around(post.own[0])
    top = next((at for at, tag in enumerate(chain) if tag is post.tag), 0)
    return any(is_teaser(attributes_of(tag).get("class", "")) for tag in chain[: top + _NEAR + 1])
