"""Quotation marks: which characters they are, and which belong together.

In: one paragraph (or any text whose quotations do not outlast it). Out: its quoted stretches, marks included, and the
marks that found no partner. Straight marks are side-aware: an opening one follows no word, a closing one follows no
space; behind a sentence and a space an open quotation goes on with another paragraph, which begins with a mark too. A
stretch that nothing closes goes to the end of the text, because the paragraph is where a reader gives up too.
Two apostrophes (''…'') are marks only for who asks for them; what two backticks open (``…'') they always close.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

OPENING = "“„‟«‹「『《〈‘‚‛〝"
CLOSING = "”»›」』》〉’〞〟"
STRAIGHT = '"＂'
PARTNERS = {
    "“": "”\"“", "„": "“”\"", "‟": "”", "«": "»", "»": "«", "‹": "›", "›": "‹", "「": "」", "『": "』", "《": "》",
    "〈": "〉", "‘": "’'", "’": "’", "‚": "‘’", "‛": "’", "〝": "〞〟", "\"": "\"”“", "＂": "＂", "'": "'’", "''": "''",
    "``": "''", "”": "”",
}  # fmt: skip
"""Each opening mark and what may close it: German („…“), Swedish (”…”), inverted guillemets (»…«), careless pairs."""
SINGLE = frozenset("‘’‚‛'‹›『〈")
"""Marks that stand inside others, or alone for a term; an apostrophe looks like some of them."""

_MARK = re.compile(r"[\"＂“”„‟«»‹›「」『』《》〈〉〝〞〟‚‛‘'’`]+")
"""Takes every run of characters that can be marks; `_marks` leaves the apostrophe of `don’t`."""
_ELISION = re.compile(r"['’‘](?:\d\ds?|em|til|tis|twas|cause|n|bout|round|nuff)\b", re.IGNORECASE)
"""A leading apostrophe: takes `’90s` and `'em`, leaves `'emphasis'`."""
_GOES_ON = re.compile(r"\s+[a-z]")
"""What follows a sign for inches inside a sentence: takes ` wide`."""
_INCHES = re.compile(r"\d['’′]?\d{0,2}\Z")
"""What stands before a sign for inches: takes `6'3`, leaves `in 1990,`."""


@dataclass(frozen=True, slots=True)
class Quoted:
    """A stretch in quotation marks: `start` and `end` with the marks; `depth` 0 outside, 1 inside another, ….

    `mark` is the opening mark; `closed` is false where nothing closes it and it goes on to the end of the text.
    """

    start: int
    end: int
    depth: int
    mark: str
    closed: bool = True


@dataclass(frozen=True, slots=True)
class Pairing:
    """The quoted stretches of a text by their start, and the places of marks without partner."""

    stretches: tuple[Quoted, ...] = ()
    unpaired: tuple[int, ...] = ()


def pair_marks(text: str, *, doubled: bool = False) -> Pairing:
    """The quoted stretches of a paragraph, nested ones included, and its odd marks.

    `doubled` says that two apostrophes are a mark here; elsewhere they are as often italics, inches or an empty string.

    >>> [(found.start, found.end, found.depth) for found in pair_marks("He said “no ‘buts’ here”.").stretches]
    [(8, 24, 0), (12, 18, 1)]
    """
    marks = _marks(text, doubled=doubled)
    if not marks:
        return Pairing()
    if "".join([mark for _, mark in marks]) == _PLAIN * (len(marks) // 2):
        pairs = zip(marks[::2], marks[1::2], strict=True)
        return Pairing(tuple([Quoted(start, end + 1, 0, _PLAIN[0]) for (start, _), (end, _) in pairs]))
    state = _Scan(text, _without_inches(text, marks))
    for at in range(len(state.marks)):
        state.take(at)
    return state.result()


_PLAIN = "“”"
"""Marks that need no scan where they take turns: the commonest case."""
_ANEW = re.compile(r"[.!?…][’')\]]?\s+\Z")
"""The end of a sentence and the space behind it."""
_OPENED = ("…", "[", "(", "¿", "¡", "‘", "'")
"""What a closing mark may stand before where it opens a quotation, beside words: takes `”… no`, leaves `”, paper`."""


def _marks(text: str, *, doubled: bool) -> list[tuple[int, str]]:
    """The marks of a text with their places: single characters, or a pair that stands for a double mark."""
    marks = []
    is_open = False
    for run in _MARK.finditer(text):
        at, end = run.span()
        if end - at == 1 and text[at] in "'’" and text[at - 1 : at].isalnum() and text[end : end + 1].isalnum():
            continue
        while at < end:
            mark = text[at : at + 2] if text[at : at + 2] in ("''", "``") else text[at]
            if mark == "``":
                is_open = _is_closed(text, at + 2)
            is_pair = is_open or (doubled and mark == "''")
            if is_pair if len(mark) > 1 else mark != "`":
                marks.append((at, mark))
            is_open = is_open and mark != "''"
            at += len(mark)
    return marks


def _is_closed(text: str, at: int) -> bool:
    """Whether two apostrophes come before two more backticks: takes ``It sank,''; leaves ``code``."""
    closes = text.find("''", at, at + LONGEST)
    return closes >= 0 and text.find("``", at, closes) < 0


def _without_inches(text: str, marks: list[tuple[int, str]]) -> list[tuple[int, str]]:
    """The marks without the one sign for inches that leaves another without partner: `"It is 12" wide," he said`."""
    straight = [place for place, mark in marks if mark == '"']
    if len(straight) % 2 == 0:
        return marks
    inches = [at for at in straight if text[at - 1 : at].isdigit() and _GOES_ON.match(text, at + 1)]
    return [one for one in marks if one[0] != inches[0]] if len(inches) == 1 else marks


LONGEST = 4_000
"""So many characters on a pair of backticks is closed, or is none."""
LOOK_AHEAD = 12
"""So many marks further on a partner is looked for, so that a text of nothing but apostrophes takes no longer."""


@dataclass(slots=True)
class _Scan:
    """One pass over the marks: a stack of those that are open."""

    text: str
    marks: list[tuple[int, str]]
    open: list[tuple[int, str]] = field(default_factory=list)
    found: list[Quoted] = field(default_factory=list)
    unpaired: list[int] = field(default_factory=list)

    def take(self, at: int) -> None:
        place, mark = self.marks[at]
        if mark in STRAIGHT and self.open and self._begins_anew(at):
            return
        if self._closes(at):
            self._close(place, mark)
        elif self._opens(at):
            self.open.append((place, mark))
        elif mark not in SINGLE and not (mark in STRAIGHT and _INCHES.search(self.text, max(place - 4, 0), place)):
            self.unpaired.append(place)

    def _closes(self, at: int) -> bool:
        mark = self.marks[at][1]
        opened = next((opened for _, opened in reversed(self.open) if mark in _partners(opened)), None)
        if opened is None:
            return False
        before, after = self._sides(at)
        if mark in ("'", "’"):  # never the end of a double quotation: only the innermost may be single
            return self.open[-1][1] in SINGLE and not before.isspace() and not self._is_possessive(at)
        if mark == "“":
            return opened == "„" or (bool(before.strip()) and not after.isalnum())
        return True

    def _begins_anew(self, at: int) -> bool:
        """Whether an open quotation goes on here in another paragraph, which begins with a mark of its own: takes the
        second one of `"It sank. "Nobody knew."`."""
        place, mark = self.marks[at]
        if self.open[-1][1] != mark or not _ANEW.search(self.text, max(place - 4, 0), place):
            return False
        after = self.text[place + 1 : place + 2]
        return (after.isupper() or after in _OPENED) and any(
            later == mark and not self.text[closing - 1].isspace()
            for closing, later in self.marks[at + 1 : at + LOOK_AHEAD]
        )

    def _close(self, place: int, mark: str) -> None:
        while self.open:
            start, opened = self.open.pop()
            if mark in _partners(opened):
                self.found.append(Quoted(start, place + len(mark), len(self.open), opened))
                return
            if opened not in SINGLE:
                self.unpaired.append(start)

    def _opens(self, at: int) -> bool:
        place, mark = self.marks[at]
        before, after = self._sides(at)
        if mark in ("'", "’", "‘"):
            return self._opens_single(at, before, after)
        if any(opened == mark for _, opened in self.open):
            return self._nests(at)
        if mark in "”»›":
            return not before.strip() and (
                after.isalnum() or after in _OPENED or (place < 9 and not self.text[:place].strip())
            )
        if mark in STRAIGHT:
            return not before.isalnum() and (bool(after.strip()) or not before.strip())
        return mark not in CLOSING

    def _nests(self, at: int) -> bool:
        """Whether a mark inside a stretch of its own kind opens another: only if there are closing ones for both."""
        ahead = [mark for _, mark in self.marks[at : at + LOOK_AHEAD]]
        opener = self.marks[at][1]
        closers = sum(mark in PARTNERS[opener] and mark != opener for mark in ahead)
        return opener not in STRAIGHT and closers > ahead.count(opener)

    def _opens_single(self, at: int, before: str, after: str) -> bool:
        place, mark = self.marks[at]
        if before.isalnum() or not after.strip() or (mark == "’" and "‘" in self.text):
            return False
        if _ELISION.match(self.text, place) or (self.open and self.open[-1][1] in SINGLE):
            return False
        ahead = range(at + 1, min(at + LOOK_AHEAD, len(self.marks)))
        return any(self.marks[other][1] in ("'", "’") and self._sides(other)[0].strip() for other in ahead)

    def _is_possessive(self, at: int) -> bool:
        """Whether an apostrophe behind a plural s is one, because a later mark can close: `'the voters' choice'`."""
        before, after = self._sides(at)
        if before not in ("s", "S", "z", "x") or not after.isspace():
            return False
        for later in range(at + 1, min(at + LOOK_AHEAD, len(self.marks))):
            if self.marks[later][1] in ("'", "’"):
                before, after = self._sides(later)
                return bool(before.strip()) and not after.isalnum()
            return False  # another stretch opens: ‘theft of letters’ and ‘arson’
        return False

    def _sides(self, at: int) -> tuple[str, str]:
        place, mark = self.marks[at]
        return self.text[max(place - 1, 0) : place], self.text[place + len(mark) : place + len(mark) + 1]

    def result(self) -> Pairing:
        end = len(self.text.rstrip())
        for level, (start, mark) in enumerate(self.open):
            if mark in SINGLE:
                continue
            self.unpaired.append(start)
            if end > start + len(mark):
                self.found.append(Quoted(start, end, level, mark, closed=False))
        return Pairing(tuple(sorted(self.found, key=lambda one: (one.start, -one.end))), tuple(sorted(self.unpaired)))


def _partners(opened: str) -> tuple[str, ...]:
    partners = PARTNERS[opened]
    return (partners,) if len(opened) > 1 else tuple(partners)
