"""Lines of WebVTT, SubRip (SRT) or YouTube's SBV → cues: from when to when which words are shown, and whose they are.

Times are read as they are found: hours may be missing, a comma or a stop may part the thousandths, digits may be
missing. A line that should be a time and is none begins a cue all the same, so that its words are kept.
"""

from __future__ import annotations

import itertools
import re
from collections import Counter
from dataclasses import dataclass

from loccit.readers._cue_markup import Line, lines_of

_TIME = r"-?(?:\d{1,4}:)?\d{1,2}:\d{1,2}(?:[.,:][ ]?\d{1,9})?"
_SHORT_TIME = r"\d{1,3}:\d{2}:\d{2}\.\d{1,3}"
_SETTING = r"(?:align|line|position|region|size|vertical|[XY][12]):\S*"
_TIMES = re.compile(
    rf"\s*(?:\d{{1,6}}\s+)?(?P<start>{_TIME})\s*--?>\s*(?P<end>{_TIME})(?:\s+{_SETTING})*(?:\s+(?P<words>.*))?"
)
"""The times of a cue: takes `00:01:02,500 --> 00:01:04,000 X1:40`, `1:02.5 --> 1:04.0 align:start`, and with the number
before or the words behind `7 00:01:02,500 --> 00:01:04,000 The gate`."""
_SBV_TIMES = re.compile(rf"(?P<start>{_SHORT_TIME}),(?P<end>{_SHORT_TIME})(?P<words>)\s*")
"""Takes `0:01:02.500,0:01:04.000`."""
_BROKEN_TIMES = re.compile(r"\s*\d\S{0,15}\s*-->.*")
"""What should be times: takes `00:0l:02,500 --> 00:01:04,000`; leaves `he said --> no`."""
_FIRST = re.compile(
    rf"\ufeff?\s*(?:WEBVTT(?![^\s])|(?:\d{{1,6}}\s+)?{_TIME}\s*--?>\s*{_TIME}|{_SHORT_TIME},{_SHORT_TIME})"
)
"""How such a file begins: takes `WEBVTT`, a number and times, times alone; leaves a text that speaks of them."""
_ANY_TIMES = re.compile(
    rf"^(?:[ \t]*(?:\d{{1,6}}[ \t]+)?{_TIME}\s*--?>\s*{_TIME}|{_SHORT_TIME},{_SHORT_TIME})", re.MULTILINE
)
_NO_WORDS = re.compile(r"(?:NOTE|STYLE|REGION)(?:\s.*)?")
"""Begins a block of WebVTT that is not shown: takes `NOTE checked by hand`; leaves `NOTES:`."""
_LANGUAGE = re.compile(r"^(?:NOTE )?[Ll]anguage:\s*(?P<code>[A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,8})*)\b", re.MULTILINE)
"""Takes `Language: en`, and what meetings have, `NOTE language:en-us`."""


@dataclass(frozen=True, slots=True)
class Cue:
    """What is shown from `start` to `end`, in milliseconds, line by line and without markup."""

    start: int
    end: int
    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class Track:
    """The cues of a file by the time at which they begin, those of one time as the file has them; the language that
    its head states, if any; how many cues had times that cannot be read."""

    cues: tuple[Cue, ...]
    language: str = ""
    broken: int = 0


def begins_with_times(head: str) -> bool:
    """Whether a text begins as such a file does.

    >>> begins_with_times("1\\n00:00:01,000 --> 00:00:02,000\\nAhoy"), begins_with_times("About 00:01 --> 00:02")
    (True, False)
    """
    return _FIRST.match(head) is not None


def has_times(text: str) -> bool:
    """Whether any line of a text holds the times of a cue."""
    return _ANY_TIMES.search(text) is not None


def track_of(text: str) -> Track:
    """The cues of a text; there may be none.

    >>> track_of("WEBVTT\\n\\n00:01.500 --> 00:03.000\\n<v Ada Lind>The gate is shut.").cues
    (Cue(start=1500, end=3000, lines=(Line(words='The gate is shut.', voice='Ada Lind'),)),)
    """
    lines = [line.strip() for line in text.removeprefix("\ufeff").splitlines()]
    is_vtt = bool(lines) and lines[0].startswith("WEBVTT")
    head = _length_of_head(lines) if is_vtt else 0
    before = itertools.takewhile(lambda line: not _TIMES.fullmatch(line), lines) if is_vtt else ()
    found = _LANGUAGE.search("\n".join(before))
    cues, broken = _cues(lines[head:], is_vtt=is_vtt)
    return Track(in_order(cues), found["code"] if found else "", broken)


