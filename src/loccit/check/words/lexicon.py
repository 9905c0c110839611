"""The words that turn, limit or hedge a statement, by language and class; the lists are in `data/`."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from importlib import resources

from loccit.check.words.tokens import is_word, tokens

LANGUAGES = ("en", "de", "fr", "es", "it", "pt", "ru", "zh")
HIDDEN = ("negation", "condition", "contrast", "hedge", "claim")
"""What an ellipsis or a bracket must not hide, the gravest first."""
_CONTRACTED = "n't"
_STAR = 3
"""Words at most that a `*` in a run stands for."""
_ELIDED = 3
"""Letters of an ending with an apostrophe at most: `don't`, `it's`."""
_SHORT = 5
"""Letters of a word whose ending does not tell yet that it is a conditional: `María`."""


@dataclass(frozen=True, slots=True)
class Lexicon:
    """One language's words: single ones by class, and runs of several words by class and first word."""

    words: dict[str, frozenset[str]]
    runs: dict[str, dict[str, tuple[tuple[str, ...], ...]]]

    def has(self, kind: str, key: str) -> bool:
        """Whether a token is a word of a class."""
        plain = key.casefold()
        listed = self.words[kind]
        if plain in listed or ("'" in plain and plain[: plain.index("'") + 1] in listed):  # `n'est` has the word `n'`
            return True
        behind = plain.rpartition("'")[2] if "'" in plain else ""
        if len(behind) > _ELIDED and behind in listed:  # and `d'oublier` the verb
            return True
        if kind == "finite":
            return len(plain) > _SHORT and plain.endswith(tuple(self.words["finiteend"]))
        return plain.endswith(_CONTRACTED) if kind == "negation" else kind == "number" and self._is_numeral(plain)

    def _is_numeral(self, word: str) -> bool:
        """Whether a word is made of number words: `twenty-five`, `quatre-vingt-dix`, `fünfundzwanzigste`."""
        return bool(_numeral(self.words["number"], self.words["numberend"]).fullmatch(word))

    def first_of(self, kind: str, keys: Sequence[str]) -> str:
        """The first word (or run of words) of a class among some tokens, or nothing."""
        for at, key in enumerate(keys):
            found = key if self.has(kind, key) else self.run_at(kind, keys, at)
            if found:
                return found
        return ""

    def run_at(self, kind: str, keys: Sequence[str], at: int) -> str:
        """The run of words of a class that begins at a token, or nothing: `even though`; a `*` in it stands for one to
        three words: `by her own account`."""
        for run in self.runs[kind].get(keys[at].casefold(), ()) if at < len(keys) else ():
            if size := _size_of(run, keys[at : at + len(run) + _STAR - 1]):
                return " ".join(keys[at : at + size])
        return ""


def _size_of(run: Sequence[str], keys: Sequence[str]) -> int:
    """How many tokens a run of words takes at the beginning of some; 0 where it does not stand there."""
    star = run.index("*") if "*" in run else len(run)
    said = [key.casefold() for key in keys]
    if said[:star] != list(run[:star]):
        return 0
    behind = list(run[star + 1 :])
    for size in range(1, _STAR + 1) if behind else ():
        end = star + size + len(behind)
        if said[star + size : end] == behind and all(key[:1].isalpha() for key in said[star : star + size]):
            return end
    return 0 if behind else star


@functools.lru_cache(maxsize=len(LANGUAGES))
def _numeral(numbers: frozenset[str], endings: frozenset[str]) -> re.Pattern[str]:
    """Number words in a row, glued or joined; a language with endings (`zwanzigste`) glues them."""
    one = "|".join(sorted(map(re.escape, numbers), key=len, reverse=True))
    ending = "|".join(sorted(endings, key=len, reverse=True)) or "(?!)"
    gap = "(?:und|-)?" if endings else "-(?:(?:and|et)-)?"
    return re.compile(f"(?:{one})(?:{gap}(?:{one}))*(?:{ending})?")


@functools.cache
def lexicon(language: str | None) -> Lexicon:
    """The words of a language (`en-GB` is `en`); English where there is no list, or no language is stated.

    >>> lexicon("en").first_of("negation", ["he", "didn't", "go"])
    "didn't"
    """
    code = (language or "en").replace("_", "-").split("-")[0].lower()
    code = code if code in LANGUAGES else "en"
    words: dict[str, frozenset[str]] = {}
    runs: dict[str, dict[str, tuple[tuple[str, ...], ...]]] = {}
    for line in resources.files("loccit.check").joinpath("data", f"{code}.txt").read_text("utf-8").splitlines():
        if line.startswith("#") or not line.strip():
            continue
        kind, _, listed = line.partition(":")
        single, *several = listed.casefold().split("|")
        words[kind] = frozenset(single.split())
        runs[kind] = _by_first_word(run.split() for run in several)
    return Lexicon(words, runs)


@functools.lru_cache(maxsize=256)
def likely_language(text: str) -> str:
    """The language among those that have lists whose function words are the most in a text too short for certainty;
    English where none has more.

    >>> likely_language("Le port est sûr."), likely_language("Skarne")
    ('fr', 'en')
    """
    keys = [key.casefold() for key in tokens(text).keys if is_word(key)]
    known = {code: sum(any(lexicon(code).has(kind, key) for kind in _FUNCTION) for key in keys) for code in LANGUAGES}
    return max(LANGUAGES, key=lambda code: known[code])  # the first of equals is English


_FUNCTION = ("determiner", "person", "adjunct", "joiner", "that", "negation")
"""Classes of the commonest words, which tell a language."""


def _by_first_word(runs: Iterable[Sequence[str]]) -> dict[str, tuple[tuple[str, ...], ...]]:
    found: dict[str, tuple[tuple[str, ...], ...]] = {}
    for run in filter(None, runs):
        found[run[0]] = (*found.get(run[0], ()), tuple(run))
    return found
