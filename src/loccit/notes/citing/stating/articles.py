"""A title in quotation marks: articles of newspapers and journals, chapters, theses, papers, pages, press releases."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from loccit.notes.citing.stating.imprints import Imprint, imprint_in
from loccit.notes.citing.stating.names import names_before
from loccit.notes.citing.stating.peeling import Peeled
from loccit.notes.citing.stating.stated import Statement, iso, last_date, trimmed, without, year_in
from loccit.notes.citing.words import MONTHS, NUMBER

_DOUBLE = re.compile(r"[“«„](?P<title>[^“”«»]*(?:[“«][^“”«»]*[”»][^“”«»]*)*)[”»“]|\"(?P<straight>[^\"”]*)[\"”]")
_SINGLE = re.compile(r"(?:^|(?<=[ (]))‘(?P<title>[^‘]{3,}?)’(?=,? |,?$)(?=,|,? [(\[]|,? in |,? \d|,? [A-Z]|$)")
"""A title in single marks, as OSCOLA sets them: takes `Ek, ‘Liability for Ice’ (2003)`; leaves `the ‘free’ port`."""
_LOST = re.compile(r"(?P<title>[^“\"«]{8,}?)\s?(?P<straight>)[”»](?=,)")
"""A title whose opening mark is lost."""
_GENRES = {
    "press release": "document", "press statement": "document", "communiqué": "document", "statement": "document",
    "video": "motion_picture", "film": "motion_picture", "documentary": "motion_picture", "resolution": "legislation",
    "speech": "speech", "lecture": "speech", "letter": "personal_communication", "dissertation": "thesis",
    "thesis": "thesis", "podcast": "broadcast", "radio programme": "broadcast", "data set": "dataset",
    "dataset": "dataset", "database": "dataset", "map": "map", "working paper": "report", "discussion paper": "report",
    "policy brief": "report", "briefing paper": "report", "report": "report", "white paper": "report",
}  # fmt: skip
_NO_GENRE = frozenset(("editorial", "op-ed", "opinion", "commentary", "blog", "blog post", "letter to the editor"))
_RELEASE = re.compile(r"\b[Pp]ress [Rr]elease ?(?:(?:[Nn]o\.?|N°) ?)?")
_RELEASE_NUMBER = re.compile(r"[A-Z]{0,6}/?\d[\w./-]*$")
_RESOLVED = re.compile(r"^(?:draft )?resolution\b", re.I)
_SPOKEN = re.compile(
    r"^(?:(?:Opening|Closing|Introductory) )?(?:[Ss]tatement|[Rr]emarks|[Aa]ddress|[Ss]peech) (?:by|of|to|at"
    r"|before)\b"
)
_COMPANY = re.compile(r"\b(?:Line|Company|Ltd|Limited|Inc|plc|GmbH|AG|Partners|Holdings?)\.?$")
"""Who makes a paper, and is no newspaper: takes `Lantern Line`."""
_OFFICIAL = re.compile(
    r"\b(?:Ministry|Ministère|Ministerium|Kremlin|Embassy|Government|Department|White House|President"
    r"|Prime Minister|Cabinet"
    r"|Directorate|Secretariat|Authority|Office)\b"
)
"""Who gives out statements and news of its own, by the day."""
_ANY_REPORT = re.compile(r"[a-z]+(?: [a-z]+)? (?:report|paper|brief|study|analysis)")
_NETWORK = re.compile(r"(?:Twitter|X|Facebook|Telegram|Mastodon|Instagram|VK|Weibo|LinkedIn|Threads|Bluesky)")
_KEEPER = re.compile(r"\b(?:register|registry|cadastre|archives?)\b", re.I)
_NUMBERED_GENRE = re.compile(r"(?P<genre>[a-z]+ paper|[a-z]+ brief) (?:[Nn]o\.?|N°) ?(?P<number>[\d/]+)", re.I)
_THESIS = re.compile(
    r"\(?(?:(?:unpublished )?(?:PhD|Ph\.D\.|MA|M\.A\.|MSc|DPhil|[Dd]octoral|[Mm]aster’?s?) (?:diss\.?"
    r"(?:ertation)?|thesis)"
    r"|Diss\.|thèse(?: de doctorat)?|tesis(?: doctoral)?),? (?P<where>[^,()\d]{3,60})"
)
_CONFERENCE = re.compile(r"\b(?:paper |talk )?(?:presented|given|delivered) at\b|\bConference\b|\bProceedings of\b")
_IN_BOOK = re.compile(r"^(?:in|In|dans|en|In:|in:) ")
_EDITED = re.compile(
    r",? (?:ed(?:ited by|s?\.)|hrsg\. von|dir\.) (?P<by>[^,()]+)"
    r"|^(?P<first>[^,(:]{3,60}?) \((?:eds?\.?|Hrsg\.|Hg\.|dir\.)\)[,:] "
)
_JOURNAL = re.compile(
    r"^(?:in:? )?(?P<name>[^\d,;(:]{3,90}?),? (?:(?:vol\.|Vol\.|Bd\.|t\.|Jg\.) ?)?"
    r"(?P<volume>\d{1,3})(?:\.\d{1,2})?(?!\d)"
    r"(?:,? (?:no|nos|n°|Nr|Heft|№)\.? ?\d+|, n° ?\d+|\(\d+\))?,? ?(?:\((?:[A-Z][a-z]+ )?(?:\d{4})\)|, \d{4})"
)
"""A journal with its volume and year: takes `Journal of Small Ports 14, no. 2 (2007)`, `Hafenhefte 12 (1910)`."""
_REPORTS = re.compile(
    r"^\((?P<year>\d{4})\) (?:\d{1,3} )?(?:\(\d+\) )?(?P<name>[A-Z][^\d,(]{3,80}?) (?P<first>\d{1,4})"
)
"""A journal as OSCOLA cites it: takes `(2003) 17 Port Law Quarterly 301`."""
_ENTRY_NUMBER = re.compile(r"\b[Nn]o\. ?(\d[\w/-]*)")
_VOLUME = re.compile(r"\b[Vv]ol\. ?(\w+)")
_UNNAMED = re.compile(r"(?:vol|no|Nr|Jg|Bd|t|n°|№)\.? ?\d|\d+(?:st|nd|rd|th)? ?(?:ed\b.*)?$|\[|UN Doc|Doc\.|p\. ")
_DATED = re.compile(r" (?:vom|of|du|de|del|от|from|dated)$")
_BY = re.compile(r"^(?:directed|produced|translated|presented) by ")
_INSTITUTION = re.compile(
    r"\b(?:Institute?|Institution|Institut|Council|Committee|Commission|Ministry|University|Assembly|Office|Bank"
    r"|Foundation"
    r"|Project|Centre|Center|Network|Fund|Observatory|Think Tank|Association|Initiative|Coalition)\b"
)
_WORK_OF_REFERENCE = re.compile(r"\b(?:Encyclop[a-zé]+|Enzyklopädie|Dictionary|Lexikon|Dictionnaire|Enciclopedia)\b")
_BLOG = re.compile(r"\b[Bb]log\b|\bSubstack\b|\bMedium\b")
_AGREEMENT = re.compile(r"\b(?:Agreement|Treaty|Memorandum of Understanding|Constitution|Decree|Regulations?) ")
_SERIES_NUMBER = re.compile(
    r"\b(?:Country |Working |Policy |Discussion |Staff )?(?:Report|Paper|Brief(?:ing)?|Series)\b"
)


MONTH_NAME = re.compile(MONTHS)


@dataclass(frozen=True, slots=True)
class _Behind:
    """What stands behind a title: the stretch, its date, its imprint, and the parts between its commas."""

    words: str
    issued: str
    has_day: bool
    imprint: Imprint | None
    parts: list[str]


def article(peeled: Peeled, words: str) -> Statement | None:
    """A work whose title stands in marks; None where none does."""
    quoted = title_in_marks(peeled.words)
    if quoted is None:
        return None
    title = _inner(quoted["title"] or quoted.groupdict().get("straight") or "")
    before, behind = peeled.words[: quoted.start()].strip(), _behind(peeled.words[quoted.end() :])
    found = replace(peeled.found, title=title, authors=names_before(before))
    if not found.issued:
        found = replace(found, issued=behind.issued)
    for rule in (_thesis, _chapter, _journal, _of_genre):
        stated = rule(found, before, behind)
        if stated is not None:
            return stated
    return _other(peeled, found, behind)


def title_in_marks(words: str) -> re.Match[str] | None:
    """The first title in quotation marks; of marks in marks the outer ones."""
    double, single = _DOUBLE.search(words), _SINGLE.search(words)
    if double and single and single.start() < double.start() and double.end() <= single.end():
        return single
    return double or _LOST.match(words) or single


def _behind(words: str) -> _Behind:
    words = words.strip(" ,.;")
    imprint = imprint_in(words)
    date = last_date(words)
    rest = without(words, date) if imprint is None else words[: imprint.start] + words[imprint.end :]
    parts = [part.strip(" .") for part in rest.split(",")]
    parts = [part for part in parts if part and not _UNNAMED.match(part) and not _BY.match(part)]
    issued = iso(date) or (imprint.year if imprint else year_in(words))
    return _Behind(words, issued, bool(date and len(iso(date)) > 7), imprint, parts)


def _thesis(found: Statement, before: str, behind: _Behind) -> Statement | None:
    thesis = _THESIS.search(behind.words)
    if thesis is None:
        return None
    return replace(found, publisher=thesis["where"].strip(), type="thesis", issued=year_in(behind.words))


def _chapter(found: Statement, before: str, behind: _Behind) -> Statement | None:
    """`in The Skarne Reader, ed. Olav Dahl (Oslo: Pier Press, 2011)`; a journal behind "in" is no book."""
    if not _IN_BOOK.match(behind.words) or behind.imprint is None or _JOURNAL.match(behind.words):
        return None
    host = _IN_BOOK.sub("", behind.words[: behind.imprint.start])
    edited = _EDITED.search(host)
    if edited and edited["first"]:
        host = host[edited.end() :]
    elif edited:
        host = host[: edited.start()]
    return replace(
        found, container=trimmed(host), publisher=behind.imprint.publisher, place=behind.imprint.place,
        issued=behind.imprint.year, type="chapter",
    )  # fmt: skip


def _journal(found: Statement, before: str, behind: _Behind) -> Statement | None:
    named = _JOURNAL.match(behind.words) or _REPORTS.match(behind.words)
    if named and MONTH_NAME.fullmatch(named["name"].strip()):
        named = None
    volume = _VOLUME.search(behind.words)
    is_reference = bool(_WORK_OF_REFERENCE.search(behind.words))
    if is_reference and behind.imprint:
        return replace(
            found, container=trimmed(behind.parts[0]), place=behind.imprint.place, type="entry-encyclopedia",
            publisher=behind.imprint.publisher, issued=behind.imprint.year,
        )  # fmt: skip
    if named is None and not (volume and behind.parts):
        return None
    groups = named.groupdict() if named else {}
    year = groups.get("year") or year_in(behind.words) or found.issued
    name = groups.get("name") or behind.parts[0]
    number = volume[1] if volume else groups.get("volume") or ""
    if groups.get("first"):
        found = replace(found, locator=", ".join(filter(None, (groups["first"], found.locator))))
    issued = found.issued if behind.has_day else year
    return replace(found, container=trimmed(name), volume=number, issued=issued, type="article-journal")


def _of_genre(found: Statement, before: str, behind: _Behind) -> Statement | None:
    """A work that says what it is: a press release, a video, a data set, a working paper."""
    parts = [*behind.parts, *([before.rstrip(" ,").rpartition(", ")[2]] if before else [])]
    kinds = {part: kind for part in parts if (kind := _genre_of(part))}
    numbered = next((one for part in behind.parts if (one := _NUMBERED_GENRE.fullmatch(part))), None)
    released = next((part for part in behind.parts if _RELEASE.search(part)), None)
    if released and released.lower() not in _GENRES:
        makers = _RELEASE.sub("", released)
        number = _RELEASE_NUMBER.search(makers)
        publisher = (makers[: number.start()] if number else makers).strip() or next(
            (part for part in behind.parts if part != released), ""
        )
        return replace(found, publisher=publisher, number=number.group() if number else "", genre="press release",
                       type="document")  # fmt: skip
    if numbered:
        others = [part for part in behind.parts if part != numbered.group()]
        stated = replace(found, number=numbered["number"], genre=numbered["genre"], type="report")
        made = _of_makers(stated, others)
        return replace(made, place=made.place or (behind.imprint.place if behind.imprint else ""))
    if _CONFERENCE.search(behind.words):
        return replace(found, type="paper-conference", container="")
    if not kinds:
        return None
    part, kind = next(iter(kinds.items()))
    others = [other for other in behind.parts if other != part]
    if not others and behind.imprint:
        others = [behind.imprint.publisher]
    if behind.imprint and behind.imprint.place and len(others) == 1:
        others.append(behind.imprint.place)
    if kind == "broadcast":
        return replace(found, container=others[0] if others else "", type=kind, genre=part)
    authors = tuple(name for name in found.authors if name.lower() != part.lower())
    if not authors and before.lower().rstrip(" ,").endswith(f", {part.lower()}"):
        authors = names_before(before[: -len(part) - 1].rstrip(" ,"))
    if kind == "dataset" and authors and not others:
        return replace(found, authors=(), publisher=authors[0], type=kind, genre=part)
    return _of_makers(replace(found, authors=authors, type=kind, genre=part), others)


def _genre_of(part: str) -> str:
    """CSL's type of what a part calls the work; empty where it is no such word."""
    return _GENRES.get(part.lower(), "") or ("report" if _ANY_REPORT.fullmatch(part) else "")


