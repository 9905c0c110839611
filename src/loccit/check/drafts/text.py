"""Plain-text drafts: paragraphs between empty lines, or lines where there are none."""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_left, bisect_right

from loccit.check.drafts._draft import FILL, Call, Draft, Mask, Stretch, line_starts, paragraphs

EXTENSIONS = (".txt", ".text")

_GROUP = re.compile(r"[\[(][^\[\]()\n]{0,200}?@[pdnq][0-9A-Za-z]{7,10}[^\[\]()\n]{0,200}?[\])]")
"""Takes `[@ptrb01mktp]` and `(see @ptrb01mktp)`."""
_NOTE_LINE = re.compile(
    r"^[ \t]*(?:\[(\d{1,3})\]|\((\d{1,3})\)|(\d{1,3})[.)]|\^(\d{1,3})|([¹²³⁰-⁹]{1,3}))[ \t]+(?=\S)",
    re.MULTILINE,
)
"""The beginning of a note: takes `[1] `, `(1) `, `1. `, `^1 ` and `¹ ` at the beginning of a line."""
_CALL = re.compile(
    r"(?<=\S)[ \t]?\[(\d{1,3})\]|(?<=\S)[ \t]?\((\d{1,3})\)|(?<=\S)\^(\d{1,3})|(?<=[^\s\d])([¹²³⁰-⁹]{1,3})"
)
_GAP = re.compile(r"\n[ \t\r]*\n")
_LONGEST_NOTE = 2000
_LINE_END = frozenset(".!?:;”\"'’»)]")
_INDENT = re.compile(r"(?: {3,}|\t)[ \t]*\Z")
_ADDRESS = re.compile(r"https?://[^\s<>\"]+")
_SIGN = 2
"""Characters of `> `."""
_QUOTED_LINE = re.compile(r"^>[ \t]?", re.MULTILINE)


def read(source: str, name: str) -> Draft:
    """A draft without markup."""
    mask = Mask(source)
    mask.hide(_GROUP, mentions=True)
    mask.hide(_ADDRESS, mentions=True)
    mask.take_mentions()
    quoted = [found.start() for found in _QUOTED_LINE.finditer(mask.text)]
    mask.hide(_QUOTED_LINE)
    mask.mentions.sort(key=lambda one: one.start)
    notes = _notes(source, mask)
    body = _stretches(_without(mask.text, notes))
    body = [_kind(source, one, quoted, body[place - 1] if place else None) for place, one in enumerate(body)]
    stretches = sorted([*body, *notes], key=lambda one: one.start)
    calls = tuple(_calls(mask, notes))
    return Draft(name, source, mask.text, tuple(stretches), tuple(mask.mentions), calls, line_starts(source))


def _notes(source: str, mask: Mask) -> list[Stretch]:
    """The paragraphs that begin with a note's number and have an identifier: what the number in the text refers to."""
    found = []
    starts = [one.start for one in mask.mentions]
    lines = list(_NOTE_LINE.finditer(source))
    for place, match in enumerate(lines):
        gap = _GAP.search(source, match.end(), match.end() + _LONGEST_NOTE)
        end = gap.start() if gap else min(len(source), match.end() + _LONGEST_NOTE)
        end = min(end, lines[place + 1].start()) if place + 1 < len(lines) else end
        at = bisect_left(starts, match.start())
        if at < len(starts) and starts[at] < end:
            found.append(
                Stretch("note", match.end(), match.end() + len(source[match.end() : end].rstrip()), _number(match))
            )
    return found


def _without(text: str, notes: list[Stretch]) -> str:
    parts, at = [], 0
    for note in notes:
        start = text.rfind("\n", 0, note.start) + 1
        parts += [text[at:start], FILL * (note.end - start)]
        at = note.end
    return "".join([*parts, text[at:]])


def _calls(mask: Mask, notes: list[Stretch]) -> list[Call]:
    """The places that refer to a note further down."""
    last = {note.label: note.start for note in notes}
    calls = (Call(found.start(), found.end(), _number(found)) for found in _CALL.finditer(mask.text) if last)
    kept = [call for call in calls if call.end < last.get(call.label, 0)]
    parts, at = [], 0
    for call in kept:
        parts += [mask.text[at : call.start], FILL * (call.end - call.start)]
        at = call.end
    mask.text = "".join([*parts, mask.text[at:]])
    return kept


def _number(found: re.Match[str]) -> str:
    return str(int(unicodedata.normalize("NFKC", next(part for part in found.groups() if part))))


def _kind(source: str, stretch: Stretch, quoted: list[int], before: Stretch | None) -> Stretch:
    """A paragraph as a block quotation: its first line begins with `>`, as in letters, or all of it is indented, and a
    colon leads to it."""
    at = bisect_right(quoted, stretch.start) - 1
    is_quote = at >= 0 and stretch.start - quoted[at] <= _SIGN
    if not is_quote and before is not None and source[before.end - 1] == ":":
        begin = source.rfind("\n", 0, stretch.start) + 1
        is_quote = all(_is_indented(line) for line in source[begin : stretch.end].split("\n"))
    return Stretch("quote", stretch.start, stretch.end) if is_quote else stretch


def _is_indented(line: str) -> bool:
    return bool(_INDENT.match(line[: len(line) - len(line.lstrip(" \t"))]))


def _is_wrapped(text: str) -> bool:
    """Whether lines without empty ones between them are one paragraph: most of them end inside a sentence."""
    lines = [line.strip(f" \t\r{FILL}") for line in text.split("\n")]
    lines = [line for line in lines if line][:-1]
    return sum(line[-1] not in _LINE_END for line in lines) * 2 > len(lines)


def _stretches(text: str) -> list[Stretch]:
    if "\n\n" in text or "\r\n\r\n" in text or _is_wrapped(text):
        return paragraphs(text)
    return [Stretch("body", found.start(), found.end()) for found in re.finditer(r"[^\s\u2060][^\n]*", text)]
