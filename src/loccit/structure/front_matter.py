"""What stands before and behind the text: title, byline, dates, standfirst, pictures' captions, the author's note."""

from __future__ import annotations

from collections.abc import Sequence

from loccit.model import SourceBlock
from loccit.structure import cues
from loccit.structure.kept_lines import TURN, Judged
from loccit.structure.title_lines import title_line

_FEW = 4
"""More headings than these above the title are the text's, and the title is none of the whole."""


def front_roles(
    lines: list[str], blocks: Sequence[SourceBlock], kept: list[bool], judged: list[Judged]
) -> list[Judged]:
    """The same roles, with those of the lines that frame the text."""
    judged = list(judged)
    first = first_paragraph(lines, kept, judged)
    if first is None:
        return judged
    _places_and_dates(lines, judged, first)
    title = title_line(lines, blocks, judged, first)
    if title is not None:
        judged[title] = ("title", "the line above the text that its words and place make its title")
    elif judged[0][0] == "heading" and first > 0:
        title, judged[0] = 0, ("title", "the first line, a heading above the text")
    if title is not None:
        _before_title(judged, title)
        _above(lines, judged, title, first)
    _standfirst(lines, judged, title, first)
    _behind(lines, judged, first)
    return judged


def first_paragraph(lines: list[str], kept: list[bool], judged: Sequence[Judged]) -> int | None:
    """The place of the first kept paragraph."""
    long = [at for at, keep in enumerate(kept) if keep and judged[at][0] in ("body", "block_quote", "list_item")]
    return next((at for at in long if len(lines[at]) >= 60), long[0] if long else None)


def _places_and_dates(lines: list[str], judged: list[Judged], first: int) -> None:
    """Kept lines above the text that are nothing but a place and a date, or a date."""
    for at in range(first):
        if judged[at][0] in ("heading", "body"):
            if cues.is_dateline(lines[at]):
                judged[at] = ("dateline", "place and date above the text")
            elif cues.is_date(lines[at]):
                judged[at] = ("date", "a date above the text")


def _before_title(judged: list[Judged], title: int) -> None:
    """Short lines that stand above the title are no headings of the text: a site's name, a kicker."""
    above = [at for at in range(title) if judged[at][0] == "heading"]
    for at in above if len(above) <= _FEW else ():
        judged[at] = ("boilerplate", "a short line above the title")


def _above(lines: list[str], judged: list[Judged], title: int, first: int) -> None:
    """Bylines, dates and captions between a line or two above the title and the first paragraph."""
    for at in range(max(0, title - 3), first):
        if at == title or judged[at][0] in ("caption", "notice", "repeat") or judged[at][1] == TURN:
            continue
        words = lines[at]
        if cues.is_dateline(words):
            judged[at] = ("dateline", "place and date")
        elif cues.is_date(words):
            judged[at] = ("date", "a date near the title")
        elif cues.byline_start(words) is not None and len(words) < 120:
            judged[at] = ("byline", "says who wrote it, near the title")
        elif at > title and at <= title + 2 and cues.is_name(words) and not cues.is_furniture(words):
            judged[at] = ("byline", "a name under the title")


def _standfirst(lines: list[str], judged: list[Judged], title: int | None, first: int) -> None:
    """Summaries set above the text: headed as such, or one paragraph between the title and its byline or date."""
    at = (title if title is not None else -1) + 1
    while at < len(lines) and at <= first + 8:
        if judged[at][0] in ("body", "heading", "boilerplate", "navigation") and cues.heads_standfirst(lines[at]):
            alone = len(lines[at]) < 40
            if alone:
                judged[at] = ("heading", "heads a summary")
            place = at + 1 if alone else at
            if place < len(lines) and (judged[place][0] == "body" or len(lines[place]) > 80):
                judged[place] = ("standfirst", "a summary above the text")
            at = place
        at += 1
    if title is not None and judged[first][0] == "body" and first <= title + 2 and len(lines[first]) < 500:
        following = [role for role, _ in judged[first + 1 : first + 4]]
        if following[:1] == ["standfirst"] or "byline" in following or "date" in following:
            judged[first] = ("standfirst", "between the title and its byline, date or summary")


def _behind(lines: list[str], judged: list[Judged], first: int) -> None:
    """The author's note, datelines and dates behind the text."""
    last = max((at for at, (role, _) in enumerate(judged) if role in ("body", "list_item")), default=first)
    at = first + 1
    while at < len(lines):
        words = lines[at]
        if cues.heads_about_author(words):
            judged[at] = ("about_author", "heads what is said of the author")
            while at + 1 < len(lines) and len(lines[at + 1]) > 60 and not _is_pages(lines[at + 1]):
                at += 1
                judged[at] = ("about_author", "under the heading about the author")
        elif judged[at][0] in ("boilerplate", "navigation", "body", "heading"):
            if cues.is_dateline(words):
                judged[at] = ("dateline", "place and date")
            elif cues.is_date(words) and (last - 3 < at < last + 6 or _is_near_text(at, judged)):
                judged[at] = ("date", "a date behind the text")
            elif last - 2 <= at < last + 4 and cues.is_about_person(words) and len(words) < 500:
                judged[at] = ("about_author", "says who a person is, behind the text")
        at += 1


def _is_near_text(at: int, judged: Sequence[Judged]) -> bool:
    return any(role in ("body", "about_author") for role, _ in judged[max(at - 3, 0) : at])


def _is_pages(words: str) -> bool:
    return cues.is_furniture(words) or cues.labels_furniture(words)
