"""Citations in an order of their own: the social sciences' (APA), medicine's (Vancouver), that of ГОСТ Р 7.0.5."""

from __future__ import annotations

import re
from dataclasses import replace

from loccit.notes.citing.stating.peeling import Peeled
from loccit.notes.citing.stating.stated import Statement, trimmed
from loccit.notes.citing.words import YEAR

_INITIALS = r"[A-ZÀ-ÞА-Я]\.(?:[ -]?[A-ZÀ-ÞА-Я]\.)*"
_APA_NAME = rf"[A-ZÀ-Þ][\w’'-]+(?: [A-ZÀ-Þ][\w’'-]+)?, {_INITIALS}"
APA_HEAD = re.compile(
    rf"(?P<names>{_APA_NAME}(?:(?:, (?:& )?| & |, and ){_APA_NAME})*) \((?P<year>{YEAR})[a-z]?(?:, [A-Z]\w+"
    rf"(?: \d+)?)?\)\. "
)
"""Takes `Vang, P., & Lind, E. (2010). `."""
_APA_JOURNAL = re.compile(r"^(?P<name>[A-ZÀ-Þ][^\d]{3,90}?), (?P<volume>\d{1,3})(?:\(\d+\))?(?:, (?P<pages>[\d–-]+))?$")
_APA_PRESS = re.compile(r"^(?:(?P<place>[A-ZÀ-Þ][^:]{2,40}): )?(?P<publisher>[A-ZÀ-Þ][^:]{2,60})$")
_EACH = re.compile(_APA_NAME)
_VANCOUVER_NAME = (
    r"(?:(?:van|von|der|den|de|del|di|da|dos|la|le|ter) ){0,3}[A-ZÀ-Þ][\w’'-]+"
    r"(?: (?:[a-z]{2,4} ){0,2}[A-ZÀ-Þ][\w’'-]+){0,2} [A-ZÀ-Þ]{1,4}"
)
VANCOUVER_HEAD = re.compile(
    rf"(?P<names>{_VANCOUVER_NAME}(?:, {_VANCOUVER_NAME})*)(?P<more>,? et al\.?)? \((?P<year>{YEAR})[a-z]?\)\.? "
    r"(?=[A-ZÀ-Þ])"
)
"""Takes `Pell O, van der Vey UB, et al. (2010) `; leaves `Pell, O. (2010). `."""
GOST_HEAD = re.compile(
    rf"(?:[Сс]м\.:? |[Ср]р\.:? )?(?P<names>[А-ЯЁ][а-яё-]+ {_INITIALS}(?:, [А-ЯЁ][а-яё-]+ {_INITIALS})*),? (?=[А-ЯЁ«])"
)
"""Takes `Тведт М. Годы льда`, `Холм И. О., Эк Ю. Краны`."""
_GOST_BOOK = re.compile(
    rf"^(?P<title>.+?)\. (?:— )?(?P<place>[А-ЯЁA-Z][\w.-]*)(?:: (?P<publisher>[^,:]+?))?, (?P<year>{YEAR})(?:\.? ?"
    rf"(?:— )?(?P<at>[Сc]\. ?[\d–-]+))?"
)
_GOST_ARTICLE = re.compile(rf"^(?P<title>.+?) ?// ?(?P<host>[^.]+?)\. (?:— )?(?P<year>{YEAR})\.?(?P<rest>.*)$")
GOST_ARCHIVE = re.compile(r"(?P<title>[^.]{3,80}\. Ф\. ?\d+\. Оп\. ?\d+\. Д\. ?\d+)(?:\. (?P<rest>Л+\. ?[\d–-]+))?")
"""Papers in a Russian archive: takes `Архив порта. Ф. 4. Оп. 1. Д. 17. Л. 3`."""
_GOST_PAGES = re.compile(r"[СC]\. ?[\d–-]+")


def vancouver(peeled: Peeled, words: str) -> Statement | None:
    """`Pell O, Vey UB (2010) Ice and wages. J Small Ports 14: 88–91`; the journal is not looked for."""
    head = VANCOUVER_HEAD.match(words)
    if head is None:
        return None
    title = trimmed(words[head.end() :].partition(". ")[0])
    names = tuple(head["names"].split(", "))
    return replace(peeled.found, title=title, authors=names, issued=head["year"], type="document")


def gost(peeled: Peeled, words: str) -> Statement | None:
    """A book or an article as Russian notes cite them."""
    head = GOST_HEAD.match(words)
    if head is None:
        return None
    names, rest = tuple(head["names"].split(", ")), words[head.end() :]
    article = _GOST_ARTICLE.match(rest)
    if article:
        pages = _GOST_PAGES.search(article["rest"])
        return replace(
            peeled.found, title=trimmed(article["title"]), authors=names, container=trimmed(article["host"]),
            issued=article["year"], type="article-journal", locator=pages.group() if pages else "",
        )  # fmt: skip
    book = _GOST_BOOK.match(rest)
    if book is None:
        return None
    return replace(
        peeled.found, title=trimmed(book["title"]), authors=names, place=book["place"],
        publisher=book["publisher"] or "", issued=book["year"], type="book", locator=book["at"] or peeled.found.locator,
    )  # fmt: skip


def apa(peeled: Peeled, words: str) -> Statement | None:
    """`Vang, P. (2010). Ice and wages. Journal of Small Ports, 14(2), 88–91`."""
    head = APA_HEAD.match(words)
    if head is None:
        return None
    rest = words[head.end() :]
    if peeled.found.url:
        rest = rest.replace(peeled.found.url, "").rstrip(" .")
    names = tuple(_EACH.findall(head["names"]))
    title, _, host = rest.partition(". ")
    found = replace(peeled.found, title=trimmed(title), authors=names, issued=head["year"])
    journal = _APA_JOURNAL.match(host.strip(" ."))
    if journal:
        return replace(found, container=trimmed(journal["name"]), volume=journal["volume"], type="article-journal",
                       locator=journal["pages"] or "")  # fmt: skip
    press = _APA_PRESS.match(host.strip(" ."))
    if press:
        return replace(found, place=press["place"] or "", publisher=press["publisher"], type="book", locator="")
    return replace(found, type="webpage" if found.url else "document")
