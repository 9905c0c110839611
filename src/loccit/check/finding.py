"""Where words stand in the archive, and which stretch is nearest to words that stand nowhere."""

from __future__ import annotations

import re

from loccit.check.archive import Archive
from loccit.check.changes import Near, nearest
from loccit.check.fitting import Sought, fits
from loccit.check.tokens import Tokens, is_word, tokens

_MOST_WORDS = 6
_SHORT = 3
_SPACELESS = re.compile("[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff]")
NEAR_ENOUGH = 0.5
"""The share of a quotation's words that must stand in one stretch for it to be called altered."""


def places_of(archive: Archive, quotation: Sought) -> list[tuple[str, Tokens]]:
    """Every passage in which a quotation stands, word for word or by the grammar: identifier and tokens."""
    words = search_words(quotation)
    if not words:
        return []
    candidates = ((identifier, tokens(text)) for identifier, text in archive.holding(words))
    return [(identifier, text) for identifier, text in candidates if fits(quotation, text)]


def search_words(quotation: Sought) -> list[str]:
    """The words by which the index is asked: the longest of them, which are the rarest; a phrase without spaces."""
    plain = quotation.text.replace("\u2060", "")
    if _SPACELESS.search(plain):
        runs = [run for run in re.split(r"[^\w\u0300-\u036f\u0e00-\u109f\u1780-\u17ff]+|\[|\]", plain) if run]
        return sorted(runs, key=len, reverse=True)[:2]
    keys = [word.spellings[0] for run in quotation.pattern.runs for word in run if not word.is_bracketed]
    distinct = list(dict.fromkeys(key for key in keys if is_word(key)))
    longest = sorted(distinct, key=len, reverse=True)[:_MOST_WORDS]
    return [word for word in longest if len(word) > _SHORT] or longest


def nearest_of(archive: Archive, quotation: Sought, cited: list[tuple[str, Tokens]]) -> tuple[str, Near] | None:
    """The stretch that is nearest to a quotation: in what is cited if it is near enough, else anywhere."""
    best = _best(quotation, cited)
    if best is not None and best[1].share >= NEAR_ENOUGH:
        return best
    words = search_words(quotation)
    elsewhere = _best(quotation, [(identifier, tokens(text)) for identifier, text in archive.near(words)])
    if elsewhere is not None and elsewhere[1].share >= NEAR_ENOUGH:
        return elsewhere
    return max((one for one in (best, elsewhere) if one is not None), key=lambda one: one[1].share, default=None)


def _best(quotation: Sought, texts: list[tuple[str, Tokens]]) -> tuple[str, Near] | None:
    near = [(identifier, nearest(quotation.tokens, text)) for identifier, text in texts]
    return max(near, key=lambda one: one[1].share, default=None)
