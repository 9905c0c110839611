"""A short paragraph that leads to the next: of whom it speaks, where it is one sentence about one person.

`The pilot Ada Lind agreed.` or `She agreed.`, and below it a paragraph that is a quotation: the words are hers.
"""

from __future__ import annotations

from loccit.attribution.clauses.clause import Clause
from loccit.attribution.sentence.frames import Frame, Sentence, tokens
from loccit.attribution.sentence.heads import has_name
from loccit.attribution.sentence.language import Language
from loccit.attribution.sentence.topics import main_subject

LONGEST_LEAD = 140
"""So many characters has such a paragraph at most."""
_ROLES = frozenset(("body", "standfirst"))


def lead_of(frame: Frame, language: Language) -> tuple[Sentence, Clause] | None:
    """The sentence and a clause that has its subject; None where a paragraph leads to nothing."""
    if len(frame.spans) != 1 or len(frame.text) > LONGEST_LEAD or frame.outer or frame.role not in _ROLES:
        return None
    if frame.text[-1:] != ".":
        return None
    line = tokens(frame, *frame.spans[0], language)
    end = len(line.words) - (line.words[-1] == ".")
    subject = main_subject(line, end)
    if subject is None or subject[1] >= end or not (has_name(line, subject) or line.lows[subject[0]] in ("he", "she")):
        return None
    return line, Clause((subject[1], subject[1] + 1), "report", "colon", subject)
