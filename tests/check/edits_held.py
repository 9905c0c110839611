"""Edits of kinds that no rule was written for: what else careless and careful writers do to a sentence.

`edits` is what the rules were made with; these were written afterwards, measured once as they were, and kept.
"""

from __future__ import annotations

import random
import re

from edits import Edit, _interior, _replace_one

_UNITS = {"million": "billion", "years": "months", "per cent": "per mille", "crowns": "francs", "days": "weeks",
          "hours": "minutes", "hundred": "thousand", "boats": "ships"}  # fmt: skip
_TURNED = {"more": "less", "less": "more", "before": "after", "after": "before", "first": "last", "above": "below",
           "up": "down", "over": "under", "without": "with", "with": "without", "all": "some", "every": "no",
           "most": "few", "never": "ever", "only": "also", "against": "for", "public": "private", "and": "or",
           "rose": "fell", "open": "closed", "higher": "lower", "from": "to", "both": "neither"}  # fmt: skip
_TENSES = {"is": "was", "was": "is", "has": "had", "had": "has", "are": "were", "were": "are", "does": "did"}
_WORDS = ["one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"]


def _turned(table: dict[str, str], words: str, chance: random.Random) -> str | None:
    found = [word for word in table if re.search(rf"(?<= ){word}(?= )", words)]
    if not found:
        return None
    word = chance.choice(found)
    return re.sub(rf"(?<= ){word}(?= )", table[word], words, count=1)


def change_unit(words: str, chance: random.Random) -> str | None:
    return _turned(_UNITS, words, chance)


def turn_round(words: str, chance: random.Random) -> str | None:
    return _turned(_TURNED, words, chance)


def change_tense(words: str, chance: random.Random) -> str | None:
    return _turned(_TENSES, words, chance)


def change_number_word(words: str, chance: random.Random) -> str | None:
    table = {word: chance.choice([one for one in _WORDS if one != word]) for word in _WORDS}
    return _turned(table, words, chance)


def change_plural(words: str, chance: random.Random) -> str | None:
    return _replace_one(words, r"(?<= [a-z]{3})([a-z]+[b-rt-z])s(?= )", r"\1", chance)


def reverse_halves(words: str, chance: random.Random) -> str | None:
    found = words.rstrip(".").split()
    at = len(found) // 2
    return f"{' '.join(found[at:])} … {' '.join(found[:at])}" if len(found) > 7 else None


def splice_without_a_mark(words: str, chance: random.Random) -> str | None:
    spans = [one for one in _interior(words, chance) if len(one[1].split()) > 2]
    return spans[0][0].replace(" …", "", 1) if spans else None


def bracket_another_number(words: str, chance: random.Random) -> str | None:
    return _replace_one(words, r"(?<![\d.,])(\d+)(?![\d.,]*\d)", r"[9\1]", chance)


def bracket_a_not(words: str, chance: random.Random) -> str | None:
    return _replace_one(words, r" (is|was|has|had|will|would|were|are|did) ", r" \1 [not] ", chance)


def bracket_over_a_negation(words: str, chance: random.Random) -> str | None:
    return _replace_one(words, r" \w+ (?:not|never|no) \w+ ", " [as it were] ", chance)


def add_an_intensifier(words: str, chance: random.Random) -> str | None:
    return _replace_one(words, r" (is|was|were|are) ", r" \1 always ", chance)


def misspell(words: str, chance: random.Random) -> str | None:
    return _replace_one(words, r"(?<= [a-z])([a-z])([a-z])(?=[a-z]+ )", r"\1\2\2", chance)


def swap_two_names(words: str, chance: random.Random) -> str | None:
    found = re.findall(r"(?<=[a-z,] )[A-Z][a-z]{3,}", words)
    if len(set(found)) < 2:
        return None
    one, other = list(dict.fromkeys(found))[:2]
    return words.replace(one, "\0").replace(other, one).replace("\0", other)


def swap_digits_of_a_year(words: str, chance: random.Random) -> str | None:
    return _replace_one(words, r"(?<!\d)(1\d|20)(\d)(\d)(?!\d)", r"\1\3\2", chance)


HARMFUL: tuple[Edit, ...] = (
    change_unit, turn_round, change_tense, change_number_word, change_plural, reverse_halves, splice_without_a_mark,
    bracket_another_number, bracket_a_not, bracket_over_a_negation, add_an_intensifier, misspell, swap_two_names,
    swap_digits_of_a_year,
)  # fmt: skip


