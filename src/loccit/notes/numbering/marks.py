"""Where a text may refer to a note: every stretch that looks like a mark of one style."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from loccit.model import Reading
from loccit.notes.numbering.labels import normal
from loccit.notes.numbering.parts import belongs_to_a_part

_SYMBOLS = r"[*†‡§¶‖#]"
_JOINED = r"(?:\d{1,3}|[A-Z]{1,6})[-.:]\d{1,3}"
_ANY = rf"\d{{1,4}}[a-z]?|[a-zA-Z]|[ivxlc]{{2,6}}|[IVXLC]{{2,6}}|{_JOINED}|{_SYMBOLS}{{1,5}}"
_WORD = r"(?i:fn|n|(?:foot|end)?-?note|anm|nota|сн)"
"""What may stand before a number in brackets: `[fn1]`, `[n. 1]`, `(note 1)`."""
_PATTERNS = {
    "[]": rf"\\?[\[［【〔]\[?(?:{_WORD}[.:#]? ?|#)?(?P<label>{_ANY})\\?[\]］】〕]\]?",
    "(note)": rf"\((?:{_WORD})[.:]? (?P<label>\d{{1,4}})\)",
    "//": r"(?<![\w/])/(?P<label>\d{1,4})/(?![\w/])",
    "n/": r"(?:(?<=[\w.,;:!?”’\x22\x27)\]»…/])|(?<=[\w.,;:!?”’\x22\x27)\]»…/] ))(?P<label>\d{1,4})/(?![\w/])",
    "=n=": r"=(?P<label>\d{1,4})=(?!\w|=(?!\d))",
    "*n": r"(?<=[\w.,;:!?”’\x22\x27)\]»…])\*(?P<label>\d{1,4})(?!\w|\*(?!\d))",
    "()": rf"\((?P<label>\d{{1,3}}[a-z]?|[a-z]|{_SYMBOLS}{{1,4}})\)",
    "{}": rf"(?<![\^_\\{{}}$])\{{(?P<label>{_ANY})\}}",
    "<>": rf"<(?P<label>\d{{1,4}}|{_SYMBOLS}{{1,4}})>",
    "\\\\": rf"\\(?P<label>\d{{1,4}}|{_SYMBOLS}{{1,4}})\\",
    "super": r"(?P<label>[⁰¹²³⁴-⁹]{1,4})",
    "caret": r"\^\{?(?P<label>\d{1,4})\}?",
    "symbol": r"(?<=[\w.,;:!?”’\x22\x27)\]»…])(?P<space>[ ]?)(?P<label>[†‡§¶‖]{1,4}|\*{1,4}|\#)(?![\w*/=§¶])"
    r"(?<![\s§¶][§¶](?=\s?[\dIVX(]))",
}
_STYLES = {style: re.compile(pattern) for style, pattern in _PATTERNS.items()}
"""One pattern a style. Of symbols: takes `word*`, `word.†` and `word *`; leaves `* * *`, `5*3`, `*emphasis` and
the sign of a section, `see § 12`."""
_SIGNS = {
    "[]": "[［【〔", "()": "(", "{}": "{", "<>": "<", "(note)": "(", "//": "/", "n/": "/", "=n=": "=", "*n": "*",
    "\\\\": "\\", "caret": "^",
    "symbol": "*†‡§¶‖#", "super": "¹²³⁴⁵⁶⁷⁸⁹",
}  # fmt: skip
"""What a text must hold at least one of: asking costs less than looking."""
_EMPHASIS = re.compile(r"(?<![\w*])(\*{1,3})(?=[^\s*])(?:[^*\n]|\n(?!\s)){0,200}?[^\s*]\1(?![\w*])")
"""Takes `*stress*` and `**stress**`; leaves `word* and word*`."""
_DIGITS = re.compile(r"\d+")
_UNIT = re.compile(r"(?<![^\W\d_])(?:[a-zA-Z]|[ckmd]m|ft|in|mi|yd|ha)\Z")
"""What a power stands behind: takes `x`, `km`; leaves `ice` and `the mm`."""
_CENTURIES = frozenset(("15", "16", "17", "18", "19", "20"))
_BEFORE = frozenset(".,;:!?”\"’')]»…")
_FIRM = frozenset(".!?”\"’')]»…,;:")


@dataclass(frozen=True, slots=True)
class Sighting:
    """A stretch that may be a mark. `weight` is 1 for a plain one, less where it may well be something else."""

    start: int
    end: int
    label: str
    weight: float
    is_firm: bool = True


def sightings(reading: Reading, style: str, labels: frozenset[str]) -> Iterator[Sighting]:
    """Every stretch that looks like a mark of that style and bears one of the labels, in the order of the text."""
    if style in _SIGNS and not any(sign in reading.text for sign in _SIGNS[style]):
        return iter(())
    if style == "raised":
        return _parted(_raised(reading), labels)
    if style == "super":
        return _parted(_plain(reading.text, style), labels)
    if style == "glued":
        return _glued(reading.text, labels)
    return _plain(reading.text, style)


def _parted(seen: Iterator[Sighting], labels: frozenset[str]) -> Iterator[Sighting]:
    """The same marks; `⁵⁶` is 5 and 6 where there is no note 56."""
    for mark in seen:
        cut = next((cut for cut in range(1, len(mark.label)) if _are_neighbours(mark, cut, labels)), 0)
        if not cut:
            yield mark
            continue
        yield Sighting(mark.start, mark.start + cut, mark.label[:cut], mark.weight, is_firm=mark.is_firm)
        yield Sighting(mark.start + cut, mark.end, mark.label[cut:], mark.weight, is_firm=mark.is_firm)


def _are_neighbours(mark: Sighting, cut: int, labels: frozenset[str]) -> bool:
    first, second = mark.label[:cut], mark.label[cut:]
    if not mark.label.isdigit() or mark.label in labels or mark.end - mark.start != len(mark.label):
        return False
    return first in labels and second in labels and int(second) == int(first) + 1


def _raised(reading: Reading) -> Iterator[Sighting]:
    for target in reading.targets:
        if "sup" in target.cues[:1] and 0 < target.end - target.start <= 12:
            words = reading.text[target.start : target.end]
            label = normal(words)
            if _SEVERAL.fullmatch(words):
                yield from _several(words, target.start)
            elif label and (label.isdigit() or len(label) <= 3):
                is_power = bool(_UNIT.search(reading.text, max(0, target.start - 8), target.start))
                yield Sighting(target.start, target.end, label, 0.5 if is_power else 1.0, is_firm=not is_power)


def _several(words: str, at: int) -> Iterator[Sighting]:
    """The marks of a list, `[1, 3–5]`: each takes what stands before its number; what a dash leaves out is empty."""
    numbers = list(_DIGITS.finditer(words))
    end = 0
    for place, found in enumerate(numbers):
        if place and any(dash in words[end : found.start()] for dash in "-–—"):
            for between in range(int(numbers[place - 1].group()) + 1, min(int(found.group()), _LONGEST_LIST)):
                yield Sighting(at + end, at + end, str(between), 1.0)
        start, end = end, found.end() if place + 1 < len(numbers) else len(words)
        yield Sighting(at + start, at + end, str(int(found.group())), 1.0)


_WRAP = 40
"""Characters in which a wrapped line's next word begins, indentation counted."""
_SEVERAL = re.compile(r"\[?\d{1,3}(?:\s?[,;–—-]\s?\d{1,3})+\]?")
_SEVERAL_IN_BRACKETS = re.compile(r"\[[1-9]\d{0,2}(?:\s?[,;–—-]\s?\d{1,3})+\]")
"""Takes `[1, 2]`, `[3–5]`; leaves `[1]`, `[1998]` and `[0-9]`."""
_LONGEST_LIST = 400


