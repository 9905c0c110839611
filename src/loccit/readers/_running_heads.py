"""Lines of a text without form feeds → the heads, feet and numbers of its printed pages.

They show themselves by three things together: a line stands apart with a number at one of its ends; the same words come
back with numbers that count up; and at least one of these lines cuts a sentence. A heading never does that.
"""

from __future__ import annotations

import itertools
import re
from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Sequence

from loccit.readers._lines import Line
from loccit.readers._torn import is_torn

_NUMBER_FIRST = re.compile(r"\W*(?P<page>\d{1,4})(?!\S*\d)\W*(?P<words>(?:\s\D*)?)\Z")
_NUMBER_LAST = re.compile(r"(?P<words>\S.*\s)\W*(?:\bp(?:age|\.)\s*)?(?P<page>\d{1,4})\W*\Z", re.IGNORECASE)
"""Take `40   THE ICE OF SKARNE.`, `— 41 —`, `Cite as: 12 U. S. (2018)   3`; leave `in 1739 the pier`."""
_LETTERS = re.compile(r"[^\W\d_]+|\d+")
_SENTENCE_ENDS = frozenset(".!?:;”\"'’)]…—")
_LONGEST = 90
_FEWEST = 3
_FURTHEST = 30
"""So many pages apart may two heads of the same words stand that belong together."""
_DEEPEST = 2
"""So many lines at most has a head below its number."""
_CUTTING = 8
"""One of so many heads at least cuts a sentence."""


_Head = tuple[int, int]
"""The place of a line, and the number of the page at one of its ends."""


def running_heads(lines: Sequence[Line]) -> dict[int, str]:
    """The places in `lines` of the heads and feet of pages, with the cue `page-head`; empty where there are none."""
    groups: dict[tuple[str, ...], list[_Head]] = defaultdict(list)
    for place, line in enumerate(lines):
        if line.follows_blank or place == 0 or line.page != lines[place - 1].page:
            for page, words in _read(line.words):
                groups[words].append((place, page))
    kinds = [kind for heads in groups.values() if len(kind := _counting(heads)) >= _FEWEST]
    ends = [_ends(lines, [place for place, _ in kind]) for kind in kinds]
    cutting = [_is_cutting(lines, kind, last) for kind, last in zip(kinds, ends, strict=True)]
    sure = sorted(head for kind, cuts in zip(kinds, cutting, strict=True) if cuts for head in kind)
    found: dict[int, str] = {}
    for kind, last, cuts in zip(kinds, ends, cutting, strict=True):
        if cuts or sum(_fits_between(head, sure) for head in kind) >= _FEWEST:
            places = [at for (first, _), end in zip(kind, last, strict=True) for at in range(first, end + 1)]
            found |= dict.fromkeys(places, "page-head")
    return found


def _read(words: str) -> list[tuple[int, tuple[str, ...]]]:
    """The number of the page and the other words, evened out, as a line may be read."""
    if len(words) > _LONGEST or not any(map(str.isdigit, words)):
        return []
    first, last = _NUMBER_FIRST.match(words), _NUMBER_LAST.match(words)
    return [(int(one["page"]), tuple(_LETTERS.findall(one["words"].casefold()))) for one in (first, last) if one]


def _counting(heads: list[_Head]) -> list[_Head]:
    """The heads, if most of them have numbers that count up from each to the next; a part may begin with 1 again."""
    steps = sum(0 < other[1] - one[1] <= _FURTHEST for one, other in itertools.pairwise(heads))
    return heads if 2 * steps >= len(heads) else []


def _fits_between(head: _Head, sure: list[_Head]) -> bool:
    """Whether a head has the number of a page that lies between those of the heads around it."""
    at = bisect_left(sure, head)
    return 0 < at < len(sure) and sure[at - 1][1] < head[1] < sure[at][1]


def _ends(lines: Sequence[Line], places: list[int]) -> list[int]:
    """The last lines of heads: what stands right below and comes back under others (a chapter's name) is theirs."""
    ends = list(places)
    for _ in range(_DEEPEST):
        under = [_stands_below(lines, end) for end in ends]
        many = Counter(under)
        grown = [end + bool(words and many[words] >= _FEWEST) for end, words in zip(ends, under, strict=True)]
        if grown == ends:
            break
        ends = grown
    return ends


def _stands_below(lines: Sequence[Line], place: int) -> str:
    """The words of the line right below one, '' where none stands there or they go on in a sentence."""
    if place + 1 >= len(lines) or lines[place + 1].follows_blank:
        return ""
    words = " ".join(lines[place + 1].words.split())
    return "" if words[:1].islower() else words


def _is_cutting(lines: Sequence[Line], heads: list[_Head], ends: list[int]) -> bool:
    cuts = sum(_cuts(lines, first, last) for (first, _), last in zip(heads, ends, strict=True))
    return 0 < len(heads) <= _CUTTING * cuts


def _cuts(lines: Sequence[Line], first: int, last: int) -> bool:
    """Whether what stands before the lines from `first` to `last` goes on behind them in the same sentence."""
    if not first or last + 1 >= len(lines):
        return False
    before, behind = lines[first - 1].words, lines[last + 1].words
    return is_torn(before, behind) or (before[-1] not in _SENTENCE_ENDS and behind[0].islower())
