"""Authors as citation styles want them: a surname and a given name where the name has both, else the name whole."""

from __future__ import annotations

import functools
from dataclasses import dataclass
from importlib import resources

_SUFFIXES = frozenset(("jr", "jr.", "sr", "sr.", "ii", "iii", "iv"))
_MOST_WORDS = 6
"""A longer name is a body's, or a list that nobody cut."""


@dataclass(frozen=True, slots=True)
class Name:
    """`family` is what a list is sorted by; a name without parts has only that, and `is_whole` is true."""

    family: str
    given: str = ""
    suffix: str = ""

    @property
    def is_whole(self) -> bool:
        """Whether the name must not be taken apart: a body, or a person without a surname."""
        return not self.given

    @property
    def inverted(self) -> str:
        """`Quillfeather, Mira`."""
        return ", ".join(part for part in (self.family, self.suffix, self.given) if part)


def split_name(written: str, *, publisher: str | None = None) -> Name:
    """A name's parts, or the name whole where it is a body's, one word, or not in a script that sets surnames apart.

    >>> split_name("Anna van der Berg")
    Name(family='van der Berg', given='Anna', suffix='')
    >>> split_name("Abigail Van Buren").family
    'Van Buren'
    >>> split_name("Velmark Press Agency").is_whole
    True
    """
    words = written.split()
    if "," in written:
        return _from_inverted(written)
    if written == publisher or not 2 <= len(words) <= _MOST_WORDS or not _is_personal(words):
        return Name(written.strip())
    suffix = words.pop() if words[-1].lower() in _SUFFIXES and len(words) > 2 else ""
    at = len(words) - 1
    while at > 1 and _is_particle(words[at - 1]):
        at -= 1
    return Name(" ".join(words[at:]), " ".join(words[:at]), suffix)


def _is_particle(word: str) -> bool:
    small = word.lower()
    return small in _list("particles") and (word == small or small not in _list("given_particles"))


def _from_inverted(written: str) -> Name:
    """`Quillfeather, Mira` and `King, Jr., Martin`; a name with other commas stays whole."""
    parts = [part.strip() for part in written.split(",")]
    if len(parts) == 2 and all(parts):
        if parts[1].lower() in _SUFFIXES:
            plain = split_name(parts[0])
            return Name(plain.family, plain.given, parts[1]) if plain.given else Name(written)
        return Name(parts[0], parts[1]) if not _has_collective_word(written.split()) else Name(written)
    return Name(parts[0], parts[2], parts[1]) if len(parts) == 3 and parts[1].lower() in _SUFFIXES else Name(written)


def _is_personal(words: list[str]) -> bool:
    if words[0].lower() in _list("whole_names") or words[0].lower() in ("the", "a", "an"):
        return False
    if _has_collective_word(words):
        return False
    return all(_is_name_word(word) for word in words) and any(word[0].isupper() for word in words[-1:])


def _has_collective_word(words: list[str]) -> bool:
    return any(word.lower().strip(".,") in _list("collective_words") for word in words)


def _is_name_word(word: str) -> bool:
    letters = word.replace(".", "").replace("-", "").replace("’", "").replace("'", "")
    return letters.isalpha() and (word[0].isupper() or word in _list("particles") or word in ("y", "e"))


@functools.cache
def _list(name: str) -> frozenset[str]:
    lines = resources.files("loccit.cite").joinpath("data", f"{name}.txt").read_text("utf-8").splitlines()
    return frozenset(line.strip() for line in lines if line.strip() and not line.startswith("#"))
