"""Laws, cases, treaties and resolutions."""

from __future__ import annotations

import re
from dataclasses import replace

from loccit.notes.citing.stating.peeling import Peeled
from loccit.notes.citing.stating.stated import Statement, iso, last_date, trimmed, year_in
from loccit.notes.citing.trailing import STATUTE
from loccit.notes.citing.words import NUMBER, YEAR

_CASE = re.compile(
    r"^(?P<title>(?:(?:In re|Re|Ex parte) [A-ZÀ-Þ][^,(\[]+|[A-ZÀ-Þ*_]"
    r"(?:[^,“\"(\[]|, (?:Inc|Ltd|Co|Corp|LLC|AG|GmbH|S\.?A)\b){1,80}? v\.? [A-ZÀ-Þ][^,(\[]*))"
    r"(?P<rest>.*)$"
)
"""The parties: takes `Town of Velde v. Board of Piers, High Court`, `Re Pilots [1934] 2 HL 55`."""
_REPORTED = re.compile(
    rf"[\[(]{YEAR}[\])]|\d{{1,4}} [A-Z][\w. ]{{1,30}} \d{{1,5}}|\bCourt\b|\bTribunal\b|\bpetition\b|\bjudge?ment\b"
)
_RULING = re.compile(
    r"^(?:(?P<title>[A-ZÀ-Þ][^,“]{3,60} (?:Court|Tribunal|gericht)(?: of [A-Z]\w+)?(?:, (?:case )?[Nn]o\. ?[\w/-]+)?),"
    r" (?:judge?ment|ruling|decision|order)|(?:l’|the )?(?:arrêt|jugement) (?:de|du) |(?:das )?Urteil (?:des|vom)"
    r"|sentencia del? |[Jj]udgment of the )"
)
"""Takes `Skarne District Court, case no. 12/2017, judgment of`, `l’arrêt de la cour`, `Urteil des Hafengerichts`."""
_RESOLUTION = re.compile(
    rf"^(?P<title>(?:(?P<by>[A-ZÀ-Þ][\w’.-]*(?: (?:of|the|[A-ZÀ-Þ][\w’.-]*)){{0,6}}),? )?[Rr]esolution "
    rf"(?:No\. ?)?\w?[\d/()-]*\d)"
    rf"(?: \((?P<year>{YEAR})\))?"
)
"""Takes `Harbour Board resolution 14/1911`, `UN Port Council Resolution 14 (1958)`."""
_ABROAD = re.compile(
    r"^(?P<title>(?:Loi|Décret|Arrêté|Ley|Real Decreto|Decreto|Legge|Lei|Gesetz|Verordnung|Erlass|Legge"
    r"|[A-ZÄÖÜ]\w*(?:gesetz|verordnung|ordnung)"
    r"|Закон|Указ)\b"
    r"(?: (?:n[°º]|Nr\.|№) ?\d+)?(?P<rest>[^“«„]*?))(?=$|,)"
)
"""Takes `Loi du 4 mai 1903 sur les droits`, `Ley 12 de 1958`, `Hafengesetz vom 4. Mai 1903`."""
_NAMED_ACT = re.compile(
    r"^(?P<title>(?:[A-ZÀ-Þ][\w’'-]+ (?:(?:of|and|the|on|for) )?){1,6}(?:Act|Code|Ordinance|Law))(?=,| \()"
)
"""Takes `Harbour Act, ch. 12 (1903)`."""
_TREATY = re.compile(r"^(?P<title>(?:Treaty|Convention|Protocol|Charter) (?:of|on|between|for|against)\b[^,]*)")


def law(peeled: Peeled, words: str) -> Statement | None:
    """A law, a case, a treaty or a resolution; None where it is none."""
    text = peeled.words
    if "“" in text or "«" in text or "„" in text:
        return None
    for rule in (_case, _ruling, _statute, _resolution, _treaty):
        found = rule(peeled, words)
        if found is not None:
            return found
    return None


def is_case(words: str) -> bool:
    """Whether words name the parties of a case, and where it was heard or reported."""
    return bool(_CASE.match(words) and _REPORTED.search(words))


def _case(peeled: Peeled, words: str) -> Statement | None:
    found = _CASE.match(peeled.words)
    if found is None or not _REPORTED.search(words):
        return None
    court = found["rest"].strip(" ,").partition(", ")[0]
    is_court = court[:1].isalpha() and not any(sign.isdigit() for sign in court)
    date = last_date(found["rest"])
    return replace(
        peeled.found, title=trimmed(found["title"]), container=court if is_court else "",
        issued=iso(date) or year_in(words), type="legal_case",
    )  # fmt: skip


def _ruling(peeled: Peeled, words: str) -> Statement | None:
    """A judgment by its court and its day, where no parties are named."""
    found, date = _RULING.match(peeled.words), last_date(peeled.words)
    if found is None or date is None:
        return None
    title = trimmed(found["title"] or peeled.words[: date.start()])
    return replace(peeled.found, title=title, issued=iso(date), type="legal_case")


def _statute(peeled: Peeled, words: str) -> Statement | None:
    found = STATUTE.search(words)
    if found:
        return replace(peeled.found, title=found.group(), issued=year_in(found.group()), type="legislation")
    abroad = _ABROAD.match(peeled.words)
    if abroad and (year := year_in(abroad.group())):
        date = last_date(abroad.group())
        dated = re.search(r" vom (?=\d)", abroad["title"])
        title = abroad["title"][: dated.start()] if dated else abroad["title"]
        return replace(peeled.found, title=trimmed(title), issued=iso(date) or year, type="legislation")
    named = _NAMED_ACT.match(peeled.words)
    if named and year_in(words):
        place = peeled.found.locator or words[named.end() :].partition("(")[0].strip(" ,")
        return replace(peeled.found, title=named["title"], issued=year_in(words), type="legislation", locator=place)
    return None


def _resolution(peeled: Peeled, words: str) -> Statement | None:
    found = _RESOLUTION.match(peeled.words)
    if found is None:
        return None
    issued = iso(last_date(peeled.words)) or found["year"] or ""
    number = NUMBER.search(words)
    return replace(
        peeled.found, title=found["title"], number=number["value"] if number else "", issued=issued, type="legislation"
    )


def _treaty(peeled: Peeled, words: str) -> Statement | None:
    found = _TREATY.match(peeled.words)
    date = last_date(peeled.words)
    if found is None:
        return None
    between = peeled.words[found.end() : date.start()] if date else ""
    place = between.strip(" ,")
    place = place if place[:1].isupper() and len(place.split()) <= 3 and "," not in place else ""
    issued = iso(date) or year_in(peeled.words)
    return replace(peeled.found, title=trimmed(found["title"]), place=place, issued=issued, type="treaty")
