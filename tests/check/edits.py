"""A generator of edits: what careless and careful writers do to a sentence, with what it does to the sense."""

from __future__ import annotations

import random
import re
from collections.abc import Callable

from loccit.check.words.lexicon import HIDDEN, lexicon
from loccit.check.words.tokens import tokens

EN = lexicon("en")
_NUMBER = re.compile(r"(?<![\d.,:])\d+(?:[.,]\d+)*(?![\d.,:]*\d)")
_NAME = re.compile(r"(?<=[a-z,] )[A-Z][a-z]{3,}")
_WORD = re.compile(r"[A-Za-z’']+")
_OPPOSITE = {
    "may": "must",
    "must": "may",
    "will": "might",
    "would": "will",
    "can": "must",
    "could": "will",
    "should": "may",
}
MONTHS = [
    "January",
    "February",
    "March",
    "April",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
]


def drop_negation(words: str, chance: random.Random) -> str | None:
    return _replace_one(words, r" (?:not|never|no|nobody|cannot|nothing) ", " ", chance)


def add_negation(words: str, chance: random.Random) -> str | None:
    return _replace_one(words, r" (is|was|has|had|will|would|were|are|did) ", r" \1 not ", chance)


def change_number(words: str, chance: random.Random) -> str | None:
    found = list(_NUMBER.finditer(words))
    if not found:
        return None
    one = chance.choice(found)
    at = chance.randrange(one.start(), one.end())
    while not words[at].isdigit():
        at -= 1
    digit = chance.choice([d for d in "123456789" if d != words[at]])
    return words[:at] + digit + words[at + 1 :]


def move_point(words: str, chance: random.Random) -> str | None:
    return _replace_one(words, r"(\d)\.(\d)", r"\1\2", chance)


def change_name(words: str, chance: random.Random) -> str | None:
    found = [one for one in _NAME.finditer(words) if one.group() not in MONTHS]
    if not found:
        return None
    one = chance.choice(found)
    return words[: one.start()] + chance.choice(["Oakhanger", "Meridew", "Tyndale"]) + words[one.end() :]


def change_month(words: str, chance: random.Random) -> str | None:
    found = [one for one in _NAME.finditer(words) if one.group() in MONTHS]
    if not found:
        return None
    one = chance.choice(found)
    other = chance.choice([month for month in MONTHS if month != one.group()])
    return words[: one.start()] + other + words[one.end() :]


def change_modal(words: str, chance: random.Random) -> str | None:
    found = [one for one in _WORD.finditer(words) if one.group() in _OPPOSITE]
    if not found:
        return None
    one = chance.choice(found)
    return words[: one.start()] + _OPPOSITE[one.group()] + words[one.end() :]


def drop_word(words: str, chance: random.Random) -> str | None:
    found = [one for one in _WORD.finditer(words)][1:-1]
    if not found:
        return None
    one = chance.choice(found)
    return words[: one.start()].rstrip() + " " + words[one.end() :].lstrip()


def swap_words(words: str, chance: random.Random) -> str | None:
    found = re.findall(r"\S+", words)
    at = chance.randrange(1, max(2, len(found) - 2))
    if len(found) < 5 or found[at] == found[at + 1]:
        return None
    found[at], found[at + 1] = found[at + 1], found[at]
    return " ".join(found)


def elide_grave(words: str, chance: random.Random) -> str | None:
    """An ellipsis over a word that must not be hidden."""
    spans = _interior(words, chance)
    grave = [one for one in spans if any(EN.first_of(kind, tokens(one[1]).keys) for kind in HIDDEN)]
    return grave[0][0] if grave else None


def elide_lightly(words: str, chance: random.Random) -> str | None:
    """An ellipsis over words that may be left out."""
    spans = _interior(words, chance)
    light = [one for one in spans if not any(EN.first_of(kind, tokens(one[1]).keys) for kind in HIDDEN)]
    return light[0][0] if light else None


def straighten(words: str, chance: random.Random) -> str | None:
    return words.translate(str.maketrans("‘’“”–", "''\"\"-"))


def curl(words: str, chance: random.Random) -> str | None:
    return words.replace("'", "’")


def wrap(words: str, chance: random.Random) -> str | None:
    at = words.find(" ", len(words) // 2)
    return words[:at] + "\n" + words[at + 1 :] if at > 0 else None


def end_with_comma(words: str, chance: random.Random) -> str | None:
    return words.rstrip(".,;") + ","


def end_without_stop(words: str, chance: random.Random) -> str | None:
    return words.rstrip(".,;")


def lower_first(words: str, chance: random.Random) -> str | None:
    return words[0].lower() + words[1:]


def bracket_first(words: str, chance: random.Random) -> str | None:
    return f"[{words[0].lower()}]{words[1:]}" if len(words) > 1 and words[1].isalpha() else None


def insert_comment(words: str, chance: random.Random) -> str | None:
    at = words.find(" ", len(words) // 3)
    return words[:at] + " [so he said]" + words[at:] if at > 0 else None


def emphasise(words: str, chance: random.Random) -> str | None:
    found = [one for one in _WORD.finditer(words) if len(one.group()) > 4]
    if not found:
        return None
    one = chance.choice(found)
    return f"{words[: one.start()]}*{one.group()}*{words[one.end() :]}"


def leave_alone(words: str, chance: random.Random) -> str | None:
    return words


Edit = Callable[[str, random.Random], str | None]
HARMFUL: tuple[Edit, ...] = (
    drop_negation, add_negation, change_number, move_point, change_name, change_month, change_modal, drop_word,
    swap_words, elide_grave,
)  # fmt: skip
HARMLESS: tuple[Edit, ...] = (
    leave_alone, straighten, curl, wrap, end_with_comma, end_without_stop, lower_first, bracket_first, insert_comment,
    elide_lightly, emphasise,
)  # fmt: skip


def _replace_one(words: str, what: str, by: str, chance: random.Random) -> str | None:
    found = list(re.finditer(what, words))
    if not found:
        return None
    one = chance.choice(found)
    return words[: one.start()] + one.expand(by) + words[one.end() :]


def _interior(words: str, chance: random.Random) -> list[tuple[str, str]]:
    """The words with one to five of them left out in the middle, and what was left out; in a chance order."""
    places = [one.start() for one in re.finditer(r"(?<=\S) (?=\S)", words)]
    spans = [(a, b) for i, a in enumerate(places[1:], 1) for b in places[i + 1 : i + 6]]
    chance.shuffle(spans)
    return [(words[:a] + " …" + words[b:], words[a:b]) for a, b in spans[:60]]
