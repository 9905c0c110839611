"""Notes → mentions: every stretch that cites, with its form, its place, and what it states."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass, replace

from loccit.model import Note, Notes, Span
from loccit.notes.citing.forms import form_of, is_full, might_cite
from loccit.notes.citing.stating.peeling import without_locator
from loccit.notes.citing.stating.reading import statement_of
from loccit.notes.citing.stating.stated import Statement
from loccit.notes.citing.stating.talks import is_unnamed
from loccit.notes.citing.stretches import stretches
from loccit.notes.citing.words import INTERVIEW
from loccit.notes.holes import without

_SERIES_ITEM = re.compile(r"\d{1,4}, (?=[A-ZÀ-Þ])")
_SERIES_HEAD = re.compile(r"^(?P<head>.{3,60}? N°s?|.{3,60}? Nos?\.) ?\d")


@dataclass(frozen=True, slots=True)
class Mention:
    """One stretch that cites: its note, its place in the document's text, its form, and what it states.

    `back` are the words that refer back, and `named` what stands before them (author, title). `doubted` is the note of
    a stretch between this mention and the one before it that may cite something, but could not be read.
    """

    note: int
    start: int
    end: int
    text: str
    kind: str
    statement: Statement
    back: str = ""
    named: str = ""
    number: str = ""
    doubted: int | None = None


def mentions_of(text: str, notes: Notes) -> list[Mention]:
    """All mentions, in the order of the notes; comments are none of them."""
    found: list[Mention] = []
    doubted: int | None = None
    for note in notes.notes:
        for one in _of_note(text, note, notes.holes):
            if one is None:
                doubted = note.ordinal
            else:
                found.append(one if doubted is None else replace(one, doubted=doubted))
                doubted = None
    return found


def with_known_papers(mentions: list[Mention]) -> list[Mention]:
    """The same mentions; a name with a day is an issue of a newspaper if articles of that are cited."""
    papers = {_even(one.statement.container) for one in mentions if one.statement.type == "article-newspaper"} - {""}
    return [_as_issue(one) if _even(one.statement.title) in papers else one for one in mentions]


def _as_issue(mention: Mention) -> Mention:
    stated = mention.statement
    is_issue = stated.type == "document" and stated.issued and not stated.authors
    return replace(mention, statement=replace(stated, type="article-newspaper")) if is_issue else mention


def _even(name: str) -> str:
    return name.casefold().removeprefix("the ")


def _of_note(text: str, note: Note, holes: tuple[Span, ...]) -> Iterator[Mention | None]:
    """The mentions of a note, and None for each stretch that may be one."""
    words = _masked(text, note, holes)
    before: Mention | None = None
    for stretch in stretches(words):
        kind, back = form_of(words, stretch)
        raw = words[stretch.start : stretch.end]
        shown = " ".join(raw.split())
        in_series = _goes_on(before, shown)
        if kind == "comment" and not in_series:
            if might_cite(words, stretch):
                yield None
            elif before is not None and (named := _named_again(before, shown)):
                place = Span(note.start + stretch.start, note.start + stretch.end)
                yield Mention(note.ordinal, place.start, place.end, shown, "comment", Statement(), named=named)
            continue
        mention = Mention(note.ordinal, note.start + stretch.start, note.start + stretch.end, shown, kind, Statement())
        if back is not None:
            named = raw[: back.start()].strip(" ,;:(")
            number = (
                next((value for value in back.groups() if value and value.isdigit()), "") if kind == "supra" else ""
            )
            stated = Statement(locator=without_locator(shown)[1])
            own = raw[back.end() :].strip(" :,.")
            if kind == "idem" and is_full(own, is_signalled=False):
                stated = statement_of(own)
            mention = replace(
                mention, back=back.group(), named=" ".join(named.split()), number=number,
                statement=stated,
            )  # fmt: skip
        else:
            mention = replace(mention, kind="full", statement=_stated(shown, before, in_series=in_series))
        before = mention
        yield mention


def _named_again(before: Mention, words: str) -> str:
    """The author of the work cited just before, where a sentence that comments begins with that name; else empty."""
    for author in before.statement.authors:
        family = author.split()[-1]
        if re.match(rf"{re.escape(author)}\b|{re.escape(family)}\b(?!,)", words):
            return family
    return ""


def _masked(text: str, note: Note, holes: tuple[Span, ...]) -> str:
    """The note's words, marks and notes inside it and line breaks as spaces, so that offsets stay.

    A hole that begins with the note's first word, or before it, is the note itself: it shares its block with others.
    """
    raw = text[note.start : note.end]
    first, last = (bisect_left(holes, Span(at, at)) for at in (note.start, note.end))
    inside = [hole for hole in holes[first:last] if note.start < hole.start and hole.end <= note.end]
    if inside:
        pieces = list(without(note.start, note.end, inside))
        kept = [" "] * len(raw)
        for piece in pieces:
            kept[piece.start - note.start : piece.end - note.start] = text[piece.start : piece.end]
        raw = "".join(kept)
    return raw.translate(_SPACES)


_SPACES = {ord(sign): " " for sign in "\n\r\t\u00a0\u2002\u2003\u2009\u202f"}


def _goes_on(before: Mention | None, words: str) -> bool:
    """Whether a stretch is a further number of the series, or a further partner of the talks, cited just before."""
    if before is None or before.kind != "full":
        return False
    if before.statement.type == "interview":
        return bool(re.search(r", [A-Z]\w+ (?:19|20)\d\d[.]?$", words)) and not re.search(r"[“\"«]", words)
    return bool(_SERIES_ITEM.match(words)) and bool(before.statement.number)


def _stated(words: str, before: Mention | None, *, in_series: bool) -> Statement:
    if in_series and before is not None:
        if before.statement.type == "interview" and not INTERVIEW.search(words[:80]):
            stated = statement_of(words)
            return replace(
                stated,
                title=words.rstrip(". "),
                type="interview",
                authors=before.statement.authors,
                container="",
                is_anonymous=is_unnamed(words),
            )
        head = _SERIES_HEAD.match(before.text)
        own = statement_of(f"{head['head']} {words}" if head else words)
        if head is None and _SERIES_ITEM.match(words):
            rest = statement_of(words.partition(", ")[2])
            series = before.statement
            return replace(rest, authors=series.authors, container=series.container, type=series.type,
                           number=words.partition(",")[0])  # fmt: skip
        return own
    return statement_of(words)
