"""Who speaks in a language whose verb stands second (German), where anything may stand before it.

`In einem Interview sagte Holm`, `Dem Spiegel sagte Holm`, `Dazu erklärte Holm`: what stands before the verb is no
subject where a preposition or an oblique article opens it; then it stands behind the verb. `Holm wird mit den
Worten zitiert` and `Die Zeitung zitiert Holm` are Holm's words. A language whose file has `[verb_second]` is read so.
"""

from __future__ import annotations

from itertools import pairwise

from loccit.attribution.clauses.clause import Clause
from loccit.attribution.sentence import language as lang
from loccit.attribution.sentence.bare_nouns import behind_hearer
from loccit.attribution.sentence.bounds import Range, phrase_ending, phrase_starting
from loccit.attribution.sentence.frames import CAPITAL, MARK, QUOTE, Sentence
from loccit.attribution.sentence.heads import has_name
from loccit.attribution.sentence.language import Verb, given_names
from loccit.attribution.sentence.phrases import subject_before

REACH = 16
"""So many tokens may stand between the parts of a verb."""


def is_verb_second(line: Sentence) -> bool:
    """Whether the verb of the sentence's language stands second."""
    return "verb_second" in line.language.sections


def subject_of(line: Sentence, at: int, found: Range | None) -> tuple[Range | None, str]:
    """The subject of the verb at `at`, and the form of its clause; `found` is the phrase before the verb.

    Takes `Holm` of `Im Mai sagte Holm`; gives None where neither phrase can be who speaks.
    """
    found = found and _with_genitive(line, found)
    if found and _ends_clause(line, at) and (told := _behind_that(line, at)):
        return told, "verb"
    first = behind_hearer(line, at + 1)
    is_object = line.lows[first : first + 1] == ["it"] and first + 1 < len(line.bits) and line.bits[first + 1] & CAPITAL
    after = phrase_starting(line, first + bool(is_object))  # so formuliert es Holm
    after = None if after and _is_hearer(line, after) else after
    if after and _must_be_subject(line, at, found, after):
        return after, "inverted verb"
    if found and _may_be_subject(line, found):
        return (found, "verb") if is_somebody(line, found) else (None, "verb")
    if after and _may_be_subject(line, after) and _speaks(line, after):
        return after, "inverted verb"
    return _of_subordinate(line, at), "verb"


def first_subject(line: Sentence, at: int) -> Range | None:
    """Who opens a sentence whose second verb is at `at`: Holm, in `Holm schüttelte den Kopf und sagte:`."""
    found = phrase_starting(line, 0)
    if (
        found is None
        or found[0]
        or any(line.bits[spot] & QUOTE or line.words[spot] in (";", ":") for spot in range(at))
    ):
        return None
    end = found[0] + 1
    while end < min(found[1], at) and (line.words[end][0].isupper() or line.bits[end] & lang.PARTICLE):
        end += 1
    is_one = line.bits[0] & (lang.PRONOUN | CAPITAL) or any(bits & _SPEAKERS for bits in line.bits[:end])
    only = end < at and line.words[end].islower() and not line.bits[end] & (lang.PREPOSITION | lang.DETERMINER)
    return (0, end) if is_one and only and _may_be_subject(line, (0, end)) else None


def _ends_clause(line: Sentence, at: int) -> bool:
    """Whether a verb is the last word of its clause, as in a subordinate one."""
    return at + 1 < len(line.bits) and bool(line.bits[at + 1] & (MARK | QUOTE))


def _behind_that(line: Sentence, at: int) -> Range | None:
    """The subject of a verb at the end of a clause with `dass`: Holm, in `sie weiß noch, dass Holm zu ihr sagte:`."""
    for spot in range(at - 2, max(at - REACH, 0), -1):
        if line.bits[spot] & (MARK | QUOTE):
            return None
        if line.lows[spot] == "that" and line.words[spot - 1] == ",":
            found = phrase_starting(line, spot + 1)
            is_one = found and found[1] <= at and (has_name(line, found) or line.lows[found[0]] in ("he", "she"))
            return found if is_one and found and _may_be_subject(line, found) and _speaks(line, found) else None
    return None


def _is_hearer(line: Sentence, found: Range) -> bool:
    """Whether a phrase is a pronoun that only hears: takes `ihm` of `sagte ihm`."""
    return found[1] - found[0] == 1 and line.language.has("hearers", line.words[found[0]].lower())


