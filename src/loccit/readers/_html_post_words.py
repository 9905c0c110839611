"""The words that mark posts in class names and in print (`data/posts.txt`), and what a class says of an element."""

from __future__ import annotations

import functools
import re
from importlib import resources
from itertools import pairwise
from typing import NamedTuple

from bs4.element import Tag

from loccit.readers._html_tags import attributes_of

_WORD = re.compile(r"[A-Z]?[a-z]+|[A-Z]+(?![a-z])")


@functools.cache
def listed(section: str) -> tuple[str, ...]:
    """The words of a section of `data/posts.txt`."""
    text = resources.files("loccit.readers").joinpath("data/posts.txt").read_text("utf-8")
    lines = [line for line in text.splitlines() if line and line[0] != "#"]
    rows = {name.strip("[]"): row for name, row in zip(lines[::2], lines[1::2], strict=True)}
    return tuple(rows[section].split("|"))


@functools.cache
def vocabulary(section: str) -> frozenset[str]:
    return frozenset(listed(section))


@functools.lru_cache(maxsize=4096)
def words_of(names: str) -> frozenset[str]:
    """The words of class names, in lower case: of `chatlog__author-name` `chatlog`, `author`, `name`."""
    return frozenset(word.lower() for word in _WORD.findall(names)) if len(names) < 1000 else frozenset()


class Said(NamedTuple):
    """What the class names of an element say of it: that it names who posted, holds a time or what a post quotes, or
    mentions somebody."""

    who: bool
    when: bool
    quoted: bool
    mentions: bool


NOTHING = Said(who=False, when=False, quoted=False, mentions=False)


@functools.lru_cache(maxsize=8192)
def said_by(names: str) -> Said:
    """What class names say; most say NOTHING."""
    if not _may_say().search(names):
        return NOTHING
    each = [words_of(name) for name in names.split()[:12]]
    said = Said(
        who=any(map(names_who, names.split()[:12])),
        when=any(not words.isdisjoint(vocabulary("when")) for words in each),
        quoted=any(
            not words.isdisjoint(vocabulary("quoted")) and words.isdisjoint(vocabulary("quoted-not")) for words in each
        ),
        mentions=any("mention" in words for words in each),
    )
    return said if any(said) else NOTHING


@functools.cache
def _may_say() -> re.Pattern[str]:
    """What stands in class names that say something; asked first, as it costs little."""
    said = {one for section in ("who", "when", "quoted") for one in listed(section)} | {"mention", "name"}
    stems = [one for one in said if not any(other != one and other in one for other in said)]
    return re.compile("|".join(map(re.escape, sorted(stems))), re.IGNORECASE)


def names_who(name: str) -> bool:
    """Whether a class says that its element names who posted: takes `comment-author`, `AuthorLink`; leaves
    `author-bio`, where a word behind says what it is instead."""
    said = [word.lower() for word in _WORD.findall(name)]
    pairs = ["", *(before + word for before, word in pairwise(said))]
    at = max(
        (place for place, word in enumerate(said) if not vocabulary("who").isdisjoint((word, pairs[place]))),
        default=None,
    )
    return at is not None and vocabulary("who-not").isdisjoint(said[at + 1 :])


@functools.cache
def either(section: str) -> str:
    return "|".join(re.escape(one) for one in sorted(listed(section), key=len, reverse=True))


@functools.lru_cache(maxsize=4096)
def lays_out(name: str) -> bool:
    """Whether a class only lays a page out: takes `clearfix`, `o-Grid_Col`; leaves `comment-body`."""
    return words_of(name) <= vocabulary("layout")


def is_teaser(name: str) -> bool:
    """Whether a class says that its elements lead to other pages."""
    return not words_of(name).isdisjoint(vocabulary("teasers"))


def is_kind_of_post(names: str) -> bool:
    """Whether a class calls its element a comment, a message or an answer, as no article is called."""
    return any(
        not words.isdisjoint(vocabulary("kinds")) and words <= vocabulary("kinds") | vocabulary("layout") | {"post"}
        for words in map(words_of, names.split())
    )


def goes_on(tag: Tag) -> bool:
    """Whether an element says that it goes on with the sender of the one before."""
    return not words_of(attributes_of(tag).get("class", "")).isdisjoint(vocabulary("goes-on"))


def is_aside_inside(tag: Tag) -> bool:
    """Whether an element among the words of a post holds none: a signature, controls, the way to the next page."""
    return tag.name in ("button", "nav") or not _plain_words(tag).isdisjoint(vocabulary("aside-inside"))


def is_aside(tag: Tag) -> bool:
    """Whether an element beside the words of a post says that it holds none."""
    if tag.name == "form":
        return tag.find(["textarea", "select"]) is not None
    return tag.name in ("button", "nav", "footer") or not _plain_words(tag).isdisjoint(vocabulary("aside"))


def _plain_words(tag: Tag) -> frozenset[str]:
    """The words of an element's classes, without those that only vary another one: `status__content--with-action`."""
    names = attributes_of(tag).get("class", "").split()[:12]
    return words_of(" ".join(name for name in names if "--" not in name))
