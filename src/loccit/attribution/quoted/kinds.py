"""What a quoted stretch is: somebody's sentence, a fragment of it, a title, or a term at arm's length."""

from __future__ import annotations

import re

from loccit.attribution.clauses.assign import Governed
from loccit.attribution.sentence import language as lang
from loccit.attribution.sentence.covered import PAUSE
from loccit.attribution.sentence.frames import CAPITAL, MARK, QUOTE, Sentence
from loccit.attribution.sentence.language import Language

SHORT = 3
"""A stretch of so many words without a cue is a term at arm's length: the best single sign there is (measured)."""
_WORD = re.compile(r"[^\W_][\w’'-]*")
_SMALL = frozenset(
    [
        "a",
        "an",
        "the",
        "of",
        "and",
        "or",
        "for",
        "to",
        "in",
        "on",
        "at",
        "by",
        "with",
        "from",
        "de",
        "la",
        "le",
        "und",
        "der",
        "die",
        "das",
        "et",
        "y",
        "e",
        "la",
        "los",
        "van",
        "von",
        "as",
        "is",
    ]
)
_MARKS = "“”\"„«»‘’'`「」『』 …[("
_INNER_STOP = re.compile(r"[.!?]\s+\S|[!?…]")
_SENTENCE = re.compile(r"[.!?…,;—–-][”\"’»'“]*\Z")


def is_title(line: Sentence, quote: int, words: str, language: Language) -> bool:
    """Whether a stretch names a work, a programme or an event.

    Takes `the film “Night Ferry”`, `on “Harbour Tonight”`, `her “Open Water” campaign`; leaves `“Crooked Pier” is what
    he called it`. A row of capitals needs a word of works, or a preposition, a possessive or an article before it.
    """
    if is_nickname(line, quote):
        return False
    before = line.lows[quote - 1] if quote else ""
    bits = line.bits[quote - 1] if quote else 0
    after = line.bits[quote + 1] if quote + 1 < len(line.bits) else 0
    if before in ("titled", "entitled", "headlined") or language.has("is_called", before):
        return True
    if language.names_in_marks and is_name_in_marks(line, quote, words):
        return True
    if not looks_like_title(words):
        return False
    if language.capitalises_nouns and not (bits & lang.WORK or _is_outlet(words, language)):
        return _is_noun(line, quote - 1) if quote else False
    if language.has("performs", before) and count_words(words) > 1:
        return True
    if before == "," and quote > 1 and line.bits[quote - 2] & lang.WORK:
        return True
    single = len(_WORD.findall(words)) == 1
    if bits & lang.WORK or (after & lang.WORK and not bits & (lang.VERB & ~CAPITAL)):
        return not bits & lang.VERB or bool(bits & lang.WORK)
    if _is_owned(line, quote) or (bits & lang.TOLD and line.lows[quote + 1 : quote + 2] == ["that"]):
        return True  # tells ‘The Story’ that
    if single:
        return before == "on" and not words.rstrip('”"’»').endswith((".", "!", "?"))
    return bool(bits & (lang.PREPOSITION | lang.DETERMINER) and before not in ("as", "about", "by", "that", "to"))


def is_name_in_marks(line: Sentence, quote: int, words: str) -> bool:
    """Whether a few words in marks inside a sentence begin with a capital, as no fragment of one does.

    Takes `движение «Тихий причал»`, `l’association « Quai libre »`; leaves `sagt: „Nie wieder“`, `disse “Nunca”`.
    """
    inner = words.strip("“”\"„«»‘’'` \u00a0")
    if not inner[:1].isupper() or count_words(inner) > LONGEST_NAME or _INNER_STOP.search(words) or inner[-1:] in ".,;":
        return False
    at = quote
    while at > 1 and (line.words[at - 1] == "," or line.lows[at - 1] == "and") and line.bits[at - 2] & QUOTE:
        at -= 2
    if at > 1 and line.language.has("participles", line.lows[at - 1]) and not line.bits[at - 2] & lang.AUXILIARY:
        return True  # un proyecto llamado «Muelle nuevo»
    return at > 0 and not line.bits[at - 1] & (MARK | QUOTE | lang.VERB) and line.lows[at - 1] != "that"


LONGEST_NAME = 5
"""So many words has a name in marks at most."""


