"""What must be alike in posts of one kind, and what must differ: they name who posted by one kind of element, and say
other words."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from bs4.element import NavigableString, Tag

from loccit.readers._html_post_marks import is_time, leads_to_person
from loccit.readers._html_post_tree import NO_WORDS
from loccit.readers._html_tags import attributes_of, inside

NAMED = 0.75
"""The share of the elements of a kind that name one person, and by one kind of element."""
_LOOKED_AT = 60
"""So many posts of a kind are compared, and pieces of each: what all say alike are no words of theirs."""
_ALONE = 0.34
"""The share of the words of all posts that stand in one of them only; what tells of members is said of each."""
_FEW_WORDS = 20
"""Of fewer words each post must have one of its own."""
_LETTERS = re.compile(r"[^\W\d_]+")

Kind = tuple[str, str]
"""A tag and one of its classes, without figures."""


@dataclass(slots=True)
class Post:
    """One post: its element, who posted it (None: nobody knows), and the posts of its kind that lie in it."""

    tag: Tag
    who: str | None
    inner: dict[int, Tag] = field(default_factory=dict)
    own: list[Tag] = field(default_factory=list)
    """The elements that name who posted it."""


def surest(names: Mapping[str, int]) -> str | None:
    """The name of which an element is surest; of a name and a handle (`@lind`) beside it the name; None of two."""
    best = max(names.values())
    sure = [name for name, value in names.items() if value == best]
    plain = [name for name in sure if not name.startswith("@")] or sure
    return plain[0] if len({name.casefold() for name in plain}) == 1 else None


def name_alike(posts: Sequence[Post]) -> None:
    """Leaves a name to those posts only that are named by an element of a kind by which nearly all are."""
    kinds = [{kind for tag in post.own for kind in _kinds_of_names(tag)} for post in posts]
    many = Counter(kind for each in kinds for kind in each)
    usual = {kind for kind, count in many.items() if count >= NAMED * len(posts)}
    for post, each in zip(posts, kinds, strict=True):
        post.who = post.who if usual & each else None


def _kinds_of_names(tag: Tag) -> list[Kind]:
    """The kinds of an element that names somebody, also as a link, and by where its address leads."""
    attributes = attributes_of(tag)
    kinds = [(tag.name, name) for name in attributes.get("class", "").split()[:8]]
    kinds += [(tag.name, f"@{attributes[key]}") for key in ("itemprop", "rel", "data-testid") if key in attributes]
    kinds += [(tag.name, f"={key}") for key in attributes if key.startswith("data-") or key == "author"]
    if tag.name == "a" and leads_to_person(attributes.get("href", "")):
        kinds.append(("a", "/"))
    return kinds or [(tag.name, "")]


def differ(posts: Sequence[Post]) -> bool:
    """Whether what elements say is not the same for all, as what is told of members is."""
    words = Counter(word for post in posts[:_LOOKED_AT] for word in set(_LETTERS.findall(_said_in(post))))
    alone = sum(count == 1 for count in words.values())
    return alone >= _ALONE * len(words) and (len(words) >= _FEW_WORDS or alone >= len(posts))


def _said_in(post: Post) -> str:
    """What the element of a post prints outside links and times, the first of it."""
    said: list[str] = []
    for inner in inside(post.tag):
        if type(inner) is NavigableString and inner.parent is not None and inner.parent.name not in NO_WORDS:
            said.append(str(inner))
            if len(said) > _LOOKED_AT:
                break
    return " ".join(piece for piece in said if not is_time(piece) and piece.strip() != post.who)
