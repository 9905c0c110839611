"""Interviews whose questions are headings: whether headings ask somebody, and with whom a title says that one speaks.

An expert who answers seldom says `I`; but who asks them in headings addresses them, and no answer addresses the reader,
as the answers of a page of help do.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Sequence
from itertools import pairwise

from loccit.attribution.sentence.language import Language, given_names, interview_lines
from loccit.attribution.sentence.names import MENTION, read_name, sort_of
from loccit.attribution.texts.first_person import has_any
from loccit.model import Described, Passage

Step = tuple[str, Passage | None]
"""What is asked (`?`; a heading is no passage) or answered, in order."""

_FEW, _MANY = 2, 3
"""Headings that ask, and of them those that address somebody; questions in all."""
_ONE_IN = 3
"""One in so many answers addresses somebody at most, and one in so many is in the first person at least."""


def are_asked(steps: Sequence[Step], first: frozenset[str], second: frozenset[str], *, is_named: bool) -> bool:
    """Whether steps are questions to somebody and their answers, where some questions are headings. Where a title names
    with whom one speaks (`is_named`), no answer need be in the first person."""
    asked = [at for at, (kind, _) in enumerate(steps) if kind == "?"]
    if not asked:
        return False
    headings = sum(steps[at][1] is None for at in asked)
    rounds = pairwise([*asked, len(steps)])
    answers = [[one.text for _, one in steps[at + 1 : end] if one] for at, end in rounds if end > at + 1]
    if headings < _FEW or len(answers) < _MANY or 2 * len(answers) < len(asked):
        return False
    addressed = sum(any(has_any(words, second) for words in answer) for answer in answers)
    own = sum(any(has_any(words, first) for words in answer) for answer in answers)
    return _ONE_IN * addressed <= len(answers) and (is_named or _ONE_IN * own >= len(answers))


def companion(described: Described, language: Language) -> str | None:
    """The person with whom a title ends, beside an author: of `On tides, with Ada Lind` Ada Lind."""
    title = (described.title or "")[:_LONGEST]
    names = [name for found in _beside().finditer(title) if (name := _named(title[found.end() :], language))]
    found = names[-1] if names and described.authors else None
    return found if found not in described.authors else None


def _named(words: str, language: Language) -> str | None:
    """A person's full name that ends a title, or its part."""
    row = MENTION.match(words)
    if row is None or not _ENDS.match(words, row.end()):
        return None
    name = read_name(row.group(), language)
    is_person = len(name.words) > 1 and name.words[0].lower() in given_names() and not sort_of(name, language)
    return name.text if is_person else None


_LONGEST = 400
_ENDS = re.compile(r"\s*(?:[|•,.»”)]|[–—-]\s|\Z)")
"""What may stand behind the name: takes the end, ` | Skarne Mirror`, `, pilot`; leaves ` and the tides`."""


@functools.cache
def _beside() -> re.Pattern[str]:
    several = sorted(interview_lines()["beside"], key=len, reverse=True)
    return re.compile(rf"(?<!\w)(?:{'|'.join(re.escape(one) for one in several)})\s+", re.IGNORECASE)
