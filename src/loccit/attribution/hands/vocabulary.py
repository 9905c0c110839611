"""The words by which a language hands words on, and the words of a sentence that are compared with them.

`vocabulary(code)` gives the sections of a language out of `data/hands.txt`; `words_of(masked, start, end)`
the words and marks of a stretch of a frame's text, each with its place.
"""

from __future__ import annotations

import functools
import re
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from importlib import resources

from loccit.attribution.sentence.covered import INSIDE, PAUSE, SENTENCE_END
from loccit.attribution.sentence.language import read_sections

_WORD = re.compile(
    r"[\ue000-\ue002]+|(?:[ldcsnjm]|qu|un|(?:a|de|da|ne|su)ll)[’'](?=\w)|\w(?:[\w.&/@-]*\w)?(?:[’']\w+)?|[^\w\s]",
    re.IGNORECASE,
)
"""Takes `l’`, `Al-Harra`, `paper’s`, a covered quotation, each mark."""


@dataclass(frozen=True, slots=True)
class Word:
    """One word of a sentence and its place in the frame's text."""

    text: str
    low: str
    start: int
    end: int

    @property
    def is_capital(self) -> bool:
        """Whether it begins with a capital."""
        return self.text[0].isupper()

    @property
    def is_covered(self) -> bool:
        """Whether it is a quotation."""
        return self.text[0] in (INSIDE, SENTENCE_END, PAUSE)


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """The words of one language, by section: single ones, what words end with (a masthead also behind a hyphen:
    `Skarne-Mirror`), and pairs."""

    code: str
    words: dict[str, frozenset[str]] = field(default_factory=dict)
    ends: dict[str, tuple[str, ...]] = field(default_factory=dict)
    pairs: dict[str, frozenset[tuple[str, ...]]] = field(default_factory=dict)
    hinting: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """Words, as they are written, one of which a paragraph has that may hand words on; if they stand in one of some
    phrases, where they do."""
    hint: re.Pattern[str] | None = None
    """How a noun ends, in small letters, that may hand words on: `Hafenzeitung`."""

    def has(self, kind: str, word: Word) -> bool:
        """Whether a word stands in a section, or ends as one of its words; an ending counts on a noun only."""
        low = word.low
        if low in self.words[kind]:
            return True
        ends = self.ends[kind]
        return bool(ends) and word.is_capital and low.endswith(ends) and len(low) > _SHORT_ENDING


_SHORT_ENDING = 6

_SHORT_MASTHEAD = 4
_HYPHENS = ("en", "fr", "es", "it", "pt")
"""Languages in which a hyphen before a masthead makes no common noun of both: leaves German."""

_HINTS = ("kinds", "talks", "books", "shown", "mood", "citing", "house")

_NAMES = ("mastheads", "agencies")

_PHRASES = ("kinds", "talks", "mood", "had_from", "clefts", "books", "agencies", "common")


@functools.cache
def vocabulary(code: str) -> Vocabulary | None:
    """The words of a language; None where there are none."""
    home = resources.files("loccit.attribution").joinpath("data")
    sections = read_sections(home.joinpath("hands.txt").read_text("utf-8"))
    found = {
        heading: line.partition(":")[2].split()
        for heading, lines in sections.items()
        for line in lines
        if line.partition(":")[0] == code
    }
    if not found:
        return None
    listed = {heading: found.get(heading, []) for heading in sections}
    small = {one for kind in _HINTS for one in listed[kind] if one[0] != "-" and "+" not in one}
    names = {one for kind in _NAMES for one in listed[kind] if one[0] != "-"}
    parted = tuple(f"-{one}" for one in listed["mastheads"] if one[0] != "-" and len(one) >= _SHORT_MASTHEAD)
    ends = {heading: tuple(one[1:] for one in ones if one[0] == "-") for heading, ones in listed.items()}
    ends["mastheads"] += parted if code in _HYPHENS else ()
    ends_of_nouns = {one[1:] for kind in ("kinds", *_NAMES, *_HINTS) for one in listed[kind] if one[0] == "-"}
    phrases = [one.split("+") for kind in _PHRASES for one in listed[kind] if "+" in one]
    return Vocabulary(
        code,
        {heading: frozenset(one for one in ones if one[0] != "-") for heading, ones in listed.items()},
        ends,
        {heading: frozenset(tuple(one.split("+")) for one in ones) for heading, ones in listed.items()},
        _hinting(small, names, phrases),
        re.compile("|".join(rf"{one}\b" for one in sorted(ends_of_nouns))) if ends_of_nouns else None,
    )


def _hinting(small: set[str], names: set[str], phrases: list[list[str]]) -> dict[str, tuple[str, ...]]:
    """Words with the phrases in which they hint at somebody, none for those that always do. A phrase is looked for
    where its rarest word stands: the one that fewest of them have, of these the longest."""
    counts = Counter(word for phrase in phrases for word in phrase)
    found: dict[str, tuple[str, ...]] = {}
    for phrase in phrases:
        rarest = min(
            (word for word in phrase if len(word) > 1 and word.isalpha()), key=lambda one: (counts[one], -len(one))
        )
        for word in _cased(rarest):
            found[word] = (*found.get(word, ()), " ".join(phrase))
    return found | dict.fromkeys((*small, *(word for one in small | names for word in _cased(one)[1:])), ())


def _cased(word: str) -> tuple[str, str, str]:
    return word, word.capitalize(), word.upper()


def words_of(masked: str, start: int, end: int) -> list[Word]:
    """The words and marks of a sentence."""
    return [
        Word(found.group(), found.group().lower(), found.start(), found.end())
        for found in _WORD.finditer(masked, start, end)
    ]
