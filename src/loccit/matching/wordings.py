"""A sentence → what it states without a number: adjectives in marks, and how one stands to another."""

from __future__ import annotations

import re
from collections.abc import Iterator

from loccit.matching.figures import Figure, ends_a_noun
from loccit.matching.lists import stop_words
from loccit.text.ngrams import say

BEFORE = 90
"""Code points before a standing in which the one is named who stands so."""


def find_wordings(sentence: str) -> Iterator[Figure]:
    """The adjectives that a sentence puts into quotation marks, with their nouns, in order.

    >>> [(one.value, one.of) for one in find_wordings("It was a “private” visit, not a “state visit”.")]
    [('private', ('visit',)), ('state', ('visit',))]
    """
    for found in _IN_MARKS.finditer(sentence):
        inside = say(found.group("inside"))
        if len(inside) == 1 and found.group("noun") and not _is_no_noun(found.group("noun").lower()):
            yield Figure("wording", inside[0], found.start(), found.end(), tuple(say(found.group("noun"))))
        elif len(inside) == 2:
            yield Figure("wording", inside[0], found.start(), found.end("inside") + 1, (inside[1],))


def _is_no_noun(word: str) -> bool:
    return ends_a_noun(word) or word in stop_words()


def find_standings(sentence: str) -> Iterator[Figure]:
    """Where a sentence says that somebody stands above, level with or below somebody who is named, in order.

    >>> [(one.value, sorted(one.whose)) for one in find_standings("It ships more than Vell, nearly as much as Orsk.")]
    [('above', ['vell']), ('below', ['orsk'])]
    """
    for found in _STANDING.finditer(sentence):
        group = found.lastgroup or ""
        whom = found.group(group).lower()
        clause = sentence[max(0, found.start() - BEFORE) : found.end()]
        who = tuple(name for name in map(str.lower, _NAMED.findall(clause)) if name != whom)
        yield Figure("standing", group.partition("_")[0], found.start(), found.end(), who, frozenset((whom,)))


_IN_MARKS = re.compile(
    r"(?<!\w)[\"“‘](?P<inside>[^\W\d_]{3,}(?:\s[^\W\d_]{3,})?)[\"”’](?:\s(?P<noun>[^\W\d_]{3,}))?(?!\w)"
)
"""Takes `“private” visit` and `“personal visit”`; leaves longer quotations, and what stands before a stop."""

_TO = r"\s(?:(?:that|those)\s(?:of|from)\s|from\s|of\s|the\s){0,2}"
_WHOM = r"[A-Z][^\W\d_]{3,}"
_MUCH = r"(?:much|many|large|big|high|great|often)(?:\s\w+){0,3}?"
_NAMED = re.compile(rf"\b{_WHOM}")
_STANDING = re.compile(
    rf"\b(?:nearly|almost|not(?:\squite)?)\sas\s{_MUCH}\sas{_TO}(?P<below_>{_WHOM})"
    rf"|\b(?:behind|(?:less|fewer|smaller|lower)\sthan|second\s(?:only\s)?to){_TO}(?P<below_2>{_WHOM})"
    rf"|\b(?:(?:just|exactly)\s)?as\s{_MUCH}\sas{_TO}(?P<equal_>{_WHOM})"
    rf"|\b(?:equal(?:led)?\sto|on\s(?:a\s)?par\swith|level\swith)(?:\sthe\s\w+(?:\s\w+){{1,2}}\sby)?{_TO}(?P<equal_2>{_WHOM})"
    rf"|\b(?:ahead\sof|followed\sby|(?:more|larger|bigger|greater|higher)\sthan){_TO}(?P<above_>{_WHOM})"
)
"""Takes `nearly as much from Skarne as from Vell`, `equal to the amount provided by Vell`, `slightly ahead of Vell`."""
