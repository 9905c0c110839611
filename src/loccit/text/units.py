"""The words of a text with their places, as the index sees them: for marking what was searched for.

Scripts without spaces are cut into syllables or characters, as in `search_form`.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from typing import NamedTuple

from loccit.model import Span
from loccit.text.fold import search_form

_WORD = re.compile(
    r"(?:[^\W\d_]\.){2,}"  # initials: takes "U.N.", leaves "3.5."
    r"|[\w\u0300-\u036f\u0591-\u05c7\u0610-\u061a\u064b-\u0670\u0900-\u0dff\u0e00-\u0eff\u1000-\u1049\u104c-\u109f"
    r"\u1780-\u17d3\ua9e0-\uaa7f]+"
)

_PLAIN = re.compile("[\x00-\x7f‘’“”–—…]*")
"""Takes “The pier’s fee – 4 crowns”, leaves `café`, `ကူး`."""
_INITIALS = re.compile(r"[A-Za-z]\.[A-Za-z]\.")
"""Takes `U.N.`, `i.e.`; leaves `end.`."""
_HYPHEN = re.compile(r"\s*-\s*")
_WHOLE = re.compile(r"[a-z0-9_]+")


class Unit(NamedTuple):
    """One word (or syllable) as it is compared, and where it stands; a tuple, because a text has very many."""

    key: str
    start: int
    end: int


def units(text: str) -> list[Unit]:
    """The words of a text, in order.

    >>> [unit.key for unit in units("The U.N. café")]
    ['the', 'un', 'cafe']
    """
    found: list[Unit] = []
    for word in _WORD.finditer(text):
        letters = word.group()
        if letters.isascii() and "." not in letters:
            found.append(Unit(letters.lower(), word.start(), word.end()))
        else:
            found.extend(_parts(letters, word.start()))
    return found


def find_terms(text: str, terms: list[tuple[tuple[str, ...], bool]]) -> list[Span]:
    """Where the terms stand in a text: each a run of keys, and whether its last one is a beginning of a word."""
    if _is_plain(text) and (plain := _as_expression(terms)) is not None and not _is_torn(text, terms):
        return [Span(*one.span()) for one in plain.finditer(text)]
    words = units(text)
    found: list[Span] = []
    for at in _beginnings(text, words, terms):
        for keys, is_prefix in terms:
            end = _match(words, at, keys, is_prefix, text)
            if end is not None:
                found.append(Span(words[at].start, words[end].end))
    return _merged(sorted(found))


def _is_plain(text: str) -> bool:
    """Whether the words of a text are the runs of its letters, as they stand."""
    return _PLAIN.fullmatch(text) is not None and _INITIALS.search(text) is None


def _is_torn(text: str, terms: list[tuple[tuple[str, ...], bool]]) -> bool:
    """Whether one of the terms stands in a text only if a hyphen is left out."""
    if "-" not in text:
        return False
    lower = text.lower()
    joined = _HYPHEN.sub("", lower)
    return any(is_prefix or joined.count(keys[0]) > lower.count(keys[0]) for keys, is_prefix in terms)


def _as_expression(terms: list[tuple[tuple[str, ...], bool]]) -> re.Pattern[str] | None:
    """What finds the terms in a plain text, if they are plain single words; much faster than all words of a text."""
    if not terms or any(len(keys) > 1 or not _WHOLE.fullmatch(keys[0]) for keys, _ in terms):
        return None
    either = "|".join(
        sorted({key + (r"\w*" if is_prefix else "") for (key,), is_prefix in terms}, key=len, reverse=True)
    )
    return re.compile(rf"\b(?:{either})\b", re.ASCII | re.IGNORECASE)


def _beginnings(text: str, words: list[Unit], terms: list[tuple[tuple[str, ...], bool]]) -> Iterator[int]:
    """The words at which one of the terms could begin: most words of a text are none of them."""
    whole = {keys[0] for keys, is_prefix in terms if len(keys) > 1 or not is_prefix}
    parts = tuple(keys[0] for keys, is_prefix in terms if len(keys) == 1 and is_prefix)
    has_hyphen = "-" in text or "‐" in text
    for at, word in enumerate(words):
        is_one = word.key in whole or (parts and word.key.startswith(parts))
        if is_one or (has_hyphen and _goes_on(text, words, at)):
            yield at


def _goes_on(text: str, words: list[Unit], at: int) -> bool:
    """Whether a hyphen stands between a word and the next one."""
    return at + 1 < len(words) and text[words[at].end : words[at + 1].start].strip() in ("-", "‐")


def _parts(word: str, start: int) -> list[Unit]:
    form = search_form(word, with_joined=False)
    if "\u200b" not in form:
        return [Unit(_key(form), start, start + len(word))] if form else []
    parts: list[Unit] = []
    at = 0
    for syllable in form.split("\u200b"):
        place = word.find(syllable, at)
        if syllable and place >= 0:
            parts.append(Unit(_key(syllable), start + place, start + place + len(syllable)))
            at = place + len(syllable)
    return parts


def _key(form: str) -> str:
    plain = form.casefold()
    if plain.isascii():
        return plain
    return "".join(c for c in unicodedata.normalize("NFD", plain) if not "\u0300" <= c <= "\u036f")


def _match(words: list[Unit], at: int, keys: tuple[str, ...], is_prefix: bool, text: str) -> int | None:
    """The last word of a match that begins at `at`."""
    if len(keys) == 1 and _goes_on(text, words, at):
        joined = words[at].key + words[at + 1].key
        if joined == keys[0] or (is_prefix and joined.startswith(keys[0])):
            return at + 1
    last = at + len(keys) - 1
    if last >= len(words) or any(words[at + i].key != key for i, key in enumerate(keys[:-1])):
        return None
    ending = words[last].key
    return last if ending == keys[-1] or (is_prefix and ending.startswith(keys[-1])) else None


def _merged(spans: list[Span]) -> list[Span]:
    merged: list[Span] = []
    for span in spans:
        if merged and span.start <= merged[-1].end:
            merged[-1] = Span(merged[-1].start, max(merged[-1].end, span.end))
        else:
            merged.append(span)
    return merged