def _plain(text: str, style: str) -> Iterator[Sighting]:
    if style != "[]" or not _SEVERAL_IN_BRACKETS.search(text):
        yield from _single(text, style)
        return
    lists = [mark for found in _SEVERAL_IN_BRACKETS.finditer(text) for mark in _several(found.group(), found.start())]
    single = [mark for mark in _single(text, style)]
    yield from sorted([*lists, *single], key=lambda mark: (mark.start, mark.end))


def _single(text: str, style: str) -> Iterator[Sighting]:
    emphasis = {found.end(): found.start() for found in _EMPHASIS.finditer(text)} if style == "symbol" else {}
    for found in _STYLES[style].finditer(text):
        start, end = found.span()
        if found["label"].isalpha() and text[end : end + 1].isalpha():
            continue
        if style == "symbol":
            start, end = found.span("label")
            if end in emphasis:
                continue
            if found["space"]:
                yield Sighting(start, end, found["label"], 0.6, is_firm=False)
                continue
        before, after = text[start - 1 : start], text[end : end + 1]
        if after == "\n" and text[end : end + _WRAP].lstrip()[:1].islower():
            after = " "  # the line was wrapped there; the sentence goes on
        if style in _OF_PARTS and _opens_a_block(text, start, end):
            continue
        if style in _OF_PARTS and belongs_to_a_part(text, start, style):
            yield Sighting(start, end, normal(found["label"]), PART_WEIGHT, is_firm=False)
        elif _TOLD_OF.search(text, max(0, start - 24), start):
            yield Sighting(start, end, normal(found["label"]), 0.5, is_firm=False)
        elif style == "()" and not _stands_like_a_reference(before, after, text[start - 2 : start - 1]):
            yield Sighting(start, end, normal(found["label"]), 0.6, is_firm=False)
        else:
            yield Sighting(start, end, normal(found["label"]), 1.0)


