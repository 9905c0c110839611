"""Who carries words that somebody else said: an outlet without a name, one that printed them in a form of its own, one
that asked, one that `made her say` them. English only.

`carrier(line, clause)` gives the tokens of the carrier; `made_to_say(line, at, verb)` the clause of a causative.
"""

from __future__ import annotations

from loccit.attribution.clauses.clause import Clause
from loccit.attribution.clauses.nouns import is_outlet
from loccit.attribution.sentence import language as lang
from loccit.attribution.sentence.bounds import Range, phrase_starting
from loccit.attribution.sentence.frames import CAPITAL, MARK, QUOTE, Sentence
from loccit.attribution.sentence.language import Verb
from loccit.attribution.sentence.phrases import skip_adverbs, subject_before

_ANY = frozenset(("a", "an", "one", "another", "some"))
"""What stands before an outlet that nobody names."""
_AIR = frozenset(("radio", "television", "tv"))
"""These need no name: `told the radio`; `the paper` may be the one that one reads."""
_WITH = frozenset(("with", "to", "for", "by"))
_MAKES = frozenset("make makes made making have has had having".split())
_ITS_FORM = frozenset("form version wording rendering phrasing words translation way shape".split())
"""In what a text is handed on: `in the form in which a magazine had printed it`."""
_THEM = frozenset(("it", "them", "this", "these", "her", "him"))
_REACH = 12
"""So many tokens stand between `in the form` and who printed it, at most."""


def carrier(line: Sentence, clause: Clause) -> Range | None:
    """Who carries what a clause reports."""
    if clause.sort not in ("report", "act", "call", "beside") or clause.subject is None or clause.rule == "passive":
        return None
    return _told(line, clause) or _met(line) or (_asking(line) or _printing(line) if line.quotes else None)


def aired(line: Sentence, text: str) -> str | None:
    """The name of the outlet, in marks, on whose air something was said: `сказала она в эфире «Радио Причал»`."""
    for at in range(len(line.words) - 1):
        if line.language.has("airs", line.words[at].lower()) and line.bits[at + 1] & QUOTE:
            return line.surface(text, at + 1, at + 2).strip(_MARKS)
    return None


_MARKS = "«»“”„\"’‘' \u00a0"


def is_unnamed(line: Sentence, found: Range) -> bool:
    """Whether a phrase is an outlet without a name: takes `a local weekly`, `the radio`; leaves `the paper`."""
    last = found[1] - 1
    if last == found[0] or line.bits[last] & CAPITAL or any(line.bits[at] & lang.PREPOSITION for at in range(*found)):
        return False
    first, head = line.lows[found[0]], line.lows[last]
    if first in _ANY:
        return line.language.has("media", head) or head in _AIR
    return head in _AIR and first in ("the", "state", "public", "local", "national")


def _told(line: Sentence, clause: Clause) -> Range | None:
    """`told a local weekly`, `told the radio`."""
    if clause.lemma not in ("tell", "assure", "inform") or clause.cue[1] >= len(line.words):
        return None
    found = phrase_starting(line, clause.cue[1])
    return found if found and is_unnamed(line, found) else None


def _met(line: Sentence) -> Range | None:
    """`in an interview with a local weekly`."""
    for at in range(1, len(line.words) - 2):
        if line.lows[at] in _WITH and line.lows[at - 1] in ("interview", "interviews", "interviewed", "speaking"):
            found = phrase_starting(line, at + 1)
            if found and is_unnamed(line, found):
                return found
    return None


def _asking(line: Sentence) -> Range | None:
    """`Asked by the Skarne Mirror whether …, he answered that “…”`."""
    at = next((at for at in range(min(3, len(line.lows))) if line.lows[at] in ("asked", "questioned", "pressed")), None)
    if at is None or line.lows[at + 1 : at + 2] != ["by"] or any(bits & lang.PRONOUN for bits in line.bits[:at]):
        return None
    found = phrase_starting(line, at + 2)
    return found if found and (is_unnamed(line, found) or is_outlet(line, found) or _is_house(line, found)) else None


def _is_house(line: Sentence, found: Range) -> bool:
    """Whether a phrase is a name and the noun of an outlet behind it: `the Skarne One television channel`."""
    named = any(line.bits[at] & CAPITAL for at in range(*found))
    return named and line.language.has("media", line.lows[found[1] - 1])


def _printing(line: Sentence) -> Range | None:
    """`in the form in which a magazine had printed it: “…”`, `as the Skarne Mirror rendered them, “…”`."""
    for at, low in enumerate(line.lows):
        if not line.language.has("brings", low) or line.bits[at - 1] & lang.BE or at == 0:
            continue
        found = subject_before(line, at)
        if found is None or not (is_unnamed(line, found) or is_outlet(line, found)):
            continue
        has_object = line.lows[at + 1 : at + 2] and line.lows[at + 1] in _THEM
        if has_object and _is_how(line, found[0] - 1):
            return found
    return None


def _is_how(line: Sentence, at: int) -> bool:
    """Whether the word before a subject says that it tells how words were handed on: `as`, `the form in which`."""
    if at < 0:
        return False
    if line.lows[at] == "as":
        return at == 0 or bool(line.bits[at - 1] & (MARK | QUOTE)) or line.lows[at - 1] in ("words", "just", "or")
    near = range(at, max(at - _REACH, -1), -1)
    return line.lows[at] in ("which", "that") and any(line.lows[spot] in _ITS_FORM for spot in list(near)[:3])


def made_to_say(line: Sentence, at: int, verb: Verb) -> Clause | None:
    """`The magazine made her say that …`: her words, through the magazine."""
    if verb.lemma != "say" or verb.shape not in ("base", "ing") or line.language.alike:
        return None
    for spot in range(at - 1, max(at - _OBJECT, 0), -1):
        if (
            line.bits[spot] & (MARK | QUOTE | lang.BREAK | lang.PREPOSITION | lang.AUXILIARY)
            and line.lows[spot] not in _MAKES
        ):
            return None
        if line.lows[spot] not in _MAKES:
            continue
        pronoun = line.lows[spot + 1] in ("him", "her", "them")
        found = (spot + 1, spot + 2) if pronoun else phrase_starting(line, spot + 1)
        through = subject_before(line, spot)
        if found and through and found[1] == skip_adverbs(line, at - 1) + 1 and _may_say(line, found):
            return Clause((at, at + 1), verb.sort, "quoted as", found, verb.lemma, through)
        return None
    return None


_OBJECT = 7
"""So many tokens stand between `made` and `say`, at most."""


def _may_say(line: Sentence, found: Range) -> bool:
    is_one = lang.ROLE | lang.HONORIFIC | lang.PRONOUN
    return any(line.bits[at] & (is_one | CAPITAL) for at in range(*found)) and line.lows[found[0]] not in ("it", "you")
