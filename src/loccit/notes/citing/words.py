"""The words that citations are known by, as patterns; lists of words are data files of `notes/data`."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable
from functools import cache
from importlib import resources

MONTHS = (
    r"(?:Jan(?:uary|\.)?|Feb(?:ruary|\.)?|Mar(?:ch|\.)?|Apr(?:il|\.)?|May|June?|July?|Aug(?:ust|\.)?|Sept?(?:ember|\.)?"
    r"|Oct(?:ober|\.)?|Nov(?:ember|\.)?|Dec(?:ember|\.)?|Januar|Februar|März|Mai|Juni|Juli|Oktober|Dezember"
    r"|janvier|février|mars|avril|juin|juillet|août|septembre|octobre|novembre|décembre"
    r"|enero|febrero|marzo|abril|mayo|junio|julio|agosto|septiembre|octubre|noviembre|diciembre"
    r"|mai|januar|februar|desember|december|gennaio|febbraio|maggio|giugno|luglio|agosto|settembre|ottobre|dicembre"
    r"|maart|mei|augustus|januari|februari|maj|fevereiro|março|maio|junho|julho|setembro|outubro|dezembro"
    r"|январь|февраль|март|апрель|май|июнь|июль|август|сентябрь|октябрь|ноябрь|декабрь"
    r"|января|февраля|марта|апреля|мая|июня|июля|августа|сентября|октября|ноября|декабря)"
)
YEAR = r"(?:1[4-9]|20)\d\d"
DATE = re.compile(
    rf"(?<![\w./])(?:(?P<day>\d{{1,2}})(?:\.|er|º)?"
    rf"(?:[–-] ?\d{{1,2}}|(?:, \d{{1,2}}){{0,9}},? (?:and|und|et|y|и) \d{{1,2}})? (?:de )?)?"
    rf"(?P<month>{MONTHS})(?:[-–]{MONTHS})?(?: (?P<day2>\d{{1,2}}),)?,? (?:de )?(?P<year>{YEAR})"
    rf"|(?P<iso>{YEAR}-\d\d-\d\d)",
)
"""A date: takes `12 March 2021`, `March 2021`, `4. März 1910`, `May 3, 1902`, `26, 28 and 30 June 2013`.

