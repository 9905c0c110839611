"""Headings → the outline of a document: sections, each with its parent and its label.

Labels are read off the headings (`IV`, `A.`, `1.2`, `Appendix A`); where the format gives no levels the labels do:
a kind of label that has not been met lies deeper, one that has been met goes on where it was. A single letter that
could be a Roman number is whichever continues a sequence: behind `A.` and `B.` a `C.` is no hundred.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from loccit.model import Block, Notes, Section
from loccit.structure.stretches import without_holes
from loccit.text.fold import shown

_NAMED = re.compile(
    r"(?P<name>appendix|annexe?|anhang|anlage|schedule|chapter|part|section|article|kapitel|teil|abschnitt|chapitre|"
    r"partie|capítulo|parte|capitolo|глава|часть|приложение)\s+(?P<number>[IVXLC]+|\d{1,3}|[A-Z])\b[.:)]?\s*",
    re.IGNORECASE,
)
"""A named part: takes `Appendix A: Visits`, `Chapter 3`, leaves `Part of the plan`."""
_DECIMAL = re.compile(r"(?P<number>\d{1,3}(?:\.\d{1,3})*)(?P<stop>[.):]?)\s+(?=\S)")
"""A number: takes `1.2 Fish`, `3. Boats`, leaves `2021 in review`, `1.5`."""
_LETTERS = re.compile(r"(?P<number>[IVXLC]{1,7}|[A-Z])[.)]\s+(?=\S)")
"""A Roman number or a letter: takes `IV. Friends`, `A. The crisis`, leaves `A crisis`, `I am`."""
_SMALL = re.compile(r"\(?(?P<number>[ivx]{1,5}|[a-z])[.)]\s+(?=\S)")
_ROMAN = re.compile(r"(?=[IVXLC])(?:XC|XL|L?X{0,3})(?:IX|IV|V?I{0,3})\Z|C{1,3}(?:XC|XL|L?X{0,3})(?:IX|IV|V?I{0,3})\Z")
_VALUES = {"I": 1, "V": 5, "X": 10, "L": 50, "C": 100}
_CLOSING = re.compile(
    r"(?:conclusions?|references|bibliography|acknowledge?ments|notes|appendix|appendices|annex(?:es)?|glossary|fazit|"
    r"literatur|quellen|about the authors?)\b",
    re.IGNORECASE,
)
"""Headings that belong to the whole though they bear no label."""


@dataclass(frozen=True, slots=True)
class _Label:
    """A heading's label: its kind ("roman", "letter", "decimal 2", "appendix"), its number, and as it is printed."""

    kind: str
    number: int
    printed: str


@dataclass(slots=True)
class _Open:
    """A section that is not yet ended."""

    ordinal: int
    depth: int
    kind: str
    number: int
    label: str


@dataclass(slots=True)
class _Outline:
    """The sections so far; `stack` are those that are open, outermost first."""

    sections: list[Section] = field(default_factory=list)
    stack: list[_Open] = field(default_factory=list)

    def last(self, kind: str) -> int:
        """The number of the innermost open section of a kind, 0 where none is open."""
        return next((opened.number for opened in reversed(self.stack) if opened.kind == kind), 0)


def outline(text: str, blocks: tuple[Block, ...], notes: Notes | None = None) -> tuple[Section, ...]:
    """The sections of a document in reading order, each with its parent and its label ("IV.C").

    Marks of `notes` that stand in a heading are no part of its title.
    """
    made = _Outline()
    for block in blocks:
        if block.role == "heading":
            words = shown(without_holes(text, block, notes) if notes else text[block.start : block.end])
            label = _label_of(words, made)
            _close(made, block, words, label)
            _begin(made, block, words, label)
    ends = _ends(made.sections, len(text))
    return tuple(
        Section(section.ordinal, section.parent, section.label, section.title, section.start, end)
        for section, end in zip(made.sections, ends, strict=True)
    )


