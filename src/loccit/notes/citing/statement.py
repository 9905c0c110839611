"""One stretch of a note → what it states about the work it cites: authors, title, container, date, place in it."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from loccit.notes.citing.trailing import STATUTE, Trailing, type_of, without_trailing
from loccit.notes.citing.words import (
    DATE,
    IMPRINT,
    INTERVIEW,
    LANGUAGE,
    LANGUAGES,
    MONTH_NUMBERS,
    NUMBER,
    PAGES,
    SAYS,
    URL,
)

_FIRST_QUOTED = re.compile(r"[“«„](?P<title>[^“”«»]*(?:[“«][^“”«»]*[”»][^“”«»]*)*)[”»“]|\"(?P<straight>[^\"”]*)[\"”]")
_TOKEN = r"(?:[A-ZÀ-ÞА-Я]\.(?:-?[A-ZÀ-ÞА-Я]\.)*|[A-ZÀ-ÞА-Я][\w’'-]*\w(?:’(?= ))?)"
_PARTICLE = r"(?:(?:de|del|della|di|van|von|der|den|la|le|du|da|al|el|bin|ibn|af|av|zu|ter|U|y) )"
_NAME = rf"{_TOKEN}(?: {_PARTICLE}*{_TOKEN}){{0,5}}"
_PEOPLE = re.compile(
    rf"(?P<names>{_NAME}(?:(?:, {_NAME})*,? (?:and|und|et|y|и|&) {_NAME}| et al\.?)?)"
    r"(?: \((?:eds?\.?|Hrsg\.|dir\.)\)|,? eds?\.|,? Hrsg\.)?(?:,|(?P<colon>:))(?: |$)"
)
"""Names before a title: takes `Maren Tveit, `, `R. C. Holm and Ida Ek, `, `Tveit et al., `; leaves `the harbour, `."""
_GERMAN = re.compile(r"\bS\. ?\d|\bHrsg\b|\bBd\. ?\d|\b[Ii]n: ")
"""German notes set a colon behind the author, where English ones begin a subtitle."""
_NOT_PEOPLE = re.compile(
    r"\b(?:Report|Briefing|Group|Council|Ministry|Office|University|Institute|Institution|Archives?|Times|News|Journal|UN"
    r"|Port|Press|Bank|Committee|Commission|Board|Museum|Company|Society|Union|Department|Agency|Authority|Service"
    r"|Inspectorate|Parliament|House|Government|Federation|Association|office|Secretariat|Directorate)\b"
)
_INSTITUTION = re.compile(
    r"\b(?:Institute?|Institution|Institut|Council|Committee|Commission|Ministry|University|Assembly|Office|Bank|Foundation)\b"
)
_SERIES = re.compile(
    r"(?P<by>[A-Z][\w&’'-]+(?: [A-Z][\w&’'-]+)?) "
    r"(?P<kind>(?:[A-Z]\w+ ){0,3}(?:Briefing|Report|Commentary|Paper|Statement))s?"
    r"(?: (?:N°s?|Nos?\.|Nr\.|№))? ?(?P<number>\d+)?, "
)
"""A paper of an institution's series: takes `Harbour Watch Ice Report N°4, `; leaves `The Report, `."""
_WRITER = re.compile(rf"(?P<name>{_NAME}) (?:to|an) {_NAME}")
"""Who wrote a letter to whom: takes `M. Tveit to R. Holm`."""
_QUOTED_IN = re.compile(r"\b(?:quoted|cited|printed|reported|zitiert|cité|citado)[^,]{0,20} (?:in|nach|dans|en)$")
"""What makes the name before it that of a speaker, not of an author: takes `Tveit, quoted in`."""
_KEPT_BY = re.compile(
    r"(?:The |the |An? )?(?P<title>.{3,120}?)(?: (?:maintained|kept|published|compiled) by (?P<by>.{3,120}?))?"
    rf"(?<!,) {SAYS.pattern}"
)
"""A source that a sentence speaks of: takes `The ice database maintained by Quay Watch lists …`."""
_PLACE_IN = re.compile(r"(?:box|folder|fol\.|leaf|MS|series|vol\.|no\.|article|annex|\d)", re.I)
"""What follows the name of an archive or a paper, and is no title: takes `box 7`, `26 June`."""
_ITALIC = re.compile(r"(?<!\w)(?P<sign>[*_]{1,2})(?P<title>\w[^*_]{2,200})(?P=sign)(?!\w)")
"""A title in the marks that plain text sets for italics: takes `*Ice Years*`, `_Ice Years_`."""
_GENRES = {
    "press release": "document", "statement": "document", "video": "motion_picture", "resolution": "legislation",
    "speech": "speech", "letter": "personal_communication", "dissertation": "thesis", "thesis": "thesis",
    "podcast": "broadcast",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Statement:
    """What a stretch states about a work; empty where it states nothing. `issued` is ISO, as far as it goes."""

    title: str = ""
    authors: tuple[str, ...] = ()
    container: str = ""
    publisher: str = ""
    place: str = ""
    issued: str = ""
    type: str = ""
    url: str = ""
    number: str = ""
    volume: str = ""
    pages: str = ""
    language: str = ""
    genre: str = ""


def statement_of(words: str) -> Statement:
    """What one stretch states.

    >>> statement_of("Maren Tveit, Ice Years (Skarne, 1998), p. 21").title
    'Ice Years'
    """
    words = " ".join(words.split()).rstrip(". ")
    found = Statement()
    address = URL.search(words)
    if address:
        found = replace(found, url=address.group())
        words = (words[: address.start()] + words[address.end() :]).strip(" ,;")
    language = LANGUAGE.search(words)
    if language:
        found = replace(found, language=LANGUAGES[language["name"]])
        words = (words[: language.start()] + words[language.end() :]).strip()
    if INTERVIEW.search(words[:80]) and not _FIRST_QUOTED.search(words):
        return _interview(words, found)
    quoted = _title_in_marks(words)
    if quoted is not None:
        return _article(words, quoted, found)
    return _book(words, found)


def _title_in_marks(words: str) -> re.Match[str] | None:
    return _FIRST_QUOTED.search(words) or re.match(r"(?P<title>[^“\"«]{8,}?)\s?(?P<straight>)[”»](?=,)", words)


def _interview(words: str, found: Statement) -> Statement:
    """A talk of the author's own: who it was with stays in the title, as it is printed."""
    date = _last_date(words)
    by = INTERVIEW.search(words[:80])
    author = ((by["by"] or "").strip() if by else "").removesuffix("’s").removesuffix("'s")
    people = (author,) if author and author.lower() not in ("the author", "author") else ()
    return replace(found, title=words.rstrip(". "), authors=people, issued=_iso(date), type="interview")


def _article(words: str, quoted: re.Match[str], found: Statement) -> Statement:
    title = _inner(quoted["title"] or quoted["straight"] or "")
    before, after = words[: quoted.start()].strip(" ,"), words[quoted.end() :].strip(" ,.")
    number = NUMBER.search(after)
    pages = PAGES.search(after)
    imprint = IMPRINT.search(after)
    date = _last_date(after)
    parts = [part.strip() for part in _without(after, (date, pages, imprint)).split(",")]
    parts = [
        part for part in parts if part and not re.match(r"(?:vol|no|Nr|Jg|Bd|t)\.? ?\d|\d+$|\[|UN Doc|Doc\.", part)
    ]
    genre = next((part for part in parts if part.lower() in _GENRES), "")
    parts = [part for part in parts if part != genre]
    container = parts[0] if parts else ""
    volume = re.search(r"\bvol\. ?(\w+)", after)
    type_ = _GENRES.get(genre.lower(), "")
    if not type_:
        type_ = "article-journal" if volume or (pages and imprint) else "report" if number else "article-newspaper"
        if type_ == "article-newspaper" and _INSTITUTION.search(container):
            type_, genre, container = "report", genre or " ", container
    return replace(
        found,
        title=title,
        authors=_people(before + ", ") if before and not _QUOTED_IN.search(before) else (),
        container="" if genre else container,
        publisher=container if genre else "",
        issued=_iso(date) or (imprint["year"] if imprint else _year(after)),
        type="webpage" if found.url and type_ == "article-newspaper" and not date else type_,
        number=number["value"] if number else "",
        volume=volume[1] if volume else "",
        pages=pages["place"] if pages else "",
        genre=genre.strip(),
    )


def _inner(title: str) -> str:
    """A title without single marks that stand round all of it."""
    title = title.strip(" ,.")
    return title[1:-1] if title[:1] == "‘" and title.find("’") == len(title) - 1 else title


def _book(words: str, found: Statement) -> Statement:
    """A work without a title in marks: a book, a report of a series, a document, a page, a source spoken of."""
    imprint = IMPRINT.search(words)
    pages = PAGES.search(words, imprint.end() if imprint else 0)
    found = replace(found, pages=pages["place"] if pages else "")
    series = _SERIES.match(words)
    if series:
        return _report(words, series, found)
    date = _last_date(words) if not imprint else None
    head = words[: imprint.start()] if imprint else _without(words, (date, pages))
    names, title = _names_and_title(head, words)
    kept = _KEPT_BY.match(title)
    if imprint:
        publisher, place = _publisher(imprint["words"])
        found = replace(found, publisher=publisher, place=place, issued=imprint["year"], type="book")
    elif kept:
        by = (_trim(kept["by"]),) if kept["by"] else names
        return replace(found, title=_trim(kept["title"]), authors=by, issued=_iso(date), type=_kept_type(kept))
    else:
        return _plain(words, date, found)
    number = NUMBER.search(words)
    if found.url and not title[:1].isupper():
        title = ""
    return replace(found, title=title, authors=names, number=number["value"] if number else "")


def _plain(words: str, date: re.Match[str] | None, found: Statement) -> Statement:
    """A work that neither marks nor an imprint tell: a document, a law, a case, a talk, a letter, a broadcast."""
    law = STATUTE.search(words)
    if law:
        return replace(found, title=law.group(), issued=_year(law.group()), type="legislation")
    marked = _ITALIC.search(words)
    if marked:
        behind = words[marked.end() :]
        names = _people(words[: marked.start()].strip() + " ")
        rest = without_trailing(_without(behind, (_last_date(behind),)).strip(" ,"), is_whole=True)
        rest = replace(rest, title=_trim(marked["title"]))
    else:
        names, title = _names_and_title(_without(words, (date,)), words)
        rest = without_trailing(title)
        if not names:
            names, rest = _institution(rest)
    return _typed(words, names, replace(found, issued=_iso(date) or rest.year), rest)


def _institution(rest: Trailing) -> tuple[tuple[str, ...], Trailing]:
    """The institution before a title or a genre: `Ministry of Piers, Report on Ice`, `Pier Office, press release`."""
    first, _, title = rest.title.partition(", ")
    if not _NOT_PEOPLE.search(first) or len(first) > 80 or any(sign.isdigit() for sign in first):
        return (), rest
    title = title or rest.genre
    if len(title.split()) < 2 or _PLACE_IN.match(title):
        return (), rest
    return (first,), replace(rest, title=title)


def _typed(words: str, names: tuple[str, ...], found: Statement, rest: Trailing) -> Statement:
    """The statement of a work without marks, by its kind."""
    type_ = type_of(words.replace("*", ""))
    title, container = rest.title, rest.container
    if type_ == "broadcast":
        title, _, container = words.replace("*", "").partition(",")
        names, container = (), without_trailing(_without(container, (_last_date(container),))).title
    elif type_ == "legal_case":
        title, _, court = title.partition(", ")
        rest, container = replace(rest, place=""), court or rest.place
    elif type_ == "personal_communication" and not names and (writer := _WRITER.match(title)):
        names = (writer["name"],)
    number = NUMBER.search(words)
    if found.url and not title[:1].isupper():
        title = ""
    return replace(
        found, title=_trim(title), authors=names, container=_trim(container), place=rest.place, genre=rest.genre,
        number=rest.number or (number["value"] if number else ""),
        type=type_ or ("webpage" if found.url else "document"),
    )  # fmt: skip


def _kept_type(kept: re.Match[str]) -> str:
    return "dataset" if kept["by"] else "document"


def _report(words: str, series: re.Match[str], found: Statement) -> Statement:
    """A paper of an institution's series: `Harbour Watch Ice Report N°4, The Long Winter, 3 March 1911`."""
    rest = words[series.end() :]
    date = _last_date(rest)
    return replace(
        found,
        title=_trim(_without(rest, (date,))),
        authors=(series["by"],),
        issued=_iso(date),
        type="report",
        container=series["kind"].rstrip("s"),
        number=series["number"] or "",
    )


def _names_and_title(head: str, words: str) -> tuple[tuple[str, ...], str]:
    """The authors and the title of `Maren Tveit, Ice Years`; all of it is the title where no name stands before it."""
    people = _PEOPLE.match(head)
    names = _people(people.group()) if people and (not people["colon"] or _GERMAN.search(words)) else ()
    title = _trim(head[people.end() :] if people and names else head)
    if names and (not title or _PLACE_IN.match(title)):
        return (), _trim(head)
    return names, title


def _people(words: str) -> tuple[str, ...]:
    """The names at the start; none where they are those of an institution's paper."""
    found = _PEOPLE.match(words)
    if not found or _NOT_PEOPLE.search(found["names"]):
        institution = words.strip(" ,")
        return (institution,) if institution and _NOT_PEOPLE.search(institution) and len(institution) < 80 else ()
    names = re.split(r",? (?:and|und|et|y|и|&) |, ", found["names"])
    return tuple(name.removesuffix(" et al.").removesuffix(" et al").strip() for name in names if name.strip())


def _publisher(words: str) -> tuple[str, str]:
    """Publisher and place: `Oxford: Quay Press` has both, one word is a place, `Quay University Press` a publisher."""
    place, colon, publisher = words.strip(" ,").partition(":")
    if colon:
        return publisher.strip(), place.strip()
    if re.search(r"\b(?:Press|Verlag|Publish\w+|Books|UP|Éditions|Edições|Ediciones|Presses)\b", words):
        return place.strip(), ""
    return "", place.strip()


def _without(words: str, cuts: tuple[re.Match[str] | None, ...]) -> str:
    spans = sorted((cut.span() for cut in cuts if cut), reverse=True)
    for start, end in spans:
        words = words[:start] + words[end:]
    return words


def _trim(words: str) -> str:
    return " ".join(words.split()).strip(' ,.;:“”"')


def _last_date(words: str) -> re.Match[str] | None:
    found = None
    for found in DATE.finditer(words):  # noqa: B007 - the last one is wanted
        pass
    return found


def _year(words: str) -> str:
    years = re.findall(r"(?<![\d/])(?:1[5-9]|20)\d\d(?![\d/])", words)
    return years[-1] if years else ""


def _iso(date: re.Match[str] | None) -> str:
    """A date as ISO, as far as it is stated."""
    if date is None:
        return ""
    if date["iso"]:
        return date["iso"]
    name = date["month"].lower()
    month = next((number for start, number in MONTH_NUMBERS.items() if name.startswith(start)), 0)
    day = date["day"] or date["day2"]
    iso = f"{date['year']}-{month:02}" if month else date["year"]
    return f"{iso}-{int(day):02}" if month and day else iso
