"""Paragraphs with a level of the outline → whether they head anything.

Word gives a level to headings; templates of courts and of contracts give one to their numbered paragraphs too, which
are sentences. So a style is judged by all its paragraphs in a file, and a long sentence is no heading in any style.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping
from dataclasses import replace

from loccit.model import Reading

_LONG = 150
"""From so many characters on a sentence is no heading."""
_SENTENCE = 120
"""From so many on it says something of its style."""
_LONGEST = 500
"""Nothing longer heads anything, whatever it ends with."""
_SHORT = 100
"""Up to so many characters a line heads others even in a style of sentences."""
_END = re.compile(r"[.,:;!?…–—-][\s)\]”’»\"']*\Z")
"""How a sentence ends, or goes on in the next block: takes `of the quay.”`, `as follows:-`; leaves `The facts`."""
_OPENS = re.compile(r"[\"“„«(\[…]|[^\W\d_A-ZÀ-ÞА-Я]")
"""Takes the beginning of what heads nothing: `(b) the toll`, `“The quay`, `and so`; leaves `The quay` and `3 Tolls`."""


class Outlined:
    """The paragraphs of one file that have a level of the outline, style by style."""

    def __init__(self) -> None:
        self._paragraphs: Counter[str] = Counter()
        self._sentences: Counter[str] = Counter()

    def learn(self, style: str, words: str) -> None:
        """Counts a paragraph of a style; an empty one says nothing."""
        words = words.strip()
        if words:
            self._paragraphs[style] += 1
            self._sentences[style] += _is_sentence(words, _SENTENCE)

    def is_heading(self, style: str, words: str, *, is_numbered: bool = False) -> bool:
        """Whether a paragraph of this style heads others. In a style most of whose paragraphs are sentences only a
        short line does that ends as no sentence and has no number among them (`is_numbered`)."""
        words = words.strip()
        if _is_sentence(words, _LONG):
            return False
        if self._sentences[style] * 2 < max(self._paragraphs[style], 2):
            return True
        return not (is_numbered or len(words) > _SHORT or _END.search(words) or _OPENS.match(words))


def with_true_headings(reading: Reading, styles: Mapping[int, str]) -> Reading:
    """The same; of the headings that begin at the places of `styles`, those that head nothing are paragraphs."""
    outlined = Outlined()
    words = {
        block.start: reading.text[block.start : block.end]
        for block in reading.blocks
        if block.kind == "heading" and block.start in styles
    }
    for start, said in words.items():
        outlined.learn(styles[start], said)
    false = {start for start, said in words.items() if not outlined.is_heading(styles[start], said)}
    blocks = (replace(block, kind="paragraph", level=0) if block.start in false else block for block in reading.blocks)
    return replace(reading, blocks=tuple(blocks)) if false else reading


def _is_sentence(words: str, least: int) -> bool:
    return len(words) > _LONGEST or (len(words) > least and _END.search(words) is not None)