def _of_makers(found: Statement, parts: list[str]) -> Statement:
    """The publisher, and the place behind it: `Institute for Port Studies, Velde`."""
    publisher = parts[0] if parts else ""
    place = parts[1] if len(parts) > 1 and parts[1][:1].isupper() and len(parts[1].split()) <= 3 else ""
    return replace(found, publisher=publisher, place=place)


def _other(peeled: Peeled, found: Statement, behind: _Behind) -> Statement:
    """Newspapers, reports, pages: by the number, the maker and the date that are stated."""
    parts = [part for part in behind.parts if part.lower() not in _NO_GENRE]
    number = NUMBER.search(behind.words)
    container = _DATED.sub("", parts[0]) if parts else ""
    if _NETWORK.fullmatch(container):
        return replace(found, container=container, type="post")
    if re.search(r"\bpodcast\b", container, re.I):
        return replace(found, container=container, type="broadcast")
    if _KEEPER.search(container) and not found.authors:
        numbered = _ENTRY_NUMBER.search(behind.words)
        return replace(found, container=container, number=numbered[1] if numbered else "", type="document")
    if _RESOLVED.match(container):
        return replace(found, number=number["value"] if number else "", type="legislation")
    if number:
        name = container.partition(" No.")[0] if not found.authors else ""
        is_series = bool(_SERIES_NUMBER.search(container))
        return replace(found, container="" if is_series and found.authors else name if not is_series else container,
                       number=number["value"], type="report")  # fmt: skip
    if peeled.was_modified or (found.url and (_BLOG.search(container) or not behind.issued)):
        is_blog = bool(_BLOG.search(container))
        return replace(found, container=container if is_blog else "", publisher="" if is_blog else container,
                       type="webpage")  # fmt: skip
    if behind.has_day and (_OFFICIAL.search(container) or _COMPANY.search(container)):
        return replace(found, publisher=container, type="speech" if _SPOKEN.match(found.title) else "document")
    if _INSTITUTION.search(container):
        if behind.has_day and _SPOKEN.match(found.title):
            return replace(found, container=container, type="speech")
        return replace(found, publisher=container, type="report")
    if not container or (found.authors and _is_a_place(container, behind)):
        return _without_host(found, container, behind)
    if found.url and not behind.has_day and len(behind.issued) < 7:
        return replace(found, container=container, type="webpage")
    return replace(found, container=container, type="article-newspaper")


def _is_a_place(container: str, behind: _Behind) -> bool:
    """Whether the one part behind a title is where an institution printed it, since only a year follows it."""
    return len(behind.issued) == 4 and behind.imprint is None and len(container.split()) <= 2


def _without_host(found: Statement, place: str, behind: _Behind) -> Statement:
    """A title with a date alone: an agreement, an institution's report or page."""
    is_made = any(_INSTITUTION.search(name) or name.startswith("Ministry") for name in found.authors)
    if found.url:
        kind = "webpage"
    elif is_made and not _AGREEMENT.search(found.title):
        kind = "document" if behind.has_day else "report"
    else:
        is_news = behind.has_day and not found.authors and not _AGREEMENT.search(found.title)
        kind = "article-newspaper" if is_news else "document"
    if behind.imprint:
        kind, place = "book", behind.imprint.place
    return replace(found, place=place, publisher=behind.imprint.publisher if behind.imprint else "", type=kind)


def _inner(title: str) -> str:
    """A title without single marks that stand round all of it."""
    title = title.strip(" ,.*_")
    return title[1:-1] if title[:1] == "‘" and title.find("’") == len(title) - 1 else title
