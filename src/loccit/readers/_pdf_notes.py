"""Notes at the foot of a PDF's pages: told from the text by their place and their numbers, not by size alone."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from itertools import groupby

from loccit.readers._pdf_lines import Line
from loccit.readers._pdf_order import Placed
from loccit.readers._pdf_spacing import ends_sentence, is_short

_LABEL = re.compile(r"\d{1,4}|[*†‡§¶‖#]{1,4}|[a-z]")
_LABELS = re.compile(r"\d{1,9}|[*†‡§¶‖#]{1,9}|[a-z]{1,9}")
_PLAIN_START = re.compile(r"(\d{1,4}|[*†‡§¶‖]{1,4})[.)]?(?:\s+(?=\S)|(?<=[*†‡§¶‖])(?=\S))")
"""Takes `12 See p. 3`, `12. See`, `* See`, `†See`; leaves `1911` alone on a line."""
_SMALLER = 0.94
"""Type of less than this share of the body's is that of notes."""
_APART = 1.45
"""A gap of so many line heights above the first note sets the notes apart."""
_FAR_APART = 1.8
"""A gap of so many line heights within notes in small type ends them."""
_LARGER = 1.08
"""Type of more than this share of a note's is none of that note's."""


@dataclass(slots=True)
class FootNote:
    """One note: its label as printed, and its lines, which may stand on two pages."""

    label: str
    anchor: str
    page: int
    lines: list[Line] = field(default_factory=list)
    is_referred_to: bool = False