# ---- what keeps the sense ------------------------------------------------------------------------------------------


def no_break_spaces(words: str, chance: random.Random) -> str | None:
    return re.sub(r"(?<=\d) (?=\w)|(?<= a) ", "\u00a0", words)


def thin_spaces(words: str, chance: random.Random) -> str | None:
    return words.replace(" ", "\u2009", 3)


def soft_hyphens(words: str, chance: random.Random) -> str | None:
    return re.sub(r"([a-z]{4})([a-z]{4})", "\\1\u00ad\\2", words)


def ligatures(words: str, chance: random.Random) -> str | None:
    changed = words.replace("ffi", "ﬃ").replace("fi", "ﬁ").replace("fl", "ﬂ")
    return changed if changed != words else None


def zero_width(words: str, chance: random.Random) -> str | None:
    return words.replace(" ", " \u200b", 2)


def leading_ellipsis(words: str, chance: random.Random) -> str | None:
    found = words.split()
    return "… " + " ".join(found[2:]) if len(found) > 8 and _is_light(found[:2]) else None


def closing_ellipsis(words: str, chance: random.Random) -> str | None:
    found = words.rstrip(".").split()
    return " ".join(found[:-2]) + " …" if len(found) > 8 and _is_light(found[-2:]) else None


def spaced_dots(words: str, chance: random.Random) -> str | None:
    spans = [one for one in _interior(words, chance) if _is_light(one[1].split())]
    return spans[0][0].replace("…", ". . .") if spans else None


def bracketed_dots(words: str, chance: random.Random) -> str | None:
    spans = [one for one in _interior(words, chance) if _is_light(one[1].split())]
    return spans[0][0].replace("…", "[...]") if spans else None


def sic(words: str, chance: random.Random) -> str | None:
    at = words.find(" ", len(words) // 2)
    return words[:at] + " [sic]" + words[at:] if at > 0 else None


def emphasis_added(words: str, chance: random.Random) -> str | None:
    return words.rstrip(".") + " [emphasis added]"


def gloss(words: str, chance: random.Random) -> str | None:
    return _replace_one(words, r" (it|he|she|they) ", r" \1 [the harbour] ", chance)


def pronoun_by_name(words: str, chance: random.Random) -> str | None:
    return _replace_one(words, r" (it|he|she|they) ", " [the company] ", chance)


def upper_first(words: str, chance: random.Random) -> str | None:
    found = words.split()
    is_long = len(found) > 8 and found[1].isalpha() and _is_light(found[:1])
    return f"[{found[1][0].upper()}]{' '.join(found[1:])[1:]}" if is_long else None


def house_dash(words: str, chance: random.Random) -> str | None:
    return words.replace(" – ", "—").replace("–", "--") if "–" in words else None


def double_spaces(words: str, chance: random.Random) -> str | None:
    return words.replace(" ", "  ", 4)


def exclaim_nothing(words: str, chance: random.Random) -> str | None:
    return words.rstrip(".") + ";"


def bold(words: str, chance: random.Random) -> str | None:
    found = words.split()
    return " ".join([*found[:2], f"**{found[2]}", f"{found[3]}**", *found[4:]]) if len(found) > 6 else None


_HEAVY = re.compile(
    r"\b(?:not?|never|n[o’']t|but|yet|if|unless|while|although|though|however|until|only|said|says|claim\w*|according|"
    r"alleged\w*|report\w*|none|nobody|nothing|neither|nor|without|can[n’']|except|whether|may|might|perhaps|less|few|"
    r"hardly|wrote|told|asked|because|than|would|could|should|like|even|still|instead|so|refus\w*|den\w*|or)\b",
    re.IGNORECASE,
)


def _is_light(words: list[str]) -> bool:
    return not _HEAVY.search(" ".join(words)) and not any(word[-1] in ".!?;:" for word in words)


HARMLESS: tuple[Edit, ...] = (
    no_break_spaces, thin_spaces, soft_hyphens, ligatures, zero_width, leading_ellipsis, closing_ellipsis, spaced_dots,
    bracketed_dots, sic, emphasis_added, gloss, pronoun_by_name, upper_first, house_dash, double_spaces,
    exclaim_nothing, bold,
)  # fmt: skip
