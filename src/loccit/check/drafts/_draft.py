"""What every reader of drafts makes: one text, its stretches, the identifiers and note calls in it.

For Markdown, LaTeX, HTML and plain text, `text` is as long as the source: markup, code and comments are overwritten by
characters that nobody sees, so every offset is also a place in the file. For Word and OpenDocument it is the reader's
text, and lines count paragraphs.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass, field

from loccit import ids
from loccit.text import character_references

FILL = character_references.FILL
"""What markup becomes: it is no white space, no word, and is not seen by any comparison."""
_CANDIDATE = re.compile(
    r"(?P<address>https?://[^\s<>()\[\]{}\"'|]{0,300}(?:/|%2F)(?:[pdnq]|passages|notes|documents|quotations)(?:/|%2F)"
    r"(?P<last>[^\s<>()\[\]{}\"'|/?#&%]{1,40}))"
    r"|(?P<path>(?<![\w/.-])(?:\.{0,2}/)*[pdnq]/(?P<name>[pdnq][0-9bcdfghjkmnpqrstvwxz]{9})(?![0-9A-Za-z]))"
    r"|(?P<cut>(?<![\w/.#-])[@^#]?[pdnqPDNQ](?=[0-9A-Za-z]{0,8}-)(?:-?[0-9A-Za-z]){9}(?![\w-]))"
    r"|(?P<at>(?<![\w@])[@^#][pdnqPDNQ][0-9A-Za-z]{7,10}(?![0-9A-Za-z:_]))"
    r"|(?P<alone>(?<=[(\[{,;])[pdnq][0-9a-z]{9}(?=[)\]},;]))"
    r"|(?P<bare>(?<![\w@/.#^-])(?:[pdnq][0-9bcdfghjkmnpqrstvwxz]{9}|[PDNQ][0-9BCDFGHJKMNPQRSTVWXZ]{9})(?![\w-]))"
)
"""Takes `@ptrb01mktp`, `https://papers.example/p/ptrb01mktp`, `../p/ptrb01mktp.html`, `\\cite{ptrb01mktp}`,
`ptrb01mktp`, `PTRB01MKTP`, `p-trb-01m-ktp`; leaves `@quillfeather2024`, `pqr`, `part-time-work`."""
_GROUP = re.compile(r"\[[^\[\]]{0,200}?[@^][pdnq][^\[\]]{1,1000}?\]")
"""Takes `[@ptrb01mktp, p. 4]`, `[see @ptrb01mktp]`."""
_DIGIT_RUN = re.compile(r"\d+")
_MOST_STRANGE = 2
_PARAGRAPH = re.compile(r"\S[^\n]*(?:\n(?![ \t\r]*(?:\n|\Z))[^\n]*)*")
_NOTHING = " \t\r\n\u2060"
_SHAPE = re.compile(rf"[pdnq][{ids.ALPHABET}]{{9}}\Z")


@dataclass(frozen=True, slots=True)
class Mention:
    """An identifier in a draft: where it stands, as it is written, and what it means in its one spelling.

    `is_sure` is false of a bare word with a wrong check character: it is one of ours only if a known one is near.
    """

    start: int
    end: int
    written: str
    identifier: str
    is_sure: bool = True


@dataclass(frozen=True, slots=True)
class Call:
    """A place that refers to a note of the draft."""

    start: int
    end: int
    label: str


@dataclass(frozen=True, slots=True)
class Stretch:
    """A paragraph of a draft. `kind` is body, quote (a block quotation) or note; `label` the note's."""

    kind: str
    start: int
    end: int
    label: str = ""


@dataclass(frozen=True, slots=True)
class Draft:
    """A draft, ready to be checked. `lines` are the offsets at which lines (or paragraphs) begin."""

    name: str
    source: str
    text: str
    stretches: tuple[Stretch, ...]
    mentions: tuple[Mention, ...] = ()
    calls: tuple[Call, ...] = ()
    lines: tuple[int, ...] = (0,)
    unit: str = "line"
    is_source: bool = True

    def place(self, offset: int) -> tuple[int, int]:
        """Line and column of an offset, counted from 1."""
        line = bisect_right(self.lines, offset)
        return line, offset - self.lines[line - 1] + 1


