"""What a text's own lines say about it → claims, with their place; silent where the text is silent.

Only lines that frame the text speak: the title, what stands round it, a place and date at the end, a copyright line.
A caption's date is the photograph's, a name in the body is somebody who is written about.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence

from loccit.model import Block, Claim, Reading
from loccit.structure import cues
from loccit.structure.author_lines import Near, authors_named
from loccit.structure.dates import Dated, find_dates
from loccit.structure.kept_lines import TURN
from loccit.structure.language import language_of_blocks
from loccit.structure.printed_title import printed_title
from loccit.text.fold import shown
from loccit.text.speaker_lines import speaker_lines

_LINE = 160
"""Characters beyond which a line is no line about the text."""
_ABOVE, _BELOW = 8, 14
"""Lines above and below the title that may say who wrote the text, and when."""
_PROSE = frozenset(("body", "list_item", "block_quote"))
_SILENT = frozenset(("title", "caption", "repeat", "notice", "note", "pull_quote"))

_UPDATED = re.compile(
    r"\b(?:updated?|modified|revised|edited|aktualisiert|geändert|mis\s+à\s+jour|modifié|actualizado|atualizado|"
    r"aggiornato|bijgewerkt|uppdaterad|opdateret|zaktualizowano|обновлено)\b",
    re.IGNORECASE,
)
_PUBLISHED = re.compile(
    r"\b(?:posted|published|publication|written|created|veröffentlich\w+|erschienen|erstellt|gepostet|gespeichert|"
    r"publicado|publié|pubblicato|gepubliceerd|publicerad|opublikowano|опубликовано|"
    r"(?:judge?ment|decision)\s(?:given|delivered|handed\sdown|date)|handed\sdown|promulgated|verkündet|prononcée?|"
    r"pronunciad[ao]|pronunciata|proferid[ao]|оглашен[оа]?)\b",
    re.IGNORECASE,
)
"""What a date of publication is called: takes `Posted on 4 May 2021`, `Judgment date: 4 May 2021`, leaves `Updated 4
May 2021`."""
_HEARD = re.compile(
    r"\b(?:hear(?:d|ing)s?|argued|verhandlung|verhandelt|sitzung|vista|audiencia|audience|udienza|audiência|sessão|"
    r"слушани[ея]|заседани[ея])\b",
    re.IGNORECASE,
)
"""What the date of a hearing is called; a decision bears another one."""
_COPYRIGHT = re.compile(
    r"""(?:©|\(c\)(?=\s*(?:copyright\s*)?(?:19|20)\d\d)|(?<![^\W\d_])(?<![^\W\d_][ ])copyright|
        copyright(?=\s*(?:©|by\s|(?:19|20)\d\d)))
        [\s©]*(?:copyright\s)?(?:\d{4}(?:\s?[-–]\s?\d{4})?)?[\s,]*(?:by\s)?(?P<name>(?:\b[A-Z]\.\s?|[^.,|©\d]){3,70})""",
    re.IGNORECASE | re.VERBOSE,
)
"""Who holds the rights: takes `© 2019 Skarne Gazette. All rights reserved.`, leaves what follows the name,
`(c) The toll` of a list, and `Literary Copyright Reform`."""
_SENTENCE = 80
"""Characters from which a line that ends as a sentence does tells something."""
_MASTHEAD = re.compile(
    r"(?<!\w)(?:no|nr|núm|num|n[°º]|№|vol|bd|jahrg(?:ang)?|heft|année|año|anno|ano|год)[.:]?\s*[\dIVXLC]+\b",
    re.IGNORECASE,
)
"""The number of an issue, as it stands under the name of a paper: takes `No. 213.`, `Vol. XII`."""
_HEAD = 4
"""A line that begins with "published" says so, whatever it ends with."""
_DIGIT = re.compile(r"\d")
_MONTH_FIRST = frozenset(("en", "en-US"))
_EITHER_FIRST = frozenset(("en-CA", "en-PH"))
_NOT_A_NAME = re.compile(r"all rights|alle rechte|tous droits|todos|reserved|vorbehalten|copyrigh", re.IGNORECASE)


def describe_lines(reading: Reading, blocks: tuple[Block, ...]) -> tuple[Claim, ...]:
    """Claims of title, series, authors, published, updated, place, publisher and language, the believed ones first.

    Values are as they are shown: dates in ISO 8601, each author a claim of its own.
    """
    text = reading.text
    language = language_of_blocks(text, blocks)
    spoken = _regional(language, reading.claims)
    framing = _framing(text, blocks)
    dated = list(_dates(text, blocks, framing, spoken))
    return (
        *printed_title(reading, blocks, "title block" if reading.format == "text" else "the title's line"),
        *_authors(text, blocks, framing),
        *dated,
        *_place(text, blocks),
        *_publisher(text, blocks),
        *([Claim("language", language, "its script and commonest words")] if language else []),
    )


def _framing(text: str, blocks: Sequence[Block]) -> list[Block]:
    """The short lines round the title, from a little above it to the first paragraph, the nearest to it first."""
    title = next((block.ordinal for block in blocks if block.role == "title"), None)
    first = next((block.ordinal for block in blocks if block.role in _PROSE), len(blocks))
    if title is None:
        title = first
    lines = blocks[max(title - _ABOVE, 0) : min(max(first + 4, title + 4), title + _BELOW)]
    short = [block for block in lines if block.end - block.start <= _LINE and not _is_prose(text, block)]
    return sorted(short, key=lambda block: (block.ordinal < title, abs(block.ordinal - title)))


def _is_prose(text: str, block: Block) -> bool:
    """Whether a line speaks of something else than the text: a caption, a row of cells, a sentence of the body."""
    if block.role == "table" and text.count("\t", block.start, block.end) > 1:
        return True
    if block.role in _PROSE and block.ordinal < _ABOVE and _MASTHEAD.search(text, block.start, block.end):
        return False
    return block.role in _SILENT or (
        block.role in _PROSE and block.end - block.start > 50 and cues.ends_sentence(text[block.start : block.end])
    )


def _authors(text: str, blocks: Sequence[Block], framing: Sequence[Block]) -> Iterator[Claim]:
    """The persons of the one line at the title that names its authors; who speaks below is not meant."""
    speaking = speaker_lines([text[block.start : min(block.end, block.start + _LINE)].strip() for block in blocks])
    framing = [block for block in framing if block.ordinal not in speaking and block.why != TURN]
    title = next((block.ordinal for block in blocks if block.role == "title"), 0)
    lines = [
        Near(shown(text[block.start : block.end]), block.ordinal - title, block.role == "byline") for block in framing
    ]
    lines = _with_label_alone(lines)
    named = authors_named(lines, lambda name: _is_borne_out(name, text, blocks))
    if named is None:
        return
    place, persons = named
    block = framing[place]
    for person in persons:
        at = text.find(person, block.start, block.end)
        start, end = (at, at + len(person)) if at >= 0 else (block.start, block.end)
        yield Claim("authors", person, "a line at the title that names who wrote it", start, end)


def _is_borne_out(name: str, text: str, blocks: Sequence[Block]) -> bool:
    """Whether another line says a name again, none of them a paragraph that tells of its bearer, and its words are no
    words that the text writes small too: `Cake Recipes`."""
    said = [found.start() for found in re.finditer(rf"{re.escape(name)}(?! [A-ZÀ-Þ])", text)]
    if len(said) < 2 or all(re.search(rf"(?<!\w){re.escape(word.lower())}(?!\w)", text) for word in name.split()):
        return False
    starts = [block.start for block in blocks]
    said_in = [blocks[max(bisect_right(starts, at) - 1, 0)] for at in said]
    return not any(
        _is_paragraph(text, block) and not cues.is_about_person(text[block.start : block.end]) for block in said_in
    )


def _is_paragraph(text: str, block: Block) -> bool:
    words = text[block.start : block.end]
    return block.role in _PROSE and len(words) > _SENTENCE and cues.ends_sentence(words)


def _with_label_alone(lines: Sequence[Near]) -> list[Near]:
    """The same lines; one that is only "By" is joined to those behind it, up to the last name."""
    joined = list(lines)
    for place, line in enumerate(lines):
        if line.words.lower().rstrip(":") in ("by", "von", "par", "por", "di", "door"):
            words = [line.words]
            for following in lines[place + 1 : place + 6]:
                if not cues.is_name(following.words) and following.words.lower() not in ("and", "und", "et", "y", "&"):
                    break
                words.append(following.words)
            if len(words) > 1:
                joined[place] = Near(" ".join(words), line.below, True)
    return joined


def _dates(text: str, blocks: Sequence[Block], framing: Sequence[Block], language: str | None) -> Iterator[Claim]:
    """Dates of publication and of the last change, from the lines round the title, else from those behind the text."""
    alone = [] if _heads_letters(blocks) else [block for block in blocks if block.role in ("dateline", "date")]
    framing = [block for block in framing if block.role not in ("dateline", "date") or block in alone]
    behind = [block for block in alone if block not in framing]
    day_first = _day_first(text, (*framing, *behind), language)
    seen: set[str] = set()
    for block in (*framing, *behind):
        words = text[block.start : block.end]
        for dated in find_dates(words, day_first=day_first, language=language):
            if _is_of_hearing(text, blocks, block) or _is_received(text, blocks, block, dated):
                continue
            field = "updated" if _says_updated(words, dated) else "published"
            if field not in seen:
                seen.add(field)
                how = "a date behind the text" if block in behind else "a date at the title"
                yield Claim(field, dated.value, how, block.start + dated.start, block.start + dated.end)
    if "published" not in seen:
        yield from _date_elsewhere(text, blocks, day_first, language)


def _heads_letters(blocks: Sequence[Block]) -> bool:
    """Whether several lines of a date within a text head letters or entries; on pages with menus comments do."""
    dated = [block for block in blocks if block.role in ("dateline", "date")]
    if len(dated) < _LETTERS or any(block.role == "navigation" for block in blocks):
        return False
    prose = [block for block in blocks if block.role in _PROSE]
    whole = sum(block.end - block.start for block in prose)
    behind = [sum(at.end - at.start for at in prose if at.start > one.start) for one in dated]
    return sum(whole / 4 < left < whole for left in behind) >= _LETTERS


_LETTERS = 2
"""So many lines of a date in the first three quarters of a text head letters or entries of a diary."""


def _date_elsewhere(
    text: str, blocks: Sequence[Block], day_first: bool | None, language: str | None
) -> Iterator[Claim]:
    """A date in a line that says "published", else the one date that lines of nothing but a date hold; a sentence in
    the middle of the text speaks of something else, and a hearing is not the day of a decision."""
    alone: dict[str, Claim] = {}
    is_paper = False
    for block in blocks:
        words = text[block.start : min(block.end, block.start + _LINE)]
        if block.end - block.start > _LINE or block.role in _SILENT or not _DIGIT.search(words):
            continue
        for dated in find_dates(words, day_first=day_first, language=language)[:1]:
            if _is_received(text, blocks, block, dated):
                is_paper = True  # whose history may have lines of nothing but a date
                continue
            said = _PUBLISHED.search(words, 0, dated.start)
            if said and (said.start() < _HEAD or not _is_prose(text, block)):
                yield Claim(
                    "published", dated.value, "a line that says so", block.start + dated.start, block.start + dated.end
                )
                return
            if cues.is_date(words) and not (_says_updated(words, dated) or _is_of_hearing(text, blocks, block)):
                claim = Claim("published", dated.value, "the one line of a date", block.start, block.end)
                alone.setdefault(dated.value, claim)
    if len(alone) == 1 and not is_paper:
        yield from alone.values()


def _is_of_hearing(text: str, blocks: Sequence[Block], block: Block) -> bool:
    """Whether a line, or the label over it, says that something was heard on that day."""
    above = blocks[block.ordinal - 1] if block.ordinal else block
    label = text[max(above.start, above.end - _LINE) : above.end]
    words = text[block.start : min(block.end, block.start + _LINE)]
    return bool(_HEARD.search(words) or (label.endswith(":") and _HEARD.search(label)))


def _is_received(text: str, blocks: Sequence[Block], block: Block, dated: Dated) -> bool:
    """Whether what stands before a date, or the line over it, says that a paper came to its journal on that day."""
    above = blocks[block.ordinal - 1].start if block.ordinal else block.start
    over = above if block.start - above <= _LINE else block.start
    return cues.is_received(text[over : block.start + dated.start].rstrip())


def _says_updated(words: str, dated: Dated) -> bool:
    return _UPDATED.search(words, max(0, dated.start - 30), dated.start) is not None


def _regional(language: str | None, claims: Sequence[Claim]) -> str | None:
    """The language of the words with the region that the file states for it: `en-GB`."""
    stated = (claim.value.replace("_", "-") for claim in claims if claim.field == "language")
    return next((tag for tag in stated if language and tag.partition("-")[0].lower() == language), language)


def _day_first(text: str, blocks: Sequence[Block], language: str | None) -> bool | None:
    """How 3/4/2021 is meant: as another date of the text shows, else month first in English of the United States and in
    one of no region; None where both are usual."""
    for block in blocks:
        words = text[block.start : block.end]
        for found in re.finditer(r"(?<!\d)(\d\d?)/(\d\d?)/\d{2,4}", words):
            if (int(found[1]) > 12) != (int(found[2]) > 12):
                return int(found[1]) > 12
    return None if language in _EITHER_FIRST else language not in _MONTH_FIRST


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
        if block.end - block.start > 300 or block.role in ("body", "caption", "note"):
            continue
        for found in _COPYRIGHT.finditer(text, block.start, block.end):
            name = found["name"].strip(" -–—|/")
            if len(name) > 2 and not _NOT_A_NAME.search(name) and name[0].isupper():
                at = found.start("name")
                yield Claim("publisher", name, "a copyright line", at, at + len(found["name"]))
                return
