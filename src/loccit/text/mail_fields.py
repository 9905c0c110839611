"""The lines above a message, `From: …`, `Sent: …`, `To: …`, `Subject: …`: a block of them in the lines of mail.

They stand in any order, each on a line of its own, in rows, or joined to one line; receivers go on over several lines.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Sequence
from dataclasses import dataclass

from loccit.text.mail_names import name_in_field
from loccit.text.mail_words import any_of, sections

_MOST = 80
"""So many lines has a head at most."""
_REACH = 12
"""Over so many lines may a list of receivers go on."""
_OVER = 4
"""Over so many lines may a subject go on."""
CAPITAL = r"(?=[^\W\d_a-zß-ÿа-яё])"
"""Before a capital."""
RULE = re.compile(r"[-_=*\s]{5,}")
"""A drawn line: takes `________`."""


@dataclass(frozen=True, slots=True)
class MailLine:
    """A line that is not blank: how deep it is quoted, its words without the signs of that, what stands before it."""

    depth: int
    words: str
    follows_blank: bool = False


@dataclass(frozen=True, slots=True)
class Fields:
    """The fields in the lines `first` up to `last` (not included), and whom they name as the sender. `is_head`: they
    head a message; `is_sure`: they can head nothing else."""

    first: int
    last: int
    name: str | None
    is_head: bool
    is_sure: bool


def is_field(words: str) -> bool:
    """Whether a line is one of those above a message: takes `Sent: Monday`.

    >>> is_field("Sent: Monday"), is_field("A line: no")
    (True, False)
    """
    return bool(_fields_of(words))


def fields_at(lines: Sequence[MailLine], at: int, *, is_marked: bool = False) -> Fields:
    """The fields that begin at a line, none perhaps; `is_marked` says that a line before announces them. Where they
    head nothing, no later one of them does."""
    depth = lines[at].depth
    fields: dict[str, str] = {}
    place = at
    while place < min(len(lines), at + _MOST) and lines[place].depth == depth:
        held, reach = _fields_of(lines[place].words), None
        if not held or ("from" in fields and held[0][0] == "from"):
            reach = _field_behind(lines, place, fields) if fields and not held else None
            if reach is None:
                break
            last = next(reversed(fields))
            fields[last] = fields[last] or lines[place].words
        for sort, value in held if reach is None else ():
            fields.setdefault(sort, value)
        place = place + 1 if reach is None else reach
    place = _with_value(lines, fields, place, depth)
    if not _is_head(fields, is_marked=is_marked):
        return Fields(at, place, None, False, False)
    is_sure = is_marked or "@" in "".join(fields.values()) or "sent" in fields
    return Fields(_ruled(lines, at), place, name_in_field(fields.get("from", "")), True, is_sure)


def _fields_of(words: str) -> list[tuple[str, str]]:
    """The fields that a line holds, by sort: one; several where a page's text has joined them."""
    if ":" not in words[:40] or not (first := _label().match(words)):
        return []
    found = [first, *_inner_label().finditer(words, first.end())]
    ends = [one.start() for one in found[1:]] + [len(words)]
    return [(_sort_of(one["label"]), words[one.end() : end].strip(" *_")) for one, end in zip(found, ends, strict=True)]


def _field_behind(lines: Sequence[MailLine], at: int, fields: dict[str, str]) -> int | None:
    """Where the next field stands, if the last one goes on in the lines before it: in a list of receivers over many,
    in a subject over a few."""
    last = next(reversed(fields))
    is_list = last in ("to", "also", "from")
    for place in range(at, min(at + (_REACH if is_list else _OVER), len(lines))):
        line = lines[place]
        if line.depth != lines[at].depth:
            return None
        if held := _fields_of(line.words):
            return place if held[0][0] != "from" else None
        if is_list and not (_goes_on_listing(lines, place) or (place == at and not fields[last])):
            return None
        if not is_list and line.follows_blank:
            return None
    return None


def _goes_on_listing(lines: Sequence[MailLine], at: int) -> bool:
    """Whether a line goes on with the receivers of a message that the line before it names."""
    return any(sign in lines[at].words for sign in "@;") or lines[at - 1].words.endswith((",", ";"))


def _with_value(lines: Sequence[MailLine], fields: dict[str, str], place: int, depth: int) -> int:
    """The place behind the last field: a subject's words may stand in the line below it."""
    last = next(reversed(fields), "")
    is_empty = last == "subject" and not fields[last] and "from" in fields and place < len(lines)
    return place + (is_empty and lines[place].depth == depth and not lines[place].follows_blank)


def _is_head(fields: dict[str, str], *, is_marked: bool) -> bool:
    """Whether fields head a message; those that name no sender do where they could head nothing else."""
    known = sum(sort in fields for sort in ("sent", "dated", "to", "subject"))
    if "from" not in fields:
        return (is_marked and known > 0) or {"to", "subject", "also"} <= fields.keys()
    is_mail = is_marked or "@" in fields["from"]
    return (known > 1 and (is_mail or "sent" in fields or "subject" in fields)) or (known > 0 and is_mail)


def _ruled(lines: Sequence[MailLine], at: int) -> int:
    """Where a head begins: at the drawn line above its fields, if one stands there."""
    is_ruled = at > 0 and lines[at - 1].depth == lines[at].depth and RULE.fullmatch(lines[at - 1].words)
    return at - 1 if is_ruled else at


@functools.cache
def _sorts() -> dict[str, str]:
    order = ("also", "subject", "to", "dated", "sent", "from")
    return {label: sort for sort in order for label in sections()[sort]}


def _sort_of(label: str) -> str:
    return _sorts()[" ".join(label.lower().split())]


@functools.cache
def _label() -> re.Pattern[str]:
    """A field at the start of a line: takes `From: `, `*Sent:* `, `De : `."""
    label = any_of("from", "sent", "dated", "to", "subject", "also")
    return re.compile(rf"[*_ ]{{0,3}}(?P<label>{CAPITAL}(?i:{label})|cc|bcc)[*_]{{0,2}}\s?:[*_]{{0,2}}\s?")


@functools.cache
def _inner_label() -> re.Pattern[str]:
    """A field inside a line: takes ` Sent: `, ` To: `; leaves `Re: `, `12:30`."""
    label = any_of("sent", "dated", "to", "subject", "from")
    return re.compile(
        rf"(?<=\s)[*_]{{0,2}}(?P<label>{CAPITAL}(?i:{label})|[Cc]c|bcc)[*_]{{0,2}}\s?:[*_]{{0,2}}(?=\s|\Z)"
    )
