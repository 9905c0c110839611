"""What any citation may end in, whatever it cites: an address, the day of access, a language, a place in the work."""

from __future__ import annotations

import re
from dataclasses import dataclass

from loccit.notes.citing.stating.stated import Statement, iso, last_date
from loccit.notes.citing.words import DATE, LANGUAGE, LANGUAGES, URL, YEAR

_ACCESSED = re.compile(
    rf"[,.;]?\s*[(\[]?(?:(?:last )?(?:accessed|viewed|visited|retrieved|consulted)(?: on)?|abgerufen am"
    rf"|zuletzt abgerufen(?: am)?"
    rf"|consulté le|consultado el|дата обращения:?):? (?:{DATE.pattern.replace('?P<', '?P<a_')})[)\]]?",
    re.I,
)
"""When somebody looked, which is no date of the work: takes `(accessed 4 May 2020)`."""
_MODIFIED = re.compile(
    rf",? (?:last (?:modified|updated)|updated)(?: on)?:? (?:{DATE.pattern.replace('?P<', '?P<m_')})",
    re.I,
)
_AVAILABLE = re.compile(
    r"[,.;]? ?\(?(?:available|accessible|online|abrufbar|disponible)(?: (?:online|at|from|unter|sur|en))*\)?$",
    re.I,
)
_SIDE_WORDS = re.compile(
    r",? (?:on file(?: with [^,;]+)?|copy with [^,;]+|obtained by [^,;]+|coll\. «[^»]*»|location withheld)$"
    r"|,? coll\. «[^»]*»",
    re.I,
)
"""What says where a copy lies, or in which collection a book came out: no part of the work."""
_NUMERIC = re.compile(rf"(?<![\d.])(?P<day>[0-3]?\d)\.(?P<month>[01]?\d)\.(?P<year>{YEAR})(?!\d)")
_BRACKETED = re.compile(r"[<(\[]\s*[>)\]]")
_AND = r"(?:,| and| und| et| y| и|, hier|;)"
_BARE = rf"(?!{YEAR}(?!\d))\d{{1,4}}(?:[–-]\d{{1,4}})?(?:n\d{{1,3}}|ff?\.?)?|[ivxlc]{{1,7}}(?:[–-][ivxlc]{{1,7}})?"
_KINDS = (
    r"(?:pp?|cl|ss?|sec|sched|paras?|chaps?|ch|cols?|fol|ff?|arts?|min|fig|tab|Bl|Sp|Kap|cap|S|с|С|ст|пп?|стр|табл|л)\."
    r"|§§?|pages?|clauses?|tables?|minutes?|sheets?|points?|paras?|columns?|annex|articles?|sections?|Section|Appendix"
    r"|schedules?|chapters?|leaf|leaves|figures?|lines?|regs?|s|Tabelle|Minute|Ziffer|Punkt|tableau|tabla|cuadro"
    r"|chapitre|capítulo|Kapitel|frames?|verses?"
)
_VALUE = r"[\dIVXLCivxlc][\w–-]*(?:\.\d+)*(?:\([\da-z]{1,3}\))*(?: ff?\b\.?)?"
_AT = rf"(?:(?:from|at|hier|here) )?(?:{_KINDS}) ?{_VALUE}|at \d[\d–-]*|annex"
_TAIL = re.compile(
    rf"(?P<gap>[,:;] ?|[)\]”»’] | \((?=[^()]*\)$)|(?<=[?!])[”»’]? |(?<=[a-z*]) (?=art\.|para|§|§§|at \d|reg |s \d))"
    rf"(?P<at>(?:{_AT})(?:{_AND} ?(?:{_AT}|{_BARE}| ?\((?:{_AT})))*)\)?$"
)
_BARE_TAIL = re.compile(rf"(?P<gap>, ?|[)\]]:? |[”»’] |: ?)(?P<at>\[?(?:{_BARE})(?:(?:, ?| and )(?:{_BARE}))*\]?)$")
"""Pages without a word before them: takes `(Bergen, 1998), 14–19`, `(1999): 5`, `March 4, 1911, 2`."""
_IS_YEAR = re.compile(YEAR)


@dataclass(frozen=True, slots=True)
class Peeled:
    """A citation without its ends, and what these state; `was_modified` says that its date is that of a page."""

    words: str
    found: Statement
    was_modified: bool = False


def peeled(words: str) -> Peeled:
    """A citation without address, day of access, language and place in the work."""
    words = _SIDE_WORDS.sub("", " ".join(words.split()).rstrip(". "))
    words = _NUMERIC.sub(lambda day: f"{day['year']}-{int(day['month']):02}-{int(day['day']):02}", words)
    address, language, locator, issued = "", "", "", ""
    accessed = _ACCESSED.search(words)
    if accessed:
        words = (words[: accessed.start()] + words[accessed.end() :]).rstrip(" .,;")
    url = URL.search(words)
    if url:
        address = url.group().rstrip(">")
        words = _BRACKETED.sub("", words[: url.start()] + words[url.end() :]).strip(" ,;.:")
        words = _AVAILABLE.sub("", words)
    modified = _MODIFIED.search(words)
    if modified:
        date = DATE.search(modified.group())
        issued, words = iso(date), words[: modified.start()] + words[modified.end() :]
    spoken = LANGUAGE.search(words)
    if spoken:
        language = LANGUAGES[spoken["name"]]
        words = (words[: spoken.start()] + words[spoken.end() :]).strip()
    words, locator = without_locator(words)
    found = Statement(url=address, language=language, locator=locator, issued=issued)
    return Peeled(words, found, bool(modified))


def without_locator(words: str) -> tuple[str, str]:
    """The words without the place in the work at their end, and that place as printed.

    >>> without_locator("Maren Tveit, Ice Years (Skarne, 1998), 14–19")
    ('Maren Tveit, Ice Years (Skarne, 1998)', '14–19')
    >>> without_locator("Ice Years, Skarne, 1998")
    ('Ice Years, Skarne, 1998', '')
    """
    words = words.rstrip(". ")
    found = _TAIL.search(words)
    if found is None:
        found = _BARE_TAIL.search(words)
        if found is None or not _is_a_page(words, found):
            return words, ""
    closing = found["gap"].strip(" ,:;")
    return words[: found.start()] + closing, found["at"].strip()


def _is_a_page(words: str, found: re.Match[str]) -> bool:
    """Whether a bare number is a page: a year is one only behind another date, a day in no date at all."""
    date = last_date(words)
    if date is not None and date.end() > found.start("at"):
        return False
    return not found["gap"].startswith(":") or bool(_IS_YEAR.search(words, 0, found.start() + 1))
