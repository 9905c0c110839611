"""Outlets that hand on words, by their place in a sentence: `told the agency Westline`, `“…,” she said on the podcast
Open Water`, `in a memo seen by the Skarne Mirror`. English only.

An outlet is known by a word of its name, by the noun before it (`the weekly Anchor`), by its article behind `told`
(`told The Evening Anchor`), or because the document has named it so before.
"""

from __future__ import annotations

from collections.abc import Callable

from loccit.attribution.clauses.clause import Clause
from loccit.attribution.clauses.nouns import is_outlet
from loccit.attribution.sentence import language as lang
from loccit.attribution.sentence.bounds import Range, phrase_ending, phrase_starting
from loccit.attribution.sentence.frames import CAPITAL, MARK, QUOTE, Sentence
from loccit.attribution.sentence.language import given_names

_TO = frozenset(("on", "to", "in", "with", "for", "by"))
_HANDING = frozenset(("by", "to", "with", "in", "on"))
_BODIES = lang.ORGANISATION | lang.PLACE | lang.COUNTRY | lang.ROLE | lang.PEOPLE
_BACK = 8
"""So many tokens before a participle the text stands that it hands on."""

Knows = Callable[[str], bool]
"""Whether a name is that of an outlet which the document has named as one."""


def outlet_beside(line: Sentence, clause: Clause, text: str, knows: Knows) -> Range | None:
    """The outlet to which, or in which, somebody said it, or that has seen the text in which it stands."""
    if clause.sort not in ("report", "act", "call", "beside") or clause.subject is None or clause.rule == "passive":
        return None
    told = clause.cue[1]
    if clause.lemma == "tell" and (found := phrase_starting(line, told)) and _is_one(line, found, text, knows):
        return found
    for at in range(len(line.words) - 1):
        if line.lows[at] not in _TO or _is_inside(at, clause.subject):
            continue
        found = phrase_starting(line, at + 1)
        if not found or not _is_of(line, at, clause) or _is_inside(found[0], clause.subject):
            continue
        if _is_one(line, found, text, knows) or (clause.lemma == "write" and _is_title(line, at, found)):
            return found
    return None


def _is_title(line: Sentence, at: int, found: Range) -> bool:
    """Whether what somebody wrote in is a name of several words, and no place or person: `wrote in Harbour Notes`."""
    names = [line.bits[spot] & CAPITAL and not line.bits[spot] & (_BODIES | lang.TIME) for spot in range(*found)]
    return line.lows[at] == "in" and len(names) > 1 and all(names) and line.lows[found[0]] not in given_names()


def outlet_seeing(line: Sentence, text: str, knows: Knows) -> Range | None:
    """The outlet that has, or prints, the text in which words stand: `in a memo seen by Anchor`."""
    for at in range(2, len(line.words) - 2):
        sees = line.language.has("sees", line.lows[at])
        prints = line.language.has("prints", line.lows[at])
        if not (sees or prints) or line.lows[at + 1] not in _HANDING or not _is_text(line, at):
            continue
        found = phrase_starting(line, at + 2)
        if found and (_is_one(line, found, text, knows) or (sees and _is_named(line, found))):
            return found
    return None


def is_the_outlet(line: Sentence, found: Range) -> bool:
    """Whether a phrase only says that it is an outlet, as of one named before: `the paper`, `the station`."""
    first, end = found
    return end - first == 2 and line.lows[first] == "the" and line.language.has("media", line.lows[first + 1])


def is_headed(line: Sentence, found: Range, name: int) -> bool:
    """Whether the noun before a name says that an outlet has it: `the weekly Anchor`, `public broadcaster STV`."""
    before = name - 1
    if before < found[0] or line.bits[before] & CAPITAL or not line.language.has("media", line.lows[before]):
        return False
    return line.lows[name] not in given_names()


def _is_one(line: Sentence, found: Range, text: str, knows: Knows) -> bool:
    first = found[0]
    if is_the_outlet(line, found) or is_outlet(line, found):
        return True
    name = next((at for at in range(*found) if line.bits[at] & CAPITAL), None)
    if name is None:
        return False
    titled = line.words[first] == "The" and first > 0 and line.bits[first - 1] & lang.TOLD and found[1] - first > 2
    if titled and not any(line.bits[at] & _BODIES for at in range(first + 1, found[1])):
        return True
    return is_headed(line, found, name) or knows(line.surface(text, *found))


def _is_of(line: Sentence, at: int, clause: Clause) -> bool:
    """Whether a preposition belongs to a clause of saying: at the start, behind words, clause, time or talk."""
    if at == 0 or at == clause.last:
        return True
    before, low = line.bits[at - 1], line.lows[at - 1]
    if before & (QUOTE | lang.TIME) or line.words[at - 1] == ",":
        return True
    return line.language.has("meetings", low) or line.language.has("talks", low)


def _is_text(line: Sentence, at: int) -> bool:
    """Whether a participle follows a text in which something stands: `in a memo`, `according to messages`."""
    last = at - 2 if line.words[at - 1] == "," else at - 1
    for spot in range(last, max(last - _BACK, 0), -1):
        if line.bits[spot] & (QUOTE | lang.AUXILIARY | lang.PRONOUN) or (line.bits[spot] & MARK and spot != at - 1):
            return False
        if line.bits[spot] & lang.DOCUMENT or line.language.has("texts", line.lows[spot]):
            found = phrase_ending(line, spot) or (spot, spot + 1)
            return found[0] > 0 and line.lows[found[0] - 1] in ("in", "on", "to", "from")
    return False


def _is_named(line: Sentence, found: Range) -> bool:
    return any(line.bits[at] & CAPITAL for at in range(*found))


def _is_inside(spot: int, found: Range) -> bool:
    return found[0] <= spot < found[1]