def _must_be_subject(line: Sentence, at: int, found: Range | None, after: Range) -> bool:
    """Whether the phrase behind a verb speaks whatever stands before: `Die Pläne nannte er`, `Als er ging, sagte Holm`,
    `Der Hafenzeitung sagte Ada Lind`."""
    if line.lows[after[0]] in _NOMINATIVE and after[1] - after[0] == 1:
        return True
    if found is None or not _may_be_subject(line, after) or not _speaks(line, after):
        return False
    if found == (at - 1, at) and at - 1 in (0, 1) and line.bits[after[0]] & CAPITAL:
        if line.language.has("hearing", line.words[at].lower()) and not _is_adverbial(line, found):
            return False  # Lind fragte Holm
        return not line.language.capitalises_nouns or line.lows[at - 1] not in given_names()
    if line.words[at - 1] == ",":
        return bool(line.bits[at] & lang.INVERTED) or not has_name(line, found)
    named = line.bits[after[0]] & line.bits[after[1] - 1] & CAPITAL and after[1] - after[0] > 1
    return bool(named and line.bits[found[1] - 1] & lang.PUBLICATION)


_NOMINATIVE = frozenset(("he", "i", "we", "man"))
"""Pronouns that are subjects wherever they stand."""


def is_somebody(line: Sentence, found: Range) -> bool:
    """Whether a phrase can speak: leaves a noun made of a verb or an adjective, `die Entscheidung`."""
    if not line.language.capitalises_nouns or found[1] - found[0] > 3:
        return True
    if any(bits & (_SPEAKERS | lang.DOCUMENT) for bits in line.bits[slice(*found)]):
        return True
    return not line.words[found[1] - 1].endswith(("ung", "ungen", "heit", "heiten", "keit", "keiten"))


def cited(line: Sentence, at: int, verb: Verb) -> Clause | None:
    """Whose words are cited: `wird Holm … zitiert`, `Die Zeitung zitiert Holm` (through the paper)."""
    for spot in range(at - 1, max(at - REACH, -1), -1):
        if line.lows[spot] == "is":
            subject = subject_beside(line, spot)
            return Clause((at, at + 1), verb.sort, "quoted as", subject, verb.lemma) if subject else None
    if told := _cited_by(line, at):
        return Clause((at, at + 1), verb.sort, "quoted as", told[0], verb.lemma, told[1])
    named, paper = phrase_starting(line, at + 1), subject_before(line, at)
    if named is None or not _speaks(line, named) or (paper and not _may_be_subject(line, paper)):
        return None
    return Clause((at, at + 1), verb.sort, "quoted as", named, verb.lemma, paper)


def _cited_by(line: Sentence, at: int) -> tuple[Range, Range] | None:
    """Who is cited, and by whom, where both stand behind the verb, or a phrase between: `In seinem Buch zitiert Holm
    eine Lotsin: „…“`, `Holm zitiert in seinem Buch die Lotsin mit den Worten: „…“`."""
    first = phrase_starting(line, at + 1)
    by = subject_before(line, at)
    if first is None and at + 2 < len(line.bits) and line.bits[at + 1] & lang.PREPOSITION:
        between = phrase_starting(line, at + 2)
        first = between and (at + 1, between[1])
    elif first and (by is None or not _may_be_subject(line, by)):
        by = first
    named = phrase_starting(line, first[1]) if first else None
    if first is None or by is None or named is None or not _may_be_subject(line, by) or not _speaks(line, by):
        return None
    from_where = phrase_starting(line, named[1] + 1) if line.bits[named[1]] & lang.PREPOSITION else None
    end = from_where[1] if from_where and line.words[named[1]] != "mit" else named[1]
    behind = line.words[end : end + 3]
    leads = behind[:1] == [":"] or behind == ["mit", "den", "Worten"]
    return (named, by) if leads and not line.bits[named[0]] & lang.PREPOSITION else None


def subject_beside(line: Sentence, auxiliary: int) -> Range | None:
    """The subject before or behind an auxiliary."""
    before = phrase_ending(line, auxiliary - 1) if auxiliary else None
    if auxiliary > 1 and line.words[auxiliary - 1] == ",":
        before = subject_before(line, auxiliary)
    before = before and _with_genitive(line, before)
    if before and _may_be_subject(line, before):
        return before
    after = phrase_starting(line, auxiliary + 1)
    return after if after and _may_be_subject(line, after) and _speaks(line, after) else None