class FootNotes:
    """Takes the notes off the pages, one page after the other."""

    def __init__(self, body_size: float) -> None:
        self.notes: list[FootNote] = []
        self._body_size = body_size
        self._by_page: dict[int, list[FootNote]] = {}

    def take(self, placed: tuple[Placed, ...]) -> tuple[Placed, ...]:
        """The page's lines without its notes, which are kept here."""
        page = placed[0].line.page if placed else 0
        marks = {label for one in placed for label in _marks(one.line)}
        kept: list[Placed] = []
        for _, column in groupby(placed, key=lambda one: one.column):
            lines = list(column)
            while lines:
                first, begins = self._first(lines, marks)
                kept += lines[:first]
                lines = lines[first + self._keep(lines[first:], page, begins - first) :]
        return tuple(kept)

    def referred_to(self, page: int, label: str) -> FootNote | None:
        """The note that a reference on the page leads to.

        One on the page comes before one on its neighbours (the text may run on, and so may the notes), one that
        nothing has referred to before one that is known: numbers may begin anew on a page.
        """
        near = self._near(page)
        found = next((note for note in near if note.label == label and not note.is_referred_to), None)
        if found is None:
            known = [note for note in self._by_page.get(page, []) if note.label == label]
            return known[-1] if known else None
        found.is_referred_to = True
        return found

    def labels(self, page: int) -> frozenset[str]:
        """The labels of the notes that a reference on the page may lead to."""
        return frozenset(note.label for note in self._near(page))

    def _near(self, page: int) -> list[FootNote]:
        """The notes of the page, the first ones of the next, and of the one before those that wait for a reference."""
        waiting = [note for note in self._by_page.get(page - 1, [])[-3:] if not note.is_referred_to]
        return [*self._by_page.get(page, []), *self._by_page.get(page + 1, [])[:2], *waiting]

    def _first(self, lines: list[Placed], marks: set[str]) -> tuple[int, int]:
        """Where the notes stand among the lines of a column, and where the first of them begins: behind the rest of
        the last page's note, if that runs on. The column's length, twice, where it has none."""
        for place, one in enumerate(lines):
            label, is_raised = start_of_note(one.line)
            if not label or not self._is_foot(lines, place, label, is_raised, marks):
                continue
            first = place
            while first and self._runs_on(lines, first):
                first -= 1
            return first, place
        return len(lines), len(lines)

    def _is_foot(self, lines: list[Placed], place: int, label: str, is_raised: bool, marks: set[str]) -> bool:
        """Whether all from here on is notes: no larger type, labels that follow one another, and evidence."""
        below = [one.line for one in lines[place:]]
        if any(line.size > self._body_size * 1.04 for line in below) or not _follow(below, label, is_raised):
            return False
        is_referred = label in {mark for one in lines[:place] for mark in _marks(one.line)} or (
            label in marks and not is_raised
        )
        if not self._are_known(below, marks):
            return False
        is_small = lines[place].line.size < self._body_size * _SMALLER
        is_next = bool(self.notes) and label == next_label(self.notes[-1].label)
        is_apart = place > 0 and _gap(lines, place) > _APART
        if is_raised:
            return is_referred or (is_next and (is_small or is_apart))
        return (is_referred and (is_small or is_apart)) or (is_next and is_small)

    def _are_known(self, below: list[Line], marks: set[str]) -> bool:
        """Whether at least half of the labels that begin lines are referred to on the page, or count on."""
        labels = [label for label, _ in map(start_of_note, below) if label]
        known = sum(label in marks for label in labels)
        return 2 * known >= len(labels) or (bool(self.notes) and labels[0] == next_label(self.notes[-1].label))

    def _runs_on(self, lines: list[Placed], place: int) -> bool:
        """Whether the line before is the end of the last page's note: small type, close above the first note."""
        line = lines[place - 1].line
        small = self._body_size * _SMALLER
        return bool(self.notes) and line.size < small and lines[place].line.size < small and _gap(lines, place) < _APART

    def _keep(self, lines: list[Placed], page: int, running_on: int) -> int:
        """Keeps the notes of a column, and says how many of the lines they are; the first `running_on` lines are the
        last note's, even `2 (1911). The ice`, where none of them counts on."""
        expected = next_label(self.notes[-1].label) if running_on else ""
        for place, one in enumerate(lines):
            label, is_raised = start_of_note(one.line)
            if place == running_on and self.notes and label != expected:
                expected = ""
            if label and (not expected or label == expected or is_raised):
                note = FootNote(label, f"page-{page}-note-{len(self.notes) + 1}", page, [one.line])
                self.notes.append(note)
                self._by_page.setdefault(page, []).append(note)
                expected = next_label(label)
            elif place > running_on and self._is_behind_notes(lines, place):
                return place
            elif self.notes:
                self.notes[-1].lines.append(one.line)
        return len(lines)

    def _is_behind_notes(self, lines: list[Placed], place: int) -> bool:
        """Whether a line is none of the note above it: larger type, or a gap behind the end of a paragraph, as under
        affiliations at the head of a paper. In small type the gap is wider: a note may hold a block quotation."""
        line, own = lines[place].line, self.notes[-1].lines[0].size
        if _size_of_most(line) > _LARGER * own:
            return True
        above = lines[place - 1]
        gap = _FAR_APART if own < self._body_size * _SMALLER else _APART
        has_ended = is_short(above) or ends_sentence(above.line.text)
        return has_ended and not line.text.lstrip()[:1].islower() and _gap(lines, place) > gap


def start_of_note(line: Line) -> tuple[str, bool]:
    """The label that the line begins with as a note does ('' if with none), and whether it is raised."""
    first = line.pieces[0]
    words = first.text.strip().strip("[]().")
    if len(line.pieces) > 1 and line.is_raised(first) and _LABEL.fullmatch(words):
        return words, True
    found = _PLAIN_START.match(line.text)
    return (found[1], False) if found else ("", False)


def words_behind_label(line: Line, label: str) -> str:
    """The words of a note's first line without its label, and without the brackets around that."""
    text = line.text.strip()
    at = text.find(label) + len(label)
    return text[at:].lstrip("]). \t")


def next_label(label: str) -> str:
    """The label that follows: the next number, letter, or sign of the usual row.

    >>> next_label("9"), next_label("*"), next_label("b"), next_label("‖")
    ('10', '†', 'c', '**')
    """
    if label.isdecimal():
        return str(int(label) + 1)
    if len(label) == 1 and label.isalpha() and label != "z":
        return chr(ord(label) + 1)
    row = "*†‡§¶‖"
    at = row.find(label[:1])
    if not label or at < 0:
        return ""
    return row[at + 1] * len(label) if at < len(row) - 1 else "*" * (len(label) + 1)


