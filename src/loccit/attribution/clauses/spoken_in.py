"""Words in marks out of a speech or a letter that a sentence opens with: `In a speech, Holm listed “three old sins”`.

No verb of saying holds for them; whose speech it is is the subject of the sentence. English only.
"""

from __future__ import annotations

from loccit.attribution.clauses.clause import Clause
from loccit.attribution.sentence import language as lang
from loccit.attribution.sentence.bounds import Range, phrase_starting
from loccit.attribution.sentence.frames import CAPITAL, MARK, QUOTE, Sentence

_OPENING = 12
"""So many tokens has the phrase with which the sentence opens, at most."""
_OWN = frozenset(("a", "an", "his", "her", "their", "its", "the", "one", "another"))
_SPEAKERS = CAPITAL | lang.ROLE | lang.PEOPLE | lang.ORGANISATION | lang.PRONOUN


def spoken_in(line: Sentence, quote: int) -> Clause | None:
    """The clause of the one whose speech a sentence opens with, for a quotation at `quote` that no other holds."""
    if line.language.alike or line.lows[0] != "in" or line.lows[1:2] == [] or line.lows[1] not in _OWN:
        return None
    comma = next((at for at in range(2, min(_OPENING, quote)) if line.words[at] == ","), None)
    spot = next((at for at in range(2, comma or 0) if line.language.has("spoken_texts", line.lows[at])), None)
    if comma is None or spot is None or any(line.bits[at] & QUOTE for at in range(comma)):
        return None
    subject = _up_to_name(line, phrase_starting(line, comma + 1))
    if subject is None or subject[0] <= comma - 1 or subject[1] >= quote - 1:
        return None
    between = line.bits[subject[1] : quote]
    is_one = any(bits & _SPEAKERS for bits in line.bits[subject[0] : subject[1]])
    if not is_one or any(bits & QUOTE for bits in between) or any(bits & lang.WHO for bits in between):
        return None
    if any(line.words[at] == ";" for at in range(subject[1], quote)) or line.bits[quote - 1] & (MARK | lang.WORK):
        return None
    return Clause((spot, spot + 1), "report", "text that holds", subject, line.lows[spot])


def _up_to_name(line: Sentence, found: Range | None) -> Range | None:
    """A phrase up to the end of the first name in it: a verb that no list has may have seemed to go on with it."""
    if found is None:
        return None
    first = next((at for at in range(*found) if line.bits[at] & CAPITAL), None)
    end = next(
        (at for at in range(first or 0, found[1]) if not line.bits[at] & CAPITAL and line.lows[at] != "of"), None
    )
    return (found[0], end) if first is not None and end else found
