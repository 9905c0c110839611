"""What neither marks nor an imprint tell: documents, papers of archives, issues of newspapers, sources spoken of."""

from __future__ import annotations

import re
from dataclasses import replace

from loccit.notes.citing.stating.books import ITALIC
from loccit.notes.citing.stating.names import NAME, institution_and_title, is_keeper, names_and_title
from loccit.notes.citing.stating.orders import GOST_ARCHIVE
from loccit.notes.citing.stating.peeling import Peeled
from loccit.notes.citing.stating.stated import Statement, iso, last_date, trimmed, without, year_in
from loccit.notes.citing.trailing import Trailing, type_of, without_trailing
from loccit.notes.citing.words import DATE, NUMBER, SAYS, SOURCE_NOUNS

_KEPT_BY = re.compile(
    r"(?:The |the |An? )?(?P<title>.{3,120}?)(?:,? (?:maintained|kept|published|compiled) by (?P<by>.{3,120}?),?|"
    r"(?<!,))"
    rf" {SAYS.pattern}"
)
"""A source that a sentence speaks of: takes `The ice database maintained by Quay Watch lists …`."""
_DATA = re.compile(r"\b(?:database|data ?set)\b", re.I)
_ISSUE = re.compile(
    r"(?P<title>(?:(?:The|Le|La|Der|Die|El|Il) )?(?:[A-ZÀ-Þ][\w’'-]+ ){0,4}"
    r"(?:Courier|News|Times|Gazette|Herald|Post|Tribune|Chronicle"
    r"|Journal|Daily|Echo"
    r"|Zeitung|Kurier|Tageblatt|Anzeiger|Nachrichten|Rundschau|Courrier|Gazette|Correo|Diario|Вестник|Правда|Известия)"
    r"(?: de [A-ZÀ-Þ]\w+)?)(?: vom|, (?:no|No|Nr|n°|№)\.? ?"
    r"(?P<number>\d+))?,? *$"
)
"""An issue of a newspaper by its name alone: takes `Skarne Courier, no. 61` before its date."""
_MAP = re.compile(r"(?P<title>(?:Map|Chart) of [^,]+)(?:, (?P<rest>.*))?")
_SHEET = re.compile(r"sheets? \w+")
_HOLDING = re.compile(
    r"^(?P<title>(?P<keeper>[^,]+)(?:, [^,]+)*?, (?:(?:box|folder|Bestand|Akte|fonds?|series|MSS?\.?|Nr\."
    r"|item) ?[\dIVXLC]\w*"
    r"(?:, (?=box|folder|Bestand|Akte|Nr\.|item|file))?(?:(?:folder|box|Nr\.|file|item) ?\w+)?)+)(?:, (?P<rest>.*))?$"
)
"""Papers in an archive: takes `Lund Papers, box 4, folder 7`, `Port Museum, MS 14, fol. 22v`."""
_PAPER_OF = re.compile(
    r"^(?:[Dd]en |[Dd]as |[Dd]ie |[Tt]he |[Ll]e |[Ll]a )?(?P<title>[A-ZÀ-Þ][^,“„«]{3,120}?)(?:,| vom| du| del| of) $"
)
_HELD = re.compile(r"^, (?P<keeper>[^,]+)(?P<rest>(?:, [^,]+)*)$")
"""A paper by its day, and what holds it: takes `den Bericht des Amtes vom ` before the day, and
`, Stadtarchiv Skarne, Akte 12` behind it."""
_LEAF = re.compile(r"\b(?:fols?\.|ff?\.|leaf|Bl\.|p\.) ?\d\w*")
_SITE = re.compile(
    r"\b(?:web ?sites?|web ?pages?|(?:Facebook|YouTube|Telegram|Twitter) (?:page|channel|account|playlist))\b",
    re.I,
)
_PAGED = re.compile(r"pp?\.|S\.|с\.")
_ENTRY = re.compile(r"(?P<title>[^,]{3,80}), entry (?:for|of) ")
_YEARLY = re.compile(r"^(?P<title>.+?), (?P<year>(?:1[5-9]|20)\d\d) edition$")


_IN_PAPER = re.compile(
    rf"^,? (?P<name>(?![^,]*\d)[A-ZÀ-Þ][\w.’&'-]*(?: (?:of |the |de )?[A-ZÀ-Þ][\w.’&'-]*){{0,4}}), (?:{DATE.pattern})"
    r"(?:, at (?P<page>[A-Z]?\d+))?[\s.]*$"
)
"""Where an article behind a title in italics came out: takes `, SKARNE COURIER, May 4, 2003, at A1`."""


def spoken_of(peeled: Peeled, words: str) -> Statement | None:
    """A database or another source that a sentence speaks of; None where none is."""
    title = peeled.words
    kept = _KEPT_BY.match(title)
    if kept is None or not SOURCE_NOUNS.search(kept["title"]):
        return None
    by = (trimmed(kept["by"]),) if kept["by"] else ()
    is_data = bool(_DATA.search(kept["title"])) or bool(kept["by"])
    date = last_date(title)
    return replace(
        peeled.found, title=trimmed(kept["title"]), authors=by, issued=iso(date),
        type="dataset" if is_data else "document",
    )  # fmt: skip


