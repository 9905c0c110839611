"""Where words stand in the archive, and which stretch is nearest to words that stand nowhere."""

from __future__ import annotations

import re

from loccit.check.archive import Archive
from loccit.check.changes import Near, most_in_order, most_shared, nearest
from loccit.check.fitting import Sought, fits
from loccit.check.tokens import Tokens, is_word, tokens

_PHRASE = 5
"""Words of the phrase that is asked for where rare words occur together too often."""
_RARE = 3
"""So many rare words find a quotation; more only cost time."""
_MOST_PAIRS = 4
_SPACELESS = re.compile("[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff]")
_BETWEEN_MARKS = re.compile(r"[^\w\u0300-\u036f\u0e00-\u109f\u1780-\u17ff]+")
NEAR_ENOUGH = 0.5
"""The share of a quotation's words that must stand in one stretch for it to be called altered."""


def places_of(archive: Archive, quotation: Sought) -> list[tuple[str, Tokens]]:
    """Every passage in which a quotation stands, word for word or by the grammar: identifier and tokens."""
    words, phrase = _rarest(quotation)[:_RARE], _phrase(quotation)
    if not words:
        return []
    candidates = ((identifier, tokens(text)) for identifier, text in archive.holding(words, phrase))
    return [(identifier, text) for identifier, text in candidates if fits(quotation, text)]


def _rarest(quotation: Sought) -> list[str]:
    """The words by which the index is asked, the longest first: they are the rarest."""
    words = dict.fromkeys(word for run in _runs(quotation) for word in run)
    return sorted(words, key=len, reverse=True)


def _phrase(quotation: Sought) -> str:
    """Words in a row: of the windows inside one run, the one with the most letters."""
    windows = [window for run in _runs(quotation) for window in _windows(run, _PHRASE)]
    return max(windows, key=len, default="")


def _pairs(quotation: Sought) -> list[tuple[str, ...]]:
    """Pairs of rare words: one that is altered spoils one pair only."""
    words = _rarest(quotation)[: 2 * _MOST_PAIRS]
    return [tuple(words[at : at + 2]) for at in range(0, len(words), 2) if len(words) < 2 or at + 1 < len(words)]


def _runs(quotation: Sought) -> list[list[str]]:
    """The words of each run; scripts without spaces are cut by their marks alone."""
    if _SPACELESS.search(quotation.text):
        return [[run] for run in _BETWEEN_MARKS.split(quotation.text) if run]
    runs: list[list[str]] = [[]]
    for run in quotation.pattern.runs:
        for word in run:
            if word.is_bracketed:
                runs.append([])
            elif is_word(word.spellings[0]):
                runs[-1].append(word.spellings[0])
        runs.append([])
    return [run for run in runs if run]


def _windows(run: list[str], size: int) -> list[str]:
    return [" ".join(run[at : at + size]) for at in range(max(1, len(run) - size + 1))]


def nearest_of(archive: Archive, quotation: Sought, cited: list[tuple[str, str]]) -> tuple[str, Near] | None:
    """The stretch that is nearest to a quotation: in what is cited if it is near enough, else anywhere."""
    best = _best(quotation, cited)
    if best is not None and best[1].share >= NEAR_ENOUGH:
        return best
    elsewhere = _best(quotation, archive.near(_pairs(quotation)))
    if elsewhere is not None and elsewhere[1].share >= NEAR_ENOUGH:
        return elsewhere
    return max((one for one in (best, elsewhere) if one is not None), key=lambda one: one[1].share, default=None)


def _best(quotation: Sought, texts: list[tuple[str, str]]) -> tuple[str, Near] | None:
    """The nearest of some texts; those that cannot be nearer than it are not cut into tokens."""
    if not texts:
        return None
    bounds = most_shared(quotation.tokens, [text for _, text in texts])
    first, *others = sorted(range(len(texts)), key=lambda place: -bounds[place])
    best = (texts[first][0], nearest(quotation.tokens, tokens(texts[first][1])))
    for at in others:
        identifier, text = texts[at]
        floor = best[1].share
        if bounds[at] > floor and most_in_order(quotation.tokens, text) > floor:
            near = nearest(quotation.tokens, tokens(text), above=floor)
            best = (identifier, near) if near.share > floor else best
    return best