def in_order(cues: list[Cue]) -> tuple[Cue, ...]:
    """The cues that show words, by their start; what alone is shown at one time, but twice (in layers, for its looks),
    is one."""
    shown = sorted((cue for cue in cues if cue.lines), key=lambda cue: cue.start)
    many = Counter((cue.start, cue.end) for cue in dict.fromkeys(shown))
    return tuple(cue for at, cue in enumerate(shown) if not at or cue != shown[at - 1] or many[cue.start, cue.end] > 1)


def _length_of_head(lines: list[str]) -> int:
    """How many lines the head of a WebVTT file has: up to the first empty one, or to the first times."""
    return next((at for at, line in enumerate(lines) if at and (not line or _TIMES.fullmatch(line))), len(lines))


def _cues(lines: list[str], *, is_vtt: bool) -> tuple[list[Cue], int]:
    """The cues in the order of the file, and how many have broken times; those begin when the one before does. What
    stands before the first times is shown when they begin."""
    found = [(at, times) for at, line in enumerate(lines) if (times := _times(line)) or _BROKEN_TIMES.fullmatch(line)]
    if not found:
        return [], 0
    is_numbered = found[0][0] > 0 and lines[found[0][0] - 1].isdecimal()
    ends = [at - _has_name(lines, at, is_vtt=is_vtt, is_numbered=is_numbered) for at, _ in found]
    spans = [_span(times) for _, times in found]
    start = next((span[0] for span in spans if span), 0)
    cues = [Cue(start, start, lines_of(_shown(["", *lines[: ends[0]]], is_vtt=is_vtt)))]
    end = start
    for (at, times), span, until in zip(found, spans, [*ends[1:], len(lines)], strict=True):
        start, end = span or (start, end)
        first = times["words"] or "" if times else ""
        cues.append(Cue(start, end, lines_of(f"{first}\n{_shown(lines[at:until], is_vtt=is_vtt)}")))
    return cues, spans.count(None)


def _times(line: str) -> re.Match[str] | None:
    """The times that a line holds, if it holds any."""
    return _TIMES.fullmatch(line) or _SBV_TIMES.fullmatch(line)


def _span(times: re.Match[str] | None) -> tuple[int, int] | None:
    """When a cue begins and ends, in milliseconds; None where its times are broken."""
    if times is None:
        return None
    start = _milliseconds(times["start"])
    return start, max(start, _milliseconds(times["end"]))


def _has_name(lines: list[str], at: int, *, is_vtt: bool, is_numbered: bool) -> bool:
    """Whether the line right before a cue's times is its number, or in WebVTT its name, and no words of the cue
    before."""
    if not at or not lines[at - 1]:
        return False
    return (lines[at - 1].isdecimal() and is_numbered) or (is_vtt and (at == 1 or not lines[at - 2]))


def _shown(lines: list[str], *, is_vtt: bool) -> str:
    """The lines behind the first one that are words: in WebVTT some blocks behind an empty line are none."""
    words: list[str] = []
    is_unseen = False
    for before, line in itertools.pairwise(lines):
        is_block = is_vtt and not before and _NO_WORDS.fullmatch(line) is not None
        is_unseen = bool(line) and (is_unseen or is_block)
        words += [] if is_unseen else [line]
    return "\n".join(words)


def _milliseconds(written: str) -> int:
    """A time, in milliseconds; one before zero is zero.

    >>> _milliseconds("1:02,5"), _milliseconds("01:00:00.000"), _milliseconds("-00:00:01,000")
    (62500, 3600000, 0)
    """
    if written.startswith("-"):
        return 0
    numbers = re.split(r"[:.,] ?", written)
    is_whole = not re.search(r"[.,]", written) and written.count(":") < 3
    thousandths = 0 if is_whole else int((numbers.pop() + "00")[:3])
    seconds = 0
    for number in numbers:
        seconds = seconds * 60 + int(number)
    return seconds * 1_000 + thousandths