def issue(peeled: Peeled, words: str) -> Statement | None:
    """An issue of a newspaper: its name and its day."""
    date = last_date(peeled.words)
    if date is None:
        return None
    found = _ISSUE.match(peeled.words[: date.start()].replace("*", "").rstrip())
    if found is None:
        return None
    return replace(peeled.found, title=trimmed(found["title"]), issued=iso(date), number=found["number"] or "",
                   type="article-newspaper")  # fmt: skip


def map_sheet(peeled: Peeled, words: str) -> Statement | None:
    """A map with its sheet, its maker and its year."""
    found = _MAP.fullmatch(peeled.words)
    if found is None:
        return None
    parts = [part.strip() for part in (found["rest"] or "").split(",")]
    sheet = next((part for part in parts if _SHEET.fullmatch(part)), "")
    makers = [part for part in parts if part[:1].isupper()]
    return replace(
        peeled.found, title=found["title"], publisher=makers[0] if makers else "", issued=year_in(peeled.words),
        type="map", locator=sheet or peeled.found.locator,
    )  # fmt: skip


def plain(peeled: Peeled, words: str) -> Statement:
    """Whatever is left: a document, by what its words say of its kind."""
    text, date = peeled.words, last_date(peeled.words)
    entry = _ENTRY.match(text)
    if entry and date:
        return replace(peeled.found, title=trimmed(entry["title"]), issued=iso(date), type="document")
    kept = GOST_ARCHIVE.match(words) or _HOLDING.match(without(text, date).rstrip(" ,"))
    if kept and (not kept.groupdict().get("keeper") or is_keeper(kept["keeper"])):
        leaf = _LEAF.search(kept["rest"] or "")
        place = peeled.found.locator or (leaf.group() if leaf else kept["rest"] or "")
        return replace(peeled.found, title=trimmed(kept["title"]), issued=iso(date), type="document", locator=place)
    yearly = _YEARLY.match(text)
    if yearly:
        return replace(peeled.found, title=yearly["title"], issued=yearly["year"], type="document")
    marked = ITALIC.search(text)
    if date and not marked and (paper := _PAPER_OF.match(text[: date.start()])):
        keeper = _HELD.match(text[date.end() :])
        if keeper and is_keeper(keeper["keeper"]):
            leaf = _LEAF.search(keeper["rest"])
            return replace(
                peeled.found, title=paper["title"], issued=iso(date), type=type_of(paper["title"]) or "document",
                locator=peeled.found.locator or (leaf.group() if leaf else ""),
            )  # fmt: skip
    if marked:
        behind = text[marked.end() :]
        names, _ = names_and_title(text[: marked.start()].strip() + " x", words)
        paper = _IN_PAPER.match(behind)
        if paper and date and names:
            return replace(
                peeled.found, title=trimmed(marked["title"]), authors=names, container=paper["name"], issued=iso(date),
                locator=peeled.found.locator or paper["page"] or "", type="article-newspaper",
            )  # fmt: skip
        rest = without_trailing(without(behind, last_date(behind)).strip(" ,"), is_whole=True)
        rest = replace(rest, title=trimmed(marked["title"]))
    else:
        names, title = names_and_title(without(text, date), words)
        rest = without_trailing(f"{title}, " if date or peeled.found.locator else title)
        if not names:
            names, title = institution_and_title(rest.title)
            rest = replace(rest, title=title)
            if rest.genre and not names and _is_institution(rest.title):
                names, rest = (rest.title,), replace(rest, title=rest.genre)
    issued = peeled.found.issued or iso(date) or rest.year or _year_of_title(rest.title)
    return _typed(peeled, words, names, replace(peeled.found, issued=issued), rest)


def _year_of_title(title: str) -> str:
    """The year in which a title ends, where no other is stated: `Pilot Book 1911`."""
    return year_in(title) if re.search(r" (?:1[5-9]|20)\d\d$", title) else ""


def _is_institution(words: str) -> bool:
    return institution_and_title(f"{words}, of two words")[0] != ()


def _typed(peeled: Peeled, words: str, names: tuple[str, ...], found: Statement, rest: Trailing) -> Statement:
    """The statement of a work without marks, by its kind."""
    kind = type_of(words.replace("*", ""))
    title, container = rest.title, rest.container
    if kind == "broadcast":
        title, _, container = words.replace("*", "").partition(",")
        names, container = (), without_trailing(without(container, last_date(container))).title
    elif kind == "personal_communication" and not names and (writer := _WRITER.match(title)):
        names = (writer["name"],)
    number = NUMBER.search(words)
    if not kind:
        is_page = bool(found.url or _SITE.search(title))
        kind = "report" if names and _PAGED.match(found.locator) else "webpage" if is_page else "document"
    if found.url and not title[:1].isupper():
        title = ""
    return replace(
        found, title=trimmed(title), authors=names, container=trimmed(container), place=rest.place, genre=rest.genre,
        number=rest.number or (number["value"] if number else ""),
        type=kind,
    )  # fmt: skip


_WRITER = re.compile(rf"(?P<name>{NAME}) (?:to|an) {NAME}")
"""Who wrote a letter to whom: takes `M. Tveit to R. Holm`."""
