"""Posts of other sites that a page shows in its text: a tweet, a picture with its caption."""

from __future__ import annotations

import bisect
from collections.abc import Sequence

from loccit.model import EMBEDDED_POST, SourceBlock

_FRAMES = frozenset(("share", "fig", "figure", "video", "widget", "quote"))
"""Cues of what pages put around such a post alone."""


def with_embedded(blocks: Sequence[SourceBlock], main: Sequence[bool]) -> list[bool]:
    """Which blocks are main text; so are posts of other sites with what main text before or behind has around it.

    They look like the buttons for sharing: few words, the site's name, nothing but links.
    """
    embedded = [at for at, block in enumerate(blocks) if EMBEDDED_POST in block.cues and not main[at]]
    if not embedded:
        return list(main)
    texts = [at for at, is_main in enumerate(main) if is_main and EMBEDDED_POST not in blocks[at].cues]
    both = list(main)
    for at in embedded:
        cues = blocks[at].cues
        around = set(cues[: cues.index(EMBEDDED_POST)]) - _FRAMES
        behind = bisect.bisect(texts, at)
        both[at] = "hidden" not in cues and any(
            around.issubset(blocks[text].cues) for text in texts[max(0, behind - 1) : behind + 1]
        )
    return both