def _is_owned(line: Sentence, quote: int) -> bool:
    """Whether somebody owns what stands in marks: `her paper’s “Open Water”`, `Skarne News’ “Night Ferry”`."""
    before = line.lows[quote - 1] if quote else ""
    if before in ("’", "'") and quote > 1 and line.lows[quote - 2].endswith("s"):
        return True
    return before.endswith(("’s", "'s", "s’", "s'")) and not line.bits[quote - 1] & lang.AUXILIARY


def _is_noun(line: Sentence, at: int) -> bool:
    """Whether a noun stands right before a stretch that is its name: `der Radiosender „Skarne Eins“`."""
    return line.words[at][0].isupper() and at > 0 and not line.bits[at] & (lang.VERB | lang.DETERMINER | MARK)


def _is_outlet(words: str, language: Language) -> bool:
    """Whether a stretch is the name of a paper or a station: `die „Skarner Zeitung“`."""
    return any(language.bits.get(word.lower(), 0) & lang.PUBLICATION for word in _WORD.findall(words))


def is_nickname(line: Sentence, quote: int) -> bool:
    """Whether a stretch stands inside a name: takes `Edvin “Tiny” Strand`; leaves `Prices “will rise,” Strand said`."""
    is_between = 0 < quote < len(line.bits) - 1 and bool(line.bits[quote - 1] & line.bits[quote + 1] & CAPITAL)
    return is_between and line.words[quote][-1] != PAUSE


def is_honour(line: Sentence, quote: int) -> bool:
    """Whether a stretch names a medal or an honour, which is a name and no title of a work."""
    before = [low for low in line.lows[max(quote - 2, 0) : quote] if low not in ("of", "the")]
    return bool(before) and line.language.has("honours", before[-1])


def is_title_in_note(line: Sentence, quote: int, words: str, governed: Governed | None) -> bool:
    """Whether a stretch in a note is a title, as most are: no verb of speech stands right before or behind it."""
    if governed is None or (governed.where == "around" and words.strip(_MARKS)[:1].islower()):
        return not words.strip(_MARKS)[:1].islower()
    clause = governed.clause
    if line.language.has("cites", clause.lemma) and line.lows[quote - 1] == "in":
        return True  # E. Holm, quoted in “Fares to rise”
    if (looks_like_title(words) and count_words(words) > 1) or governed.where == "around":
        return True
    return not (quote - clause.cue[1] < 8 and clause.sort in ("report", "call", "act", "noun"))


def looks_like_title(words: str) -> bool:
    """Whether every word but the small ones begins with a capital or a figure, and no sentence ends inside.

    >>> looks_like_title("“Face the Harbour,”"), looks_like_title("“Face it.”")
    (True, False)
    """
    found = _WORD.findall(words)
    if not found or len(found) > 14 or _INNER_STOP.search(words):
        return False
    return (
        all(word[0].isupper() or word[0].isdigit() or word in _SMALL for word in found)
        and found[0][0] != "’"
        and found != ["I"]
    )


def kind_of(line: Sentence, quote: int, words: str, governed: Governed | None) -> str:
    """direct, partial or scare for a stretch that is no title."""
    inner = words.strip("“”\"„«»‘’'`「」『』 …")
    if governed is None:
        return "scare"
    if not inner[:1].isupper() and not inner[:1].isdigit() and not inner.startswith("["):
        return "partial"
    if quote and not line.bits[quote - 1] & (MARK | QUOTE):
        verb = line.bits[quote - 1] & lang.VERB and governed.clause.cue[1] == quote
        return "direct" if verb and _SENTENCE.search(words) and governed.clause.sort != "call" else "partial"
    if quote == 0 or line.words[quote - 1] == ":":
        return "direct"
    if governed.clause.sort == "call" and len(_WORD.findall(inner)) <= SHORT:
        return "partial"
    return "direct" if _SENTENCE.search(words) or len(_WORD.findall(inner)) > SHORT else "partial"


def is_finite(words: str) -> bool:
    """Whether one word in marks looks like a verb: takes `“deplores”`, leaves `“rose”`."""
    return words.strip("“”\"„«»‘’'`.,").endswith(("s", "ed"))


def count_words(words: str) -> int:
    """How many words a stretch has."""
    return len(_WORD.findall(words))
