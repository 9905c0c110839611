"""The block that names a page of the web, among the headings that stand above its text."""

from __future__ import annotations

import re
from collections.abc import Sequence

from loccit.model import Reading, SourceBlock

_HOME = re.compile(r"(?:https?://[^/?#]+)?/?(?:(?:index|home)\.\w+)?(?:[?#].*)?", re.IGNORECASE)
"""The address of a site's first page: takes `/`, `https://skarne.example/`; leaves `/tides` and `#top`."""
_PARTED = re.compile(r"\s+[|·»:–—-]+\s+")
_NAMED = 12
"""So many letters of a stated title are no site's name."""
_LETTERLESS = re.compile(r"[\W_]+")


def title_at(reading: Reading, blocks: Sequence[SourceBlock], main: Sequence[bool]) -> int | None:
    """The block that names the page: a heading with the words of a stated title, else the last h1 before the text
    that does not name the site, else a heading with the words of a part of a stated title."""
    stated = {_letters(claim.value) for claim in reading.claims if claim.field == "title"}
    first = next((at for at, is_main in enumerate(main) if is_main and blocks[at].kind != "heading"), len(blocks))
    shown = [(at, block) for at, block in enumerate(blocks) if "hidden" not in block.cues and at <= first + 3]
    said = {at: _letters(reading.text[block.start : block.end]) for at, block in shown}
    for wanted in (1, 2, 3, 0):
        same = [at for at, block in shown if said[at] in stated and _rank(block) == wanted]
        if same:
            return same[-1]
    headings = [at for at, block in shown if block.kind == "heading"]
    if ones := [at for at in headings if blocks[at].level == 1 and not _leads_home(reading, blocks[at])]:
        return ones[-1]
    titles = (claim.value for claim in reading.claims if claim.field == "title")
    parts = [_letters(part) for title in titles for part in _PARTED.split(title)]
    named = {said[at]: at for at in headings if len(said[at]) >= _NAMED}
    return next((named[part] for part in parts if part in named), None)


def _leads_home(reading: Reading, block: SourceBlock) -> bool:
    """Whether a heading is a link to where the site begins: it names the site."""
    if block.linked < 0.9:
        return False
    return any(_HOME.fullmatch(link.target) for link in reading.links if block.start <= link.start < block.end)


def _rank(block: SourceBlock) -> int:
    return min(block.level, 3) if block.kind == "heading" else 0


def _letters(words: str) -> str:
    return _LETTERLESS.sub("", words).lower()
