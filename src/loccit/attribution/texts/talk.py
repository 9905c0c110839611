"""What shows that paragraphs behind labels are turns of a talk, and not fields, terms or headings with a colon.

Whoever speaks says `I`, asks, or is quoted, sooner or later; `Level: 23` and `Methods: polysomnography` never do. Long
turns of a few who alternate are a talk too.
"""

from __future__ import annotations

import functools
import re
from collections import Counter
from collections.abc import Collection, Sequence
from itertools import pairwise

from loccit.attribution.sentence.language import HONORIFIC, ROLE, Language, given_names
from loccit.attribution.texts.first_person import says_i

Turn = tuple[str, str]
"""A label, and the words behind it."""

_SPOKEN, _SPOKEN_BY_PERSONS = 3, 4
"""One in so many turns of a talk shows that it is spoken; the second where a person by name comes again."""
_MANY, _AGAIN, _LONG, _ALTERNATE = 6, 3, 80, 0.6
"""A talk without such signs: turns, turns of each speaker, characters of a turn, share of changes of speaker."""
_OPENS = re.compile(r"\s*[“\"«„]")
_YEAR = re.compile(r"\b(?:1[5-9]|20)\d\d\b")
"""What stands in references and in lists of dates."""
_ITSELF = 100
"""In so many characters a paragraph that tells of who is named before it says the name again."""
_SMALL_WORD = re.compile(r"(?<![\w’'-])[^\W\d_A-ZÀ-ÖØ-Þ][\w’'-]*")
_PERSONS = ("roles", "people", "honorifics", "turns")
"""Sections of the word lists whose nouns are of persons."""
_ARTICLES = "der die das den dem des ein eine einen einem einer eines kein keine keinen zur zum im am vom beim"


def is_talk(turns: Sequence[Turn], paragraphs: int, language: Language) -> bool:
    """Whether labelled paragraphs are turns of a talk in a text of so many paragraphs.

    >>> from loccit.attribution.sentence.language import language_of
    >>> is_talk([("Lind", "I saw it."), ("Holm", "Did you?"), ("Lind", "Twice.")], 9, language_of("en"))
    True
    >>> is_talk([("Level", "23"), ("Reward", "a silver key")], 9, language_of("en"))
    False
    """
    if not turns:
        return False
    spoken = sum(_is_spoken(words, language.code) for _, words in turns)
    counts = Counter(label for label, _ in turns)
    again = [label for label, count in counts.items() if count > 1]
    one_in = _SPOKEN_BY_PERSONS if any(is_person(label, language) for label in again) else _SPOKEN
    is_script = 4 * len(turns) >= 3 * paragraphs and all(label.isupper() for label in counts)
    dated = sum(_YEAR.search(words) is not None for _, words in turns)
    is_full = 2 * len(turns) >= paragraphs > 2 * dated and all(is_person(label, language) for label in counts)
    fills = len(counts) > 1 and (is_script or is_full)
    is_known = bool(again) or any(is_person(label, language) for label in counts)
    return fills or (is_known and one_in * spoken >= len(turns)) or _alternates(turns, counts)


def tells_of_itself(turns: Sequence[Turn]) -> bool:
    """Whether most paragraphs speak of who is named in their label: `Mr Lind: Mr Lind joined the pilots in 1990.`"""
    own = sum(label.split()[-1] in re.findall(r"[\w’'-]+", words[:_ITSELF]) for label, words in turns)
    return 2 * own > len(turns) > 0


def is_person(name: str, language: Language) -> bool:
    """Whether a name is a person's beyond doubt: by a given name, a title, or an office alone."""
    first = name.split()[0].lower().rstrip(".")
    titles = HONORIFIC | ROLE if " " in name else ROLE
    return first in given_names() or bool(language.bits.get(first, 0) & titles)


def no_names(labels: Collection[str], texts: Sequence[str], language: Language) -> set[str]:
    """The labels that are no names: the text writes their last word small too, as of `Core Argument` where it has
    `argument`, or in a language that gives every noun a capital, behind an article."""
    lasts = {label: label.split()[-1].lower().strip(".’'") for label in labels}
    wanted = {last for last in lasts.values() if not _names_person(last, language)}
    small = {found for text in (texts if wanted else ()) for found in _SMALL_WORD.findall(text) if found in wanted}
    if language.capitalises_nouns and wanted:
        single = {label for label, last in lasts.items() if " " not in label and last in wanted}
        small |= {found.lower() for text in texts for found in _behind_article().findall(text) if found in single}
    return {label for label, last in lasts.items() if last in small}


def _names_person(word: str, language: Language) -> bool:
    return any(language.has(section, word) for section in _PERSONS)


def _is_spoken(words: str, code: str) -> bool:
    return "?" in words or _OPENS.match(words) is not None or says_i(words, code)


def _alternates(turns: Sequence[Turn], counts: Counter[str]) -> bool:
    """Whether a few speak long and in turns."""
    changes = sum(one != other for (one, _), (other, _) in pairwise(turns))
    return (
        len(turns) >= _MANY
        and len(counts) > 1
        and min(counts.values()) >= _AGAIN
        and sum(len(words) for _, words in turns) >= _LONG * len(turns)
        and changes >= _ALTERNATE * (len(turns) - 1)
    )


@functools.cache
def _behind_article() -> re.Pattern[str]:
    return re.compile(rf"\b(?i:{'|'.join(_ARTICLES.split())}) ([^\W\d_][\w-]+)")
