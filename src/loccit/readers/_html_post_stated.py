"""Comments and answers whose authors JSON-LD states → whose words the blocks are that stand in them.

A block belongs to a stated post if its letters are those of the post or of a line in it, of one author only, and stand
once on the page.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from loccit.model import SourceBlock
from loccit.readers._html_jsonld import loaded
from loccit.readers._html_post_cues import POSTER
from loccit.readers._html_post_marks import clean_name, is_nobody

_SIGN = re.compile(r"\"@type\"\s*:\s*\[?\s*\"(?:Comment|Answer|Question|DiscussionForumPosting|SocialMediaPosting)\"")
"""What stands in the scripts of a page that states posts."""
_SCRIPT = re.compile(r"<script[^>]{0,200}ld\+json[^>]{0,200}>(.{1,1000000}?)</script>", re.DOTALL | re.IGNORECASE)
_POSTS = frozenset(("Comment", "Answer", "Question", "DiscussionForumPosting", "SocialMediaPosting"))
_TEXTS = ("text", "articleBody", "commentText")
_MOST = 5_000
"""Objects of a page that are looked at."""
_LEAST = 20
"""Letters of a block that are enough to know it again."""
_LINE_END = re.compile(r"\n|<br\s*/?>|</p>", re.IGNORECASE)
_LETTERLESS = re.compile(r"[\W_]+")
_MARKUP = re.compile(r"<[^<>]*>|&[a-z#0-9]{1,8};")


def stated_posts(markup: str, text: str, blocks: Sequence[SourceBlock]) -> dict[int, str]:
    """The cue of each block, by its place, that is a post, or a line of one, whose author JSON-LD states."""
    if not _SIGN.search(markup):
        return {}
    said = _said(node for script in _SCRIPT.findall(markup) for node in _nodes(loaded(script)))
    words = [_letters(text[block.start : block.end]) for block in blocks] if said else []
    often = Counter(words)
    return {
        at: POSTER + next(iter(said[one]))
        for at, one in enumerate(words)
        if len(one) >= _LEAST and often[one] == 1 and len(said.get(one, ())) == 1
    }


def _said(nodes: Iterable[Mapping[str, Any]]) -> dict[str, set[str]]:
    """Who says what: the posts and their lines, in letters alone, each with the names of its authors."""
    said: dict[str, set[str]] = {}
    for node in nodes:
        kinds = node.get("@type")
        if _POSTS.isdisjoint([kinds] if isinstance(kinds, str) else kinds if isinstance(kinds, list) else []):
            continue
        author = node.get("author")
        author = author[0] if isinstance(author, list) and author else author
        name = author.get("name") if isinstance(author, dict) else author
        words = next((node[key] for key in _TEXTS if isinstance(node.get(key), str)), "")
        if isinstance(name, str) and words and (clean := clean_name(name)) and not is_nobody(clean):
            for part in (words, *_LINE_END.split(words)):
                said.setdefault(_letters(_MARKUP.sub(" ", part)), set()).add(clean)
    return said


def _nodes(value: Any) -> Iterator[Mapping[str, Any]]:
    """Every object inside a value."""
    stack, seen = [value], 0
    while stack and seen < _MOST:
        one = stack.pop()
        seen += 1
        if isinstance(one, dict):
            yield one
            stack += [inner for inner in one.values() if isinstance(inner, dict | list)]
        elif isinstance(one, list):
            stack += one


def _letters(words: str) -> str:
    return _LETTERLESS.sub("", words).casefold()
