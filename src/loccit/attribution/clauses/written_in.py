"""Words that stand in a text, and whose text it is: `« … », lit-on dans le rapport de la Chambre des quais`.

A clause without anybody (`heißt es`, `si legge`, `lê-se`) says only that the words before it are written; behind a
preposition follow a word for a text and who made it. Without the last nobody is named. The clauses are in the
languages' files (`[written]`).
"""

from __future__ import annotations

from loccit.attribution.clauses.clause import Clause
from loccit.attribution.sentence import language as lang
from loccit.attribution.sentence.appositions import SIDES
from loccit.attribution.sentence.bounds import Range, phrase_starting
from loccit.attribution.sentence.frames import CAPITAL, MARK, QUOTE, Sentence
from loccit.attribution.sentence.heads import can_speak

_BETWEEN = 4
"""So many words stand between such a clause and its text at most: takes `heißt es weiter in der`."""
_LONGEST = 5
"""So many words has the phrase of a text before its maker at most: `der letzten schriftlichen Mitteilung`."""


def written_clause(line: Sentence, quote: int) -> Clause | None:
    """The clause right behind the quotation at `quote` that says in whose text it is written."""
    first = quote + 1
    while first < len(line.words) and line.words[first] in SIDES:
        first += 1
    end = _end_of_cue(line, first)
    text = _text_behind(line, end) if end else None
    maker = _maker(line, text) if text else None
    return Clause((first, end), "report", "inverted verb", maker, "") if maker else None


def _end_of_cue(line: Sentence, first: int) -> int:
    """Where a clause ends that says that something is written; 0 where none begins at `first`."""
    for phrase in line.language.phrases.get("written", ()):
        words = phrase.split()
        end = first + len(words)
        if line.lows[first:end] == words or [word.lower() for word in line.words[first:end]] == words:
            return end
    return 0


def _text_behind(line: Sentence, start: int) -> int | None:
    """The word for a text behind a preposition: `Mitteilung` of `in einer Mitteilung der Reederei`."""
    at = start
    while at < min(start + _BETWEEN, len(line.bits)) and not line.bits[at] & (lang.PREPOSITION | MARK | QUOTE):
        at += 1
    if at >= len(line.bits) or not line.bits[at] & lang.PREPOSITION:
        return None
    for text in range(at + 1, min(at + 1 + _LONGEST, len(line.bits))):
        if line.bits[text] & lang.DOCUMENT or line.words[text].lower().endswith(_TEXTS):
            return text
        if line.bits[text] & (MARK | QUOTE | lang.VERB | lang.PREPOSITION):
            return None
    return None


_TEXTS = ("mitteilung", "bericht", "erklärung", "schreiben", "gutachten", "papier", "protokoll")
"""How German compounds end that are texts: `Pressemitteilung`."""


_GENITIVE = ("der", "ihrer", "seiner")
"""Articles of a German genitive that leaves its noun as it is: behind `des` it ends in another way."""


def _maker(line: Sentence, text: int) -> Range | None:
    """Who made a text, by `of` or a genitive behind it: `der Reederei Holm`."""
    at = text + 1
    if at >= len(line.words):
        return None
    tied = line.lows[at] in ("of", "from", "by")
    is_genitive = line.language.capitalises_nouns and line.words[at].lower() in _GENITIVE
    if not tied and not is_genitive:
        return None
    found = phrase_starting(line, at + tied)
    if found is None or not can_speak(line, found) or line.bits[found[0]] & lang.PRONOUN:
        return None
    known = lang.ORGANISATION | lang.ROLE | lang.PEOPLE | lang.PUBLICATION | CAPITAL
    no_one = lang.TIME | lang.PLACE | lang.COUNTRY
    bits = line.bits[slice(*found)]
    return found if any(one & known and not one & no_one for one in bits) else None
