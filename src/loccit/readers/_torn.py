"""The text of a hard-wrapped document → what is no word of it where the end of a line tore a word.

A line's end tears a word (`assem-⏎bled`) or stands behind the hyphen of one (`well-⏎built`); the same document is
asked which. What it does not tell is left as it stands: `in-⏎come` may be both.
"""

from __future__ import annotations

import functools
import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Iterator
from importlib import resources

from loccit.model import SourceBlock, Span

JOINED, PARTED, UNKNOWN = "joined", "parted", "unknown"
"""What the end of a line behind a hyphen did: it tore a word; it stands in a compound; nobody knows."""

_ENDING = re.compile(r"(?<=[^\W\d_])[-‐\u00ad¬⸗][ \t]*(?:\r\n|[\r\n\f])")
"""A hyphen that ends a line: takes that of `re-⏎fused`, `re¬⏎fused`; leaves `1914-⏎18`, `so --⏎and`."""
_TEAR = re.compile(r"[^\W\d_]*[-‐\u00ad¬⸗][ \t]*(?:\r\n|[\r\n\f])\s*[^\W\d_]*")
_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
"""A word with its hyphens: takes `town-clerk`."""
_HALF = re.compile(r"[^\W\d_]+")
_LAST_HALF = re.compile(r"[^\W\d_]+\Z")
_ADDRESS = re.compile(r"\S*(?:[/@]|\bwww\.)\S*\Z")
"""What is no word but an address: takes `www.skarne`, `a/b`."""
_ONE_LINE = re.compile(r"[ \t]*")
_WHITE = re.compile(r"\s*")
_PROSE = frozenset(("paragraph", "list_item", "quote"))
_SAYING = frozenset("\u00ad¬")
"""Signs that say of themselves that they are none of the word."""
_LONGEST = 40
"""So many letters before a hyphen are looked at."""
_LEADING = 4
"""So many letters at least has each part of a compound whose first part is a word of the text."""
_KIN = 2
_STEM = 5
"""A word of the same stem begins alike up to so many letters behind the tear, and up to so many in all."""


def with_torn_words(text: str, blocks: Iterable[SourceBlock], marks: tuple[Span, ...]) -> tuple[Span, ...]:
    """The marks, with the hyphens and ends of lines that tore a word in the blocks of prose, and with the ends of lines
    alone behind a hyphen that is the word's own; sorted, not overlapping."""
    if not _ENDING.search(text):
        return marks
    joined: list[Span] = []
    for mark in sorted((*marks, *_tears(text, blocks, marks))):
        if joined and mark.start < joined[-1].end:
            joined[-1] = Span(joined[-1].start, max(mark.end, joined[-1].end))
        else:
            joined.append(mark)
    return tuple(joined)


def _tears(text: str, blocks: Iterable[SourceBlock], marks: tuple[Span, ...]) -> Iterator[Span]:
    """What parts the halves of torn words; a mark between them (the head of a page) lies inside."""
    vocabulary = _Vocabulary(text)
    unsaid = {mark.start: mark.end for mark in marks}
    for block in blocks:
        if block.kind not in _PROSE:
            continue
        for found in _ENDING.finditer(text, block.start, block.end):
            following = _following(text, found.end(), unsaid)
            told = vocabulary.told_at(text, found.start(), following) if following < block.end else UNKNOWN
            if told != UNKNOWN:
                yield Span(found.start() + (told == PARTED), following)


def is_torn(words: str, following: str) -> bool:
    """Whether a line seems to end within a word that goes on in the next line.

    >>> is_torn("the assem-", "bled council"), is_torn("of 1914-", "18")
    (True, False)
    """
    return words[-1:] in "-‐\u00ad¬⸗" and words[-2:-1].isalpha() and following[:1].islower()


def _following(text: str, at: int, unsaid: dict[int, int]) -> int:
    """Where the words go on behind the end of a line: in the next line, or behind what is no word of the text."""
    begin = _behind(_WHITE, text, at)
    behind = unsaid.get(at) or unsaid.get(begin)
    return _behind(_WHITE, text, behind) if behind else _behind(_ONE_LINE, text, at)


def _behind(pattern: re.Pattern[str], text: str, at: int) -> int:
    found = pattern.match(text, at)
    return found.end() if found else at


class _Vocabulary:
    """The words that stand whole in a text, by how often; those beside the hyphen at a line's end are none."""

    def __init__(self, text: str) -> None:
        words = [word.casefold() for word in _WORD.findall(_TEAR.sub("\n", text))]
        self._words = Counter(words)
        self._words.update(part for word in words if "-" in word for part in word.split("-"))

    def told_at(self, text: str, sign: int, following: int) -> str:
        """What the hyphen at `sign` is, before words that go on at `following`: JOINED, PARTED or UNKNOWN."""
        lead = text[max(0, sign - _LONGEST) : sign]
        first, second = _LAST_HALF.search(lead), _HALF.match(text, following)
        if first is None or second is None or not second[0][0].islower() or _ADDRESS.search(lead):
            return UNKNOWN
        if text[sign] in _SAYING:
            return JOINED
        return self.told(first[0].casefold(), second[0].casefold(), is_chain=lead[: first.start()].endswith("-"))

    def told(self, first: str, second: str, *, is_chain: bool = False) -> str:
        """What a hyphen between two halves is, by the words of the text; `is_chain`: another hyphen stands before.

        The whole word, or the compound, stands elsewhere; else both halves are words (a compound, or torn by chance);
        else one of them is none, so that the word is torn, unless the other may lead or end a compound.
        """
        whole, parted = self._words[first + second], self._words[f"{first}-{second}"]
        if whole or parted:
            return JOINED if whole >= parted else PARTED
        if second in _listed("open") or min(len(first), len(second)) < 2:
            return UNKNOWN
        if self._may_be(first, "first") and self._may_be(second, "second"):
            is_kept = is_chain or (len(first) >= _LEADING and first in _listed("first") and self._words[second] > 0)
            return PARTED if is_kept else UNKNOWN
        if self._has_kin(first + second, len(first)):
            return JOINED
        may_lead = min(len(first), len(second)) >= _LEADING and self._words[first] > 0
        is_listed = first in _listed("first") or second in _listed("second")
        return UNKNOWN if is_chain or is_listed or may_lead else JOINED

    def _may_be(self, half: str, kind: str) -> bool:
        return self._words[half] > 0 or half in _listed(kind)

    def _has_kin(self, whole: str, tear: int) -> bool:
        """Whether another word of the text begins as this one does, beyond the tear."""
        stem = whole[: max(tear + _KIN, _STEM)]
        at = bisect_left(self._in_order, stem)
        return at < len(self._in_order) and self._in_order[at].startswith(stem)

    @functools.cached_property
    def _in_order(self) -> list[str]:
        return sorted(self._words)


@functools.cache
def _listed(kind: str) -> frozenset[str]:
    lines = resources.files(__package__).joinpath("data/hyphens.txt").read_text("utf-8").splitlines()
    return frozenset(word for line in lines if line.startswith(f"{kind}\t") for word in line.split()[1:])
