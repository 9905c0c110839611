"""Which identifiers go with a quotation in marks, by where they stand in its paragraph."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right

from loccit.check.claims.claim import AROUND, Group
from loccit.check.claims.groups import NOTHING
from loccit.check.claims.marks import Marked
from loccit.check.drafts import FILL, Mention

_BEFORE_BRACKET = " \t\r\n\u2060.,;:"
_OPENING_BRACKETS = "([{<|&"
_CLOSING_BRACKETS = ")]}>"
_LINK_WORDS = 42
_NO_LINK_WORDS = frozenset(f'[]()“”"{FILL}.!?')
_MARKS_BEHIND = "”\"’'»«“›‹」』" + FILL
_ANY_DOUBLE = frozenset('“”„«»‹›「」『』"')
LONGEST_BRACKET = 300
"""Characters of a bracket, or of a line that names a source, between a quotation and its identifier."""
_SHORT_LINE = 80
_GOES_ON_SMALL = re.compile(rf"[{FILL} \t]*(?:\[[^\[\]\n]{{1,40}}\])?[{FILL} \t]*,?[ \t]*[a-z]")
"""What follows an identifier that is the subject of its sentence: takes ` [p. 12] writes`, ` has it`."""


def bound(
    text: str, place: int, quoted: list[Marked], groups: list[Group], ends: list[int]
) -> tuple[str, tuple[Mention, ...]]:
    one = quoted[place]
    at = bisect_left(groups, one.start, key=_start)
    if at < len(groups) and groups[at].start < one.end:
        return "direct", groups[at].mentions
    following = groups[at] if at < len(groups) else None
    if following is not None:
        between = text[one.end : following.start]
        is_behind_stop = "." in between and not between.strip(_BEFORE_BRACKET + "([")
        if is_behind_stop and (
            _is_subject(text, between, following) or (at and _has_own(text, one, groups[at - 1], ends))
        ):
            return _bound_before(text, place, quoted, groups, ends)
        is_next_cell = not between.strip(f" \t|&[({FILL}")
        if len(between) < AROUND and (NOTHING.match(between) or is_next_cell or _is_words_of_link(between)):
            return "direct", following.mentions
        if _names_source(between):
            return "sentence", following.mentions
        anchor = _anchor(text, following.start)
        left, right = sentence_around(ends, one, len(text))
        if anchor <= right and left <= anchor:
            return "sentence", following.mentions
    return _bound_before(text, place, quoted, groups, ends)


def _bound_before(
    text: str, place: int, quoted: list[Marked], groups: list[Group], ends: list[int]
) -> tuple[str, tuple[Mention, ...]]:
    one = quoted[place]
    at = bisect_left(groups, one.start, key=_start)
    following, earlier = (groups[at] if at < len(groups) else None), (groups[at - 1] if at else None)
    left, _ = sentence_around(ends, one, len(text))
    if earlier is not None and earlier.start >= left:
        is_taken = place > 0 and _is_taken(text, quoted[place - 1], earlier, left)
        return ("weak" if is_taken else "sentence"), earlier.mentions
    is_next = place + 1 == len(quoted) or following is None or quoted[place + 1].start >= following.start
    if following is not None and (is_next or _is_broken_off(text, place, quoted, ends)):
        return "weak", following.mentions
    return "none", ()


def _is_broken_off(text: str, place: int, quoted: list[Marked], ends: list[int]) -> bool:
    """Whether a quotation goes on behind its speaker: `“You hear it,” says Lind. “It hums” [source].`"""
    one, after = quoted[place], quoted[place + 1]
    _, right = sentence_around(ends, one, len(text))
    is_open = text[one.start : one.end].rstrip(_MARKS_BEHIND)[-1:] == "," or text[one.end : one.end + 1] == ","
    return is_open and not text[min(right, after.start) : after.start].strip(f" \t\r\n{FILL}")


def _is_taken(text: str, before: Marked, earlier: Group, left: int) -> bool:
    """Whether an identifier is that of the quotation before: in the same sentence, or right behind it, where it stands
    between two sentences: `“….” [source] Another says: “…”`."""
    if before.end > earlier.start:
        return False
    between = text[before.end : earlier.start]
    is_behind = not between.strip(_BEFORE_BRACKET + "([") and not _GOES_ON_SMALL.match(text, earlier.end)
    return before.start >= left or is_behind


def _is_subject(text: str, between: str, following: Group) -> bool:
    """Whether an identifier behind a full stop begins the next sentence: `“…”. @ptrb01mktp [p. 12] writes`."""
    if between.strip(_BEFORE_BRACKET) or not between.rstrip(FILL)[-1:].isspace():
        return False
    is_bracketed = text[max(0, following.start - 1) : following.start] in ("(", "[")
    return not is_bracketed and bool(_GOES_ON_SMALL.match(text, following.end))


def _has_own(text: str, one: Marked, earlier: Group, ends: list[int]) -> bool:
    """Whether a paragraph begins with an identifier, and its first sentence ends with a quotation: `(@pa…) It says
    “…”. (@pb…) It …`."""
    left, _ = sentence_around(ends, one, len(text))
    return left == 0 and not text[: earlier.start].strip(_BEFORE_BRACKET + "([")


def _is_words_of_link(between: str) -> bool:
    """Whether nothing but a bracket that opens, and a link's words, stand before an identifier: ` ([source]`."""
    words = between.lstrip(_BEFORE_BRACKET)
    words = words[1:].lstrip(_BEFORE_BRACKET) if words[:1] == "(" else words
    words = words.rstrip(f"]{FILL}")
    return 1 < len(words) <= _LINK_WORDS and words[0] in f"[{FILL}" and not _NO_LINK_WORDS.intersection(words[1:])


def _names_source(between: str) -> bool:
    """Whether an identifier stands in the bracket, the next cell or the line of its own behind a quotation: ` (Voss
    2023, p. 4, `, ` | `, a line `— Voss, `."""
    words = between.lstrip(_BEFORE_BRACKET)
    if not words or len(between) > LONGEST_BRACKET or _ANY_DOUBLE.intersection(words):
        return False
    if words[0] in _OPENING_BRACKETS:
        return is_open(words)
    is_line = "\n" in between[: len(between) - len(words)] or words[0] in "—–" or words[:2] == "--"
    return is_line and len(words) <= _SHORT_LINE and "\n" not in words


def is_open(words: str) -> bool:
    """Whether the bracket with which words begin is closed nowhere but at their end."""
    depth = 0
    for at, character in enumerate(words):
        depth += (character in _OPENING_BRACKETS) - (character in _CLOSING_BRACKETS)
        if depth <= 0:
            return not words[at + 1 :].strip(FILL)
    return True


def _start(group: Group) -> int:
    return group.start


def _anchor(text: str, start: int) -> int:
    """The end of the words before an identifier: it belongs to the sentence that they end."""
    near = max(0, start - AROUND)
    return near + len(text[near:start].rstrip(' \t\r\n\u2060.,;:!?)"”’'))


def sentence_around(ends: list[int], one: Marked, length: int) -> tuple[int, int]:
    """The sentence around a quotation. One that ends with the quotation goes on if nothing follows but marks."""
    before, behind = bisect_right(ends, one.start), bisect_left(ends, one.end)
    return (ends[before - 1] if before else 0), (ends[behind] if behind < len(ends) else length)
