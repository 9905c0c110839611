"""What the markup of a page states about it, and what stands at its title → one value for each field.

The markup's claims come from the reader; the claims of the page's own text (title, byline, date line) are added here.
For each field the rules stand in the order in which they are believed; the first claim that holds a value of the
right kind decides. Nothing is taken from elsewhere than from claims, so every value has its place or its rule.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from urllib.parse import urlsplit

from loccit.model import Block, Claim, Described, Reading
from loccit.structure._properties import in_order_of_trust
from loccit.structure.author_claims import authors_of
from loccit.structure.dates import date_in, day_beside, is_universal, is_whole
from loccit.structure.front_labels import RULE
from loccit.structure.language import language_against, language_of_blocks
from loccit.structure.markup import PAGES
from loccit.structure.title_claims import title_of

_PUBLISHED = (
    "TEI correspAction/date", "TEI titleStmt/title @when",
    RULE, "meta article:published_time", "meta og:article:published_time", "json-ld page datePublished",
    "json-ld datePublished", "meta citation_", "meta dc.date.issued", "meta dcterms.issued", "meta parsely-pub-date",
    "meta sailthru.date", "meta cxenseparse", "microdata datePublished", "date line", "address", "time pubdate",
    "line at the title", "time", "json-ld dateCreated", "json-ld page dateCreated", "microdata dateCreated", "meta ",
    "htmldate", "line behind the text", "line before the text",
)  # fmt: skip
_AFAR = frozenset(("line behind the text", "line before the text"))
_UPDATED = (
    "meta article:modified_time", "json-ld dateModified", "json-ld page dateModified", "meta dcterms.modified",
    "microdata dateModified", "meta ", "time",
)  # fmt: skip
_PROSE = frozenset(("body", "list_item", "block_quote", "table"))
_HIDDEN = "hidden"
"""Why a block is set aside that no reader sees: lists of other texts, unfolded by a click."""
_NO_FRAME = frozenset(("title", "caption", "note", "repeat"))
_LINE = 90
"""Characters beyond which a block is no line about the text."""

_LETTERLESS = re.compile(r"[\W_]+")
_DATED_PATH = re.compile(r"/((?:19|20)\d\d)[/-](\d{1,2})[/-](\d{1,2})(?=[/_.-]|$)|/((?:19|20)\d{6})(?=[/_.-]|$)")
"""`/2019/03/04/quay`, `/20190304-quay`."""
_OF_A_TEMPLATE = "word/"
"""Where Word states the language that it checks spelling in: what writers change last, so only its region is heard."""
_LANGUAGE = re.compile(r"([A-Za-z]{2,3})(?:[-_]([A-Za-z]{4}|[A-Za-z]{2}|\d{3}))?(?:[-_.].*)?")


def describe_markup(
    reading: Reading, blocks: Sequence[Block], lines: Sequence[Claim] = ()
) -> tuple[Described, tuple[Claim, ...]]:
    """The chosen value of each field, and every claim there was.

    `lines` are claims that were read out of the lines round the text; they are believed last, and where there are
    any, nothing else is read there.
    """
    claims, unborne = in_order_of_trust(reading.claims, lines or _text_claims(reading, blocks), reading.text)
    publisher = _publisher(claims)
    stated = _language(claims)
    language = (
        (stated and language_against(stated, reading.text, blocks))
        or stated
        or _language_by_words(reading, blocks, lines)
    )
    published = _dated(claims, "published", _PUBLISHED, language)
    updated = _dated(claims, "updated", _UPDATED, language)
    described = Described(
        title=title_of(claims, publisher),
        authors=authors_of(claims, publisher, blocks, reading.text),
        publisher=publisher,
        series=_first(claims, "series"),
        published=published,
        updated=updated if updated and updated != published else None,
        language=language,
        place=_first(claims, "place"),
        url=next((claim.value for claim in claims if claim.field == "url" and _is_address(claim.value)), None),
    )
    return described, (*claims, *unborne)


def _text_claims(reading: Reading, blocks: Sequence[Block]) -> Iterator[Claim]:
    """What the page's own words say, with their place."""
    rules = {"title": ("title", "title block"), "byline": ("authors", "byline"), "date": ("published", "date line")}
    for block in blocks:
        if block.role not in rules:
            continue
        words = reading.text[block.start : block.end]
        field, how = rules[block.role]
        if field != "published":
            yield Claim(field, words, how, block.start, block.end)
        if block.role != "title" and is_whole(date_in(words)):
            yield Claim("published", words, "date line", block.start, block.end)
    yield from _dates_near(reading.text, blocks)
    for claim in reading.claims:
        if claim.field == "url" and (found := _DATED_PATH.search(urlsplit(claim.value).path)):
            value = found[4] or "-".join(found.group(1, 2, 3))
            yield Claim("published", value, "address")


