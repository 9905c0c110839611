"""The lines of a text that are its author's → what each is for: heading, list item, caption, turn of a talk, prose."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from loccit.model import SourceBlock
from loccit.structure import cues
from loccit.text.asked_lines import asked_lines, is_colloquy
from loccit.text.recorded_lines import recorded_lines
from loccit.text.rosters import is_stated, roster_of
from loccit.text.speaker_lines import speaker_lines

_TURN = re.compile(r"(?P<speaker>[A-ZÀ-ÞА-Я][\w.’' -]{0,30})(?: \([^()]{1,40}\))?:\s+(?=\S)")
"""Who speaks, before what is said: takes `HOLT: No.`, `Mr Brekke (aside): Yes`, leaves `note: so`, `12:30`."""
TURN = "a turn of a talk"
"""Why a line is body that somebody says."""
_MANY_TURNS = 4
_MANY_QUESTIONS = 3
_LONGEST_HEADING = 110

Judged = tuple[str, str]
"""A role and why."""


@dataclass(frozen=True, slots=True)
class Text:
    """The lines of a text with what must be known of all to judge one: which are kept, which are turns of a talk, and
    whether so many short lines ask that a question is no heading."""

    lines: Sequence[str]
    blocks: Sequence[SourceBlock]
    kept: Sequence[bool]
    turns: frozenset[int]
    asks: bool

    @classmethod
    def of(cls, lines: Sequence[str], blocks: Sequence[SourceBlock], kept: Sequence[bool]) -> Text:
        """The text with what can be told of it as a whole."""
        return cls(lines, blocks, kept, turns_of(lines) | first_turns_of(lines), asks_often(lines))


def asks_often(lines: Sequence[str]) -> bool:
    """Whether so many short lines are questions (three, one in eight) that none is a heading, as in an interview."""
    questions = sum(line.endswith(("?", "？")) and len(line) <= _LONGEST_HEADING for line in lines)
    return questions >= max(_MANY_QUESTIONS, len(lines) // 8)


def turns_of(lines: Sequence[str]) -> frozenset[int]:
    """The places of the lines that are turns of a talk, or name who speaks below, again and again."""
    found = {at: match["speaker"] for at, line in enumerate(lines) if ":" in line[:80] and (match := _TURN.match(line))}
    many = Counter(found.values())
    turns = frozenset(at for at, speaker in found.items() if many[speaker] > 1)
    is_talk = len(turns) >= _MANY_TURNS and len({found[at] for at in turns}) > 1
    told = heard_lines(lines) | _said_below(lines) | _minuted(lines) | recorded_lines(lines)
    return told | (turns if is_talk else frozenset())


def _said_below(lines: Sequence[str]) -> frozenset[int]:
    """The lines that name who speaks, and where the text is little else, those right below them."""
    named = speaker_lines(lines)
    below = named if 5 * len(named) >= 2 * len(lines) else ()
    return frozenset(named) | {at + 1 for at in below if at + 1 < len(lines)}


def _minuted(lines: Sequence[str]) -> frozenset[int]:
    """The lines of minutes that say who was there, what was stated, and what those said who were there."""
    roster = roster_of(lines)
    if roster is None:
        return frozenset()
    said = frozenset(at for at, line in enumerate(lines) if roster.turn(line))
    stated = frozenset(at for at, line in enumerate(lines) if is_stated(line)) if said else frozenset()
    return said | stated | (roster.lines if said else frozenset())


def heard_lines(lines: Sequence[str]) -> frozenset[int]:
    """The lines that ask and answer in a hearing, and those of whoever speaks between them."""
    asked = asked_lines(lines)
    first = min(asked, default=0)
    found = (at for at, line in enumerate(lines) if (at > first or line.startswith("BY ")) and is_colloquy(line))
    return frozenset((*asked, *found)) if asked else frozenset()


def first_turns_of(lines: Sequence[str]) -> frozenset[int]:
    """The places of lines that begin as turns of a talk do, where others of the same speaker, or answers, follow."""
    found = {at: match["speaker"].split()[-1] for at, line in enumerate(lines[:_TOP]) if (match := _TURN.match(line))}
    many = Counter(found.values())
    turns = {at for at, last in found.items() if many[last] > 1} if len(many) > 1 else set()
    asked = {at for at, line in enumerate(lines[:_TOP]) if _ASKED.match(line)}
    is_asked = len({lines[at][0] for at in asked}) > 1
    return frozenset(turns | asked) if is_asked else frozenset(turns)


_TOP = 60
_ASKED = re.compile(r"[QA]\.? (?=[A-Z(])")
"""A question or an answer of a hearing: takes `Q. (Mr Lind) Who`, `A. I did`."""


def kept_role(at: int, text: Text) -> Judged:
    """The role of a kept line."""
    words, block = text.lines[at], text.blocks[at]
    if at in text.turns or "turn" in block.cues:
        return "body", TURN
    if words.count("\t") > 1:
        return "table", "its words are set in columns"
    if cues.is_caption(words):
        return "caption", "names a picture's source"
    if _is_heading(at, text):
        return "heading", "short, no sentence, and text follows"
    if block.cues and block.cues[0] in ("bullet", "number"):
        return "list_item", "begins as a list's item does"
    if not any(text.kept[max(at - 1, 0) : at]) and cues.is_notice(words):
        return "notice", "says of whose views or for what use the text is"
    return "body", "prose"


def _is_heading(at: int, text: Text) -> bool:
    """A short line without a sentence's end that stands by itself above a longer one or another heading."""
    words = text.lines[at]
    if len(words) > _LONGEST_HEADING or "\n" in words or len(words.split()) > 16 or not any(map(str.isalpha, words)):
        return False
    if _heads_numbered_part(at, text):
        return True
    if "bullet" in text.blocks[at].cues or _is_sentence(words, text.asks):
        return False
    if words[0].islower() or words[0] in '"“„«(' or words[-1] in ",;-–—":
        return False
    following = next((place for place in range(at + 1, min(at + 4, len(text.lines))) if text.kept[place]), None)
    if following is None or (at > 0 and len(words) >= 60 and text.lines[at - 1].endswith((":", ","))):
        return False
    if at == 0 and "blank-before" in text.blocks[1].cues:
        return True
    return len(text.lines[following]) > 1.2 * len(words) or not cues.ends_sentence(text.lines[following])


def _is_sentence(words: str, asks: bool) -> bool:
    """Whether a line ends as a sentence; a question or cry does where the text is full of questions, and where it is
    not written like a title."""
    if not cues.ends_sentence(words) or words.isupper():
        return False
    return words[-1] not in "?!" or (asks and not _is_title_case(words))


def _is_title_case(words: str) -> bool:
    long = [word for word in words.split() if len(word) > 3]
    return bool(long) and all(word[0].isupper() for word in long)


def _heads_numbered_part(at: int, text: Text) -> bool:
    """A short numbered line above a paragraph that bears no number, as in `3. Harbour dues.`"""
    words = text.lines[at]
    if "number" not in text.blocks[at].cues or len(words) > 60 or len(words.split()) > 8 or at + 1 >= len(text.lines):
        return False
    following = text.blocks[at + 1]
    apart = "blank-before" in following.cues or following.kind == "paragraph"
    return apart and "number" not in following.cues and len(text.lines[at + 1]) > 2 * len(words)