Of `no. 9, 6 March 1911` it takes the 6th: a list of days has its "and".
"""
IMPRINT = re.compile(
    rf"\((?P<words>(?:(?:[A-ZÀ-ÞА-Я]|\d+(?:st|nd|rd|th|d|\.)\b|(?:rev|new) )[^()]*?)?)[,: ]? ?(?P<year>{YEAR}"
    rf"(?:[-–]\d{{2,4}})?)\)"
)
"""Place, publisher and year in brackets: takes `(London, 1998)` and `(Oxford: Quay Press, 2001)`."""
PAGES = re.compile(
    r"(?:,|\bat|\bS\.|:)? ?\b(?P<kind>pp?\.|pages?|chapters?|chap\.|ch\.|paras?\.?|leaf|leaves|fol\.|S\.|стр\.|с\."
    r"|art\.|at(?= ?[\dIVXLC][\w–-]*(?:[^\w\s]|$))) ?(?P<place>[\dIVXLCivxlc][\w–-]*(?:, ?\d[\d–-]*)*)"
)
"""Where in a work: takes `, p. 21`, `pp. 14-18, 40`, `chapter 9`, `S. 12`, `at 30`; leaves `May 2019`."""
LOCATOR = re.compile(
    r"(?:from |at )?(?:(?:pp?|cl|ss?|sec|sched|paras?|chaps?|ch|cols?|fol|ff?|arts?|no|min|fig|tab|n|vol|Bl|Sp"
    r"|кн)\.|S\.|§§?"
    r"|pages?|clauses?|\breg(?=[ ]\d)|\bs(?=[ ]\d)|\bparas?(?=[ ]\d)|\bbox|\bfolder|Kap\.|chapitre|capítulo|cap\."
    r"|tables?|minutes?|sheets?|points?|paras?|columns?|annex|articles?|sections?|Section|Appendix|schedules?|chapters?"
    r"|leaf|figures?|lines?|Tabelle|Minute|Ziffer|Punkt|tableau|tabla|cuadro|табл\.|с\.|ст\.|пп?\.)"
    r" ?[\dIVXLC][\w.()–-]*(?:,? (?:and |und |et |y |и )?(?!\d+ [^\W\d])[\d(][\w()–-]*){0,8}|annex(?=[.,\s]*$)"
)
"""Where in a work, of any kind: takes `table 9`, `cl. 17(2)`, `from minute 12`, `ss. 2-6`; leaves `table of fares`."""
SUPRA = re.compile(
    r"""
    (?: \b(?:supra|above|oben|infra|siehe|wie|voir|nota|см\.)[,.]?[ ]?(?:at[ ])? )?
    (?: \((?:n|fn|wie[ ]Anm\.|Anm\.|Fn\.|примеч\.|сн\.|nota|note)[ ]?(?P<number>\d{1,4})\)
      | \b(?:supra[*_]?,?[ ](?:note|n\.?|nn\.?|fn\.?) | above,?[ ](?:note|n\.?) | (?:wie|oben|siehe)[ ](?:oben[ ])?
          (?:Anm\.|Fn\.|Fußnote)
        | note[ ]supra | сноск[аеу] | примеч\. | voir[ ](?:supra[ ])?note | véase[ ]nota | nota )
        [ ]?(?P<number2>\d{1,4}) (?:,?[ ](?:above|supra|oben|выше))?
      | \b(?:see[ ])?(?:foot)?(?:note|n\.)[ ]?(?P<number3>\d{1,4}),?[ ](?:above|supra|oben)
    )
    """,
    re.I | re.X,
)
"""A note that is named by its number: takes `supra note 5`, `(n 12)`, `note 3 above`; leaves `note 12`."""
INTERVIEW = re.compile(
    r"(?:^|\s)(?P<by>[A-Z][\w.’']*(?: [A-Z][\w.’']*){0,4} |[Tt]he author(?:’s|'s)? |[Aa]uthor(?:’s|'s)? )?"
    r"(?:telephone |phone |email |e-mail |online |written )?"
    r"(?P<form>[Ii]nterviews?|[Cc]orrespondence|[Cc]onversations?|[Cc]ommunications?|Gespräch|Entretien"
    r"|Entrevista|Интервью)"
    r"(?P<with> with| mit| avec| con| с)?[, ]"
)
"""Talks of the author's own: takes `Harbour Watch interviews, pilot, Skarne, May 2019`, `interview with`."""
NUMBER = re.compile(
    r"\b(?P<name>UN Doc\.|Doc\.|Document|Report N°s?|N°s?|No\.|Nr\.|№|ISBN|doi:?|Briefings? N°s?|Reports? N°s?|Cm|COM)"
    r" ?(?P<value>[A-Z]{0,4}[\d/][\w./()-]*)"
)
URL = re.compile(r"\bhttps?://[^\s<>“”\"]+[^\s<>“”\".,;:!?)\]’']|\bdoi:? ?10\.\d{4,9}/\S+[^\s.,;]")
LANGUAGE = re.compile(
    r"\s*\((?P<name>Russian|Burmese|French|German|Spanish|Chinese|Arabic|Norwegian|Danish|Swedish|Thai|Japanese"
    r"|Korean|Portuguese"
    r"|Italian|Polish|Ukrainian|Turkish|Persian|Hebrew|Hindi|Vietnamese|Indonesian|Malay|Dutch|Finnish)\)"
)
LANGUAGES = {
    "Russian": "ru", "Burmese": "my", "French": "fr", "German": "de", "Spanish": "es", "Chinese": "zh", "Arabic": "ar",
    "Norwegian": "no", "Danish": "da", "Swedish": "sv", "Thai": "th", "Japanese": "ja", "Korean": "ko", "Dutch": "nl",
    "Portuguese": "pt", "Italian": "it", "Polish": "pl", "Ukrainian": "uk", "Turkish": "tr", "Persian": "fa",
    "Hebrew": "he", "Hindi": "hi", "Vietnamese": "vi", "Indonesian": "id", "Malay": "ms", "Finnish": "fi",
}  # fmt: skip
SOURCE_NOUNS = re.compile(
    r"\b(?:database|data ?set|website|web page|Facebook page|playlist|channel|archive|biography|dictionary"
    r"|encyclopa?edia|census|yearbook|almanac|gazette|register|survey|report|statement|list|map|catalogue)\b",
    re.I,
)
SAYS = re.compile(r"\b(?:lists?|shows?|says?|puts?|gives?|records?|notes?|states?|reports?|indicates?)\b")
_MONTHS_BY_START = (
    "jan январ januar janv ene gen", "feb феврал fév fev", "mar мар mär maa", "apr апрел avr abr",
    "may мая май mai maj mei mag", "jun июн juin giu", "jul июл juil lug", "aug авгус août ago", "sep сент set",
    "oct октяб okt ott out", "nov нояб", "dec декаб dez déc dic des",
)  # fmt: skip
MONTH_NUMBERS = {start: number for number, starts in enumerate(_MONTHS_BY_START, 1) for start in starts.split()}


