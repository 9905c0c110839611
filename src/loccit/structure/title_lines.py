"""The line that is a text's title: a weighed choice among the lines above, and just below, its first paragraph."""

from __future__ import annotations

import functools
import json
import math
import re
from collections.abc import Sequence
from importlib import resources
from typing import cast

from loccit.model import SourceBlock
from loccit.structure import cues
from loccit.structure.dates import find_dates
from loccit.structure.kept_lines import Judged, asks_often, first_turns_of, turns_of
from loccit.text.asked_lines import asked_lines, is_called_record

EVIDENCE = (
    "shared", "words", "few_words", "many_words", "lines_above", "next_to_text", "far_above", "below_first",
    "blank_before", "bullet", "number", "furniture", "stop", "asks", "dated", "mostly_date", "name", "said_again",
    "within_others", "separators", "kept", "followed_by_frame", "capitals", "first_line", "colon_end", "starts_lower",
    "heading_run", "name_under_longer",
)  # fmt: skip
"""What speaks for a line, in the order of `title_weights.json` (made by `tools/train_title.py`)."""
_REACH, _BELOW = 30, 2
_WORD = re.compile(r"\w{4,}")
_SEPARATOR = re.compile(r"[|›»→>]|\s[-–—]\s|/")
_SHORTEST, _LONGEST = 5, 240
_SPOKEN = re.compile(r"[“\"«„].*[.!?,…][”\"»“]|.*[.!?…][”\"»“]\Z")
"""A paragraph that begins or ends with what somebody says, as no title below the first paragraph does."""
_REACH_OF_COVER, _LINE = 120, 120
"""The lines of a cover, and the characters of one."""
_TOLD = re.compile(r"(?:[a-zß-ÿ][.?!:;,]|\.{3,}\s*\d+)\Z|\s\d{1,4}\Z")
"""The end of a sentence or of an index's line: takes `was sworn.`, `Hearing ..... 4`; leaves `OF ADA LIND, PH.D.`"""
_NEVER = ("caption", "notice", "repeat", "table", "note", "dateline")


def title_line(lines: list[str], blocks: Sequence[SourceBlock], judged: Sequence[Judged], first: int) -> int | None:
    """The place of the title, None where no line is likely one; `first` is the place of the first paragraph."""
    if (place := _record_title(lines, blocks, judged)) is not None:
        return place
    weights, bias, least = _weights()
    best, place = least, None
    for at, row in candidates(lines, blocks, judged, first):
        likeness = bias + sum(map(float.__mul__, weights, row))
        if likeness > best:
            best, place = likeness, at
    return place


def _record_title(lines: list[str], blocks: Sequence[SourceBlock], judged: Sequence[Judged]) -> int | None:
    """Among the lines above questions and answers the first that calls the text a deposition or the like."""
    asked = asked_lines(lines)
    if not asked:
        return None
    above = [at for at in range(min(*asked, _REACH_OF_COVER)) if _SHORTEST <= len(lines[at]) <= _LINE]
    turns = turns_of(lines) if above else frozenset()
    called = (at for at in above if judged[at][0] not in _NEVER and at not in turns and is_called_record(lines[at]))
    return next((at for at in called if not _TOLD.search(lines[at])), None)


def candidates(
    lines: list[str], blocks: Sequence[SourceBlock], judged: Sequence[Judged], first: int
) -> list[tuple[int, list[float]]]:
    """The lines that could be the title, each with its evidence in the order of EVIDENCE."""
    body = set(_WORD.findall(" ".join(lines[first : first + 12]).lower()))
    whole = "\n".join(lines).lower()
    turns = turns_of(lines) | first_turns_of(lines)
    if asks_often(lines):
        turns |= {at for at, line in enumerate(lines) if line.endswith(("?", "？"))}
    return [
        (at, _row(at, lines, blocks, judged, first, body, whole))
        for at in range(max(0, first - _REACH), min(first + _BELOW, len(lines)))
        if at != first
        and at not in turns
        and _SHORTEST <= len(lines[at]) <= _LONGEST
        and judged[at][0] not in _NEVER
        and not (at > first and _SPOKEN.match(lines[at]))
    ]


def _row(
    at: int,
    lines: list[str],
    blocks: Sequence[SourceBlock],
    judged: Sequence[Judged],
    first: int,
    body: set[str],
    whole: str,
) -> list[float]:
    words = lines[at]
    own = _WORD.findall(words.lower())
    count = len(words.split())
    dates = find_dates(words, day_first=True)
    left = len(words) - sum(dated.end - dated.start for dated in dates)
    said = whole.count(words.lower()) if len(words) > 8 else 1
    alone = lines.count(words)
    above = first - at
    return [
        sum(map(body.__contains__, own)) / len(own) if own else 0.0,
        float(min(count, 12)) / 12,
        float(count < 3),
        float(len(words) > 120),
        math.log1p(max(above, 0)),
        float(above == 1),
        float(above > 12),
        float(above < 0),
        float("blank-before" in blocks[at].cues or at == 0),
        float("bullet" in blocks[at].cues),
        float("number" in blocks[at].cues),
        float(cues.is_furniture(words)),
        float(words.endswith(".")),
        float(words.endswith(("?", "!"))),
        float(bool(dates)),
        float(bool(dates) and left < 30),
        float(cues.is_name(words)),
        float(min(alone - 1, 3)) / 3,
        float(min(said - alone, 3)) / 3,
        float(min(len(_SEPARATOR.findall(words)), 3)) / 3,
        float(judged[at][0] in ("heading", "body")),
        float(_is_framed(at, lines)),
        float(words.isupper()),
        float(at == 0),
        float(words.endswith((":", ","))),
        float(words[0].islower()),
        float(at > 0 and judged[at - 1][0] == "heading"),
        float(at > 0 and len(lines[at - 1].split()) > 3 and cues.is_name(words)),
    ]


def _is_framed(at: int, lines: list[str]) -> bool:
    """Whether a byline or a date stands within three lines below."""
    below = lines[at + 1 : at + 4]
    return any(
        len(line) <= 120 and (cues.byline_start(line) is not None or bool(find_dates(line, day_first=True)))
        for line in below
    )


@functools.cache
def _weights() -> tuple[tuple[float, ...], float, float]:
    stored = json.loads(resources.files(__package__).joinpath("data/title_weights.json").read_text("utf-8"))
    weights = tuple(float(cast(float, stored["weights"][name])) for name in EVIDENCE)
    return weights, float(stored["bias"]), float(stored["least"])
