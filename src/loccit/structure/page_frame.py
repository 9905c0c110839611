"""What stands round the text of a web page: kicker, dates, standfirst above; dateline, notices, author behind.

Judged by position (between title and first paragraph, right behind the last one), by markup (the class or element that
sets a block apart from the paragraphs of the text) and by words (`cues`). A block that the page judge took for
furniture gets a role here only where markup or words say plainly what it is.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from loccit.model import SourceBlock
from loccit.structure import cues
from loccit.structure.kept_lines import Judged

_TEXTS = frozenset(("body", "list_item", "block_quote", "table", "code"))
_LINES = frozenset(("body", "heading", "list_item", "block_quote"))
_FREE = frozenset(("body", "heading", "boilerplate"))
"""The roles that give way to a plainer one."""
_SHORT = 120
"""A line of more characters is no kicker, no date and no place."""
_PROSE = 60
"""From so many characters on a block is a paragraph and not a line about one."""
_ABOVE = 6
"""So many blocks above the title may belong to it."""
_NEAR = 4
"""So far from either end of the text its frame reaches into it."""
_BEHIND = 8
_LONGEST_STANDFIRST = 700
_ABOUT = range(40, 900)
"""Characters of what is said of an author."""
_LEADS = frozenset(("intro", "description"))
_PERSONS = frozenset(("profile", "author"))
_OTHERS = frozenset(("comment", "related", "latest", "teaser", "share", "newsletter", "form", "hidden"))
"""Cues of parts of a page that introduce other people than its author."""


def frame_page(
    blocks: Sequence[SourceBlock], words: Sequence[str], judged: Sequence[Judged], title: int | None
) -> list[Judged]:
    """The same roles, with those of the blocks that frame the text; `title` is the place of the page's title."""
    judged = list(judged)
    first = _first_paragraph(words, judged, title)
    if first is None:
        return judged
    page = _Page(blocks, words, judged)
    if title is not None and title < first:
        _above_title(page, title)
        _standfirst(page, title, first)
        first = _first_paragraph(words, judged, title) or first
    _dates_above(page, title, first)
    _behind(page, first)
    return judged


class _Page:
    """A page whose roles are being set: its blocks, their words, and what most paragraphs of its text are marked."""

    def __init__(self, blocks: Sequence[SourceBlock], words: Sequence[str], judged: list[Judged]) -> None:
        self.blocks, self.words, self.judged = blocks, words, judged
        text = [at for at, (role, _) in enumerate(judged) if role == "body" and len(words[at]) >= _PROSE]
        many = Counter(cue for at in text for cue in set(blocks[at].cues))
        self.usual = {cue for cue, count in many.items() if 2 * count > len(text)}
        self.last = max((at for at, (role, _) in enumerate(judged) if role in _TEXTS), default=-1)

    def marked(self, at: int) -> set[str]:
        """The cues that set a block apart from the paragraphs of the text."""
        return set(self.blocks[at].cues) - self.usual

    def is_line(self, at: int) -> bool:
        """Whether a block is a short line of the main text that ends as no sentence does."""
        said = self.words[at]
        return self.judged[at][0] in _LINES and len(said) <= _SHORT and not cues.ends_sentence(said)


def _first_paragraph(words: Sequence[str], judged: Sequence[Judged], title: int | None) -> int | None:
    """The first paragraph of the text: behind the title, where there is one."""
    texts = [at for at, (role, _) in enumerate(judged) if role in _TEXTS]
    behind = [at for at in texts if title is not None and at > title] or texts
    long = (at for at in behind if len(words[at]) >= _PROSE)
    return next(long, behind[0] if behind else None)


def _above_title(page: _Page, title: int) -> None:
    """Short lines right above the title: a kicker, a series, a place and a date."""
    for at in range(title - 1, max(title - _ABOVE, 0) - 1, -1):
        if page.judged[at][0] in _TEXTS and len(page.words[at]) > _SHORT:
            return
        if page.is_line(at) and not _date_line(page, at, "above the title"):
            page.judged[at] = ("boilerplate", "a short line above the title")


def _dates_above(page: _Page, title: int | None, first: int) -> None:
    """Lines between the title and the text that are nothing but a date, or a place and a date."""
    for at in range(first - _ABOVE if title is None else title + 1, first + 1):
        if at >= 0 and page.judged[at][0] in _FREE and "hidden" not in page.blocks[at].cues:
            _date_line(page, at, "above the text")


