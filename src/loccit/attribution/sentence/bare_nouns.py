"""Subjects that are a bare noun, in languages without articles: `«…», – сказал мне старый матрос`.

Behind a quotation and its verb, small words up to a mark or a preposition are who speaks, where the first of them ends
as the verb's gender asks. The endings are in the languages' files (`[agrees_male]`, `[agrees_female]`).
"""

from __future__ import annotations

from loccit.attribution.sentence import language as lang
from loccit.attribution.sentence.bounds import Range
from loccit.attribution.sentence.frames import CAPITAL, MARK, QUOTE, Sentence
from loccit.attribution.sentence.language import Language

LONGEST = 4
"""So many words such a subject has at most: `один из старых рыбаков` has more, by its preposition."""
_NO_NOUN = (
    lang.PREPOSITION | lang.BREAK | lang.AUXILIARY | lang.ADVERB | lang.PRONOUN | lang.WHO | lang.VERB | lang.TIME
)


def bare_subject(line: Sentence, verb: int) -> Range | None:
    """The bare noun phrase behind a verb that stands behind a quotation."""
    if "agrees_male" not in line.language.sections:
        return None
    first = behind_hearer(line, verb + 1)
    end = first
    while end < len(line.words) and end - first <= LONGEST and not line.bits[end] & (MARK | QUOTE | CAPITAL | _NO_NOUN):
        end += 1
    stops = end >= len(line.words) or bool(line.bits[end] & (MARK | QUOTE | lang.PREPOSITION | lang.WHO | lang.TIME))
    if not first < end <= first + LONGEST or not stops or not all(low.isalpha() for low in line.lows[first:end]):
        return None
    if not _is_nominative(line, first, verb):
        return None
    return (first, _behind_group(line, end) if line.language.has("one_of", line.lows[end - 1]) else end)


def _behind_group(line: Sentence, at: int) -> int:
    """Behind the group of which one speaks: `один из старых рыбаков`."""
    end = at + 1
    while end < len(line.words) and end - at <= LONGEST and not line.bits[end] & (MARK | QUOTE | CAPITAL | _NO_NOUN):
        end += 1
    return end


def behind_hearer(line: Sentence, at: int) -> int:
    """Behind a pronoun that says to whom: `сказал мне`, unless nothing follows that could speak."""
    hears = at + 1 < len(line.words) and line.language.has("hearers", line.words[at].lower())
    return at + 1 if hears and not line.bits[at + 1] & (MARK | QUOTE) else at


def gender_of_verb(low: str, language: Language) -> str | None:
    """The gender that the end of a past verb tells: takes `сказала`, `powiedział`; leaves `сказали`, `говорит`."""
    if "verbs_female" not in language.sections:
        return None
    if low.endswith(tuple(language.sections["verbs_female"])):
        return "female"
    return "male" if low.endswith(tuple(language.sections["verbs_male"])) else None


def _is_nominative(line: Sentence, at: int, verb: int) -> bool:
    """Whether a word ends as the subject of a verb of its gender does; in the present any of both."""
    low, language = line.words[at].lower(), line.language
    if language.has("no_subject", low) or low.endswith(("ом", "ем", "ём", "em")):
        return False  # сказал шёпотом
    gender = gender_of_verb(line.words[verb].lower(), language)
    wanted = [f"agrees_{one}" for one in ("male", "female") if gender in (None, one)]
    return any(low.endswith(tuple(language.sections[heading])) for heading in wanted)
