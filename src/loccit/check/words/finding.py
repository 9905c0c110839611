"""Where words stand in the archive, and which stretch is nearest to words that stand nowhere."""

from __future__ import annotations

import re
from collections.abc import Sequence
from heapq import heapify, heappop, heappush

from loccit.check.archive import Archive
from loccit.check.words.changes import Near, most_in_order, most_seen, most_shared, nearest
from loccit.check.words.fitting import Sought, fits
from loccit.check.words.lexicon import Lexicon
from loccit.check.words.printed import without_letter_brackets
from loccit.check.words.tokens import Tokens, is_word, tokens
from loccit.check.words.torn import mended
from loccit.citable import Place

_PHRASE = 5
"""Words of the phrase that is asked for where rare words occur together too often."""
_RARE = 3
"""So many rare words find a quotation; more only cost time."""
_MOST_PAIRS = 4
_SPACELESS = re.compile("[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff]")
_BETWEEN_MARKS = re.compile(r"[^\w\u0300-\u036f\u0e00-\u109f\u1780-\u17ff]+")
_PRINTED = re.compile(r"[\[*]")
"""What a quotation has itself that a source may print among its words."""
_WORTH_A_LOOK = 0.3
"""The share of a quotation's words above which words elsewhere are shown rather than those at its identifier."""
_ROUGH, _SHARP = 0, 1
NEAR_ENOUGH = 0.5
"""The share of a quotation's words that must stand in one stretch for it to be called altered."""

_TELLING = 4
"""Letters of a word that tells what is spoken of."""
_SHORTEST = 6
"""Words up to which half of them are enough, whichever they are."""
_MOST_OF_IT = 0.6
"""The share of a quotation that is surely no mere likeness."""

_FEW_PLACES, _LONGEST, _LIKELY = 40, 6, 0.66
"""So many places are all looked at; of more those that have such a share of a quotation's longest words, of which one
or two may be torn, bracketed or spelled otherwise."""


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


def rarest_word(quotation: Sought) -> str:
    """The longest of the words in small letters, as it is written: of a text that has it not the words are not; empty
    where there is none."""
    small = (key for key in quotation.tokens.keys if key.isalpha() and key.islower())
    return max(small, key=len, default="")


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


def likely_places(archive: Archive, quotation: Sought, places: Sequence[Place]) -> list[Place]:
    """The places of a whole document that a quotation may stand in: those that the index gives, else those that have
    most of its longest words; a few are all looked at."""
    if len(places) <= _FEW_PLACES:
        return list(places)
    indexed = {identifier for identifier, _ in places_of(archive, quotation)}
    if held := [place for place in places if place.id in indexed]:
        return held
    longest = tokens(" ".join(_rarest(quotation)[:_LONGEST]))
    seen = most_seen(longest, [place.words for place in places])
    return [place for place, share in zip(places, seen, strict=True) if share >= _LIKELY]


def nearest_of(archive: Archive, quotation: Sought, cited: list[tuple[str, str]]) -> tuple[str, Near] | None:
    """The stretch that is nearest to a quotation: in what is cited if it is near enough, else anywhere."""
    best = _best(quotation, cited, -1.0)
    if best is not None and best[1].share >= NEAR_ENOUGH:
        return best
    floor = max(_WORTH_A_LOOK, best[1].share) if best else -1.0
    return _best(quotation, archive.near(_pairs(quotation)), floor) or best


def _best(quotation: Sought, texts: list[tuple[str, str]], floor: float) -> tuple[str, Near] | None:
    """The nearest of some texts, if it is nearer than `floor`; those that cannot be are not cut into tokens.

    The most promising one comes first, by a bound that is made sharper when its turn comes.
    """
    best = None
    texts = [(identifier, mended(text, quotation.tokens)) for identifier, text in texts]
    waiting = [(-bound, _ROUGH, at) for at, bound in enumerate(_bounds(quotation, texts)) if bound > floor]
    heapify(waiting)
    while waiting and -waiting[0][0] > floor:
        _, sharpness, at = heappop(waiting)
        identifier, text = texts[at]
        if sharpness == _ROUGH and len(texts) > 1:
            heappush(waiting, (-most_shared(quotation.tokens, text), _SHARP, at))
        elif best is None or most_in_order(quotation.tokens, text) > floor:
            there = tokens(text) if _PRINTED.search(quotation.text) else without_letter_brackets(text)
            near = nearest(quotation.tokens, there, above=max(floor, 0.0))
            if near.share > floor:
                best, floor = (identifier, near), near.share
    return best


def _bounds(quotation: Sought, texts: list[tuple[str, str]]) -> list[float]:
    return [1.0] if len(texts) == 1 else most_seen(quotation.tokens, [text for _, text in texts])


def is_scattered(quotation: Sought, near: Near, words: Lexicon) -> bool:
    """Whether what a longer quotation shares with its source are words like `of the` and `and the`: of those that tell
    what is spoken of at most half stand there."""
    told = [key.casefold() for key in quotation.tokens.keys if len(key) >= _TELLING and not words.has("empty", key)]
    there = {key.casefold() for key in near.source.keys}
    return (
        len(quotation.tokens) > _SHORTEST
        and near.share < _MOST_OF_IT
        and 2 * len(there.intersection(told)) <= len(told)
    )
