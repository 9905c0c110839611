"""Roles of blocks that lie in posts: words of a post are text on a page of posts, what only tells of it is furniture.

Below an article the judge of main text has the say over comments: what it left out stays out.
"""

from __future__ import annotations

from collections.abc import Sequence

from loccit.model import PASSAGE_ROLES, SourceBlock
from loccit.structure.kept_lines import Judged

LINE = "post-line"
SAID, QUOTED = "poster:", "quoted:"
"""What the cues of the words of a post begin with, and of what it quotes."""
_ARTICLE = 700
"""So many characters of text before the first post make an article of what stands above."""
_LONG_LINE, _LINKED = 90, 0.5
"""Beside the words of a post more characters than this, most of them in no link, may be words of somebody."""
_BY_KIND = {"list_item": "list_item", "code": "code", "row": "table", "heading": "heading"}


def with_posts(blocks: Sequence[SourceBlock], judged: Sequence[Judged]) -> list[Judged]:
    """The same roles, with those of the blocks of posts."""
    said = [_said(block) for block in blocks]
    if not any(said):
        return list(judged)
    is_page_of_posts = _above(blocks, judged, said) < _ARTICLE
    return [
        _role(block, cue, given, is_main=is_page_of_posts) if cue and "hidden" not in block.cues else given
        for block, cue, given in zip(blocks, said, judged, strict=True)
    ]


def _said(block: SourceBlock) -> str | None:
    """The cue that says what a block is in a post."""
    return next((cue for cue in block.cues if cue.startswith((SAID, QUOTED, LINE))), None)


def _above(blocks: Sequence[SourceBlock], judged: Sequence[Judged], said: Sequence[str | None]) -> int:
    """Characters of text above the first post."""
    first = next(at for at, cue in enumerate(said) if cue)
    return sum(
        block.end - block.start
        for block, (role, _) in zip(blocks[:first], judged[:first], strict=True)
        if role in PASSAGE_ROLES
    )


def _role(block: SourceBlock, cue: str, given: Judged, *, is_main: bool) -> Judged:
    """The role of a block of a post."""
    if cue == LINE and block.end - block.start > _LONG_LINE and block.linked < _LINKED:
        return given
    if cue == LINE:
        return ("boilerplate", "tells of a post: who, when, how often") if given[0] in _TOLD else given
    if given[0] == "block_quote" and cue.startswith(SAID):
        return ("body", "words of a post, by an element for quotations")
    if given[0] in PASSAGE_ROLES and given[0] not in _NO_WORDS:
        return ("block_quote", "quoted in a post") if cue.startswith(QUOTED) and given[0] == "body" else given
    if not is_main:
        return given
    role = _BY_KIND.get(block.kind, "body")
    return ("block_quote", "quoted in a post") if cue.startswith(QUOTED) else (role, "words of a post")


_NO_WORDS = frozenset(("about_author", "standfirst", "caption"))
_TOLD = PASSAGE_ROLES | {"byline", "date", "dateline", "notice"}
"""The roles that a line about a post does not keep."""
