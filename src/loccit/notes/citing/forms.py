"""One stretch of a note → the form in which it cites: in full, by a word that refers back, or not at all."""

from __future__ import annotations

import re

from loccit.notes.citing.stating.laws import is_case
from loccit.notes.citing.stating.names import NAME
from loccit.notes.citing.stating.orders import APA_HEAD, GOST_ARCHIVE, GOST_HEAD
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
    own_words,
    tells_of_a_life,
)
from loccit.notes.crossing.forms import is_cross_reference

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
    r"\b(?:box|folder|fol\.|folio|leaf|MS\.?|series|vol\.|no\.|article|art\.|annex|table|para\.|chapter|ch\."
    r"|appendix|§)"
    r" ?[\dIVXLC]"
)
"""A place in an archive or a document: takes `box 7`, `leaf 9`, `article 5`; leaves `the box was full`."""
_RECORD = r"(?:transcript|notes|recording|minutes|copy|text|translation|video|audio)\b[^,]{0,60}"
_DATED_BY = r"(?!(?:in|on|by|at|from|since|until|to|of|im|am|en|le)\b)[a-zà-þ]+"
_NAMED_DATE = re.compile(
    rf",\s+(?:(?:{_DATED_BY} (?:(?:of|on|vom|du|de) )?)?{DATE.pattern}"
    rf"|{YEAR})(?:\s*\([^()]{{2,30}}\))?"
    rf"(?:,?\s+(?:{LOCATOR.pattern}|{_RECORD}|at [A-Z]?\d+)(?: and {LOCATOR.pattern})?){{0,3}}[\s.]*$"
)
"""A date behind a comma, and at most places in the work behind it.

Takes `Quay News, 4 May 1903`, `signed 4 May 1903, cl. 2`; leaves `closed in 1903`, `on 4 May 1903, a Monday`.
"""
_DATED = re.compile(rf"(?:,|\b(?:vom|du|del|of)) (?:{DATE.pattern})(?=,|[\s.]*$)")
"""A day that names a paper: takes `Deposition of Ole Krag, 9 June 1911, SRO`, `Brief vom 1. April 1911, Nachlass`."""
_MOST_WORDS = 30
_SET_APART = re.compile(rf", \*[^*]{{8,}}\*,|\*[^*]{{8,}}\*,[^*]{{0,60}}\b{YEAR}\b")
"""A title in italics between commas, or before a year: takes `CRS Report 4, *Ports*, by`, `*Pilotage*, 1870, 14`."""
_TITLE_YEAR = re.compile(rf",\s+[A-ZÀ-Þ][^,]{{2,60}} {YEAR}[\s.]*$")
"""A title that ends in its year, behind a name: takes `Quay Office, Winter Roster 1903`."""
_TAIL = 500
"""What ends a stretch is looked for in so many of its last characters, so that a list of numbers costs its length."""
_PLACED = re.compile(rf",\s+(?:{LOCATOR.pattern})(?:(?:,| and) {LOCATOR.pattern}){{0,4}}[\s.]*$")
"""A place in a work that ends the stretch: takes `Accounts for 1903, sheet 4`."""
SHORT = re.compile(
    rf"^(?P<names>{NAME}(?:(?:, {NAME})*,? (?:and|und|et|y|&) {NAME}| et al\.?)?)(?:,? (?:eds?|Hrsg)\.)?, "
    r"(?P<title>(?:[*_‘“]?[A-ZÀ-ÞА-Я][^,.;“”]{2,90}[*_’”?!]?)),? (?:\d{1,4}(?:[–-]\d{1,4})?(?:, \d[\d–-]*)*"
    r"|[ivxlc]+)[\s.]*$"
)
"""A short citation by name, title and page: takes `Tveit, Ice Years, 33`; leaves `Tveit, Ice Years, May 2019`."""
AUTHOR_DATE = re.compile(
    rf"^(?P<names>{NAME}(?:(?:, {NAME})*,? (?:and|und|et|y|&) {NAME}| et al\.?)?),? (?:\((?P<year>{YEAR})[a-z]?\)|"
    rf"(?P<year2>{YEAR})[a-z]?)"
    r"(?:(?:[,:]|, (?:pp?\.|S\.)) ?(?P<at>[\divxlc][\d–-]*(?:, \d[\d–-]*)*))?[\s.]*$"
)
"""A work by its author and year: takes `Holm 2001, 33`, `Tveit and Ek (1998)`; leaves `Skarne, May 1998`."""
_DIARY = re.compile(
    r"\b(?:diar(?:y|ies)|log-?book|journal|ledger|minutes|notebook|memoirs?|papers|entry for|recordings?"
    r"|e-?mails?|memorandum|transcript|photographs?|cables?)\b",
    re.I,
)
_LEADS_ELSEWHERE = re.compile(
    r"(?:[Ii]nfra|[Bb]elow|[Ss]upra(?=.*\btext\b))[ ](?:at[ ])?(?:(?:foot)?notes?|nn?\.)[ ]\d{1,4}(?:[–-]\d{1,4})?"
    r"(?:(?:,| and| &) \d{1,4}(?:[–-]\d{1,4})?)*,?(?:[ ](?:and|&)[ ](?:the )?(?:accompanying )?text(?: accompanying)?)?"
    r"(?: \([^()]*\))?[\s.]*"
)
"""Leads the reader on and cites nothing: takes `infra note 19.`, `supra notes 5–8 and accompanying text`; leaves
`supra note 5`, whose work is cited."""
_SOURCE_SIGN = re.compile(
    rf"\b\d{{1,4}} (?:[A-Z][\w.’'&-]*[ ]){{1,6}}(?:at[ ])?\d{{1,5}}\b|\([^()]{{0,60}}\b{YEAR}\)"
    r"|\bsupra\b|[§¶]{1,2} ?\d|\w v\. [A-Z]"
)
"""What a sentence names a source by: takes `64 HARB. L. REV. 12`, `(Ct. App. 1981)`, `supra`, `§ 12`, `Aas v. Lind`."""
_LETTER = re.compile(r"[^\W\d_]")
_WORDS = re.compile(r"\w+")
"""What every note has that was not blacked out."""
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
    if _LEADS_ELSEWHERE.fullmatch(text):
        return "comment", None
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

    Takes `Quay Board ledgers, 4 May 1903, bound in calf`, `Lind Indictment ¶ 43`, `____ ___`; leaves
    `Forty boats were lost in the winter of 1903.`
    """
    text = words[stretch.start : stretch.end]
    if is_cross_reference(text) or _LEADS_ELSEWHERE.fullmatch(text):
        return False
    has_place = bool(_PLACED.search(text[-_TAIL:]) or PAGES.search(text))
    has_date = bool(DATE.search(text))
    if _SOURCE_SIGN.search(text) or not _LETTER.search(text):
        return True
    if _VERB.search(text):
        return has_place and has_date
    has_title = bool(_MARKED.search(text)) or ("," in text and len(_CAPITAL.findall(text)) >= 2)
    return has_place or has_date or (has_title and len(text.split()) <= 30)


def says_something(text: str) -> bool:
    """Whether a stretch is a sentence with a verb: a quotation in it may look like a title."""
    return bool(_VERB.search(text))


def is_full(text: str, *, is_signalled: bool) -> bool:
    """Whether a stretch says enough to be the citation of a work."""
    if is_cross_reference(text) or tells_of_a_life(text) or not _may_name_a_work(text):
        return False
    if _SET_APART.search(text) and not _VERB.search(re.sub(r"\*[^*]*\*", "", text)):
        return True
    text = text.replace("*", "")
    if (
        (_QUOTED_TITLE.search(text) and not _QUOTED_WORD.match(text))
        or _has_imprint(text)
        or URL.search(text)
        or INTERVIEW.match(text[:80])
    ):
        return True
    if (
        is_case(text)
        or APA_HEAD.match(text)
        or GOST_HEAD.match(text)
        or GOST_ARCHIVE.match(text)
        or AUTHOR_DATE.match(text)
    ):
        return True
    if _NAMED_DATE.search(text[-_TAIL:]) or (NUMBER.search(text) and not _VERB.search(text)):
        return True
    if is_signalled and text[:1].isalpha() and len(text) < 400:
        return True
    is_nominal = not _VERB.search(text)
    is_short = text[:1].isupper() and len(text.split()) <= _MOST_WORDS
    if is_nominal and is_short and _DATED.search(text) and len(_CAPITAL.findall(DATE.sub("", text))) > 1:
        return True
    if is_nominal and (SHORT.match(text) or (_DIARY.search(text) and DATE.search(text))):
        return True
    if is_nominal and (STATUTE.search(text) or (text[:1].isupper() and _ends_as_a_source(text))):
        return True
    if is_nominal and text[:1].isupper() and (_SHELFMARK.search(text) or PAGES.search(text)):
        return True
    noun = SOURCE_NOUNS.search(text)
    if noun is None or _VERB.search(text[: noun.start()]):
        return False
    return bool(SAYS.search(text, noun.end())) or (is_nominal and len(text.split()) <= 8)


def _may_name_a_work(text: str) -> bool:
    """Whether a stretch has a word that may stand in a title, or is known by letters and numbers, as a law is."""
    return bool(own_words(_WORDS.findall(text.casefold())) or STATUTE.search(text) or NUMBER.search(text))


def _has_imprint(text: str) -> bool:
    """Whether brackets say where and when a work came out; a year alone says it only in what is no sentence."""
    found = IMPRINT.search(text)
    return found is not None and bool(found["words"] or not _VERB.search(text))


def _ends_as_a_source(text: str) -> bool:
    return bool(_TITLE_YEAR.search(text[-_TAIL:]) or _PLACED.search(text[-_TAIL:]))


def _refers(text: str, back: re.Match[str]) -> bool:
    """Whether the words refer back here: `id.` and its kin only at the head, and never inside a longer word."""
    head = text.lstrip("*_")
    if back.lastgroup in ("id", "idem"):
        is_stopped = text[back.end() - 1 : back.end()] == "." or not text[back.end() : back.end() + 1].strip(",:;*_")
        is_word = back.lastgroup == "idem" and text[back.end() : back.end() + 2].strip()[:1].islower()
        return head == text[back.start() :] and (is_stopped or head[:1].isupper()) and not is_word
    if back.group().lower().rstrip(".") in ("ib", "ivi"):
        return back.start() == 0
    return True
