"""Quotations inside quotations: whose words they are by the clause beside them, inside the outer one's marks.

Out of `“Holm said ‘never again’,” Pell recalled` come Holm's words, through Pell; `“I told her ‘never again’,” Pell
recalled` are Pell's own. Without such a clause nobody is named.
"""

from __future__ import annotations

from dataclasses import replace

from loccit.attribution.clauses.assign import Governed, governing
from loccit.attribution.clauses.clause import Clause
from loccit.attribution.clauses.cues import find_clauses
from loccit.attribution.sentence.covered import INSIDE, SENTENCE_END, sentences_of
from loccit.attribution.sentence.frames import Frame, Sentence, tokens
from loccit.attribution.sentence.language import UNSAID, Language
from loccit.text.quotes import Quoted


def inner_clause(
    frame: Frame, outer: Quoted, inner: Quoted, language: Language
) -> tuple[Frame, Sentence, int, Governed] | None:
    """The clause that an inner quotation belongs to: with a frame that shows the outer's words, the sentence, the token
    of the inner quotation."""
    bare = _uncovered(frame, outer, inner)
    span = next((one for one in sentences_of(bare.masked, language) if one[0] <= inner.start < one[1]), None)
    if span is None:
        return None
    line = tokens(bare, *span, language)
    quote = line.token_at(inner.start)
    clauses: list[Clause] = find_clauses(line, language) if quote is not None else []
    found = governing(line, clauses, quote) if quote is not None else None
    return (bare, line, quote, found) if found and quote is not None else None


def is_told(line: Sentence, clause: Clause) -> bool:
    """Whether a clause with its own subject says that something was said: takes `I told`, leaves `I would say`."""
    if clause.rule not in ("verb", "inverted verb", "according to", "quoted as") or clause.subject is None:
        return False
    return not any(bits & UNSAID for bits in line.bits[clause.subject[1] : clause.cue[0]])


def _uncovered(frame: Frame, outer: Quoted, inner: Quoted) -> Frame:
    """The frame as one sees it inside the outer quotation: nothing round it, the inner one covered up."""
    start, end = outer.start + len(outer.mark), outer.end - int(outer.closed)
    stops = frame.text[inner.start : inner.end].rstrip("”’\"'»")[-1:] == "."
    covered = INSIDE * (inner.end - inner.start - 1) + (SENTENCE_END if stops else INSIDE)
    words = frame.text[start : inner.start] + covered + frame.text[inner.end : end]
    return replace(frame, masked=" " * start + words + " " * (len(frame.text) - end), outer=())
