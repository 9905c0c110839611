"""Clauses in other places: before a colon without a verb of speech, and inside the quotation marks.

`Ruun was blunter: “…”` and `The verdict of Ruun: “…”` lead to the words behind them. French and Russian set the clause
inside the marks: `« La grue, explique Ruun, nourrit. »`; a language whose file has `[clauses_inside_marks]` is read so.
"""

from __future__ import annotations

from dataclasses import replace

from loccit.attribution.clauses.clause import Clause
from loccit.attribution.clauses.cues import find_clauses
from loccit.attribution.sentence import language as lang
from loccit.attribution.sentence.bounds import Range
from loccit.attribution.sentence.covered import without_clitics
from loccit.attribution.sentence.frames import CAPITAL, MARK, QUOTE, Frame, Sentence, tokens
from loccit.attribution.sentence.heads import has_name
from loccit.attribution.sentence.language import Language
from loccit.attribution.sentence.topics import main_subject
from loccit.text.quotes import Quoted

_DASHES = ("—", "–", "-")
_BREAKS = (",", ".", *_DASHES)


def colon_clause(line: Sentence, quote: int) -> Clause | None:
    """What stands before a colon and a quotation where no verb says that anybody speaks."""
    colon = quote - 1
    if colon < 1 or line.words[colon] != ":" or any(line.bits[at] & QUOTE for at in range(colon)):
        return None
    subject = _of_name(line, colon) or _alone(line, colon) or _who_is(line, colon) or _who_leads(line, colon)
    return Clause((colon, quote), "report", "colon", subject) if subject else None


def _of_name(line: Sentence, colon: int) -> Range | None:
    """The name in `The verdict of Brita Aas:`, a noun phrase without a verb."""
    first = colon
    while first > 0 and line.bits[first - 1] & (CAPITAL | lang.PARTICLE) and line.lows[first - 1] != "of":
        first -= 1
    if not 1 < first < colon or line.lows[first - 1] != "of" or not line.bits[first] & CAPITAL:
        return None
    return (first, colon) if line.bits[first - 2] & lang.NOUN and first <= 4 else None


def _alone(line: Sentence, colon: int) -> Range | None:
    """The full name that is all before the colon, but for a place behind a comma: `Dorrit Hamm, on the radio:`."""
    end = 0
    while end < colon and line.bits[end] & (CAPITAL | lang.PARTICLE):
        end += 1
    rest = line.bits[end:colon]
    only = end == colon or (line.words[end] == "," and len(rest) < 6 and not any(bits & lang.VERB for bits in rest))
    return (0, end) if only and end > 1 and line.bits[0] & CAPITAL else None


def _who_is(line: Sentence, colon: int) -> Range | None:
    """The person in `Her colleague Jon Pell was less amused:`, who is or has something before the colon."""
    subject = main_subject(line, colon)
    if subject is None or subject[0] > 1:
        return None
    verb = subject[1]
    if not line.bits[verb] & lang.AUXILIARY or any(line.bits[at] & (MARK | lang.VERB) for at in range(verb, colon)):
        return None
    owned = any(line.lows[at].endswith(("’s", "'s")) for at in range(*subject))
    meets = any(line.language.has("getting", line.lows[at]) for at in range(verb, colon))
    if owned or meets:
        return None
    return subject if has_name(line, subject) or line.bits[subject[0]] & lang.PRONOUN else None


def _who_leads(line: Sentence, colon: int) -> Range | None:
    """The person in `Jon Pell, a pilot, has an explanation:`, of whom a word before the colon says that they speak."""
    subject = main_subject(line, colon)
    subject = subject and (_name_beside(line, subject, colon) or subject)
    if subject is None or not (has_name(line, subject) or line.bits[subject[0]] & lang.PRONOUN):
        return None
    if line.language.is_inflected and not line.bits[subject[0]] & lang.PRONOUN:
        return None  # any case may stand first
    subject = _up_to_name(line, subject) if line.language.alike else subject
    said = [line.words[at].lower().replace("’", "'").rpartition("'")[2] for at in range(subject[1], colon)]
    leads = any(line.language.has("leading", word) for word in said)
    return subject if leads and not any(line.language.has("getting", word) for word in said) else None


def _name_beside(line: Sentence, found: Range, colon: int) -> Range | None:
    """The name between commas behind what somebody is: of `L’ex custode, Ada Lindi, non si pente:` the name."""
    first = found[1] + 1
    if not line.language.alike or line.language.is_inflected or line.words[found[1] : first] != [","]:
        return None
    if has_name(line, found) and not line.bits[found[0]] & lang.DETERMINER:
        return None
    first += first < colon and bool(line.bits[first] & lang.HONORIFIC) and not line.bits[first] & CAPITAL
    end = first
    while end < colon and line.bits[end] & (CAPITAL | lang.PARTICLE):
        end += 1
    return (first, end) if end - first > 1 and line.words[end] == "," else None


def _up_to_name(line: Sentence, found: Range) -> Range:
    """A phrase up to the small word behind its first capitals, which may be a verb: `Die Wirtin Ada Lind liefert`."""
    for at in range(found[0] + 1, found[1]):
        if line.bits[at - 1] & CAPITAL and not line.bits[at] & (CAPITAL | lang.PARTICLE):
            return (found[0], at)
    return found


def clause_inside(frame: Frame, quoted: Quoted, language: Language) -> tuple[Frame, Sentence, Clause] | None:
    """The clause that stands inside the marks, with the frame and the sentence in which it was found."""
    if "clauses_inside_marks" not in language.sections or not quoted.closed:
        return None
    bare = replace(frame, masked=without_clitics(frame.text, language), outer=())
    line = tokens(bare, quoted.start + len(quoted.mark), quoted.end - 1, language)
    for clause in find_clauses(line, language):
        if (
            clause.subject
            and language.is_inflected
            and not has_name(line, clause.subject)
            and not _may_speak(line, clause)
        ):
            continue
        breaks = _DASHES if language.has("clauses_inside_marks", "dashes") else _BREAKS
        if clause.rule == "inverted verb" and clause.subject and _is_set_off(line, clause, breaks):
            return bare, line, clause
    return None


def _may_speak(line: Sentence, clause: Clause) -> bool:
    """Whether the subject of a clause is a pronoun or has a word for people."""
    return any(line.bits[at] & (lang.PRONOUN | lang.ROLE | lang.PEOPLE) for at in range(*clause.subject or (0, 0)))


def _is_set_off(line: Sentence, clause: Clause, breaks: tuple[str, ...]) -> bool:
    """Whether marks stand on both sides of a clause, and words before it."""
    behind = clause.last >= len(line.words) or line.words[clause.last] in breaks
    first = clause.first
    while first > 1 and line.bits[first - 1] & lang.AUXILIARY:
        first -= 1
    return first > 1 and behind and line.words[first - 1] in breaks
