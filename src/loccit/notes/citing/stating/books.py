"""Works without a title in quotation marks that say where they came out: books, chapters, papers of a series."""

from __future__ import annotations

import re
from dataclasses import replace

from loccit.notes.citing.stating.imprints import Imprint, imprint_in
from loccit.notes.citing.stating.names import NAME, NOT_PEOPLE, institution_and_title, names_and_title
from loccit.notes.citing.stating.peeling import Peeled
from loccit.notes.citing.stating.stated import Statement, iso, last_date, trimmed, without
from loccit.notes.citing.trailing import type_of
from loccit.notes.citing.words import DATE, NUMBER

_SERIES = re.compile(
    r"(?P<by>[A-Z][\w&’'-]+(?: [A-Z][\w&’'-]+)?) "
    r"(?P<kind>(?:[A-Z]\w+ ){0,3}(?:Briefing|Report|Commentary|Paper|Statement))s?"
    r"(?: (?:N°s?|Nos?\.|Nr\.|№) ?(?P<number>\d+)| (?P<bare>\d{1,3})(?!\d))?, (?!\d{4}\b|box|\w+ \d)"
)
"""A paper of an institution's series: takes `Harbour Watch Ice Report N°4, `; leaves `Papers, box 4`."""
ITALIC = re.compile(r"(?<!\w)(?P<sign>[*_]{1,2})(?P<title>\w[^*_]{2,200}?[^*_\s])(?P=sign)(?!\w)")
"""A title in the marks that plain text sets for italics: takes `*Ice Years*`, `_Ice Years_`."""
_LAW_REVIEW = re.compile(
    r"^(?P<title>.{4,160}?)[,?],? (?P<volume>\d{1,3}) (?P<name>[A-Z][\w.&’ ]{3,60}?) (?P<pages>\d{1,4}"
    r"(?:, \d{1,4})*)(?: n\.\d+)? \((?P<year>\d{4})\)(?: \([^()]*\))?$"
)
"""An article as the Bluebook cites it: takes `Who Owns the Ice?, 22 Velde L. Rev. 101, 115 (1995)`."""
_STUDENT = re.compile(r"^(?:Note|Comment|Essay|Recent Case), ")
_UNMARKED = re.compile(
    r"^(?P<title>.{3,160}?),? [Ii]n: (?P<name>[^\d,(:]{3,80}?),? (?:Jg\. |Bd\. |Heft )?(?P<volume>\d{1,3}) \("
    r"(?P<year>\d{4})\)"
)
"""An article without marks: takes `Eis und Recht, in: Hafenrecht 14 (1999)`."""
_IN_SERIES = re.compile(
    r", (?P<series>(?:[A-Z]\w+ ){0,2}(?:Report|Paper|Brief(?:ing)?|Study)) (?:No\.|N°|Nr\.) ?(?P<number>[\w/-]+)$"
)
"""A book's place in a series: takes `, Country Report No. 19/203`."""
_PAGE_BEFORE = re.compile(r" (?P<page>\d{1,4}(?:[–-]\d{1,4})?)$")
_EDITION_ONLY = re.compile(r"^(?:\d+(?:st|nd|rd|th|d)? ed\.?|rev\. ed\.?)$")
_IN_HOST = re.compile(
    rf"^(?P<title>.+?),? in:? (?:(?P<by>{NAME}(?:(?:, | and | und |/){NAME})*) \((?:eds?\.?|Hrsg\.|Hg\."
    rf"|dir\.)\)[:,] )(?P<host>.+)$"
)
"""A chapter: takes `Glocken und Nebel, in: Olaf Dahl (Hrsg.): Skarner Lesebuch`."""
_REVIEW = re.compile(r"\breview of ", re.I)
_SIDE = re.compile(
    r",? (?:trans\.|translated by|transl\.|ed\.|edited by|übers\. von|trad\.) [A-ZÀ-Þ].*$|,? \d+(?:st|nd|rd"
    r"|th|d)? ed\.?$|,? \d+\.,? (?:[a-zü]+\. )*Aufl(?:age|\.)?$|,? [Vv]ol\. ?\w+$"
)
"""Who else worked on a book, and which edition it is."""
_PAPER = re.compile(r"\bCom(?:mand)? ?(?:No|Paper)?\b|\bHC\b|\bHL\b|\bCmn?d?\b")


_CODED = re.compile(
    rf"^(?P<by>[A-Z]\w+) (?P<kind>(?:[A-Z]\w+ ){{1,3}})(?P<number>[A-Z]{{1,3}}\d{{4,6}}), "
    rf"\*?(?P<title>[^*]{{3,160}}?)\*?"
    rf"(?:, by (?P<author>{NAME}(?:(?:,? and |, ){NAME})*))?(?:, (?:{DATE.pattern}))?$"
)
"""A paper by the code of its series: takes `CRS Report R41234, *Frozen Ports*, by Ellen Brandt`."""
_DEGREE = re.compile(r"(?:Diss\.|PhD|Habil|[Tt]hèse|[Tt]esis|[Mm]aster)")


