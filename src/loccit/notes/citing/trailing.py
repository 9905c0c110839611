"""A work without marks: `Tveit, Ice Years, working paper, Skarne, p. 3` → its title, and what stands behind it."""

from __future__ import annotations

import re
from dataclasses import dataclass

from loccit.notes.citing.words import DATE, LOCATOR, YEAR

_LONE_YEAR = re.compile(rf"{YEAR}(?:[-–/]\d{{2}})?")
_NUMBERED = re.compile(
    r"(?!Akte|Bestand|Table|MS\b)(?P<series>[A-ZÀ-Þ]\w+(?: [A-ZÀ-Þ]\w+){0,2}) (?:(?:no|No|nr|Nr)\. ?|N° ?)?"
    rf"(?!{YEAR}$)(?P<number>\d{{1,4}})"
)
"""A paper's place in its series: takes `Briefing 14`, `Working Paper No. 3`; leaves `Ice Tables 1903`."""
_DATED_BY = re.compile(r"[a-zà-þ]+(?: (?:of|on|vom|du|de))?")
"""What a date was cut from: takes `signed`, `petition of`; leaves `signed in the harbour`."""
_PLACE = re.compile(r"[A-ZÀ-Þ][\w’'-]+(?: [A-ZÀ-Þ][\w’'-]+)?")
_GENRE = re.compile(
    r"(?:unpublished )?(?:working paper|discussion paper|conference paper|press release|press conference|white paper"
    r"|(?:PhD |doctoral |master’s )?(?:thesis|dissertation)|pamphlet|leaflet|poster|memorandum|manuscript|typescript)"
)
_RECORD = re.compile(r"(?:transcript|notes|recording|minutes|copy|text|translation|video|audio)\b.{0,60}")
"""In what form the source was at hand: takes `transcript of the ministry`."""
_TYPES = (
    ("legal_case", re.compile(r"\w v\.? [A-ZÀ-Þ]|\bIn re [A-ZÀ-Þ]|\b[Ee]x parte [A-ZÀ-Þ]")),
    ("treaty", re.compile(r"\b(?:Treaty|Convention|Protocol) (?:of|on|between|for)\b")),
    ("broadcast", re.compile(r",[^,]{0,60}\b(?:Radio|Television|TV|Broadcasting|[Pp]odcast)\b[^,]{0,60}, "
                             rf"(?:{DATE.pattern})"
                             r"|, (?:from )?(?:minutes?|min\.) \d")),
    ("speech", re.compile(r"\b(?:[Ss]peech|[Aa]ddress|[Rr]emarks|[Ll]ecture|[Ss]ermon) (?:at|to|before|in|on|by)\b"
                          r"|[Pp]ress conference\b")),
    ("personal_communication", re.compile(r"\b(?:[Ll]etter|[Ee]-?mail|[Tt]elegram|[Mm]essage|[Bb]rief) (?:to|from|an)\b"
                                          r"|^(?:[A-ZÀ-Þ]\. ?)+[A-ZÀ-Þ][\w’'-]+ (?:to|an) (?:[A-ZÀ-Þ]\. ?)+[A-ZÀ-Þ]")),
    ("thesis", re.compile(r"\b(?:[Tt]hesis|[Dd]issertation|Diss\.|[Tt]hèse|[Tt]esis doctoral)")),
    ("hearing", re.compile(r"^(?:Debates?|Hansard|Hearings?|Proceedings|Verbatim)\b.*\bcols?\. ?\d|^Hansard\b")),
    ("report", re.compile(
        r"\b(?:Report|Bericht|Rapport|Informe|Доклад)\b|\b(?:[Ww]orking|[Dd]iscussion|[Ww]hite) [Pp]aper\b"

                          r"|\bBriefing (?:N°|[Nn]o\.)? ?\d")),
)  # fmt: skip
"""CSL's types by what a citation without marks says, the surest first."""
STATUTE = re.compile(
    rf"(?P<title>(?:[A-ZÀ-Þ][\w’'-]+ (?:(?:of|and|the|on|for|in) )*|\([A-Z][\w ]{{1,30}}\) ){{1,8}}(?:Act|Law|Code"
    rf"|Ordinance|Decree"
    rf"|Regulations?|Statute|Directive|Order)(?: \([A-Z][\w ]+\))?,? (?:of )?{YEAR}(?!\w))"
    rf"|(?P<code>\b\d{{1,3}} (?:U\.S\.C\.|C\.F\.R\.)(?= ))"
    rf"|(?P<public>\b(?:Pub\. ?L\.|P\.L\.) (?:No\. ?)?\d{{2,3}}-\d{{1,4}})"
    rf"|(?P<numbered>\b(?:[Bb]y-law|[Ll]aw|[Aa]ct|[Dd]ecree|[Oo]rdinance) (?:[Nn]o\. ?)?\d{{1,4}} of {YEAR})"
)
"""A law by its name and year: takes `Pier Act 1887`, `by-law 12 of 1958`; leaves `an act of 1887`."""


@dataclass(frozen=True, slots=True)
class Trailing:
    """A title, and what was told from it; empty where nothing is said."""

    title: str
    container: str = ""
    place: str = ""
    year: str = ""
    number: str = ""
    genre: str = ""


def without_trailing(words: str, *, is_whole: bool = False) -> Trailing:
    """The title that heads `words`, without the genre, series, place, year and locators behind its commas.

    With `is_whole` the words are only what stands behind a title that is known.

    >>> without_trailing("The Ice Years, working paper, Skarne, 1998, table 4").title
    'The Ice Years'
    """
    parts = [part.strip(" .") for part in words.split(",")]
    first = 0 if is_whole else 1
    tails = [at for at in range(first, len(parts)) if _is_trailing(parts[at])]
    end = tails[0] if tails else len(parts)
    place = ""
    if tails and end > first and _PLACE.fullmatch(parts[end - 1]):
        end, place = end - 1, parts[end - 1]
    found = Trailing(", ".join(parts[:end]).strip(" ,"), place=place)
    return _with_parts(found, parts[end:])


def type_of(words: str) -> str:
    """CSL's type of a work whose citation has no marks; empty where none of the forms is met."""
    return next((name for name, form in _TYPES if form.search(words)), "")


def _is_trailing(part: str) -> bool:
    return (
        not part
        or LOCATOR.match(part) is not None
        or any(form.fullmatch(part) for form in (_LONE_YEAR, _NUMBERED, _DATED_BY, _GENRE, _RECORD))
    )


def _with_parts(found: Trailing, parts: list[str]) -> Trailing:
    """The first of each kind among the parts behind the title."""
    years = [part for part in parts if _LONE_YEAR.fullmatch(part)]
    genres = [part for part in parts if _GENRE.fullmatch(part)]
    series = next((one for part in parts if not LOCATOR.match(part) and (one := _NUMBERED.fullmatch(part))), None)
    return Trailing(
        found.title, series["series"] if series else "", found.place, years[0][:4] if years else "",
        series["number"] if series else "", genres[0] if genres else "",
    )  # fmt: skip
