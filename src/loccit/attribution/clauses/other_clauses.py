"""Clauses inside the quotation marks.

French and Russian set them there: `« La grue, explique Ruun, nourrit. »`; a language whose file has
`[clauses_inside_marks]` is read so.
"""

from __future__ import annotations

from dataclasses import replace

from loccit.attribution.clauses.clause import Clause
from loccit.attribution.clauses.cues import find_clauses
from loccit.attribution.sentence import language as lang
from loccit.attribution.sentence.covered import without_clitics
from loccit.attribution.sentence.frames import Frame, Sentence, tokens
from loccit.attribution.sentence.heads import has_name
from loccit.attribution.sentence.language import Language
from loccit.text.quotes import Quoted

_DASHES = ("—", "–", "-")
_BREAKS = (",", ".", *_DASHES)


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