def series(peeled: Peeled, words: str) -> Statement | None:
    """A paper of an institution's series: `Harbour Watch Ice Report N°4, The Long Winter, 3 March 1911`."""
    coded = _CODED.match(peeled.words)
    if coded:
        authors = tuple(re.split(r",? and |, ", coded["author"])) if coded["author"] else (coded["by"],)
        return replace(
            peeled.found, title=trimmed(coded["title"]), authors=authors, issued=iso(last_date(peeled.words)),
            container=coded["kind"].strip(), number=coded["number"], type="report",
        )  # fmt: skip
    found = _SERIES.match(peeled.words)
    if found is None:
        return None
    rest = peeled.words[found.end() :]
    date = last_date(rest)
    return replace(
        peeled.found, title=trimmed(without(rest, date)), authors=(found["by"],), issued=iso(date), type="report",
        container=found["kind"].rstrip("s"), number=found["number"] or found["bare"] or "",
    )  # fmt: skip


def law_review(peeled: Peeled, words: str) -> Statement | None:
    """An article in the order of American lawyers."""
    names, rest = names_and_title(peeled.words, words)
    unmarked = _UNMARKED.match(rest)
    if names and unmarked:
        return replace(
            peeled.found, title=trimmed(unmarked["title"]), authors=names, container=unmarked["name"].strip(),
            volume=unmarked["volume"], issued=unmarked["year"], type="article-journal",
        )  # fmt: skip
    found = _LAW_REVIEW.match(_STUDENT.sub("", rest).replace("*", ""))
    if not names or found is None:
        return None
    mark = "?" if found.string[found.end("title") : found.end("title") + 1] == "?" else ""
    return replace(
        peeled.found, title=trimmed(found["title"]) + mark, authors=names, container=found["name"],
        volume=found["volume"], issued=found["year"], locator=found["pages"], type="article-journal",
    )  # fmt: skip


def book(peeled: Peeled, words: str) -> Statement | None:
    """A work with an imprint; None where none is."""
    imprint = imprint_in(peeled.words)
    if imprint is None or last_date(peeled.words[imprint.end :]):
        return None
    head = peeled.words[: imprint.start].rstrip()
    page = _PAGE_BEFORE.search(head)
    found = peeled.found
    if page and not found.locator and head[: page.start()].count(" ") > 1 and _is_edition(peeled.words, imprint):
        head, found = head[: page.start()], replace(found, locator=page["page"])
    names, title = names_and_title(head, words)
    if not names:
        names, title = institution_and_title(title)
    is_made = imprint.is_open and not imprint.publisher and any(NOT_PEOPLE.search(name) for name in names)
    marked = ITALIC.search(title)
    if _REVIEW.search(title) and marked:
        return _review(found, names, title, imprint)
    host = _IN_HOST.match(title)
    if host:
        found = replace(found, container=trimmed(host["host"]), type="chapter")
        title = host["title"]
    elif marked:
        title = marked["title"]
    number = NUMBER.search(words)
    in_series = _IN_SERIES.search(title)
    if in_series:
        title = title[: in_series.start()]
        found = replace(found, number=in_series["number"], type="report")
    kind, place = found.type or ((type_of(words) or "document") if is_made else "book"), imprint.place
    if _DEGREE.match(place):
        kind, place = "thesis", ""
    paper = _PAPER.search(place)
    if paper:
        digits = re.search(r"No\.? ?(\d+)", place)
        kind, place = "report", ""
        found = replace(found, number=digits[1] if digits else "")
    return replace(
        found, title=trimmed(_SIDE.sub("", title)), authors=names, publisher=imprint.publisher,
        place="" if _EDITION_ONLY.match(place) else place, issued=imprint.year, type=kind,
        number=found.number or (number["value"] if number else ""),
    )  # fmt: skip


def _is_edition(words: str, imprint: Imprint) -> bool:
    """Whether the brackets hold no place: the Bluebook sets the page before them."""
    return not imprint.place or bool(_EDITION_ONLY.match(imprint.place))


def _review(found: Statement, names: tuple[str, ...], title: str, imprint: Imprint) -> Statement:
    """A review of a book, in a journal: the reviewed title stands in its place."""
    titles = [one["title"] for one in ITALIC.finditer(title)]
    container = titles[1] if len(titles) > 1 else ""
    return replace(
        found, title=trimmed(titles[0]), authors=names, container=container, issued=imprint.year,
        type="article-journal" if container else "review",
    )  # fmt: skip