def _of_subordinate(line: Sentence, at: int) -> Range | None:
    """The subject of a verb at the end: `Wie Holm am Montag sagte,`, `„…“, hatte Holm im Mai gesagt`."""
    if at + 1 < len(line.bits) and not line.bits[at + 1] & (MARK | QUOTE) and line.lows[at + 1] != "has":
        return None
    for spot in range(at - 1, max(at - REACH, -1), -1):
        if line.lows[spot] == "wie":
            return phrase_starting(line, spot + 1)
        if line.words[spot] in _RELATIVE and spot > 1 and line.words[spot - 1] == ",":
            return _named_relative(line, spot, at)
        if line.lows[spot] == "has":
            return subject_beside(line, spot)
        if line.bits[spot] & QUOTE:
            return None
    return None


_RELATIVE = ("der", "die")


def _named_relative(line: Sentence, who: int, at: int) -> Range | None:
    """The name before a relative clause that nobody else is the subject of: `Holm, der vor Gericht sagte,`."""
    found = phrase_ending(line, who - 2)
    between = range(who + 1, at)
    other = any(line.bits[spot] & (lang.PRONOUN | lang.DETERMINER | MARK) for spot in between)
    other = other or (who + 1 < at and line.words[who + 1][0].isupper())
    return found if found and has_name(line, found) and not other else None


def _with_genitive(line: Sentence, found: Range) -> Range:
    """A phrase with the noun whose owner it is: of `der Behörde` in `der Sprecher der Behörde` all."""
    first = found[0]
    while first > 1 and line.language.has("genitive", line.words[first]) and line.words[first - 1][:1].isupper():
        before = phrase_ending(line, first - 1)
        if before is None:
            break
        first = before[0]
    return (first, found[1])


def _speaks(line: Sentence, found: Range) -> bool:
    """Whether a phrase is a pronoun, a name, or a noun of people: one capital is no name where nouns have them."""
    bits = line.bits[found[0] : found[1]]
    if any(one & _SPEAKERS for one in bits) or bits[0] & CAPITAL:
        return True
    return any(one & other & CAPITAL for one, other in pairwise(bits))


_SPEAKERS = lang.ROLE | lang.HONORIFIC | lang.PEOPLE | lang.ORGANISATION | lang.PUBLICATION | lang.PRONOUN


def _may_be_subject(line: Sentence, found: Range) -> bool:
    return not _is_oblique(line, found) and not _is_adverbial(line, found) and not _lacks_noun(line, found)


def _lacks_noun(line: Sentence, found: Range) -> bool:
    """Whether a phrase has no noun, where each has a capital: takes `sehr schön`."""
    last = found[1] - 1
    small = not line.words[last][0].isupper() and not line.bits[last] & (lang.PRONOUN | MARK)
    return small and line.language.capitalises_nouns and found[1] - found[0] > 1


def _is_oblique(line: Sentence, found: Range) -> bool:
    """Whether a phrase stands behind a preposition or begins with an article that no subject has: `dem Spiegel`."""
    before = line.bits[_before_offices(line, found[0])] if found[0] else 0
    if found[0] and line.words[found[0] - 1].lower() == "als":
        return True
    if found[1] - found[0] > 1 and line.bits[found[0]] & lang.PREPOSITION and found[0] == 0:
        return True  # Gegenüber dem Spiegel sagte Ada Lind
    return bool(before & lang.PREPOSITION) or line.language.has("oblique", line.words[found[0]].lower())


def _before_offices(line: Sentence, first: int) -> int:
    """The token before a name and what somebody is: of `Zu Hafenchef Ada Lind` the preposition."""
    at = first - 1
    while at > 0 and line.bits[at] & (lang.ROLE | lang.HONORIFIC) and not line.bits[at] & lang.PREPOSITION:
        at -= 1
    return at


def _is_adverbial(line: Sentence, found: Range) -> bool:
    """Whether a phrase only says when or how: takes `Montag`, `Dazu`, `Im Mai 2031`."""
    if line.bits[found[0]] & lang.PRONOUN:
        return False
    times = lang.TIME | lang.ADVERB | lang.PREPOSITION | lang.OPENER
    return all(
        line.bits[at] & times or line.language.has("adverbial", line.words[at].lower()) or line.words[at].isdigit()
        for at in range(*found)
    ) or (bool(line.bits[found[1] - 1] & lang.TIME) and not line.bits[found[0]] & CAPITAL)
