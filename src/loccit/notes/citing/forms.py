"""One stretch of a note → the form in which it cites: in full, by a word that refers back, or not at all."""

from __future__ import annotations

import re

from loccit.notes.citing.stretches import Stretch
from loccit.notes.citing.trailing import STATUTE
from loccit.notes.citing.words import (
    DATE,
    IMPRINT,
    INTERVIEW,
    LOCATOR,
    NUMBER,
    PAGES,
    SAYS,
    SOURCE_NOUNS,
    SUPRA,
    URL,
    YEAR,
    back_words,
)
from loccit.notes.crossing import is_cross_reference

_MARKED = re.compile(r"[“«„*\"][^”»“*\"]{8,}")
_CAPITAL = re.compile(r"\b[A-ZÀ-ÞА-Я]\w")
_QUOTED_WORD = re.compile(r"(?:\w+ ){5}[^“\"«]{0,300}[“\"«„][a-zà-þ][^”»\"]{0,20}[”»\"]")
"""A sentence that quotes a word: takes `The rank of it, “second” or`; leaves `Tveit, “Ice”`."""

BACK_KINDS = frozenset(("ibid", "id", "idem", "op_cit", "loc_cit", "supra"))
_QUOTED_TITLE = re.compile(
    r"^(?:[^“\"«]{0,160}, )?(?:‘)?[“\"«„].{3,}?[”\"»“],? ?(?:\[[^\]]*\],? ?)?(?=[\w(\[]|$)|^[^“\"«]{8,}[”»],"
)
"""A title in marks at the head, or behind names: takes `Tveit, “Ice”, Quay News`; leaves `He said “no” and left`."""
_SHELFMARK = re.compile(
    r"\b(?:box|folder|fol\.|folio|leaf|MS\.?|series|vol\.|no\.|article|art\.|annex|table|para\.|chapter|ch\.|appendix|§)"
    r" ?[\dIVXLC]"
)
"""A place in an archive or a document: takes `box 7`, `leaf 9`, `article 5`; leaves `the box was full`."""
_RECORD = r"(?:transcript|notes|recording|minutes|copy|text|translation|video|audio)\b[^,]{0,60}"
_DATED_BY = r"(?!(?:in|on|by|at|from|since|until|to|of|im|am|en|le)\b)[a-zà-þ]+"
_NAMED_DATE = re.compile(
    rf",\s+(?:(?:{_DATED_BY} (?:(?:of|on|vom|du|de) )?)?{DATE.pattern}"
    rf"|{YEAR})(?:\s*\([^()]{{2,30}}\))?"
    rf"(?:,?\s+(?:{LOCATOR.pattern}|{_RECORD})(?: and {LOCATOR.pattern})?){{0,3}}[\s.]*$"
)
"""A date behind a comma, and at most places in the work behind it.

Takes `Quay News, 4 May 1903`, `signed 4 May 1903, cl. 2`; leaves `closed in 1903`, `on 4 May 1903, a Monday`.
"""
_TITLE_YEAR = re.compile(rf",\s+[A-ZÀ-Þ][^,]{{2,60}} {YEAR}[\s.]*$")
"""A title that ends in its year, behind a name: takes `Quay Office, Winter Roster 1903`."""
_PLACED = re.compile(rf",\s+(?:{LOCATOR.pattern})(?:(?:,| and) {LOCATOR.pattern})*[\s.]*$")
"""A place in a work that ends the stretch: takes `Accounts for 1903, sheet 4`."""
_VERB = re.compile(
    r"\b(?:is|are|was|were|has|have|had|will|would|could|should|may|might|did|does|do|said|says|argues?|became"
    r"|believed?|found|made|came|went|took|gave|ist|sind|war|waren|hat|haben|est|sont|était|fut|es|son|fue|был[аои]?)\b"
)


def form_of(words: str, stretch: Stretch) -> tuple[str, re.Match[str] | None]:
    """The kind of a stretch, and the words that refer back, if any: one of BACK_KINDS, `full`, or `comment`.

    `full` is said of everything that may cite a work by what it states; whether it is only a short title is found out
    when the works are known.
    """
    text = words[stretch.start : stretch.end]
    back = back_words().search(text)
    if back and _refers(text, back):
        return back.lastgroup or "ibid", back
    supra = SUPRA.search(text)
    if supra:
        return "supra", supra
    if is_full(text, is_signalled=stretch.is_signalled):
        return "full", None
    return "comment", None


def might_cite(words: str, stretch: Stretch) -> bool:
    """Whether a stretch that was not read as a citation may be one all the same, so that no ibid. jumps over it.

    Takes `Quay Board ledgers, 4 May 1903, bound in calf`; leaves `Forty boats were lost in the winter of 1903.`
    """
    text = words[stretch.start : stretch.end]
    if is_cross_reference(text):
        return False
    has_place = bool(_PLACED.search(text) or PAGES.search(text))
    has_date = bool(DATE.search(text))
    if _VERB.search(text):
        return has_place and has_date
    has_title = bool(_MARKED.search(text)) or ("," in text and len(_CAPITAL.findall(text)) >= 2)
    return has_place or has_date or (has_title and len(text.split()) <= 30)


def is_full(text: str, *, is_signalled: bool) -> bool:
    """Whether a stretch says enough to be the citation of a work."""
    if is_cross_reference(text):
        return False
    text = text.replace("*", "")
    if STATUTE.search(text) and not _VERB.search(text):
        return True
    if text[:1].isupper() and not _VERB.search(text) and (_TITLE_YEAR.search(text) or _PLACED.search(text)):
        return True
    if (
        (_QUOTED_TITLE.search(text) and not _QUOTED_WORD.match(text))
        or IMPRINT.search(text)
        or URL.search(text)
        or INTERVIEW.match(text[:80])
    ):
        return True
    if _NAMED_DATE.search(text) or (NUMBER.search(text) and not _VERB.search(text)):
        return True
    if is_signalled and text[:1].isalpha() and len(text) < 400:
        return True
    if (_SHELFMARK.search(text) or PAGES.search(text)) and text[:1].isupper() and not _VERB.search(text):
        return True
    noun = SOURCE_NOUNS.search(text)
    if noun is None or _VERB.search(text[: noun.start()]):
        return False
    return bool(SAYS.search(text, noun.end())) or (len(text.split()) <= 8 and not _VERB.search(text))


def _refers(text: str, back: re.Match[str]) -> bool:
    """Whether the words refer back here: `id.` and its kin only at the head, and never inside a longer word."""
    if back.lastgroup in ("id", "idem"):
        return back.start() == 0 and (text[:1].isupper() or text[back.end() - 1 : back.end()] == ".")
    if back.group().lower().rstrip(".") in ("ib", "ivi"):
        return back.start() == 0
    return True
