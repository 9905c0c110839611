"""What a source prints among its words and a quotation may leave out: page numbers of another print, the brackets
around a letter that its author changed; and, where the draft says so, quotation marks inside the quotation."""

from __future__ import annotations

import functools
import re

from loccit.check.words.tokens import Tokens, is_number, tokens

_PAGE_WORDS = frozenset(
    ("page", "pages", "p", "pp", "pg", "seite", "s", "página", "pagina", "pág", "pag", "стр", "с", "fol", "f")
)
_LONGEST = 6
"""Tokens of a page number in brackets at most, both brackets included: `[`, `p`, `.`, `12`, `]`."""
_LETTERS = 3
"""Letters in a bracket at most that are part of a word: `[t]he`, `plaintiff[s]`, `want[ing]`."""
_OMITTED = re.compile(
    r"(?:quotation|quote|inner|internal)\s?marks?\b[^.;)\]]{0,60}\bomitted|internal quot\w+[^.;)\]]{0,60}\bomitted"
    r"|\bcleaned up\b|\bAnführungszeichen[^.;)\]]{0,40}\b(?:weg|aus)gelassen|\bguillemets[^.;)\]]{0,40}\bomis"
    r"|\bcomillas[^.;)\]]{0,40}\bomitidas|\baspas[^.;)\]]{0,40}\bomitidas|\bvirgolette[^.;)\]]{0,40}\bomesse"
    r"|\bкавычки[^.;)\]]{0,40}\bопущены",
    re.IGNORECASE,
)
"""Takes `internal quotation marks omitted`, `internal quotation marks and citations omitted`, `cleaned up`; leaves
`emphasis omitted`, `citations omitted`."""


def says_marks_omitted(words: str) -> bool:
    """Whether a draft says of a quotation that quotation marks inside it are left out."""
    return bool(_OMITTED.search(words))


@functools.lru_cache(maxsize=256)
def without_pages(text: str) -> Tokens:
    """The tokens of a text without numbers of pages in brackets, or behind a star.

    >>> without_pages("liable [*7] to the *8 bank [page 9] of [9] Lowmere").keys
    ('liable', 'to', 'the', 'bank', 'of', '[', '9', ']', 'Lowmere')
    """
    there = tokens(text)
    if "*" not in text and not ("[" in text and any(map(is_number, there.keys))):
        return there
    kept, at = [], 0
    while at < len(there):
        end = _page_end(there, at)
        if end == at:
            kept.append(at)
        at = max(end, at + 1)
    return _of(there, [(there.keys[one], there.starts[one], there.ends[one]) for one in kept])


@functools.lru_cache(maxsize=256)
def without_letter_brackets(text: str) -> Tokens:
    """The tokens of a text, pages left out, with letters in brackets as part of the word that they are glued to.

    >>> without_letter_brackets("that [t]he plaintiff[s] will [not] pay").keys
    ('that', 'the', 'plaintiffs', 'will', '[', 'not', ']', 'pay')
    """
    there = without_pages(text)
    if "[" not in text:
        return there
    found: list[tuple[str, int, int]] = []
    at = 0
    while at < len(there):
        key, start, end = there.keys[at], there.starts[at], there.ends[at]
        if _is_bracketed_letter(there, at):
            key, end = there.keys[at + 1], there.ends[at + 2]
            is_behind = bool(found) and found[-1][2] == start and found[-1][0][-1].isalpha()
            is_before = at + 3 < len(there) and there.starts[at + 3] == end and there.keys[at + 3][0].isalpha()
            if is_behind:
                before = found.pop()
                key, start = before[0] + key, before[1]
            if is_before:
                key, end = key + there.keys[at + 3], there.ends[at + 3]
            if is_behind or is_before:
                found.append((key, start, end))
                at += 3 + is_before
                continue
            key, end = there.keys[at], there.ends[at]
        found.append((key, start, end))
        at += 1
    return _of(there, found)


def without_marks(there: Tokens) -> Tokens:
    """The tokens without quotation marks."""
    return _of(there, [one for one in zip(there.keys, there.starts, there.ends, strict=True) if one[0] != '"'])


def _page_end(there: Tokens, at: int) -> int:
    """Where a page number ends that begins at a token; the token itself where none does."""
    key = there.keys[at]
    if key == "*" and at + 1 < len(there) and there.starts[at + 1] == there.ends[at] and is_number(there.keys[at + 1]):
        is_apart = at + 2 >= len(there) or there.starts[at + 2] > there.ends[at + 1]
        return at + 2 if is_apart and (at == 0 or there.starts[at] > there.ends[at - 1]) else at
    if key != "[" or "]" not in there.keys[at + 1 : at + _LONGEST]:
        return at
    end = there.keys.index("]", at + 1)
    inside = [one.casefold() for one in there.keys[at + 1 : end] if one != "."]
    is_page = len(inside) > 1 and is_number(inside[-1]) and (set(inside[:-1]) <= {"*"} or inside[0] in _PAGE_WORDS)
    return end + 1 if is_page and (len(inside) == 2 or inside[0] == "*") else at


def _is_bracketed_letter(there: Tokens, at: int) -> bool:
    return (
        there.keys[at] == "["
        and at + 2 < len(there)
        and there.keys[at + 2] == "]"
        and there.keys[at + 1].isalpha()
        and len(there.keys[at + 1]) <= _LETTERS
    )


def _of(there: Tokens, found: list[tuple[str, int, int]]) -> Tokens:
    keys, starts, ends = zip(*found, strict=True) if found else ((), (), ())
    return Tokens(there.text, keys, starts, ends)
