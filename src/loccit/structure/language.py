"""A text → the language it is in, by its script and its commonest words; unknown where two come too close."""

from __future__ import annotations

import functools
import re
from collections import Counter
from collections.abc import Sequence
from importlib import resources

from loccit.model import Block

SAMPLE = 4_000
"""So many characters decide."""
_FEWEST = 4
"""At least so many function words must stand in the sample, and at least one in _SHARE of all its words."""
_SHARE = 14
_LEAD = 1.2
"""The best language must have so many times the function words of the next."""

_PLAIN, _PLAINLY, _PLAIN_LETTERS = 25, 3, 200
"""So many function words, and so many times those of the language that is stated, or so many letters of another script,
show that a statement is wrong."""
_CLOSE = frozenset(("da", "no", "nb", "nn", "sv"))
"""Languages that share most of these words."""
_WORDED = frozenset(("body", "standfirst", "block_quote", "list_item", "table"))
"""The roles of blocks whose words are the document's own."""

_SCRIPTS = (
    ("my", "\u1000-\u109f\uaa60-\uaa7f"), ("th", "\u0e01-\u0e5b"), ("lo", "\u0e81-\u0edf"), ("km", "\u1780-\u17ff"),
    ("ko", "\uac00-\ud7a3\u1100-\u11ff"), ("ja", "\u3041-\u30ff"), ("zh", "\u4e00-\u9fff"), ("ka", "\u10a0-\u10ff"),
    ("hy", "\u0531-\u058f"), ("he", "\u0591-\u05f4"), ("am", "\u1200-\u137f"), ("bn", "\u0980-\u09ff"),
    ("pa", "\u0a01-\u0a7f"), ("gu", "\u0a81-\u0aff"), ("ta", "\u0b82-\u0bff"), ("te", "\u0c00-\u0c7f"),
    ("kn", "\u0c80-\u0cff"), ("ml", "\u0d00-\u0d7f"), ("si", "\u0d80-\u0dff"), ("bo", "\u0f00-\u0fff"),
)  # fmt: skip
"""Scripts that are written by one language, or nearly so."""
_OTHER_SCRIPT = re.compile("[\u0530-\u1fff\u3040-\ud7ff]")
"""A letter that is not Latin, Greek or Cyrillic."""
_LETTERS = re.compile(r"[^\W\d_]")
_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*")


def language_of(text: str) -> str | None:
    """The language as ISO 639-1 code, or None where the words do not tell.

    >>> language_of("The master of the harbour said that the ice would stay for a week or more.")
    'en'
    >>> language_of("Skarne 12 / 2021") is None
    True
    """
    sample = text[:SAMPLE]
    return (_by_script(sample) if _OTHER_SCRIPT.search(sample) else None) or _by_words(sample)


def language_of_blocks(text: str, blocks: Sequence[Block]) -> str | None:
    """The language of the first paragraphs."""
    return language_of(_first_words(text, blocks))


def language_against(stated: str, text: str, blocks: Sequence[Block]) -> str | None:
    """The language that the first paragraphs plainly are in, where that is not the one that a page states; else None.

    Templates state English over whatever is written in them. Of a language whose words we do not know nothing is said.
    """
    sample = _first_words(text, blocks)
    known = stated.partition("-")[0].lower()
    best = language_of(sample)
    if best in (None, known) or frozenset((best, known)) <= _CLOSE:
        return None
    found = _worded(_WORD.findall(sample.lower()))
    if best not in found:
        return best if len(_LETTERS.findall(sample)) > _PLAIN_LETTERS else None
    is_plain = found[best] >= _PLAIN and found[best] >= _PLAINLY * found[known]
    return best if is_plain and known in _all_known() else None


def _first_words(text: str, blocks: Sequence[Block]) -> str:
    """The words of the first paragraphs, as many as decide."""
    size, lines = 0, []
    for block in blocks:
        if block.role in _WORDED:
            lines.append(text[block.start : min(block.end, block.start + SAMPLE)])
            size += len(lines[-1])
            if size >= SAMPLE:
                break
    return "\n".join(lines)


def _by_script(sample: str) -> str | None:
    letters = len(_LETTERS.findall(sample))
    many = {code: len(pattern.findall(sample)) for code, pattern in _scripts()}
    code, most = max(many.items(), key=lambda pair: pair[1])
    if 2 * (most + (many["ja"] if code == "zh" else 0)) < letters or most < _FEWEST:
        return None
    return "ja" if code == "zh" and 12 * many["ja"] > most else code


def _by_words(sample: str) -> str | None:
    words = _WORD.findall(sample.lower())
    found = _worded(words)
    if not found:
        return None
    ((best, most), *rest) = found.most_common(2)
    if most < _FEWEST or most * _SHARE < len(words) or (rest and most < _LEAD * rest[0][1]):
        return None
    return best


def _worded(words: Sequence[str]) -> Counter[str]:
    """How many of some words are function words of each language."""
    found: Counter[str] = Counter()
    languages = function_words()
    for word, times in Counter(filter(languages.__contains__, words)).items():
        for code in languages[word]:
            found[code] += times
    return found


@functools.cache
def _all_known() -> frozenset[str]:
    """The languages whose function words are known."""
    return frozenset(code for codes in function_words().values() for code in codes)


@functools.cache
def _scripts() -> tuple[tuple[str, re.Pattern[str]], ...]:
    return tuple((code, re.compile(f"[{letters}]")) for code, letters in _SCRIPTS)


@functools.cache
def function_words() -> dict[str, tuple[str, ...]]:
    """Each function word with the languages that have it."""
    lines = resources.files(__package__).joinpath("data/stopwords.txt").read_text("utf-8").splitlines()
    words: dict[str, tuple[str, ...]] = {}
    for line in lines:
        if line and not line.startswith("#"):
            code, listed = line.split("\t")
            for word in set(listed.split()):
                words[word] = (*words.get(word, ()), code)
    return words