def own_words(words: Iterable[str]) -> list[str]:
    """Of words in small letters those that may name a work: no numbers, days, parts of a work, pointers, articles.

    >>> own_words("see the note on page 197 of ice years vol ii".split())
    ['ice', 'years']
    """
    return [word for word in words if len(word) > 1 and word not in _nameless() and not _COUNTING.fullmatch(word)]


def tells_of_a_life(words: str) -> bool:
    """Whether a stretch begins as what is told of a person: `Died 1671`."""
    first = re.match(r"\w+", words)
    return first is not None and first[0].casefold() in _nameless("life")


_COUNTING = re.compile(
    rf"\d+\w{{0,2}}|m{{0,3}}(?:c[md]|d?c{{0,3}})(?:xc|xl|l?x{{0,3}})(?:ix|iv|v?i{{0,3}})|{MONTHS}"
    r"|(?:mon|tues|wednes|thurs|fri|satur|sun)day|(?:mon|diens|donners|frei|sams|sonn)tag|mittwoch|sonnabend",
    re.IGNORECASE,
)
"""Numbers, ordinals, months, days: takes `1671`, `29th`, `xiv`, `may`; leaves `four`, `mix`, `1st-rate`."""


@cache
def _nameless(kind: str = "") -> frozenset[str]:
    rows = (line.partition("\t") for line in _lines("no_titles.txt"))
    return frozenset(word for name, _, words in rows if kind in ("", name) for word in words.split())


@cache
def back_words() -> re.Pattern[str]:
    """The words that refer back; the group that matched is the kind (ibid, id, idem, op_cit, loc_cit)."""
    kinds: dict[str, list[str]] = defaultdict(list)
    for line in _lines("back_words.txt"):
        kind, _, words = line.partition("\t")
        kinds[kind].append(r"\s?".join(re.escape(word) for word in words.split()))
    parts = (f"(?P<{kind}>{'|'.join(sorted(words, key=len, reverse=True))})" for kind, words in kinds.items())
    return re.compile(rf"(?<![\w.])(?:{'|'.join(parts)})(?!\w)\.?", re.I)


@cache
def signals() -> re.Pattern[str]:
    """A signal at the start of a stretch, or one that tells the reader to look, behind the comma of a clause.

    Takes `See, for example, `, and `On the dues, see `; leaves `The dues were, for example, high`.
    """
    words = sorted(_lines("signals.txt"), key=len, reverse=True)
    first = "|".join(re.escape(line) for line in words)
    look = "|".join(re.escape(line) for line in words if line.split()[0].rstrip(",") in _LOOK)
    return re.compile(rf"[*_]?(?:(?i:{first})|[^“\"«;]{{1,240}}?[,:]\s+(?i:{look})|{_ACCOUNT})(?!\w)[*_]?,?\s+")


_ACCOUNT = (
    r"(?:[Tt]he |[Aa] )?(?:[a-z]+ )?(?:account|discussion|study|treatment|overview|analysis|survey|summary"
    r"|description|view)s?"
    r" (?:of [^,;“]{3,60}? )?(?:(?:is|are|remains?)(?: that of| by| in| still)?|in|by)"
)
"""Praise before a work: takes `The best account is`, `the discussion in`."""


_LOOK = frozenset(("see", "cf.", "compare", "siehe", "vgl.", "voir", "véase", "см."))


def _lines(name: str) -> list[str]:
    text = resources.files("loccit.notes").joinpath("data", name).read_text("utf-8")
    return [line for line in text.splitlines() if line and not line.startswith("#")]