def split_label(words: str, labels: frozenset[str], expected: str = "") -> list[tuple[int, int]]:
    """Where labels stand in the words of a raised piece: adjacent references "56" are 5 and 6 where those are notes.

    `expected` is the number that comes next; where digits can be parted in several ways, it decides.

    >>> split_label("56", frozenset(("5", "6"))), split_label("12", frozenset(("1", "2", "12")))
    ([(0, 1), (1, 2)], [(0, 2)])
    >>> split_label("23", frozenset(("2", "3", "23")), "2"), split_label("910", frozenset(), "9")
    ([(0, 1), (1, 2)], [(0, 1), (1, 3)])
    """
    places: list[tuple[int, int]] = []
    for found in _LABELS.finditer(words):
        start, end = found.span()
        parts = _parted(words, start, end, labels, expected) or _counted(words, start, end, expected)
        places += parts or [(start, end)]
        expected = next_label(words[slice(*places[-1])])
    return places


def _parted(words: str, start: int, end: int, labels: frozenset[str], expected: str) -> list[tuple[int, int]]:
    """The labels that a run of digits or signs consists of, none where it cannot be parted into labels."""
    parts: list[tuple[int, int]] = []
    at = start
    while at < end:
        longest = next((to for to in range(end, at, -1) if words[at:to] in labels), 0)
        if expected and expected in labels and words.startswith(expected, at, end):
            longest = at + len(expected)
        if not longest:
            return []
        parts.append((at, longest))
        expected = next_label(words[at:longest])
        at = longest
    return parts


def _counted(words: str, start: int, end: int, expected: str) -> list[tuple[int, int]]:
    """The numbers that a run of digits consists of where it counts on from the one that comes next, else none."""
    parts: list[tuple[int, int]] = []
    at = start
    while at < end:
        if not expected.isalnum() or not words.startswith(expected, at, end):
            return []
        parts.append((at, at + len(expected)))
        at += len(expected)
        expected = next_label(expected)
    return parts


def _marks(line: Line) -> Iterable[str]:
    """The labels of raised pieces inside the line, not at its beginning: whole, and each way to part digits."""
    for piece in line.pieces[1:]:
        if line.is_raised(piece):
            words = piece.text.strip()
            yield words
            for label in re.split(r"[,;\s\[\]()–-]+", words):
                yield label
                yield from _neighbours(label)


def _neighbours(digits: str) -> list[str]:
    """The numbers or letters that follow one another and are printed without a space between them, if there are any.

    >>> _neighbours("56"), _neighbours("9101"), _neighbours("91011"), _neighbours("43"), _neighbours("bc")
    (['5', '6'], [], ['9', '10', '11'], [], ['b', 'c'])
    """
    if not digits.isalnum() or len(digits) > 12:
        return []
    for length in range(1, len(digits) // 2 + 1):
        parts = _counted(digits, 0, len(digits), digits[:length])
        if len(parts) > 1:
            return [digits[start:end] for start, end in parts]
    return []


def _follow(lines: list[Line], label: str, is_raised: bool) -> bool:
    """Whether raised labels that begin lines count on from the first one."""
    expected = label
    for line in lines:
        found, raised = start_of_note(line)
        if found and found == expected:
            expected = next_label(found)
        elif raised and found and found[0].isalnum():  # the rows of signs differ, those of numbers do not
            return False
    return is_raised or expected != label


def _size_of_most(line: Line) -> float:
    """The size of most letters of a line; a sign in a formula may be larger."""
    return max(line.pieces, key=lambda piece: len(piece.text)).size


def _gap(lines: list[Placed], place: int) -> float:
    """How many of its own sizes a line stands below the one before, base to base, less the usual 1.2."""
    line, before = lines[place].line, lines[place - 1].line
    return (before.base - line.base) / max(line.size, 1.0) - 0.2
