"""Whether one capitalised word that nobody of the cast has for a name is a noun or an adverb, and names no person.

German gives every noun a capital, and a sentence gives one to its first word. What shows a noun: an adjective or a
determiner right before it, an article before it elsewhere, a verb of several, the ending of its compound
(`[noun_endings]` in the language's file).
"""

from __future__ import annotations

import functools
import re

from loccit.attribution.persons.cast import Cast
from loccit.attribution.sentence import language as lang
from loccit.attribution.sentence.bounds import Range
from loccit.attribution.sentence.frames import CAPITAL, Sentence
from loccit.attribution.sentence.heads import kind_of_head
from loccit.attribution.sentence.language import given_names

_ARTICLES = (
    "der die das den dem des ein eine einen einem einer eines kein keine keinen keiner im am zum zur vom beim ins"
    " diese dieser dieses diesen diesem mein meine meinen sein seine seinen ihr ihre ihren unser unsere"
)
_DECLINED = ("e", "en", "em", "er", "es")
_PAST = ("te", "ten")
"""How adjectives end, and how verbs do that no list has: `schnaubte Holm`."""
_NO_ADJECTIVE = frozenset(
    "weiter wieder leider lieber sicher bisher seither vorher nachher immer daher eben neben".split()
)
_SHORTEST = 4
"""Letters of an adjective in its forms."""
_ADVERB = re.compile(
    r".{3,}(?:ous|ic(?:al)?|ate|ant|ent|ing|ed|ab|ib|ial|ual|ive|ful|less|ish|ar)ly|.{4,}(?:soever|wards)"
)
"""English adverbs by their endings: takes `Hilariously`, `Afterwards`; leaves `Kelly`, `Emily`, `Connolly`."""


def is_common_word(cast: Cast, line: Sentence, found: Range, head: Range) -> bool:
    """Whether the one word of `head`, in the phrase `found` of a sentence, is common."""
    low, language = line.lows[head[0]], line.language
    if head[1] - head[0] != 1 or low in given_names():
        return False
    if not language.capitalises_nouns:
        return head[0] == 0 and may_be_common(low, cast)
    return may_be_common(low, cast) or _is_described(line, head[0]) or _is_of_several(line, found, head)


def may_be_common(low: str, cast: Cast) -> bool:
    """Whether a word by itself, or what the document sets before it elsewhere, shows that it names nobody."""
    language = cast.language
    if low in given_names():
        return False
    if not language.capitalises_nouns:
        return not language.alike and bool(_ADVERB.fullmatch(low))
    return language.has_ending("noun_endings", low.rpartition("-")[2]) or low in nouns_of(cast)


def kind_of_word(line: Sentence, head: Range) -> str | None:
    """The kind of source that a common word is; None of a thing, and of what no ending tells: that says nothing."""
    kind = kind_of_head(line, head)
    is_known = kind != "organisation" or line.language.has_ending("body_endings", line.lows[head[0]])
    return kind if is_known else None


def nouns_of(cast: Cast) -> frozenset[str]:
    """The single capitalised words, in lower case, before which the document sets an article; behind a comma it is a
    pronoun: `…, die Holm sah`."""
    if cast.nouns is None:
        cast.nouns = frozenset(map(str.lower, _behind_article().findall(cast.whole)))
    return cast.nouns


@functools.cache
def _behind_article() -> re.Pattern[str]:
    words = "|".join(_ARTICLES.split())
    return re.compile(rf"(?<![,;–(] )(?<!von )\b(?i:{words}) ([A-ZÄÖÜ][a-zäöüß]+)\b(?!-| [A-ZÄÖÜ])")


def _is_described(line: Sentence, at: int) -> bool:
    """Whether an adjective or a determiner stands right before a noun: takes `ältere Menschen`, `keinen Ball`."""
    if at == 0:
        return False
    low, bits = line.lows[at - 1], line.bits[at - 1]
    if bits & (lang.DETERMINER | lang.POSSESSIVE) and not bits & CAPITAL:
        return True
    is_form = low.endswith(_DECLINED) and not low.endswith(_PAST) and low not in _NO_ADJECTIVE
    return is_form and not bits and len(low) >= _SHORTEST and low.isalpha() and line.words[at - 1].islower()


def _is_of_several(line: Sentence, found: Range, head: Range) -> bool:
    """Whether the verb of one word is that of several: takes `Umfragen zeigen`, `sagen Anwälte`."""
    if found[1] - found[0] != 1:
        return False
    behind = line.lows[head[1]] if head[1] < len(line.lows) else ""
    for at in (head[0] - 1, head[1]):
        if 0 <= at < len(line.lows) and line.bits[at] & lang.VERB and line.lows[at].endswith("en"):
            return behind not in ("und", ",")
    return False
