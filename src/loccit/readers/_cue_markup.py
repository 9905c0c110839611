"""The words of a cue with their markup → lines of words, each with the voice that the markup gives it.

WebVTT has `<v Ada Lind>`, classes, and times between words; SubRip has `<i>` and `<font>`; files that were made of
other kinds keep `{\\an8}` and `\\N`. What stands between angles and is no tag of these is words.
"""

from __future__ import annotations

import html
import re
from dataclasses import dataclass

_TAG = re.compile(
    r"</?(?:c|i|b|u|s|em|strong|span|font|lang|ruby|rt|p|div|small|big)(?:[.\s][^<>]*)?/?>|<\d{1,3}:[\d:.]+>",
    re.IGNORECASE,
)
"""Takes `<c.yellow>`, `<font color="red">`, `</i>`, `<00:01:02.500>`; leaves `<LAUGHING>`."""
_READING = re.compile(r"<r[tp](?:[.\s][^<>]*)?>[^<>]*</r[tp]>", re.IGNORECASE)
"""How the word before it is read, which is printed over the line: takes `<rt>しお</rt>`."""
_BREAK = re.compile(r"<br\s*/?>|\[br\]|\\[Nn]", re.IGNORECASE)
_OVERRIDE = re.compile(r"\{\\[^{}]*\}|\{[yYcCfFsSpP]:[^{}]*\}")
"""What other kinds of subtitles say of looks: takes `{\\an8}`, `{y:i}`."""
_VOICE = re.compile(r"<v(?:\.[^\s<>]*)?(?:\s+(?P<name>[^<>]*))?>|</v>", re.IGNORECASE)
"""Takes `<v Ada Lind>`, `<v.loud Ada Lind>`, `</v>`."""
_UNSEEN = re.compile("[\u200b\u200e\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff]")
"""Marks of direction and joins that nobody sees."""


@dataclass(frozen=True, slots=True)
class Line:
    """A line of a cue, white space closed up; `voice` is who the markup says speaks, '' where it does not."""

    words: str
    voice: str = ""


def lines_of(marked: str, voice: str = "") -> tuple[Line, ...]:
    """The lines of a cue that have words; `voice` is whose they are where nothing in them says so.

    >>> lines_of("<v Ada Lind>{\\\\an8}<i>Ahoy</i>\\n&amp; aboard</v> (bell)")
    (Line(words='Ahoy', voice='Ada Lind'), Line(words='& aboard', voice='Ada Lind'), Line(words='(bell)', voice=''))
    """
    found: list[Line] = []
    at = 0
    for tag in _VOICE.finditer(marked):
        found += _plain(marked[at : tag.start()], voice)
        voice, at = one_line(html.unescape(tag["name"] or "")), tag.end()
    return tuple((*found, *_plain(marked[at:], voice)))


def one_line(words: str) -> str:
    """The words with all white space as one space, and without marks that nobody sees."""
    return " ".join(_UNSEEN.sub("", words).split())


def _plain(marked: str, voice: str) -> list[Line]:
    words = html.unescape(_TAG.sub("", _READING.sub("", _OVERRIDE.sub("", _BREAK.sub("\n", marked))))).replace(
        "\\h", " "
    )
    return [Line(line, voice) for raw in words.split("\n") if (line := one_line(raw))]