_OF_PARTS = frozenset(("()", "[]"))
"""Styles in which laws number their sections, and judgments their paragraphs."""
PART_WEIGHT = 0.1
"""What a bracket weighs that belongs to a part of a law: it counts only where a sound order of notes wants it."""


def _opens_a_block(text: str, start: int, end: int) -> bool:
    """Whether a bracket is the number of the words behind it: it stands at the head of their block."""
    before = text[max(0, start - _WRAP) : start].rstrip(" \t\u00a0")
    is_head = not before or before.endswith(("\n\n", "\r\n\r\n"))
    return is_head and bool(text[end : end + _WRAP].partition("\n")[0].strip())


_TOLD_OF = re.compile(r"(?:\be\.\s?g\.|\bsuch as|\bfor example|\bbrackets|\bthrough|\bmarked|\bnumbered)[,:(]?\s*\Z")
"""What stands before a mark that is only spoken of: takes `in square brackets, e.g. [1]`, `[1] through [15]`."""


def _stands_like_a_reference(before: str, after: str, second: str) -> bool:
    """Whether `(1)` closes what stands before it; in `the first, (1) ice` it opens what follows."""
    is_close = before.isalnum() or before in _BEFORE
    ends = not after or after in '.,;:!?)”’"\n' or (before.isspace() and second in '.!?”"’')
    return is_close or ends


def _glued(text: str, labels: frozenset[str]) -> Iterator[Sighting]:
    """Numbers that stick to the word before them: `talks.1`, `late56` for 5 and 6, `19129` for 9 behind 1912."""
    for found in _DIGITS.finditer(text):
        start, end = found.span()
        if start == 0 or end - start > 8:
            continue
        before, digits = text[start - 1], found.group()
        if before.isalpha() or before in _BEFORE:
            yield from _at_a_word(text, start, digits, labels)
        elif before.isspace() and digits[:2] in _CENTURIES and digits[4:] in labels:
            yield Sighting(start + 4, end, digits[4:], 0.7, is_firm=False)


def _at_a_word(text: str, start: int, digits: str, labels: frozenset[str]) -> Iterator[Sighting]:
    end = start + len(digits)
    is_decimal = text[start - 1] in ".,:'" and text[start - 2 : start - 1].isdigit()
    follows = text[end : end + 1]
    if follows.isalpha() or (follows in (".", ",") and text[end + 1 : end + 2].isdigit()):
        return
    weight = 0.5 if is_decimal else 1.0
    if digits in labels:
        yield Sighting(start, end, digits, weight, is_firm=not is_decimal and text[start - 1] in _FIRM)
    for cut in range(1, len(digits)):
        first, second = digits[:cut], digits[cut:]
        if first in labels and second in labels and int(second) == int(first) + 1:
            yield Sighting(start, start + cut, first, 0.8 * weight, is_firm=False)
            yield Sighting(start + cut, end, second, 0.8 * weight, is_firm=False)
