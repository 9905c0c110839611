"""Subjects that stand behind their verb: `“…,” said the harbour master`."""

from __future__ import annotations

from loccit.attribution.clauses.verb_second import is_somebody
from loccit.attribution.sentence import language as lang
from loccit.attribution.sentence.bare_nouns import bare_subject
from loccit.attribution.sentence.bounds import Range
from loccit.attribution.sentence.frames import CAPITAL, MARK, QUOTE, Sentence
from loccit.attribution.sentence.heads import can_speak, has_name, is_role
from loccit.attribution.sentence.phrases import is_oblique, subject_after, subject_before


def inverted_subject(line: Sentence, at: int, back: int) -> Range | None:
    """The subject of a verb that stands before it: `“…,” said the harbour master`."""
    if not line.bits[at] & lang.INVERTED or not _may_invert(line, at, back):
        return None
    after = subject_after(line, at)
    if after is None and is_behind_quotation(line, at):
        return bare_subject(line, at)
    if after is None or not is_somebody(line, after):
        return None
    if after[1] - after[0] == 1 and line.language.has("hearers", line.words[after[0]].lower()):
        return None  # „…“, sagte ihm
    if line.language.is_inflected:
        after = _up_to_preposition(line, after)
        if line.words[at - 1] == "," and at and not is_behind_quotation(line, at) and _told_by(line, at):
            return None
    sure = line.language.alike and is_behind_quotation(line, at)
    if not sure and _is_object(line, back, after):
        return None
    if line.bits[after[0]] & lang.PRONOUN and line.language.has("noun_forms", line.lows[at]):
        return None  # the “rigged” claims they shared
    if not is_behind_quotation(line, at) and _is_said_by(line, at, after):
        return None
    if is_behind_quotation(line, at):
        return after
    if line.language.names_in_marks and after[1] < len(line.words) and line.words[after[1]] == "(":
        return None
    return after if ends_clause(line, after[1]) else None


def _up_to_preposition(line: Sentence, found: Range) -> Range:
    """A phrase without what a preposition adds: of `мужчина из Скарна` the man."""
    end = next((at for at in range(found[0] + 1, found[1]) if line.bits[at] & lang.PREPOSITION), found[1])
    return (found[0], end)


def is_behind_quotation(line: Sentence, at: int) -> bool:
    """Whether a quotation stands right before a verb, but for a comma."""
    before = at - 1
    while before > 0 and (line.words[before] in (",", "—", "–", "-") or _is_perfect(line, before)):
        before -= 1
    return before >= 0 and bool(line.bits[before] & QUOTE)


def _is_perfect(line: Sentence, at: int) -> bool:
    """Whether a token is the auxiliary of a participle: takes `ha` of `«…», ha aggiunto`."""
    return line.language.has("perfect", line.words[at].lower())


def _may_invert(line: Sentence, at: int, back: int) -> bool:
    """Whether the verb stands where its subject may follow: at the start, behind a comma or behind a quotation."""
    if at == 0 or back < 0:
        return True
    if _is_opened_by_as(line, at) or _leads_to_colon(line, at):
        return True
    if line.language.is_inflected and at <= _TOLD and all(is_oblique(line, spot) for spot in range(at)):
        return True  # Линдину ответила Анна Холм
    if line.language.has("objects", line.words[back].lower()) and back == at - 1:
        return back > 0 and line.words[back - 1] in (",", "—", "–", "-")  # «…», ci assicura Holm
    direct = back == at - 1 or line.language.has("perfect", line.words[at - 1].lower()) or _is_helped(line, at, back)
    return direct and bool(line.words[back] in (",", "—", "–", "-") or line.bits[back] & QUOTE)


def _is_opened_by_as(line: Sentence, at: int) -> bool:
    """Whether only a word for `as`, pronouns and auxiliaries open a verb’s clause: takes `Comme l’a dit Ada Lind`."""
    first = at - 1
    while first > 0 and at - first < _SMALL and _is_small(line, first):
        first -= 1
    opens = first == 0 or bool(first > 0 and line.bits[first - 1] & MARK)
    return opens and line.language.has("as", line.words[first].lower())


