"""What trafilatura takes for the main text of a page, as cues on our blocks, and what htmldate takes for its date.

They are witnesses, not the judge: `kept` stands on a block whose words it keeps, `kept-strict` where it keeps them when
it is told to prefer precision. A block that it does not mention may still be text (it drops notes, captions and
whatever its tree lost), so the roles are decided by `structure.markup`.
"""

from __future__ import annotations

import logging
import re
from collections.abc import Sequence
from copy import deepcopy
from dataclasses import replace
from typing import Any

from lxml import etree

from loccit.model import Claim, SourceBlock

MOST = 20_000
"""Blocks of a page that the witnesses are asked about: their time grows with the square, and no article has more."""
_SHORT = 30
"""Words of so few letters must be a line or a cell of their own to count as kept."""

_LATEST = "2099-12-31"
"""htmldate takes no later date; by itself it would ask the clock, and read the same page otherwise tomorrow."""

_LETTERLESS = re.compile(r"[\W_]+")
_CELLS = re.compile(r"[\n|]")


def with_evidence(blocks: Sequence[SourceBlock], text: str, tree: Any) -> tuple[SourceBlock, ...]:
    """The blocks with the cues `kept` and `kept-strict` where they hold; `tree` is lxml's, and stays as it is."""
    if len(blocks) > MOST:
        return tuple(blocks)
    tree = _without_readings(tree)
    words = [_LETTERLESS.sub("", text[block.start : block.end]).lower() for block in blocks]
    kept, strict = (_kept(words, _main_text(tree, precise=precise)) for precise in (False, True))
    return tuple(
        replace(block, cues=(*block.cues, *(["kept"] if plain else []), *(["kept-strict"] if precise else [])))
        if plain or precise
        else block
        for block, plain, precise in zip(blocks, kept, strict, strict=True)
    )


def dated(tree: Any) -> tuple[Claim, ...]:
    """The date that htmldate reads out of a page that states none in its markup, if it does."""
    import htmldate

    try:
        found = htmldate.find_date(tree, extensive_search=False, original_date=True, max_date=_LATEST)
    except Exception:
        return ()
    return (Claim("published", found, "htmldate"),) if found else ()


def _kept(words: Sequence[str], main: str) -> list[bool]:
    """For each block, given as its letters, whether they stand in the main text."""
    lines = {_LETTERLESS.sub("", line).lower() for line in _CELLS.split(main)}
    whole = _LETTERLESS.sub("", main).lower()
    return [bool(one) and (one in lines if len(one) < _SHORT else one in whole) for one in words]


def _without_readings(tree: Any) -> Any:
    """The tree without what is printed over the words of a line, which is in no block."""
    if next(tree.iter("rt"), None) is None:
        return tree
    bare = deepcopy(tree)
    etree.strip_elements(bare, "rt", "rtc", "rp", with_tail=False)
    return bare


def _main_text(tree: Any, *, precise: bool) -> str:
    """What trafilatura keeps; nothing where it fails, whatever the reason."""
    import trafilatura  # half a second to import, and only pages need it

    logging.getLogger("trafilatura").addHandler(logging.NullHandler())
    try:
        found = trafilatura.bare_extraction(tree, fast=True, include_comments=False, favor_precision=precise)
    except Exception:  # a witness that stumbles over a page says nothing about it
        return ""
    return getattr(found, "text", None) or ""