def _date_line(page: _Page, at: int, where: str) -> bool:
    """Gives a line of nothing but a date its role; whether it did."""
    if len(page.words[at]) > _SHORT:
        return False
    if cues.is_dateline(page.words[at]):
        page.judged[at] = ("dateline", f"place and date {where}")
        return True
    if cues.is_date(page.words[at]):
        page.judged[at] = ("date", f"a date {where}")
        return True
    return False


def _standfirst(page: _Page, title: int, first: int) -> None:
    """What sums the text up above it: headed or marked so, a sentence set as a heading, set before byline or date."""
    for at in range(title + 1, first + 2):
        if at >= len(page.words) or at > page.last:
            return
        if page.judged[at][0] in _FREE and cues.heads_standfirst(page.words[at]):
            page.judged[at + 1 : at + 2] = [
                ("standfirst", "headed as a summary above the text") if role == "body" else (role, why)
                for role, why in page.judged[at + 1 : at + 2]
            ]
            return
        why = _sums_up(page, at, first)
        if why:
            page.judged[at] = ("standfirst", why)
            if at >= first:
                return


def _sums_up(page: _Page, at: int, first: int) -> str | None:
    """Why a block above the text, or its first paragraph, is a standfirst; None where it is none."""
    role, said, marked = page.judged[at][0], page.words[at], page.marked(at)
    if role not in ("body", "heading") or not _PROSE // 2 <= len(said) <= _LONGEST_STANDFIRST or at > first:
        return None
    following = next((place for place in range(at + 1, page.last + 1) if page.judged[place][0] in _LINES), None)
    if following is None:
        return None
    if role == "heading":
        is_sentence = (len(said) >= _PROSE or cues.ends_sentence(said)) and said[-1] not in "?:…"
        is_alone = is_sentence and page.judged[following][0] != "heading"
        return "a sentence set as a heading between title and text" if is_alone else None
    if marked & _LEADS:
        return "set apart above the text by its class"
    if any(page.judged[place][0] in ("byline", "date") for place in range(at + 1, min(at + 3, len(page.judged)))):
        return "between the title and its byline or date"
    if "bold" in marked and "bold" not in page.blocks[following].cues and cues.ends_sentence(said):
        return "set in bold above the text"
    return None


def _behind(page: _Page, first: int) -> None:
    """The author, the notices, the place and date behind the text."""
    at = first + 1
    while at < len(page.words):
        role, said = page.judged[at][0], page.words[at]
        if role == "body" and cues.is_dateline(said):
            page.judged[at] = ("dateline", "place and date alone in a line")
        elif cues.heads_about_author(said) and role not in ("note", "navigation") and at > page.last - 2 * _NEAR:
            at = _under_about(page, at)
        elif role in _FREE and page.last - _NEAR <= at <= page.last + _BEHIND:
            _one_behind(page, at)
        at += 1


def _under_about(page: _Page, at: int) -> int:
    """The heading over what is said of the author, and that; the place of its last block."""
    page.judged[at] = ("about_author", "heads what is said of the author")
    while at + 1 < len(page.words) and page.judged[at + 1][0] in ("body", "boilerplate"):
        said = page.words[at + 1]
        if page.blocks[at + 1].kind == "heading" or cues.is_furniture(said) or cues.is_notice(said):
            break
        if len(said) < _PROSE and not cues.is_name(said):
            break
        at += 1
        page.judged[at] = ("about_author", "under the heading about the author")
    return at


def _one_behind(page: _Page, at: int) -> None:
    """One block near the end of the text, or a little behind it."""
    said, marked = page.words[at], page.marked(at)
    if len(said) >= _ABOUT.start and cues.is_notice(said):
        page.judged[at] = ("notice", "says of whose views or for what use the text is")
    elif page.is_line(at) and page.last - 1 <= at <= page.last + _NEAR:
        _date_line(page, at, "behind the text")
    elif len(said) in _ABOUT and page.blocks[at].kind != "heading" and not marked & _OTHERS:
        if cues.is_about_person(said) and len(said) < 500:
            page.judged[at] = ("about_author", "says who a person is, behind the text")
        elif marked & _PERSONS and len(said) >= _PROSE and cues.ends_sentence(said):
            page.judged[at] = ("about_author", "marked as about the author, behind the text")