@dataclass(slots=True)
class Mask:
    """A text in the making: what is hidden keeps its length, what is found keeps its place."""

    text: str
    mentions: list[Mention] = field(default_factory=list)
    calls: list[Call] = field(default_factory=list)

    def hide(self, what: re.Pattern[str], *, mentions: bool = False) -> None:
        """Overwrites every match; with `mentions` the identifiers in it are kept in mind."""

        def hidden(found: re.Match[str]) -> str:
            cited = find_mentions(found.group(), found.start()) if mentions else []
            self.mentions.extend(cited)
            return blank(found.group()) if cited or what is not _GROUP else found.group()

        self.text = what.sub(hidden, self.text)

    def take_mentions(self) -> None:
        """Finds the identifiers that stand in plain words, and overwrites them, with the brackets around them."""
        self.hide(_GROUP, mentions=True)
        found = [one for one in find_mentions(self.text, 0)]
        parts, at = [], 0
        for one in found:
            is_bracketed = self.text[one.start - 1 : one.start] + self.text[one.end : one.end + 1] in ("()", "[]")
            start, end = max(at, one.start - is_bracketed), one.end + is_bracketed
            parts += [self.text[at:start], FILL * (end - start)]
            at = end
        self.text = "".join([*parts, self.text[at:]])
        self.mentions.extend(found)


def blank(words: str) -> str:
    """As many invisible characters as the words are long; line ends stay."""
    return "\n".join(FILL * len(line) for line in words.split("\n"))


def find_mentions(text: str, offset: int) -> list[Mention]:
    """The identifiers in a text. Keys of other kinds (`@quillfeather2024`) are none of ours."""
    found = []
    for match in _CANDIDATE.finditer(text):
        identifier = ids.normalize(match["last"] or match["name"] or match.group())
        is_certain = match["at"] or match["address"]
        is_ours = bool(_SHAPE.match(identifier)) if is_certain else ids.is_valid(identifier)
        is_alone = bool(match["alone"] or match["path"]) and bool(_DIGIT_RUN.search(match.group()))
        is_key = is_alone and bool(_SHAPE.match(identifier))
        if is_ours or is_key or ((match["at"] or is_alone) and _is_slip(identifier)):
            found.append(Mention(offset + match.start(), offset + match.end(), match.group(), identifier))
        elif match["bare"] and _DIGIT_RUN.search(identifier):
            found.append(Mention(offset + match.start(), offset + match.end(), match.group(), identifier, False))
    return found


def _is_slip(identifier: str) -> bool:
    """Whether a key is one of ours with a character too few, too many or wrong: several digits, not all at its end,
    and hardly a vowel."""
    rest = identifier[1:]
    strange = sum(one not in ids.ALPHABET for one in rest)
    digits = len(_DIGIT_RUN.findall(rest))
    if strange:
        return len(rest) == ids.LENGTH - 1 and strange <= _MOST_STRANGE and digits > 1
    return 8 <= len(rest) <= 10 and sum(map(str.isdigit, rest)) >= 2


def line_starts(source: str) -> tuple[int, ...]:
    """The offsets at which the lines of a text begin."""
    return (0, *(found.end() for found in re.finditer(r"\r\n|\r|\n", source)))


def paragraphs(text: str, kind: str = "body") -> list[Stretch]:
    """The stretches between empty lines; a line of nothing but what is hidden is no empty one, and is left out."""
    found = []
    for match in _PARAGRAPH.finditer(text):
        words = match.group()
        start = match.start() + len(words) - len(words.lstrip(_NOTHING))
        end = match.start() + len(words.rstrip(_NOTHING))
        if start < end:
            found.append(Stretch(kind, start, end))
    return found