def _leads_to_colon(line: Sentence, at: int) -> bool:
    """Whether a verb with nothing but small words before it has its subject right before a colon and a quotation: takes
    `Así lo explica Ada Lind:`, `Lo dice el alcalde:`."""
    if not line.language.alike or at >= _SMALL or not all(_is_small(line, spot) for spot in range(at)):
        return False
    after = subject_after(line, at)
    colon = after[1] if after else len(line.words)
    ends = line.words[colon : colon + 1] == [":"] and colon + 1 < len(line.bits) and line.bits[colon + 1] & QUOTE
    return bool(ends)


_TOLD = 2
"""So many words may name whoever hears it."""
_SMALL = 5
"""So many small words may open such a clause."""


def _is_small(line: Sentence, at: int) -> bool:
    """Whether a token is a pronoun, an article, an adverb or an auxiliary: takes `Así`, `lo`, `Lo mismo`, `l’a`."""
    small = lang.AUXILIARY | lang.ADVERB | lang.OPENER | lang.DETERMINER | lang.WHO | lang.BREAK
    low = line.words[at].lower()
    is_one = line.bits[at] & small or line.language.has("objects", low) or line.language.has("as", low) or low in _SAME
    speaks = line.lows[at] in ("he", "she", "they", "i", "we")
    return bool(is_one) and not speaks and not line.bits[at] & (CAPITAL | MARK | QUOTE | lang.ROLE)


_SAME = frozenset("mismo mesmo stesso même o se".split())


def _is_helped(line: Sentence, at: int, back: int) -> bool:
    """Whether only auxiliaries stand before a verb: takes `s’est` of `« … », s’est réjouie Ada Lind`."""
    return bool(line.language.alike) and all(line.bits[spot] & lang.AUXILIARY for spot in range(back + 1, at))


def _is_said_by(line: Sentence, at: int, after: Range) -> bool:
    """Whether who speaks stands before the verb, an apposition between: `Mara Holm, the mayor, told Harbour Radio`;
    with a verb that names no hearer only where a nameless noun follows: `Mara Holm, the mayor, said a pilot found it`.
    """
    if not line.bits[at] & lang.TOLD:
        nameless = not line.bits[after[0]] & CAPITAL and not line.language.alike
        if not nameless or sum(line.words[spot] == "," for spot in range(at)) < 2:
            return False
    return _told_by(line, at)


def _told_by(line: Sentence, at: int) -> bool:
    """Whether a name stands as subject before a verb; where names have cases, a full one."""
    before = subject_before(line, at)
    if before is None or not line.language.is_inflected:
        return before is not None and (has_name(line, before) or is_role(line, before))
    return before[1] - before[0] > 1 and bool(line.bits[before[1] - 1] & line.bits[before[1] - 2] & CAPITAL)


def _is_object(line: Sentence, back: int, after: Range) -> bool:
    """Whether a phrase behind a verb that follows a comma is its object: `Holm, the chair, told the meeting`."""
    return back >= 0 and not line.bits[back] & QUOTE and not can_speak(line, after)


def ends_clause(line: Sentence, at: int) -> bool:
    """Whether a clause may end before a token."""
    if at >= len(line.words):
        return True
    bits = line.bits[at]
    if bits & (MARK | QUOTE | lang.TIME | lang.PREPOSITION | lang.ADVERB):
        return line.lows[at] not in ("that",)
    return line.lows[at] in ("who", "whose", "when", "while", "and", "but")


_GOES_ON = lang.PREPOSITION | lang.ADVERB | lang.TIME | lang.BREAK
"""What may follow a verb without a subject: takes `dijo a los vecinos`, `disse infine`, `dice mientras`."""


def is_without_subject(line: Sentence, verb: int) -> bool:
    """Whether nothing behind a verb right behind a quotation can be its subject: `«…», dijo a los vecinos.`"""
    if not is_behind_quotation(line, verb) or verb + 1 >= len(line.bits):
        return is_behind_quotation(line, verb)
    behind = line.bits[verb + 1]
    if behind & (MARK | QUOTE):
        return True
    return bool(behind & _GOES_ON and not behind & CAPITAL) and subject_after(line, verb) is None
