"""A document's blocks in reading order, a stretch at a time."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import groupby

from loccit.citable import OWN_VOICES
from loccit.model import PASSAGE_ROLES
from loccit.text.fold import shown
from loccit.web.lookups import words
from loccit.web.lookups.document import Section
from loccit.web.lookups.values import PART, Words, section_name

STRETCH = 200
"""Blocks asked for at once, so that memory does not grow with the document."""
_FURNITURE = "furniture: "
"""How a reason begins that says the role again, which stands before it on the page."""
SHOWN_ASIDE = 3_000
"""So many characters of a group of blocks set aside are printed."""


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading in the text; `section` is None where the outline leaves it out."""

    text: str
    section: Section | None
    kind: str = "heading"


@dataclass(frozen=True, slots=True)
class AsidePart:
    """Blocks of one role that stand one after the other, and why they have it. `repeats` is what they repeat."""

    role: str
    reasons: tuple[str, ...]
    texts: tuple[str, ...]
    repeats: str | None
    is_cut: bool


@dataclass(frozen=True, slots=True)
class Aside:
    """Blocks set aside one after the other: furniture, repeats, titles."""

    parts: tuple[AsidePart, ...]
    kind: str = "aside"


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A passage to be read; `new_voice` says that somebody else begins to speak."""

    words: Words
    is_new_voice: bool
    block_kind: str
    level: int
    kind: str = "passage"


Item = Heading | Aside | Paragraph


def part_of(connection: sqlite3.Connection, identifier: str, part: int) -> tuple[int, int]:
    """The blocks, first and last but one, that a part of a document's page holds."""
    last = connection.execute("select coalesce(max(ordinal), -1) + 1 from blocks where document_id = ?", (identifier,))
    edges = [_block_of(connection, identifier, (part - 1) * PART), _block_of(connection, identifier, part * PART)]
    first = 0 if part == 1 else edges[0]
    end = int(last.fetchone()[0])
    return (end if first is None else first, end if edges[1] is None else edges[1])


def items(
    connection: sqlite3.Connection, identifier: str, blocks: tuple[int, int], sections: dict[int, Section]
) -> list[Item]:
    """The blocks of a document, first and last but one, as they are read. `sections` are named by their start."""
    rows = connection.execute(_BLOCKS, (identifier, *blocks)).fetchall()
    if not rows:
        return []
    begin, finish = rows[0]["start"], rows[-1]["end"]
    text = connection.execute(_SLICE, (begin + 1, finish - begin, identifier)).fetchone()[0] or ""
    repeats = {row[0]: row[1] for row in connection.execute(_REPEATS, (identifier, begin, finish))}
    passages = list(words.passages_between(connection, identifier, begin, finish))
    found: list[Item] = []
    for role, group in groupby(rows, key=lambda row: _grouped(row["role"])):
        alike = list(group)
        if role == "passage":
            found.extend(_paragraphs(alike, passages))
        elif role == "heading":
            found.extend(_heading(_slice(text, row, begin), sections.get(row["start"])) for row in alike)
        elif role != "note":
            found.append(_aside(alike, text, begin, repeats))
    return [*found, *_left(passages)]


def with_voices(found: list[Item], before: str | None) -> tuple[list[Item], str | None]:
    """The items with the places marked where somebody else begins to speak; and whose words came last.

    The document's own voice needs no mark at the beginning: the byline names it.
    """
    marked: list[Item] = []
    for item in found:
        if isinstance(item, Paragraph):
            voice = item.words.voice
            if voice and voice.name != before and not (before is None and item.words.voice_how in OWN_VOICES):
                item = replace(item, is_new_voice=True)
            before = voice.name if voice else before
        marked.append(item)
    return marked, before


def _grouped(role: str) -> str:
    return "passage" if role in PASSAGE_ROLES else role if role in ("heading", "note") else "aside"


def _paragraphs(blocks: list[sqlite3.Row], passages: list[Words]) -> Iterator[Paragraph]:
    """The passages that begin in the blocks; they are taken out of `passages`."""
    for block in blocks:
        while passages and passages[0].start < block["end"]:
            yield Paragraph(passages.pop(0), is_new_voice=False, block_kind=block["kind"], level=block["level"])


def _heading(words: str, section: Section | None) -> Heading:
    """A heading; where the text may not be shown, the outline still names it."""
    return Heading(shown(words) or (section_name(section.label, section.title) if section else ""), section)


def _left(passages: list[Words]) -> Iterator[Paragraph]:
    yield from (Paragraph(one, is_new_voice=False, block_kind="paragraph", level=0) for one in passages)


def _slice(text: str, row: sqlite3.Row, begin: int) -> str:
    return text[row["start"] - begin : row["end"] - begin]


def _aside(blocks: list[sqlite3.Row], text: str, begin: int, repeats: dict[int, str]) -> Aside:
    parts = [list(group) for _, group in groupby(blocks, key=lambda row: row["role"])]
    return Aside(tuple(_part(part, [_slice(text, row, begin) for row in part], repeats) for part in parts))


def _part(blocks: list[sqlite3.Row], texts: list[str], repeats: dict[int, str]) -> AsidePart:
    kept: list[str] = []
    length = 0
    for text in texts:
        if length > SHOWN_ASIDE:
            break
        kept.append(shown(text)[: SHOWN_ASIDE - length + 1])
        length += len(kept[-1])
    reasons = tuple(dict.fromkeys(row["why"].removeprefix(_FURNITURE) for row in blocks if row["why"]))
    repeated = next((repeats[row["start"]] for row in blocks if row["start"] in repeats), None)
    is_cut = length > SHOWN_ASIDE
    return AsidePart(blocks[0]["role"], reasons[:3], tuple(text for text in kept if text), repeated, is_cut)


def _block_of(connection: sqlite3.Connection, identifier: str, ordinal: int) -> int | None:
    """The block in which the passage of that ordinal begins."""
    row = connection.execute(_BLOCK_OF, (identifier, ordinal)).fetchone()
    return int(row[0]) if row and row[0] is not None else None


_BLOCKS = """
select ordinal, kind, level, role, why, same_as, start, "end" from blocks
where document_id = ? and ordinal >= ? and ordinal < ? order by ordinal
"""
_SLICE = "select substr(text, ?, ?) from documents where id = ?"
_REPEATS = """
select a_start, b_id from matches
where a_id = ? and kind in ('repeat', 'pull_quote') and a_start >= ? and a_start < ?
"""
_BLOCK_OF = """
select b.ordinal from passages p join blocks b on b.document_id = p.document_id and b.start <= p.start
where p.document_id = ? and p.ordinal = ? order by b.start desc limit 1
"""