def _dates_near(text: str, blocks: Sequence[Block]) -> Iterator[Claim]:
    """Short lines with a whole date: at the title (up to the text), right behind the text, the last one before it."""
    prose = [block.ordinal for block in blocks if block.role in _PROSE]
    first, last = (prose[0], prose[-1]) if prose else (len(blocks), len(blocks) - 1)
    title = next((block.ordinal for block in blocks if block.role == "title"), first)
    before: Claim | None = None
    above: list[Claim] = []
    for block in (*blocks[: first + 2], *blocks[max(last - 1, first + 2) : last + 9]):
        words = text[block.start : block.end]
        if len(words) > _LINE or block.role in _NO_FRAME or block.why == _HIDDEN or not is_whole(date_in(words)):
            continue
        if title - 6 <= block.ordinal < min(first + 2, title + 12):
            claim = Claim("published", words, "line at the title", block.start, block.end)
            if block.ordinal < title:
                above.append(claim)  # may be a teaser's
            else:
                yield claim
        elif block.ordinal > last - 2:
            yield Claim("published", words, "line behind the text", block.start, block.end)
        else:
            before = Claim("published", words, "line before the text", block.start, block.end)
    yield from above
    if before:
        yield before


def _ranked(claims: Iterable[Claim], field: str, rules: Sequence[str]) -> list[Claim]:
    """The claims of a field in the order of the rules."""

    def rank(claim: Claim) -> int:
        return next((at for at, rule in enumerate(rules) if claim.how.startswith(rule)), len(rules))

    return sorted((claim for claim in claims if claim.field == field), key=rank)


def _first(claims: Iterable[Claim], field: str) -> str | None:
    return next((claim.value.strip() for claim in claims if claim.field == field and claim.value.strip()), None)


def _publisher(claims: Sequence[Claim]) -> str | None:
    order = ("json-ld publisher", "meta og:site_name", "meta citation_publisher", "json-ld page publisher", "meta ")
    for claim in _ranked(claims, "publisher", order):
        if not claim.value.startswith(("http", "@", "©")) and len(claim.value) <= 100:
            return claim.value.strip()
    return None


def _dated(claims: Sequence[Claim], field: str, rules: Sequence[str], language: str | None) -> str | None:
    """The date of the best claim; a stamp in UTC gives way to the day beside it that the page shows."""
    month_first = language in (None, "en", "en-US")
    dated = [
        (claim, date_in(claim.value, month_first=month_first, language=language))
        for claim in _ranked(claims, field, rules)
    ]
    known = [(claim, day) for claim, day in dated if day]
    if not known:
        return None
    claim, best = known[0]
    if is_universal(claim.value):
        shown = [day for other, day in known[1:] if not is_universal(other.value) and other.how not in _AFAR]
        return best if best in shown else next((day for day in shown if day_beside(best, day)), best)
    return best


def _language(claims: Sequence[Claim]) -> str | None:
    """A tag of BCP 47: `de`, `pt-BR`."""
    for claim in _ranked(claims, "language", ("html lang", "json-ld", "meta ")):
        if claim.how.startswith(_OF_A_TEMPLATE):
            continue
        if found := _LANGUAGE.fullmatch(claim.value.strip()):
            region = found[2] or ""
            return found[1].lower() + (f"-{region.upper() if len(region) < 4 else region.title()}" if region else "")
    return None


def _language_by_words(reading: Reading, blocks: Sequence[Block], lines: Sequence[Claim]) -> str | None:
    """The language of the first paragraphs: what the lines' reading came to, where they were read."""
    if reading.format in PAGES:
        return language_of_blocks(reading.text, blocks)
    return next((claim.value for claim in lines if claim.field == "language"), None)


def _is_address(address: str) -> bool:
    return address.startswith(("http://", "https://"))


def _letters(words: str) -> str:
    return _LETTERLESS.sub("", words).lower()
