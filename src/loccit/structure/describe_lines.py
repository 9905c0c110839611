"""What a text's own lines say about it → claims, with their place; silent where the text is silent.

Only lines that frame the text speak: the title, what stands round it, a place and date at the end, a copyright line.
A caption's date is the photograph's, a name in the body is somebody who is written about.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from loccit.model import Block, Claim, Reading
from loccit.structure import cues
from loccit.structure._persons import persons_in
from loccit.structure.dates import Dated, find_dates
from loccit.structure.language import SAMPLE, language_of
from loccit.text.fold import shown

_LINE = 160
"""Characters beyond which a line is no line about the text."""
_ABOVE, _BELOW = 8, 14
"""Lines above and below the title that may say who wrote the text, and when."""
_PROSE = frozenset(("body", "list_item", "block_quote"))
_SILENT = frozenset(("title", "caption", "repeat", "notice", "note", "pull_quote", "heading"))

_SERIES = re.compile(r"(?P<number>[A-Z]{1,5}[-/ ]?\d{2,6}(?:[-/]\d{1,4})?)\s*[|:–—-]\s+(?=\S)")
"""A number before the title: takes `CO21069 | Title`, `WP 12/2020: Title`, leaves `Apollo 11: a history`."""
_UPDATED = re.compile(
    r"\b(?:updated?|modified|revised|edited|aktualisiert|geändert|stand|mis\s+à\s+jour|modifié|actualizado|atualizado|"
    r"aggiornato|bijgewerkt|uppdaterad|opdateret|zaktualizowano|обновлено)\b",
    re.IGNORECASE,
)
_COPYRIGHT = re.compile(
    r"(?:©|\(c\)|copyright)[\s©]*(?:copyright\s)?(?:\d{4}(?:\s?[-–]\s?\d{4})?)?[\s,]*(?:by\s)?(?P<name>[^.,|©\d]{3,70})",
    re.IGNORECASE,
)
"""Who holds the rights: takes `© 2019 Skarne Gazette. All rights reserved.`, leaves what follows the name."""
_NOT_A_NAME = re.compile(r"all rights|alle rechte|tous droits|todos|reserved|vorbehalten", re.IGNORECASE)


def describe_lines(reading: Reading, blocks: tuple[Block, ...]) -> tuple[Claim, ...]:
    """Claims of title, series, authors, published, updated, place, publisher and language, the believed ones first.

    Values are as they are shown: dates in ISO 8601, each author a claim of its own.
    """
    text = reading.text
    language = _language(text, blocks)
    framing = _framing(text, blocks)
    dated = list(_dates(text, blocks, framing, language))
    return (
        *_title(text, blocks),
        *_authors(text, framing),
        *dated,
        *_place(text, blocks),
        *_publisher(text, blocks),
        *([Claim("language", language, "its script and commonest words")] if language else []),
    )


def _title(text: str, blocks: Sequence[Block]) -> Iterator[Claim]:
    """The title, without the number of a series before it, which is a claim of its own."""
    block = next((block for block in blocks if block.role == "title"), None)
    if block is None:
        return
    words = text[block.start : block.end]
    numbered = _SERIES.match(words)
    start = block.start + (numbered.end() if numbered else 0)
    yield Claim("title", shown(text[start : block.end]), "the title's line", start, block.end)
    if numbered:
        end = block.start + len(numbered["number"])
        yield Claim("series", numbered["number"], "before the title", block.start, end)


def _framing(text: str, blocks: Sequence[Block]) -> list[Block]:
    """The short lines round the title, from a little above it to the first paragraph, the nearest to it first."""
    title = next((block.ordinal for block in blocks if block.role == "title"), None)
    first = next((block.ordinal for block in blocks if block.role in _PROSE), len(blocks))
    if title is None:
        title = first
    lines = blocks[max(title - _ABOVE, 0) : max(min(first + 2, title + _BELOW), 0)]
    short = [block for block in lines if block.end - block.start <= _LINE and block.role not in _SILENT]
    return sorted(short, key=lambda block: (block.ordinal < title, abs(block.ordinal - title)))


def _authors(text: str, framing: Sequence[Block]) -> Iterator[Claim]:
    """The persons of the first line that names any: a byline, a name alone under the title, names beside a date."""
    lines = sorted(framing, key=lambda block: block.role != "byline")
    for block in lines:
        words = text[block.start : block.end]
        if block.role != "byline" and not _may_name(words):
            continue
        persons = persons_in(words, stated=False)
        for person in persons:
            at = text.find(person, block.start, block.end)
            place = (at, at + len(person)) if at >= 0 else (block.start, block.end)
            yield Claim("authors", person, "a line at the title that names who wrote it", *place)
        if persons:
            return


def _may_name(words: str) -> bool:
    """Whether a line at the title could name its author: it says "by", or holds a date behind a name."""
    return cues.byline_start(words) is not None or (bool(find_dates(words, day_first=True)) and not cues.is_date(words))


def _dates(text: str, blocks: Sequence[Block], framing: Sequence[Block], language: str | None) -> Iterator[Claim]:
    """Dates of publication and of the last change, from the lines round the title, else from those behind the text."""
    behind = [block for block in blocks if block.role in ("dateline", "date") and block not in framing]
    day_first = _day_first(text, (*framing, *behind), language)
    seen: set[str] = set()
    for block in (*framing, *behind):
        words = text[block.start : block.end]
        for dated in find_dates(words, day_first=day_first):
            field = "updated" if _says_updated(words, dated) else "published"
            if field not in seen:
                seen.add(field)
                how = "a date behind the text" if block in behind else "a date at the title"
                yield Claim(field, dated.value, how, block.start + dated.start, block.start + dated.end)


def _says_updated(words: str, dated: Dated) -> bool:
    return _UPDATED.search(words, max(0, dated.start - 30), dated.start) is not None


def _day_first(text: str, blocks: Sequence[Block], language: str | None) -> bool:
    """How 3/4/2021 is meant: as another date of the text shows, else month first in English alone."""
    for block in blocks:
        words = text[block.start : block.end]
        for found in re.finditer(r"(?<!\d)(\d\d?)/(\d\d?)/\d{2,4}", words):
            if (int(found[1]) > 12) != (int(found[2]) > 12):
                return int(found[1]) > 12
    return language != "en"


def _place(text: str, blocks: Sequence[Block]) -> Iterator[Claim]:
    for block in blocks:
        if block.role == "dateline":
            end = text.rfind(",", block.start, block.end) if text.count(",", block.start, block.end) == 1 else -1
            end = end if end >= 0 else text.find(",", block.start, block.end)
            yield Claim("place", text[block.start : end], "a line of place and date", block.start, end)
            return


def _publisher(text: str, blocks: Sequence[Block]) -> Iterator[Claim]:
    """Who holds the rights of the page, by its last copyright line."""
    for block in reversed(blocks[-60:]):
        if block.end - block.start > 300 or block.role in ("body", "caption"):
            continue
        for found in _COPYRIGHT.finditer(text, block.start, block.end):
            name = found["name"].strip(" -–—|/")
            if len(name) > 2 and not _NOT_A_NAME.search(name) and name[0].isupper():
                at = found.start("name")
                yield Claim("publisher", name, "a copyright line", at, at + len(found["name"]))
                return


def _language(text: str, blocks: Sequence[Block]) -> str | None:
    """The language of the first paragraphs."""
    size, lines = 0, []
    for block in blocks:
        if block.role in ("body", "standfirst", "block_quote", "list_item"):
            lines.append(text[block.start : min(block.end, block.start + SAMPLE)])
            size += len(lines[-1])
            if size >= SAMPLE:
                break
    return language_of("\n".join(lines))
