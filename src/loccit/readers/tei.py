"""TEI P5, the Text Encoding Initiative's XML → `Reading`.

Of the readings of one place the corrected, expanded one is read, of an apparatus the lemma; what was struck out is not.
A word goes on over a break that breaks no word (`break="no"`), without the hyphen there. Registers of persons, places
and works behind a text are rows, and no words of its author. A letter is of the day on which it was sent.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import takewhile

from loccit.model import About, Claim, Reading
from loccit.readers._format import Format
from loccit.readers._scholarly import read_scholarly, root_is
from loccit.readers._scholarly_grammar import Grammar
from loccit.readers._xml import Element, all_text, attribute, elements, local

FORMAT = Format("tei", (".tei",), ("application/tei+xml",), ("notes", "tables", "metadata", "links"), ("lxml",))

_ROOT = re.compile(rb"<(?:\w+:)?(?:TEI|teiCorpus|TEI\.2)[\s>]")
_GRAMMAR = Grammar(
    blocks={
        "p": ("paragraph",),
        "ab": ("paragraph",),
        "l": ("paragraph",),
        "sp": ("paragraph",),
        "byline": ("paragraph", "byline"),
        "docAuthor": ("paragraph", "byline"),
        "docDate": ("paragraph", "date"),
        "dateline": ("paragraph", "dateline"),
        "opener": ("paragraph",),
        "closer": ("paragraph",),
        "salute": ("paragraph",),
        "signed": ("paragraph",),
        "titlePart": ("heading", "title"),
        "figDesc": ("caption",),
        "eg": ("code",),
        "stage": ("paragraph",),
        "epigraph": ("quote",),
    },
    sections=frozenset(("div", "div1", "div2", "div3", "div4", "div5", "div6", "front", "back", "body", "lg")),
    titles=frozenset(("head",)),
    lists=frozenset(("list",)),
    items=frozenset(("item",)),
    quotes=frozenset(("quote", "cit")),
    rows=frozenset(("row",)),
    cells=frozenset(("cell",)),
    notes=frozenset(("note",)),
    pointers=("target",),
    unseen=frozenset(("teiHeader", "fw", "facsimile", "sourceDoc", "standOff", "del")),
    facts=frozenset(("rt",)),
    states=frozenset(("ruby",)),
    choices=frozenset(("choice", "app", "rdgGrp")),
    preferred=("corr", "reg", "expan", "ex", "lem"),
    entries=frozenset(("bibl", "biblStruct")),
    is_register=lambda element: _is_register(element),
)


def confidence(payload: bytes, about: About) -> int:
    """95 for the element TEI."""
    return 95 if root_is(payload, _ROOT) else 0


def read(payload: bytes, about: About) -> Reading:
    """The text with its notes; of two readings of one place (`choice`) the corrected, expanded one."""
    return read_scholarly(payload, about, FORMAT, _GRAMMAR, _facts)


def _is_register(element: Element) -> bool:
    """Whether it lists the persons, places or things that the text before it names, or the works beside such a list."""
    tag = local(element)
    if tag in _REGISTERS:
        return any(local(around) == "back" for around in element.iterancestors())
    return tag == "listBibl" and any(local(beside) in _REGISTERS for beside in element.getparent())


def _facts(root: Element) -> tuple[Claim, ...]:
    """What the header states of the text: of several titles first the one of this text, of dates first its own."""
    claims = [claim for part in elements(root) if local(part) in _STATING for claim in _stated(part)]
    if attribute(root, "id"):
        claims.append(Claim("identifier", attribute(root, "id"), "TEI xml:id"))
    return tuple(sorted(claims, key=lambda claim: _ORDER.get(claim.how, 0)))


def _stated(part: Element) -> Iterator[Claim]:
    """What one element of the header states, if it states anything."""
    outer = local(part.getparent()) if part.getparent() is not None else ""
    where = f"{outer}/{local(part)}"
    field = _FIELDS.get((outer, local(part)))
    value = next(filter(None, (attribute(part, name) for name in _STATED.get(field or "", ()))), "") or all_text(part)
    if field == "title" and attribute(part, "type") not in ("", "main"):
        dated = next(filter(None, (attribute(part, name) for name in _STATED["published"])), "")
        if dated:
            yield Claim("published", _as_exact(dated, all_text(part)), f"TEI {where} @when")
    elif field == "title" and value:
        level = attribute(part, "level")
        yield Claim("title", value, f"TEI {where} @level={level}" if level in _OF_MORE else f"TEI {where}")
    elif where == "correspAction/date":
        value = _day(part) if attribute(part.getparent(), "type") in ("", "sent") else ""
        yield from [Claim("published", value, f"TEI {where}")] if value else []
    elif field and value:
        yield Claim(field, value, f"TEI {where}")


def _day(date: Element) -> str:
    """The day of a letter; of a day that lies between two what both share, and nothing where they share nothing.

    >>> from lxml import etree
    >>> _day(etree.fromstring('<date notBefore="1892-01-28" notAfter="1892-02-01">about the end of January</date>'))
    '1892'
    """
    whole = attribute(date, "when") or attribute(date, "when-iso")
    first, last = (attribute(date, one) or attribute(date, other) for one, other in _BETWEEN)
    if whole or not (first or last):
        return _as_exact(whole, all_text(date)) if whole else all_text(date)
    shared = zip(first.split("-"), last.split("-"), strict=False)
    return "-".join(part for part, _ in takewhile(lambda both: both[0] == both[1], shared))


def _as_exact(day: str, words: str) -> str:
    """A date as far as its words state it: a form may ask for a day where only the month is known.

    >>> _as_exact("1910-12-01", "December 1910"), _as_exact("1909-01-01", "1909"), _as_exact("1909-01-01", "1. 1. 1909")
    ('1910-12', '1909', '1909-01-01')
    """
    numbers = re.findall(r"\d+", words)
    if len(numbers) != 1 or len(numbers[0]) != len("1909"):
        return day
    return day[: len("1909")] if words.strip("[]() ?") == numbers[0] else day[: len("1909-12")]


_FIELDS = {
    ("titleStmt", "title"): "title",
    ("titleStmt", "author"): "authors",
    ("publicationStmt", "publisher"): "publisher",
    ("publicationStmt", "date"): "published",
    ("correspAction", "date"): "published",
    ("langUsage", "language"): "language",
    ("availability", "licence"): "licence",
    ("availability", "p"): "licence",
}
_STATING = frozenset(tag for _, tag in _FIELDS)
_STATED = {"published": ("when", "when-iso", "from"), "language": ("ident",), "licence": ("target",)}
"""Attributes that state the value more exactly than the words."""
_BETWEEN = (("notBefore", "from"), ("notAfter", "to"))
_OF_MORE = ("j", "s")
"""Levels of titles that other texts have too: of a journal, of a series."""
_ORDER = {
    "TEI correspAction/date": -2,
    "TEI titleStmt/title @when": -1,
    **{f"TEI titleStmt/title @level={level}": 1 for level in _OF_MORE},
}
"""A letter's own day is believed before the one on which an edition was put on the web."""
_REGISTERS = frozenset(("listPerson", "listPlace", "listOrg", "listEvent", "listObject", "listNym", "listApp"))
