"""Quotations inside quotations: whose words they are by the clause beside them, inside the outer one's marks.

Out of `“Holm said ‘never again’,” Pell recalled` come Holm's words, through Pell; `“I told her ‘never again’,” Pell
recalled` are Pell's own; `“‘No,’ said the banker. ‘We lend on boats alone.’”` are both the banker's. Without such a
clause nobody is named.
"""

from __future__ import annotations

from dataclasses import replace

from loccit.attribution.clauses.assign import Governed, governing
from loccit.attribution.clauses.clause import Clause
from loccit.attribution.clauses.cues import find_clauses
from loccit.attribution.sentence.covered import cover, sentences_of
from loccit.attribution.sentence.frames import Frame, Sentence, tokens
from loccit.attribution.sentence.language import UNSAID, Language
from loccit.text.quotes import Quoted


def inner_clause(
    frame: Frame, outer: Quoted, inner: Quoted, language: Language
) -> tuple[Frame, Sentence, int, Governed] | None:
    """The clause that an inner quotation belongs to: with a frame that shows the outer's words, the sentence, the token
    of the inner quotation."""
    bare, line = _sentence_inside(frame, outer, inner, language)
    quote = line.token_at(inner.start) if line else None
    if line is None or quote is None:
        return None
    clauses: list[Clause] = find_clauses(line, language)
    found = governing(line, clauses, quote)
    return (bare, line, quote, found) if found else None


def is_sentence_inside(frame: Frame, outer: Quoted, inner: Quoted, language: Language) -> bool:
    """Whether an inner quotation is a sentence of its own inside the outer one."""
    _, line = _sentence_inside(frame, outer, inner, language)
    return line is not None and not any(word[0].isalnum() for word in line.words)


def is_told(line: Sentence, clause: Clause) -> bool:
    """Whether a clause with its own subject says that something was said: takes `I told`, leaves `I would say`."""
    if clause.rule not in _TELLING or clause.subject is None:
        return False
    return not any(bits & UNSAID for bits in line.bits[clause.subject[1] : clause.cue[0]])


_TELLING = ("verb", "shared verb", "inverted verb", "according to", "quoted as")


def _sentence_inside(frame: Frame, outer: Quoted, inner: Quoted, language: Language) -> tuple[Frame, Sentence | None]:
    bare = _uncovered(frame, outer, language)
    span = next((one for one in sentences_of(bare.masked, language) if one[0] <= inner.start < one[1]), None)
    return bare, tokens(bare, *span, language) if span else None


def _uncovered(frame: Frame, outer: Quoted, language: Language) -> Frame:
    """The frame as one sees it inside the outer quotation: nothing round it, the inner ones covered up."""
    start, end = outer.start + len(outer.mark), outer.end - int(outer.closed)
    inner = [one for one in frame.pairing.stretches if one.depth == 1 and one.closed]
    inner = [one for one in inner if start <= one.start and one.end <= end]
    words = cover(frame.text, inner, language)[start:end]
    return replace(frame, masked=" " * start + words + " " * (len(frame.text) - end), outer=())