def _close(made: _Outline, block: Block, words: str, label: _Label | None) -> None:
    """Ends the sections that a heading does not belong to."""
    stack = made.stack
    if block.level:
        while stack and stack[-1].depth >= block.level:
            stack.pop()
    elif label is None:
        while stack and (not stack[-1].kind or _CLOSING.match(words)):
            stack.pop()
    elif any(opened.kind == label.kind for opened in stack):
        while stack.pop().kind != label.kind:
            pass
    else:
        while stack and (not stack[-1].kind or label.kind in ("appendix", "part") or stack[-1].kind == "appendix"):
            stack.pop()


def _begin(made: _Outline, block: Block, words: str, label: _Label | None) -> None:
    parent = made.stack[-1] if made.stack else None
    printed = label.printed if label else ""
    if label and parent and parent.label and label.kind in ("letter", "roman", "small") and parent.kind != "chapter":
        printed = f"{parent.label}.{label.printed}"
    ordinal = len(made.sections)
    above = parent.ordinal if parent else None
    made.sections.append(Section(ordinal, above, printed, words, block.start, block.end))
    depth = block.level or (parent.depth + 1 if parent else 1)
    made.stack.append(_Open(ordinal, depth, label.kind if label else "", label.number if label else 0, printed))


def _ends(sections: list[Section], end: int) -> list[int]:
    """Where each section ends: at the next heading that is not within it."""
    ends = [end] * len(sections)
    opened: list[int] = []
    for section in sections:
        while opened and opened[-1] != section.parent:
            ends[opened.pop()] = section.start
        opened.append(section.ordinal)
    return ends


def _label_of(words: str, made: _Outline) -> _Label | None:
    if found := _NAMED.match(words):
        return _named(found)
    if found := _DECIMAL.match(words):
        return _decimal(found, made)
    if found := _LETTERS.match(words):
        return _letters(found["number"], made)
    if found := _SMALL.match(words):
        number = found["number"]
        return _Label("small", ord(number[0]) - 96, number) if len(number) == 1 else None
    return None


def _named(found: re.Match[str]) -> _Label | None:
    name, number = found["name"].lower(), found["number"]
    if number.islower() or (len(number) > 1 and number.isalpha() and not _ROMAN.match(number)):
        return None
    value = int(number) if number.isdigit() else _roman(number) or ord(number) - 64
    kind = "appendix" if name[:3] in ("app", "ann", "anh", "anl", "sch", "при") else "chapter"
    kind = "part" if name[:4] in ("part", "teil", "част") else kind
    return _Label(kind, value, f"{found['name'].capitalize()} {number}")


def _decimal(found: re.Match[str], made: _Outline) -> _Label | None:
    """A number is a label where a stop follows or a point stands in it, else only if it continues a sequence."""
    parts = found["number"].split(".")
    kind, value = f"decimal {len(parts)}", int(parts[-1])
    if len(parts) == 1 and not found["stop"] and value != made.last(kind) + 1:
        return None
    return _Label(kind, value, found["number"])


def _letters(number: str, made: _Outline) -> _Label | None:
    """A Roman number or a letter, whichever continues a sequence."""
    roman = _roman(number) if _ROMAN.match(number) else 0
    if len(number) > 1:
        return _Label("roman", roman, number) if roman else None
    letter = ord(number) - 64
    if not roman:
        return _Label("letter", letter, number)
    gaps = abs(letter - made.last("letter") - 1), abs(roman - made.last("roman") - 1)
    if gaps[0] < gaps[1] or (gaps[0] == gaps[1] and made.last("letter")):
        return _Label("letter", letter, number)
    return _Label("roman", roman, number)


def _roman(number: str) -> int:
    """The value of a Roman number: `_roman("XIV")` is 14."""
    if any(letter not in _VALUES for letter in number):
        return 0
    values = [_VALUES[letter] for letter in number]
    return sum(
        -value if value < following else value for value, following in zip(values, [*values[1:], 0], strict=True)
    )
